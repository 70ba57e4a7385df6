"""An open lesson; implements `LessonPort`.

A thread writes what is handed over, to disk within milliseconds: to the lesson's own file or, if its folder is not
local or not writable, to a working copy that is published to it.
"""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tni import __version__
from tni.core.clock import Clock
from tni.core.digest import sha256
from tni.core.ids import BlobId, ClassId, ClassLayerId, ItemId, PageId, new_id
from tni.document.document import Change
from tni.document.items import Stroke
from tni.document.lesson_port import ClassLayerInfo, LayerState
from tni.document.page_picture import PagePicture
from tni.files.lesson_errors import LessonExistsError, LessonInUseError, LessonUnreadableError
from tni.files.lesson_health import LessonHealth, StorageTroubleKind
from tni.files.private import make_private_folder
from tni.ink.sample import Samples
from tni.store.copy_origin import is_unpublished
from tni.store.lesson_connect import as_lesson_error, check_header, connect, reading_errors
from tni.store.lesson_creation import copy_clean, create_lesson_file
from tni.store.lesson_database import LessonDatabase, RecoveredStroke
from tni.store.lesson_identity import make_copy_of_its_own
from tni.store.lesson_lock import LessonLock
from tni.store.lesson_placing import free_lesson_name, placed_lesson
from tni.store.lesson_trouble import trouble_of
from tni.store.lesson_writer import LessonWriter, WriterState
from tni.store.local_disk import is_local, is_writable, side_file_names_fit

if TYPE_CHECKING:
    from tni.store.held_state import HeldState
    from tni.store.lesson_adoption import NewPlace
    from tni.store.publisher import Publisher, PublisherState
    from tni.store.working_copy import WorkingCopy

READ_TRIES, READ_WAIT_S = 20, 0.05
"""Number of times, and the pause between them, that a renaming waits for who reads the lesson: a second in all."""


@dataclass(frozen=True, slots=True)
class WorkFolders:
    """Folders that the program uses beside the lesson's own.

    work: working copies, on a local disk. rescue: rescue files. edit_in_place: whether a lesson in a given folder can
    be edited there.
    """

    work: Path
    rescue: Path
    edit_in_place: Callable[[Path], bool] = is_local


@dataclass(frozen=True, slots=True)
class OpenReport:
    """Circumstances of opening a lesson. recovered: strokes in progress when the last run was cut off, now items.
    cut_off: it did not close the lesson. resumed: the work goes on in a working copy that it did not publish."""

    recovered: tuple[RecoveredStroke, ...]
    cut_off: bool
    resumed: bool


class LessonFile:
    """An open lesson; implements `LessonPort`. Writes return in microseconds; reads wait for the writes before them.

    on_health: called from another thread with the new health when it changes. path: as the teacher knows it. file: the
    file really open, the same or a working copy.
    """

    def __init__(
        self,
        path: Path,
        database: LessonDatabase,
        opened: OpenReport,
        folders: WorkFolders,
        clock: Clock,
        on_health: Callable[[LessonHealth], None],
        lock_or_copy: LessonLock | WorkingCopy,
    ) -> None:
        """Internal: use `open_lesson`."""
        self.path, self.opened = path, opened
        self.file = database.path
        self.lesson_id = database.lesson_id
        self._clock, self._on_health, self._lock_or_copy = clock, on_health, lock_or_copy
        self._folders = folders
        self._health_guard, self._renaming = threading.Lock(), threading.Lock()
        self.health = LessonHealth()
        self._publisher: Publisher | None = None
        self._give_up_held: Callable[[], None] = lambda: None
        if not isinstance(lock_or_copy, LessonLock):
            self.health = LessonHealth(unpublished=not lock_or_copy.origin.published)  # its thread may tell more
            self._publisher = self._publisher_of(lock_or_copy)
            writer = LessonWriter(
                database, folders.rescue, clock, self._on_writing, lock_or_copy.will_write, self._publisher.changed
            )
        else:
            writer = LessonWriter(database, folders.rescue, clock, self._on_writing)
        self._writer = writer

    # -- LessonPort

    def layer(self, layer: ClassLayerId | None) -> LayerState:
        return self._ask(lambda database: database.layer(layer))

    def seances(self) -> list[ClassLayerInfo]:
        return self._ask(lambda database: database.seances())

    def start_seance(
        self, class_name: str, class_id: ClassId | None, now: datetime, layer: ClassLayerId | None = None
    ) -> ClassLayerId:
        seance = layer or ClassLayerId(new_id())
        info = ClassLayerInfo(seance, class_id, class_name, now, now)
        self._writer.put(lambda database: database.add_seance(info))
        return seance

    def name_layer(self, layer: ClassLayerId, class_name: str, class_id: ClassId | None) -> None:
        self._writer.put(lambda database: database.name_layer(layer, class_name, class_id))

    def commit(self, layer: ClassLayerId | None, change: Change, number: int | None, position: int) -> None:
        now = self._clock.now()
        self._writer.put(lambda database: database.commit(layer, change, number, position, now))

    def load_change(self, layer: ClassLayerId | None, number: int) -> Change:
        return self._ask(lambda database: database.change(layer, number))

    def load_pages(self, layer: ClassLayerId | None, number: int) -> Change:
        return self._ask(lambda database: database.change(layer, number, pages=True))

    def save_unfinished(self, layer: ClassLayerId | None, stroke: Stroke, start: int, part: Samples) -> None:
        self._writer.put(lambda database: database.save_unfinished(layer, stroke, start, part))

    def discard_unfinished(self, stroke: ItemId) -> None:
        self._writer.put(lambda database: database.discard_unfinished(stroke))

    def at_page(self, layer: ClassLayerId | None, page: PageId) -> None:
        self._writer.put(lambda database: database.set_page(layer, page))

    def put_picture(self, picture: PagePicture) -> None:
        """Store the picture of a page of the prepared lesson, for the next opening."""
        self._writer.put(lambda database: database.put_picture(picture))

    def put_blob(self, data: bytes) -> BlobId:
        """Store bytes under their hash. Hashing takes about 1 ms per MB: for large data call it from a worker."""
        blob = BlobId(sha256(data).hex())
        self._writer.put(lambda database: database.put_blob(blob, data))
        return blob

    def blob(self, blob: BlobId) -> bytes:
        return self._ask(lambda database: database.blob(blob))

    # -- the file

    @property
    def saved(self) -> bool:
        """True if everything handed over is on disk (in the working copy, if there is one)."""
        return self._writer.saved

    def flush(self) -> bool:
        """Wait until the writer has tried everything handed over. Return whether all of it is on disk."""
        self._ask(lambda _: None)
        return self.saved

    def source(self) -> Path:
        """Return the file that holds all that was handed over, to be read: the lesson or, in need, the rescue file."""
        self.flush()
        return self.health.rescue or self.file

    def hold_state(self) -> HeldState:
        """Hold the state that the lesson has now, for a worker to copy it. It waits for nothing."""
        from tni.store.held_state import HeldState  # for a lesson that the history does not know

        held = HeldState(self._writer.ask_later)
        self._give_up_held = held.give_up
        return held

    def save_copy(self, path: Path, *, replacing: bool = False) -> None:
        """Write the whole lesson in its present state under another name, as a lesson of its own.

        Call it from a worker; the writer goes on meanwhile.

        Raises: LessonExistsError, LessonInUseError, LessonUnreadableError.
        """
        source = self.source()
        with (
            placed_lesson(path, replacing=replacing) as part,
            reading_errors(path),
            closing(connect(source, read_only=True)) as db,
        ):
            copy_clean(db, part)
            make_copy_of_its_own(part)

    def move_into(self, path: Path, *, as_copy: bool = False) -> bool:
        """Write the lesson to a new file and go on in it; the file before stays as it was at that moment. as_copy: the
        new one is a lesson of its own. Return False if the lesson was closed meanwhile: both files hold all of it.

        Call it from a worker: the pen goes on meanwhile, and all that it writes is in the new file. Raises:
        LessonExistsError, LessonFileError.
        """
        from tni.store.lesson_adoption import new_place, pinned_connection

        now, folders = self._clock.now(), self._folders
        try:
            with reading_errors(path):
                pinned = self._writer.record(lambda database: pinned_connection(database.path))
                in_place = folders.edit_in_place(path.parent)
                place = new_place(pinned, path, now, folders.work, in_place, self._publisher_of, as_copy=as_copy)
                try:
                    lesson_id = place.copy.lesson_id
                    with self._renaming:
                        if self._writer.wait_if_closing():
                            place.take(self._writer.end_recording())
                            place.close()
                            return False
                        before = self._switch_to(place)
                        held_by, publisher = self._lock_or_copy, self._publisher
                        self._lock_or_copy, self._publisher = place.held_by, place.publisher
                        self.path, self.file, self.lesson_id = path, place.copy.path, lesson_id
                except BaseException:
                    place.give_up()
                    raise
        except FileExistsError:
            raise LessonExistsError(path) from None
        except OSError as error:
            raise LessonUnreadableError(trouble_of(path, error)) from error
        finally:
            self._writer.end_recording()
        waits = place.publisher is not None and place.publisher.state.unpublished
        self._change_health(unpublished=waits, publishing=None, beside=None)
        self._give_up_held()
        before.close()
        if publisher is not None:
            publisher.close()
        elif isinstance(held_by, LessonLock):
            held_by.release()
        return True

    def _publisher_of(self, copy: WorkingCopy) -> Publisher:
        from tni.store.publisher import Publisher  # with the first lesson on a key or a server

        return Publisher(copy, self._clock, partial(self._on_publishing, copy))

    def _switch_to(self, place: NewPlace) -> LessonDatabase:
        if place.publisher is None or isinstance(place.held_by, LessonLock):
            return self._writer.switch(place.take)
        return self._writer.switch(place.take, place.held_by.will_write, place.publisher.changed)

    def rename(self, stem: str) -> Path:
        """Rename the file to `stem`, or "stem (2)" and so on where that name is taken, with its lock. Return its path.

        It waits for the disk: call it from a worker. Raises: LessonFileError, with nothing renamed.
        """
        if self.health.trouble is not None:
            raise LessonUnreadableError(self.health.trouble)
        self._give_up_held()
        with self._renaming:
            self.path = self._renamed(stem)
        return self.path

    def _renamed(self, stem: str) -> Path:
        from tni.store.lesson_rename import rename_in_place, rename_link  # when a lesson is renamed

        if self.path.is_symlink():
            return rename_link(self.path, stem)
        if self._publisher is not None:
            return self._publisher.rename(stem)
        lock = self._lock_or_copy
        if isinstance(lock, LessonLock):
            self._lock_or_copy, self.file = self._when_unread(
                lambda database: rename_in_place(database, lock, stem, self._clock.now())
            )
        return self.path.with_name(self.file.name)

    def begin_closing(self) -> None:
        """Begin what `close`, which must follow, then waits for; a renaming ends first. No other method may be called
        in between; a moving that is under way ends as after `close`."""
        self._give_up_held()  # the writer leaves one file only where nobody reads it
        with self._renaming:
            self._writer.begin_closing()

    def close(self) -> LessonHealth:
        """Write and publish what is left, so that one clean file remains. The returned health tells what failed."""
        self._give_up_held()
        with self._renaming:
            self._writer.close()
        if self._publisher is not None:
            self._publisher.close()
        elif isinstance(self._lock_or_copy, LessonLock):
            self._lock_or_copy.release()
        return self.health

    def _when_unread[T](self, ask: Callable[[LessonDatabase], T]) -> T:
        """Ask what fails while another thread or program reads the lesson, until none does for a moment."""
        for _ in range(READ_TRIES - 1):
            with suppress(LessonInUseError):
                return self._ask(ask)
            time.sleep(READ_WAIT_S)
        return self._ask(ask)

    def _ask[T](self, ask: Callable[[LessonDatabase], T]) -> T:
        try:
            return self._writer.ask(ask)
        except sqlite3.Error as error:
            raise as_lesson_error(self.path, error) from error

    def _on_writing(self, state: WriterState) -> None:
        self._change_health(trouble=state.trouble, rescue=state.rescue)

    def _on_publishing(self, copy: WorkingCopy, state: PublisherState) -> None:
        if copy is self._lock_or_copy:  # else the lesson has another file by now
            self._change_health(unpublished=state.unpublished, publishing=state.trouble, beside=state.beside)

    def _change_health(self, **changes: object) -> None:
        with self._health_guard:
            self.health = replace(self.health, **changes)  # type: ignore[arg-type]
            health = self.health
        self._on_health(health)


def open_lesson(
    path: Path, folders: WorkFolders, clock: Clock, on_health: Callable[[LessonHealth], None] = lambda _: None
) -> LessonFile:
    """Open a lesson for writing: in place, or in a working copy if its folder is not on a local disk.

    It may take a while: call it from a worker. When it raises, the file is unchanged.

    Raises: LessonMissingError, NotALessonError, LessonTooNewError, LessonDamagedError, LessonInUseError,
    LockFileError, LessonUnreadableError.
    """
    path, now = path.absolute(), clock.now()
    file = path.resolve()  # by whatever link it is reached, the lesson is one
    resuming = is_unpublished(file, folders.work)
    in_place = folders.edit_in_place(file.parent) and is_writable(file) and side_file_names_fit(file)
    if not resuming and in_place:
        check_header(file)
        try:
            lock = LessonLock(file, now)
            return LessonFile(path, *_begin(file, lock, now), folders, clock, on_health, lock)
        except LessonUnreadableError as error:
            if error.trouble.kind not in (StorageTroubleKind.DISK_FULL, StorageTroubleKind.READ_ONLY):
                raise  # otherwise the working copy may have room where the lesson's disk has none
    from tni.store.working_copy import WorkingCopy

    copy = WorkingCopy.open(file, folders.work, now)
    if copy.origin.target != file:  # renamed by a program that was cut off
        path = copy.origin.target
    return LessonFile(path, *_begin(copy.path, copy, now), folders, clock, on_health, copy)


def _begin(file: Path, lock_or_copy: LessonLock | WorkingCopy, now: datetime) -> tuple[LessonDatabase, OpenReport]:
    """Open and recover the database; on failure release the lock or working copy. Raises: LessonFileError."""
    resumed = not isinstance(lock_or_copy, LessonLock) and not lock_or_copy.origin.published
    try:
        database = LessonDatabase(file)
        try:
            recovered = database.recover(now, __version__)
        except BaseException:
            database.abandon()
            raise
    except BaseException:
        if not isinstance(lock_or_copy, LessonLock) and lock_or_copy.origin.published:
            lock_or_copy.remove()
        else:
            lock_or_copy.release()
        raise
    return database, OpenReport(tuple(recovered), not database.was_clean, resumed)


def new_lesson(path: Path) -> None:
    """Create an empty lesson file. Raises: LessonExistsError, LessonUnreadableError."""
    create_lesson_file(path)


def untitled_lesson(folder: Path, stem: str) -> Path:
    """Create a new lesson named `stem`, or "stem (2)" and so on, in `folder`, which is created if missing. Raises:
    LessonUnreadableError."""
    try:
        make_private_folder(folder)
    except OSError as error:
        raise LessonUnreadableError(trouble_of(folder, error)) from error
    while True:
        path = free_lesson_name(folder / f"{stem}.tni")
        try:
            new_lesson(path)
        except LessonExistsError:
            continue  # another instance took this name first
        return path
