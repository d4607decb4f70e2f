import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QFontInfo, QIcon, QPalette
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton

from briefer import bundled
from briefer.gui import look
from briefer.gui.look.palette import CONTRAST, DARK, LIGHT


@pytest.fixture(autouse=True)
def _dressed(qapp):
    look.apply(qapp, look.Scheme.LIGHT)
    yield
    look.choose(look.Scheme.LIGHT)


def strokes(icon, size, scale):
    image = icon.pixmap(QSize(size, size), scale, QIcon.Mode.Normal).toImage()
    points = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return image.width(), {
        image.pixelColor(*at).name() for at in points if image.pixelColor(*at).alpha() == 255
    }


@pytest.mark.parametrize(
    ("scheme", "on"),
    [(look.Scheme.LIGHT, LIGHT), (look.Scheme.DARK, DARK), (look.Scheme.CONTRAST, CONTRAST)],
)
def test_a_scheme_reaches_tokens_palette_and_widgets(scheme, on, qtbot):
    button = QPushButton("Save")
    button.setProperty("kind", "primary")
    qtbot.addWidget(button)
    button.resize(80, 30)
    look.choose(scheme)
    assert look.tokens() is on
    assert QApplication.palette().color(QPalette.ColorRole.Window).name() == on.window.lower()
    assert button.grab().toImage().pixelColor(6, 15).name() == on.accent.lower()


def test_an_icon_follows_the_palette_by_itself():
    icon = look.icon("save")
    assert strokes(icon, 20, 1)[1] <= {LIGHT.text.lower()}
    look.choose(look.Scheme.DARK)
    assert DARK.text.lower() in strokes(icon, 20, 2)[1]


@pytest.mark.parametrize("scale", [1, 1.25, 2, 3])
def test_an_icon_has_a_pixel_for_each_of_the_screen(scale):
    assert strokes(look.icon("matrix"), 20, scale)[0] == 20 * scale


def test_every_icon_is_drawn():
    names = [each.stem for each in bundled.asset("icons").iterdir()]
    assert all(
        LIGHT.accent.lower() in strokes(look.icon(name, "accent"), 20, 3)[1] for name in names
    )


def test_the_bundled_type_is_what_is_seen():
    assert QFontInfo(look.font("text")).family() == "IBM Plex Sans"
    assert look.font("text").pixelSize() == 15


def test_all_of_a_short_list_of_choices_is_seen(qapp, qtbot):
    look.apply(qapp, look.Scheme.LIGHT)
    box = QComboBox()
    qtbot.addWidget(box)
    box.addItems(["English", "Français"])
    box.show()
    box.showPopup()
    view = box.view()
    qtbot.waitUntil(view.isVisible, timeout=1000)
    last = view.visualRect(view.model().index(1, 0))
    assert view.viewport().rect().contains(last)
    box.hidePopup()
