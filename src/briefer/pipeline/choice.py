"""Choices: what an edition is to be, from the command line down to the template."""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from briefer import bundled
from briefer.document.theme import Theme
from briefer.edition import Order
from briefer.errors import FileError, TemplateError, meant, said
from briefer.model.briefing import Choice
from briefer.model.language import Language
from briefer.model.release import COMMON
from briefer.model.template import template_id, theme_id
from briefer.model.text import primary
from briefer.pipeline.option import held, read_options
from briefer.store.file import Opened
from briefer.store.item import read_language
from briefer.store.library import Library
from briefer.store.memory import Memory
from briefer.store.place import shown
from briefer.value import dataclass, field, replace

_TAG = r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*"


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """An edition that is asked for; what is empty is settled by briefing, audience and template.

    `options` are texts as they were typed.
    """

    audience: str
    language: str = ""
    template: str = ""
    theme: str = ""
    page: str = ""
    options: Mapping[str, str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """What a request comes to: the order, the theme on its page, and what is out of the ordinary.

    `template` and `language` are empty where they are the audience's own; `unworded` are the labels
    that the language has no words for, which are in English.
    """

    order: Order
    theme: Theme
    template: str
    language: str
    unworded: tuple[str, ...] = ()


def requests(
    opened: Opened, audiences: Sequence[str], languages: Sequence[str], like: Request
) -> tuple[Request, ...]:
    """Return a request for each audience in each language; none named means all of the briefing.

    What else is asked for is that of `like`. Raises FileError for an audience that the briefing is
    not written for, or where it has none.
    """
    known = (*opened.briefing.audiences, COMMON)
    for audience in audiences:
        if audience not in known:
            raise FileError(
                said(
                    "The briefing is not written for the audience {audience}.",
                    audience=shown(audience),
                ),
                meant(audience, known, said("Its audiences are: {names}.", names=known)),
                path=opened.path,
            )
    wanted = audiences or opened.briefing.audiences
    if not wanted:
        raise FileError(
            "The briefing is written for no audience.",
            "Add one to it, or export the common text with -a common.",
            path=opened.path,
        )
    return tuple(
        replace(like, audience=audience, language=language)
        for audience in dict.fromkeys(wanted)
        for language in (tuple(dict.fromkeys(languages)) or ("",))
    )


def settle(opened: Opened, library: Library, request: Request) -> Settled:
    """Return what the request comes to. Raises BrieferError for what the library does not have."""
    briefing = opened.briefing
    choice = briefing.choices.get(request.audience, Choice())
    audience = library.audiences.read(request.audience)
    usual = template_id(choice, audience)
    template = library.templates.read(request.template or usual)
    manifest = template.manifest
    if manifest.partial:
        raise TemplateError(
            said("The template {template} is only there to be extended.", template=manifest.id),
            "Choose one of those that extend it.",
        )
    theme = library.themes.read(request.theme or theme_id(choice, audience, manifest))
    tag = _tag(request.language or audience.language)
    language, unworded = _language(library, tag)
    order = Order(
        audience=audience,
        tag=tag,
        language=language,
        template=template,
        yardsticks=library.yardsticks.sound(),
        picture=opened.pictures.get,
        memory=Memory("programs"),
        options=held(template, {**audience.options, **choice.options})
        | read_options(template, request.options),
        marking=choice.marking,
    )
    return Settled(
        order=order,
        theme=theme.on(request.page or choice.page or audience.page or theme.page.size),
        template="" if manifest.id == usual else manifest.id,
        language="" if tag == audience.language else tag,
        unworded=unworded,
    )


def _language(library: Library, tag: str) -> tuple[Language, tuple[str, ...]]:
    """Return the language of a tag, of its region where there is one, and the labels it lacks."""
    exact = tag in library.languages.ids()
    found = library.languages.read(tag if exact else primary(tag))
    english = _english()
    lacking = tuple(name for name in english if not found.labels.get(name))
    given = {name: text for name, text in found.labels.items() if text}
    return (replace(found, labels={**english, **given}) if lacking else found), lacking


@cache
def _english() -> Mapping[str, str]:
    path = bundled.asset("languages", "en.toml")
    return read_language(path.read_text(encoding="utf-8")).labels


def _tag(text: str) -> str:
    """Return the tag of a language (BCP 47 §2.1, without its rarer forms), fit for a file name."""
    if not re.fullmatch(_TAG, text):
        raise FileError(
            said("{text} is no language.", text=shown(text)), "Write it like ar or en-GB."
        )
    return text
