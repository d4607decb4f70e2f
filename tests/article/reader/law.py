"""What holds for every extract, and how tests look at one."""

from unicodedata import is_normalized

from briefer.article.extract import Extract


def check(extract: Extract) -> None:
    """Fail where an extract breaks what its docstrings promise."""
    assert extract.text == "\n\n".join(map(extract.of, extract.paragraphs))
    assert is_normalized("NFC", extract.text)
    end = -2
    for paragraph in extract.paragraphs:
        text = extract.of(paragraph)
        assert paragraph.start == end + 2
        assert text
        assert text == " ".join(text.split())
        end = paragraph.end
        for mark in paragraph.marks:
            marked = extract.text[mark.start : mark.end]
            assert paragraph.start <= mark.start < mark.end <= paragraph.end
            assert marked == marked.strip()
            assert bool(mark.address) == (mark.kind == "link")
            assert mark.address.startswith(
                ("http://", "https://", "mailto:", *[""] * (mark.kind != "link"))
            )
        assert (paragraph.cell is not None) == (paragraph.kind == "cell")
        assert (paragraph.list > 0) == (paragraph.kind == "item")
        assert (paragraph.level > 0) == (paragraph.kind in ("item", "heading"))


def solid(text: str) -> str:
    """Return the characters that are not white space."""
    return "".join(text.split())


def dropped(extract: Extract, *kinds: str) -> int:
    """Return how many characters were left out: of these kinds, of all without any."""
    return sum(each.characters for each in extract.dropped if not kinds or each.kind in kinds)


def is_within(part: str, whole: str) -> bool:
    """Return whether the characters of one text stand in another in their order."""
    rest = iter(whole)
    return all(character in rest for character in part)


def shown(extract: Extract) -> list[str]:
    """Return each paragraph as its kind and its text, with what else is known of it."""
    found = []
    for paragraph in extract.paragraphs:
        sign = {
            "heading": "#" * paragraph.level,
            "item": "  " * (paragraph.level - 1) + ("1." if paragraph.is_ordered else "-"),
            "quote": ">",
            "caption": "^",
            "cell": "|",
        }.get(paragraph.kind, "_" if paragraph.is_underlined else "")
        found.append(f"{sign} {extract.of(paragraph)}" if sign else extract.of(paragraph))
    return found
