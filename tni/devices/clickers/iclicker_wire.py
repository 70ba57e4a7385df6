"""Wire format of an i>clicker base (USB HID 1881:0150): commands of 64 bytes out, reports of 64 bytes in.

Sources: a USB log of a version 2 base (one recording, one vote) and the published notes of three drivers. Not in the
log, so from documentation and not tested on hardware: version 1, the second record of a report, counters other than 0,
keys other than A.
"""

from __future__ import annotations

from dataclasses import dataclass

from tni.core.errors import TniError
from tni.core.ids import ClickerId

REPORT_BYTES = 64
RECORD_BYTES = 32
FREQUENCY_LETTERS = "ABCD"
CHANNELS = tuple(first + second for first in FREQUENCY_LETTERS for second in FREQUENCY_LETTERS)
"""Channel names as bases and clickers display them."""
PREFIX = "iclicker:"


class IClickerReportError(TniError):
    """A report that no base sends. why: the reason; head: its first 8 bytes; length: its size in bytes."""

    def __init__(self, why: str, report: bytes) -> None:
        super().__init__(f"i>clicker: {why}: {report[:8].hex(' ')} ({len(report)} bytes)")
        self.why, self.head, self.length = why, report[:8], len(report)


@dataclass(frozen=True, slots=True)
class IClickerAck:
    """The base has accepted a command. code: the command's second byte."""

    code: int


@dataclass(frozen=True, slots=True)
class IClickerPress:
    """A key pressed on a clicker. sequence: one-byte counter that wraps, None from a version 1 base."""

    clicker: ClickerId
    choice: str
    sequence: int | None


@dataclass(frozen=True, slots=True)
class IClickerSummary:
    """Answer to "request summary": the base has sent all that it knows of a poll."""


@dataclass(frozen=True, slots=True)
class IClickerInfo:
    """Information about the base itself (firmware, protocol) that needs no answer."""


type IClickerRecord = IClickerAck | IClickerPress | IClickerSummary | IClickerInfo


@dataclass(frozen=True, slots=True)
class IClickerVotePage:
    """Version 1: one page of the base's table of votes. more: whether another page follows; end: index of its start."""

    presses: tuple[IClickerPress, ...]
    more: bool
    end: int


def command(*head: int) -> bytes:
    return bytes(head).ljust(REPORT_BYTES, b"\0")


def frequency(letters: str) -> tuple[int, int]:
    """Return the two bytes of a channel `AA` to `DD`. Raises ValueError."""
    if len(letters) != 2 or not set(letters) <= set(FREQUENCY_LETTERS):
        raise ValueError(f"a frequency is two letters A to D, got {letters!r}")
    return 0x21 + FREQUENCY_LETTERS.index(letters[0]), 0x41 + FREQUENCY_LETTERS.index(letters[1])


def parse_v2(report: bytes) -> list[IClickerRecord]:
    """Decode both 32-byte records of a report. Raises IClickerReportError if neither is a known record.

    A known record counts even beside an unknown one, so that no vote is lost to its neighbour.
    """
    _check_length(report)
    halves = (report[:RECORD_BYTES], report[RECORD_BYTES:])
    records = [record for half in halves if (record := _record(half)) is not None]
    if not records:
        raise IClickerReportError("no record known", report)
    return records


def parse_v1_page(report: bytes) -> IClickerVotePage | None:
    """Decode a version 1 page of votes; None for another kind of report.

    From documentation: `02 18 more left start end n`, then n times `bb i1 i2 i3`.

    Raises:
        IClickerReportError: the report isn't 64 bytes long, or n is more than fits in it.
    """
    _check_length(report)
    if report[:2] != b"\x02\x18":
        return None
    more, end, n = report[2], report[5], report[6]
    body = report[7 : 7 + 4 * n]
    if len(body) != 4 * n:
        raise IClickerReportError("more votes than a report holds", report)
    presses = [IClickerPress(clicker(body[i + 1 : i + 4]), key(body[i]), None) for i in range(0, len(body), 4)]
    return IClickerVotePage(tuple(presses), more != 0, end)


def clicker(id_bytes: bytes) -> ClickerId:
    """Return the number printed on a clicker: its three bytes and their exclusive or, in hexadecimal."""
    a, b, c = id_bytes
    return ClickerId(f"{PREFIX}{a:02X}{b:02X}{c:02X}{a ^ b ^ c:02X}")


def id_bytes(of: ClickerId) -> bytes | None:
    """Return the three bytes of a clicker's number; None for a clicker of another make or a wrong check byte."""
    try:
        number = bytes.fromhex(of.removeprefix(PREFIX))
    except ValueError:
        return None
    return number[:3] if len(number) == 4 and clicker(number[:3]) == of else None


def key(code: int) -> str:
    """Return the name of a key.

    A to E for codes 81..85, 61..65 and 01..05 (two models of clicker), else "key-" and the code.
    """
    letter = (code & 0x1F) - 1
    return "ABCDE"[letter] if code & 0xE0 in (0x00, 0x60, 0x80) and 0 <= letter < 5 else f"key-{code:02X}"


def _check_length(report: bytes) -> None:
    if len(report) != REPORT_BYTES:
        raise IClickerReportError("not 64 bytes", report)


def _record(half: bytes) -> IClickerRecord | None:
    match half[0], half[1], half[2]:
        case 0x01, code, 0xAA:
            return IClickerAck(code)
        case 0x02, 0x13, code if any(half[3:6]):
            return IClickerPress(clicker(half[3:6]), key(code), half[6])
        case 0x02, 0x18, _:
            return IClickerSummary()
        case (0x01, 0x15, _) | (0x02, 0x2C, _):
            return IClickerInfo()
        case _:
            return None
