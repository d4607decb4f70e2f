"""The window in German and Arabic: no text is missing, and Arabic runs from right to left."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QPoint, Qt, QTranslator
from PySide6.QtGui import QAction, QTransform
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QScrollArea,
    QTabBar,
    QWidget,
)

from briefer import bundled
from briefer.gui import actions, language, look, settings
from briefer.gui.app import Program
from briefer.gui.judgement import JudgementsEditor
from briefer.gui.look.style import mirrored
from briefer.gui.register.table import RecordTable
from briefer.gui.session import Session
from briefer.gui.window.help import KeysPage
from briefer.store.library import Library
from briefer.store.new import sample
from briefer.value import fields, is_dataclass, replace

SOURCES = Path(language.__file__).parent
FORMS = {"de": 2, "ar": 6}
PLACEHOLDER = re.compile(r"%L?n|\{\w*\}")
NAMES = {"B", "I", "Aa", "briefer", "PDF", "Word", "HTML", "Markdown", "TLP"}
"""What is called the same in every language."""


def translated(node: ast.Call, names: set[str], owner: str) -> tuple[str, str, bool] | None:
    """Return class, text and whether it has a number, of a call that translates literals."""
    name = getattr(node.func, "attr", getattr(node.func, "id", ""))
    literals = [each.value if isinstance(each, ast.Constant) else None for each in node.args]
    if name == "tr":
        literals.insert(0, owner)
        size = len(node.args) + 1
    elif name in names:
        size = len(node.args)
    else:
        return None
    context, text = (*literals, None, None)[:2]
    if isinstance(context, str) and isinstance(text, str):
        return context, text, size > 3
    return None


def walk(node: ast.AST, names: set[str], owner: str) -> Iterator[tuple[str, str, bool]]:
    if isinstance(node, ast.ClassDef):
        owner = node.name
    if isinstance(node, ast.Call) and (found := translated(node, names, owner)):
        yield found
    for child in ast.iter_child_nodes(node):
        yield from walk(child, names, owner)


def texts() -> dict[tuple[str, str], bool]:
    """Return all texts of the window by class, and whether each has a number."""
    found = {}
    for path in sorted(SOURCES.rglob("*.py")):
        source = path.read_text(encoding="utf-8")
        for context, text, counts in walk(
            ast.parse(source), {"translate", "QT_TRANSLATE_NOOP"}, ""
        ):
            found[context, text] = counts
    return found


@pytest.fixture(scope="module")
def wanted():
    return texts()


@pytest.fixture(params=sorted(FORMS))
def catalog(request):
    made = language.read(bundled.asset("translations", f"{request.param}.toml"))
    entries = {(context, text): made[context][text] for context in made for text in made[context]}
    return request.param, entries


def test_each_text_of_the_window_is_translated_and_none_that_is_gone(catalog, wanted):
    assert len(wanted) > 400
    assert catalog[1].keys() == wanted.keys()


def test_translations_have_all_forms_placeholders_and_marks_of_keys(catalog, wanted):
    name, entries = catalog
    for (context, text), found in entries.items():
        forms = found if isinstance(found, list) else [found]
        assert len(forms) == (FORMS[name] if wanted[context, text] else 1), text
        for form in forms:
            assert form.strip() or not text.strip(), text
            assert sorted(PLACEHOLDER.findall(form)) == sorted(PLACEHOLDER.findall(text)), text
            assert ("&" in form) == ("&" in text), text
            assert form.endswith("…") == text.endswith("…"), text


def test_no_key_of_a_menu_is_given_twice(catalog, wanted):
    menus = [[each.text for each in menu.actions if each is not None] for menu in actions.MENUS]
    for entries in (catalog[1], {key: key[1] for key in wanted}):
        for menu in (*menus, [each.text for each in actions.MENUS]):
            words = [entries["actions", text] for text in menu]
            keys = [word[word.index("&") + 1].casefold() for word in words]
            assert len({*keys}) == len(keys), words


def test_no_literal_reaches_a_widget_untranslated():
    setters = re.compile(
        r"(?:setText|setToolTip|setWindowTitle|setAccessibleName|setPlaceholderText|addTab|"
        r"addAction|QLabel|QPushButton|QCheckBox)\(f?\"([A-Z][^\"{]*)\""
    )
    found = [
        (path.name, text)
        for path in SOURCES.rglob("*.py")
        for text in setters.findall(path.read_text(encoding="utf-8"))
        if text not in NAMES
    ]
    assert not found


@pytest.fixture
def speaking(qapp):
    """Return a function that has the window speak a language for the length of a test."""
    old, font = QLocale(), qapp.font()

    def speak(tag):
        language.speak(qapp, tag)
        look.apply(qapp, look.Scheme.LIGHT)
        return qapp

    yield speak
    for each in qapp.findChildren(QTranslator):
        qapp.removeTranslator(each)
        each.deleteLater()
    language.speak(qapp, "en")
    language._State.chosen = language.SYSTEM
    QLocale.setDefault(old)
    qapp.setFont(font)
    look.apply(qapp, look.Scheme.LIGHT)


@pytest.fixture
def arabic(speaking):
    return speaking("ar")


@pytest.fixture
def window(arabic, qtbot):  # noqa: ARG001 - before the window
    program = Program(lambda _fault, _command: None)
    program.open_sample()
    made = program.windows[0]
    made.resize(1500, 900)
    qtbot.waitUntil(lambda: made.desk is not None and made.desk.preview is not None)
    yield made
    made.files.may_close = lambda: True
    made.close()
    qtbot.wait(1)


@pytest.mark.parametrize("width", [330, 420, 700])
def test_a_table_of_records_has_all_its_columns_in_sight(arabic, qtbot, width):  # noqa: ARG001
    session = Session(sample(), Library())
    session.show(audience="nato", item="judgements")
    editor = JudgementsEditor(session)
    qtbot.addWidget(editor)
    editor.resize(width, 600)
    editor.show()
    table = editor.findChild(RecordTable)
    qtbot.waitUntil(lambda: table.horizontalHeader().length() == table.viewport().width())


def shown(widget: QWidget) -> Iterator[str]:
    """Yield what can be read in a widget, or is read out of it."""
    for each in (widget, *widget.findChildren(QWidget)):
        if not each.isVisible():
            continue
        yield each.accessibleName()
        yield each.toolTip()
        if isinstance(each, QLabel | QAbstractButton):
            yield each.text()
        if isinstance(each, QLineEdit):
            yield each.placeholderText()
        if isinstance(each, QTabBar):
            yield from map(each.tabText, range(each.count()))


def strings(value: object) -> Iterator[str]:
    """Yield all texts of a briefing."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from strings(each)
    elif isinstance(value, tuple | frozenset):
        for each in value:
            yield from strings(each)
    elif is_dataclass(value):
        for each in fields(value):
            yield from strings(getattr(value, each.name))


def content(window: QWidget) -> str:
    """Return what is of the briefing or of the library, and stays in the language it is in."""
    library = [
        path.read_text(encoding="utf-8")
        for folder in ("languages", "yardsticks")
        for path in bundled.asset(folder).glob("*.toml")
    ]
    return _words("\n".join((*strings(window.session.briefing), *library)))


def foreign(found: Iterator[str], known: str) -> set[str]:
    """Return texts in Latin letters alone, less content, names and keys."""
    bare = {re.sub(r"<[^>]+>|[\u2066-\u2069\u200e]|&", "", each).strip() for each in found}
    latin = {each for each in bare if re.search("[A-Za-z]{2}", each)}
    mixed = {each for each in latin if not re.search("[\u0600-\u06ff]", each)}
    return {each for each in mixed if each not in NAMES and not _is_content(each, known)}


def _is_content(text: str, known: str) -> bool:
    """Return whether each part of a text begins with words of the content; its end may be cut."""
    parts = re.split(r" · |: |, | \(|\n|…", text)
    return all(_words(part, 3) in known for part in parts)


def _words(text: str, most: int | None = None) -> str:
    return " ".join(("", *re.findall("[a-z]+", text.casefold())[:most]))


def test_no_text_of_the_arabic_window_is_in_latin_letters(window, qtbot):
    known = content(window)
    briefing = window.session.briefing
    parts = ("about", "summary", briefing.sections[1].id, briefing.outlooks[0].id)
    for part in (*parts, "outlooks", "judgements", "sources"):
        window.session.show(audience="nato", item=part)
        qtbot.wait(30)
        assert not foreign(shown(window), known), part


def test_no_text_of_the_arabic_menus_and_pages_is_in_latin_letters(window, qtbot):
    texts = (each.text().partition("\t")[0] for each in window.menuBar().findChildren(QAction))
    assert foreign(texts, "") == set()
    for name in ("export", "palette", "keys", "about", "find"):
        action = next(each for each in actions.actions() if each.name == name)
        action.run(window)
        qtbot.wait(10)
        page = QApplication.activeModalWidget() or window
        told = (*actions.actions(), *actions.REVIEW.actions)
        keys = "|".join(each.key_text() for each in told)
        files = "bn"
        found = {
            each
            for each in foreign(shown(page), content(window) + files)
            if each not in keys and not re.search(r"/|_", each)
        }
        assert not found, name
        if page is not window:
            page.close()


def test_the_arabic_window_is_mirrored(window):
    desk = window.desk

    def left(widget):
        return widget.mapTo(window, QPoint(0, 0)).x()

    assert left(desk.outline) > left(desk.editor) > left(desk.preview)
    assert window.font().families()[0] == "IBM Plex Sans Arabic"


def test_an_icon_that_points_does_so_the_other_way(arabic):
    pointing, other = (look.icon(name).pixmap(40, 40).toImage() for name in ("undo", "add"))
    arabic.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    assert look.icon("undo").pixmap(40, 40).toImage() == pointing.transformed(
        QTransform.fromScale(-1, 1)
    )
    assert look.icon("add").pixmap(40, 40).toImage() == other


def test_a_rule_is_mirrored_but_not_in_menus():
    assert "padding: 1px 4px 3px 2px;" in mirrored("QLabel { padding: 1px 2px 3px 4px; }")
    assert "border-right: 0; text-align: right;" in mirrored(
        "QLabel { border-left: 0; text-align: left; }"
    )
    assert "padding: 1px 2px 3px 4px;" in mirrored("QMenu::item { padding: 1px 2px 3px 4px; }")


@pytest.mark.parametrize(
    ("number", "says"),
    [(1, "ملف"), (2, "ملفين"), (3, "ملفات"), (11, "ملفًا"), (100, "ملف"), (103, "ملفات")],
)
@pytest.mark.usefixtures("arabic")
def test_arabic_counts_in_six_forms(number, says):
    found = QCoreApplication.translate("ExportDialog", "Export %n files", "", number)
    assert found == f"تصدير {number} {says}"


def test_another_language_is_spoken_at_once_and_the_work_goes_on(qtbot, speaking):
    speaking("en")
    program = Program(lambda *_: None)
    program.open_sample()
    program.welcome()
    window = program.windows[0]
    session = window.session
    session.show(audience="gulf", item="about")
    session.edit(replace(session.briefing, reference="X-1"))

    def choose(name, menu):
        action = next(each for each in actions.actions() if each.name == name)
        assert not action.is_checked(window)
        action.run(window)
        assert action.is_checked(window)
        for each in program.windows:
            qtbot.waitUntil(lambda: each.menuBar().actions()[0].text() == menu)  # noqa: B023

    choose("language-de", "&Datei")
    assert settings.read().language == "de"
    assert window.session is session
    names = {each.accessibleName() for each in window.desk.editor.page.findChildren(QComboBox)}
    assert "Kennzeichnung" in names
    assert (session.shown.audience, session.shown.item) == ("gulf", "about")
    choose("language-ar", "&ملف")
    assert window.isRightToLeft()
    choose("language-en", "&File")
    assert not window.isRightToLeft()
    qtbot.waitUntil(lambda: len(window.menuBar().findChildren(QMenu)) == len(actions.MENUS))
    qtbot.waitUntil(lambda: window.activateWindow() or window.isActiveWindow())
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not session.is_modified)
    for each in [*program.windows]:
        each.close()


def test_an_unknown_language_is_english():
    assert language.spoken("tlh") == "en"
    assert language.spoken("de") == "de"


def test_the_language_that_was_chosen_is_spoken_from_the_start_on():
    language.choose("ar")
    says = (
        "import os\n"
        "from briefer.gui import app\n"
        "class Program(app.Program):\n"
        "    def take(self, paths):\n"
        "        super().take(paths)\n"
        "        window = self.windows[0]\n"
        "        menu = window.menuBar().actions()[0].text()\n"
        "        print(ascii(menu), window.isRightToLeft(), flush=True)\n"
        "        os._exit(0)\n"
        "app.Program = Program\n"
        "app.start([], lambda *_: None)\n"
    )
    ran = subprocess.run([sys.executable, "-c", says], capture_output=True, text=True, check=True)
    assert ran.stdout.split() == [ascii("&ملف"), "True"]


@pytest.mark.parametrize("tag", ["en", "de", "ar"])
def test_the_list_of_keys_is_as_wide_as_its_page(qtbot, speaking, tag):
    speaking(tag)
    parent = QWidget()
    qtbot.addWidget(parent)
    page = KeysPage(parent)
    page.show()
    assert page.findChild(QScrollArea).horizontalScrollBar().maximum() == 0
    page.close()
