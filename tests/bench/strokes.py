"""How large strokes of 20 points are: in the closed file, and in memory, written as a pen writes them."""

from __future__ import annotations

import gc
import math
import tempfile
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import numpy as np

from tests.bench.rig import Rig
from tests.board_support import SquareLetters
from tests.store.handwriting import Ink, handwriting
from tni.board.pointer import Phase, PointerEvent, PointerTool
from tni.core.clock import SystemClock
from tni.session.board_session import BoardSession
from tni.store.lesson_file import LessonFile, Places, new_lesson, open_lesson

POINTS = 20
COUNT = 10_800
WARM = 2_700
"""Strokes before memory is measured: buffers are there then, and from here on tables double twice."""


def figures(rig: Rig) -> dict[str, str]:  # no other program is measured
    out = {}
    for name, inks in (("a mouse's loops", loops(COUNT)), ("handwriting with pressure", written(COUNT))):
        closed, memory, opened = measured(inks)
        out[f"bytes per {POINTS}-point stroke in the closed file, {name}"] = f"{closed:.0f}"
        out[f"bytes per {POINTS}-point stroke in memory, {name}"] = f"{memory:.0f}"
        out[f"the same when the lesson is opened again, {name}"] = f"{opened:.0f}"
    return out


def loops(count: int) -> list[Ink]:
    """A loop as a mouse gives it at 100 Hz on a picture of 6 pixels a millimetre, of another size and slant each."""
    chance = np.random.default_rng(20)
    out = []
    for number in range(count):
        turn = 2 * math.pi * np.arange(POINTS) / POINTS + chance.uniform(0, 6)
        x = 7.0 * (number % 40) + 0.4 * np.arange(POINTS) + chance.uniform(1, 3) * np.cos(turn)
        y = 5.0 * (number // 40 % 30) + chance.uniform(2, 4) * np.sin(turn)
        out.append(
            np.column_stack([np.round(x * 6) / 6, np.round(y * 6) / 6, np.arange(POINTS) / 100, np.zeros(POINTS)])
        )
    return out


def written(count: int) -> list[Ink]:
    """Real handwriting cut into strokes, where there is a corpus; the first strokes of every text of it in turn."""
    whole = [ink[k : k + POINTS] for ink in handwriting() for k in range(0, len(ink) - POINTS + 1, POINTS)]
    chosen = np.linspace(0, len(whole) - 1, count).astype(int)
    return [whole[n] for n in chosen.tolist()]


def measured(inks: list[Ink]) -> tuple[float, float, float]:
    """Bytes of a stroke: of the closed file less a lesson of the first strokes, of what Python allocates while it is
    open (document, undo and writer), and of the same after the lesson was opened again."""
    first, rest = inks[:WARM], inks[WARM:]
    with tempfile.TemporaryDirectory() as folder:
        small, whole = Path(folder) / "small.tni", Path(folder) / "whole.tni"
        file, board = _open(small)
        write(board, first)
        file.close()
        file, board = _open(whole)
        write(board, first)
        memory = _allocated(lambda: (write(board, rest), file.flush()))
        file.close()
        del board
        size = whole.stat().st_size - small.stat().st_size
        kept: list[object] = []
        opened = _allocated(lambda: kept.append(_open(whole)))
        file, board = kept.pop()  # type: ignore[misc]
        board.document.extent(board.page.id)
        file.close()
        return size / len(rest), memory / len(rest), opened / len(inks)


def _open(path: Path) -> tuple[LessonFile, BoardSession]:
    if not path.exists():
        new_lesson(path)
    places = Places(path.parent / "work", path.parent / "rescue", lambda _folder: True)
    file = open_lesson(path, places, SystemClock())
    board = BoardSession(file, SystemClock(), SquareLetters())
    board.document.extent(board.page.id)  # as a page that is shown
    return file, board


def write(board: BoardSession, inks: list[Ink]) -> None:
    for ink in inks:
        last = len(ink) - 1
        for k, (x, y, t, pressure) in enumerate(ink.tolist()):
            phase = Phase.DOWN if k == 0 else Phase.UP if k == last else Phase.MOVE
            tool = PointerTool.PEN if pressure else PointerTool.MOUSE
            board.handle(PointerEvent(1, phase, tool, x, y, 1000.0 + t, pressure or None))


def _allocated(do: Callable[[], object]) -> int:
    gc.collect()
    tracemalloc.start()
    try:
        before, _ = tracemalloc.get_traced_memory()
        do()
        gc.collect()
        return tracemalloc.get_traced_memory()[0] - before
    finally:
        tracemalloc.stop()
