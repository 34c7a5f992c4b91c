"""The language of the window: chosen by the user, or the system's; changed while it is open."""

from __future__ import annotations

import logging
from typing import Any

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator, Signal

from stylestudio import paths
from stylestudio.settings import LANGUAGES
from stylestudio.ui.language.phrasebook import Phrasebook
from stylestudio.ui.language.retranslating import retranslate_all
from stylestudio.ui.language.translation_table import TranslationTable

log = logging.getLogger(__name__)

#: The language that the code is written in.
_SOURCE = "en"


class Languages(QObject):
    """Keeps an application in a language. Made before the first widget.

    Args:
        choice: one of :data:`~stylestudio.settings.LANGUAGES`.

    Signals:
        changed: the language that everything on show speaks now, for example ``de``.
    """

    changed = Signal(str)

    def __init__(self, app: QCoreApplication, choice: str = "system") -> None:
        super().__init__(app)
        self._app = app
        self._installed: list[QTranslator] = []
        self._table = TranslationTable()
        self.current = _SOURCE
        self._install(language_for(choice))

    def choose(self, choice: str) -> None:
        """Speak another language, or the system's; at once."""
        language = language_for(choice)
        if language == self.current:
            return
        from_table = self._table
        books = []
        if self.current != _SOURCE:
            books.append(Phrasebook(from_table.entries, into_english=True))
        self._install(language)
        if language != _SOURCE:
            books.append(Phrasebook(self._table.entries, into_english=False))
        for book in books:
            retranslate_all(book)
        log.info("the language is %s", language)
        self.changed.emit(language)

    def _install(self, language: str) -> None:
        for translator in self._installed:
            self._app.removeTranslator(translator)
            translator.deleteLater()
        self._installed = []
        self.current = language
        self._table = TranslationTable()
        if language == _SOURCE:
            return
        folder = paths.resources() / "i18n"
        self._table = TranslationTable.load(folder / f"stylestudio_{language}.ts")
        own_of_qt = QTranslator(self)
        # Its dialogs' and menus' words; a build without them speaks English there.
        if own_of_qt.load(f"qtbase_{language}", _folder_of_qt()):
            self._add(own_of_qt)
        self._add(TableTranslator(self._table, self))

    def _add(self, translator: QTranslator) -> None:
        self._app.installTranslator(translator)
        self._installed.append(translator)


class TableTranslator(QTranslator):
    """Answers ``tr()`` from a table."""

    def __init__(self, table: TranslationTable, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._table = table

    def isEmpty(self) -> bool:
        return False

    def translate(
        self, context: str, sourceText: str, disambiguation: str | None = None, n: int = -1
    ) -> Any:
        # None, and not an empty text, lets the next translator answer, and then the source.
        return self._table.translate(context, sourceText, n)


def language_for(choice: str) -> str:
    """The language that ``choice`` comes to: the system's, if it is one of ours, else English."""
    if choice in LANGUAGES and choice != "system":
        return choice
    for name in QLocale.system().uiLanguages():
        language = name.replace("_", "-").partition("-")[0]
        if language in LANGUAGES:
            return language
    return _SOURCE


def _folder_of_qt() -> str:
    return QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
