"""An export replaces only what is still as the program left it."""

import os

import pytest

from briefer.errors import FileError
from briefer.store import written


def test_what_was_written_is_replaced(tmp_path):
    path = tmp_path / "a.pdf"
    for data in (b"one", b"two", b"two"):
        written.replace(path, data)
        assert path.read_bytes() == data
    assert [each.name for each in tmp_path.iterdir()] == ["a.pdf"]


def test_what_someone_changed_or_made_is_replaced_only_by_force(tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(b"another's")
    for _ in range(2):
        with pytest.raises(FileError, match=r"a.pdf was changed .* or is not ours"):
            written.replace(path, b"one")
        assert path.read_bytes() == b"another's"
    written.replace(path, b"one", force=True)
    path.write_bytes(b"one with notes")
    with pytest.raises(FileError):
        written.replace(path, b"two")
    path.unlink()
    written.replace(path, b"two")
    assert path.read_bytes() == b"two"


def test_the_same_bytes_need_no_force(tmp_path):
    (tmp_path / "a.pdf").write_bytes(b"one")
    written.replace(tmp_path / "a.pdf", b"one")


def test_a_new_file_has_the_rights_that_the_user_gives_new_files(tmp_path):
    before = os.umask(0o027)
    try:
        written.replace(tmp_path / "a.pdf", b"one")
    finally:
        os.umask(before)
    assert (tmp_path / "a.pdf").stat().st_mode & 0o777 == 0o640


def test_a_record_that_cannot_be_kept_keeps_no_export_from_being_written(tmp_path, home):
    home.write_bytes(b"in the way")
    written.replace(tmp_path / "a.pdf", b"one")
    assert (tmp_path / "a.pdf").read_bytes() == b"one"
    with pytest.raises(FileError):
        written.replace(tmp_path / "a.pdf", b"two")


def test_a_folder_in_the_way_is_told(tmp_path):
    (tmp_path / "a.pdf").mkdir()
    with pytest.raises(FileError, match="no regular file"):
        written.replace(tmp_path / "a.pdf", b"one", force=True)
    with pytest.raises(FileError, match="folder is missing"):
        written.replace(tmp_path / "none" / "a.pdf", b"one")
