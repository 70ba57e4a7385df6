"""A folder watched for what a power cut could leave of it: each fsync, rename, link and removal is noted in order."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

TORN = b"torn"
"""Stands for the content of a file that was not synced since it was written: anything may be there."""
WATCHED = ("fsync", "replace", "rename", "link", "unlink")


@dataclass
class PowerCut:
    """What each name of a folder could hold, had the power failed after each operation so far.

    The disk that is modelled keeps no promise but those of POSIX: a file holds what it held when it was synced last, or
    else is torn; its names are those of the folder at its last sync or after any operation since, in their order.
    forgets_size: as FAT does, whose sizes stand beside the names: a file that was renamed is torn until synced again.
    """

    folder: Path
    forgets_size: bool = False
    _synced: dict[int, bytes] = field(default_factory=dict)
    _names: list[dict[str, int]] = field(default_factory=list)
    _moments: list[dict[str, set[bytes | None]]] = field(default_factory=list)
    """What each name could hold before and after each operation; None: there is no such file."""

    def watch(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """What is in the folder now is taken for synced."""
        self._names = [self._listed()]
        self._synced = {number: self._content(number) for number in self._names[0].values()}
        self._note()
        for name in WATCHED:
            monkeypatch.setattr(os, name, self._watched(name, getattr(os, name)))

    def could_hold(self, name: str) -> set[bytes | None]:
        """What a name could hold if the power failed now."""
        self._note()
        return self._moments[-1].get(name, {None})

    def ever_held(self, name: str) -> set[bytes | None]:
        """What a name could have held at any moment so far."""
        return {content for held in self._moments for content in held.get(name, {None})}

    def _watched(self, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def watched(*args: Any, **named: Any) -> Any:
            self._note()
            result = call(*args, **named)
            if name == "fsync":
                self._sync(args[0])
            elif self.forgets_size and name in ("replace", "rename"):
                self._synced.pop(Path(args[1]).stat().st_ino, None)
            self._note()
            return result

        return watched

    def _sync(self, number: int) -> None:
        found = os.fstat(number)
        if stat.S_ISDIR(found.st_mode):
            self._names = [self._listed()]
        else:
            path = self._path(found.st_ino) if found.st_nlink else Path(f"/proc/self/fd/{number}")
            self._synced[found.st_ino] = path.read_bytes()

    def _note(self) -> None:
        if self._names[-1] != (now := self._listed()):
            self._names.append(now)
        names = {name for listed in self._names for name in listed}
        self._moments.append({name: {self._on_disk(listed.get(name)) for listed in self._names} for name in names})

    def _on_disk(self, number: int | None) -> bytes | None:
        if number is None:
            return None
        synced = self._synced.get(number, TORN)
        return synced if number not in self._names[-1].values() or self._content(number) == synced else TORN

    def _listed(self) -> dict[str, int]:
        return {path.name: path.stat().st_ino for path in self.folder.iterdir()}

    def _content(self, number: int) -> bytes:
        return self._path(number).read_bytes()

    def _path(self, number: int) -> Path:
        return next(path for path in self.folder.iterdir() if path.stat().st_ino == number)
