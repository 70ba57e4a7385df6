"""A board on which a pen writes while palms come, rest, and are told to be palms, until the program is killed.

Run as `python -m tests.store.palm_child FOLDER LESSON SEED`. Log lines, synced: `pen NUMBER TIME` after a stroke was
lifted; `palm NUMBER TIME` after a palm was told; `row NUMBER` before it, when its ink had been sent to be kept. Strokes
lie at y = 10 times their number, palms at x = 200, pens at x = 20.
"""

from __future__ import annotations

import os
import random
import sys
import time
from pathlib import Path

from tests.support.board import SquareLetters, event
from tni.core.clock import SystemClock
from tni.document.pointer import PointerPhase, PointerType
from tni.services.lesson.lesson_editor import TICK_S, LessonEditor
from tni.store.lesson_file import WorkFolders, open_lesson

PEN_MM, PALM_MM, APART_MM = 20.0, 200.0, 10.0
SAMPLE_S = 0.005


def main(folder: Path, lesson: Path, seed: int) -> None:
    chance, clock = random.Random(seed), SystemClock()
    board = LessonEditor(
        open_lesson(lesson, WorkFolders(folder / "work", folder / "rescue"), clock), clock, SquareLetters()
    )
    log = os.open(folder / "palms.log", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    number = 1000 * seed
    while True:
        number += 1
        seconds = chance.uniform(0.3, 0.6)  # long enough for its ink to be sent
        _one(board, number, seconds, log)


def _one(board: LessonEditor, number: int, seconds: float, log: int) -> None:
    """A stroke of the pen, and beside it a palm that is told to be one when the pen has lifted."""
    y, clock = APART_MM * number, SystemClock()
    began = ticked = clock.monotonic()
    board.handle(event(PointerPhase.DOWN, PEN_MM, y, pointer=1, at_s=began))
    board.handle(event(PointerPhase.DOWN, PALM_MM, y, pointer=2, tool=PointerType.FINGER, at_s=began))
    while (now := clock.monotonic()) - began < seconds:
        board.handle(event(PointerPhase.MOVE, PEN_MM + 50 * (now - began), y, pointer=1, at_s=now))
        jitter = 0.2 * (number % 3 - 1) + 0.1
        board.handle(event(PointerPhase.MOVE, PALM_MM + jitter, y, pointer=2, tool=PointerType.FINGER, at_s=now))
        if now - ticked >= TICK_S:
            board.tick(now)
            ticked = now
        time.sleep(SAMPLE_S)
    os.write(log, f"row {number}\n".encode())
    board.handle(event(PointerPhase.UP, PEN_MM + 50 * seconds, y, pointer=1, at_s=now))
    _say(log, f"pen {number}")
    board.handle(event(PointerPhase.MOVE, PALM_MM, y, pointer=2, tool=PointerType.PALM, at_s=now))
    _say(log, f"palm {number}")
    board.handle(event(PointerPhase.UP, PALM_MM, y, pointer=2, tool=PointerType.PALM, at_s=now))


def _say(log: int, what: str) -> None:
    os.write(log, f"{what} {time.monotonic()}\n".encode())
    os.fsync(log)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
