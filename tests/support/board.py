"""A board in memory for tests, and events to feed it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from math import hypot

import numpy as np

from tni.core.geometry import Rect
from tni.core.ids import ClassLayerId, ItemId, PageId, new_id
from tni.document.document import Change
from tni.document.items import Item, Stroke, Text, bounds
from tni.document.lesson_port import LessonPort
from tni.document.paint_order import paint_order
from tni.document.pointer import Changed, Modifier, PointerEvent, PointerPhase, PointerType
from tni.document.text_measurer import MeasuredText
from tni.document.text_style import Paragraph, TextSpan
from tni.ink.pen import Pen
from tni.ink.sample import SampleBuffer, Samples
from tni.services.lesson.lesson_editor import LessonEditor
from tni.services.lesson.memory_lesson import MemoryLesson


class HandClock:
    """Stands still until it is set."""

    def __init__(self) -> None:
        self.at_s = 0.0

    def monotonic(self) -> float:
        return self.at_s

    def now(self) -> datetime:
        return datetime(2026, 11, 24, 8, 0, tzinfo=UTC)


class SquareLetters:
    """Every letter half as wide as high, a bold one as wide."""

    def measure(
        self, text: str, size_mm: float, font: str = "", wrap_mm: float | None = None, *, bold: bool = False,
        spans: tuple[TextSpan, ...] = (), paragraphs: tuple[Paragraph, ...] = (),
    ) -> MeasuredText:  # fmt: skip
        del spans, paragraphs
        widest = max(len(line) for line in text.split("\n")) * size_mm * (1.0 if bold else 0.5)
        return MeasuredText(wrap_mm or widest, size_mm * (1 + text.count("\n")), font or "Square", "1")

    def link_boxes(self, text: Text) -> list[tuple[str, Rect]]:
        """Boxes in lines as they are typed."""
        found, start, wide = [], 0, text.size_mm * (1.0 if text.bold else 0.5)
        for row, line in enumerate(text.text.split("\n")):
            for span in text.spans:
                first, last = max(span.start - start, 0), min(span.end - start, len(line))
                if span.style.link and first < last:
                    box = Rect(first * wide, row * text.size_mm, (last - first) * wide, text.size_mm)
                    found.append((span.style.link, box))
            start += len(line) + 1
        return found


def open_board(port: LessonPort | None = None, clock: HandClock | None = None) -> LessonEditor:
    return LessonEditor(port or MemoryLesson(), clock or HandClock(), SquareLetters())


def event(
    phase: PointerPhase,
    x: float,
    y: float,
    *,
    pointer: int = 1,
    tool: PointerType = PointerType.PEN,
    at_s: float = 0.0,
    size_mm: float | None = None,
    modifiers: Modifier = Modifier.NONE,
    pressure: float | None = None,
) -> PointerEvent:
    return PointerEvent(
        pointer=pointer,
        phase=phase,
        tool=tool,
        at_s=at_s,
        pressure=pressure,
        size_mm=size_mm,
        modifiers=modifiers,
        x_mm=x,
        y_mm=y,
        mm_per_px=0.25,
    )


def drag(
    board: LessonEditor,
    points: Iterable[tuple[float, float]],
    *,
    pointer: int = 1,
    tool: PointerType = PointerType.PEN,
    modifiers: Modifier = Modifier.NONE,
    ending: PointerPhase = PointerPhase.UP,
) -> list[Changed]:
    """Down on the first point, moves through all others, up on the last."""
    first, *others = points
    out = [board.handle(event(PointerPhase.DOWN, *first, pointer=pointer, tool=tool, modifiers=modifiers))]
    for point in others:
        out.append(board.handle(event(PointerPhase.MOVE, *point, pointer=pointer, tool=tool, modifiers=modifiers)))
    last = [first, *others][-1]
    return [*out, board.handle(event(ending, *last, pointer=pointer, tool=tool, modifiers=modifiers))]


def tap(board: LessonEditor, x: float, y: float, modifiers: Modifier = Modifier.NONE) -> Changed:
    return drag(board, [(x, y)], modifiers=modifiers)[-1]


def samples(points: Iterable[tuple[float, float]], pressure: float | None = None) -> Samples:
    buffer = SampleBuffer(0.0)
    for index, (x, y) in enumerate(points):
        buffer.append(x, y, index / 100, pressure)
    return buffer.samples()


def stroke(page: PageId, points: Iterable[tuple[float, float]], pen: Pen | None = None, **fields: object) -> Stroke:
    return Stroke(id=ItemId(new_id()), page=page, pen=pen or Pen(), samples=samples(points), **fields)  # type: ignore[arg-type]


def strokes(board: LessonEditor) -> list[Stroke]:
    """On the page shown."""
    return [i for i in board.document.items(board.page.id) if isinstance(i, Stroke)]


def texts(board: LessonEditor) -> list[Text]:
    return [i for i in board.document.items(board.page.id) if isinstance(i, Text)]


def seen(board: LessonEditor) -> dict[str, object]:
    """All records that can be seen."""
    return {r.id: r for r in board.document.records()}


def assert_sound(board: LessonEditor) -> None:
    """What must hold after every command."""
    document = board.document
    pages = document.pages()
    assert pages
    assert board.page in [*pages, *document.masters()]
    assert [p.position for p in pages] == sorted(p.position for p in pages)
    known = {p.id for p in pages}
    items = [r for r in document.records() if isinstance(r, Item)]
    for page in known:
        here = document.items(page)
        assert here == sorted((i for i in items if i.page == page), key=paint_order)
        assert document.count(page) == len(here)
        for item in here:
            box, truth = document.box(item), bounds(item)
            assert box == truth or np.allclose(
                (box.x, box.y, box.right, box.bottom), (truth.x, truth.y, truth.right, truth.bottom)
            )
        if here:
            plane, z, holds_ink = document.top(page)
            assert plane == max(i.plane for i in here)
            assert z == max(i.z for i in here if i.plane == plane)
            assert holds_ink == any(isinstance(i, Stroke) for i in here if i.plane == plane)
    for key in board.selection:
        item = document.item(key)
        assert item is not None
        assert item.page == board.page.id


def commits(port: MemoryLesson, layer: ClassLayerId | None = None) -> list[Change]:
    return [port.load_change(layer, number + 1) for number in range(port.layer(layer).length)]


def distance_to_segment(px: float, py: float, ax: float, ay: float, bx: float, by: float) -> float:
    """Distance of P from segment AB."""
    dx, dy = bx - ax, by - ay
    length2 = dx * dx + dy * dy
    along = 0.0 if length2 == 0 else max(0.0, min(1.0, ((px - ax) * dx + (py - ay) * dy) / length2))
    return hypot(px - ax - along * dx, py - ay - along * dy)
