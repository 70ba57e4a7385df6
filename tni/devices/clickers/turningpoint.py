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

from tni.api.devices import DriverEntry, Provenance, Step, Vote
from tni.core.ids import ClickerId
from tni.devices.clickers.passive_receiver import LineReceiver
from tni.devices.clickers.presses import RepeatFilter
from tni.devices.clickers.text_lines import MATCHES, letter_of

PREFIX: Final = "responsecard:"
BASE_ADDRESS: Final = bytes.fromhex("123456")

_INCOMING: Final = re.compile(rb"incoming: ([0-9a-fA-F]{12}) --> (.)")


class ResponseCards(LineReceiver):
    """Driver of ResponseCards. A card repeats a press until it gets an answer, and has no counter."""

    def __init__(self) -> None:
        super().__init__()
        self._repeats = RepeatFilter()

    def on_line(self, line: bytes, now_s: float) -> Step | None:
        press = _parse_press(line)
        if press is None:
            return None
        card, key = press
        if key is None or not self._repeats.is_new(card, key, now_s):
            return Step()
        return Step((Vote(card, key, now_s),))


def _parse_press(line: bytes) -> tuple[ClickerId, str | None] | None:
    """Return the card and its key (None for a key that is no answer); None for a line that no receiver prints."""
    found = _INCOMING.fullmatch(line)
    if found is None:
        return None
    payload = bytes.fromhex(found[1].decode())
    message, check = payload[:4], int.from_bytes(payload[4:])
    if crc_hqx(BASE_ADDRESS + message, 0xFFFF) != check or message[3:] != found[2]:
        return None
    return ClickerId(f"{PREFIX}{message[:3].hex().upper()}"), letter_of(found[2].decode("latin-1"))


DRIVER: Final = DriverEntry("TurningPoint ResponseCard", MATCHES, Provenance.DOCUMENTED, lambda _: ResponseCards())
