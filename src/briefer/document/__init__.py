"""What is printed: the tree of an edition, its markup, prose and themes.

It knows no briefing, no audience and no format, and uses the standard library only.

    tree     the blocks and inlines
    markup   the XML vocabulary: text <-> tree
    prose    the light markup that analysts' passages are stored in: text <-> tree
    text     cleaning of typed text, and words
    walk     the blocks, words and plain text of a tree, in reading order
    grid     which column each cell of a table begins in
    theme    the look: page, fonts, colours, a style for each role
    marking  what the schemes of markings prescribe
"""
