"""Knowing: the key of someone else, taken from its file after a question."""

from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from briefer.errors import BrieferError
from briefer.gui.language import isolated
from briefer.gui.question import ask
from briefer.store.key import add_key, keys, read_key
from briefer.store.layered import text_of
from briefer.store.toml import read_toml


def is_key(path: Path) -> bool:
    """Return whether a file is to be one of a key."""
    if path.suffix.casefold() == ".toml":
        with suppress(BrieferError):
            return "ed25519" in read_toml(text_of(path))
    return False


def know_key(path: Path, parent: QWidget) -> str:
    """Return the name of the key of a file, once it is known; empty where it is not to be.

    Raises BrieferError where the file holds no key.
    """
    key = read_key(path)
    if any(each.public == key.public for each in keys()):
        add_key(path)  # says that there is nothing to be done
    translate = QCoreApplication.translate
    question = translate("Knowing", "Know this key as {0}?").format(isolated(key.name))
    more = translate(
        "Knowing",
        "Compare these figures with those that its owner sees: {0}\n"
        "What is signed by it is told as known from then on.",
    ).format(isolated(key.fingerprint))
    answers = (
        ("know", translate("Knowing", "&Know it"), "primary"),
        ("leave", translate("Knowing", "&Cancel"), ""),
    )
    return add_key(path).name if ask(parent, question, more, answers) == "know" else ""
