"""Line buffer for receivers that print text on a serial line. Unreadable lines are counted and skipped."""

from __future__ import annotations

from tni.api.devices import SerialMatch
from tni.core.errors import TniError

LINE_MAX_BYTES = 80
BAUD = 115200
ADAPTERS = (
    (0x0D28, 0x0204),  # micro:bit, by its own USB chip
    (0x2341, 0x0043),  # Arduino Uno
    (0x2341, 0x0001),
    (0x2341, 0x8036),  # Arduino Leonardo
    (0x2341, 0x8037),  # Arduino Micro
    (0x2A03, 0x0043),
    (0x2E8A, 0x0005),  # Raspberry Pi Pico, MicroPython
    (0x2E8A, 0x000A),  # the same, programs in C
    (0x303A, 0x1001),  # ESP32 with USB of its own
    (0x10C4, 0xEA60),  # CP210x, as on many ESP32 boards
    (0x1A86, 0x7523),  # CH340
    (0x1A86, 0x55D4),  # CH9102
    (0x0403, 0x6001),  # FT232R
)
"""USB ids of makers' boards and adapters (usb.ids). They don't tell which device is behind the adapter."""
MATCHES = tuple(SerialMatch(vendor, product, BAUD) for vendor, product in ADAPTERS)


class UnreadableLinesError(TniError):
    """No line could be read. lines: their number; head: beginning of the first one."""

    def __init__(self, lines: int, head: bytes) -> None:
        super().__init__(f"{lines} lines that make no sense: {head[:16]!r}")
        self.lines, self.head = lines, head[:16]


class LineBuffer:
    """Splits pieces of any length into lines. A line without end is dropped and counted once."""

    def __init__(self) -> None:
        self._rest = b""
        self._lost = False
        self.too_long = 0

    def feed(self, data: bytes) -> list[bytes]:
        """Return the lines that these bytes complete, without line ends or empty lines."""
        *whole, rest = (self._rest + data).replace(b"\r", b"\n").split(b"\n")
        if self._lost and whole:
            del whole[0]  # the end of a dropped line
            self._lost = False
        found = []
        for line in whole:
            if len(line) > LINE_MAX_BYTES:
                self.too_long += 1
            elif line:
                found.append(line)
        if len(rest) > LINE_MAX_BYTES:
            self.too_long += not self._lost
            self._lost, rest = True, b""
        self._rest = b"" if self._lost else rest
        return found


def letter_of(key: str) -> str | None:
    """Return A to J for a letter or the digit printed beside it: 1 is A; 0, the last digit, is J.

    Other keys give None.
    """
    if len(key) != 1:
        return None
    place = "1234567890".find(key)
    letter = "ABCDEFGHIJ"[place] if place >= 0 else key.upper()
    return letter if "A" <= letter <= "J" else None
