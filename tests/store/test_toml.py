"""Tables of TOML are those of the standard library's reader, whatever the cache folder holds."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefer.errors import ThemeError
from briefer.store import home as folders
from briefer.store.memory import Memory
from briefer.store.toml import read_toml, write_toml

TEXT = 'id = "x"\nsize = 9.5\nlow = 3\nbands = [{ term = "häufig" }, {}]\n[a.b]\nc = true\n'


def kept():
    return [*folders.cache().rglob("*.json")]


def test_a_second_reading_takes_what_was_kept():
    first = read_toml(TEXT)
    (path,) = kept()
    before = path.stat().st_mtime_ns
    assert read_toml(TEXT) == first == tomllib.loads(TEXT)
    assert [type(each) for each in first.values()] == [type(v) for v in read_toml(TEXT).values()]
    assert path.stat().st_mtime_ns == before


@pytest.mark.parametrize("size", [0, 30, 64, 65, 70, -1])
def test_a_file_that_was_cut_short_changes_nothing(size):
    read_toml(TEXT)
    (path,) = kept()
    whole = path.read_bytes()
    path.write_bytes(whole[:size])
    assert read_toml(TEXT) == tomllib.loads(TEXT)
    assert path.read_bytes() == whole


@pytest.mark.parametrize("data", [b"\xff\xfe", b"{}", b"\n{}", b'x\n{"id": "y"}', b"[" * 90_000])
def test_a_foreign_file_changes_nothing(data):
    read_toml(TEXT)
    (path,) = kept()
    path.write_bytes(data)
    assert read_toml(TEXT) == tomllib.loads(TEXT)


def test_where_nothing_can_be_kept_all_is_read(home):
    home.write_text("no folder")
    assert read_toml(TEXT) == tomllib.loads(TEXT)


@pytest.mark.parametrize("text", ["d = 2026-01-31", "t = 10:00:00"])
def test_what_json_cannot_hold_is_read_anew(text):
    assert read_toml(text) == read_toml(text) == tomllib.loads(text)
    assert not kept()


@pytest.mark.parametrize("text", ["id = ", "a = 1" + "0" * 9000, "a = 0x" + "f" * 9000])
def test_what_is_no_toml_is_told_each_time(text):
    for _ in range(2):
        with pytest.raises(ThemeError, match="no TOML"):
            read_toml(text)
    assert not kept()


def test_what_another_version_kept_is_not_taken(monkeypatch):
    tables = Memory("toml")
    tables.write(TEXT, {"of": "this one"})
    monkeypatch.setattr("briefer.store.memory.__version__", "0.0.0")
    assert read_toml(TEXT) == tomllib.loads(TEXT)


def test_the_folder_does_not_grow_forever():
    for number in range(1050):
        read_toml(f"id = {number}")
    assert len(kept()) <= 1000


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
VALUES = st.recursive(
    TEXTS | st.booleans() | st.integers(-(10**12), 10**12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=8,
)


@given(tables=st.dictionaries(TEXTS, VALUES, max_size=5))
def test_what_is_written_is_read_as_it_was(tables):
    assert tomllib.loads(write_toml(tables)) == tables
