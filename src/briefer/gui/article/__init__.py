"""The review: an imported article beside the draft that it becomes, until it is accepted.

review   what is revised, with its history, and where one is in it; the one mutable object here
words    what parts, roles and rules are called
rows     the draft as a list: its parts, each with what belongs to it
sheet    the article as it was read, leaf by leaf; `leaf` parts a long one
article  the sheet with its stretches coloured; `margin` names their parts
draft    the list, in which passages are moved; `delegate` paints it
command  what is done with passages and parts, and their menu
detail   what is told of the chosen passage or part; `source` of the article, `known` who is
begin    what the briefing begins with: title, date, template, audiences
found    sentences that may become judgements, and what was left out
kept     the corrections of the outlet, used and kept
head     back, undo, doubts, accept
page     the page of all that
reading  the thread that reads a file
"""
