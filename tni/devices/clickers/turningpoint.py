"""Driver of TurningPoint ResponseCards, received by an Arduino or a Pico with an nRF24 radio that prints each message.

A line is `incoming: 090fd331ee8c --> 1`: the card's number (three bytes), its key in ASCII, a check sum over the base's
address, the number and the key (CRC-16, polynomial 0x1021, initial value 0xffff), then the key once more. The receiver
has already answered the card when it prints the line: the card's green light says that the answer was received, not
that it is recorded.

From public notes on the radio (nickmooney/turning-clicker), not tested on hardware. The vendor's own USB receiver has
no public protocol and is not supported.
"""

from __future__ import annotations

import re
from binascii import crc_hqx
from typing import Final

from tni.api.devices import DeviceEvent, DriverEntry, PollingChanged, Provenance, Step, Vote
from tni.core.ids import ClickerId
from tni.devices.clickers.text_lines import MATCHES, LineBuffer, UnreadableLinesError, letter_of

PREFIX: Final = "responsecard:"
BASE_ADDRESS: Final = bytes.fromhex("123456")
SAME_PRESS_S = 0.5
"""Seconds within which the same key is one press. A card repeats until it gets an answer, and has no counter."""
CARDS_MAX = 1000

_INCOMING: Final = re.compile(rb"incoming: ([0-9a-fA-F]{12}) --> (.)")


class ResponseCards:
    """Implements `tni.api.devices.SerialDriver` and `tni.api.devices.Receiver`.

    garbage: number of unreadable lines since the start.
    """

    def __init__(self) -> None:
        self._lines = LineBuffer()
        self._last: dict[ClickerId, tuple[str, float]] = {}
        self._odd = 0
        self.is_recognised = False

    @property
    def garbage(self) -> int:
        return self._odd + self._lines.too_long

    def start(self, now_s: float) -> Step:  # noqa: ARG002 -- demanded by the protocol
        return Step()

    def on_report(self, report: bytes, now_s: float) -> Step:
        """Decode bytes of any length. Raises: UnreadableLinesError if lines came and none could be read."""
        before, odd, sense = self.garbage, b"", False
        events: list[DeviceEvent] = []
        for line in self._lines.feed(report):
            if (heard := _heard(line)) is None:
                self._odd += 1
                odd = odd or line
                continue
            self.is_recognised = sense = True
            card, key = heard
            if key is not None and self._is_new(card, key, now_s):
                events.append(Vote(card, key, now_s))
        if not sense and self.garbage > before:
            raise UnreadableLinesError(self.garbage - before, odd)
        return Step(tuple(events))

    def on_timer(self, now_s: float) -> Step:  # noqa: ARG002
        return Step()

    def release(self, now_s: float) -> Step:  # noqa: ARG002
        return Step()

    def open_poll(self, now_s: float) -> Step:  # noqa: ARG002
        """Confirm the poll. The receiver listens at all times."""
        return Step((PollingChanged(polling=True),))

    def close_poll(self, now_s: float) -> Step:  # noqa: ARG002
        return Step((PollingChanged(polling=False),))

    def _is_new(self, card: ClickerId, key: str, now_s: float) -> bool:
        last, at_s = self._last.pop(card, ("", float("-inf")))
        self._last[card] = (key, now_s)
        if len(self._last) > CARDS_MAX:
            del self._last[next(iter(self._last))]
        return key != last or now_s - at_s > SAME_PRESS_S


def _heard(line: bytes) -> tuple[ClickerId, str | None] | None:
    """Return the card and its key (None for a key that is no answer); None for a line that no receiver prints."""
    found = _INCOMING.fullmatch(line)
    if found is None:
        return None
    payload = bytes.fromhex(found[1].decode())
    said, check = payload[:4], int.from_bytes(payload[4:])
    if crc_hqx(BASE_ADDRESS + said, 0xFFFF) != check or said[3:] != found[2]:
        return None
    return ClickerId(f"{PREFIX}{said[:3].hex().upper()}"), letter_of(found[2].decode("latin-1"))


DRIVER: Final = DriverEntry("TurningPoint ResponseCard", MATCHES, Provenance.DOCUMENTED, lambda _: ResponseCards())
