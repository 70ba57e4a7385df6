"""Plain folder as a shared place: a key, a network drive, or a folder that a sync client watches."""

from __future__ import annotations

import errno
import os
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tni.core.network_errors import NetworkError, NetworkFault
from tni.files.atomic import WriteError, atomic_file, sync_parent
from tni.files.errors import SharedFolderError
from tni.files.regular_file import open_regular
from tni.library.shared_place import SHARED_FOLDER, NotThereError, PlaceFile

CHUNK_BYTES = 1 << 18


class FolderPlace:
    """Shared place in a folder, which must be there: that of a key that was pulled out is not made anew.

    Every method raises NotThereError, SharedFolderError, and NetworkError where `cancel` was called.
    """

    def __init__(self, folder: Path) -> None:
        self._folder, self._root = folder, folder / SHARED_FOLDER
        self._cancelled = threading.Event()

    def check(self) -> None:
        """Ask whether the folder is there."""
        with self._errors():
            if not self._folder.is_dir():
                raise SharedFolderError(self._folder, FileNotFoundError(errno.ENOENT, "no folder"))

    def lessons(self) -> list[str]:
        return [entry.name for entry in self._entries(self._root) if entry.is_dir(follow_symlinks=False)]

    def marks(self) -> dict[str, str]:
        """Return the lessons; a folder does not tell whether anything in it has changed."""
        return dict.fromkeys(self.lessons(), "")

    def files(self, lesson: str) -> list[PlaceFile]:
        found = []
        with self._errors():
            for entry in self._entries(self._root / lesson):
                try:
                    if entry.is_file(follow_symlinks=False):
                        found.append(PlaceFile(entry.name, entry.stat(follow_symlinks=False).st_size))
                except FileNotFoundError:
                    continue
        return found

    def read(self, lesson: str, name: str, limit: int) -> Iterator[bytes]:
        with self._errors(), open_regular(self._root / lesson / name) as file:
            while limit > 0 and (chunk := file.read(min(CHUNK_BYTES, limit))):
                self._check()
                limit -= len(chunk)
                yield chunk

    def put_new(self, lesson: str, name: str, size: int, chunks: Iterable[bytes]) -> None:  # noqa: ARG002
        path = self._root / lesson / name
        with self._errors():
            self._make_folder(path.parent)
            if path.exists():
                return
            with atomic_file(path) as file:
                for chunk in chunks:
                    self._check()
                    file.write(chunk)

    def delete(self, lesson: str, name: str) -> None:
        with self._errors():
            (self._root / lesson / name).unlink()

    def cancel(self) -> None:
        """End what is under way at its next chunk, until `resume`. May be called on any thread."""
        self._cancelled.set()

    def resume(self) -> None:
        self._cancelled.clear()

    def close(self) -> None:
        """Nothing is held open."""

    def _entries(self, folder: Path) -> list[os.DirEntry[str]]:
        """Return the entries of a folder; none where the shared folder itself is there and this one is not yet."""
        self._check()
        with self._errors():
            try:
                with os.scandir(folder) as entries:
                    return list(entries)
            except FileNotFoundError:
                self._folder.stat()
                return []

    def _make_folder(self, folder: Path) -> None:
        self._folder.stat()
        for one in (self._root, folder):
            if not one.is_dir():
                one.mkdir(exist_ok=True)
                sync_parent(one)

    def _check(self) -> None:
        if self._cancelled.is_set():
            raise NetworkError(NetworkFault.CANCELLED, self._folder.name)

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except WriteError as error:
            raise SharedFolderError(self._folder, error.cause) from error
        except FileNotFoundError as error:
            if self._folder.is_dir():
                raise NotThereError(error.filename or "?") from error
            raise SharedFolderError(self._folder, error) from error
        except OSError as error:
            raise SharedFolderError(self._folder, error) from error
