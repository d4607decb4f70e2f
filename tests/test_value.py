"""Records are those of the standard library, from the first to the hundredth that is made."""

import ast
import dataclasses
import pickle
import re
from pathlib import Path

import pytest

from briefer import value
from briefer.value import asdict, dataclass, fields, is_dataclass, replace


def kinds():
    def made(of, decorate):
        class Base:
            a: int
            b: int = 2

        class Kind(decorate(frozen=True, slots=True)(Base)):
            c: list[int] = of.field(default_factory=list)
            d: int = 4

        return decorate(frozen=True, slots=True, kw_only=True)(Kind)

    return made(value, dataclass), made(dataclasses, dataclasses.dataclass)


CALLS = [
    ((), {}),
    ((1,), {}),
    ((1, 3), {"d": 5}),
    ((), {"a": 1, "c": [7]}),
    ((1, 2, [3], 4), {}),
    ((1,), {"a": 1}),
    ((1,), {"e": 1}),
    ((), {"b": 1}),
]


@pytest.mark.parametrize("made", [0, 7, 8, 100])
@pytest.mark.parametrize(("args", "kwargs"), CALLS)
def test_an_instance_is_that_of_the_standard_library_or_refused_as_there(made, args, kwargs):
    ours, theirs = kinds()
    for _ in range(made):
        ours(0)
    try:
        wanted = dataclasses.asdict(theirs(*args, **kwargs))
    except TypeError:
        with pytest.raises(TypeError):
            ours(*args, **kwargs)
    else:
        assert asdict(ours(*args, **kwargs)) == wanted
    assert ours(1) == ours(1, 2)


def test_each_instance_has_a_default_of_its_own():
    ours, _ = kinds()
    instances = [ours(number) for number in range(20)]
    assert len({id(each.c) for each in instances}) == 20


def test_replaced_is_one_field_and_no_unknown_one():
    ours, _ = kinds()
    assert replace(ours(1, d=9), b=5) == ours(1, 5, d=9)
    with pytest.raises(TypeError):
        replace(ours(1), e=5)


def test_fields_and_patterns_are_those_of_the_standard_library():
    ours, theirs = kinds()
    assert [each.name for each in fields(ours)] == [
        each.name for each in dataclasses.fields(theirs)
    ]
    assert ours.__match_args__ == theirs.__match_args__
    assert ours.__slots__ == theirs.__slots__
    assert repr(ours(1)).split("(")[1] == repr(theirs(1)).split("(")[1]
    assert is_dataclass(ours)
    assert not is_dataclass(theirs)


@dataclass(frozen=True, slots=True)
class Kept:
    """A record that can be pickled, which a local one cannot."""

    a: int
    b: str = "x"


def test_an_instance_is_kept_and_takes_no_other_field():
    kept = Kept(1)
    assert pickle.loads(pickle.dumps(kept)) == kept
    assert hash(kept) == hash(Kept(1))
    with pytest.raises(AttributeError):
        kept.c = 1


def records():
    """Return every class of the program that is made a dataclass, with how it is made."""
    for path in sorted(Path(value.__file__).parent.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            for call in getattr(node, "decorator_list", ()):
                if isinstance(call, ast.Call) and ast.unparse(call.func) == "dataclass":
                    yield path.stem, node, {each.arg: each.value.value for each in call.keywords}


def test_the_program_asks_for_nothing_that_these_lack():
    found = list(records())
    assert len(found) > 100
    for module, record, made in found:
        where = f"{module}.{record.name}"
        assert made.get("slots") or not made.get("frozen"), where
        names = {each.name for each in record.body if isinstance(each, ast.FunctionDef)}
        assert "__post_init__" not in names, where
        assert not names & {"__eq__", "__hash__"} or made.get("eq") is False, where
        for each in record.body:
            if isinstance(each, ast.AnnAssign):
                assert not {"ClassVar", "InitVar"} & set(re.findall(r"\w+", ast.unparse(each))), (
                    where
                )
                assert not isinstance(each.value, ast.List | ast.Dict | ast.Set), where
