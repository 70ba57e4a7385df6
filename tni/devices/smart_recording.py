"""Reader of text captures of SMART Boards.

Each line is one transfer: time, I (input) or O (output to the board), the board's endpoint in some captures, declared
length, bytes in hexadecimal (truncated in some captures). Lines that start with `#` are comments.

The text doesn't name the board: captures of SB680 and SB685 have no endpoint column, those of SB885 have one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import isfinite

from tni.core.device_errors import RecordingError
from tni.devices.recording import DescribedDevice
from tni.devices.replay_port import RecordedReport

COLUMNS_SB680, COLUMNS_SB885 = 4, 5
SMART_VENDOR = 0x0B8C
BOARDS = {
    COLUMNS_SB680: DescribedDevice("SMART Board SB680", SMART_VENDOR, 0x0061),
    COLUMNS_SB885: DescribedDevice("SMART Board SB885", SMART_VENDOR, 0x0160),
}


def is_smart_recording(start: bytes) -> bool:
    """Return whether a file that begins with these bytes is of this format."""
    lines = start.decode("utf-8", errors="replace").split("\n")
    return _is_transfer(next((line for line in lines if line.strip() and not line.startswith("#")), "").split())


class SmartRecordingReader:
    """Reader like `tni.devices.recording.HidRecordingReader`; its only device has the number 0."""

    def __init__(self) -> None:
        self.passed_over = 0  # a line of another form is an error in this format
        self._columns = 0
        self._line = 0

    def reports(self, lines: Iterable[str]) -> Iterator[tuple[int, RecordedReport]]:
        """Yield (0, report) for each transfer from the board. Raises: RecordingError."""
        for self._line, line in enumerate(lines, 1):
            if line.startswith("#") or not line.strip():
                continue
            parts = line.split()
            if not _is_transfer(parts) or len(parts) != (self._columns or len(parts)):
                raise RecordingError(self._line, "not a transfer like those before it")
            self._columns = len(parts)
            try:
                report = _report(parts)
            except ValueError as error:
                raise RecordingError(self._line, str(error)[:100]) from error
            if parts[1] == "I":
                yield 0, report

    def described(self) -> dict[int, DescribedDevice]:
        """Return the board. Raises: RecordingError when there was no transfer."""
        if not self._columns:
            raise RecordingError(self._line, "ends without a transfer")
        return {0: BOARDS[self._columns]}


def _is_transfer(parts: list[str]) -> bool:
    return len(parts) in BOARDS and parts[1] in ("I", "O")


def _report(parts: list[str]) -> RecordedReport:
    at_s, data = float(parts[0]), bytes.fromhex(parts[-1])
    if not isfinite(at_s):
        raise ValueError("no time")
    if len(data) > int(parts[-2]):
        raise ValueError(f"{len(data)} bytes of {parts[-2][:20]}")
    return RecordedReport(at_s, data)
