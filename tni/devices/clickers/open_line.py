"""Driver of the open line protocol for home-made clickers: micro:bit, ESP32, nRF24. Documented in docs/clickers.md.

A receiver prints `V,<id>,<key>,<seq>` for a press and repeats it until it reads `A,<id>,<seq>`, which the program
writes once the vote is on disk. `R,<name>` announces a receiver. The protocol is the program's own: no vendor's
hardware was tested.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from tni.api.devices import DriverEntry, Provenance, ReceiverReady, Step, Vote
from tni.core.ids import ClickerId
from tni.devices.clickers.passive_receiver import LineReceiver
from tni.devices.clickers.presses import PressOrder
from tni.devices.clickers.text_lines import MATCHES, letter_of

PREFIX: Final = "line:"
REPEAT_S = 30.0
"""Seconds within which the same clicker, key and counter is the same press, however often it is sent. A clicker gives
up after 10 s, and its counter starts at any value.
"""
REPEAT_EVENT_S = 0.2
"""Shortest interval, in seconds, at which the vote of a repeated press that is not on disk yet is emitted again."""
PRESSES_MAX = 4000
SEQUENCE_MAX = 255

_VOTE: Final = re.compile(rb"V,([0-9A-Za-z_.-]{1,24}),([0-9A-Za-z]),([0-9]{1,3})")
_HELLO: Final = re.compile(rb"R,([ -~]{1,40})")


@dataclass(slots=True)
class _Press:
    """A press. vote: its first vote event; emitted_at_s: time of the last one; is_stored: whether the vote is on
    disk."""

    vote: Vote
    emitted_at_s: float = float("-inf")
    is_stored: bool = False


class OpenLine(LineReceiver):
    """Driver of the open line protocol; also implements `tni.api.receiver_capabilities.SupportsAcknowledge`."""

    def __init__(self) -> None:
        super().__init__()
        self._order = PressOrder()
        self._presses: dict[tuple[ClickerId, str, int | None], _Press] = {}

    def on_line(self, line: bytes, now_s: float) -> Step | None:
        if (vote := _VOTE.fullmatch(line)) is not None:
            return self._on_press(vote, now_s)
        if (hello := _HELLO.fullmatch(line)) is not None:
            return Step((ReceiverReady(hello[1].decode()),))
        return None

    def acknowledge(self, votes: Sequence[Vote], now_s: float) -> Step:  # noqa: ARG002
        answers = []
        for vote in votes:
            press = self._presses.get((vote.clicker, vote.choice, vote.sequence))
            if press is not None and not press.is_stored and press.vote.at_s == vote.at_s:
                press.is_stored = True
                answers.append(_answer(vote))
        return Step(writes=(b"".join(answers),) if answers else ())

    # -- internals

    def _on_press(self, line: re.Match[bytes], now_s: float) -> Step | None:
        """Return the event or answer of a press, None for a key or counter that no clicker has.

        A repeated press is answered, or emitted once more with the time of its first arrival.
        """
        choice, sequence = letter_of(line[2].decode()), int(line[3])
        if choice is None or sequence > SEQUENCE_MAX:
            return None
        clicker = ClickerId(PREFIX + line[1].decode())
        name = (clicker, choice, sequence)
        press = self._presses.get(name)
        if press is None or now_s - press.vote.at_s > REPEAT_S:
            self._make_room(now_s)
            made_s = self._order.time_of(clicker, sequence, now_s)
            press = self._presses[name] = _Press(Vote(clicker, choice, made_s, sequence))
        if press.is_stored:
            return Step(writes=(_answer(press.vote),))
        if now_s - press.emitted_at_s < REPEAT_EVENT_S:
            return Step()
        press.emitted_at_s = now_s
        return Step((press.vote,))

    def _make_room(self, now_s: float) -> None:
        if len(self._presses) < PRESSES_MAX:
            return
        self._presses = {n: p for n, p in self._presses.items() if now_s - p.vote.at_s <= REPEAT_S}
        for name in list(self._presses)[: len(self._presses) - PRESSES_MAX // 2]:
            del self._presses[name]


def _answer(vote: Vote) -> bytes:
    return f"A,{vote.clicker.removeprefix(PREFIX)},{vote.sequence}\n".encode()


DRIVER: Final = DriverEntry("open line protocol", MATCHES, Provenance.OWN, lambda _: OpenLine())
