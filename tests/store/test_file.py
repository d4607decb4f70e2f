"""A briefing comes back from its file as it was; what is none is refused in a sentence."""

import datetime as dt
import hashlib
import json
import os
import struct
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from briefings import briefings, strings
from hypothesis import given, settings
from hypothesis import strategies as st
from pictures import giant_png, png

from briefer.errors import FileError
from briefer.model.briefing import (
    Briefing,
    Choice,
    Indicator,
    Outlook,
    Picture,
    Scenario,
    Section,
    Source,
    Stakeholder,
)
from briefer.model.judgement import Judgement
from briefer.model.marking import Marking
from briefer.model.passage import (
    Chart,
    ChartSeries,
    Figure,
    Origin,
    Passage,
    Prose,
    Table,
    TableColumn,
)
from briefer.model.text import Text
from briefer.store.backup import backups
from briefer.store.file import Opened, open_briefing, save_briefing
from briefer.store.new import sample
from briefer.store.pictures import NONE
from briefer.value import replace


def passage(passage_id="p", text="Words.", **fields):
    return Passage(id=passage_id, body=Prose(text=Text(text)), **fields)


def briefing(**fields):
    section = Section(id="s", kind="situation", passages=(passage(),))
    return Briefing(**{"id": "b", "audiences": ("gulf",), "sections": (section,)} | fields)


FIRST = {
    "title": Text(
        "Title",
        {"gulf": "Ours"},
        {"fr": "Titre"},
        {("gulf", "ar"): "\u0639\u0646\u0648\u0627\u0646"},
    ),
    "date": dt.date(2026, 1, 31),
    "marking": Marking(scheme="tlp", text="TLP:AMBER"),
    "stakeholders": (Stakeholder(id="iran", name=Text("Iran"), aliases=("Tehran",)),),
    "outlooks": (
        Outlook(
            id="o",
            stakeholder="iran",
            judgements=("j",),
            scenarios=(Scenario(id="c", likelihood={"nato": "likely"}),),
            indicators=(Indicator(id="i", direction="up", scenario="c", release=()),),
        ),
    ),
    "judgements": (Judgement(id="j", likelihood={"nato": "likely"}, release=("gulf",)),),
    "sources": (Source(id="x", title=Text("Source"), reliability="B", credibility="2"),),
    "summary": (
        Passage(
            id="t",
            body=Table(columns=(TableColumn(align="decimal"),), rows=((Text("1.5"),),)),
            origin=Origin(source="x", start=1, end=9, hash="0"),
        ),
        Passage(
            id="c",
            body=Chart(
                kind="line",
                categories=(Text("May"), Text("June")),
                series=(ChartSeries(name=Text("Price"), values=(70, None)),),
            ),
        ),
    ),
    "choices": {"gulf": Choice(theme="book", options={"show_sources": False})},
    "extra": {"later": [1, 2.5, None]},
}


def saved(path, content=None, **fields):
    """Return the path of a briefing saved there, its content changed as JSON by `content`."""
    save_briefing(Opened(briefing=briefing(**fields)), path)
    if content is not None:
        data = json.loads(member(path, "content.json"))
        content(data)
        rewrite(path, {"content.json": json.dumps(data).encode()})
    return path


def member(path, name):
    with zipfile.ZipFile(path) as archive:
        return archive.read(name)


def rewrite(path, changes, compression=zipfile.ZIP_STORED):
    """Write the zip anew with some members changed (None: left out) or added."""
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w", compression) as archive:
        for name, raw in (members | changes).items():
            if raw is not None:
                archive.writestr(name, raw)


def refused(path):
    """Return the sentence that the file is refused with."""
    with pytest.raises(FileError) as caught:
        open_briefing(path)
    message = str(caught.value)
    assert path.name in message
    assert message.endswith(".")
    assert message.isprintable()
    return message


@given(drawn=briefings())
def test_load_of_save_is_the_briefing(drawn, tmp_path_factory):
    path = tmp_path_factory.mktemp("law") / "b.briefing"
    save_briefing(Opened(briefing=drawn), path)
    opened = open_briefing(path)
    assert opened.briefing == drawn
    assert opened.locked == ()
    raw = path.read_bytes()
    save_briefing(opened)
    assert path.read_bytes() == raw


def test_the_sample_opens_without_a_problem(tmp_path):
    path = tmp_path / "sample.briefing"
    first = sample()
    save_briefing(first, path)
    opened = open_briefing(path)
    assert opened.briefing == first.briefing
    assert opened.problems == ()
    assert all(opened.pictures.get(each.sha256) for each in opened.briefing.pictures)


def test_other_programs_read_the_zip(tmp_path):
    path = saved(tmp_path / "b.briefing")
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == ["mimetype", "meta.json", "content.json"]
        for info in archive.infolist():
            assert info.compress_type == zipfile.ZIP_STORED
            assert info.create_system == 3
            assert info.date_time == (1980, 1, 1, 0, 0, 0)
    content = member(path, "content.json").decode()
    assert content == json.dumps(json.loads(content), sort_keys=True, indent=1) + "\n"


def test_what_was_deleted_is_in_no_byte(tmp_path):
    path = saved(tmp_path / "b.briefing", sections=(), summary=(passage(text="Nobody may know."),))
    opened = open_briefing(path)
    save_briefing(replace(opened, briefing=replace(opened.briefing, summary=())))
    assert b"Nobody may know." not in path.read_bytes()


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "It is empty"),
        (b"PK", "not the zip of a briefing"),
        (b"\0" * 5000, "not the zip of a briefing"),
        (b"PK\5\6" + bytes(18), "not the zip of a briefing"),
        (b"%PDF-1.7\n%%EOF\n", "not the zip of a briefing"),
    ],
)
def test_what_is_no_briefing_is_refused(tmp_path, raw, said):
    path = tmp_path / "b.briefing"
    path.write_bytes(raw)
    assert said in refused(path)


def test_what_is_no_file_is_refused(tmp_path):
    assert "no such file" in refused(tmp_path / "none.briefing")
    (tmp_path / "folder.briefing").mkdir()
    assert "folder.briefing" in refused(tmp_path / "folder.briefing")
    os.mkfifo(tmp_path / "pipe.briefing")
    assert "no regular file" in refused(tmp_path / "pipe.briefing")


def test_every_truncation_is_refused(tmp_path):
    raw = saved(tmp_path / "b.briefing").read_bytes()
    path = tmp_path / "cut.briefing"
    for length in range(0, len(raw), 7):
        path.write_bytes(raw[:length])
        refused(path)


def test_bytes_that_the_directory_does_not_tell_are_refused(tmp_path):
    raw = saved(tmp_path / "b.briefing").read_bytes()
    path = tmp_path / "more.briefing"
    for changed in (b"old text" + raw, raw + b"old text", raw.replace(b"PK\1\2", b"old text", 1)):
        path.write_bytes(changed)
        refused(path)


def test_compressed_members_are_refused(tmp_path):
    path = saved(tmp_path / "b.briefing")
    rewrite(path, {}, zipfile.ZIP_DEFLATED)
    assert "compressed" in refused(path)


def test_double_members_are_refused(tmp_path):
    path = saved(tmp_path / "b.briefing")
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(path, "a") as archive:
        archive.writestr("content.json", b"{}")
    assert "twice" in refused(path)


def test_overlapping_members_are_refused(tmp_path):
    path = saved(tmp_path / "b.briefing")
    raw = bytearray(path.read_bytes())
    entry = raw.rindex(b"PK\1\2")
    raw[entry + 42 : entry + 46] = struct.pack("<I", 0)
    path.write_bytes(raw)
    assert "overlap" in refused(path)


@pytest.mark.parametrize(
    "name",
    [
        "../evil",
        "/etc/passwd",
        "pictures/../../x.png",
        "pictures/x.png",
        "pictures/" + "0" * 64 + ".svg",
        "pinned/template/x/body.xml.j2",
        "pinned/template/x@" + "0" * 64 + "/../y",
        "notes.txt",
        "a" * 300,
    ],
)
def test_names_off_the_patterns_are_refused(tmp_path, name):
    path = saved(tmp_path / "b.briefing")
    rewrite(path, {name: b""})
    refused(path)


def test_too_many_members_are_refused(tmp_path):
    path = saved(tmp_path / "b.briefing")
    rewrite(path, {f"pictures/{number:064x}.png": b"" for number in range(5000)})
    assert "5,000 members" in refused(path)


def test_too_large_members_are_refused_before_they_are_read(tmp_path):
    path = saved(tmp_path / "b.briefing")
    rewrite(path, {"content.json": b" " * (32 * 1024 * 1024 + 1)})
    assert "content.json" in refused(path)
    path = saved(tmp_path / "c.briefing")
    rewrite(path, {f"pictures/{'0' * 64}.png": bytes(25 * 1024 * 1024 + 1)})
    assert "too large" in refused(path)


def test_a_whole_that_is_too_large_is_refused_before_it_is_read(tmp_path):
    path = tmp_path / "b.briefing"
    with path.open("wb") as file:
        file.truncate(1024**3 + 1)
    assert "larger than 1 GB" in refused(path)


@pytest.mark.parametrize("missing", ["mimetype", "meta.json", "content.json"])
def test_a_zip_without_a_part_is_refused(tmp_path, missing):
    path = saved(tmp_path / "b.briefing")
    rewrite(path, {missing: None})
    refused(path)


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "no JSON"),
        (b"[]", "a list"),
        (b'{"id": "a", "id": "b"}', 'the key "id" twice'),
        (b'{"id": "a", "later": {"x": 1, "x": 2}}', 'the key "x" twice'),
        (b'{"id": "a", "later": NaN}', "NaN"),
        (b'{"id": "a", "later": -Infinity}', "-Infinity"),
        (b'{"id": "a", "later": 1e999}', "too large"),
        (b'{"id": "a", "later": 1234567890123456}', "over 15 digits"),
        (b'{"id": "a", "title": "\\ud800"}', "half a character (a lone surrogate) in title"),
        (b'{"id": "a", "later": {"\\udfff": 1}}', "half a character (a lone surrogate) in later"),
        (b'{"id": "a", "title": "\xed\xa0\x80"}', "not UTF-8"),
        (b'\xef\xbb\xbf{"id": "a"}', "no JSON"),
        (b'{"id": "a", "later": ' + b"[" * 200 + b"]" * 200 + b"}", "deeper than 200"),
        (b'{"id": "a", "later": ' + b'{"x":' * 99999, "deeper than 200"),
        (b'{"id": "a", "later": [' + b"0," * 2_000_000 + b"0]}", "more than 2,000,000 values"),
        (b"{}", "The file has no id"),
    ],
)
def test_doubtful_json_is_refused(tmp_path, raw, said):
    path = saved(tmp_path / "b.briefing")
    rewrite(path, {"content.json": raw})
    assert said in refused(path)


def test_brackets_in_texts_are_not_nesting(tmp_path):
    path = saved(tmp_path / "b.briefing", title=Text('[{"' * 500 + "\\"))
    assert open_briefing(path).briefing.title == Text('[{"' * 500 + "\\")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ({"title": 3}, "title is 3, not text"),
        ({"title": None}, "title is null, not text"),
        ({"title": {"default": 3}}, "title is 3, not text"),
        ({"title": {"languages": {"fr": 3}}}, "title, languages, fr is 3, not text"),
        ({"id": "a b"}, 'id is "a b", not up to 64 letters'),
        ({"id": "-" * 65}, "id is"),
        ({"date": "31.1.2026"}, 'date is "31.1.2026", not a date like 2026-01-31'),
        ({"date": "2026-02-30"}, "not a date"),
        ({"sections": {}}, "sections is an object, not a list"),
        ({"sections": [{"id": "s"}]}, "Section 1 has no kind"),
        (
            {"sections": [{"id": "s", "kind": "k", "passages": [{"id": "p", "body": {}}]}]},
            "Section 1, passage 1 is not one of prose, table, figure, chart",
        ),
        (
            {"summary": [{"id": "p", "body": {"film": {}}}]},
            'Bottom line, passage 1 is "film", not one of',
        ),
        (
            {"summary": [{"id": "p", "body": {"chart": {"kind": "pie"}}}]},
            'passage 1, chart, kind is "pie", not one of bar, column, line',
        ),
        ({"pictures": [{"id": "p", "sha256": "x", "width": 1.5}]}, "width is 1.5, not a whole"),
        ({"pictures": [{"id": "p", "sha256": "x", "width": True}]}, "width is true, not a whole"),
        ({"choices": {"gulf": {"page": "a5"}}}, 'choices, gulf, page is "a5"'),
        ({"stakeholders": [{"id": "a"}, {"id": "a"}]}, 'Stakeholder 2 has the id "a"'),
        (
            {"summary": [{"id": "p"}], "sections": []},
            None,
        ),
        (
            {"summary": [{"id": "p"}]},
            'Section 1, passage 1 has the id "p", which Bottom line, passage 1 has, too',
        ),
        ({"outlooks": [{"id": "o", "stakeholder": "x"}]}, 'is for "x", who is no stakeholder'),
        (
            {"summary": [{"id": "q", "body": {"table": {"columns": [{}], "rows": [["a", "b"]]}}}]},
            "Bottom line, passage 1, table, row 1 has 2 cells, not 1",
        ),
        (
            {
                "summary": [
                    {"id": "q", "body": {"chart": {"categories": [], "series": [{"values": [1]}]}}}
                ]
            },
            "series 1 has 1 values, not 0",
        ),
    ],
)
def test_wrong_content_is_refused_with_its_place(tmp_path, content, said):
    path = saved(tmp_path / "b.briefing", lambda data: data.update(content))
    if said is None:
        open_briefing(path)
    else:
        assert said in refused(path)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ({"must": ["embargo"]}, '"embargo", which this version does not know'),
        ({"must": "embargo"}, "must is no list"),
        ({"audiences": "gulf"}, 'audiences is "gulf"'),
        ({"audiences": ["gulf", {"id": "press", "until": "2026"}]}, "audiences has an object"),
        ({"audiences": ["common"]}, 'audiences has "common", which is no audience'),
        ({"audiences": ["gulf", "gulf"]}, "twice"),
        ({"marking": {"scheme": "tlp", "text": "TLP:RED", "until": "2026"}}, 'has "until"'),
        ({"marking": {"scheme": "eu"}}, "scheme that this version does not know"),
        ({"marking": {"scheme": "tlp", "text": "TLP:PURPLE"}}, "TLP:PURPLE"),
        ({"marking": "secret"}, 'marking is "secret"'),
        ({"choices": {"gulf": {"marking": {"scheme": "eu"}}}}, "choices, gulf, marking"),
        ({"title": {"default": "T", "regions": {}}}, 'title has "regions"'),
        ({"title": {"audiences": []}}, "title, audiences is a list"),
        ({"title": {"audiences": {"gulf": {"text": "x"}}}}, "title, audiences, gulf is an object"),
        ({"title": {"audiences": {"a b": "x"}}}, 'title, audiences has "a b"'),
        ({"title": {"audience_languages": {"gulf": "x"}}}, "texts by audience and language, gulf"),
        ({"title": {"audience_languages": {"gulf": {"ar": 3}}}}, "gulf, ar is 3, not text"),
        (
            {"summary": [{"id": "q", "release": "most"}]},
            'Bottom line, passage 1, release is "most"',
        ),
        ({"summary": [{"id": "q", "release": None}]}, "release is null"),
        ({"summary": [{"id": "q", "release": ["all"]}]}, 'release has "all"'),
        ({"summary": [{"id": "q", "release": ["gulf", 3]}]}, "release has 3"),
        ({"summary": [{"id": "q", "release": {"to": ["gulf"]}}]}, "release is an object"),
    ],
)
def test_unknown_restrictions_fail_closed(tmp_path, content, said):
    path = saved(tmp_path / "b.briefing", lambda data: data.update(content))
    opened = open_briefing(path)
    assert said in opened.locked[0]
    assert opened.locked[0].endswith(".")
    before = path.read_bytes()
    for target in (path, tmp_path / "copy.briefing"):
        with pytest.raises(FileError, match="read-only"):
            save_briefing(opened, target)
    assert path.read_bytes() == before
    assert not (tmp_path / "copy.briefing").exists()


def test_an_unknown_release_is_read_as_nobody(tmp_path):
    content = {"summary": [{"id": "q", "release": "most"}, {"id": "r"}]}
    path = saved(tmp_path / "b.briefing", lambda data: data.update(content))
    opened = open_briefing(path)
    assert [each.release for each in opened.briefing.summary] == [(), ()]
    assert [each.place for each in opened.problems] == ["Bottom line, passage 2"]


def test_must_that_is_known_locks_nothing(tmp_path):
    path = saved(tmp_path / "b.briefing", lambda data: data.update(must=["title", "audiences"]))
    opened = open_briefing(path)
    assert opened.locked == ()
    save_briefing(opened)
    assert json.loads(member(path, "content.json"))["must"] == ["title", "audiences"]


def test_a_newer_version_is_told(tmp_path):
    path = saved(tmp_path / "b.briefing")
    meta = {"format": "briefing", "version": 7, "min_reader": 2}
    rewrite(path, {"meta.json": json.dumps(meta).encode(), "content.json": b'{"new": true}'})
    assert "was written by a newer version" in refused(path)


@pytest.mark.parametrize("missing", ["format", "version", "min_reader"])
def test_a_file_that_does_not_say_who_can_read_it_is_refused(tmp_path, missing):
    path = saved(tmp_path / "b.briefing")
    meta = {"format": "briefing", "version": 1, "min_reader": 1}
    del meta[missing]
    rewrite(path, {"meta.json": json.dumps(meta).encode()})
    assert f"The file has no {missing}" in refused(path)


def test_a_newer_version_that_this_one_can_read_keeps_what_it_wrote(tmp_path):
    path = saved(tmp_path / "b.briefing")
    meta = {"format": "briefing", "version": 7, "min_reader": 1, "desk": "east"}
    rewrite(path, {"meta.json": json.dumps(meta).encode()})
    opened = open_briefing(path)
    save_briefing(replace(opened, briefing=replace(opened.briefing, title=Text("New"))))
    assert json.loads(member(path, "meta.json")) == meta


def test_pictures_are_kept(tmp_path):
    raw = png()
    sha256 = hashlib.sha256(raw).hexdigest()
    record = Picture(id="x", sha256=sha256, width=4, height=4)
    path = tmp_path / "b.briefing"
    start = Opened(briefing=briefing(pictures=(record,)), pictures=NONE.with_picture(raw))
    save_briefing(start, path)
    opened = open_briefing(path)
    assert opened.pictures.get(sha256) == raw
    again = save_briefing(replace(opened, briefing=replace(opened.briefing, title=Text("N"))))
    assert again.pictures.get(sha256) == raw
    other = save_briefing(again, tmp_path / "other.briefing")
    assert other.pictures.get(sha256) == raw
    gone = save_briefing(replace(other, briefing=replace(other.briefing, pictures=())))
    assert gone.pictures.get(sha256) is None
    assert raw not in (tmp_path / "other.briefing").read_bytes()


def test_a_missing_a_broken_and_a_giant_picture_keep_the_file_open(tmp_path):
    path = tmp_path / "b.briefing"
    giant = giant_png(30000, 30000)
    broken = png("blue")
    names = {"missing": "0" * 64} | {
        name: hashlib.sha256(raw).hexdigest() for name, raw in {"giant": giant, "b": broken}.items()
    }
    records = tuple(Picture(id=name, sha256=sha256) for name, sha256 in names.items())
    pictures = NONE.with_picture(giant).with_picture(broken)
    save_briefing(Opened(briefing=briefing(pictures=records), pictures=pictures), path)
    path.write_bytes(path.read_bytes().replace(broken[-20:-12], b"01234567"))
    opened = open_briefing(path)
    assert [each.place for each in opened.problems] == ["Picture 1"]
    assert [opened.pictures.get(each.sha256) for each in records] == [None] * 3
    save_briefing(replace(opened, briefing=replace(opened.briefing, title=Text("N"))))
    assert open_briefing(path).briefing.title == Text("N")


def test_references_that_lead_nowhere_are_problems(tmp_path):
    content = briefing(
        stakeholders=(Stakeholder(id="iran"),),
        outlooks=(Outlook(id="o", stakeholder="iran", judgements=("j",)),),
        summary=(
            Passage(id="f", body=Figure(picture="none"), release=("press",)),
            Passage(id="t", body=Table(columns=(TableColumn(),), rows=((Text("x"),),))),
        ),
    )
    path = tmp_path / "b.briefing"
    save_briefing(Opened(briefing=content), path)
    assert [(problem.place, problem.message) for problem in open_briefing(path).problems] == [
        (
            "Bottom line, passage 1",
            'It names "press", which is no audience of the briefing.',
        ),
        ("Bottom line, passage 1", 'It names "none", which is no picture.'),
        ("What comes next, iran", 'It names "j", which is no judgement.'),
    ]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"title": Text("\ud800")}, "half a character (a lone surrogate) in title"),
        ({"summary": (passage("p"),)}, 'has the id "p"'),
        ({"summary": (passage("a b"),)}, 'Bottom line, passage 1, id is "a b"'),
        ({"summary": (passage("q", release=("all",)),)}, 'release has "all"'),
        ({"extra": {"later": float("nan")}}, "number in later that is not finite"),
        ({"outlooks": (Outlook(id="o", stakeholder="x"),)}, "no stakeholder"),
        ({"title": Text("x" * 34_000_000)}, "larger than 32 MB"),
    ],
)
def test_what_could_not_be_read_is_not_saved(tmp_path, fields, said):
    path = saved(tmp_path / "b.briefing")
    before = path.read_bytes()
    with pytest.raises(FileError) as caught:
        save_briefing(replace(open_briefing(path), briefing=briefing(**fields)))
    assert said in str(caught.value)
    assert str(caught.value).startswith("b.briefing could not be saved. ")
    assert path.read_bytes() == before


@settings(max_examples=20)
@given(text=strings.map(lambda text: text * 10_000))
def test_long_and_odd_text_comes_back(text, tmp_path_factory):
    path = tmp_path_factory.mktemp("text") / "b.briefing"
    save_briefing(Opened(briefing=briefing(title=Text(text + "\0\u202e\ufffe\U0010ffff"))), path)
    assert open_briefing(path).briefing.title.default == text + "\0\u202e\ufffe\U0010ffff"


@given(edits=st.lists(st.tuples(st.floats(0, 0.9999), st.integers(0, 255)), min_size=1, max_size=4))
def test_any_bytes_give_a_briefing_or_a_sentence(edits, tmp_path_factory):
    path = saved(tmp_path_factory.mktemp("fuzz") / "b.briefing", title=Text("T", {"gulf": "x"}))
    raw = bytearray(path.read_bytes())
    for position, value in edits:
        raw[int(position * len(raw))] = value
    path.write_bytes(raw)
    with suppress(FileError):
        open_briefing(path)


@given(
    where=st.lists(st.integers(0, 99), min_size=1, max_size=6),
    value=st.recursive(
        st.none() | st.booleans() | st.integers(-9, 9) | st.floats(-1, 1) | strings,
        lambda inner: st.lists(inner, max_size=2) | st.dictionaries(strings, inner, max_size=2),
        max_leaves=3,
    ),
)
def test_any_value_anywhere_gives_a_briefing_or_a_sentence(where, value, tmp_path_factory):
    path = tmp_path_factory.mktemp("fuzz") / "b.briefing"
    save_briefing(sample(), path)
    data = json.loads(member(path, "content.json"))
    here = data
    for step in where:
        keys = list(here) if isinstance(here, dict) else list(range(len(here)))
        key = keys[step % len(keys)]
        inner = here[key]
        if step == where[-1] or not isinstance(inner, dict | list) or not inner:
            here[key] = value
            break
        here = inner
    rewrite(path, {"content.json": json.dumps(data).encode()})
    opened = None
    with suppress(FileError):
        opened = open_briefing(path)
    if opened is not None and not opened.locked:
        save_briefing(opened)
        assert open_briefing(path).briefing == opened.briefing


def test_reading_never_leaves_the_file(tmp_path):
    path = saved(tmp_path / "b.briefing")
    open_briefing(path)
    assert sorted(Path(tmp_path).iterdir()) == [path]


def test_a_broken_file_is_told_with_the_place_of_its_backups(tmp_path):
    path = saved(tmp_path / "b.briefing")
    save_briefing(open_briefing(path))
    path.write_bytes(b"half")
    with pytest.raises(FileError) as caught:
        open_briefing(path)
    assert str(backups(path)[0].parent) in caught.value.hint
    assert open_briefing(backups(path)[0]).briefing == briefing()


def test_the_first_format_is_read_and_written_to_the_byte(tmp_path, request):
    golden = Path(__file__).with_name("goldens") / "format-1.briefing"
    if request.config.getoption("--accept"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_bytes(saved(tmp_path / "new.briefing", **FIRST).read_bytes())
    opened = open_briefing(golden)
    assert opened.briefing == briefing(**FIRST)
    assert save_briefing(opened, tmp_path / "b.briefing").locked == ()
    assert (tmp_path / "b.briefing").read_bytes() == golden.read_bytes()


def test_pictures_outlive_the_file_that_another_program_replaces(tmp_path):
    raw = png()
    sha256 = hashlib.sha256(raw).hexdigest()
    record = Picture(id="pic", sha256=sha256, media_type="image/png", width=4, height=4)
    first = Opened(briefing=briefing(pictures=(record,)), pictures=NONE.with_picture(raw))
    for opened in (save_briefing(first, tmp_path / "a.briefing"), None):
        known = opened or open_briefing(tmp_path / "a.briefing")
        kept = (tmp_path / "a.briefing").read_bytes()
        save_briefing(Opened(briefing=briefing()), tmp_path / "a.briefing", overwrite=True)
        assert known.pictures.get(sha256) == raw
        saved = save_briefing(known, tmp_path / "b.briefing", overwrite=True)
        assert open_briefing(saved.path).pictures.get(sha256) == raw
        (tmp_path / "a.briefing").write_bytes(kept)
