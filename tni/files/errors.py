"""Errors of the program's own files and databases that the teacher is told of."""

from __future__ import annotations

from enum import Enum
from pathlib import Path

from tni.core.errors import TniError


class QuarantinedError(TniError):
    """A damaged database was quarantined.

    path: the damaged database. kept: the path where it is now. saved: number of its rows in the new database.
    """

    def __init__(self, path: Path, kept: Path, saved: int = 0) -> None:
        super().__init__(f"{path} was damaged: it was quarantined as {kept.name}, {saved} rows were saved")
        self.path, self.kept, self.saved = path, kept, saved


class FolderUnusableError(TniError):
    """Nothing can be stored in a folder. cause: the error of the system or the database."""

    def __init__(self, folder: Path, cause: Exception) -> None:
        super().__init__(f"{folder}: {cause}")
        self.folder, self.cause = folder, cause


class JsonFileError(TniError):
    """A JSON file cannot be read; its owner starts without it.

    kept: path of the quarantined file. None when the file stays in its place, because it could not be read at all, or
    not renamed.
    """

    def __init__(self, path: Path, kept: Path | None) -> None:
        super().__init__(f"{path} is not readable" + (f", it was quarantined as {kept.name}" if kept else ""))
        self.path, self.kept = path, kept


class SettingsError(JsonFileError):
    """The settings file cannot be read; the defaults hold. Nothing overwrites a file that stays in its place."""


class CalibrationsError(JsonFileError):
    """The calibrations file cannot be read; the boards must be calibrated again. Nothing overwrites a file that stays
    in its place."""


class CalibrationsNotSavedError(TniError):
    """The calibrations could not be written; they hold until the program ends. cause: the system's error."""

    def __init__(self, path: Path, cause: Exception) -> None:
        super().__init__(f"{path} not written: {cause}")
        self.path, self.cause = path, cause


class TimetableNotReadError(JsonFileError):
    """The stored timetable cannot be read; it must be loaded again. Nothing overwrites a file that stays in its
    place."""


class YearNotReadError(JsonFileError):
    """The planned year cannot be read; the program begins with an empty one. Nothing overwrites a file that stays in
    its place."""


class SeanceWriteLostError(TniError):
    """A write of a séance was given up: a fault of the program stopped it twice. cause: the fault."""

    def __init__(self, cause: Exception) -> None:
        super().__init__(f"a write of a séance was given up: {cause!r}")
        self.cause = cause


class SeanceStoreFault(Enum):
    """Reason why the store of séances fails."""

    UNREADABLE = "unreadable"  # no such folder, or no permission
    READ_ONLY = "read only"
    FULL = "disk full"
    BUSY = "busy"  # locked by another program
    DAMAGED = "damaged"  # or not a database of this kind
    TOO_NEW = "too new"
    FAILED = "failed"


class SeanceStoreError(TniError):
    """The store of séances cannot be read or written.

    fault: the reason. path: the database. detail: SQLite's message. repairable: the file itself is damaged, and
    `SeanceStore.repair` replaces it.
    """

    def __init__(self, fault: SeanceStoreFault, path: Path, detail: str, *, repairable: bool = False) -> None:
        super().__init__(f"{path}: {fault.value}: {detail}")
        self.fault, self.path, self.detail, self.repairable = fault, path, detail, repairable


class UnknownExportFormatError(TniError):
    """A lesson cannot be written in the format that a file's name asks for."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path}: a lesson can become .tni, .pdf, .html, .png or .xml")
        self.path = path


class SharedFolderError(TniError):
    """A folder that is shared cannot be read or written, such as that of a key that was pulled out. cause: the system's
    error."""

    def __init__(self, folder: Path, cause: OSError) -> None:
        super().__init__(f"{folder}: {cause}")
        self.folder, self.cause = folder, cause
