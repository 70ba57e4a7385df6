"""Links to an entry's files on the teacher's clouds, put into what goes to places that take no files, or is copied."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from uuid import UUID

from tni.cahier.delivery import Delivery, DeliveryId, Goal
from tni.cahier.ent_account import EntAccount
from tni.cahier.file_links import Document, FileLinks, documents_of, links_of, with_links
from tni.cahier.outgoing_entry import OutgoingDecodeError, OutgoingEntry
from tni.files.outbox_errors import NoSuchDeliveryError
from tni.store.outbox import Outbox, OutboxMemory


@dataclass(frozen=True, slots=True)
class EntryDocuments:
    """Documents of an entry that have a link: those that go with its content, and with its homework."""

    content: tuple[Document, ...] = ()
    work: tuple[Document, ...] = ()


TAKE_NO_FILES = frozenset(("caldav",))
"""Connectors whose places keep texts alone."""


class EntryLinks:
    """Links of the entries in an outbox. accounts: reads those of this computer. Methods raise OutboxError."""

    def __init__(self, outbox: Outbox, accounts: Callable[[], Sequence[EntAccount]]) -> None:
        self._outbox, self._accounts = outbox, accounts

    def of(self, entry: OutgoingEntry) -> FileLinks:
        """Return the links that connectors have noted for the files of an entry."""
        found: dict[str, str] = {}
        for one in self._outbox.of_entry(entry.uid) if entry.all_files else ():
            found = {**links_of(entry, OutboxMemory(self._outbox, one.id).get), **found}
        return found

    def as_sent(self, entry: OutgoingEntry, account: str) -> OutgoingEntry:
        """Return an entry as it goes to an account: with links in place of files where it takes none."""
        is_bare = account in self._bare_accounts()
        return with_links(entry, self.of(entry), in_place_of_files=True) if is_bare else entry

    def to_send_again(self, entry: OutgoingEntry, before: FileLinks) -> tuple[Delivery, ...]:
        """Return the deliveries of an entry to accounts that take no files, if its links are others than before."""
        if self.of(entry) == before:
            return ()
        bare = self._bare_accounts()
        return tuple(one for one in self._outbox.of_entry(entry.uid) if one.account in bare)

    def _bare_accounts(self) -> frozenset[str]:
        return frozenset(one.id for one in self._accounts() if one.connector in TAKE_NO_FILES)


def linked_entry(outbox: Outbox, id: DeliveryId) -> OutgoingEntry | None:
    """Return the entry of a delivery as it is copied, with the links of its files; None when its text is erased.
    Raises: OutboxError, NoSuchDeliveryError, OutgoingDecodeError."""
    entry = outbox.entry(id)
    return None if entry is None else with_links(entry, EntryLinks(outbox, tuple).of(entry))


def sent_documents(outbox: Outbox, uid: UUID) -> EntryDocuments:
    """Return the documents of an entry, as it was sent last, that have a link. Raises: OutboxError."""
    for one in outbox.of_entry(uid):
        with suppress(OutgoingDecodeError, NoSuchDeliveryError):
            entry = outbox.entry(one.id)
            if entry is not None and one.goal is not Goal.WITHDRAW:
                links = EntryLinks(outbox, tuple).of(entry)
                tests, works = entry.assessments, entry.works
                return EntryDocuments(
                    documents_of((*entry.files, *(file for test in tests for file in test.files)), links),
                    documents_of([file for work in works for file in work.files], links),
                )
    return EntryDocuments()
