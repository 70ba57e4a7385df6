"""Thumbnails: small pictures of pages."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass, replace
from enum import Enum

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from tni.core.geometry import Rect
from tni.core.ids import PageId
from tni.document.document import Document
from tni.document.drawlist import draw_items, draw_page
from tni.document.items import Stroke
from tni.document.page_format import Ruling
from tni.render.occlusion import run_steps
from tni.render.raster.item_painter import OPAQUE_FORMAT, ItemPainter

THUMBNAIL_STEP_ITEMS = 40
"""Items painted in one step. A page may have a hundred thousand, and a pen waits meanwhile."""


class PictureState(Enum):
    """Part of a page that is on its picture."""

    FINAL = "final"
    PROVISIONAL = "provisional"
    """A page of a PDF is still to come: where it will be is paper, or an older picture of it."""
    FAILED = "failed"
    """A page of a PDF cannot be drawn."""


_STATES = {True: PictureState.FINAL, False: PictureState.PROVISIONAL}


@dataclass(frozen=True, slots=True)
class PageFace:
    """Picture of a page and how much of it is there."""

    image: QImage
    state: PictureState = PictureState.FINAL


type PictureSource = Callable[[str, QSize], Generator[None, None, PageFace]]
"""Type of a function that draws a page by its id, as large as fits in a size. The picture is null while the page is out
of reach."""


def thumbnail(
    document: Document, painter: ItemPainter, page: PageId, size: QSize, *, with_ruling: bool = True
) -> QImage:
    """Return a picture of a page as it is now, as large as fits in `size` pixels.

    Raises: UnknownPageError.
    """
    return run_steps(thumbnail_steps(document, painter, page, size, with_ruling=with_ruling))


def hash_picture(document: Document, painter: ItemPainter, page: PageId) -> NDArray[np.uint8]:
    """Return the picture by which versions of a page are found: (height, width) grey, without the ruling.

    Raises: UnknownPageError.
    """
    from tni.library.similar_pages import PICTURE_SIDE_PX  # no start needs it

    side = QSize(PICTURE_SIDE_PX, PICTURE_SIDE_PX)
    image = thumbnail(document, painter, page, side, with_ruling=False)
    image = image.convertToFormat(QImage.Format.Format_Grayscale8)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : image.width()].copy()


def thumbnail_steps(
    document: Document,
    painter: ItemPainter,
    page: PageId,
    size: QSize,
    *,
    with_ruling: bool = True,
    whole: bool = False,
    step_items: int = THUMBNAIL_STEP_ITEMS,
) -> Generator[None, None, QImage]:
    """Make a `thumbnail` in steps, of the page as it is at the first step. whole: an endless page to its end, not its
    beginning alone. step_items: painted in one step.

    Raises: UnknownPageError.
    """
    steps = picture_steps(document, painter, page, size, with_ruling=with_ruling, whole=whole, step_items=step_items)
    return (yield from steps).image


def picture_steps(
    document: Document,
    painter: ItemPainter,
    page: PageId,
    size: QSize,
    *,
    with_ruling: bool = True,
    whole: bool = False,
    step_items: int = THUMBNAIL_STEP_ITEMS,
) -> Generator[None, None, PageFace]:
    """Make a picture likewise, and tell whether all of the page is on it.

    Raises: UnknownPageError.
    """
    found = document.page(page)
    if not with_ruling:
        found = replace(found, ruling=Ruling.BLANK)
    width, height = found.format.width_mm, document.height_mm(page)
    shown_height = height if whole else min(height, found.format.height_mm * 1.5)
    scale = min(size.width() / width, size.height() / shown_height)
    image = QImage(max(round(width * scale), 1), max(round(shown_height * scale), 1), OPAQUE_FORMAT)
    top, _, _ = document.top(page)
    items, unrevealed = document.shown(page, Rect(0.0, 0.0, width, shown_height)), document.unrevealed(page)
    # The same selection as in `Layers.ink`.
    above = [i for i in items if isinstance(i, Stroke) and i.plane == top and i.pen.kind.on_top]
    of_ink = {item.id for item in above}
    ordered = [item for item in items if item.id not in of_ink] + above
    is_final = True
    for part in draw_page(found, height):  # paper, then each kind of line of the ruling
        is_final &= painter.paint(image, [part], scale, 0, 0)
        yield
    if beneath := document.beneath(page, Rect(0.0, 0.0, width, shown_height)):
        painter.paint(image, draw_items(beneath, found.paper), scale, 0, 0)
        yield
    for start in range(0, len(ordered), step_items):
        painter.paint(image, draw_items(ordered[start : start + step_items], found.paper, unrevealed), scale, 0, 0)
        yield
    failed = found.pdf is not None and painter.has_failed(found.pdf)
    return PageFace(image, PictureState.FAILED if failed else _STATES[is_final])
