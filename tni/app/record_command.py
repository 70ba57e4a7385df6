"""Command `tni devices record OUT`: record a board, known or unknown, without any loss of reports."""

from __future__ import annotations

import sys
import time
from collections import deque
from collections.abc import Sequence
from contextlib import AbstractContextManager, suppress
from dataclasses import replace
from errno import EISDIR
from os import strerror
from pathlib import Path

from tni.app import terminal
from tni.app.devices_command import (
    CannotReadError,
    PluggedDevice,
    ReaderInbox,
    list_plugged,
    reading_device,
    select_device,
)
from tni.app.terminal_input import TerminalInput
from tni.core.recording_steps import RecordingStep, board_recording_steps
from tni.devices.discovery import KEYBOARD, KEYPAD, Devices
from tni.devices.ports import DeviceGoneError, DevicePort
from tni.devices.reader import DriverCrashedError
from tni.devices.recorder import DeviceRecorder, RecordingPort
from tni.devices.sysfs import system_devices
from tni.files.append_only import AppendOnlyFile
from tni.files.atomic import WriteError
from tni.ui.messages import devices as words
from tni.ui.messages.file_errors import os_error_message, quoted_name


def record_device(
    out: Path,
    wanted: str,
    *,
    pens: int,
    seconds: float | None,
    replacing: bool = False,
    devices: Devices | None = None,
) -> int:
    """Record a device. seconds: duration, without prompts; None: step by step, each ended by Enter. Ctrl+C ends it too,
    and keeps what was recorded. replacing: replace an existing `out` without asking.

    Raises: WriteError, TargetExistsError; where possible before the user is sent to the board.
    """
    if out.is_dir():
        raise WriteError(out, IsADirectoryError(EISDIR, strerror(EISDIR)))
    system, typed = devices or system_devices(), TerminalInput(sys.stdin)
    nodes = _nodes(system, wanted)
    terminal.use_system_language()
    is_there = out.exists()
    if is_there and not (replacing or _may_replace(out, typed)):
        raise terminal.TargetExistsError(out)
    ports = _opened(system, nodes)
    try:
        file = AppendOnlyFile(out, replacing=is_there)
    except OSError as error:
        for _one, port in ports:
            port.close()
        raise WriteError(out, error) from error
    recorded = _Recorded(system, DeviceRecorder(file, time.monotonic), ports)
    try:
        if seconds is None:
            _Wizard(recorded, typed).run(list(board_recording_steps(pens)))
        else:
            with recorded.reading() as letters:
                deque(letters.until_gone(lambda: None, seconds), maxlen=0)
    except KeyboardInterrupt:
        recorded.recorder.remark("ended early")
    return _finish(file, recorded.recorder, replacing=is_there)


def _nodes(system: Devices, wanted: str) -> list[PluggedDevice]:
    """Return all nodes of the wanted device except its keyboard, since typed text is private.

    Raises: NoSuchDeviceError, SeveralDevicesError.
    """
    there = [one for one in list_plugged(system) if not one.device.has(KEYBOARD, KEYPAD)]
    numbers = select_device(there, wanted).numbers
    return [one for one in there if one.numbers == numbers]


def _opened(system: Devices, nodes: Sequence[PluggedDevice]) -> list[tuple[PluggedDevice, DevicePort]]:
    """Open the nodes that can be opened. Raises: CannotReadError if none can."""
    ports = list[tuple[PluggedDevice, DevicePort]]()
    for one in nodes:
        with suppress(DeviceGoneError):
            ports.append((one, system.open(one.device)))
    if not ports:
        raise CannotReadError(nodes[0].info, nodes[0].remedy)
    return ports


def _may_replace(out: Path, typed: TerminalInput) -> bool:
    """Ask whether to replace the existing file; False without a person at a terminal."""
    if not typed.is_answered:
        return False
    sys.stdout.write(f"{words.replace_prompt(quoted_name(out))} ")
    sys.stdout.flush()
    return words.is_yes(typed.line() or "")


def _finish(file: AppendOnlyFile, recorder: DeviceRecorder, *, replacing: bool) -> int:
    """Close the file, and print how much was recorded and where. Returns: the exit status."""
    failed = recorder.failed
    try:
        if not recorder.reports and (replacing or failed is not None):
            file.drop()
        else:
            file.close()
    except OSError as error:
        failed = failed or error
    if failed is not None:
        terminal.print_stderr(os_error_message(failed, file.path))
    said = (
        words.recording_saved_message(terminal.strip_control_characters(str(file.path)), recorder.reports)
        if recorder.reports
        else words.no_reports_message()
    )
    sys.stdout.write(f"{said}\n")
    return 0 if recorder.reports and failed is None else 1


class _Recorded:
    """Device being recorded, by all its nodes that could be opened."""

    def __init__(
        self, system: Devices, recorder: DeviceRecorder, ports: Sequence[tuple[PluggedDevice, DevicePort]]
    ) -> None:
        """ports: open; read when `reading` begins."""
        self._system, self.recorder, self._ports = system, recorder, ports
        self._numbers = {info: recorder.add(info) for info in dict.fromkeys(one.info for one, _port in ports)}
        self._is_crashed = False

    def reading(self) -> AbstractContextManager[ReaderInbox]:
        taped = [(one, RecordingPort(port, self.recorder, self._numbers[one.info])) for one, port in self._ports]
        return reading_device([(replace(one, driver=None), port) for one, port in taped] if self._is_crashed else taped)

    def crashed(self) -> None:
        """Note that the driver crashed: from now on the board is read without it."""
        self._is_crashed = True

    def is_back(self) -> bool:
        """Reopen the device. Returns whether all its recorded nodes are present and could be opened."""
        there = [one for one in list_plugged(self._system) if one.info in self._numbers]
        if {one.info for one in there} != self._numbers.keys():
            return False
        ports = list[tuple[PluggedDevice, DevicePort]]()
        try:
            for one in there:
                ports.append((one, self._system.open(one.device)))
        except DeviceGoneError:
            for _one, port in ports:
                port.close()
            return False
        self._ports = ports
        return True


class _Wizard:
    """Step-by-step prompts for the recording. They continue after the board is unplugged and plugged in again."""

    def __init__(self, recorded: _Recorded, typed: TerminalInput) -> None:
        self._recorded, self._recorder, self._typed = recorded, recorded.recorder, typed

    def run(self, steps: Sequence[RecordingStep]) -> None:
        number = 0
        there = True
        while there:
            with self._recorded.reading() as letters:
                while number < len(steps):
                    line = self._ask(steps[number], words.continue_prompt(number + 1, len(steps)), letters)
                    if line is None:
                        break
                    if not line:  # end of input: nobody can press Enter
                        return
                    number += 1
                else:
                    return
            there = self._wait_for_it(letters)

    def _ask(self, step: RecordingStep, prompt: str, inbox: ReaderInbox) -> str | None:
        """Prompt for a step and return the line typed at its end; None if the board was unplugged meanwhile."""
        sys.stdout.write(f"\n{words.step_text(step)}\n{prompt} ")
        sys.stdout.flush()
        self._recorder.remark(step.remark)
        before = self._recorder.reports
        line = self._typed.line(inbox.is_gone)
        if line is None or (line and inbox.is_gone()):
            sys.stdout.write("\n")
            return None
        if line.strip().lower() in ("p", "s"):
            self._recorder.remark("there is none")
        sys.stdout.write(f"{words.report_count_text(self._recorder.reports - before)}\n")
        return line

    def _wait_for_it(self, inbox: ReaderInbox) -> bool:
        """Wait until the board is plugged in again. Returns whether it is."""
        if self._recorder.failed is not None:
            return False
        if isinstance(inbox.error, DriverCrashedError):
            self._recorded.crashed()
            self._recorder.remark("its driver has failed")
        else:
            self._recorder.remark("unplugged")
            terminal.print_stderr(words.device_gone_message())
            self._typed.forget()
        typed = self._typed.line(self._recorded.is_back)
        if typed is not None and not self._recorded.is_back():  # where input and device can't be awaited at once
            return False
        self._recorder.remark("read again")
        return True
