"""Symbols for pages: listed, drawn from few elements that every reader knows, and painted by Qt."""

from __future__ import annotations

import json
import re
from pathlib import Path

from lxml import etree
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from tni.ui.panels.symbols import FOLDER

LISTED: list[dict[str, str]] = json.loads((FOLDER / "symbols.json").read_text(encoding="utf-8"))
SVG = "{http://www.w3.org/2000/svg}"
ELEMENTS = {"svg", "g", "path", "circle", "ellipse", "rect", "text"}
SIDE_PX = 96


def painted(path: Path) -> QImage:
    image = QImage(SIDE_PX, SIDE_PX, QImage.Format.Format_ARGB32)
    image.fill(QColor(0, 0, 0, 0))
    painter = QPainter(image)
    QSvgRenderer(str(path)).render(painter, QRectF(0, 0, SIDE_PX, SIDE_PX))
    painter.end()
    return image


def test_each_file_is_listed_once_in_two_languages() -> None:
    files = sorted(path.name for path in FOLDER.glob("*.svg"))
    assert sorted(symbol["file"] for symbol in LISTED) == files
    assert len(files) >= 150
    for language in ("fr", "en"):
        assert len({symbol[language] for symbol in LISTED}) == len(files)
    assert [symbol["file"] for symbol in LISTED if not symbol["group"]] == []


def test_each_is_drawn_from_plain_elements_and_refers_to_nothing() -> None:
    for symbol in LISTED:
        root = etree.parse(FOLDER / symbol["file"]).getroot()
        assert root.get("viewBox") == "0 0 96 96"
        assert {str(element.tag).removeprefix(SVG) for element in root.iter()} <= ELEMENTS, symbol["file"]
        assert not re.search(r"href|url\(|style|script", etree.tostring(root, encoding="unicode")), symbol["file"]


def test_each_is_painted_within_its_box_and_unlike_any_other(qapp: QApplication) -> None:
    seen: dict[bytes, str] = {}
    for symbol in LISTED:
        image = painted(FOLDER / symbol["file"])
        pixels = bytes(image.constBits())
        alpha = pixels[3::4]
        assert sum(value > 0 for value in alpha) > 60, symbol["file"]
        corners = [image.pixelColor(x, y).alpha() for x in (0, 95) for y in (0, 95)]
        assert corners == [0, 0, 0, 0], symbol["file"]
        assert pixels not in seen, (symbol["file"], seen[pixels])
        seen[pixels] = symbol["file"]
