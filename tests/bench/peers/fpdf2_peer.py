"""fpdf2: DATA.json OUT.pdf FONTS, shaped by HarfBuzz."""

import json
import sys
from pathlib import Path

from fpdf import FPDF
from fpdf.outline import TableOfContents

data, target, fonts = sys.argv[1:]


class Pages(FPDF):
    def header(self):
        self.set_font("Plex", size=8)
        self.cell(0, 5, "Bench", new_x="LMARGIN", new_y="NEXT")
        self.ln(5)

    def footer(self):
        self.set_y(-15)
        self.set_font("Plex", size=8)
        self.cell(0, 5, f"Page {self.page_no()} of {{nb}}", align="R")


pdf = Pages(format="A4")
for style, file in (("", "Regular"), ("b", "Bold"), ("i", "Italic")):
    pdf.add_font("Plex", style, f"{fonts}/IBMPlexSans-{file}.ttf")
pdf.set_margins(25, 15)
pdf.set_auto_page_break(auto=True, margin=25)
pdf.set_text_shaping(use_shaping_engine=True)
pdf.set_title("Bench")
pdf.set_lang("en")


def runs(block):
    for style, words in block:
        link = style if style.startswith("http") else ""
        pdf.set_font("Plex", "" if link else style, 10)
        pdf.write(5, words, link)
    pdf.ln(8)


pdf.add_page()
sections = json.loads(Path(data).read_text())
pdf.set_font("Plex", size=10)
pdf.insert_toc_placeholder(TableOfContents().render_toc, allow_extra_pages=True)
for section in sections:
    pdf.set_font("Plex", "b", 16)
    heading = "".join(words for _, words in section["heading"])
    pdf.start_section(heading)
    pdf.multi_cell(0, 8, heading, new_x="LMARGIN", new_y="NEXT")
    for block in section["blocks"]:
        match block["kind"]:
            case "p":
                runs(block["runs"])
            case "ul":
                for item in block["items"]:
                    runs([["", "\u2022 "], *item])
            case "table":
                runs([["", block["caption"]]])
                with pdf.table() as table:
                    for cells in (block["head"], *block["rows"]):
                        row = table.row()
                        for cell in cells:
                            row.cell(cell)
pdf.output(target)
