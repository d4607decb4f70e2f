"""Headers and footers of a house, with our marking on each of them.

The house's text, logo and page numbers stay. The marking stands in a line of its own: above all
else in each header and below all else in each footer, also where the house has none, so that no
page is without it. Where the house's is empty, all of it is ours.
"""

import re
from functools import partial
from itertools import count
from typing import Final

from briefer.document.tree import Document
from briefer.errors import Problem, said, warning
from briefer.writers.docx.element import joined
from briefer.writers.docx.furniture import Furniture
from briefer.writers.docx.house.clean import Cleaner
from briefer.writers.docx.house.file import HouseFile, Kind, PageKind
from briefer.writers.docx.house.markup import Node
from briefer.writers.docx.house.package import HousePackage, part_of

_FIRST_DRAWING: Final = 5000
_DRAWN: Final = ("w:drawing", "w:pict", "w:fldSimple", "w:sym")
_MARKING: Final = re.compile(
    r"TLP\s*:|(?<![^\W\d_])(?:TOP SECRET|SECRET|CONFIDENTIAL|RESTRICTED|INTERNAL USE|OFFICIAL"
    r"|UNCLASSIFIED|STRENG GEHEIM|GEHEIM|VERTRAULICH|VS-NFD|NUR FÜR DEN DIENSTGEBRAUCH"
    r"|CONFIDENTIEL|SECRET DÉFENSE|DIFFUSION RESTREINTE|سري للغاية|سري)\b",
    re.IGNORECASE,
)


def furnish(
    package: HousePackage, house: HouseFile, furniture: Furniture, document: Document
) -> tuple[Problem, ...]:
    """Put the headers and footers into the package, and return what is worth knowing of them."""
    pages: list[PageKind] = ["default"]
    pages += ["first"] if house.is_first_apart else []
    pages += ["even"] if house.is_even_apart else []
    numbers = count(_FIRST_DRAWING)
    problems: list[Problem] = []
    for page in pages:
        parts: dict[Kind, list[Node]] = {"header": [], "footer": []}
        has_number = False
        for kind in parts:
            given = house.furniture.get((kind, page))
            if given:
                name = part_of(kind, page)
                picture = partial(_picture, package, name, given.pictures)
                cleaner = Cleaner(document.title, picture, numbers.__next__)
                found = cleaner.parts(given.content)
                has_number = has_number or cleaner.has_number
                parts[kind] = found if any(map(_shows, found)) else []
                problems.extend(_marked(house, found))
        header, footer = (joined([each.xml() for each in parts[kind]]) for kind in parts)
        is_quiet = page == "first"
        over = furniture.over(header, part_of("header", page), is_quiet=is_quiet)
        package.furniture("header", page, over)
        package.furniture(
            "footer", page, furniture.under(footer, is_quiet=is_quiet, is_numbered=has_number)
        )
    return tuple(dict.fromkeys(problems))


def _picture(package: HousePackage, part: str, pictures: dict[str, bytes], identity: str) -> str:
    data = pictures.get(identity)
    return package.house_picture(part, data) if data else ""


def _shows(part: Node) -> bool:
    return bool(part.text().strip()) or any(each.name in _DRAWN for each in part.walk())


def _marked(house: HouseFile, parts: list[Node]) -> list[Problem]:
    """Return a warning where the house's own text is a marking, which may not be that of ours."""
    text = " ".join(each.text() for each in parts)
    if found := _MARKING.search(text):
        return [
            warning(
                said(
                    'The pages of {file} are marked "{words}", beside the marking of the briefing.',
                    file=house.name,
                    words=found[0],
                ),
                "Take it out of a copy of the file, and name the copy in the theme.",
            )
        ]
    return []
