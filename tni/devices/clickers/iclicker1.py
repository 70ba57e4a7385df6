"""Driver of the i>clicker base, version 1: the base stores votes in a table, which the driver polls for new entries.

All of it is from documentation, not tested on hardware.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from tni.api.devices import DeviceEvent, PollingChanged, ReceiverReady, Step
from tni.devices.clickers import iclicker_wire as wire
from tni.devices.clickers.command_queue import DeviceCommand
from tni.devices.clickers.iclicker_base import SUMMARY, IClickerBase, ack, base_command

TABLE_POLL_S = 0.25
"""Seconds between two polls of the table; long enough to write a line of the display in between."""


class IClicker1Base(IClickerBase):
    """Implements `tni.api.devices.Receiver` and all of `tni.api.receiver_capabilities` except acknowledging and numeric
    entry.

    The teacher's remote works only while a poll is open.
    """

    def __init__(self, frequency: str = "AA") -> None:
        super().__init__(frequency)
        self._index = 0
        self._asking = False
        self._ask_at_s = float("-inf")
        self._closed_at_s: float | None = None

    def open_poll(self, now_s: float) -> Step:
        self._index, self._asking, self._closed_at_s = 0, True, None
        return super().open_poll(now_s)

    def close_poll(self, now_s: float) -> Step:
        """Close the poll. Votes that are still in the table were pressed before now and get this time at the latest."""
        self._asking, self._closed_at_s = False, now_s
        return super().close_poll(now_s)

    def tune(self, channel: str, now_s: float) -> Step:
        """Change the channel. An open poll continues there; the driver assumes that its table is empty."""
        if channel != self._channel:
            self._index = 0
        return super().tune(channel, now_s)

    def on_report(self, report: bytes, now_s: float) -> Step:
        self._lcd.on_report(now_s)
        page = wire.parse_v1_page(report)
        if page is not None:
            return self._on_page(page, now_s)
        events: list[DeviceEvent] = []
        for record in wire.parse_v2(report):
            if isinstance(record, wire.IClickerAck):
                events += self._answered(ack(record.code), now_s)
        return self._step(now_s, events)

    def on_timer(self, now_s: float) -> Step:
        if self._asking and self._queue.is_idle and now_s >= self._ask_at_s:
            self._queue.add((self._next_page(),))
        return self._step(now_s)

    def _on_page(self, page: wire.IClickerVotePage, now_s: float) -> Step:
        asked = self._queue.answered(SUMMARY, now_s) is not None
        self._ask_at_s = now_s + TABLE_POLL_S
        if asked and page.presses:
            self._index = page.end
        if asked and page.more:
            self._queue.add((self._next_page(),))
        at_s = now_s if self._closed_at_s is None else min(now_s, self._closed_at_s)
        events: list[DeviceEvent] = []
        for press in page.presses:
            # A repeated page gives its votes again, which is harmless; a repeated key of the teacher's remote is not.
            if press.clicker != self._remote or self._is_new(press, now_s):
                events += self._press_events(press, at_s)
        return self._step(now_s, events)

    def _step(self, now_s: float, events: Iterable[DeviceEvent] = ()) -> Step:
        step = super()._step(now_s, events)
        if self._asking and self._queue.is_idle:
            at_s = max(now_s, self._ask_at_s)
            return replace(step, wake_at_s=at_s if step.wake_at_s is None else min(step.wake_at_s, at_s))
        return step

    def _next_page(self) -> DeviceCommand:
        return DeviceCommand(wire.command(0x01, 0x17, 0x01, self._index, 0x04), frozenset({SUMMARY}))

    def _hello(self) -> tuple[DeviceCommand, ...]:
        ready = base_command(0x01, 0x16, rest_s=0.2, event=ReceiverReady("i>clicker 1"))
        return base_command(0x01, 0x10, *self._frequency, rest_s=0.2), base_command(0x01, 0x12, rest_s=0.2), ready

    def _tuning(self) -> tuple[DeviceCommand, ...]:
        return base_command(0x01, 0x10, *self._frequency, rest_s=0.2), base_command(0x01, 0x12, rest_s=0.2)

    def _opening(self) -> tuple[DeviceCommand, ...]:
        return (
            base_command(0x01, 0x17, 0x03),
            base_command(0x01, 0x17, 0x05, answered=False),
            base_command(0x01, 0x11, 0x00, 0x05, event=PollingChanged(polling=True)),
        )

    def _closing(self) -> tuple[DeviceCommand, ...]:
        return base_command(0x01, 0x12, event=PollingChanged(polling=False)), self._next_page()

    def _remote_command(self, remote: bytes) -> DeviceCommand:
        return base_command(0x01, 0x17, 0x06, *remote)
