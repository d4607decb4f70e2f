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


@settings(max_examples=25, phases=PHASES)
@given(drawn=worlds(), template=st.sampled_from(["assessment", "talking-points"]))
def test_what_is_withheld_changes_no_byte(drawn, template):
    tag, one, two = drawn
    request = Request(audience=READER, language=tag, template=template)
    kept_back, faults, files = delivered(one, request)
    assert (kept_back, faults, len(files)) == (False, (), len(FORMATS))
    assert delivered(two, request) == (kept_back, faults, files)


@settings(max_examples=10, phases=PHASES)
@given(drawn=worlds())
def test_other_audiences_exported_before_leave_no_trace(drawn):
    tag, one, two = drawn
    request = Request(audience=READER, language=tag)
    first = delivered(one, request, ("pdf", "docx"))
    for audience in (*OTHERS, "common"):
        checked = check(two, LIBRARY, Request(audience=audience))
        for format_name in ("pdf", "docx"):
            if checked.is_fit():
                write(checked, format_name)
    assert delivered(two, request, ("pdf", "docx")) == first
