"""The library: audiences, templates, themes, yardsticks and languages, each a file named by its id.

The bundled ones are overlaid by the user's own, and both by those of a shared folder. A file is
read when its item is asked for, and once.
"""

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from briefer import bundled
from briefer.document.theme import Theme, read_theme
from briefer.errors import FileError, Problem, TemplateError, ThemeError, reason, said
from briefer.model.template import Manifest, Template
from briefer.store import home, shared
from briefer.store.font import check_font
from briefer.store.installed import usable
from briefer.store.item import read_audience, read_language, read_yardstick
from briefer.store.layered import Layer, text_of
from briefer.store.layout import NAMES, folder_of
from briefer.store.logo import read_logo
from briefer.store.manifest import read_manifest
from briefer.store.place import shown
from briefer.store.regular import read_regular
from briefer.store.shelf import Shelf
from briefer.store.template import SUFFIX, read_template
from briefer.store.toml import read_toml

T = TypeVar("T")

_LONGEST_CHAIN = 16
_FONT = r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}\.(ttf|otf)"


class Library:
    """All that a briefing can be written with: the bundled items, one's own, and the shared.

    Over them lies what is offered in a folder, and is none of these yet.
    """

    def __init__(self, offered: Path | None = None) -> None:
        self._offered = offered
        self._own = home.library()
        self._shared = shared.copy()
        self.audiences = self._shelf(said("audience"), read_audience)
        self.yardsticks = self._shelf(said("yardstick"), read_yardstick)
        self.languages = self._shelf(said("language"), read_language)
        self.themes = self._shelf(said("theme"), self._theme)
        self.templates = Shelf(
            said("template"),
            self._folders("templates", bundled.templates()),
            {".xml.j2": self._written_template, SUFFIX: self._saved_template},
            is_partial=lambda path: path.suffix != SUFFIX and read_manifest(text_of(path)).partial,
        )
        self._open: list[str] = []

    def shelves(self) -> Mapping[str, Shelf[Any]]:
        """Return the shelves by the names of their folders."""
        return {
            "templates": self.templates,
            "audiences": self.audiences,
            "themes": self.themes,
            "yardsticks": self.yardsticks,
            "languages": self.languages,
        }

    def refresh(self, seconds: float = shared.PATIENCE) -> tuple[Problem, ...]:
        """Return what keeps the shared folder from being read, and read it within the time."""
        problems = shared.refresh(seconds)
        self.reread()
        return problems

    def reread(self) -> None:
        """Read anew all that is asked for from now on, of the shared folder that is chosen now."""
        self._shared = shared.copy()
        for name, shelf in self.shelves().items():
            shelf.folders = self._folders(name, shelf.folders[Layer.BUNDLED])
            shelf.forget()

    def _shelf(self, word: str, read: Callable[[str], T]) -> Shelf[T]:
        name = f"{word}s"
        readers = {".toml": lambda path, _: read(text_of(path))}
        return Shelf(word, self._folders(name, bundled.asset(name)), readers)

    def _folders(self, name: str, of_program: Path) -> Mapping[Layer, Path]:
        """Return the folders of a kind, each of which lies over those before it."""
        folders = {Layer.BUNDLED: of_program, Layer.OWN: self._own / name}
        if self._shared:
            folders[Layer.SHARED] = self._shared / name
        if self._offered:
            folders[Layer.OFFERED] = self._offered / name
        return folders

    def _theme(self, text: str) -> Theme:
        return read_theme(read_toml(text), self.file, usable)

    def file(self, name: str) -> Path:
        """Return a file that a theme names: a font, a logo or a Word file. Raises ThemeError."""
        kind = folder_of(name)
        if kind == "fonts":
            return self.font(name)
        if re.fullmatch(NAMES[kind], name):
            for folder in (self._offered, self._shared, self._own):
                if folder and (path := folder / kind / name).is_file():
                    if kind == "logos":
                        read_logo(path)
                    return path
        is_logo = kind == "logos"
        missing = "There is no picture {name}." if is_logo else "There is no Word file {name}."
        raise ThemeError(
            said(missing, name=shown(name)),
            said("Put the file into {folder}.", folder=str(self._own / kind)),
            key="logo.file" if is_logo else "house.file",
        )

    def font(self, name: str) -> Path:
        """Return the file of a font by its name. Raises ThemeError where there is none."""
        if re.fullmatch(_FONT, name):
            folders = self._folders("fonts", bundled.asset("fonts")).values()
            for folder in reversed(tuple(folders)):
                if (path := folder / name).is_file():
                    if not self.is_bundled_font(path):
                        _check_font(path)
                    return path
        raise ThemeError(
            said("There is no font {name}.", name=shown(name)),
            said("Put the file into {folder}.", folder=str(self._own / "fonts")),
            key="fonts",
        )

    def holds(self, path: Path) -> bool:
        """Return whether a file that a theme names is the library's, and not the machine's."""
        folders = self._folders(folder_of(path.name), bundled.asset("fonts")).values()
        return path.parent in folders

    def is_bundled_font(self, path: Path) -> bool:
        """Return whether a font came with the program."""
        return path.parent == bundled.asset("fonts")

    def _written_template(self, path: Path, is_bundled: bool) -> Template:  # noqa: FBT001 - of its file
        text = text_of(path)
        manifest = read_manifest(text)
        return Template(
            manifest=manifest, text=text, parent=self.parent(manifest), bundled=is_bundled
        )

    def _saved_template(self, path: Path, is_bundled: bool) -> Template:  # noqa: FBT001 - of its file
        saved = read_template(path)
        return Template(
            manifest=saved.manifest,
            text=saved.body,
            parent=self.parent(saved.manifest),
            bundled=is_bundled,
            skeleton=saved.skeleton,
        )

    def parent(self, manifest: Manifest) -> Template | None:
        """Return the template that another extends, None where it stands alone."""
        if not manifest.extends:
            return None
        if manifest.extends in (*self._open, manifest.id):
            raise TemplateError(
                said("It extends itself by {template}.", template=shown(manifest.extends)), line=1
            )
        if len(self._open) == _LONGEST_CHAIN:
            raise TemplateError("It extends others through too many steps.", line=1)
        self._open.append(manifest.id)
        try:
            return self.templates.read(manifest.extends)
        except FileError as fault:
            raise TemplateError(
                said("It extends another. {fault}", fault=fault.message), fault.hint, line=1
            ) from None
        finally:
            self._open.pop()


def _check_font(path: Path) -> None:
    try:
        check_font(path.name, read_regular(path))
    except FileError as fault:
        raise ThemeError(fault.message, fault.hint, key="fonts") from None
    except OSError as fault:
        raise ThemeError(
            said("{file} could not be read: {reason}.", file=path.name, reason=reason(fault)),
            key="fonts",
        ) from None
