"""Taking in of many lessons and PDFs at once, from a folder or a USB key, with one report for all."""

from __future__ import annotations

import errno
import logging
import os
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from tni.core.digest import sha256
from tni.core.ids import new_id
from tni.files.atomic import copy_atomically
from tni.files.lesson_errors import (
    LessonDamagedError,
    LessonExistsError,
    LessonFileError,
    LessonTooNewError,
    LessonUnreadableError,
    NotALessonError,
)
from tni.files.lesson_health import StorageTroubleKind
from tni.files.pdf_errors import PdfError, PdfFault
from tni.files.private import make_private_folder
from tni.files.work_folder import work_folder
from tni.library.revision import encode_revision
from tni.services.lesson.conversion_report import ConversionReport
from tni.services.library.errors import DiskFullError
from tni.services.library.foreign_intake import NOT_READ, ForeignIntake, fault_outcome
from tni.services.library.intake_report import IntakeFiles, IntakeOutcome
from tni.store.blob_table import blob_ids
from tni.store.copy_origin import FileFingerprint
from tni.store.lesson_connect import check_header, in_wal_mode, integrity, reading_errors
from tni.store.lesson_creation import copy_clean
from tni.store.lesson_identity import make_copy_of_its_own, read_lesson_id
from tni.store.lesson_parts import LessonContent, divide_lesson
from tni.store.lesson_placing import free_lesson_name, placed_lesson, side_files
from tni.store.lesson_snapshot import read_content
from tni.store.lesson_trouble import trouble_of
from tni.store.library_folder import LESSON_SUFFIX, lesson_files
from tni.store.quiet_reading import read_quietly

CHECK_S = 2.0
"""Longest check of one file. A file that takes longer was read that far without a fault."""
PDF_SUFFIX = ".pdf"
type PdfWriter = Callable[[Path, Path], None]
"""Writes a new lesson of a PDF: (PDF, lesson). Raises: PdfError, ValueError, LessonFileError, OSError."""
_log = logging.getLogger(__name__)


NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT})


_PDF_OUTCOMES = {
    PdfFault.ENCRYPTED: IntakeOutcome.LOCKED,
    PdfFault.UNSUPPORTED_SECURITY: IntakeOutcome.LOCKED,
    PdfFault.MISSING: IntakeOutcome.UNREADABLE,
    PdfFault.UNREADABLE: IntakeOutcome.UNREADABLE,
    PdfFault.NO_WORKER: IntakeOutcome.UNREADABLE,
    PdfFault.CLOSED: IntakeOutcome.UNREADABLE,
}
"""Outcomes of faults of a PDF; all others are `BROKEN`."""


class Intake:
    """Files of one folder on their way into the library. For a worker thread, a file at a time.

    folder: where they go, from the library's folder. Their own folders below `source` are made there too.
    """

    def __init__(
        self,
        library: Path,
        source: Path,
        folder: str,
        known_ids: Mapping[str, str] | None = None,
        write_pdf: PdfWriter | None = None,
        foreign: ForeignIntake | None = None,
        only: Sequence[Path] = (),
    ) -> None:
        """known_ids: path of a lesson in the library by its id. write_pdf: writes a new lesson of a PDF; without it,
        none is found. foreign: makes lessons of other programs' files; without it, none is found. only: files below
        `source` that alone are taken in."""
        self._library, self._source, self.folder = library, source, folder
        self._known_ids, self._write_pdf = dict(known_ids or {}), write_pdf
        self._foreign, self._only = foreign, tuple(only)
        self.reports: dict[Path, ConversionReport] = {}
        """Reports on the files of other programs that were taken in."""
        self._blobs: dict[Path, frozenset[str]] = {}
        self._taken_pdfs: set[str] = set()
        """Digests of the PDFs that were taken in."""
        self._of_size: dict[int, list[Path]] = {}
        self._digests: dict[Path, str] = {}

    def find(self) -> IntakeFiles:
        """Return the files to take in, and learn those that the library has."""
        known = set(self._known_ids.values())
        for path in lesson_files(self._library):
            with suppress(OSError, LessonFileError):
                self._of_size.setdefault(path.stat().st_size, []).append(path)
                if (name := path.relative_to(self._library).as_posix()) not in known:
                    self._known_ids.setdefault(read_lesson_id(path), name)  # the index has not seen it yet
        own = (LESSON_SUFFIX,) if self._write_pdf is None else (LESSON_SUFFIX, PDF_SUFFIX)
        foreign_ends = () if self._foreign is None else tuple(self._foreign.suffixes)
        found = self._only or tuple(lesson_files(self._source, (*own, *foreign_ends)))
        pdfs = tuple(file for file in found if _is_pdf(file))
        foreign = tuple(file for file in found if self._is_foreign(file))
        lessons = tuple(file for file in found if file not in (*pdfs, *foreign))
        versions = tuple(filter(self._is_version, lessons))
        for path in [path for path in self._digests if path.is_relative_to(self._library)]:
            del self._digests[path]  # it may change until the teacher has answered
        return IntakeFiles(lessons, pdfs, versions, foreign)

    def _is_version(self, file: Path) -> bool:
        """Return whether a file is another version of a lesson that the library has now."""
        try:
            check_header(file)
            return not self._is_same_file(file) and self._compared(file)[1] != ""
        except (LessonFileError, OSError):
            return False  # its outcome says so

    def name_of(self, file: Path) -> str:
        return file.relative_to(self._source).as_posix()

    def take(self, file: Path) -> IntakeOutcome:
        """Copy a file into the library, unless it is there. The copy appears whole or not at all. Another version of a
        lesson of the library becomes a lesson of its own: séances, marks and sharing go on with the one that was there.
        Raises: DiskFullError."""
        try:
            if self._write_pdf is not None and _is_pdf(file):
                return self._take_pdf(file, self._write_pdf)
            if self._foreign is not None and self._is_foreign(file):
                return self._take_foreign(file, self._foreign)
            check_header(file)
            if self._is_same_file(file):
                return IntakeOutcome.KNOWN
            outcome, own_id = self._compared(file)
            if outcome is not IntakeOutcome.KNOWN:
                self._copy_checked(file, own_id)
        except LessonDamagedError as error:
            _log.info("%s", error)
            return IntakeOutcome.DAMAGED
        except LessonTooNewError:
            return IntakeOutcome.NEWER
        except NotALessonError:
            return IntakeOutcome.OTHER
        except LessonUnreadableError as error:
            if error.trouble.kind is StorageTroubleKind.DISK_FULL:
                raise DiskFullError(file, error.detail) from error
            return IntakeOutcome.UNREADABLE
        except (LessonFileError, OSError) as error:
            if isinstance(error, OSError) and error.errno in NO_ROOM:  # of the temporary folder, too
                raise DiskFullError(file, str(error)) from error
            _log.info("%s is left out: %s", file, error)
            return IntakeOutcome.UNREADABLE
        return outcome

    def _take_pdf(self, file: Path, write: PdfWriter) -> IntakeOutcome:
        """Make a lesson of a PDF. Raises: LessonFileError, OSError."""
        digest = self._digest(file)
        if digest in self._taken_pdfs or self._is_in_library(digest, file.stat().st_size):
            return IntakeOutcome.KNOWN
        wanted = (self._library / self.folder / self.name_of(file)).with_suffix(LESSON_SUFFIX)
        try:
            make_private_folder(wanted.parent)
            target = _placed(wanted, lambda target: write(file, target))
        except PdfError as error:
            _log.info("%s", error)
            return _PDF_OUTCOMES.get(error.fault, IntakeOutcome.BROKEN)
        except ValueError as error:  # a page of a size that no page can have
            _log.info("%s: %s", file, error)
            return IntakeOutcome.BROKEN
        self._taken_pdfs.add(digest)
        _keep_time(file, target)
        return IntakeOutcome.ADDED

    def _is_foreign(self, file: Path) -> bool:
        own = (LESSON_SUFFIX, PDF_SUFFIX)
        suffix = file.suffix.lower()
        return self._foreign is not None and suffix not in own and suffix in self._foreign.suffixes

    def _take_foreign(self, file: Path, foreign: ForeignIntake) -> IntakeOutcome:
        """Make a lesson of another program's file. Raises: LessonFileError, OSError."""
        lesson_id = foreign.lesson_id(file)
        if lesson_id in self._known_ids:
            return IntakeOutcome.KNOWN
        wanted = (self._library / self.folder / self.name_of(file)).with_suffix(LESSON_SUFFIX)
        try:
            make_private_folder(wanted.parent)
            target = _placed(wanted, lambda target: self.reports.update({file: foreign.write(file, target)}))
        except NOT_READ as error:
            return fault_outcome(file, error)
        self._known_ids[lesson_id] = target.relative_to(self._library).as_posix()
        _keep_time(file, target)
        return IntakeOutcome.LOSSY if self.reports[file].has_losses else IntakeOutcome.ADDED

    def cancel(self) -> None:
        """End the reading of another program's file, on any thread."""
        if self._foreign is not None:
            self._foreign.cancel()

    def _is_in_library(self, digest: str, size: int) -> bool:
        """Return whether a lesson of the library has the file in it, such as a PDF behind its pages."""
        large = [path for found, paths in self._of_size.items() if found > size for path in paths]
        return any(digest in self._blobs_of(path) for path in large)

    def _blobs_of(self, path: Path) -> frozenset[str]:
        if path not in self._blobs:
            try:
                self._blobs[path] = frozenset(read_quietly(path, blob_ids))
            except (LessonFileError, OSError) as error:
                _log.info("%s is not compared: %s", path, error)
                self._blobs[path] = frozenset()
        return self._blobs[path]

    def _is_same_file(self, file: Path) -> bool:
        """Return whether the library has a file with the same bytes."""
        alike = self._of_size.get(file.stat().st_size, [])
        if not alike or side_files(file):
            return False
        digest = self._digest(file)
        return digest != "" and any(self._digest(path) == digest for path in alike if not side_files(path))

    def _compared(self, file: Path) -> tuple[IntakeOutcome, str]:
        """Compare a file with the library's lesson of the same id: its pages and class layers. Return its outcome, and
        the id that its copy is to have, "" for the one that it has."""
        lesson_id = read_lesson_id(file)
        same = self._known_ids.get(lesson_id) if lesson_id else None
        if same is None:
            return IntakeOutcome.ADDED, ""
        ours, found = self._library / same, _content(file)
        try:
            if found == _content(ours):
                return IntakeOutcome.KNOWN, ""
        except (LessonFileError, OSError) as error:  # damaged, gone or unreadable: the file is needed all the more
            _log.info("%s is not compared: %s", same, error)
            return IntakeOutcome.ADDED, ""
        own_id = _version_id(found)
        if own_id in self._known_ids:
            return IntakeOutcome.KNOWN, ""
        is_older = file.stat().st_mtime < ours.stat().st_mtime
        return IntakeOutcome.OLDER if is_older else IntakeOutcome.VERSION, own_id

    def _digest(self, path: Path) -> str:
        """Return the digest of a file, "" for one that is gone or cannot be read."""
        if path not in self._digests:
            try:
                found = FileFingerprint.of(path)
            except OSError:
                found = None
            self._digests[path] = "" if found is None else found.sha256
        return self._digests[path]

    def _copy_checked(self, file: Path, own_id: str) -> None:
        target = self._library / self.folder / self.name_of(file)
        try:
            make_private_folder(target.parent)
        except OSError as error:
            raise LessonUnreadableError(trouble_of(target, error)) from error
        source = file.resolve()
        with reading_errors(file):
            read_quietly(source, partial(_check, file))
            target = _placed(target, lambda target: _copy(source, target, own_id))
            lesson_id = own_id or read_lesson_id(target)
        _keep_time(file, target)
        if lesson_id:
            self._known_ids[lesson_id] = target.relative_to(self._library).as_posix()
        with suppress(OSError):
            self._of_size.setdefault(target.stat().st_size, []).append(target)


def _placed(wanted: Path, write: Callable[[Path], None]) -> Path:
    """Write a file under a name that is free, and return it."""
    while True:
        target = free_lesson_name(wanted)
        try:
            write(target)
        except LessonExistsError:
            continue  # somebody else took the name first
        return target


def _keep_time(file: Path, target: Path) -> None:
    with suppress(OSError):
        found = file.stat()
        os.utime(target, ns=(found.st_atime_ns, found.st_mtime_ns))


def _is_pdf(file: Path) -> bool:
    return file.name.lower().endswith(PDF_SUFFIX)


def _check(file: Path, db: sqlite3.Connection) -> None:
    """Raises: LessonDamagedError, sqlite3.Error."""
    if problems := integrity(db, CHECK_S):
        raise LessonDamagedError(file, problems)


def _copy(source: Path, target: Path, own_id: str) -> None:
    """Copy a lesson as it is: it is the same lesson, in another place, or one of its own with `own_id`."""
    with placed_lesson(target, replacing=False) as part:
        if is_closed := _is_closed(source):
            copy_atomically(source, part, replacing=True)
        if not (is_closed and _is_closed(source)):  # what is in SQLite's WAL belongs to the lesson
            _copy_quietly(source, part)
        if own_id:
            make_copy_of_its_own(part, own_id)


def _is_closed(source: Path) -> bool:
    """Return whether no program has a lesson open, and none was cut off. Raises: OSError."""
    return not side_files(source) and not in_wal_mode(source)


def _copy_quietly(source: Path, path: Path) -> None:
    """Write a lesson that is open or was cut off to one clean file; nothing beside it changes. Raises:
    LessonFileError, OSError."""

    def write(db: sqlite3.Connection) -> None:
        path.unlink(missing_ok=True)  # the lesson changed while it was read
        db.execute("COMMIT")  # `copy_clean` reads one moment as well, in a transaction of its own
        copy_clean(db, path)

    read_quietly(source, write)


def _content(path: Path) -> LessonContent:
    """Return what is on the pages of a lesson and in its class layers; nothing beside it changes. Raises:
    LessonFileError, OSError."""
    source = path.resolve()
    if _is_closed(source):
        return read_content(source)
    with work_folder() as folder:
        _copy_quietly(source, folder / source.name)
        return read_content(folder / source.name)


def _version_id(content: LessonContent) -> str:
    """Return the id that a version of a lesson has as a lesson of its own: the same each time that it is taken in."""
    made = divide_lesson(content).revision(datetime.fromtimestamp(0, UTC))
    return sha256(encode_revision(made)).hex()[: len(new_id())]
