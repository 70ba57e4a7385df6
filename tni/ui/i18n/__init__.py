"""Languages of the interface. French is the source language and needs no file; English comes from `en.ts`.

`python -m tni.ui.i18n` updates `en.ts` from the sources; Qt Linguist or any editor adds the new translations. The file
is read without compilation: some hundred messages take a few milliseconds, and installation needs no build step.
"""

from __future__ import annotations

from pathlib import Path
from typing import override

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, Qt, QTranslator

FOLDER = Path(__file__).parent
FRENCH, ENGLISH = "fr", "en"
TRANSLATED_PROPERTY = "speaks"
"""Property of the application, set when a language has been installed."""


def tr(text: str, about: str | None = None) -> str:
    """Return `text` (French) in the interface's language. about: disambiguates equal texts with different meanings."""
    return QCoreApplication.translate("", text, about)


def language() -> str:
    """Return the interface's language, "fr" or "en"."""
    return ENGLISH if QLocale().language() is QLocale.Language.English else FRENCH


def is_singular(number: int) -> bool:
    """Return whether the interface's language uses the singular after `number`: French does so after 0, English does
    not."""
    return number == 1 or (number == 0 and QLocale().language() != QLocale.Language.English)


def language_of(setting: str, system: str) -> str:
    """Return the interface's language: `setting` if it names one, else the language of the `system` locale's name.

    A locale that names no language ("C", "POSIX", "") means French; any other unsupported language means English.
    """
    if setting in (FRENCH, ENGLISH):
        return setting
    code = system.replace("-", "_").split("_")[0].split(".")[0].lower()
    return FRENCH if code in ("", "c", "posix", FRENCH) else ENGLISH


def system_language() -> str:
    """Return the name of the language that the system prefers, "C" if it names none."""
    locale = QLocale.system()
    if locale.language() == QLocale.Language.C:
        return "C"
    languages = locale.uiLanguages()
    return languages[0] if languages else locale.name()


def read_ts(path: Path) -> dict[tuple[str, str], str]:
    """Read the finished translations of a Qt Linguist file, as (source, comment) to text."""
    from xml.etree import ElementTree  # not needed for French

    texts: dict[tuple[str, str], str] = {}
    for message in ElementTree.parse(path).getroot().iter("message"):
        source, comment, translation = (
            message.findtext("source"),
            message.findtext("comment"),
            message.find("translation"),
        )
        if source and translation is not None and translation.text and translation.get("type") is None:
            texts[source, comment or ""] = translation.text
    return texts


class TsTranslator(QTranslator):
    """Translator that reads a .ts file and ignores contexts, except that it leaves Qt's own contexts alone."""

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts = read_ts(path)

    def isEmpty(self) -> bool:
        return not self._texts

    @override
    def translate(self, context: str, sourceText: str, disambiguation: str | None = None, n: int = -1) -> str | None:
        if context.startswith("Q"):
            return None
        return self._texts.get((sourceText, disambiguation or "")) or self._texts.get((sourceText, ""))


def install(app: QCoreApplication, setting: str = "", system: str | None = None) -> str:
    """Set the language of the program and of Qt. Return "fr" or "en".

    Existing widgets keep their text: call it before any widget is created. It replaces an earlier installation.
    """
    if app.property(
        TRANSLATED_PROPERTY
    ):  # else skip the search: PySide would create the class of each child, and that of a style is large
        for before in app.findChildren(QTranslator, options=Qt.FindChildOption.FindDirectChildrenOnly):
            app.removeTranslator(before)
            before.deleteLater()
    app.setProperty(TRANSLATED_PROPERTY, True)
    language = language_of(setting, system_language() if system is None else system)
    territory = QLocale.system().territory() if system is None else QLocale.Country.AnyCountry
    tongue = QLocale.Language.French if language == FRENCH else QLocale.Language.English
    locale = QLocale(tongue, territory)
    QLocale.setDefault(locale)
    qt = QTranslator(app)
    if qt.load(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(qt)
    if language == ENGLISH:
        app.installTranslator(TsTranslator(FOLDER / "en.ts", app))
    return language
