"""Interface of the rendering backends to the canvas."""

from __future__ import annotations

from collections.abc import Sequence
from time import monotonic
from typing import TYPE_CHECKING, Protocol

from PySide6.QtGui import QImage

from tni.core.geometry import Rect
from tni.core.ids import PageId
from tni.document.drawlist import DrawInk
from tni.ink.pen import Pen
from tni.ink.segments import Segments
from tni.render.page_source import DocumentSource
from tni.render.pixel_view import PixelView, PxRect
from tni.render.raster.item_painter import ItemPainter
from tni.render.raster.renderer import RasterRenderer

if TYPE_CHECKING:
    from tni.render.live_picture import LivePicture


class PageRenderer(Protocol):
    """A rendering backend that shows a page; see `tni.render.tiled_renderer`."""

    @property
    def front(self) -> QImage | None:
        """The picture, when it is in memory that QPainter can draw on; else None."""

    def show(self, page: PageId, frame: PixelView, budget_s: float = ...) -> PxRect: ...
    def pending(self) -> bool: ...
    def refine(self, budget_s: float) -> PxRect: ...
    def invalidate(self, page: PageId, box: Rect, budget_s: float = ...) -> PxRect: ...
    def outdate(self, page: PageId, box: Rect) -> None: ...
    def forget(self) -> None: ...
    def set_surround(self, colour: str) -> None: ...
    def wet(self, pointer: int, pen: Pen, segments: Segments) -> PxRect: ...
    def note(self, pointer: int, segments: Segments) -> None: ...
    def remodel(self, pointer: int, pen: Pen, settled: Segments, tail: Segments) -> PxRect: ...
    def compose(self, box: PxRect) -> PxRect: ...
    def finish(self, pointer: int, inks: Sequence[DrawInk]) -> PxRect: ...
    def stamp(self, inks: Sequence[DrawInk]) -> PxRect: ...
    def set_live(self, pictures: Sequence[LivePicture]) -> PxRect: ...


class PageRendererFactory(Protocol):
    """Makes the renderer of a document. The renderer made before is then no longer used."""

    def screen(self, source: DocumentSource, painter: ItemPainter, surround: str) -> PageRenderer: ...


class RasterRendererFactory:
    def screen(self, source: DocumentSource, painter: ItemPainter, surround: str) -> PageRenderer:
        return RasterRenderer(source, painter, monotonic, surround)
