"""Makes the Word template that docxtpl fills: TEMPLATE.docx."""

import sys

import docx

document = docx.Document()
document.sections[0].header.paragraphs[0].text = "Bench"
for text, style in (
    ("{%p for s in sections %}", None),
    ("{{r s.heading }}", "Heading 1"),
    ("{%p for b in s.blocks %}", None),
    ("{%p if b.kind == 'p' %}", None),
    ("{{r b.runs }}", None),
    ("{%p elif b.kind == 'ul' %}", None),
    ("{%p for item in b.entries %}", None),
    ("{{r item }}", "List Bullet"),
    ("{%p endfor %}", None),
    ("{%p else %}", None),
    ("{{ b.caption }}", "Caption"),
):
    document.add_paragraph(text, style)
table = document.add_table(4, 4)
for at, cell in enumerate(table.rows[0].cells):
    cell.text = f"{{{{ b.head[{at}] }}}}"
table.rows[1].cells[0].text = "{%tr for row in b.rows %}"
for at, cell in enumerate(table.rows[2].cells):
    cell.text = f"{{{{ row[{at}] }}}}"
table.rows[3].cells[0].text = "{%tr endfor %}"
for text in ("{%p endif %}", "{%p endfor %}", "{%p endfor %}"):
    document.add_paragraph(text)
document.save(sys.argv[1])
