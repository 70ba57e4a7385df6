"""Command `tni devices learn NAME`: train an unknown receiver by pressing keys of its clickers, as in the window."""

from __future__ import annotations

import os
import sys
import threading
import time
from collections import deque
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from tni.api.devices import DeviceInfo, Vote
from tni.app import terminal
from tni.app.devices_command import (
    CannotReadError,
    NoSuchDeviceError,
    ReaderInbox,
    SeveralDevicesError,
    devices_with_keypads,
)
from tni.app.folders import Folders
from tni.app.terminal_input import TerminalInput
from tni.core.lines import KnownSerialLine
from tni.core.receiver_training import TrainingError
from tni.devices.clickers.protocol_inference import ReceiverFraming, TrainedProtocol
from tni.devices.clickers.receiver_training import RawCapture, ReceiverTraining
from tni.devices.clickers.text_lines import BAUD
from tni.devices.clickers.trained_receiver import TrainedReceiver, TrainedReceiverDriver
from tni.devices.discovery import Devices, FoundDevice
from tni.devices.ports import DeviceGoneError, DevicePort
from tni.devices.reader import DeviceReader
from tni.devices.serial_port import SerialLine, SerialPort, usb_serial_lines
from tni.devices.trained_receiver_files import save_trained_receiver
from tni.devices.udev import hidraw_remedy, serial_remedy
from tni.devices.unknown_devices import trainable_devices
from tni.store.receivers_file import ReceiversFile
from tni.ui.messages import devices as words
from tni.ui.messages.receiver_training import (
    training_failure,
    training_prompt,
    training_result,
    training_saved,
    training_trial,
)

POLL_S = 0.1

type _Receiver = FoundDevice | SerialLine


class TrainingFailedError(terminal.CommandError):
    """The receiver's protocol was not understood. error: the reason."""

    def __init__(self, error: TrainingError) -> None:
        super().__init__(str(error))
        self.error = error

    def user_message(self) -> str:
        return " ".join(training_failure(self.error.why, self.error.key))


class ReceiverUnpluggedError(terminal.CommandError):
    """The receiver was unplugged before its protocol was understood."""

    def user_message(self) -> str:
        return words.unplugged_message()


def train_receiver(
    name: str,
    wanted: str,
    *,
    one: bool,
    devices: Devices | None = None,
    lines: Callable[[], list[SerialLine]] = usb_serial_lines,
    open_line: Callable[[str, int], DevicePort] = SerialPort,
) -> int:
    """Train a receiver and store the result. name: for the stored receiver. wanted: the device's VID:PID or path, ""
    for the only one. one: there is only one clicker.

    Raises: NoSuchDeviceError, SeveralDevicesError, CannotReadError, TrainingFailedError, ReceiverUnpluggedError,
    WriteError.
    """
    system, typed, folders = devices or devices_with_keypads(), TerminalInput(sys.stdin), Folders.of_user()
    receiver = _chosen([*trainable_devices(system), *lines()], wanted)
    terminal.use_system_language()
    is_line = isinstance(receiver, SerialLine)
    try:
        port = open_line(receiver.path, BAUD) if isinstance(receiver, SerialLine) else system.open(receiver)
    except DeviceGoneError as error:
        raise CannotReadError(_info(receiver), _remedy(receiver)) from error
    with _Listening(ReceiverFraming.LINES if is_line else ReceiverFraming.REPORTS, port) as listening:
        protocol = listening.train(one=one)
        info = _info(receiver)
        trained = TrainedReceiver(name, info.vendor, info.product, protocol)
        listening.trial(trained, typed)
    return _save(trained, receiver, folders)


def _chosen(found: list[_Receiver], wanted: str) -> _Receiver:
    """Return the wanted receiver. Raises: NoSuchDeviceError, SeveralDevicesError."""
    named = [one for one in found if not wanted or wanted.lower() in (_numbers(one), _path(one).lower())]
    if not named:
        raise NoSuchDeviceError(wanted)
    if len(named) > 1:
        raise SeveralDevicesError([f"{words.device_label(_info(one))} {_path(one)}" for one in named])
    return named[0]


def _info(receiver: _Receiver) -> DeviceInfo:
    return receiver.info if isinstance(receiver, SerialLine) else receiver.infos[0]


def _path(receiver: _Receiver) -> str:
    return receiver.path if isinstance(receiver, SerialLine) else os.fsdecode(receiver.path)


def _numbers(receiver: _Receiver) -> str:
    info = _info(receiver)
    return f"{info.vendor:04x}:{info.product:04x}"


def _remedy(receiver: _Receiver) -> str:
    """Return a shell command that grants the missing permission; "" if none is missing."""
    info = _info(receiver)
    if isinstance(receiver, SerialLine):
        return "" if os.access(receiver.path, os.R_OK | os.W_OK) else serial_remedy(info.vendor, info.product)
    return "" if receiver.permitted else hidraw_remedy(info.vendor, info.product)


def _save(trained: TrainedReceiver, receiver: _Receiver, folders: Folders) -> int:
    """Store the trained receiver. A serial line is from then on opened automatically."""
    path: Path = save_trained_receiver(folders.trained_receivers, trained)
    if isinstance(receiver, SerialLine):
        info = receiver.info
        ReceiversFile(folders.receivers).save_line(
            KnownSerialLine(info.vendor, info.product, info.serial, trained.name)
        )
    _write(*training_saved(str(path)))
    return 0


class _Listening:
    """Reader of a receiver on a thread of its own, with its reports in a queue."""

    def __init__(self, framing: ReceiverFraming, port: DevicePort) -> None:
        self._framing, self._arrived, self._inbox = framing, threading.Event(), ReaderInbox()
        self._reports: deque[bytes] = deque()
        self._reader = DeviceReader("training", RawCapture(framing, self._receive), port, self._inbox.box, time)

    def __enter__(self) -> _Listening:
        self._reader.start()
        return self

    def __exit__(self, *_: object) -> None:
        with closing(self._reader):
            pass

    def _receive(self, report: bytes) -> None:
        self._reports.append(report)
        self._arrived.set()

    def _take(self) -> list[bytes]:
        """Return the reports that arrive within a moment. Raises: ReceiverUnpluggedError."""
        self._arrived.wait(POLL_S)
        self._arrived.clear()
        taken = []
        while self._reports:
            taken.append(self._reports.popleft())
        if not taken and self._inbox.is_gone():
            raise ReceiverUnpluggedError("unplugged")
        return taken

    def train(self, *, one: bool) -> TrainedProtocol:
        """Prompt for presses until the protocol is understood. Raises: TrainingFailedError, ReceiverUnpluggedError."""
        training = ReceiverTraining(self._framing, time.monotonic())
        if one:
            training.skip_second_clicker()
        shown = ""
        while not training.is_done:
            now_s = time.monotonic()
            line, more = training_prompt(training.prompt(now_s))
            if more != shown:
                shown = more
                _write(line, f"    {more}")
            for report in self._take():
                training.add_report(report, time.monotonic())
            training.on_timer(time.monotonic())
        try:
            return training.infer()
        except TrainingError as error:
            raise TrainingFailedError(error) from error

    def trial(self, trained: TrainedReceiver, typed: TerminalInput) -> None:
        """Print each press as it is understood, until Enter. Raises: ReceiverUnpluggedError."""
        receiver = TrainedReceiverDriver(trained)
        keys = [letter for _, letter in trained.protocol.keys]
        _write(*training_result(keys, distinguishes_clickers=bool(trained.protocol.clicker_at)), words.save_prompt())

        def print_presses() -> bool:
            for report in self._take():
                step = receiver.on_line(report, time.monotonic())
                for event in () if step is None else step.events:
                    if isinstance(event, Vote):
                        _write(training_trial(event.clicker.partition("-")[2], event.choice))
            return False

        typed.line(print_presses)


def _write(*lines: str) -> None:
    sys.stdout.writelines(f"{terminal.strip_control_characters(line)}\n" for line in lines)
    sys.stdout.flush()
