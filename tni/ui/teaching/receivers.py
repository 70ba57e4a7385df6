"""Receivers of clickers plugged in: their threads, and what they say, handed over on the main thread."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tni.api.devices import DeviceEvent, Driver
from tni.core.clock import Clock
from tni.core.mailbox import Mailbox
from tni.core.tasks import MainThread
from tni.devices.ports import Port
from tni.devices.reader import DeviceReader, Ended, HasMonotonic, Letter, Received
from tni.devices.receivers import Receivers


class PluggedReceivers:
    """Used on the main thread. said: called there with each burst of events, in order; count_changed: a receiver came
    or went."""

    def __init__(
        self,
        receivers: Receivers,
        clock: Clock,
        main: MainThread,
        said: Callable[[Sequence[DeviceEvent]], None],
        count_changed: Callable[[], None],
    ) -> None:
        self._receivers, self._clock, self._said, self._count_changed = receivers, clock, said, count_changed
        self.ended: Callable[[Ended], None] = lambda _letter: None
        """Told of each receiver that is read no more; may be replaced."""
        self._readers: dict[str, DeviceReader] = {}
        self._open_by: set[str] = set()
        self._mailbox: Mailbox[Letter] = Mailbox(lambda: main.post(self.drain))

    @property
    def count(self) -> int:
        return len(self._readers)

    def plug(self, source: str, driver: Driver, port: Port, clock: HasMonotonic | None = None) -> None:
        """Read a device from now on. source: its name, one at a time. clock: what its reports are stamped with, the
        program's own unless told otherwise."""
        reader = DeviceReader(source, driver, port, self._mailbox, clock or self._clock)
        self._readers[source] = reader
        self._receivers.add(source, reader, self._clock.monotonic())
        reader.start()
        self._count_changed()

    def drain(self) -> None:
        """Hand over all that has come so far."""
        letters = self._mailbox.drain()
        events = [letter.event for letter in letters if isinstance(letter, Received)]
        if events:
            self._said(events)
        gone = [letter for letter in letters if isinstance(letter, Ended) and letter.source in self._readers]
        for letter in gone:
            del self._readers[letter.source]
            self._receivers.remove(letter.source)
        if gone:
            self._count_changed()
        for letter in gone:
            self.ended(letter)

    def stop(self, source: str) -> None:
        """Read it no more: it is gone."""
        if source in self._readers:
            self._readers[source].stop()

    # The poll is shared: by the vote, and by the numbering of clickers.

    def want(self, who: str, wants: bool) -> None:
        """Keep the poll open as long as anybody wants it."""
        before = bool(self._open_by)
        (self._open_by.add if wants else self._open_by.discard)(who)
        now = bool(self._open_by)
        if now and not before:
            self._receivers.open_poll(self._clock.monotonic())
        elif before and not now:
            self._receivers.close_poll(self._clock.monotonic())

    def open_poll(self, now_s: float) -> None:  # noqa: ARG002
        """Implements `tni.session.quiz_session.ReceiverControl`."""
        self.want("vote", True)

    def close_poll(self, now_s: float) -> None:  # noqa: ARG002
        """Implements `tni.session.quiz_session.ReceiverControl`."""
        self.want("vote", False)

    def close(self) -> None:
        """Stop every thread."""
        for reader in list(self._readers.values()):
            reader.close()
        self.drain()
