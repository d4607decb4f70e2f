"""Forms: audiences, themes and templates of the library changed beside their live pages.

    dialog    the window of a form: what is changed, the pages, undo, saving; `open_form`
    work      the draft that a form changes, with its history
    proof     the pages of a briefing, made with the draft in the place of what the library has
    page      what stands in a form, one part below the other
    field     lines, texts, choices, numbers, ticks: each a value of the draft
    order     lists that are ordered by dragging and by keys
    marking   a marking: its scheme and its words
    option    the options of a template, as an audience chooses them
    audience  the form of an audience
    colour    a colour as it is written, and picked
    font      a family of fonts, shown in itself
    logo      the logo of a theme
    style     the styles of a theme
    theme     the form of a theme
    house     a house's Word file made a theme; found: what is in it; mapping: its styles
    record    the sections and the options of a manifest
    skeleton  what a template that was saved from a briefing begins a new one with
    body      the body of a template, with what is wrong at which line
    code      its editor; `highlighter` paints it, `completion` says what can be written
    reference the page that says what a template can say
    template  the form of a template
    copy      what a copy is to be called

A form changes the tables of a draft, and what the pages are made of is the same that is saved.
"""

from briefer.gui.form.dialog import FormDialog, open_form

__all__ = ["FormDialog", "open_form"]
