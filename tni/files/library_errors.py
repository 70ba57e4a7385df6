"""Errors of the history of lessons and of backups."""

from __future__ import annotations

from enum import Enum
from pathlib import Path

from tni.core.errors import TniError
from tni.core.ids import BlobId
from tni.library.revision import RevisionId


class ContentMissingError(TniError):
    """A content is not in its store."""

    def __init__(self, blob: BlobId) -> None:
        super().__init__(f"no content {blob}")
        self.blob = blob


class ContentDamagedError(TniError):
    """A content is not what it was. path: its file."""

    def __init__(self, blob: BlobId, path: Path) -> None:
        super().__init__(f"{path} is damaged")
        self.blob, self.path = blob, path


class HistoryBusyError(TniError):
    """Another program writes to the history of these lessons."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"{folder} is in use")
        self.folder = folder


class UnknownRevisionError(TniError):
    """There is no such revision, or its content was thinned out."""

    def __init__(self, revision: RevisionId) -> None:
        super().__init__(f"no revision {revision}")
        self.revision = revision


class BackupTroubleKind(Enum):
    """Reason why no backup could be made."""

    AWAY = "away"
    """The place is not there: key unplugged, network down."""
    FULL = "disk full"
    REFUSED = "no right to write"
    NOT_KEPT = "read back otherwise"
    """The place returns other bytes than were written: a key that fails."""
    FAILED = "input/output error"


class BackupError(TniError):
    """No backup could be made; those made before are as they were. kind: the reason. folder: the place."""

    def __init__(self, kind: BackupTroubleKind, folder: Path, detail: str = "") -> None:
        super().__init__(f"{folder}: {kind.value} {detail}".rstrip())
        self.kind, self.folder, self.detail = kind, folder, detail


class BadBackupError(TniError):
    """The list of a backup cannot be read, or is not what it was. path: its file."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} is damaged")
        self.path = path


class RestoreIntoLibraryError(TniError):
    """A folder within the folder of lessons was chosen for a backup's files. path: the folder."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} is within the folder of lessons")
        self.path = path


class BackupStoppedError(TniError):
    """A backup was given up, as at the end of the program."""
