"""Articles: a news analysis becomes a structured draft, by rules that one can follow.

    bytes  --reader-->  Extract     the cleaned text, its paragraphs, what was left out
    Extract  --rules-->  Placement  where each character belongs, by which rule
    Placement  --draft-->  Briefing

extract      what a reader finds: the text with its paragraphs and marks, and what was dropped
reader       plain text, Markdown, HTML and Word, within limits; nothing is fetched
lexicon      the words of a language that the rules go by: data files
rules        headings, labels, bylines, credits: each rule has a name and a sentence
placement    pieces and parts; `revise` changes them by hand
profile      what was corrected for an outlet, for next time
draft        the briefing that a placement makes

No character of the text that is not white space is ever lost: what no rule knows is unassigned.
"""
