"""Instruments on boards of usual sizes: what they draw, measured on the pixels in millimetres of the board."""

from __future__ import annotations

from collections.abc import Callable
from math import atan2, cos, degrees, hypot, radians, sin

import numpy as np
import pytest
from PySide6.QtGui import QImage

from plugins.compass import NEEDLE, Compass
from plugins.protractor import Protractor
from plugins.ruler import MARGIN, Ruler
from tests.support.instrument_board import InstrumentBoard, Place, apart
from tni.api.items import ItemKind
from tni.core.geometry import Affine
from tni.document.selection import moved
from tni.render.page_source import DocumentSource
from tni.render.pixel_view import PixelView
from tni.render.raster.item_painter import ItemPainter
from tni.render.raster.renderer import RasterRenderer

pytestmark = pytest.mark.qt

MOST_MM, MOST_DEGREES = 0.5, 0.2
"""What is allowed: millimetres in 300, and degrees."""
INCH_MM = 25.4
PAGE_MM = 320.0
BOARDS = [(size, width, height) for size in (65, 86) for width, height in ((1280, 720), (1920, 1080), (3840, 2160))]
ANGLES = (0.0, 17.3, 45.0, 90.0, 133.7, 271.1)


class MeasuredBoard:
    """A calibrated board with one instrument, whose page fills the picture. size: diagonal in inches."""

    def __init__(self, name: str, kind: Callable[[], ItemKind], size: int, width_px: int, height_px: int) -> None:
        self.frame = PixelView(width_px / PAGE_MM, 0, 0, width_px, height_px)
        self.pixel_mm = size * INCH_MM * 16 / hypot(16, 9) / width_px
        self.board = InstrumentBoard(name, kind)
        self.board.mm_per_unit = self.pixel_mm * width_px / PAGE_MM
        self.board.editor.rescale_items()
        self.board.control("scale", "board")

    def told(self, x: float, y: float) -> Place:
        """Return where on the page a contact is told, as boards tell whole pixels."""
        scale = self.frame.px_per_mm
        return round(x * scale) / scale, round(y * scale) / scale

    def on_board(self, place: Place) -> Place:
        """Return a place of the page in mm of the board, y upwards."""
        unit = self.board.mm_per_unit or 1.0
        return place[0] * unit, -place[1] * unit

    def ink(self) -> tuple[np.ndarray, np.ndarray]:
        """Return the places of all pixels of the lines, as `on_board`, and the share of each that is covered."""
        source = DocumentSource(self.board.editor.document)
        source.hidden = frozenset({self.board.item.id})
        shown = RasterRenderer(source, ItemPainter(), lambda: 0.0)
        shown.show(self.board.editor.page.id, self.frame)
        image = shown.front.convertToFormat(QImage.Format.Format_RGB32)
        raw = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)[:, :, 1]
        share = 1.0 - raw.astype(float) / raw.max()
        rows, columns = np.nonzero(share > 0.02)
        return np.column_stack([columns + 0.5, -(rows + 0.5)]) * self.pixel_mm, share[rows, columns]


def fitted(places: np.ndarray, shares: np.ndarray) -> tuple[np.ndarray, np.ndarray, float]:
    """Return the middle of a line, its unit direction, and the length of an even line that is spread as widely."""
    middle = np.average(places, axis=0, weights=shares)
    off = places - middle
    sizes, ways = np.linalg.eigh((off * shares[:, None]).T @ off / shares.sum())
    return middle, ways[:, -1], float(np.sqrt(12 * sizes[-1]))


def turned(way: np.ndarray) -> float:
    return degrees(atan2(way[1], way[0])) % 180.0


@pytest.mark.parametrize(("size", "width", "height"), BOARDS)
def test_a_ruler_is_true(qapp: object, size: int, width: int, height: int) -> None:
    """The round ends of a typed segment count the same in both lengths."""
    lengths = []
    for angle in ANGLES:
        for length in (300.0, 100.0):
            made = MeasuredBoard("ruler", Ruler, size, width, height)
            for control, value in (("length", 40.0), ("segment", length / 10), ("angle", angle)):
                made.board.control(control, value)
            middle = made.board.on_page(MARGIN + length / 2 * made.board.state["unit"], 0.0)
            made.board.editor.do(
                moved(made.board.editor.document, [made.board.item.id], Affine.moving(160 - middle[0], 90 - middle[1]))
            )
            made.board.control("draw", True)
            start, end = (made.on_board(place) for place in made.board.segments()[0])
            middle_seen, way, long = fitted(*made.ink())
            assert apart(turned(way), angle, 180.0) <= MOST_DEGREES
            assert hypot(*(middle_seen - np.add(start, end) / 2)) <= MOST_MM
            lengths.append(long)
            made.board.close()
    for long, short in zip(lengths[::2], lengths[1::2], strict=True):
        assert long - short == pytest.approx(200.0, abs=MOST_MM * 2 / 3)


@pytest.mark.parametrize(("size", "width", "height"), BOARDS)
def test_a_pen_along_a_ruler_is_straight_and_at_its_edge(qapp: object, size: int, width: int, height: int) -> None:
    for angle in ANGLES:
        made = MeasuredBoard("ruler", Ruler, size, width, height)
        for control, value in (("length", 40.0), ("angle", angle)):
            made.board.control(control, value)
        unit = made.board.state["unit"]
        places = [made.board.on_page(MARGIN + along * unit, -0.4) for along in np.linspace(20, 320, 50)]
        centre = np.mean(places, axis=0)
        made.board.editor.do(
            moved(
                made.board.editor.document,
                [made.board.item.id],
                Affine.moving(*(np.array((160.0, 90.0)) - centre).tolist()),
            )
        )
        places = [made.board.on_page(MARGIN + along * unit, -0.4) for along in np.linspace(20, 320, 50)]
        made.board.draw([made.told(*place) for place in places])
        edge = [np.array(made.on_board(made.board.on_page(MARGIN + along * unit, 0.0))) for along in (20, 320)]
        middle, way, _ = fitted(*made.ink())
        assert apart(turned(way), angle, 180.0) <= MOST_DEGREES
        normal = np.array((-sin(radians(angle)), cos(radians(angle))))
        assert abs((middle - edge[0]) @ normal) <= MOST_MM
        made.board.close()


@pytest.mark.parametrize(("size", "width", "height"), BOARDS)
def test_compasses_are_true(qapp: object, size: int, width: int, height: int) -> None:
    for opening in (20.0, 123.4, 300.0):
        made = MeasuredBoard("compass", Compass, size, width, height)
        made.board.control("opening", opening / 10)
        x, y = made.board.on_page(*NEEDLE)
        made.board.editor.do(moved(made.board.editor.document, [made.board.item.id], Affine.moving(160 - x, 90 - y)))
        made.board.control("circle", True)
        places, shares = made.ink()
        weights = np.sqrt(shares)
        system = np.column_stack([2 * places, np.ones(len(places))]) * weights[:, None]
        (a, b, c), *_ = np.linalg.lstsq(system, (places**2).sum(axis=1) * weights, rcond=None)
        assert np.sqrt(c + a * a + b * b) == pytest.approx(opening, abs=MOST_MM)
        assert (a, b) == pytest.approx(made.on_board((160.0, 90.0)), abs=MOST_MM)
        made.board.close()


@pytest.mark.parametrize(("size", "width", "height"), BOARDS)
def test_a_protractor_is_true(qapp: object, size: int, width: int, height: int) -> None:
    for angle, tilt in ((37.0, 0.0), (90.0, 11.0), (142.5, 250.0)):
        made = MeasuredBoard("protractor", Protractor, size, width, height)
        for control, value in (("measure", angle), ("angle", tilt)):
            made.board.control(control, value)
        made.board.control("draw", True)
        places, shares = made.ink()
        rays = [np.array([made.on_board(end) for end in ray]) for ray in made.board.segments()]
        ways = []
        for ray in rays:
            along = (ray[1] - ray[0]) / np.linalg.norm(ray[1] - ray[0])
            off = places - ray[0]
            near = (np.abs(off @ np.array((-along[1], along[0]))) < 8) & (off @ along > 30)
            ways.append(turned(fitted(places[near], shares[near])[1]))
        assert len(ways) == 2
        assert (
            apart(ways[1] - ways[0], angle, 180.0) <= MOST_DEGREES
            or apart(ways[0] - ways[1], angle, 180.0) <= MOST_DEGREES
        )
        made.board.close()
