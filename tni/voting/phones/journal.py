"""Votes on the disk before anybody is told that they were received: an append-only file, one sync for many lines."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

from tni.files.atomic import WriteError, write_atomically
from tni.voting.phones.anonymity import AnonymousVoteCipher
from tni.voting.phones.journal_records import JournalRecord, decode_record, encode_record

_sync = getattr(os, "fdatasync", os.fsync)  # the file's times may be lost, not its length
PREALLOCATED_BYTES = 1 << 18
"""Bytes of zeros made ready at a time: two thousand votes."""

BATCH_SIZE = 64
"""So many are told, then what has come meanwhile is read: where a school answers at once, an answer has its time before
others hear of theirs. A class is told in one go."""


def _write(file: int, data: bytes) -> None:
    left = memoryview(data)
    while left:
        left = left[os.write(file, left) :]


class JournalFile:
    """The file. Used by one thread at a time. Zeros are kept ready behind its lines: where a file grows, a sync waits
    for the file system's own journal too, which others hold up.

    facts: what was in it when it was opened; a line that was torn when the machine stopped is left out, and cut off.
    """

    def __init__(self, path: Path, blind: AnonymousVoteCipher | None = None) -> None:
        """blind: of the session that the file belongs to. Raises: OSError."""
        self._path, self._blind = path, blind or AnonymousVoteCipher()
        if not path.exists():
            write_atomically(path, b"")
        self._file, whole = self._opened()
        self.facts: tuple[JournalRecord, ...] = tuple(
            fact for line in whole.splitlines() if (fact := decode_record(line, self._blind)) is not None
        )
        self._length = self._room = len(whole)
        self._trim()

    def _opened(self) -> tuple[int, bytes]:
        """The file, and its whole lines."""
        data = self._path.read_bytes()
        return os.open(self._path, os.O_RDWR | getattr(os, "O_BINARY", 0)), data[: data.rfind(b"\n") + 1]

    def _trim(self) -> None:
        """Nothing but zeros behind the lines."""
        os.ftruncate(self._file, self._length)
        self._room = self._length
        self._make_room()

    def _make_room(self) -> None:
        """Where the disk has it: on a full one the next lines may find room all the same."""
        with suppress(OSError):
            os.lseek(self._file, self._room, os.SEEK_SET)
            _write(self._file, bytes(PREALLOCATED_BYTES))
            os.fsync(self._file)
            self._room += PREALLOCATED_BYTES

    def lines(self, facts: Iterable[JournalRecord]) -> bytes:
        """As they stand in the file."""
        return b"".join(encode_record(fact, self._blind) for fact in facts)

    def append(self, lines: bytes) -> None:
        """Whole lines, on the disk when this returns; after an error the file is as it was. Raises: OSError."""
        try:
            if self._length + len(lines) > self._room:
                self._make_room()
            os.lseek(self._file, self._length, os.SEEK_SET)
            _write(self._file, lines)
            _sync(self._file)
        except OSError:
            with suppress(OSError):
                self._trim()
            raise
        self._length += len(lines)
        self._room = max(self._room, self._length)

    def renew(self, facts: Iterable[JournalRecord]) -> None:
        """Only these facts from now on. Raises: OSError, after which the file has either these or those of before."""
        try:
            write_atomically(self._path, self.lines(facts))
        except WriteError as error:
            raise error.cause from error
        finally:
            old, (self._file, whole) = self._file, self._opened()
            os.close(old)
            self._length = len(whole)
            self._trim()

    def close(self) -> None:
        os.close(self._file)


class GroupCommit:
    """Facts go to the file in groups: while one is being synced, the next gathers. Used in one event loop.

    synced: called with each group once it is on the disk; then those who waited for it are told. trouble: called with
    the error when the disk refuses one, which is tried again after `retry_s`, and with None once it has taken it.
    """

    def __init__(
        self,
        file: JournalFile,
        synced: Callable[[Sequence[JournalRecord]], None],
        trouble: Callable[[OSError | None], None],
        retry_s: float = 0.5,
    ) -> None:
        self._file, self._synced, self._trouble, self._retry_s = file, synced, trouble, retry_s
        self._next: list[JournalRecord] = []
        self._waiting: list[Callable[[], None]] = []
        self._renewal: Callable[[], Iterable[JournalRecord]] | None = None
        self._put_off: Callable[[], Iterable[JournalRecord]] | None = None
        """A renewal that the disk has refused."""
        self._work: asyncio.Task[None] | None = None
        self._thread = ThreadPoolExecutor(1, "phone journal")
        self._failed = False

    def put(self, *facts: JournalRecord, then: Callable[[], None]) -> None:
        """Write facts. then: called once they, and all that were put before, are on the disk; with no facts, that is
        all it does, and at once where nothing is on its way."""
        if not facts and self._work is None:
            then()
            return
        self._next += facts
        self._waiting.append(then)
        self._begin()

    def note(self, *facts: JournalRecord) -> None:
        """Write facts that nobody waits for, with the next that somebody does."""
        self._next += facts

    def renew(self, facts: Callable[[], Iterable[JournalRecord]]) -> None:
        """Make the file anew of what `facts` gives when all that was put before is on the disk; where the disk refuses
        it, once more after the next group that it takes."""
        self._renewal = facts
        self._begin()

    def _begin(self) -> None:
        if self._work is None:
            self._work = asyncio.get_running_loop().create_task(self._run())

    async def _run(self) -> None:
        loop = asyncio.get_running_loop()
        while self._next or self._waiting or self._renewal is not None:
            group, waiting, self._next, self._waiting = self._next, self._waiting, [], []
            lines = self._file.lines(group)
            while lines:
                try:
                    await loop.run_in_executor(self._thread, self._file.append, lines)
                except OSError as error:
                    self._failed = True
                    self._trouble(error)
                    await asyncio.sleep(self._retry_s)
                else:
                    lines = b""
                    self._renewal, self._put_off = self._renewal or self._put_off, None
            if self._failed:
                self._failed = False
                self._trouble(None)
            self._synced(group)
            for told, then in enumerate(waiting, 1):
                then()
                if told % BATCH_SIZE == 0:
                    await asyncio.sleep(0)
            if self._renewal is not None and not self._waiting:
                renewal, self._renewal = self._renewal, None
                self._next.clear()  # noted ones are among those that follow
                try:
                    await loop.run_in_executor(self._thread, self._file.renew, list(renewal()))
                except OSError:
                    self._put_off = renewal
        self._work = None

    async def close(self) -> None:
        """Write what waits, then let the file go."""
        self._begin()
        if self._work is not None:
            await self._work
        self._thread.shutdown()
        self._file.close()
