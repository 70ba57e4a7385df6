"""Sliders on the page, in a line of an item: a name with its value, a track, and a knob that a finger drags."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from tni.core.geometry import Point, Rect
from tni.document.alignment import TextAlign
from tni.document.item_drawing import Drawn, DrawnLine, DrawnOval, DrawnText
from tni.document.item_handles import HandleCursor, HandleDrag, ItemHandle
from tni.maths.number_text import number_text

LOW, HIGH, STEP = -5.0, 5.0, 0.1
"""Range of a slider, and its steps."""
LABEL_MM, TEXT_MM, KNOB_MM = 24.0, 6.2, 2.8
LEAST_SIDE_BY_SIDE: Final = 2
"""Parts of a line, even if it has fewer sliders."""


@dataclass(frozen=True, slots=True)
class PageSlider:
    """Slider in a box of an item. key: its name, and the id of its handle."""

    key: str
    value: float
    box: Rect

    @property
    def _track(self) -> tuple[float, float, float]:
        """Ends and height of the track."""
        return self.box.x + LABEL_MM, self.box.right - 5.0, self.box.y + self.box.height / 2

    @property
    def knob(self) -> Point:
        left, right, y = self._track
        part = (min(max(self.value, LOW), HIGH) - LOW) / (HIGH - LOW)
        return left + part * (right - left), y

    def drawing(self, *, french: bool) -> list[Drawn]:
        left, right, y = self._track
        x, _ = self.knob
        text = f"{self.key} = {number_text(self.value, french, 4)}"
        return [
            DrawnText(text, self.box.x, y, TEXT_MM, "ink", TextAlign.LEFT, width_mm=LABEL_MM - 4.0),
            DrawnLine(((left, y), (right, y)), "quiet", 1.2),
            DrawnLine(((left, y), (max(x, left), y)), "ink", 1.2),
            DrawnOval(x, y, KNOB_MM, KNOB_MM, "ink", "surface", 0.6),
        ]

    def handle(self) -> ItemHandle:
        left, right, _ = self._track
        limits = Rect(left, self.box.y, right - left, self.box.height)
        return ItemHandle(
            self.key, self.knob, cursor=HandleCursor.ACROSS, limits=limits, reach_mm=3.0, shown=False, label=self.key
        )

    def dragged(self, drag: HandleDrag) -> float:
        """Return the value after a drag of the knob."""
        left, right, _ = self._track
        value = LOW + (drag.to[0] - left) / (right - left) * (HIGH - LOW)
        return min(max(round(round(value / STEP) * STEP, 6), LOW), HIGH) + 0.0


def page_sliders(values: Sequence[tuple[str, float]], line: Rect) -> list[PageSlider]:
    """Return sliders side by side in a line."""
    width = line.width / max(len(values), LEAST_SIDE_BY_SIDE)
    return [
        PageSlider(key, value, Rect(line.x + n * width, line.y, width, line.height))
        for n, (key, value) in enumerate(values)
    ]
