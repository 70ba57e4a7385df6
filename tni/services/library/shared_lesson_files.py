"""Lessons on this computer as they are shared: read, filtered and made revisions; looked at beside those of others; and
changed by what the teacher takes. For the network's worker.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from tni.core.clock import Clock
from tni.core.ids import BlobId, PageId, new_id
from tni.core.one_line import shortened
from tni.document.document import Change, ChangeKind, Document, RecordChange
from tni.document.items import Item, LessonRecord, Page, blobs_of
from tni.files.lesson_errors import LessonUnreadableError
from tni.files.library_errors import ContentDamagedError, ContentMissingError
from tni.files.sharing_errors import NotSharedError, UnreadableVersionsError
from tni.library.exchange import REVISION_BYTES, TooLargeToShareError, heads_of
from tni.library.revision import Revision, RevisionId, needs
from tni.library.revision_graph import heads, merge_base
from tni.library.share_filter import SharedContent, shared_content
from tni.library.shared_lesson import (
    SharedRole,
    SharedStanding,
    SharingState,
    deletion,
    is_same_lesson,
    latest_of,
    of_shared,
    shared_standing,
    to_shared,
)
from tni.library.shared_update import (
    LessonComparison,
    LessonRecords,
    OwnPages,
    PageTaking,
    annotated_pages,
    compared,
    record_update,
)
from tni.library.sharing_list import LessonEntry
from tni.store.lesson_file import WorkFolders, open_lesson
from tni.store.lesson_parts import LessonContent, divide_lesson
from tni.store.lesson_snapshot import content_of, read_content, records_of_pages, restore_lesson, store_contents
from tni.store.record_bytes import BadRecordError
from tni.store.shared_copies import SharedCopiesFolder

_log = logging.getLogger(__name__)


NAME_LETTERS = 200
"""Longest name of a teacher that is kept of what comes from a place."""
UNREADABLE_VERSION = (ContentMissingError, ContentDamagedError, BadRecordError)
"""Errors of contents that another program made, or that somebody put there."""


@dataclass(frozen=True, slots=True)
class LookedAt:
    """Pages of a revision, ready to be drawn. document: of these pages alone. media: bytes of blobs that they need."""

    document: Document
    media: Mapping[BlobId, bytes]


@dataclass(frozen=True, slots=True)
class OtherVersion:
    """Version of others beside the lesson. sides: pages of both, ours first. unreadable: labels of the teachers whose
    versions cannot be read."""

    revision: RevisionId
    comparison: LessonComparison
    sides: tuple[LookedAt, LookedAt]
    unreadable: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TakenUpdate:
    """Update of a lesson that is open, for its editor: put the media, do the change as one undo step, then note the
    entry."""

    change: Change
    media: Mapping[BlobId, bytes]
    entry: LessonEntry


class SharedLessonFiles:
    """Lessons and the copies of what is shared of them. author: returns the label of the teacher in new
    revisions."""

    def __init__(
        self, copies: SharedCopiesFolder, folders: WorkFolders, clock: Clock, author: Callable[[], str]
    ) -> None:
        self.copies = copies
        self._folders, self._clock, self._author = folders, clock, author

    # -- from the file

    def noted(self, entry: LessonEntry) -> LessonEntry:
        """Make the present state of a shared lesson a revision, unless its base holds the same, or a head that joins
        its base: a program that was cut off may have made it. Return the entry with its new base.

        Raises: LessonFileError, NotSharedError, TooLargeToShareError, WriteError, OSError.
        """
        if entry.role is SharedRole.FOLLOWED:
            return entry
        known = self._revisions(entry.lesson)
        graph = {key: one.parents for key, one in known.items()}
        base = latest_of(graph, entry.base)
        content, shared = self._content(entry)
        made = self._stored(entry, content, shared, base)
        same = [head for head in heads(graph) if is_same_lesson(known[head], made)]
        joined = latest_of(graph, (*base, *same))
        if joined and all(key in known and is_same_lesson(known[key], made) for key in joined):
            return replace(entry, base=joined)
        exchanged = to_shared(made)
        if len(exchanged.data) > REVISION_BYTES:
            raise TooLargeToShareError(f"{entry.path}: {len(made.pages)} pages")
        self.copies.add(entry.lesson, exchanged)
        return replace(entry, base=(RevisionId(exchanged.id),))

    def stood(self, entry: LessonEntry) -> tuple[LessonEntry, SharedStanding]:
        """Return how a lesson stands among the revisions that are here, and the entry with the state."""
        known = self._revisions(entry.lesson)
        found = shared_standing(known, entry.base, entry.role)
        if entry.role is not SharedRole.FOLLOWED:
            return replace(entry, base=found.base or entry.base, state=found.state), found
        author = entry.author or next((known[key].author for key in entry.base if key in known), "")
        return replace(entry, state=found.state, author=shortened(author, NAME_LETTERS)), found

    def deleted(self, entry: LessonEntry) -> None:
        """Note that the teacher deleted a shared lesson. The others are told; nothing of theirs is deleted."""
        made = deletion(entry.lesson, entry.base, self._clock.now(), self._author())
        self.copies.keep(made.properties, [])
        self.copies.add(entry.lesson, to_shared(made))

    # -- beside others

    def looked_at(self, entry: LessonEntry, other: RevisionId) -> LessonComparison:
        """Compare a lesson with another one's revision. Raises: as `noted`, KeyError for one that is not here."""
        known = self._revisions(entry.lesson)
        content, shared = self._content(entry)
        ours, theirs = self._stored(entry, content, shared, entry.base), known[other]
        base = known.get(self._base_of(known, entry, other))
        undecided = [page.page.page for page in compared(base, ours, theirs).undecided]
        before = {} if base is None else records_of_pages(self.copies.store, base, undecided)
        written = _written_pages(content)
        own = OwnPages(
            # Left as it is, a page of a shared lesson would be changed back for all.
            untouched=written if entry.role is SharedRole.FOLLOWED else (),
            kept=written | _unshared_pages(content, shared),
            annotated=annotated_pages(before, shared.prepared, undecided),
        )
        return compared(base, ours, theirs, own)

    def pages_of(self, revision: Revision, pages: Collection[PageId]) -> LookedAt:
        """Read pages to be drawn. Raises: ContentMissingError, ContentDamagedError, BadRecordError, OSError."""
        records = records_of_pages(self.copies.store, revision, pages)
        return LookedAt(Document(records), self._media(records.values()))

    def other_version(self, entry: LessonEntry) -> OtherVersion | None:
        """Read the first version of others that a lesson does not hold and that can be read; None where it holds all.
        Raises: UnreadableVersionsError where none of them can be read; as `looked_at`."""
        unreadable: list[str] = []
        known = self._revisions(entry.lesson)
        for other in self.stood(entry)[1].others:
            if not self._is_readable(known[other]):
                unreadable.append(known[other].author)
                continue
            looked = self.looked_at(entry, other)
            pages = {page.page.page for page in looked.pages}
            sides = self.pages_of(looked.ours, pages), self.pages_of(looked.theirs, pages)
            return OtherVersion(other, looked, sides, tuple(unreadable))
        if unreadable:
            raise UnreadableVersionsError(tuple(unreadable))
        return None

    def taken(
        self, entry: LessonEntry, other: RevisionId, chosen: Mapping[PageId, PageTaking], *, properties: bool
    ) -> TakenUpdate:
        """Return what changes in a lesson by taking pages from another one's revision. Raises: as `looked_at`."""
        content, shared = self._content(entry)
        return self._update(entry, content, shared, other, chosen, properties=properties)

    def take(
        self, entry: LessonEntry, other: RevisionId, chosen: Mapping[PageId, PageTaking], *, properties: bool
    ) -> LessonEntry:
        """Take pages from another one's revision into a lesson that is not open, as a step that can be undone in it.
        Return the entry with its new base. Raises: as `looked_at`, LessonInUseError."""
        path = Path(entry.path)
        file = open_lesson(path, self._folders, self._clock)  # from here on nobody else changes it
        try:
            content, shared = self._content(entry, file.source())
            found = self._update(entry, content, shared, other, chosen, properties=properties)
            if found.change.swaps:
                for data in found.media.values():
                    file.put_blob(data)
                number = file.layer(None).position + 1
                file.commit(None, found.change, number, number)
        finally:
            health = file.close()
        if health.trouble is not None:
            raise LessonUnreadableError(health.trouble)
        return found.entry

    def restored(self, entry: LessonEntry) -> LessonEntry:
        """Write the lesson of a place as a new file: its first head that can be read. Return the entry with its base.
        Raises: LessonExistsError, LessonFileError, KeyError where no revision is here, and as `pages_of`."""
        known = self._revisions(entry.lesson)
        living = [RevisionId(key) for key in sorted(heads_of(self.copies.revisions(entry.lesson)))]
        living = [key for key in living if known[key].pages]
        for number, head in enumerate(living, 1):
            try:
                restore_lesson(self.copies.store, known[head], Path(entry.path))
            except UNREADABLE_VERSION:
                if number == len(living):
                    raise
            else:
                return replace(entry, base=(head,), state=SharingState.CURRENT)
        raise KeyError(entry.lesson)

    def forget(self) -> None:
        """Delete all copies. Raises: OSError."""
        self.copies.clear()

    # -- internals

    def _update(
        self,
        entry: LessonEntry,
        content: LessonContent,
        shared: SharedContent[str],
        other: RevisionId,
        chosen: Mapping[PageId, PageTaking],
        *,
        properties: bool,
    ) -> TakenUpdate:
        known = self._revisions(entry.lesson)
        base = known.get(self._base_of(known, entry, other))
        sides = LessonRecords(
            {} if base is None else content_of(self.copies.store, base).prepared,
            content.prepared,
            shared.prepared,
            content_of(self.copies.store, known[other]).prepared,
        )
        update = record_update(sides, chosen, properties=properties, new_id=new_id)
        after = update.applied(content.prepared)
        keys = sorted({*update.removed, *update.put})
        swaps = [RecordChange(key, content.prepared.get(key), after.get(key)) for key in keys]
        change = Change(ChangeKind.MERGE, tuple(swap for swap in swaps if swap.before != swap.after))
        graph = {key: revision.parents for key, revision in known.items()}
        joined = (other,) if entry.role is SharedRole.FOLLOWED else latest_of(graph, (*entry.base, other))
        return TakenUpdate(change, self._media(update.put.values()), replace(entry, base=joined))

    def _content(self, entry: LessonEntry, file: Path | None = None) -> tuple[LessonContent, SharedContent[str]]:
        content = read_content(file or Path(entry.path))
        if content.lesson_id != entry.lesson:
            raise NotSharedError(Path(entry.path))
        return content, shared_content(content.prepared, {}, entry.choices, self._known_notes(entry))

    def _known_notes(self, entry: LessonEntry) -> dict[PageId, str]:
        """Return the notes that the others have: those of colleagues, where hers are not shared. Without them, her
        revisions would take away those of others."""
        known = {} if entry.choices.notes else self._revisions(entry.lesson)
        found = dict[PageId, str]()
        for base in [known[key] for key in entry.base if key in known]:
            try:
                records = records_of_pages(self.copies.store, base, [part.page for part in base.pages])
            except UNREADABLE_VERSION:
                continue  # it is no head any more, whose contents are all here
            pages = [record for record in records.values() if isinstance(record, Page)]
            found |= {page.id: page.notes for page in pages if page.notes}
        return found

    def _stored(
        self, entry: LessonEntry, content: LessonContent, shared: SharedContent[str], base: tuple[RevisionId, ...]
    ) -> Revision:
        """Return the shared content of a lesson as a revision, whose contents are kept."""
        parts = divide_lesson(LessonContent(content.lesson_id, shared.prepared))
        made = parts.revision(self._clock.now(), base, self._author())
        store_contents(self.copies.store.contents, Path(entry.path), parts)
        return made

    def _revisions(self, lesson: str) -> dict[RevisionId, Revision]:
        return {RevisionId(key): of_shared(one) for key, one in self.copies.revisions(lesson).items()}

    def _base_of(self, known: Mapping[RevisionId, Revision], entry: LessonEntry, other: RevisionId) -> RevisionId:
        """Return what a lesson and another one's revision were both made from, as far as its contents are here."""
        graph = {key: revision.parents for key, revision in known.items()}
        for own in entry.base:
            base = merge_base(graph, own, other)
            if base is not None and base in known and all(map(self.copies.has, needs(known[base]))):
                return base
        return RevisionId("")

    def _is_readable(self, revision: Revision) -> bool:
        """Return whether all records of a revision can be read, and their media are here."""
        try:
            records = content_of(self.copies.store, revision).prepared
        except UNREADABLE_VERSION:
            return False
        return all(self.copies.has(blob) for record in records.values() for blob in blobs_of(record))

    def _media(self, records: Collection[LessonRecord]) -> dict[BlobId, bytes]:
        blobs = {blob for record in records for blob in blobs_of(record)}
        return {blob: b"".join(self.copies.read(blob)) for blob in sorted(blobs)}


def _written_pages(content: LessonContent) -> set[PageId]:
    """Return the pages that a class wrote on."""
    found = set[PageId]()
    for _, records in content.layers:
        for key, record in records.items():
            one = content.prepared.get(key) if record is None else record
            found |= {one.page} if isinstance(one, Item) else {one.id} if isinstance(one, Page) else set()
    return found


def _unshared_pages(content: LessonContent, shared: SharedContent[str]) -> set[PageId]:
    """Return the pages with something that is not shared, which may be the teacher's notes."""
    return {
        record.page if isinstance(record, Item) else record.id
        for key, record in content.prepared.items()
        if isinstance(record, Item | Page) and shared.prepared.get(key) != record
    }
