"""Bad input: one sentence that names the place, or a problem; never a half-written file."""

import hashlib
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from pictures import giant_png, png

SHA = "0" * 64


def names(folder):
    return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []


@pytest.fixture
def exported(briefer, tmp_path):
    """Return a function that exports a briefing to `out` and holds what every export must."""

    def export(path, *arguments):
        out = tmp_path / "out"
        ran = briefer("export", path, "-o", out, *arguments)
        printed = [line.rpartition(os.sep)[2] for line in ran.out.splitlines()]
        assert sorted(printed) == names(out)
        assert ran.status == 0 or not printed
        return ran

    return export


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (b"", "bad.briefing cannot be read. It is empty."),
        (b"Dear all", "It is not the zip of a briefing"),
        (b"PK\x03\x04" + bytes(200), "It is not the zip of a briefing"),
        (b"PK\x05\x06" + bytes(18), "It is not the zip of a briefing"),
    ],
)
def test_file_that_is_no_briefing(exported, tmp_path, raw, told):
    path = tmp_path / "bad.briefing"
    path.write_bytes(raw)
    ran = exported(path)
    assert ran.status == 3
    assert told in ran.err
    assert ran.err.count("\n") == 1


def test_truncated_file(exported, sample):
    raw = sample.read_bytes()
    for length in (1, 30, 5_000, len(raw) // 2, len(raw) - 1):
        sample.write_bytes(raw[:length])
        ran = exported(sample)
        assert (ran.status, ran.err.count("\n")) == (3, 1)
        assert "sample.briefing cannot be read. " in ran.err


def test_missing_file_and_what_is_no_file(exported, tmp_path):
    assert (
        "missing could not be opened: there is no such file or folder." in exported("missing").err
    )
    assert "It is a folder. Choose a file." in exported(tmp_path).err


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"meta": {"min_reader": 2}}, "It was written by a newer version of briefer."),
        ({"meta": {"format": "memo"}}, "It is not the zip of a briefing."),
        ({"title": 1}, "title is 1, not "),
        ({"sections": {}}, "sections is an object, not a list."),
        ({"date": "31.1.2026"}, 'date is "31.1.2026", not a date'),
        ({"stakeholders": [{"id": "iran"}, {"id": "iran"}]}, "iran"),
        ({"outlooks": [{"id": "o", "stakeholder": "nobody", "release": "all"}]}, "nobody"),
        ({"title": "a\ud800b"}, "surrogate"),
        ({"audiences": []}, "The briefing is written for no audience."),
        ({"audiences": ["nobody"]}, 'There is no audience "nobody".'),
        ({"choices": {"markets": {"template": "asessment"}}}, "Did you mean assessment?"),
        ({"must": ["seal"], "seal": 1}, "may not be exported"),
        (
            {"body": {"table": {"columns": [{}], "rows": [["a", "b"]]}}},
            "Section 1, passage 1",
        ),
    ],
)
def test_content_that_is_wrong_is_told_by_its_place(exported, hand_written, fields, told):
    ran = exported(hand_written(**fields))
    assert ran.status == 3
    assert told in ran.err
    assert ran.err.count("\n") == 1


def test_key_that_stands_twice(exported, hand_written):
    path = hand_written()
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    members["content.json"] = members["content.json"].replace(b"{", b'{"id": "c", ', 1)
    with zipfile.ZipFile(path, "w") as archive:
        for name, raw in members.items():
            archive.writestr(name, raw)
    assert exported(path).status == 3


def pictured(raw, **fields):
    """Return the fields of a briefing that prints a picture of these bytes."""
    sha256 = hashlib.sha256(raw).hexdigest() if raw else SHA
    picture = {"id": "map", "sha256": sha256, "release": "all", "width": 4, "height": 4} | fields
    return {
        "pictures": {f"{sha256}.png": raw} if raw else {},
        "body": {"figure": {"picture": "map", "alt": "A map"}},
    }, [picture]


@pytest.mark.parametrize(
    "raw",
    [None, b"no picture", png()[:40], giant_png(30_000, 30_000), giant_png(30_000, 1)],
    ids=["missing", "no picture", "cut short", "giant", "wide and broken"],
)
@pytest.mark.parametrize("format_name", ["pdf", "docx", "html"])
def test_picture_that_cannot_be_shown_keeps_the_edition_back(
    briefer, hand_written, tmp_path, raw, format_name
):
    files, records = pictured(raw)
    path = hand_written(**files)
    rewrite(path, pictures=records)
    ran = briefer("export", path, "-f", format_name, "-o", tmp_path / "out")
    assert ran.status == 1
    assert "error: Section “Supply”, passage 1: A picture is missing" in ran.err
    assert ran.err.lower().count("picture") == 1
    assert ran.err.count("error: ") == 1
    assert not names(tmp_path / "out")


def rewrite(path, **fields):
    """Write the briefing anew with other fields."""
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    content = json.loads(members["content.json"]) | fields
    members["content.json"] = json.dumps(content).encode()
    with zipfile.ZipFile(path, "w") as archive:
        for name, raw in members.items():
            archive.writestr(name, raw)


def test_figure_without_its_picture_is_left_out_and_told(exported, hand_written):
    ran = exported(hand_written(body={"figure": {"picture": "gone"}}))
    assert ran.status == 0
    assert "warning: Section “Supply”, passage 1: A figure is left out" in ran.err


def test_sound_picture_is_printed(exported, hand_written):
    files, records = pictured(png())
    path = hand_written(**files)
    rewrite(path, pictures=records)
    assert exported(path, "-f", "pdf", "-f", "docx", "-f", "html").status == 0


ODD = {
    "NUL": "Before\x00after",
    "bidi overrides": "Before\u202eafter\u2066",
    "markup": "&<>{}% {{ 7*7 }} {% if %} </p><panel> ]]> <!--",
    "backslashes": "\\ \\\\ \\* [ ] [^ [@x] **",
    "astral": "\U0001f600 \U00020000 \ufffd",
    "line ends": "One\r\ntwo\u2028three\x0bfour",
    "long word": "w" * 5_000,
    "Arabic": "\u0645\u0636\u064a\u0642 \u0647\u0631\u0645\u0632 A 12 B",
}


@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
def test_odd_text_is_written_in_every_format(briefer, hand_written, tmp_path, text):
    formats = [
        part for name in ("pdf", "docx", "html", "md", "txt", "xml") for part in ("-f", name)
    ]
    path = hand_written(text=text, title=text[:300])
    ran = briefer("export", path, *formats, "-o", tmp_path / "out")
    assert ran.status == 0, ran.err
    assert len(names(tmp_path / "out")) == 6


def test_passage_of_ten_megabytes_is_told_by_its_place(exported, hand_written):
    ran = exported(hand_written(text="Oil moves through the strait. " * 350_000))
    assert ran.status == 1
    assert "error: Section “Supply”, passage 1: A text has 10,500,000 characters." in ran.err


@pytest.mark.parametrize(("columns", "status"), [(60, 0), (64, 3)])
def test_table_of_many_columns(exported, hand_written, columns, status):
    table = {
        "columns": [{"head": f"Column {number}"} for number in range(columns)],
        "rows": [[str(number) for number in range(columns)]] * 3,
    }
    ran = exported(hand_written(body={"table": table}))
    assert ran.status == status
    assert f"warning: Section “Supply”, passage 1: The table has {columns} columns" in ran.err
    assert status == 0 or "briefer: markets: A table has 64 columns" in ran.err


@pytest.mark.parametrize(
    ("title", "stem"),
    [
        ("CON", "CON"),
        ("../../etc/passwd", "etc-passwd"),
        ("a" * 300, "a" * 80),
        ("\u0645\u0636\u064a\u0642", "\u0645\u0636\u064a\u0642"),
        ("???", "briefing"),
        ("x/y\\z: a*b|c", "x-y-z-a-b-c"),
        ("two_words", "two-words"),
    ],
)
def test_title_that_is_no_file_name(exported, hand_written, tmp_path, title, stem):
    assert exported(hand_written(title=title), "-f", "txt").status == 0
    assert names(tmp_path / "out") == [f"{stem}_markets.txt"]


def test_folder_is_made_where_only_it_is_missing(briefer, sample, tmp_path):
    ran = briefer("export", sample, "-f", "txt", "-o", tmp_path / "a" / "b")
    assert ran.status == 3
    assert "There is no folder" in ran.err
    assert not (tmp_path / "a").exists()


def test_file_in_the_place_of_the_folder(briefer, sample, tmp_path):
    (tmp_path / "out").write_text("mine")
    ran = briefer("export", sample, "-f", "txt", "-o", tmp_path / "out")
    assert (ran.status, (tmp_path / "out").read_text()) == (3, "mine")


def test_folder_that_takes_no_file(briefer, sample):
    if not Path("/proc/self").is_dir():
        pytest.skip("there is no folder here that refuses everyone")
    ran = briefer("export", sample, "-f", "txt", "-o", "/proc/self")
    assert ran.status == 3
    assert "BN-2025-17_markets.txt could not be saved: " in ran.err
    assert ran.out == ""


def test_full_disk_leaves_nothing_half_written(sample, tmp_path):
    resource = pytest.importorskip("resource")
    command = [sys.executable, "-m", "briefer", "export", sample, "-f", "docx", "-f", "txt"]
    (tmp_path / "out").mkdir()
    ran = subprocess.run(
        [*command, "-o", tmp_path / "out"],
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000)),
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 3
    assert (
        "BN-2025-17_markets.docx could not be saved: the disk takes no file of this size."
        in ran.stderr
    )
    assert names(tmp_path / "out") == [
        f"BN-2025-17_{each}.txt" for each in ("gulf", "markets", "nato")
    ]
