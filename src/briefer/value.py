"""Dataclasses that compile nothing until there is an instance.

The program has some two hundred of them, and the standard library compiles each method of each:
that was a quarter of the time until `briefer export` did anything. Fields are the standard
library's, so that `fields`, `replace` and `is_dataclass` work; a frozen instance is made in two
thirds of the time.
"""

import dataclasses
from collections.abc import Callable, Iterable
from dataclasses import MISSING, Field, FrozenInstanceError
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NoReturn

_FEW = 8

if TYPE_CHECKING:
    from dataclasses import dataclass, replace
else:

    def replace(instance: Any, /, **changes: Any) -> Any:
        """Return the instance with other values, in half the time of the standard library."""
        cls = instance.__class__
        for name in _names(cls):
            if name not in changes:
                changes[name] = getattr(instance, name)
        return cls(**changes)

    @cache
    def _names(cls: type) -> tuple[str, ...]:
        return tuple(each.name for each in dataclasses.fields(cls))

    def dataclass(
        *, frozen: bool = False, slots: bool = False, kw_only: bool = False, eq: bool = True
    ) -> Callable[[type], type]:
        """Return a decorator that makes a dataclass, as that of the standard library does."""

        def make(cls: type) -> type:
            cls.__doc__ = cls.__doc__ or cls.__name__  # else it is made from the signature, slowly
            made = dataclasses.dataclass(
                init=False, repr=False, eq=False, slots=slots, kw_only=kw_only
            )(cls)
            _add_methods(made, frozen=frozen, eq=eq)
            return made

        return make


def _add_methods(cls: Any, *, frozen: bool, eq: bool) -> None:
    fields = dataclasses.fields(cls)
    made: dict[str, Any] = {"__init__": _init_later(cls, fields, frozen=frozen)}
    if eq:
        made["__eq__"] = _eq(fields)
        made["__hash__"] = _hash(fields) if frozen else None
    if frozen:
        made |= {"__setattr__": _refuse_set, "__delattr__": _refuse_delete}
    for name, method in made.items():
        setattr(cls, name, method)
    if "__repr__" not in cls.__dict__:
        cls.__repr__ = _repr


def _init_later(cls: Any, fields: Iterable[Field[Any]], *, frozen: bool) -> Callable[..., None]:
    """Return an `__init__` that makes the true one when it was called a few times: most are not."""
    calls = 0

    def __init__(self: Any, /, *args: Any, **kwargs: Any) -> None:  # noqa: N807 - it becomes one
        nonlocal calls
        calls += 1
        values = _bound(fields, args, kwargs) if calls <= _FEW else None
        if values is None:
            cls.__init__ = _made_init(cls, fields, frozen=frozen)
            cls.__init__(self, *args, **kwargs)
        else:
            for name, value in values.items():
                object.__setattr__(self, name, value)

    return __init__


def _bound(
    fields: Iterable[Field[Any]], args: tuple[Any, ...], kwargs: dict[str, Any]
) -> dict[str, Any] | None:
    """Return the values of the fields; None where the arguments are too many or too few."""
    given = dict(zip((each.name for each in fields if not each.kw_only), args, strict=False))
    given |= kwargs
    if len(given) < len(args) + len(kwargs):
        return None
    values: dict[str, Any] = {}
    for each in fields:
        if each.name in given:
            values[each.name] = given.pop(each.name)
        elif each.default is not MISSING:
            values[each.name] = each.default
        elif each.default_factory is not MISSING:
            values[each.name] = each.default_factory()
        else:
            return None
    return None if given else values


def _made_init(cls: Any, fields: Iterable[Field[Any]], *, frozen: bool) -> Callable[..., None]:
    names: dict[str, Any] = {"_MISSING": MISSING}
    source = _init(fields, names, frozen=frozen)
    if frozen:
        names |= {f"_set_{each.name}": getattr(cls, each.name).__set__ for each in fields}
    made: dict[str, Callable[..., None]] = {}
    exec(source, names, made)  # noqa: S102 - of the names of fields alone
    return made["__init__"]


def _init(fields: Iterable[Field[Any]], names: dict[str, Any], *, frozen: bool) -> str:
    """Return the source of `__init__`; the defaults go into `names`."""
    by_place, by_name, body = ["self"], ["*"], []
    for each in fields:
        name, value, parameter = each.name, each.name, each.name
        if each.default is not MISSING:
            names[f"_default_{name}"] = each.default
            parameter = f"{name}=_default_{name}"
        elif each.default_factory is not MISSING:
            names[f"_make_{name}"] = each.default_factory
            parameter = f"{name}=_MISSING"
            value = f"_make_{name}() if {name} is _MISSING else {name}"
        (by_name if each.kw_only else by_place).append(parameter)
        body.append(f" _set_{name}(self, {value})" if frozen else f" self.{name} = {value}")
    parameters = by_place + (by_name if len(by_name) > 1 else [])
    return f"def __init__({', '.join(parameters)}):\n" + "\n".join(body or [" pass"]) + "\n"


def _eq(fields: Iterable[Field[Any]]) -> Callable[[Any, object], bool]:
    values = _values(each.name for each in fields if each.compare)

    def __eq__(self: Any, other: object) -> bool:  # noqa: N807 - it becomes one
        if other.__class__ is not self.__class__:
            return NotImplemented
        return self is other or values(self) == values(other)

    return __eq__


def _hash(fields: Iterable[Field[Any]]) -> Callable[[Any], int]:
    values = _values(
        each.name for each in fields if (each.compare if each.hash is None else each.hash)
    )
    return lambda self: hash(values(self))


def _values(names: Iterable[str]) -> Callable[[Any], Any]:
    """Return a function from an instance to its values."""
    found = tuple(names)
    return attrgetter(*found) if found else lambda _: ()


def _repr(self: Any) -> str:
    shown = (f"{f.name}={getattr(self, f.name)!r}" for f in dataclasses.fields(self) if f.repr)
    return f"{type(self).__qualname__}({', '.join(shown)})"


def _refuse_set(self: Any, name: str, value: object) -> NoReturn:  # noqa: ARG001 - as it is called
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_delete(self: Any, name: str) -> NoReturn:  # noqa: ARG001 - as it is called
    raise FrozenInstanceError(f"cannot delete field {name!r}")


__all__ = ["dataclass", "replace"]
