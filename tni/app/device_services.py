"""Construction of all that concerns boards and receivers: what is read, and what a teacher sets up of it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from tni.api.devices import DeviceInfo, DriverEntry, SerialMatch
from tni.app.folders import Folders, technician_folder
from tni.core.clock import Clock, MonotonicClock
from tni.core.settings import Settings
from tni.core.tasks import MainThread, TaskRunner
from tni.devices.discovery import Devices
from tni.devices.known_keypads import KnownKeypads
from tni.devices.known_serial_lines import CombinedDevices, KnownSerialLines
from tni.devices.registry import SerialDrivers
from tni.devices.serial_port import OpenSerialLine, SerialLine, SerialPort, board_lines, usb_serial_lines
from tni.devices.serial_search import SerialSearch, SerialSearchResult, search_boards
from tni.devices.sysfs import system_devices
from tni.services.boards.connected_boards import ConnectedBoards
from tni.services.receivers.clicker_kit import ClickerKit, KitStore
from tni.services.receivers.connected_receivers import ConnectedReceivers
from tni.services.receivers.device_hotplug import DeviceHotplug
from tni.services.receivers.opt_in_boards import OptInBoards
from tni.services.receivers.receiver_services import ReceiverServices
from tni.services.receivers.receiver_setup import ReceiverSetup
from tni.store.receivers_file import ReceiversFile

if TYPE_CHECKING:
    from tni.services.boards.board_recorder import BoardRecorder
    from tni.services.receivers.keypad_setup import KeypadSetup
    from tni.services.receivers.receiver_trainer import ReceiverTrainer


@dataclass(frozen=True, slots=True)
class DeviceServices:
    """Services about boards and receivers."""

    hotplug: DeviceHotplug
    boards: ConnectedBoards
    opt_in_boards: OptInBoards
    make_recorder: Callable[[], BoardRecorder]
    receivers: ReceiverServices


def _board_search(main: MainThread, clock: Clock, drivers_for: SerialDrivers) -> SerialSearch:
    """Search for boards on serial lines."""
    return SerialSearch(
        main, clock, partial(board_lines, drivers_for), search=partial(search_boards, drivers_for=drivers_for)
    )


def _receiver_search(main: MainThread, clock: Clock, folders: Folders, settings: Settings) -> SerialSearch:
    """Search for receivers on serial lines, those of plugins too, whose modules are loaded when one is searched for."""

    def drivers_for(info: DeviceInfo) -> Iterator[tuple[DriverEntry, SerialMatch]]:
        from tni.app.in_process_plugins import serial_receivers

        return serial_receivers(folders, settings, info)

    def lines() -> list[SerialLine]:
        from tni.devices.receiver_search import receiver_lines

        return receiver_lines(drivers_for)

    def search(
        lines: Iterable[SerialLine], clock: MonotonicClock, cancelled: threading.Event, open_line: OpenSerialLine
    ) -> SerialSearchResult:
        from tni.devices.receiver_search import search_receivers

        return search_receivers(lines, clock, cancelled, open_line, drivers_for)

    return SerialSearch(main, clock, lines, search=search)


def _board_recorder(hotplug: DeviceHotplug, clock: Clock, main: MainThread, tasks: TaskRunner) -> BoardRecorder:
    from tni.services.boards.board_recorder import BoardRecorder  # few boards are unknown

    return BoardRecorder(hotplug, clock, main, tasks)


def make_device_services(
    folders: Folders,
    settings: Settings,
    kit: KitStore,
    devices: Devices | None,
    clock: Clock,
    main: MainThread,
    tasks: TaskRunner,
) -> DeviceServices:
    """Create the services; nothing is read yet. devices: the connected devices; those of the system if None."""
    known = ReceiversFile(folders.receivers)
    trained = partial(_added_entries, folders, settings)
    hid = KnownKeypads(devices or system_devices(), lambda: known.keypads)
    allows = partial(_is_allowed, folders, settings)
    serial = partial(_serial_boards, folders, settings)
    known_lines = KnownSerialLines(lambda: known.lines, trained=trained, drivers_for=serial)
    plugged = hid if devices else CombinedDevices(hid, known_lines)
    receivers, boards = ConnectedReceivers(known, clock, main), ConnectedBoards(clock, main)
    hotplug = DeviceHotplug(plugged, trained, receivers, boards, settings, main, allows)
    system: Callable[[], Devices] = lambda: devices or system_devices()  # noqa: E731 -- a list of its own each time

    def make_keypads() -> KeypadSetup:
        from tni.services.receivers.keypad_setup import KeypadSetup

        return KeypadSetup(system, known, receivers, hotplug.reconsider, clock, main)

    def make_trainer() -> ReceiverTrainer:
        from tni.services.receivers.receiver_trainer import ReceiverTrainer

        folder, reconsider = folders.trained_receivers, hotplug.reconsider
        return ReceiverTrainer(system, usb_serial_lines, SerialPort, folder, known, reconsider, clock, main)

    return DeviceServices(
        hotplug,
        boards,
        OptInBoards(boards, _board_search(main, clock, serial), known, settings, hotplug.reconsider),
        partial(_board_recorder, hotplug, clock, main, tasks),
        ReceiverServices(
            receivers,
            ClickerKit(kit, receivers),
            ReceiverSetup(receivers, _receiver_search(main, clock, folders, settings), known),
            make_keypads,
            make_trainer,
        ),
    )


def _added_entries(folders: Folders, settings: Settings) -> Iterator[DriverEntry]:
    """Yield the drivers that were added on this computer: trained receivers, and those of plugins."""
    if folders.trained_receivers.is_dir():
        from tni.devices.trained_receiver_files import load_trained_drivers  # rarely needed

        yield from load_trained_drivers(folders.trained_receivers)
    if folders.plugins.is_dir() or (technician_folder() / "plugins").is_dir():
        from tni.app.in_process_plugins import added_drivers

        yield from added_drivers(folders, settings)


def _serial_boards(folders: Folders, settings: Settings, info: DeviceInfo) -> Iterator[tuple[DriverEntry, SerialMatch]]:
    from tni.app.in_process_plugins import serial_boards  # with the first search for boards

    return serial_boards(folders, settings, info)


def _is_allowed(folders: Folders, settings: Settings, entry: DriverEntry) -> bool:
    """Return whether a driver may run: neither the teacher nor the technician has turned its plugin off."""
    from tni.devices.plugin_drivers import plugin_of  # with the first board or receiver

    if (plugin := plugin_of(entry)) is None:
        return True
    from tni.app.in_process_plugins import is_on

    return is_on(plugin, folders, settings)
