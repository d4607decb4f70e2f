"""ReportLab's Platypus: DATA.json OUT.pdf FONTS."""

import json
import sys
from html import escape
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import BaseDocTemplate, Frame, ListFlowable, PageTemplate, Paragraph, Table
from reportlab.platypus.tableofcontents import TableOfContents

data, target, fonts = sys.argv[1:]
FACES = {"Plex": "Regular", "Plex-b": "Bold", "Plex-i": "Italic", "Plex-bi": "BoldItalic"}
for name, file in FACES.items():
    pdfmetrics.registerFont(TTFont(name, f"{fonts}/IBMPlexSans-{file}.ttf"))
pdfmetrics.registerFontFamily("Plex", *FACES)

TEXT = ParagraphStyle("text", fontName="Plex", fontSize=10, leading=14, spaceAfter=6)
HEAD = ParagraphStyle("head", TEXT, fontName="Plex-b", fontSize=16, leading=20, spaceBefore=12)
ENTRY = ParagraphStyle("entry", TEXT, spaceAfter=0)


class Template(BaseDocTemplate):
    pages = 0  # of all, as the run before counted them

    def afterFlowable(self, flowable):  # noqa: N802 - ReportLab's name
        if getattr(flowable, "style", None) is HEAD:
            self.notify("TOCEntry", (0, flowable.getPlainText(), self.page))


def furniture(canvas, template):
    Template.pages = max(Template.pages, template.page)
    canvas.setFont("Plex", 8)
    canvas.drawString(25 * mm, A4[1] - 15 * mm, "Bench")
    canvas.drawRightString(A4[0] - 25 * mm, 15 * mm, f"Page {template.page} of {Template.pages}")


def marked(runs):
    out = []
    for style, words in runs:
        text = escape(words)
        if style.startswith("http"):
            text = f'<a href="{escape(style)}"><u>{text}</u></a>'
        elif style:
            text = f"<{style}>{text}</{style}>"
        out.append(text)
    return "".join(out)


def flowables():
    contents = TableOfContents()
    contents.levelStyles = [ENTRY]
    yield contents
    for section in json.loads(Path(data).read_text()):
        yield Paragraph(marked(section["heading"]), HEAD)
        for block in section["blocks"]:
            match block["kind"]:
                case "p":
                    yield Paragraph(marked(block["runs"]), TEXT)
                case "ul":
                    items = [Paragraph(marked(item), TEXT) for item in block["items"]]
                    yield ListFlowable(items, bulletType="bullet", bulletFontName="Plex")
                case "table":
                    yield Paragraph(escape(block["caption"]), TEXT)
                    rows = [block["head"], *block["rows"]]
                    cells = [[Paragraph(escape(cell), ENTRY) for cell in row] for row in rows]
                    yield Table(cells, repeatRows=1)


made = Template(target, pagesize=A4, title="Bench", lang="en")
frame = Frame(25 * mm, 25 * mm, A4[0] - 50 * mm, A4[1] - 50 * mm)
made.addPageTemplates(PageTemplate(frames=[frame], onPage=furniture))
made.multiBuild([*flowables()])
