"""The content that is set by all: realistic prose of 3,000 different words, by the page.

It is made as a briefing; the peers get the same words from the tree that the program compiles.
"""

import datetime as dt
import itertools
import random
from collections.abc import Iterator

from briefer.model.briefing import Briefing, Section
from briefer.model.edit import find, replaced, with_text
from briefer.model.marking import Marking
from briefer.model.passage import Passage, Prose, Table, TableColumn
from briefer.model.text import Text
from briefer.value import replace

WORDS = 3000
SECTIONS_A_PAGE = 1.25

_ONSETS = "b c d f g h l m n p r s t v w br cl dr fl gr pl pr sc sh st th".split()  # noqa: SIM905
_NUCLEI = ["a", "e", "i", "o", "u", "ai", "ea", "ee", "io", "ou"]
_CODAS = ["", "", "n", "r", "s", "t", "l", "nd", "nt", "st", "rm"]


def vocabulary(chance: random.Random) -> list[str]:
    """Return as many different words as the bench wants, short ones first, as in a language."""
    found: dict[str, None] = {}
    while len(found) < WORDS:
        syllables = chance.choice((1, 1, 2, 2, 2, 3, 3, 4))
        word = "".join(
            chance.choice(_ONSETS) + chance.choice(_NUCLEI) + chance.choice(_CODAS)
            for _ in range(syllables)
        )
        found[word] = None
    return sorted(found, key=len)


class Prattle:
    """Speaks sentences whose words are as uneven in number as those of a language (Zipf)."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.words = vocabulary(self.chance)
        weights = (1 / (rank + 20) for rank in range(WORDS))
        self.weights = list(itertools.accumulate(weights))

    def some(self, count: int) -> list[str]:
        return self.chance.choices(self.words, cum_weights=self.weights, k=count)

    def sentence(self) -> str:
        words = self.some(self.chance.randint(8, 22))
        at = self.chance.randrange(2, len(words) - 2)
        match self.chance.randrange(6):
            case 0:
                words[at] = f"**{words[at]} {words[at + 1]}**"
            case 1:
                words[at] = f"*{words[at]}*"
            case 2:
                words[at] = f"[{words[at]}](https://example.org/{words[at]})"
        words[0] = words[0].capitalize()
        return " ".join(words) + "."

    def paragraph(self) -> str:
        return " ".join(self.sentence() for _ in range(self.chance.randint(4, 7)))

    def note(self) -> str:
        return f"[^{' '.join(self.some(9))}]"

    def bullets(self) -> str:
        return "\n".join(f"- {' '.join(self.some(12))}" for _ in range(4))


def briefing(pages: int) -> Briefing:
    """Return a briefing whose assessment comes to about as many pages."""
    prattle = Prattle(7)
    sections = (
        Section(
            id=f"s{number}",
            kind="situation",
            heading=Text(" ".join(prattle.some(4)).capitalize()),
            passages=tuple(_passages(prattle, number)),
        )
        for number in range(round(pages * SECTIONS_A_PAGE))
    )
    return Briefing(
        id=f"bench-{pages}",
        title=Text("Bench"),
        reference=f"BENCH-{pages}",
        date=dt.date(2026, 1, 31),
        author=Text("Nobody"),
        marking=Marking(scheme="text", text="Unmarked"),
        sections=tuple(sections),
    )


def typed(briefing: Briefing, item: str, number: int) -> Briefing:
    """Return the briefing with one more letter, or a space, at the end of a passage."""
    passage = find(briefing, Passage, item)
    assert passage is not None
    text = passage.body.text
    body = replace(passage.body, text=with_text(text, text.default + " ab"[number % 3]))
    return replaced(briefing, passage, replace(passage, body=body))


def _passages(prattle: Prattle, number: int) -> Iterator[Passage]:
    texts = [prattle.paragraph() + prattle.note(), prattle.paragraph(), prattle.bullets()]
    for count, text in enumerate(texts):
        yield Passage(id=f"p{number}-{count}", body=Prose(text=Text(text)))
    if number % 3 == 0:
        yield Passage(id=f"t{number}", body=_table(prattle))


def _table(prattle: Prattle) -> Table:
    heads = [word.capitalize() for word in prattle.some(4)]
    return Table(
        caption=Text(" ".join(prattle.some(5)).capitalize()),
        columns=tuple(
            TableColumn(head=Text(head), align="end" if at else "start")
            for at, head in enumerate(heads)
        ),
        rows=tuple(
            (
                Text(" ".join(prattle.some(2))),
                *(Text(f"{prattle.chance.randint(1, 9999) / 10}") for _ in range(3)),
            )
            for _ in range(6)
        ),
    )
