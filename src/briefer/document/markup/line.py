"""Reading of lines of text: elements of markup -> inlines in normal form."""

from briefer.document.markup.node import Node
from briefer.document.tree import (
    Badge,
    Citation,
    Emphasis,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Note,
    Span,
    Strong,
)
from briefer.document.walk import normal
from briefer.errors import said

_SCHEMES = ("https://", "http://", "mailto:")
_PLAIN: dict[str, type[Strong | Emphasis | Note]] = {
    "strong": Strong,
    "em": Emphasis,
    "note": Note,
}
_ATTRIBUTES = {"link": ("to",), "cite": ("to", "label"), "badge": ("role",)}


def inlines(node: Node | None) -> Inlines:
    """Return the inlines within an element, in normal form; none for no element."""
    return normal(_inlines(node)) if node else ()


def _inlines(node: Node) -> Inlines:
    return tuple(
        Span(child) if isinstance(child, str) else _inline(child) for child in node.children
    )


def _inline(node: Node) -> Inline:
    node.expect(_ATTRIBUTES.get(node.name, ()))
    match node.name:
        case "strong" | "em" | "note":
            return _PLAIN[node.name](_inlines(node))
        case "link":
            address = node.attributes.get("to", "")
            if not address.lower().startswith(_SCHEMES):
                raise node.fault(
                    said("A link leads to {address}.", address=address),
                    "Links lead to https, http or mailto addresses.",
                )
            return Link(address, _inlines(node))
        case "cite":
            node.expect_empty()
            return Citation(node.attributes.get("to", ""), node.attributes.get("label", ""))
        case "badge":
            return Badge(node.attributes.get("role", ""), node.text())
        case "br":
            node.expect_empty()
            return LineBreak()
        case _:
            raise node.fault(said("<{element}> cannot stand in a line of text.", element=node.name))
