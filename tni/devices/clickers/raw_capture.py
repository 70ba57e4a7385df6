"""Raw capture of a receiver's reports, for receiver training."""

from __future__ import annotations

from collections.abc import Callable

from tni.api.devices import Step
from tni.devices.clickers.protocol_inference import ReceiverFraming
from tni.devices.clickers.text_lines import LineBuffer


class RawCapture:
    """A `tni.api.devices.Driver` that passes on reports undecoded; text is passed on line by line."""

    def __init__(self, manner: ReceiverFraming, hear: Callable[[bytes], None]) -> None:
        self._lines = LineBuffer() if manner is ReceiverFraming.LINES else None
        self._hear = hear

    def start(self, now_s: float) -> Step:  # noqa: ARG002 -- demanded by the protocol
        return Step()

    def on_report(self, report: bytes, now_s: float) -> Step:  # noqa: ARG002
        for one in [report] if self._lines is None else self._lines.feed(report):
            self._hear(one)
        return Step()

    def on_timer(self, now_s: float) -> Step:  # noqa: ARG002
        return Step()

    def release(self, now_s: float) -> Step:  # noqa: ARG002
        return Step()
