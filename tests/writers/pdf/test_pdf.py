"""Whole files: what they conform to, what they say of themselves, the same bytes each time."""

import datetime as dt
import os
import re
import subprocess
import sys
import tomllib
from collections import Counter

import pikepdf
import pytest

from briefer.bundled import asset
from briefer.document import walk
from briefer.document.markup import read
from briefer.document.markup import write as markup
from briefer.document.theme import read_theme
from briefer.document.tree import Document
from briefer.typeset import typeset
from briefer.typeset.page import Area, Bookmark, Destination, Element, LinkArea
from briefer.value import replace
from briefer.writers.pdf import write


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
def test_file_conforms(letter, theme, faults, profile):
    document = Document(title="A & B", author="<Ä>", date=dt.date(2026, 11, 24))
    data = write(document, theme, letter).data
    assert not faults(data, profile)


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
    data = write(Document(title="Bare"), theme, letter).data
    with opened(data) as pdf:
        assert set(pdf.docinfo) == {"/Title", "/Producer"}
        streams = [each.read_bytes() for each in pdf.objects if isinstance(each, pikepdf.Stream)]
    for part in (data, *streams):
        assert not re.search(rb"(?i)reportlab|anonymous|untitled|unspecified", part)


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


BRIEF = """
<document title="An appeal" lang="en" author="A. Analyst" date="2026-11-24" header="An appeal"
  marking_scheme="tlp" marking="TLP:AMBER" footer="B-14">
<p role="kicker">Markets · Assessment</p>
<p role="title">Tehran's appeal</p>
<panel role="summary"><p role="label">Bottom line</p><p>No office will offer <strong>more than
affluent words</strong><note>Said on <em>Monday</em>, twice.</note>; see <cite to="s1" label="1"/>
and <link to="https://example.org/a">the whole report</link>.</p></panel>
<contents depth="2" over_pages="1"/>
<heading level="1">Situation</heading>
<bullets><item><p>One — 0.7 % of 10,000</p><bullets><item><p>Deep</p></item></bullets></item>
<item><p>Two<br/>lines</p></item></bullets>
<numbers role="judgements"><item><p>Premiums stay.</p>
<p role="likelihood"><badge role="likelihood">likely 60-90 %</badge> · low</p></item></numbers>
<table row_heads="1"><columns><column/><column align="decimal"/></columns>
<head><row><cell>Route</cell><cell>Premium</cell></row></head>
<rows>ROWS</rows><caption>Premiums</caption><note>Own count.</note></table>
<chart kind="bar" alt="Up"><categories><category>Jan</category></categories>
<series name="Brent"><value>70</value></series><caption>Prices</caption></chart>
<definitions><term>Base case</term><definition><p>More of it.</p></definition></definitions>
<quote><p>We have heard.</p></quote>
<p lang="ar" dir="rtl">مرحبا بالعالم، هذا نص قصير مع Latin وأرقام 12-15 لا أكثر.</p>
<heading level="1">Sources</heading>
<sources><source id="s1" label="1">Agency, <link to="https://example.org">example.org</link></source>
</sources>
</document>
"""


@pytest.fixture(params=[5, 120])
def brief(request):
    """Return a document with every kind of block, on few pages or several."""
    rows = "".join(
        f"<row><cell>Route number {n}</cell><cell>{n / 7:.2f}</cell></row>"
        for n in range(request.param)
    )
    return read(BRIEF.replace("ROWS", rows))


@pytest.fixture
def plain():
    """Return the plain theme."""
    text = asset("themes", "plain.toml").read_text(encoding="utf-8")
    return read_theme(tomllib.loads(text), lambda name: asset("fonts", name))


def test_words_are_those_of_the_tree(brief, plain, heard, poppler):
    laid = typeset(brief, plain)
    data = write(brief, plain, laid).data
    assert heard(data) == walk.words(brief)
    assert not latin(" ".join(walk.words(brief))) - latin(poppler("pdftotext", data))


def latin(text):
    """Return the Latin words of a text; capitals are a matter of style."""
    return Counter(re.findall(r"[a-z]{2,}", text.casefold()))


@pytest.mark.parametrize("profile", ["ua1", "2a"])
def test_laid_document_conforms(brief, plain, faults, profile):
    data = write(brief, plain, typeset(brief, plain)).data
    assert not faults(data, profile)


def test_hash_seed_changes_nothing(brief, plain):
    script = (
        "import hashlib, sys, tomllib\n"
        "from briefer.bundled import asset\n"
        "from briefer.document.markup import read\n"
        "from briefer.document.theme import read_theme\n"
        "from briefer.typeset import typeset\n"
        "from briefer.writers.pdf import write\n"
        "text = asset('themes', 'plain.toml').read_text(encoding='utf-8')\n"
        "theme = read_theme(tomllib.loads(text), lambda name: asset('fonts', name))\n"
        "document = read(sys.stdin.read())\n"
        "sys.stdout.buffer.write(write(document, theme, typeset(document, theme)).data)\n"
    )
    files = {write(brief, plain, typeset(brief, plain)).data}
    for seed in ("1", "2"):
        done = subprocess.run(
            [sys.executable, "-c", script],
            input=markup(brief).encode(),
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        )
        files.add(done.stdout)
    assert len(files) == 1
