"""Release: who may read an item. Withholding is by whole items and denies by default."""

from collections.abc import Iterable
from typing import Final, Literal

COMMON: Final = "common"
"""The reader of the common text: what is released to all, in default texts, safe to hand on."""

ALL: Final = "all"
"""Every audience of the briefing, later ones too."""

Release = Literal["all"] | tuple[str, ...]
"""ALL, or the ids of the audiences that may read; an empty tuple is nobody."""


def permits(release: Release, audience: str) -> bool:
    """Return whether the audience may read; the common text has only what is released to all."""
    return release == ALL or (audience != COMMON and audience in release)


def narrowed(release: Release, parent: Release) -> Release:
    """Return the release of an item in a parent: a child is never wider than its parent."""
    if parent == ALL:
        return release
    if release == ALL:
        return parent
    return tuple(audience for audience in release if audience in parent)


def readers(release: Release, audiences: Iterable[str]) -> tuple[str, ...]:
    """Return those of the audiences that may read, in their order."""
    return tuple(audience for audience in audiences if permits(release, audience))
