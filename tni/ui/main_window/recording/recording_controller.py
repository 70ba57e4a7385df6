"""Controller for recording an unknown board in the main window: the sheet that shows the recorder, and the choice of
the file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog

from tni.services.boards.board_recorder import BoardRecorder, RecorderState
from tni.ui.chrome.file_dialog import file_dialog
from tni.ui.i18n import tr
from tni.ui.main_window.calibration.screens import enlarged_style
from tni.ui.main_window.recording.recording_sheet import RecordingSheet
from tni.ui.main_window.window import MainWindow
from tni.ui.messages.lazy_errors import error_message


class RecordingController:
    """Shows the recorder in a sheet while the teacher wants it."""

    def __init__(self, window: MainWindow, recorder: BoardRecorder) -> None:
        self._window, self._recorder = window, recorder
        self.sheet: RecordingSheet | None = None
        recorder.subscribe(self._show)

    def open(self) -> None:
        """Open the sheet that asks for the device."""
        if self.sheet is None:
            style = enlarged_style(self._window.kit, self._window.height(), self._window)
            sheet = self.sheet = RecordingSheet(style, self._window)
            sheet.begin.connect(self._recorder.begin)
            sheet.search_again.connect(self._recorder.search)
            sheet.next_wanted.connect(lambda there_is_none: self._recorder.next_step(there_is_none=there_is_none))
            sheet.ticked.connect(self._recorder.tick)
            sheet.finish.connect(self._recorder.finish)
            sheet.save.connect(self._ask_file)
            sheet.closed.connect(self._put_away)
        self.sheet.open()
        self._recorder.search()

    def unknown_device_found(self) -> bool:
        """Show a new unknown device in the open sheet. Returns False when the sheet is closed, so that a notice is
        needed."""
        if self.sheet is None:
            return False
        self._recorder.search_again()
        return True

    def close(self) -> None:
        if self.sheet is not None:
            self.sheet.put_away()

    def _show(self, state: RecorderState) -> None:
        if self.sheet is not None:
            self.sheet.show_state(state)

    def _ask_file(self) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        start = folder if Path(folder).is_dir() else str(Path.home())
        kinds = tr("Enregistrements de tableaux (*.hid)")
        dialog = file_dialog(self._window.kit, self._window, tr("Enregistrer le fichier"), start, kinds)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("hid")
        dialog.selectFile(f"{self._file_name()}.hid")
        dialog.fileSelected.connect(lambda name: self._recorder.save(Path(name), self._not_saved))
        dialog.open()

    def _file_name(self) -> str:
        chosen = self._recorder.state.chosen
        assert chosen is not None
        return tr("tableau {}").format(f"{chosen.vendor:04x}-{chosen.product:04x}")

    def _not_saved(self, error: Exception) -> None:
        self._window.notices.show(error_message(error), serious=True)

    def _put_away(self) -> None:
        self._recorder.close()
        if self.sheet is not None:
            self.sheet.deleteLater()
            self.sheet = None
