"""The library on the command line: what is there, what is added, what is refused."""

import json
import os
import re

import pytest

from briefer.bundled import asset, templates

MINE = """{#
id = "mine"
title = "Mine"
extends = "base"
#}
"""


@pytest.fixture
def mine(tmp_path):
    path = tmp_path / "mine.xml.j2"
    path.write_text(MINE)
    return path


@pytest.mark.parametrize("kind", ["templates", "audiences", "themes"])
def test_list_tells_each_by_id_and_title(briefer, kind):
    rows = json.loads(briefer(kind, "list", "--json").out)
    assert rows == json.loads(briefer(kind, "--json").out)
    assert all(row["bundled"] and row["title"] for row in rows)
    lines = briefer(kind).out.splitlines()
    assert [line.split()[0] for line in lines] == [row["id"] for row in rows]


def test_show_tells_what_an_item_says(briefer):
    assert "options: show_sources=True" in briefer("templates", "show", "assessment").out
    assert json.loads(briefer("audiences", "show", "nato", "--json").out)["yardstick"] == "nato"
    assert "fonts: IBM Plex Sans" in briefer("themes", "show", "plain").out


def test_unknown_item_is_told_with_what_may_be_meant(briefer):
    for action in ("show", "export", "remove"):
        ran = briefer("audiences", action, "golf")
        assert ran.status == 3
        assert ran.err == 'briefer: There is no audience "golf". Did you mean gulf?\n'


def test_item_is_exported_whole_and_replaces_no_file(briefer, tmp_path):
    bundled = asset("audiences", "gulf.toml").read_bytes()
    path = tmp_path / "gulf.toml"
    assert briefer("audiences", "export", "gulf", "-o", path).status == 0
    assert path.read_bytes() == bundled
    assert briefer("audiences", "export", "gulf").out.encode() == bundled
    path.write_text("mine")
    ran = briefer("audiences", "export", "gulf", "-o", path)
    assert (ran.status, path.read_text()) == (3, "mine")
    assert briefer("audiences", "export", "gulf", "-o", path, "--force").status == 0


def test_own_item_is_added_used_and_removed(briefer, mine, sample, tmp_path):
    assert briefer("templates", "check", mine).out == f"{mine} is a sound template.\n"
    assert briefer("templates", "add", mine).out == "You have the template mine now.\n"
    assert "mine            Mine (your own)" in briefer("templates").out
    ran = briefer("export", sample, "-t", "mine", "-a", "markets", "-f", "txt", "-o", tmp_path)
    assert ran.out.endswith("_markets_mine.txt\n")
    assert briefer("templates", "add", mine).out == "You have the template mine already.\n"
    mine.write_text(MINE.replace("Mine", "Other"))
    assert briefer("templates", "add", mine).status == 3
    ran = briefer("templates", "add", mine, "--force")
    assert (ran.status, "title: Mine -> Other" in ran.out) == (0, True)
    assert briefer("templates", "remove", "mine").status == 0
    assert briefer("templates", "remove", "mine").status == 3


def test_bundled_item_stays(briefer):
    ran = briefer("themes", "remove", "plain")
    assert (ran.status, "stays" in ran.err) == (3, True)


def test_template_that_fails_is_told_with_its_line_and_not_added(briefer, mine):
    mine.write_text(MINE + "{% block body %}\n{{ briefing.titel }}\n{% endblock %}\n")
    for action in ("check", "add"):
        ran = briefer("templates", action, mine)
        assert ran.status == 1
        assert "Template mine, line 7: " in ran.out
    assert "mine" not in briefer("templates").out


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("mine.txt", MINE, "is not named as it should be"),
        ("other.xml.j2", MINE, 'Its id is "mine", but its name says other.'),
        ("mine.xml.j2", "<document/>", "The template has no manifest."),
        ("mine.xml.j2", '{#\nid = "mine"\ntitle = \n#}', "at line 3"),
        ("mine.xml.j2", MINE.replace("base", "bse"), "Did you mean base?"),
    ],
)
def test_file_that_is_no_template_is_told(briefer, tmp_path, name, text, told):
    path = tmp_path / name
    path.write_text(text)
    ran = briefer("templates", "add", path)
    assert ran.status == 3
    assert told in ran.err


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no such pipes")
def test_pipe_is_not_waited_for(briefer, tmp_path):
    os.mkfifo(tmp_path / "mine.toml")
    ran = briefer("audiences", "check", tmp_path / "mine.toml")
    assert (ran.status, "It is no regular file." in ran.err) == (3, True)


def test_every_bundled_item_is_sound(briefer):
    for kind, folder in (
        ("templates", templates()),
        ("audiences", asset("audiences")),
        ("themes", asset("themes")),
    ):
        for path in folder.iterdir():
            if path.suffix != ".md":
                assert briefer(kind, "check", path).status == 0, path


def test_broken_item_of_ones_own_hides_no_other(briefer, home):
    folder = home / "library" / "themes"
    folder.mkdir(parents=True)
    (folder / "bad.toml").write_text("id = 1")
    ran = briefer("themes")
    assert ran.status == 0
    assert "bad    cannot be used: bad.toml: " in ran.out
    assert "plain  Plain" in ran.out


def test_item_is_copied_renamed_reset_and_restored(briefer, home):
    assert (
        briefer("audiences", "duplicate", "gulf", "press").out
        == "Made the audience press of gulf.\n"
    )
    assert briefer("audiences", "rename", "press", "radio").status == 0
    assert "radio    Gulf states (your own)" in briefer("audiences").out
    removed = briefer("audiences", "remove", "radio")
    assert "`briefer audiences restore radio` brings it back." in removed.out
    assert briefer("themes", "restore").err == "The bin is empty.\n"
    listed = briefer("audiences", "restore").out
    assert re.fullmatch(r"radio  .* \(removed \d{4}-\d\d-\d\d \d\d:\d\d\)\n", listed)
    assert briefer("audiences", "restore", "radio").status == 0
    (home / "library" / "audiences" / "gulf.toml").write_text('id = "gulf"\nname = "Ours"\n')
    assert "Ours (your own, over the bundled)" in briefer("audiences").out
    row = next(
        each for each in json.loads(briefer("audiences", "--json").out) if each["id"] == "gulf"
    )
    assert (row["layer"], row["covers"]) == ("own", ["bundled"])
    assert briefer("audiences", "reset", "gulf").status == 0
    assert "Ours" not in briefer("audiences").out


def test_item_is_called_by_another_name(briefer):
    made = briefer("templates", "duplicate", "brief", "weekly", "--name", "Weekly notes")
    assert made.out.endswith("The template weekly is called Weekly notes now.\n")
    assert "weekly          Weekly notes (your own)" in briefer("templates").out
    assert briefer("templates", "rename", "weekly", "--name", "Notes").status == 0
    assert "weekly          Notes (your own)" in briefer("templates").out
    ran = briefer("templates", "rename", "weekly")
    assert ran.status != 0
    assert "Give a new id, or a name by --name." in ran.err


def test_what_a_terminal_would_obey_is_not_sent_to_it(briefer, home):
    folder = home / "library" / "audiences"
    folder.mkdir(parents=True)
    text = 'id = "eve"\nname = "E\\u001b[2Jv\\u202e\\ne"\ndescription = "a\\u001b[2Jb"\n'
    (folder / "eve.toml").write_text(text)
    for ran in (briefer("audiences"), briefer("audiences", "show", "eve")):
        assert not {"\x1b", "\u202e"} & {*ran.out}
    assert "eve      E[2Jv e (your own)" in briefer("audiences").out
    (folder / "gulf.toml").write_text('id = "gulf"\nname = "Gu\\u001b[2Jlf"\n')
    other = home / "gulf.toml"
    other.write_text('id = "gulf"\nname = "Gul\\u001bf"\n')
    ran = briefer("audiences", "add", other)
    assert "Gu[2Jlf -> Gulf" in ran.out
    assert "\x1b" not in ran.out


def test_shared_folder_is_chosen_listed_and_told_when_it_is_gone(briefer, tmp_path, monkeypatch):
    folder = tmp_path / "house"
    (folder / "audiences").mkdir(parents=True)
    (folder / "audiences" / "press.toml").write_text('id = "press"\nname = "Press"\n')
    assert "could not be read: there is no" in briefer("library", "--shared", tmp_path / "x").err
    assert f"shared: {folder}\n" in briefer("library", "--shared", folder).out
    assert "press    Press (shared)" in briefer("audiences").out
    ran = briefer("audiences", "remove", "press")
    assert (ran.status, "is in the shared folder" in ran.err) == (3, True)
    folder.rename(tmp_path / "away")
    ran = briefer("audiences")
    assert (ran.status, "press    Press (shared)" in ran.out) == (0, True)
    assert f"{folder} could not be read: there is no such file or folder." in ran.err
    assert json.loads(briefer("library", "--no-shared", "--json").out)["shared"] == ""
    assert "press" not in briefer("audiences").out
    monkeypatch.setenv("BRIEFER_SHARED", str(tmp_path / "away"))
    ran = briefer("library", "--shared", folder)
    assert f"shared: {tmp_path / 'away'}\n" in ran.out
    assert "BRIEFER_SHARED names the shared folder" in ran.err
