"""View of a page: the part that is shown, and its scale."""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite
from typing import Self

from tni.core.geometry import Rect

ZOOM_MIN = 0.1
"""Smallest scale, relative to the scale at which the page just fits."""
ZOOM_MAX = 20.0
FIT_MAX = 400.0
"""Largest scale of a fitted page, in pixels per mm, so that a page smaller than a stamp does not fill the surface."""


@dataclass(frozen=True, slots=True)
class Viewport:
    """Surface and page sizes. width_px, height_px: of the surface. page_width_mm, page_height_mm: of the page in its
    full extent. screen_height_mm: of the part that has to fit, which for an endless page is one screen of it."""

    width_px: float
    height_px: float
    page_width_mm: float
    page_height_mm: float
    screen_height_mm: float

    def __post_init__(self) -> None:
        lengths = (
            self.width_px,
            self.height_px,
            self.page_width_mm,
            self.page_height_mm,
            self.screen_height_mm,
        )
        if not all(isfinite(v) and v > 0 for v in lengths):
            raise ValueError(f"lengths must be finite and > 0, got {self}")

    @property
    def fit_scale(self) -> float:
        """Pixels per mm at which one screen of the page just fits, FIT_MAX at most."""
        return min(self.width_px / self.page_width_mm, self.height_px / self.screen_height_mm, FIT_MAX)


@dataclass(frozen=True, slots=True)
class View:
    """Scale and position of a page on a surface. scale: pixels per mm, > 0. x_px, y_px: the page's top left corner on
    the surface."""

    scale: float = 1.0
    x_px: float = 0.0
    y_px: float = 0.0

    def __post_init__(self) -> None:
        if not (isfinite(self.scale) and self.scale > 0 and isfinite(self.x_px) and isfinite(self.y_px)):
            raise ValueError(f"view must be finite with scale > 0, got {self}")

    @classmethod
    def fitting(cls, port: Viewport) -> Self:
        """Return a view of the whole page, centred; of an endless page, its first screen.

        The page starts at a whole pixel, as rendered images of the page do, so that ink lies exactly under the pen.
        """
        scale = port.fit_scale
        return cls(
            scale,
            float(round((port.width_px - scale * port.page_width_mm) / 2)),
            float(round((port.height_px - scale * port.screen_height_mm) / 2)),
        )

    @property
    def mm_per_px(self) -> float:
        return 1 / self.scale

    def to_page(self, x_px: float, y_px: float) -> tuple[float, float]:
        return (x_px - self.x_px) / self.scale, (y_px - self.y_px) / self.scale

    def to_screen(self, x_mm: float, y_mm: float) -> tuple[float, float]:
        return x_mm * self.scale + self.x_px, y_mm * self.scale + self.y_px

    def shown(self, port: Viewport) -> Rect:
        """Return the area that the surface shows, in page mm. It may extend beyond the page."""
        x, y = self.to_page(0.0, 0.0)
        return Rect(x, y, port.width_px / self.scale, port.height_px / self.scale)

    def panned(self, dx_px: float, dy_px: float) -> View:
        return View(self.scale, self.x_px + dx_px, self.y_px + dy_px)

    def zoomed(self, factor: float, x_px: float, y_px: float, port: Viewport) -> View:
        """Return the view scaled by `factor`, within the limits. The point of the page under (x_px, y_px) stays
        there."""
        fit = port.fit_scale
        scale = min(max(self.scale * factor, ZOOM_MIN * fit), ZOOM_MAX * fit)
        factor = scale / self.scale
        return View(scale, x_px - (x_px - self.x_px) * factor, y_px - (y_px - self.y_px) * factor)

    def clamped(self, port: Viewport) -> View:
        """Return the nearest view within the zoom limits that keeps the page in sight: a page smaller than the surface
        stays whole on it, and a larger one covers it."""
        fit = port.fit_scale
        scale = min(max(self.scale, ZOOM_MIN * fit), ZOOM_MAX * fit)
        x = _clamped(self.x_px, scale * port.page_width_mm, port.width_px)
        y = _clamped(self.y_px, scale * port.page_height_mm, port.height_px)
        return View(scale, x, y)


def _clamped(start: float, page: float, surface: float) -> float:
    low, high = min(0.0, surface - page), max(0.0, surface - page)
    return min(max(start, low), high)
