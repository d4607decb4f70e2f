"""Small articles for the tests of the rules, and what was made of them."""

from briefer.article.extract import Declared, Extract, Mark, Paragraph
from briefer.article.placement import OUTLOOK, Placement

LEAD = (
    "The two governments signed a pact on grain at dawn, after nine months of talks that nobody "
    "had believed in and a night in which the lamps went out twice."
)
PROSE = (
    "Ministers on both sides spoke of a beginning. Their officials, who had read the annex, spoke "
    "of a pause, and the lorries stayed where they were."
)


NATIVE = {
    "en": PROSE,
    "de": "Die Minister sprachen von einem Anfang, und die Beamten, die den Anhang gelesen hatten, "
    "sprachen von einer Pause, in der die Lastwagen nicht von der Stelle kamen.",
    "fr": "Les ministres ont parlé d'un début, et les fonctionnaires, qui avaient lu l'annexe, ont "
    "parlé d'une pause dans laquelle les camions ne sont pas allés plus loin.",
    "ar": "تحدث الوزراء عن بداية جديدة في هذا الملف، وتحدث الموظفون الذين قرأوا الملحق عن هدنة لا "
    "تتحرك فيها الشاحنات من مكانها قبل أن يدفع كل طرف ما عليه من الديون.",
}


def article(*texts: str, **declared: str) -> Extract:
    """Return an article of plain paragraphs; "**...**" at the start of one is bold."""
    paragraphs, parts, at = [], [], 0
    for text in texts:
        marks = ()
        if text.startswith("**"):
            strong, _, rest = text[2:].partition("**")
            text = strong + rest  # noqa: PLW2901 - the marks are taken out
            marks = (Mark(start=at, end=at + len(strong), kind="strong"),)
        paragraphs.append(Paragraph(start=at, end=at + len(text), marks=marks))
        parts.append(text)
        at += len(text) + 2
    return Extract(
        text="\n\n".join(parts), paragraphs=tuple(paragraphs), declared=Declared(**declared)
    )


def speakers(extract: Extract, placement: Placement) -> list[tuple[str, str]]:
    """Return the beginnings of the passages of what comes next, each with its names."""
    found = []
    for piece in placement.pieces:
        part = placement.part(piece.part)
        if piece.role == "passage" and part and part.kind == OUTLOOK:
            found.append(("+".join(part.names), extract.text[piece.start : piece.end][:12]))
    return found


def kinds(placement: Placement) -> list[str]:
    return [each.kind for each in placement.parts]


def roles(extract: Extract, placement: Placement) -> dict[str, str]:
    return {extract.text[each.start : each.end]: each.role for each in placement.pieces}
