"""Links to an entry's files on the teacher's clouds, put into what goes to places that take no files, or is copied."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from tni.cahier.delivery import Delivery, DeliveryId, Goal
from tni.cahier.ent_account import EntAccount
from tni.cahier.entry import AttachedFile, CahierEntry
from tni.cahier.entry_export import file_name
from tni.cahier.file_links import LINK, EntryDocuments, FileLinks, documents_of, links_of, with_links
from tni.cahier.outgoing_entry import OutgoingDecodeError, OutgoingEntry, OutgoingFile
from tni.core.digest import sha256
from tni.files.outbox_errors import NoSuchDeliveryError
from tni.files.regular_file import open_regular
from tni.store.outbox import Outbox, OutboxMemory

TAKE_NO_FILES = frozenset(("caldav",))
"""Connectors whose places keep texts alone."""
_PAGES = "program pages"
"""Note of a delivery: `_pages_mark` of the entry as it was handed over, and what its PDF showed if that is known."""
_LINKED = "program linked"
"""Note of a delivery: fingerprint of the entry, and the words of `_SentLinks`."""
_SHA_LETTERS, _ID_LETTERS = 12, 8
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class _Removal:
    """Removal of a link. file: beginning of its SHA-256. place: beginning of the id of the delivery that had it.
    version: of the note that says so, greater than those of all earlier notes there."""

    file: str
    place: str
    version: int


@dataclass(frozen=True, slots=True)
class _SentLinks:
    """Links with which an entry was sent, by any computer. linked: beginnings of the SHA-256 of the files. removed:
    version of the last removal that was known then, by its place. A link counts as new, or as removed, once alone:
    computers that know of different clouds would send to the calendar by turns for ever."""

    linked: frozenset[str] = frozenset()
    removed: Mapping[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, words: Iterable[str]) -> _SentLinks:
        """Decode words that `encoded` gives. Any others are passed over, or name no file."""
        pairs = [word.partition(".") for word in words]
        removed = {place: int(version) for place, _, version in pairs if version.isdecimal()}
        return cls(frozenset(file for file, dot, _ in pairs if not dot), removed)

    @property
    def encoded(self) -> list[str]:
        """Words for a note: files, and places with their versions behind a point."""
        return [*sorted(self.linked), *(f"{place}.{version}" for place, version in sorted(self.removed.items()))]

    def is_new(self, removal: _Removal) -> bool:
        return removal.version > self.removed.get(removal.place, 0)

    def newest(self, removals: Iterable[_Removal]) -> Mapping[str, int]:
        """Return `removed` with more removals."""
        found = dict(self.removed)
        for one in removals:
            found[one.place] = max(one.version, found.get(one.place, 0))
        return found


class EntryLinks:
    """Links of the entries in an outbox. accounts: reads those of this computer. Methods raise OutboxError."""

    def __init__(self, outbox: Outbox, accounts: Callable[[], Sequence[EntAccount]]) -> None:
        self._outbox, self._accounts = outbox, accounts

    @property
    def are_sent(self) -> bool:
        """True where an account takes no files, so that it is sent the links."""
        return bool(self._bare_accounts())

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
        """Return the deliveries of an entry to accounts that take no files, if its links are others than before, and
        its text is not erased."""
        if self.of(entry) == before:
            return ()
        bare = self._bare_accounts()
        return tuple(one for one in self._outbox.of_entry(entry.uid) if one.account in bare and self._text_of(one))

    def note_sent(self, begun: Delivery, whole: OutgoingEntry, sent: OutgoingEntry) -> None:
        """Note the links with which an entry was sent to an account. sent: made by `as_sent`."""
        if begun.account in self._bare_accounts():
            before, after = (_letters(file.sha256 for file in one.all_files) for one in (whole, sent))
            noted, removals = self._noted(begun) or _SentLinks(), self._removals(whole)
            linked = (before - after) | (noted.linked - {one.file for one in removals})
            words = _SentLinks(frozenset(linked), noted.newest(removals)).encoded
            self._outbox.note(begun.id, _LINKED, " ".join((begun.fingerprint, *words)))

    def to_link(self, found: Iterable[Delivery]) -> Iterator[Delivery]:
        """Yield those that were sent while files had no link that have one now, or with links that were taken back
        since, as by another computer at the cloud, or before a program was killed."""
        bare = self._bare_accounts()
        for one in found:
            noted = self._noted(one) if one.account in bare else None
            entry = None if noted is None else self._text_of(one)
            if noted is None or entry is None:
                continue
            gone = {removal.file for removal in self._removals(entry) if noted.is_new(removal)}
            if _letters(self.of(entry)) - noted.linked or gone & noted.linked:
                yield one

    def _noted(self, one: Delivery) -> _SentLinks | None:
        """Return the links that the entry of a delivery had; None if it was not sent as it is now."""
        mark, *words = (OutboxMemory(self._outbox, one.id).get(_LINKED) or "").split(" ")
        return _SentLinks.of(words) if mark == one.fingerprint else None

    def _removals(self, entry: OutgoingEntry) -> list[_Removal]:
        """Return the removals of links of files that have no other link."""
        links, found = self.of(entry), list[_Removal]()
        for one in self._outbox.of_entry(entry.uid) if entry.all_files else ():
            notes = self._outbox.notes(one.id)
            for file in entry.all_files:
                note = notes.get(f"{LINK}{file.sha256}")
                if note is not None and not note.value and file.sha256 not in links:
                    found.append(_Removal(file.sha256[:_SHA_LETTERS], one.id[:_ID_LETTERS], note.version))
        return found

    def _text_of(self, one: Delivery) -> OutgoingEntry | None:
        """Return the entry of a delivery; None if its text is erased or cannot be read."""
        try:
            return self._outbox.entry(one.id)
        except (NoSuchDeliveryError, OutgoingDecodeError):
            return None

    def _bare_accounts(self) -> frozenset[str]:
        return frozenset(one.id for one in self._accounts() if one.connector in TAKE_NO_FILES)


def _letters(digests: Iterable[str]) -> set[str]:
    return {digest[:_SHA_LETTERS] for digest in digests}


def linked_entry(outbox: Outbox, id: DeliveryId) -> OutgoingEntry | None:
    """Return the entry of a delivery as it is copied, with the links of its files; None when its text is erased.
    Raises: OutboxError, NoSuchDeliveryError, OutgoingDecodeError."""
    entry = outbox.entry(id)
    return None if entry is None else with_links(entry, EntryLinks(outbox, tuple).of(entry))


def note_pages(outbox: Outbox, id: DeliveryId, entry: CahierEntry, content: str = "") -> None:
    """Note the pages of an entry that was handed over. content: mark of what its PDF shows, "" if that is not known.
    Raises: OutboxError."""
    outbox.note(id, _PAGES, f"{_pages_mark(entry)} {content}".rstrip())


def sent_documents(outbox: Outbox, entry: CahierEntry, content: str = "") -> EntryDocuments:
    """Return the documents with a link that an entry still has, of those that were sent last for its class: files that
    are joined by the same title and were not changed since, and the PDFs of its pages if these are the same. content:
    mark of what the PDF shows that was written last for it, "" if that is not known. For a worker. Raises:
    OutboxError."""
    for one in outbox.of_entry(entry.uid):
        with suppress(OutgoingDecodeError, NoSuchDeliveryError):
            sent = outbox.entry(one.id)
            if sent is not None and one.goal is not Goal.WITHDRAW and sent.class_name == entry.class_name:
                links = EntryLinks(outbox, tuple).of(sent)
                pages, _, shown = (OutboxMemory(outbox, one.id).get(_PAGES) or "").partition(" ")
                has_pages = pages == _pages_mark(entry) and not (shown and content and shown != content)
                pdf = file_name(entry, "") if has_pages else ""
                files = (*sent.files, *(file for test in sent.assessments for file in test.files))
                works = [file for work in sent.works for file in work.files]
                work_files = [file for work in entry.homework for file in work.files]
                return EntryDocuments(
                    documents_of(_still_joined(files, entry.files, pdf), links),
                    documents_of(_still_joined(works, work_files, pdf), links),
                )
    return EntryDocuments()


def _still_joined(sent: Sequence[OutgoingFile], joined: Sequence[AttachedFile], pdf: str) -> list[OutgoingFile]:
    """Return the files that are joined to an entry still. pdf: beginning of the titles of its pages; "" without any."""
    return [
        one
        for one in sent
        if (pdf and one.title.startswith(pdf))
        or any(one.title == (other.title or Path(other.path).stem) and _is_still(other, one) for other in joined)
    ]


def _is_still(joined: AttachedFile, sent: OutgoingFile) -> bool:
    """Return whether a joined file is the one that was sent, as far as it can be read here."""
    digest = hashlib.sha256()
    try:
        with open_regular(Path(joined.path)) as file:
            while chunk := file.read(_CHUNK):
                digest.update(chunk)
    except OSError:  # on another computer, or away for now: its name tells
        return True
    return digest.hexdigest() == sent.sha256


def _pages_mark(entry: CahierEntry) -> str:
    """Return what tells the pages of an entry, and of its pieces, from others."""
    pieces = [entry.pages, *(one.pages for one in entry.homework), *(one.pages for one in entry.assessments)]
    return sha256("\n".join(map(" ".join, pieces)).encode()).hex()
