"""Search in everything that is printed: the texts of all audiences and languages.

Some fields hold light markup. There a word is found as it is read, whether or not its signs are
escaped, and citations and addresses are never touched; what takes its place is escaped.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import takewhile
from typing import Any, Final, cast

from briefer.model.briefing import Briefing
from briefer.model.edit import Item, find, replaced, with_text
from briefer.model.passage import Chart, Figure, Table
from briefer.model.record import Record
from briefer.model.text import Text
from briefer.value import dataclass, fields, replace

Path = tuple[str | int, ...]
"""Names of fields and places in lists that lead from an item to a text in it."""

_PLAIN: Final = frozenset(
    {
        "title",
        "subtitle",
        "outlook_heading",
        "heading",
        "name",
        "horizon",
        "baseline",
        "descriptor",
        "alt",
        "unit",
        "categories",
        "series",
    }
)
_SPECIAL: Final = re.compile(r"[\\*\[\]]")
_QUOTES: Final = {"'": "['‘’‚]", '"': '["“”„«»]'}  # noqa: RUF001 - as they are printed
_TARGET: Final = re.compile(r"(?<!\\)\[@[^\]\s]*\]|(?<=\])\((?:\\.|[^()\\])*\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A text with where it stands: in an item, or in the briefing itself."""

    item: Item | Briefing
    path: Path
    text: Text

    @property
    def is_markup(self) -> bool:
        """Return whether it is in light markup."""
        return not any(step in _PLAIN for step in self.path)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A place of the words: in which text, which of its variants, from where to where."""

    written: Written
    audience: str
    language: str
    value: str
    start: int
    end: int


def texts(briefing: Briefing) -> Iterator[Written]:
    """Yield every text, those of the briefing itself first, each item's before those in it."""
    yield from _texts(briefing, (), briefing)


def _texts(item: Item | Briefing, path: Path, value: Any) -> Iterator[Written]:
    match value:
        case Text():
            yield Written(item=item, path=path, text=value)
        case tuple():
            for at, each in enumerate(value):
                if hasattr(each, "id"):
                    yield from _texts(cast("Item", each), (), each)
                elif isinstance(each, Text | Record | tuple):
                    yield from _texts(item, (*path, at), each)
        case Record():
            for name in _names(value):
                yield from _texts(item, (*path, name), getattr(value, name))


def _names(record: Record) -> Iterable[str]:
    """Return the fields in the order in which a reader meets them."""
    names = [each.name for each in fields(record) if each.name not in ("id", "extra", "choices")]
    if isinstance(record, Table | Figure | Chart):
        return sorted(names, key=lambda name: name in ("note", "alt"))
    return names


def variants(text: Text) -> Iterator[tuple[str, str, str]]:
    """Yield audience, language and text; both are empty for the default."""
    yield "", "", text.default
    yield from ((audience, "", value) for audience, value in text.audiences.items())
    yield from (("", language, value) for language, value in text.languages.items())
    yield from ((*key, value) for key, value in text.both.items())


def find_words(
    briefing: Briefing, words: str, *, match_case: bool = False, whole: bool = False
) -> tuple[Hit, ...]:
    """Return every place of the words; none for no words, or white space alone."""
    if not words.strip():
        return ()
    flags = 0 if match_case else re.IGNORECASE
    plain, marked = (
        re.compile(rf"(?<!\w){each}(?!\w)" if whole else each, flags)
        for each in (_pattern(words, ""), _pattern(words, r"\\?"))
    )
    return tuple(
        Hit(
            written=written,
            audience=audience,
            language=language,
            value=value,
            start=start,
            end=end,
        )
        for written in texts(briefing)
        for audience, language, value in variants(written.text)
        for start, end in (_marked(marked, value) if written.is_markup else _spans(plain, value))
    )


def _spans(pattern: re.Pattern[str], value: str) -> list[tuple[int, int]]:
    return [found.span() for found in pattern.finditer(value)]


def _marked(pattern: re.Pattern[str], value: str) -> list[tuple[int, int]]:
    """Return where the words are in light markup, without citations and addresses."""
    found = _spans(pattern, value)
    targets = _spans(_TARGET, value) if found else []
    return [(a, b) for a, b in found if not any(c < b and a < d for c, d in targets)]


def _pattern(words: str, before_special: str) -> str:
    """Return the pattern of words, in which any white space is the same as any other.

    A straight quote stands for the printed ones, too, which no key types.
    """
    parts = [
        (before_special if _SPECIAL.match(sign) else "") + (_QUOTES.get(sign) or re.escape(sign))
        for sign in re.sub(r"\s+", " ", words)
    ]
    return "".join(r"\s+" if part == r"\ " else part for part in parts)


def stands(hit: Hit, words: str, *, match_case: bool = True) -> bool:
    """Return whether the words that would take the place of a hit stand there already.

    Without `match_case` those around the hit may be in another case, as where they begin a
    sentence; the hit itself may not: its case is what may be meant to change.
    """
    wanted = _escaped(hit, words)
    for start in range(max(hit.end - len(wanted), 0), hit.start + 1):
        found = hit.value[start : start + len(wanted)]
        is_same = found == wanted or (not match_case and found.casefold() == wanted.casefold())
        if is_same and wanted.startswith(hit.value[hit.start : hit.end], hit.start - start):
            return bool(wanted)
    return False


def substituted(briefing: Briefing, hits: Iterable[Hit], words: str) -> Briefing:
    """Return the briefing with other words in the place of each hit."""
    grouped: dict[tuple[int, Path], list[Hit]] = {}
    for hit in hits:
        grouped.setdefault((id(hit.written.item), hit.written.path), []).append(hit)
    for (_, path), found in grouped.items():
        briefing = _with(briefing, found[0].written.item, path, _text(found, words))
    return briefing


def _with(briefing: Briefing, item: Item | Briefing, path: Path, text: Text) -> Briefing:
    if isinstance(item, Briefing):
        return cast("Briefing", _put(briefing, path, text))
    now = find(briefing, type(item), item.id)
    assert now is not None, "the hits are of this briefing"
    return replaced(briefing, now, _put(now, path, text))


def _text(hits: list[Hit], words: str) -> Text:
    """Return the text that all the hits are in, with other words in their places."""
    text = hits[0].written.text
    escaped = _escaped(hits[0], words)
    values = {(hit.audience, hit.language): hit.value for hit in hits}
    for hit in sorted(hits, key=lambda hit: hit.start, reverse=True):
        key = hit.audience, hit.language
        values[key] = values[key][: hit.start] + escaped + values[key][hit.end :]
    for (audience, language), value in values.items():
        text = with_text(text, value, audience, language)
    return text


def first_difference(old: Briefing, new: Briefing) -> Hit | None:
    """Return the place behind what differs in the first text that does, as a hit of no words.

    None where texts were only added, removed or moved with their items.
    """
    before = {_key(written): written.text for written in texts(old)}
    for written in texts(new):
        was = before.get(_key(written), written.text)
        if was != written.text:
            return _difference(was, written)
    return None


def _key(written: Written) -> tuple[object, ...]:
    return type(written.item), written.item.id, written.path


def _difference(was: Text, written: Written) -> Hit:
    """Return the place in the first variant that differs; one that is gone reads as the default."""
    values = {(audience, tag): value for audience, tag, value in variants(written.text)}
    earlier = {(audience, tag): value for audience, tag, value in variants(was)}
    keys = (*values, *earlier)
    audience, language = next(key for key in keys if values.get(key) != earlier.get(key))
    value = values.get((audience, language), written.text.default)
    at = len(value) - _same_at_end(earlier.get((audience, language), ""), value)
    return Hit(written=written, audience=audience, language=language, value=value, start=at, end=at)


def _same_at_end(one: str, other: str) -> int:
    pairs = zip(reversed(one), reversed(other), strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _escaped(hit: Hit, words: str) -> str:
    """Return words as the text of a hit has them: in light markup its signs are escaped."""
    return _SPECIAL.sub(r"\\\g<0>", words) if hit.written.is_markup else words


def _put(record: Any, path: Path, text: Text) -> Any:
    if not path:
        return text
    step, *rest = path
    if isinstance(step, int):
        return (*record[:step], _put(record[step], tuple(rest), text), *record[step + 1 :])
    return replace(record, **{step: _put(getattr(record, step), tuple(rest), text)})


def citing(briefing: Briefing, source: str) -> tuple[Item | Briefing, ...]:
    """Return the items that cite a source or were taken from it, each once."""
    mark = re.compile(rf"(?<!\\)\[@{re.escape(source)}\]")
    found: dict[int, Item | Briefing] = {}
    for written in texts(briefing):
        if written.is_markup and any(mark.search(each) for each in written.text.all_texts()):
            found[id(written.item)] = written.item
    for passage in briefing.passages():
        if passage.origin and passage.origin.source == source:
            found[id(passage)] = passage
    return tuple(found.values())
