"""`tni devices learn NAME`: a receiver that nobody knows is taught by pressing its clickers, as in the window."""

from __future__ import annotations

import os
import sys
import threading
import time
from collections import deque
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

from tni.api.devices import DeviceInfo, Vote
from tni.app import terminal
from tni.app.devices_command import CannotReadError, Letters, NoSuchDeviceError, SeveralDevicesError, here
from tni.app.folders import Folders
from tni.app.typed import Typed
from tni.core.errors import TniError
from tni.core.lines import KnownLine
from tni.devices.clickers.ear import Ear
from tni.devices.clickers.learning import Learnt, Manner, NotLearntError
from tni.devices.clickers.learnt import Taught, TaughtReceiver
from tni.devices.clickers.lesson import Lesson
from tni.devices.clickers.text_lines import BAUD
from tni.devices.discovery import Devices, FoundDevice
from tni.devices.learnt_files import keep_taught
from tni.devices.ports import DeviceGoneError, Port
from tni.devices.reader import DeviceReader
from tni.devices.serial_port import SerialLine, SerialPort, adapters
from tni.devices.strangers import teachable
from tni.devices.udev import remedy, serial_remedy
from tni.store.receivers import ReceiversFile
from tni.ui.words import devices as words
from tni.ui.words.learning import asked_words, kept_words, not_understood_words, trial_words, understood_words

LOOK_S = 0.1

type Receiver = FoundDevice | SerialLine


class NotUnderstoodError(terminal.SpokenError):
    def __init__(self, error: NotLearntError) -> None:
        super().__init__(str(error))
        self.error = error

    def say(self) -> str:
        return " ".join(not_understood_words(self.error.why, self.error.key))


class PulledOutError(terminal.SpokenError):
    """Before anything was understood."""

    def say(self) -> str:
        return words.unplugged()


def learn(
    name: str,
    wanted: str,
    *,
    one: bool,
    devices: Devices | None = None,
    lines: Callable[[], list[SerialLine]] = adapters,
    open_line: Callable[[str, int], Port] = SerialPort,
) -> int:
    """name: it is kept under. wanted: which device, by its numbers or its path, "" for the only one. one: there is one
    clicker alone. Raises: NoSuchDeviceError, SeveralDevicesError, CannotReadError, NotUnderstoodError, PulledOutError,
    WriteError."""
    system, typed, folders = devices or here(), Typed(sys.stdin), Folders.of_user()
    receiver = _chosen([*teachable(system), *lines()], wanted)
    terminal.speak()
    is_line = isinstance(receiver, SerialLine)
    try:
        port = open_line(receiver.path, BAUD) if isinstance(receiver, SerialLine) else system.open(receiver)
    except DeviceGoneError as error:
        raise CannotReadError(_info(receiver), _remedy(receiver)) from error
    with _Listening(Manner.LINES if is_line else Manner.REPORTS, port) as listening:
        learnt = listening.lesson(one=one)
        info = _info(receiver)
        taught = Taught(name, info.vendor, info.product, learnt)
        listening.trial(taught, typed)
    return _keep(taught, receiver, folders)


def _chosen(found: list[Receiver], wanted: str) -> Receiver:
    """Raises: NoSuchDeviceError, SeveralDevicesError."""
    named = [one for one in found if not wanted or wanted.lower() in (_numbers(one), _path(one).lower())]
    if not named:
        raise NoSuchDeviceError(wanted)
    if len(named) > 1:
        raise SeveralDevicesError([f"{words.device(_info(one))} {_path(one)}" for one in named])
    return named[0]


def _info(receiver: Receiver) -> DeviceInfo:
    return receiver.info if isinstance(receiver, SerialLine) else receiver.infos[0]


def _path(receiver: Receiver) -> str:
    return receiver.path if isinstance(receiver, SerialLine) else os.fsdecode(receiver.path)


def _numbers(receiver: Receiver) -> str:
    info = _info(receiver)
    return f"{info.vendor:04x}:{info.product:04x}"


def _remedy(receiver: Receiver) -> str:
    """A line to type, where leave is what is missing."""
    info = _info(receiver)
    if isinstance(receiver, SerialLine):
        return "" if os.access(receiver.path, os.R_OK | os.W_OK) else serial_remedy(info.vendor, info.product)
    return "" if receiver.permitted else remedy(info.vendor, info.product)


def _keep(taught: Taught, receiver: Receiver, folders: Folders) -> int:
    """A line is opened by itself from then on."""
    path: Path = keep_taught(folders.taught, taught)
    if isinstance(receiver, SerialLine):
        info = receiver.info
        ReceiversFile(folders.receivers).keep_line(KnownLine(info.vendor, info.product, info.serial, taught.name))
    _write(*kept_words(str(path)))
    return 0


class _Listening:
    """Hears a receiver on a thread of its own; what it said is taken from here."""

    def __init__(self, manner: Manner, port: Port) -> None:
        self._manner, self._came, self._letters = manner, threading.Event(), Letters()
        self._reports: deque[bytes] = deque()
        self._reader = DeviceReader("lesson", Ear(manner, self._hear), port, self._letters.box, time)

    def __enter__(self) -> _Listening:
        self._reader.start()
        return self

    def __exit__(self, *_: object) -> None:
        with closing(self._reader):
            pass

    def _hear(self, report: bytes) -> None:
        self._reports.append(report)
        self._came.set()

    def _take(self) -> list[bytes]:
        """What has come within a moment. Raises: PulledOutError."""
        self._came.wait(LOOK_S)
        self._came.clear()
        taken = []
        while self._reports:
            taken.append(self._reports.popleft())
        if not taken and self._letters.is_gone():
            raise PulledOutError("unplugged")
        return taken

    def lesson(self, *, one: bool) -> Learnt:
        """Say what is to be pressed until it is understood. Raises: NotUnderstoodError, PulledOutError."""
        lesson = Lesson(self._manner, time.monotonic())
        if one:
            lesson.only_one()
        said = ""
        while not lesson.is_done:
            now_s = time.monotonic()
            line, more = asked_words(lesson.asked(now_s))
            if more != said:
                said = more
                _write(line, f"    {more}")
            for report in self._take():
                lesson.heard(report, time.monotonic())
            lesson.on_timer(time.monotonic())
        try:
            return lesson.learnt()
        except NotLearntError as error:
            raise NotUnderstoodError(error) from error

    def trial(self, taught: Taught, typed: Typed) -> None:
        """Say what presses are understood as, until Enter. Raises: PulledOutError."""
        receiver = TaughtReceiver(taught)
        keys = [letter for _, letter in taught.learnt.keys]
        _write(*understood_words(keys, tells_clickers=bool(taught.learnt.clicker_at)), words.enter_to_keep())

        def tell() -> bool:
            for report in self._take():
                with suppress(TniError):  # what is no press of a key that was taught
                    line = report + b"\n" if self._manner is Manner.LINES else report
                    for event in receiver.on_report(line, time.monotonic()).events:
                        if isinstance(event, Vote):
                            _write(trial_words(event.clicker.partition("-")[2], event.choice))
            return False

        typed.line(tell)


def _write(*lines: str) -> None:
    sys.stdout.writelines(f"{terminal.clean(line)}\n" for line in lines)
    sys.stdout.flush()
