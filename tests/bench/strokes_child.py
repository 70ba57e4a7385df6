"""By how much a process grows for each stroke that it writes or opens.

`python -m tests.bench.strokes_child LESSON PRESSURE HOW`: HOW is `write`, which makes the lesson, or `open`; PRESSURE
is 1 for handwriting with pressure and 0 for loops without. It prints a number of bytes.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.bench.strokes import COUNT, WARM, loops, open_board, write, written
from tests.support.handwriting import Ink
from tni.store import lesson_database


def writing(lesson: Path, inks: list[Ink]) -> float:
    file, board = open_board(lesson)
    write(file, board, inks[:WARM])
    before = own_bytes()
    write(file, board, inks[WARM:])
    grown = own_bytes() - before
    file.close()
    return grown / (len(inks) - WARM)


def opening(lesson: Path) -> float:
    with tempfile.TemporaryDirectory() as folder:  # what any lesson takes is there then
        open_board(Path(folder) / "empty.tni")[0].close()
    before = own_bytes()
    file, board = open_board(lesson)
    grown = own_bytes() - before
    count = board.document.count(board.page.id)
    file.close()
    return grown / count


def own_bytes() -> int:
    """Of this process alone: not what it maps of files, but all that it holds free."""
    for line in Path("/proc/self/smaps_rollup").read_text().splitlines():
        if line.startswith("Anonymous:"):
            return 1024 * int(line.split()[1])
    raise RuntimeError("the kernel does not say")


def main(lesson: Path, pressure: str, how: str) -> None:
    lesson_database.COMPACT_S = 600.0
    if how == "open":
        print(opening(lesson))
    else:
        print(writing(lesson, written(COUNT) if pressure == "1" else loops(COUNT)))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3])
