"""Markdown: its structure, its marks, what it declares, and what is left out of it."""

from article.reader.law import dropped, shown

from briefer.article.reader import extract, extract_text

ARTICLE = """\
---
title: "The harbour"
authors:
  - Ada Moore
  - Jan de Vries
date: 2026-03-04
publisher: Harbour Review
lang: en-GB
tags: [ports, trade]
---

# The harbour {#top}

Ada Moore\\
The Hague

The talks *failed*, **as they do**. More [here](https://a.example/x "T") or [there](../y).
See [the paper][p] and the note.[^1]

Underlined
----------

> Nobody said why.

- oil
  - crude
- gas

3. third
4. fourth

| Port | Ships |
|------|------:|
| Aden | 12 |

![A picture of ships](ships.png)

***

<div><p>From a page, <b>strong</b>.</p><script>alert(1)</script></div>

Inline <b>tags</b> and <span>others</span>&nbsp;too.

    code goes
    here

[p]: https://a.example/paper
[^1]: The note itself.
"""


def test_structure():
    assert shown(extract(ARTICLE.encode(), "a.md")) == [
        "# The harbour", "Ada Moore", "The Hague",
        "The talks failed, as they do. More here or there. See the paper and the note.",
        "## Underlined", "> Nobody said why.", "- oil", "  - crude", "- gas",
        "1. third", "1. fourth", "| Port", "| Ships", "| Aden", "| 12",
        "From a page, strong.", "Inline tags and others too.", "code goes here",
        "The note itself.",
    ]  # fmt: skip


def test_marks():
    found = extract_text(ARTICLE)
    assert found.format == "markdown"
    marks = [
        (mark.kind, found.text[mark.start : mark.end], mark.address)
        for paragraph in found.paragraphs
        for mark in paragraph.marks
    ]
    assert marks == [
        ("emphasis", "failed", ""),
        ("strong", "as they do", ""),
        ("link", "here", "https://a.example/x"),
        ("link", "the paper", "https://a.example/paper"),
        ("strong", "strong", ""),
        ("strong", "tags", ""),
    ]


def test_front_matter_is_declared():
    declared = extract_text(ARTICLE).declared
    assert declared.title == "The harbour"
    assert declared.authors == ("Ada Moore", "Jan de Vries")
    assert declared.published == "2026-03-04"
    assert declared.publisher == "Harbour Review"
    assert declared.language == "en-GB"


def test_what_is_left_out_is_counted():
    found = extract_text(ARTICLE)
    kinds = {each.kind for each in found.dropped}
    assert kinds == {"metadata", "field", "markup", "picture", "script"}
    assert dropped(found, "picture") == len("Apictureofships")


def test_rules_round_prose_are_no_front_matter():
    found = extract(b"---\n\nThe talks failed.\n\n---\n\nNobody said why.\n", "a.md")
    assert shown(found) == ["The talks failed.", "Nobody said why."]


def test_footnote_is_no_reference_that_vanishes():
    found = extract(b"Word.[^a]\n\n[^a]: Reuters\n", "a.md")
    assert shown(found) == ["Word.", "Reuters"]


def test_plain_text_with_one_star_is_no_markdown():
    assert extract_text("# 4 of the series\n\nA *word* and 2 * 3.").format == "text"
