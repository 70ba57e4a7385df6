"""Marks of correction codes on a page: a stamp alone, or beside a line or a ring around words.

A mark is an interactive item of kind MARK_KIND without a plugin: it keeps its code, every program draws it and finds
its words, and it is moved, copied, erased and undone like all items.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import Enum
from math import cos, pi, sin

from tni.core.geometry import Affine, Point, Rect
from tni.core.ids import ItemId, PageId
from tni.document.correction_code import CorrectionCode
from tni.document.item_drawing import AnyDrawn, Drawing, DrawnArea, DrawnLine, DrawnOval, DrawnPicture, DrawnText
from tni.document.items import AnyItem, PluginItem
from tni.document.mark_record import MARK_KIND, is_mark
from tni.document.plugin_state import PluginState, plugin_item, plugin_state

VERSION = 1
EM_PER_CAPITAL = 1.5
LINE_MM, RIM_MM = 0.8, 0.5
LABEL_ROOM_EMS = 0.7
"""Room in a stamp at both sides of its label together."""
GAP_MM = 1.0
"""Distance between a stamp and its line or ring."""
RING_ROOM_MM = 1.5
"""Distance of a ring from what the gesture goes around."""
CORNER_STEPS = 6

type LabelWidth = Callable[[str, float], float]
"""Returns the width of a label in bold. Its second argument: height of the em, mm."""


class MarkKind(Enum):
    STAMP = "stamp"
    LINE = "line"
    RING = "ring"


def code_of(item: AnyItem | None) -> CorrectionCode | None:
    """Return the code of a mark; None for any other item, and for a mark that is not understood."""
    contents = plugin_state(item) if is_mark(item) else None
    if contents is None or contents.kind != MARK_KIND:
        return None
    state = contents.state
    label, meaning, colour = state.get("code"), state.get("meaning", ""), state.get("colour", "red")
    points = state.get("points", 0.0)
    if not all(isinstance(text, str) for text in (label, meaning, colour)):
        return None
    if isinstance(points, bool) or not isinstance(points, int | float):
        return None
    try:
        return CorrectionCode(str(label), meaning, colour, float(points))
    except (ValueError, OverflowError):
        return None


def is_stamp(item: AnyItem) -> bool:
    """Return whether an item is a mark without a line or ring."""
    contents = plugin_state(item)
    return contents is not None and contents.kind == MARK_KIND and contents.state.get("mark") == MarkKind.STAMP.value


def codes_of(items: Iterable[AnyItem]) -> Iterator[CorrectionCode]:
    """Yield the codes of the marks among items, one for each mark."""
    return (code for item in items if (code := code_of(item)) is not None)


@dataclass(frozen=True, slots=True)
class MarkMaker:
    """Maker of marks. name: of a mark, in words. capital_mm: height of capitals. width_of: see `LabelWidth`."""

    name: str
    capital_mm: float
    width_of: LabelWidth

    def stamp(self, code: CorrectionCode, page: PageId, room: Rect, at: Point, key: ItemId) -> PluginItem:
        """Return a stamp with its middle at a place. room: the page, which it does not leave."""
        wide, high = self._size(code)
        box = _inside(Rect(at[0] - wide / 2, at[1] - high / 2, wide, high), room)
        return self._item(MarkKind.STAMP, code, page, box, self._stamp(code, wide, high), key)

    def line(
        self, code: CorrectionCode, page: PageId, room: Rect, ends: tuple[Point, Point], key: ItemId
    ) -> PluginItem:
        """Return a line under words, with its stamp at its right end, or a bar beside them, with its stamp on the side
        of the nearer edge of the page."""
        first, last = sorted(ends)
        around = box_around(ends).grown(LINE_MM / 2)
        wide, high = self._size(code)
        if around.height > around.width:
            y = around.center[1] - high / 2
            left, right = (around.x - GAP_MM - wide, y), (around.right + GAP_MM, y)
            corners = (left, right) if around.center[0] < room.center[0] else (right, left)
        else:
            corners = ((around.right + GAP_MM, last[1] - high / 2), (last[0] - wide, around.y - GAP_MM - high))
        stamp = _placed(corners, wide, high, room)
        drawn = DrawnLine((first, last), code.colour, LINE_MM)
        return self._beside(MarkKind.LINE, code, page, around, drawn, stamp, key)

    def ring(self, code: CorrectionCode, page: PageId, room: Rect, words: Rect, key: ItemId) -> PluginItem:
        """Return a ring around words, with its stamp at its upper right. words: box of the gesture."""
        around = words.grown(RING_ROOM_MM)
        wide, high = self._size(code)
        corners = (around.right + GAP_MM, around.y), (around.x - GAP_MM - wide, around.y)
        stamp = _placed(corners, wide, high, room)
        x, y = around.center
        drawn = DrawnOval(x, y, around.width / 2, around.height / 2, None, code.colour, LINE_MM)
        return self._beside(MarkKind.RING, code, page, around, drawn, stamp, key)

    def _beside(
        self, kind: MarkKind, code: CorrectionCode, page: PageId, around: Rect, drawn: DrawnLine | DrawnOval,
        stamp: Rect, key: ItemId,
    ) -> PluginItem:  # fmt: skip
        box = around.united(stamp)
        parts = [_moved(drawn, -box.x, -box.y)]
        parts += [
            _moved(part, stamp.x - box.x, stamp.y - box.y) for part in self._stamp(code, stamp.width, stamp.height)
        ]
        return self._item(kind, code, page, box, tuple(parts), key)

    def _item(
        self, kind: MarkKind, code: CorrectionCode, page: PageId, box: Rect, drawing: Drawing, key: ItemId
    ) -> PluginItem:
        state = {"code": code.label, "meaning": code.meaning, "colour": code.colour, "mark": kind.value}
        if code.points:
            state["points"] = code.points  # type: ignore[assignment]
        text = f"{code.label} : {code.meaning}" if code.meaning else code.label
        contents = PluginState(MARK_KIND, VERSION, state, drawing, text)
        return plugin_item(contents, self.name, (box.width, box.height), page, Affine.moving(box.x, box.y), key)

    def _size(self, code: CorrectionCode) -> tuple[float, float]:
        em = self.capital_mm * EM_PER_CAPITAL
        high = self.capital_mm * 1.75
        return max(high, self.width_of(code.label, em) + em * LABEL_ROOM_EMS), high

    def _stamp(self, code: CorrectionCode, wide: float, high: float) -> Drawing:
        return stamp_drawing(code, wide, high, self.capital_mm * EM_PER_CAPITAL)


def stamp_drawing(code: CorrectionCode, wide: float, high: float, em: float) -> Drawing:
    """Return the drawing of a stamp: a label in a frame, on a ground on which it can be read over what is written."""
    radius = high * 0.28
    return (
        DrawnArea(_rounded(Rect(0.0, 0.0, wide, high), radius), code.colour),
        DrawnArea(_rounded(Rect(0.0, 0.0, wide, high).grown(-RIM_MM), radius - RIM_MM), "surface"),
        DrawnText(code.label, wide / 2, high / 2, em, code.colour, bold=True, width_mm=wide - LABEL_ROOM_EMS * em),
    )


def _rounded(box: Rect, radius: float) -> tuple[Point, ...]:
    middles = (
        (box.right - radius, box.y + radius), (box.right - radius, box.bottom - radius),
        (box.x + radius, box.bottom - radius), (box.x + radius, box.y + radius),
    )  # fmt: skip
    return tuple(
        (x + radius * sin(turn), y - radius * cos(turn))
        for quarter, (x, y) in enumerate(middles)
        for turn in ((quarter + step / CORNER_STEPS) * pi / 2 for step in range(CORNER_STEPS + 1))
    )


def _moved(part: AnyDrawn, dx: float, dy: float) -> AnyDrawn:
    match part:
        case DrawnLine() | DrawnArea():
            return replace(part, points=tuple((x + dx, y + dy) for x, y in part.points))
        case DrawnOval() | DrawnText() | DrawnPicture():
            return replace(part, x=part.x + dx, y=part.y + dy)


def box_around(points: Iterable[Point]) -> Rect:
    """Return the box around points, at least one."""
    xs, ys = zip(*points, strict=True)
    return Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


def _placed(corners: Iterable[Point], wide: float, high: float, room: Rect) -> Rect:
    """Return a box at the first corner where it lies on the page; else as near to the first as the page allows."""
    boxes = [Rect(x, y, wide, high) for x, y in corners]
    return next((box for box in boxes if _inside(box, room) == box), _inside(boxes[0], room))


def _inside(box: Rect, room: Rect) -> Rect:
    """Return a box moved onto the page."""
    x = max(room.x, min(box.x, room.right - box.width))
    return Rect(x, max(room.y, min(box.y, room.bottom - box.height)), box.width, box.height)
