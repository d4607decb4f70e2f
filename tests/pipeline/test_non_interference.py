"""Two briefings that differ only in what an audience may not see give it the same files."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from tests.pipeline.worlds import OTHERS, READER, worlds

from briefer.pipeline import Delivery, Request, check, export, write
from briefer.store.library import Library
from briefer.writers import FORMATS

LIBRARY = Library()
PHASES = [phase for phase in Phase if phase is not Phase.shrink]  # it would take hours


def delivered(opened, request, formats=tuple(FORMATS)):
    """Return the names and the bytes of the files of an edition, and whether it was kept back."""
    with TemporaryDirectory() as folder:
        delivery = Delivery(folder=Path(folder), formats=formats)
        (done,) = export(opened, LIBRARY, [request], delivery)
        assert sorted(path.name for path in done.files) == sorted(
            path.name for path in Path(folder).iterdir()
        )
        files = {path.name: path.read_bytes() for path in done.files}
    return done.is_kept_back(), done.faults, files


def differing(one, two):
    """Return the names of the files that are not the same in both."""
    return [name for name in {**one, **two} if one.get(name) != two.get(name)]


@settings(max_examples=25, phases=PHASES)
@given(pair=worlds(), template=st.sampled_from(["assessment", "talking-points"]))
def test_what_is_withheld_changes_no_byte(pair, template):
    request = Request(audience=READER, language=pair.tag, template=template)
    kept_back, faults, files = delivered(pair.one, request)
    assert (kept_back, faults, len(files)) == (False, (), len(FORMATS))
    assert differing(delivered(pair.two, request)[2], files) == []


@settings(max_examples=10, phases=PHASES)
@given(pair=worlds())
def test_other_audiences_exported_before_leave_no_trace(pair):
    request = Request(audience=READER, language=pair.tag)
    _, _, first = delivered(pair.one, request, ("pdf", "docx"))
    for audience in (*OTHERS, "common"):
        checked = check(pair.two, LIBRARY, Request(audience=audience))
        for format_name in ("pdf", "docx"):
            if checked.is_fit():
                write(checked, format_name)
    assert differing(delivered(pair.two, request, ("pdf", "docx"))[2], first) == []
