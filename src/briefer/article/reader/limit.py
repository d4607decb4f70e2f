"""How much an article may hold: what is past a limit is refused in one sentence."""

from typing import Final

from briefer.errors import ArticleError, said

LARGEST: Final = 20 * 1024 * 1024
"""How large a file may be, in bytes."""

MOST_CHARACTERS: Final = 1_000_000
"""How long the text may be: that of a book."""

MOST_PARAGRAPHS: Final = 20_000

DEEPEST_LIST: Final = 9
"""How deep a list is taken to be nested, as in Word."""


def check_size(data: bytes) -> None:
    """Raise ArticleError where a file is too large."""
    if len(data) > LARGEST:
        raise ArticleError(
            said("The file is larger than {most} MB.", most=LARGEST // 1024**2),
            "Copy the text of the article and paste it.",
        )


def check_length(characters: int, paragraphs: int = 0) -> None:
    """Raise ArticleError where a text is too long for an article."""
    if characters > MOST_CHARACTERS or paragraphs > MOST_PARAGRAPHS:
        raise too_long()


def too_long() -> ArticleError:
    """Return the fault of what has more in it than any article."""
    return ArticleError(
        said(
            "It is longer than an article, which may have {most:,} characters.",
            most=MOST_CHARACTERS,
        ),
        "Copy the part that you need and paste it.",
    )


def too_deep() -> ArticleError:
    """Return the fault of what is nested in itself more often than anything that is written."""
    return ArticleError(
        "It is nested too deep to be read.",
        "Open it where it is shown, copy the text of the article and paste it.",
    )
