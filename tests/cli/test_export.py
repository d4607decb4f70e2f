"""`briefer export`: every edition of the sample, its files, and what is replaced by what."""

import json
import os
import pty
import subprocess
import sys
from contextlib import suppress

import pikepdf
import pytest

from briefer.cli.parser import FORMATS
from briefer.writers import FORMATS as WRITERS

AUDIENCES = ("gulf", "markets", "nato")
TEMPLATES = ("assessment", "brief", "talking-points")
ALL = [part for name in FORMATS for part in ("-f", name)]


def contents(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_formats_are_those_that_can_be_written():
    assert tuple(WRITERS) == FORMATS


@pytest.mark.parametrize("template", TEMPLATES)
def test_every_edition_in_every_format_twice_gives_the_same_bytes(
    briefer, sample, tmp_path, template
):
    first = briefer("export", sample, "-t", template, *ALL, "-o", tmp_path / "first")
    assert (first.status, first.err) == (0, "")
    suffix = "" if template == "assessment" else f"_{template}"
    names = [f"BN-2025-17_{each}{suffix}.{name}" for each in AUDIENCES for name in FORMATS]
    found = contents(tmp_path / "first")
    assert sorted(found) == sorted(names)
    assert sorted(first.out.splitlines()) == sorted(
        str(tmp_path / "first" / each) for each in names
    )
    assert all(found.values())

    briefer("export", sample, "-t", template, *ALL, "-o", tmp_path / "second")
    assert contents(tmp_path / "second") == found


def test_pdf_and_word_for_every_audience_unless_told_otherwise(
    briefer, sample, tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    assert briefer("export", sample).status == 0
    names = {path.name for path in tmp_path.iterdir()} - {"sample.briefing"}
    assert names == {f"BN-2025-17_{each}.{name}" for each in AUDIENCES for name in ("pdf", "docx")}


def test_editions_in_one_folder_keep_apart(briefer, sample, tmp_path):
    out = tmp_path / "out"
    for more in (
        ["-a", "gulf"],
        ["-a", "gulf", "-l", "ar"],
        ["-a", "gulf", "-t", "talking-points"],
        ["-a", "common"],
        ["-a", "gulf", "-a", "gulf"],
    ):
        assert briefer("export", sample, "-f", "txt", "-o", out, *more).status == 0
    assert sorted(contents(out)) == [
        "BN-2025-17_common.txt",
        "BN-2025-17_gulf.txt",
        "BN-2025-17_gulf_ar.txt",
        "BN-2025-17_gulf_talking-points.txt",
    ]


def test_audience_with_an_underscore_is_not_the_brief_of_another(
    briefer, hand_written, home, tmp_path
):
    (home / "library" / "audiences").mkdir(parents=True)
    text = 'id = "markets_brief"\nname = "Markets, in brief"\n'
    (home / "library" / "audiences" / "markets_brief.toml").write_text(text)
    path = hand_written(audiences=["markets", "markets_brief"])
    for more in (["-a", "markets_brief"], ["-a", "markets", "-t", "brief"]):
        assert briefer("export", path, "-f", "txt", "-o", tmp_path / "out", *more).status == 0
    assert len(contents(tmp_path / "out")) == 2


def test_file_is_replaced_unless_someone_changed_it(briefer, sample, tmp_path):
    arguments = ("export", sample, "-a", "nato", "-f", "txt", "-f", "md", "-o", tmp_path / "out")
    briefer(*arguments)
    written = contents(tmp_path / "out")
    assert briefer(*arguments).status == 0
    changed = tmp_path / "out" / "BN-2025-17_nato.txt"
    changed.write_text("my notes")
    ran = briefer(*arguments)
    assert ran.status == 3
    assert ran.out == f"{tmp_path / 'out' / 'BN-2025-17_nato.md'}\n"
    assert ran.err.startswith("briefer: nato: BN-2025-17_nato.txt was changed")
    assert changed.read_text() == "my notes"
    assert briefer(*arguments, "--force").status == 0
    assert contents(tmp_path / "out") == written


def test_answer_for_a_program(briefer, sample, tmp_path):
    ran = briefer(
        "export", sample, "-a", "gulf", "-l", "de", "-f", "txt", "-o", tmp_path / "out", "--json"
    )
    assert (ran.status, ran.err) == (0, "")
    (edition,) = json.loads(ran.out)["editions"]
    assert (edition["audience"], edition["language"]) == ("gulf", "de")
    assert edition["files"] == [str(tmp_path / "out" / "BN-2025-17_gulf_de.txt")]
    assert {each["severity"] for each in edition["problems"]} == {"warning"}
    assert all(each["place"] and each["message"] for each in edition["problems"])


def test_many_warnings_of_one_kind_are_one_line(briefer, sample, tmp_path):
    ran = briefer("export", sample, "-a", "gulf", "-l", "de", "-f", "txt", "-o", tmp_path / "out")
    (line,) = (line for line in ran.err.splitlines() if "not in de" in line)
    assert "and in " in line


def test_edition_with_an_error_is_kept_back_and_the_others_written(briefer, hand_written, tmp_path):
    judgement = {
        "id": "j",
        "statement": "It will pass",
        "likelihood": {"icd203-a": "likely"},
        "release": ["nato"],
    }
    path = hand_written(audiences=["markets", "nato"], judgements=[judgement])
    ran = briefer("export", path, "-f", "txt", "-o", tmp_path / "out")
    assert ran.status == 1
    assert ran.err.startswith("nato:\n  error: Judgement 1: ")
    assert list(contents(tmp_path / "out")) == ["Title_markets.txt"]


def test_what_is_typed_wins_over_what_the_audience_has(briefer, sample, tmp_path):
    def text(*more):
        briefer("export", sample, "-a", "markets", "-f", "xml", "-o", tmp_path, "--force", *more)
        return (tmp_path / "BN-2025-17_markets.xml").read_text()

    assert "<sources" in text("--option", "show_sources=yes")
    assert "<sources" not in text("--option", "show_sources=no")


@pytest.mark.parametrize(
    ("more", "told"),
    [
        (["-a", "gulff"], 'not written for the audience "gulff". Did you mean gulf?'),
        (["-a", "zz"], "Its audiences are: markets, nato, gulf, common."),
        (["-t", "breif"], "Did you mean brief?"),
        (["--theme", "plan"], "Did you mean plain?"),
        (["-l", "xx"], 'There is no language "xx".'),
        (["-l", "ar-/../../x"], '"ar-/../../x" is no language. Write it like ar or en-GB.'),
        (["--option", "show_source=no"], "Did you mean show_sources?"),
        (["--option", "show_sources=perhaps"], "It is yes or no."),
        (["-t", "brief", "--option", "a=b"], 'The template brief has no option "a".'),
    ],
)
def test_what_there_is_not_is_told_before_anything_is_written(
    briefer, sample, tmp_path, more, told
):
    ran = briefer("export", sample, "-f", "txt", "-o", tmp_path / "out", *more)
    assert (ran.status, ran.out) == (3, "")
    assert told in ran.err
    assert ran.err.count("\n") == 1
    assert not (tmp_path / "out").exists()


def test_page_and_theme_can_be_chosen(briefer, sample, tmp_path):
    sizes = set()
    for page in ("a4", "letter"):
        ran = briefer(
            "export", sample, "-a", "nato", "-f", "pdf", "--page", page, "--theme", "plain",
            "-o", tmp_path / page,
        )  # fmt: skip
        assert ran.status == 0
        pdf = pytest.importorskip("pypdfium2").PdfDocument(tmp_path / page / "BN-2025-17_nato.pdf")
        sizes.add(tuple(round(length) for length in pdf.get_page_size(0)))
        pdf.close()
    assert sizes == {(595, 842), (612, 792)}


def test_a_password_from_a_file_locks_the_pdf_and_gives_up_archiving(briefer, sample, tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("Hormuz 7\nnot this\n", encoding="utf-8")
    ran = briefer("export", sample, "-a", "nato", "--password-file", secret, "-o", tmp_path / "out")
    assert ran.status == 0
    (path,) = (tmp_path / "out").iterdir()
    assert ran.out.strip() == str(path)
    assert "not PDF/A" in ran.err
    assert "Hormuz 7" not in ran.err
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(path)
    with pikepdf.open(path, password="Hormuz 7") as pdf:
        assert len(pdf.pages) > 1


def test_a_format_that_has_no_password_is_not_written_without_one(briefer, sample, tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("Hormuz 7", encoding="utf-8")
    options = ("-f", "pdf", "-f", "docx", "--password-file", secret, "-o", tmp_path / "out")
    ran = briefer("export", sample, *options)
    assert ran.status == 3
    assert "cannot have a password: Word" in ran.err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b"\n", "is empty"),
        (b"\xff\xfe", "not text in UTF-8"),
        (b"a\x07b", "cannot be typed"),
        (b"x" * 128, "longer than 127 bytes"),
    ],
)
def test_a_poor_password_is_told(briefer, sample, tmp_path, content, said):
    secret = tmp_path / "secret.txt"
    secret.write_bytes(content)
    ran = briefer("export", sample, "--password-file", secret, "-o", tmp_path / "out")
    assert ran.status == 3
    assert said in ran.err
    assert not (tmp_path / "out").exists()


def test_a_password_is_asked_for_only_on_a_terminal(briefer, sample, tmp_path):
    ran = briefer("export", sample, "--password", "-o", tmp_path / "out")
    assert ran.status == 3
    assert "no terminal" in ran.err


@pytest.mark.parametrize(("again", "status"), [("Hormuz 7", 0), ("Hormuz 8", 3)])
def test_a_password_is_asked_for_twice(sample, tmp_path, again, status):
    terminal, end = pty.openpty()
    words = ["export", sample, "-a", "nato", "--password", "-o", tmp_path / "out"]
    child = subprocess.Popen(
        [sys.executable, "-m", "briefer", *words],
        stdin=end, stdout=end, stderr=end, start_new_session=True,
    )  # fmt: skip
    os.close(end)
    shown = b""
    for prompt, answer in ((b"Password: ", "Hormuz 7"), (b"Once more: ", again)):
        while prompt not in shown:
            shown += os.read(terminal, 1024)
        os.write(terminal, answer.encode() + b"\n")
    with suppress(OSError):  # the other end is closed
        while part := os.read(terminal, 1024):
            shown += part
    os.close(terminal)
    assert child.wait() == status, shown
    assert b"Hormuz" not in shown
    if status == 0:
        (path,) = (tmp_path / "out").iterdir()
        pikepdf.open(path, password="Hormuz 7").close()
    else:
        assert not (tmp_path / "out").exists()
