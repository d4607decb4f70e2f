"""Whole files: what they conform to, what they say of themselves, the same bytes each time."""

import datetime as dt
import os
import re
import subprocess
import sys
from dataclasses import replace

import page
import pikepdf
import pytest

from briefer.document.tree import Document
from briefer.typeset.page import Area, Bookmark, Destination, Element, LinkArea
from briefer.writers.pdf import draw, write


@pytest.fixture
def letter(shaped, pages, faces):
    """Return pages that hold a heading, a link, a table, Arabic, and furniture."""
    structure = Element(
        tag="Document",
        children=[
            Element(tag="H1", children=[1]),
            Element(tag="P", children=[2, Element(tag="Link", children=[3])]),
            Element(tag="P", lang="ar", actual="مرحبا", children=[4]),
            Element(
                tag="Table",
                children=[
                    Element(
                        tag="TR",
                        children=[
                            Element(tag="TH", attributes={"Scope": "Column"}, children=[5]),
                            Element(tag="TD", attributes={"ColSpan": 1}, children=[6]),
                        ],
                    )
                ],
            ),
        ],
    )
    first = [
        Area(0, 60, 80, 300, 30, "#EEEEEE", 4),
        shaped("Office", faces.bold, 20, mark=1),
        shaped("Read ", at=(70, 130), mark=2),
        shaped("this", at=(120, 130), mark=3, colour="#1F4E8C"),
        shaped("Seite 1", at=(70, 810), mark=0),
    ]
    second = [
        shaped("مرحبا", faces.arabic, at=(300, 130), mark=4),
        shaped("Head", at=(70, 160), mark=5),
        shaped("Cell", at=(170, 160), mark=6),
    ]
    link = LinkArea(3, 120, 120, 30, 14, "https://example.org/", "this")
    made = pages(
        first,
        second,
        structure=structure,
        destinations={"a": Destination(1, 80), "b": Destination(2, 130)},
        bookmarks=(Bookmark(1, "Office", "a"), Bookmark(2, "Über", "b"), Bookmark(1, "End", "b")),
    )
    return replace(made, pages=(replace(made.pages[0], links=(link,)), made.pages[1]))


@pytest.mark.parametrize("profile", ["ua1", "2a", "2b"])
@pytest.mark.parametrize("writer", [draw, write])
def test_file_conforms(letter, theme, profile, writer):
    document = Document(title="A & B", author="<Ä>", date=dt.date(2026, 11, 24))
    data = writer(document, theme, letter).data
    report = page.validate_pdf_bytes(data, profile=profile)
    # 2a holds more than 2b, and a file can name only one of them.
    faults = {each.rule_id for each in report.failures} - {"PDFA2B-ID-CONFORMANCE-001"}
    assert not faults


def test_same_input_gives_the_same_bytes(letter, theme):
    document = Document(title="Twice")
    assert write(document, theme, letter) == write(document, theme, letter)
    other = write(Document(title="Other"), theme, letter).data
    assert identifier(other) != identifier(write(document, theme, letter).data)


def identifier(data):
    return re.search(rb"/ID ?\[ ?<(\w+)>", data)[1]


def test_file_says_what_the_document_says(letter, written, poppler):
    data = written(
        letter,
        title="Ölmärkte & (Häfen) €",
        subject="What <it> does",
        author="A. Müller",
        date=dt.date(2026, 11, 24),
        lang="de",
    )
    told = dict(line.split(":", 1) for line in poppler("pdfinfo", data).splitlines())
    assert told["Title"].strip() == "Ölmärkte & (Häfen) €"
    assert told["Subject"].strip() == "What <it> does"
    assert told["Author"].strip() == "A. Müller"
    assert told["Producer"].strip() == "briefer"
    assert "24" in told["CreationDate"]
    assert "2026" in told["CreationDate"]
    assert told["Tagged"].strip() == "yes"
    packet = poppler("pdfinfo", data, "-meta")
    assert "Ölmärkte &amp; (Häfen) €" in packet
    assert "<xmp:CreateDate>2026-11-24</xmp:CreateDate>" in packet


def test_file_says_nothing_that_the_document_does_not(letter, theme, opened):
    drawn = draw(Document(title="Bare"), theme, letter).data
    with opened(drawn) as pdf:
        assert set(pdf.docinfo) == {"/Title", "/Producer"}
        streams = [each.read_bytes() for each in pdf.objects if isinstance(each, pikepdf.Stream)]
    for data in (drawn, write(Document(title="Bare"), theme, letter).data, *streams):
        assert not re.search(rb"(?i)reportlab|anonymous|untitled|unspecified|pikepdf|qpdf", data)


def test_outline_follows_the_levels(letter, written, opened):
    with opened(written(letter)) as pdf, pdf.open_outline() as outline:
        assert [item.title for item in outline.root] == ["Office", "End"]
        assert [item.title for item in outline.root[0].children] == ["Über"]
        assert outline.root[0].destination[0].objgen == pdf.pages[0].objgen
        assert float(outline.root[0].destination[3]) == pytest.approx(841.9 - 80)


def test_structure_is_read_in_order(letter, written, spoken):
    assert spoken(written(letter)) == (
        'Document(H1("Office") P("Read " Link("this" <this>)) P="مرحبا"'
        ' Table(TR(TH("Head") TD("Cell"))))'
    )


def test_shown_language_and_direction(letter, written, opened):
    with opened(written(letter, lang="ar", dir="rtl")) as pdf:
        assert pdf.Root.Lang == "ar"
        assert pdf.Root.ViewerPreferences.Direction == "/R2L"


HOSTILE = """
import pathlib, sys
for name in (".reportlab_settings", ".reportlab_mods"):
    pathlib.Path.home().joinpath(name).write_text("raise SystemExit('ran')")
import briefer.writers.pdf
from reportlab import rl_config
assert rl_config.trustedHosts is None, rl_config.trustedHosts
assert rl_config.invariant == 0
"""


def test_nothing_of_the_home_runs(tmp_path):
    for name in ("reportlab_settings.py", "reportlab_mods.py"):
        (tmp_path / name).write_text("raise SystemExit('ran')")
    settings = {"RL_trustedHosts": "*", "RL_invariant": "1", "PYTHONPATH": str(tmp_path)}
    environment = os.environ | settings | {"HOME": str(tmp_path)}
    command = [sys.executable, "-c", HOSTILE]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
