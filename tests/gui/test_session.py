from briefer.gui.session import ALL_TEXTS
from briefer.model.text import Text
from briefer.store.file import open_briefing
from briefer.value import replace


def titled(session, title):
    return replace(session.briefing, title=Text(title))


def test_a_change_is_heard_once_and_can_be_undone(session, qtbot):
    before = session.briefing
    with qtbot.waitSignal(session.changed):
        session.edit(titled(session, "Other"))
    assert session.is_modified
    session.undo()
    assert session.briefing is before
    assert not session.is_modified
    session.redo()
    assert session.briefing.title.default == "Other"


def test_typing_is_one_step(session):
    for title in ("T", "Te", "Text"):
        session.edit(titled(session, title), run="title")
    session.undo()
    assert session.briefing.title.default == "Tehran turns to Moscow"
    assert not session.can_undo


def test_another_audience_is_shown_in_its_own_language(session):
    session.show(audience="gulf", language="ar")
    assert session.reading().language == "ar"
    session.show(audience="nato")
    assert session.reading().language == "en-GB"
    assert session.request().audience == "nato"


def test_all_texts_are_no_edition(session):
    session.show(audience=ALL_TEXTS)
    assert session.request() is None
    assert session.audience is None


def test_what_is_saved_is_no_longer_unsaved(session, tmp_path):
    session.edit(titled(session, "Other"))
    session.save(tmp_path / "other.briefing")
    assert not session.is_modified
    assert session.path == tmp_path / "other.briefing"
    assert open_briefing(session.path).briefing.title.default == "Other"
    session.undo()
    assert session.is_modified
