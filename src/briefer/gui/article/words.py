"""What the parts, the roles and the rules of a review are called in the language of the window."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QLocale

from briefer.article.placement import OUTLOOK, SUMMARY, Part, Piece, Placement
from briefer.errors import BrieferError
from briefer.gui.language import listed, told
from briefer.model.text import primary
from briefer.store.library import Library

TRAY: Final = "tray"
ABOUT: Final = "about"
"""The keys of what is no part: what is unassigned; title, byline and credits."""

_ROLES: Final = {
    "passage": QT_TRANSLATE_NOOP("Article", "Text"),
    "heading": QT_TRANSLATE_NOOP("Article", "Heading"),
    "label": QT_TRANSLATE_NOOP("Article", "Label"),
    "title": QT_TRANSLATE_NOOP("Article", "Title"),
    "byline": QT_TRANSLATE_NOOP("Article", "Byline"),
    "credit": QT_TRANSLATE_NOOP("Article", "Credit"),
    "unassigned": QT_TRANSLATE_NOOP("Article", "Unassigned"),
}


class Words:
    """Names; `kinds` are those of sections with what they are called."""

    def __init__(self, library: Library) -> None:
        self.kinds = _kinds(library)

    def part(self, part: Part) -> str:
        """Return what a part is called."""
        match part.kind:
            case "summary":
                return self.key(SUMMARY)
            case "outlook":
                return listed(part.names)
            case _:
                return self.kind(part.kind)

    def kind(self, kind: str) -> str:
        """Return what parts of a kind are called."""
        return self.key(OUTLOOK) if kind == OUTLOOK else self.kinds.get(kind, kind)

    def key(self, key: str, placement: Placement | None = None) -> str:
        """Return what is called by a key: a part of the placement, or what is none."""
        translate = QCoreApplication.translate
        if key == TRAY:
            return translate("Article", "Unassigned")
        if key == ABOUT:
            return translate("Article", "About the article")
        if key == SUMMARY:
            return translate("Article", "Bottom line")
        if key == OUTLOOK:
            return translate("Article", "What comes next")
        part = placement.part(key) if placement else None
        return self.part(part) if part else key

    def place(self, piece: Piece, placement: Placement) -> str:
        """Return where a piece belongs: its part, or what it is."""
        return self.key(piece.part, placement) if piece.part else role(piece)


def role(piece: Piece) -> str:
    """Return what the role of a piece is called."""
    return role_name(piece.role)


def role_name(name: str) -> str:
    """Return what a role is called."""
    return QCoreApplication.translate("Article", str(_ROLES[name]))


def reason(piece: Piece) -> tuple[str, str]:
    """Return why a piece stands where it does, in a sentence, and what is doubtful about it."""
    from briefer.article.rules import RULES  # noqa: PLC0415 - for whoever looks

    says = RULES.get(piece.rule, "")
    return told(says) if says else "", told(piece.doubt) if piece.doubt else ""


def quoted(words: str) -> str:
    """Return words of the article in the quotation marks of the window's language."""
    return QCoreApplication.translate("Article", "“{0}”").format(words)


def pieces(count: int) -> str:
    """Return how many pieces there are."""
    translate = QCoreApplication.translate
    if count == 1:
        return translate("Article", "1 piece")
    return translate("Article", "%Ln pieces", "", count) if count else translate("Article", "empty")


def key_of(piece: Piece) -> str:
    """Return the key of what a piece is listed under."""
    if piece.part:
        return piece.part
    return TRAY if piece.role == "unassigned" else ABOUT


def _kinds(library: Library) -> Mapping[str, str]:
    """Return the kinds of sections by their names in the language of the window."""
    try:
        labels = library.languages.read(primary(QLocale().name().replace("_", "-"))).labels
    except BrieferError:
        labels = library.languages.read("en").labels
    return {
        name.removeprefix("kind_"): said
        for name, said in labels.items()
        if name.startswith("kind_") and name != "kind_unassigned"
    }
