"""Interface of the renderer of PDF pages. It runs in another process, so its result may come later."""

from __future__ import annotations

from typing import Protocol

from tni.core.geometry import Rect
from tni.document.items import PdfBackground


class PdfTilePixels(Protocol):
    """A rendered image. data: rows from the top, 4 bytes per pixel: blue, green, red, 255."""

    @property
    def width_px(self) -> int: ...
    @property
    def height_px(self) -> int: ...
    @property
    def data(self) -> bytes: ...


class PdfTileSource(Protocol):
    """Source of rendered parts of PDF pages."""

    def tile(self, pdf: PdfBackground, region: Rect, px_per_mm: float) -> PdfTilePixels | None:
        """Return the part `region` (mm of the PDF's page, within it) of a page, or None if it is not rendered yet.

        After None, the implementation invalidates the region's tiles once the image is ready, and returns it on the
        next call.
        """

    def has_failed(self, pdf: PdfBackground) -> bool:
        """Return whether the page can't be rendered: `tile` will return None for ever."""


class NoPdfTiles:
    """Source without any image: pages stay plain paper."""

    def tile(self, pdf: PdfBackground, region: Rect, px_per_mm: float) -> PdfTilePixels | None:  # noqa: ARG002
        return None

    def has_failed(self, pdf: PdfBackground) -> bool:  # noqa: ARG002
        return False
