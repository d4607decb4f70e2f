"""New briefings: what the manifest of a template begins with, and the sample."""

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Iterable
from typing import TypeVar
from uuid import uuid4

from briefer import bundled
from briefer.model.briefing import Briefing, Outlook, Section, Stakeholder
from briefer.model.passage import Passage
from briefer.model.template import Manifest, Template
from briefer.model.text import Text
from briefer.store.content import read_content, reading
from briefer.store.file import Opened
from briefer.store.pictures import NONE

T = TypeVar("T")

_BOTTOM_LINE = "The bottom line: what a reader has to know who reads nothing else."
_OUTLOOK = "What they are likely to do next, what that rests on, and what would change it."


def new_briefing(  # noqa: PLR0913 - each is the user's own choice
    template: Template,
    *,
    title: str,
    date: dt.date | None = None,
    language: str = "en",
    audiences: Iterable[str] = (),
    briefing_id: str = "",
) -> Briefing:
    """Return a briefing with the template's sections and prompts and nothing written in them.

    Without audiences it is for those of the template; without an id it gets one of its own.
    """
    sections = _nearest(template, lambda manifest: manifest.sections)
    names = _nearest(template, lambda manifest: manifest.stakeholders)
    stakeholders = [Stakeholder(id=each, name=Text(name)) for each, name in _slugs(names)]
    return Briefing(
        id=briefing_id or str(uuid4()),
        title=Text(title),
        date=date,
        language=language,
        audiences=tuple(audiences) or _nearest(template, lambda manifest: manifest.audiences),
        summary=(Passage(id="bottom-line", prompt=_BOTTOM_LINE),),
        stakeholders=tuple(stakeholders),
        sections=tuple(
            Section(
                id=f"section-{number}",
                kind=section.kind,
                heading=section.heading,
                passages=(Passage(id=f"passage-{number}", prompt=section.prompt),),
            )
            for number, section in enumerate(sections, 1)
        ),
        outlook_heading=Text("What comes next"),
        outlooks=tuple(
            Outlook(
                id=f"next-{number}",
                stakeholder=each.id,
                passages=(Passage(id=f"next-passage-{number}", prompt=_OUTLOOK),),
            )
            for number, each in enumerate(stakeholders, 1)
        ),
    )


def sample() -> Opened:
    """Return the sample with its pictures, as a briefing that was never saved."""
    folder = bundled.asset("sample")
    found = reading()
    briefing = read_content((folder / "content.json").read_bytes(), found)
    pictures = NONE
    for path in sorted((folder / "pictures").iterdir()):
        pictures = pictures.with_picture(path.read_bytes())
    return Opened(briefing=briefing, pictures=pictures, locked=tuple(found.reasons))


def _nearest(template: Template, wanted: Callable[[Manifest], tuple[T, ...]]) -> tuple[T, ...]:
    """Return what the template begins with, else what the one that it extends does."""
    found = wanted(template.manifest)
    return found if found or template.parent is None else _nearest(template.parent, wanted)


def _slugs(names: Iterable[str]) -> list[tuple[str, str]]:
    """Return an id for each name, all different."""
    found: dict[str, str] = {}
    for number, name in enumerate(names, 1):
        plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
        slug = re.sub("[^a-z0-9]+", "-", plain).strip("-")[:48] or "stakeholder"
        found[f"{slug}-{number}" if slug in found else slug] = name
    return list(found.items())
