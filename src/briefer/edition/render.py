"""Rendering: a checked template, run on the view within limits, gives the markup of a document."""

from collections.abc import Collection
from collections.abc import Set as AbstractSet

from briefer.document.markup import Frame, read_frame
from briefer.edition.order import Memory
from briefer.edition.output import Output
from briefer.edition.prepare import Prepared
from briefer.edition.printing import chain_of, printed
from briefer.edition.view import View
from briefer.errors import TemplateError
from briefer.model.template import Template
from briefer.value import dataclass


@dataclass(frozen=True, slots=True)
class Rendered:
    """What a template made of a view: a frame for passages, and the names and ids it read."""

    view: View
    pictures: Collection[str]
    frame: Frame
    read: AbstractSet[str]


def render(
    template: Template, prepared: Prepared, memory: Memory, last: Rendered | None = None
) -> Rendered:
    """Return what the template makes of the view; `last` is what it made before.

    It is run anew where the view is another: letters in a passage change nothing of that. Raises
    TemplateError, with the line in the template, where it is not allowed, would run too long, or
    yields what is no markup of the tree.
    """
    view, pictures = prepared.view, prepared.pictures.keys()
    if last and last.view == view and last.pictures == pictures:
        return last
    output = _printed(template, view, memory)
    try:
        frame = read_frame("".join(output.pieces), prepared.passages, pictures)
    except TemplateError as fault:
        line = output.template_line(fault.line)
        raise TemplateError(fault.message, fault.hint, line=line) from None
    return Rendered(view, pictures, frame, output.read)


def _printed(template: Template, view: View, memory: Memory) -> Output:
    if all(each.bundled for each in chain_of(template)):
        return printed(template, view, memory)
    from briefer.edition.stranger import printed_by_stranger  # noqa: PLC0415 - few are strangers'

    return printed_by_stranger(template, view, memory)
