"""Lessons with a full page, for benches: small strokes side by side in a box of the page."""

from __future__ import annotations

from math import ceil, pi, sqrt
from pathlib import Path
from random import Random

import numpy as np
from numpy.typing import NDArray

from tni.core.clock import SystemClock
from tni.core.geometry import Rect
from tni.core.ids import ItemId, PageId, new_id
from tni.document.document import ChangeKind, Document
from tni.document.items import Image, Page, Stroke
from tni.ink.pen import Pen
from tni.ink.sample import SampleBuffer, Samples
from tni.store.lesson_file import LessonFile, WorkFolders, new_lesson, open_lesson

COLOURS = ("#1a1a2e", "#1565c0", "#2e7d32", "#c62828")
MEDIUM_BYTES = 5_000_000


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


def write_lesson(path: Path, count: int, points: int, box: Rect, work: Path, *, pages: int = 1, media: int = 0) -> Path:
    """A lesson with `count` strokes in `box` (mm) on each of its pages. work: a folder for what opening a file needs.
    media: how many blobs of MEDIUM_BYTES it holds, in pictures on its first page."""
    new_lesson(path)
    file = open_lesson(path, WorkFolders(work / "work", work / "rescue", lambda _folder: True), SystemClock())
    for number in range(pages):
        page = Page(id=PageId(new_id()), position=float(number))
        pictures = [_picture(file, page.id, n) for n in range(media)] if number == 0 else []
        change = Document().replace(ChangeKind.IMPORT, page, *strokes(page.id, count, points, box), *pictures)
        file.commit(None, change, number + 1, number + 1)
    file.close()
    return path


def _picture(file: LessonFile, page: PageId, number: int) -> Image:
    """A picture that can't be decoded, with as many bytes as a photograph."""
    blob = file.put_blob(Random(number).randbytes(MEDIUM_BYTES))
    return Image(id=ItemId(new_id()), page=page, z=1_000_000 + number, blob=blob, width_mm=40.0, height_mm=30.0)
