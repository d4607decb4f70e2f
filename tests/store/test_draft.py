"""Drafts: what is changed of an item of the library, and all else that stays."""

import pytest

from briefer.errors import ThemeError
from briefer.store.draft import begin, save
from briefer.store.layered import Layer
from briefer.store.library import Library
from briefer.value import replace


@pytest.fixture
def library():
    return Library()


def own(library, kind, item_id):
    return library.shelves()[f"{kind}s"].file(item_id, Layer.OWN).read_text()


def test_what_came_with_the_program_is_covered_by_what_is_saved(library):
    draft = begin("audience", "gulf", library).with_value(("page",), "letter")
    save(draft, library)
    assert library.audiences.layers("gulf") == (Layer.OWN, Layer.BUNDLED)
    assert library.audiences.read("gulf").page == "letter"
    library.audiences.reset("gulf")
    assert library.audiences.read("gulf").page == "a4"


def test_what_the_program_does_not_know_stays(library):
    text = 'id = "ports"\nname = "Ports"\nlater = { of = ["a"] }\n'
    library.audiences.make("ports", text)
    save(begin("audience", "ports", library).with_value(("page",), "a4"), library)
    assert library.audiences.read("ports").extra == {"later": {"of": ["a"]}}


def test_what_is_the_same_stays_to_the_letter(library):
    text = '# ours\nid = "ports"\nname = "Ports" # as in the treaty\n'
    library.audiences.make("ports", text)
    save(begin("audience", "ports", library), library)
    assert own(library, "audience", "ports") == text


def test_what_is_wrong_is_not_saved(library):
    with pytest.raises(ThemeError, match="page is"):
        save(begin("audience", "gulf", library).with_value(("page",), "a3"), library)
    assert library.audiences.layers("gulf") == (Layer.BUNDLED,)


def test_what_was_one_s_own_before_goes_to_the_bin(library):
    for page in ("letter", "a4"):
        save(begin("audience", "gulf", library).with_value(("page",), page), library)
    assert library.audiences.binned() == ("gulf",)


def test_a_value_goes_with_the_tables_that_were_there_for_it_alone(library):
    draft = begin("audience", "gulf", library)
    assert draft.with_value(("options", "toc"), 1).with_value(("options", "toc"), None) == draft


def test_what_is_in_a_list_is_changed_by_its_number(library):
    draft = begin("template", "assessment", library)
    sections = [{"kind": "situation"}, {"kind": "stakes", "later": 1}]
    listed = draft.with_value(("sections",), sections)
    changed = listed.with_value(("sections", "1", "kind"), "positions")
    assert changed.value("sections", "1") == {"kind": "positions", "later": 1}
    assert changed.value("sections", "0") == {"kind": "situation"}
    assert changed.value("sections", "7", "kind") is None


def test_a_template_keeps_its_body_and_takes_any_title(library):
    draft = begin("template", "brief", library)
    titled = draft.with_value(("title",), "A {# b #} c")
    save(titled, library)
    found = library.templates.read("brief")
    assert found.manifest.title.default == "A {# b #} c"
    assert found.text.endswith(draft.body)
    assert not found.bundled


def test_a_body_begins_on_its_line(library):
    draft = begin("template", "brief", library)
    for each in (draft, draft.with_value(("title",), "Other")):
        save(replace(each, body="\n{{ nothing }}"), library)
        lines = own(library, "template", "brief").splitlines()
        assert lines[each.first_line] == "{{ nothing }}"
