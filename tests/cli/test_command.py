"""Whatever is typed, the program ends in a sentence and a status."""

import os
import shlex
import signal
import stat
import subprocess
import sys
import zipfile
from argparse import Namespace
from pathlib import Path

import pytest
from house import house

from briefer.cli import check

FULL = Path("/dev/full")
LAZY = (
    "PIL",
    "PySide6",
    "docx",
    "fontTools",
    "jinja2",
    "lxml",
    "pikepdf",
    "reportlab",
    "uharfbuzz",
)


def program(*arguments, **settings):
    command = [sys.executable, "-m", "briefer", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, **settings)


def loaded_by(*arguments):
    """Return the status of a run, and the packages and modules that it imported."""
    code = (
        "import sys; from briefer.__main__ import main; status = main(sys.argv[1:]);"
        "packages = {name.partition('.')[0] for name in sys.modules};"
        "ours = {name for name in sys.modules if name.startswith('briefer.')};"
        "print(int(status), *packages | ours, file=sys.stderr)"
    )
    command = [sys.executable, "-c", code, *map(str, arguments)]
    ran = subprocess.run(command, capture_output=True, text=True, check=True)
    status, *names = ran.stderr.split()
    return int(status), set(names)


@pytest.mark.parametrize("command", [[], ["export"], ["check"], ["new"], ["templates", "add"]])
def test_help_imports_nothing_that_takes_time(command):
    status, loaded = loaded_by(*command, "--help")
    assert status == 0
    assert not set(LAZY) & loaded
    assert not [name for name in loaded if name.startswith(("briefer.pipeline", "briefer.writers"))]


@pytest.mark.parametrize(
    ("format_name", "unneeded"),
    [
        ("txt", {"reportlab", "docx", "uharfbuzz", "fontTools", "pikepdf", "PySide6"}),
        ("docx", {"reportlab", "uharfbuzz", "pikepdf", "PySide6"}),
        ("pdf", {"docx", "PySide6"}),
    ],
)
def test_export_imports_only_what_its_format_needs(hand_written, tmp_path, format_name, unneeded):
    status, loaded = loaded_by("export", hand_written(), "-f", format_name, "-o", tmp_path / "out")
    assert status == 0
    assert not unneeded & loaded


COMMANDS = (
    "", "new", "export", "check", "update", "templates", "audiences", "themes", "fonts", "library",
    "keys", "completion",
)  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS)
def test_examples_of_the_help_work(briefer, sample, command, monkeypatch):
    monkeypatch.chdir(sample.parent)
    (sample.parent / "house.dotx").write_bytes(house())
    text = briefer(*command.split(), "--help").out
    examples = [line for line in text.splitlines() if line.startswith("  briefer ")]
    assert examples
    for example in examples:
        words = shlex.split(example.partition(" > ")[0])[1:]
        ran = briefer(*words, *(["--force"] if words[0] == "new" else []))
        assert ran.status == 0, (example, ran.err)


def test_version(briefer):
    assert briefer("--version").out.startswith("briefer 0.")


def test_without_a_display_it_says_so_in_one_sentence(briefer, sample, monkeypatch):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    for ran in (briefer(), briefer(sample)):
        assert ran.status == 3
        assert ran.err == (
            "briefer: There is no display to open a window on. "
            "`briefer --help` shows what works without.\n"
        )


@pytest.mark.parametrize(
    ("arguments", "meant"),
    [
        (["exprt"], "There is no command exprt. Did you mean export?"),
        (["zzz"], "export, check, update, templates"),
        (["templates", "shw", "x"], "there is no shw. Did you mean show?"),
        (
            ["export", "x", "-f", "pfd"],
            "briefer export: argument -f/--format: there is no pfd. Did you mean pdf?",
        ),
        (["export", "x", "-f", "q"], "It is one of: pdf, docx, html, md, txt, xml."),
        (["export", "x", "--option", "a"], "a is not NAME=VALUE."),
        (["export"], "the following arguments are required: FILE."),
        (["new", "-o", "x"], "one of --title, --from and --sample is needed."),
        (["--bogus"], "the following arguments are required: COMMAND."),
    ],
)
def test_what_is_mistyped_is_told_with_what_may_be_meant(briefer, arguments, meant):
    ran = briefer(*arguments)
    assert (ran.status, ran.out) == (2, "")
    assert meant in ran.err
    assert ran.err.count("\n") <= 2


def test_bug_is_told_in_a_sentence_and_its_details_hold_no_text(briefer, sample, monkeypatch, home):
    def fail(_: Namespace) -> int:
        raise KeyError("a secret of the briefing")

    monkeypatch.setattr(check, "run", fail)
    ran = briefer("check", sample)
    assert ran.status == 70
    assert ran.err.count("\n") == 1
    (details,) = (home / "state" / "failures").iterdir()
    assert str(details) in ran.err
    assert stat.S_IMODE(details.stat().st_mode) == 0o600
    text = details.read_text()
    assert "builtins.KeyError" in text
    assert "in fail" in text
    assert "secret" not in text + ran.err
    assert str(sample) not in text

    briefer("check", sample)
    assert len(list(details.parent.iterdir())) == 1

    monkeypatch.setenv("BRIEFER_DEBUG", "1")
    with pytest.raises(AssertionError, match="Traceback"):
        briefer("check", sample)


def test_bug_is_told_where_its_details_cannot_be_kept(briefer, sample, monkeypatch, tmp_path):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("BRIEFER_HOME", str(tmp_path / "file"))
    monkeypatch.setattr(check, "run", lambda _: 1 / 0)
    ran = briefer("check", sample)
    assert (ran.status, ran.err.count("\n")) == (70, 1)


def test_closed_pipe_stops_no_export(sample, tmp_path):
    command = [sys.executable, "-m", "briefer", "export", sample, "-f", "txt", "-o", tmp_path / "o"]
    reader, writer = os.pipe()
    os.close(reader)
    ran = subprocess.run(command, stdout=writer, stderr=subprocess.PIPE, text=True, check=False)
    os.close(writer)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert len(list((tmp_path / "o").iterdir())) == 3


@pytest.mark.skipif(not FULL.exists(), reason="there is no such device here")
def test_output_that_is_lost_is_a_fault():
    with FULL.open("w") as full:
        ran = subprocess.run(
            [sys.executable, "-m", "briefer", "templates"],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert ran.returncode == 3
    assert ran.stderr == "briefer: The output could not be written: no space left on device.\n"


def test_terminal_without_unicode_gets_every_character_by_its_number(tmp_path):
    path = tmp_path / "\u0645.briefing"
    ran = program("new", "--sample", "-o", path, env=os.environ | {"PYTHONIOENCODING": "ascii"})
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.endswith("\\u0645.briefing\n")


def test_what_is_printed_cannot_steer_the_terminal(briefer, sample):
    ran = briefer("export", sample, "-o", "no\x1b[2J\u202e/such/folder")
    assert ran.status == 3
    assert "There is no folder no[2J/such" in ran.err


@pytest.mark.skipif(os.name == "nt", reason="there are no such signals")
def test_stopped_export_leaves_whole_files_and_no_others(sample, tmp_path):
    def obey():
        signal.signal(signal.SIGINT, signal.SIG_DFL)

    out = tmp_path / "out"
    command = [sys.executable, "-m", "briefer", "export", sample, "-o", out]
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=obey,  # noqa: PLW1509 - no thread runs here
    ) as running:
        first = running.stdout.readline().strip()
        running.send_signal(signal.SIGINT)
        rest, err = running.communicate(timeout=60)
    printed = {first, *rest.split()}
    assert running.returncode == 130
    assert err == "briefer: Stopped. What was written is whole.\n"
    assert printed <= {str(path) for path in out.iterdir()}
    assert all(path.suffix in (".pdf", ".docx") for path in out.iterdir())
    assert all(path.read_bytes().rstrip().endswith(b"%%EOF") for path in out.glob("*.pdf"))
    assert all(zipfile.is_zipfile(path) for path in out.glob("*.docx"))


def test_progress_is_for_terminals_only(sample, tmp_path):
    ran = program("export", sample, "-f", "txt", "-o", tmp_path / "out")
    assert ran.stderr == ""
    pty = pytest.importorskip("pty")
    leader, follower = pty.openpty()
    subprocess.run(
        [sys.executable, "-m", "briefer", "export", sample, "-f", "txt", "-o", tmp_path / "out"],
        stdout=subprocess.DEVNULL,
        stderr=follower,
        check=True,
    )
    os.close(follower)
    shown = os.read(leader, 10_000).decode()
    os.close(leader)
    assert "1 of 3: markets" in shown
    assert "3 of 3: gulf" in shown
    assert shown.endswith("\x1b[K")
