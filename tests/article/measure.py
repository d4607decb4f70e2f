"""How well the rules sort articles that say what they should become: the table of a folder.

    python tests/article/measure.py tests/article/corpus

Each NAME.txt, .md, .html or .docx is held against NAME.toml, and what is not as it says is named.
"""

import re
import sys
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from briefer.article.extract import Extract
from briefer.article.lexicon import fold, known, lexicon
from briefer.article.placement import OUTLOOK, SUMMARY, Part, Piece, Placement
from briefer.article.reader import extract
from briefer.article.rules import place

FORMATS = ("txt", "md", "html", "docx")
SAME_KINDS = {"background": "situation", "outlook": "situation"}


@dataclass
class Measure:
    """What came of an article: counts of what is wanted and what is right."""

    name: str
    outlooks: int = 0
    outlooks_right: int = 0
    silent: int = 0
    sections: int = 0
    sections_right: int = 0
    paragraphs: int = 0
    paragraphs_right: int = 0
    facts: int = 0
    facts_right: int = 0
    tray: int = 0
    characters: int = 0
    notes: list[str] = field(default_factory=list)

    @property
    def tray_share(self) -> float:
        return self.tray / max(self.characters, 1)


def articles(folder: Path) -> Iterator[tuple[Path, Path]]:
    """Yield the files of a folder with what they should become."""
    for wanted in sorted(folder.glob("*.toml")):
        for suffix in FORMATS:
            path = wanted.with_suffix(f".{suffix}")
            if path.exists():
                yield path, wanted


def measure(path: Path, wanted_path: Path) -> Measure:
    """Return how well an article was sorted."""
    wanted = tomllib.loads(wanted_path.read_text(encoding="utf-8"))
    found = extract(path.read_bytes(), path.name)
    return _Measuring(Measure(path.name), wanted, found, place(found)).measure()


def plain(text: str) -> str:
    """Return a text as openings are compared."""
    return " ".join(fold(text).translate({8217: "'", 8216: "'"}).split())


class _Measuring:
    def __init__(self, result: Measure, wanted: dict, found: Extract, placed: Placement) -> None:
        self.result = result
        self.wanted = wanted
        self.found = found
        self.placed = placed
        self.parts = {each.id: each for each in placed.parts}
        self.texts = [plain(found.text[p.start : p.end]) for p in placed.pieces]
        self.starts = [plain(found.of(each)) for each in found.paragraphs]

    def measure(self) -> Measure:
        self._summary()
        self._outlooks()
        self._sections()
        self._facts()
        self._tray()
        return self.result

    def _piece(self, opening: str) -> Piece | None:
        """Return the piece in which a paragraph begins with these words."""
        wanted = plain(opening)
        for text, piece in zip(self.texts, self.placed.pieces, strict=True):
            if text.startswith(wanted):
                return piece
        for text, piece in zip(self.texts, self.placed.pieces, strict=True):
            if wanted in text:
                return piece
        self.result.notes.append(f"not found: {opening}")
        return None

    def _part(self, piece: Piece | None) -> Part | None:
        return self.parts.get(piece.part) if piece else None

    def _note(self, what: str, opening: str, piece: Piece | None) -> None:
        part = self._part(piece)
        where = f"{part.kind} {'/'.join(part.names)}" if part else piece.role if piece else "?"
        rule = f" by {piece.rule}" if piece else ""
        doubt = " (doubt)" if piece and piece.doubt else ""
        self.result.notes.append(f"{what}: {opening[:50]!r} is in {where}{rule}{doubt}")

    def _summary(self) -> None:
        for opening in self.wanted.get("summary", ()):
            piece = self._piece(opening)
            part = self._part(piece)
            right = part is not None and part.kind == SUMMARY
            self._count_paragraph("summary", opening, piece, right=right)

    def _count_paragraph(
        self, what: str, opening: str, piece: Piece | None, *, right: bool
    ) -> None:
        self.result.paragraphs += 1
        self.result.paragraphs_right += right
        if not right:
            self._note(what, opening, piece)

    def _outlooks(self) -> None:
        language = self.wanted["language"]
        for outlook in self.wanted.get("outlooks", ()):
            names = {_identity(each, language) for each in outlook["stakeholders"]}
            for opening in outlook["paragraphs"]:
                piece = self._piece(opening)
                part = self._part(piece)
                is_outlook = part is not None and part.kind == OUTLOOK
                got = {_identity(each, language) for each in part.names} if is_outlook else set()
                right = got == names
                self.result.outlooks += 1
                self.result.outlooks_right += right
                if not right:
                    self._note(f"outlook {'/'.join(outlook['stakeholders'])}", opening, piece)
                    if piece and not piece.doubt and is_outlook:
                        self.result.silent += 1
                        self.result.notes[-1] += " SILENT"

    def _sections(self) -> None:
        for section in self.wanted.get("sections", ()):
            kinds = {SAME_KINDS.get(each, each) for each in section["kinds"]}
            hits = []
            for opening in section["paragraphs"]:
                piece = self._piece(opening)
                part = self._part(piece)
                right = part is not None and part.kind in kinds
                hits.append(right)
                self._count_paragraph("/".join(section["kinds"]), opening, piece, right=right)
                if part is not None and part.kind == OUTLOOK and piece and not piece.doubt:
                    self.result.silent += 1
                    self.result.notes[-1] += " SILENT"
            right = bool(hits) and all(hits) and self._is_headed(section.get("heading"))
            self.result.sections += 1
            self.result.sections_right += right
        heading = self.wanted.get("outlook", {}).get("heading")
        if heading:
            self.result.sections += 1
            self.result.sections_right += self._is_headed(heading)

    def _is_headed(self, heading: str | None) -> bool:
        if heading is None:
            return True
        right = any(
            piece.role == "heading" and plain(heading) in text
            for text, piece in zip(self.texts, self.placed.pieces, strict=True)
        )
        if not right:
            self._note("heading", heading, self._piece(heading))
        return right

    def _facts(self) -> None:
        placed = self.placed
        pairs = [
            ("title", self.wanted.get("title", ""), placed.title),
            ("authors", tuple(self.wanted.get("authors", ())), placed.authors),
            ("date", self.wanted.get("date", ""), placed.published),
            ("publisher", self.wanted.get("publisher", ""), placed.publisher),
            ("language", self.wanted["language"], placed.language.partition("-")[0]),
        ]
        for name, wanted, got in pairs:
            if not wanted:
                continue
            right = _bare(wanted) == _bare(got)
            self.result.facts += 1
            self.result.facts_right += right
            if not right:
                self.result.notes.append(f"{name}: {got!r}, not {wanted!r}")
        for opening in self.wanted.get("credits", ()):
            piece = self._piece(opening)
            right = piece is not None and piece.role in ("credit", "byline")
            self.result.facts += 1
            self.result.facts_right += right
            if not right:
                self._note("credit", opening, piece)

    def _tray(self) -> None:
        furniture = [plain(each) for each in self.wanted.get("furniture", ())]
        for text, piece in zip(self.texts, self.placed.pieces, strict=True):
            size = len(re.sub(r"\s", "", self.found.text[piece.start : piece.end]))
            self.result.characters += size
            if piece.role == "unassigned" and not any(each in text for each in furniture):
                self.result.tray += size
                self._note("tray", self.found.text[piece.start : piece.end], piece)


def _bare(value: str | Sequence[str]) -> object:
    if isinstance(value, str):
        return plain(value).strip(" \"'“”„«».").removeprefix("the ")
    return [plain(each) for each in value]


def _identity(name: str, language: str) -> str:
    """Return who is meant: an actor of the lexicon, or the name without its article."""
    actor = known(name, language)
    return actor.id if actor else plain(lexicon(language).bare(name))


def table(results: Sequence[Measure]) -> str:
    """Return the measures as lines, and their sum."""
    columns = f"{'outlooks':>10}{'silent':>8}{'sections':>10}{'text':>10}{'facts':>8}{'tray':>8}"
    head = f"{'article':38}{columns}"
    rows = [head, *map(_row, results)]
    total = Measure(f"{len(results)} articles")
    for each in results:
        for name in vars(total):
            if name not in ("name", "notes"):
                setattr(total, name, getattr(total, name) + getattr(each, name))
    return "\n".join([*rows, _row(total)])


def _row(each: Measure) -> str:
    def share(right: int, wanted: int) -> str:
        return f"{right}/{wanted}"

    return (
        f"{each.name[:37]:38}{share(each.outlooks_right, each.outlooks):>10}{each.silent:>8}"
        f"{share(each.sections_right, each.sections):>10}"
        f"{share(each.paragraphs_right, each.paragraphs):>10}"
        f"{share(each.facts_right, each.facts):>8}{each.tray_share:>8.1%}"
    )


def main(folder: str) -> None:
    """Write what is wrong in each article of a folder, and the table."""
    results = [measure(*pair) for pair in articles(Path(folder))]
    for each in results:
        if each.notes:
            sys.stdout.write("\n    ".join([each.name, *each.notes]) + "\n")
    sys.stdout.write(table(results) + "\n")


if __name__ == "__main__":
    main(sys.argv[1])
