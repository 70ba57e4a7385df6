"""Correction tool: a tap puts the chosen code on a copy, a drag underlines or rings words and puts the code beside.
Keys do the same with a placing mark."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from math import hypot

from tni.core.geometry import Point, Rect
from tni.core.ids import ItemId, new_id
from tni.document.correction_code import CorrectionCode
from tni.document.correction_mark import MarkMaker, box_around, code_of, is_stamp
from tni.document.document import Change, ChangeKind, RecordChange
from tni.document.items import PluginItem
from tni.document.overlay import Overlay
from tni.document.pick import touches
from tni.document.pointer import NOTHING_CHANGED, Changed, ChangedFlag, PointerEvent, PointerPhase
from tni.document.tools.base import DRAG_THRESHOLD_PX, Tool, ToolTarget
from tni.document.tools.placing_mark import PlacingMark
from tni.document.z_order import on_top

LINE_SHARE, LINE_MM = 0.2, 5.0
"""A drag is a line if its box is at most so much of its length across, or so wide; else it is a ring."""
DRAWN_MM = 2.0
"""Least length of a line or ring that keys draw."""


@dataclass(slots=True)
class _Gesture:
    """Way of a contact. page: on which it came down."""

    start: Point
    end: Point
    box: Rect
    is_drag: bool = False


class CorrectionTool(Tool):
    """Marks copies with codes.

    code: returns the chosen code, None for none. maker: returns what makes the marks, at each of them. marked: called
    after each mark.
    """

    def __init__(
        self,
        target: ToolTarget,
        code: Callable[[], CorrectionCode | None],
        maker: Callable[[], MarkMaker],
        marked: Callable[[], None] = lambda: None,
    ) -> None:
        self._target, self._code, self._maker, self._marked = target, code, maker, marked
        self._gestures: dict[int, _Gesture] = {}
        self._drafts: dict[int, PluginItem] = {}
        self._placing: PlacingMark | None = None
        self._draft_key = ItemId(new_id())

    def handle(self, event: PointerEvent, now_s: float) -> Changed:  # noqa: ARG002
        place = (event.x_mm, event.y_mm)
        if event.phase is PointerPhase.DOWN:
            self._gestures[event.pointer] = _Gesture(place, place, box_around((place,)))
            return self.end_placing()
        gesture = self._gestures.get(event.pointer)
        if gesture is None:
            return NOTHING_CHANGED
        if event.phase is PointerPhase.CANCEL:
            return self.retract(event.pointer)
        self._follow(gesture, event)
        code = self._code()
        if event.phase is PointerPhase.UP:
            del self._gestures[event.pointer]
            self._drafts.pop(event.pointer, None)
            return Changed(ChangedFlag.OVERLAY) | (NOTHING_CHANGED if code is None else self._mark(gesture, code))
        if code is None or not gesture.is_drag:
            return NOTHING_CHANGED
        self._drafts[event.pointer] = self._dragged(gesture, code)
        return Changed(ChangedFlag.OVERLAY)

    def _follow(self, gesture: _Gesture, event: PointerEvent) -> None:
        gesture.end = (event.x_mm, event.y_mm)
        gesture.box = gesture.box.united(box_around((gesture.start, gesture.end)))
        size = hypot(gesture.box.width, gesture.box.height)
        gesture.is_drag = gesture.is_drag or size >= DRAG_THRESHOLD_PX * event.mm_per_px

    def _mark(self, gesture: _Gesture, code: CorrectionCode) -> Changed:
        if gesture.is_drag:
            return self._add(self._dragged(gesture, code))
        there = self._stamp_at(gesture.end)
        if there is None:
            page = self._target.page
            return self._add(self._maker().stamp(code, page.id, self._room(), gesture.end, ItemId(new_id())))
        if code_of(there) == code:
            return NOTHING_CHANGED
        return self._change(there, code)

    def _dragged(self, gesture: _Gesture, code: CorrectionCode) -> PluginItem:
        """Return the mark of a drag: a straight line where it went along one, else a ring around its box."""
        page, box = self._target.page.id, gesture.box
        across, along = sorted((box.width, box.height))
        if across <= max(LINE_MM, along * LINE_SHARE):
            return self._maker().line(code, page, self._room(), _ends(gesture), ItemId(new_id()))
        return self._maker().ring(code, page, self._room(), box, ItemId(new_id()))

    def _room(self) -> Rect:
        page = self._target.page
        return Rect(0.0, 0.0, page.format.width_mm, self._target.document.height_mm(page.id))

    def _stamp_at(self, place: Point) -> PluginItem | None:
        """Return the stamp that a tap meets, which then gets the chosen code; None without one that may change."""
        document = self._target.document
        for item in reversed(document.shown(self._target.page.id, Rect(*place, 0.0, 0.0).grown(0.1))):
            if isinstance(item, PluginItem) and is_stamp(item) and touches(item, *place, 0.0):
                return None if item.locked or document.is_prepared(item.id) else item
        return None

    def _add(self, mark: PluginItem) -> Changed:
        (mark,) = on_top(self._target.document, mark.page, [mark])
        changed = self._target.do(Change(ChangeKind.ADD, (RecordChange(mark.id, None, mark),)))
        self._marked()
        return changed

    def _change(self, there: PluginItem, code: CorrectionCode) -> Changed:
        middle = self._target.document.box(there).center
        made = self._maker().stamp(code, there.page, self._room(), middle, there.id)
        made = replace(made, plane=there.plane, z=there.z, group=there.group)
        changed = self._target.do(self._target.document.replace(ChangeKind.EDIT, made))
        self._marked()
        return changed

    # -- by keys

    @property
    def placing(self) -> PlacingMark | None:
        """The mark that keys lead on the page shown; None before the first key and after Escape."""
        mark = self._placing
        return mark if mark is not None and mark.page == self._target.page.id else None

    def step_placing(self, across: int, down: int, step_mm: float, seen: Rect) -> Changed:
        """Move the placing mark. Without one, show it amid the part of the page that is seen."""
        room, mark = self._room(), self.placing
        if mark is None:
            self._placing = PlacingMark.amid(self._target.page.id, seen, room)
        else:
            self._placing = mark.stepped(across, down, step_mm, room)
        return Changed(ChangedFlag.OVERLAY)

    def draw_placing(self) -> Changed:
        """Begin a line or a ring at the placing mark."""
        if self.placing is None:
            return NOTHING_CHANGED
        self._placing = replace(self.placing, start=self.placing.at)
        return Changed(ChangedFlag.OVERLAY)

    def put_placing(self) -> Changed:
        """Put the chosen code at the placing mark, with the line or ring that was drawn. The mark stays there."""
        mark, code = self.placing, self._code()
        if mark is None or code is None:
            return NOTHING_CHANGED
        self._placing = replace(mark, start=None)
        return Changed(ChangedFlag.OVERLAY) | self._mark(_keyed_gesture(mark), code)

    def leave_placing(self) -> Changed:
        """Drop the line or ring that is being drawn, or else the placing mark."""
        if (mark := self.placing) is None or mark.start is None:
            return self.end_placing()
        self._placing = replace(mark, start=None)
        return Changed(ChangedFlag.OVERLAY)

    def end_placing(self) -> Changed:
        """Drop the placing mark and what is drawn from it."""
        mark, self._placing = self._placing, None
        return NOTHING_CHANGED if mark is None else Changed(ChangedFlag.OVERLAY)

    def placing_draft(self) -> PluginItem | None:
        """Return what Enter would put on the page."""
        mark, code = self.placing, self._code()
        if mark is None or code is None:
            return None
        gesture = _keyed_gesture(mark)
        if gesture.is_drag:
            return replace(self._dragged(gesture, code), id=self._draft_key)
        return self._maker().stamp(code, mark.page, self._room(), mark.at, self._draft_key)

    def retract(self, pointer: int) -> Changed:
        self._gestures.pop(pointer, None)
        return NOTHING_CHANGED if self._drafts.pop(pointer, None) is None else Changed(ChangedFlag.OVERLAY)

    def finish(self) -> Changed:
        """Drop the gestures under way. The placing mark stays, as after an undo."""
        self._gestures.clear()
        had = bool(self._drafts)
        self._drafts.clear()
        return Changed(ChangedFlag.OVERLAY) if had else NOTHING_CHANGED

    def drop(self) -> Changed:
        return self.finish() | self.end_placing()

    @property
    def busy(self) -> bool:
        return bool(self._gestures)

    def overlay(self) -> Overlay:
        drafts, keyed = tuple(self._drafts.values()), self.placing_draft()
        if keyed is None:
            return Overlay(drafts=drafts)
        return Overlay(drafts=(*drafts, keyed), spots=(self._target.document.box(keyed),))


def _keyed_gesture(mark: PlacingMark) -> _Gesture:
    """Return the gesture of a pointer that does what the keys have done."""
    start = mark.at if mark.start is None else mark.start
    box = box_around((start, mark.at))
    return _Gesture(start, mark.at, box, hypot(box.width, box.height) >= DRAWN_MM)


def _ends(gesture: _Gesture) -> tuple[Point, Point]:
    """Return the ends of a line: those of the gesture, or of its box where it went back on its way."""
    box, (x0, y0), (x1, y1) = gesture.box, gesture.start, gesture.end
    if box.width >= box.height and abs(x1 - x0) < box.width * (1 - LINE_SHARE):
        middle = (y0 + y1) / 2
        return (box.x, middle), (box.right, middle)
    if box.height > box.width and abs(y1 - y0) < box.height * (1 - LINE_SHARE):
        middle = (x0 + x1) / 2
        return (middle, box.y), (middle, box.bottom)
    return gesture.start, gesture.end
