import pytest

from briefer.gui.look.palette import PALETTES, Scheme, contrast

SURFACES = ("window", "surface", "raised", "hover", "selected")
TEXTS = ("text", "secondary", "accent", "shared", "own", "missing")


def test_contrast_is_that_of_the_guidelines():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("scheme", PALETTES)
@pytest.mark.parametrize("surface", SURFACES)
def test_text_can_be_read_on_every_surface(scheme, surface):
    on = PALETTES[scheme]
    behind = getattr(on, surface)
    assert all(contrast(getattr(on, each), behind) >= 4.5 for each in TEXTS)
    assert contrast(on.edge, behind) >= 3


@pytest.mark.parametrize("scheme", PALETTES)
def test_text_can_be_read_on_the_accent_and_what_is_withheld_on_pages(scheme):
    on = PALETTES[scheme]
    assert contrast(on.on_accent, on.accent) >= 4.5
    assert contrast(on.on_accent, on.accent_hover) >= 4.5
    assert all(
        contrast(on.withheld, each) >= 4.5 for each in (on.window, on.surface, on.raised, on.hover)
    )


def test_a_scheme_that_is_unknown_is_that_of_the_desktop():
    assert Scheme("purple") is Scheme.SYSTEM
