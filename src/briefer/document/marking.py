"""Markings: what their schemes prescribe."""

TLP_COLOURS = {
    "TLP:RED": "#FF2B2B",
    "TLP:AMBER+STRICT": "#FFC000",
    "TLP:AMBER": "#FFC000",
    "TLP:GREEN": "#33FF00",
    "TLP:CLEAR": "#FFFFFF",
}
"""The colours of the labels' letters, which stand on black (TLP 2.0, first.org/tlp)."""
