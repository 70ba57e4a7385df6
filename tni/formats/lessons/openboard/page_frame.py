"""Place, size and paper of a page of OpenBoard, and the map of its pixels to millimetres.

The origin is the middle of the page. Teachers write beyond its border too, for the board has none: a page grows to what
is on it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from tni.api.formats import PlainRuling
from tni.core.geometry import Affine, Rect
from tni.formats.lessons.openboard.package import parse_size
from tni.formats.lessons.svg_values import parse_number, parse_view_box

SIZE_PX = (1280.0, 960.0)
"""Of a page that tells none, and no document does."""
MARGIN_PX = 50.0
"""Free border that the program writes round what is on a page."""
GRID_PX = 24.0
_WIDTHS_MM = {4 / 3: 280.0, 16 / 9: 320.0}
_MOST_MM = {True: (320.0, 210.0), False: (320.0, 297.0)}
"""Sides of a landscape page, and of a portrait one, with other proportions."""
_OVER = 0.05
"""Part of a page's side by which items may lie beyond it before the page grows."""
_GROWTH = 6.0
"""Times its own size that a page grows at most."""


@dataclass(frozen=True, slots=True)
class PageFrame:
    """Frame of a page. rect: the page in the file's pixels. mm: millimetres of one of them. version: as a number, 40800
    for 4.8.0."""

    rect: Rect
    mm: float
    version: int = 40100
    is_dark: bool = False
    ruling: PlainRuling = PlainRuling.BLANK
    grid_px: float = GRID_PX
    is_ruled: bool = False
    """Lines across, which no ruling of ours is."""
    has_intermediate: bool = False

    @property
    def to_mm(self) -> Affine:
        return Affine(self.mm, 0.0, 0.0, self.mm, -self.rect.x * self.mm, -self.rect.y * self.mm)

    def grown_to(self, items: Rect) -> PageFrame:
        """Return the frame of a page that holds what is on it too. items: in pixels."""
        if items.empty:
            return self
        width, height = self.rect.width, self.rect.height
        over = _OVER * max(width, height)
        if self.rect.grown(over).united(items) == self.rect.grown(over):
            return self
        around = self.rect.united(items)
        left = max(around.x, self.rect.x - _GROWTH * width)
        top = max(around.y, self.rect.y - _GROWTH * height)
        wide = min(around.right, self.rect.right + _GROWTH * width) - left
        high = min(around.bottom, self.rect.bottom + _GROWTH * height) - top
        return replace(self, rect=Rect(left, top, wide, high))


def frame_of(attributes: Mapping[str, str], document_size: tuple[float, float] | None) -> PageFrame:
    """Return the frame that the attributes of a page's `svg` tell."""
    size = parse_size(attributes.get("ub:nominal-size", "")) or document_size or _of_view_box(attributes)
    width, height = size
    is_crossed = attributes.get("ub:crossed-background") == "true"
    grid = parse_number(attributes.get("ub:grid-size"), GRID_PX)
    return PageFrame(
        Rect(-width / 2, -height / 2, width, height),
        _mm_of(width, height),
        _version(attributes.get("ub:version", "4.1")),
        is_dark=attributes.get("ub:dark-background") == "true",
        ruling=PlainRuling.SQUARED if is_crossed else PlainRuling.BLANK,
        grid_px=grid if 4 <= grid <= 500 else GRID_PX,
        is_ruled=attributes.get("ub:ruled-background") == "true" and not is_crossed,
        has_intermediate=attributes.get("ub:intermediate-lines") in ("1", "true"),
    )  # fmt: skip


def _of_view_box(attributes: Mapping[str, str]) -> tuple[float, float]:
    """Return the size that a view box has without its border; it may be larger than the page if items lie beyond."""
    box = parse_view_box(attributes.get("viewBox"))
    if box is None or min(box.width, box.height) <= 2 * MARGIN_PX or max(box.width, box.height) > 20_000:
        return SIZE_PX
    return box.width - 2 * MARGIN_PX, box.height - 2 * MARGIN_PX


def _mm_of(width: float, height: float) -> float:
    for proportion, width_mm in _WIDTHS_MM.items():
        if abs(width / height - proportion) < 0.01 * proportion:
            return width_mm / width
    most = _MOST_MM[width >= height]
    return min(most[0] / width, most[1] / height)


def _version(text: str) -> int:
    parts = [int(part) if part.isascii() and part.isdecimal() else 0 for part in text[:30].split(".")[:3]]
    major, minor, patch = [*(min(part, 99) for part in parts), 0, 0, 0][:3]
    return 10_000 * major + 100 * minor + patch
