"""Fuzzy search: whether the letters that were typed are in a text, in order, and how well."""


def score(typed: str, text: str) -> int:
    """Return how well the typed letters fit the text, 0 for not at all.

    Letters that begin a word count most, then those that follow the one before.
    """
    letters = "".join(typed.casefold().split())
    within = text.casefold()
    if not letters:
        return 1
    starts = [at for at, letter in enumerate(within) if letter == letters[0]]
    return max((_from(letters, within, start) for start in starts), default=0)


def _from(letters: str, text: str, start: int) -> int:
    total, at, before = 0, start, -2
    for letter in letters:
        at = text.find(letter, at)
        if at < 0:
            return 0
        if at == 0 or not text[at - 1].isalnum():
            total += 8
        elif at == before + 1:
            total += 5
        else:
            total += 1
        before, at = at, at + 1
    return total
