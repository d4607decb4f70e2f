"""A copy of a house's file with no more than is taken of it, which may be carried and handed on.

Without are its text, macros, properties, comments and the marks of editing; what is used of it
looks the same. Where the title of a document goes, the copy keeps the place.
"""

from functools import partial
from itertools import count

from briefer.writers.docx.element import NOTHING, Xml, element, empty, foreign, joined
from briefer.writers.docx.house.clean import Cleaner, styles_only, theme_only
from briefer.writers.docx.house.file import Furniture, HouseFile
from briefer.writers.docx.house.markup import NAMESPACES, Node
from briefer.writers.docx.house.package import DECLARATION, DECLARED, part_of, pixels
from briefer.writers.docx.zipped import zipped

_OFFICE = "http://schemas.openxmlformats.org"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_KINDS = f"{_OFFICE}/officeDocument/2006/relationships"
_RELATIONS = f"{_OFFICE}/package/2006/relationships"
_TYPES = f"{_OFFICE}/package/2006/content-types"
_THEME = "application/vnd.openxmlformats-officedocument.theme+xml"
_REFERENCES = ("w:headerReference", "w:footerReference")


def copied(house: HouseFile) -> bytes:
    """Return the bytes of a .docx that has what is taken of the file."""
    return _Copy(house).data()


class _Keeper(Cleaner):
    """Keeps the place of a title, bound as Word binds it."""

    def parts(self, node: Node) -> list[Node]:
        names = ("w:p", "w:tbl", "w:sdt")
        return [each for each in self._children(node) if each.name in names]

    def _titled(self, content: Node) -> list[Node]:
        binding = Node("w:dataBinding", {"w:xpath": "title[1]"})
        held = Node("w:sdtContent", {}, [*self._children(content)])
        return [Node("w:sdt", {}, [Node("w:sdtPr", {}, [binding]), held])]


class _Copy:
    def __init__(self, house: HouseFile) -> None:
        self._house = house
        self._parts: dict[str, bytes] = {}
        self._types: list[Xml] = []
        self._relations: dict[str, list[Xml]] = {}
        self._numbers, self._drawings = count(1), count(1)

    def data(self) -> bytes:
        house = self._house
        main = "word/document.xml"
        self._relate("", "officeDocument", main)
        self._type(main, f"{_MAIN}.document.main+xml")
        self._put(main, "styles", "styles", _inside(house.styles))
        if house.numbering:
            self._put(main, "numbering", "numbering", _inside(house.numbering))
        self._take_theme(main)
        is_even = house.is_even_apart
        self._put(main, "settings", "settings", empty("evenAndOddHeaders") if is_even else NOTHING)
        body = element("body", element("p"), self._section(main))
        self._parts[main] = _part("document", body)
        for part, relations in self._relations.items():
            folder, _, name = part.rpartition("/")
            rels = f"{folder}/_rels/{name}.rels".removeprefix("/")
            self._parts[rels] = _plain(foreign("Relationships", *relations, xmlns=_RELATIONS))
        types = foreign("Types", *self._defaults(), *self._types, xmlns=_TYPES)
        self._parts["[Content_Types].xml"] = _plain(types)
        return zipped(self._parts)

    def _section(self, main: str) -> Xml:
        """Return the section with the references to its headers and footers."""
        references = []
        for (kind, page), furniture in sorted(self._house.furniture.items()):
            name = part_of(kind, page)
            root = {"header": "hdr", "footer": "ftr"}[kind]
            content = self._furniture(name, furniture)
            identity = self._put(main, kind, root, content, name)
            references.append(foreign(f"w:{kind}Reference", w__type=page, r__id=identity))
        section = self._house.section
        found = [
            clean.xml()
            for each in (section.elements() if section else ())
            if each.name not in _REFERENCES and (clean := styles_only(each))
        ]
        return element("sectPr", *references, *found)

    def _furniture(self, part: str, furniture: Furniture) -> Xml:
        picture = partial(self._picture, part, furniture.pictures)
        keeper = _Keeper("", picture, self._drawings.__next__)
        return joined([each.xml() for each in keeper.parts(furniture.content)])

    def _picture(self, part: str, pictures: dict[str, bytes], identity: str) -> str:
        data = pixels(pictures[identity]) if identity in pictures else b""
        if not data:
            return ""
        suffix = "jpg" if data[:2] == b"\xff\xd8" else "png"
        target = f"word/media/house{next(self._numbers)}.{suffix}"
        self._parts[target] = data
        return self._relate(part, "image", target)

    def _take_theme(self, main: str) -> None:
        theme = self._house.theme
        elements = theme.child("a:themeElements") if theme else None
        if elements and (clean := theme_only(elements)):
            name = "word/theme/theme1.xml"
            whole = foreign("a:theme", clean.xml(), xmlns__a=NAMESPACES["a"], name="House")
            self._parts[name] = _plain(whole)
            self._type(name, _THEME)
            self._relate(main, "theme", name)

    def _put(self, main: str, kind: str, root: str, content: Xml, name: str = "") -> str:
        """Put a part of a kind into the file, and return the id by which the document has it."""
        name = name or f"word/{kind}.xml"
        self._parts[name] = _part(root, content)
        self._type(name, f"{_MAIN}.{kind}+xml")
        return self._relate(main, kind, name)

    def _relate(self, part: str, kind: str, target: str) -> str:
        relations = self._relations.setdefault(part, [])
        identity = f"rId{len(relations) + 1}"
        told = {"Id": identity, "Type": f"{_KINDS}/{kind}", "Target": f"/{target}"}
        relations.append(foreign("Relationship", **told))
        return identity

    def _type(self, name: str, kind: str) -> None:
        self._types.append(foreign("Override", PartName=f"/{name}", ContentType=kind))

    @staticmethod
    def _defaults() -> list[Xml]:
        known = {
            "rels": "application/vnd.openxmlformats-package.relationships+xml",
            "xml": "application/xml", "png": "image/png", "jpg": "image/jpeg",
        }  # fmt: skip
        return [
            foreign("Default", Extension=each, ContentType=kind) for each, kind in known.items()
        ]


def _inside(tree: Node) -> Xml:
    """Return what is in a part of styles or of lists."""
    clean = styles_only(tree)
    return joined([each.xml() for each in clean.elements()]) if clean else NOTHING


def _part(root: str, content: Xml) -> bytes:
    return f"{DECLARATION}<w:{root} {DECLARED}>{content}</w:{root}>".encode()


def _plain(content: Xml) -> bytes:
    return f"{DECLARATION}{content}".encode()
