r"""Edit a briefing once, print it for each audience.

              gui (PySide6)                      cli        (only __main__ knows both)
                   \_______________   ____________/
                                   \ /
                                pipeline           load -> compile -> write
             ____________________/ | \____________________
            /                      |                      \
         store                  edition                 writers
   files, library,       Jinja2 (sandbox) -> markup   pdf | docx | html | markdown | text | xml
   saving, locks         -> tree; problems as values  document and theme only
            \                  /      \                  |
             \                /        \              typeset     tree + theme -> pages
              \______________/          \________________/
                   model                    document
      Briefing Outlook Audience       tree  markup  prose  theme  walk
      Template Marking History        (no briefing, no format)
                   \____________________ ____________________/
                                       errors

    Briefing + Audience + Template --compile--> Edition = Document + Problems
    Document + Theme               --write-->   bytes   (PDF: --typeset--> pages --draw--> bytes)

`article` stands beside these: a news analysis is read, sorted by rules, and begun as a briefing.

- Two pure cores: `model` is what the analyst edits, `document` is what is printed. Neither knows
  the other; both are frozen values.
- What an audience may not read ends in `edition.restrict`, before anything is numbered or laid out.
- Each step of `edition` begins with what it came to last for the same reader and order, and does
  anew what has changed; without that it comes to the same.
- Generic blocks with roles: a new idea of the domain is a role in a template and a theme.
- Pages are a value that knows where every block stands; the PDF writer only draws it.
- What is wrong with content is a `Problem`; a fault that the user can mend is a `BrieferError`.
- The same input gives the same bytes: there is no clock but what a briefing says.
- A template that did not ship is a stranger's: it runs in a process that can be killed (`worker`).

Layers are held by import-linter (pyproject.toml); `bundled` finds the files that ship.
"""

__version__ = "0.1.0"
