"""The limits of what is read, each checked before the bytes are."""

from typing import Final

_MB: Final = 1024 * 1024

LARGEST_FILE: Final = 1024 * _MB
LARGEST_CONTENT: Final = 32 * _MB
LARGEST_SKELETON: Final = 2 * _MB
LARGEST_PICTURE: Final = 25 * _MB
MOST_PIXELS: Final = 50_000_000
MOST_MEMBERS: Final = 5000
MOST_VALUES: Final = 2_000_000
DEEPEST: Final = 200
MOST_DIGITS: Final = 15
