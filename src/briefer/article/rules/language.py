"""The language of an article: what it declares, else its script, else its commonest words."""

from briefer.article.extract import Extract
from briefer.article.lexicon import LANGUAGES, lexicon, words

_SAMPLE = 20_000
_COMMON = 0.12
"""At least this share of the words of a text are among the commonest of its language."""


def language(extract: Extract) -> str:
    """Return the tag of the language, empty where nothing tells it.

    What is declared holds unless the words are plainly those of another language.
    """
    text = extract.text[:_SAMPLE]
    found = words(text)
    counts = {
        tag: sum(word.folded in lexicon(tag).stop_words for word in found) for tag in LANGUAGES
    }
    best = max(counts, key=lambda tag: counts[tag])
    declared = extract.declared.language
    primary = declared.lower().partition("-")[0].partition("_")[0]
    if declared and not 2 * counts.get(primary, counts[best]) < counts[best]:
        return declared
    letters = sum(map(str.isalpha, text))
    if 2 * sum("\u0600" <= each <= "\u06ff" for each in text) > letters:
        return "ar"
    return best if found and counts[best] >= _COMMON * len(found) else ""
