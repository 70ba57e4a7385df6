"""`tni devices record OUT`: a recording of a board, known or not, that loses nothing of what was done at it."""

from __future__ import annotations

import sys
import time
from collections import deque
from collections.abc import Sequence
from contextlib import suppress
from errno import EISDIR
from os import strerror
from pathlib import Path

from tni.app import terminal
from tni.app.devices_command import Letters, Plugged, chosen, opened, plugged, reading
from tni.app.typed import Typed
from tni.devices.discovery import Devices, system_devices
from tni.devices.ports import DeviceGoneError, Port
from tni.devices.reader import DriverCrashedError
from tni.devices.record_steps import RecordStep, steps
from tni.devices.recorder import Recorder, RecordingPort
from tni.files.atomic import WriteError
from tni.files.growing import GrowingFile
from tni.ui.words import devices as words
from tni.ui.words.sentences_files import named, system_sentence


def record(
    out: Path,
    wanted: str,
    *,
    pens: int,
    seconds: float | None,
    replacing: bool = False,
    devices: Devices | None = None,
) -> int:
    """Record a device. seconds: for so long, without asking for anything; None: step by step, each ended by Enter.
    Ctrl+C ends it too: what has come by then is kept. replacing: what is at `out`, without asking.

    Raises: WriteError, TargetThereError, before anybody has gone to the board for nothing where that can be told.
    """
    if out.is_dir():
        raise WriteError(out, IsADirectoryError(EISDIR, strerror(EISDIR)))
    system, typed = devices or system_devices(), Typed(sys.stdin)
    one = chosen(system, wanted, driven=False)
    terminal.speak()
    is_there = out.exists()
    if is_there and not (replacing or _may_go(out, typed)):
        raise terminal.TargetThereError(out)
    port = opened(system, one)
    try:
        file = GrowingFile(out, replacing=is_there)
    except OSError as error:
        port.close()
        raise WriteError(out, error) from error
    recorder = Recorder(one.info, file, time.monotonic)
    try:
        if seconds is None:
            _Wizard(system, one, recorder, typed).lead(port, list(steps(pens)))
        else:
            with reading(one, RecordingPort(port, recorder)) as letters:
                deque(letters.until_gone(lambda: None, seconds), maxlen=0)
    except KeyboardInterrupt:
        recorder.remark("ended early")
    return _kept(file, recorder, replacing=is_there)


def _may_go(out: Path, typed: Typed) -> bool:
    """Whether a person at a terminal says that what is there may be replaced."""
    if not typed.is_answered:
        return False
    sys.stdout.write(f"{words.ask_to_replace(named(out))} ")
    sys.stdout.flush()
    return words.is_yes(typed.line() or "")


def _kept(file: GrowingFile, recorder: Recorder, *, replacing: bool) -> int:
    """Say what there is now, and where. Returns: the status."""
    failed = recorder.failed
    try:
        if not recorder.reports and (replacing or failed is not None):
            file.drop()
        else:
            file.close()
    except OSError as error:
        failed = failed or error
    if failed is not None:
        terminal.tell(system_sentence(failed, file.path))
    said = words.kept(terminal.clean(str(file.path)), recorder.reports) if recorder.reports else words.nothing_came()
    sys.stdout.write(f"{said}\n")
    return 0 if recorder.reports and failed is None else 1


class _Wizard:
    """Says what to do at the board, step by step, also when the board goes meanwhile and comes back."""

    def __init__(self, system: Devices, one: Plugged, recorder: Recorder, typed: Typed) -> None:
        self._system, self._one, self._recorder, self._typed = system, one, recorder, typed

        self._is_crashed = False
        """Its driver; the board is heard without one from then on."""

    def lead(self, port: Port, asked: Sequence[RecordStep]) -> None:
        """port: of the device, open."""
        number = 0
        again: Port | None = port
        while again is not None:
            with reading(self._one, RecordingPort(again, self._recorder)) as letters:
                while number < len(asked):
                    line = self._ask(asked[number], words.go_on(number + 1, len(asked)), letters)
                    if line is None:
                        break
                    if not line:  # nobody is there to press a key
                        return
                    number += 1
                else:
                    return
            again = self._wait_for_it(letters)

    def _ask(self, step: RecordStep, go_on: str, letters: Letters) -> str | None:
        """What was typed when it was done; None when the board has gone meanwhile."""
        sys.stdout.write(f"\n{words.asked(step)}\n{go_on} ")
        sys.stdout.flush()
        self._recorder.remark(step.remark)
        before = self._recorder.reports
        line = self._typed.line(letters.is_gone)
        if line is None or (line and letters.is_gone()):
            sys.stdout.write("\n")
            return None
        if line.strip().lower() in ("p", "s"):
            self._recorder.remark("there is none")
        sys.stdout.write(f"{words.counted(self._recorder.reports - before)}\n")
        return line

    def _wait_for_it(self, letters: Letters) -> Port | None:
        """Until it is plugged in again; None when it is not to be waited for."""
        if self._recorder.failed is not None:
            return None
        if isinstance(letters.error, DriverCrashedError):
            self._is_crashed = True
            self._recorder.remark("its driver has failed")
        else:
            self._recorder.remark("unplugged")
            terminal.tell(words.gone_meanwhile())
            self._typed.forget()
        found: list[Port] = []
        if self._typed.line(lambda: self._finds(found)):
            self._finds(found)  # where one cannot wait for two things
        if not found:
            return None
        self._recorder.remark("read again")
        return found[0]

    def _finds(self, found: list[Port]) -> bool:
        """Whether the device is there, and could be opened."""
        for one in plugged(self._system):
            if one.info == self._one.info:
                with suppress(DeviceGoneError):
                    found.append(self._system.open(one.device))
                    self._one = Plugged(one.device, None, None) if self._is_crashed else one
                    return True
        return False
