"""Which editions may be exported, and what their files will be called; it knows no widget."""

from collections.abc import Iterator, Sequence

from briefer.errors import BrieferError
from briefer.gui.language import in_itself, in_language, told
from briefer.model.release import COMMON
from briefer.model.text import Reading
from briefer.pipeline import Request
from briefer.pipeline.choice import settle
from briefer.pipeline.filename import filename, stem
from briefer.store.file import Opened
from briefer.store.library import Library
from briefer.value import dataclass
from briefer.writers import FORMATS

OFFERED = ("pdf", "docx", "html", "md", "txt")
"""The formats that are for readers; the markup of the tree is for those who write templates."""

Tick = tuple[str, str, str]
"""An audience, a language (empty: its own) and a format."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """An audience in a language; `language` is empty for its own, `fault` says why it cannot be."""

    audience: str
    name: str
    language: str = ""
    language_name: str = ""
    fault: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """An edition that is ordered, with its formats."""

    request: Request
    formats: tuple[str, ...]


def editions(opened: Opened, library: Library) -> tuple[Edition, ...]:
    """Return the audiences of the briefing, each in its languages, and the common text last."""
    audiences = (*(each for each in opened.briefing.audiences if each != COMMON), COMMON)
    return tuple(edition for each in audiences for edition in _editions(each, library))


def _editions(audience_id: str, library: Library) -> Iterator[Edition]:
    try:
        audience = library.audiences.read(audience_id)
    except BrieferError as fault:
        yield Edition(audience=audience_id, name=audience_id, fault=told(fault.message))
        return
    for tag in ("", *audience.languages):
        spoken = tag or audience.language
        yield Edition(
            audience=audience_id,
            name=in_language(audience.name),
            language=tag,
            language_name=in_itself(spoken, library.languages.sound()),
        )


def usual(shown: tuple[Edition, ...]) -> frozenset[Tick]:
    """Return what is ticked where nothing is remembered: each audience's own, as PDF and Word."""
    return frozenset(
        (each.audience, "", name)
        for each in shown
        if not each.language and not each.fault and each.audience != COMMON
        for name in ("pdf", "docx")
    )


def orders(shown: Sequence[Edition], ticks: frozenset[Tick], template: str) -> tuple[Order, ...]:
    """Return the editions that are ticked, in their order; without a template each has its own."""
    found = []
    for each in shown:
        formats = tuple(f for f in OFFERED if (each.audience, each.language, f) in ticks)
        if formats and not each.fault:
            request = Request(audience=each.audience, language=each.language, template=template)
            found.append(Order(request=request, formats=formats))
    return tuple(found)


def names(opened: Opened, library: Library, order: Order) -> tuple[str, ...]:
    """Return what the files will be called, by the title as it is before the template has it.

    Raises BrieferError where the library lacks what is asked for.
    """
    settled = settle(opened, library, order.request)
    audience, briefing = settled.order.audience, opened.briefing
    reading = Reading(audience.id, settled.order.tag, audience.language, briefing.language)
    first = stem(briefing.reference, briefing.title.choose(reading).text)
    return tuple(
        filename(first, audience.id, settled.template, settled.language, name)
        for name in order.formats
    )


def counted(ordered: Sequence[Order]) -> int:
    """Return how many files that is."""
    return sum(len(each.formats) for each in ordered)


def needs_pages(order: Order) -> bool:
    """Return whether a format of the edition needs its pages."""
    return any(FORMATS[name].needs_pages for name in order.formats)
