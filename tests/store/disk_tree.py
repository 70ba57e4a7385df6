"""A tree of folders of which a power cut or a kill leaves a part, at any operation on the disk."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

WATCHED = ("fsync", "replace", "rename", "link", "unlink", "write", "mkdir", "utime")


class KilledError(BaseException):
    """The program was killed: nothing after this operation happens."""


@dataclass
class DiskTree:
    """Operations of the program on a folder and all below it.

    kill_at: the operation, from 1, before which the program is killed, which ends all that follow
    too; 0: it goes on. `after_power_cut` writes what a
    power cut at this moment may leave, of a disk that keeps no promise but those of POSIX: a file holds what it held
    when it was synced last, then whatever was written since; a folder has the names of its last sync.
    """

    folder: Path
    kill_at: int = 0
    done: int = 0
    _synced: dict[int, bytes] = field(default_factory=dict)
    _names: dict[int, dict[str, int]] = field(default_factory=dict)
    """Names of each synced folder, by the folder's number."""
    _folders: set[int] = field(default_factory=set)

    def watch(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """What is in the folder now is taken for synced."""
        for place, folders, files in os.walk(self.folder):
            self._sync_folder(Path(place))
            for name in files:
                path = Path(place) / name
                self._synced[path.stat().st_ino] = path.read_bytes()
            del folders
        for name in WATCHED:
            monkeypatch.setattr(os, name, self._watched(name, getattr(os, name)))

    def after_power_cut(self, folder: Path, *, torn: bool) -> None:
        """Write to a folder what was left. torn: the names of all files are on the disk, their content is not; else
        neither is what was not synced."""
        if torn:
            shutil.copytree(self.folder, folder)
            for place, _, files in os.walk(self.folder):
                for name in files:
                    path = Path(place) / name
                    left = folder / path.relative_to(self.folder)
                    left.write_bytes(self._torn(path.stat().st_ino, path.read_bytes()))
        else:
            self._leave(self.folder.stat().st_ino, folder)

    def _torn(self, number: int, content: bytes) -> bytes:
        synced = self._synced.get(number, b"")
        return content if content == synced else synced + b"\0" * max(len(content) - len(synced), 0)

    def _leave(self, number: int, folder: Path) -> None:
        folder.mkdir()
        for name, child in self._names.get(number, {}).items():
            if child in self._folders:
                self._leave(child, folder / name)
            else:
                (folder / name).write_bytes(self._synced.get(child, b""))

    def _watched(self, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def watched(*args: Any, **named: Any) -> Any:
            self.done += 1
            if 0 < self.kill_at <= self.done:
                raise KilledError
            result = call(*args, **named)
            if name == "fsync":
                self._sync(args[0])
            return result

        return watched

    def _sync(self, number: int) -> None:
        found, path = os.fstat(number), Path(f"/proc/self/fd/{number}")
        if stat.S_ISDIR(found.st_mode):
            self._sync_folder(path.resolve())
        else:
            self._synced[found.st_ino] = path.read_bytes()

    def _sync_folder(self, folder: Path) -> None:
        self._folders.add(folder.stat().st_ino)
        self._names[folder.stat().st_ino] = {path.name: path.stat().st_ino for path in folder.iterdir()}
        self._folders.update(path.stat().st_ino for path in folder.iterdir() if path.is_dir())
