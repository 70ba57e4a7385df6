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
        board: MainController,
        receivers: ConnectedReceivers,
        devices: Devices,
        settings: Settings,
        lines: ReceiversFile,
        clock: Clock,
        main: MainThread,
        tasks: TaskRunner,
        taught: Callable[[], Iterable[DriverEntry]] = tuple,
    ) -> None:
        """Create the controller. lines: receivers and boards found on serial lines. taught: drivers of trained
        receivers.
        """
        self._taught = taught
        self._board, self._receivers, self._settings = board, receivers, settings
        self._lines, self._clock, self._main, self._tasks = lines, clock, main, tasks
        self._raw = RawInputMode(settings.get(RAW_BOARDS))
        self._read: dict[str, _Read] = {}
        self._said: dict[str, str] = {}
        """Messages shown about devices that cannot be opened or are unknown, by device key; withdrawn when the cause is
        gone.
        """
        self._unplugged: set[str] = set()
        self._mailbox: Mailbox[HotplugMessage] = Mailbox(lambda: main.post(self._hear))
        self._watch = DeviceWatch(devices, self._choose, self._mailbox, is_unknown_board)
        self._closed = False
        self._boards: RawBoards | None = None
        self._asked: OptInBoards | None = None
        self._recording: RecordingController | None = None

    def _choose(self, device: FoundDevice) -> tuple[DriverEntry, Driver] | None:
        return choose_driver(device, self._raw, self._taught)

    def look_again(self) -> None:
        """Choose drivers again: an ignored device may be wanted now, or an open device no longer."""
        self._watch.choose_again()

    @property
    def boards(self) -> RawBoards:
        """Boards that are read directly, created by `start`."""
        assert self._boards is not None
        return self._boards

    def start(self) -> None:
        board = self._board
        self._boards = RawBoards(
            board.window, lambda: board.calibration, self._clock, self._main, self._ended, self._pressed
        )
        self._asked = OptInBoards(
            board, self._boards, self._settings, self._lines, self._clock, self._main, self.look_again
        )
        self._receivers.ended = self._ended
        board.view_actions.raw_boards_changed = self._chosen_anew
        board.view_actions.asked_boards_changed = self._asked.changed
        board.view_actions.record_board = self.record_board
        self._asked.start()
        self._watch.start()

    def close(self) -> None:
        """Stop all threads except those of receivers, which `TeachingController` owns."""
        self._closed = True
        self._watch.close()
        for news in self._mailbox.drain():
            if isinstance(news, DevicePluggedIn):
                news.port.close()
            elif isinstance(news, PortsLent):
                _give_back(news)
        if self._recording is not None:
            self._recording.close()
        if self._asked is not None:
            self._asked.close()
        if self._boards is not None:
            self._boards.close()

    # -- messages of the watch

    def _hear(self) -> None:
        for news in self._mailbox.drain():
            match news:
                case DevicePluggedIn():
                    self._plug(news)
                case DeviceRefused():
                    self._refuse(news)
                case DeviceUnplugged(key):
                    self._unplug(key)
                case UnknownDeviceFound(device):
                    self._say_stranger(device)
                case DevicesPresent(devices):
                    self._recording_desk.present(device for device in devices if device.key not in self._read)
                case PortsLent(ports):
                    self._recording_desk.lent(ports)

    def _plug(self, news: DevicePluggedIn) -> None:
        device, votes = news.device, is_receiver(news.driver)
        self._take_back(device.key)
        if device.key in self._read:  # back before the end of its reader was handled, which opens it then
            news.port.close()
            return
        if self._choose(device) is None:  # the teacher changed the setting while the device was being opened
            news.port.close()
            self._watch.forget(device.key, new=False)
            return
        name = short_device_name(device.name)
        self._read[device.key] = _Read(name, votes)
        info = device.infos[0]
        known_as = device_key(info.vendor, info.product, info.serial)
        if votes:
            self._receivers.plug(device.key, news.driver, news.port, key=known_as, name=name)
            return
        self.boards.plug(device.key, name, known_as, news.driver, news.port, device.pointers)
        if news.new:
            self._say_plugged(device.key, name)

    def _say_plugged(self, key: str, name: str) -> None:
        """Report a new board, with an offer to calibrate it if it has no calibration."""
        words, calibration = plugged_in_message(name), self._board.calibration
        if calibration.mapping_for(key) is not None:
            self._board.say(words)
            return
        act = partial(calibration.calibrate, key)
        self._board.window.notices.show(words, act_text=tr("Calibrer"), act=act)

    def _refuse(self, news: DeviceRefused) -> None:
        name = short_device_name(news.device.name)
        if news.permitted:
            words = tr(
                "« {} » n’a pas pu être ouvert : fermez les autres logiciels qui s’en servent, puis rebranchez-le."
            ).format(name)
        else:
            words = tr(
                "« {} » est branché, mais TNI n’a pas le droit de le lire : « tni doctor » donne la commande à lancer."
            ).format(name)
        self._said[news.device.key] = words
        self._board.window.notices.show(words, serious=True)

    def _unplug(self, key: str) -> None:
        self._take_back(key)
        if key in self._read:  # its reader thread has not noticed yet
            self._unplugged.add(key)
            self.boards.stop(key)
            self._receivers.stop(key)

    def _take_back(self, key: str) -> None:
        if key in self._said:
            self._board.window.notices.take_back(self._said.pop(key))

    # -- unknown boards

    def _say_stranger(self, device: FoundDevice) -> None:
        if self._recording is not None and self._recording.stranger_came():
            return
        words = tr("Le tableau « {} » n’est pas reconnu : TNI ne sait pas encore le lire.").format(
            short_device_name(device.name)
        )
        self._said[device.key] = words
        self._board.window.notices.show(words, act_text=tr("L’enregistrer"), act=self.record_board)

    def record_board(self) -> None:
        """Ask which device to record and record its reports. Withdraws the messages about unknown devices."""
        for words in self._said.values():
            self._board.window.notices.take_back(words)
        self._recording_desk.open()

    @property
    def _recording_desk(self) -> RecordingController:
        """The controller of recordings, created on first use."""
        if self._recording is None:
            from tni.ui.main_window.recording.recording_controller import RecordingController

            self._recording = RecordingController(
                self._board.window, self._clock, self._main, self._tasks, self._watch.ask_present, self._watch.lend
            )
        return self._recording

    # -- messages of boards and receivers

    def _ended(self, letter: DeviceEnded) -> None:
        """Handle the end of a reader, and report a lost board. The vote itself reports a lost receiver."""
        if self._asked is not None and self._asked.ended(letter):
            return
        key, error = letter.source, letter.error
        read, is_gone = self._read.pop(key, None), error is not None or key in self._unplugged
        self._unplugged.discard(key)
        if self._closed or read is None:
            return
        if isinstance(error, DriverCrashedError):  # not opened again before it is plugged in again
            _log.error("%s: %s", key, error, exc_info=error)
            self._board.window.notices.show(driver_failed_message(read.name), serious=True)
            return
        self._watch.forget(key, new=is_gone)
        if is_gone and not read.votes and self._asked is not None and self._asked.wants(key):
            self._board.say(pulled_out_message(read.name))

    def _pressed(self, button: BoardButton) -> None:
        if button in _BUTTONS:
            self._board.commands[_BUTTONS[button]].trigger()

    # -- the setting of the teacher

    def _chosen_anew(self) -> None:
        """Release all boards and choose their drivers again; strokes in progress end."""
        self._raw = RawInputMode(self._settings.get(RAW_BOARDS))
        for key in self._read:
            self.boards.stop(key)
        for key in list(self._said):
            self._take_back(key)
            self._watch.forget(key, new=False)
        self._watch.choose_again()


def _give_back(lent: PortsLent) -> None:
    for _device, port in lent.ports:
        port.close()
