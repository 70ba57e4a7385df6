"""Controller for recording an unknown board in the main window. The device watch lends the device, threads of its own
read it, and the recording goes to a file that the teacher chooses."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog

from tni.core.clock import Clock
from tni.core.tasks import MainThread, TaskRunner
from tni.devices.discovery import FoundDevice
from tni.devices.ports import DevicePort
from tni.devices.unknown_devices import RecordableDevice, recordable_devices
from tni.services.board_recording import BoardRecording
from tni.ui.chrome.file_dialog import file_dialog
from tni.ui.i18n import tr
from tni.ui.main_window.calibration.screens import enlarged_style
from tni.ui.main_window.recording.recording_sheet import RecordingSheet
from tni.ui.main_window.window import MainWindow
from tni.ui.messages.devices import device_label
from tni.ui.messages.lazy_errors import error_message


class RecordingController:
    """Recording of unknown devices, used on the main thread. ask_present: requests a call of `present`;
    request_devices: requests that these devices are opened and passed to `devices_opened`."""

    def __init__(
        self,
        window: MainWindow,
        clock: Clock,
        main: MainThread,
        tasks: TaskRunner,
        ask_present: Callable[[], None],
        request_devices: Callable[[Iterable[str]], None],
    ) -> None:
        self._window, self._clock, self._main, self._tasks = window, clock, main, tasks
        self._ask_present, self._request_devices = ask_present, request_devices
        self.sheet: RecordingSheet | None = None
        self._found: list[RecordableDevice] | None = None
        """Devices as the sheet shows them; None before they are known."""
        self._chooses = False
        self._wanted: RecordableDevice | None = None
        self._pens = 0
        self._recording: BoardRecording | None = None
        self._saving = False

    def open(self) -> None:
        """Open the sheet that asks for the device."""
        if self.sheet is None:
            style = enlarged_style(self._window.kit, self._window.height(), self._window)
            sheet = self.sheet = RecordingSheet(style, self._window)
            sheet.begin.connect(self._begin)
            sheet.save.connect(self._ask_file)
            sheet.search_again.connect(self._search_again)
            sheet.closed.connect(self._put_away)
        self.sheet.open()
        self._search_again()

    def unknown_device_found(self) -> bool:
        """Show a new unknown device in the open sheet. Returns False when the sheet is closed, so that a notice is
        needed."""
        if self.sheet is None:
            return False
        if self._chooses:
            self._ask_present()
        return True

    def _search_again(self) -> None:
        self._drop()
        self._found, self._chooses = None, True
        self._ask_present()

    def present(self, devices: Iterable[FoundDevice]) -> None:
        """Update the sheet's devices. devices: those that no driver reads."""
        found = recordable_devices(devices)
        if self.sheet is not None and self._chooses and found != self._found:
            self._found = found
            self.sheet.show_devices(found)

    def _begin(self, index: int, pens: int) -> None:
        assert self._found is not None
        self._wanted, self._pens, self._chooses = self._found[index], pens, False
        self._request_devices(node.key for node in self._wanted.nodes)

    def devices_opened(self, ports: Iterable[tuple[FoundDevice, DevicePort]]) -> None:
        ports, wanted, self._wanted = list(ports), self._wanted, None
        if self.sheet is None or wanted is None:
            for _device, port in ports:
                port.close()
        elif ports:
            nodes = [(node.infos[0], port) for node, port in ports]
            self._recording = BoardRecording(nodes, self._pens, self._clock, self._main, self._changed)
            self.sheet.follow(self._recording)
        else:
            self.sheet.cannot_be_opened(device_label(wanted.nodes[0].infos[0]))

    def _changed(self) -> None:
        if self.sheet is not None:
            self.sheet.refresh()

    # -- the file

    def _ask_file(self) -> None:
        if self._recording is None or self._saving:
            return
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        start = folder if Path(folder).is_dir() else str(Path.home())
        kinds = tr("Enregistrements de tableaux (*.hid)")
        dialog = file_dialog(self._window.kit, self._window, tr("Enregistrer le fichier"), start, kinds)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("hid")
        dialog.selectFile(f"{self._file_name()}.hid")
        dialog.fileSelected.connect(lambda name: self.write(Path(name)))
        dialog.open()

    def _file_name(self) -> str:
        assert self._found is not None
        assert self.sheet is not None
        vendor, product = self._found[self.sheet.devices.currentRow()].numbers
        return tr("tableau {}").format(f"{vendor:04x}-{product:04x}")

    def write(self, path: Path) -> None:
        """Write the file in the background, completely or not at all."""
        recording = self._recording
        if recording is not None:
            self._saving = True
            self._tasks.submit(
                partial(recording.write_to, path), lambda _: self._written(recording, path), self._not_written
            )

    def _written(self, recording: BoardRecording, path: Path) -> None:
        self._saving = False
        if self.sheet is not None and self._recording is recording:  # otherwise the recording was closed meanwhile
            self.sheet.saved(path)

    def _not_written(self, error: Exception) -> None:
        """Report the error. The file can still be written elsewhere."""
        self._saving = False
        self._window.notices.show(error_message(error), serious=True)

    # -- the end

    def _drop(self) -> None:
        recording, self._recording, self._wanted, self._chooses = self._recording, None, None, False
        if recording is not None:
            recording.close()

    def _put_away(self) -> None:
        self._drop()
        if self.sheet is not None:
            self.sheet.deleteLater()
            self.sheet = None

    def close(self) -> None:
        if self.sheet is not None:
            self.sheet.put_away()
