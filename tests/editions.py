"""The sample's editions, each checked and written once for all tests."""

from functools import cache

from briefer.pipeline import Request, check, write
from briefer.store.library import Library
from briefer.store.new import sample

AUDIENCES = ("markets", "nato", "gulf", "common")
TEMPLATES = ("assessment", "brief", "talking-points")
TRANSLATIONS = (("gulf", "ar"), ("nato", "fr"))
EDITIONS = tuple(
    (audience, template, language)
    for audience, language in (*((each, "") for each in AUDIENCES), *TRANSLATIONS)
    for template in TEMPLATES
)


@cache
def checked(audience, template, language=""):
    """Return the checked edition of the sample, in the audience's own language without another."""
    request = Request(audience=audience, template=template, language=language)
    return check(sample(), Library(), request)


@cache
def written(audience, template, format_name, language=""):
    """Return the bytes of the edition of the sample."""
    return write(checked(audience, template, language), format_name).data
