"""Ink to shape: a stroke becomes a shape when the pen rests at its end, or as soon as it lifts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum
from math import hypot

from tni.core.geometry import Point
from tni.core.ids import ItemId
from tni.document.document import Change, ChangeKind, RecordChange
from tni.document.items import AnyItem, Shape, Stroke, bounds
from tni.document.overlay import Overlay
from tni.document.pointer import NOTHING_CHANGED, Changed, ChangedFlag, PointerEvent, PointerPhase
from tni.document.recognised_shapes import nearby_directions, shape_from_recognised, with_recognised_points
from tni.document.tools.base import ToolTarget
from tni.document.tools.ink import InkTool
from tni.document.tools.recent_lines import RecentLines, RecognisedStroke
from tni.document.z_order import on_top
from tni.ink.pen import Pen
from tni.ink.shapes.hold_detector import HoldDetector
from tni.ink.shapes.recognise import HOLD_THRESHOLDS, SHAPE_PEN_THRESHOLDS, ShapeThresholds, recognise_shape
from tni.ink.shapes.recognised_shape import CLOSED_KINDS, RecognisedShape, RecognisedShapeKind
from tni.ink.shapes.reshape import reshaped

REFERENCE_WIDTH_MM = 320.0
"""Width of a page that fills the board. Sizes of handwriting are judged relative to it, at any zoom."""


class SnapTrigger(Enum):
    """Event that turns a stroke into a shape."""

    NOTHING = "nothing"
    HOLD = "hold"
    """The pen rests at the end of the stroke."""
    LIFT = "lift"
    """The pen lifts or rests."""


@dataclass(slots=True)
class _Snapped:
    """A shape under a pen that is still down. stroke: the ink as it was drawn. recognised: the shape as recognised with
    the pen at `pen_start`. reshaped: the shape as reshaped since. near: directions nearby, radians. parts: items that
    an arrow replaces besides this stroke, which is its head. saved: the ink was sent to the store. resting: the pen has
    not moved since."""

    stroke: Stroke
    shape: Shape
    recognised: RecognisedShape
    reshaped: RecognisedShape
    pen_start: Point
    near: list[float]
    parts: tuple[AnyItem, ...]
    saved: bool
    resting: bool = True


class InkToShapeTool(InkTool):
    """Ink tool that recognises shapes. A recognised shape is two undo steps: the first undo gives back the ink."""

    def __init__(self, target: ToolTarget, pen: Callable[[], Pen], snap: Callable[[], SnapTrigger]) -> None:
        """snap: called when a contact comes down, rests or lifts."""
        super().__init__(target, pen)
        self._snap = snap
        self._rests: dict[int, HoldDetector] = {}
        self._snapped: dict[int, _Snapped] = {}
        self._shafts = RecentLines()

    def handle(self, event: PointerEvent, now_s: float) -> Changed:
        pointer = event.pointer
        if event.phase is PointerPhase.MOVE:
            if (rest := self._rests.get(pointer)) is not None:
                rest.moved(event.x_mm, event.y_mm, now_s)
            elif (snapped := self._snapped.get(pointer)) is not None:
                return self._follow(snapped, event)
            return super().handle(event, now_s)
        if event.phase is PointerPhase.DOWN:
            if self._snap() is not SnapTrigger.NOTHING and not event.guided:
                self._rests[pointer] = HoldDetector(event.x_mm, event.y_mm, now_s, self._gates.rest_mm * self._scale)
            return super().handle(event, now_s)
        if (snapped := self._snapped.get(pointer)) is not None:
            # A cancelled arrow head stays ink: its contact may have been a palm.
            changed = self._settled(pointer, as_ink=event.phase is PointerPhase.CANCEL and bool(snapped.parts))
            self._shafts.add(snapped.shape.id, now_s)
            return changed
        resting, live = self._rests.pop(pointer, None), self._live.get(pointer)
        changed = super().handle(event, now_s)
        lifted = event.phase is PointerPhase.UP and resting is not None and self._snap() is SnapTrigger.LIFT
        for stroke in changed.finished:
            shape = self._lifted(stroke, live.began_s) if lifted and live is not None else None
            if shape is not None:
                changed |= shape[1]
            self._shafts.add(stroke.id if shape is None else shape[0], now_s)
        return changed

    def tick(self, now_s: float) -> Changed:
        changed = super().tick(now_s)
        for pointer, rest in list(self._rests.items()):
            if rest.held(now_s) and pointer in self._live:
                rest.answer()
                changed |= self._snap_resting(pointer)
        return changed

    @property
    def _gates(self) -> ShapeThresholds:
        return SHAPE_PEN_THRESHOLDS if self._snap() is SnapTrigger.LIFT else HOLD_THRESHOLDS

    @property
    def _scale(self) -> float:
        """Millimetres of the shown page per millimetre of a page that fills the board, 1 at most."""
        board = self._target
        return min(board.view.shown(board.viewport).width / REFERENCE_WIDTH_MM, 1.0)

    def _recognise(self, stroke: Stroke, began_s: float) -> tuple[RecognisedStroke, list[float]] | None:
        """Recognise a shape. Returns it with the directions nearby; None for handwriting."""
        document, gates, scale = self._target.document, self._gates, self._scale
        near = nearby_directions(document, stroke.page, bounds(stroke))
        if (arrow := self._shafts.arrow(document, stroke, began_s, gates, scale)) is not None:
            return arrow, near
        figure = recognise_shape(stroke.samples.positions_mm, gates, near, scale)
        return None if figure is None else (RecognisedStroke((), shape_from_recognised(figure, stroke), figure), near)

    def _snap_resting(self, pointer: int) -> Changed:
        """Replace the ink of a resting pen with a shape, if one is recognised."""
        live = self._live[pointer]
        stroke = replace(live.stroke, samples=live.wet.samples())
        found = self._recognise(stroke, live.began_s)
        if found is None:
            return NOTHING_CHANGED
        (meant, near), kept = found, bool(live.kept)
        del self._live[pointer], self._rests[pointer]
        x, y = stroke.samples.positions_mm[-1].tolist()
        self._snapped[pointer] = _Snapped(
            stroke, meant.shape, meant.recognised, meant.recognised, (x, y), near, meant.parts, kept
        )
        return Changed(ChangedFlag.DRY | ChangedFlag.OVERLAY, {stroke.page: bounds(stroke)}, ended=(pointer,))

    def _follow(self, snapped: _Snapped, event: PointerEvent) -> Changed:
        place = (event.x_mm, event.y_mm)
        gone = hypot(place[0] - snapped.pen_start[0], place[1] - snapped.pen_start[1])
        if snapped.resting and gone <= HOLD_THRESHOLDS.rest_mm * self._scale:
            return NOTHING_CHANGED
        snapped.resting = False
        snapped.reshaped = reshaped(snapped.recognised, snapped.pen_start, place, snapped.near)
        snapped.shape = with_recognised_points(snapped.shape, snapped.reshaped)
        return Changed(ChangedFlag.OVERLAY)

    def _settled(self, pointer: int, *, as_ink: bool = False) -> Changed:
        """Commit the ink as one undo step and the shape that replaces it as the next, or the ink alone."""
        snapped = self._snapped.pop(pointer)
        plane, z, _ = self._target.document.top(snapped.stroke.page)
        stroke = replace(snapped.stroke, plane=plane, z=z + 1)
        changed = self._target.do(Change(ChangeKind.WRITE, (RecordChange(stroke.id, None, stroke),))) | Changed(
            ChangedFlag.OVERLAY
        )
        gone = any(self._target.document.item(part.id) != part for part in snapped.parts)  # erased meanwhile
        if as_ink or gone:
            return changed | Changed(finished=(stroke,))
        return changed | self._instead(stroke, snapped.shape, snapped.parts)

    def _lifted(self, stroke: Stroke, began_s: float) -> tuple[ItemId, Changed] | None:
        """Replace a stroke that was just committed with the recognised shape, if any."""
        found = self._recognise(stroke, began_s)
        if found is None:
            return None
        meant, _ = found
        return meant.shape.id, self._instead(stroke, meant.shape, meant.parts)

    def _instead(self, stroke: Stroke, shape: Shape, parts: tuple[AnyItem, ...]) -> Changed:
        shape = replace(shape, plane=stroke.plane, z=stroke.z)
        if stroke.pen.kind.on_top:  # above all, as its ink was; a shape in highlighter stays under ink
            (shape,) = on_top(self._target.document, shape.page, [shape])
        swaps = (*(RecordChange(item.id, item, None) for item in (*parts, stroke)), RecordChange(shape.id, None, shape))
        return self._target.do(Change(ChangeKind.EDIT, swaps))

    def pending_shape(self, pointer: int) -> ItemId | None:
        """Return the shape that a pen still down will leave; None for ink and for an arrow head."""
        snapped = self._snapped.get(pointer)
        return None if snapped is None or snapped.parts else snapped.shape.id

    def retract(self, pointer: int) -> Changed:
        self._rests.pop(pointer, None)
        snapped = self._snapped.pop(pointer, None)
        if snapped is None:
            return super().retract(pointer)
        if snapped.saved:
            self._target.discard_unfinished(snapped.stroke.id)
        return Changed(ChangedFlag.OVERLAY)

    def drop(self) -> Changed:
        """Turn shapes under pens back into ink; unfinished strokes go on."""
        changed = NOTHING_CHANGED
        for pointer in list(self._snapped):
            changed |= self._settled(pointer, as_ink=True)
        return changed

    def finish(self) -> Changed:
        self._rests.clear()
        changed = super().finish()
        for pointer in list(self._snapped):
            changed |= self._settled(pointer)
        return changed

    @property
    def busy(self) -> bool:
        return bool(self._live or self._snapped)

    def overlay(self) -> Overlay:
        snapped = list(self._snapped.values())
        marks = tuple(point for one in snapped for point in _marks(one.reshaped))
        hidden = frozenset(part.id for one in snapped for part in one.parts)
        return Overlay(drafts=tuple(one.shape for one in snapped), hidden=hidden, marks=marks)


def _marks(recognised: RecognisedShape) -> tuple[Point, ...]:
    """Return the points that mark a recognised shape: its corners or ends, without an arrow's tip, which needs no mark;
    for an ellipse, the four ends of its axes."""
    if recognised.kind is RecognisedShapeKind.ELLIPSE:
        (x, y), *ends = recognised.points
        return (*ends, *((2 * x - a, 2 * y - b) for a, b in ends))
    if recognised.kind is RecognisedShapeKind.ARROW:
        return recognised.points[:1]
    return recognised.points if recognised.kind in CLOSED_KINDS else recognised.points[:2]
