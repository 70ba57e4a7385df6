"""Reader of text captures of TUIO datagrams. Each line is the time in seconds and the bytes in hexadecimal:

    3.444714 2362756e646c6500...

Empty lines and lines that start with `#` are skipped.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import isfinite
from pathlib import Path

from tni.api.devices import Driver
from tni.core.device_errors import RecordingError
from tni.devices.recording import DescribedDevice
from tni.devices.replay_port import RecordedReport
from tni.devices.tuio.board import TuioBoard
from tni.devices.tuio.osc import MAX_BYTES

MAX_FILE_BYTES = 64 * 1024 * 1024
_OSC_BEGINS = ("2362756e646c6500", "2f")
"""First bytes of a bundle and of a message, in hexadecimal."""


def is_tuio_recording(start: bytes) -> bool:
    """Return whether a file that begins with these bytes is of this format."""
    for line in start.decode("ascii", errors="replace").splitlines():
        if line.strip() and not line.startswith("#"):
            time, _, digits = line.strip().partition(" ")
            return time[:1].isdigit() and digits.lstrip().lower().startswith(_OSC_BEGINS)
    return False


class TuioRecordingReader:
    """Reader like `tni.devices.recording.HidRecordingReader`; all senders together are one device with the number 0."""

    def __init__(self) -> None:
        self.passed_over = 0  # a line of another form is an error in this format
        self._line = 0
        self._sent = False

    def reports(self, lines: Iterable[str]) -> Iterator[tuple[int, RecordedReport]]:
        """Yield (0, datagram). Raises: RecordingError."""
        for self._line, line in enumerate(lines, 1):
            if line.strip() and not line.startswith("#"):
                self._sent = True
                yield 0, _report(self._line, line)

    def described(self) -> dict[int, DescribedDevice]:
        """Return the device. Raises: RecordingError when there was no datagram."""
        if not self._sent:
            raise RecordingError(self._line, "ends without a datagram")
        return {0: DescribedDevice("TUIO")}


def open_tuio_recording(path: Path) -> tuple[Driver, list[RecordedReport]]:
    """Return a driver and the datagrams to play to it. Raises: RecordingError, OSError."""
    with path.open("rb") as file:
        data = file.read(MAX_FILE_BYTES + 1)
    if len(data) > MAX_FILE_BYTES:
        raise RecordingError(0, "too many bytes")
    lines = data.decode("ascii", errors="replace").split("\n")
    return TuioBoard(), [report for _, report in TuioRecordingReader().reports(lines)]


def _report(number: int, line: str) -> RecordedReport:
    time, _, digits = line.strip().partition(" ")
    try:
        at_s, data = float(time), bytes.fromhex(digits)
    except ValueError:
        raise RecordingError(number, "not a time and bytes") from None
    if not isfinite(at_s) or not 0 < len(data) <= MAX_BYTES:
        raise RecordingError(number, f"{len(data)} bytes at {at_s} s")
    return RecordedReport(at_s, data)
