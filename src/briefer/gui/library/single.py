"""Single files: an audience, a theme or a key that is added after a question."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from briefer.gui.language import in_language, isolated
from briefer.gui.library.entry import named
from briefer.gui.question import ask
from briefer.model.audience import Audience
from briefer.store.key import add_key, keys, read_key
from briefer.store.layered import Layer, identity, text_of
from briefer.store.library import Library
from briefer.store.toml import read_toml


def is_single(path: Path) -> bool:
    """Return whether a file is one of these by its name."""
    return path.suffix.casefold() == ".toml"


def add_single(path: Path, library: Library, parent: QWidget) -> tuple[str, str] | None:
    """Return kind and id of what was added after a question, None where nothing was.

    A key is no item, so its kind is empty. Raises BrieferError for what is wrong with the file.
    """
    tables = read_toml(text_of(path))
    if "ed25519" in tables:
        return add_key_of(path, parent)
    kind = "themes" if {"fonts", "colours", "styles"} & {*tables} else "audiences"
    shelf = library.shelves()[kind]
    item = shelf.check(path)
    item_id = identity(item)
    title = in_language(item.name) if isinstance(item, Audience) else str(item.name)
    translate = QCoreApplication.translate
    is_replaced = shelf.file(item_id, Layer.OWN) is not None
    more = translate("Adding", "It becomes one of your own.")
    verb = translate("Adding", "&Add")
    if is_replaced:
        more = translate("Adding", "You have one of that id, which goes into the bin.")
        verb = translate("Adding", "&Replace")
    question = translate("Adding", "Add to the library: {0}?").format(named(kind, title))
    if not _agreed(parent, question, more, verb):
        return None
    shelf.add(path, overwrite=is_replaced)
    return kind, item_id


def add_key_of(path: Path, parent: QWidget) -> tuple[str, str] | None:
    """Return the name of the key of a file behind no kind, once it is known; else None.

    Raises BrieferError where the file holds no key.
    """
    key = read_key(path)
    if any(each.public == key.public for each in keys()):
        add_key(path)  # says that there is nothing to be done
    translate = QCoreApplication.translate
    question = translate("Adding", "Know this key as {0}?").format(isolated(key.name))
    more = translate(
        "Adding",
        "Compare these figures with those that its owner sees: {0}\n"
        "What is signed by it is told as known from then on.",
    ).format(isolated(key.fingerprint))
    if not _agreed(parent, question, more, translate("Adding", "&Know it")):
        return None
    return "", add_key(path).name


def _agreed(parent: QWidget, question: str, more: str, verb: str) -> bool:
    leave = QCoreApplication.translate("Adding", "&Cancel")
    answers = (("do", verb, "primary"), ("leave", leave, ""))
    return ask(parent, question, more, answers) == "do"
