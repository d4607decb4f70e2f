"""docxtpl: DATA.json TEMPLATE.docx OUT.docx."""

import json
import sys
from pathlib import Path

from docxtpl import DocxTemplate, RichText

data, template, target = sys.argv[1:]
document = DocxTemplate(template)


def rich(runs):
    text = RichText()
    for style, words in runs:
        if style.startswith("http"):
            text.add(words, url_id=document.build_url_id(style), underline=True)
        else:
            text.add(words, bold=style == "b", italic=style == "i")
    return text


sections = json.loads(Path(data).read_text())
for section in sections:
    section["heading"] = rich(section["heading"])
    for block in section["blocks"]:
        if block["kind"] == "p":
            block["runs"] = rich(block["runs"])
        elif block["kind"] == "ul":
            block["entries"] = [rich(item) for item in block["items"]]
document.render({"sections": sections}, autoescape=True)
document.save(target)
