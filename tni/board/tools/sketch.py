"""Ink that becomes a figure: when the pen rests at the end of a stroke, or as soon as it lifts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum
from math import hypot

from tni.board.document import Act, Change, Swap
from tni.board.items import Shape, Stroke, bounds
from tni.board.meant import directions_near, shape_of, shaped
from tni.board.overlay import Overlay
from tni.board.pointer import NOTHING_CHANGED, Changed, Phase, PointerEvent, What
from tni.board.tools.base import Board
from tni.board.tools.ink import InkTool
from tni.core.ids import ItemId
from tni.ink.figures.figure import CLOSED, Figure, FigureKind, Point
from tni.ink.figures.recognise import ASKED, HELD, Gates, recognised
from tni.ink.figures.reshape import reshaped
from tni.ink.figures.rest import Rest
from tni.ink.pen import Pen

BOARD_MM = 320.0
"""Width of a page that fills the board: sizes of handwriting are told by it, however large the page is shown."""


class SnapBy(Enum):
    """What makes a stroke a figure."""

    NOTHING = "nothing"
    HOLD = "hold"
    """The pen rests where the stroke ends."""
    LIFT = "lift"
    """The pen lifts, or rests."""


@dataclass(slots=True)
class _Snapped:
    """A figure under a pen that is still down. stroke: the ink as it was drawn. meant: the figure as it was recognised
    with the pen at `grip`. kept: whether the ink was sent to be kept. steady: the pen has not gone on yet."""

    stroke: Stroke
    shape: Shape
    meant: Figure
    figure: Figure
    grip: Point
    near: list[float]
    kept: bool
    steady: bool = True


class SketchTool(InkTool):
    """A figure is two steps of undo: the first gives back the ink."""

    def __init__(self, board: Board, pen: Callable[[], Pen], snap: Callable[[], SnapBy]) -> None:
        """snap: asked when a contact comes down and when it rests or lifts."""
        super().__init__(board, pen)
        self._snap = snap
        self._rests: dict[int, Rest] = {}
        self._snapped: dict[int, _Snapped] = {}

    def handle(self, event: PointerEvent, now_s: float) -> Changed:
        pointer = event.pointer
        if event.phase is Phase.MOVE:
            if (rest := self._rests.get(pointer)) is not None:
                rest.moved(event.x_mm, event.y_mm, now_s)
            elif (snapped := self._snapped.get(pointer)) is not None:
                return self._follow(snapped, event)
            return super().handle(event, now_s)
        if event.phase is Phase.DOWN:
            if self._snap() is not SnapBy.NOTHING:
                self._rests[pointer] = Rest(event.x_mm, event.y_mm, now_s, self._gates.rest_mm * self._scale)
            return super().handle(event, now_s)
        if pointer in self._snapped:
            return self._settled(pointer)
        resting = self._rests.pop(pointer, None)
        changed = super().handle(event, now_s)
        if event.phase is Phase.UP and resting is not None and self._snap() is SnapBy.LIFT:
            for stroke in changed.finished:
                changed |= self._lifted(stroke)
        return changed

    def tick(self, now_s: float) -> Changed:
        changed = super().tick(now_s)
        for pointer, rest in list(self._rests.items()):
            if rest.held(now_s) and pointer in self._live:
                rest.answer()
                changed |= self._held(pointer)
        return changed

    @property
    def _gates(self) -> Gates:
        return ASKED if self._snap() is SnapBy.LIFT else HELD

    @property
    def _scale(self) -> float:
        """Page mm for each mm of a page that fills the board."""
        board = self._board
        return min(board.view.shown(board.viewport).width / BOARD_MM, 1.0)

    def _recognised(self, stroke: Stroke) -> tuple[Figure | None, list[float]]:
        near = directions_near(self._board.document, stroke, bounds(stroke))
        return recognised(stroke.samples.positions_mm, self._gates, near, self._scale), near

    def _held(self, pointer: int) -> Changed:
        """The pen rests: a figure takes the ink's place, if the stroke is meant to be any."""
        live = self._live[pointer]
        stroke = replace(live.stroke, samples=live.wet.samples())
        figure, near = self._recognised(stroke)
        if figure is None:
            return NOTHING_CHANGED
        kept = bool(live.kept)
        del self._live[pointer], self._rests[pointer]
        x, y = stroke.samples.positions_mm[-1].tolist()
        self._snapped[pointer] = _Snapped(stroke, shape_of(figure, stroke), figure, figure, (x, y), near, kept)
        return Changed(What.DRY | What.OVERLAY, {stroke.page: bounds(stroke)}, ended=(pointer,))

    def _follow(self, snapped: _Snapped, event: PointerEvent) -> Changed:
        place = (event.x_mm, event.y_mm)
        gone = hypot(place[0] - snapped.grip[0], place[1] - snapped.grip[1])
        if snapped.steady and gone <= HELD.rest_mm * self._scale:
            return NOTHING_CHANGED
        snapped.steady = False
        snapped.figure = reshaped(snapped.meant, snapped.grip, place, snapped.near)
        snapped.shape = shaped(snapped.shape, snapped.figure)
        return Changed(What.OVERLAY)

    def _settled(self, pointer: int) -> Changed:
        """The ink as one step and the figure in its place as the next."""
        snapped = self._snapped.pop(pointer)
        plane, z, _ = self._board.document.top(snapped.stroke.page)
        stroke = replace(snapped.stroke, plane=plane, z=z + 1)
        changed = self._board.do(Change(Act.WRITE, (Swap(stroke.id, None, stroke),)))
        return changed | self._instead(stroke, snapped.shape) | Changed(What.OVERLAY)

    def _lifted(self, stroke: Stroke) -> Changed:
        """A stroke that was just kept becomes the figure it was meant to be, if it was any."""
        figure, _ = self._recognised(stroke)
        return NOTHING_CHANGED if figure is None else self._instead(stroke, shape_of(figure, stroke))

    def _instead(self, stroke: Stroke, shape: Shape) -> Changed:
        shape = replace(shape, plane=stroke.plane, z=stroke.z)
        return self._board.do(Change(Act.EDIT, (Swap(stroke.id, stroke, None), Swap(shape.id, None, shape))))

    def figure(self, pointer: int) -> ItemId | None:
        """What a pen that is still down has become and will leave, if that is no ink."""
        snapped = self._snapped.get(pointer)
        return None if snapped is None else snapped.shape.id

    def retract(self, pointer: int) -> Changed:
        self._rests.pop(pointer, None)
        snapped = self._snapped.pop(pointer, None)
        if snapped is None:
            return super().retract(pointer)
        if snapped.kept:
            self._board.drop_under_way(snapped.stroke.id)
        return Changed(What.OVERLAY)

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
        marks = tuple(point for one in snapped for point in _marks(one.figure))
        return Overlay(drafts=tuple(one.shape for one in snapped), marks=marks)


def _marks(figure: Figure) -> tuple[Point, ...]:
    """Where a figure shows that it is one: its corners or ends; of an ellipse the four ends of its axes."""
    if figure.kind is FigureKind.ELLIPSE:
        (x, y), *ends = figure.points
        return (*ends, *((2 * x - a, 2 * y - b) for a, b in ends))
    return figure.points if figure.kind in CLOSED else figure.points[:2]
