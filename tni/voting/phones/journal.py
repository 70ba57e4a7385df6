"""Journal of the vote server: an append-only file that has each vote on disk before its receipt is confirmed.

One sync covers many lines.
"""

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

sync_data = getattr(os, "fdatasync", os.fsync)  # may lose the file's timestamps, but not its length
PREALLOCATED_BYTES = 1 << 18
"""Zero bytes written ahead at a time; room for two thousand votes."""

BATCH_SIZE = 64
"""Confirmations sent before the event loop reads new input.

When a whole school answers at once, reading an answer does not wait for all confirmations. Those of one class go out in
one batch.
"""


def _write(file: int, data: bytes) -> None:
    left = memoryview(data)
    while left:
        left = left[os.write(file, left) :]


class JournalFile:
    """Journal on disk. Used by one thread at a time.

    records: records found at opening. A last line torn by a machine stop is left out and truncated.

    Zeros are preallocated behind the lines: when a file grows, a sync also waits for the file system's own journal,
    which other programs can hold up.
    """

    def __init__(self, path: Path, cipher: AnonymousVoteCipher | None = None) -> None:
        """Open the file, or create it. cipher: cipher of the session that the file belongs to. Raises: OSError."""
        self._path, self._cipher = path, cipher or AnonymousVoteCipher()
        if not path.exists():
            write_atomically(path, b"", private=True)
        self._file, whole = self._opened()
        self.records: tuple[JournalRecord, ...] = tuple(
            record for line in whole.splitlines() if (record := decode_record(line, self._cipher)) is not None
        )
        self._length = self._allocated = len(whole)
        self._trim()

    def _opened(self) -> tuple[int, bytes]:
        """Open the file and return it with its complete lines."""
        data = self._path.read_bytes()
        return os.open(self._path, os.O_RDWR | getattr(os, "O_BINARY", 0)), data[: data.rfind(b"\n") + 1]

    def _trim(self) -> None:
        """Replace everything behind the lines by zeros."""
        os.ftruncate(self._file, self._length)
        self._allocated = self._length
        self._preallocate()

    def _preallocate(self) -> None:
        """Preallocate zeros if the disk has room; on a full disk the next lines may still fit."""
        with suppress(OSError):
            os.lseek(self._file, self._allocated, os.SEEK_SET)
            _write(self._file, bytes(PREALLOCATED_BYTES))
            os.fsync(self._file)
            self._allocated += PREALLOCATED_BYTES

    def lines(self, records: Iterable[JournalRecord]) -> bytes:
        """Encode records as lines of the file."""
        return b"".join(encode_record(record, self._cipher) for record in records)

    def append(self, lines: bytes) -> None:
        """Append whole lines and sync. After an error the file is as it was before. Raises: OSError."""
        try:
            if self._length + len(lines) > self._allocated:
                self._preallocate()
            os.lseek(self._file, self._length, os.SEEK_SET)
            _write(self._file, lines)
            sync_data(self._file)
        except OSError:
            with suppress(OSError):
                self._trim()
            raise
        self._length += len(lines)
        self._allocated = max(self._allocated, self._length)

    def renew(self, records: Iterable[JournalRecord]) -> None:
        """Rewrite the file with only these records. Raises: OSError; the file then holds either the new records or the
        old ones."""
        try:
            write_atomically(self._path, self.lines(records), private=True)
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
    """Writer that commits journal records in groups: while one group is being synced, the next one gathers.

    Used in one event loop.
    synced: called with each group once it is on disk, before the callbacks of `put`.
    trouble: called with the error if the disk refuses a group, which is retried after `retry_s`; called with None once
        a retry succeeds.
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
        """Rewrite that the disk has refused."""
        self._renewed: list[Callable[[], None]] = []
        """Called after the next rewrite."""
        self._work: asyncio.Task[None] | None = None
        self._thread = ThreadPoolExecutor(1, "phone journal")
        self._failed = False

    def put(self, *records: JournalRecord, then: Callable[[], None]) -> None:
        """Write records. then: called once they and all earlier ones are on disk. Without records, only waits for the
        earlier ones, and calls `then` at once if there are none."""
        if not records and self._work is None:
            then()
            return
        self._next += records
        self._waiting.append(then)
        self._begin()

    def note(self, *records: JournalRecord) -> None:
        """Write records together with the next `put`, since no caller waits for them."""
        self._next += records

    def renew(self, records: Callable[[], Iterable[JournalRecord]], then: Callable[[], None] | None = None) -> None:
        """Rewrite the file from `records()` once all earlier records are on disk, then call `then`. If the disk
        refuses, try again after the next group that it takes."""
        self._renewal = records
        if then is not None:
            self._renewed.append(then)
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
            for count, then in enumerate(waiting, 1):
                then()
                if count % BATCH_SIZE == 0:
                    await asyncio.sleep(0)
            if self._renewal is not None and not self._waiting:
                renewal, self._renewal = self._renewal, None
                renewed, self._renewed = self._renewed, []
                self._next.clear()  # the rewrite includes the noted ones
                try:
                    await loop.run_in_executor(self._thread, self._file.renew, list(renewal()))
                except OSError:
                    self._put_off, self._renewed = renewal, [*renewed, *self._renewed]
                else:
                    for told in renewed:
                        told()
        self._work = None

    async def close(self) -> None:
        """Write pending records, try once more a rewrite that the disk refused, then close the file."""
        await self._finish()
        if self._put_off is not None:
            self._renewal, self._put_off = self._put_off, None
            await self._finish()
        self._thread.shutdown()
        self._file.close()

    async def _finish(self) -> None:
        self._begin()
        if self._work is not None:
            await self._work
