"""Common parts of receivers that send at all times and need no commands: those that print lines of text, keypads."""

from __future__ import annotations

from tni.api.devices import DeviceEvent, PollingChanged, Step
from tni.devices.clickers.text_lines import LineBuffer, UnreadableLinesError


class PassiveReceiver:
    """Parts of `tni.api.devices.Receiver` that need no device. Subclasses add `on_report`."""

    def start(self, now_s: float) -> Step:  # noqa: ARG002 -- demanded by the protocol
        return Step()

    def on_timer(self, now_s: float) -> Step:  # noqa: ARG002
        return Step()

    def release(self, now_s: float) -> Step:  # noqa: ARG002
        return Step()

    def open_poll(self, now_s: float) -> Step:  # noqa: ARG002
        """Confirm the poll."""
        return Step((PollingChanged(polling=True),))

    def close_poll(self, now_s: float) -> Step:  # noqa: ARG002
        return Step((PollingChanged(polling=False),))


class LineReceiver(PassiveReceiver):
    """Driver of a receiver that prints lines; implements `tni.api.devices.SerialDriver` and
    `tni.api.devices.Receiver`. Subclasses add `on_line`.

    unreadable: number of unreadable lines since the start.
    """

    def __init__(self) -> None:
        self._buffer = LineBuffer()
        self._odd = 0
        self.is_recognised = False

    @property
    def unreadable(self) -> int:
        return self._odd + self._buffer.too_long

    def on_line(self, line: bytes, now_s: float) -> Step | None:
        """Decode a line without its end. Return None for a line that no receiver prints."""
        raise NotImplementedError

    def on_report(self, report: bytes, now_s: float) -> Step:
        """Decode bytes of any length. Raises: UnreadableLinesError if lines came and none could be read."""
        before, odd, readable = self.unreadable, b"", False
        events: list[DeviceEvent] = []
        writes = b""
        for line in self._buffer.feed(report):
            step = self.on_line(line, now_s)
            if step is None:
                self._odd += 1
                odd = odd or line
                continue
            self.is_recognised = readable = True
            events += step.events
            writes += b"".join(step.writes)
        if not readable and self.unreadable > before:
            raise UnreadableLinesError(self.unreadable - before, odd)
        return Step(tuple(events), (writes,) if writes else ())
