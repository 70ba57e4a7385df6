"""How large strokes of 20 points are: in the closed file, and in memory, written as a pen writes them.

Memory is counted twice: what Python and NumPy have allocated, and by how much a process has grown (see
`tests.bench.strokes_child`), which also holds what lies idle between them.
"""

from __future__ import annotations

import gc
import math
import statistics
import subprocess
import sys
import tempfile
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import numpy as np

from tests.bench.rig import Rig
from tests.support.board import SquareLetters
from tests.support.handwriting import Ink, handwriting, samples_of
from tni.core.clock import SystemClock
from tni.core.ids import IdSeries, ItemId, PageId
from tni.document.document import ChangeKind, Document
from tni.document.items import Page, Stroke
from tni.document.pointer import PointerEvent, PointerPhase, PointerType
from tni.ink.pen import Pen
from tni.ink.sample import Samples
from tni.services.lesson.lesson_editor import LessonEditor
from tni.store import lesson_database
from tni.store.lesson_file import LessonFile, WorkFolders, new_lesson, open_lesson

POINTS = 20
COUNT = 10_800
CLOSED = 500, 3_500
"""Strokes of the two closed files that are compared: the corpus has so many that are not alike."""
WARM = 2_700
"""Strokes before memory is measured: buffers are there then, and from here on tables double twice."""
AT_ONCE = 100
"""Strokes until the writer is waited for: it is never so far behind a hand."""


def figures(rig: Rig) -> dict[str, str]:  # no other program is measured
    out = {}
    for name, inks in (("a mouse's loops", loops(COUNT)), ("handwriting with pressure", written(COUNT))):
        closed, memory, opened = measured(inks)
        grown, grown_opened = _grown("pressure" in name, rig.rounds)
        out[f"bytes per {POINTS}-point stroke in the document, {name}"] = f"{in_document(inks):.0f}"
        out[f"bytes per {POINTS}-point stroke in the closed file, {name}"] = f"{closed:.0f}"
        out[f"the same with all that refers to it (boxes, undo, writer), {name}"] = f"{memory:.0f}"
        out[f"and when the lesson is opened again, {name}"] = f"{opened:.0f}"
        out[f"by how much the process grows while it is written, {name}"] = f"{grown:.0f}"
        out[f"and when the lesson is opened in another one, {name}"] = f"{grown_opened:.0f}"
    return out


def _grown(pressure: bool, rounds: int) -> tuple[float, float]:
    """Bytes of a stroke, medians: that a process grows by while it writes them, and another one that opens them."""
    found: list[tuple[float, float]] = []
    for _ in range(rounds):
        with tempfile.TemporaryDirectory() as folder:
            child = [sys.executable, "-m", "tests.bench.strokes_child", f"{folder}/whole.tni", str(int(pressure))]
            writes, opens = (
                float(subprocess.run([*child, what], capture_output=True, check=True, text=True).stdout)
                for what in ("write", "open")
            )
            found.append((writes, opens))
    return statistics.median(w for w, _ in found), statistics.median(o for _, o in found)


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
    """Real handwriting cut into strokes, where there is a corpus."""
    whole = [ink[k : k + POINTS] for ink in handwriting() for k in range(0, len(ink) - POINTS + 1, POINTS)]
    chance = np.random.default_rng(7)
    out = []
    for number in range(count):
        # Further rounds of the corpus are a little larger, and noisier, so that no stroke comes twice.
        ink = whole[number % len(whole)].copy()
        if number >= len(whole):
            ink[:, :2] = ink[:, :2] * chance.uniform(1.01, 1.2) + chance.normal(0, 0.01, (len(ink), 2))
        out.append(ink)
    return out


def in_document(inks: list[Ink]) -> float:
    """Bytes of a stroke in a document alone."""
    page = Page(id=PageId("page"), position=0.0)
    document, ids, pen, kept = (
        Document([page]),
        IdSeries(),
        Pen(),
        [samples_of(ink, pressure=bool(ink[0, 3])) for ink in inks],
    )

    def put(first: int, end: int) -> None:
        for z in range(first, end):
            samples = Samples(kept[z].array)
            stroke = Stroke(id=ItemId(ids.next()), page=page.id, z=z, pen=pen, samples=samples)
            document.apply(document.replace(ChangeKind.WRITE, stroke))

    return _allocated(lambda: put(0, WARM), lambda: put(WARM, len(inks))) / (len(inks) - WARM)


def measured(inks: list[Ink]) -> tuple[float, float, float]:
    """Bytes of a stroke: of the closed file less a lesson of the first strokes, of what Python allocates while it is
    open (document, undo and writer), and of the same after the lesson was opened again."""
    first, rest = inks[:WARM], inks[WARM:]
    lesson_database.COMPACT_S = 600.0  # no teacher writes so many in one lesson
    with tempfile.TemporaryDirectory() as folder:
        sizes = [_size(Path(folder) / f"{count}.tni", inks[:count]) for count in CLOSED]
        whole = Path(folder) / "whole.tni"
        file, board = open_board(whole)
        memory = _allocated(lambda: write(file, board, first), lambda: write(file, board, rest))
        file.close()
        del board
        kept: list[object] = []
        opened = _allocated(lambda: None, lambda: kept.append(open_board(whole)))
        file, board = kept.pop()  # type: ignore[misc]
        file.close()
        return (sizes[1] - sizes[0]) / (CLOSED[1] - CLOSED[0]), memory / len(rest), opened / len(inks)


def _size(path: Path, inks: list[Ink]) -> int:
    file, board = open_board(path)
    write(file, board, inks)
    file.close()
    return path.stat().st_size


def open_board(path: Path) -> tuple[LessonFile, LessonEditor]:
    if not path.exists():
        new_lesson(path)
    places = WorkFolders(path.parent / "work", path.parent / "rescue", lambda _folder: True)
    file = open_lesson(path, places, SystemClock())
    board = LessonEditor(file, SystemClock(), SquareLetters())
    board.document.extent(board.page.id)  # as a page that is shown
    return file, board


def write(file: LessonFile, board: LessonEditor, inks: list[Ink]) -> None:
    for number, ink in enumerate(inks):
        last = len(ink) - 1
        for k, (x, y, t, pressure) in enumerate(ink.tolist()):
            phase = PointerPhase.DOWN if k == 0 else PointerPhase.UP if k == last else PointerPhase.MOVE
            tool = PointerType.PEN if pressure else PointerType.MOUSE
            board.handle(
                PointerEvent(
                    pointer=1, phase=phase, tool=tool, at_s=1000.0 + t, pressure=pressure or None, x_mm=x, y_mm=y
                )
            )
        if number % AT_ONCE == 0:
            file.flush()
    file.flush()


def _allocated(first: Callable[[], object], do: Callable[[], object]) -> int:
    """Bytes allocated by `do`, less what it lets go of what `first` allocated."""
    gc.collect()
    tracemalloc.start()
    try:
        first()
        gc.collect()
        before, _ = tracemalloc.get_traced_memory()
        do()
        gc.collect()
        return tracemalloc.get_traced_memory()[0] - before
    finally:
        tracemalloc.stop()
