"""Programs: a checked template as plain lists, which JSON can hold and `run` goes through.

Each statement and each expression is a list of its kind, its line in the template where it can
fail, and what it is made of:

    text LINE TEXT           print LINE EXPRESSION    set LINE NAME EXPRESSION
    block LINE NAME          super LINE               call LINE NAME VALUES BY_NAME
    if LINE BRANCHES ELSE    for LINE NAME LIST TEST BODY ELSE
    macro LINE NAME ARGUMENTS DEFAULTS BODY

    const VALUE              name LINE NAME           field LINE EXPRESSION NAME
    and LEFT RIGHT           or LEFT RIGHT            item LINE EXPRESSION KEY
    not EXPRESSION           compare LINE LEFT PAIRS  test LINE NAME EXPRESSION
    filter LINE NAME EXPRESSION VALUES

It knows Jinja2's syntax tree and nothing of the view.
"""

from collections.abc import Iterable
from typing import Any

from jinja2 import nodes

from briefer.edition.sandbox import check

_PRINTS = frozenset({"text", "print", "block", "super", "call"})


def program(text: str, extends: str, options: Iterable[str]) -> dict[str, Any]:
    """Return the program of a template's text: its body, and its blocks by their names.

    What a template that extends another prints outside of its blocks is left out, as in Jinja2.
    Raises TemplateError, with the line, for what is not allowed.
    """
    tree = check(text, extends, options)
    body = _body(tree.body)
    return {
        "body": _silent(body) if extends else body,
        "blocks": {each.name: _body(each.body) for each in tree.find_all(nodes.Block)},
    }


def _silent(body: Iterable[list[Any]]) -> list[list[Any]]:
    found = []
    for each in body:
        match each:
            case ["if", line, branches, otherwise]:
                silent = [[test, _silent(inner)] for test, inner in branches]
                found.append(["if", line, silent, _silent(otherwise)])
            case ["for", *loop, inner, otherwise]:
                found.append(["for", *loop, _silent(inner), _silent(otherwise)])
            case [kind, *_] if kind not in _PRINTS:
                found.append(each)
    return found


def _body(found: Iterable[nodes.Node]) -> list[list[Any]]:
    body: list[list[Any]] = []
    for node in found:
        if isinstance(node, nodes.Output):
            body.extend(map(_printed, node.nodes))
        elif not isinstance(node, nodes.Extends):
            body.append(_statement(node))
    return body


def _printed(node: nodes.Node) -> list[Any]:
    line = node.lineno
    match node:
        case nodes.TemplateData(data=text):
            return ["text", line, text]
        case nodes.Call(node=nodes.Name(name="super")):
            return ["super", line]
        case nodes.Call(node=nodes.Name(name=name), args=args, kwargs=kwargs):
            by_name = {each.key: _expression(each.value) for each in kwargs}
            return ["call", line, name, _expressions(args), by_name]
        case _:
            return ["print", line, _expression(node)]


def _statement(node: nodes.Node) -> list[Any]:
    match node:
        case nodes.If():
            branches = [[_expression(each.test), _body(each.body)] for each in (node, *node.elif_)]
            return ["if", node.lineno, branches, _body(node.else_)]
        case nodes.For(target=nodes.Name(name=name)):
            test = _expression(node.test) if node.test else None
            items = _expression(node.iter)
            return ["for", node.lineno, name, items, test, _body(node.body), _body(node.else_)]
        case nodes.Assign(target=nodes.Name(name=name)):
            return ["set", node.lineno, name, _expression(node.node)]
        case nodes.Block():
            return ["block", node.lineno, node.name]
        case nodes.Macro():
            names = [each.name for each in node.args]
            defaults = _expressions(node.defaults)
            return ["macro", node.lineno, node.name, names, defaults, _body(node.body)]
        case _:
            raise AssertionError(node)


def _expressions(found: Iterable[nodes.Node]) -> list[list[Any]]:
    return list(map(_expression, found))


def _expression(node: nodes.Node) -> list[Any]:  # noqa: PLR0911 - one for each kind
    line = node.lineno
    match node:
        case nodes.Const(value=value):
            return ["const", value]
        case nodes.Name(name=name):
            return ["name", line, name]
        case nodes.Getattr(node=inner, attr=name):
            return ["field", line, _expression(inner), name]
        case nodes.Getitem(node=inner, arg=nodes.Const(value=key)):
            return ["item", line, _expression(inner), key]
        case nodes.And(left=left, right=right) | nodes.Or(left=left, right=right):
            kind = "and" if isinstance(node, nodes.And) else "or"
            return [kind, _expression(left), _expression(right)]
        case nodes.Not(node=inner):
            return ["not", _expression(inner)]
        case nodes.Compare(expr=left, ops=ops):
            pairs = [[each.op, _expression(each.expr)] for each in ops]
            return ["compare", line, _expression(left), pairs]
        case nodes.Filter(name=name, node=inner, args=args) if inner:
            return ["filter", line, name, _expression(inner), _expressions(args)]
        case nodes.Test(name=name, node=inner):
            return ["test", line, name, _expression(inner)]
        case _:
            raise AssertionError(node)
