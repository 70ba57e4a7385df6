"""Recorded datagrams of TUIO as text: a line for each, its time in seconds and its bytes in hexadecimal.

    3.444714 2362756e646c6500...

Empty lines and those that begin with `#` say nothing.
"""

from __future__ import annotations

from math import isfinite
from pathlib import Path

from tni.api.devices import Driver
from tni.core.errors import TniError
from tni.devices.replay_source import RecordedReport
from tni.devices.tuio.board import TuioBoard
from tni.devices.tuio.osc import MAX_BYTES

MAX_FILE_BYTES = 64 * 1024 * 1024
_OSC_BEGINS = ("2362756e646c6500", "2f")  # a bundle, or a message


class TuioTextError(TniError):
    """A line that is not of such a recording. line: counted from 1, 0 for the file; why: for the log."""

    def __init__(self, line: int, why: str) -> None:
        super().__init__(f"TUIO recording, line {line}: {why}")
        self.line, self.why = line, why


def is_tuio_text(start: bytes) -> bool:
    """Whether a file that begins so is a recording of this kind."""
    for line in start.decode("ascii", errors="replace").splitlines():
        if line.strip() and not line.startswith("#"):
            _, _, digits = line.strip().partition(" ")
            return digits.lstrip().lower().startswith(_OSC_BEGINS)
    return False


def read_tuio_text(data: bytes) -> list[RecordedReport]:
    """The datagrams, in the order of the file. Raises: TuioTextError."""
    if len(data) > MAX_FILE_BYTES:
        raise TuioTextError(0, f"{len(data)} bytes are too many")
    reports = []
    for number, line in enumerate(data.split(b"\n"), 1):
        if line.strip() and not line.startswith(b"#"):
            reports.append(_report(number, line))
    return reports


def open_tuio_text(path: Path) -> tuple[Driver, list[RecordedReport]]:
    """A driver, and the reports to play to it. Raises: TuioTextError, OSError."""
    with path.open("rb") as file:
        return TuioBoard(), read_tuio_text(file.read(MAX_FILE_BYTES + 1))


def _report(number: int, line: bytes) -> RecordedReport:
    time, _, digits = line.strip().partition(b" ")
    try:
        at_s, data = float(time), bytes.fromhex(digits.decode("ascii"))
    except ValueError:
        raise TuioTextError(number, "not a time and bytes") from None
    if not isfinite(at_s) or not 0 < len(data) <= MAX_BYTES:
        raise TuioTextError(number, f"{len(data)} bytes at {at_s} s")
    return RecordedReport(at_s, data)
