"""What a briefing was written with goes with it, to another machine and through the years."""

import shutil
import time
import zipfile

import pytest

from briefer.bundled import asset
from briefer.errors import BrieferError
from briefer.model.briefing import Choice
from briefer.model.text import Text
from briefer.pipeline import Request, check, write
from briefer.store.archive import Content, write_archive
from briefer.store.carried import carrying, files_of, library_of
from briefer.store.file import Opened, open_briefing, save_briefing
from briefer.store.library import Library
from briefer.store.new import next_briefing, sample
from briefer.store.pinned import digest
from briefer.store.update import taking, updates
from briefer.value import replace

TEMPLATE = """{#
id = "house"
title = "House"
version = 3
extends = "base"
theme = "ours"

[options.loud]
label = "Loud"
default = false
#}
{% block body %}<p>{{ briefing.title }}, as the house has it</p>{% endblock %}
"""
AUDIENCE = 'id = "gulf"\nname = "Our Gulf"\nquestion = "What now?"\nlanguage = "en"\n'


@pytest.fixture
def own(home):
    """Return a function that puts a file into the user's own library."""

    def put(name, data):
        path = home / "library" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return path

    return put


@pytest.fixture
def house(own):
    """Return the sample as it was saved with a house's own template, theme, font and audience."""
    own("templates/house.xml.j2", TEMPLATE)
    own("audiences/gulf.toml", AUDIENCE)
    font = (asset("fonts") / "IBMPlexSerif-Regular.ttf").read_bytes()
    own("fonts/Ours.ttf", font)
    theme = (asset("themes") / "plain.toml").read_text().replace('id = "plain"', 'id = "ours"')
    own("themes/ours.toml", theme.replace("IBMPlexSans-Regular.ttf", "Ours.ttf"))
    briefing = replace(sample().briefing, choices={"gulf": Choice(template="house")})
    return replace(sample(), briefing=briefing)


def saved(opened, path):
    save_briefing(carrying(opened, Library()), path)
    return open_briefing(path)


def edition(opened, library, format_name="pdf"):
    checked = check(opened, library, Request(audience="gulf"))
    assert checked.is_fit(), checked.problems
    return write(checked, format_name).data


@pytest.mark.parametrize("format_name", ["pdf", "docx", "html"])
def test_on_another_machine_the_same_bytes_are_made(house, home, tmp_path, format_name):
    before = edition(house, Library(), format_name)
    opened = saved(house, tmp_path / "house.briefing")
    shutil.rmtree(home)
    assert "house" not in Library().templates.ids()
    assert edition(opened, library_of(opened, Library()), format_name) == before


def test_a_library_that_changed_changes_nothing_until_it_is_taken(house, own, tmp_path):
    opened = saved(house, tmp_path / "house.briefing")
    before = edition(opened, library_of(opened, Library()))
    own("templates/house.xml.j2", TEMPLATE.replace("as the house", "as nobody").replace("3", "4"))
    own("audiences/gulf.toml", AUDIENCE.replace("What now?", "And prices?"))
    assert edition(opened, library_of(opened, Library())) == before
    found = {each.key: each for each in updates(opened, Library())}
    assert found.keys() == {"template/house", "audience/gulf"}
    template = found["template/house"]
    assert (template.carried, template.offered) == (3, 4)
    (body,) = template.changes
    assert body.field == "body"
    assert body.before.startswith("-{% block body %}")
    assert "as nobody has it" in body.after
    (question,) = found["audience/gulf"].changes
    assert (question.field, question.before, question.after) == (
        "question",
        "What now?",
        "And prices?",
    )
    taken = taking(opened, Library())
    assert edition(taken, library_of(taken, Library())) != before
    undone = replace(taken, briefing=opened.briefing)
    assert edition(undone, library_of(undone, Library())) == before
    again = save_briefing(taken)
    assert updates(again, Library()) == ()
    undone = replace(again, briefing=opened.briefing)
    assert edition(undone, library_of(undone, Library())) == before


def test_one_of_them_can_be_taken_alone(house, own, tmp_path):
    opened = saved(house, tmp_path / "house.briefing")
    own("templates/house.xml.j2", TEMPLATE.replace("as the house", "as nobody"))
    own("audiences/gulf.toml", AUDIENCE.replace("What now?", "And prices?"))
    taken = taking(opened, Library(), {"audience/gulf"})
    assert [each.key for each in updates(taken, Library())] == ["template/house"]
    assert library_of(taken, Library()).audiences.read("gulf").question == Text("And prices?")


def test_a_changed_manifest_and_theme_are_told_field_by_field(house, own, tmp_path):
    opened = saved(house, tmp_path / "house.briefing")
    own("templates/house.xml.j2", TEMPLATE.replace("default = false", "default = true"))
    plain = (asset("themes") / "plain.toml").read_text()
    own("themes/ours.toml", plain.replace('id = "plain"', 'id = "ours"'))
    found = {each.key: each for each in updates(opened, Library())}
    (option,) = found["template/house"].changes
    assert (option.field, option.before, option.after) == ("options.loud.default", "false", "true")
    assert {"fonts/Ours.ttf", "fonts.sans.regular"} <= {
        each.field for each in found["theme/ours"].changes
    }


def test_what_is_carried_and_not_bundled_is_a_strangers(house, home, tmp_path):
    opened = saved(house, tmp_path / "house.briefing")
    shutil.rmtree(home)
    library = library_of(opened, Library())
    assert not library.templates.read("house").bundled
    assert library.templates.read("base").bundled
    assert library.templates.read("assessment").bundled


def test_what_says_that_it_is_bundled_and_is_not_is_a_strangers(tmp_path):
    opened = carrying(sample(), Library())
    forged = {"template.xml.j2": TEMPLATE.replace('"house"', '"assessment"').encode()}
    pinned = opened.pinned.with_item("template/assessment", forged)
    pins = opened.briefing.pins | {"template/assessment": digest(forged)}
    forged_one = replace(opened, briefing=replace(opened.briefing, pins=pins), pinned=pinned)
    again = open_briefing(save_briefing(forged_one, tmp_path / "b.briefing").path)
    assert not library_of(again, Library()).templates.read("assessment").bundled


def rewritten(path, change):
    with zipfile.ZipFile(path) as file:
        found = {name: file.read(name) for name in file.namelist()}
    kept = [Content.of(name, raw) for name, raw in change(found).items()]
    path.write_bytes(b"".join(write_archive(kept)))


@pytest.mark.parametrize("lost", [True, False])
def test_what_is_lost_or_not_of_its_hash_is_told_and_not_used(tmp_path, lost):
    path = tmp_path / "b.briefing"
    saved(sample(), path)

    def change(found):
        for name in [name for name in found if name.startswith("pinned/audience/gulf@")]:
            found[name] = AUDIENCE.encode()
            if lost:
                del found[name]
        return found

    rewritten(path, change)
    opened = open_briefing(path)
    (problem,) = opened.problems
    assert "audience/gulf" in problem.message
    library = library_of(opened, Library())
    assert library.audiences.read("gulf") == Library().audiences.read("gulf")
    mended = carrying(opened, Library())
    assert open_briefing(save_briefing(mended).path).problems == ()


def test_what_a_later_version_pins_is_kept(tmp_path):
    opened = carrying(sample(), Library())
    later = {"glossary.toml": b"x"}
    pins = opened.briefing.pins | {"glossary/ours": digest(later)}
    opened = replace(
        opened,
        briefing=replace(opened.briefing, pins=pins),
        pinned=opened.pinned.with_item("glossary/ours", later),
    )
    path = tmp_path / "b.briefing"
    save_briefing(opened, path)
    again = save_briefing(carrying(open_briefing(path), Library()))
    assert again.pinned.read(again.briefing.pins)["glossary/ours"] == later
    assert library_of(again, Library()).audiences.read("gulf")


def test_what_is_no_longer_pinned_leaves_the_file(house, tmp_path):
    opened = saved(house, tmp_path / "house.briefing")
    less = replace(opened, briefing=replace(opened.briefing, pins={}))
    save_briefing(less)
    assert b"as the house has it" not in (tmp_path / "house.briefing").read_bytes()


def test_a_briefing_carries_all_that_it_needs_once():
    opened = carrying(sample(), Library())
    assert {"template/base", "audience/nato", "yardstick/nato", "language/ar", "theme/plain"} <= {
        *opened.briefing.pins
    }
    assert carrying(opened, Library()) is opened
    assert updates(opened, Library()) == ()


def test_the_next_briefing_carries_the_same(house, home, tmp_path):
    opened = saved(house, tmp_path / "house.briefing")
    shutil.rmtree(home)
    following = saved(next_briefing(opened, date=None), tmp_path / "next.briefing")
    assert library_of(following, Library()).templates.read("house").manifest.version == 3


@pytest.mark.parametrize("kind", ["audience", "theme", "template", "yardstick", "language"])
def test_nothing_is_carried_under_the_name_of_another(kind):
    names = {"audience": "gulf", "theme": "plain", "template": "brief"}
    names |= {"yardstick": "phia", "language": "fr"}
    others = {"audience": "nato", "theme": "book", "template": "base"}
    others |= {"yardstick": "nato", "language": "ar"}
    other = files_of(f"{kind}/{others[kind]}", Library())
    key = f"{kind}/{names[kind]}"
    opened = Opened(
        briefing=replace(sample().briefing, pins={key: digest(other)}),
        pinned=sample().pinned.with_item(key, other),
    )
    shelf = library_of(opened, Library()).shelves()[f"{kind}s"]
    with pytest.raises(BrieferError, match="is something else"):
        shelf.read(names[kind])


def test_a_broken_pin_is_told_where_it_is_used(tmp_path):
    broken = {"audience.toml": b"id = "}
    opened = Opened(
        briefing=replace(sample().briefing, pins={"audience/gulf": digest(broken)}),
        pinned=sample().pinned.with_item("audience/gulf", broken),
    )
    library = library_of(opened, Library())
    assert "gulf" not in library.audiences.sound()
    assert updates(opened, Library()) == ()
    save_briefing(opened, tmp_path / "b.briefing")


def test_a_file_that_pins_very_much_opens_soon(tmp_path):
    opened = carrying(sample(), Library())
    pins = {f"audience/a{number}": "0" * 64 for number in range(50_000)}
    lavish = replace(opened, briefing=replace(opened.briefing, pins=opened.briefing.pins | pins))
    path = save_briefing(lavish, tmp_path / "b.briefing").path
    start = time.perf_counter()
    library_of(open_briefing(path), Library())
    assert time.perf_counter() - start < 5


@pytest.mark.parametrize("becomes", ["another", "none"])
def test_it_outlives_the_file_that_another_program_replaces(house, home, tmp_path, becomes):
    first = save_briefing(carrying(house, Library()), tmp_path / "a.briefing")
    shutil.rmtree(home / "library")
    for opened in (first, open_briefing(first.path)):
        kept = first.path.read_bytes()
        if becomes == "another":
            save_briefing(Opened(briefing=sample().briefing), first.path, overwrite=True)
        else:
            first.path.unlink()
        assert library_of(opened, Library()).templates.read("house").manifest.version == 3
        other = save_briefing(opened, tmp_path / "b.briefing", overwrite=True)
        carried = library_of(open_briefing(other.path), Library())
        assert carried.templates.read("house").manifest.version == 3
        first.path.write_bytes(kept)
