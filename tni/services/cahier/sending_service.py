"""Use case of sending entries of the cahier de textes to ENTs. For the main thread: every command returns at once.

Two workers do the work: one writes the outbox, so that an entry is on the disk in a moment, and one sends.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from tni.api.ent import OutgoingEntry
from tni.cahier.delivery import Delivery, DeliveryId
from tni.core.clock import Clock
from tni.core.listeners import Listeners
from tni.core.tasks import MainThread, TaskRunner
from tni.files.errors import QuarantinedError
from tni.services.cahier.sending_state import SendingState
from tni.services.cahier.sending_work import SendingWork, due_now

EXCHANGE_EVERY = timedelta(minutes=10)
"""Time from one look at what the teacher's other computers share, and at the outbox itself, to the next."""

type HandedOver = Callable[[tuple[Delivery, ...]], None]
type Failed = Callable[[Exception], None]


class SendingService:
    """Outbox of the program. state: empty until `start` has read it. Listeners are called on the main thread after each
    change of it."""

    def __init__(
        self, work: SendingWork, tasks: TaskRunner, network: TaskRunner, main: MainThread, clock: Clock
    ) -> None:
        """tasks: writes the outbox, and finishes what it was given when the program ends. network: sends."""
        self._work, self._tasks, self._network, self._main, self._clock = work, tasks, network, main, clock
        self._listeners = Listeners[()]()
        self._state = SendingState()
        self._wants_sending = False
        self._is_reading = False

    @property
    def state(self) -> SendingState:
        return self._state

    def subscribe(self, listener: Callable[[], None]) -> None:
        self._listeners.add(listener)

    def start(self) -> None:
        """Repair the outbox where it is damaged, erase what is old, read it, and send what has waited."""

        def tidied(repaired: QuarantinedError | None) -> None:
            self._state = replace(self._state, repaired=repaired)
            self._send()

        self._tasks.submit(self._work.tidy, tidied, self._fail)

    def wake(self) -> None:
        """Send what has become due. To be called every half minute or so; it costs nothing while there is nothing to
        do."""
        state, now = self._state, self._clock.now()
        if due_now(state, now) or state.at is None or not state.at <= now < state.at + EXCHANGE_EVERY:
            self._send()

    # -- commands

    def hand_over(
        self,
        entry: OutgoingEntry,
        accounts: Iterable[str],
        files: Mapping[str, Path],
        done: HandedOver,
        failed: Failed,
    ) -> None:
        """Take a confirmed entry, for the accounts with these ids. files: those of the entry by their SHA-256. `done`
        comes once all of it is on the disk; only then it may be shown as handed over."""
        names, sources = tuple(accounts), dict(files)

        def ended() -> None:
            self._state = replace(self._state, handing_over=self._state.handing_over - 1)

        def handed(found: tuple[tuple[Delivery, ...], SendingState]) -> None:
            ended()
            self._show(found[1])
            done(found[0])

        def not_handed(error: Exception) -> None:
            ended()
            self._listeners.tell()
            failed(error)

        self._state = replace(self._state, handing_over=self._state.handing_over + 1)
        self._listeners.tell()
        self._tasks.submit(
            lambda: (self._work.hand_over(entry, names, sources), self._work.state()), handed, not_handed
        )

    def send_now(self, id: DeliveryId) -> None:
        """Send a delivery at once, outside of the hours of sending too."""
        self._change(lambda: self._work.retry(id, at_once=True))

    def retry(self, id: DeliveryId) -> None:
        """Try a delivery that is stuck, within the hours of sending."""
        self._change(lambda: self._work.retry(id))

    def accept(self, id: DeliveryId) -> None:
        """Take what the server stores as it is."""
        self._change(lambda: self._work.accept(id))

    def withdraw(self, id: DeliveryId) -> None:
        """Take an entry back, from the server too."""
        self._change(lambda: self._work.withdraw(id))

    def drop(self, id: DeliveryId) -> None:
        """Give a delivery up, such as that of an account that is no more; what is on the server stays there."""
        self._change(lambda: self._work.drop(id))

    def pause(self, *, paused: bool) -> None:
        self._change(lambda: self._work.pause(paused=paused))

    def account_renewed(self, account: str) -> None:
        """Go on with an account that was signed in to again, or whose places were chosen anew."""
        self._change(lambda: self._work.account_renewed(account))

    def account_removed(self, account: str) -> None:
        """Give up what waits for an account that is no more, unless another computer of hers may send it."""
        self._change(lambda: self._work.account_removed(account))

    def folder_chosen(self) -> None:
        """Exchange with the shared folder that was chosen."""
        self._change(lambda: None)

    def close(self) -> None:
        """End what is under way; it goes on at the next start. The workers are closed by who made them."""
        self._work.stop()

    # -- state

    def _change(self, change: Callable[[], object]) -> None:
        def work() -> SendingState:
            change()
            return self._work.state()

        self._tasks.submit(work, self._show, self._fail)

    def _show(self, state: SendingState) -> None:
        """Show what a command made of it, and send what is due; her other computers are told in any case."""
        self._take(state)
        if state.is_shared or due_now(state, self._clock.now()):
            self._send()

    def _take(self, state: SendingState) -> None:
        self._is_reading = False
        own = self._state
        self._state = replace(state, is_sending=own.is_sending, handing_over=own.handing_over, repaired=own.repaired)
        self._listeners.tell()

    def _fail(self, error: Exception) -> None:
        self._is_reading = False
        self._state = replace(self._state, at=self._clock.now(), next_at=None, problem=error)
        self._listeners.tell()

    def _send(self) -> None:
        if self._state.is_sending:
            self._wants_sending = True
            return
        self._wants_sending = False
        self._state = replace(self._state, is_sending=True)
        self._network.submit(lambda: self._work.send_due(self._read_soon), self._sent, self._not_sent)

    def _sent(self, _is_ours: bool) -> None:
        """Show what has become of it. Nothing is sent again by itself before `wake`: what is due now is in the hands of
        another program or computer."""
        self._state = replace(self._state, is_sending=False)
        self._tasks.submit(self._work.state, self._take, self._fail)
        if self._wants_sending:
            self._send()

    def _not_sent(self, error: Exception) -> None:
        self._state = replace(self._state, is_sending=False)
        self._fail(error)

    def _read_soon(self) -> None:
        """Read the outbox after a change of it. Called on the sending worker."""
        self._main.post(self._read)

    def _read(self) -> None:
        if not self._is_reading:
            self._is_reading = True
            self._tasks.submit(self._work.state, self._take, self._fail)
