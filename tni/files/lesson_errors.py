"""Errors of lesson files: types with data. Their base, `LessonStoreError`, is declared by the document's port."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from tni.document.lesson_port import LessonStoreError
from tni.files.lesson_health import StorageTrouble


@dataclass(frozen=True, slots=True)
class LockOwner:
    """The user and program instance that have a lesson open. since: local time with its zone."""

    user: str
    host: str
    pid: int
    since: datetime


class LessonFileError(LessonStoreError):
    """Base of the errors about one file."""

    def __init__(self, path: Path, text: str) -> None:
        super().__init__(f"{path}: {text}")
        self.path = path


class LessonMissingError(LessonFileError):
    def __init__(self, path: Path) -> None:
        super().__init__(path, "there is no such file")


class LessonExistsError(LessonFileError):
    def __init__(self, path: Path) -> None:
        super().__init__(path, "there is a file of that name already")


class LessonUnreadableError(LessonFileError):
    """The system refuses to read or write the file. trouble: the reason."""

    def __init__(self, trouble: StorageTrouble) -> None:
        super().__init__(trouble.path, f"{trouble.kind.value}: {trouble.detail}")
        self.trouble, self.detail = trouble, trouble.detail


class LessonElsewhereError(LessonUnreadableError):
    """The library can't be written, so that a new lesson is kept elsewhere. kept: its file."""

    def __init__(self, trouble: StorageTrouble, kept: Path) -> None:
        super().__init__(trouble)
        self.kept = kept


class NotALessonError(LessonFileError):
    """The file is not a lesson. found: what it looks like, such as "zip", "pdf", "sqlite", "empty" or "unknown"."""

    def __init__(self, path: Path, found: str) -> None:
        super().__init__(path, f"not a lesson but {found}")
        self.found = found


class LessonDamagedError(LessonFileError):
    """The lesson is damaged. problems: for the log. `lesson_salvage.salvage` saves what can be read."""

    def __init__(self, path: Path, problems: list[str]) -> None:
        super().__init__(path, f"damaged: {'; '.join(problems[:3])}")
        self.problems = problems


class LessonTooNewError(LessonFileError):
    def __init__(self, path: Path, *, found: int, supported: int) -> None:
        super().__init__(path, f"lesson format {found}, this version reads up to {supported}")
        self.found, self.supported = found, supported


class LessonInUseError(LessonFileError):
    """Another instance has the lesson open. owner: None when that instance left no readable name."""

    def __init__(self, path: Path, owner: LockOwner | None) -> None:
        super().__init__(path, f"open in another instance: {owner}")
        self.owner = owner


class LessonUnpublishedError(LessonFileError):
    """A working copy holds changes that are not in the lesson's own file yet; opening the lesson publishes them."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, "a working copy of it is newer")


class LockFileError(LessonFileError):
    """The name of the lesson's lock file is taken by something that is none: a link, a folder, a pipe. lock: its
    path."""

    def __init__(self, path: Path, lock: Path) -> None:
        super().__init__(path, f"{lock.name} beside it is no lock file")
        self.lock = lock


class MissingBlobError(LessonStoreError):
    def __init__(self, blob: str) -> None:
        super().__init__(f"no blob {blob}")
        self.blob = blob


class MissingChangeError(LessonStoreError):
    def __init__(self, number: int) -> None:
        super().__init__(f"no change {number} in the history")
        self.number = number


class UnknownLayerError(LessonStoreError):
    def __init__(self, layer: str) -> None:
        super().__init__(f"no séance {layer}")
        self.layer = layer
