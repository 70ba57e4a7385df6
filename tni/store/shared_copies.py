"""Copies on this computer of what is exchanged with shared places: blobs by their hash, and the revisions of lessons.

Each file is written atomically under the hash of its content, so a kill or a power cut leaves it whole or absent, and
two programs may write at once. A file whose content is another is taken for absent.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from tni.core.errors import TniError
from tni.core.ids import BlobId
from tni.files.atomic import WriteError, atomic_file, sync_parent, write_atomically
from tni.files.errors import FolderUnusableError
from tni.files.private import make_private_folder
from tni.library.exchange import SharedRevision

CHUNK_BYTES = 1 << 18
BLOBS, REVISIONS = "blobs", "revisions"
HASH_LETTERS = 64


class SharedCopiesFolder:
    """Folder of copies; a `SharedCopies`. Raises: WriteError when writing, FolderUnusableError when reading."""

    def __init__(self, folder: Path, decode: Callable[[str, bytes], SharedRevision]) -> None:
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
        self._make_folder(path)
        write_atomically(path, revision.data, private=True)
        self._read.setdefault(lesson, {})[revision.id] = revision

    def size(self, blob: BlobId) -> int | None:
        try:
            return self._path(blob).stat().st_size
        except FileNotFoundError:
            return None
        except OSError as error:
            raise FolderUnusableError(self._folder, error) from error

    def read(self, blob: BlobId) -> Iterator[bytes]:
        try:
            with self._path(blob).open("rb") as file:
                while chunk := file.read(CHUNK_BYTES):
                    yield chunk
        except OSError as error:
            raise FolderUnusableError(self._folder, error) from error

    def keep(self, blob: BlobId, chunks: Iterable[bytes]) -> None:
        path = self._path(blob)
        self._make_folder(path)
        with atomic_file(path, private=True) as file:
            for chunk in chunks:
                file.write(chunk)

    def drop(self, blob: BlobId) -> None:
        """Remove a damaged copy, so that the blob is fetched again."""
        with suppress(FileNotFoundError):
            self._path(blob).unlink()

    def _revision_in(self, lesson: str, path: Path) -> SharedRevision | None:
        """Read a revision; None for a file that is damaged or not of this kind."""
        if len(path.name) != HASH_LETTERS:
            return None
        try:
            data = path.read_bytes()
            return self._decode(lesson, data) if hashlib.sha256(data).hexdigest() == path.name else None
        except (OSError, TniError):
            return None

    def _path(self, blob: BlobId) -> Path:
        return self._folder / BLOBS / blob[:2] / blob

    def _make_folder(self, path: Path) -> None:
        if path.parent.is_dir():
            return
        try:
            make_private_folder(path.parent)
            for one in (path.parent, path.parent.parent, self._folder):
                sync_parent(one)
        except OSError as error:
            raise WriteError(path, error) from error
