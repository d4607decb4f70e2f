"""Dataclasses that load nothing and compile nothing until there is an instance.

The program has some two hundred of them. The standard library loads `inspect` for them and compiles
each method of each: that was a quarter of the time until `briefer export` did anything. These have
what the program uses of those, and mean the same, but for one thing: that a frozen one is never
changed is for the type checker to see. To refuse it at run time takes as long again as to make the
instance, and a long briefing has tens of thousands. A frozen one has slots.
"""

from collections.abc import Callable, Container, Iterable
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any

_FEW = 8
_FIELDS = "__value_fields__"

if TYPE_CHECKING:
    from dataclasses import (
        MISSING,
        Field,
        asdict,
        dataclass,
        field,
        fields,
        is_dataclass,
        replace,
    )
else:

    class MISSING:
        """Stands for no value."""

    class Field:
        """A field of a dataclass."""

        __slots__ = ("default", "default_factory", "hash", "kw_only", "name", "repr", "type")

        def __init__(
            self,
            *,
            default: Any = MISSING,
            default_factory: Any = MISSING,
            hash: bool = True,  # noqa: A002 - the standard library's word
            repr: bool = True,  # noqa: A002 - the standard library's word
        ) -> None:
            self.name = ""
            self.type = None
            self.default = default
            self.default_factory = default_factory
            self.hash = hash
            self.repr = repr
            self.kw_only = False

    field = Field

    def fields(of: Any) -> tuple[Field, ...]:
        """Return the fields of a dataclass or of an instance, those of its bases first."""
        return getattr(of, _FIELDS)

    def is_dataclass(value: object) -> bool:
        """Return whether the value is a dataclass or an instance of one."""
        return hasattr(value, _FIELDS)

    def asdict(instance: Any) -> dict[str, Any]:
        """Return the fields of an instance by name; what they hold stays what it is."""
        return {name: getattr(instance, name) for name in _names(instance.__class__)}

    def replace(instance: Any, /, **changes: Any) -> Any:
        """Return the instance with other values, in half the time of the standard library."""
        cls = instance.__class__
        names, values = _reading(cls)
        return cls(**(dict(zip(names, values(instance), strict=True)) | changes))

    def dataclass(
        *, frozen: bool = False, slots: bool = False, kw_only: bool = False, eq: bool = True
    ) -> Callable[[type], type]:
        """Return a decorator that makes a dataclass, as that of the standard library does."""

        def make(cls: type) -> type:
            own = _own_fields(cls, kw_only=kw_only)
            known = {
                each.name: each for base in reversed(cls.__mro__[1:]) for each in _fields_of(base)
            }
            every = tuple((known | {each.name: each for each in own}).values())
            names = [each.name for each in own]
            made = _with_slots(cls, names, known) if slots else cls
            setattr(made, _FIELDS, every)
            made.__match_args__ = tuple(each.name for each in every if not each.kw_only)
            _add_methods(made, every, frozen=frozen, eq=eq)
            return made

        return make


@cache
def _names(cls: type) -> tuple[str, ...]:
    return tuple(each.name for each in getattr(cls, _FIELDS))


@cache
def _reading(cls: type) -> tuple[tuple[str, ...], Callable[[Any], tuple[Any, ...]]]:
    """Return the names of the fields, and a function from an instance to their values."""
    names = _names(cls)
    return names, attrgetter(*names) if len(names) > 1 else lambda it: tuple(
        getattr(it, n) for n in names
    )


def _fields_of(cls: Any) -> tuple[Any, ...]:
    found: tuple[Any, ...] = vars(cls).get(_FIELDS, ())
    return found


def _own_fields(cls: Any, *, kw_only: bool) -> list[Any]:
    """Return the fields that the class itself names; what is no default leaves the class."""
    found = []
    for name, kind in vars(cls).get("__annotations__", {}).items():
        default = cls.__dict__.get(name, MISSING)
        each = default if isinstance(default, Field) else field(default=default)
        each.name, each.type = name, kind
        each.kw_only = kw_only
        if each.default is not MISSING:
            setattr(cls, name, each.default)
        elif default is not MISSING:
            delattr(cls, name)
        found.append(each)
    return found


def _with_slots(cls: Any, names: Iterable[str], known: Container[str]) -> Any:
    """Return the class made anew with slots for the names that no base has one for."""
    left_out = {*names, "__dict__", "__weakref__"}
    kept = {name: value for name, value in vars(cls).items() if name not in left_out}
    slots = tuple(name for name in names if name not in known)
    made = type(cls)(cls.__name__, cls.__bases__, kept | {"__slots__": slots})
    made.__qualname__ = cls.__qualname__
    return made


def _add_methods(cls: Any, fields: Iterable[Any], *, frozen: bool, eq: bool) -> None:
    made: dict[str, Any] = {"__init__": _init_later(cls, fields)}
    if eq:
        made["__eq__"] = _eq(fields)
        made["__hash__"] = _hash(fields) if frozen else None
    for name, method in made.items():
        setattr(cls, name, method)
    if "__repr__" not in cls.__dict__:
        cls.__repr__ = _repr


def _init_later(cls: Any, fields: Iterable[Any]) -> Callable[..., None]:
    """Return an `__init__` that makes the true one when it was called a few times: most are not."""
    calls = 0

    def __init__(self: Any, /, *args: Any, **kwargs: Any) -> None:  # noqa: N807 - it becomes one
        nonlocal calls
        calls += 1
        values = _bound(fields, args, kwargs) if calls <= _FEW else None
        if values is None:
            cls.__init__ = _made_init(fields)
            cls.__init__(self, *args, **kwargs)
        else:
            for name, value in values.items():
                setattr(self, name, value)

    return __init__


def _bound(
    fields: Iterable[Any], args: tuple[Any, ...], kwargs: dict[str, Any]
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


def _made_init(fields: Iterable[Any]) -> Callable[..., None]:
    names: dict[str, Any] = {"_MISSING": MISSING}
    source = _init(fields, names)
    made: dict[str, Callable[..., None]] = {}
    exec(source, names, made)  # noqa: S102 - of the names of fields alone
    return made["__init__"]


def _init(fields: Iterable[Any], names: dict[str, Any]) -> str:
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
        body.append(f" self.{name} = {value}")
    parameters = by_place + (by_name if len(by_name) > 1 else [])
    return f"def __init__({', '.join(parameters)}):\n" + "\n".join(body or [" pass"]) + "\n"


def _eq(fields: Iterable[Any]) -> Callable[[Any, object], bool]:
    values = _values(each.name for each in fields)

    def __eq__(self: Any, other: object) -> bool:  # noqa: N807 - it becomes one
        if other.__class__ is not self.__class__:
            return NotImplemented
        return self is other or values(self) == values(other)

    return __eq__


def _hash(fields: Iterable[Any]) -> Callable[[Any], int]:
    values = _values(each.name for each in fields if each.hash)
    return lambda self: hash(values(self))


def _values(names: Iterable[str]) -> Callable[[Any], Any]:
    """Return a function from an instance to its values."""
    found = tuple(names)
    return attrgetter(*found) if found else lambda _: ()


def _repr(self: Any) -> str:
    shown = (f"{f.name}={getattr(self, f.name)!r}" for f in getattr(self, _FIELDS) if f.repr)
    return f"{type(self).__qualname__}({', '.join(shown)})"


__all__ = [
    "MISSING",
    "Field",
    "asdict",
    "dataclass",
    "field",
    "fields",
    "is_dataclass",
    "replace",
]
