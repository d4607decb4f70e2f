"""An article imported: read, placed by the rules, and begun as a briefing."""

import datetime as dt
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from briefer.article.draft import draft
from briefer.article.extract import Extract
from briefer.article.placement import Placement, Suggestion
from briefer.article.profile import Profile, from_tables, learned, tables
from briefer.article.reader import extract
from briefer.article.rules import place
from briefer.errors import ArticleError, BrieferError, reason, said
from briefer.store.file import Opened
from briefer.store.library import Library
from briefer.store.new import begin
from briefer.store.place import shown
from briefer.store.profile import read_profile, remove_profile, write_profile
from briefer.store.regular import open_regular
from briefer.value import dataclass, replace

LARGEST: Final = 20_000_000
"""The most bytes of an article."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """An article with what the rules made of it; `outlet` names whose corrections were used.

    `profile` holds those that changed something, `unaided` is what the rules make without them.
    """

    name: str
    extract: Extract
    placement: Placement
    outlet: str = ""
    profile: Profile | None = None
    unaided: Placement | None = None

    @property
    def forgotten(self) -> "Imported":
        """Return the article as the rules alone place it."""
        if self.unaided is None:
            return self
        return replace(self, placement=self.unaided, profile=None, unaided=None)


def read_article(path: Path) -> bytes:
    """Return the bytes of a file. Raises ArticleError where it cannot be read or is too large."""
    try:
        with open_regular(path) as file:
            data = file.read(LARGEST + 1)
    except OSError as fault:
        raise ArticleError(
            said(
                "{name} could not be read: {reason}.", name=shown(path.name), reason=reason(fault)
            ),
            "Choose another file.",
            path=path,
        ) from fault
    except BrieferError as fault:
        raise ArticleError(fault.message, fault.hint, path=path) from fault
    if len(data) > LARGEST:
        raise ArticleError(
            said("{name} is larger than {most} MB.", name=shown(path.name), most=LARGEST // 10**6),
            "Import the part of it that is the article.",
            path=path,
        )
    return data


def imported(data: bytes, name: str = "", *, outlet: str = "") -> Imported:
    """Return an article, placed by the rules and by what was corrected in its outlet before.

    Without an outlet that is the publisher that it names. Raises ArticleError.
    """
    return placed(extract(data, name), name, outlet=outlet)


def placed(article: Extract, name: str = "", *, outlet: str = "") -> Imported:
    """Return what the rules make of an article that was read."""
    unaided = place(article)
    made = Imported(
        name=name, extract=article, placement=unaided, outlet=outlet or unaided.publisher
    )
    profile = kept_corrections(made.outlet) if made.outlet else None
    if not profile:
        return made
    placement = place(article, profile)
    used = profile.used(article, placement)
    return replace(made, placement=placement, profile=used, unaided=unaided) if used else made


def begun(  # noqa: PLR0913 - each is the user's own choice
    library: Library,
    article: Imported,
    *,
    date: dt.date | None,
    title: str = "",
    template: str = "assessment",
    suggestions: Iterable[Suggestion] = (),
) -> Opened:
    """Return the draft of an article as a briefing that was never saved.

    Without a title it has that of the article, else its name. Raises BrieferError for a template
    that is not there or broken.
    """
    opened = begin(library, template, title=title, date=date)
    words = {tag: each.labels for tag, each in library.languages.sound().items() if "-" not in tag}
    briefing = draft(
        article.extract, article.placement, opened.briefing, words, suggestions=suggestions
    )
    if not briefing.title:
        named = replace(briefing.title, default=Path(article.name).stem)
        briefing = replace(briefing, title=named)
    return replace(opened, briefing=briefing)


def kept_corrections(outlet: str) -> Profile | None:
    """Return all that was kept for an outlet, None where nothing was."""
    return from_tables(outlet, read_profile(outlet))


def keep_corrections(article: Imported, after: Placement, outlet: str = "") -> Profile:
    """Keep what the corrections of an article teach for its outlet, and return all that it knows.

    Raises FileError where it cannot be written.
    """
    outlet = outlet or article.outlet or after.publisher
    profile = replace(learned(article.extract, article.placement, after), outlet=outlet)
    known = kept_corrections(outlet)
    profile = profile.over(known) if known else profile
    if profile:
        write_profile(outlet, tables(profile))
    return profile


def forget_corrections(outlet: str) -> None:
    """Forget all that was kept for an outlet. Raises FileError."""
    remove_profile(outlet)
