"""Shared place of lessons, as the exchange sees it: folders of files that are written once under names of their own.

Nothing is ever overwritten and no file is looked for by its time, so that a place needs no clock, no locks, no atomic
rename and no `If-Match`. A file's name says what it must hold: the kind, the SHA-256 and the length of its content;
then the writer and the attempt, so that no two writes share a name and a torn file can be told by its length alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import NewType, Protocol

from tni.core.errors import TniError
from tni.core.file_names import is_device_name

WriterId = NewType("WriterId", str)
"""Eight hexadecimal digits of one program on one computer."""

_NAME = re.compile(r"([br])-([0-9a-f]{64})-(0|[1-9][0-9]{0,12})-([0-9a-f]{8})-([0-9a-f]{8})")
_LESSON = re.compile(r"[0-9a-z][0-9a-z-]{0,63}")
SHARED_FOLDER = "TNI-partage"
"""Folder, in the one that the teacher chooses, that holds a folder for each lesson."""
DOUBT = "x-"
"""Begins the name of a file that says of another, whose name follows, that its content is not what its name says."""


class NotThereError(TniError):
    """A file or folder of the place is not there, or no longer."""


class SharedKind(Enum):
    """Kind of a file in a shared place."""

    BLOB = "b"
    REVISION = "r"


@dataclass(frozen=True, slots=True)
class SharedName:
    """Name of a file in a shared place. content: SHA-256 in lower-case hexadecimal. size: in bytes."""

    kind: SharedKind
    content: str
    size: int
    writer: WriterId
    attempt: str

    @property
    def text(self) -> str:
        return f"{self.kind.value}-{self.content}-{self.size}-{self.writer}-{self.attempt}"


def parsed_name(text: str) -> SharedName | None:
    """Return the parts of a file's name; None for a file that is not of the exchange."""
    if not (found := _NAME.fullmatch(text)):
        return None
    kind, content, size, writer, attempt = found.groups()
    return SharedName(SharedKind(kind), content, int(size), WriterId(writer), attempt)


def is_lesson_name(text: str) -> bool:
    """Return whether a folder's name can be the id of a lesson."""
    return _LESSON.fullmatch(text) is not None and not is_device_name(text)


@dataclass(frozen=True, slots=True)
class PlaceFile:
    """File in a listing. size: None where the place does not say."""

    name: str
    size: int | None


class SharedPlace(Protocol):
    """Place that several programs write to, such as a WebDAV folder. A listing may be older than what was written.

    Every method raises NotThereError where a file or folder is missing, and other TniErrors of the place's own where it
    cannot be reached, is full, or the exchange was cancelled.
    """

    def lessons(self) -> list[str]:
        """Return the names of the folders of lessons."""

    def files(self, lesson: str) -> list[PlaceFile]:
        """Return the files of a lesson; none where it has no folder."""

    def read(self, lesson: str, name: str, limit: int) -> Iterator[bytes]:
        """Yield a file's content. A longer one than `limit` bytes may be cut there or be an error."""

    def put_new(self, lesson: str, name: str, size: int, chunks: Iterable[bytes]) -> None:
        """Write a new file, creating the lesson's folder. A file of this name that is there already stays as it is. A
        write that fails may leave the beginning of the file."""

    def delete(self, lesson: str, name: str) -> None: ...


class PlaceListing:
    """Listing of a lesson's files, completed by what is written meanwhile."""

    def __init__(self, files: Iterable[PlaceFile]) -> None:
        self._found: dict[tuple[SharedKind, str], list[tuple[SharedName, int | None]]] = {}
        self._doubted: set[str] = set()
        for file in files:
            if file.name.startswith(DOUBT):
                self._doubted.add(file.name.removeprefix(DOUBT))
            elif name := parsed_name(file.name):
                self.add(name, file.size)

    def add(self, name: SharedName, size: int | None) -> None:
        self._found.setdefault((name.kind, name.content), []).append((name, size))

    def doubt(self, name: SharedName) -> None:
        self._doubted.add(name.text)

    def is_doubted(self, name: SharedName) -> bool:
        return name.text in self._doubted

    def contents(self, kind: SharedKind) -> list[str]:
        """Return the hashes of one kind of which at least a whole file is listed, doubted or not."""
        return sorted(content for of_kind, content in self._found if of_kind is kind and self.whole(kind, content))

    def whole(self, kind: SharedKind, content: str) -> list[SharedName]:
        """Return the files of a content that have their full length, those that nobody doubts first."""
        found = [name for name, size in self._found.get((kind, content), ()) if size is None or size == name.size]
        return sorted(found, key=lambda name: (self.is_doubted(name), name.text))

    def has(self, kind: SharedKind, content: str) -> bool:
        """Return whether a whole file that nobody doubts is listed."""
        return any(not self.is_doubted(name) for name in self.whole(kind, content))

    def torn(self, kind: SharedKind, content: str, writer: WriterId) -> list[SharedName]:
        """Return the files of a writer that are shorter or longer than they should be."""
        found = self._found.get((kind, content), ())
        return [name for name, size in found if name.writer == writer and size not in (None, name.size)]
