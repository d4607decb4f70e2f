"""The language of an article: what it declares, else its script, else its commonest words."""

from briefer.article.extract import Extract
from briefer.article.lexicon import LANGUAGES, lexicon, words

_SAMPLE = 20_000


def language(extract: Extract) -> str:
    """Return the tag of the language: one that has a lexicon, or the one that is declared."""
    text = extract.text[:_SAMPLE]
    found = words(text)
    counts = {
        tag: sum(word.folded in lexicon(tag).stop_words for word in found) for tag in LANGUAGES
    }
    best = max(counts, key=lambda tag: counts[tag])
    declared = extract.declared.language
    primary = declared.lower().partition("-")[0].partition("_")[0]
    if primary in counts and counts[primary] * 2 < counts[best]:
        return best
    if declared:
        return declared
    letters = sum(map(str.isalpha, text))
    if sum("\u0600" <= each <= "\u06ff" for each in text) * 2 > letters:
        return "ar"
    return best
