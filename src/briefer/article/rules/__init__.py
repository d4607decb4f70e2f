"""Rules: what each line of an article is, and by which rule one can see that.

    lines -> captions, adverts -> top (title, byline, date) -> credits -> headings
          -> what comes next -> bottom line -> pieces and parts

line         paragraphs with their shape
letterhead   heads of letters, e-mails and memoranda
title        title, kicker, standfirst, dateline
byline       who wrote it, when, and for whom; date how dates are written
credit       credits, notes on authors, captions, adverts
heading      which lines are headings; kind says of what
label        how a paragraph says for whom it speaks, name whom that means
span         where what comes next is said
stakeholder  which labels count there, and what stands under them
lead         the bottom line
likelihood   sentences that may become judgements
language     whose lexicon
place        the placement, from the lines

Each rule decides only what no rule before it has; a profile of the outlet decides first.
"""

from collections.abc import Mapping
from typing import Final

from briefer.article.extract import Extract
from briefer.article.lexicon import lexicon
from briefer.article.placement import Placement
from briefer.article.profile import Profile
from briefer.article.rules import credit, heading, lead, letterhead, stakeholder, title
from briefer.article.rules.language import language
from briefer.article.rules.likelihood import MOST, suggestions
from briefer.article.rules.line import Article, lines_of
from briefer.article.rules.place import pieces_of
from briefer.errors import said

RULES: Final[Mapping[str, str]] = {
    "title": said("A short line above the text is the title."),
    "kicker": said("A short line above the title is kept with the byline."),
    "byline": said("A line near the title that says who wrote the article is its byline."),
    "date": said("A short line with a date above the text is kept with the byline."),
    "letterhead": said(
        "The head of a letter or memorandum, its greeting and its end are no part of the text."
    ),
    "contact": said("A number or an address to write to is kept with the byline or the credits."),
    "masthead": said("A line above the text that names its outlet is kept with the byline."),
    "dateline": said("Place, date and agency before the first sentence are kept with the byline."),
    "standfirst": said("A paragraph set between the title and the text is the bottom line."),
    "lead": said("The first paragraph is the bottom line."),
    "lead-below": said("News in the first paragraph below a standfirst is the bottom line too."),
    "summary-box": said("What is headed as the bottom line or the key points is the bottom line."),
    "heading-style": said("The file says that this line is a heading."),
    "heading-underlined": said("A short line with a rule under it is a heading."),
    "heading-bold": said("A short line in bold is a heading."),
    "heading-capitals": said("A short line in capitals is a heading."),
    "heading-numbered": said("A short line with a number before it is a heading."),
    "heading-shape": said(
        "A short line without a full stop and with longer text after it is a heading."
    ),
    "heading-profile": said("A line that you made a heading before is one in this outlet."),
    "before-headings": said(
        "Text after the first paragraph and before any heading is the situation."
    ),
    "under-heading": said("Text belongs to the heading above it."),
    "regional-opening": said(
        "A paragraph that opens by speaking of the region begins a section on it."
    ),
    "outlook-colon": said("A name with a colon says for whom the paragraph speaks."),
    "outlook-dash": said("A name with a dash says for whom the paragraph speaks."),
    "outlook-bold": said("Bold words at its start say for whom the paragraph speaks."),
    "outlook-stop": said("A name with a full stop says for whom the paragraph speaks."),
    "outlook-own": said("A name on a line of its own says for whom the next paragraphs speak."),
    "outlook-heading": said("A heading with a name says for whom the text under it speaks."),
    "outlook-opening": said("Words such as “As for” say for whom the paragraph speaks."),
    "outlook-place": said("Words such as “In Tehran” say for whom the paragraph speaks."),
    "outlook-tail": said("A paragraph that opens with somebody\u2019s next move speaks for them."),
    "outlook-start": said("A paragraph that begins with a name may speak for it."),
    "outlook-continued": said("A paragraph without a label belongs to the last label above it."),
    "outlook-general": said(
        "A paragraph on what comes next that names no stakeholder is a section."
    ),
    "credit": said("A line of sources, rights or thanks near an end of the article is a credit."),
    "author-note": said("A line that says who the author is counts as a credit."),
    "caption": said("The caption of a picture or table is kept with the credits."),
    "advert": said("A line that asks for something or leads elsewhere is not the article\u2019s."),
    "running": said("A line that comes again on each page is not the article\u2019s."),
    "after": said("A line after the end of the article is not the article\u2019s."),
    "rule": said("A line without words is kept with the credits."),
    "profile": said("A line that you placed before has the same place in this outlet."),
    "rest": said("No rule knows this text."),
    "hand": said("You placed this by hand."),
}
"""What each rule goes by, in a sentence."""


def place(extract: Extract, profile: Profile | None = None) -> Placement:
    """Return where each character of an article belongs; the profile of an outlet decides first."""
    tag = language(extract)
    article = Article(
        extract=extract,
        lexicon=lexicon(tag),
        profile=profile or Profile(outlet=""),
        lines=lines_of(extract),
    )
    _follow_profile(article)
    credit.mark_anywhere(article)
    letterhead.mark(article)
    title.mark(article)
    credit.mark_ends(article)
    heading.mark(article)
    stakeholder.mark(article)
    lead.mark(article)
    pieces, parts = pieces_of(article)
    passages = (each for each in pieces if each.role == "passage" and each.start < MOST)
    return Placement(
        language=tag,
        pieces=pieces,
        parts=parts,
        title=article.title,
        authors=article.authors,
        published=article.published,
        publisher=article.publisher or article.sourced,
        address=extract.declared.address,
        suggestions=tuple(
            found
            for each in passages
            for found in suggestions(
                extract.text[each.start : each.end], each.start, article.lexicon
            )
        ),
    )


def _follow_profile(article: Article) -> None:
    """Place the lines whose place a person has said before."""
    roles = article.profile.lines
    for line in article.lines if roles else ():
        match roles.get(line.key):
            case "byline" | "credit" | "unassigned" as role:
                line.place(role, "profile")
            case _:
                pass
