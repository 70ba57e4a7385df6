"""Use case of sending a confirmed entry, as the sheet of a séance and the list of past ones use it: where it may go,
when, and what is left to do. For the main thread, but for `left_for`.

It is there from the start of the program on, so what it needs is loaded when it is first used.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tni.core.clock import Clock
from tni.core.listeners import Listeners
from tni.core.tasks import TaskRunner
from tni.services.cahier.pdf_notes import NoPdfNotes, PdfNotes

if TYPE_CHECKING:
    from tni.cahier.delivery import Delivery, DeliveryId
    from tni.cahier.entry import CahierEntry
    from tni.cahier.file_links import EntryDocuments
    from tni.cahier.outgoing_entry import OutgoingEntry
    from tni.cahier.send_window import SendWindow
    from tni.services.cahier.ent_accounts import EntAccounts
    from tni.services.cahier.leaving_files import PagePdfs
    from tni.services.cahier.names_check import ConfirmedEntry
    from tni.services.cahier.past_filter import LeftToDo
    from tni.services.cahier.sending_service import SendingService


type HandedOver = Callable[[tuple[Delivery, ...]], None]
type Failed = Callable[[Exception], None]


class EntSending:
    """Way of an entry to the teacher's accounts."""

    def __init__(
        self,
        accounts: Callable[[], EntAccounts],
        outbox: Path,
        service: Callable[[], SendingService],
        tasks: TaskRunner,
        window: Callable[[], SendWindow],
        clock: Clock,
        load: Callable[[], None] = lambda: None,
    ) -> None:
        """accounts, service: make the accounts, and the outbox's service, at the first use. outbox: its file. tasks: a
        worker for reading files. window: returns the hours of sending. load: loads what `service` needs, on the worker,
        so that the board does not wait for it."""
        self._accounts, self._outbox, self._service, self._tasks = accounts, outbox, service, tasks
        self._window, self._clock, self._load = window, clock, load
        self.written: Callable[[], PdfNotes] = NoPdfNotes
        """Opens the notes of the PDFs that were written for entries."""
        self._listeners = Listeners[()]()

    def subscribe(self, listener: Callable[[], None]) -> None:
        """Call `listener` after each change of the outbox, such as documents that got a link."""
        self._listeners.add(listener)

    def outbox_changed(self) -> None:
        """Tell that something in the outbox is not as it was."""
        self._listeners.tell()

    def places_for(self, class_name: str) -> tuple[tuple[str, str], ...]:
        """Return the id and the name of each account to which entries of a class go; none while there is no way to send
        them."""
        return tuple((one.id, one.shown_name) for one in self._accounts().ready_for(class_name))

    def opens_at(self) -> datetime | None:
        """Return when sending is allowed again, None if it is now."""
        from zoneinfo import ZoneInfo

        from tni.services.cahier.school_time import SCHOOL_ZONE

        return self._window().opens_at(self._clock.now(), ZoneInfo(SCHOOL_ZONE))

    def hand_over(
        self,
        confirmed: ConfirmedEntry,
        pdfs: PagePdfs,
        done: HandedOver,
        failed: Failed,
        accounts: Iterable[str] | None = None,
    ) -> None:
        """Hand over an entry with its files, for all accounts of its class. accounts: ids of those that the teacher was
        offered, None if she was asked about none; if they are not the same any more, `failed` gets an
        AccountsChangedError, and so it does if there is none. `done` comes once all of it is on the disk; only then it
        may be shown as handed over. With its deliveries come those that are withdrawn now, since it went under another
        class to accounts that it does not go to any more. `failed` gets an error with a message. Raises:
        UnconfirmedNamesError for what was confirmed for another way out."""
        from tni.files.outbox_errors import AccountsChangedError, UnconfirmedFileError
        from tni.services.cahier.leaving import Leaving
        from tni.services.cahier.names_check import UnconfirmedNamesError

        if confirmed.leaving is not Leaving.SEND:
            raise UnconfirmedNamesError(f"confirmed for {confirmed.leaving.value}, not for sending")
        entry = confirmed.entry
        ids = [id for id, _ in self.places_for(entry.class_name)]
        if not ids or (accounts is not None and set(accounts) != set(ids)):
            failed(AccountsChangedError(entry.class_name))
            return

        def made() -> tuple[OutgoingEntry, dict[str, Path]]:
            from zoneinfo import ZoneInfo

            from tni.cahier.outgoing_builder import outgoing_entry
            from tni.services.cahier.leaving_files import read_files
            from tni.services.cahier.school_time import SCHOOL_ZONE

            self._load()
            files, paths = read_files(entry, pdfs)
            changed = confirmed.changed_file({path: file.sha256 for path, file in files.of_paths.items()})
            if changed is not None:
                raise UnconfirmedFileError(Path(changed))
            return outgoing_entry(entry, zone=ZoneInfo(SCHOOL_ZONE), files=files), paths

        def hand_over(found: tuple[OutgoingEntry, dict[str, Path]]) -> None:
            self._service().hand_over(found[0], ids, found[1], handed_over, failed)

        def handed_over(found: tuple[Delivery, ...]) -> None:
            here = {one.id for one in self._accounts().all}

            def settle() -> list[Delivery]:
                self._note_pages(entry, {one.id for one in found})
                return [one for one in self._astray(entry) if one.account in here]

            self._tasks.submit(settle, lambda left: withdraw(found, left), lambda _: done(found))

        def withdraw(found: tuple[Delivery, ...], left: Sequence[Delivery]) -> None:
            from tni.cahier.delivery import withdrawn

            for one in left:
                self._service().withdraw(one.id)
            done((*found, *map(withdrawn, left)))

        self._tasks.submit(made, hand_over, failed)

    def _found(self, entry: CahierEntry) -> tuple[Delivery, ...]:
        from tni.store.outbox import Outbox

        return Outbox(self._outbox).of_entry(entry.uid) if self._outbox.exists() else ()

    def _note_pages(self, entry: CahierEntry, ids: Collection[DeliveryId]) -> None:
        from tni.services.cahier.entry_links import note_pages
        from tni.store.outbox import Outbox

        content = self._shown_by_pdf(entry)
        for one in self._found(entry):
            if one.id in ids:
                note_pages(Outbox(self._outbox), one.id, entry, content)

    def _shown_by_pdf(self, entry: CahierEntry) -> str:
        from tni.services.cahier.written_pdfs import content_of

        return content_of(entry, self.written().all()) if entry.pages else ""

    def _astray(self, entry: CahierEntry) -> Sequence[Delivery]:
        from tni.services.cahier.sent_entries import astray

        return astray(self._found(entry), entry)

    def documents(self, entry: CahierEntry, found: Callable[[EntryDocuments], None]) -> None:
        """Pass the documents of an entry that have a link to `found`, for what is copied of it."""
        from tni.cahier.file_links import EntryDocuments
        from tni.services.cahier.entry_links import sent_documents
        from tni.store.outbox import Outbox

        if not self._outbox.exists():
            found(EntryDocuments())
            return

        def sent() -> EntryDocuments:
            return sent_documents(Outbox(self._outbox), entry, self._shown_by_pdf(entry))

        self._tasks.submit(sent, found, lambda _error: found(EntryDocuments()))

    def left_for(self, entry: CahierEntry) -> LeftToDo:
        """Return what the sending of an entry leaves to do. One whose class was changed since it was sent is to be
        corrected; one of a day before the accounts were made is sent only if she asks for it. May be called on any
        thread. Raises: OutboxError."""
        from tni.services.cahier.past_filter import LeftToDo
        from tni.services.cahier.sent_entries import astray, left_to_do

        found = self._found(entry)
        if astray(found, entry):
            return LeftToDo.TO_CORRECT
        day, ready = entry.start.date(), self._accounts().ready_for(entry.class_name)
        return left_to_do(found, is_expected=any(one.expects(entry.class_name, day) for one in ready))
