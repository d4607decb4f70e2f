"""Templates in the window: saved from a briefing, begun from, and newer ones for what is open.

beginning the dialog that asks for what a new briefing begins with
saving    the dialog that asks what a template keeps, and lists each text that travels with it
texts     the list of these texts, with who may read them
result    what a new briefing begins with
update    the dialog that shows what is newer in the library, and the pages before and after
pages     these pages, drawn on the lane
"""
