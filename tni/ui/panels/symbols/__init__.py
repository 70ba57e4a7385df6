"""Symbols for pages: drawings in the public domain (LICENSE.txt), listed with their names in `symbols.json`.

Each is an SVG of plain elements in a box of 96 units; its lines and letters take the colour of the ink. On a page it is
a picture in PNG, which every program can show.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QByteArray, QLocale, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from tni.render.raster.page_image import encode_png
from tni.ui.chrome.command_search import WordSearch
from tni.ui.i18n import tr

FOLDER = Path(__file__).parent
PICTURE_PX = 1200
"""Side of a symbol on a page: sharp when it fills the height of a board."""


@dataclass(frozen=True, slots=True)
class Symbol:
    """Symbol of the list. file: name of its SVG. name: in the interface's language. terms: what else it is searched
    by."""

    file: str
    group: str
    name: str
    terms: str


class SymbolDrawings:
    """Drawings of the symbols, with their list, which is read at first."""

    def __init__(self, font_family: str, folder: Path = FOLDER) -> None:
        """font_family: of letters in the drawings. Raises: OSError."""
        self._folder, self._font = folder, font_family
        is_english = QLocale().language() == QLocale.Language.English
        name, other = ("en", "fr") if is_english else ("fr", "en")
        listed = json.loads((folder / "symbols.json").read_text("utf-8"))
        self.symbols = tuple(
            Symbol(one["file"], one["group"], one[name], f"{one['words']} {one[other]}") for one in listed
        )
        self._search = WordSearch({one: (one.name, one.terms) for one in self.symbols})

    def find(self, text: str) -> list[Symbol]:
        """Return the symbols that fit a search, the best first; all of them for an empty one."""
        return self._search.find(text) if text.strip() else list(self.symbols)

    def groups(self) -> dict[str, str]:
        """Return the groups of the list in its order, each with its name."""
        names = {
            "electricite": tr("Électricité"),
            "chimie": tr("Chimie"),
            "optique": tr("Optique"),
            "maths": tr("Maths"),
            "cartes": tr("Cartes", "plans"),
            "musique": tr("Musique"),
            "temps": tr("Temps"),
            "monnaie": tr("Monnaie"),
        }
        return {group: names[group] for group in dict.fromkeys(one.group for one in self.symbols)}

    def image(self, symbol: Symbol, side_px: int, colour: QColor) -> QImage:
        """Draw a symbol on a transparent ground. Raises: OSError."""
        text = (self._folder / symbol.file).read_text("utf-8")
        text = text.replace('color="#1f2430"', f'color="{colour.name()}" font-family="{self._font}"', 1)
        image = QImage(side_px, side_px, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        QSvgRenderer(QByteArray(text.encode())).render(painter, QRectF(0, 0, side_px, side_px))
        painter.end()
        return image

    def png(self, symbol: Symbol, colour: QColor) -> bytes:
        """Return the picture that goes onto a page, PICTURE_PX wide and high. Raises: OSError."""
        return encode_png(self.image(symbol, PICTURE_PX, colour))
