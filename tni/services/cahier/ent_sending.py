"""Use case of sending a confirmed entry, as the sheet of a séance and the list of past ones use it: where it may go,
when, and what is left to do. For the main thread, but for `left_for`. Nothing of the outbox is made before it is used.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, tzinfo
from pathlib import Path

from tni.cahier.delivery import Delivery
from tni.cahier.entry import CahierEntry
from tni.cahier.outgoing_builder import outgoing_entry
from tni.cahier.outgoing_entry import OutgoingEntry
from tni.cahier.send_window import SendWindow
from tni.core.clock import Clock
from tni.core.tasks import TaskRunner
from tni.services.cahier.ent_accounts import EntAccounts
from tni.services.cahier.leaving import Leaving
from tni.services.cahier.leaving_files import PagePdfs, read_files
from tni.services.cahier.names_check import ConfirmedEntry, UnconfirmedNamesError
from tni.services.cahier.past_filter import LeftToDo
from tni.services.cahier.sending_service import SendingService
from tni.services.cahier.sent_entries import left_to_do
from tni.store.outbox import Outbox

type HandedOver = Callable[[tuple[Delivery, ...]], None]
type Failed = Callable[[Exception], None]


@dataclass(frozen=True, slots=True)
class SendingHours:
    """Hours of sending. zone: of the school."""

    window: Callable[[], SendWindow]
    zone: tzinfo


class EntSending:
    """Way of an entry to the teacher's accounts."""

    def __init__(
        self,
        accounts: EntAccounts,
        outbox: Path,
        service: Callable[[], SendingService],
        tasks: Callable[[], TaskRunner],
        hours: SendingHours,
        clock: Clock,
    ) -> None:
        """outbox: its file. service: makes the outbox's service at the first use. tasks: returns a worker for reading
        files."""
        self._accounts, self._outbox, self._service, self._tasks = accounts, outbox, service, tasks
        self._hours, self._clock = hours, clock

    def places_for(self, class_name: str) -> tuple[tuple[str, str], ...]:
        """Return the id and the name of each account to which entries of a class go; none while there is no way to send
        them."""
        return tuple((one.id, one.shown_name) for one in self._accounts.ready_for(class_name))

    def opens_at(self) -> datetime | None:
        """Return when sending is allowed again, None if it is now."""
        return self._hours.window().opens_at(self._clock.now(), self._hours.zone)

    def hand_over(
        self,
        confirmed: ConfirmedEntry,
        pdfs: PagePdfs,
        done: HandedOver,
        failed: Failed,
        accounts: Iterable[str] | None = None,
    ) -> None:
        """Hand over an entry with its files, for the accounts with these ids; for all of its class if None. `done`
        comes once all of it is on the disk; only then it may be shown as handed over. `failed` gets an error with a
        message. Raises: UnconfirmedNamesError for what was confirmed for another way out."""
        if confirmed.leaving is not Leaving.SEND:
            raise UnconfirmedNamesError(f"confirmed for {confirmed.leaving.value}, not for sending")
        entry = confirmed.entry
        ids = [id for id, _ in self.places_for(entry.class_name)] if accounts is None else list(accounts)

        def made() -> tuple[OutgoingEntry, dict[str, Path]]:
            files, paths = read_files(entry, pdfs)
            return outgoing_entry(entry, zone=self._hours.zone, files=files), paths

        self._tasks().submit(
            made, lambda found: self._service().hand_over(found[0], ids, found[1], done, failed), failed
        )

    def left_for(self, entry: CahierEntry) -> LeftToDo:
        """Return what the sending of an entry leaves to do. May be called on any thread. Raises: OutboxError."""
        found = Outbox(self._outbox).of_entry(entry.uid) if self._outbox.exists() else ()
        return left_to_do(found, has_account=bool(self._accounts.ready_for(entry.class_name)))
