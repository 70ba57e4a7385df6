"""Symbols of the program as pictures for shipped lessons."""

from __future__ import annotations

from functools import cache

from PySide6.QtGui import QColor

from tni.render.raster.page_image import encode_png
from tni.render.text_layout import font_family
from tni.ui.panels.symbols import SymbolDrawings

SIDE_PX = 600
"""Half of what the program puts on a page: in a shipped lesson a symbol is at most a third of the page's height."""


@cache
def symbol_png(name: str, colour: str) -> bytes:
    """Return a drawing in PNG. name: of its SVG, without the suffix."""
    drawings = _drawings()
    symbol = next(one for one in drawings.symbols if one.file == f"{name}.svg")
    return encode_png(drawings.image(symbol, SIDE_PX, QColor(colour)))


@cache
def _drawings() -> SymbolDrawings:
    return SymbolDrawings(font_family("").name)
