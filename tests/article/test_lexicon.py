"""Lexicons: all languages know the same actors, and find them in any usual spelling."""

import pytest

from briefer.article.lexicon import LANGUAGES, known, lexicon, words

NAMES = ("states", "alliances", "bodies", "groups", "markets")


def shape(table: object) -> object:
    if isinstance(table, dict):
        return {key: shape(value) for key, value in table.items()}
    return type(table).__name__


@pytest.mark.parametrize("tag", LANGUAGES)
def test_each_lexicon_has_the_tables_and_the_actors_of_the_english_one(tag):
    assert shape(lexicon(tag).tables) == shape(lexicon("en").tables)
    assert len(lexicon(tag).tables["states"]) >= 195


@pytest.mark.parametrize("tag", LANGUAGES)
def test_each_actor_is_known_by_each_of_its_names(tag):
    for table in NAMES:
        for key, aliases in lexicon(tag).tables[table].items():
            for alias in aliases:
                found = known(alias, tag)
                assert found is not None, (table, key, alias)
                if alias == aliases[0]:
                    assert found.id == key, (table, alias, found)


@pytest.mark.parametrize(
    ("tag", "text", "name"),
    [
        ("en", "the U.S.", "United States"),
        ("en", "US", "United States"),
        ("en", "The White House", "United States"),
        ("en", "the Kremlin", "Russia"),
        ("en", "Quai d\u2019Orsay", "France"),
        ("en", "ankara", None),
        ("en", "us", None),
        ("en", "who", None),
        ("en", "the GCC", "Gulf states"),
        ("en", "OPEC+", "OPEC+"),
        ("en", "insurers", "Insurers"),
        ("en", "GLOBAL MARKETS", "Global markets"),
        ("de", "den Iran", "Iran"),
        ("de", "die USA", "Vereinigte Staaten"),
        ("de", "Russlands", "Russland"),
        ("fr", "l\u2019Iran", "Iran"),
        ("fr", "aux États-Unis", "États-Unis"),
        ("fr", "les marches", "Marchés mondiaux"),
        ("ar", "ايران", "إيران"),
        ("ar", "رُوسْيا", "روسيا"),
    ],
)
def test_a_name_is_known_as_it_is_written(tag, text, name):
    found = known(text, tag)
    assert (found.name if found else None) == name


def test_actors_are_found_in_a_text_in_order():
    text = "Washington warned Tehran, and the Gulf states listened."
    assert [each.actor.id for each in lexicon("en").actors(text)] == ["US", "IR", "GCC"]


def test_the_longest_phrase_is_found_and_a_stem_takes_any_ending():
    phrases = lexicon("en").phrases("headings")
    assert [kind for _, _, kind in phrases.search(words("What comes next"))] == ["outlook"]
    assert [kind for _, _, kind in phrases.search(words("Escalation"))] == ["posture"]


def test_a_language_without_a_lexicon_has_the_english_one():
    assert lexicon("fi").tag == lexicon("en-GB").tag == "en"
