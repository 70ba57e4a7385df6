"""Base class of the drivers of both i>clicker base versions: command queue, display, channel, the teacher's remote.

From the USB log of a version 2 base: the commands of the display, which get no answer. From documentation, not tested
on hardware: the command that tells a base the id of the teacher's remote, and that its presses come like a clicker's.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from tni.api.devices import DeviceEvent, RemoteKey, RemotePressed, Step, Vote
from tni.core.ids import ClickerId
from tni.devices.clickers import iclicker_wire as wire
from tni.devices.clickers.command_queue import CommandQueue, DeviceCommand
from tni.devices.clickers.lcd import Lcd
from tni.devices.clickers.presses import PressOrder

SAME_PRESS_S = 2.0
"""Seconds within which the same clicker, counter and key is a repetition by radio;
later it is new, as the counter wraps.
"""
PRESSES_MAX = 400
"""Number of presses kept before those too old to be repeated are removed."""
DISPLAY_EVERY_S = 0.1
"""Shortest interval between two lines of text, in seconds: 0.08 s in the log, 0.05 to 0.1 s in the notes."""
SUMMARY: Final = "02 18"
REMOTE_KEYS: Final = {
    "A": RemoteKey.OPEN_OR_CLOSE,
    "B": RemoteKey.SHOW,
    "C": RemoteKey.NEXT,
    "D": RemoteKey.BEFORE,
    "E": RemoteKey.AGAIN,
}
"""Functions of the keys of the teacher's remote. This assignment is the program's own choice."""


def ack(code: int) -> str:
    return f"01 {code:02x} aa"


def base_command(
    *head: int, rest_s: float = 0.1, event: DeviceEvent | None = None, or_by: str = "", answered: bool = True
) -> DeviceCommand:
    """Build a command to a base. or_by: another answer that also completes it."""
    answers = frozenset({ack(head[1]), or_by} - {""} if answered else ())
    return DeviceCommand(wire.command(*head), answers, rest_s, event)


class IClickerBase:
    """Common part of the i>clicker drivers: runs the command queue. Subclasses supply the commands."""

    channels: Final = wire.CHANNELS

    def __init__(self, frequency: str = "AA") -> None:
        """Make a driver. frequency: initial channel, `AA` to `DD`. Raises: ValueError for an unknown channel."""
        wire.frequency(frequency)
        self._channel = frequency
        self._queue = CommandQueue()
        self._lcd = Lcd()
        self._order = PressOrder()
        self._remote: ClickerId | None = None
        self._presses: dict[tuple[ClickerId, int | None], tuple[str, float]] = {}
        self._started = self._polling = False

    # -- commands of each version

    def _hello(self) -> tuple[DeviceCommand, ...]:
        raise NotImplementedError

    def _tuning(self) -> tuple[DeviceCommand, ...]:
        raise NotImplementedError

    def _opening(self) -> tuple[DeviceCommand, ...]:
        raise NotImplementedError

    def _closing(self) -> tuple[DeviceCommand, ...]:
        raise NotImplementedError

    def _remote_command(self, remote: bytes) -> DeviceCommand:
        raise NotImplementedError

    # -- the receiver's protocol

    def start(self, now_s: float) -> Step:
        self._started = True
        return self._send(now_s, *self._hello(), *self._remote_commands())

    def open_poll(self, now_s: float) -> Step:
        self._polling = True
        return self._send(now_s, *self._opening())

    def close_poll(self, now_s: float) -> Step:
        self._polling = False
        return self._send(now_s, *self._closing())

    def release(self, now_s: float) -> Step:  # noqa: ARG002 -- demanded by the protocol
        return Step()

    def on_timer(self, now_s: float) -> Step:
        return self._step(now_s)

    @property
    def channel(self) -> str:
        return self._channel

    def tune(self, channel: str, now_s: float) -> Step:
        wire.frequency(channel)
        if channel == self._channel or not self._started:
            self._channel = channel
            return self._step(now_s) if self._started else Step()
        self._channel = channel
        return self._send(now_s, *self._tuning(), *(self._opening() if self._polling else ()))

    def show(self, lines: tuple[str, str], now_s: float) -> Step:
        self._lcd.want(lines)
        return self._step(now_s) if self._started else Step()

    def set_remote(self, remote: ClickerId | None, now_s: float) -> Step:
        if remote is not None and wire.id_bytes(remote) is None:
            remote = None
        is_new, self._remote = remote != self._remote, remote
        if not self._started:
            return Step()
        return self._send(now_s, *(self._remote_commands() if is_new else ()))

    # -- internals

    @property
    def _frequency(self) -> tuple[int, int]:
        return wire.frequency(self._channel)

    def _remote_commands(self) -> tuple[DeviceCommand, ...]:
        known = None if self._remote is None else wire.id_bytes(self._remote)
        return () if known is None else (self._remote_command(known),)

    def _send(self, now_s: float, *commands: DeviceCommand) -> Step:
        self._queue.add(commands)
        return self._step(now_s)

    def _step(self, now_s: float, events: Iterable[DeviceEvent] = ()) -> Step:
        if self._queue.is_idle and (line := self._lcd.due(now_s)) is not None:
            number, text = line
            self._queue.add((base_command(0x01, 0x13 + number, *text, rest_s=DISPLAY_EVERY_S, answered=False),))
        writes = self._queue.due(now_s)
        wake_at_s = self._lcd.wake_at_s if self._queue.is_idle else self._queue.wake_at_s
        return Step(tuple(events), writes, wake_at_s)

    def _answered(self, answer: str, now_s: float) -> tuple[DeviceEvent, ...]:
        done = self._queue.answered(answer, now_s)
        return (done.event,) if done is not None and done.event is not None else ()

    def _press_events(self, press: wire.IClickerPress, at_s: float) -> tuple[DeviceEvent, ...]:
        """Return the events of a press: a vote, or a function of the teacher's remote."""
        if press.clicker != self._remote:
            made_s = self._order.time_of(press.clicker, press.sequence, at_s)
            return (Vote(press.clicker, press.choice, made_s, press.sequence),)
        key = REMOTE_KEYS.get(press.choice)
        return () if key is None else (RemotePressed(press.clicker, key),)

    def _is_new(self, press: wire.IClickerPress, now_s: float) -> bool:
        """Return whether a press is not a repetition.

        Another key with the same counter, as from a clicker that doesn't count, is new.
        """
        name = (press.clicker, press.sequence)
        choice, at_s = self._presses.get(name, ("", float("-inf")))
        if choice == press.choice and now_s - at_s <= SAME_PRESS_S:
            return False
        if len(self._presses) >= PRESSES_MAX:
            self._presses = {old: last for old, last in self._presses.items() if now_s - last[1] <= SAME_PRESS_S}
        self._presses[name] = (press.choice, now_s)
        return True
