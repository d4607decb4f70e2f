"""Typesetting: a tree and a theme -> pages, as a value. It knows no PDF, no briefing and no file format.

typeset(document, theme) -> Typeset(pages, structure, problems)
"""
