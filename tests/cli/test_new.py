"""`briefer new` begins a briefing, and replaces none unasked."""

import pytest

from briefer.store.file import open_briefing


def test_sample_is_written_and_can_be_opened(briefer, tmp_path):
    path = tmp_path / "sample.briefing"
    ran = briefer("new", "--sample", "-o", path)
    assert (ran.status, ran.out, ran.err) == (0, f"{path}\n", "")
    assert open_briefing(path).briefing.audiences == ("markets", "nato", "gulf")


def test_briefing_begins_with_what_its_template_says(briefer, tmp_path):
    path = tmp_path / "talks.briefing"
    assert briefer("new", "-t", "assessment", "--title", "Talks & <more>", "-o", path).status == 0
    begun = open_briefing(path).briefing
    assert begun.title.default == "Talks & <more>"
    assert begun.date is not None
    assert {"situation", "positions"} <= {section.kind for section in begun.sections}
    assert all(passage.prompt for passage in begun.passages())


def test_existing_file_is_replaced_only_with_force(briefer, tmp_path):
    path = tmp_path / "old.briefing"
    path.write_bytes(b"old")
    ran = briefer("new", "--sample", "-o", path)
    assert ran.status == 3
    assert "already. Choose another name, or replace it (--force)." in ran.err
    assert path.read_bytes() == b"old"
    assert briefer("new", "--sample", "-o", path, "--force").status == 0
    assert path.read_bytes() != b"old"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["-t", "assesment", "--title", "T", "-o", "x"], "Did you mean assessment?"),
        (
            ["--title", "\udcff", "-o", "x"],
            "x could not be saved. There is half a character (a lone surrogate) in title.",
        ),
        (["--sample", "-o", "a/b/x"], "x could not be saved: the folder is missing."),
        (["--sample", "-o", "x" * 300], "the name is too long."),
        (["--sample", "-o", "."], " already."),
    ],
)
def test_what_cannot_begin_is_told(briefer, tmp_path, monkeypatch, arguments, told):
    monkeypatch.chdir(tmp_path)
    ran = briefer("new", *arguments)
    assert ran.status == 3
    assert told in ran.err
    assert "save :" not in ran.err
    assert ran.err.count("\n") == 1
    assert not list(tmp_path.iterdir())
