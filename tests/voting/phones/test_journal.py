"""The journal's order: lines are written, then synced, then acknowledged; a power cut at any moment loses nothing
acknowledged.

Killing the process can't show this, since the system keeps what was written; so each operation is recorded, and after
every prefix of them the disk is thought to hold what was synced, and any part of what was not.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pytest

from tni.core.ids import PhoneId
from tni.quiz.phones import PhoneVote
from tni.voting.phones import journal as journal_file
from tni.voting.phones.journal import GroupCommit, JournalFile
from tni.voting.phones.journal_records import JournalRecord, SeatAssigned

type Operation = tuple[str, Any]


class RecordedDisk:
    """Stands for `os` in the journal's module: does the same, and records what changes the file."""

    def __init__(self, operations: list[Operation]) -> None:
        self._operations = operations
        self._at: dict[int, int] = {}

    def __getattr__(self, name: str) -> Any:
        return getattr(os, name)

    def open(self, path: Path, flags: int) -> int:
        file = os.open(path, flags)
        self._operations.append(("made anew", Path(path).read_bytes()))  # `write_atomically` has synced it
        return file

    def lseek(self, file: int, position: int, whence: int) -> int:
        self._at[file] = os.lseek(file, position, whence)
        return self._at[file]

    def write(self, file: int, data: memoryview | bytes) -> int:
        part = bytes(data)[:100]  # the system may take less than it is given
        count = os.write(file, part)
        self._operations.append(("write", (self._at.get(file, 0), part[:count])))
        self._at[file] = self._at.get(file, 0) + count
        return count

    def ftruncate(self, file: int, length: int) -> None:
        os.ftruncate(file, length)
        self._operations.append(("truncate", length))

    def fsync(self, file: int) -> None:
        os.fsync(file)
        self._operations.append(("sync", None))


def written(data: bytes, place: int, part: bytes) -> bytes:
    return data[:place].ljust(place, b"\0") + part + data[place + len(part) :]


def disks(operations: Sequence[Operation]) -> list[tuple[set[JournalRecord], bytes]]:
    """After each operation: what was acknowledged, and each thing that the disk may hold after a power cut."""
    found, told = [], set[JournalRecord]()
    synced = now = b""
    for kind, what in operations:
        before = now
        match kind:
            case "write":
                now = written(now, *what)
                place, part = what
                found.append((set(told), written(before, place, part[: len(part) // 2])))
            case "truncate":
                now = now[:what].ljust(what, b"\0")
            case "sync":
                synced = now
            case "made anew":
                synced = now = what
            case "told":
                told.add(what)
        found += [(set(told), synced), (set(told), now)]
    return found


def vote(place: int) -> PhoneVote:
    return PhoneVote(place, "r1", PhoneId(f"{place:016x}"), place, 1, "A", None, float(place))


@pytest.mark.parametrize("room", [64, 1 << 12])
def test_a_power_cut_at_any_moment_loses_nothing_that_was_acknowledged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, room: int
) -> None:
    operations: list[Operation] = []
    disk = RecordedDisk(operations)
    monkeypatch.setattr(journal_file, "os", disk)
    monkeypatch.setattr(journal_file, "PREALLOCATED_BYTES", room)
    if journal_file.sync_data in (getattr(os, "fdatasync", os.fsync), os.fsync):
        monkeypatch.setattr(journal_file, "sync_data", disk.fsync)
    kept: list[JournalRecord] = [SeatAssigned(PhoneId("0" * 16), 7)]

    def told(fact: JournalRecord) -> None:
        operations.append(("told", fact))

    async def run() -> None:
        commit = GroupCommit(JournalFile(tmp_path / "journal"), lambda facts: [told(one) for one in facts], print)
        place = 0
        for size in (1, 3, 1, 9, 2):
            group = [vote(place := place + 1) for _ in range(size)]
            kept.extend(group)
            for one in group:
                commit.put(one, then=lambda one=one: told(one))
            await asyncio.sleep(0)
            if size == 3:
                commit.renew(lambda: list(kept))
            commit.put(then=(synced := asyncio.Event()).set)
            await synced.wait()
        await commit.close()

    asyncio.run(run())
    assert len({what for kind, what in operations if kind == "told"}) == 16
    seen: dict[bytes, set[JournalRecord]] = {}
    monkeypatch.undo()
    for number, (acknowledged, data) in enumerate(disks(operations)):
        if data not in seen:
            path = tmp_path / f"cut {number}"
            path.write_bytes(data)
            file = JournalFile(path)
            file.close()
            path.unlink()
            seen[data] = set(file.records)
        assert acknowledged <= seen[data], f"after operation {number}"


def test_a_rewrite_that_the_disk_refused_is_tried_again_at_the_end(tmp_path: Path) -> None:
    """An erased pupil must not stay in the file when nobody answers afterwards."""
    told: list[str] = []
    refused = [OSError(28, "No space left on device")]

    class FullOnce(JournalFile):
        def renew(self, records: Iterable[JournalRecord]) -> None:
            if refused:
                raise refused.pop()
            super().renew(records)

    async def run(path: Path, *, at_once: bool) -> None:
        commit = GroupCommit(FullOnce(path), lambda _records: None, print)
        commit.put(vote(1), then=(stored := asyncio.Event()).set)
        await stored.wait()
        commit.renew(lambda: (), then=lambda: told.append("erased"))
        for _ in range(0 if at_once else 50):
            await asyncio.sleep(0)
        await commit.close()

    for at_once in (True, False):
        path = tmp_path / f"journal {at_once}"
        refused[:] = [OSError(28, "No space left on device")]
        asyncio.run(run(path, at_once=at_once))
        file = JournalFile(path)
        file.close()
        assert file.records == ()
    assert told == ["erased"] * 2
