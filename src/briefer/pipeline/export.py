"""Exporting: editions to files, each edition whole or not at all."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from briefer.errors import BrieferError, ExportError, FileError, Problem, said
from briefer.pipeline.check import Checked, check, has_errors, placed
from briefer.pipeline.choice import Request, settle
from briefer.pipeline.filename import filename
from briefer.pipeline.password import UNARCHIVABLE, prepared, require_lockable
from briefer.store import written
from briefer.store.file import Opened
from briefer.store.library import Library
from briefer.store.saving import failure
from briefer.typeset import Standing
from briefer.value import dataclass, field, replace
from briefer.writers import FORMATS, Written


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """Where the files go and in which formats; `force` replaces files that someone changed.

    With a `password` they open with it alone, and are not fit for archives.
    """

    folder: Path
    formats: Sequence[str]
    force: bool = False
    password: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """What became of one edition: the files that were written, and why others were not.

    An edition with an error problem has no files; `faults` are those of single files, or the one
    that kept all of them from being made.
    """

    request: Request
    files: tuple[Path, ...]
    problems: tuple[Problem, ...]
    faults: tuple[BrieferError, ...] = ()

    def is_kept_back(self) -> bool:
        """Return whether a problem kept the edition from being written."""
        return has_errors(self.problems)


def export(
    opened: Opened,
    library: Library,
    wanted: Sequence[Request],
    delivery: Delivery,
    standing: Standing | None = None,
) -> Iterator[Exported]:
    """Write the editions into the folder and yield each as it is done; to stop is to cancel.

    The folder is made where only it is missing. Before anything is written, raises FileError where
    the briefing may not be exported or the folder cannot be, ExportError where the password is none
    or a format has none, and BrieferError where the library lacks what is asked for.
    """
    if opened.locked:
        raise FileError(
            said("The briefing may not be exported. {reason}", reason=opened.locked[0]),
            "Open it with the version of briefer that wrote it.",
            path=opened.path,
        )
    _require_folder(delivery.folder)
    if delivery.password:
        require_lockable(delivery.formats)
        delivery = replace(delivery, password=prepared(delivery.password))
    for request in wanted:
        settle(opened, library, request)
    if standing is None and len(wanted) > 1:
        standing = Standing()
    for request in wanted:
        yield _export(opened, library, request, delivery, standing)


def _require_folder(folder: Path) -> None:
    if os.path.lexists(folder) and not folder.is_dir():
        raise FileError(
            said("{folder} is no folder.", folder=str(folder)), "Choose another one.", path=folder
        )
    if not folder.absolute().parent.is_dir():
        raise FileError(
            said(
                "There is no folder {folder}, so none can be made in it.", folder=str(folder.parent)
            ),
            "Make it first.",
            path=folder,
        )


def _export(
    opened: Opened,
    library: Library,
    request: Request,
    delivery: Delivery,
    standing: Standing | None,
) -> Exported:
    lay_out = any(FORMATS[name].needs_pages for name in delivery.formats)
    checked = check(opened, library, request, lay_out=lay_out, standing=standing)
    if not checked.is_fit():
        return Exported(request=request, files=(), problems=checked.problems)
    try:
        made = {name: write(checked, name) for name in delivery.formats}
    except ExportError as fault:
        return Exported(request=request, files=(), problems=checked.problems, faults=(fault,))
    if delivery.password:
        made = {name: _locked(name, each, delivery.password) for name, each in made.items()}
    problems = tuple(
        dict.fromkeys((*checked.problems, *(p for each in made.values() for p in each.problems)))
    )
    if has_errors(problems):
        return Exported(request=request, files=(), problems=problems)
    files: list[Path] = []
    faults: list[FileError] = []
    for name, each in made.items():
        path = delivery.folder / filename(
            checked.stem, request.audience, checked.template, checked.language, name
        )
        try:
            _deliver(path, each.data, force=delivery.force)
            files.append(path)
        except FileError as fault:
            faults.append(fault)
    return Exported(request=request, files=tuple(files), problems=problems, faults=tuple(faults))


def _locked(format_name: str, made: Written, password: str) -> Written:
    data = FORMATS[format_name].lock(made.data, password)
    return Written(data, (*made.problems, UNARCHIVABLE))


def _deliver(path: Path, data: bytes, *, force: bool) -> None:
    try:
        path.parent.mkdir(exist_ok=True)
    except OSError as fault:
        raise failure(path, fault, earlier=False) from None
    written.replace(path, data, force=force)


def write(checked: Checked, format_name: str) -> Written:
    """Return the bytes of a fit edition in a format, with the problems that writing it met."""
    assert checked.document is not None
    writer = FORMATS[format_name].writer()
    made = writer(checked.document, checked.theme, checked.pages)
    return Written(made.data, tuple(placed(made.problems, checked.places)))
