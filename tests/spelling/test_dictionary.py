"""Words held against the dictionaries that ship, and the process that does it."""

import json
import subprocess
import sys

import pytest

from briefer.spelling.dictionary import dictionary


@pytest.mark.parametrize(
    ("word", "is_right"),
    [
        ("organisation", True),
        ("organization", True),
        ("analyze", True),
        ("prize", True),
        ("naïve", True),
        ("MPs", True),
        ("color", False),
        ("minister’s", True),  # noqa: RUF001 - as typed
        ("teh", False),
    ],
)
def test_british_words(word, is_right):
    assert dictionary("en-GB").is_right(word) == is_right


def test_the_process_answers_line_by_line_and_ends_with_its_input():
    questions = [
        {"language": "en-US", "words": ["color", "colour"]},
        {"language": "en-GB", "suggest": "goverment"},
    ]
    run = subprocess.run(
        [sys.executable, "-P", "-m", "briefer.spelling"],
        input="".join(json.dumps(each) + "\n" for each in questions),
        capture_output=True,
        text=True,
        timeout=30,
        check=True,
    )
    wrong, meant = map(json.loads, run.stdout.splitlines())
    assert wrong == ["colour"]
    assert meant[0] == "government"
    assert run.stderr == ""
