"""Controller of devices plugged in while the program runs.

Boards are read for the canvas and receivers of clickers for the votes. Each message about a device is shown once.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from tni.api.devices import BoardButton, Driver, DriverEntry
from tni.core.calibration import device_key
from tni.core.clock import Clock
from tni.core.mailbox import Mailbox
from tni.core.settings import RAW_BOARDS, Settings
from tni.core.tasks import MainThread, TaskRunner
from tni.devices.discovery import Devices, FoundDevice
from tni.devices.driver_choice import RawInputMode, choose_driver, is_receiver
from tni.devices.hotplug import (
    DevicePluggedIn,
    DeviceRefused,
    DevicesPresent,
    DeviceUnplugged,
    DeviceWatch,
    HotplugMessage,
    PortsLent,
    UnknownDeviceFound,
)
from tni.devices.reader import DeviceEnded, DriverCrashedError
from tni.devices.unknown_devices import is_unknown_board
from tni.store.receivers_file import ReceiversFile
from tni.ui.chrome.commands import CommandId
from tni.ui.i18n import tr
from tni.ui.main_window.main_controller import MainController
from tni.ui.main_window.raw_boards import RawBoards
from tni.ui.messages.devices import driver_failed_message, plugged_in_message, pulled_out_message
from tni.ui.teacher.health_line import short_device_name
from tni.ui.teaching.connected_receivers import ConnectedReceivers
from tni.ui.teaching.opt_in_boards import OptInBoards

if TYPE_CHECKING:
    from tni.ui.main_window.recording.recording_controller import RecordingController

_log = logging.getLogger(__name__)
_BUTTONS = {
    BoardButton.KEYBOARD: CommandId.KEYBOARD,
    BoardButton.FULL_SCREEN: CommandId.FULL_SCREEN,
    BoardButton.PRINT: CommandId.PRINT,
}
"""Commands of the buttons at the edge of a board. The calibration button does nothing: it is pressed by accident."""


@dataclass(frozen=True, slots=True)
class _Read:
    name: str
    votes: bool


class HotplugController:
    """Opens and reports devices that are plugged in; used on the main thread once the main window is shown."""

    def __init__(
        self,
        main_controller: MainController,
        receivers: ConnectedReceivers,
        devices: Devices,
        settings: Settings,
        receivers_file: ReceiversFile,
        clock: Clock,
        main: MainThread,
        tasks: TaskRunner,
        trained_drivers: Callable[[], Iterable[DriverEntry]] = tuple,
    ) -> None:
        """Create the controller. receivers_file: receivers and boards found on serial lines. trained_drivers: drivers
        of trained receivers.
        """
        self._trained_drivers = trained_drivers
        self._main_controller, self._receivers, self._settings = main_controller, receivers, settings
        self._receivers_file, self._clock, self._main, self._tasks = receivers_file, clock, main, tasks
        self._raw = RawInputMode(settings.get(RAW_BOARDS))
        self._read: dict[str, _Read] = {}
        self._shown_messages: dict[str, str] = {}
        """Messages shown about devices that cannot be opened or are unknown, by device key; withdrawn when the cause is
        gone.
        """
        self._unplugged: set[str] = set()
        self._mailbox: Mailbox[HotplugMessage] = Mailbox(lambda: main.post(self._handle_messages))
        self._watch = DeviceWatch(devices, self._choose, self._mailbox, is_unknown_board)
        self._closed = False
        self._boards: RawBoards | None = None
        self._opt_in_boards: OptInBoards | None = None
        self._recording: RecordingController | None = None

    def _choose(self, device: FoundDevice) -> tuple[DriverEntry, Driver] | None:
        return choose_driver(device, self._raw, self._trained_drivers)

    def reconsider(self) -> None:
        """Choose drivers again: an ignored device may be wanted now, or an open device no longer."""
        self._watch.reconsider()

    @property
    def boards(self) -> RawBoards:
        """Boards that are read directly, created by `start`."""
        assert self._boards is not None
        return self._boards

    def start(self) -> None:
        main_controller = self._main_controller
        self._boards = RawBoards(
            main_controller.window,
            lambda: main_controller.calibration,
            self._clock,
            self._main,
            self._ended,
            self._pressed,
        )
        self._opt_in_boards = OptInBoards(
            main_controller,
            self._boards,
            self._settings,
            self._receivers_file,
            self._clock,
            self._main,
            self.reconsider,
        )
        self._receivers.ended = self._ended
        main_controller.view_actions.raw_boards_changed = self._raw_boards_changed
        main_controller.view_actions.opt_in_boards_changed = self._opt_in_boards.changed
        main_controller.view_actions.record_board = self.record_board
        self._opt_in_boards.start()
        self._watch.start()

    def close(self) -> None:
        """Stop all threads except those of receivers, which `TeachingController` owns."""
        self._closed = True
        self._watch.close()
        for message in self._mailbox.drain():
            if isinstance(message, DevicePluggedIn):
                message.port.close()
            elif isinstance(message, PortsLent):
                _give_back(message)
        if self._recording is not None:
            self._recording.close()
        if self._opt_in_boards is not None:
            self._opt_in_boards.close()
        if self._boards is not None:
            self._boards.close()

    # -- messages of the watch

    def _handle_messages(self) -> None:
        for message in self._mailbox.drain():
            match message:
                case DevicePluggedIn():
                    self._plug(message)
                case DeviceRefused():
                    self._refuse(message)
                case DeviceUnplugged(key):
                    self._unplug(key)
                case UnknownDeviceFound(device):
                    self._report_unknown(device)
                case DevicesPresent(devices):
                    self._recording_controller.present(device for device in devices if device.key not in self._read)
                case PortsLent(ports):
                    self._recording_controller.devices_opened(ports)

    def _plug(self, message: DevicePluggedIn) -> None:
        device, votes = message.device, is_receiver(message.driver)
        self._remove_message(device.key)
        if device.key in self._read:  # back before the end of its reader was handled, which opens it then
            message.port.close()
            return
        if self._choose(device) is None:  # the teacher changed the setting while the device was being opened
            message.port.close()
            self._watch.forget(device.key, new=False)
            return
        name = short_device_name(device.name)
        self._read[device.key] = _Read(name, votes)
        info = device.infos[0]
        known_as = device_key(info.vendor, info.product, info.serial)
        if votes:
            self._receivers.plug(device.key, message.driver, message.port, key=known_as, name=name)
            return
        self.boards.plug(device.key, name, known_as, message.driver, message.port, device.pointers)
        if message.new:
            self._report_plugged(device.key, name)

    def _report_plugged(self, key: str, name: str) -> None:
        """Report a new board, with an offer to calibrate it if it has no calibration."""
        words, calibration = plugged_in_message(name), self._main_controller.calibration
        if calibration.mapping_for(key) is not None:
            self._main_controller.show_notice(words)
            return
        act = partial(calibration.calibrate, key)
        self._main_controller.window.notices.show(words, act_text=tr("Calibrer"), act=act)

    def _refuse(self, message: DeviceRefused) -> None:
        name = short_device_name(message.device.name)
        if message.permitted:
            words = tr(
                "« {} » n’a pas pu être ouvert : fermez les autres logiciels qui s’en servent, puis rebranchez-le."
            ).format(name)
        else:
            words = tr(
                "« {} » est branché, mais TNI n’a pas le droit de le lire : « tni doctor » donne la commande à lancer."
            ).format(name)
        self._shown_messages[message.device.key] = words
        self._main_controller.window.notices.show(words, serious=True)

    def _unplug(self, key: str) -> None:
        self._remove_message(key)
        if key in self._read:  # its reader thread has not noticed yet
            self._unplugged.add(key)
            self.boards.stop(key)
            self._receivers.stop(key)

    def _remove_message(self, key: str) -> None:
        if key in self._shown_messages:
            self._main_controller.window.notices.remove(self._shown_messages.pop(key))

    # -- unknown boards

    def _report_unknown(self, device: FoundDevice) -> None:
        if self._recording is not None and self._recording.unknown_device_found():
            return
        words = tr("Le tableau « {} » n’est pas reconnu : TNI ne sait pas encore le lire.").format(
            short_device_name(device.name)
        )
        self._shown_messages[device.key] = words
        self._main_controller.window.notices.show(words, act_text=tr("L’enregistrer"), act=self.record_board)

    def record_board(self) -> None:
        """Ask which device to record and record its reports. Withdraws the messages about unknown devices."""
        for words in self._shown_messages.values():
            self._main_controller.window.notices.remove(words)
        self._recording_controller.open()

    @property
    def _recording_controller(self) -> RecordingController:
        """The controller of recordings, created on first use."""
        if self._recording is None:
            from tni.ui.main_window.recording.recording_controller import RecordingController

            self._recording = RecordingController(
                self._main_controller.window,
                self._clock,
                self._main,
                self._tasks,
                self._watch.ask_present,
                self._watch.lend,
            )
        return self._recording

    # -- messages of boards and receivers

    def _ended(self, message: DeviceEnded) -> None:
        """Handle the end of a reader, and report a lost board. The vote itself reports a lost receiver."""
        if self._opt_in_boards is not None and self._opt_in_boards.ended(message):
            return
        key, error = message.source, message.error
        read, is_gone = self._read.pop(key, None), error is not None or key in self._unplugged
        self._unplugged.discard(key)
        if self._closed or read is None:
            return
        if isinstance(error, DriverCrashedError):  # not opened again before it is plugged in again
            _log.error("%s: %s", key, error, exc_info=error)
            self._main_controller.window.notices.show(driver_failed_message(read.name), serious=True)
            return
        self._watch.forget(key, new=is_gone)
        if is_gone and not read.votes and self._opt_in_boards is not None and self._opt_in_boards.reports_loss(key):
            self._main_controller.show_notice(pulled_out_message(read.name))

    def _pressed(self, button: BoardButton) -> None:
        if button in _BUTTONS:
            self._main_controller.commands[_BUTTONS[button]].trigger()

    # -- the setting of the teacher

    def _raw_boards_changed(self) -> None:
        """Release all boards and choose their drivers again; strokes in progress end."""
        self._raw = RawInputMode(self._settings.get(RAW_BOARDS))
        for key in self._read:
            self.boards.stop(key)
        for key in list(self._shown_messages):
            self._remove_message(key)
            self._watch.forget(key, new=False)
        self._watch.reconsider()


def _give_back(lent: PortsLent) -> None:
    for _device, port in lent.ports:
        port.close()
