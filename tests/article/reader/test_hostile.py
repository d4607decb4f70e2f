"""Hostile files: an extract or one sentence, within seconds and megabytes."""

import subprocess
import sys
from pathlib import Path

import pytest
from article.reader import hostile

from briefer.article.reader import extract
from briefer.errors import ArticleError

MEASURED = Path(__file__).parent / "measured.py"
SECONDS, MEGABYTES = 5.0, 300

READ = {
    "doctype.html", "json.html", "picture.html", "plain.mht", "tracked.docx", "table.html",
    "brackets.md", "images.md", "lines.txt", "accents.txt",
}  # fmt: skip


@pytest.mark.skipif(sys.platform != "linux", reason="memory is measured as Linux tells it")
@pytest.mark.parametrize("name", hostile.CASES)
def test_hostile_file_takes_seconds_and_megabytes(name, tmp_path):
    data = hostile.CASES[name]()
    path = tmp_path / "file"
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    command = [sys.executable, MEASURED, path, name]
    told = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout
    seconds, megabytes, found = told.split(" ", 2)
    assert float(seconds) < SECONDS, told
    assert float(megabytes) < MEGABYTES, told
    assert "." in found or "characters" in found
    assert name not in READ or found.endswith("characters"), told


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("empty", "empty"),
        ("binary", "no text"),
        ("21 MB.txt", "larger than 20 MB"),
        ("20 MB.txt", "longer than an article"),
        ("login.html", "sign in"),
        ("scripts.html", "made by scripts"),
        ("deep.html", "nested too deep"),
        ("deep.docx", "nested too deep"),
        ("twice.docx", "twice"),
        ("laughs.docx", "damaged"),
        ("fetch.docx", "damaged"),
        ("bomb in the text.docx", "too large"),
    ],
)
def test_refusal_says_why(name, words):
    data = hostile.CASES[name]()
    with pytest.raises(ArticleError, match=words):
        extract(data if isinstance(data, bytes) else data.encode(), name)


def test_tracked_changes_are_taken_as_they_stand():
    found = extract(hostile.CASES["tracked.docx"](), "a.docx")
    assert found.text.startswith("in0 in1 in2")
    assert "out" not in found.text
    (deleted,) = (each for each in found.dropped if each.kind == "deleted")
    assert deleted.count == 10_000
