"""The window: PySide6 over the pipeline, and the only place that knows Qt.

    app       the start: the application, one of it for each user, what is done with a bug
    handover  a second start hands its files to the first
    settings  how the window was left, and what was open
    language  the translation that is spoken, and which way the window runs
    session   the one mutable object: a briefing with its history, and what is shown of it
    look      palettes, style and icons
    window    the main window, which builds and wires
    actions   the table of all actions, from which menus, palette and help are made
    message   what stands in the window; `question` is what has to be answered
    welcome   what is seen before a briefing is open
    thumbnail pictures of first pages, for cards
    outline   the parts of the briefing on the left
    audience  the picker on top, and adding an audience
    editor    what is chosen in the outline, to be edited
    matrix    stakeholders by audiences
    day       days as they are typed
    coverage  what each audience gets, in words; `marks` paints it, `place` names where
    preview   the real pages of the chosen audience
    lane      the one thread on which the pages are made; `checking` keeps the last edition
    task      work in a thread of its own, such as an export
    export    the grid of editions and formats, and printing
    library   templates, audiences and themes as pictures; files looked at before they come in
    register  a table with a form; `source` and `judgement` are two
    article   the review of an imported article, beside the draft that it becomes
    find      words in all texts, and others in their place
    spelling  what is misspelt, and the user's own words
    recovery  unsaved work, kept and offered after a crash

A `Session` is handed on by constructors. It has one signal, `changed`; widgets compare what they
show with what is there by identity, and redraw only what differs.
"""
