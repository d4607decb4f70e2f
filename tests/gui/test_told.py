"""What problems and faults say in the languages of the window: no template lacks a translation."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest
from PySide6.QtCore import QLocale, QTimer, QTranslator
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication

import briefer
from briefer import bundled
from briefer.errors import FileError, Tag, said
from briefer.gui import language, look
from briefer.gui.app import Program
from briefer.model.passage import Passage, Prose
from briefer.model.text import Text
from briefer.store.file import open_briefing
from briefer.value import replace

SOURCES = Path(briefer.__file__).parent
UNSEEN = ("cli", "__main__.py")
"""What the command line alone says."""

SENTENCE = re.compile(r"\S.* .*[.?]", re.DOTALL)
PLACEHOLDER = re.compile(r"\{(\w+)")
GLUED = re.compile(r"[a-z]{2,} [a-z]{2,}.*[.?:] ?")


def modules() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(SOURCES.rglob("*.py")):
        name = path.relative_to(SOURCES)
        if name.parts[0] not in UNSEEN:
            yield str(name), ast.parse(path.read_text(encoding="utf-8"))


def templates(name: str, tree: ast.Module) -> Iterator[tuple[str, bool]]:
    """Yield each template, and whether it is filled in: what is handed to `said`, and sentences.

    Sentences of the window itself are in its other tables.
    """
    unsaid = {id(each.value) for each in ast.walk(tree) if isinstance(each, ast.Expr)}
    for check in ast.walk(tree):
        if isinstance(check, ast.Assert):
            unsaid.update(map(id, ast.walk(check)))
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id="said"), args=[ast.Constant(value=str(text))]):
                yield text, True
            case ast.Constant(value=str(text)) if SENTENCE.fullmatch(text) and "\\" not in text:
                if id(node) not in unsaid and not name.startswith("gui"):
                    yield text, False


@pytest.fixture(scope="module")
def wanted() -> dict[str, bool]:
    found: dict[str, bool] = {}
    for name, tree in modules():
        for text, is_filled in templates(name, tree):
            found[text] = found.get(text, False) or is_filled
    return found


@pytest.mark.parametrize("code", ["de", "ar"])
def test_each_message_is_translated_and_none_that_is_gone(code, wanted):
    table = language.read(bundled.asset("translations", "messages", f"{code}.toml"))
    assert len(wanted) > 300
    assert table.keys() == wanted.keys()
    for text, is_filled in wanted.items():
        assert table[text].strip(), text
        assert {*PLACEHOLDER.findall(table[text])} == {*PLACEHOLDER.findall(text)}, text
        if is_filled or text.startswith("{"):
            fields = {name for _, name, _, _ in Formatter().parse(text) if name}
            assert table[text].format(**dict.fromkeys(fields, "x")), text


def test_no_sentence_is_glued_of_parts_or_raised_in_the_window_as_it_stands():
    for name, tree in modules():
        for node in ast.walk(tree):
            match node:
                case ast.Raise(exc=ast.Call(args=[ast.Constant(), *_])):
                    assert not name.startswith("gui"), (name, node.lineno)
                case ast.JoinedStr(values=parts):
                    text = "".join(
                        each.value if isinstance(each, ast.Constant) else "x" for each in parts
                    )
                    assert not GLUED.fullmatch(text.lower()), (name, node.lineno)


@pytest.fixture(params=["de", "ar"])
def spoken(request, qapp):
    old, font = QLocale(), qapp.font()
    language.speak(qapp, request.param)
    look.apply(qapp, look.Scheme.LIGHT)
    yield request.param
    for each in qapp.findChildren(QTranslator):
        qapp.removeTranslator(each)
        each.deleteLater()
    language.speak(qapp, "en")
    language._State.chosen = language.SYSTEM
    QLocale.setDefault(old)
    qapp.setFont(font)
    look.apply(qapp, look.Scheme.LIGHT)


@pytest.fixture
def window(spoken, qtbot):  # noqa: ARG001 - before the window
    program = Program(lambda _fault, _command: None)
    program.open_sample()
    made = program.windows[0]
    made.resize(1500, 900)
    qtbot.waitUntil(lambda: made.desk is not None and made.desk.preview is not None)
    yield made
    made.files.may_close = lambda: True
    made.close()
    qtbot.wait(1)


def bare(text: str) -> str:
    return re.sub("[\u2066-\u2069]", "", text)


def listed(window, qtbot) -> list[str]:
    """Return the problems as the status bar lists them when it is clicked."""
    found: list[str] = []

    def look_and_close() -> None:
        menu = QApplication.activePopupWidget()
        found.extend(each.text() for each in menu.findChildren(QAction) if " " in each.text())
        menu.close()

    qtbot.waitUntil(lambda: window.status.has_problems, timeout=20_000)
    QTimer.singleShot(50, look_and_close)
    window.status.open_problems()
    return found


def test_a_problem_is_listed_in_the_language_of_the_window(window, spoken, qtbot):
    session = window.session
    section = replace(
        session.briefing.sections[0],
        heading=Text("Supply"),
        passages=(Passage(id="p", body=Prose(text=Text("See [@nowhere]."))),),
    )
    session.edit(replace(session.briefing, sections=(section,)))
    said_so = {
        "de": "Abschnitt „Supply“, Passage 1: Ein Zitat entfällt: Es gibt keine Quelle nowhere. "
        "Wählen Sie eine Quelle.",
        "ar": "القسم «Supply»، الفقرة 1: حُذف استشهاد: لا يوجد مصدر nowhere. اختر مصدرًا.",
    }
    assert said_so[spoken] in [bare(each) for each in listed(window, qtbot)]


def test_a_long_problem_is_listed_within_the_window_and_told_whole(window, spoken, qtbot):
    window.resize(800, 600)
    passage = Passage(id="p", body=Prose(text=Text("See [@nowhere].")))
    section = replace(
        window.session.briefing.sections[0], heading=Text("Supply " * 30), passages=(passage,)
    )
    window.session.edit(replace(window.session.briefing, sections=(section,)))
    ends = {"de": "Wählen Sie eine Quelle.", "ar": "اختر مصدرًا."}
    found = [bare(each) for each in listed(window, qtbot)]
    assert any("…" in each and each.endswith(ends[spoken]) for each in found)
    room = window.status.fontMetrics()
    assert all(room.horizontalAdvance(each) <= 800 for each in found)


def test_a_fault_is_shown_in_the_language_of_the_window(window, spoken, tmp_path):
    (tmp_path / "x.briefing").mkdir()
    with pytest.raises(FileError) as caught:
        open_briefing(tmp_path / "x.briefing")
    window.bar.show_fault(caught.value)
    said_so = {
        "de": "x.briefing ist nicht lesbar. Es ist ein Ordner. Wählen Sie eine Datei.",
        "ar": "لا يمكن قراءة x.briefing. هو مجلد. اختر ملفًا.",
    }
    assert bare(window.bar.text) == said_so[spoken]


@pytest.mark.usefixtures("spoken")
def test_foreign_words_stay_as_they_are():
    assert bare(language.told("A template's own words")) == "A template's own words"
    assert language.told("") == ""


def test_numbers_and_lists_are_written_as_the_language_does(spoken):
    count = said("The manifest has over {most:,} characters.", most=100_000)
    names = said("There are: {names}.", names=("a", "b"))
    assert ("100.000" if spoken == "de" else "100,000") in language.told(count)
    assert ("a, b" if spoken == "de" else "a، b") in bare(language.told(names))


def test_languages_are_called_by_their_names(spoken):
    message = said(
        "A text is printed in {language}, not in {wanted}.", language=Tag("en-GB"), wanted=Tag("ar")
    )
    says = {
        "de": "Ein Text wird in der Sprache Englisch gedruckt, nicht in Arabisch.",
        "ar": "يُطبع نص باللغة الإنجليزية لا باللغة العربية.",
    }
    assert bare(language.told(message)) == says[spoken]
    assert bare(language.language_name("fa")) == "فارسی"
    assert bare(language.language_name("xx")) == "xx"


def test_english_is_said_as_it_stands(qapp):  # noqa: ARG001 - the window's
    inner = said("The file is {path}.", path="/x")
    message = said("{file}: {fault}", file="a.toml", fault=inner)
    assert language.told(message) == message == "a.toml: The file is /x."
