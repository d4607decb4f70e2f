"""Manifests that would keep their reader busy are refused with their line."""

import time

import pytest

from briefer.errors import TemplateError
from briefer.store.manifest import read_manifest


@pytest.mark.parametrize(
    "line",
    [
        "a" + ".a" * 40_000 + " = 1",
        "[" + '"b" . ' * 10_000 + "c]",
        'description = "' + "x" * 200_000,
    ],
    ids=["steps of a key", "steps of a table", "characters"],
)
def test_a_manifest_that_takes_long_is_refused(line):
    start = time.process_time()
    with pytest.raises(TemplateError) as raised:
        read_manifest(f'{{#\nid = "mine"\ntitle = "Mine"\n{line}\n#}}')
    assert raised.value.line
    assert time.process_time() - start < 1
