"""Completion: what can be written at a place of the body of a template. It knows no widget."""

import re
from collections.abc import Iterable

from briefer.edition import naming
from briefer.gui.form.reference import ATTRIBUTES, elements
from briefer.value import dataclass

_PATH = re.compile(r"(\w+(?:\.\w+)*)\.(\w*)$")
_FILTER = re.compile(r"\|\s*(\w*)$")
_TEST = re.compile(r"\bis\s+(?:not\s+)?(\w*)$")
_STATEMENT = re.compile(r"{%[-+]?\s*(\w*)$")
_NAME = re.compile(r"(?<![\w'\"])(\w*)$")
_ELEMENT = re.compile(r"</?(\w*)$")
_ATTRIBUTE = re.compile(r"<(\w+)(?:\s+\w+=\"[^\"<>]*\")*\s+(\w*)$")


@dataclass(frozen=True, slots=True)
class Completion:
    """What is written of a word already, and the words that it can become."""

    typed: str
    words: tuple[str, ...] = ()


def complete(before: str, labels: Iterable[str], options: Iterable[str]) -> Completion:
    """Return what can be written at the end of a part of a template."""
    opened = max(before.rfind("{{"), before.rfind("{%"))
    closed = max(before.rfind("}}"), before.rfind("%}"))
    inside = before[opened:] if opened > closed else ""
    typed, words = _of_jinja(inside, before, labels, options) if inside else _of_markup(before)
    return Completion(typed, tuple(each for each in words if each.startswith(typed)))


def _of_jinja(
    inside: str, before: str, labels: Iterable[str], options: Iterable[str]
) -> tuple[str, Iterable[str]]:
    if inside.count("'") % 2 or inside.count('"') % 2:
        return "", ()
    if found := _PATH.search(inside):
        return found[2], naming.members(found[1].split("."), before, labels, options)
    if found := _FILTER.search(inside):
        return found[1], naming.all_filters()
    if found := _TEST.search(inside):
        return found[1], naming.all_tests()
    if found := _STATEMENT.search(inside):
        return found[1], naming.STATEMENTS
    found = _NAME.search(inside)
    return (found[1], (*naming.names(before), *naming.OPERATORS)) if found else ("", ())


def _of_markup(before: str) -> tuple[str, Iterable[str]]:
    if found := _ELEMENT.search(before):
        return found[1], elements()
    if found := _ATTRIBUTE.search(before):
        return found[2], dict.fromkeys((*ATTRIBUTES, *elements().get(found[1], ())))
    return "", ()
