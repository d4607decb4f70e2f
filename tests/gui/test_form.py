"""Forms: audiences, themes and templates changed beside their pages, and kept in the library."""

import re
from collections import Counter

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPushButton,
)

from briefer.gui import actions, language, look
from briefer.gui.app import Program
from briefer.gui.form import FormDialog, open_form, reference
from briefer.gui.form.colour import ColourField, Picker
from briefer.gui.form.completion import complete
from briefer.gui.form.copy import CopyDialog
from briefer.gui.form.field import ChoiceField, LineField, NumberField, TextField, TickField
from briefer.gui.form.font import FontField
from briefer.gui.form.marking import MarkingField
from briefer.gui.form.option import OptionFields
from briefer.gui.form.order import OrderField
from briefer.gui.form.record import KindField
from briefer.gui.form.reference import ReferencePage
from briefer.gui.form.style import StyleNumber
from briefer.gui.question import Question
from briefer.store.layered import Layer
from briefer.store.library import Library


@pytest.fixture
def library(qapp):
    look.apply(qapp, look.Scheme.LIGHT)
    return Library()


@pytest.fixture
def opened(qtbot, library):
    """Return what opens a form, which is closed at the end without a question."""
    forms = []

    def open_(kind, item_id):
        form = open_form(kind, item_id, library)
        form.show()
        form.activateWindow()
        qtbot.waitUntil(form.isActiveWindow)
        forms.append(form)
        return form

    yield open_
    for form in forms:
        form.work.keep()
        form.reject()
        form.deleteLater()
    qtbot.wait(1)


def field(form, title, kind=None):
    found = [each for each in form.findChildren(kind or TextField) if each.title == title]
    assert found, title
    return found[0]


def write(qtbot, edit, text):
    edit.selectAll()
    qtbot.keyClicks(edit, text)


def click(qtbot, widget):
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


def choose(form, title, value, kind=ChoiceField):
    box = field(form, title, kind).box
    at = box.findData(value)
    assert at >= 0, value
    box.setCurrentIndex(at)
    box.activated.emit(at)


def pages(qtbot, form, words):
    """Wait until the pages say something."""

    def shown():
        sheets = form.proof.pages.pages.sheets
        assert sheets is not None
        assert words in sheets.text(0)

    qtbot.waitUntil(shown, timeout=20_000)


def at_the_dialog(action):
    QTimer.singleShot(0, lambda: action(QApplication.activeModalWidget()))


def test_the_pages_follow_what_is_typed(qtbot, opened):
    form = opened("audience", "gulf")
    pages(qtbot, form, "How do we keep our skies")
    write(qtbot, field(form, "What it asks").edit, "Will the ports stay open?")
    pages(qtbot, form, "Will the ports stay open?")


def test_what_came_with_the_program_is_saved_as_one_s_own(qtbot, opened, library):
    form = opened("audience", "gulf")
    assert not form.save.isEnabled()
    write(qtbot, field(form, "Name").edit, "Ports")
    assert form._title.text() == "Ports"
    click(qtbot, form.save)
    assert library.audiences.layers("gulf") == (Layer.OWN, Layer.BUNDLED)
    saved = library.audiences.read("gulf")
    assert saved.name.default == "Ports"
    assert saved.name.languages["fr"] == "États du Golfe"
    assert saved.parts[0] == "judgements"
    assert not form.save.isEnabled()


def test_texts_are_written_in_other_languages(qtbot, opened):
    form = opened("audience", "gulf")
    box = form.form.written.box
    box.setCurrentIndex(box.findData("de"))
    box.activated.emit(box.currentIndex())
    name = field(form, "Name").edit
    assert name.text() == "Golfstaaten"
    write(qtbot, name, "Golf")
    assert form.work.value("name", "languages", "de") == "Golf"
    assert form.work.value("name", "default") == "Gulf states"
    write(qtbot, name, " ")
    qtbot.keyClick(name, Qt.Key.Key_Backspace)
    assert name.placeholderText() == "Gulf states"
    assert form.work.value("name", "languages", "de") is None


def test_parts_are_moved_by_keys_and_by_dragging(qtbot, opened):
    form = opened("audience", "gulf")
    parts = form.form.parts
    assert parts.values[:3] == ["judgements", "security", "shipping"]
    parts.list.setCurrentRow(0)
    qtbot.keyClick(parts.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert parts.values[:3] == ["security", "judgements", "shipping"]
    assert parts.list.currentRow() == 1
    drop(parts.list, 2, 0)
    assert parts.values[:3] == ["shipping", "security", "judgements"]
    drop(parts.list, 0, 2)
    assert parts.values[:3] == ["security", "shipping", "judgements"]
    qtbot.keyClick(form, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(form, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert parts.values[:3] == ["security", "judgements", "shipping"]


def drop(widget, source, target):
    """Drop a row before another one."""
    widget.setCurrentRow(source)
    data = widget.model().mimeData([widget.model().index(source, 0)])
    assert isinstance(data, QMimeData)
    at = widget.visualItemRect(widget.item(target)).topLeft() + QPoint(4, 1)
    event = QDropEvent(
        QPointF(at),
        Qt.DropAction.MoveAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    widget.dropEvent(event)


def test_a_part_is_removed_and_another_one_added(qtbot, opened):
    form = opened("audience", "gulf")
    parts = form.form.parts
    parts.list.setCurrentRow(1)
    qtbot.keyClick(parts.list, Qt.Key.Key_Delete)
    assert "security" not in parts.values
    parts._fill_menu()
    words = {each.text(): each for each in parts.add.menu().actions()}
    words["Cohesion"].trigger()
    assert parts.values[-1] == "cohesion"
    words["Another kind of section…"].trigger()
    editor = parts.list.findChild(QLineEdit)
    qtbot.keyClicks(editor, "Air Traffic")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: parts.values[-1] == "air-traffic")


def test_whom_it_reads_about_first(opened):
    form = opened("audience", "gulf")
    named = form.form.stakeholders
    assert isinstance(named, OrderField)
    named._fill_menu()
    menu = {each.text(): each for each in named.add.menu().actions()}
    menu["All markets"].trigger()
    assert named.values == ["gulf-states", "Gulf states", "Iran", "market"]


def test_choices_reach_the_file(qtbot, opened, library):
    form = opened("audience", "gulf")
    choose(form, "Size of the page", "letter")
    choose(form, "Sources are shown", "none")
    choose(form, "Yardstick of likelihood", "nato")
    choose(form, "Theme", "plain")
    choose(form, "Marking", "text", MarkingField)
    qtbot.keyClicks(field(form, "Marking", MarkingField).words, "For ports")
    click(qtbot, form.save)
    saved = library.audiences.read("gulf")
    assert (saved.page, saved.sources, saved.yardstick) == ("letter", "none", "nato")
    assert saved.marking.text == "For ports"
    assert saved.theme == "plain"


def test_options_are_those_of_the_template(opened):
    form = opened("audience", "gulf")
    options = form.findChild(OptionFields)
    declared = {*library_options(form, "assessment")}
    assert {*options._shown} == declared
    choose(form, "Template", "talking-points")
    assert {*options._shown} == {*library_options(form, "talking-points")}


def library_options(form, item_id):
    for each in form.work.library.templates.read(item_id).chain():
        yield from each.manifest.options


def test_a_chosen_option_is_a_truth_in_the_file(opened):
    form = opened("audience", "gulf")
    options = form.findChild(OptionFields)
    name, option = next(iter((n, o) for n, o in options._shown.items() if o.default is True))
    choice = next(each for each in options.findChildren(ChoiceField) if each.path[1] == name)
    choice.box.activated.emit(choice.box.findData("false"))
    assert form.work.value("options", name) is False
    choice.box.activated.emit(choice.box.findData(""))
    assert form.work.value("options") is None
    assert option.default is True


def test_undo_goes_back_step_by_step_and_to_nothing_to_save(qtbot, opened):
    form = opened("audience", "gulf")
    write(qtbot, field(form, "Name").edit, "Ports")
    choose(form, "Size of the page", "letter")
    click(qtbot, form.undo)
    assert form.work.value("page") == "a4"
    qtbot.keyClick(field(form, "Name").edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert field(form, "Name").edit.text() == "Gulf states"
    assert not form.work.is_modified
    click(qtbot, form.redo)
    assert field(form, "Name").edit.text() == "Ports"


def test_what_is_not_saved_is_asked_about(qtbot, opened, library):
    form = opened("audience", "gulf")
    write(qtbot, field(form, "Name").edit, "Ports")
    at_the_dialog(lambda question: question.reject())
    form.reject()
    assert form.isVisible()

    def save(question):
        assert isinstance(question, Question)
        (button,) = [b for b in question.findChildren(QPushButton) if b.text() == "&Save"]
        click(qtbot, button)

    at_the_dialog(save)
    form.reject()
    assert not form.isVisible()
    assert library.audiences.read("gulf").name.default == "Ports"


def test_a_copy_stands_beside_what_it_was_made_of(qtbot, opened, library):
    form = opened("audience", "gulf")

    def name(dialog):
        assert isinstance(dialog, CopyDialog)
        write(qtbot, dialog.name, "Ports of the Gulf")
        dialog.accept()

    at_the_dialog(name)
    click(qtbot, form.copy)
    assert library.audiences.read("ports-of-the-gulf").parts == library.audiences.read("gulf").parts
    assert library.audiences.layers("gulf") == (Layer.BUNDLED,)


def test_what_is_wrong_is_said_and_not_saved(qtbot, opened, library):
    form = opened("audience", "gulf")
    form.work.put(("page",), "a3")
    click(qtbot, form.save)
    assert "page is" in form.bar.text
    assert library.audiences.layers("gulf") == (Layer.BUNDLED,)


@pytest.fixture
def window(qapp, qtbot):
    look.apply(qapp, look.Scheme.LIGHT)
    program = Program(lambda _fault, _command: None)
    program.open_sample()
    made = program.windows[0]
    made.show()
    yield made
    made.files.may_close = lambda: True
    made.close()
    qtbot.wait(1)


def run(window, name):
    action = next(each for each in actions.actions() if each.name == name)
    assert action.is_enabled(window)
    action.run(window)
    form = QApplication.activeModalWidget()
    assert isinstance(form, FormDialog)
    return form


def test_the_window_opens_the_form_and_the_briefing_takes_what_is_saved(qtbot, window):
    session = window.session
    session.show(audience="gulf")
    form = run(window, "edit-audience")
    write(qtbot, field(form, "What it asks").edit, "Will the ports stay open?")
    click(qtbot, form.save)
    assert session.library.audiences.read("gulf").question.default == "Will the ports stay open?"
    session.undo()
    assert "skies" in session.library.audiences.read("gulf").question.default
    session.show(audience="")
    action = next(each for each in actions.actions() if each.name == "edit-audience")
    assert not action.is_enabled(window)
    form.reject()


def test_the_window_opens_what_the_edition_is_made_with(window):
    window.session.show(audience="gulf")
    for kind, item in (("theme", "book"), ("template", "assessment")):
        form = run(window, f"edit-{kind}")
        assert form.work.draft.key == f"{kind}/{item}"
        assert form.proof.session.shown.audience == "gulf"
        form.reject()


@pytest.mark.parametrize(
    ("kind", "item"), [("audience", "gulf"), ("theme", "book"), ("template", "brief")]
)
def test_every_control_says_what_it_is(opened, kind, item):
    form = opened(kind, item)
    for control in (QLineEdit, QAbstractSpinBox, QComboBox, QAbstractButton, QAbstractItemView):
        for each in form.form.findChildren(control):
            inner = isinstance(each.parent(), QComboBox | QAbstractSpinBox | QAbstractItemView)
            if inner or each.objectName().startswith("qt_") or each.window() is not form:
                continue
            assert each.accessibleName() or getattr(each, "text", str)(), each


def test_every_field_can_be_undone_to_the_letter(opened):
    """What is chosen and taken back leaves the tables as they were read."""
    form = opened("theme", "book")
    before = form.work.draft.data()
    form.work.put(("styles", "heading", "bold"), value=True)
    form.work.put(("styles", "heading", "bold"), None)
    assert form.work.draft.data() == before


def test_a_colour_is_typed_and_picked(qtbot, opened):
    form = opened("theme", "plain")
    accent = field(form, "Accent", ColourField)
    write(qtbot, accent.edit, "#aa00")
    assert form.work.value("colours", "accent") == "#1F4E8C"
    assert accent.edit.property("state") == "wrong"
    qtbot.keyClicks(accent.edit, "cc")
    assert form.work.value("colours", "accent") == "#AA00CC"
    click(qtbot, accent.swatch)
    picker = accent.findChild(Picker)
    qtbot.mouseClick(picker.strip, Qt.MouseButton.LeftButton, pos=QPoint(5, 60))
    qtbot.keyClick(picker.square, Qt.Key.Key_Down)
    picked = form.work.value("colours", "accent")
    assert picked not in ("#AA00CC", "#1F4E8C")
    assert accent.edit.text() == picked
    picker.close()
    click(qtbot, form.undo)
    assert form.work.value("colours", "accent") == "#1F4E8C"


def test_pages_follow_the_theme_and_it_is_kept(qtbot, opened, library):
    form = opened("theme", "plain")
    pages(qtbot, form, "Tehran turns to Moscow")
    before = form.proof.pages.pages.sheets
    size = field(form, "Margin at the start", NumberField).box
    size.setValue(60)
    qtbot.waitUntil(lambda: form.proof.pages.pages.sheets is not before, timeout=20_000)
    assert form.proof.pages.pages.sheets.checked.theme.page.start > 60 * 72 / 25.4
    click(qtbot, form.save)
    assert library.themes.layers("plain") == (Layer.OWN, Layer.BUNDLED)
    assert library.themes.read("plain").page.start == pytest.approx(60 * 72 / 25.4)


def test_a_family_is_chosen_and_undone(qtbot, opened, library):
    form = opened("theme", "plain")
    font = form.findChild(FontField)
    qtbot.waitUntil(lambda: font.box.findText("IBM Plex Serif") >= 0)
    at = font.box.findText("IBM Plex Serif")
    font.box.activated.emit(at)
    assert form.work.value("fonts", "sans", "family") == "IBM Plex Serif"
    click(qtbot, form.save)
    assert library.themes.read("plain").fonts["sans"].regular.name == "IBMPlexSerif-Regular.ttf"
    click(qtbot, form.undo)
    assert font.box.currentText() == "IBM Plex Sans"


def test_a_style_shows_what_it_inherits_and_says_its_own(qtbot, opened):
    form = opened("theme", "plain")
    styles = form.form.styles
    styles.box.setCurrentIndex(styles.box.findData("paragraph.lead"))
    named = {each.title: each for each in styles._fields.findChildren(StyleNumber)}
    assert named["Space before"].box.value() == 0
    named["Space before"].box.setValue(5)
    assert form.work.value("styles", "paragraph.lead", "before") == 5
    click(qtbot, named["Space before"]._reset)
    assert form.work.value("styles", "paragraph.lead", "before") is None
    assert named["Space before"].box.value() == 0


def test_the_grid_goes_with_the_lines_of_the_text(opened):
    form = opened("theme", "plain")
    named = {each.title: each for each in form.form.styles.findChildren(StyleNumber)}
    named["From line to line"].box.setValue(15)
    assert form.work.value("page", "grid") == 7.5


@pytest.fixture
def body(qtbot, opened):
    """Return the form of a template with its body shown."""
    form = opened("template", "brief")
    pages(qtbot, form, "Tehran turns to Moscow")
    form.form.tabs.setCurrentIndex(1)
    return form


def type_at(qtbot, form, before, text):
    """Type before a part of the body."""
    edit = form.form.body.edit
    cursor = edit.textCursor()
    cursor.setPosition(edit.toPlainText().index(before))
    edit.setTextCursor(cursor)
    qtbot.keyClicks(edit, text)


def test_a_manifest_is_changed_in_its_fields(qtbot, opened, library):
    form = opened("template", "brief")
    write(qtbot, field(form, "Title").edit, "Short")
    field(form, "Pages at most", NumberField).box.setValue(3)
    sections = form.form.manifest.sections
    sections.listed._fill_menu()
    {a.text(): a for a in sections.listed.add.menu().actions()}["Cohesion"].trigger()
    write(qtbot, field(sections, "What is to be written there", LineField).edit, "Who leads?")
    click(qtbot, form.save)
    manifest = library.templates.read("brief").manifest
    assert (manifest.title.default, manifest.max_pages) == ("Short", 3)
    assert manifest.title.languages["fr"].startswith("Note d")
    (section,) = manifest.sections
    assert (section.kind, section.prompt) == ("cohesion", "Who leads?")


def test_an_option_is_added_named_and_given_choices(qtbot, opened, library):
    form = opened("template", "brief")
    options = form.form.manifest.options
    options.listed._fill_menu()
    options.listed.add.menu().actions()[-1].trigger()
    editor = options.listed.list.findChild(QLineEdit)
    qtbot.keyClicks(editor, "Which Side")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: options.listed.values == ["which_side"])
    write(qtbot, field(options._fields, "Words").edit, "Which side?")
    choose(options._fields, "What it is", "choice", KindField)
    assert form.work.value("options", "which_side", "choices") == ["first"]
    click(qtbot, form.save)
    option = library.templates.read("brief").manifest.options["which_side"]
    assert (option.label.default, option.default, option.choices) == (
        "Which side?",
        "first",
        ("first",),
    )


def test_a_mistake_is_marked_at_its_line_while_it_is_typed_and_not_saved(qtbot, body, library):
    page = body.form.body
    type_at(qtbot, body, "{{ outlook.stakeholder }}", "{{ outlook.headline }}")
    wanted = page.edit.toPlainText().split("{{ outlook.headline }}")[0].count("\n")
    qtbot.waitUntil(page.fault.isVisible, timeout=20_000)
    assert page._line == page.edit.first_line + wanted
    assert "headline" in page._said.text()
    assert "Tehran turns to Moscow" in body.proof.pages.pages.sheets.text(0)
    while body.undo.isEnabled():
        click(qtbot, body.undo)
    qtbot.waitUntil(lambda: not page.fault.isVisible(), timeout=20_000)
    type_at(qtbot, body, "{{ outlook.stakeholder }}", "{{ 2 ** 9 }}")
    click(qtbot, body.save)
    assert "not allowed" in body.bar.text
    assert library.templates.layers("brief") == (Layer.BUNDLED,)


def test_the_pages_follow_the_body(qtbot, body, library):
    type_at(qtbot, body, "{% if outlooks %}", "<p>Ports are open.</p>")
    pages(qtbot, body, "Ports are open.")
    click(qtbot, body.save)
    assert "<p>Ports are open.</p>" in library.templates.read("brief").text


def test_words_are_offered_and_taken(qtbot, body):
    edit = body.form.body.edit
    type_at(qtbot, body, "{% if outlooks %}", "{{ briefing.sub")
    assert edit._popup.isVisible()
    qtbot.keyClick(edit._popup, Qt.Key.Key_Return)
    assert "{{ briefing.subtitle{% if outlooks %}" in edit.toPlainText()
    qtbot.keyClicks(edit, " | pr")
    qtbot.keyClick(edit._popup, Qt.Key.Key_Return)
    assert "{{ briefing.subtitle | prose" in edit.toPlainText()


def test_undo_in_the_body_goes_word_by_word(qtbot, body):
    edit = body.form.body.edit
    before = edit.toPlainText()
    type_at(qtbot, body, "{% if outlooks %}", "one two")
    qtbot.keyClick(edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert "one {% if outlooks %}" in edit.toPlainText() or "one{%" in edit.toPlainText()
    while body.undo.isEnabled():
        click(qtbot, body.undo)
    assert edit.toPlainText() == before


def test_f1_opens_the_reference_at_the_word(qtbot, body):
    edit = body.form.body.edit
    cursor = edit.textCursor()
    cursor.setPosition(edit.toPlainText().index("stakeholder") + 2)
    edit.setTextCursor(cursor)
    qtbot.keyClick(edit, Qt.Key.Key_F1)
    page = body.findChild(ReferencePage)
    assert page.text.textCursor().selectedText() == "stakeholder"
    page.close()


SECTIONS = {
    "": (
        "The manifest",
        "What a template sees",
        "What a template may say",
        "The vocabulary",
        "The theme",
    ),
    "de": (
        "Das Manifest",
        "Was eine Vorlage sieht",
        "Was eine Vorlage sagen darf",
        "Der Wortschatz",
        "Die Gestaltung",
    ),
    "ar": ("البيان", "ما يراه القالب", "ما يجوز أن يقوله القالب", "المفردات", "التصميم"),
}


@pytest.mark.parametrize("spoken", ["de", "ar"])
def test_the_reference_says_the_same_of_the_same_names_in_each_language(spoken):
    def names(code, heading):
        _, _, rest = reference.readme(code).partition(f"## {heading}\n")
        said = re.sub("```.*?```", "", rest.partition("\n## ")[0], flags=re.DOTALL)
        return Counter(re.findall("`([^`]+)`", said))

    for english, translated in zip(SECTIONS[""], SECTIONS[spoken], strict=True):
        assert names(spoken, translated) == names("", english)


def test_the_reference_speaks_the_language_of_the_window(qtbot, qapp, opened):
    language.speak(qapp, "de")
    try:
        page = ReferencePage("stakeholder", opened("template", "brief"))
        qtbot.addWidget(page)
        page.show()
        assert "Nur was der Empfänger lesen darf" in page.text.toPlainText()
        assert page.text.textCursor().selectedText() == "stakeholder"
    finally:
        language.speak(qapp, "en")


@pytest.mark.parametrize(
    ("before", "offered", "not_offered"),
    [
        ("{{ bri", {"briefing"}, {"prose"}),
        ("{% fo", {"for"}, {"briefing"}),
        ("{% for o in outlooks %}{{ o.", {"stakeholder", "passages"}, {"title"}),
        ("{{ summary | ", {"prose", "where"}, {"e"}),
        ("{{ labels.", {"bottom_line"}, {"toc"}),
        ("{% if options.", {"toc"}, {"bottom_line"}),
        ("{% if 1 is ", {"even", "odd"}, set()),
        ("<pan", {"panel"}, {"level"}),
        ("<heading ", {"level", "role", "id"}, {"picture"}),
        ("<link ", {"to"}, set()),
        ("{{ 'out", set(), {"outlooks"}),
        ("words", set(), {"panel"}),
    ],
)
def test_what_can_be_written_is_what_there_is(before, offered, not_offered):
    found = {*complete(before, ("bottom_line",), ("toc",)).words}
    assert offered <= found
    assert not found & not_offered
    assert found if offered else not found


def test_a_theme_numbers_headings_and_says_a_header(qtbot, opened):
    form = opened("theme", "plain")
    pages(qtbot, form, "Key judgments")
    (box,) = [b for b in form.findChildren(TickField) if b.text() == "Number the headings"]
    box.click()
    pages(qtbot, form, "1 Key judgments")
    write(qtbot, field(form, "Header", LineField).edit, "House of Maps: {title}")

    def said():
        return form.proof.pages.pages.sheets.document.header

    qtbot.waitUntil(lambda: said() == "House of Maps: Tehran turns to Moscow", timeout=20_000)


def test_the_elements_of_the_markup_are_those_of_the_vocabulary_alone():
    assert reference.elements().keys() >= {"document", "heading", "cite"}
    assert not reference.elements().keys() & {"logo", "house", "numbered", "version"}
