"""A template saved from a briefing: which pages it has, and what it begins with."""

from contextlib import suppress

from briefer.errors import BrieferError, TemplateError, said
from briefer.model.briefing import Choice
from briefer.model.record import IDENTIFIER, identifier
from briefer.model.release import COMMON
from briefer.model.skeleton import Keep, skeleton
from briefer.model.template import Manifest, Template, template_id
from briefer.model.text import Text
from briefer.store.file import Opened
from briefer.store.library import Library
from briefer.store.place import shown
from briefer.store.template import SavedTemplate
from briefer.value import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """What a new template is called, and the template whose pages it has.

    Without a title it has its id as one; without a template its pages are those of the first
    audience.
    """

    id: str
    title: str = ""
    extends: str = ""


def saved_template(opened: Opened, library: Library, keep: Keep, name: Name) -> SavedTemplate:
    """Return the template of what is kept of a briefing, newer than one of its id that is there.

    Raises TemplateError where the id is none or is that of a template that it would extend,
    BrieferError for a template that is not there.
    """
    pages = _pages(opened, library, name.extends)
    if not IDENTIFIER.fullmatch(name.id) or name.id in {t.manifest.id for t in pages.chain()}:
        raise TemplateError(
            said("The template cannot be called {name}.", name=shown(name.id)),
            "Its id has letters, digits, - and _, and is not that of the template it extends.",
        )
    like = pages.manifest
    return SavedTemplate(
        manifest=Manifest(
            id=name.id,
            title=Text(name.title or name.id),
            version=_next_version(library, name.id),
            extends=like.id,
            theme=like.theme,
            max_pages=like.max_pages,
            audiences=opened.briefing.audiences,
        ),
        skeleton=skeleton(opened.briefing, keep),
        pictures=opened.pictures,
    )


def _next_version(library: Library, template: str) -> int:
    with suppress(BrieferError):
        return library.templates.read(template).manifest.version + 1
    return 1


def fresh_id(title: str, opened: Opened, library: Library) -> str:
    """Return an id made from a title, which is not that of a template that has the pages."""
    slug = identifier(title) or "template"
    taken = {each.manifest.id for each in _pages(opened, library, "").chain()}
    return f"{slug}-2" if slug in taken else slug


def _pages(opened: Opened, library: Library, extends: str) -> Template:
    """Return the template with the pages; one that only keeps a briefing has those of another."""
    if extends:
        return library.templates.read(extends)
    briefing = opened.briefing
    first = briefing.audiences[0] if briefing.audiences else COMMON
    choice = briefing.choices.get(first, Choice())
    found = library.templates.read(template_id(choice, library.audiences.read(first)))
    while not found.text and found.parent is not None:
        found = found.parent
    return found
