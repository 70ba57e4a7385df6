"""Reader and writer of recordings of HID devices in hid-recorder's text format (`.hid`).

Lines: `R: length bytes` report descriptor, `N: name`, `I: bus vendor product` in hexadecimal, `E: seconds length bytes`
a report with its time, `D: index` (the lines that follow belong to that device), `#` a comment, which continues over
indented lines. Other letters (`P:`, the physical port) carry nothing that is used here. Source of the format:
hid-recorder and hid-replay of the hid-tools project.

Lines of any other form are passed over and counted: a recording that was copied from a terminal begins with the
recorder's list of devices and its prompt.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import isfinite
from pathlib import Path

from tni.core.device_errors import RecordingError
from tni.devices.replay_port import RecordedReport

DEVICES_MAX = 64
"""Most devices in one recording. Playback reads the file once for each."""
_PROMPT = re.compile(r"Select the device event number \[[^\]]*\]: *(?:\d+\s*$)?")
"""hid-recorder's question. Where the answer was not recorded, the first line of the recording follows on the same
line."""


@dataclass(frozen=True, slots=True)
class RecordedDevice:
    """One device with its reports in the order of the recording. Their times may start at any value."""

    name: str
    vendor: int
    product: int
    descriptor: bytes
    reports: tuple[RecordedReport, ...] = ()


@dataclass(frozen=True, slots=True)
class Recording:
    """A recording. The times of all devices are on one clock. passed_over: number of lines that are no part of it."""

    devices: tuple[RecordedDevice, ...]
    passed_over: int = 0


@dataclass(slots=True)
class DescribedDevice:
    """Description of a device at the beginning of a recording. descriptor: b"" in formats without descriptors."""

    name: str = ""
    vendor: int = 0
    product: int = 0
    descriptor: bytes = b""

    def take(self, letter: str, rest: str) -> RecordedReport | None:
        """Take one line and return its report, if it is one. Raises ValueError with the reason."""
        if letter == "R":
            descriptor = _counted_bytes(rest)
            if self.descriptor not in (b"", descriptor):
                raise ValueError("a second descriptor of the same device")
            self.descriptor = descriptor
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
            return RecordedReport(at_s, _counted_bytes(data))
        return None


def _counted_bytes(text: str) -> bytes:
    length, _, digits = text.strip().partition(" ")
    data = bytes.fromhex(digits)
    if len(data) != int(length):
        raise ValueError(f"{len(data)} bytes of {length[:20]}")
    return data


class HidRecordingReader:
    """Reads the lines of a recording. devices: by their number. passed_over: number of lines so far that are no part of
    the recording."""

    def __init__(self) -> None:
        self.devices: dict[int, DescribedDevice] = {}
        self.passed_over = 0
        self._line = 0

    def reports(self, lines: Iterable[str]) -> Iterator[tuple[int, RecordedReport]]:
        """Yield (device number, report). Raises: RecordingError."""
        current, in_comment = 0, False
        for self._line, line in enumerate(lines, 1):
            text = _PROMPT.sub("", line, count=1) if line.startswith("Select") else line
            in_comment = text.startswith("#") or (in_comment and text[:1].isspace())
            if in_comment or not line.strip():
                continue
            if text[1:2] != ":" or not "A" <= text[0] <= "Z":
                self.passed_over += 1
                continue
            try:
                if text[0] == "D":
                    current = int(text[2:])
                elif (report := self._device(current).take(text[0], text[2:])) is not None:
                    yield current, report
            except ValueError as error:
                raise RecordingError(self._line, str(error)[:100]) from error

    def _device(self, number: int) -> DescribedDevice:
        if number not in self.devices and len(self.devices) == DEVICES_MAX:
            raise ValueError(f"more than {DEVICES_MAX} devices")
        return self.devices.setdefault(number, DescribedDevice())

    def described(self) -> dict[int, DescribedDevice]:
        """Return the devices that have a descriptor. Raises: RecordingError when there is none."""
        found = {number: device for number, device in self.devices.items() if device.descriptor}
        if not found:
            raise RecordingError(self._line, "ends without a report descriptor")
        return found


def parse_recording(text: str) -> Recording:
    """Parse a recording.

    Raises:
        RecordingError: a line of the format is truncated, or there is no descriptor at all.
    """
    reader = HidRecordingReader()
    reports: dict[int, list[RecordedReport]] = {}
    for number, report in reader.reports(text.split("\n")):
        reports.setdefault(number, []).append(report)
    return Recording(
        tuple(
            RecordedDevice(d.name, d.vendor, d.product, d.descriptor, tuple(reports.get(number, ())))
            for number, d in reader.described().items()
        ),
        reader.passed_over,
    )


def load_recording(path: Path) -> Recording:
    """Read a `.hid` file. Bytes that are not UTF-8 are replaced, because device names contain anything.

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
    """Return the recording of one device as text."""
    return device_lines(device) + "".join(report_line(report) for report in device.reports)
