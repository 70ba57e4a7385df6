"""Laser pointer: a trail of light that is never stored."""

from __future__ import annotations

from collections import deque

from tni.document.overlay import Overlay, TrailPoint
from tni.document.pointer import NOTHING_CHANGED, Changed, ChangedFlag, PointerEvent, PointerPhase
from tni.document.tools.base import Tool

FADE_S = 0.7
"""Time for which a point of the trail stays."""


class LaserTool(Tool):
    """Laser pointer."""

    def __init__(self) -> None:
        self._trails: dict[int, deque[tuple[float, float, float]]] = {}  # x, y, time of this machine
        self._down: set[int] = set()
        self._now_s = 0.0

    def handle(self, event: PointerEvent, now_s: float) -> Changed:
        self._now_s = now_s
        if event.phase is PointerPhase.DOWN:
            self._down.add(event.pointer)
            self._trails[event.pointer] = deque()
        if event.pointer not in self._down:
            return NOTHING_CHANGED
        if event.phase is not PointerPhase.CANCEL:
            self._trails[event.pointer].append((event.x_mm, event.y_mm, now_s))
        if event.phase in (PointerPhase.UP, PointerPhase.CANCEL):
            self._down.discard(event.pointer)
        return Changed(ChangedFlag.OVERLAY)

    def retract(self, pointer: int) -> Changed:
        self._down.discard(pointer)
        return NOTHING_CHANGED if self._trails.pop(pointer, None) is None else Changed(ChangedFlag.OVERLAY)

    def finish(self) -> Changed:
        gone = bool(self._trails)
        self._down.clear()
        self._trails.clear()
        return Changed(ChangedFlag.OVERLAY) if gone else NOTHING_CHANGED

    def tick(self, now_s: float) -> Changed:
        """Fade the trails. The spot under a resting contact stays."""
        self._now_s = now_s
        if not self._trails:
            return NOTHING_CHANGED
        for pointer, trail in list(self._trails.items()):
            resting = 1 if pointer in self._down else 0
            while len(trail) > resting and now_s - trail[0][2] >= FADE_S:
                trail.popleft()
            if not trail:
                del self._trails[pointer]
        return Changed(ChangedFlag.OVERLAY)

    @property
    def busy(self) -> bool:
        return bool(self._trails)

    def overlay(self) -> Overlay:
        return Overlay(trails=tuple(self._trail(pointer) for pointer in self._trails))

    def _trail(self, pointer: int) -> tuple[TrailPoint, ...]:
        spots = [
            TrailPoint(x, y, min(max(1 - (self._now_s - at) / FADE_S, 0.0), 1.0)) for x, y, at in self._trails[pointer]
        ]
        if spots and pointer in self._down:
            spots[-1] = TrailPoint(spots[-1].x_mm, spots[-1].y_mm, 1.0)
        return tuple(spots)
