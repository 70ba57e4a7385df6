"""The web page of a lesson full of real handwriting stays small enough to send."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

import pytest

from tests.ui.printing.web_samples import export_of
from tni.core.ids import ItemId, PageId
from tni.document.document import Document
from tni.document.items import LessonInfo, LessonRecord, Page, Stroke
from tni.document.page_format import Ruling
from tni.formats.unipen import PenStroke, read_unipen
from tni.ink.pen import Pen
from tni.ink.sample import SampleBuffer, Samples
from tni.services.lesson.shared_parts import SharedParts
from tni.services.printing.web_lesson import take_web_lesson
from tni.services.printing.web_page import web_page

pytestmark = pytest.mark.qt
PAGES, STROKES = 20, 200
MAX_BYTES = 5_000_000
SCALE = 3.0
"""A hand writes larger on a board than on a tablet of paper size."""


def placed(stroke: PenStroke, x_mm: float, y_mm: float) -> Samples:
    buffer, left, top = SampleBuffer(0.0), min(p.x_mm for p in stroke), min(p.y_mm for p in stroke)
    for point in stroke:
        x, y = x_mm + (point.x_mm - left) * SCALE, y_mm + (point.y_mm - top) * SCALE
        buffer.append(x, y, point.t_s - stroke[0].t_s, None)
    return buffer.samples()


def written_pages(strokes: list[PenStroke]) -> Iterator[LessonRecord]:
    source = cycle(strokes)
    for number in range(PAGES):
        page = PageId(f"p{number:02d}")
        yield Page(id=page, position=float(number), ruling=Ruling.SEYES)
        x, row = 12.0, 0
        for count in range(STROKES):
            stroke = next(source)
            width = (max(p.x_mm for p in stroke) - min(p.x_mm for p in stroke)) * SCALE
            if x + width > 310:
                x, row = 12.0, row + 1
            yield Stroke(
                id=ItemId(f"{page}-{count}"), page=page, pen=Pen(), samples=placed(stroke, x, 8.0 + row * 17 % 150)
            )
            x += width + 1.5


def test_twenty_pages_of_dense_ink_take_less_than_5_mb(corpus: Path, qapp: object) -> None:
    files = sorted((corpus / "ink" / "unipen" / "atu1").glob("*.dat"))
    strokes = [stroke for path in files for stroke in read_unipen(path) if len(stroke) >= 5]
    document = Document([LessonInfo(title="Vingt pages d’encre"), *written_pages(strokes)])
    lesson = take_web_lesson(document, SharedParts(), "")
    export = export_of(lesson)
    data = web_page(lesson, export.material()).encode("utf-8")
    assert len(data) < MAX_BYTES
    assert data.count(b"<path") >= PAGES * STROKES
