"""`briefer fonts`: the families that a theme can name, and what the licences of others forbid."""

from argparse import Namespace

from briefer.cli.output import say, say_json
from briefer.cli.status import Status
from briefer.store.installed import STYLES, families

_ORIGINS = {"bundled": "", "own": "your own", "shared": "shared", "machine": "of this machine"}


def run(options: Namespace) -> int:
    """List the families of fonts."""
    found = [each for each in families() if options.all or each.is_usable()]
    if options.json:
        say_json(
            [
                {
                    "family": each.name,
                    "styles": [style for style in STYLES if style in each.files],
                    "licence": each.licence,
                    "origin": each.origin,
                    "usable": each.is_usable(),
                }
                for each in found
            ]
        )
        return Status.DONE
    width = max((len(each.name) for each in found), default=0)
    for each in found:
        styles = ", ".join(style.replace("_", " ") for style in STYLES if style in each.files)
        where = _ORIGINS[each.origin]
        end = f" ({where})" if where else ""
        why = "" if each.is_usable() else "; cannot be used"
        say(f"{each.name:{width}}  {styles}; {each.licence}{why}{end}")
    return Status.DONE
