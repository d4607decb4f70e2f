"""The package: the base document as text, what is put into its parts, and the bytes of both.

Order, times and attributes are fixed, so that the same content gives the same bytes.
"""

from typing import Final

from briefer.bundled import asset
from briefer.document.theme import PageStyle
from briefer.document.tree import Document
from briefer.writers.docx.element import Xml, element, empty, foreign, joined, plain, twips
from briefer.writers.docx.font import Fonts, embed, names_of
from briefer.writers.docx.zipped import Packed, zipped

DOCUMENT: Final = "word/document.xml"
STYLES: Final = "word/styles.xml"
NUMBERING: Final = "word/numbering.xml"
NOTES: Final = "word/footnotes.xml"
HEADER: Final = "word/header1.xml"
FOOTER: Final = "word/footer1.xml"
_FONTS = "word/fontTable.xml"
_SETTINGS = "word/settings.xml"
_PROPERTIES = "docProps/core.xml"
_BASE = (
    "[Content_Types].xml", "_rels/.rels", "docProps/app.xml", _PROPERTIES, DOCUMENT, STYLES,
    NUMBERING, NOTES, HEADER, FOOTER, _FONTS, _SETTINGS, "word/theme/theme1.xml",
    "word/_rels/document.xml.rels",
)  # fmt: skip

_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NO_RELATIONS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    "</Relationships>"
)
_FURNITURE = {"header": "rId7", "footer": "rId8"}
_LONGEST_PROPERTY = 255
_ASCENT, _DESCENT = 1.03, 0.28
_EDGE = 17  # nearer to the edge, printers cut


class WordPackage:
    """The parts of the base document, which are filled, and those that are added."""

    def __init__(self) -> None:
        folder = asset("word")
        self._base = {name: (folder / name).read_text("utf-8") for name in _BASE}
        self._added: dict[str, bytes | Packed] = {}
        self._links: dict[tuple[str, str], str] = {}
        self._pictures: dict[bytes, str] = {}
        self._relations: dict[str, list[Xml]] = {}

    def put(self, part: str, before: str, content: Xml) -> None:
        """Put content into a part, before markup that the base document has there once."""
        head, mark, tail = self._base[part].partition(before)
        assert mark, before
        self._base[part] = f"{head}{content}{mark}{tail}"

    def _relate(self, part: str, kind: str, target: str, **attributes: str) -> str:
        """Return the id of a new relationship of a part."""
        relations = self._relations.setdefault(part, [])
        identity = f"rIdAdded{len(relations) + 1}"
        told = {"Id": identity, "Type": f"{_RELATIONS}/{kind}", "Target": target, **attributes}
        relations.append(foreign("Relationship", **told))
        return identity

    def link(self, address: str) -> str:
        """Return the id of an address for the document's links."""
        return self._link(DOCUMENT, address)

    def note_link(self, address: str) -> str:
        """Return the id of an address for the footnotes' links."""
        return self._link(NOTES, address)

    def _link(self, part: str, address: str) -> str:
        key = (part, address)
        if key not in self._links:
            self._links[key] = self._relate(part, "hyperlink", address, TargetMode="External")
        return self._links[key]

    def picture(self, data: bytes, media_type: str, part: str = DOCUMENT) -> str:
        """Return the id by which a part knows a picture's file; the same file is there once."""
        if data not in self._pictures:
            extension = {"image/jpeg": "jpg", "image/svg+xml": "svg"}.get(media_type, "png")
            self._pictures[data] = f"media/image{len(self._pictures) + 1}.{extension}"
            self._added[f"word/{self._pictures[data]}"] = data
        key = (part, self._pictures[data])
        if key not in self._links:
            self._links[key] = self._relate(part, "image", self._pictures[data])
        return self._links[key]

    def set_properties(self, document: Document) -> None:
        """Set the properties that readers see; no clock is in them."""
        told = {
            "dc:title": document.title,
            "dc:subject": document.subject,
            "dc:creator": document.author,
            "dc:language": document.lang,
        }
        found = [
            foreign(name, plain(text[:_LONGEST_PROPERTY])) for name, text in told.items() if text
        ]
        if document.date:
            day = plain(f"{document.date.isoformat()}T00:00:00Z")
            found.append(foreign("dcterms:created", day, xsi__type="dcterms:W3CDTF"))
        self.put(_PROPERTIES, "</cp:coreProperties>", joined(found))

    def section(self, page: PageStyle, size: float, *, rtl: bool, columns: int = 1) -> Xml:
        """Return a section that goes on where the one before ends, in columns.

        `size` is that of the letters whose base lines the page names.
        """
        left, right = (page.end, page.start) if rtl else (page.start, page.end)
        margins = {
            "top": page.top, "right": right, "bottom": page.bottom, "left": left,
            "header": max(_EDGE, page.header - size * _ASCENT),
            "footer": max(_EDGE, page.footer - size * _DESCENT),
            "gutter": 0,
        }  # fmt: skip
        lengths = {name: twips(length) for name, length in margins.items()}
        return element(
            "sectPr",
            *(
                foreign(f"w:{name}Reference", w__type="default", r__id=relation)
                for name, relation in _FURNITURE.items()
            ),
            empty("type", "continuous"),
            empty("pgSz", w=twips(page.width), h=twips(page.height)),
            empty("pgMar", **lengths),
            empty("cols", num=columns, space=twips(page.gap)),
            *([empty("bidi")] if rtl else []),
        )

    def hyphenate(self) -> None:
        """Let Word hyphenate the paragraphs whose styles do not forbid it."""
        self.put(_SETTINGS, "<w:characterSpacingControl", empty("autoHyphenation"))

    def add_fonts(self, fonts: Fonts, *, embedded: bool) -> None:
        """Add the font table, with the faces themselves where they are to be embedded."""
        if embedded:
            self.put(_SETTINGS, "<w:defaultTabStop", empty("embedTrueTypeFonts"))
        for family, faces in fonts.faces():
            found = [empty("panose1", names_of(faces[0][1]).panose)] if faces else []
            found += [empty("charset", "00"), empty("family", "auto"), empty("pitch", "variable")]
            for face, path in faces if embedded else ():
                font = embed(path)
                target = f"fonts/font{len(self._relations.get(_FONTS, ())) + 1}.odttf"
                self._added[f"word/{target}"] = font.part
                relation = self._relate(_FONTS, "font", target)
                found.append(foreign(f"w:embed{face}", r__id=relation, w__fontKey=font.key))
            self.put(_FONTS, "</w:fonts>", element("font", *found, name=family))

    def data(self) -> bytes:
        """Return the bytes of the file."""
        end = "</Relationships>"
        for part, relations in self._relations.items():
            folder, name = part.split("/")
            rels = f"{folder}/_rels/{name}.rels"
            self._base.setdefault(rels, _NO_RELATIONS)
            self.put(rels, end, joined(relations))
        parts = {name: text.encode() for name, text in self._base.items()} | self._added
        return zipped(parts)
