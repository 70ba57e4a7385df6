"""The port of whoever renders pages of PDF files: another process, so that the answer may come later."""

from __future__ import annotations

from typing import Protocol

from tni.core.geometry import Rect
from tni.document.items import PdfBackground


class PdfTilePixels(Protocol):
    """data: rows from the top, 4 bytes a pixel: blue, green, red, 255."""

    @property
    def width_px(self) -> int: ...
    @property
    def height_px(self) -> int: ...
    @property
    def data(self) -> bytes: ...


class PdfTileSource(Protocol):
    def tile(self, pdf: PdfBackground, region: Rect, px_per_mm: float) -> PdfTilePixels | None:
        """The part `region` (mm of the PDF's page, within it) of a page, now; or None, and then whoever implements
        this has the region's tiles invalidated once the picture is there and answers it when asked again."""


class NoPdfTiles:
    """Never has a picture: pages stay plain paper."""

    def tile(self, pdf: PdfBackground, region: Rect, px_per_mm: float) -> PdfTilePixels | None:  # noqa: ARG002
        return None
