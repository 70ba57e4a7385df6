"""Lessons with a full page, for benches: small strokes side by side in a box of the page."""

from __future__ import annotations

from math import ceil, pi, sqrt
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tni.core.clock import SystemClock
from tni.core.geometry import Rect
from tni.core.ids import ItemId, PageId, new_id
from tni.document.document import ChangeKind, Document
from tni.document.items import Page, Stroke
from tni.ink.pen import Pen
from tni.ink.sample import SampleBuffer, Samples
from tni.store.lesson_file import WorkFolders, new_lesson, open_lesson

COLOURS = ("#1a1a2e", "#1565c0", "#2e7d32", "#c62828")


def loops(count: int, points: int, box: Rect) -> list[Samples]:
    """A grid of small loops as a mouse gives them at 100 Hz, as large as lets `count` of them fill the box (mm)."""
    if not count:
        return []
    columns = ceil(sqrt(count * box.width / box.height))
    pitch = box.width / columns, box.height / ceil(count / columns)
    turn = np.linspace(0, 2 * pi, points)
    out = []
    for number in range(count):
        left, top = box.x + number % columns * pitch[0], box.y + number // columns * pitch[1]
        xs = left + pitch[0] * (0.5 + 0.4 * np.cos(turn + number))
        ys = top + pitch[1] * (0.5 + 0.4 * np.sin(turn * 2 + number))
        out.append(_sampled(xs, ys))
    return out


def _sampled(xs: NDArray[np.float64], ys: NDArray[np.float64]) -> Samples:
    buffer = SampleBuffer(0.0)
    for number, (x, y) in enumerate(zip(xs.tolist(), ys.tolist(), strict=True)):
        buffer.append(x, y, number / 100)
    return buffer.samples()


def strokes(page: PageId, count: int, points: int, box: Rect) -> list[Stroke]:
    """Of four colours, in runs of forty, as lines of writing are."""
    return [
        Stroke(id=ItemId(new_id()), page=page, z=n + 1, pen=Pen(colour=COLOURS[n // 40 % 4]), samples=samples)
        for n, samples in enumerate(loops(count, points, box))
    ]


def write_lesson(path: Path, count: int, points: int, box: Rect, work: Path) -> Path:
    """A lesson whose first page has `count` strokes in `box` (mm). work: a folder for what opening a file needs."""
    new_lesson(path)
    file = open_lesson(path, WorkFolders(work / "work", work / "rescue", lambda _folder: True), SystemClock())
    page = Page(id=PageId(new_id()), position=0.0)
    change = Document().replace(ChangeKind.IMPORT, page, *strokes(page.id, count, points, box))
    file.commit(None, change, 1, 1)
    file.close()
    return path
