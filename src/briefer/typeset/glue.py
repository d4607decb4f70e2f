"""Glue: the spaces of a text at which no line ends, and those that a language wants narrow.

Where the field wants no line end: a number and its unit, "24 November", "U.S. and", "Mr Smith",
"No. 4". It knows no looks.
"""

import re
from collections.abc import Iterator, Sequence


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_UNITS = _words(
    "% ‰ °C km m cm mm kg t km/h mph kn nm ft ha GW MW kW TWh GWh MWh kWh kV kt Mt bcm mb/d "
    "kb/d bpd bn mn tn pm am GMT UTC per percent billion million trillion thousand dollar dollars "
    "euro euros barrels milliers million millions milliard milliards Mio Mrd Millionen "
    "Milliarden Billionen Tausend Prozent Dollar Euro Uhr"
)
_MONTHS = _words(
    "January February March April May June July August September October November December "
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre "
    "Januar Februar März Mai Juni Juli Oktober Dezember "
    "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر"
)
_NUMBERED = _words(
    "Figure Table Annex Article Chapter Section Page page pages Resolution Tableau Annexe "
    "Chapitre Abbildung Tabelle Anhang Artikel Kapitel Seite No. Nr. no. pp. p. Art. S. § $ € £"
)
_DIGITS = "0-9\u0660-\u0669\u06f0-\u06f9"  # \d is looked up one by one
_CANDIDATE = re.compile(
    # It begins with the few letters that can be beside such a space, which are found at once.
    rf"[{_DIGITS}[\u2013\u2014.MDSHF](?:"
    r"(?:(?<=\d)|(?<=\b\w\.)|(?<=(?:Mr|Ms|Dr|St|Lt)\.)|(?<=(?:Mrs|Gen|Col|Adm|Sen)\.)"
    r"|(?<=M)(?:rs?|s|me)|(?<=D)r|(?<=S)t|(?<=H)err|(?<=F)rau) "
    rf"|(?<= [{_DIGITS}[\u2013\u2014]))"
)
_INITIALS = re.compile(r"(?:[A-Z]\.){2,}")
_AROUND = "()[],.;:!?\"'\u2018\u2019\u201c\u201d\xab\xbb"
_FRENCH = re.compile(r"[ \u00a0](?:(?=[;:!?»%])|(?<=«.)|(?<=\d.)(?=\d{3}(?!\d)))")
_DASHES = ("\u2013", "\u2014")
_NARROW = "\N{NARROW NO-BREAK SPACE}"


def glued(text: str) -> Sequence[int]:
    """Return the places of the spaces at which no line ends."""
    if _CANDIDATE.search(text) is None:
        return ()
    return [at for at in dict.fromkeys(_candidates(text)) if _is_glued_at(text, at)]


def _candidates(text: str) -> Iterator[int]:
    for found in _CANDIDATE.finditer(text):
        start, end = found.span()
        if start and text[start - 1] == " " and text[start] not in ".MDSHF":
            yield start - 1
        if text[end - 1] == " ":
            yield end - 1


def _is_glued_at(text: str, at: int) -> bool:
    before = text[text.rfind(" ", 0, at) + 1 : at].lstrip(_AROUND)
    end = text.find(" ", at + 1)
    after = text[at + 1 : end if end >= 0 else len(text)]
    return bool(before and after) and _is_glued(before, after)


def _is_glued(before: str, after: str) -> bool:
    """Return whether two words stay on one line."""
    if after[0] in _DASHES or after[0] == "[":
        return len(after) == 1 or after[1].isdigit()
    if after[0].isdigit():
        return before in _NUMBERED or before in _MONTHS or _is_group(before, after)
    if before[0].isdigit():
        bare = after.rstrip(_AROUND)
        return bare in _MONTHS or (bare in _UNITS and before[-1] != ".")
    return _is_abbreviated(before, after)


def _is_group(before: str, after: str) -> bool:
    """Return whether words are thousands and the three digits after them."""
    return before[-1].isdigit() and after[:3].isdigit() and len(after.rstrip(_AROUND)) == 3


def _is_abbreviated(before: str, after: str) -> bool:
    """Return whether a short form belongs to the next word: "U.S. and", "Mr Smith", "z. B."."""
    if _INITIALS.fullmatch(before):
        return after[0].isalnum()
    if before[0].islower():
        return len(before) == 2 and after[1:2] == "."
    return after[0].isupper()


def narrowed(text: str, lang: str) -> str:
    """Return the text with narrow spaces where the language has them, each for one of its own.

    French has them inside quotation marks, before high punctuation and between thousands (Lexique
    des règles typographiques en usage à l'Imprimerie nationale, 2002).
    """
    return _FRENCH.sub(_NARROW, text) if lang.startswith("fr") else text
