"""The language of the window: the texts of a translation, its plural forms, and its direction.

A translation is a file of `assets/translations`: a table for each class, and in it the texts of
that class by the English ones of the sources; a text with a number (%n) has a list of its plural
forms. What problems and faults say is in `messages` there, by the templates of the sources. English
is the language of the sources and has no file.
"""

import tomllib
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import Final

from PySide6.QtCore import (
    QT_TRANSLATE_NOOP,
    QCoreApplication,
    QLibraryInfo,
    QLocale,
    QObject,
    Qt,
    QTranslator,
)
from PySide6.QtWidgets import QApplication

from briefer import bundled
from briefer.errors import BrieferError, Message, Problem, Tag
from briefer.gui import settings
from briefer.model.language import Language
from briefer.model.release import COMMON
from briefer.model.text import Reading, Text, primary

SYSTEM: Final = "system"
"""The choice of the desktop's language."""

_LOCALES: Final = {
    "en": QLocale(QLocale.Language.English),
    "de": QLocale(QLocale.Language.German),
    "ar": QLocale(QLocale.Language.Arabic, QLocale.Country.UnitedArabEmirates),
}
"""Arabic with the digits 0 to 9, which briefings have, too."""

_NAMES: Final = {
    "ar": QT_TRANSLATE_NOOP("Language", "Arabic"),
    "de": QT_TRANSLATE_NOOP("Language", "German"),
    "en": QT_TRANSLATE_NOOP("Language", "English"),
    "fr": QT_TRANSLATE_NOOP("Language", "French"),
}
"""The languages that come with the program; others are called as they call themselves."""


class _State:
    """What was chosen, and what translates into it."""

    chosen = SYSTEM
    translators: tuple[QTranslator, ...] = ()


_MESSAGE: Final = "Message"
"""The context of what problems and faults say."""

_Catalog = dict[str, dict[str, str | list[str]]]


def _german(number: int) -> int:
    return int(number != 1)


def _arabic(number: int) -> int:
    """Return which of zero, one, two, few, many and other (Unicode CLDR, plural rules of ar)."""
    if number < 3:
        return number
    rest = number % 100
    return 5 if rest < 3 else 3 if rest <= 10 else 4


_PLURALS: Final[dict[str, Callable[[int], int]]] = {"de": _german, "ar": _arabic}


def speak(application: QApplication, choice: str) -> None:
    """Let all that is made from now on speak a language; `choice` is a code or SYSTEM."""
    _State.chosen = choice
    language = spoken(choice)
    for each in _State.translators:
        application.removeTranslator(each)
    _State.translators = ()
    if choice == SYSTEM:
        QLocale.setDefault(QLocale.system())
    elif QLocale().language() != _LOCALES[language].language():
        QLocale.setDefault(_LOCALES[language])
    if language in _PLURALS:
        of_qt = QTranslator(application)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        of_qt.load(f"qtbase_{language}", folder)
        _State.translators = (of_qt, Translation(language, application))
        for each in _State.translators:
            application.installTranslator(each)
    is_mirrored = _LOCALES[language].textDirection() == Qt.LayoutDirection.RightToLeft
    application.setLayoutDirection(
        Qt.LayoutDirection.RightToLeft if is_mirrored else Qt.LayoutDirection.LeftToRight
    )


def chosen() -> str:
    """Return what the user chose."""
    return _State.chosen


def choose(choice: str) -> None:
    """Choose the language that is to be spoken, now and at the next start."""
    _State.chosen = choice
    settings.change(language=choice)


def spoken(choice: str) -> str:
    """Return the code of the language that a choice means, English where there is none."""
    wanted = [choice, *(QLocale.system().uiLanguages() if choice == SYSTEM else ())]
    codes = (each.partition("-")[0] for each in wanted)
    return next((each for each in codes if each in _LOCALES), "en")


class Translation(QTranslator):
    """The texts of one language, as Qt asks for them."""

    def __init__(self, language: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._texts = read(bundled.asset("translations", f"{language}.toml"))
        self._form = _PLURALS[language]

    @cached_property
    def _messages(self) -> dict[str, str]:
        # Most starts need none of them.
        path = bundled.asset("translations", "messages", f"{self._language}.toml")
        messages: dict[str, str] = tomllib.loads(path.read_text(encoding="utf-8"))
        return messages

    def isEmpty(self) -> bool:
        """Return whether it has no texts."""
        return not self._texts

    def translate(
        self,
        context: str,
        source: str,
        disambiguation: str | None = None,  # noqa: ARG002 - Qt's
        number: int = -1,
    ) -> str | None:
        """Return the text of a class, None where it has none: another translator is asked."""
        if context == _MESSAGE:
            return self._messages.get(source)
        found = self._texts.get(context, {}).get(source)
        if isinstance(found, list):
            return found[self._form(max(number, 0))]
        return found


def in_language(text: Text) -> str:
    """Return a text of the library as the language of the window has it, else as it is."""
    language = QLocale().name().replace("_", "-")
    return text.choose(Reading(COMMON, language, language, "en")).text


def language_name(tag: str) -> str:
    """Return the name of a language, whatever its region, in the language of the window."""
    code = primary(tag)
    if code in _NAMES:
        return QCoreApplication.translate("Language", str(_NAMES[code]))
    return _foreign(QLocale(code).nativeLanguageName() or tag)


def in_itself(tag: str, known: Mapping[str, Language]) -> str:
    """Return what a language calls itself, with its country where the library knows none such."""
    if tag in known:
        return known[tag].name
    if (plain := known.get(primary(tag))) is None:
        return tag
    return f"{plain.name} ({QLocale(tag).nativeTerritoryName() or tag})"


def listed(words: Iterable[str]) -> str:
    """Return words as a list, parted by the comma of the language."""
    return QCoreApplication.translate("List", ", ").join(words)


def isolated(text: str) -> str:
    """Return a text that keeps its own direction to its last dot (Unicode UAX #9: FSI, PDI)."""
    return f"\u2068{text}\u2069"


def told(message: str) -> str:
    """Return what a problem or a fault says in the language of the window, else as it is."""
    if not isinstance(message, Message):
        found = QCoreApplication.translate(_MESSAGE, message)
        return _foreign(message) if found == message else found
    template = QCoreApplication.translate(_MESSAGE, message.template)
    is_english = template == message.template
    values = {
        name: value if is_english and isinstance(value, int | float) else _filled(value)
        for name, value in message.values.items()
    }
    return template.format(**values) if values else template


def sentences(found: BrieferError | Problem) -> str:
    """Return what a fault or a problem says, and what to do, in the language of the window."""
    return " ".join(told(each) for each in (found.message, found.hint) if each)


def placed(problem: Problem) -> str:
    """Return where a problem is, what it says, and what to do, in the language of the window."""
    says = sentences(problem)
    return f"{told(problem.place)}: {says}" if problem.place else says


def _filled(value: object) -> str:
    match value:
        case Message():
            return told(value)
        case Tag():
            return language_name(value)
        case tuple():
            return listed(map(_filled, value))
        case int() | float():
            return QLocale().toString(value)
        case _:
            return _foreign(str(value))


def _foreign(text: str) -> str:
    """Return words that are not the program's, kept together where they may run the other way."""
    is_mirrored = QApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
    return isolated(text) if text and (is_mirrored or not text.isascii()) else text


def read(path: Path) -> _Catalog:
    """Return the texts of a translation."""
    texts: _Catalog = tomllib.loads(path.read_text(encoding="utf-8"))
    return texts
