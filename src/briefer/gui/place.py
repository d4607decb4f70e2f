"""Where things stand in a briefing, in a few words: titles of its parts, first words of items."""

import re

from PySide6.QtCore import QCoreApplication

from briefer.document.prose import parse
from briefer.document.walk import lines, plain
from briefer.gui.session import ALL_TEXTS
from briefer.model.briefing import (
    Briefing,
    Indicator,
    Outlook,
    Picture,
    Scenario,
    Section,
    Source,
    Stakeholder,
)
from briefer.model.difference import Change, differences, differs_itself
from briefer.model.edit import Item, items, parts_with
from briefer.model.judgement import Judgement
from briefer.model.passage import Chart, Figure, Passage, Prose, Table
from briefer.model.search import Hit, Path
from briefer.model.text import Reading, Text
from briefer.model.variant import Variant
from briefer.value import replace

_LONGEST = 120
_CITATION = re.compile(r"(?<!\\)\[@([^\]\s]+)\]")


PARTS = ("about", "summary", "outlooks", "judgements", "sources")
"""What of a briefing is no item and can be shown."""


def part_of(briefing: Briefing, item: str) -> str:
    """Return the section, outlook or part that an item is or is in, empty where there is none."""
    if item in PARTS:
        return item
    for part in parts_with(briefing, item):
        match part:
            case Section() | Outlook():
                return part.id
            case Passage():
                return "summary"
            case Judgement():
                return "judgements"
            case Source():
                return "sources"
    return ""


def leading_to(briefing: Briefing, reading: Reading, hit: Hit) -> dict[str, str]:
    """Return what `Session.show` is to show so that the text of a hit is there to be edited."""
    choice = {"item": shown_item(briefing, hit.written.item, hit.written.path)}
    text = hit.written.text
    if hit.audience:
        return choice | {"audience": hit.audience, "language": hit.language}
    if Variant("", hit.language).of(text) != text.choose(reading).text:
        return choice | {"audience": ALL_TEXTS, "language": hit.language}
    return choice


def shown_item(briefing: Briefing, item: Item | Briefing, path: Path = ()) -> str:
    """Return what `Session.show` calls an item, or the part with a text of the briefing itself."""
    match item:
        case Briefing():
            return "outlooks" if path[:1] == ("outlook_heading",) else "about"
        case Stakeholder(id=identity):
            named = (each.id for each in briefing.outlooks if each.stakeholder == identity)
            return next(named, "outlooks")
        case Picture():
            return "outlooks"
        case _:
            return item.id


def changed_item(old: Briefing, new: Briefing) -> str:
    """Return what to show of a change that is of no text: what came, differs, or held what went.

    Empty where there is nothing to see in the editors, as when items were moved.
    """
    found = differences(old, new)
    for each in found:
        if each.change != Change.REMOVED:
            return shown_item(new, each.item)
    for each in found:
        part = part_of(old, each.item.id)
        if part_of(new, part):
            return part
    as_new = replace(old, audiences=new.audiences, choices=new.choices, pins=new.pins)
    return "about" if differs_itself(as_new, new) else ""


def part_name(part: str) -> str:
    """Return the name of a part that is no item, as `Shown.item` has it."""
    translate = QCoreApplication.translate
    return {
        "about": translate("Place", "Title page"),
        "summary": translate("Place", "Bottom line"),
        "outlooks": translate("Place", "What comes next"),
        "judgements": translate("Place", "Judgements"),
        "sources": translate("Place", "Sources"),
    }[part]


def stakeholder_name(briefing: Briefing, outlook: Outlook, reading: Reading) -> str:
    """Return the name of the stakeholder of an outlook."""
    for each in briefing.stakeholders:
        if each.id == outlook.stakeholder:
            return each.name.choose(reading).text or each.id
    return outlook.stakeholder


def section_name(section: Section, reading: Reading) -> str:
    """Return the heading of a section, its kind where it has none."""
    return section.heading.choose(reading).text or section.kind


def item_kind(item: Item) -> str:
    """Return what the user calls such an item."""
    translate = QCoreApplication.translate
    return {
        "Section": translate("Place", "section"),
        "Outlook": translate("Place", "what comes next"),
        "Passage": translate("Place", "passage"),
        "Judgement": translate("Place", "judgement"),
        "Scenario": translate("Place", "scenario"),
        "Indicator": translate("Place", "indicator"),
        "Source": translate("Place", "source"),
        "Picture": translate("Place", "picture"),
        "Stakeholder": translate("Place", "stakeholder"),
    }[type(item).__name__]


def holder_name(briefing: Briefing, item: Item | Briefing, reading: Reading) -> str:
    """Return the name of the part that an item is in, or is; "Title page" for the briefing."""
    for section in briefing.sections:
        if item is section or any(item is each for each in section.passages):
            return section_name(section, reading)
    for outlook in briefing.outlooks:
        if item is outlook or any(item is each for each in items(outlook)):
            return stakeholder_name(briefing, outlook, reading)
    parts = {
        "Passage": "summary",
        "Judgement": "judgements",
        "Source": "sources",
        "Stakeholder": "outlooks",
    }
    return part_name(parts.get(type(item).__name__, "about"))


def item_name(briefing: Briefing, item: Item, reading: Reading) -> str:
    """Return what tells an item from others: its name, else its first words."""
    match item:
        case Section():
            return section_name(item, reading)
        case Outlook():
            return stakeholder_name(briefing, item, reading)
        case Stakeholder():
            return item.name.choose(reading).text or item.id
        case _:
            return first_words(briefing, item, reading)


def first_words(briefing: Briefing, item: Item, reading: Reading) -> str:
    """Return the beginning of an item as it is read; a prompt where nothing is written."""
    texts = [each for text in _texts(item) if (each := text.choose(reading).text.strip())]
    if texts:
        return _cut(plain_words(briefing, texts[0][: 4 * _LONGEST]))
    if isinstance(item, Passage) and item.prompt:
        return _cut(item.prompt)
    return QCoreApplication.translate("Place", "Nothing is written yet")


def _cut(words: str) -> str:
    """Return the words, after the last that fits an ellipsis where there are more."""
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST].rpartition(' ')[0]}…"


def _texts(item: Item) -> tuple[Text, ...]:
    match item:
        case Passage(body=Prose(text=text)):
            return (text,)
        case Passage(body=Table(caption=caption, columns=columns)):
            return (caption, *(each.head for each in columns))
        case Passage(body=Figure(caption=caption, alt=alt) | Chart(caption=caption, alt=alt)):
            return (caption, alt)
        case Judgement(statement=text) | Indicator(statement=text):
            return (text,)
        case Scenario(name=first, description=next_) | Source(title=first, descriptor=next_):
            return (first, next_)
        case _:
            return ()


def plain_words(briefing: Briefing, markup: str) -> str:
    """Return light markup as one line without its marks; a source that is cited as its number."""
    numbers = {each.id: number for number, each in enumerate(briefing.sources, 1)}
    numbered = _CITATION.sub(lambda found: rf"\[{numbers.get(found[1], '?')}\]", markup)
    words = (plain(each) for block in parse(numbered) for each in lines(block))
    return " ".join(" ".join(words).split())
