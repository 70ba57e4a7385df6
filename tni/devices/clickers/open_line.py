"""Driver of the open line protocol for home-made clickers: micro:bit, ESP32, nRF24. Documented in docs/clickers.md.

A receiver prints `V,<id>,<key>,<seq>` for a press and repeats it until it reads `A,<id>,<seq>`, which the program
writes once the vote is on disk. `R,<name>` announces a receiver. The protocol is the program's own: no vendor's
hardware was tested.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from tni.api.devices import DeviceEvent, DriverEntry, PollingChanged, Provenance, ReceiverReady, Step, Vote
from tni.core.ids import ClickerId
from tni.devices.clickers.press_order import PressOrder
from tni.devices.clickers.text_lines import MATCHES, LineBuffer, UnreadableLinesError, letter_of

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
    """A press. vote: its first vote event; told_at_s: time of the last one; kept: whether the vote is on disk."""

    vote: Vote
    told_at_s: float = float("-inf")
    kept: bool = False


class OpenLine:
    """Implements `tni.api.devices.SerialDriver`, `tni.api.devices.Receiver` and
    `tni.api.receiver_capabilities.SupportsAcknowledge`.

    garbage: number of unreadable lines since the start.
    """

    def __init__(self) -> None:
        self._lines = LineBuffer()
        self._order = PressOrder()
        self._presses: dict[tuple[ClickerId, str, int | None], _Press] = {}
        self._odd = 0
        self.is_recognised = False

    @property
    def garbage(self) -> int:
        return self._odd + self._lines.too_long

    def start(self, now_s: float) -> Step:  # noqa: ARG002 -- demanded by the protocol
        return Step()

    def on_report(self, report: bytes, now_s: float) -> Step:
        """Decode bytes of any length. Raises: UnreadableLinesError if lines came and none could be read."""
        before, odd = self.garbage, b""
        events: list[DeviceEvent] = []
        answers: list[bytes] = []
        for line in self._lines.feed(report):
            if (vote := _VOTE.fullmatch(line)) is not None and self._takes(vote, now_s, events, answers):
                self.is_recognised = True
            elif (hello := _HELLO.fullmatch(line)) is not None:
                self.is_recognised = True
                events.append(ReceiverReady(hello[1].decode()))
            else:
                self._odd += 1
                odd = odd or line
        if not events and not answers and self.garbage > before:
            raise UnreadableLinesError(self.garbage - before, odd)
        return _step(events, answers)

    def on_timer(self, now_s: float) -> Step:  # noqa: ARG002
        return Step()

    def release(self, now_s: float) -> Step:  # noqa: ARG002
        return Step()

    def open_poll(self, now_s: float) -> Step:  # noqa: ARG002
        """Confirm the poll. The receiver listens at all times."""
        return Step((PollingChanged(polling=True),))

    def close_poll(self, now_s: float) -> Step:  # noqa: ARG002
        return Step((PollingChanged(polling=False),))

    def acknowledge(self, votes: Sequence[Vote], now_s: float) -> Step:  # noqa: ARG002
        answers = []
        for vote in votes:
            press = self._presses.get((vote.clicker, vote.choice, vote.sequence))
            if press is not None and not press.kept and press.vote.at_s == vote.at_s:
                press.kept = True
                answers.append(_answer(vote))
        return _step((), answers)

    # -- internals

    def _takes(self, line: re.Match[bytes], now_s: float, events: list[DeviceEvent], answers: list[bytes]) -> bool:
        """Return whether a line is a press, and append its event or answer.

        A repeated press is answered, or emitted again with the time of its first arrival.
        """
        choice, sequence = letter_of(line[2].decode()), int(line[3])
        if choice is None or sequence > SEQUENCE_MAX:
            return False
        clicker = ClickerId(PREFIX + line[1].decode())
        name = (clicker, choice, sequence)
        press = self._presses.get(name)
        if press is None or now_s - press.vote.at_s > REPEAT_S:
            self._make_room(now_s)
            made_s = self._order.time_of(clicker, sequence, now_s)
            press = self._presses[name] = _Press(Vote(clicker, choice, made_s, sequence))
        if press.kept:
            answers.append(_answer(press.vote))
        elif now_s - press.told_at_s >= REPEAT_EVENT_S:
            press.told_at_s = now_s
            events.append(press.vote)
        return True

    def _make_room(self, now_s: float) -> None:
        if len(self._presses) < PRESSES_MAX:
            return
        self._presses = {n: p for n, p in self._presses.items() if now_s - p.vote.at_s <= REPEAT_S}
        for name in list(self._presses)[: len(self._presses) - PRESSES_MAX // 2]:
            del self._presses[name]


def _step(events: Iterable[DeviceEvent], answers: Sequence[bytes]) -> Step:
    return Step(tuple(events), (b"".join(answers),) if answers else ())


def _answer(vote: Vote) -> bytes:
    return f"A,{vote.clicker.removeprefix(PREFIX)},{vote.sequence}\n".encode()


DRIVER: Final = DriverEntry("open line protocol", MATCHES, Provenance.OWN, lambda _: OpenLine())
