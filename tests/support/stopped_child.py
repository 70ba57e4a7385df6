"""A program that works on lessons, and waits to be killed before one of its operations on files: it saves, backs up,
throws away, indexes, exchanges or installs.

Run as `python -m tests.support.stopped_child WORK NUMBER LIBRARY PLACE`. It prints `here` before the operation of this
number below LIBRARY and PLACE, and waits; without one of this number it prints how many there were.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

NOW = datetime(2026, 10, 3, 17, 0, tzinfo=UTC)
LESSON = "leçon.tni"
OPERATIONS = ("os.rename", "os.link", "os.remove", "os.rmdir", "os.mkdir", "os.chmod")
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
ROOT = Path(__file__).parents[2]


type Count = Callable[[], None]
"""Counts an operation that the system tells nothing of."""


def back_up(library: Path, place: Path, _count: Count) -> None:
    from tni.store.backup_place import BackupPlace

    BackupPlace(place).write(library, NOW, "here")


def save(library: Path, _place: Path, _count: Count) -> None:
    from tni.store.library_history import LibraryHistory

    LibraryHistory(library).save(library / LESSON, NOW)


def throw(library: Path, place: Path, _count: Count) -> None:
    from tni.store.lesson_bin import LessonBin

    LessonBin(library, place / "work").throw(LESSON, NOW)


class _NoPdfs:
    def texts(self, _data: bytes) -> dict[int, str]:
        return {}


def index(library: Path, place: Path, count: Count) -> None:
    from tni.services.library.library_indexer import LibraryIndexer

    LibraryIndexer(library, place, _NoPdfs(), lambda _done, _all: count(), count).run()


def exchange(library: Path, place: Path, _count: Count) -> None:
    """library: the copies."""
    from tests.support.exchange_simulation import LESSON, decoded, hash_of, made_revision
    from tni.core.ids import BlobId
    from tni.library.exchange import LessonExchange, heads_of
    from tni.library.shared_place import WriterId
    from tni.sharing.folder import FolderPlace
    from tni.store.shared_copies import SharedCopiesFolder

    copies, content = SharedCopiesFolder(library, decoded), os.urandom(100_000)
    copies.keep(BlobId(hash_of(content)), [content])
    copies.add(LESSON, made_revision(heads_of(copies.revisions(LESSON)), [hash_of(content)], ""))
    LessonExchange(FolderPlace(place), copies, LESSON, WriterId("00000001"), decoded, lambda: os.urandom(4).hex()).run()


def plugin(library: Path, place: Path, _count: Count) -> None:
    """library: the teacher's folder. place: a zip file."""
    from tni.services.plugins.plugin_package import read_package

    read_package(place).write(library)


WORKS: dict[str, Callable[[Path, Path, Count], None]] = {
    "backup": back_up,
    "history": save,
    "bin": throw,
    "index": index,
    "exchange": exchange,
    "plugin": plugin,
}


def killed_before_operations(work: str, library: Path, place: Path, renew: Callable[[], None]) -> Iterator[str]:
    """Yield after each kill: before one of the middle, and before each of the last two. renew: makes library and place
    as they were before."""
    (whole,) = _run(work, 1 << 30, library, place)
    count = int(whole)
    assert count > 4
    for number in (count // 2, count - 1, count):
        renew()
        assert _run(work, number, library, place) == ["here"]
        yield f"{work}, operation {number} of {count}"


def _run(work: str, number: int, library: Path, place: Path) -> list[str]:
    """Return the line that the child said before it was killed or ended."""
    command = [sys.executable, "-m", "tests.support.stopped_child", work, str(number), str(library), str(place)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        said = child.stdout.readline().split()
        child.kill()
    return said


def main(work: str, number: int, library: Path, place: Path) -> None:
    below, seen = (str(library), str(place)), 0

    def count() -> None:
        nonlocal seen
        seen += 1
        if seen == number:
            print("here", flush=True)  # noqa: T201
            sys.stdin.read()  # until it is killed

    def stop(event: str, found: tuple[object, ...]) -> None:
        writes = event == "open" and isinstance(found[2], int) and found[2] & WRITING
        if (writes or event in OPERATIONS) and any(str(one).startswith(below) for one in found):
            count()

    sys.addaudithook(stop)
    WORKS[work](library, place, count)
    print(seen, flush=True)  # noqa: T201


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]), Path(sys.argv[4]))
