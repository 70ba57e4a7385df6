"""The picture of the pens in `docs/ink.md`: `python -m tests.bench.pens docs/images` writes pens.png there.

Four pens on black; the highlighters on black and on light paper, each with words of the first ink over it.
"""

from __future__ import annotations

import argparse
import itertools
from pathlib import Path

import numpy as np
from PIL import Image
from PySide6.QtGui import QGuiApplication

from tests.bench.edges import Floats
from tests.golden.scenes import PAGE, SURROUND, Scene, painter
from tni.core.ids import ItemId
from tni.document.drawlist import DrawItem, DrawPaper, draw_stroke
from tni.document.items import Stroke
from tni.document.page_format import Paper, Ruling
from tni.document.palette import CHALKS, HIGHLIGHTERS, INKS
from tni.ink.pen import Pen, PenKind
from tni.ink.sample import SampleBuffer
from tni.render.pixel_view import PixelView
from tni.render.raster.renderer import RasterRenderer
from tni.render.text_layout import Fonts

FINE, FELT, CHALK, HIGHLIGHTER = PenKind.PEN, PenKind.FELT, PenKind.CHALK, PenKind.HIGHLIGHTER
WIDTHS_MM = {FINE: 1.0, FELT: 3.5, CHALK: 3.0, HIGHLIGHTER: 14.0}
LOOPS = np.column_stack([(t := np.linspace(0, 6 * np.pi, 120)) * 3.4 + 6 * np.sin(t), 7 * np.cos(t)])
"""What stands for handwriting, mm."""
ACROSS = np.column_stack([np.linspace(-6, 72, 60), np.zeros(60)])


def _stroke(kind: PenKind, colour: str, paper: Paper, way: Floats, x: float, y: float) -> DrawItem:
    buffer = SampleBuffer(0.0)
    for k, (dx, dy) in enumerate(way.tolist()):
        buffer.append(x + dx, y + dy, k / 125)
    pen = Pen(kind, colour, WIDTHS_MM[kind])
    return draw_stroke(Stroke(id=ItemId("s"), page=PAGE, pen=pen, samples=buffer.samples()), paper)


def pens_on(paper: Paper) -> list[DrawItem]:
    """The pens with two colours each, above; all highlighters below, and ink over them."""
    found: list[DrawItem] = [DrawPaper(paper, Ruling.BLANK, 320.0, 180.0)]
    places = [(20 + 150 * (n % 2), 105 + 42 * (n // 2)) for n in range(4)]
    for colour, (x, y) in zip(HIGHLIGHTERS.on(paper), places, strict=True):
        found.append(_stroke(HIGHLIGHTER, colour, paper, ACROSS, x, y))
    for x, y in places:
        found.append(_stroke(FINE, INKS.on(paper)[0], paper, LOOPS, x, y))
    for column, (kind, palette) in enumerate(((FINE, INKS), (FELT, INKS), (CHALK, CHALKS))):
        for row, colour in enumerate(palette.on(paper)[0:4:2]):
            found.append(_stroke(kind, colour, paper, LOOPS, 20 + 100 * column, 25 + 35 * row))
    return found


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.pens", description=__doc__)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    app = QGuiApplication(["pens", "-platform", "offscreen"])
    sheets = []
    for paper in (Paper.BLACK, Paper.SOFT):
        scene = Scene(pens_on(paper), PixelView(2.0, 0, 0, 640, 360))
        screen = RasterRenderer(scene, painter(Fonts()), itertools.count().__next__, SURROUND)
        screen.show(PAGE, scene.frame)
        front = screen.front
        rows = np.frombuffer(front.constBits(), np.uint8).reshape(front.height(), front.width(), 4)
        sheets.append(rows[:, :, 2::-1].copy())
    Image.fromarray(np.concatenate(sheets, axis=1)).save(folder / "pens.png", optimize=True)
    app.quit()


if __name__ == "__main__":
    main()
