"""What of a house's parts goes into our file: an allow-list, element by element.

Text of headers and footers stays, and so do pictures and shapes. What is bound to properties of
the house's file does not, but for the title, which becomes ours; nor do hidden text, deletions,
notes, comments, objects, and fields other than those of page numbers.
"""

import re
from collections.abc import Callable, Iterator
from typing import Final

from briefer.writers.docx.house.field import with_simple_fields
from briefer.writers.docx.house.markup import Node, Part

_WORDS: Final = (
    "p pPr pStyle keepNext keepLines framePr pBdr top left bottom right start end between bar "
    "shd tabs tab spacing ind contextualSpacing jc textAlignment bidi r rPr rStyle rFonts b "
    "bCs i iCs caps smallCaps strike outline shadow color sz szCs u vertAlign position w kern "
    "lang highlight rtl cs noProof t br sym noBreakHyphen softHyphen ptab cr tbl tblPr "
    "tblStyle tblpPr tblOverlap bidiVisual tblW tblCellSpacing tblInd tblBorders insideH "
    "insideV tblLayout tblCellMar tblLook tblGrid gridCol tr trPr trHeight cantSplit tc tcPr "
    "tcW gridSpan vMerge tcBorders tcMar textDirection tcFitText vAlign noWrap drawing pict "
    "txbxContent"
)
_KEPT: Final = frozenset(f"w:{name}" for name in _WORDS.split())
_UNWRAPPED: Final = frozenset(
    ("w:ins", "w:moveTo", "w:hyperlink", "w:smartTag", "w:customXml", "w:bdo", "w:dir")
)
_SHAPES: Final = (
    "v:group v:shape v:shapetype v:rect v:oval v:line v:polyline v:roundrect v:stroke v:fill "
    "v:path v:textbox v:formulas v:f v:imagedata v:textpath v:shadow w10:wrap w10:anchorlock"
)
_VML: Final = frozenset(_SHAPES.split())
_DRAWN: Final = ("wp:", "a:", "pic:", "wps:", "wpg:")
_NOT_DRAWN: Final = ("a:extLst", "a:hlinkClick", "a:hlinkHover", "a:snd", "wps:linkedTxbx")
_NEEDED: Final = {
    "pic:blipFill": "a:blip",
    "pic:pic": "pic:blipFill",
    "a:graphic": "a:graphicData",
    "wp:inline": "a:graphic",
    "wp:anchor": "a:graphic",
}
"""What a part of a drawing is nothing without."""
_GRAPHICS: Final = tuple(
    f"http://schemas.{each}"
    for each in (
        "openxmlformats.org/drawingml/2006/picture",
        "microsoft.com/office/word/2010/wordprocessingShape",
        "microsoft.com/office/word/2010/wordprocessingGroup",
    )
)
_PLAIN_VALUE: Final = re.compile(r"[\w#.+%:/-]{0,128}")
_VML_REFUSED: Final = frozenset(("href", "target", "title", "alt", "class", "src"))
_HIDDEN: Final = ("w:vanish", "w:specVanish", "w:webHidden")
_NUMBER: Final = re.compile(
    r"\s*(PAGE|NUMPAGES|SECTIONPAGES)(?:\s+\\\*\s*(?:MERGEFORMAT|roman|ROMAN|Arabic))*\s*",
    re.IGNORECASE,
)
_TITLE: Final = re.compile(r"\s*(TITLE|DOCPROPERTY\s+\"?Title\"?)\b[^\"]*", re.IGNORECASE)
_DEPTH: Final = re.compile(r"z-index\s*:[^;]*;?")
_PATH: Final = re.compile(r"[\\/]|\.\w{3,4}\b")


class Cleaner:
    """Copies what is allowed of a header or footer.

    `picture` hands out the id of a picture by the house's id, empty where it cannot be taken;
    `number` is that of the next drawing.
    """

    def __init__(
        self, title: str, picture: Callable[[str], str], number: Callable[[], int]
    ) -> None:
        self._title = title
        self._picture = picture
        self._number = number
        self.has_number = False

    def parts(self, node: Node) -> list[Node]:
        """Return the paragraphs and tables of a header or footer that go into ours."""
        return [each for each in self._children(node) if each.name in ("w:p", "w:tbl")]

    def _children(self, node: Node) -> list[Node]:
        if node.name in ("w:p", "w:hyperlink", "w:sdtContent"):
            children: Iterator[Node] = iter(with_simple_fields(node))
        else:
            children = node.elements()
        return [clean for each in children for clean in self._clean(each)]

    def _clean(self, node: Node) -> list[Node]:  # noqa: PLR0911 - an arm a rule
        name = node.name
        if name == "w:r" and _is_hidden(node):
            return []
        if name == "w:fldSimple":
            return self._field(node)
        if name == "w:sdt":
            return self._bound(node)
        if name in _UNWRAPPED:
            return self._children(node)
        if name == "mc:AlternateContent":
            return self._alternative(node)
        if name in _KEPT or name in _VML:
            return self._copied(node)
        if name.startswith(_DRAWN) and name not in _NOT_DRAWN:
            return self._drawn(node)
        return []

    def _copied(self, node: Node) -> list[Node]:
        attributes = {
            key: value
            for key, value in node.attributes.items()
            if (key.startswith("w:") and not key.startswith("w:rsid"))
            or key == "xml:space"
            or (node.name in _VML and ":" not in key and key not in _VML_REFUSED)
        }
        if node.name == "v:imagedata":
            identity = self._picture(node.get("r:id"))
            if not identity:
                return []
            attributes["r:id"] = identity
        if node.name == "w:t":
            return [Node(node.name, attributes, [each for each in node.children if each])]
        found: list[Part] = [*self._children(node)]
        if node.name in ("w:drawing", "w:pict") and not found:
            return []
        if node.name == "w:pict":
            _lower(found)
        if node.name in ("w:tc", "w:txbxContent") and not _ends_in_paragraph(found):
            found.append(Node("w:p"))
        return [Node(node.name, attributes, found)]

    def _drawn(self, node: Node) -> list[Node]:
        attributes = {
            key: value
            for key, value in node.attributes.items()
            if (":" not in key and _PLAIN_VALUE.fullmatch(value))
        }
        if node.name in ("wp:docPr", "pic:cNvPr", "wps:cNvPr", "wpg:cNvPr"):
            attributes = self._named(node)
        elif node.name == "wp:anchor":
            attributes["behindDoc"] = "1"  # so that nothing covers the marking
        elif node.name == "a:blip":
            identity = self._picture(node.get("r:embed"))
            if not identity:
                return []
            attributes = {"r:embed": identity}
        found = self._children(node)
        if node.name == "wp:docPr" and "descr" not in attributes:
            found.append(_decorative())
        needed = _NEEDED.get(node.name)
        is_empty = needed is not None and all(each.name != needed for each in found)
        is_other = node.name == "a:graphicData" and (
            attributes.get("uri") not in _GRAPHICS or not found
        )
        return [] if is_empty or is_other else [Node(node.name, attributes, [*found])]

    def _named(self, node: Node) -> dict[str, str]:
        """Return what a drawing is called: not as its file was, which may be a path."""
        number = self._number()
        attributes = {"id": str(number), "name": f"House {number}"}
        if told := described(node):
            attributes["descr"] = told
        return attributes

    def _alternative(self, node: Node) -> list[Node]:
        """Return the shapes of newer versions, else what stands there for others."""
        for each in node.elements():
            if each.name == "mc:Choice" and each.get("Requires") in ("wps", "wpg"):
                children = self._children(each)
                if not children:
                    return []
                choice = Node("mc:Choice", {"Requires": each.get("Requires")}, [*children])
                return [Node("mc:AlternateContent", {}, [choice])]
        fallback = node.child("mc:Fallback")
        return self._children(fallback) if fallback else []

    def _field(self, node: Node) -> list[Node]:
        """Return a field of page numbers, our title for one of the title, and no other."""
        told = node.get("w:instr")
        if _TITLE.fullmatch(told):
            return self._titled(node)
        if not _NUMBER.fullmatch(told):
            return []
        self.has_number = self.has_number or told.strip().upper().startswith("PAGE")
        runs = [each for each in self._children(node) if each.name == "w:r"]
        return [Node("w:fldSimple", {"w:instr": f" {' '.join(told.split())} "}, [*runs])]

    def _bound(self, node: Node) -> list[Node]:
        """Return what stands in a content control, without the control itself.

        What is bound to a property of the house's file is emptied, as is a date or a prompt.
        """
        content = node.child("w:sdtContent")
        properties = node.child("w:sdtPr")
        if content is None:
            return []
        binding = properties.child("w:dataBinding") if properties else None
        if binding is not None and "title[1]" in binding.get("w:xpath"):
            return self._titled(content)
        children = self._children(content)
        is_own = properties is None or not any(
            properties.child(f"w:{name}") for name in ("dataBinding", "showingPlcHdr", "date")
        )
        return children if is_own else _emptied(children)

    def _titled(self, content: Node) -> list[Node]:
        """Return the title of our document in the look of what stands there."""
        children = self._children(content)
        texts = [node for each in children for node in each.walk() if node.name == "w:t"]
        for index, text in enumerate(texts):
            text.attributes["xml:space"] = "preserve"
            text.children = [self._title] if index == 0 and self._title else []
        return children


def described(node: Node) -> str:
    """Return what a drawing is said to show, empty where that may be a path."""
    told = node.get("descr")
    return told if len(told) < 200 and not _PATH.search(told) else ""


def _lower(shapes: list[Part]) -> None:
    """Put shapes that stand free behind the text, so that none covers the marking."""
    for each in shapes:
        style = each.get("style") if isinstance(each, Node) else ""
        if isinstance(each, Node) and "position:absolute" in style.replace(" ", ""):
            each.attributes["style"] = f"{_DEPTH.sub('', style).rstrip(';')};z-index:-1"


def _decorative() -> Node:
    """Return what says that a drawing of a header says nothing (MS-ODRAWXML §2.29)."""
    told = Node("a:ext", {"uri": "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"})
    told.children.append(Node("adec:decorative", {"val": "1"}))
    return Node("a:extLst", {}, [told])


def styles_only(node: Node) -> Node | None:
    """Return a copy of a style or a list: what Word knows by names of its own alone."""
    refused = ("w:rsid", "w:numPicBullet", "w:lvlPicBulletId", "w:lang", "w:tmpl")
    if not node.name.startswith("w:") or node.name in refused:
        return None
    attributes = {
        key: value
        for key, value in node.attributes.items()
        if key.startswith("w:") and not key.startswith("w:rsid")
    }
    children = [clean for each in node.elements() if (clean := styles_only(each))]
    return Node(node.name, attributes, [*children])


def theme_only(node: Node) -> Node | None:
    """Return a copy of the colours, fonts and effects of a theme, without pictures."""
    if not node.name.startswith("a:") or node.name in ("a:extLst", "a:objectDefaults"):
        return None
    if node.name == "a:blipFill":
        return Node("a:solidFill", {}, [Node("a:schemeClr", {"val": "phClr"})])
    attributes = {key: value for key, value in node.attributes.items() if ":" not in key}
    if node.name.endswith("Scheme"):
        attributes = {"name": "House"}  # what it was called may name somebody
    children = [clean for each in node.elements() if (clean := theme_only(each))]
    return Node(node.name, attributes, [*children])


def _emptied(nodes: list[Node]) -> list[Node]:
    """Return the elements without any run, so that cells and paragraphs stay."""
    kept = []
    for node in nodes:
        if node.name not in ("w:r", "w:fldSimple"):
            children = [each for each in node.children if isinstance(each, Node)]
            kept.append(Node(node.name, node.attributes, [*_emptied(children)]))
    return kept


def _is_hidden(run: Node) -> bool:
    properties = run.child("w:rPr")
    return properties is not None and any(properties.child(each) for each in _HIDDEN)


def _ends_in_paragraph(parts: list[Part]) -> bool:
    return bool(parts) and isinstance(parts[-1], Node) and parts[-1].name == "w:p"
