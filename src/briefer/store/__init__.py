"""Files: briefings, the library, backups, locks; it prints nothing and knows no output format.

file         a .briefing: `open_briefing`, `save_briefing`, `Opened`
pictures     its pictures by hash; `picture` imports one
template     a .brieftemplate: `read_template`, `write_template`, `SavedTemplate`
library      audiences, templates, themes, yardsticks, languages: in layers that lie over each other
shelf        those of one kind, one's own added, copied, renamed, removed; `layered` reads them
draft        an item of the library while it is changed: `begin`, `save`
bundle       a .briefbundle: `unpack`, `write_bundle`; `packing` goes from and into the library
key          the keys that sign bundles
origin       who made what came in by one
shared       the shared folder of the library, and the copy of it that is used
pinned       what a briefing was written with, in its file; `carried` the library as it has that
update       where the library has another version of it
new          a new briefing from a template, and the sample
saving       `write_whole`: a file is replaced whole or not at all
profile      what was corrected in the articles of an outlet
written      what was written where, so that a file that someone changed is not replaced
lock         who has a briefing open
journal      what was written since the last save, for after a crash
backup       the five last states of each briefing
home         the folders that the program writes

content      meta.json and content.json
codec        records from JSON-like data; `encoding` is the way back
restriction  what bears on who may read: it fails closed; `trial` is one reading
item         audiences, yardsticks, languages from TOML; `manifest` a template's
canonical    JSON with everything doubtful refused
archive      the zip of stored members
layout       what may lie in which folder of a library, by name
font         whether a file can be a font that may be embedded
process      which process this is
regular      a regular file, opened without waiting for what is none
rewriting    TOML text with other tables, and its comments
temporary    the new file that a save writes
fingerprint  whether a file is still the one that was read
limit        the limits of what is read
reference    how the records of a briefing refer to each other
"""
