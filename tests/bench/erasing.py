"""Frames while strokes are erased by the thousand, and while that is undone: a page of 10,000, painted by QPainter."""

from __future__ import annotations

import itertools
import time

import numpy as np
from PySide6.QtGui import QGuiApplication

from tests.bench.full_lesson import strokes
from tests.bench.rig import Rig
from tni.board.document import Act, Change, Document
from tni.board.items import Page, Stroke
from tni.core.geometry import Rect
from tni.core.ids import PageId
from tni.render.raster.paint import ItemPainter
from tni.render.raster.screen import RasterScreen
from tni.render.source import DocumentSource
from tni.render.view import Frame
from tni.ui.page.canvas import PART_S

STROKES, POINTS = 10_000, 20
PAGE = Page(id=PageId("p"), position=0.0)
AT_ONCE = 25
"""Strokes that an eraser takes in one frame: 1500 a second."""
FRAME = Frame(6.0, 0, 0, 1920, 1080)


def figures(rig: Rig) -> dict[str, str]:
    app = QGuiApplication.instance() or QGuiApplication([])
    document = Document([PAGE, *strokes(PAGE.id, STROKES, POINTS, Rect(1.0, 1.0, 318.0, 178.0))])
    screen = RasterScreen(DocumentSource(document), ItemPainter(), time.monotonic)
    screen.show(PAGE.id, FRAME)
    changes: list[Change] = []
    erased = []
    items = [item for item in document.items(PAGE.id) if isinstance(item, Stroke)]
    for taken in itertools.batched(items[: STROKES // 2], AT_ONCE):
        change = document.remove(Act.ERASE, [s.id for s in taken])
        changes.append(change)
        erased.append(_frame(screen, document, change))
    while screen.pending():
        erased.append(_refined(screen))
    whole = Change(Act.ERASE, tuple(swap for change in changes for swap in change.swaps))
    undone = [_frame(screen, document, whole.inverse())]
    while screen.pending():
        undone.append(_refined(screen))
    del app
    return {"erasing 5,000 of 10,000 strokes, painting": _told(erased), "undo of it, painting": _told(undone)}


def _frame(screen: RasterScreen, document: Document, change: Change) -> float:
    """Milliseconds of the painting that follows a change at once."""
    regions = document.apply(change).regions
    began = time.perf_counter()
    for page, box in regions.items():
        screen.invalidate(page, box, PART_S)
    return 1000 * (time.perf_counter() - began)


def _refined(screen: RasterScreen) -> float:
    began = time.perf_counter()
    screen.refine(PART_S)
    return 1000 * (time.perf_counter() - began)


def _told(ms: list[float]) -> str:
    return f"{len(ms)} frames, p50 {np.median(ms):.1f} ms, p99 {np.percentile(ms, 99):.1f} ms, worst {max(ms):.1f} ms"
