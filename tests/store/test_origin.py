"""Where one's own items came from: told as long as the file is as it came."""

import pytest

from briefer.store.bundle import unpack, write_bundle
from briefer.store.key import add_key, key_text, make_key, remove_key
from briefer.store.layered import Layer
from briefer.store.library import Library
from briefer.store.origin import Origins
from briefer.store.packing import install

PRESS = b'id = "press"\nname = "Press"\n'


@pytest.fixture
def key(home, tmp_path, monkeypatch):
    """Return the file of the key of somebody else, who has signed the bundle `press`."""
    monkeypatch.setenv("BRIEFER_HOME", str(tmp_path / "anna"))
    path = tmp_path / "anna.toml"
    path.write_text(key_text(make_key("anna")), encoding="utf-8")
    files = {"audiences/press.toml": PRESS}
    chunks = write_bundle(files, maker="Anna", signer="anna")
    (tmp_path / "press.briefbundle").write_bytes(b"".join(chunks))
    monkeypatch.setenv("BRIEFER_HOME", str(home))
    return path


@pytest.fixture
def path(key, tmp_path):  # noqa: ARG001 - which has signed it
    """Return the file of what came in."""
    library = Library()
    bundle = unpack(tmp_path / "press.briefbundle", tmp_path / "new")
    install(bundle, tmp_path / "new", library)
    return library.audiences.file("press", Layer.OWN)


def test_its_maker_and_signer_are_told_as_they_are_known_now(path, key):
    found = Origins().of(path)
    assert (found.maker, found.signer.name) == ("Anna", "")
    known = add_key(key)
    assert Origins().of(path).signer == known
    remove_key("anna")
    assert Origins().of(path).signer.name == ""
    assert len(found.signer.fingerprint) == 39


def test_what_was_changed_or_made_here_came_from_nobody(path):
    Library().audiences.duplicate("press", "mine")
    assert Origins().of(path.with_name("mine.toml")) is None
    path.write_bytes(PRESS + b"version = 2\n")
    assert Origins().of(path) is None
    assert Origins().of(path.with_name("gone.toml")) is None


@pytest.mark.parametrize("text", ["[", '{"audiences/press.toml": {"key": 7}}', "[]", "7" * 9999])
def test_a_broken_record_tells_nothing_and_is_written_anew(text, home, path):
    record = home / "library" / "origins.json"
    record.write_text(text, encoding="utf-8")
    assert Origins().of(path) is None
