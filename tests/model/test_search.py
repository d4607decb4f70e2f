import pytest

from briefer.model.briefing import Briefing, Outlook, Scenario, Section, Source
from briefer.model.passage import Passage, Prose, Table, TableColumn
from briefer.model.search import citing, find_words, substituted, texts
from briefer.model.text import Text
from briefer.store.new import sample


def passage(text, name="p"):
    return Passage(id=name, body=Prose(text=text))


def briefing(*texts_, **fields):
    passages = tuple(passage(each, f"p{at}") for at, each in enumerate(texts_))
    return Briefing(id="b", sections=(Section(id="s", kind="k", passages=passages),), **fields)


def found(where, words, **options):
    return [hit.value[hit.start : hit.end] for hit in find_words(where, words, **options)]


def defaults(where):
    return [each.body.text.default for each in where.sections[0].passages]


def test_the_texts_of_all_audiences_and_languages_are_searched():
    text = Text("oil", {"gulf": "oil"}, {"fr": "oil"}, {("gulf", "ar"): "oil"})
    hits = find_words(briefing(text), "oil")
    places = {(each.audience, each.language) for each in hits}
    assert places == {("", ""), ("gulf", ""), ("", "fr"), ("gulf", "ar")}


def test_case_and_whole_words_narrow_it():
    where = briefing(Text("Iran and iranian"))
    assert found(where, "iran") == ["Iran", "iran"]
    assert found(where, "iran", match_case=True) == ["iran"]
    assert found(where, "iran", whole=True) == ["Iran"]


def test_signs_are_found_as_they_are_read():
    where = briefing(Text(r"5 \* 3 \[sic\]"), title=Text("5 * 3 [sic]"))
    assert len(find_words(where, "5 * 3 [sic]")) == 2


def test_a_line_end_is_a_space():
    assert found(briefing(Text("the Strait\nof Hormuz")), "Strait of") == ["Strait\nof"]


def test_citations_and_addresses_are_left_alone():
    where = briefing(Text("iaea [@iaea] [iaea](https://iaea.org/)"))
    assert len(find_words(where, "iaea")) == 2
    changed = substituted(where, find_words(where, "iaea"), "Agency")
    assert defaults(changed) == ["Agency [@iaea] [Agency](https://iaea.org/)"]


def test_what_is_put_in_is_text_and_no_markup():
    where = briefing(Text("a b"), title=Text("b"))
    changed = substituted(where, find_words(where, "b"), "*[x]")
    assert defaults(changed) == [r"a \*\[x\]"]
    assert changed.title.default == "*[x]"


def test_only_the_chosen_hits_are_replaced():
    where = briefing(Text("one one", {"gulf": "one"}), Text("one"))
    hits = find_words(where, "one")
    changed = substituted(where, (hits[1], hits[2]), "two")
    first, second = changed.sections[0].passages
    assert first.body.text == Text("one two", {"gulf": "two"})
    assert second is where.sections[0].passages[1]


def test_texts_in_tables_and_in_items_within_items_are_replaced():
    table = Table(columns=(TableColumn(head=Text("x")),), rows=((Text("x"),),), caption=Text("x"))
    outlook = Outlook(
        id="o",
        stakeholder="i",
        horizon=Text("x"),
        passages=(Passage(id="t", body=table),),
        scenarios=(Scenario(id="sc", name=Text("x")),),
    )
    where = Briefing(id="b", outlooks=(outlook,), sources=(Source(id="s", title=Text("x")),))
    changed = substituted(where, find_words(where, "x"), "y")
    assert len(find_words(changed, "y")) == 6
    assert not find_words(changed, "x")


def test_where_a_source_is_cited():
    where = briefing(Text("One [@a]."), Text(r"No \[@a]."), Text("", {"gulf": "[@a]"}))
    assert [each.id for each in citing(where, "a")] == ["p0", "p2"]


@pytest.mark.parametrize("words", ["", "  "])
def test_no_words_are_nowhere(words):
    assert find_words(sample().briefing, words) == ()


def test_every_text_of_the_sample_can_be_put_back():
    where = sample().briefing
    assert sum(1 for _ in texts(where)) > 100
    hits = find_words(where, "a", match_case=True)
    assert substituted(where, hits, "a") == where
