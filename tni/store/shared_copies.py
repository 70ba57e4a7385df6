"""Copies on this computer of what is exchanged with shared places: contents by their hash, and revisions of lessons.

Contents stand as in the store of the history, apart from it, since nothing of them thins out. Each file is written
atomically under the hash of its content, so a kill or a power cut leaves it whole or absent, and two programs may write
at once. A revision whose file holds something else is taken for absent.
"""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from tni.core.errors import TniError
from tni.core.ids import BlobId
from tni.files.atomic import WriteError, write_atomically
from tni.files.errors import FolderUnusableError
from tni.files.library_errors import ContentDamagedError, ContentMissingError
from tni.library.exchange import SharedRevision, WrongContentError
from tni.store.content_store import make_synced_folder
from tni.store.revision_store import RevisionStore

REVISIONS = "revisions"
HASH_LETTERS = 64
RESERVED_BYTES = 500 << 20
"""Room on the disk that colleagues' lessons leave free."""


class SharedCopiesFolder:
    """Folder of copies; a `SharedCopies`. store: its contents, from which lessons are restored.

    Raises: WriteError when writing, FolderUnusableError when reading.
    """

    def __init__(self, folder: Path, decode: Callable[[str, bytes], SharedRevision]) -> None:
        self.store = RevisionStore(folder)
        self._folder, self._decode = folder, decode
        self._read: dict[str, dict[str, SharedRevision]] = {}

    def lessons(self) -> list[str]:
        """Return the lessons of which a revision is here."""
        with suppress(FileNotFoundError):
            return sorted(path.name for path in (self._folder / REVISIONS).iterdir() if path.is_dir())
        return []

    def revisions(self, lesson: str) -> Mapping[str, SharedRevision]:
        known = self._read.setdefault(lesson, {})
        try:
            paths = list((self._folder / REVISIONS / lesson).iterdir())
        except FileNotFoundError:
            paths = []
        except OSError as error:
            raise FolderUnusableError(self._folder, error) from error
        for path in paths:
            if path.name not in known and (found := self._revision_in(lesson, path)):
                known[path.name] = found
        return dict(known)

    def add(self, lesson: str, revision: SharedRevision) -> None:
        path = self._folder / REVISIONS / lesson / revision.id
        try:
            if not path.parent.is_dir():
                make_synced_folder(path.parent)
        except OSError as error:
            raise WriteError(path, error) from error
        write_atomically(path, revision.data, private=True)
        self._read.setdefault(lesson, {})[revision.id] = revision

    def has(self, blob: BlobId) -> bool:
        return self.store.contents.has(blob)

    def size(self, blob: BlobId) -> int:
        with self._errors_of(blob):
            return self.store.contents.size(blob)

    def read(self, blob: BlobId) -> Iterator[bytes]:
        with self._errors_of(blob):
            yield from self.store.contents.parts(blob)

    def check_room(self, size: int) -> None:
        """Raises: WriteError if the disk would be nearly full with so many more bytes."""
        folder = next(one for one in (self._folder, *self._folder.parents) if one.is_dir())
        try:
            is_full = shutil.disk_usage(folder).free < RESERVED_BYTES + size
        except OSError as error:
            raise FolderUnusableError(self._folder, error) from error
        if is_full:
            raise WriteError(self._folder, OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)))

    def keep(self, blob: BlobId, chunks: Iterable[bytes]) -> None:
        with self._errors_of(blob):
            self.store.contents.write(blob, chunks)

    def drop(self, blob: BlobId) -> None:
        """Remove a damaged copy, so that the content is fetched again."""
        with self._errors_of(blob):
            self.store.contents.remove(blob)

    def clear(self) -> None:
        """Delete all copies. Raises: OSError."""
        self._read.clear()
        with suppress(FileNotFoundError):
            shutil.rmtree(self._folder)

    def _revision_in(self, lesson: str, path: Path) -> SharedRevision | None:
        """Read a revision; None for a file that is damaged or not of this kind."""
        if len(path.name) != HASH_LETTERS:
            return None
        try:
            data = path.read_bytes()
            return self._decode(lesson, data) if hashlib.sha256(data).hexdigest() == path.name else None
        except (OSError, TniError):
            return None

    @contextmanager
    def _errors_of(self, blob: BlobId) -> Iterator[None]:
        try:
            yield
        except (ContentDamagedError, ContentMissingError):
            raise WrongContentError(blob) from None
        except OSError as error:
            raise FolderUnusableError(self._folder, error) from error
