"""Work of the outbox, for one worker thread at a time or a command at a terminal: takes entries, sends what is due, and
compares what the server stores with what was sent."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, tzinfo
from pathlib import Path
from random import Random
from typing import override
from uuid import UUID

from tni.api.ent import OutgoingEntry
from tni.cahier import delivery as steps
from tni.cahier.delivery import FEW, Delivery, DeliveryId, DeliveryState, Goal, ProgramFault, Remedy, Trouble
from tni.cahier.ent_account import EntAccount
from tni.cahier.outgoing_entry import OutgoingDecodeError
from tni.cahier.send_window import SendWindow
from tni.cahier.sending_order import turns
from tni.cahier.stored_comparison import Difference, DifferenceKind, differences
from tni.core.clock import Clock
from tni.core.errors import TniError
from tni.files.errors import QuarantinedError, SharedFolderError
from tni.files.outbox_errors import EntAccountsError, FileNotGivenError, OutboxError
from tni.services.cahier.entry_links import EntryLinks
from tni.services.cahier.sending_faults import program_trouble, trouble_of
from tni.services.cahier.sending_ports import AccountConnector, AccountConnectors, AloneHere, SharedDeliveries
from tni.services.cahier.sending_state import SendingState, made_state
from tni.services.cahier.sent_places import SentPlaces
from tni.store.outbox import Outbox, OutboxMemory
from tni.store.outbox_lock import OutboxLock

MOST_LISTED = 400
"""Deliveries that were sent, and are still listed."""
KEPT_DAYS = 30
"""Days after which the text of an entry that was sent is erased from the outbox."""
_SHARED_UNREAD = program_trouble(ProgramFault.SHARED_UNREAD)


@dataclass(frozen=True, slots=True)
class SendingPlace:
    """Places and hours for entries. accounts: reads those of this computer. window, zone: hours of sending, in the
    school's time."""

    accounts: Callable[[], Sequence[EntAccount]]
    window: Callable[[], SendWindow]
    zone: tzinfo


class _TroubleError(Exception):
    """A delivery cannot go on, for a reason of this computer."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.fault)
        self.trouble = trouble


class SharedMemory(OutboxMemory):
    """Notes of a connector that the teacher's other computers know at once. noted: called after each."""

    def __init__(self, outbox: Outbox, id: DeliveryId, noted: Callable[[DeliveryId], None]) -> None:
        super().__init__(outbox, id)
        self._noted, self._delivery = noted, id

    @override
    def put(self, key: str, value: str) -> None:
        super().put(key, value)
        self._noted(self._delivery)


class SendingWork:
    """Outbox with its connectors. Every method raises OutboxError."""

    def __init__(
        self,
        outbox: Outbox,
        lock: OutboxLock,
        connectors: AccountConnectors,
        place: SendingPlace,
        clock: Clock,
        random: Random | None = None,
        shared: SharedDeliveries | None = None,
    ) -> None:
        self._outbox, self._lock, self._connectors = outbox, lock, connectors
        self._place, self._clock, self._random = place, clock, random or Random()
        self._shared = shared or AloneHere()
        self._links = EntryLinks(outbox, place.accounts)
        self._places = SentPlaces(outbox, self._connected)
        self._current: AccountConnector | None = None
        self._looked_at: frozenset[Delivery] = frozenset()
        """Deliveries whose links were compared."""
        self._stopped = False

    def state(self) -> SendingState:
        """Return what the outbox holds."""
        now = self._clock.now()
        opens_at = self._place.window().opens_at(now, self._place.zone)
        state = made_state(self._outbox.deliveries(MOST_LISTED), now, opens_at, paused=self._outbox.is_paused)
        return replace(state, is_shared=self.is_shared, left_alone=tuple(sorted(self._shared.left_alone)))

    # -- what the teacher wants

    def hand_over(
        self, entry: OutgoingEntry, accounts: Iterable[str], files: Mapping[str, Path]
    ) -> tuple[Delivery, ...]:
        """Take a confirmed entry with its files, by their SHA-256. All of it is on the disk when this returns. Raises
        also: FileNotGivenError, FileChangedError, WriteError, OSError."""
        kept = self._outbox.files
        for one in entry.all_files:
            if (source := files.get(one.sha256)) is not None:
                kept.add(one.sha256, source)
            elif not kept.has(one.sha256):
                raise FileNotGivenError(one.name)
        return self._outbox.put(entry, accounts, self._clock.now())

    def retry(self, id: DeliveryId, *, at_once: bool = False) -> None:
        """Try a delivery now, and with it what waits for the same password. at_once: outside of the hours of sending
        too."""
        now = self._clock.now()
        if (found := self._outbox.of_id(id)) is not None and found.trouble == _SHARED_UNREAD:
            self.exchange()
            self._shared.set_aside(id)
        tried = self._outbox.change(id, lambda found: steps.retried(found, at_once=at_once), now)
        self.account_renewed(tried.account)

    def account_renewed(self, account: str) -> None:
        """Go on with an account whose password was given anew."""

        def step(found: Delivery) -> Delivery:
            return steps.retried(found) if found.account == account and found.holds_account else found

        self._outbox.change_open(step, self._clock.now())

    def account_removed(self, account: str) -> None:
        """Give up what waits for an account that is no more; where deliveries are shared it may be one of another
        computer, which sends them."""
        if not self.is_shared:
            now = self._clock.now()
            self._outbox.change_open(lambda one: steps.dropped(one) if one.account == account else one, now)

    def accept(self, id: DeliveryId) -> None:
        """Take what the server stores as it is."""
        self._places.accept(self._outbox.change(id, steps.accepted, self._clock.now()))

    def withdraw(self, id: DeliveryId) -> None:
        """Take an entry back; it is removed from the server as far as it is there."""
        self._outbox.change(id, steps.withdrawn, self._clock.now())

    def drop(self, id: DeliveryId) -> None:
        """Give a delivery up; what is on the server stays there."""
        self._outbox.change(id, steps.dropped, self._clock.now())

    def pause(self, *, paused: bool) -> None:
        """Stop or allow all sending, until the opposite is said."""
        self._outbox.set_paused(paused=paused)

    def tidy(self) -> QuarantinedError | None:
        """Repair a damaged outbox; erase texts that were sent long ago, and files that no entry needs. Return what is
        to be told of a repair."""
        repaired = self._outbox.repair()
        now = self._clock.now()
        self._outbox.erase_texts(now - timedelta(days=KEPT_DAYS))
        needed = self._outbox.needed_files()
        if needed is not None and repaired is None:  # a text that cannot be read, or was lost, may need them
            self._outbox.files.remove_unneeded(needed, now.timestamp())
        return repaired

    # -- sending

    def send_due(self, changed: Callable[[], None] = lambda: None, *, at_once: bool = False) -> bool:
        """Send all that is due, in order. changed: called after each change. at_once: what waits is tried now, once,
        outside of the hours of sending too. Returns False if another program of this computer is sending. Raises also:
        OSError."""
        with self._lock.held() as ours:
            if not ours:
                return False
            self._outbox.change_open(steps.interrupted, self._clock.now())
            self.exchange()
            self._link_again()
            if at_once:
                self._outbox.change_open(_tried_now, self._clock.now())
            passed = set[DeliveryId]()
            while not self._stopped and (found := self._next(passed, at_once=at_once)) is not None:
                if self._claims(found.id):
                    self._send(found, changed)
                    self.exchange()  # else a long queue keeps from her other computers what she has changed
                    self._link_again()
                    changed()
                else:
                    passed.add(found.id)
                    if self._shared.is_unread(found.id, twice=True):
                        self._fail(found, _SHARED_UNREAD)
                        changed()
            return True

    @property
    def is_shared(self) -> bool:
        """True where other computers of the teacher are to know of what is handed over here."""
        return self._shared.is_shared

    def exchange(self) -> None:
        """Take over what the teacher's other computers have put into the shared folder. What waited because a file
        there could not be read goes on once it can."""
        try:
            self._shared.exchange()
        except SharedFolderError:
            return  # the folder is away: what is here is sent all the same
        held = [one.id for one in self._outbox.deliveries(0) if one.trouble == _SHARED_UNREAD] if self.is_shared else []
        for id in held:
            if not self._shared.is_unread(id):
                self._outbox.change(id, _read_again, self._clock.now())

    def _claims(self, id: DeliveryId) -> bool:
        try:
            return self._shared.claim(id)
        except SharedFolderError:
            return True

    def stop(self) -> None:
        """End what is under way; it goes on the next time. May be called on any thread."""
        self._stopped = True
        if (current := self._current) is not None:
            current.cancel()

    def _next(self, passed: set[DeliveryId], *, at_once: bool) -> Delivery | None:
        """Return the delivery that is due. at_once: outside of the hours of sending too."""
        if self._outbox.is_paused:
            return None
        now = self._clock.now()
        opens_at = None if at_once else self._place.window().opens_at(now, self._place.zone)
        due = (turn.delivery for turn in turns(self._outbox.deliveries(0), now, opens_at) if turn.at <= now)
        return next((one for one in due if one.id not in passed), None)

    def _send(self, due: Delivery, changed: Callable[[], None]) -> None:
        try:
            found = self._outbox.begin(due.id, steps.started, self._clock.now())
        except OutgoingDecodeError:
            self._fail(due, program_trouble(ProgramFault.TEXT_ERASED))
            return
        if found is None:  # given up, or taken back, since it was looked at
            self._change(due, lambda one: one)
            return
        begun, entry, is_erased = found
        self._note(begun.id)
        changed()
        try:
            if begun.goal is Goal.WITHDRAW:
                self._remove(begun, entry)
            else:
                self._publish(begun, entry, is_erased=is_erased)
        except OutboxError:
            raise
        except _TroubleError as error:
            self._fail(begun, error.trouble)
        except Exception as error:  # noqa: BLE001  # whatever a plugin raises
            self._fail(begun, trouble_of(error))
        finally:
            self._current = None

    def _remove(self, begun: Delivery, entry: OutgoingEntry) -> None:
        account, memory = self._account(begun), SharedMemory(self._outbox, begun.id, self._note)
        with self._linking(entry):
            left = self._places.withdraw(begun, account, entry, memory)
        if left:
            raise _TroubleError(program_trouble(ProgramFault.FORMER_PLACE, left[0]))
        self._change(begun, lambda found: steps.removed(found, self._clock.now()))

    def _publish(self, begun: Delivery, entry: OutgoingEntry, *, is_erased: bool) -> None:
        mark, memory = begun.fingerprint, SharedMemory(self._outbox, begun.id, self._note)
        account, whole = self._account(begun), entry
        connector = self._connected(account, entry)
        entry = self._links.as_sent(whole, begun.account)
        if begun.arrived != mark:
            if is_erased:
                raise _TroubleError(program_trouble(ProgramFault.TEXT_ERASED))
            for file in entry.all_files:
                if not self._outbox.files.has(file.sha256):
                    raise _TroubleError(program_trouble(ProgramFault.FILE_MISSING, file.name))
            with self._linking(whole):
                if self._places.former(begun, account):
                    self._places.leave_former(begun, account, entry, memory)
                    connector = self._connected(account, entry)
                with self._places.sending(begun, account, memory):
                    receipt = connector.publish(entry, memory)
                self._links.note_sent(begun, whole, entry)
            got = (receipt.remote, receipt.address, receipt.warnings)
            begun = self._outbox.change(begun.id, lambda found: steps.arrived(found, mark, *got), self._clock.now())
        found = self._differences(begun, entry, connector, memory) + self._places.differences(begun, account)
        self._change(begun, lambda one: steps.compared(one, mark, found, self._clock.now()))

    @contextmanager
    def _linking(self, entry: OutgoingEntry) -> Iterator[None]:
        """Send the entry once more to places that have links of its files, if those change during the block."""
        before = self._links.of(entry)
        yield
        for one in self._links.to_send_again(entry, before):
            self._outbox.change(one.id, steps.links_changed, self._clock.now())

    def _link_again(self) -> None:
        """Send once more what lacks links that are there, or has links that were taken back: by another computer, or
        before this program was killed."""
        try:
            if not self._links.are_sent:
                return
            found = frozenset(self._outbox.deliveries(MOST_LISTED))
            changed = {one.uid for one in found - self._looked_at}
            lacking = list(self._links.to_link(one for one in found if one.uid in changed))
        except EntAccountsError:
            return  # done once they can be read
        self._looked_at = found
        for one in lacking:
            self._outbox.change(one.id, steps.links_changed, self._clock.now())

    def _differences(
        self, begun: Delivery, entry: OutgoingEntry, connector: AccountConnector, memory: OutboxMemory
    ) -> tuple[Difference, ...]:
        """Return what the server stores differently; that nothing could be read back is told as a difference once it is
        clear that trying again does not help."""
        try:
            return differences(entry, connector.read_back(entry, memory))
        except OutboxError:
            raise
        except Exception as error:
            remedy = trouble_of(error).remedy
            last = remedy is Remedy.RETRY_FEW and begun.failures >= FEW - 1
            if remedy not in (Remedy.TEACHER, Remedy.REFUSED) and not last:
                raise
        return (Difference(DifferenceKind.NOT_READ_BACK),)

    def _account(self, begun: Delivery) -> EntAccount:
        """Return the account of a delivery. Raises also: EntAccountsError."""
        account = next((one for one in self._place.accounts() if one.id == begun.account), None)
        if account is None:
            raise _TroubleError(program_trouble(ProgramFault.NO_CONNECTOR))
        return account

    def _connected(self, account: EntAccount, entry: OutgoingEntry) -> AccountConnector:
        try:
            self._current = self._connectors.bound(account, entry.class_name)
        except TniError as error:
            raise _TroubleError(program_trouble(ProgramFault.NO_CONNECTOR)) from error
        return self._current

    def _fail(self, begun: Delivery, trouble: Trouble) -> None:
        now = self._clock.now()
        if self._stopped:
            self._change(begun, steps.interrupted)
        else:
            self._change(begun, lambda found: steps.failed(found, begun, trouble, now, self._random))

    def _note(self, id: DeliveryId) -> None:
        try:
            self._shared.note(id)
        except SharedFolderError:
            return  # told at the next exchange

    def _change(self, begun: Delivery, step: Callable[[Delivery], Delivery]) -> None:
        """Store what became of a delivery, here and for the teacher's other computers."""
        changed = self._outbox.change(begun.id, step, self._clock.now())
        try:
            self._shared.publish(changed)
        except SharedFolderError:
            return  # told at the next exchange


def _read_again(found: Delivery) -> Delivery:
    return steps.retried(found) if found.trouble == _SHARED_UNREAD else found


def _tried_now(found: Delivery) -> Delivery:
    return steps.retried(found) if found.state is DeliveryState.WAITING else found


def ids_of(deliveries: Iterable[Delivery], uid: UUID) -> tuple[DeliveryId, ...]:
    """Return the deliveries of an entry."""
    return tuple(one.id for one in deliveries if one.uid == uid)


def due_now(state: SendingState, now: datetime) -> bool:
    """Return whether something is to be sent now, also after the clock was set back."""
    return state.next_at is not None and (state.next_at <= now or (state.at is not None and now < state.at))
