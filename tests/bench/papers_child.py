"""Run of `tests.bench.papers` in a process of its own: milliseconds of every frame as JSON, by engine, what and
ruling."""

from __future__ import annotations

import json
import os
import sys
from collections import defaultdict
from collections.abc import Callable
from functools import partial
from time import monotonic, process_time
from typing import Protocol

import numpy as np

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["PYOPENGL_PLATFORM"] = "egl"

from PySide6.QtGui import QGuiApplication

from tni.core.ids import ItemId, PageId
from tni.document.document import Document
from tni.document.items import Page, Stroke
from tni.document.page_format import SCREEN_16_9, Ruling, first_options
from tni.ink.pen import Pen
from tni.ink.sample import SampleBuffer
from tni.render.page_source import DocumentSource
from tni.render.pixel_view import PixelView
from tni.render.raster.item_painter import ItemPainter, paint_to_bgra
from tni.render.raster.renderer import SURROUND, RasterRenderer

LINES, WORDS, POINTS = 5, 5, 40
SCREEN = (1920, 1080)
SCALES = (0.6, 0.8, 1.3, 1.9, 2.7)
"""Enlargements beside the whole page."""


class Screen(Protocol):
    def show(self, page: PageId, frame: PixelView) -> object: ...
    def forget(self) -> None: ...


def strokes(page: PageId) -> list[Stroke]:
    """Five lines of writing across a page."""
    made = []
    for number in range(LINES * WORDS):
        buffer, left, base = SampleBuffer(0.0), 40.0 + number % WORDS * 32.0, 32.0 + number // WORDS * 28.0
        for k in range(POINTS):
            turn = k * 0.55
            buffer.append(left + k * 0.4 + np.sin(turn), base - 3.0 * (1 - np.cos(turn)) / 2, k * 0.008, 0.5)
        made.append(Stroke(id=ItemId(f"s{page}{number}"), page=page, z=number, pen=Pen(), samples=buffer.samples()))
    return made


def document(ruling: Ruling) -> tuple[PageId, Document]:
    page = PageId(ruling.value)
    options = first_options(ruling, SCREEN_16_9)
    return page, Document([Page(id=page, position=0.0, ruling=ruling, ruling_options=options), *strokes(page)])


def timed(work: Callable[[], object]) -> float:
    begin = process_time()
    work()
    return 1000 * (process_time() - begin)


def rounds_of(
    engine: str,
    number: int,
    make: Callable[[Document], Screen],
    ends: Callable[[], object],
    found: dict[str, list[float]],
) -> None:
    whole = PixelView.fitting(320.0, 180.0, *SCREEN)
    screens = {ruling: (page, make(one)) for ruling in Ruling for page, one in (document(ruling),)}
    for count in range(number + 1):  # the first is not counted
        for ruling, (page, screen) in screens.items():
            scale = SCALES[count % len(SCALES)] * (1 + count / 1000) * whole.px_per_mm
            frame = (
                PixelView(scale, -20, -20, *SCREEN) if scale > whole.px_per_mm else PixelView(scale, 300, 200, *SCREEN)
            )

            def shows(view: PixelView, screen: Screen = screen, page: PageId = page) -> None:
                screen.show(page, view)
                ends()

            screen.forget()
            opened, zoomed = timed(partial(shows, whole)), timed(partial(shows, frame))
            screen.forget()
            if count:
                found[f"{engine} opened {ruling.value}"].append(opened)
                found[f"{engine} zoomed {ruling.value}"].append(zoomed)


def main(number: int) -> None:
    found: dict[str, list[float]] = defaultdict(list)
    app = QGuiApplication([])
    painter = ItemPainter()
    rounds_of(
        "QPainter", number, lambda one: RasterRenderer(DocumentSource(one), painter, monotonic), lambda: None, found
    )
    from OpenGL import GL

    from tni.render.gl.backend import GlRenderer
    from tni.render.gl.resources import GlError
    from tni.render.gl.surfaceless import SurfacelessContext

    picture = partial(paint_to_bgra, painter)
    try:
        with SurfacelessContext() as context:
            made = context.dialect

            def screen(one: Document) -> Screen:
                return GlRenderer(DocumentSource(one), made, picture, monotonic, SURROUND)

            rounds_of("OpenGL", number, screen, GL.glFinish, found)
    except GlError as error:
        print(f"no OpenGL: {error}", file=sys.stderr)
    print(json.dumps(found))
    app.exit()


if __name__ == "__main__":
    main(int(sys.argv[1]))
