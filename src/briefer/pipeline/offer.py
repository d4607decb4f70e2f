"""Offers: what a file from outside would bring into the library, looked at before it does.

A bundle, or one item alone, is unpacked into a folder of its own; what it would change is told, and
its pages are drawn from the sample in a process that can be killed.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from briefer.errors import BrieferError, Problem, TemplateError, error, said
from briefer.pipeline.check import check
from briefer.pipeline.choice import Request
from briefer.pipeline.export import write
from briefer.pipeline.house import check_house
from briefer.store.bundle import SUFFIX, Bundle, Trust, unpack
from briefer.store.carried import files_of
from briefer.store.layered import Layer, text_of
from briefer.store.library import Library
from briefer.store.new import sample
from briefer.store.packing import install
from briefer.store.regular import read_regular
from briefer.store.toml import read_toml
from briefer.store.update import Update, begun, compared
from briefer.value import dataclass, replace
from briefer.worker import OverrunError, Worker

_worker: Final = Worker(seconds=8, megabytes=700)
"""For an edition, its pages and its PDF; a template alone has less."""

_OF_THEMES: Final = frozenset({"fonts", "colours", "styles"})
"""What only the files of themes say."""


class Standing(StrEnum):
    """How an item of an offer stands to the one of its id that there is now."""

    NEW = "new"
    SAME = "same"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """An item of an offer; where there is another of its id, what is new in this one.

    `layer` is where that one lies.
    """

    kind: str
    id: str
    standing: Standing
    layer: Layer | None = None
    update: Update | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """The pages that an item of an offer makes of the sample, for an audience."""

    kind: str
    id: str
    audience: str

    @property
    def name(self) -> str:
        """Return the folder and the id of the item, as pictures are named."""
        return f"{self.kind}s/{self.id}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """What came of an edition; no PDF where none is made."""

    edition: Edition
    problems: tuple[Problem, ...]
    pages: int = 0
    pdf: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """What a file holds, and how it stands to the library; its folder is there for a while.

    An item alone is told as a bundle of one that nobody signed.
    """

    is_bundle: bool
    bundle: Bundle
    folder: Path
    items: tuple[Offered, ...]

    @property
    def editions(self) -> tuple[Edition, ...]:
        """Return what is to be drawn: the templates, which show all else; without any, that."""
        library, audiences = Library(self.folder), sample().briefing.audiences
        found = tuple(
            Edition(kind="template", id=template, audience=audience)
            for template in self.bundle.ids("templates")
            if not library.templates.read(template).manifest.partial
            for audience in audiences
        )
        if self.bundle.ids("templates"):
            return found
        themes = (
            Edition(kind="theme", id=theme, audience=audience)
            for theme in self.bundle.ids("themes")
            for audience in audiences
        )
        readers = self.bundle.ids("audiences")
        return (*themes, *(Edition(kind="audience", id=each, audience=each) for each in readers))

    def tried(self) -> Iterator[Tried]:
        """Yield what came of each edition, as each is drawn."""
        for each in self.editions:
            yield _tried(self.folder, each)

    def take(self, library: Library, *, overwrite: bool = False) -> None:
        """Make all of it one's own. Raises BrieferError, and InTheWayError without `overwrite`."""
        install(self.bundle, self.folder, library, overwrite=overwrite)


@contextmanager
def offered(path: Path, library: Library, kind: str = "") -> Iterator[Offer]:
    """Return what the file offers: a bundle, or an item alone, all of it read and sound.

    Without a kind, such as "themes", it is the one that the file seems to be of. Raises
    BrieferError for what is wrong with the file or with an item in it.
    """
    with TemporaryDirectory(prefix="briefer-") as name:
        folder = Path(name)
        is_bundle = path.name.endswith(SUFFIX)
        bundle = (
            unpack(path, folder)
            if is_bundle
            else _alone(path, folder, library, kind or _kind(path))
        )
        for each in bundle.names:
            if each.startswith("word/"):
                check_house(folder / each)
        new = Library(folder)
        try:
            items = tuple(
                _stands(kind, item_id, new, library)
                for kind, shelf in new.shelves().items()
                for item_id in bundle.ids(kind)
                if shelf.read(item_id)
            )
        except BrieferError as fault:
            if str(folder) in fault.hint:  # which is gone when that is read
                fault.hint = said("It is in {file}.", file=path.name)
            raise
        yield Offer(is_bundle=is_bundle, bundle=bundle, folder=folder, items=items)


def _kind(path: Path) -> str:
    """Return of which kind the item in a file seems to be. Raises BrieferError."""
    if path.suffix != ".toml":
        return "templates"
    return "themes" if _OF_THEMES & {*read_toml(text_of(path))} else "audiences"


def _alone(path: Path, folder: Path, library: Library, kind: str) -> Bundle:
    """Return the bundle that an item alone is like. Raises BrieferError."""
    library.shelves()[kind].check(path)
    name = f"{kind}/{path.name}"
    (folder / name).parent.mkdir()
    (folder / name).write_bytes(read_regular(path))
    return Bundle(maker="", names=(name,), trust=Trust.UNSIGNED)


def _stands(kind: str, item_id: str, new: Library, library: Library) -> Offered:
    word = kind.removesuffix("s")
    layers = library.shelves()[kind].layers(item_id)
    if not layers:
        return Offered(kind=word, id=item_id, standing=Standing.NEW)
    update = None
    with suppress(BrieferError):
        before, after = (files_of(f"{word}/{item_id}", each) for each in (library, new))
        old, other = (each.shelves()[kind].read(item_id) for each in (library, new))
        begins = (old.skeleton, other.skeleton) if kind == "templates" else (None, None)
        if before == after and begins[0] == begins[1]:
            return Offered(kind=word, id=item_id, standing=Standing.SAME, layer=layers[0])
        update = compared(f"{word}/{item_id}", before, after)
        update = replace(update, changes=(*update.changes, *begun(*begins)))
    return Offered(kind=word, id=item_id, standing=Standing.OTHER, layer=layers[0], update=update)


def _tried(folder: Path, edition: Edition) -> Tried:
    try:
        return _worker.run(_drawn, folder, edition)
    except OverrunError:
        fault = error("Its pages take too long, or too much memory.")
    except Exception:  # noqa: BLE001 - a stranger's font fails in ways that no program foresees
        fault = error("Its pages cannot be made.", "The template, or a font of it, is damaged.")
    return Tried(edition=edition, problems=(fault,))


def _drawn(folder: Path, edition: Edition) -> Tried:
    library = Library(folder)
    try:
        request = _request(library, edition)
        checked = check(sample(), library, request)
        if checked.document is None or checked.pages is None:
            return Tried(edition=edition, problems=checked.problems[-1:])
        written = write(checked, "pdf")
    except BrieferError as fault:
        line = fault.line if isinstance(fault, TemplateError) else 0
        place = said("Template {template}, line {line}", template=edition.id, line=line)
        problem = error(fault.message, fault.hint, place=place if line else "")
        return Tried(edition=edition, problems=(problem,))
    return Tried(
        edition=edition,
        problems=(*checked.problems, *written.problems),
        pages=len(checked.pages.pages),
        pdf=written.data,
    )


def _request(library: Library, edition: Edition) -> Request:
    match edition.kind:
        case "template":
            theme = library.templates.read(edition.id).manifest.theme
            return Request(audience=edition.audience, template=edition.id, theme=theme)
        case "theme":
            return Request(audience=edition.audience, theme=edition.id)
        case _:
            return Request(audience=edition.audience)
