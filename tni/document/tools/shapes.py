"""Shape tool: line, arrow, rectangle, ellipse and others, dragged from one end or corner to the other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from math import atan2, copysign, cos, hypot, sin

from tni.core.ids import ItemId, new_id
from tni.document.angles import snapped
from tni.document.document import Change, ChangeKind, RecordChange
from tni.document.items import Dash, Shape, ShapeKind
from tni.document.overlay import Overlay
from tni.document.pointer import NOTHING_CHANGED, Changed, ChangedFlag, Modifier, PointerEvent, PointerPhase
from tni.document.tools.base import DRAG_THRESHOLD_PX, Tool, ToolTarget
from tni.document.z_order import on_top
from tni.ink.pen import Pen


@dataclass(frozen=True, slots=True)
class ShapeStyle:
    """Settings of the shape tool. fill: "#rrggbb" or None."""

    kind: ShapeKind
    pen: Pen
    fill: str | None = None
    dash: Dash = Dash.SOLID


class ShapeTool(Tool):
    """Shape tool."""

    def __init__(self, target: ToolTarget, style: Callable[[], ShapeStyle]) -> None:
        """style: called when a contact comes down."""
        self._target, self._style = target, style
        self._drafts: dict[int, Shape] = {}

    def handle(self, event: PointerEvent, now_s: float) -> Changed:  # noqa: ARG002
        match event.phase:
            case PointerPhase.DOWN:
                self._drafts[event.pointer] = self._begun(event)
                return Changed(ChangedFlag.OVERLAY)
            case PointerPhase.MOVE:
                return self._drag(event)
            case PointerPhase.UP:
                return self._drag(event) | self._end(event.pointer, DRAG_THRESHOLD_PX * event.mm_per_px)
            case PointerPhase.CANCEL:
                return self._end(event.pointer, DRAG_THRESHOLD_PX * event.mm_per_px)

    def _begun(self, event: PointerEvent) -> Shape:
        style, x, y = self._style(), event.x_mm, event.y_mm
        return Shape(
            id=ItemId(new_id()), page=self._target.page.id, kind=style.kind,
            x0=x, y0=y, x1=x, y1=y, pen=style.pen, fill=style.fill, dash=style.dash,
        )  # fmt: skip

    def _drag(self, event: PointerEvent) -> Changed:
        draft = self._drafts.get(event.pointer)
        if draft is None:
            return NOTHING_CHANGED
        x, y = event.x_mm, event.y_mm
        if Modifier.SHIFT in event.modifiers:
            x, y = constrained(draft.kind, draft.x0, draft.y0, x, y)
        self._drafts[event.pointer] = replace(draft, x1=x, y1=y)
        return Changed(ChangedFlag.OVERLAY)

    def _end(self, pointer: int, least_mm: float) -> Changed:
        draft = self._drafts.pop(pointer, None)
        if draft is None:
            return NOTHING_CHANGED
        changed = Changed(ChangedFlag.OVERLAY)
        if hypot(draft.x1 - draft.x0, draft.y1 - draft.y0) < least_mm:
            return changed  # a tap draws nothing
        (shape,) = on_top(self._target.document, draft.page, [draft])
        return changed | self._target.do(Change(ChangeKind.ADD, (RecordChange(shape.id, None, shape),)))

    def retract(self, pointer: int) -> Changed:
        return NOTHING_CHANGED if self._drafts.pop(pointer, None) is None else Changed(ChangedFlag.OVERLAY)

    def drop(self) -> Changed:
        gone = bool(self._drafts)
        self._drafts.clear()
        return Changed(ChangedFlag.OVERLAY) if gone else NOTHING_CHANGED

    def finish(self) -> Changed:
        changed = NOTHING_CHANGED
        for pointer in list(self._drafts):
            changed |= self._end(pointer, least_mm=1.0)
        return changed

    @property
    def busy(self) -> bool:
        return bool(self._drafts)

    def overlay(self) -> Overlay:
        return Overlay(drafts=tuple(self._drafts.values()))


def constrained(kind: ShapeKind, x0: float, y0: float, x: float, y: float) -> tuple[float, float]:
    """Return the end point nearest to (x, y) that makes a line at a multiple of 15 degrees, or a square or circle from
    (x0, y0)."""
    dx, dy = x - x0, y - y0
    if kind in (ShapeKind.LINE, ShapeKind.ARROW):
        angle = snapped(atan2(dy, dx))
        length = dx * cos(angle) + dy * sin(angle)
        return x0 + length * cos(angle), y0 + length * sin(angle)
    side = max(abs(dx), abs(dy))
    return x0 + copysign(side, dx), y0 + copysign(side, dy)
