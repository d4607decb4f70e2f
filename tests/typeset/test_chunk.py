"""Chunks: where a line may end inside what has no space."""

from itertools import groupby

from briefer.document.markup import read
from briefer.document.theme import Theme
from briefer.typeset import typeset
from briefer.typeset.page import Run


def test_a_line_ends_before_the_t_of_a_french_question_never_after(theme: Theme) -> None:
    text = " ".join("préservera-t-elle" + "x" * (number % 7) for number in range(120))
    document = read(f'<document title="x" lang="fr"><p>{text}</p></document>')
    (page,) = typeset(document, theme).pages
    runs = [item for item in page.items if isinstance(item, Run) and item.mark > 0]
    lines = ["".join(run.text for run in line) for _, line in groupby(runs, lambda run: run.y)]
    ends = {line.rstrip().rpartition(" ")[2] for line in lines}
    assert "préservera-" in ends
    assert "préservera-t-" not in ends
