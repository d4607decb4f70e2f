"""Records are those of the standard library, from the first to the hundredth that is made."""

import dataclasses
from dataclasses import field

import pytest

from briefer.value import dataclass, replace


def kinds():
    def made(decorate):
        class Kind:
            a: int
            b: int = 2
            c: list[int] = field(default_factory=list)
            d: int = field(kw_only=True, default=4)

        return decorate(Kind)

    return (
        made(dataclass(frozen=True, slots=True)),
        made(dataclasses.dataclass(frozen=True, slots=True)),
    )


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
        assert dataclasses.asdict(ours(*args, **kwargs)) == wanted
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
