"""The sample's editions, each checked and written once for all tests."""

from functools import cache

from briefer.pipeline import Request, check, write
from briefer.store.library import Library
from briefer.store.new import sample

AUDIENCES = ("markets", "nato", "gulf", "common")
TEMPLATES = ("assessment", "brief", "talking-points")
EDITIONS = tuple((audience, template) for audience in AUDIENCES for template in TEMPLATES)


@cache
def checked(audience, template):
    """Return the checked edition of the sample."""
    return check(sample(), Library(), Request(audience=audience, template=template))


@cache
def written(audience, template, format_name):
    """Return the bytes of the edition of the sample."""
    return write(checked(audience, template), format_name).data
