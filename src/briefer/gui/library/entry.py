"""Entries: the items of the library with what the page tells of them."""

from collections.abc import Iterator
from contextlib import suppress
from typing import Final

from PySide6.QtCore import QCoreApplication

from briefer.document.theme import Theme
from briefer.errors import BrieferError
from briefer.gui.language import in_language, isolated, listed
from briefer.model.audience import Audience
from briefer.model.release import COMMON
from briefer.model.template import Template
from briefer.store.key import Key
from briefer.store.layered import Layer
from briefer.store.library import Library
from briefer.store.origin import Origin, Origins
from briefer.value import dataclass

KINDS: Final = ("templates", "audiences", "themes")
"""The kinds that the page shows, by the names of their folders."""

Item = Template | Audience | Theme


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An item by kind and id; `layers` is where it lies, first the one that is used.

    Where it cannot be read, the item is None and the fault says why.
    """

    kind: str
    id: str
    layers: tuple[Layer, ...]
    item: Item | None = None
    fault: BrieferError | None = None
    origin: Origin | None = None

    @property
    def name(self) -> str:
        """Return the folder and the id, as pictures are named."""
        return f"{self.kind}/{self.id}"

    @property
    def title(self) -> str:
        """Return what it is called in the language of the window."""
        match self.item:
            case Template(manifest=manifest):
                return in_language(manifest.title)
            case Audience():
                return in_language(self.item.name)
            case Theme():
                return self.item.name
        return self.id

    @property
    def description(self) -> str:
        """Return what it gives, or what an audience asks; empty where it says nothing."""
        match self.item:
            case Template(manifest=manifest):
                return in_language(manifest.description)
            case Audience():
                return in_language(self.item.description) or in_language(self.item.question)
        return ""

    @property
    def version(self) -> int:
        """Return its version, 0 where it cannot be read."""
        match self.item:
            case Template(manifest=manifest):
                return manifest.version
            case Audience() | Theme():
                return self.item.version
        return 0

    @property
    def is_part(self) -> bool:
        """Return whether it is a template that is only there for others to extend."""
        return isinstance(self.item, Template) and self.item.manifest.partial

    @property
    def is_own(self) -> bool:
        """Return whether one of its id is the user's own, covered or not."""
        return Layer.OWN in self.layers

    def fits(self, words: str) -> bool:
        """Return whether its title, id or description has each of the words."""
        text = f"{self.title} {self.id} {self.description}".casefold()
        return all(each in text for each in words.casefold().split())


def entries(library: Library, kind: str) -> Iterator[Entry]:
    """Yield the items of a kind in alphabetical order of their ids, broken ones among them."""
    shelf, origins = library.shelves()[kind], Origins()
    for item_id in shelf.ids():
        if item_id == COMMON and kind == "audiences":
            continue  # it is nobody's own: what all may read
        layers, item, fault, origin = shelf.layers(item_id), None, None, None
        try:
            item = shelf.read(item_id)
        except BrieferError as found:
            fault = found
        with suppress(BrieferError):
            if layers and layers[0] == Layer.OWN:
                origin = origins.of(shelf.path(item_id))
        yield Entry(kind=kind, id=item_id, layers=layers, item=item, fault=fault, origin=origin)


def called(library: Library, kind: str, item_id: str) -> str:
    """Return what an item of the library is called, with its kind; by its id where it is broken."""
    item = None
    with suppress(BrieferError):
        item = library.shelves()[kind].read(item_id)
    return named(kind, Entry(kind=kind, id=item_id, layers=(), item=item).title)


def named(kind: str, title: str) -> str:
    """Return what an item is called, with its kind by the name of its folder."""
    translate = QCoreApplication.translate
    words = {
        "templates": translate("Library", "Template “{0}”"),
        "themes": translate("Library", "Theme “{0}”"),
        "audiences": translate("Library", "Audience “{0}”"),
        "yardsticks": translate("Library", "Yardstick “{0}”"),
        "languages": translate("Library", "Language “{0}”"),
        "fonts": translate("Library", "Font “{0}”"),
        "word": translate("Library", "Word file “{0}”"),
        "logos": translate("Library", "Logo “{0}”"),
    }
    return words[kind].format(isolated(title))


def layer_name(layer: Layer) -> str:
    """Return where an item lies."""
    return {
        Layer.BUNDLED: QCoreApplication.translate("Library", "Came with the program"),
        Layer.OWN: QCoreApplication.translate("Library", "Your own"),
        Layer.SHARED: QCoreApplication.translate("Library", "Shared folder"),
        Layer.OFFERED: QCoreApplication.translate("Library", "In the file"),
    }[layer]


def covered_name(layer: Layer) -> str:
    """Return what an item covers, as the end of a sentence."""
    return {
        Layer.BUNDLED: QCoreApplication.translate("Library", "the bundled one"),
        Layer.OWN: QCoreApplication.translate("Library", "your own"),
        Layer.SHARED: QCoreApplication.translate("Library", "the shared one"),
        Layer.OFFERED: QCoreApplication.translate("Library", "the one in the file"),
    }[layer]


def where(entry: Entry) -> str:
    """Return where an item lies, and what it covers there."""
    first, *covered = entry.layers
    if not covered:
        return layer_name(first)
    over = QCoreApplication.translate("Library", "{0}, over {1}")
    return over.format(layer_name(first), listed(map(covered_name, covered)))


def made_by(maker: str) -> str:
    """Return who made something by its own word, empty where it says nobody."""
    if not maker:
        return ""
    return QCoreApplication.translate("Library", "Made by “{0}”, by its own word").format(
        isolated(maker)
    )


def signed_by(signer: Key | None) -> str:
    """Return plainly what a signature that holds says, or that there is none."""
    translate = QCoreApplication.translate
    if signer is None:
        return translate("Library", "Not signed: anyone may have made it.")
    if signer.name:
        says = translate("Library", "Signed by {0}, whose key you know.")
        return says.format(isolated(signer.name))
    says = translate("Library", "Signed by a key that you do not know: {0}")
    return says.format(isolated(signer.fingerprint))
