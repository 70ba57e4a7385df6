"""Tool of guides: drags one to another place, off the page to remove it, and a new one out of an edge of the page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from tni.document.guides import GuideLine, guide_change, guide_lines
from tni.document.overlay import GuideMark, Overlay
from tni.document.pointer import NOTHING_CHANGED, Changed, ChangedFlag, Modifier, PointerEvent, PointerPhase
from tni.document.tools.base import DRAG_THRESHOLD_PX, Tool, ToolTarget, hit_tolerance_mm

STEP_MM = 1.0
"""Places at which a dragged guide stops, unless Shift is held."""


@dataclass(slots=True)
class _Drag:
    """Drag of a guide. line: as it is in the lesson, None for a new one. model: what it is like. now: where it is
    dragged; None off the page."""

    pointer: int
    line: GuideLine | None
    model: GuideLine
    start_mm: float
    least_mm: float
    now: GuideLine | None
    moved: bool = False


class GuideTool(Tool):
    """Tool of guides. pulls: returns whether new ones are dragged out of the edges; of_all: whether these are on every
    page. chosen: the guide that was touched last, for the key that removes it."""

    def __init__(self, target: ToolTarget, pulls: Callable[[], bool], of_all: Callable[[], bool]) -> None:
        self._target, self._pulls, self._of_all = target, pulls, of_all
        self._drag: _Drag | None = None
        self.chosen: GuideLine | None = None

    def takes(self, event: PointerEvent) -> bool:
        """Return whether a contact comes down on a guide that can be moved, or on an edge from which one is dragged."""
        return self._at(event) is not None

    def _at(self, event: PointerEvent) -> tuple[GuideLine, bool] | None:
        """Return the guide at a place, and whether it is new."""
        board, near = self._target, hit_tolerance_mm(event)
        lines = [line for line in guide_lines(board.document, board.page.id) if not line.locked]
        gaps = [(abs(line.at_mm - (event.x_mm if line.across else event.y_mm)), line) for line in lines]
        inside = -near <= event.x_mm <= self._side(True) + near and -near <= event.y_mm <= self._side(False) + near
        if not inside:
            return None
        gap, line = min(gaps, key=lambda one: one[0], default=(near + 1, None))
        if line is not None and gap <= near:
            return line, False
        if self._pulls():
            for across, at in ((True, event.x_mm), (False, event.y_mm)):
                if min(abs(at), abs(at - self._side(across))) <= near:
                    return GuideLine(across, at, self._of_all()), True
        return None

    def _side(self, across: bool) -> float:
        """Return the length of the page along which a guide moves."""
        board = self._target
        return board.page.format.width_mm if across else board.document.height_mm(board.page.id)

    def handle(self, event: PointerEvent, now_s: float) -> Changed:  # noqa: ARG002
        if event.phase is PointerPhase.DOWN:
            return self._down(event)
        drag = self._drag
        if drag is None or drag.pointer != event.pointer:
            return NOTHING_CHANGED
        if event.phase is PointerPhase.CANCEL:
            return self.drop()
        self._move(drag, event)
        if event.phase is PointerPhase.MOVE:
            return Changed(ChangedFlag.OVERLAY)
        return self._up(drag)

    def _down(self, event: PointerEvent) -> Changed:
        if self._drag is not None or (found := self._at(event)) is None:
            return NOTHING_CHANGED
        line, is_new = found
        start = event.x_mm if line.across else event.y_mm
        least = DRAG_THRESHOLD_PX * event.mm_per_px
        old = None if is_new else line
        self._drag = _Drag(event.pointer, old, line, start, least, old)
        self.chosen = old
        return Changed(ChangedFlag.OVERLAY | ChangedFlag.SELECTION) | self._target.select(frozenset())

    def _move(self, drag: _Drag, event: PointerEvent) -> None:
        line = drag.model
        at = event.x_mm if line.across else event.y_mm
        if not drag.moved and abs(at - drag.start_mm) < drag.least_mm:
            return
        drag.moved = True
        if Modifier.SHIFT not in event.modifiers:
            at = round(at / STEP_MM) * STEP_MM
        drag.now = replace(line, at_mm=at) if 0.0 <= at <= self._side(line.across) else None

    def _up(self, drag: _Drag) -> Changed:
        self._drag, board = None, self._target
        if not drag.moved:
            return Changed(ChangedFlag.OVERLAY)
        self.chosen = drag.now
        change = guide_change(board.document, board.page.id, drag.line, drag.now)
        return board.do(change) | Changed(ChangedFlag.OVERLAY)

    def drop(self) -> Changed:
        if self._drag is None:
            return NOTHING_CHANGED
        self._drag = None
        return Changed(ChangedFlag.OVERLAY)

    def retract(self, pointer: int) -> Changed:
        return self.drop() if self._drag is not None and self._drag.pointer == pointer else NOTHING_CHANGED

    def finish(self) -> Changed:
        return self.drop()

    @property
    def busy(self) -> bool:
        return self._drag is not None

    def marks(self) -> tuple[GuideMark, ...]:
        """Return the guides of the page as they are drawn now."""
        board, drag = self._target, self._drag
        lines = guide_lines(board.document, board.page.id)
        if drag is not None:
            lines = [line for line in lines if line != drag.line] + ([] if drag.now is None else [drag.now])
        chosen = self.chosen if drag is None else drag.now
        size = self._side(True), self._side(False)
        return tuple(GuideMark(*line.ends(*size), line == chosen) for line in lines)

    def overlay(self) -> Overlay:
        return Overlay()  # the editor shows the marks, also while no guide is dragged
