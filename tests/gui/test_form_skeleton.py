"""The form of a template that was saved from a briefing: what a new one begins with is changed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from briefer.gui import look
from briefer.gui.form import open_form
from briefer.gui.form.field import ChoiceField, LineField, TextField
from briefer.gui.form.skeleton import KeptAudiences, KeptSectionFields, KeptStakeholderFields
from briefer.model.briefing import Picture
from briefer.model.passage import Figure
from briefer.model.skeleton import OUTLOOK_PROMPT, SECTION_PROMPT, Keep
from briefer.pipeline.saving import Name, saved_template
from briefer.store.library import Library
from briefer.store.new import begin, sample
from briefer.store.template import read_template, write_template

KEPT = sample().briefing.sections[1].passages[0]


@pytest.fixture
def library(qapp, tmp_path):
    look.apply(qapp, look.Scheme.LIGHT)
    library = Library()
    keep = Keep(pictures=True, also=frozenset({f"passage/{KEPT.id}", f"passage/{KEPT.id}@gulf"}))
    made = saved_template(sample(), library, keep, Name(id="monthly", title="Monthly"))
    write_template(tmp_path / "monthly.brieftemplate", made)
    library.templates.add(tmp_path / "monthly.brieftemplate")
    return library


@pytest.fixture
def form(qtbot, library):
    form = open_form("template", "monthly", library)
    form.show()
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    yield form
    form.work.keep()
    form.reject()
    form.deleteLater()
    qtbot.wait(1)


def one(form, kind):
    (found,) = form.findChildren(kind)
    return found


def field(within, title, kind=TextField):
    QApplication.processEvents()  # which shows what was made just now
    found = [e for e in within.findChildren(kind) if e.title == title and e.isVisible()]
    assert found, title
    return found[0]


def write(qtbot, edit, text):
    edit.selectAll()
    qtbot.keyClicks(edit, text)


def choose(field, value):
    at = field.box.findData(value)
    field.box.setCurrentIndex(at)
    field.box.activated.emit(at)


def saved(qtbot, form, library):
    qtbot.mouseClick(form.save, Qt.MouseButton.LeftButton)
    assert not form.save.isEnabled(), form.bar.text.text()
    library.templates.forget()
    return begin(library, "monthly", title="March").briefing


def offered(ordered, number):
    ordered.add.menu().aboutToShow.emit()
    return ordered.add.menu().actions()[number]


def test_sections_are_moved_removed_and_begun_with_what_they_ask(qtbot, form, library):
    sections = one(form, KeptSectionFields)
    ordered = sections.listed
    before = read_template(library.templates.path("monthly")).skeleton.sections
    ordered.list.setCurrentRow(0)
    qtbot.keyClick(ordered.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    ordered.list.setCurrentRow(2)
    qtbot.keyClick(ordered.list, Qt.Key.Key_Delete)
    offered(ordered, 0).trigger()
    write(qtbot, field(sections, "Heading").edit, "At sea")
    prompt = field(sections, "What is to be written there", LineField)
    assert prompt.edit.text() == SECTION_PROMPT
    write(qtbot, prompt.edit, "Which ports are open?")
    found = saved(qtbot, form, library).sections
    assert [each.id for each in found[:2]] == [before[1].id, before[0].id]
    assert before[2].id not in {each.id for each in found}
    assert found[-1].heading.default == "At sea"
    assert [each.prompt for each in found[-1].passages] == ["Which ports are open?"]


def test_what_was_kept_of_the_briefing_stays_and_is_said(qtbot, form, library):
    sections = one(form, KeptSectionFields)
    sections.listed.list.setCurrentRow(1)
    told = [each.text() for each in sections.findChildren(QLabel)]
    words = KEPT.body.text.default[:30]
    assert any(each.startswith(f"Kept as it is: “\u2068{words}") for each in told)
    sections.listed.list.setCurrentRow(0)
    write(qtbot, field(sections, "What is to be written there", LineField).edit, "Who met whom?")
    begun = saved(qtbot, form, library)
    assert begun.sections[1].passages[0].body == KEPT.body
    assert begun.sections[0].passages[0].prompt == "Who met whom?"


def test_stakeholders_take_what_comes_next_for_them_along(qtbot, form, library):
    people = one(form, KeptStakeholderFields)
    ordered = people.listed
    before = read_template(library.templates.path("monthly")).skeleton.stakeholders
    ordered.list.setCurrentRow(1)
    qtbot.keyClick(ordered.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    ordered.list.setCurrentRow(1)
    qtbot.keyClick(ordered.list, Qt.Key.Key_Delete)
    offered(ordered, -1).trigger()
    editor = QApplication.focusWidget()
    qtbot.keyClicks(editor, "Insurers")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(ordered.values) == len(before))
    assert field(people, "Name").edit.text() == "Insurers"
    choose(field(people, "What it is", ChoiceField), "market")
    asked = field(people, "What is to be written of what comes next", LineField)
    assert asked.edit.text() == OUTLOOK_PROMPT
    write(qtbot, asked.edit, "What will they charge?")
    begun = saved(qtbot, form, library)
    assert begun.stakeholders[0].id == before[1].id
    assert before[0].id not in {each.id for each in begun.stakeholders}
    last, outlook = begun.stakeholders[-1], begun.outlooks[-1]
    assert (last.name.default, last.kind) == ("Insurers", "market")
    assert outlook.stakeholder == last.id
    assert outlook.passages[0].prompt == "What will they charge?"
    order = [each.stakeholder for each in begun.outlooks]
    assert order == [each.id for each in begun.stakeholders]


def test_an_audience_that_is_removed_leaves_nothing_of_its_own(qtbot, form, library):
    audiences = one(form, KeptAudiences)
    assert "gulf" in str(read_template(library.templates.path("monthly")).skeleton)
    audiences.list.setCurrentRow(audiences.values.index("gulf"))
    qtbot.keyClick(audiences.list, Qt.Key.Key_Delete)
    begun = saved(qtbot, form, library)
    skeleton = read_template(library.templates.path("monthly")).skeleton
    assert "gulf" not in begun.audiences
    assert "gulf" not in str(skeleton)


def test_a_picture_goes_with_the_section_that_shows_it(qtbot, form, library):
    def pictures():
        return read_template(library.templates.path("monthly")).skeleton.pictures

    (kept,) = pictures()
    assert isinstance(kept, Picture)
    skeleton = read_template(library.templates.path("monthly")).skeleton
    holding = [
        at
        for at, each in enumerate(skeleton.sections)
        if any(isinstance(passage.body, Figure) for passage in each.passages)
    ]
    ordered = one(form, KeptSectionFields).listed
    for at in reversed(holding):
        ordered.list.setCurrentRow(at)
        qtbot.keyClick(ordered.list, Qt.Key.Key_Delete)
    saved(qtbot, form, library)
    assert not pictures()


def test_all_of_it_is_undone_step_by_step(qtbot, form):
    before = form.work.draft
    ordered = one(form, KeptSectionFields).listed
    ordered.list.setCurrentRow(0)
    qtbot.keyClick(ordered.list, Qt.Key.Key_Delete)
    people = one(form, KeptStakeholderFields).listed
    people.list.setCurrentRow(0)
    qtbot.keyClick(people.list, Qt.Key.Key_Delete)
    assert form.work.draft != before
    form.work.undo()
    form.work.undo()
    assert form.work.draft == before
    assert not form.work.is_modified


def test_a_list_that_is_empty_is_as_low_as_one_of_two(form):
    assert form.form.manifest.options.listed.list.height() < 70


def test_a_heading_is_not_written_where_it_would_be_lost(form):
    ordered = one(form, KeptSectionFields).listed
    assert not ordered.list.item(0).flags() & Qt.ItemFlag.ItemIsEditable
