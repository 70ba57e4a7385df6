"""Store of the revisions of all lessons in a folder, in `.tni/history` inside it. It can be thrown away without losing
a lesson as it is now.

`contents` holds each page, class layer, medium and manifest once, whatever the number of lessons and revisions that
have it. `lessons` holds a log for each lesson. What is written first is what later parts refer to, so a crash leaves at
most contents that nothing needs; `remove_unused` deletes these. For one thread at a time.
"""

from __future__ import annotations

import os
import time
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from tni.core.digest import sha256
from tni.core.errors import TniError
from tni.core.ids import BlobId
from tni.files.file_lock import try_lock
from tni.files.library_errors import ContentMissingError, HistoryBusyError, UnknownRevisionError
from tni.library.revision import (
    Revision,
    RevisionId,
    decode_revision,
    encode_revision,
    needs,
    revision_id,
)
from tni.library.revision_graph import RevisionGraph
from tni.store.content_store import ContentStore, make_synced_folder
from tni.store.local_disk import is_local
from tni.store.revision_log import append_line, read_lines
from tni.store.sync_clients import edits_in_place

PLACE = Path(".tni") / "history"
"""Place of the store in a folder of lessons."""
LOG = ".log"
LOCK = "in-use"
LOCK_WAIT_S = 30.0
LOCK_STEP_S = 0.02


@dataclass(frozen=True, slots=True)
class FileState:
    """File that held a revision. size, mtime_ns: its size and time then, -1 where unknown. since: time at which it was
    known to hold it. left: time at which no such file was there any more."""

    size: int
    mtime_ns: int
    since: datetime
    left: datetime | None = None


@dataclass(frozen=True, slots=True)
class StoredRevision:
    """Line of a lesson's history.

    manifest: content that holds the revision. path: of the lesson's file at that time, from the folder of lessons, with
    `/`; empty for a revision that came from another computer. files: state of each file that held the revision, by
    path. name: given by the teacher, else empty. is_kept: false when its content was thinned out; the line stays,
    because others were made from it. origin: id of the lesson that this one was copied from, else empty.
    """

    id: RevisionId
    manifest: BlobId
    lesson_id: str
    parents: tuple[RevisionId, ...]
    made: datetime
    path: str
    files: Mapping[str, FileState]
    name: str = ""
    is_kept: bool = True
    origin: str = ""


def graph_of(history: Collection[StoredRevision]) -> RevisionGraph:
    """Return the graph of a lesson's history, thinned-out revisions included."""
    return {stored.id: stored.parents for stored in history}


class RevisionStore:
    """Revisions of the lessons in a folder."""

    def __init__(self, library: Path) -> None:
        self.library, self.folder = library, library / PLACE
        self.contents = ContentStore(self.folder / "contents")

    # -- reading

    def histories(self) -> list[list[StoredRevision]]:
        """Return the history of each lesson, oldest first. Raises: OSError."""
        return [_history(read_lines(log)[0]) for log in self.logs()]

    def history(self, lesson_id: str, path: str) -> list[StoredRevision]:
        """Return the history of a lesson, oldest first: of the lesson with this id, and of a file without id at this
        path. Raises: OSError."""
        keys = dict.fromkeys([_key("", path), _key(lesson_id, path)])
        return [stored for key in keys for stored in _history(read_lines(self._log(key))[0])]

    def logs(self) -> list[Path]:
        """Return the log of each lesson. Raises: OSError."""
        return sorted((self.folder / "lessons").glob(f"*{LOG}"))

    def revision(self, stored: StoredRevision) -> Revision:
        """Read a revision. Raises: UnknownRevisionError, ContentDamagedError, BadRevisionError, OSError."""
        try:
            return decode_revision(self.contents.read(stored.manifest))
        except ContentMissingError:
            raise UnknownRevisionError(stored.id) from None

    # -- writing; within `writing`

    @contextmanager
    def writing(self, wait_s: float = LOCK_WAIT_S) -> Iterator[None]:
        """Keep other programs from writing during the block. Where locks may be unknown there is none. Raises:
        HistoryBusyError, OSError."""
        make_synced_folder(self.folder)
        if not is_local(self.folder):
            yield
            return
        number = os.open(self.folder / LOCK, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            end_s = time.monotonic() + wait_s
            while not try_lock(number):
                if time.monotonic() >= end_s:
                    raise HistoryBusyError(self.folder)
                time.sleep(LOCK_STEP_S)
            yield
        finally:
            os.close(number)

    def add(self, revision: Revision, path: str, size: int = -1, mtime_ns: int = -1, origin: str = "") -> RevisionId:
        """Add a revision whose contents are stored. path: of the file that holds it, empty for none; size, mtime_ns: of
        this file; origin: see `StoredRevision`.

        Raises: ContentMissingError, WriteError, OSError.
        """
        for blob in set(needs(revision)):
            if not self.contents.touch(blob):
                raise ContentMissingError(blob)
        made = revision_id(revision)
        fields = {
            "kind": "revision",
            "id": made,
            "manifest": self.contents.put(encode_revision(revision)),
            "lesson": revision.lesson_id,
            "parents": revision.parents,
            "made": revision.made.isoformat(),
            "path": path,
            "size": size,
            "mtime": mtime_ns,
            "origin": origin,
        }
        append_line(self._log(_key(revision.lesson_id, path)), fields)
        return made

    def note_file(self, stored: StoredRevision, path: str, state: FileState) -> None:
        """Note that a file holds a revision that is there, or that it is not there any more. Raises: OSError."""
        fields = {
            "kind": "file",
            "id": stored.id,
            "path": path,
            "size": state.size,
            "mtime": state.mtime_ns,
            "since": state.since.isoformat(),
            "left": state.left and state.left.isoformat(),
        }
        append_line(self._log_of(stored), fields)

    def rename(self, stored: StoredRevision, name: str) -> None:
        """Give a revision a name, by which it is kept for ever, or take it back ("" is no name). Raises: OSError."""
        append_line(self._log_of(stored), {"kind": "name", "id": stored.id, "name": name})

    def thin_out(self, gone: Collection[StoredRevision]) -> None:
        """Note that the contents of revisions are not kept; `remove_unused` deletes them. Raises: OSError."""
        for log in {self._log_of(stored) for stored in gone}:
            ids = sorted(stored.id for stored in gone if self._log_of(stored) == log)
            append_line(log, {"kind": "gone", "ids": ids})

    def remove_unused(self, older_than_s: float) -> int:
        """Delete contents that no kept revision needs and that are older than a time in seconds since 1970. Return
        their number; nothing is deleted while it cannot be known what is needed, as where other computers write into
        the folder: their contents may be here before the lines that need them. Raises: OSError."""
        if not edits_in_place(self.folder):
            return 0
        needed = set[BlobId]()
        for log in self.logs():
            lines, damaged = read_lines(log)
            if damaged:
                return 0
            for stored in _history(lines):
                if stored.is_kept:
                    needed.add(stored.manifest)
                    try:
                        needed.update(needs(self.revision(stored)))
                    except TniError:
                        return 0
        return self.contents.remove_unused(needed, older_than_s)

    def _log_of(self, stored: StoredRevision) -> Path:
        return self._log(_key(stored.lesson_id, stored.path))

    def _log(self, key: str) -> Path:
        return self.folder / "lessons" / f"{key}{LOG}"


def _key(lesson_id: str, path: str) -> str:
    """Return the name of a lesson's log: by its id or, for a file without one, by its path."""
    text = f"id {lesson_id}" if lesson_id else f"path {path}"
    return sha256(text.encode("utf-8", "surrogatepass")).hex()[:32]


def _history(lines: list[dict[str, Any]]) -> list[StoredRevision]:
    found: dict[RevisionId, StoredRevision] = {}
    for fields in lines:
        match fields:
            case {"kind": "revision", "id": id_} if id_ not in found:
                found[id_] = _stored(fields)
            case {"kind": "file", "id": id_, "path": path} if id_ in found:
                found[id_] = replace(found[id_], files={**found[id_].files, path: _file_state(fields)})
            case {"kind": "name", "id": id_, "name": name} if id_ in found:
                found[id_] = replace(found[id_], name=name)
            case {"kind": "gone", "ids": ids}:
                found |= {id_: replace(found[id_], is_kept=False) for id_ in ids if id_ in found}
            case _:
                pass  # of a later program
    return list(found.values())


def _stored(fields: dict[str, Any]) -> StoredRevision:
    made, path = datetime.fromisoformat(fields["made"]), fields["path"]
    return StoredRevision(
        RevisionId(fields["id"]),
        BlobId(fields["manifest"]),
        fields["lesson"],
        tuple(RevisionId(parent) for parent in fields["parents"]),
        made,
        path,
        {path: FileState(fields["size"], fields["mtime"], made)} if path else {},
        origin=fields.get("origin", ""),  # not in lines of earlier programs
    )


def _file_state(fields: dict[str, Any]) -> FileState:
    since, left = datetime.fromisoformat(fields["since"]), fields["left"]
    return FileState(fields["size"], fields["mtime"], since, datetime.fromisoformat(left) if left else None)
