"""Files: briefings, the library, backups, locks; it prints nothing and knows no output format.

file         a .briefing: `open_briefing`, `save_briefing`, `Opened`
pictures     its pictures by hash; `picture` imports one
process      which process this is; `temporary` is the new file that a save writes
library      audiences, templates, themes, yardsticks, languages: bundled and the user's own
new          a new briefing from a template, and the sample
saving       `write_whole`: a file is replaced whole or not at all
written      what was written where, so that a file that someone changed is not replaced
lock         who has a briefing open
backup       the five last states of each briefing
home         the folders that the program writes

codec        records from JSON-like data; `encoding` is the way back
canonical    JSON with everything doubtful refused
archive      the zip of stored members
limit        the limits of what is read
reference    how the records of a briefing refer to each other
"""
