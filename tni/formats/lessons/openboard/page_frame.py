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
from tni.formats.lessons.page_scale import grown_page, millimetres_of_unit
from tni.formats.lessons.svg_values import parse_number, parse_view_box

SIZE_PX = (1280.0, 960.0)
"""Of a page that tells none, and no document does."""
MARGIN_PX = 50.0
"""Free border that the program writes round what is on a page."""
GRID_PX = 24.0


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
        return replace(self, rect=grown_page(self.rect, items))


def frame_of(attributes: Mapping[str, str], document_size: tuple[float, float] | None) -> PageFrame:
    """Return the frame that the attributes of a page's `svg` tell."""
    size = parse_size(attributes.get("ub:nominal-size", "")) or document_size or _of_view_box(attributes)
    width, height = size
    is_crossed = attributes.get("ub:crossed-background") == "true"
    grid = parse_number(attributes.get("ub:grid-size"), GRID_PX)
    return PageFrame(
        Rect(-width / 2, -height / 2, width, height),
        millimetres_of_unit(width, height),
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


def _version(text: str) -> int:
    parts = [int(part) if part.isascii() and part.isdecimal() else 0 for part in text[:30].split(".")[:3]]
    major, minor, patch = [*(min(part, 99) for part in parts), 0, 0, 0][:3]
    return 10_000 * major + 100 * minor + patch
