"""Strip below a construction: buttons that play it and step through it, and a line across all its steps."""

from __future__ import annotations

from typing import Final

from tni.api.items import (
    Drawing,
    DrawnArea,
    DrawnLine,
    DrawnOval,
    DrawnText,
    HandleCursor,
    ItemHandle,
    Localised,
    Point,
    Rect,
    TextAlign,
)

HEIGHT: Final = 16.0
LABELS: Final = {
    "first": Localised("Au début", "To the beginning"),
    "back": Localised("Étape précédente", "Step back"),
    "play": Localised("Lecture", "Play"),
    "next": Localised("Étape suivante", "Next step"),
    "last": Localised("À la fin", "To the end"),
}
PAUSE: Final = Localised("Pause", "Pause")
STEP: Final = Localised("Étape", "Step")
NUMBER_WIDE: Final = 34.0
SHORTEST_LINE: Final = 30.0
KNOB: Final = 3.4


class ControlStrip:
    """Strip of an item. wide: of the item. top: of the strip. steps: of the script. Lengths are millimetres."""

    def __init__(self, wide: float, top: float, steps: int) -> None:
        self._wide, self._steps, self._middle = wide, steps, top + HEIGHT / 2
        apart = min(16.0, max((wide - NUMBER_WIDE) / 5, 13.0))
        self.buttons = [(key, 8.0 + number * apart) for number, key in enumerate(LABELS)]
        self._left, self._right = self.buttons[-1][1] + 14.0, wide - NUMBER_WIDE - 4.0

    @property
    def has_line(self) -> bool:
        """True if there is room for the line across the steps."""
        return self._right - self._left >= SHORTEST_LINE and self._steps > 0

    def place(self, step: float) -> Point:
        """Return the place of a step on the line."""
        return self._left + (self._right - self._left) * min(step / max(self._steps, 1), 1.0), self._middle

    def step_at(self, x: float) -> int:
        share = (x - self._left) / max(self._right - self._left, 1e-6)
        return round(min(max(share, 0.0), 1.0) * self._steps)

    def handle(self, step: float, label: str) -> ItemHandle:
        limits = Rect(self._left, self._middle - 0.5, self._right - self._left, 1.0)
        return ItemHandle(
            "step", self.place(step), cursor=HandleCursor.ACROSS, limits=limits, reach_mm=3.0, shown=False, label=label
        )

    def boxes(self) -> list[tuple[str, Rect]]:
        """Return what is tapped: each button with its box."""
        return [(key, Rect(x - 7.0, self._middle - 7.0, 14.0, 14.0)) for key, x in self.buttons]

    def drawing(self, step: int, share: float, *, plays: bool) -> Drawing:
        y, out = self._middle, list[DrawnArea | DrawnLine | DrawnOval | DrawnText]()
        for key, x in self.buttons:
            box = ((x - 6.0, y - 6.0), (x + 6.0, y - 6.0), (x + 6.0, y + 6.0), (x - 6.0, y + 6.0))
            out.append(DrawnArea(box, "soft"))
            out += _sign(key, x, y, plays)
        if self.has_line:
            now = self.place(max(step - 1 + share, 0.0) if step else 0.0)
            out += [
                DrawnLine((self.place(0), self.place(self._steps)), "soft", 2.0),
                DrawnLine((self.place(0), now), "blue", 2.0),
                DrawnOval(*now, KNOB, KNOB, "surface", "blue", 1.0),
            ]
        words = f"{step} / {self._steps}"
        out.append(DrawnText(words, self._wide - 4.0, y, 7.0, "quiet", TextAlign.RIGHT, width_mm=NUMBER_WIDE - 4.0))
        return tuple(out)


def _sign(key: str, x: float, y: float, plays: bool) -> list[DrawnArea | DrawnLine]:
    side = -1.0 if key in ("first", "back") else 1.0
    arrow = DrawnArea(((x - 2.5 * side, y - 4.0), (x + 3.5 * side, y), (x - 2.5 * side, y + 4.0)), "ink")
    bar = DrawnLine(((x + 4.0 * side, y - 4.0), (x + 4.0 * side, y + 4.0)), "ink", 1.2)
    match key:
        case "play" if plays:
            return [DrawnLine(((x + at, y - 4.0), (x + at, y + 4.0)), "ink", 2.0) for at in (-2.2, 2.2)]
        case "play":
            return [DrawnArea(((x - 3.0, y - 5.0), (x + 4.5, y), (x - 3.0, y + 5.0)), "blue")]
        case "first" | "last":
            return [arrow, bar]
        case _:
            return [arrow]
