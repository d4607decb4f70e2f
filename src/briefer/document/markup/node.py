"""Elements of markup with their lines: text -> nodes, by expat, within limits."""

from collections.abc import Collection, Iterator
from itertools import count
from xml.parsers import expat

from briefer.errors import TemplateError, meant, said
from briefer.value import dataclass, field

MAX_DEPTH = 100
"""The deepest nesting of elements that is read."""

MAX_ELEMENTS = 100_000
"""The most elements that are read."""


@dataclass(slots=True)
class Node:
    """An element: its attributes, its text and elements in order, and the line it begins in."""

    name: str
    line: int
    attributes: dict[str, str]
    children: "list[Node | str]" = field(default_factory=list)

    def elements(self) -> "Iterator[Node]":
        """Yield the elements within; raises TemplateError where text stands between them."""
        for child in self.children:
            if isinstance(child, Node):
                yield child
            elif child.strip():
                raise self.fault(
                    said("Text stands in <{element}> outside a paragraph.", element=self.name),
                    "Put it in <p>.",
                )

    def text(self) -> str:
        """Return the text within; raises TemplateError where an element stands in it."""
        for child in self.children:
            if isinstance(child, Node):
                raise child.fault(
                    said(
                        "<{child}> cannot stand in <{element}>.",
                        child=child.name,
                        element=self.name,
                    )
                )
        return "".join(child for child in self.children if isinstance(child, str))

    def expect(self, attributes: Collection[str]) -> None:
        """Raise TemplateError for an attribute that is not in the list."""
        for name in self.attributes:
            if name not in attributes:
                raise self.fault(
                    said("<{element}> has no attribute {name}.", element=self.name, name=name),
                    meant(name, attributes),
                )

    def expect_empty(self) -> None:
        """Raise TemplateError where something stands in the element."""
        if any(not isinstance(child, str) or child.strip() for child in self.children):
            raise self.fault(said("<{element}> holds nothing.", element=self.name))

    def number(self, name: str, default: int, low: int, high: int) -> int:
        """Return a whole number from an attribute; raises TemplateError outside its bounds."""
        text = self.attributes.get(name)
        if text is None:
            return default
        if text.isascii() and text.isdigit() and len(text) < 9 and low <= int(text) <= high:
            return int(text)
        raise self.fault(
            said(
                "{name} of <{element}> is “{text}”, not a number from {low} to {high}.",
                name=name,
                element=self.name,
                text=text,
                low=low,
                high=high,
            )
        )

    def choice(self, name: str, choices: tuple[str, ...]) -> str:
        """Return an attribute that is one of the choices, the first of which is the default."""
        text = self.attributes.get(name, choices[0])
        if text not in choices:
            raise self.fault(
                said(
                    "{name} of <{element}> is “{text}”, not one of: {choices}.",
                    name=name,
                    element=self.name,
                    text=text,
                    choices=tuple(choice or said("nothing") for choice in choices),
                )
            )
        return text

    def fault(self, message: str, hint: str = "") -> TemplateError:
        """Return what to raise where the element is wrong: it names the element's line."""
        return TemplateError(message, hint, line=self.line)


def parse(text: str) -> Node:
    """Return the root element; raises TemplateError, with the line, where the text is no XML."""
    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = True
    top = Node("", 0, {})
    opened = [top]
    numbers = count(1)

    def start(name: str, attributes: dict[str, str]) -> None:
        node = Node(name, parser.CurrentLineNumber, attributes)
        if next(numbers) > MAX_ELEMENTS:
            raise node.fault(said("The markup has over {most:,} elements.", most=MAX_ELEMENTS))
        if len(opened) > MAX_DEPTH:
            raise node.fault(said("Elements are nested more than {most} deep.", most=MAX_DEPTH))
        opened[-1].children.append(node)
        opened.append(node)

    def end(_: str) -> None:
        opened.pop()

    def characters(data: str) -> None:
        opened[-1].children.append(data)

    def refuse(*_: object) -> None:
        raise TemplateError(
            "A document type declaration is not allowed.", line=parser.CurrentLineNumber
        )

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = characters
    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(text.encode(), True)  # noqa: FBT003 - expat takes it by place
    except expat.ExpatError as fault:
        reason = expat.ErrorString(fault.code)
        raise TemplateError(
            said("The markup is broken: {reason}.", reason=reason), line=fault.lineno
        ) from None
    except UnicodeEncodeError:
        raise TemplateError("The markup has half of a character.", line=1) from None
    root = top.children[0]
    assert isinstance(root, Node)
    return root
