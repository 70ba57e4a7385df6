"""Pictures of interactive items for looking at: `python -m tests.program.item_gallery OUT SCENES`, where SCENES is a
module of `tests/program` that lists states of items. Each is drawn on white and on black paper; all together are one
picture."""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter

from tests.support.items import Host, plugin
from tni.core.geometry import IDENTITY
from tni.core.ids import ItemId, PageId
from tni.document.drawlist import draw_item
from tni.document.item_drawing import THEME
from tni.document.items import PluginItem
from tni.document.page_format import Paper
from tni.render.raster.item_painter import ALPHA_FORMAT, ItemPainter

PX_PER_MM: Final = 4.0
CELL, GAP, COLUMNS = 760, 40, 3
MANY: Final = {"QT_QPA_PLATFORM": "offscreen"}


def made_item(kind: str, acts: Sequence[tuple[Any, ...]]) -> PluginItem:
    """Return an item after acts: ("control", id, value), ("tap", id), or ("state", values)."""
    found = importlib.import_module(f"plugins.{kind}")
    host = Host(plugin(kind, found.item))
    item = host.items.new_item(kind, PageId("p"), IDENTITY, ItemId("i"))
    assert item is not None
    for act in acts:
        match act:
            case ("control", id, value):
                item = host.items.controlled(item, id, value)
            case ("tap", id):
                item = host.items.tapped(item, id)
            case ("state", values):
                new = host.items.new_item(kind, PageId("p"), IDENTITY, ItemId("i"), values)
                assert new is not None
                item = new
    assert not host.faults, host.faults
    host.guard.close()
    return item


def picture(item: PluginItem, scale: float, paper: Paper) -> QImage:
    """Return an item on a paper. scale: pixels for a millimetre."""
    image = QImage(max(round(item.width_mm * scale), 1), max(round(item.height_mm * scale), 1), ALPHA_FORMAT)
    image.fill(QColor(THEME["paper"][paper is Paper.BLACK]))
    PAINTER.paint(image, draw_item(item, paper), scale, 0, 0)
    return image


PAINTER: Final = ItemPainter()


def sheet(pictures: Sequence[QImage], paper: Paper) -> QImage:
    """Return pictures in rows, each as large as fits its cell."""
    shown = [one.width() * CELL / max(one.width(), one.height() * 1.5) / one.width() for one in pictures]
    heights, rows = list[int](), [range(k, min(k + COLUMNS, len(pictures))) for k in range(0, len(pictures), COLUMNS)]
    heights = [max(round(pictures[k].height() * shown[k]) for k in row) for row in rows]
    out = QImage(COLUMNS * (CELL + GAP) + GAP, sum(heights) + GAP * (len(rows) + 1), QImage.Format.Format_RGB32)
    out.fill(QColor(THEME["paper"][paper is Paper.BLACK]))
    painter, top = QPainter(out), GAP
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    for row, height in zip(rows, heights, strict=True):
        for column, k in enumerate(row):
            size = round(pictures[k].width() * shown[k]), round(pictures[k].height() * shown[k])
            painter.drawImage(QRect(GAP + column * (CELL + GAP), top, *size), pictures[k])
        top += height + GAP
    painter.end()
    return out


def main(arguments: Sequence[str]) -> None:
    out, scenes = Path(arguments[0]), importlib.import_module(f"tests.program.{arguments[1]}").SCENES
    out.mkdir(parents=True, exist_ok=True)
    os.environ.update(MANY)
    app = QGuiApplication([])
    only = set(arguments[2:])
    for paper in (Paper.WHITE, Paper.BLACK):
        name, drawn = paper.name.lower(), list[QImage]()
        for number, (kind, acts) in enumerate(scenes):
            if only and kind not in only:
                continue
            drawn.append(picture(made_item(kind, acts), PX_PER_MM, paper))
            drawn[-1].save(str(out / f"{kind}-{number}-{name}.png"))
        sheet(drawn, paper).save(str(out / f"all-{name}.png"))
    del app


if __name__ == "__main__":
    main(sys.argv[1:])
