"""The language of the desk: every sentence is said once and said again when the language changes."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator, Signal

from archivist.translation import _, choose_language, language
from archivist.ui.qt_words import QtWords

NAMES = {"vi": "Tiếng Việt", "en": "English", "ru": "Русский"}


class Speech(QObject):
    """What is said lives as long as the window that says it."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._translator = QTranslator(self)
        self._own = QtWords(self)
        self._said: list[Callable[[], None]] = []
        self._speak()

    def say(self, setter: Callable[[str], object], sentence: str) -> None:
        """Gives `setter` the sentence in the language in force, now and after every change."""
        self.tell(lambda: setter(_(sentence)))

    def tell(self, again: Callable[[], object]) -> None:
        """Calls `again` now and after every change; for what is put together from values."""

        def call() -> None:
            again()

        self._said.append(call)
        call()

    def choose(self, code: str) -> None:
        choose_language(code)
        self._speak()
        for call in self._said:
            call()
        self.changed.emit()

    def fall_silent(self) -> None:
        """Says nothing again, and leaves Qt its own words; done when the desk is put away."""
        self._said.clear()
        QCoreApplication.removeTranslator(self._translator)
        QCoreApplication.removeTranslator(self._own)

    def _speak(self) -> None:
        """Qt's own words (dialogs, menus of fields), ours where Qt ships none; numbers and dates in any case."""
        QLocale.setDefault(QLocale(language()))
        QCoreApplication.removeTranslator(self._translator)
        QCoreApplication.removeTranslator(self._own)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if self._translator.load(f"qtbase_{language()}", folder):
            QCoreApplication.installTranslator(self._translator)
        elif language() != "en":
            QCoreApplication.installTranslator(self._own)
