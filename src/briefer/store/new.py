"""New briefings: what a template begins with, what follows an earlier one, and the sample."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar
from uuid import uuid4

from briefer import bundled
from briefer.errors import FileError, meant, said
from briefer.model.briefing import Briefing, Choice, Earlier, Outlook, Section, Stakeholder
from briefer.model.edit import replaced
from briefer.model.passage import Passage, Prose
from briefer.model.record import identifier
from briefer.model.skeleton import BOTTOM_LINE_PROMPT, OUTLOOK_PROMPT
from briefer.model.template import DEFAULT, Manifest, Template
from briefer.model.text import Text
from briefer.store.content import read_content, reading
from briefer.store.file import Opened
from briefer.store.library import Library
from briefer.store.pictures import NONE, Pictures
from briefer.store.place import shown
from briefer.value import replace

T = TypeVar("T")


def new_briefing(  # noqa: PLR0913 - each is the user's own choice
    template: Template,
    *,
    title: str,
    date: dt.date | None = None,
    language: str = "",
    audiences: Iterable[str] = (),
    briefing_id: str = "",
) -> Briefing:
    """Return a briefing that has what the template begins with, and prompts for what is missing.

    Without audiences or a language it has those of the template, without an id one of its own.
    Where the template is not the one that is usual, its editions are made from it.
    """
    kept = next((each.skeleton for each in template.chain() if each.skeleton), None)
    begun = replace(
        kept or _of_manifest(template),
        id=briefing_id or str(uuid4()),
        title=Text(title),
        date=date,
    )
    begun = replace(
        begun, language=language or begun.language, audiences=tuple(audiences) or begun.audiences
    )
    return _made_from(template.manifest.id, begun)


def _of_manifest(template: Template) -> Briefing:
    """Return a briefing with the sections and prompts that the manifest names."""
    sections = _nearest(template, lambda manifest: manifest.sections)
    names = _nearest(template, lambda manifest: manifest.stakeholders)
    stakeholders = [Stakeholder(id=each, name=Text(name)) for each, name in _slugs(names)]
    return Briefing(
        id="skeleton",
        audiences=_nearest(template, lambda manifest: manifest.audiences),
        summary=(Passage(id="bottom-line", prompt=BOTTOM_LINE_PROMPT),),
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
                passages=(Passage(id=f"next-passage-{number}", prompt=OUTLOOK_PROMPT),),
            )
            for number, each in enumerate(stakeholders, 1)
        ),
    )


def _made_from(template: str, briefing: Briefing) -> Briefing:
    if template == DEFAULT:
        return briefing
    usual = {each: Choice(template=template) for each in briefing.audiences}
    chosen = {
        each: choice if choice.template else replace(choice, template=template)
        for each, choice in briefing.choices.items()
    }
    return replace(briefing, choices=usual | chosen)


def begin(
    library: Library,
    template_id: str,
    *,
    title: str,
    date: dt.date | None = None,
    answers: Mapping[str, str] | None = None,
) -> Opened:
    """Return a briefing begun from a template, never saved, with its pictures.

    `answers` are texts in light markup by the ids of the passages that ask for them. Raises
    BrieferError for a template that is not there or broken, FileError for an unknown passage.
    """
    template = library.templates.read(template_id)
    briefing = new_briefing(template, title=title, date=date)
    pictures = NONE
    for each in template.chain():
        if each.skeleton:
            kept = Pictures(path=library.templates.path(each.manifest.id))
            for picture in briefing.pictures:
                if (raw := kept.get(picture.sha256)) is not None:
                    pictures = pictures.with_picture(raw)
            break
    return Opened(briefing=_answered(briefing, answers or {}), pictures=pictures)


def _answered(briefing: Briefing, answers: Mapping[str, str]) -> Briefing:
    asking = {each.id: each for each in briefing.passages() if each.prompt}
    for key, text in answers.items():
        if key not in asking:
            raise FileError(
                said("No passage {name} waits for a text.", name=shown(key)),
                meant(key, asking, said("There are: {names}.", names=tuple(asking))),
            )
        written = replace(asking[key], body=Prose(text=Text(text)))
        briefing = replaced(briefing, asking[key], written)
    return briefing


def next_briefing(
    earlier: Opened, *, date: dt.date | None, title: str = "", briefing_id: str = ""
) -> Opened:
    """Return the briefing that follows an earlier one, never saved, with all that it said.

    It has an id of its own, no reference and no cut-off. No indicator is checked yet, each
    judgement waits to be reviewed, and what was said last time is kept at hand. Without a title it
    has the earlier one. Raises FileError where the earlier one was opened read-only.
    """
    if earlier.locked:
        raise FileError(
            said("None can be begun from it. {reason}", reason=earlier.locked[0]),
            "Open it with the version of briefer that wrote it.",
            path=earlier.path,
        )
    then = replace(earlier.briefing, earlier=None, pins={})
    following = replace(
        earlier.briefing,
        id=briefing_id or str(uuid4()),
        title=Text(title) if title else then.title,
        reference="",
        date=date,
        cutoff=None,
        judgements=tuple(replace(each, review=True) for each in then.judgements),
        outlooks=tuple(
            replace(each, indicators=tuple(replace(i, checked=None) for i in each.indicators))
            for each in then.outlooks
        ),
        earlier=Earlier(then),
    )
    return Opened(briefing=following, pictures=earlier.pictures, pinned=earlier.pinned)


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
        slug = identifier(name) or "stakeholder"
        found[f"{slug}-{number}" if slug in found else slug] = name
    return list(found.items())
