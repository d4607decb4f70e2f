"""Registers: a table of records of the briefing, with the form of the chosen one below.

table   the records as rows
page    table, buttons and form; which record is chosen, and what is added, moved, removed
field   what a form is made of, over the editor's fields of text
"""

from briefer.gui.register.field import ChoiceField, Form, ValueField
from briefer.gui.register.page import RegisterPage
from briefer.gui.register.table import Column

__all__ = ["ChoiceField", "Column", "Form", "RegisterPage", "ValueField"]
"""What the editors of sources and judgements are made of."""
