"""A program that hands over and sends an entry, and is killed before each of its writes, a run for each of them.

Run as `python -m tests.services.cahier.killed_sending FOLDER`. For each kill -9 it prints a line of JSON: what the
program had told before, and what the ENT and the outbox hold after the next start.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import sqlite3
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import Any

from tests.cahier.test_stored_comparison import entry
from tni.api.ent import Memory, Receipt, StoredEntry, StoredFile
from tni.cahier.ent_account import EntAccount, new_account
from tni.cahier.outgoing_entry import OutgoingEntry, OutgoingFile
from tni.cahier.send_window import ALWAYS
from tni.services.cahier.sending_ports import AccountConnector
from tni.services.cahier.sending_work import SendingPlace, SendingWork
from tni.store.outbox import Outbox
from tni.store.outbox_lock import OutboxLock

CONTENT = b"%PDF-1.7 board"
FILE = OutgoingFile("board.pdf", "", "application/pdf", len(CONTENT), sha256(CONTENT).hexdigest())
ENTRY = replace(entry(), works=(), files=(FILE,))
ACCOUNT = new_account("folder", "/ent")
OPERATIONS = ("os.rename", "os.link", "os.remove", "os.mkdir")
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT


class DiskEnt:
    """An ENT that is a folder: a file for each entry and each upload, in a file of a new name each time."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def bound(self, _account: EntAccount, _class_name: str) -> AccountConnector:
        return self

    def publish(self, entry: OutgoingEntry, memory: Memory) -> Receipt:
        if memory.get("file") is None:
            memory.put("file", self._write("upload", FILE.sha256))
        name = memory.get("entry") or next(iter(self.found(str(entry.uid))), "")
        if not name:
            name = self._write("entry", f"{entry.uid}\n{entry.html}")
        memory.put("entry", name)
        return Receipt(name)

    def read_back(self, entry: OutgoingEntry, memory: Memory) -> StoredEntry | None:
        name = memory.get("entry") or ""
        html = (self._folder / name).read_text().partition("\n")[2]
        return StoredEntry(None, html, files=(StoredFile(FILE.name, FILE.size),))

    def withdraw(self, entry: OutgoingEntry, memory: Memory) -> None:
        raise AssertionError("nothing is taken back here")

    def cancel(self) -> None:
        """Nothing waits here."""

    def found(self, uid: str) -> list[str]:
        return sorted(path.name for path in self._folder.glob("entry-*") if path.read_text().startswith(uid))

    def _write(self, kind: str, text: str) -> str:
        name = f"{kind}-{os.urandom(4).hex()}"
        part = self._folder / f".{name}"
        part.write_text(text)
        part.rename(self._folder / name)
        return name


class CountedConnection(sqlite3.Connection):
    """Connection that counts before and after each commit, of which the system tells nothing."""

    count: Callable[[], None] = staticmethod(lambda: None)

    def execute(self, sql: str, *values: Any) -> sqlite3.Cursor:
        if sql != "COMMIT":
            return super().execute(sql, *values)
        self.count()
        found = super().execute(sql, *values)
        self.count()
        return found


class NoonClock:
    def now(self) -> datetime:
        return datetime(2026, 11, 24, 12, tzinfo=UTC)

    def monotonic(self) -> float:
        return 0.0


def made_work(folder: Path) -> SendingWork:
    def connect(path: Path, **how: Any) -> sqlite3.Connection:
        return sqlite3.connect(path, factory=CountedConnection, **how)

    place = SendingPlace(lambda: (ACCOUNT,), lambda: ALWAYS, UTC)
    outbox = Outbox(folder / "outbox.db", connect=connect)
    return SendingWork(outbox, OutboxLock(folder / "lock"), DiskEnt(folder / "ent"), place, NoonClock(), Random(1))


def run(folder: Path) -> None:
    """Hand the entry over, say so, and send it."""
    work = made_work(folder)
    work.hand_over(ENTRY, [ACCOUNT.id], {FILE.sha256: folder / "board.pdf"})
    (folder / "handed").touch()
    work.send_due()


def killed_run(folder: Path, number: int) -> int:
    """Run in a process that is killed before the operation of a number. Return how many there were; 0 if killed."""
    child = os.fork()
    if not child:
        seen, below = 0, str(folder)

        def count() -> None:
            nonlocal seen
            seen += 1
            if seen == number:
                os.kill(os.getpid(), signal.SIGKILL)

        def see(event: str, found: tuple[object, ...]) -> None:
            writes = event == "open" and isinstance(found[2], int) and found[2] & WRITING
            if (writes or event in OPERATIONS) and any(str(one).startswith(below) for one in found):
                count()

        CountedConnection.count = staticmethod(count)
        sys.addaudithook(see)
        run(folder)
        (folder / "count").write_text(str(seen))
        os._exit(0)
    _, status = os.waitpid(child, 0)
    assert os.WIFEXITED(status) or os.WTERMSIG(status) == signal.SIGKILL, status
    return int((folder / "count").read_text()) if os.WIFEXITED(status) else 0


def main(folder: Path) -> None:
    number, whole = 0, 0
    while not whole:
        number += 1
        shutil.rmtree(folder, ignore_errors=True)
        (folder / "ent").mkdir(parents=True)
        (folder / "board.pdf").write_bytes(CONTENT)
        whole = killed_run(folder, number)
        told = (folder / "handed").exists()
        work = made_work(folder)
        if not told:  # as the teacher does, who was not told
            work.hand_over(ENTRY, [ACCOUNT.id], {FILE.sha256: folder / "board.pdf"})
        work.send_due()
        (shown,) = work.state().deliveries
        entries = len(DiskEnt(folder / "ent").found(str(ENTRY.uid)))
        files = len(list(folder.glob("outbox-files/[0-9a-f]*")))
        state = shown.delivery.state.value
        print(json.dumps({"told": told, "entries": entries, "state": state, "files": files}), flush=True)  # noqa: T201


if __name__ == "__main__":
    main(Path(sys.argv[1]))
