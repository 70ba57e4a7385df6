"""The eraser: what it touches goes while it moves, and a gesture is one step of undo."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import inf

from tni.board.document import Act
from tni.board.erase import EraseBy, Merged, erased
from tni.board.overlay import Disc, Overlay, Point
from tni.board.pointer import NOTHING_CHANGED, Changed, Phase, PointerEvent, What
from tni.board.tools.base import Board, Tool
from tni.core.ids import PageId


@dataclass(frozen=True, slots=True)
class EraserStyle:
    """radius_mm: of the disc that erases, > 0."""

    by: EraseBy = EraseBy.AREA
    radius_mm: float = 6.0

    def __post_init__(self) -> None:
        if not 0 < self.radius_mm < inf:
            raise ValueError(f"radius_mm must be finite and > 0, got {self.radius_mm}")


class EraserTool(Tool):
    """Contacts that erase at the same time share one gesture, for they may cut the same strokes."""

    def __init__(self, board: Board, style: Callable[[], EraserStyle]) -> None:
        """style: asked when a gesture begins."""
        self._board, self._style_now = board, style
        self._style = style()
        self._at: dict[int, Point] = {}
        self._page = PageId("")
        self._merged = Merged()

    def handle(self, event: PointerEvent, now_s: float) -> Changed:  # noqa: ARG002
        place = (event.x_mm, event.y_mm)
        match event.phase:
            case Phase.DOWN:
                if not self._at:
                    self._style, self._page, self._merged = self._style_now(), self._board.page.id, Merged()
                self._at[event.pointer] = place
                return self._step(event.pointer, place)
            case Phase.MOVE:
                return self._step(event.pointer, place) if event.pointer in self._at else NOTHING_CHANGED
            case Phase.UP | Phase.CANCEL:
                if event.pointer not in self._at:
                    return NOTHING_CHANGED
                changed = self._step(event.pointer, place) if event.phase is Phase.UP else NOTHING_CHANGED
                del self._at[event.pointer]
                return changed | self._kept()

    def _step(self, pointer: int, place: Point) -> Changed:
        change = erased(
            self._board.document, self._page, self._at[pointer], place, self._style.radius_mm, self._style.by
        )
        self._at[pointer] = place
        changed = Changed(What.OVERLAY)
        if change is None:
            return changed
        self._merged.add(change)
        return changed | self._board.show(change)

    def _kept(self) -> Changed:
        """What the gesture did becomes one step when its last contact leaves."""
        if self._at:
            return Changed(What.OVERLAY)
        change, self._merged = self._merged.change(Act.ERASE), Merged()
        return Changed(What.OVERLAY) | (NOTHING_CHANGED if change is None else self._board.keep(change))

    def retract(self, pointer: int) -> Changed:
        if self._at.pop(pointer, None) is None:
            return NOTHING_CHANGED
        if self._at:
            return Changed(What.OVERLAY)
        change, self._merged = self._merged.change(Act.ERASE), Merged()
        return Changed(What.OVERLAY) | (NOTHING_CHANGED if change is None else self._board.show(change.inverse()))

    def finish(self) -> Changed:
        if not self._at:
            return NOTHING_CHANGED
        self._at.clear()
        return self._kept()

    @property
    def busy(self) -> bool:
        return bool(self._at)

    def overlay(self) -> Overlay:
        return Overlay(discs=tuple(Disc(x, y, self._style.radius_mm) for x, y in self._at.values()))
