"""Each kind of record keeps what a later version wrote on it, and refuses what it cannot be."""

import pytest

from briefer.errors import FileError
from briefer.model import audience, briefing, judgement, language, passage, template
from briefer.model.record import Record
from briefer.store.codec import decode
from briefer.store.encoding import encode
from briefer.store.trial import Trial
from briefer.value import fields

KINDS = sorted(
    {
        kind
        for module in (audience, briefing, judgement, language, passage, template)
        for kind in vars(module).values()
        if isinstance(kind, type) and issubclass(kind, Record) and kind is not Record
    },
    key=lambda kind: kind.__name__,
)
NEEDED = {"high": 9, "low": 1, "default": "x"}


def trial():
    return Trial(fault=lambda _, sentence: FileError(sentence))


def smallest(kind):
    """Return the data of a record of which only what must be is given."""
    data = encode(kind(**{name: NEEDED.get(name, "x") for name in required(kind)}))
    return {key: "x" if key in ("name", "label", "title", "term") else data[key] for key in data}


def required(kind):
    return [
        item.name
        for item in fields(kind)
        if item.default is item.default_factory and item.name != "extra"
    ]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_a_record_of_the_future_keeps_its_fields(kind):
    later = smallest(kind) | {"tempo": {"beats": [1, 2.5, None]}}
    found = trial()
    record = decode(kind, later, found)
    assert encode(record)["tempo"] == {"beats": [1, 2.5, None]}
    assert bool(found.reasons) == (kind.__name__ == "Marking")


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_a_record_that_must_be_read_otherwise_locks(kind):
    found = trial()
    decode(kind, smallest(kind) | {"must": ["tempo"], "tempo": 4}, found)
    assert found.reasons


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_a_record_without_a_needed_field_is_refused(kind):
    for name in required(kind):
        data = smallest(kind)
        del data[name]
        with pytest.raises(FileError, match=f"no {name}"):
            decode(kind, data, trial())
    if kind.__name__ != "Marking":
        with pytest.raises(FileError, match="not an object"):
            decode(kind, [], trial())
