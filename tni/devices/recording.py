"""Recordings of HID devices in hid-recorder's text format (`.hid`), read and written.

Lines: `R: length bytes` report descriptor, `N: name`, `I: bus vendor product` in hexadecimal, `E: seconds length
bytes` a report with its time, `D: index` (the lines that follow are of that device), `#` a comment, which goes on over
indented lines; other letters (`P:`, where it was plugged) carry nothing that we use. Source of the format:
hid-recorder and hid-replay of the hid-tools project.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from math import isfinite
from pathlib import Path

from tni.core.errors import TniError
from tni.devices.reader import RecordedReport


class RecordingError(TniError):
    """A recording that cannot be read. line: counted from 1; reason: for the log."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(f"recording, line {line}: {reason}")
        self.line, self.reason = line, reason


@dataclass(frozen=True, slots=True)
class RecordedDevice:
    """reports: in the order of the recording; their times start where they like."""

    name: str
    vendor: int
    product: int
    descriptor: bytes
    reports: tuple[RecordedReport, ...] = ()


@dataclass(frozen=True, slots=True)
class Recording:
    """Times of all devices are of one clock."""

    devices: tuple[RecordedDevice, ...]


@dataclass(slots=True)
class _Device:
    name: str = ""
    vendor: int = 0
    product: int = 0
    descriptor: bytes = b""
    reports: list[RecordedReport] = field(default_factory=list)

    def take(self, letter: str, rest: str) -> None:
        """Take one line. Raises ValueError with the reason."""
        if letter == "R":
            self.descriptor = _counted_bytes(rest)
        elif letter == "N":
            self.name = rest.strip()
        elif letter == "I":
            _, vendor, product, *_ = (int(part, 16) for part in rest.split())
            self.vendor, self.product = vendor & 0xFFFF, product & 0xFFFF
        elif letter == "E":
            time, _, data = rest.strip().partition(" ")
            at_s = float(time)
            if not isfinite(at_s):
                raise ValueError("no time")
            if not self.descriptor:
                raise ValueError("a report before its device's descriptor")
            self.reports.append(RecordedReport(at_s, _counted_bytes(data)))


def _counted_bytes(text: str) -> bytes:
    length, _, digits = text.strip().partition(" ")
    data = bytes.fromhex(digits)
    if len(data) != int(length):
        raise ValueError(f"{len(data)} bytes of {length[:20]}")
    return data


def parse_recording(text: str) -> Recording:
    """Read a recording.

    Raises:
        RecordingError: a line that is cut off or is none of the format's; no descriptor at all.
    """
    devices: dict[int, _Device] = {}
    current = 0
    line_number = 0
    in_comment = False
    for line_number, line in enumerate(text.split("\n"), 1):
        in_comment = line.startswith("#") or (in_comment and line[:1].isspace())
        if in_comment or not line.strip():
            continue
        if line[1:2] != ":" or not "A" <= line[0] <= "Z":
            raise RecordingError(line_number, "neither a comment nor a known kind of line")
        try:
            if line[0] == "D":
                current = int(line[2:])
            else:
                devices.setdefault(current, _Device()).take(line[0], line[2:])
        except ValueError as error:
            raise RecordingError(line_number, str(error)[:100]) from error
    described = [d for d in devices.values() if d.descriptor]
    if not described:
        raise RecordingError(line_number, "ends without a report descriptor")
    return Recording(
        tuple(RecordedDevice(d.name, d.vendor, d.product, d.descriptor, tuple(d.reports)) for d in described)
    )


def load_recording(path: Path) -> Recording:
    """Read a `.hid` file; bytes that are no UTF-8 (device names hold anything) are replaced.

    Raises:
        RecordingError: see `parse_recording`.
        OSError: the file cannot be read.
    """
    return parse_recording(path.read_bytes().decode("utf-8", errors="replace"))


def device_lines(device: RecordedDevice, index: int = 0) -> str:
    """Return the lines that introduce a device, as hid-recorder writes them."""
    name = " ".join(device.name.split())
    return (
        f"D: {index}\nR: {len(device.descriptor)} {device.descriptor.hex(' ')}\n"
        f"N: {name}\nI: 3 {device.vendor:04x} {device.product:04x}\n"
    )


def report_line(report: RecordedReport) -> str:
    """Return the line of one report."""
    return f"E: {report.at_s:.6f} {len(report.data)} {report.data.hex(' ')}\n"


def format_recording(device: RecordedDevice) -> str:
    """Write the recording of one device."""
    return device_lines(device) + "".join(report_line(report) for report in device.reports)
