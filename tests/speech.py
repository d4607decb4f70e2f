"""PDF files as a screen reader reads them."""

import re
import struct
import unicodedata
from io import BytesIO

import pikepdf

GENERATED = {"/Lbl", "/TOC", "/Figure"}
INLINE = {"/Span", "/Link", "/Reference"}


class Speech:
    """Reads a file as a screen reader does: along its structure, by the text of its glyphs."""

    def __init__(self, data):
        self._pdf = pdf = pikepdf.open(BytesIO(data))
        self._fonts = {}
        self._contents = {page.objgen: self._marked(page) for page in pdf.pages}

    def text(self):
        return self._element(self._pdf.Root.StructTreeRoot.K)

    def _element(self, element):
        if "/ActualText" in element:
            return f'{str(element.S)[1:]}="{element.ActualText}"'
        parts = [self._kid(kid, element.get("/Pg")) for kid in _kids(element)]
        return f"{str(element.S)[1:]}({' '.join(part for part in parts if part)})"

    def _kid(self, kid, page):
        if isinstance(kid, int):
            return f'"{self._contents[page.objgen][kid]}"'
        if kid.get("/Type") == "/OBJR":
            return f"<{kid.Obj.Contents}>"
        if kid.get("/Type") == "/MCR":
            return f'"{self._contents[kid.Pg.objgen][int(kid.MCID)]}"'
        return self._element(kid)

    def words(self):
        text = self._prose(self._pdf.Root.StructTreeRoot.K)
        return tuple(unicodedata.normalize("NFC", text).split())

    def _prose(self, element):
        tag = str(element.S)
        if tag in GENERATED:
            return ""
        if "/ActualText" in element:
            return str(element.ActualText)
        text = "".join(
            self._prose(kid)
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid
            else self._kid(kid, element.get("/Pg"))[1:-1] * (not _is_annotation(kid))
            for kid in _kids(element)
        )
        return text if tag in INLINE else f"\n{text}\n"

    def _marked(self, page):
        marked, stack, unicode = {}, [], {}
        for operands, operator in pikepdf.parse_content_stream(page):
            match str(operator):
                case "BDC" | "BMC":
                    number = operands[1].get("/MCID") if len(operands) > 1 else None
                    stack.append(number)
                    if number is not None:
                        marked[number] = ""
                case "EMC":
                    stack.pop()
                case "Tf":
                    unicode = self._unicode(page.Resources.Font[str(operands[0])])
                case "Tj" | "TJ":
                    row = operands[0] if str(operator) == "TJ" else operands
                    parts = [bytes(part) for part in row if isinstance(part, pikepdf.String)]
                    codes = struct.iter_unpack(">H", b"".join(parts))
                    if stack and stack[-1] is not None:
                        marked[stack[-1]] += "".join(unicode[code] for (code,) in codes)
        return marked

    def _unicode(self, font):
        if font.objgen not in self._fonts:
            table = font.ToUnicode.read_bytes().decode()
            rows = re.findall(r"^<(\w{4})> <(\w+)>$", table, re.MULTILINE)
            self._fonts[font.objgen] = {
                int(code, 16): bytes.fromhex(text).decode("utf-16-be") for code, text in rows
            }
        return self._fonts[font.objgen]


def _kids(element):
    kids = element.get("/K", pikepdf.Array())
    return kids if isinstance(kids, pikepdf.Array) else [kids]


def _is_annotation(kid):
    return not isinstance(kid, int) and kid.get("/Type") == "/OBJR"
