"""What the analyst edits, as immutable values; it knows no document, file or template engine.

text        printed strings with their texts by audience and language
variant     which of its texts is edited, and which stands beside it
release     who may read an item
passage     the unit of the body: prose, a table, a figure or a chart
briefing    the briefing and what belongs to it
judgement   yardsticks, likelihood and confidence
marking     how an edition may be handled
audience    who reads
template    what a template says of itself
language    the words that templates and writers add, by language
edit        changes of a briefing, which keep what they do not touch
coverage    what an audience gets of an item: shared text, its own, or nothing
search      words in everything that is printed, and others in their place
difference  what two states of a briefing differ in
history     undo and redo over snapshots
"""
