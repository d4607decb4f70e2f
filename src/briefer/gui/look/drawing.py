"""The files of the icons, in which `currentColor` is the stroke."""

from briefer import bundled


def svg(name: str, colour: str) -> bytes:
    """Return the file of an icon with its stroke in a colour."""
    return (
        bundled.asset("icons", f"{name}.svg").read_bytes().replace(b"currentColor", colour.encode())
    )
