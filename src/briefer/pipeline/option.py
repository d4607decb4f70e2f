"""Options of templates that were typed: held against what the template declares."""

from collections.abc import Iterator, Mapping

from briefer.errors import TemplateError, meant, said
from briefer.model.briefing import OptionValue
from briefer.model.template import Option, Template
from briefer.store.place import shown

_TRUTH = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}


def read_options(template: Template, typed: Mapping[str, str]) -> dict[str, OptionValue]:
    """Return the values of options. Raises TemplateError for what the template does not offer."""
    declared = dict(_declared(template))
    for name in typed:
        if name not in declared:
            known = (
                said("Its options are: {names}.", names=tuple(declared))
                if declared
                else "It has no options."
            )
            raise TemplateError(
                said(
                    "The template {template} has no option {option}.",
                    template=template.manifest.id,
                    option=shown(name),
                ),
                meant(name, declared, known),
            )
    return {name: _value(name, declared[name], text) for name, text in typed.items()}


def held(template: Template, kept: Mapping[str, OptionValue]) -> dict[str, OptionValue]:
    """Return those of kept values that the template declares; the others are for another one.

    Raises TemplateError for a value of another kind than the option has.
    """
    declared = dict(_declared(template))
    return {
        name: _held(name, declared[name], value) for name, value in kept.items() if name in declared
    }


def _held(name: str, option: Option, value: OptionValue) -> OptionValue:
    if isinstance(value, str) or type(value) is not type(option.default):
        return _value(name, option, str(value))
    return value


def _declared(template: Template) -> Iterator[tuple[str, Option]]:
    if template.parent is not None:
        yield from _declared(template.parent)
    yield from template.manifest.options.items()


def _value(name: str, option: Option, text: str) -> OptionValue:
    match option.default:
        case bool() if text.lower() in _TRUTH:
            return _TRUTH[text.lower()]
        case bool():
            raise TemplateError(
                said("The option {option} is not {value}.", option=name, value=shown(text)),
                "It is yes or no.",
            )
        case int() if text.isascii() and text.removeprefix("-").isdecimal() and len(text) < 10:
            return int(text)
        case int():
            raise TemplateError(
                said("The option {option} is not {value}.", option=name, value=shown(text)),
                "It is a whole number.",
            )
    if option.choices and text not in option.choices:
        raise TemplateError(
            said("The option {option} is not {value}.", option=name, value=shown(text)),
            said("It is one of: {choices}.", choices=tuple(option.choices)),
        )
    return text
