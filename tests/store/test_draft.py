"""Drafts: what is changed of an item of the library, and all else that stays."""

import pytest

from briefer.errors import ThemeError
from briefer.store.draft import begin, save
from briefer.store.layered import Layer
from briefer.store.library import Library
from briefer.store.rewriting import rewrite_toml
from briefer.store.toml import read_toml
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


OURS = """# The ports of the Gulf.
id = "ports" # never another
name = "Ports" # as in the treaty
page = "a4"   # until they have letter

# What they get, in this order:
parts = [
    "outlooks", # first
    "stakes",
]

[options]
# theirs to choose
show_sources = true # asked for in May
"""


def test_comments_stay_beside_what_is_changed(library):
    library.audiences.make("ports", OURS)
    draft = begin("audience", "ports", library).with_value(("page",), "letter")
    draft = draft.with_value(("options", "show_sources"), 0)
    save(draft.with_value(("sources",), "graded"), library)
    text = own(library, "audience", "ports")
    changed = OURS.replace('"a4"', '"letter"').replace("true #", "0 #")
    assert [line for line in text.splitlines() if line != 'sources = "graded"'] == (
        changed.splitlines()
    )
    assert library.audiences.read("ports").sources == "graded"


def test_comments_of_a_manifest_stay_and_end_no_manifest(library):
    text = library.templates.path("brief").read_text(encoding="utf-8")
    own_one = text.replace("title = ", "# Asked for in May.\ntitle = ", 1)
    library.templates.keep("brief", ".xml.j2", own_one.encode())
    library.reread()
    draft = begin("template", "brief", library).with_value(("description",), "One {# page #}")
    save(draft.with_value(("version",), 7), library)
    assert "# Asked for in May." in own(library, "template", "brief")
    found = library.templates.read("brief").manifest
    assert (found.version, found.description.default) == (7, "One {# page #}")


@pytest.mark.parametrize("name", ["plain", "book"])
def test_every_value_of_a_theme_is_changed_alone(library, name):
    text = library.themes.path(name).read_text(encoding="utf-8")
    tables = read_toml(text)
    for key, value in tables.items():
        without = {each: other for each, other in tables.items() if each != key}
        assert read_toml(rewrite_toml(text, without)) == without
        if isinstance(value, str):
            made = rewrite_toml(text, tables | {key: "another"})
            assert made.splitlines()[0] == text.splitlines()[0]
            assert made.count("\n") == text.count("\n")
