"""WeasyPrint: SOURCE.html OUT.pdf."""

import sys

import weasyprint

source, target = sys.argv[1:]
weasyprint.HTML(filename=source).write_pdf(target)
