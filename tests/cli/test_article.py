"""`briefer import`: articles become drafts, from the file to the editions."""

import json
import sys
from io import BytesIO, TextIOWrapper
from itertools import pairwise
from pathlib import Path

import pytest

from briefer.store.file import open_briefing
from briefer.store.profile import write_profile

TWINS = Path(__file__).parents[1] / "article" / "corpus"
FORMATS = ("txt", "md", "html", "docx")


@pytest.mark.parametrize("ending", FORMATS)
def test_an_article_becomes_the_same_draft_in_each_format(briefer, tmp_path, ending):
    path = tmp_path / "twin.briefing"
    ran = briefer("import", TWINS / f"twin.{ending}", "-o", path, "--date", "2026-03-05")
    assert (ran.status, ran.out) == (0, f"{path}\n")
    briefing = open_briefing(path).briefing
    assert [each.kind for each in briefing.sections] == [
        "situation",
        "positions",
        "stakes",
        "regional",
        "opinion",
    ]
    names = {each.id: each.name.default for each in briefing.stakeholders}
    assert [names[each.stakeholder] for each in briefing.outlooks] == [
        "Iran",
        "Russia",
        "United States and NATO",
        "Global markets",
    ]
    assert briefing.outlook_heading.default == "What Comes Next? Searching for an Exit"
    assert all(each.origin and each.origin.source == "article-1" for each in briefing.passages())


def test_a_draft_exports_at_once_and_check_says_what_is_not_yet_rewritten(briefer, tmp_path):
    path = tmp_path / "twin.briefing"
    briefer("import", TWINS / "twin.txt", "-o", path)
    exported = briefer("export", path, "-o", tmp_path / "out")
    assert exported.status == 0
    written = sorted(each.name for each in (tmp_path / "out").iterdir())
    assert written == [
        f"twin_{a}.{f}" for a in ("gulf", "markets", "nato") for f in ("docx", "pdf")
    ]
    checked = briefer("check", path, "--json")
    editions = json.loads(checked.out)["editions"]
    assert len(editions) == 3
    for edition in editions:
        told = {each["message"] for each in edition["problems"]}
        assert told == {
            "It is not yet rewritten: it still says word for word what the article says."
        }


def test_the_report_says_what_went_where_and_by_which_rule(briefer):
    ran = briefer("import", TWINS / "twin.txt", "--report")
    assert ran.status == 0
    assert "What comes next: United States and NATO" in ran.out
    assert "Unassigned" not in ran.out
    data = json.loads(briefer("import", TWINS / "twin.txt", "--json").out)
    pieces = data["pieces"]
    assert all(each["rule"] and each["why"] for each in pieces)
    label = next(each for each in pieces if each["role"] == "label")
    assert label["text"] == "For Iran:"
    parts = {each["id"]: each for each in data["parts"]}
    assert parts[label["part"]]["stakeholders"] == ["Iran"]
    assert all(a["end"] <= b["start"] for a, b in pairwise(pieces))


def test_what_is_piped_in_is_read(briefer, tmp_path, monkeypatch):
    raw = BytesIO((TWINS / "twin.md").read_bytes())
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(raw))
    path = tmp_path / "piped.briefing"
    assert briefer("import", "-", "-o", path, "--title", "Piped").status == 0
    assert open_briefing(path).briefing.title.default == "Piped"


def test_a_file_that_is_there_is_replaced_only_where_it_is_wanted(briefer, tmp_path):
    path = tmp_path / "twin.briefing"
    path.write_text("mine", encoding="utf-8")
    ran = briefer("import", TWINS / "twin.txt", "-o", path)
    assert (ran.status, path.read_text(encoding="utf-8")) == (3, "mine")
    assert briefer("import", TWINS / "twin.txt", "-o", path, "--force").status == 0


def test_without_anything_to_write_it_says_where_the_draft_could_go(briefer):
    ran = briefer("import", TWINS / "twin.txt")
    assert ran.status == 2
    assert "such as -o twin.briefing" in ran.err
    assert "--report" in ran.err
    assert "-o draft.briefing" in briefer("import", "-").err


def test_corrections_of_the_outlet_that_are_used_are_told_with_their_file(briefer, tmp_path):
    text = (TWINS / "twin.txt").read_text(encoding="utf-8")
    line = next(each for each in text.splitlines() if each.lower().startswith("the stakes"))
    path = write_profile("An Outlet", {"headings": {line.lower(): "opinion"}})
    ran = briefer(
        "import", TWINS / "twin.txt", "--outlet", "An Outlet", "-o", tmp_path / "a.briefing"
    )
    assert f"1 correction of An Outlet used, from {path}" in ran.err


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("empty.txt", b""),
        ("binary.txt", bytes(range(256)) * 40),
        ("broken.docx", b"PK\x03\x04 nothing"),
        ("scripts.html", b"<html><body><script>document.write('all')</script></body></html>"),
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)),
        ("print.pdf", b"%PDF-1.7\n" + bytes(600)),
    ],
)
def test_what_is_no_article_is_one_sentence_and_writes_nothing(briefer, tmp_path, name, data):
    article = tmp_path / name
    article.write_bytes(data)
    path = tmp_path / "draft.briefing"
    ran = briefer("import", article, "-o", path)
    assert ran.status == 3
    assert ran.err.startswith("briefer: ")
    assert ran.err.count("\n") == 1
    assert not path.exists()


def test_a_missing_or_too_large_file_is_one_sentence(briefer, tmp_path):
    ran = briefer("import", tmp_path / "none.txt", "--report")
    assert (ran.status, "there is no such file" in ran.err) == (3, True)
    large = tmp_path / "large.txt"
    with large.open("wb") as file:
        file.truncate(20_000_001)
    ran = briefer("import", large, "--report")
    assert (ran.status, "larger than 20 MB" in ran.err) == (3, True)
