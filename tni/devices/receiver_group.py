"""Group of all connected receivers, used like one: a base plugged in during a round takes votes at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from tni.api.devices import Vote


class ReceiverControl(Protocol):
    """Commands to one receiver, or to several used like one.

    Implemented by `tni.devices.reader.DeviceReader`, `ReceiverGroup` and
    `tni.services.receivers.connected_receivers.ConnectedReceivers`.
    """

    def open_poll(self, now_s: float) -> None:
        """Take votes from now on."""

    def close_poll(self, now_s: float) -> None:
        """Take no more votes."""

    def acknowledge(self, votes: Sequence[Vote]) -> None:
        """Confirm votes that are on disk and count; the receiver may confirm them to its clickers."""

    def show(self, lines: tuple[str, str]) -> None:
        """Show lines on the receiver's display."""

    def set_numeric_entry(self, enabled: bool) -> None:
        """Set whether typed numbers are expected."""


class ReceiverGroup:
    """Group of receivers. Used on the main thread."""

    def __init__(self) -> None:
        self._receivers: dict[str, ReceiverControl] = {}
        self._polling = self._numeric_entry = False
        self._lines: tuple[str, str] | None = None

    def add(self, source: str, receiver: ReceiverControl, now_s: float) -> None:
        self._receivers[source] = receiver
        if self._numeric_entry:
            receiver.set_numeric_entry(True)
        if self._polling:
            receiver.open_poll(now_s)
        if self._lines is not None:
            receiver.show(self._lines)

    def remove(self, source: str) -> None:
        """Remove a receiver that has ended; unknown names are ignored."""
        self._receivers.pop(source, None)

    def open_poll(self, now_s: float) -> None:
        self._polling = True
        for receiver in self._receivers.values():
            receiver.open_poll(now_s)

    def close_poll(self, now_s: float) -> None:
        self._polling = False
        for receiver in self._receivers.values():
            receiver.close_poll(now_s)

    def acknowledge(self, votes: Sequence[Vote]) -> None:
        """Acknowledge votes to all receivers: two may have received the same clicker."""
        for receiver in self._receivers.values():
            receiver.acknowledge(votes)

    def show(self, lines: tuple[str, str]) -> None:
        """Show lines on all displays, unless they are already shown."""
        if lines != self._lines:
            self._lines = lines
            for receiver in self._receivers.values():
                receiver.show(lines)

    def set_numeric_entry(self, enabled: bool) -> None:
        """Set number entry on all receivers, unless it is already set: half-typed numbers survive."""
        if enabled is not self._numeric_entry:
            self._numeric_entry = enabled
            for receiver in self._receivers.values():
                receiver.set_numeric_entry(enabled)
