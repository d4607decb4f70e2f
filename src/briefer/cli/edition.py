"""Which editions the words of a command ask for, as `export` and `check` share them."""

from argparse import Namespace

from briefer.pipeline import Request, requests
from briefer.store.file import Opened


def wanted(opened: Opened, options: Namespace) -> tuple[Request, ...]:
    """Return the editions that are asked for. Raises FileError for an audience that is unknown."""
    like = Request(
        audience="",
        template=options.template,
        theme=options.theme,
        page=options.page,
        options=dict(options.options),
    )
    return requests(opened, options.audiences, options.languages, like)


def label(request: Request) -> str:
    """Return what an edition is called where it is told of."""
    return f"{request.audience} ({request.language})" if request.language else request.audience
