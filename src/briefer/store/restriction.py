"""What bears on who may read something: it fails closed.

A key or a value that is not known in it is no fault but a reason to keep the whole shut: the file
may be looked at, but not saved or exported. It is read as nobody.
"""

from collections.abc import Container
from typing import Any, Final

from briefer.model.marking import UNMARKED, Marking
from briefer.model.record import IDENTIFIER
from briefer.model.release import ALL, COMMON
from briefer.model.text import Text
from briefer.store.place import Place, shown
from briefer.store.trial import Trial

MUST: Final = "must"
"""The key of an object that lists the fields which a reader has to know."""


def must(value: Any, known: Container[str], at: Place, trial: Trial) -> None:
    """Close where a field has to be known and is not."""
    if type(value) is not list or not all(isinstance(name, str) for name in value):
        trial.close((at, MUST), "{place} is no list of names of fields.")
        return
    for name in value:
        if name not in known:
            trial.close(
                at,
                "{place} has to be read with {name}, which this version does not know.",
                name=shown(name),
            )


def release(value: Any, at: Place, trial: Trial) -> Any:
    """Return the release; of one that is not known what can be read, else nobody."""
    return ALL if value == ALL else audiences(value, at, trial)


def audiences(value: Any, at: Place, trial: Trial) -> Any:
    """Return the ids of audiences; what names none closes and is left out."""
    if type(value) is not list:
        trial.close(at, "{place} is {value}, which this version does not know.", value=shown(value))
        return ()
    found = tuple(item for item in value if _names_audience(item))
    for item in value:
        if not _names_audience(item):
            trial.close(at, "{place} has {value}, which is no audience.", value=shown(item))
    if len(set(found)) < len(found):
        trial.close(at, "{place} names an audience twice.")
    return found


def marking(value: Any, at: Place, trial: Trial) -> Any:
    """Return the marking; no marking for one of a scheme that is not known."""
    if type(value) is not dict:
        trial.close(at, "{place} is {value}, which this version does not know.", value=shown(value))
        return UNMARKED
    for key in value.keys() - {"scheme", "text"}:
        trial.close(at, "{place} has {value}, which this version does not know.", value=shown(key))
    scheme, words = value.get("scheme", ""), value.get("text", "")
    if scheme not in ("", "tlp", "text") or type(words) is not str:
        trial.close(at, "{place} is of a scheme that this version does not know.")
        return UNMARKED
    extra = {key: item for key, item in value.items() if key not in ("scheme", "text")}
    found = Marking(scheme=scheme, text=words, extra=extra)
    if scheme == "tlp" and found.rank() < 0:
        trial.close((at, "text"), "{place} is {value}, which is no TLP label.", value=shown(words))
    return found


def text(value: Any, at: Place, trial: Trial) -> Any:
    """Return the text. What is not known in it, above all by audience, closes."""
    if type(value) is str:
        return Text(value)
    if type(value) is not dict:
        trial.refuse(at, "{place} is {value}, not text.", value=shown(value))
    for key in value.keys() - {"default", "audiences", "languages", "audience_languages"}:
        trial.close(at, "{place} has {value}, which this version does not know.", value=shown(key))
    by_language = _by_language(
        value.get("audience_languages", {}), (at, "audience_languages"), trial
    )
    return Text(
        default=_string(value.get("default", ""), (at, "default"), trial),
        audiences=_by_audience(value.get("audiences", {}), (at, "audiences"), trial, str),
        languages=_strings(value.get("languages", {}), (at, "languages"), trial),
        both=by_language,
    )


def _by_language(value: Any, at: Place, trial: Trial) -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    for audience, texts in _by_audience(value, at, trial, dict).items():
        for language, words in texts.items():
            if type(words) is str:
                found[audience, language] = words
            else:
                trial.close(
                    ((at, audience), language), "{place} is {value}, not text.", value=shown(words)
                )
    return found


def _by_audience(value: Any, at: Place, trial: Trial, kind: type) -> dict[str, Any]:
    if type(value) is not dict:
        trial.close(at, "{place} is {value}, which this version does not know.", value=shown(value))
        return {}
    found = {}
    for audience, item in value.items():
        if not _names_audience(audience):
            trial.close(at, "{place} has {value}, which is no audience.", value=shown(audience))
        elif type(item) is not kind:
            trial.close(
                (at, audience),
                "{place} is {value}, which this version does not know.",
                value=shown(item),
            )
        else:
            found[audience] = item
    return found


def _strings(value: Any, at: Place, trial: Trial) -> dict[str, str]:
    if type(value) is not dict:
        trial.refuse(at, "{place} is {value}, not an object.", value=shown(value))
    return {key: _string(item, (at, key), trial) for key, item in value.items()}


def _string(value: Any, at: Place, trial: Trial) -> str:
    if type(value) is not str:
        trial.refuse(at, "{place} is {value}, not text.", value=shown(value))
    return str(value)


def _names_audience(value: Any) -> bool:
    return type(value) is str and value not in (ALL, COMMON) and bool(IDENTIFIER.fullmatch(value))
