"""What `templates/README.md` teaches works as it stands there, word for word and in its order."""

import re
import shlex

import pytest

from briefer.bundled import templates

README = (templates() / "README.md").read_text(encoding="utf-8")
LESSON = README.split("## From nothing in ten minutes\n")[1].split("\n## ")[0]


@pytest.fixture
def elsewhere(tmp_path, monkeypatch):
    """Return a function that goes to the home of somebody else."""
    return lambda: monkeypatch.setenv("BRIEFER_HOME", str(tmp_path / "elsewhere"))


def test_the_lesson_works_as_it_stands_there(briefer, tmp_path, monkeypatch, elsewhere):
    monkeypatch.chdir(tmp_path)
    said, wrong = "", False
    blocks = re.findall(r"^```(\w*)\n(.*?)^```$", LESSON, re.MULTILINE | re.DOTALL)
    assert len(blocks) > 10
    for kind, text in blocks:
        if kind == "text":
            assert text.strip() in said
        elif text.startswith("{#"):
            name = re.search(r'^id = "(\w+)"', text, re.MULTILINE)[1]
            (tmp_path / f"{name}.xml.j2").write_text(text, encoding="utf-8")
            wrong = name == "wrong"
        else:
            said = ""
            for line in text.splitlines():
                if "keys add" in line:
                    elsewhere()
                ran = briefer(*shlex.split(line)[1:])
                assert ran.status == (1 if wrong else 0), (line, ran.err)
                said += ran.out
            wrong = False
    assert len([*(tmp_path / "out").iterdir()]) == 3
    assert "Short note (your own)" in briefer("templates").out


def test_what_it_teaches_prints_what_it_says(briefer, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    note = next(
        text
        for text in re.findall(r"^```\n(.*?)^```$", LESSON, re.MULTILINE | re.DOTALL)
        if "options.greeting" in text
    )
    (tmp_path / "note.xml.j2").write_text(note, encoding="utf-8")
    briefer("new", "--sample", "-o", "sample.briefing")
    briefer("templates", "add", "note.xml.j2")
    ran = briefer("export", "sample.briefing", "-t", "note", "-a", "nato", "-f", "txt")
    printed = (tmp_path / ran.out.strip()).read_text(encoding="utf-8")
    assert "For NATO allies" in printed
