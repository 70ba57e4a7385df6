"""Connected receivers of clickers: one reader thread each, events delivered on the main thread."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from tni.api.devices import DeviceEvent, Driver, Vote
from tni.api.receiver_capabilities import SupportsChannels, SupportsRemote
from tni.core.clock import MonotonicClock
from tni.core.errors import TniError
from tni.core.ids import ClickerId
from tni.core.known_devices import ReceiverSettings, TunableReceiver
from tni.core.listeners import Listeners
from tni.core.mailbox import Mailbox
from tni.core.tasks import MainThread
from tni.devices.ports import DevicePort
from tni.devices.reader import DeviceEnded, DeviceEventReceived, DeviceMessage, DeviceReader
from tni.devices.receiver_group import ReceiverGroup


class ReceiverSettingsPort(Protocol):
    """Stored settings of receivers; see `tni.store.receivers_file.ReceiversFile`."""

    def receiver(self, key: str) -> ReceiverSettings:
        """Return the settings of a receiver."""

    def save_receiver(self, key: str, settings: ReceiverSettings) -> None:
        """Store the settings for the next time."""


@dataclass(frozen=True, slots=True)
class _Plugged:
    reader: DeviceReader
    driver: Driver
    key: str
    name: str


class ConnectedReceivers:
    """Group of connected receivers; used on the main thread. Implements `tni.devices.receiver_group.ReceiverControl`.

    settings: the stored settings of receivers.
    """

    def __init__(self, settings: ReceiverSettingsPort, clock: MonotonicClock, main: MainThread) -> None:
        self._settings, self._clock = settings, clock
        self._receivers = ReceiverGroup()
        self._listeners = Listeners[Sequence[DeviceEvent]]()
        self._count_changed = Listeners[()]()
        self._ended = Listeners[str, TniError | None]()
        self._plugged: dict[str, _Plugged] = {}
        self._open_by: set[str] = set()
        self._mailbox: Mailbox[DeviceMessage] = Mailbox(lambda: main.post(self.drain))

    @property
    def count(self) -> int:
        return len(self._plugged)

    def subscribe(self, events_received: Callable[[Sequence[DeviceEvent]], None]) -> None:
        """Call `events_received` on the main thread with each batch of events, in order."""
        self._listeners.add(events_received)

    def subscribe_count(self, changed: Callable[[], None]) -> None:
        """Call `changed` when a receiver was added or removed."""
        self._count_changed.add(changed)

    def subscribe_ended(self, ended: Callable[[str, TniError | None], None]) -> None:
        """Call `ended` for each receiver that is no longer read, with its source and with the error, if any."""
        self._ended.add(ended)

    def plug(
        self,
        source: str,
        driver: Driver,
        port: DevicePort,
        clock: MonotonicClock | None = None,
        *,
        key: str = "",
        name: str = "",
    ) -> None:
        """Read a device from now on, with its stored settings.

        source: unique name of the device while it is read. clock: timestamps of its reports; by default the program's
        clock. key: the key of its stored settings. name: the device's name.
        """
        self._set(driver, self._settings.receiver(key))
        reader = DeviceReader(source, driver, port, self._mailbox, clock or self._clock)
        self._plugged[source] = _Plugged(reader, driver, key, name)
        self._receivers.add(source, reader, self._clock.monotonic())
        reader.start()
        self._count_changed.tell()

    def event_sink(self, source: str) -> Callable[[DeviceEvent], None]:
        """Return a function that injects events from a source without a device port, on any thread and in order."""
        return lambda event: self._mailbox.put(DeviceEventReceived(source, event))

    def drain(self) -> None:
        """Deliver all messages received so far."""
        messages = self._mailbox.drain()
        events = [message.event for message in messages if isinstance(message, DeviceEventReceived)]
        if events:
            self._listeners.tell(events)
        gone = [one for one in messages if isinstance(one, DeviceEnded) and one.source in self._plugged]
        for message in gone:
            del self._plugged[message.source]
            self._receivers.remove(message.source)
        if gone:
            self._count_changed.tell()
        for message in gone:
            self._ended.tell(message.source, message.error)

    def stop(self, source: str) -> None:
        """Stop reading a device that was unplugged."""
        if source in self._plugged:
            self._plugged[source].reader.stop()

    # -- settings

    @property
    def tunable(self) -> tuple[TunableReceiver, ...]:
        """Receivers that have several channels."""
        return tuple(
            TunableReceiver(
                one.key,
                one.name,
                tuple(one.driver.channels),
                self._settings.receiver(one.key).channel or one.driver.channel,
            )
            for one in self._plugged.values()
            if isinstance(one.driver, SupportsChannels)
        )

    @property
    def supports_remote(self) -> bool:
        """True if a receiver can distinguish the teacher's remote from the pupils' clickers."""
        return any(isinstance(one.driver, SupportsRemote) for one in self._plugged.values())

    @property
    def remotes(self) -> list[ClickerId]:
        """The teacher's remotes, as set for the connected receivers."""
        found = (
            self._settings.receiver(one.key).remote
            for one in self._plugged.values()
            if isinstance(one.driver, SupportsRemote)
        )
        return sorted({remote for remote in found if remote is not None})

    def tune(self, key: str, channel: str) -> None:
        """Switch a receiver to another channel and store the choice."""
        self._settings.save_receiver(key, replace(self._settings.receiver(key), channel=channel))
        for one in self._plugged.values():
            if one.key == key:
                one.reader.tune(channel)

    def set_remote(self, remote: ClickerId | None) -> None:
        """Set the teacher's remote for every receiver that supports one, and store it; None: no remote."""
        for one in self._plugged.values():
            if isinstance(one.driver, SupportsRemote):
                self._settings.save_receiver(one.key, replace(self._settings.receiver(one.key), remote=remote))
                one.reader.set_remote(remote)

    def _set(self, driver: Driver, settings: ReceiverSettings) -> None:
        """Apply stored settings to a driver before its thread starts."""
        now_s = self._clock.monotonic()
        if isinstance(driver, SupportsChannels) and settings.channel in driver.channels:
            driver.tune(settings.channel, now_s)
        if isinstance(driver, SupportsRemote):
            driver.set_remote(settings.remote, now_s)

    # -- commands to all receivers

    def acknowledge(self, votes: Sequence[Vote]) -> None:
        """Implement `tni.devices.receiver_group.ReceiverControl`."""
        self._receivers.acknowledge(votes)

    def show(self, lines: tuple[str, str]) -> None:
        """Show two short lines on receivers that have a display."""
        self._receivers.show(lines)

    def set_numeric_entry(self, enabled: bool) -> None:
        """Set whether a typed answer is expected, for receivers whose clickers have digits."""
        self._receivers.set_numeric_entry(enabled)

    # The poll is shared by the vote, the numbering of clickers and the search for the teacher's remote.

    def request_poll(self, who: str, on: bool) -> None:
        """Keep the poll open as long as at least one user wants it. who: name of the user."""
        before = bool(self._open_by)
        (self._open_by.add if on else self._open_by.discard)(who)
        now = bool(self._open_by)
        if now and not before:
            self._receivers.open_poll(self._clock.monotonic())
        elif before and not now:
            self._receivers.close_poll(self._clock.monotonic())

    def open_poll(self, now_s: float) -> None:  # noqa: ARG002
        """Implement `tni.devices.receiver_group.ReceiverControl`."""
        self.request_poll("vote", True)

    def close_poll(self, now_s: float) -> None:  # noqa: ARG002
        """Implement `tni.devices.receiver_group.ReceiverControl`."""
        self.request_poll("vote", False)

    def close(self) -> None:
        """Stop all reader threads."""
        for plugged in list(self._plugged.values()):
            plugged.reader.close()
        self.drain()
