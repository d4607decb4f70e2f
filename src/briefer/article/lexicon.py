"""The words of a language that the rules for articles go by: a data file for each language.

It knows words, names and how they are found in a text; it does not know what they mean for a
paragraph. A word is a run of letters and digits; words are compared without regard to accents,
vowel signs, forms of hamza, and small or large letters.
"""

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any, Final, Literal, NamedTuple

from briefer import bundled
from briefer.value import dataclass

LANGUAGES: Final = ("en", "de", "fr", "ar")

Sort = Literal["state", "alliance", "market", "body"]

_TABLES: Final[Mapping[str, Sort]] = {
    "states": "state",
    "alliances": "alliance",
    "bodies": "body",
    "groups": "body",
    "markets": "market",
}
_COMMON: Final = ("groups", "markets")
"""The tables of names that need no capital letter."""

_KEPT: Final = 1 << 14
"""For so many words what may begin with them is kept."""

_SIGNS: Final = "\u0300-\u036f\u0640\u064b-\u065f\u0670\u00ad"
_WORD: Final = re.compile(rf"(?:[^\W\d_]\.)+[^\W\d_](?!\w)\.?|[^\W_](?:[^\W_]|[{_SIGNS}])*")
_PART: Final = re.compile(r"([^\s*'\u2019\-/.,&]+)(\*?)")
_ALIKE: Final = str.maketrans("أإآٱىةؤئ", "ااااي" + "هوي", "\u0640\u00ad.")


class Word(NamedTuple):
    """A word of a text, folded, and where it stands."""

    folded: str
    start: int
    end: int


@lru_cache(maxsize=1 << 16)
def fold(word: str) -> str:
    """Return a word as words are compared."""
    composed = unicodedata.normalize("NFC", word).translate(_ALIKE)
    apart = unicodedata.normalize("NFKD", composed)
    return "".join(each for each in apart if not unicodedata.combining(each)).casefold()


@lru_cache(maxsize=64)
def words(text: str) -> Sequence[Word]:
    """Return the words of a text; the rules ask for those of one line again and again."""
    return tuple(Word(fold(m[0]), m.start(), m.end()) for m in _WORD.finditer(text))


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """One who may be a stakeholder; `id` is the same in all languages."""

    id: str
    name: str
    aliases: tuple[str, ...]
    kind: Sort


class Named(NamedTuple):
    """An actor that a text names, and which of its words do."""

    actor: Actor
    first: int
    after: int


class Phrases:
    """Phrases that are found in texts, each with a value; "*" at a word's end is for any ending."""

    def __init__(
        self, phrases: Iterable[tuple[str, str]], prefixes: Sequence[Sequence[str]] = ()
    ) -> None:
        self._prefixes = prefixes
        self._by_first: dict[str, tuple[tuple[tuple[str, ...], str], ...]] = {}
        self._stems: dict[str, tuple[tuple[tuple[str, ...], str], ...]] = {}
        for phrase, value in phrases:
            found = _PART.finditer(phrase)
            self._add(tuple(fold(each[1]) + each[2] for each in found), value)
        self._sizes = sorted({*map(len, self._stems)})
        self._rows = lru_cache(maxsize=_KEPT)(self._rows_of)

    def _add(self, parts: tuple[str, ...], value: str) -> None:
        if not parts:
            return
        first, rest = parts[0], parts[1:]
        table = self._stems if first.endswith("*") else self._by_first
        key = first.rstrip("*")
        table[key] = (*table.get(key, ()), (rest, value))

    def at(self, found: Sequence[Word], index: int) -> tuple[int, str] | None:
        """Return how many words the longest phrase at an index has, and its value."""
        best: tuple[int, str] | None = None
        for rest, value in self._rows(found[index].folded):
            size = len(rest) + 1
            if (best is None or size > best[0]) and _fits(rest, found, index + 1):
                best = size, value
        return best

    def _rows_of(self, word: str) -> tuple[tuple[tuple[str, ...], str], ...]:
        """Return the phrases that may begin with a word: their other words, and their values."""
        rows = self._by_first.get(word, ())
        for prefix, instead in self._prefixes:
            if word.startswith(prefix) and len(word) > len(prefix) + 2:
                rows = (*rows, *self._by_first.get(instead + word[len(prefix) :], ()))
        for size in self._sizes:
            rows = (*rows, *self._stems.get(word[:size], ())) if size <= len(word) else rows
        return rows

    def starts(self, found: Sequence[Word]) -> int:
        """Return how many words the longest phrase has with which the text begins, 0 for none."""
        best = self.at(found, 0) if found else None
        return best[0] if best else 0

    def search(self, found: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
        """Yield where phrases are: the first word, how many there are, and the value."""
        index = 0
        rows = self._rows
        while index < len(found):
            best = self.at(found, index) if rows(found[index].folded) else None
            if best:
                yield index, best[0], best[1]
            index += best[0] if best else 1


def _fits(rest: Sequence[str], found: Sequence[Word], index: int) -> bool:
    if index + len(rest) > len(found):
        return False
    for at, part in enumerate(rest, index):
        word = found[at].folded
        if word != part and not (part[-1] == "*" and word.startswith(part[:-1])):
            return False
    return True


class Lexicon:
    """The words of one language; its tables are those of the file."""

    def __init__(self, tag: str) -> None:
        path = bundled.asset("lexicons", f"{tag}.toml")
        self.tag = tag
        self.tables: Mapping[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
        self.stop_words = frozenset(map(fold, self.tables["stop_words"]))
        self._prefixes: Sequence[Sequence[str]] = self.tables["prefixes"]
        self._suffixes: Sequence[str] = self.tables["suffixes"]
        self._phrases: dict[str, Phrases] = {}
        self._actors: dict[str, list[tuple[tuple[str, ...], str, Actor]]] = {}
        for table, kind in _TABLES.items():
            for key, aliases in self.tables[table].items():
                actor = Actor(id=key, name=aliases[0], aliases=tuple(aliases), kind=kind)
                self._add(actor, is_proper=table not in _COMMON)
        for rows in self._actors.values():
            rows.sort(key=lambda row: -len(row[0]))
        self._rows = lru_cache(maxsize=_KEPT)(self._rows_of)

    def _add(self, actor: Actor, *, is_proper: bool) -> None:
        for alias in map(self.bare, actor.aliases):
            parts = tuple(each.folded for each in words(alias))
            if parts:
                row = parts[1:], alias if is_proper else alias.lower(), actor
                self._actors.setdefault(parts[0], []).append(row)

    def of(self, path: str) -> Any:
        """Return what stands at a dotted path of the file."""
        value: Any = self.tables
        for key in path.split("."):
            value = value[key]
        return value

    def phrases(self, path: str) -> Phrases:
        """Return the phrases of a list of the file, or of a table of lists with their keys."""
        if path not in self._phrases:
            found = self.of(path)
            table = found if isinstance(found, dict) else {path: found}
            pairs = ((phrase, key) for key, listed in table.items() for phrase in listed)
            self._phrases[path] = Phrases(pairs, self._prefixes)
        return self._phrases[path]

    def bare(self, name: str) -> str:
        """Return a name without the article before it."""
        name = name.strip()
        for article in self.tables["articles"]:
            size = len(article)
            is_glued = article.endswith("'")
            head = name[:size].replace("\u2019", "'").casefold()
            if head == article and (is_glued or name[size : size + 1].isspace()):
                return name[size:].strip()
        return name

    def actors(self, text: str, found: Sequence[Word] | None = None) -> list[Named]:
        """Return the actors that a text names, in order."""
        found = words(text) if found is None else found
        is_loud = text.isupper()
        named = []
        index = 0
        rows = self._rows
        while index < len(found):
            is_any = rows(found[index].folded)
            best = self._actor_at(text, found, index, is_loud=is_loud) if is_any else None
            if best:
                named.append(best)
            index = best.after if best else index + 1
        return named

    def actor(self, text: str) -> Actor | None:
        """Return the actor whose name the whole text is, None where there is none."""
        text = self.bare(text)
        found = words(text)
        if not found:
            return None
        best = self._actor_at(text, found, 0, is_loud=False)
        return best.actor if best and best.after == len(found) else None

    def _actor_at(
        self, text: str, found: Sequence[Word], index: int, *, is_loud: bool
    ) -> Named | None:
        for rest, alias, actor in self._rows(found[index].folded):
            after = index + 1 + len(rest)
            if self._continues(rest, found[index + 1 : after]):
                named = text[found[index].start : found[after - 1].end]
                if self._is_cased(named, alias, is_loud=is_loud):
                    return Named(actor, index, after)
        return None

    def _rows_of(self, word: str) -> tuple[tuple[tuple[str, ...], str, Actor], ...]:
        """Return the names that may begin with a word: their other words, as written, and whose."""
        firsts = self._variants(word)
        return tuple(row for first in firsts for row in self._actors.get(first, ()))

    def _continues(self, rest: Sequence[str], after: Sequence[Word]) -> bool:
        if len(rest) != len(after):
            return False
        for part, word in zip(rest, after, strict=True):
            is_alike = word.folded == part or word.folded.startswith(part)
            if not (is_alike and part in self._endings(word.folded)):
                return False
        return True

    def _is_cased(self, named: str, alias: str, *, is_loud: bool) -> bool:
        """Return whether names in capitals stand in capitals: "WHO", not "who"."""
        if is_loud:
            return fold(named) not in self.stop_words
        if alias.isupper() and len(alias) <= 6:
            return named.isupper()
        return not alias[0].isupper() or not named[0].islower()

    def _variants(self, word: str) -> list[str]:
        """Return a word, and without what a language glues to its start and its end."""
        found = self._endings(word)
        for prefix, instead in self._prefixes:
            if word.startswith(prefix) and len(word) > len(prefix) + 1:
                found += self._variants(instead + word[len(prefix) :])
        return found

    def _endings(self, word: str) -> list[str]:
        cut = [-len(each) for each in self._suffixes if word.endswith(each) and len(word) > 4]
        return [word, *(word[:size] for size in cut)]


@cache
def lexicon(language: str) -> Lexicon:
    """Return the lexicon of a language by its tag, the English one where there is none."""
    primary = language.lower().partition("-")[0]
    return Lexicon(primary if primary in LANGUAGES else "en")


def known(name: str, language: str) -> Actor | None:
    """Return the actor that is called so in a language, None where nobody is."""
    return lexicon(language).actor(name)
