"""The manifest of a template: TOML in the first comment of its file, so that its lines stay true.

    {#
    id = "assessment"
    title = "Assessment"
    #}
    <document ...

It knows nothing of the body.
"""

import re

from briefer.errors import TemplateError, ThemeError, said
from briefer.model.template import Manifest
from briefer.store.codec import decode
from briefer.store.place import by_keys
from briefer.store.toml import read_toml
from briefer.store.trial import Trial

_LONGEST = 100_000


def read_manifest(text: str) -> Manifest:
    """Return the manifest of the text of a template. Raises TemplateError, with the line."""
    return manifest_of(parted(text)[0])


def manifest_of(toml: str) -> Manifest:
    """Return the manifest of its TOML. Raises TemplateError, with the line."""
    if len(toml) > _LONGEST:
        raise TemplateError(
            said("The manifest has over {most:,} characters.", most=_LONGEST), line=1
        )
    try:
        data = read_toml(toml)
    except ThemeError as fault:
        found = re.search(r"at line (\d+)", fault.message)
        line = int(found[1]) if found else toml.count("\n") + 1
        raise _unusable(fault.message, line) from None
    trial = Trial(fault=lambda place, sentence: _fault(toml, place, sentence), words=by_keys)
    manifest = decode(Manifest, data, trial)
    if trial.reasons:
        raise _unusable(trial.reasons[0], 1)
    if manifest.max_pages < 0:
        raise _fault(toml, ("max_pages",), "max_pages is less than 0.")
    for name, option in manifest.options.items():
        if option.choices and option.default not in option.choices:
            message = said(
                "The default of the option {option} is not one of its choices.", option=name
            )
            raise _fault(toml, (name, "default"), message)
    return manifest


def parted(text: str) -> tuple[str, str]:
    """Return the TOML of the manifest, and the body behind it. Raises TemplateError."""
    if not text.startswith("{#"):
        raise TemplateError(
            "The template has no manifest.",
            "Its first characters are {#, then come its id and title as TOML, then #}.",
            line=1,
        )
    end = text.find("#}")
    if end < 0:
        raise TemplateError(
            "The manifest does not end.", "Write #} on a line of its own below it.", line=1
        )
    toml = text[2:end]
    line = toml.count("\n") + 1
    if toml.rpartition("\n")[2].strip():
        raise TemplateError(
            said('The manifest has "#}}" inside line {line}.', line=line),
            "That ends it: leave it out of texts, and write it on a line of its own at the end.",
            line=line,
        )
    return toml, text[end + 2 :]


def _fault(toml: str, place: tuple[str, ...], sentence: str) -> TemplateError:
    """Return the fault with the line on which the last key of the place seems to stand."""
    keys = [step for step in place if not step.startswith("item ")]
    found = keys and re.search(rf"^.*\b{re.escape(keys[-1])}\b", toml, re.MULTILINE)
    line = toml.count("\n", 0, found.start()) + 1 if found else 1
    return _unusable(sentence, line)


def _unusable(sentence: str, line: int) -> TemplateError:
    return TemplateError(
        said("The manifest cannot be used. {fault}", fault=sentence),
        said("It is at the top of the file; look at line {line}.", line=line),
        line=line,
    )
