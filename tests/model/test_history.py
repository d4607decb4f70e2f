from hypothesis import given
from hypothesis import strategies as st

from briefer.model.history import History

values = st.lists(st.integers(), max_size=12)
steps = st.lists(st.tuples(st.integers(), st.sampled_from(["", "a", "b"])), max_size=12)


def recorded(changes, start=None):
    history = History(present=start)
    for value, run in changes:
        history = history.record(value, run)
    return history


@given(steps)
def test_undone_and_redone_is_as_it_was(changes):
    history = recorded(changes)
    back = history.undo()
    assert back.redo().present == history.present
    assert back.redo().past == history.past


@given(values)
def test_undo_goes_back_to_the_start_and_redo_to_the_end(changes):
    history = recorded([(value, "") for value in changes])
    last = history.present
    while history.past:
        history = history.undo()
    assert history.present is None
    while history.future:
        history = history.redo()
    assert history.present == last


@given(values, st.integers())
def test_a_change_after_undo_forgets_what_was_undone(changes, value):
    history = recorded([(each, "") for each in changes]).undo()
    changed = history.record(value)
    assert not changed.future or changed is history
    assert changed.present == value or changed is history


@given(st.lists(st.integers(min_value=1), min_size=2, max_size=8))
def test_a_run_of_typing_is_one_step(changes):
    history = recorded([(value, "typing") for value in changes], start=0)
    assert history.undo().present == 0


def test_another_run_is_another_step():
    history = recorded([("a", "one"), ("ab", "one"), ("abc", "two")])
    assert history.undo().present == "ab"


def test_typing_after_undo_is_a_step_of_its_own():
    history = recorded([("a", "one"), ("ab", "two")]).undo().record("ax", "one")
    assert history.undo().present == "a"


def test_nothing_changes_where_there_is_nothing_to_undo():
    history = History(present="x")
    assert history.undo() is history
    assert history.redo() is history
    assert history.record("x") is history
