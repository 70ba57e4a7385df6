"""What is painted from kept pictures looks as if it were painted anew."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from PySide6.QtGui import QImage

from tni.core.geometry import Affine
from tni.core.ids import ItemId, PageId
from tni.document.drawlist import DrawFill, DrawInk, DrawItem, DrawText, draw_ink
from tni.document.items import Text
from tni.render.raster import item_painter
from tni.render.raster.item_painter import ALPHA_FORMAT, ItemPainter
from tni.render.raster.kept_runs import KeptRuns

pytestmark = pytest.mark.qt
SIDE = 240


def words(text: str, y: float) -> DrawText:
    box = Text(
        id=ItemId("i"), page=PageId("p"), transform=Affine.moving(20.0, y), text=text, size_mm=9.0, colour="#102030",
        font="", font_version="", width_mm=90.0, height_mm=12.0,
    )  # fmt: skip
    return DrawText(box, box.transform)


def line(x: float, y: float, x1: float, y1: float, colour: str = "#1a5fb4") -> DrawInk:
    return draw_ink(np.array([(x, y, 1.5, x1, y1, 1.5)], np.float32), colour)


def plot(value: float, text: str = "y = 2x", size: int = 5) -> list[DrawItem]:
    """Grid and words, with a curve and an area in the midst that follow a value."""
    grid = [line(10, 12.5 * n, 230, 12.5 * n, "#c0c8d0") for n in range(1, size)]
    ground = DrawFill(((0.0, 0.0), (239.0, 0.0), (239.0, 239.0), (0.0, 239.0)), "#f8f8ff")
    area = DrawFill(((50.0, 50.0), (90.0 + value, 50.0), (70.0, 120.0)), "#ffd6cc", 0.5)
    curve = line(20, 200 - value, 220, 40 + value)
    return [
        ground,
        *grid,
        area,
        curve,
        words(text, 100),
        words("0", 130),
        line(30, 30, 35, 210),
        line(30, 210, 90, 210),
    ]


def painted(kept: KeptRuns | None, items: Sequence[DrawItem], left: int = 0) -> np.ndarray:
    image = QImage(SIDE, SIDE, ALPHA_FORMAT)
    image.fill(0)
    ItemPainter().paint(image, items, 1.0, left, 0, kept)
    return np.frombuffer(image.constBits(), np.uint8).reshape(SIDE, SIDE, 4).astype(int)


def test_each_step_looks_as_painted_anew(qapp: object) -> None:
    kept = KeptRuns()
    steps = [plot(0), plot(3), plot(6), plot(6), plot(9, "y = 3x"), plot(9, size=8), plot(12, size=8), plot(15)]
    for n, items in enumerate([*steps, *steps]):
        off = np.abs(painted(kept, items) - painted(None, items)).max()
        assert off <= 1, n  # of 255, where what is seen through lies on edges


def test_another_place_shows_what_is_there(qapp: object) -> None:
    kept = KeptRuns()
    for left in (0, 7, 0, 0, 7, 7, 30, 0, 7):
        items = plot(left)
        assert np.abs(painted(kept, items, left) - painted(None, items, left)).max() <= 1


def test_what_stays_is_painted_once(qapp: object, monkeypatch: pytest.MonkeyPatch) -> None:
    kept, seen = KeptRuns(), list[str]()
    for value in (0, 3, 6):
        painted(kept, plot(value))
    real = item_painter.paint_text
    monkeypatch.setattr(
        item_painter,
        "paint_text",
        lambda painter, item, fonts: (seen.append(item.item.text), real(painter, item, fonts)),
    )
    painted(kept, plot(9))
    assert seen == []
    painted(kept, plot(9, "y = 3x"))
    painted(kept, plot(9, "y = 4x"))
    assert seen == ["y = 3x", "0", "y = 4x"]
