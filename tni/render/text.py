"""Words set in the program's own fonts with QTextLayout, alike on every screen.

Words are laid out once at an em of 100 units without hinting, then scaled: no screen's resolution enters.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files

from PySide6.QtCore import QByteArray, QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPainter, QTextLayout, QTextOption

from tni.board.drawlist import DrawText
from tni.board.measure import MeasuredText
from tni.core.errors import TniError
from tni.render.raster.pictures import qtransform

EM = 100.0
"""Units of the layout per em."""
LINE_EMS = 1.3
"""Distance of base lines."""
BASELINE_EMS = 1.0
"""From the top of a line to its base line."""
TAB_EMS = 2.0


class FontFileError(TniError):
    def __init__(self, name: str) -> None:
        super().__init__(f"font file {name} cannot be loaded")
        self.name = name


@dataclass(frozen=True)
class Family:
    """A shipped family. name: as the files call it; files: in tni/render/fonts."""

    name: str
    file_names: tuple[str, ...]

    @cached_property
    def contents(self) -> tuple[bytes, ...]:
        folder = files("tni.render") / "fonts"
        return tuple((folder / name).read_bytes() for name in self.file_names)

    @cached_property
    def version(self) -> str:
        """First digits of the files' hash."""
        return hashlib.sha256(b"".join(self.contents)).hexdigest()[:12]


LEGIBLE = Family(
    "Atkinson Hyperlegible Next", ("AtkinsonHyperlegibleNext-Regular.ttf", "AtkinsonHyperlegibleNext-Bold.ttf")
)
"""Made by the Braille Institute for readers with low vision: letters that cannot be taken for each other."""
DYSLEXIC = Family("TNI Dys", ("TNIDys-Regular.ttf", "TNIDys-Bold.ttf"))
"""OpenDyslexic without colour tables, with which Qt prints letters as pictures."""
FAMILIES = (LEGIBLE, DYSLEXIC)


class Fonts:
    """Shipped families, given to Qt when first used. Needs a QGuiApplication by then."""

    def __init__(self) -> None:
        self._ready: dict[str, QFont] = {}

    def font(self, name: str) -> QFont:
        """`name` at EM pixels, or the default family for "" and for a family that is not shipped. The caller's own."""
        family = family_of(name)
        if family.name not in self._ready:
            for file_name, content in zip(family.file_names, family.contents, strict=True):
                if QFontDatabase.addApplicationFontFromData(QByteArray(content)) < 0:
                    raise FontFileError(file_name)
            font = QFont(family.name)
            font.setPixelSize(int(EM))
            font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
            font.setStyleStrategy(QFont.StyleStrategy.PreferAntialias)
            self._ready[family.name] = font
        return QFont(self._ready[family.name])  # a caller that gives it another size does not change the page's words


def family_of(name: str) -> Family:
    return next((f for f in FAMILIES if f.name == name), LEGIBLE)


@dataclass(frozen=True, slots=True)
class SetText:
    """Words that are laid out: their lines (kept alive here), the box in ems."""

    layouts: tuple[QTextLayout, ...]
    width_em: float
    height_em: float


def set_text(text: str, font: QFont, wrap_em: float | None) -> SetText:
    """Lay out `text`: a paragraph a line, broken at `wrap_em` when given."""
    option = QTextOption()
    option.setUseDesignMetrics(True)
    option.setTabStopDistance(TAB_EMS * EM)
    mode = QTextOption.WrapMode.NoWrap if wrap_em is None else QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere
    option.setWrapMode(mode)
    layouts = []
    widest, row = 0.0, 0
    for paragraph in text.split("\n"):
        layout = QTextLayout(paragraph, font)
        layout.setTextOption(option)
        layout.setCacheEnabled(True)
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(1e6 if wrap_em is None else max(wrap_em * EM, 1.0))
            line.setPosition(QPointF(0.0, (row * LINE_EMS + BASELINE_EMS) * EM - line.ascent()))
            widest = max(widest, line.naturalTextWidth())
            row += 1
        layout.endLayout()
        layouts.append(layout)
    width_em = widest / EM if wrap_em is None else wrap_em
    return SetText(tuple(layouts), width_em, row * LINE_EMS)


class QtTextMeasurer:
    """`tni.board.measure.TextMeasurer` with Qt."""

    def __init__(self, fonts: Fonts) -> None:
        self._fonts = fonts

    def measure(self, text: str, size_mm: float, font: str = "", wrap_mm: float | None = None) -> MeasuredText:
        family = family_of(font)
        wrap_em = None if wrap_mm is None else wrap_mm / size_mm
        found = set_text(text, self._fonts.font(font), wrap_em)
        return MeasuredText(found.width_em * size_mm, found.height_em * size_mm, family.name, family.version)


def paint_text(painter: QPainter, item: DrawText, fonts: Fonts) -> None:
    """Paint words into their measured box; the painter's unit is the page mm.

    Words that this machine's font makes wider than the stored box are squeezed into it: nothing reflows.
    """
    words = item.item
    if words.size_mm <= 0 or not words.text:
        return
    found = set_text(words.text, fonts.font(words.font), words.width_mm / words.size_mm if words.wrapped else None)
    if found.width_em <= 0 or found.height_em <= 0:
        return
    scale = words.size_mm / EM
    squeeze_x = min(1.0, words.width_mm / (found.width_em * words.size_mm))
    squeeze_y = min(1.0, words.height_mm / (found.height_em * words.size_mm))
    painter.save()
    painter.setTransform(qtransform(item.transform), True)
    painter.scale(scale * squeeze_x, scale * squeeze_y)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    painter.setPen(QColor(words.colour))
    for layout in found.layouts:
        layout.draw(painter, QPointF(0.0, 0.0), [], QRectF())
    painter.restore()
