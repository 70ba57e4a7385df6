"""Hot-plug of boards and receivers: opens what is plugged in while the program runs, and tells what cannot be read."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from tni.api.devices import Driver, DriverEntry
from tni.core.calibration import device_key
from tni.core.errors import TniError
from tni.core.known_devices import short_device_name
from tni.core.listeners import Listeners
from tni.core.mailbox import Mailbox
from tni.core.settings import RAW_BOARDS, SERIAL_BOARDS, Settings
from tni.core.tasks import MainThread
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
from tni.devices.known_serial_lines import SERIAL_KEY_PREFIX
from tni.devices.ports import DevicePort
from tni.devices.reader import DriverCrashedError
from tni.devices.unknown_devices import is_unknown_board
from tni.services.boards.connected_boards import ConnectedBoard, ConnectedBoards
from tni.services.receivers.connected_receivers import ConnectedReceivers

_log = logging.getLogger(__name__)


class DeviceProblemKind(Enum):
    """Reason why a device that is plugged in is not read.

    Attributes:
        IN_USE: It cannot be opened; another program may use it.
        FORBIDDEN: The system does not permit it.
        UNKNOWN: It is likely a board, and there is no driver for it.
    """

    IN_USE = "in use"
    FORBIDDEN = "forbidden"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class DeviceProblem:
    """Device that is plugged in and not read, although the program would. name: short, as the maker gave it."""

    name: str
    kind: DeviceProblemKind


@dataclass(frozen=True, slots=True)
class HotplugState:
    """Devices to tell the teacher of. problems: by device key, in the order in which they were found."""

    problems: tuple[tuple[str, DeviceProblem], ...] = ()


@dataclass(frozen=True, slots=True)
class BoardPluggedIn:
    """A board was plugged in while the program runs, and is read from now on."""

    source: str
    name: str


@dataclass(frozen=True, slots=True)
class BoardPulledOut:
    """A board that was read has been pulled out."""

    name: str


@dataclass(frozen=True, slots=True)
class DriverFailed:
    """A driver crashed. Its device is not read before it is plugged in again."""

    name: str


type HotplugEvent = BoardPluggedIn | BoardPulledOut | DriverFailed | HotplugState
type LentPorts = Sequence[tuple[FoundDevice, DevicePort]]


@dataclass(frozen=True, slots=True)
class _ReadDevice:
    name: str
    is_receiver: bool


class DeviceHotplug:
    """Opens and closes devices as they are plugged in and out. Used on the main thread.

    trained_drivers: returns the drivers that were added on this computer. allows: returns whether a driver may run.
    Both are called on the watch's thread.
    """

    def __init__(
        self,
        devices: Devices,
        trained_drivers: Callable[[], Iterable[DriverEntry]],
        receivers: ConnectedReceivers,
        boards: ConnectedBoards,
        settings: Settings,
        main: MainThread,
        allows: Callable[[DriverEntry], bool] = lambda _entry: True,
    ) -> None:
        self._allows = allows
        self._trained_drivers, self._receivers, self._boards, self._settings = (
            trained_drivers,
            receivers,
            boards,
            settings,
        )
        self._raw = RawInputMode(settings.get(RAW_BOARDS))
        self._read: dict[str, _ReadDevice] = {}
        self._problems: dict[str, DeviceProblem] = {}
        self._unplugged: set[str] = set()
        self._asked: deque[Callable[[Sequence[FoundDevice]], None]] = deque()
        self._borrowers: deque[Callable[[LentPorts], None]] = deque()
        self._listeners = Listeners[HotplugEvent]()
        self._mailbox: Mailbox[HotplugMessage] = Mailbox(lambda: main.post(self._handle_messages))
        self._watch = DeviceWatch(devices, self._choose, self._mailbox, is_unknown_board)
        self._closed = False
        boards.subscribe_ended(self._ended)
        receivers.subscribe_ended(self._ended)

    def subscribe(self, listener: Callable[[HotplugEvent], None]) -> None:
        """Call `listener` for each event, and with the state when the devices to tell of have changed."""
        self._listeners.add(listener)

    @property
    def state(self) -> HotplugState:
        return HotplugState(tuple(self._problems.items()))

    @property
    def sources(self) -> tuple[str, ...]:
        """Keys of the devices that are read."""
        return tuple(self._read)

    def start(self) -> None:
        self._watch.start()

    def close(self) -> None:
        """Stop watching. What is read goes on until its owner closes it."""
        self._closed = True
        self._watch.close()
        for message in self._mailbox.drain():
            if isinstance(message, DevicePluggedIn):
                message.port.close()
            elif isinstance(message, PortsLent):
                for _device, port in message.ports:
                    port.close()

    # -- commands

    def reconsider(self) -> None:
        """Choose drivers again: an ignored device may be wanted now, or an open device no longer."""
        self._watch.reconsider()

    def apply_settings(self) -> None:
        """Release all boards and choose their drivers again by the changed settings; strokes in progress end."""
        self._raw = RawInputMode(self._settings.get(RAW_BOARDS))
        for key in self._read:
            self._boards.stop(key)
        for key in list(self._problems):
            self._watch.forget(key, new=False)
        self._problems.clear()
        self._listeners.tell(self.state)
        self._watch.reconsider()

    def ask_unread(self, answer: Callable[[Sequence[FoundDevice]], None]) -> None:
        """Find the devices that are plugged in and not read. answer: called later, on the main thread."""
        self._asked.append(answer)
        self._watch.ask_present()

    def lend(self, keys: Iterable[str], answer: Callable[[LentPorts], None]) -> None:
        """Open devices for another user, who must close them. answer: called later with those that could be opened."""
        self._borrowers.append(answer)
        self._watch.lend(keys)

    # -- messages of the watch

    def _choose(self, device: FoundDevice) -> tuple[DriverEntry, Driver] | None:
        return choose_driver(device, self._raw, self._trained_drivers, self._allows)

    def _handle_messages(self) -> None:
        for message in self._mailbox.drain():
            match message:
                case DevicePluggedIn():
                    self._plug(message)
                case DeviceRefused(device, permitted):
                    kind = DeviceProblemKind.IN_USE if permitted else DeviceProblemKind.FORBIDDEN
                    self._add_problem(device, kind)
                case DeviceUnplugged(key):
                    self._unplug(key)
                case UnknownDeviceFound(device):
                    self._add_problem(device, DeviceProblemKind.UNKNOWN)
                case DevicesPresent(devices):
                    self._asked.popleft()([device for device in devices if device.key not in self._read])
                case PortsLent(ports):
                    self._borrowers.popleft()(ports)

    def _plug(self, message: DevicePluggedIn) -> None:
        device, key = message.device, message.device.key
        self._remove_problem(key)
        if key in self._read:  # back before the end of its reader was handled, which opens it then
            message.port.close()
            return
        if self._choose(device) is None:  # the teacher changed the setting while the device was being opened
            message.port.close()
            self._watch.forget(key, new=False)
            return
        name, info = short_device_name(device.name), device.infos[0]
        self._read[key] = _ReadDevice(name, is_receiver(message.driver))
        known_as = device_key(info.vendor, info.product, info.serial)
        if self._read[key].is_receiver:
            self._receivers.plug(key, message.driver, message.port, key=known_as, name=name)
            return
        pointers = (name,) if device.pointers is None else device.pointers
        self._boards.plug(ConnectedBoard(key, name, known_as, pointers), message.driver, message.port)
        if message.new:
            self._listeners.tell(BoardPluggedIn(key, name))

    def _unplug(self, key: str) -> None:
        self._remove_problem(key)
        if key in self._read:  # its reader thread has not noticed yet
            self._unplugged.add(key)
            self._boards.stop(key)
            self._receivers.stop(key)

    def _add_problem(self, device: FoundDevice, kind: DeviceProblemKind) -> None:
        self._problems[device.key] = DeviceProblem(short_device_name(device.name), kind)
        self._listeners.tell(self.state)

    def _remove_problem(self, key: str) -> None:
        if self._problems.pop(key, None) is not None:
            self._listeners.tell(self.state)

    # -- boards and receivers

    def _ended(self, key: str, error: TniError | None) -> None:
        """Handle the end of a reader, and tell of a lost board. The vote itself tells of a lost receiver."""
        read, is_gone = self._read.pop(key, None), error is not None or key in self._unplugged
        self._unplugged.discard(key)
        if self._closed or read is None:
            return
        if isinstance(error, DriverCrashedError):  # not opened again before it is plugged in again
            _log.error("%s: %s", key, error, exc_info=error)
            self._listeners.tell(DriverFailed(read.name))
            return
        self._watch.forget(key, new=is_gone)
        if is_gone and not read.is_receiver and self._is_wanted(key):
            self._listeners.tell(BoardPulledOut(read.name))

    def _is_wanted(self, key: str) -> bool:
        """Return False for a board on a serial line once the teacher wants none there."""
        return not key.startswith(SERIAL_KEY_PREFIX) or self._settings.get(SERIAL_BOARDS) != "off"
