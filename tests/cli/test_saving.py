"""`briefer templates save`, and what `new` makes of what was saved: two people, one file."""

import json
import re
import shutil

import pytest

from briefer.store.file import open_briefing


@pytest.fixture
def monthly(briefer, sample, tmp_path):
    path = tmp_path / "monthly.brieftemplate"
    ran = briefer(
        "templates", "save", sample, "-o", path, "--title", "Monthly", "--text",
        "passage/situation-visit",
    )  # fmt: skip
    assert (ran.status, ran.out) == (0, f"{path}\n")
    return path


def test_each_text_that_travels_is_told_with_its_readers(briefer, sample, tmp_path):
    listed = json.loads(briefer("templates", "save", sample, "--json").out)
    texts = {each["key"]: each for each in listed}
    assert texts["section/situation"]["kept"]
    assert texts["passage/situation-home"]["release"] == ["nato"]
    assert not any(each["kept"] for each in listed if each["release"] != "all")
    path = tmp_path / "m.brieftemplate"
    ran = briefer("templates", "save", sample, "-o", path, "--text", "passage/situation-home")
    assert "passage/situation-home (for nato): " in ran.err
    assert "passage/situation-war" not in ran.err.replace("situation-war.prompt", "")
    kept = briefer("templates", "save", sample).out.splitlines()
    assert [line.split()[1] for line in kept if line.startswith("kept")] == [
        each["key"] for each in listed if each["kept"]
    ]


def test_what_is_to_be_left_out_is_left_out_whatever_else_is_said(briefer, sample):
    ran = briefer("templates", "save", sample, "--keep", "sources", "--leave", "sources")
    assert ran.status == 0
    assert "kept source/" not in ran.out


def test_a_text_that_is_not_there_is_told(briefer, sample):
    ran = briefer("templates", "save", sample, "--text", "passage/none")
    assert (ran.status, "The briefing has no text passage/none." in ran.err) == (3, True)


def test_the_other_begins_from_it_with_answers_to_the_prompts(
    briefer, monthly, tmp_path, monkeypatch
):
    monkeypatch.setenv("BRIEFER_HOME", str(tmp_path / "other"))
    assert briefer("templates", "add", monthly).status == 0
    told = json.loads(briefer("templates", "show", "monthly", "--json").out)
    assert told["prompts"]["bottom-line"].startswith("The bottom line")
    path = tmp_path / "feb.briefing"
    ran = briefer(
        "new", "-t", "monthly", "--title", "February", "--date", "2026-02-28",
        "--answer", "bottom-line=It *held*.", "-o", path,
    )  # fmt: skip
    assert ran.status == 0
    begun = open_briefing(path).briefing
    assert (str(begun.date), begun.title.default) == ("2026-02-28", "February")
    assert begun.summary[0].body.text.default == "It *held*."
    assert begun.sections[0].passages[0].body.text.default.startswith("On 23 June")
    assert "template/monthly" in begun.pins
    checked = briefer("check", path)
    assert "Nothing is written here yet." in checked.out
    shutil.rmtree(tmp_path / "other")
    ran = briefer("export", path, "-a", "nato", "-f", "txt", "-o", tmp_path / "out")
    assert ran.status == 0
    (text,) = (tmp_path / "out").iterdir()
    assert "It held." in text.read_text()


def test_a_briefing_that_was_begun_from_it_makes_the_next_version_of_it(briefer, monthly, tmp_path):
    assert briefer("templates", "add", monthly).status == 0
    path = tmp_path / "feb.briefing"
    assert briefer("new", "-t", "monthly", "--title", "February", "-o", path).status == 0
    ran = briefer(
        "templates", "save", path, "-o", monthly, "--leave", "stakeholders", "--title", "Monthly",
        "--force",
    )  # fmt: skip
    assert ran.status == 0, ran.err
    ran = briefer("templates", "add", monthly)
    assert "version 2, newer than your own, which has 1" in ran.out
    assert re.search(r"begins: \d+ lines gone, 1 line new", ran.out), ran.out
    assert briefer("templates", "add", monthly, "--force").status == 0
    told = json.loads(briefer("templates", "show", "monthly", "--json").out)
    assert (told["version"], told["extends"]) == (2, "assessment")


def test_what_the_other_has_not_answered_is_in_no_file(briefer, monthly, tmp_path):
    briefer("templates", "add", monthly)
    path = tmp_path / "feb.briefing"
    briefer("new", "-t", "monthly", "--title", "February", "-o", path)
    formats = [each for name in ("md", "txt", "html", "xml") for each in ("-f", name)]
    assert briefer("export", path, *formats, "-o", tmp_path / "out").status == 0
    for written in (tmp_path / "out").iterdir():
        assert "a reader has to know" not in written.read_text()


@pytest.mark.parametrize(
    ("arguments", "status", "told"),
    [
        (["--title", "T", "--answer", "lime=x"], 3, "No passage"),
        (["--title", "T", "--date", "31.1.2026"], 2, "31.1.2026 is no date like 2026-01-31"),
        ([], 2, "one of --title, --from and --sample is needed"),
        (["--sample", "--from", "x"], 2, "not allowed with argument"),
        (["--from", "none.briefing"], 3, "none.briefing could not be opened"),
    ],
)
def test_what_cannot_begin_is_told(briefer, tmp_path, arguments, status, told):
    path = tmp_path / "x.briefing"
    ran = briefer("new", *arguments, "-o", path)
    assert (ran.status, told in ran.err, path.exists()) == (status, True, False), ran.err


def test_next_months_briefing_begins_from_last_months(briefer, sample, tmp_path):
    path = tmp_path / "next.briefing"
    ran = briefer("new", "--from", sample, "--date", "2026-02-28", "--title", "Next", "-o", path)
    assert ran.status == 0
    following = open_briefing(path).briefing
    assert (following.title.default, following.cutoff) == ("Next", None)
    assert "A judgement is yet to be reviewed." in briefer("check", path).out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["-o", "{folder}/assessment.brieftemplate"], "cannot be called"),
        (["-o", "{folder}/a b.brieftemplate"], "cannot be called"),
        (["-o", "{folder}/x.brieftemplate", "--extends", "asessment"], "Did you mean assessment?"),
        (["-o", "{folder}/none/x.brieftemplate"], "the folder is missing"),
        (["-o", "{folder}/taken"], "There is a file taken.brieftemplate already"),
    ],
)
def test_what_cannot_be_saved_is_told(briefer, sample, tmp_path, arguments, told):
    (tmp_path / "taken.brieftemplate").write_bytes(b"mine")
    ran = briefer(
        "templates", "save", sample, *(each.format(folder=tmp_path) for each in arguments)
    )
    assert (ran.status, told in ran.err) == (3, True), ran.err
