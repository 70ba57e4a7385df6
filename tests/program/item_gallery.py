"""Picture of interactive items at work: `python -m tests.program.item_gallery OUT.png SCENES [black] [KIND ...]`, where
SCENES is a module of `tests.program` that lists items and what is done with each."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from tests.support.item_hand import ItemHand
from tni.document.drawlist import draw_item
from tni.document.item_drawing import THEME
from tni.document.items import PluginItem
from tni.document.page_format import Paper
from tni.render.raster.item_painter import ItemPainter
from tni.render.raster.item_picture import item_picture

COLUMNS, CELL_WIDE, CELL_HIGH, GAP = 3, 600, 400, 24
"""Of the sheet, in pixels."""
type Scene = tuple[str, tuple[tuple[Any, ...], ...]]


def made_item(scene: Scene) -> PluginItem:
    """Return a new item after acts: ("control", its id, value), ("tap", target), ("drag", handle, places ...)."""
    kind, acts = scene
    with ItemHand(import_module(f"plugins.{kind}").item) as hand:
        for act in acts:
            match act:
                case ("control", control, value):
                    hand.control(control, value)
                case ("tap", target):
                    hand.tap(target)
                case ("drag", handle, *places):
                    hand.drag(handle, *places)
        return hand.item


def picture(items: Sequence[PluginItem], paper: Paper) -> QImage:
    """Return items in rows, each as large as fits its cell."""
    painted = list[QImage]()
    painter_of_items = ItemPainter()
    for item in items:
        scale = min(CELL_WIDE / item.width_mm, CELL_HIGH / item.height_mm)
        drawn = draw_item(item, paper)
        painted.append(item_picture(painter_of_items, drawn, item.width_mm, item.height_mm, scale))
    rows = [max(one.height() for one in painted[k : k + COLUMNS]) for k in range(0, len(painted), COLUMNS)]
    sheet = QImage(COLUMNS * (CELL_WIDE + GAP) + GAP, sum(rows) + GAP * (len(rows) + 1), QImage.Format.Format_RGB32)
    sheet.fill(QColor(THEME["paper"][paper is Paper.BLACK]))
    painter = QPainter(sheet)
    for number, image in enumerate(painted):
        row, column = divmod(number, COLUMNS)
        x = GAP + column * (CELL_WIDE + GAP) + (CELL_WIDE - image.width()) // 2
        y = GAP + sum(rows[:row]) + row * GAP + (rows[row] - image.height()) // 2
        painter.drawImage(QPoint(x, y), image)
    painter.end()
    return sheet


def main(arguments: Sequence[str]) -> None:
    out, module, *rest = arguments
    kinds: Final = [one for one in rest if one != "black"]
    scenes = [one for one in import_module(f"tests.program.{module}").SCENES if not kinds or one[0] in kinds]
    sheet = picture([made_item(scene) for scene in scenes], Paper.BLACK if "black" in rest else Paper.WHITE)
    sheet.save(str(Path(out)))


if __name__ == "__main__":
    application = QApplication(["gallery", "-platform", "offscreen"])
    main(sys.argv[1:])
