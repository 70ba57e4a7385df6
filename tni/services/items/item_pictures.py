"""Pictures of the web that the interactive items in sight show: which are wanted, brought by a few workers."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Final, Protocol
from urllib.parse import urlsplit

from tni.core.clock import MonotonicClock
from tni.core.listeners import Listeners
from tni.core.network_errors import NetworkError, NetworkFault
from tni.core.tasks import TaskRunner
from tni.services.items.picture_fetcher import Brought, ItemPicture, PictureFetcher

AT_ONCE: Final = 4
"""Pictures that are asked for at the same time."""
AWAY_S: Final = 30.0
"""Time without questions to servers after one that none could answer."""
MISSING_S: Final = 60.0
"""Time after which a picture that its server has not is asked for again."""
GIVEN_UP_S: Final = 1.0
"""Time after which a question for a picture that is no longer wanted is ended, if others wait."""
MOST_KEPT: Final = 320
"""Pictures in memory. A quarter of a megabyte each."""
AWAY: Final = frozenset({
    NetworkFault.OFFLINE, NetworkFault.REFUSED, NetworkFault.TIMEOUT, NetworkFault.CUT, NetworkFault.TLS,
    NetworkFault.PROXY, NetworkFault.CAPTIVE_PORTAL, NetworkFault.MAINTENANCE,
})  # fmt: skip
"""Faults of the network rather than of one picture."""


class Worker(TaskRunner, Protocol):
    """Runner of a worker thread of its own."""

    def close(self, wait_s: float = 2.0) -> None: ...


@dataclass(frozen=True, slots=True)
class PicturesState:
    """is_away: the servers cannot be reached, so only what was kept is shown. waiting: pictures that are still to come.
    missing: wanted ones that did not come."""

    is_away: bool = False
    waiting: int = 0
    missing: int = 0


@dataclass(slots=True)
class _Slot:
    """A worker and what it brings. since_s: when it began."""

    worker: Worker
    fetcher: PictureFetcher
    address: str | None = None
    since_s: float = 0.0
    is_cancelled: bool = False


class ItemPictures:
    """Pictures of items; for the main thread. hosts: returns the hosts that may be asked."""

    def __init__(
        self,
        make_slot: Callable[[int], tuple[Worker, PictureFetcher]],
        hosts: Callable[[], Collection[str]],
        clock: MonotonicClock,
        most_kept: int = MOST_KEPT,
    ) -> None:
        """make_slot: makes a worker and its fetcher, at the first use."""
        self._make_slot, self._hosts, self._clock, self._most_kept = make_slot, hosts, clock, most_kept
        self._slots: list[_Slot] = []
        self._wanted: list[str] = []
        self._kept_alone: list[str] = []
        self._there: dict[str, None] = {}
        self._failed: dict[str, float] = {}
        self._away_until_s = 0.0
        self._allowed = frozenset[str]()
        self._is_closed = False
        self._state = PicturesState()
        self.arrived = Listeners[str, ItemPicture]()
        """Functions that are called with each picture that comes, and its address."""
        self.dropped = Listeners[str]()
        """Functions that are called with the address of each picture that is no longer kept in memory."""
        self.changed = Listeners[PicturesState]()
        """Functions that are called when the state has changed."""

    @property
    def state(self) -> PicturesState:
        return self._state

    def is_there(self, address: str) -> bool:
        return address in self._there

    def is_settled(self, addresses: Collection[str]) -> bool:
        """Return whether nothing more is to come of these pictures for now."""
        return not any(self._is_to_come(one) for one in addresses)

    def want(self, wanted: Sequence[str], kept_alone: Sequence[str] = ()) -> None:
        """Bring these pictures and no others, the first ones first. kept_alone: pictures that are only taken from the
        cache, ahead of their use."""
        if self._is_closed:
            return
        self._allowed = frozenset(self._hosts())
        self._wanted = list(dict.fromkeys(one for one in wanted if self._is_allowed(one)))
        self._kept_alone = [one for one in dict.fromkeys(kept_alone) if self._is_allowed(one)]
        for address in (*self._kept_alone, *self._wanted):
            if address in self._there:  # the last to be dropped
                self._there[address] = self._there.pop(address)
        self._go_on()

    def retry(self) -> None:
        """Ask again for what did not come."""
        self._failed.clear()
        self._away_until_s = 0.0
        self._go_on()

    def ask(self, address: str, done: Callable[[bytes | None], None]) -> None:
        """Put a question to a server, then call `done` with the answer; None if there is none."""
        self._allowed = frozenset(self._hosts())
        if self._is_closed or not self._is_allowed(address):
            done(None)
            return
        worker, fetcher = self._question_slot()

        def failed(error: Exception) -> None:
            if not isinstance(error, NetworkError):
                raise error
            done(None)

        worker.submit(lambda: fetcher.ask(address), done, failed)

    def close(self) -> None:
        """End everything under way."""
        self._is_closed = True
        self._wanted, self._kept_alone = [], []
        for slot in self._slots:
            slot.fetcher.clients.cancel()
        for slot in self._slots:
            slot.worker.close()
            slot.fetcher.clients.close()

    # -- private

    def _question_slot(self) -> tuple[Worker, PictureFetcher]:
        """Return the worker that brings no pictures: a question does not wait behind them."""
        self._make_slots()
        return self._slots[AT_ONCE].worker, self._slots[AT_ONCE].fetcher

    def _make_slots(self) -> None:
        while len(self._slots) <= AT_ONCE:
            self._slots.append(_Slot(*self._make_slot(len(self._slots))))

    def _is_allowed(self, address: str) -> bool:
        try:
            parts = urlsplit(address)
            return parts.scheme == "https" and parts.netloc == parts.hostname and parts.hostname in self._allowed
        except ValueError:
            return False

    @property
    def _is_away(self) -> bool:
        return self._clock.monotonic() < self._away_until_s

    def _is_to_come(self, address: str) -> bool:
        failed = self._failed.get(address)
        return (
            address not in self._there
            and (failed is None or self._clock.monotonic() >= failed)
            and self._is_allowed(address)
        )

    def _go_on(self) -> None:
        """Hand what is still to come to the workers that are free."""
        asked = {slot.address for slot in self._slots}
        waiting = [one for one in self._wanted if one not in asked and self._is_to_come(one)]
        alone = [one for one in self._kept_alone if one not in asked and self._is_to_come(one)]
        queue = [(one, not self._is_away) for one in waiting] + [(one, False) for one in alone]
        if queue:
            self._make_slots()
        for slot in self._slots[:AT_ONCE]:
            if slot.address is None and queue:
                self._start(slot, *queue.pop(0))
        if queue:
            self._end_unwanted()
        self._tell()

    def _start(self, slot: _Slot, address: str, may_ask: bool) -> None:
        slot.address, slot.since_s, slot.is_cancelled = address, self._clock.monotonic(), False

        def bring() -> Brought:
            return slot.fetcher.bring(address, may_ask=may_ask)

        def failed(error: Exception) -> None:
            slot.address = None
            raise error

        slot.worker.submit(bring, lambda found: self._take(slot, found, may_ask=may_ask), failed)

    def _end_unwanted(self) -> None:
        """End questions for pictures that nobody wants any more, if they take long."""
        now = self._clock.monotonic()
        for slot in self._slots[:AT_ONCE]:
            is_wanted = slot.address in self._wanted or slot.address in self._kept_alone
            if slot.address is not None and not is_wanted and not slot.is_cancelled and now - slot.since_s > GIVEN_UP_S:
                slot.is_cancelled = True
                slot.fetcher.clients.cancel()

    def _take(self, slot: _Slot, found: Brought, *, may_ask: bool) -> None:
        if self._is_closed:
            return
        slot.address = None
        if slot.is_cancelled:
            slot.fetcher.clients.resume()
        now = self._clock.monotonic()
        if found.fault in AWAY:
            self._away_until_s = now + AWAY_S
        elif may_ask and found.fault is None:
            self._away_until_s = 0.0
        if found.picture is not None:
            self._keep(found.address, found.picture)
        elif found.fault is not NetworkFault.CANCELLED:
            in_cache_alone = found.address in self._kept_alone and found.address not in self._wanted
            lasts_s = MISSING_S if may_ask or in_cache_alone else max(self._away_until_s - now, 0.0)
            self._failed[found.address] = now + lasts_s
        self._go_on()

    def _keep(self, address: str, picture: ItemPicture) -> None:
        self._failed.pop(address, None)
        self._there.pop(address, None)
        self._there[address] = None
        for old in list(self._there)[: max(len(self._there) - self._most_kept, 0)]:
            if old not in self._wanted:
                del self._there[old]
                self.dropped.tell(old)
        self.arrived.tell(address, picture)

    def _tell(self) -> None:
        waiting = sum(self._is_to_come(one) for one in self._wanted)
        missing = sum(one not in self._there for one in self._wanted) - waiting
        state = PicturesState(self._is_away, waiting, missing)
        if state != self._state:
            self._state = state
            self.changed.tell(state)
