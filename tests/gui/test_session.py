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


HOUSE = 'id = "house"\nname = "The house"\nquestion = "What now?"\n'


def house(home, text=HOUSE):
    path = home / "library" / "audiences" / "house.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def test_what_is_open_carries_what_it_is_written_with_and_is_not_changed_by_that(session):
    assert "template/assessment" in session.briefing.pins
    assert not session.is_modified
    assert session.updates() == ()


def test_an_audience_that_is_added_is_carried_from_then_on(home, session):
    house(home)
    audiences = (*session.briefing.audiences, "house")
    session.edit(replace(session.briefing, audiences=audiences))
    house(home, HOUSE.replace("What now?", "And then?"))
    assert session.library.audiences.read("house").question == Text("What now?")
    session.undo()
    assert "audience/house" not in session.briefing.pins


def test_a_newer_one_is_taken_as_one_step(home, session, tmp_path):
    house(home)
    session.edit(replace(session.briefing, audiences=("house",)))
    session.save(tmp_path / "b.briefing")
    assert not session.is_modified
    house(home, HOUSE.replace("What now?", "And then?"))
    (update,) = session.updates()
    assert (update.key, update.changes[0].field) == ("audience/house", "question")
    assert not session.is_modified
    session.take_updates()
    assert session.is_modified
    assert session.library.audiences.read("house").question == Text("And then?")
    session.save()
    session.undo()
    assert session.library.audiences.read("house").question == Text("What now?")
    session.save()
    pinned = open_briefing(tmp_path / "b.briefing").briefing.pins
    assert pinned == session.briefing.pins
