"""Audiences, yardsticks and languages from the TOML text of their files."""

import re
from typing import TypeVar

from briefer.errors import ThemeError, said
from briefer.model.audience import Audience
from briefer.model.judgement import Yardstick
from briefer.model.language import Language
from briefer.model.record import Record
from briefer.model.release import ALL
from briefer.store.codec import decode
from briefer.store.encoding import encode
from briefer.store.place import by_keys
from briefer.store.toml import read_toml, write_toml
from briefer.store.trial import Trial

R = TypeVar("R", bound=Record)


def read_audience(text: str) -> Audience:
    """Return the audience. Raises ThemeError, with the key."""
    audience = _read(Audience, text)
    if audience.id == ALL:
        raise ThemeError('No audience has the id "all".', key="id")
    return audience


def write_audience(audience: Audience) -> str:
    """Return the text of its file."""
    return write_toml(encode(audience))


def read_yardstick(text: str) -> Yardstick:
    """Return the yardstick. Raises ThemeError, with the key."""
    yardstick = _read(Yardstick, text)
    if len({band.id for band in yardstick.bands}) < len(yardstick.bands):
        raise ThemeError("Two bands have the same id.", key="bands")
    for index, band in enumerate(yardstick.bands, 1):
        if not 0 <= band.low <= band.high <= 100:
            raise ThemeError(
                said(
                    "Band {number} is from {low} to {high}, not within 0 and 100.",
                    number=index,
                    low=band.low,
                    high=band.high,
                ),
                key="bands",
            )
    return yardstick


def read_language(text: str) -> Language:
    """Return the language. Raises ThemeError, with the key."""
    language = _read(Language, text)
    if len(language.months) != 12:
        raise ThemeError(
            said("The months have {count} names, not 12.", count=len(language.months)),
            key="months",
        )
    if not _has_plain_places(language.date) or _places(language.date) - {"day", "month", "year"}:
        raise ThemeError(
            "date is no pattern of a date.", 'Write it like "{day} {month} {year}".', key="date"
        )
    for name, label in language.labels.items():
        if not _has_plain_places(label):
            raise ThemeError(
                said("The label {name} has a place to fill in that is not plain.", name=name),
                "Write it like {page}.",
                key="labels",
            )
    return language


def _has_plain_places(label: str) -> bool:
    """Return whether a label has nothing to fill in but names in braces."""
    return bool(re.fullmatch(r"(?:[^{}]|{{|}}|{[^\W\d]\w*})*", label))


def _places(label: str) -> set[str]:
    return {name for name in re.findall(r"{{|{(\w+)}", label) if name}


def _read(kind: type[R], text: str) -> R:
    data = read_toml(text)
    trial = Trial(
        fault=lambda place, sentence: ThemeError(sentence, key=", ".join(place)), words=by_keys
    )
    record = decode(kind, data, trial)
    if trial.reasons:
        raise ThemeError(trial.reasons[0])
    return record
