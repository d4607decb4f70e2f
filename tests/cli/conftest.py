"""The program run in the process, and briefings written by hand as any other program would."""

import json
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from briefer.__main__ import main


@dataclass(frozen=True)
class Ran:
    """What a run came to: its exit status and what it printed."""

    status: int
    out: str
    err: str


@pytest.fixture
def briefer(capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """Return a function that runs the program; none of its runs may end in a traceback."""

    def run(*arguments: object) -> Ran:
        status = main([str(each) for each in arguments])
        printed = capsys.readouterr()
        assert "Traceback" not in printed.err
        return Ran(status, printed.out, printed.err)

    return run


@pytest.fixture
def sample(tmp_path: Path, briefer: Callable[..., Ran]) -> Path:
    """Return the file of the sample."""
    path = tmp_path / "sample.briefing"
    assert briefer("new", "--sample", "-o", path).status == 0
    return path


@pytest.fixture
def hand_written(tmp_path: Path) -> Callable[..., Path]:
    """Return a function that writes a briefing for one audience, with other fields or text."""

    def write(
        *,
        text: str = "What happened.",
        body: dict[str, object] | None = None,
        pictures: dict[str, bytes] | None = None,
        meta: dict[str, object] | None = None,
        **fields: object,
    ) -> Path:
        passage = {"id": "p", "release": "all", "body": body or {"prose": {"text": text}}}
        section = {"id": "s", "kind": "supply", "heading": "Supply", "release": "all"}
        content = {
            "id": "b",
            "title": "Title",
            "date": "2026-01-31",
            "audiences": ["markets"],
            "sections": [section | {"passages": [passage]}],
        } | fields
        members = {
            "mimetype": b"application/vnd.briefer.briefing+zip",
            "meta.json": json.dumps(
                {"format": "briefing", "version": 1, "min_reader": 1} | (meta or {})
            ).encode(),
            "content.json": json.dumps(content).encode(),
        }
        members |= {f"pictures/{name}": raw for name, raw in (pictures or {}).items()}
        path = tmp_path / "hand.briefing"
        with zipfile.ZipFile(path, "w") as archive:
            for name, raw in members.items():
                archive.writestr(name, raw)
        return path

    return write
