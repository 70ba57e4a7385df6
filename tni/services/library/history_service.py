"""Use case of a lesson's history: saves revisions on a worker, lists and reads them, and restores pages or all of a
lesson. For the main thread; results come back to it.

Nothing waits for the history: a revision that was not saved, because the program ended, is saved after its next start.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path

from tni.core.clock import Clock
from tni.core.errors import TniError
from tni.core.ids import BlobId, PageId
from tni.core.listeners import Listeners
from tni.core.tasks import TaskRunner
from tni.document.document import Document
from tni.document.items import LessonRecord
from tni.files.lesson_errors import LessonFileError, LessonInUseError, LessonUnpublishedError
from tni.files.library_errors import UnknownRevisionError
from tni.files.work_folder import work_folder
from tni.library.page_changes import PageChange, page_changes
from tni.library.revision import Revision, RevisionId
from tni.library.revision_comparison import PageDifference, differing_pages
from tni.library.revision_graph import heads
from tni.library.thinning import ThinningRules
from tni.services.lesson.closed_lesson import blobs_in, read_layer
from tni.services.lesson.lesson_events import LessonClosed, LessonEvent
from tni.services.library.revision_process import RevisionProcess
from tni.store.copy_origin import copy_in_use, is_unpublished
from tni.store.held_state import HeldState
from tni.store.lesson_file import LessonFile
from tni.store.lesson_identity import read_lesson_origin
from tni.store.lesson_lock import is_locked, lock_path, read_owner
from tni.store.lesson_parts import media_of
from tni.store.lesson_placing import free_lesson_name
from tni.store.lesson_snapshot import SavedRevision, content_of, records_of_pages, restore_lesson
from tni.store.library_history import LibraryHistory
from tni.store.library_names import name_of
from tni.store.revision_store import StoredRevision, graph_of

type Done[T] = Callable[[T], None]
type Failed = Callable[[Exception], None]


@dataclass(frozen=True, slots=True)
class ListedRevision:
    """Revision in the list of a lesson's history.

    pages: those that differ from the revision before it that is kept, by their number in this or, for removed ones, in
    the earlier revision. is_current: the lesson's file held it last. is_branch: another computer's, which the lesson
    does not hold yet. backed_up: time of the backup that has it, for a state that is not in the history; None for a
    revision.
    """

    id: RevisionId
    made: datetime
    author: str
    name: str
    page_count: int
    pages: Mapping[PageId, tuple[int, PageDifference]] = field(default_factory=dict)
    is_current: bool = False
    is_branch: bool = False
    backed_up: datetime | None = None


@dataclass(frozen=True, slots=True)
class UnreadableLesson:
    """Lesson that could not be read. state: of the file, to recognise the same one again."""

    path: Path
    state: str


def revision_at(revisions: Iterable[ListedRevision], moment: datetime) -> ListedRevision | None:
    """Return the revision that a lesson was at a time, None if it was not saved before."""
    before = [listed for listed in revisions if listed.made <= moment and not listed.is_branch]
    return max(before, key=lambda listed: listed.made, default=None)


@dataclass(frozen=True, slots=True)
class EarlierPages:
    """Pages of a revision, ready to be drawn or restored.

    document: of these pages alone. records: theirs. media: blobs that the lesson's file does not have. whole: these are
    all pages of the lesson.
    """

    document: Document
    records: Mapping[str, LessonRecord]
    media: Mapping[BlobId, bytes]
    whole: bool


@dataclass(frozen=True, slots=True)
class ComparedRevision:
    """Revision beside what its lesson is now. pages: all of the revision. now: the lesson. changes: the pages that have
    changed since."""

    pages: EarlierPages
    now: Document
    changes: tuple[PageChange, ...]

    @classmethod
    def of(cls, earlier: EarlierPages, path: Path, now: Mapping[str, LessonRecord] | None) -> ComparedRevision:
        """Compare with a lesson. now: records of the open lesson; None reads its file."""
        present = read_layer(path, None).base if now is None else now
        return cls(earlier, Document(present), tuple(page_changes(earlier.records, present)))


class HistoryService:
    """Use case of the history of lessons. rules: by which revisions thin out, read each time. author: label of this
    computer or teacher. reading: worker that reads while `tasks` may be busy for long; None for `tasks`. work: folder
    of working copies, of which a lesson that is put back must have none."""

    def __init__(
        self,
        library: Path,
        tasks: TaskRunner,
        clock: Clock,
        rules: Callable[[], ThinningRules],
        author: str = "",
        reading: TaskRunner | None = None,
        work: Path | None = None,
    ) -> None:
        self._reading, self._work = reading or tasks, work
        self._library, self._tasks, self._clock, self._rules, self._author = library, tasks, clock, rules, author
        self._history = LibraryHistory(library)
        self._saving = RevisionProcess(self._history)
        self.trouble: Exception | None = None
        """Reason why the last revision could not be saved; None when it was."""
        self._listeners = Listeners[Exception | None]()
        self._unreadable_listeners = Listeners[Sequence[UnreadableLesson]]()

    def subscribe(self, listener: Callable[[Exception | None], None]) -> None:
        """Tell the listener each new `trouble`, and when it has ended."""
        self._listeners.add(listener)

    def subscribe_unreadable(self, listener: Callable[[Sequence[UnreadableLesson]], None]) -> None:
        """Tell the listener, after each `catch_up`, the lessons that could not be read. They are no trouble of the
        history."""
        self._unreadable_listeners.add(listener)

    # -- saving

    def on_event(self, event: LessonEvent) -> None:
        """Save a lesson that was closed, as a listener of the current lesson. At the end of the program nothing is
        begun: the next start does it."""
        if isinstance(event, LessonClosed) and event.path is not None and not event.at_end:
            self.save(event.path)

    def save(self, path: Path) -> None:
        """Save the state of a closed lesson."""
        now = self._clock.now()
        self._submit(lambda: self._save(path, path, now))

    def save_open(self, file: LessonFile) -> None:
        """Save the state of the open lesson, as when a séance ends."""
        now = self._clock.now()
        self._submit(lambda: self._save(file.source(), file.path, now))

    def save_held(self, held: HeldState, path: Path, made: datetime) -> None:
        """Save the state in which a lesson was found. path: of the lesson. made: time of that state."""

        def save() -> None:
            with work_folder() as folder:
                if held.copy_to(folder / path.name):
                    self._save(folder / path.name, path, made)

        self._submit(save)

    def catch_up(self) -> None:
        """Save the lessons that changed without a revision, one after another, then thin out. To be called some time
        after the start."""
        now = self._clock.now()

        def found(paths: list[Path]) -> None:
            unreadable: list[UnreadableLesson] = []
            for path in paths:
                self._submit(partial(self._save_left, path, now, unreadable))
            self._tasks.submit(lambda: self._thinned_out(now, unreadable), self._caught_up, self._note)

        def look() -> list[Path]:
            if not self._library.is_dir():
                return []
            self._history.note_left(now)
            return self._history.unsaved()

        self._tasks.submit(look, found, self._note)

    def _save_left(self, path: Path, now: datetime, unreadable: list[UnreadableLesson]) -> None:
        try:
            self._save(path, path, now)
        except (LessonInUseError, LessonUnpublishedError):
            pass  # its turn comes when it is closed
        except LessonFileError:
            with suppress(FileNotFoundError):  # moved at this moment: the next time finds it
                state = path.stat()
                unreadable.append(UnreadableLesson(path, f"{state.st_size} {state.st_mtime_ns}"))

    def _thinned_out(self, now: datetime, unreadable: list[UnreadableLesson]) -> list[UnreadableLesson]:
        self._history.thin_out(self._rules(), now)
        return unreadable

    def _caught_up(self, unreadable: Sequence[UnreadableLesson]) -> None:
        self._note(None)
        self._unreadable_listeners.tell(unreadable)

    def _save(self, file: Path, path: Path, now: datetime) -> SavedRevision | None:
        """Save the state of a lesson; None for one that is no longer there: a new one that was left empty, or one that
        was moved meanwhile and is saved by the next `catch_up`."""
        try:
            return self._saving.save(file, now, self._author, name_of(path, self._history.library))
        except (LessonFileError, OSError):
            if file.exists():
                raise
            return None

    def _submit(self, work: Callable[[], object]) -> None:
        self._tasks.submit(work, lambda _: self._note(None), self._note)

    def _note(self, trouble: Exception | None) -> None:
        before, self.trouble = self.trouble, trouble
        if type(before) is not type(trouble):
            self._listeners.tell(trouble)

    # -- reading

    def list_revisions(self, path: Path, done: Done[list[ListedRevision]], failed: Failed) -> None:
        """List the revisions of a lesson that are kept, latest first."""
        self._reading.submit(lambda: self._listed(path), done, failed)

    def read_pages(
        self,
        path: Path,
        revision: RevisionId,
        pages: Collection[PageId] | None,
        done: Done[EarlierPages],
        failed: Failed,
    ) -> None:
        """Read pages of a revision of a lesson; all without `pages`. `LessonEditor.restore_pages` puts them back."""
        self._reading.submit(lambda: self._read(path, revision, pages), done, failed)

    def compare(
        self,
        path: Path,
        revision: RevisionId,
        now: Mapping[str, LessonRecord] | None,
        done: Done[ComparedRevision],
        failed: Failed,
    ) -> None:
        """Compare a revision with the lesson. now: records of the open lesson; None reads the lesson's file."""

        self._reading.submit(lambda: ComparedRevision.of(self._read(path, revision, None), path, now), done, failed)

    def medium(self, blob: BlobId) -> bytes:
        """Read a medium of any revision, to draw its pages. For any thread. Raises: ContentMissingError,
        ContentDamagedError, OSError."""
        return self._history.store.contents.read(blob)

    def _listed(self, path: Path) -> list[ListedRevision]:
        history = self._history.of(path)
        by_id, graph = {stored.id: stored for stored in history}, graph_of(history)
        name, latest = name_of(path, self._history.library), heads(graph)
        current = next((stored.id for stored in reversed(history) if name in stored.files), None)
        read: dict[RevisionId, Revision] = {}
        for stored in history:
            if stored.is_kept:
                try:
                    read[stored.id] = self._history.store.revision(stored)
                except TniError:
                    continue  # damaged: the check of the library tells of it
        found = []
        for id_, revision in read.items():
            before = read.get(_kept_parent(by_id, id_, read.keys()) or RevisionId(""))
            found.append(
                ListedRevision(
                    id_,
                    revision.made,
                    revision.author,
                    by_id[id_].name,
                    len(revision.pages),
                    {} if before is None else _numbered(before, revision),
                    is_current=id_ == current,
                    is_branch=id_ in latest and id_ != current and not by_id[id_].files,
                )
            )
        return sorted(found, key=lambda listed: listed.made)[::-1]  # of equal times, the later one first

    def _stored(self, path: Path, revision: RevisionId) -> StoredRevision:
        for stored in self._history.of(path):
            if stored.id == revision and stored.is_kept:
                return stored
        raise UnknownRevisionError(revision)

    def _read(self, path: Path, revision_id: RevisionId, pages: Collection[PageId] | None) -> EarlierPages:
        store = self._history.store
        revision = store.revision(self._stored(path, revision_id))
        if pages is None:
            records = dict(content_of(store, revision).prepared)
        else:
            records = records_of_pages(store, revision, pages)
        there = blobs_in(path)
        media = {blob: store.contents.read(blob) for blob in media_of(records.values()) if blob not in there}
        return EarlierPages(Document(records), records, media, pages is None)

    # -- restoring

    def restore_beside(self, path: Path, revision: RevisionId, target: Path, done: Done[Path], failed: Failed) -> None:
        """Write a revision of a lesson, class layers included, as a lesson of its own; as itself if it is gone. target:
        its file, or one of a similar name if there is one."""

        def restore() -> Path:
            store, place = self._history.store, free_lesson_name(target)
            stored = self._stored(path, revision)
            restore_lesson(store, store.revision(stored), place, as_copy=path.exists(), origin=stored.origin)
            return place

        self._tasks.submit(restore, done, failed)

    def restore_closed(
        self, path: Path, revision: RevisionId, kept_name: str, done: Done[Path], failed: Failed
    ) -> None:
        """Put a closed lesson back to a revision, class layers included. Its present state is saved before, and what
        was restored becomes a new revision: nothing is lost. kept_name: name by which the state before is kept for
        ever, unless it has one. Fails with LessonInUseError, LessonUnpublishedError: as `move_lesson`."""

        def restore() -> Path:
            store = self._history.store
            stored = self._stored(path, revision)
            earlier, origin = store.revision(stored), stored.origin or read_lesson_origin(path)
            self.replace(path, kept_name, lambda: restore_lesson(store, earlier, path, replacing=True, origin=origin))
            return path

        self._tasks.submit(restore, done, failed)

    def replace(self, path: Path, kept_name: str, write: Callable[[], object]) -> None:
        """Have a closed lesson's file written anew, with revisions of its states before and after. For the worker.
        Raises: as `restore_closed` fails, and as `write`."""
        self._check_closed(path)
        before = self._save(path, path, self._clock.now())
        if before is not None:
            self._keep(path, before.id, kept_name)
        write()
        self._save(path, path, self._clock.now())

    def _check_closed(self, path: Path) -> None:
        """Raises: LessonInUseError, LessonUnpublishedError."""
        if is_locked(path):
            raise LessonInUseError(path, read_owner(lock_path(path)))
        if self._work is None:
            return
        if copy_in_use(path, self._work):
            raise LessonInUseError(path, None)
        if is_unpublished(path, self._work):
            raise LessonUnpublishedError(path)

    def _keep(self, path: Path, revision: RevisionId, name: str) -> None:
        with self._history.store.writing():
            stored = self._stored(path, revision)
            if not stored.name:
                self._history.store.rename(stored, name)

    def name_revision(self, path: Path, revision: RevisionId, name: str, done: Done[None], failed: Failed) -> None:
        """Give a revision a name, by which it is kept for ever; "" takes it back."""

        def give() -> None:
            with self._history.store.writing():
                self._history.store.rename(self._stored(path, revision), name)

        self._tasks.submit(give, done, failed)


def _kept_parent(
    by_id: Mapping[RevisionId, StoredRevision], revision: RevisionId, kept: Collection[RevisionId]
) -> RevisionId | None:
    """Return the nearest earlier revision that can be read, along first parents."""
    seen = {revision}
    while revision in by_id and by_id[revision].parents:
        revision = by_id[revision].parents[0]
        if revision in kept:
            return revision
        if revision in seen:
            return None
        seen.add(revision)
    return None


def _numbered(before: Revision, after: Revision) -> dict[PageId, tuple[int, PageDifference]]:
    numbers = {part.page: number for number, part in enumerate(before.pages, 1)}
    numbers |= {part.page: number for number, part in enumerate(after.pages, 1)}
    return {page: (numbers[page], how) for page, how in differing_pages(before, after).items()}
