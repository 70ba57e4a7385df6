"""Use case of setting up receivers: their channels, the teacher's remote, and the search on serial cables."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tni.core.ids import ClickerId
from tni.core.known_devices import TunableReceiver
from tni.core.lines import KnownSerialLine
from tni.core.listeners import Listeners
from tni.devices.serial_search import SerialSearch, SerialSearchResult
from tni.services.receivers.connected_receivers import ConnectedReceivers
from tni.services.receivers.failed_search import FailedSearch

if TYPE_CHECKING:
    from tni.services.receivers.receiver_trainer import ReceiverLinesPort

POLL_USER = "remote"


@dataclass(frozen=True, slots=True)
class ReceiversState:
    """State of the receivers.

    Attributes:
        count: Number of connected receivers.
        tunable: Those with several channels.
        supports_remote: Whether one of them can tell the teacher's remote from clickers.
        remote: The teacher's remote.
        asks_remote: Whether the next press is to be that of the teacher's remote.
        searching: Whether serial cables are searched.
    """

    count: int = 0
    tunable: tuple[TunableReceiver, ...] = ()
    supports_remote: bool = False
    remote: ClickerId | None = None
    asks_remote: bool = False
    searching: bool = False


class ReceiverSetup:
    """Sets up the connected receivers. Used on the main thread.

    lines: stores the receivers found by a search. Hot-plug opens them, now and whenever they are plugged in.
    """

    def __init__(self, receivers: ConnectedReceivers, search: SerialSearch, lines: ReceiverLinesPort) -> None:
        self._receivers, self._search, self._lines = receivers, search, lines
        self._listeners = Listeners[ReceiversState]()
        self._asks_remote = False
        receivers.subscribe_count(self._count_changed)

    def subscribe(self, changed: Callable[[ReceiversState], None]) -> None:
        """Call `changed` with each new state."""
        self._listeners.add(changed)

    @property
    def state(self) -> ReceiversState:
        receivers, remotes = self._receivers, self._receivers.remotes
        return ReceiversState(
            receivers.count,
            receivers.tunable,
            receivers.supports_remote,
            remotes[0] if remotes else None,
            self._asks_remote,
            self._search.searching,
        )

    def tune(self, key: str, channel: str) -> None:
        """Switch a receiver to another channel. key: of its stored settings."""
        self._receivers.tune(key, channel)
        self._listeners.tell(self.state)

    # -- the teacher's remote

    def ask_remote(self) -> None:
        """Take the next clicker that is pressed as the teacher's remote."""
        self._set_asking(True)

    def cancel_remote(self) -> None:
        """Stop waiting for the teacher's remote."""
        self._set_asking(False)

    def forget_remote(self) -> None:
        self._receivers.set_remote(None)
        self._listeners.tell(self.state)

    def press(self, clicker: ClickerId) -> bool:
        """Handle the press of a clicker. Returns whether it is the teacher's remote now."""
        if not self._asks_remote:
            return False
        self._receivers.set_remote(clicker)
        self._set_asking(False)
        return True

    def _set_asking(self, asks: bool) -> None:
        self._asks_remote = asks
        self._receivers.request_poll(POLL_USER, asks)
        self._listeners.tell(self.state)

    # -- serial cables

    def search(self, ended: Callable[[FailedSearch | None], None]) -> None:
        """Search serial cables for receivers. ended: called when the search is over, with None when one was found."""

        def searched(result: SerialSearchResult) -> None:
            for found in result.found:
                self._lines.save_line(KnownSerialLine(*found.line.adapter, found.driver.name))
            ended(None if result.found else FailedSearch.of(result))
            self._listeners.tell(self.state)

        self._search.start(searched)
        self._listeners.tell(self.state)

    def cancel_search(self) -> None:
        self._search.cancel()
        self._listeners.tell(self.state)

    def close(self) -> None:
        """Stop waiting and searching."""
        self._search.cancel()
        self._set_asking(False)

    def _count_changed(self) -> None:
        if self._asks_remote and not self._receivers.supports_remote:
            self._set_asking(False)
        else:
            self._listeners.tell(self.state)
