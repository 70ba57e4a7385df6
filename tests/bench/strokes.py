"""How large strokes are: in the closed file, and in memory."""

from __future__ import annotations

import math
import tempfile
import tracemalloc
from pathlib import Path

from tni.board.document import Act, Document
from tni.board.items import Page, Stroke
from tni.core.clock import SystemClock
from tni.core.ids import ItemId, PageId, new_id
from tni.ink.pen import Pen
from tni.ink.sample import SampleBuffer, Samples
from tni.store.lesson_file import Places, new_lesson, open_lesson

PAGE = Page(id=PageId("p"), position=0.0)


def samples(number: int, points: int) -> Samples:
    """A small loop as a mouse gives it at 100 Hz, elsewhere for each number."""
    buffer = SampleBuffer(0.0)
    left, top = 7.0 * (number % 40), 5.0 * (number // 40 % 30)
    for k in range(points):
        turn = 2 * math.pi * k / points + number
        buffer.append(left + 0.4 * k + 2 * math.cos(turn), top + 3 * math.sin(turn), k / 100)
    return buffer.samples()


def strokes(count: int, points: int) -> list[Stroke]:
    return [Stroke(id=ItemId(new_id()), page=PAGE.id, z=n, pen=Pen(), samples=samples(n, points)) for n in range(count)]


def file_bytes_per_stroke(count: int, points: int) -> float:
    """Of the closed file, less an empty lesson, each stroke written as a change of its own."""
    return (_file_bytes(count, points) - _file_bytes(0, points)) / count


def _file_bytes(count: int, points: int) -> int:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.tni"
        new_lesson(path)
        places = Places(Path(folder) / "work", Path(folder) / "rescue", lambda _folder: True)
        file = open_lesson(path, places, SystemClock())
        document = Document([PAGE])
        for number, stroke in enumerate(strokes(count, points), 1):
            file.commit(None, document.replace(Act.WRITE, stroke), number, number)
        file.close()
        return path.stat().st_size


def memory_bytes_per_stroke(count: int, points: int) -> float:
    """Of what Python allocates for strokes in a document, history aside."""
    tracemalloc.start()
    try:
        document = Document([PAGE])
        before, _ = tracemalloc.get_traced_memory()
        for stroke in strokes(count, points):
            document.apply(document.replace(Act.WRITE, stroke))
        after, _ = tracemalloc.get_traced_memory()
        assert document.count(PAGE.id) == count
        return (after - before) / count
    finally:
        tracemalloc.stop()
