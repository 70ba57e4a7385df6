"""Reading of texts aloud, by a voice of the system."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QProcess, QStandardPaths
from PySide6.QtWidgets import QApplication

from tni.services.lesson.lesson_editor import LessonEditor
from tni.services.lesson.spoken_text import text_to_speak
from tni.ui.chrome.commands import CommandId
from tni.ui.i18n import tr
from tni.ui.main_window.window import MainWindow

_VOICES = (
    ("spd-say", ("--wait", "--pipe-mode", "--language")),
    ("espeak-ng", ("--stdin", "-v")),
    ("espeak", ("--stdin", "-v")),
)
"""Programs that speak what they read, and their arguments; the language follows. speech-dispatcher first: it has the
voice that the user chose."""
LONGEST_TEXT = 20_000
_STOP_MS = 500


class ReadAloud(QObject):
    """Speaks texts of the lesson. A second press ends it, and so does the end of the program.

    language: of the texts, as "fr".
    """

    def __init__(self, window: MainWindow, editor: Callable[[], LessonEditor], language: str = "fr") -> None:
        super().__init__(window)
        self._window, self._editor, self._language = window, editor, language
        self._process: QProcess | None = None
        QApplication.instance().aboutToQuit.connect(self.stop)  # type: ignore[union-attr]

    @property
    def is_speaking(self) -> bool:
        return self._process is not None

    def toggle(self) -> None:
        """Read aloud, or stop."""
        if self._process is not None:
            self.stop()
            self._show()
            return
        text = text_to_speak(self._editor(), self._language)[:LONGEST_TEXT]
        found = next(((path, arguments) for name, arguments in _VOICES if (path := _path_of(name))), None)
        if not text.strip():
            self._window.notices.show(tr("Il n’y a pas de texte à lire sur cette page."))
        elif found is None:
            self._window.notices.show(
                tr("Aucune voix n’est installée : installer « espeak-ng » ou « speech-dispatcher ».")
            )
        else:
            self._speak(text, *found)
        self._show()

    def _speak(self, text: str, path: str, arguments: tuple[str, ...]) -> None:
        process = self._process = QProcess(self)
        process.finished.connect(lambda: self._ended(process))
        process.errorOccurred.connect(lambda _error: self._ended(process))
        process.setStandardOutputFile(QProcess.nullDevice())
        process.setStandardErrorFile(QProcess.nullDevice())
        process.start(path, [*arguments, self._language])
        process.write(text.encode())
        process.closeWriteChannel()

    def stop(self) -> None:
        """End the reading."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.waitForFinished(_STOP_MS)

    def _ended(self, process: QProcess) -> None:
        if self._process is process:
            self._process = None
            self._show()
        process.deleteLater()

    def _show(self) -> None:
        self._window.commands.show_state(CommandId.READ_ALOUD, self.is_speaking)


def _path_of(name: str) -> str:
    return QStandardPaths.findExecutable(name)
