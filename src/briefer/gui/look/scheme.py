"""Which palette is on: the one that was chosen, else that of the desktop."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from briefer.gui.look import style, typeface
from briefer.gui.look.palette import CONTRAST, DARK, LIGHT, PALETTES, Scheme, Tokens


class _State:
    """What is on."""

    chosen = Scheme.SYSTEM
    tokens = LIGHT


def tokens() -> Tokens:
    """Return the colours that are on."""
    return _State.tokens


def chosen() -> Scheme:
    """Return what the user chose."""
    return _State.chosen


def apply(application: QApplication, scheme: Scheme = Scheme.SYSTEM) -> None:
    """Dress the application, and keep to the desktop's colours where the scheme is SYSTEM."""
    typeface.load()
    application.setStyle("Fusion")
    application.setFont(typeface.font())
    application.styleHints().colorSchemeChanged.connect(lambda _: choose(_State.chosen))
    choose(scheme)


def choose(scheme: Scheme) -> None:
    """Put the palette of a scheme on."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    _State.chosen = scheme
    _State.tokens = PALETTES.get(scheme) or _of_desktop(application)
    application.setPalette(_palette(_State.tokens))
    application.setStyleSheet(style.sheet(_State.tokens))


def _of_desktop(application: QApplication) -> Tokens:
    hints = application.styleHints()
    if hasattr(hints, "accessibility"):  # since Qt 6.10
        wanted = hints.accessibility().contrastPreference()
        if wanted == Qt.ContrastPreference.HighContrast:
            return CONTRAST
    return DARK if hints.colorScheme() == Qt.ColorScheme.Dark else LIGHT


def _palette(on: Tokens) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for roles, colour in (
        ((role.Window, role.AlternateBase), on.window),
        ((role.Base, role.Button), on.surface),
        ((role.ToolTipBase,), on.raised),
        ((role.WindowText, role.Text, role.ButtonText, role.ToolTipText), on.text),
        ((role.PlaceholderText,), on.secondary),
        ((role.Highlight, role.Link, role.LinkVisited, role.Accent), on.accent),
        ((role.HighlightedText, role.BrightText), on.on_accent),
        ((role.Light, role.Midlight, role.Mid, role.Dark, role.Shadow), on.line),
    ):
        for each in roles:
            palette.setColor(each, QColor(colour))
    for each in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, each, QColor(on.disabled))
    return palette
