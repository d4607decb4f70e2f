"""Two people: a template made, shared as a file, taken in by the other, used, changed, updated."""

import json
import shutil
import zipfile

import pytest

from briefer.bundled import asset

NOTE = """{#
id = "note"
title = "Note"
version = 1
extends = "base"
theme = "house"
audiences = ["markets", "press"]
#}
{% block body %}
{% for section in sections %}
<heading level="1">{{ section.heading }}</heading>
{{ section.passages | prose }}
{% endfor %}
{% endblock %}
"""


@pytest.fixture
def at(tmp_path, monkeypatch):
    """Return a function that sits down at the computer of somebody."""

    def sit(name):
        home = tmp_path / name
        monkeypatch.setenv("BRIEFER_HOME", str(home))
        return home

    return sit


@pytest.fixture
def anna(at, briefer):
    """Return the home of the one who makes the template."""
    home = at("anna")
    files = {
        "templates/note.xml.j2": NOTE,
        "audiences/press.toml": 'id = "press"\nname = "The press"\nparts = ["outlooks"]\n',
        "themes/house.toml": asset("themes", "book.toml")
        .read_text(encoding="utf-8")
        .replace('id = "book"', 'id = "house"'),
    }
    for name, text in files.items():
        path = home / "library" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert briefer("keys", "make", "anna").status == 0
    return home


@pytest.mark.usefixtures("anna")
def test_a_template_goes_from_one_to_the_other_and_comes_back_newer(at, briefer, tmp_path, sample):
    bundle, key = tmp_path / "note.briefbundle", tmp_path / "anna.toml"
    ran = briefer("templates", "export", "note", "-o", bundle, "--maker", "Anna", "--sign", "anna")
    assert (ran.status, ran.out) == (0, f"{bundle}\n")
    assert briefer("keys", "export", "anna", "-o", key).status == 0
    fingerprint = json.loads(briefer("keys", "--json").out)[0]["fingerprint"]

    ben = at("ben")
    told = briefer("templates", "check", bundle).out
    assert f'made by "Anna", signed by a key that you do not know: {fingerprint}.' in told
    for line in ("template note: new", "theme house: new", "audience press: new"):
        assert f"  {line}\n" in told
    for audience in ("markets", "nato", "gulf"):
        assert f"  note for {audience}: " in told
    assert not (ben / "library").exists()
    assert fingerprint in briefer("keys", "add", key).out
    ran = briefer("templates", "add", bundle)
    assert (ran.status, "signed by anna, whose key you know" in ran.out) == (0, True)
    assert "note            Note (your own)" in briefer("templates").out
    ran = briefer("export", sample, "-t", "note", "-a", "markets", "-f", "pdf", "-o", tmp_path)
    assert ran.out.endswith("_markets_note.pdf\n")

    own = ben / "library" / "templates" / "note.xml.j2"
    own.write_text(own.read_text().replace('"Note"', '"Our note"').replace("= 1", "= 2"))
    ran = briefer("templates", "add", bundle)
    assert "template note: version 1, older than your own, which has 2" in ran.out
    assert "title: Our note -> Note" in ran.out
    assert (ran.status, "You have others of your own: templates/note.xml.j2" in ran.err) == (
        3,
        True,
    )
    assert "Our note" in briefer("templates").out
    assert briefer("templates", "export", "note", "-o", bundle, "--force").status == 0

    at("anna")
    ran = briefer("templates", "check", bundle, "--json")
    (item,) = (each for each in json.loads(ran.out)["items"] if each["kind"] == "template")
    assert (item["standing"], item["there"], item["version"]) == ("other", 1, 2)
    assert item["changes"] == [{"field": "title", "before": "Note", "after": "Our note"}]
    ran = briefer("templates", "add", bundle, "--force")
    assert "not signed, so anyone may have made it" in ran.out
    assert "newer than your own" in ran.out
    assert "Our note (your own)" in briefer("templates").out
    assert briefer("templates", "remove", "note").status == 0
    assert briefer("templates", "restore", "note").status == 0


def test_what_was_begun_with_a_template_keeps_it_when_a_newer_one_comes(
    at, anna, briefer, tmp_path
):
    bundle, talks = tmp_path / "note.briefbundle", tmp_path / "talks.briefing"
    assert briefer("templates", "export", "note", "-o", bundle).status == 0
    at("ben")
    assert briefer("templates", "add", bundle).status == 0
    assert briefer("new", "-t", "note", "--title", "Talks", "-o", talks).status == 0

    at("anna")
    newer = NOTE.replace("version = 1", "version = 2").replace(
        "{% endblock %}", "<rule/>{% endblock %}"
    )
    (anna / "library" / "templates" / "note.xml.j2").write_text(newer)
    assert briefer("templates", "export", "note", "-o", bundle, "--force").status == 0

    def exported(folder, *words):
        asked = ("-t", "note", "-a", "markets", "-f", "xml", "-o", tmp_path / folder, *words)
        ran = briefer("export", talks, *asked)
        return ran.err, "".join(path.read_text() for path in (tmp_path / folder).glob("*.xml"))

    at("ben")
    first, before = exported("1")
    assert "carries" not in first
    assert "version 2, newer than your own" in briefer("templates", "add", bundle, "--force").out
    told, after = exported("2")
    assert "The briefing carries version 1 of the template note" in told
    assert after == before
    assert "<rule" in exported("3", "--library")[1]
    at("carl")
    assert exported("4") == (first, before)


@pytest.mark.usefixtures("anna")
def test_a_bundle_that_was_changed_on_the_way_is_not_taken_in(at, briefer, tmp_path):
    bundle = tmp_path / "note.briefbundle"
    briefer("templates", "export", "note", "-o", bundle, "--sign", "anna")
    raw = bundle.read_bytes()
    bundle.write_bytes(raw.replace(b'"Note"', b'"Mote"'))
    assert "is damaged" in briefer("templates", "add", bundle).err
    at("eve")
    bundle.write_bytes(raw)
    assert briefer("templates", "add", bundle).status == 0
    hand = tmp_path / "hand"
    shutil.unpack_archive(bundle, hand, "zip")
    (hand / "templates" / "note.xml.j2").write_text(NOTE.replace('"Note"', '"Mote"'))
    bundle.unlink()
    with zipfile.ZipFile(bundle, "w") as file:
        for path in sorted(hand.rglob("*.*")):
            file.write(path, path.relative_to(hand))
    at("ben")
    ran = briefer("templates", "add", bundle)
    assert ran.status == 1
    assert "its signature is broken: it was changed since it was signed" in ran.out
    assert "note " not in briefer("templates").out


def test_a_template_that_fails_keeps_the_whole_bundle_out(at, anna, briefer, tmp_path):
    path = anna / "library" / "templates" / "note.xml.j2"
    path.write_text(NOTE.replace("section.heading", "section.headline"))
    bundle = tmp_path / "note.briefbundle"
    assert briefer("templates", "export", "note", "-o", bundle).status == 0
    ben = at("ben")
    ran = briefer("templates", "add", bundle)
    assert (ran.status, "Template note, line 11: There is no headline here." in ran.out) == (
        1,
        True,
    )
    assert not (ben / "library").exists()


@pytest.mark.usefixtures("anna")
def test_a_locked_key_asks_for_its_passphrase(briefer, tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("correct horse\n")
    assert briefer("keys", "make", "desk", "--passphrase-file", secret).status == 0
    bundle = tmp_path / "note.briefbundle"
    words = ("templates", "export", "note", "-o", bundle, "--sign", "desk")
    ran = briefer(*words)
    assert (ran.status, "Use --passphrase-file FILE." in ran.err) == (3, True)
    assert briefer(*words, "--passphrase-file", secret).status == 0
    assert "signed by desk" in briefer("templates", "check", bundle).out
    assert briefer("keys", "remove", "desk").status == 3
    assert "desk" in briefer("keys").out


def test_what_ships_is_not_shared_but_a_copy_is(briefer, tmp_path):
    bundle = tmp_path / "x.briefbundle"
    ran = briefer("templates", "export", "assessment", "-o", bundle)
    assert (ran.status, "It came with the program" in ran.err) == (3, True)
    assert briefer("templates", "duplicate", "assessment", "house").status == 0
    assert briefer("templates", "export", "house", "-o", bundle).status == 0
    assert "house for gulf: " in briefer("templates", "check", bundle).out


def test_a_theme_goes_alone_or_with_its_font_as_a_template_does(anna, at, briefer, tmp_path):
    bundle, alone = tmp_path / "house.briefbundle", tmp_path / "house.toml"
    assert briefer("themes", "export", "house", "-o", bundle, "--sign", "anna").status == 0
    theme = (anna / "library" / "themes" / "house.toml").read_text()
    alone.write_text(theme.replace('name = "Book"', 'name = "House"'))
    at("ben")
    assert "theme house: new" in briefer("themes", "add", bundle).out
    ran = briefer("themes", "check", alone)
    assert "theme house: differs from your own" in ran.out
    assert "name: Book -> House" in ran.out
    assert f"{alone} is a sound theme." in ran.out
    assert briefer("themes", "add", alone).status == 3
    assert briefer("themes", "add", alone, "--force").status == 0
    assert "house  House" in " ".join(briefer("themes").out.split(" " * 3))
