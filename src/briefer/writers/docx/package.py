"""The package: the base document opened by python-docx, its parts, and its bytes.

The zip is our own: python-docx's carries the time of writing. Order, times and attributes are
fixed, so that the same parts give the same bytes.
"""

import zipfile
from datetime import datetime, time
from io import BytesIO
from typing import cast

import docx
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart
from docx.oxml import parse_xml
from docx.shared import Pt
from lxml.etree import _Element

from briefer.bundled import asset
from briefer.document.theme import PageStyle
from briefer.document.tree import Document
from briefer.writers.docx.element import R_NS, add, printable, w
from briefer.writers.docx.font import Fonts, embed, names_of

_FONT_TYPE = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
_FONT_RELATION = f"{R_NS}/font"
_EPOCH = (1980, 1, 1, 0, 0, 0)
_LONGEST_PROPERTY = 255
_ASCENT, _DESCENT = 1.03, 0.28
_EDGE = 17  # nearer to the edge, printers cut


_PARTS = {
    "styles": RELATIONSHIP_TYPE.STYLES,
    "numbering": RELATIONSHIP_TYPE.NUMBERING,
    "settings": RELATIONSHIP_TYPE.SETTINGS,
    "header": RELATIONSHIP_TYPE.HEADER,
    "footer": RELATIONSHIP_TYPE.FOOTER,
    "footnotes": RELATIONSHIP_TYPE.FOOTNOTES,
    "fonts": RELATIONSHIP_TYPE.FONT_TABLE,
}


class WordPackage:
    """A copy of the base document, whose parts are filled."""

    def __init__(self) -> None:
        self.document = docx.Document(str(asset("word")))
        self._part = self.document.part
        self._package = self._part.package
        self._links: dict[tuple[int, str], str] = {}
        self._pictures: dict[bytes, str] = {}
        self._parts = {name: self._xml_part(kind) for name, kind in _PARTS.items()}

    def _xml_part(self, kind: str) -> XmlPart:
        """Return a part as a tree; python-docx keeps those that it does not know as bytes."""
        part = self._part.part_related_by(kind)
        if isinstance(part, XmlPart):
            return part
        tree = XmlPart(part.partname, part.content_type, parse_xml(part.blob), self._package)
        (relation,) = (each for each in self._part.rels.values() if each.reltype == kind)
        self._part.rels.add_relationship(kind, tree, relation.rId)
        return tree

    @property
    def body(self) -> _Element:
        """Return the body, which holds nothing but the properties of the section."""
        return cast("_Element", self.document.element.body)

    def root(self, name: str) -> _Element:
        """Return the root of a part by its name, such as "styles"."""
        return cast("_Element", self._parts[name].element)

    def link(self, address: str) -> str:
        """Return the id of an address for the document's links."""
        return self._link(self._part, address)

    def note_link(self, address: str) -> str:
        """Return the id of an address for the footnotes' links."""
        return self._link(self._parts["footnotes"], address)

    def _link(self, part: Part, address: str) -> str:
        key = (id(part), address)
        if key not in self._links:
            relation = f"rIdLink{len(self._links) + 1}"
            part.rels.add_relationship(
                RELATIONSHIP_TYPE.HYPERLINK, address, relation, is_external=True
            )
            self._links[key] = relation
        return self._links[key]

    def picture(self, data: bytes, media_type: str) -> str:
        """Return the id of the part that holds a picture's file; the same file is there once."""
        if data not in self._pictures:
            extension = {"image/jpeg": "jpg", "image/svg+xml": "svg"}.get(media_type, "png")
            name = PackURI(f"/word/media/image{len(self._pictures) + 1}.{extension}")
            part = Part(name, media_type, data)
            self._pictures[data] = self._part.relate_to(part, RELATIONSHIP_TYPE.IMAGE)
        return self._pictures[data]

    def set_properties(self, document: Document) -> None:
        """Set the properties that readers see; no clock is in them."""
        properties = self.document.core_properties
        properties.title = printable(document.title)[:_LONGEST_PROPERTY]
        for name, text in (
            ("subject", document.subject), ("author", document.author),
            ("language", document.lang),
        ):  # fmt: skip
            if text:
                setattr(properties, name, printable(text)[:_LONGEST_PROPERTY])
        if document.date:
            midnight = datetime.combine(document.date, time())
            properties.created = midnight

    def set_page(self, page: PageStyle, size: float, *, rtl: bool) -> None:
        """Set size and margins; `size` is that of the letters whose base lines the page names."""
        section = self.document.sections[0]
        section.page_width, section.page_height = Pt(page.width), Pt(page.height)
        section.top_margin, section.bottom_margin = Pt(page.top), Pt(page.bottom)
        start, end = Pt(page.start), Pt(page.end)
        section.left_margin, section.right_margin = (end, start) if rtl else (start, end)
        section.header_distance = Pt(max(_EDGE, page.header - size * _ASCENT))
        section.footer_distance = Pt(max(_EDGE, page.footer - size * _DESCENT))
        if rtl:
            columns = next(self.body.iter(w("cols")))
            columns.addnext(columns.makeelement(w("bidi")))

    def hyphenate(self) -> None:
        """Let Word hyphenate the paragraphs whose styles do not forbid it."""
        settings = self.root("settings")
        stop = next(settings.iter(w("defaultTabStop")))
        stop.addnext(settings.makeelement(w("autoHyphenation")))

    def add_fonts(self, fonts: Fonts, *, embedded: bool) -> None:
        """Append the font table, with the faces themselves where they are to be embedded."""
        if embedded:
            settings = self.root("settings")
            settings.insert(1, settings.makeelement(w("embedTrueTypeFonts")))
        root = self.root("fonts")
        count = 0
        for family, faces in fonts.faces():
            entry = add(root, "font", name=family)
            if faces:
                add(entry, "panose1", names_of(faces[0][1]).panose)
            add(entry, "charset", "00")
            add(entry, "family", "auto")
            add(entry, "pitch", "variable")
            for face, path in faces if embedded else ():
                count += 1
                font = embed(path)
                part = Part(PackURI(f"/word/fonts/font{count}.odttf"), _FONT_TYPE, font.data)
                relation = self._parts["fonts"].relate_to(part, _FONT_RELATION)
                element = add(entry, f"embed{face}", fontKey=font.key)
                element.set(f"{{{R_NS}}}id", relation)

    def data(self) -> bytes:
        """Return the bytes of the file."""
        package = self._package
        parts = sorted(package.iter_parts(), key=lambda part: part.partname)
        buffer = BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
            _write(archive, "[Content_Types].xml", _content_types(parts))
            _write(archive, "_rels/.rels", package.rels.xml)
            for part in parts:
                _write(archive, part.partname.membername, part.blob)
                if part.rels:
                    _write(archive, part.partname.rels_uri.membername, part.rels.xml)
        return buffer.getvalue()


def _write(archive: zipfile.ZipFile, name: str, data: bytes | str) -> None:
    entry = zipfile.ZipInfo(name, _EPOCH)
    entry.create_system = 3
    entry.external_attr = 0o600 << 16
    is_stored = name.endswith((".png", ".jpg"))
    entry.compress_type = zipfile.ZIP_STORED if is_stored else zipfile.ZIP_DEFLATED
    # More effort makes fonts smaller by a tenth and takes three times as long.
    archive.writestr(entry, data, compresslevel=1 if name.endswith(".odttf") else 6)


def _content_types(parts: list[Part]) -> str:
    defaults = {
        "rels": CONTENT_TYPE.OPC_RELATIONSHIPS,
        "xml": CONTENT_TYPE.XML,
    }
    overrides = []
    for part in parts:
        extension = part.partname.ext
        if extension in ("png", "jpg", "odttf", "svg"):
            defaults[extension] = part.content_type
        else:
            overrides.append((part.partname, part.content_type))
    lines = [
        f'<Default Extension="{extension}" ContentType="{kind}"/>'
        for extension, kind in sorted(defaults.items())
    ]
    lines += [f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in overrides]
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        + "".join(lines)
        + "</Types>"
    )
