"""Typst: SOURCE.typ OUT.pdf FONTS, tagged as PDF/UA-1 and PDF/A-2a."""

import sys

import typst

source, target, fonts = sys.argv[1:]
typst.compile(source, output=target, font_paths=[fonts], pdf_standards=["a-2a", "ua-1"])
