"""The parts of a file put together: pages, their resources, structure, outline and catalog."""

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import count
from typing import Any

from briefer.bundled import asset
from briefer.document import walk
from briefer.document.theme import Theme
from briefer.document.tree import Document, Figure
from briefer.errors import Problem, error
from briefer.typeset.page import LOGO, Glyphs, Image, LinkArea, Mark, Page, Typeset
from briefer.writers import Written
from briefer.writers.pdf.extent import extents
from briefer.writers.pdf.font import Font
from briefer.writers.pdf.fontfile import load
from briefer.writers.pdf.metadata import information, packet
from briefer.writers.pdf.objects import Objects, Reference, array, dictionary, name, string
from briefer.writers.pdf.outline import Places, outline
from briefer.writers.pdf.packing import deflated
from briefer.writers.pdf.picture import UnreadableError, embed
from briefer.writers.pdf.stream import Means, Sheet, sheets
from briefer.writers.pdf.structure import Annotation, Drawn, Structure, tags


def write(document: Document, theme: Theme, typeset: Typeset | None) -> Written:
    """Return the file, with an error for each picture that cannot be read.

    Raises ExportError where a font cannot be embedded.
    """
    assert typeset is not None, "FORMATS says that this writer needs the pages"
    drawing = _Drawing(document, theme, typeset)
    return Written(drawing.file(), tuple(drawing.problems))


class _Drawing:
    def __init__(self, document: Document, theme: Theme, typeset: Typeset) -> None:
        self.problems: list[Problem] = []
        self._document = document
        self._theme = theme
        self._typeset = typeset
        self._objects = Objects()
        self._tags = tags(typeset.structure)
        self._sheets = sheets(typeset.pages)
        self._fonts = _fonts(self._sheets)
        self._pictures = self._embedded_pictures()
        self._links: dict[Mark, list[Annotation]] = {}
        self._keys = count(len(typeset.pages))

    def file(self) -> bytes:
        """Return the bytes of the file."""
        objects, typeset = self._objects, self._typeset
        catalog = dictionary({"Type": name("Catalog")})
        root = objects.add(catalog)
        entries = [dictionary({"Type": name("Page")}) for _ in typeset.pages]
        pages = [objects.add(entry) for entry in entries]
        places = Places(typeset.destinations, typeset.pages, pages)
        node = {"Type": name("Pages"), "Kids": array(pages), "Count": len(pages)}
        tree = objects.add(dictionary(node))
        contents = self._fill(entries, tree, places)
        figures = {mark for mark, tag in self._tags.items() if tag == "Figure"}
        drawn = extents(typeset.pages, figures)
        found = [Drawn(*each) for each in zip(typeset.pages, pages, contents, strict=True)]
        structure = Structure(objects, found, self._links, drawn)
        catalog["StructTreeRoot"] = structure.tree(typeset.structure)
        catalog["Pages"] = tree
        self._describe(catalog)
        if bookmarks := outline(objects, typeset.bookmarks, places):
            catalog["Outlines"] = bookmarks
        return objects.file(root, information(objects, self._document))

    def _fill(
        self, entries: Sequence[Any], parent: Reference, places: Places
    ) -> list[Sequence[int]]:
        """Set the entries of the pages; return the marks of each page's marked contents."""
        shared = {"Parent": parent, "Resources": self._resources(), "Tabs": name("S")}
        means = Means(self._theme.page, self._tags, self._fonts, self._pictures)
        names, deflate = means.names(), {"Filter": name("FlateDecode")}
        marks: list[Sequence[int]] = []
        for number, (entry, sheet) in enumerate(zip(entries, self._sheets, strict=True)):
            page, stream = self._typeset.pages[number], means.draw(sheet, names)
            marks.append(stream.marks)
            entry.dict |= shared | {
                "MediaBox": array((0, 0, round(page.width, 2), round(page.height, 2))),
                "Contents": self._objects.stream(stream.data, deflate),
                "StructParents": number,
            }
            annotations = [self._link(number, page, area, places) for area in page.links]
            if found := [annotation for annotation in annotations if annotation is not None]:
                entry["Annots"] = array(found)
        return marks

    def _link(self, number: int, page: Page, area: LinkArea, places: Places) -> Reference | None:
        key = next(self._keys)
        annotation = places.link(area, page, key)
        if annotation is None:
            return None
        reference = self._objects.add(annotation)
        self._links.setdefault(page.marks[area.mark - 1], []).append(
            Annotation(number, key, reference)
        )
        return reference

    def _embedded_pictures(self) -> dict[str, tuple[str, Reference]]:
        pictures: dict[str, tuple[str, Reference]] = {}
        shown = (
            item.picture
            for page in self._typeset.pages
            for item in page.items
            if isinstance(item, Image)
        )
        known = dict(self._document.pictures)
        if self._document.logo:
            known[LOGO] = self._document.logo
        for picture in dict.fromkeys(shown):
            try:
                reference = embed(self._objects, known[picture])
            except UnreadableError:
                self.problems.append(self._unreadable(picture))
            else:
                pictures[picture] = (f"I{len(pictures)}", reference)
        return pictures

    def _unreadable(self, picture: str) -> Problem:
        blocks = (
            block.id
            for block in walk.blocks(self._document.blocks)
            if isinstance(block, Figure) and block.picture == picture
        )
        return error(
            "The picture cannot be read.",
            "Insert it again, as a PNG or JPEG file of at most 50 megapixels.",
            block_id=next(blocks, ""),
        )

    def _resources(self) -> Reference:
        fonts = {label: font.embed(self._objects) for label, font in self._fonts.values()}
        kinds = {"Font": fonts, "XObject": dict(self._pictures.values())}
        return self._objects.add(
            dictionary({kind: dictionary(found) for kind, found in kinds.items() if found})
        )

    def _describe(self, catalog: Any) -> None:
        document, objects = self._document, self._objects
        direction = name("R2L" if document.dir == "rtl" else "L2R")
        profile = objects.stream(_profile(), {"N": 3, "Filter": name("FlateDecode")})
        intent = {
            "Type": name("OutputIntent"),
            "S": name("GTS_PDFA1"),
            "OutputConditionIdentifier": string("sRGB IEC61966-2.1"),
            "DestOutputProfile": profile,
        }
        catalog.dict |= {
            "Lang": string(document.lang),
            "MarkInfo": dictionary({"Marked": "true"}),
            "Metadata": packet(objects, document),
            "OutputIntents": array([dictionary(intent)]),
            "ViewerPreferences": dictionary({"DisplayDocTitle": "true", "Direction": direction}),
        }


@cache
def _profile() -> bytes:
    """Return what the colours of the file mean (sRGB), deflated."""
    return deflated(asset("icc", "srgb.icc").read_bytes())


def _fonts(pages: Iterable[Sheet]) -> dict[str, tuple[str, Font]]:
    """Return the fonts of the pages by face, each with its name in the content."""
    words: dict[str, set[Glyphs]] = {}
    for sheet in pages:
        for face, shown in sheet.words.items():
            words.setdefault(face, set()).update(shown)
    files = {face: load(face) for face in words}
    return {
        face: (f"F{number}", Font(file, file.pairs(words[face])))
        for number, (face, file) in enumerate(files.items())
    }
