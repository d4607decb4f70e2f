"""The text of paragraphs as it is met: its manner, where it leads, whether it is seen.

Insertions are in and deletions out, a field is its result, and of a choice between two drawings
there is one.
"""

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final

from briefer.article.reader import limit
from briefer.article.reader.collector import Collector, Run
from briefer.article.reader.declaration import link
from briefer.article.reader.word.style import Styles, child, is_on, switch, val, value
from briefer.article.reader.word.symbol import symbol
from briefer.value import dataclass

if TYPE_CHECKING:
    from briefer.article.reader.word.block import Paragraph

Handler = Callable[[Any, str], object]

_KINDS: Final = {
    "delText": "deleted", "delInstrText": "deleted", "instrText": "field", "del": "deleted",
    "moveFrom": "deleted", "rt": "hidden",
}  # fmt: skip
_TEXTS: Final = ("t", "delText", "instrText", "delInstrText")
_SIGNS: Final = {"tab": " ", "ptab": " ", "cr": "\n", "noBreakHyphen": "-", "softHyphen": "\u00ad"}
_PICTURES: Final = ("blip", "imagedata", "chart", "relIds", "OLEObject")
_UNSEEN: Final = "unseen"
"""What is in the file twice: nobody sees it, and nobody misses it."""

_ADDRESS: Final = re.compile(r'\s*HYPERLINK\s+"([^"]*)"', re.IGNORECASE)


@dataclass(slots=True, kw_only=True)
class _Field:
    """A field that is open: first its code, then its result."""

    code: str = ""
    is_result: bool = False
    address: str = ""


@dataclass(slots=True, kw_only=True)
class _Manner:
    """The manner of a run that is open."""

    is_strong: bool = False
    is_emphasis: bool = False
    is_hidden: bool = False


class Text:
    """Puts the text of runs into the paragraph that is open, and counts what is left out."""

    def __init__(self, styles: Styles, addresses: Mapping[str, str], collector: Collector) -> None:
        self.paragraph: Paragraph | None = None
        self._styles = styles
        self._addresses = addresses
        self._collector = collector
        self._manners: list[_Manner] = []
        self._fields: list[_Field] = []
        self._links: list[str] = []
        self._leaving: list[str] = []
        self._choices: list[bool] = []
        self._is_prompt = False
        self._length = 0

    def starts(self) -> dict[str, Handler]:
        """Return what to do where elements start."""
        found: dict[str, Handler] = {
            "r": self._start_run,
            "hyperlink": self._start_link,
            "AlternateContent": lambda *_: self._choices.append(False),
            "Choice": self._start_choice,
            "Fallback": self._start_choice,
            "sdtContent": self._start_content,
            "tr": lambda *_: self._leaving.append(""),
            "del": self._start_leaving,
            "moveFrom": self._start_leaving,
            "rt": self._start_leaving,
        }
        return found | dict.fromkeys(_PICTURES, self._picture)

    def ends(self) -> dict[str, Handler]:
        """Return what to do where elements end."""
        leaving = ("Choice", "Fallback", "sdtContent", "tr", "del", "moveFrom", "rt")
        found: dict[str, Handler] = {
            "r": lambda *_: self._manners.pop(),
            "rPr": self._properties,
            "fldChar": self._field,
            "hyperlink": lambda *_: self._links.pop(),
            "AlternateContent": lambda *_: self._choices.pop(),
            "br": self._break,
            "sym": self._symbol,
            "footnoteReference": self._note,
            "endnoteReference": self._note,
            "showingPlcHdr": self._prompt,
        }
        found |= dict.fromkeys(_TEXTS, self._text)
        found |= dict.fromkeys(_SIGNS, self._sign)
        return found | dict.fromkeys(leaving, self._end_leaving)

    def leave_row(self) -> None:
        """Leave out the row that is open: it is deleted."""
        self._leaving[-1] = "deleted"

    def end_paragraph(self) -> None:
        """Forget fields that have not come to a result: they would swallow what follows."""
        self._fields = [each for each in self._fields if each.is_result]

    def _text(self, element: Any, tag: str) -> None:
        text = element.text or ""
        if tag == "instrText" and self._fields and not self._fields[-1].is_result:
            self._fields[-1].code += text
        self._put(text, _KINDS.get(tag, ""))

    def _sign(self, element: Any, tag: str) -> None:
        if _is_in(element, "r"):
            self._put(_SIGNS[tag])

    def _break(self, element: Any, _: str) -> None:
        self._put("\n\n" if value(element, "type") in ("page", "column") else "\n")

    def _symbol(self, element: Any, _: str) -> None:
        self._put(symbol(value(element, "font"), value(element, "char")))

    def _put(self, text: str, kind: str = "") -> None:
        if not text or _UNSEEN in self._leaving:
            return
        manner = self._manners[-1] if self._manners else _Manner()
        kind = kind or self._left_out(manner)
        if kind:
            self._collector.drop(kind, text)
        elif self.paragraph:
            addresses = (*self._links[-1:], *(each.address for each in self._fields))
            address = next(filter(None, reversed(addresses)), "")
            run = Run(text, manner.is_strong, manner.is_emphasis, address)
            self.paragraph.runs.append(run)
            self._length += len(text)
            limit.check_length(self._length)

    def _left_out(self, manner: _Manner) -> str:
        """Return as what the text here is left out, empty where it is read."""
        if kind := next(filter(None, reversed(self._leaving)), ""):
            return kind
        if any(not each.is_result for each in self._fields):
            return "field"
        return "hidden" if manner.is_hidden else ""

    def _picture(self, *_: object) -> None:
        if _UNSEEN not in self._leaving:
            self._collector.drop("picture")

    def _start_run(self, *_: object) -> None:
        paragraph, manner = self.paragraph, _Manner()
        if paragraph:
            manner.is_hidden = paragraph.style.hidden
            manner.is_strong = paragraph.style.bold and not paragraph.heading
            manner.is_emphasis = paragraph.style.italic and not paragraph.heading
        self._manners.append(manner)

    def _properties(self, element: Any, _: str) -> None:
        if not self._manners or not _is_in(element, "r"):
            return
        manner = self._manners[-1]
        if style_id := val(child(element, "rStyle")):
            style = self._styles.properties(style_id)
            manner.is_strong ^= style.bold  # switches that turn: ECMA-376-1 §17.7.3
            manner.is_emphasis ^= style.italic
            manner.is_hidden ^= style.hidden
        bold, italic, hidden = (switch(element, name) for name in ("b", "i", "vanish"))
        manner.is_strong = manner.is_strong if bold is None else bold
        manner.is_emphasis = manner.is_emphasis if italic is None else italic
        manner.is_hidden = manner.is_hidden if hidden is None else hidden

    def _field(self, element: Any, _: str) -> None:
        match value(element, "fldCharType"):
            case "begin":
                self._fields.append(_Field())
            case "separate" if self._fields:
                found = _ADDRESS.match(self._fields[-1].code)
                self._fields[-1].is_result = True
                self._fields[-1].address = link(found[1]) if found else ""
            case "end" if self._fields:
                self._fields.pop()

    def _start_link(self, element: Any, _: str) -> None:
        self._links.append(link(self._addresses.get(value(element, "id"), "")))

    def _note(self, element: Any, tag: str) -> None:
        if self.paragraph and not any(self._leaving):
            self.paragraph.notes.append(f"{tag.removesuffix('Reference')} {value(element, 'id')}")

    def _start_leaving(self, element: Any, tag: str) -> None:
        """Leave out what is within; in properties the same names say something else."""
        self._leaving.append("" if _is_in(element, "rPr", "trPr") else _KINDS[tag])

    def _end_leaving(self, *_: object) -> None:
        self._leaving.pop()

    def _start_choice(self, *_: object) -> None:
        self._leaving.append(_UNSEEN if self._choices and self._choices[-1] else "")
        if self._choices:
            self._choices[-1] = True

    def _prompt(self, element: Any, _: str) -> None:
        self._is_prompt = is_on(val(element))

    def _start_content(self, *_: object) -> None:
        self._leaving.append("form" if self._is_prompt else "")
        self._is_prompt = False


def _is_in(element: Any, *names: str) -> bool:
    parent = element.getparent()
    return parent is not None and parent.tag.rpartition("}")[2] in names
