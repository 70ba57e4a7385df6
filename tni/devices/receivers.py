"""Every receiver that is plugged in, told as one: a base plugged in during a vote takes votes at once."""

from __future__ import annotations

from typing import Protocol


class PollControl(Protocol):
    """See `tni.devices.reader.DeviceReader`."""

    def open_poll(self, now_s: float) -> None:
        """Take votes from now on."""

    def close_poll(self, now_s: float) -> None:
        """Take no more votes."""


class Receivers:
    """Used on the main thread."""

    def __init__(self) -> None:
        self._there: dict[str, PollControl] = {}
        self._polling = False

    def add(self, source: str, receiver: PollControl, now_s: float) -> None:
        self._there[source] = receiver
        if self._polling:
            receiver.open_poll(now_s)

    def remove(self, source: str) -> None:
        """It has ended, or never was there."""
        self._there.pop(source, None)

    def open_poll(self, now_s: float) -> None:
        self._polling = True
        for receiver in self._there.values():
            receiver.open_poll(now_s)

    def close_poll(self, now_s: float) -> None:
        self._polling = False
        for receiver in self._there.values():
            receiver.close_poll(now_s)
