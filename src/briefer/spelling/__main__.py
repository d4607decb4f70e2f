"""The process: each line that comes is a question, and is answered by a line, both in JSON.

A question is a language with words, of which the answer has those that are wrong, or with one word
to suggest others for. The process ends when nobody can ask any more.
"""

import json
import signal
import sys
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from briefer.spelling.dictionary import dictionary


def answer(question: Mapping[str, Any]) -> list[str]:
    """Return the words that are wrong, or those that may be meant."""
    known = dictionary(question["language"])
    if known is None:
        return []
    if "suggest" in question:
        return known.suggestions(question["suggest"])
    return [word for word in question["words"] if not known.is_right(word)]


def main() -> None:
    """Answer until the input ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # it is for the window
    with suppress(BrokenPipeError):
        for line in sys.stdin:
            sys.stdout.write(json.dumps(answer(json.loads(line))) + "\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
