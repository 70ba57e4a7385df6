"""Reader of text logs of USB traffic, in the format of usbsnoop's cleaning script.

A log holds the reports sent to a base and its answers. Each line is one transfer, with its bytes on the same line or,
after a backslash, on the next:

    #  29 [148658 ms] read( 0x83,   64 )    64 bytes IN : \\
    01 19 aa 00 ...

`ctrl_transfer( 0x21, 0x09, ...)` is a report sent (SET_REPORT), `read(` a report received. Any other control transfer
is a request by the system about the device. `***853 repeats***` stands for omitted transfers, which are not restored.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from tni.core.device_errors import UsbLogError
from tni.devices.replay_port import RecordedReport

MAX_BYTES = 64 * 1024 * 1024
SET_REPORT = (0x21, 0x09)

_TRANSFER = re.compile(
    r"#\s*\d+\s*\[\s*(?P<ms>\d{1,12}) ms\]\s*(?P<kind>ctrl_transfer|read)\((?P<args>[^)]*)\)"
    r"\s*(?P<size>\d{1,6}) bytes (?:IN|OUT)\s*:?(?P<hex>[0-9a-fA-F\s]*)"
)
_REPEATS = re.compile(r"\*\*\*\d+ repeats\*\*\*")


class UsbDirection(Enum):
    TO_DEVICE = "to device"
    FROM_DEVICE = "from device"


@dataclass(frozen=True, slots=True)
class LoggedReport:
    """One report of a log. at_s: seconds on the log's own clock."""

    at_s: float
    direction: UsbDirection
    data: bytes


def read_usb_log(data: bytes) -> list[LoggedReport]:
    """Return the reports of a log in the order of their times. Raises UsbLogError."""
    if len(data) > MAX_BYTES:
        raise UsbLogError(0, f"{len(data)} bytes are too many")
    reports = [report for line, text in _joined_lines(data) if (report := _transfer(line, text)) is not None]
    return sorted(reports, key=lambda report: report.at_s)


def device_reports(data: bytes) -> list[RecordedReport]:
    """Return the reports that the device of a log sent, for `ReplayPort`. Raises UsbLogError."""
    logged = read_usb_log(data)
    return [
        RecordedReport(report.at_s, report.data) for report in logged if report.direction is UsbDirection.FROM_DEVICE
    ]


def _joined_lines(data: bytes) -> Iterator[tuple[int, str]]:
    try:
        lines = data.decode("ascii").splitlines()
    except UnicodeDecodeError as e:
        raise UsbLogError(data[: e.start].count(b"\n") + 1, "not ASCII text") from None
    begun, first = "", 0
    for number, text in enumerate(lines, 1):
        first = first if begun else number
        begun += text.rstrip()
        if begun.endswith("\\"):
            begun = begun[:-1] + " "
        elif begun:
            yield first, begun
            begun = ""
    if begun:
        raise UsbLogError(first, "the bytes are missing")


def _transfer(line: int, text: str) -> LoggedReport | None:
    if _REPEATS.fullmatch(text.strip()):
        return None
    found = _TRANSFER.fullmatch(text.strip())
    if found is None:
        raise UsbLogError(line, "not a transfer")
    try:
        data = bytes.fromhex(found["hex"])
        args = [int(arg, 16) for arg in found["args"].split(",")[:2]]
    except ValueError:
        raise UsbLogError(line, "not hexadecimal") from None
    if len(data) != int(found["size"]):
        raise UsbLogError(line, f"{len(data)} bytes instead of {int(found['size'])}")
    at_s = int(found["ms"]) / 1000
    if found["kind"] == "read":
        return LoggedReport(at_s, UsbDirection.FROM_DEVICE, data)
    return LoggedReport(at_s, UsbDirection.TO_DEVICE, data) if tuple(args) == SET_REPORT else None
