"""What ships with the program: audiences, yardsticks, languages and the sample."""

import hashlib
import json
import re
from collections.abc import Iterator
from functools import cache
from itertools import permutations
from string import Formatter

import pytest

from briefer import bundled
from briefer.document.markup import write
from briefer.document.tree import Document, Heading
from briefer.document.walk import blocks
from briefer.edition import Edition, Order, compile_edition
from briefer.errors import BrieferError
from briefer.model.briefing import Briefing
from briefer.model.passage import Passage, Prose
from briefer.model.release import ALL, COMMON, permits
from briefer.model.template import Manifest, Template
from briefer.model.text import Text, primary
from briefer.store.canonical import read_canonical, write_canonical
from briefer.store.codec import Trial, decode
from briefer.store.encoding import encode
from briefer.store.library import Library
from briefer.store.memory import Memory

READERS = ("markets", "nato", "gulf")

PLAIN = Template(
    manifest=Manifest(id="plain", title=Text("Plain")),
    text="<document>{{ summary | prose }}"
    "{% for part in parts %}{% if part.kind == 'judgements' %}{% for each in judgements %}"
    "<p role='statement'>{{ each.statement }}</p><p>{{ each.likelihood }}</p>{% endfor %}"
    "{% elif part.kind == 'outlooks' %}{% for each in outlooks %}"
    "<heading level='2'>{{ each.stakeholder }}</heading>{{ each.passages | prose }}{% endfor %}"
    "{% else %}{% for each in part.sections %}"
    "<heading level='1'>{{ each.heading }}</heading>{{ each.passages | prose }}{% endfor %}"
    "{% endif %}{% endfor %}"
    "<sources>{% for each in sources %}<source id='{{ each.id }}'>{{ each.text }}</source>"
    "{% endfor %}</sources></document>",
)


@cache
def library() -> Library:
    return Library()


@cache
def sample() -> Briefing:
    raw = bundled.asset("sample", "content.json").read_bytes()
    trial = Trial(fault=lambda _, sentence: BrieferError(sentence))
    briefing = decode(Briefing, read_canonical(raw), trial)
    assert not trial.reasons
    assert not trial.withheld
    return briefing


@cache
def edition(audience: str) -> Edition:
    reader = library().audiences.read(audience)
    order = Order(
        audience=reader,
        tag=reader.language,
        language=library().languages.read(primary(reader.language)),
        template=PLAIN,
        yardsticks=library().yardsticks.sound(),
        picture=lambda sha: bundled.asset("sample", "pictures", f"{sha}.png").read_bytes(),
        memory=Memory("programs"),
    )
    return compile_edition(sample(), order)


def document(audience: str) -> Document:
    found = edition(audience).document
    assert found is not None
    return found


def printed(audience: str) -> str:
    return write(document(audience))


def headings(audience: str, level: int) -> list[str]:
    return [
        "".join(getattr(inline, "text", "") for inline in block.content)
        for block in blocks(document(audience).blocks)
        if isinstance(block, Heading) and block.level == level
    ]


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


# Audiences, yardsticks, languages


@pytest.mark.parametrize("shelf", ["audiences", "yardsticks", "languages"])
def test_every_bundled_file_is_read_whole(shelf: str) -> None:
    items = getattr(library(), shelf)
    assert items.ids()
    for item_id in items.ids():
        assert items.read(item_id).extra == {}, item_id


@pytest.mark.parametrize("audience", [*READERS, COMMON])
def test_an_audience_refers_to_what_is_there(audience: str) -> None:
    reader = library().audiences.read(audience)
    assert reader.yardstick in library().yardsticks.ids()
    assert reader.template in library().templates.ids()
    assert reader.theme in library().themes.ids()
    for tag in (reader.language, *reader.languages):
        assert primary(tag) in library().languages.ids()


def test_name_and_question_of_an_audience_are_there_in_every_language() -> None:
    others = {primary(tag) for tag in library().languages.ids()} - {"en"}
    for audience in (*READERS, COMMON):
        reader = library().audiences.read(audience)
        assert set(reader.name.languages) == others, audience
        if reader.question.default:
            assert set(reader.question.languages) == others, audience


def test_the_bands_of_a_yardstick_ascend_and_never_reach_the_ends() -> None:
    for yardstick in library().yardsticks.sound().values():
        assert yardstick.bands[0].low > 0
        assert yardstick.bands[-1].high < 100
        assert all(band.low < band.high for band in yardstick.bands)
        for below, above in zip(yardstick.bands, yardstick.bands[1:], strict=False):
            assert below.high <= above.low, (yardstick.id, above.id)


def test_every_term_is_there_in_every_language() -> None:
    others = {primary(tag) for tag in library().languages.ids()} - {"en"}
    for yardstick in library().yardsticks.sound().values():
        for band in yardstick.bands:
            assert set(band.term.languages) == others, (yardstick.id, band.id)


def test_the_terms_of_a_yardstick_differ_in_every_language() -> None:
    for yardstick in library().yardsticks.sound().values():
        for tag in library().languages.ids():
            terms = [band.term.languages.get(tag, band.term.default) for band in yardstick.bands]
            assert len(set(terms)) == len(terms), (yardstick.id, tag)


def test_every_language_has_the_labels_of_english_with_the_same_places_to_fill() -> None:
    english = library().languages.read("en").labels
    for tag, language in library().languages.sound().items():
        assert list(language.labels) == list(english), tag
        for name, text in language.labels.items():
            assert text.strip(), (tag, name)
            assert placeholders(text) == placeholders(english[name]), (tag, name)


def test_every_kind_of_section_that_an_audience_names_has_a_heading_to_fall_back_on() -> None:
    labels = library().languages.read("en").labels
    kinds = {kind for name in READERS for kind in library().audiences.read(name).parts}
    assert {f"kind_{kind}" for kind in kinds - {"judgements", "outlooks", "*"}} <= set(labels)


# The sample


def test_the_sample_is_stored_as_it_would_be_saved() -> None:
    raw = bundled.asset("sample", "content.json").read_bytes()
    assert write_canonical(encode(sample())) == raw


def test_the_pictures_of_the_sample_are_named_by_their_content_and_all_used() -> None:
    files = {path.stem: path for path in bundled.asset("sample", "pictures").iterdir()}
    assert set(files) == {picture.sha256 for picture in sample().pictures}
    for name, path in files.items():
        assert hashlib.sha256(path.read_bytes()).hexdigest() == name


def test_no_id_stands_twice() -> None:
    ids = [value for key, value in _pairs(encode(sample())) if key == "id"]
    assert len(set(ids)) == len(ids)


def test_the_likelihoods_are_given_in_every_yardstick() -> None:
    scenarios = [each for outlook in sample().outlooks for each in outlook.scenarios]
    for item in (*sample().judgements, *scenarios):
        for yardstick in library().yardsticks.sound().values():
            assert yardstick.band(item.likelihood[yardstick.id]), (item.id, yardstick.id)


def test_the_bands_given_for_one_likelihood_have_a_range_in_common() -> None:
    yardsticks = library().yardsticks.sound()
    for judgement in sample().judgements:
        bands = [yardsticks[name].band(band) for name, band in judgement.likelihood.items()]
        low = max(band.low for band in bands if band)
        high = min(band.high for band in bands if band)
        assert low < high, judgement.id


def test_likelihood_and_confidence_are_said_by_the_fields_alone() -> None:
    terms = {
        band.term.default
        for yardstick in library().yardsticks.sound().values()
        for band in yardstick.bands
    }
    said = re.compile(rf"\b({'|'.join(sorted(terms))}|confidence)\b", re.IGNORECASE)
    data = encode(sample())
    for item in (*data["judgements"], *(s for o in data["outlooks"] for s in o["scenarios"])):
        item.pop("likelihood")
        item.pop("confidence", None)
    assert not said.search(json.dumps(data, ensure_ascii=False))


@pytest.mark.parametrize("audience", [*READERS, COMMON])
def test_an_edition_has_no_problem(audience: str) -> None:
    assert edition(audience).problems == ()


@pytest.mark.parametrize("audience", READERS)
def test_each_audience_has_passages_of_its_own_replaced_and_withheld(audience: str) -> None:
    passages = list(sample().passages())
    assert any(passage.release == (audience,) for passage in passages)
    assert any(not permits(passage.release, audience) for passage in passages)
    replaced = [passage for passage in passages if audience in _text(passage).audiences]
    assert any(_text(passage).default for passage in replaced)
    for passage in replaced:
        own = _shown(_text(passage).audiences[audience])
        assert own in printed(audience)
        assert all(own not in printed(other) for other in {*READERS, COMMON} - {audience})


def test_each_audience_reads_its_own_stakeholder_first() -> None:
    first = {audience: headings(audience, 2)[0] for audience in READERS}
    assert first == {
        "markets": "Global markets",
        "nato": "The United States and NATO",
        "gulf": "The Gulf states",
    }


def test_each_audience_reads_sections_that_another_does_not() -> None:
    read = {audience: set(headings(audience, 1)) for audience in READERS}
    assert all(read[one] - read[other] for one, other in permutations(READERS, 2))


def test_what_two_audiences_both_read_may_stand_in_another_order() -> None:
    markets, nato = headings("markets", 1), headings("nato", 1)
    shared = set(markets) & set(nato)
    assert [each for each in markets if each in shared] != [each for each in nato if each in shared]


def test_all_audiences_read_a_judgement_alike() -> None:
    read = {audience: _statements(audience) for audience in READERS}
    for audience in READERS:
        assert len(read[audience]) >= 4
    assert read["markets"] < read["nato"] == read["gulf"]


def test_the_same_judgement_is_said_on_the_yardstick_of_each_reader() -> None:
    assert "very likely [80\N{EN DASH}95%]" in printed("markets")
    assert "highly probable [80\N{EN DASH}95%]" in printed("gulf")
    assert ">likely [60\N{EN DASH}90%]" in printed("nato")


def test_sources_are_named_graded_or_described() -> None:
    assert "Reuters" in printed("markets")
    assert "Graded B2" not in printed("markets")
    assert "Graded B2" in printed("nato")
    assert "Reuters" not in printed("gulf")
    assert "An international news agency" in printed("gulf")


def test_the_marking_is_the_stricter_of_briefing_and_audience() -> None:
    marked = {name: document(name).marking.text for name in (*READERS, COMMON)}
    assert marked == {
        "markets": "TLP:GREEN",
        "nato": "TLP:AMBER",
        "gulf": "TLP:AMBER",
        COMMON: "TLP:GREEN",
    }


def test_the_common_text_holds_nothing_that_one_audience_alone_may_read() -> None:
    for passage in sample().passages():
        text = _text(passage)
        for own in text.audiences.values():
            assert _shown(own) not in printed(COMMON)
        if passage.release != ALL and text.default:
            assert _shown(text.default) not in printed(COMMON)


def _pairs(data: object) -> Iterator[tuple[str, object]]:
    if isinstance(data, dict):
        yield from data.items()
    values = data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    for value in values:
        yield from _pairs(value)


def _text(passage: Passage) -> Text:
    return passage.body.text if isinstance(passage.body, Prose) else Text()


def _shown(text: str) -> str:
    """Return the end of a text, from the last mark of markup that a sentence follows."""
    return [piece for piece in re.split(r"[\[\]*&\n]", text) if len(piece) > 20][-1].strip()


def _statements(audience: str) -> set[str]:
    return {
        "".join(getattr(inline, "text", "") for inline in block.content)
        for block in blocks(document(audience).blocks)
        if block.role == "statement"
    }
