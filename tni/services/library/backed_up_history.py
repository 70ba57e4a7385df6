"""Use case of the states of one lesson that backups have and its history does not: listed, read and restored as
revisions are. For the main thread; results come back to it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from contextlib import ExitStack
from pathlib import Path

from tni.core.ids import BlobId, PageId
from tni.core.tasks import TaskRunner
from tni.document.document import Document
from tni.document.items import Item, LessonRecord, Page
from tni.document.master_copies import stored_master
from tni.document.page_properties import page_master_key
from tni.files.atomic import copy_atomically
from tni.files.library_errors import UnknownRevisionError
from tni.files.work_folder import work_folder
from tni.library.revision import RevisionId
from tni.services.lesson.closed_lesson import blob_reader, blobs_in, read_layer
from tni.services.library.history_service import (
    ComparedRevision,
    Done,
    EarlierPages,
    Failed,
    HistoryService,
    ListedRevision,
)
from tni.store.backed_up_states import BackedUpState, BackedUpStates
from tni.store.backup_place import BackupPlace
from tni.store.lesson_identity import make_copy_of_its_own
from tni.store.lesson_parts import media_of
from tni.store.lesson_placing import free_lesson_name, placed_lesson


class BackedUpHistory:
    """Use case of a lesson's states in the backups; `close` it when they are shown no longer. place: folder of the
    backups, label: its name for the teacher. tasks: worker of the backups, so that a place that answers slowly keeps
    nobody else waiting."""

    def __init__(self, library: Path, place: Path, label: str, history: HistoryService, tasks: TaskRunner) -> None:
        self._library, self._place, self._label = library, place, label
        self._history, self._tasks = history, tasks
        self._open = ExitStack()
        self._states: BackedUpStates | None = None
        self._found: dict[RevisionId, BackedUpState] = {}
        self._is_closed = False

    def list_revisions(self, path: Path, done: Done[list[ListedRevision]], failed: Failed) -> None:
        """List the states of a lesson, latest first. failed: receives BackupError when the place is away."""

        def look() -> list[ListedRevision]:
            found = [] if self._is_closed else self._reader().of(path)
            self._found = {RevisionId(state.key): state for state in found}
            return [self._listed(state) for state in found]

        self._tasks.submit(look, done, failed)

    def compare(
        self,
        path: Path,
        revision: RevisionId,
        now: Mapping[str, LessonRecord] | None,
        done: Done[ComparedRevision],
        failed: Failed,
    ) -> None:
        """Compare a state with the lesson; as `HistoryService.compare`."""

        self._tasks.submit(lambda: ComparedRevision.of(self._read(path, revision, None), path, now), done, failed)

    def read_pages(
        self,
        path: Path,
        revision: RevisionId,
        pages: Collection[PageId] | None,
        done: Done[EarlierPages],
        failed: Failed,
    ) -> None:
        """Read pages of a state, all without `pages`, to be put back."""
        self._tasks.submit(lambda: self._read(path, revision, pages), done, failed)

    def media(self, revision: RevisionId) -> Callable[[BlobId], bytes]:
        """Return a function that reads the media of a state that was compared, to draw its pages. For any thread."""
        return blob_reader(self._copy(revision))

    def restore_beside(self, path: Path, revision: RevisionId, target: Path, done: Done[Path], failed: Failed) -> None:
        """Write a state as a lesson of its own; as itself if the lesson is gone. target: its file, or one of a similar
        name if there is one."""

        def restore() -> Path:
            copy, place = self._copy(revision), free_lesson_name(target)
            if path.exists():
                own = copy.with_name("own.tni")
                copy_atomically(copy, own, replacing=True)
                make_copy_of_its_own(own)
                copy = own
            _place(copy, place)
            return place

        self._tasks.submit(restore, done, failed)

    def restore_closed(
        self, path: Path, revision: RevisionId, kept_name: str, done: Done[Path], failed: Failed
    ) -> None:
        """Put a closed lesson back to a state, as `HistoryService.restore_closed`."""

        def restore() -> Path:
            copy = self._copy(revision)
            self._history.replace(path, kept_name, lambda: _place(copy, path, replacing=True))
            return path

        self._tasks.submit(restore, done, failed)

    def close(self) -> None:
        """Delete the copies of what was read, after what is under way."""
        self._is_closed = True
        self._tasks.submit(self._open.close, lambda _: None, lambda _: None)

    # -- on the worker

    def _listed(self, state: BackedUpState) -> ListedRevision:
        id_ = RevisionId(state.key)
        return ListedRevision(id_, state.made, self._label, "", state.page_count, backed_up=state.backed_up)

    def _reader(self) -> BackedUpStates:
        if self._states is None:
            folder = self._open.enter_context(work_folder())
            self._states = BackedUpStates(self._library, BackupPlace(self._place), folder)
        return self._states

    def _copy(self, revision: RevisionId) -> Path:
        if (state := self._found.get(revision)) is None:
            raise UnknownRevisionError(revision)
        return self._reader().copy(state)

    def _read(self, path: Path, revision: RevisionId, pages: Collection[PageId] | None) -> EarlierPages:
        copy = self._copy(revision)
        whole = read_layer(copy, None).base
        records = {key: one for key, one in whole.items() if pages is None or _page(one) in pages}
        beneath = (one for page in pages or () for one in stored_master(whole, page))
        uses = (whole.get(page_master_key(page)) for page in pages or ())
        seen = [*records.values(), *beneath, *(one for one in uses if one is not None)]
        there, read = blobs_in(path), blob_reader(copy)
        media = {blob: read(blob) for blob in media_of(records.values()) if blob not in there}
        return EarlierPages(Document(seen), records, media, pages is None)


def _page(record: LessonRecord) -> PageId | None:
    if isinstance(record, Page):
        return record.id
    return record.page if isinstance(record, Item) else None


def _place(copy: Path, path: Path, *, replacing: bool = False) -> None:
    with placed_lesson(path, replacing=replacing) as part:
        copy_atomically(copy, part, replacing=True)
