"""Receivers of clickers plugged in: their threads, and what they say, handed over on the main thread."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from tni.api.devices import DeviceEvent, Driver, Vote
from tni.api.receiver_capabilities import SupportsChannels, SupportsRemote
from tni.core.clock import Clock, MonotonicClock
from tni.core.ids import ClickerId
from tni.core.known_devices import ReceiverSettings
from tni.core.mailbox import Mailbox
from tni.core.tasks import MainThread
from tni.devices.ports import DevicePort
from tni.devices.reader import DeviceEnded, DeviceEventReceived, DeviceMessage, DeviceReader
from tni.devices.receiver_group import ReceiverGroup


class ReceiverSettingsPort(Protocol):
    """See `tni.store.receivers_file.ReceiversFile`."""

    def radio(self, key: str) -> ReceiverSettings:
        """How a receiver was set."""

    def keep_radio(self, key: str, radio: ReceiverSettings) -> None:
        """For the next time."""


@dataclass(frozen=True, slots=True)
class TunableReceiver:
    """A receiver on one of several channels. key: it is kept under; name: of the device."""

    key: str
    name: str
    channels: Sequence[str]
    channel: str


@dataclass(frozen=True, slots=True)
class _Plugged:
    reader: DeviceReader
    driver: Driver
    key: str
    name: str


class ConnectedReceivers:
    """Used on the main thread. said: called there with each burst of events, in order; count_changed: a receiver came
    or went. radios: how each is set."""

    def __init__(
        self,
        receivers: ReceiverGroup,
        clock: Clock,
        main: MainThread,
        said: Callable[[Sequence[DeviceEvent]], None],
        count_changed: Callable[[], None],
        radios: ReceiverSettingsPort,
    ) -> None:
        self._radios = radios
        self._receivers, self._clock, self._said, self._count_changed = receivers, clock, said, count_changed
        self.ended: Callable[[DeviceEnded], None] = lambda _letter: None
        """Told of each receiver that is read no more; may be replaced."""
        self._plugged: dict[str, _Plugged] = {}
        self._open_by: set[str] = set()
        self._mailbox: Mailbox[DeviceMessage] = Mailbox(lambda: main.post(self.drain))

    @property
    def count(self) -> int:
        return len(self._plugged)

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
        """Read a device from now on, set as it was last. source: its name, one at a time. clock: what its reports are
        stamped with, the program's own unless told otherwise. key: what its setting is kept under; name: of the
        device."""
        self._set(driver, self._radios.radio(key))
        reader = DeviceReader(source, driver, port, self._mailbox, clock or self._clock)
        self._plugged[source] = _Plugged(reader, driver, key, name)
        self._receivers.add(source, reader, self._clock.monotonic())
        reader.start()
        self._count_changed()

    def door(self, source: str) -> Callable[[DeviceEvent], None]:
        """Another way in, for what is no device on a port: what is put there, on any thread, comes in its turn."""
        return lambda event: self._mailbox.put(DeviceEventReceived(source, event))

    def drain(self) -> None:
        """Hand over all that has come so far."""
        letters = self._mailbox.drain()
        events = [letter.event for letter in letters if isinstance(letter, DeviceEventReceived)]
        if events:
            self._said(events)
        gone = [letter for letter in letters if isinstance(letter, DeviceEnded) and letter.source in self._plugged]
        for letter in gone:
            del self._plugged[letter.source]
            self._receivers.remove(letter.source)
        if gone:
            self._count_changed()
        for letter in gone:
            self.ended(letter)

    def stop(self, source: str) -> None:
        """Read it no more: it is gone."""
        if source in self._plugged:
            self._plugged[source].reader.stop()

    # -- how they are set

    @property
    def tuned(self) -> list[TunableReceiver]:
        """Those that have channels."""
        return [
            TunableReceiver(
                one.key, one.name, one.driver.channels, self._radios.radio(one.key).channel or one.driver.channel
            )
            for one in self._plugged.values()
            if isinstance(one.driver, SupportsChannels)
        ]

    @property
    def heeds(self) -> bool:
        """Whether there is a receiver that can tell the teacher's remote from the pupils' clickers."""
        return any(isinstance(one.driver, SupportsRemote) for one in self._plugged.values())

    @property
    def remotes(self) -> list[ClickerId]:
        """The teacher's own, of the receivers that are there."""
        found = (
            self._radios.radio(one.key).remote
            for one in self._plugged.values()
            if isinstance(one.driver, SupportsRemote)
        )
        return sorted({remote for remote in found if remote is not None})

    def tune(self, key: str, channel: str) -> None:
        """Another channel, also the next time."""
        self._radios.keep_radio(key, replace(self._radios.radio(key), channel=channel))
        for one in self._plugged.values():
            if one.key == key:
                one.reader.tune(channel)

    def heed(self, remote: ClickerId | None) -> None:
        """The teacher's remote, for every receiver that can tell it, also the next time; None: there is none."""
        for one in self._plugged.values():
            if isinstance(one.driver, SupportsRemote):
                self._radios.keep_radio(one.key, replace(self._radios.radio(one.key), remote=remote))
                one.reader.heed(remote)

    def _set(self, driver: Driver, radio: ReceiverSettings) -> None:
        """Before its thread runs."""
        now_s = self._clock.monotonic()
        if isinstance(driver, SupportsChannels) and radio.channel in driver.channels:
            driver.tune(radio.channel, now_s)
        if isinstance(driver, SupportsRemote):
            driver.heed(radio.remote, now_s)

    # -- what all of them are told

    def acknowledge(self, votes: Sequence[Vote]) -> None:
        """Implements `tni.services.round_service.ReceiverPort`."""
        self._receivers.acknowledge(votes)

    def show(self, lines: tuple[str, str]) -> None:
        """Two short lines for receivers that have a display."""
        self._receivers.show(lines)

    def gather(self, gathers: bool) -> None:
        """Whether something typed is awaited, for receivers whose clickers have digits."""
        self._receivers.gather(gathers)

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
        """Implements `tni.services.round_service.ReceiverPort`."""
        self.want("vote", True)

    def close_poll(self, now_s: float) -> None:  # noqa: ARG002
        """Implements `tni.services.round_service.ReceiverPort`."""
        self.want("vote", False)

    def close(self) -> None:
        """Stop every thread."""
        for plugged in list(self._plugged.values()):
            plugged.reader.close()
        self.drain()
