"""Checking: an edition compiled and laid out, with its problems told by their places."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from briefer.document.theme import Theme, dressed
from briefer.document.tree import Chart, Document, Figure
from briefer.document.walk import blocks
from briefer.edition import Place, compile_edition
from briefer.errors import Problem, Severity, Tag, said, warning
from briefer.pipeline.choice import Request, Settled, settle
from briefer.pipeline.filename import stem
from briefer.store.file import Opened
from briefer.store.installed import called
from briefer.store.library import Library
from briefer.store.logo import logo_of
from briefer.typeset import Standing, typeset
from briefer.value import dataclass, replace

if TYPE_CHECKING:
    from briefer.typeset.page import Typeset


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """An edition that is ready to be written, where no error problem keeps it from that.

    `pages` is None where it was not laid out. `template` and `language` are empty where they are
    the audience's own.
    """

    request: Request
    theme: Theme
    document: Document | None
    pages: "Typeset | None"
    problems: tuple[Problem, ...]
    places: Mapping[str, Place]
    stem: str
    template: str = ""
    language: str = ""

    def is_fit(self) -> bool:
        """Return whether it can be written."""
        return self.document is not None and not has_errors(self.problems)


def check(
    opened: Opened,
    library: Library,
    request: Request,
    *,
    lay_out: bool = True,
    standing: Standing | None = None,
) -> Checked:
    """Return the edition with its problems, those of its pages among them.

    An edition with a limit of pages is always laid out: its pages decide for every format.
    """
    settled = settle(opened, library, request)
    edition = compile_edition(opened.briefing, settled.order)
    problems = [
        *_unworded(settled),
        *_replaced(settled.theme),
        *placed(edition.problems, edition.places),
    ]
    document, pages = edition.document, None
    if document is not None:
        document = dressed(document, settled.theme, logo_of(settled.theme))
        problems.extend(placed(_undescribed(document), edition.places))
    if document is not None and (lay_out or document.max_pages):
        pages = typeset(document, settled.theme, standing)
        told = {each.block_id for each in problems if each.block_id and _is_error(each)}
        untold = (each for each in pages.problems if each.block_id not in told)
        problems.extend(placed(untold, edition.places))
    return Checked(
        request=request,
        theme=settled.theme,
        document=document,
        pages=pages,
        problems=tuple(dict.fromkeys(problems)),
        places=edition.places,
        stem=stem(opened.briefing.reference, document.title if document else ""),
        template=settled.template,
        language=settled.language,
    )


def _unworded(settled: Settled) -> Iterable[Problem]:
    """Yield a warning where labels are not in the language of the edition."""
    if settled.unworded:
        yield warning(
            said(
                "There are no words in {language} for the labels {labels}: they are in English.",
                language=Tag(settled.order.tag),
                labels=settled.unworded,
            ),
            "Write them in the file of the language.",
        )


def _replaced(theme: Theme) -> Iterable[Problem]:
    """Yield a warning for each family of fonts that is not there, with what stands for it."""
    for family, path in theme.replaced.items():
        yield warning(
            said(
                "There is no font {family} that may be embedded: {other} stands for it.",
                family=family,
                other=called(path),
            ),
            "Install it, or choose another in the theme.",
        )


def _undescribed(document: Document) -> Iterable[Problem]:
    """Yield a warning for each picture and chart that only who sees it can read (WCAG 2.2, 1.1.1).

    Those that a template puts in are its own: nothing can be written below them.
    """
    for block in blocks(document.blocks):
        if isinstance(block, (Figure, Chart)) and block.id and not block.alt.strip():
            yield warning(
                said("It is not said what this shows, for those who cannot see it."),
                said("Describe it in its field for that."),
                block_id=block.id,
            )


def placed(problems: Iterable[Problem], places: Mapping[str, Place]) -> Iterable[Problem]:
    """Yield the problems of blocks with the places in the briefing that the blocks come from."""
    for problem in problems:
        place = None if problem.place else places.get(problem.block_id)
        yield replace(problem, place=place.words) if place else problem


def has_errors(problems: Iterable[Problem]) -> bool:
    """Return whether a problem keeps the edition from being written."""
    return any(map(_is_error, problems))


def _is_error(problem: Problem) -> bool:
    return problem.severity == Severity.ERROR
