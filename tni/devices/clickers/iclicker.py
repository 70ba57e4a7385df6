"""i>clicker bases as receivers: state machines without I/O.

Version 2 follows a USB log of a real base. Version 1 is from documentation alone, not tested on hardware.
"""

from __future__ import annotations

from collections.abc import Iterable

from tni.api.devices import DeviceEvent, HidMatch, PollingChanged, Receiver, ReceiverReady, Step, Vote
from tni.core.ids import ClickerId
from tni.devices.clickers import iclicker_wire as wire
from tni.devices.clickers.command_queue import Command, CommandQueue

MATCH = HidMatch(vendor=0x1881, product=0x0150)
SAME_PRESS_S = 2.0
"""The same clicker, counter and key again within this time is the radio repeating itself; the counter wraps."""

FREQUENCY_REST_S = 5.0  # the base is deaf while it changes channel: 5.05 s in the log
TABLE_POLL_S = 0.25
SUMMARY = "02 18"
ALPHABETIC = (0x01, 0x19, 0x66, 0x0A, 0x01)


def base_for(manufacturer: str, frequency: str = "AA") -> Receiver:
    """The driver for a base, by its manufacturer string: both versions share one product id."""
    return IClicker1Base(frequency) if manufacturer.startswith("I-Clicker USB Base") else IClicker2Base(frequency)


def _ack(code: int) -> str:
    return f"01 {code:02x} aa"


def _command(
    *head: int, rest_s: float = 0.1, event: DeviceEvent | None = None, or_by: str = "", answered: bool = True
) -> Command:
    answers = frozenset({_ack(head[1]), or_by} - {""} if answered else ())
    return Command(wire.command(*head), answers, rest_s, event)


class IClicker2Base:
    """Version 2: votes come by themselves, one or two to a report; the base acknowledges them by radio."""

    def __init__(self, frequency: str = "AA") -> None:
        self._f1, self._f2 = wire.frequency(frequency)
        self._queue = CommandQueue()
        self._presses: dict[tuple[ClickerId, int | None], tuple[str, float]] = {}

    def start(self, now_s: float) -> Step:
        return self._send(
            now_s,
            _command(0x01, 0x10, self._f1, self._f2),
            _command(0x01, 0x2A, self._f1, self._f2, 0x05, rest_s=FREQUENCY_REST_S),
            _command(0x01, 0x12),
            _command(0x01, 0x16),
            _command(0x01, 0x15),
            _command(0x01, 0x2D),
            _command(0x01, 0x29, 0xA1, 0x8F, 0x96, 0x8D, 0x99, 0x97, 0x8F, 0x80),
            _command(0x01, 0x17, 0x04, or_by=SUMMARY),
            _command(0x01, 0x17, 0x03),
            _command(0x01, 0x16, event=ReceiverReady("i>clicker 2")),
        )

    def open_poll(self, now_s: float) -> Step:
        return self._send(
            now_s,
            _command(*ALPHABETIC),
            _command(0x01, 0x17, 0x03),
            _command(0x01, 0x17, 0x05, answered=False),  # the logged base never answers this one
            _command(*ALPHABETIC),
            _command(0x01, 0x11, event=PollingChanged(polling=True)),
        )

    def close_poll(self, now_s: float) -> Step:
        return self._send(
            now_s,
            _command(0x01, 0x12, event=PollingChanged(polling=False)),
            _command(0x01, 0x16),
            _command(0x01, 0x17, 0x01, 0x00, 0x04),
            _command(0x01, 0x17, 0x03),
            _command(0x01, 0x17, 0x04, or_by=SUMMARY),  # answered by a summary, by some bases with a plain ack
        )

    def on_report(self, report: bytes, now_s: float) -> Step:
        events: list[DeviceEvent] = []
        for record in wire.parse_v2(report):
            match record:
                case wire.Ack(code):
                    events += self._answered(_ack(code), now_s)
                case wire.Summary():
                    events += self._answered(SUMMARY, now_s)
                case wire.Press() if self._is_new(record, now_s):
                    # Given in whatever state the base is: who asked decides whether it was in time.
                    events.append(Vote(record.clicker, record.choice, now_s, record.sequence))
                case _:
                    pass
        return self._step(now_s, events)

    def release(self, now_s: float) -> Step:  # noqa: ARG002 -- the protocol's
        return Step()

    def on_timer(self, now_s: float) -> Step:
        return self._step(now_s)

    def _send(self, now_s: float, *commands: Command) -> Step:
        self._queue.add(commands)
        return self._step(now_s)

    def _step(self, now_s: float, events: Iterable[DeviceEvent] = ()) -> Step:
        return Step(tuple(events), self._queue.due(now_s), self._queue.wake_at_s)

    def _answered(self, answer: str, now_s: float) -> tuple[DeviceEvent, ...]:
        done = self._queue.answered(answer, now_s)
        return (done.event,) if done is not None and done.event is not None else ()

    def _is_new(self, press: wire.Press, now_s: float) -> bool:
        """Another key with the same counter, as from a clicker that does not count, is no repetition."""
        name = (press.clicker, press.sequence)
        choice, at_s = self._presses.get(name, ("", float("-inf")))
        if choice == press.choice and now_s - at_s <= SAME_PRESS_S:
            return False
        self._presses = {old: last for old, last in self._presses.items() if now_s - last[1] <= SAME_PRESS_S}
        self._presses[name] = (press.choice, now_s)
        return True


class IClicker1Base:
    """Version 1, from documentation: votes wait in a table of the base, which is asked for what is new in it."""

    def __init__(self, frequency: str = "AA") -> None:
        self._f1, self._f2 = wire.frequency(frequency)
        self._queue = CommandQueue()
        self._index = 0
        self._asking = False
        self._closed_at_s: float | None = None

    def start(self, now_s: float) -> Step:
        return self._send(
            now_s,
            _command(0x01, 0x10, self._f1, self._f2, rest_s=0.2),
            _command(0x01, 0x12, rest_s=0.2),
            _command(0x01, 0x16, rest_s=0.2, event=ReceiverReady("i>clicker 1")),
        )

    def open_poll(self, now_s: float) -> Step:
        self._index, self._asking, self._closed_at_s = 0, True, None
        return self._send(
            now_s,
            _command(0x01, 0x17, 0x03),
            _command(0x01, 0x17, 0x05, answered=False),
            _command(0x01, 0x11, 0x00, 0x05, event=PollingChanged(polling=True)),
        )

    def close_poll(self, now_s: float) -> Step:
        """What the table still holds was pressed before now, and is given this time."""
        self._asking, self._closed_at_s = False, now_s
        return self._send(now_s, _command(0x01, 0x12, event=PollingChanged(polling=False)), self._next_page())

    def on_report(self, report: bytes, now_s: float) -> Step:
        page = wire.parse_v1_page(report)
        if page is not None:
            return self._on_page(page, now_s)
        events: tuple[DeviceEvent, ...] = ()
        for record in wire.parse_v2(report):
            if isinstance(record, wire.Ack) and (done := self._queue.answered(_ack(record.code), now_s)):
                events += (done.event,) if done.event is not None else ()
        return self._step(now_s, events)

    def release(self, now_s: float) -> Step:  # noqa: ARG002 -- the protocol's
        return Step()

    def on_timer(self, now_s: float) -> Step:
        if self._asking and self._queue.is_idle:
            self._queue.add((self._next_page(),))
        return self._step(now_s)

    def _on_page(self, page: wire.VotePage, now_s: float) -> Step:
        asked = self._queue.answered(SUMMARY, now_s) is not None
        if asked and page.presses:
            self._index = page.end
        if asked and page.more:
            self._queue.add((self._next_page(),))
        at_s = now_s if self._closed_at_s is None else min(now_s, self._closed_at_s)
        return self._step(now_s, tuple(Vote(press.clicker, press.choice, at_s) for press in page.presses))

    def _next_page(self) -> Command:
        return Command(wire.command(0x01, 0x17, 0x01, self._index, 0x04), frozenset({SUMMARY}), rest_s=TABLE_POLL_S)

    def _send(self, now_s: float, *commands: Command) -> Step:
        self._queue.add(commands)
        return self._step(now_s)

    def _step(self, now_s: float, events: tuple[DeviceEvent, ...] = ()) -> Step:
        writes = self._queue.due(now_s)
        wake_at_s = self._queue.wake_at_s
        if wake_at_s is None and self._asking:
            wake_at_s = now_s + TABLE_POLL_S
        return Step(events, writes, wake_at_s)
