"""Keys that sign: made, kept for their owner alone, known by name."""

import stat
import sys

import pytest

from briefer.errors import FileError, InTheWayError
from briefer.store.key import (
    add_key,
    is_locked,
    is_signed,
    key_text,
    keys,
    make_key,
    remove_key,
    sign,
)


def test_what_a_key_signs_is_its_own_and_nothing_else():
    key = make_key("anna")
    signature = sign("anna", b"words")
    assert is_signed(key.public, signature, b"words")
    assert not is_signed(key.public, signature, b"other words")
    assert not is_signed(make_key("ben").public, signature, b"words")
    assert not is_signed(key.public, b"", b"words")
    assert not is_signed(b"\0" * 31, signature, b"words")


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such rights")
def test_the_private_half_is_for_its_owner_alone(home):
    make_key("anna")
    path = home / "library" / "keys" / "anna.pem"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_a_passphrase_locks_the_private_half(home):
    make_key("anna", "correct horse")
    assert is_locked("anna")
    assert b"ENCRYPTED" in (home / "library" / "keys" / "anna.pem").read_bytes()
    assert sign("anna", b"words", "correct horse")
    for wrong in ("", "wrong horse"):
        with pytest.raises(FileError, match="does not open"):
            sign("anna", b"words", wrong)
    with pytest.raises(FileError, match="fewer than 8"):
        make_key("ben", "short")
    assert not is_locked(make_key("ben").name)


def test_a_key_of_someone_else_is_known_until_it_is_removed(tmp_path, monkeypatch):
    anna = make_key("anna")
    path = tmp_path / "anna.toml"
    path.write_text(key_text(anna), encoding="utf-8")
    monkeypatch.setenv("BRIEFER_HOME", str(tmp_path / "other"))
    assert keys() == ()
    known = add_key(path)
    assert (known.name, known.public, known.is_own) == ("anna", anna.public, False)
    assert keys() == (known,)
    assert keys()[0].fingerprint == anna.fingerprint
    assert len(anna.fingerprint) == 39
    with pytest.raises(FileError, match="known already as anna"):
        add_key(path)
    with pytest.raises(FileError, match="is not your own"):
        sign("anna", b"words")
    remove_key("anna")
    assert keys() == ()


def test_names_are_names_and_taken_once():
    make_key("anna")
    with pytest.raises(InTheWayError, match="There is a key anna already"):
        make_key("anna")
    for name in ("../anna", "", "a b", "anna.pem"):
        with pytest.raises(FileError, match="cannot be the name"):
            make_key(name)
    with pytest.raises(FileError, match='There is no key "bob"'):
        remove_key("bob")
    with pytest.raises(FileError, match="nothing can be signed as you"):
        remove_key("anna")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "name = 3",
        'name = "a"',
        'name = "a"\ned25519 = "AAAA"',
        'name = "a"\ned25519 = "?"',
        'name = "../a"\ned25519 = "' + "A" * 43 + '="',
        "a.a." * 40_000,
    ],
)
def test_a_file_that_is_no_key_is_told(tmp_path, text):
    path = tmp_path / "a.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(FileError, match=r"a\.toml holds no key"):
        add_key(path)
    with pytest.raises(FileError, match=r"b\.toml holds no key"):
        add_key(tmp_path / "b.toml")


def test_a_broken_file_among_the_keys_hides_no_other(home):
    make_key("anna")
    (home / "library" / "keys" / "bad.toml").write_text("[")
    (home / "library" / "keys" / "anna.pem").write_text("no key")
    assert [key.name for key in keys()] == ["anna"]
    with pytest.raises(FileError, match="does not open"):
        sign("anna", b"words")
