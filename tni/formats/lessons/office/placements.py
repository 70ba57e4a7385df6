"""Places of shapes on a page: boxes that are turned and mirrored, in groups that are turned and mirrored themselves."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, hypot, radians, sin


@dataclass(frozen=True, slots=True)
class Placement:
    """Box on the page. x, y: its middle; all lengths in millimetres. turn: degrees clockwise about its middle, after
    it was mirrored: left with right, top with bottom."""

    x: float
    y: float
    width: float
    height: float
    turn: float = 0.0
    mirrors_x: bool = False
    mirrors_y: bool = False

    def at(self, u: float, v: float) -> tuple[float, float]:
        """Return where a point of the box is on the page; u, v: 0 at its left and top, 1 at its right and bottom."""
        x = (u - 0.5) * self.width * (-1 if self.mirrors_x else 1)
        y = (v - 0.5) * self.height * (-1 if self.mirrors_y else 1)
        angle = radians(self.turn)
        return self.x + x * cos(angle) - y * sin(angle), self.y + x * sin(angle) + y * cos(angle)

    def corner(self, dx: float = 0.0, dy: float = 0.0) -> tuple[float, float]:
        """Return where the top left corner of the box, moved within it, is turned to; not mirrored."""
        x, y, angle = dx - self.width / 2, dy - self.height / 2, radians(self.turn)
        return self.x + x * cos(angle) - y * sin(angle), self.y + x * sin(angle) + y * cos(angle)

    @property
    def corners(self) -> tuple[tuple[float, float], tuple[float, float]]:
        """Top left and bottom right corner of the box as if it were not turned."""
        dx, dy = self.width / 2, self.height / 2
        return (self.x - dx, self.y - dy), (self.x + dx, self.y + dy)

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """Left, top, width and height of the upright box around it."""
        angle = radians(self.turn)
        wide = abs(self.width * cos(angle)) + abs(self.height * sin(angle))
        high = abs(self.width * sin(angle)) + abs(self.height * cos(angle))
        return self.x - wide / 2, self.y - high / 2, wide, high


@dataclass(frozen=True, slots=True)
class GroupFrame:
    """Coordinates within a group, or on a page. left, top, wide, high: what part of them fills the placement."""

    placement: Placement
    left: float
    top: float
    wide: float
    high: float

    @property
    def scale(self) -> float:
        """Millimetres of the page to a unit, in the mean."""
        return (abs(self._scale_x) + abs(self._scale_y)) / 2

    @property
    def _scale_x(self) -> float:
        return self.placement.width / self.wide if self.wide else 0.0

    @property
    def _scale_y(self) -> float:
        return self.placement.height / self.high if self.high else 0.0

    def placed(self, inner: Placement) -> Placement:
        """Return where a box is on the page that is given in the group's coordinates."""
        around, angle = self.placement, radians(inner.turn)
        across, down = self._scale_x, self._scale_y
        u = (inner.x - self.left) / self.wide if self.wide else 0.5
        v = (inner.y - self.top) / self.high if self.high else 0.5
        x, y = around.at(u, v)
        turn = -inner.turn if around.mirrors_x != around.mirrors_y else inner.turn
        return Placement(
            x,
            y,
            inner.width * hypot(across * cos(angle), down * sin(angle)),
            inner.height * hypot(across * sin(angle), down * cos(angle)),
            (turn + around.turn) % 360,
            inner.mirrors_x != around.mirrors_x,
            inner.mirrors_y != around.mirrors_y,
        )


def page_frame(wide: float, high: float, page_mm: tuple[float, float]) -> GroupFrame:
    """Return the coordinates of a page that is `wide` and `high` in units of its file."""
    return GroupFrame(Placement(page_mm[0] / 2, page_mm[1] / 2, *page_mm), 0.0, 0.0, wide, high)


def page_size_mm(wide: float, high: float) -> tuple[float, float]:
    """Return the size of the program's page for one of these proportions: 280 mm wide for 4:3, 320 mm for 16:9, and
    what is upright as high as a page of 4:3 is wide."""
    if not (wide > 0 and high > 0):
        return 280.0, 210.0
    ratio = min(max(wide / high, 0.1), 10.0)
    if ratio < 1:
        return 280.0 * ratio, 280.0
    across = 320.0 if ratio >= 1.55 else 280.0
    return across, across / ratio
