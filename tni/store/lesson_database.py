"""Database of one lesson, for use by one thread.

Methods that write must be called within `transaction`. Nothing here waits or retries.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import NamedTuple, Self

from tni.core.ids import BlobId, ClassId, ClassLayerId, ItemId, PageId
from tni.document.document import Change, ChangeKind, RecordChange
from tni.document.items import LessonRecord, Stroke
from tni.document.lesson_port import ClassLayerInfo, LayerState
from tni.document.page_picture import PagePicture
from tni.files.lesson_errors import LessonDamagedError, LessonUnreadableError, UnknownLayerError
from tni.ink.sample import Samples
from tni.store.blob_table import add_blob, blob_ids, read_blob
from tni.store.format_version import FileFormat
from tni.store.layer_reading import read_layer
from tni.store.layer_table import (
    add_class_layer,
    class_layers,
    name_class_layer,
    set_layer_page,
    set_layer_position,
)
from tni.store.lesson_connect import (
    READ_ERRORS,
    begin_writing,
    check_header,
    clean_side_files,
    connect,
    integrity,
    leave_wal,
    reading_errors,
)
from tni.store.lesson_creation import copy_clean, create_lesson_file
from tni.store.lesson_id import lesson_id_of
from tni.store.lesson_meta import read_property, set_property
from tni.store.lesson_rows import IS_WHOLE, LayerRows, StoredLayer
from tni.store.lesson_trouble import trouble_of
from tni.store.migrations import FORMAT, migrate
from tni.store.packed_rows import LIVE, OUTSIDE, PACKED_SINCE, PackedRows
from tni.store.record_bytes import BadRecordError, StringTable
from tni.store.record_encoder import encode, encode_removed
from tni.store.row_checksums import entry_checksum, refuse_damaged_rows, row_checksum
from tni.store.stroke_pack import SampleCache
from tni.store.unfinished_strokes import put_part, read_parts

CHECK_S = 1.0
"""Time that opening spends looking for damage in a lesson that was closed properly; 100 MB in cache take 0.03 s. Others
are checked without a time limit."""
COMPACT_S = 0.5
"""Time that closing spends packing strokes: some thousand strokes, more than an hour of writing."""


class RecoveredStroke(NamedTuple):
    """A stroke that was in progress when the program was cut off."""

    layer: ClassLayerId | None
    stroke: ItemId


@dataclass(slots=True)
class _State:
    """Cached content of the database, dropped when a transaction is rolled back. pictured: pages with a picture."""

    names: StringTable
    packs: PackedRows
    layers: dict[ClassLayerId | None, StoredLayer]
    unfinished: set[str]
    pictured: set[str]


class LessonDatabase:
    """An open database of a lesson. Methods that write must be called within `transaction`."""

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        """Open an existing lesson and migrate it to the current format. The lesson is read before anything is written:
        a damaged file is refused and stays unchanged to the byte. Raises: LessonFileError."""
        self.path = path
        self.pause: Callable[[], None] = lambda: None  # called between the rows of a change that is being written
        self._cached: _State | None = None
        self._first: LayerState | None = None
        self._sample_cache = SampleCache()
        check_header(path)
        with clean_side_files(path):
            self._db = connect(path, read_only=read_only)
            try:
                with reading_errors(path):
                    self._check(first=not read_only)
                    if not read_only:
                        begin_writing(self._db)
                        if FileFormat.of(*self._db.execute("PRAGMA user_version").fetchone()).number < FORMAT:
                            self._cached = None  # read in the older format
                        migrate(self._db)
                self.inode = path.stat().st_ino
            except OSError as error:  # the file has disappeared meanwhile
                self._db.close()
                raise LessonUnreadableError(trouble_of(path, error)) from error
            except BaseException:
                self._db.close()
                raise

    def _check(self, *, first: bool) -> None:
        """Look for damage. first: also read what opening will read. Raises: LessonDamagedError, sqlite3.Error."""
        (version,) = self._db.execute("PRAGMA user_version").fetchone()
        self.was_clean = version == 0 or self.meta("clean") != "0"
        if (first or not self.was_clean) and (problems := integrity(self._db, CHECK_S if self.was_clean else None)):
            raise LessonDamagedError(self.path, problems)
        if not first or version == 0:
            return
        self.seances()
        for (key,) in self._db.execute(
            "SELECT DISTINCT layer.key FROM under_way JOIN layer ON layer.id = under_way.layer WHERE layer.id <> 0"
        ).fetchall():
            self.layer(ClassLayerId(key))
        self._first = self.layer(None)

    @classmethod
    def create(cls, path: Path) -> Self:
        """Create a new, empty lesson and open it; see `create_lesson_file`."""
        create_lesson_file(path)
        return cls(path)

    @property
    def _state(self) -> _State:
        if self._cached is None:
            self._cached = self._fresh_state()
        return self._cached

    def _fresh_state(self) -> _State:
        names = StringTable(dict(self._db.execute("SELECT id, value FROM name")))
        refuse_damaged_rows(self._db, "name")
        return _State(
            names,
            PackedRows(self._db, names, self._sample_cache),
            {},
            {key for (key,) in self._db.execute("SELECT DISTINCT key FROM under_way")},
            self._pictured(),
        )

    def _pictured(self) -> set[str]:
        (version,) = self._db.execute("PRAGMA user_version").fetchone()
        if version < PACKED_SINCE:  # opened read-only; the first format has no pictures
            return set()
        return {page for (page,) in self._db.execute("SELECT page FROM picture WHERE layer = 0")}

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Run the block in one transaction: all of it is written, or nothing. Raises: sqlite3.Error and what the block
        raises."""
        self._db.execute("BEGIN IMMEDIATE")
        self._first = None
        try:
            yield
            fresh = self._state.names.fresh
            rows = [(number, value, row_checksum(number, value)) for number, value in fresh.items()]
            self._db.executemany("INSERT INTO name (id, value, checksum) VALUES (?, ?, ?)", rows)
            self._db.execute("COMMIT")
            fresh.clear()
        except BaseException:
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")
            self._cached = None
            raise

    def hold(self) -> int:
        """Read the lesson as it is now, whatever another program writes, until `abandon`. Return its format."""
        self._db.execute("BEGIN")
        return FileFormat.of(*self._db.execute("PRAGMA user_version").fetchone()).number

    def in_place(self) -> bool:
        """Return whether the path still names the file that is open."""
        try:
            return self.path.stat().st_ino == self.inode
        except OSError:
            return False

    @property
    def is_unwritten(self) -> bool:
        """True if the lesson holds nothing but its first page: no change, no séance, no stroke in progress."""
        counts = "SELECT (SELECT count(*) FROM layer), (SELECT count(*) FROM entry), (SELECT count(*) FROM under_way)"
        with reading_errors(self.path):
            layers, entries, begun = self._db.execute(counts).fetchone()
            return layers <= 1 and entries <= 1 and not begun and not self._state.packs.last

    # -- properties of the file

    @property
    def lesson_id(self) -> str:
        return lesson_id_of(self._db)

    def meta(self, key: str) -> str | None:
        return read_property(self._db, key)

    def set_meta(self, key: str, value: str) -> None:
        set_property(self._db, key, value)

    # -- layers

    def layer(self, layer: ClassLayerId | None) -> LayerState:
        """Read the state of a layer. Raises: UnknownLayerError, LessonDamagedError."""
        if layer is None and self._first is not None:
            first, self._first = self._first, None
            return first
        with reading_errors(self.path):
            row, position, page = self._row(layer)
            found, records, later = read_layer(self._db, self._state.names, self._state.packs, row, position)
        self._state.layers[layer] = found
        return LayerState(records, len(found.starts), found.position, PageId(page) if page else None, later)

    def _row(self, layer: ClassLayerId | None) -> tuple[int, int, str | None]:
        sql = "SELECT id, position, page FROM layer WHERE key = ?"
        found: tuple[int, int, str | None] | None = self._db.execute(sql, (layer or "",)).fetchone()
        if found is None and layer is None:
            raise LessonDamagedError(self.path, ["no prepared layer"])
        if found is None:
            raise UnknownLayerError(str(layer))
        return found

    def _known(self, layer: ClassLayerId | None) -> StoredLayer:
        if layer not in self._state.layers:
            self.layer(layer)
        return self._state.layers[layer]

    def layers(self) -> list[ClassLayerId | None]:
        """Return the prepared layer (None), then the class layers, oldest first."""
        return [ClassLayerId(key) if key else None for (key,) in self._db.execute("SELECT key FROM layer ORDER BY id")]

    def seances(self) -> list[ClassLayerInfo]:
        """Return the séances, most recently changed first."""
        with reading_errors(self.path):
            return class_layers(self._db)

    def add_seance(self, info: ClassLayerInfo) -> None:
        add_class_layer(self._db, info)

    def name_layer(self, layer: ClassLayerId, class_name: str, class_id: ClassId | None) -> None:
        name_class_layer(self._db, layer, class_name, class_id)

    def set_page(self, layer: ClassLayerId | None, page: PageId) -> None:
        set_layer_page(self._db, layer, page)

    # -- changes

    def commit(
        self, layer: ClassLayerId | None, change: Change, number: int | None, position: int, now: datetime
    ) -> None:
        """Store a change, as `LessonPort.commit`. Raises: sqlite3.Error, LessonStoreError, BadRecordError."""
        base, known = self._known(None), self._known(layer)
        rows = LayerRows(self._db, self._state.names, self._state.packs, self.pause)
        if number is None:
            rows.move_to(known, base, position)
        else:
            rows.push(known, base, change, number)
        set_layer_position(self._db, known.row, known.position, now)
        for swap in change.swaps:
            self.discard_unfinished(swap.key)
        if layer is None and self._state.pictured:
            self._db.execute("DELETE FROM picture")
            self._state.pictured.clear()

    def change(self, layer: ClassLayerId | None, number: int, *, pages: bool = False) -> Change:
        """Read a change from the history. pages: only of pages. Raises: MissingChangeError, LessonDamagedError."""
        with reading_errors(self.path):
            rows = LayerRows(self._db, self._state.names, self._state.packs)
            return rows.change(self._known(layer), number, pages=pages)

    def add_outside(self, record: LessonRecord, layer: ClassLayerId | None = None) -> None:
        """Add a record to a layer without history. For files under construction."""
        self._insert_outside(layer, encode(record, self._state.names))

    def remove_outside(self, key: str, layer: ClassLayerId) -> None:
        """Let a class layer hide a prepared record, without history. For files under construction."""
        self._insert_outside(layer, encode_removed(key, self._state.names))

    def _insert_outside(self, layer: ClassLayerId | None, data: bytes) -> None:
        row = self._state.packs.next_row(), self._row(layer)[0], OUTSIDE | LIVE, None, data
        sql = "INSERT INTO entry (id, layer, flags, before, data, checksum) VALUES (?, ?, ?, ?, ?, ?)"
        self._db.execute(sql, (*row, entry_checksum(*row)))

    def put_picture(self, picture: PagePicture) -> None:
        """Store the picture of a page of the prepared lesson. A picture already stored is up to date, since every
        change deletes the pictures."""
        if picture.page not in self._state.pictured:
            row = 0, picture.page, picture.to_bytes()
            sql = "INSERT INTO picture (layer, page, data, checksum) VALUES (?, ?, ?, ?)"
            self._db.execute(sql, (*row, row_checksum(*row)))
            self._state.pictured.add(picture.page)

    # -- strokes in progress

    def save_unfinished(self, layer: ClassLayerId | None, stroke: Stroke, start: int, part: Samples) -> None:
        first = stroke.id not in self._state.unfinished
        put_part(self._db, self._state.names, self._known(layer).row, stroke, start, part, first=first)
        self._state.unfinished.add(stroke.id)

    def discard_unfinished(self, key: str) -> None:
        if key in self._state.unfinished:
            self._db.execute("DELETE FROM under_way WHERE key = ?", (key,))
            self._state.unfinished.discard(key)

    def recover(self, now: datetime, program: str) -> list[RecoveredStroke]:
        """Recover the lesson: mark it as open in this program, and turn strokes left in progress into items of their
        layers. Raises: LessonFileError."""
        first = self._first
        with reading_errors(self.path), self.transaction():
            recovered = self._recover(now)
            self.set_meta("clean", "0")
            self.set_meta("program", program)
        self._first = None if recovered else first
        return recovered

    def _recover(self, now: datetime) -> list[RecoveredStroke]:
        recovered = []
        for key in self._db.execute("SELECT key, layer FROM under_way GROUP BY key ORDER BY min(id)").fetchall():
            (layer,) = self._db.execute("SELECT key FROM layer WHERE id = ?", (key[1],)).fetchone() or ("",)
            stroke = read_parts(self._db, self._state.names, key[0])
            if stroke is not None:
                seance = ClassLayerId(layer) if layer else None
                position = self._known(seance).position + 1
                change = Change(ChangeKind.WRITE, (RecordChange(stroke.id, None, stroke),))
                self.commit(seance, change, position, position, now)
                recovered.append(RecoveredStroke(seance, stroke.id))
            self.discard_unfinished(key[0])
        return recovered

    # -- blobs

    def put_blob(self, blob: BlobId, data: bytes) -> None:
        add_blob(self._db, blob, data)

    def blob(self, blob: BlobId) -> bytes:
        """Return the bytes of a blob, checked against its hash. Raises: MissingBlobError, LessonDamagedError."""
        with reading_errors(self.path):
            return read_blob(self._db, self.path, blob)

    def blobs(self) -> list[BlobId]:
        with reading_errors(self.path):
            return blob_ids(self._db)

    # -- the whole file

    def integrity(self) -> list[str]:
        return integrity(self._db)

    def copy_to(self, path: Path) -> None:
        """Write the lesson in its present state to one clean file. `path` must not exist. Raises: sqlite3.Error."""
        copy_clean(self._db, path)

    def move(self, rename: Callable[[], Path]) -> None:
        """Close the file, call `rename` and open the file that it returns, still marked as open. Between these steps,
        one file holds all of it. Raises: what `rename` raises, with the lesson open where it was; LessonFileError."""
        leave_wal(self._db, self.path)
        self._db.close()
        self._cached = self._first = None
        try:
            self.path = rename()
        finally:
            self.inode = -1  # nothing is written as long as the file is not open
            self._db = connect(self.path)
            with reading_errors(self.path):
                begin_writing(self._db)
            self.inode = self.path.stat().st_ino

    def close(self) -> None:
        """Leave one clean file or, where that cannot be written, the file and its WAL. Never fails."""
        try:
            with self.transaction():
                self._db.execute(
                    f"DELETE FROM entry WHERE flags & 4 AND NOT flags & 1 AND {IS_WHOLE}"
                    " AND id NOT IN (SELECT before FROM entry WHERE before IS NOT NULL)"
                )
                self.set_meta("clean", "1")
            self._compact()
            self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            self._db.execute("PRAGMA journal_mode = DELETE").fetchone()
        except READ_ERRORS:
            pass  # SQLite recovers the WAL at the next opening
        finally:
            self._db.close()

    def _compact(self) -> None:
        """Make the file as small as a moment allows. The lesson is complete without this step."""
        from tni.store.compaction import StrokeCompaction, shrink_file  # with the first lesson that is closed

        with suppress(*READ_ERRORS, BadRecordError):
            with self.transaction():
                StrokeCompaction(self._db, self._state.names, self._state.packs, COMPACT_S).run()
            shrink_file(self._db)

    def abandon(self) -> None:
        """Close without writing."""
        self._db.close()
