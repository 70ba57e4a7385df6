"""Layout of text in the program's own fonts with QTextLayout, the same on every screen.

Text is laid out at an em of 100 units without hinting, then scaled, so no screen's resolution affects it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from math import floor
from pathlib import Path

from PySide6.QtCore import QByteArray, QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPainter, QRawFont, QTextLayout, QTextLine, QTextOption

from tni.core.digest import sha256
from tni.core.errors import TniError
from tni.document.alignment import TextAlign
from tni.document.drawlist import DrawText
from tni.document.items import Text
from tni.document.text_measurer import MeasuredText
from tni.render.raster.image_painters import qtransform
from tni.render.raster.painter_state import saved_state

FONTS_FOLDER = Path(__file__).parent / "fonts"
EM = 100.0
"""Units of the layout per em."""
LINE_EMS = 1.3
"""Distance between baselines."""
BASELINE_EMS = 1.0
"""Distance from the top of a line to its baseline."""
TAB_EMS = 2.0


class FontFileError(TniError):
    def __init__(self, name: str) -> None:
        super().__init__(f"font file {name} cannot be loaded")
        self.name = name


@dataclass(frozen=True)
class FontFamily:
    """A font family shipped with the program. name: as in the font files. file_names: in tni/render/fonts."""

    name: str
    file_names: tuple[str, ...]

    @cached_property
    def contents(self) -> tuple[bytes, ...]:
        return tuple((FONTS_FOLDER / name).read_bytes() for name in self.file_names)

    @cached_property
    def version(self) -> str:
        """First 12 hexadecimal digits of the files' hash."""
        return sha256(b"".join(self.contents)).hex()[:12]


LEGIBLE = FontFamily(
    "Atkinson Hyperlegible Next", ("AtkinsonHyperlegibleNext-Regular.ttf", "AtkinsonHyperlegibleNext-Bold.ttf")
)
"""Made by the Braille Institute for readers with low vision: letters that cannot be confused with each other."""
MAX_CHARACTERS, MAX_PARAGRAPHS = 20_000, 1_000
"""Limits of a text that is shown: far more than fits a page, yet laid out without a noticeable delay."""
DYSLEXIC = FontFamily("TNI Dys", ("TNIDys-Regular.ttf", "TNIDys-Bold.ttf"))
"""OpenDyslexic without colour tables; Qt prints letters with colour tables as images."""
FONT_FAMILIES = (LEGIBLE, DYSLEXIC)


class Fonts:
    """Shipped font families, registered with Qt on first use. A QGuiApplication must exist by then."""

    def __init__(self) -> None:
        self._ready: dict[str, QFont] = {}
        self._letters: dict[str, dict[str, bool]] = {}

    def font(self, name: str, *, bold: bool = False) -> QFont:
        """Return `name` at EM pixels; the default family for "" and for a family that is not shipped. The caller owns
        the object. Raises: FontFileError."""
        family = font_family(name)
        if family.name not in self._ready:
            for file_name, content in zip(family.file_names, family.contents, strict=True):
                if QFontDatabase.addApplicationFontFromData(QByteArray(content)) < 0:
                    raise FontFileError(file_name)
            font = QFont(family.name)
            font.setPixelSize(int(EM))
            font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
            font.setStyleStrategy(QFont.StyleStrategy.PreferAntialias)
            self._ready[family.name] = font
        # a copy, so that a caller that changes the size does not change the page's text
        found = QFont(self._ready[family.name])
        found.setBold(bold)
        return found

    def has_letters(self, text: str, name: str) -> bool:
        """Return whether family `name` itself has all letters of a text, so that none comes from another font."""
        known = self._letters.setdefault(font_family(name).name, {"\t": True})
        if new := set(text) - known.keys():
            raw = QRawFont.fromFont(self.font(name))  # belongs to the thread that makes it
            known.update((letter, raw.supportsCharacter(ord(letter))) for letter in new)
        return all(known[letter] for letter in set(text))


def font_family(name: str) -> FontFamily:
    return next((f for f in FONT_FAMILIES if f.name == name), LEGIBLE)


@dataclass(frozen=True, slots=True)
class TextLayout:
    """Laid-out text: its lines (kept alive here) and its box in ems.

    Positions in the text count UTF-16 units, as Qt does, plus one for each end of a paragraph.
    """

    layouts: tuple[QTextLayout, ...]
    width_em: float
    height_em: float

    def caret(self, position: int) -> tuple[float, float]:
        """Return x and the top of the line, in ems, of a caret."""
        line, _, local = self._line_of(position)
        return _x_of(line, local) / EM, _top_of(line)

    def position_at(self, x_em: float, y_em: float) -> int:
        """Return the position between two letters that is nearest to a point."""
        rows = self._rows()
        line, start, _ = rows[min(max(floor(y_em / LINE_EMS), 0), len(rows) - 1)]
        return start + line.xToCursor(x_em * EM)

    def line_edges(self, position: int) -> tuple[int, int]:
        """Return the first and last position in the line that contains `position`."""
        line, start, _ = self._line_of(position)
        rows = self._rows()
        row = next(
            i for i, (other, begin, _) in enumerate(rows) if (other.textStart(), begin) == (line.textStart(), start)
        )
        first = start + line.textStart()
        last = first + line.textLength()
        goes_on = row + 1 < len(rows) and rows[row + 1][1] == start
        return first, max(first, last - 1) if goes_on else last

    def boxes(self, start: int, end: int) -> list[tuple[float, float, float, float]]:
        """Return x, y, width, height in ems of the text between two positions, line by line."""
        out = []
        for line, begin, last in self._rows():
            first = begin + line.textStart()
            left, right = max(start, first), min(end, first + line.textLength())
            breaks = last and first + line.textLength() < end and start <= first + line.textLength()
            if right > left or breaks:
                x0, x1 = _x_of(line, max(left, first) - begin), _x_of(line, max(right, left) - begin)
                out.append((min(x0, x1) / EM, _top_of(line), abs(x1 - x0) / EM + (0.25 if breaks else 0.0), LINE_EMS))
        return out

    def _rows(self) -> list[tuple[QTextLine, int, bool]]:
        """Return each line, the start of its paragraph, and whether it is the paragraph's last."""
        out, begin = [], 0
        for layout in self.layouts:
            count = layout.lineCount()
            out += [(layout.lineAt(i), begin, i == count - 1) for i in range(count)]
            begin += utf16_length(layout.text()) + 1
        return out

    def _line_of(self, position: int) -> tuple[QTextLine, int, int]:
        """Return the line of a position, the start of its paragraph, and the position relative to that."""
        begin = 0
        for layout in self.layouts:
            length = utf16_length(layout.text())
            if position <= begin + length or layout is self.layouts[-1]:
                local = min(max(position - begin, 0), length)
                return layout.lineForTextPosition(local), begin, local
            begin += length + 1
        raise AssertionError("words have at least one paragraph")


def utf16_length(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _x_of(line: QTextLine, position: int) -> float:
    found: tuple[float, int] = line.cursorToX(position)  # type: ignore[assignment]
    return found[0]


def _top_of(line: QTextLine) -> float:
    """Return the distance from the top of the box, in ems."""
    return (line.y() + line.ascent()) / EM - BASELINE_EMS


def within_limits(text: str) -> str:
    """Return as much of a text as is shown."""
    return "\n".join(text[:MAX_CHARACTERS].split("\n")[:MAX_PARAGRAPHS])


def layout_text(
    text: str, font: QFont, wrap_em: float | None, align: TextAlign = TextAlign.LEFT, box_em: float = 0.0
) -> TextLayout:
    """Lay out `text`: one paragraph per line of it, wrapped at `wrap_em` if given. box_em: width in which the lines
    are aligned, where they are not wider themselves."""
    option = QTextOption()
    option.setUseDesignMetrics(True)
    option.setTabStopDistance(TAB_EMS * EM)
    mode = QTextOption.WrapMode.NoWrap if wrap_em is None else QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere
    option.setWrapMode(mode)
    layouts = []
    widest, row = 0.0, 0
    for paragraph in text[:MAX_CHARACTERS].split("\n", MAX_PARAGRAPHS):
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
    if align is not TextAlign.LEFT:
        _align(layouts, align, max(width_em, box_em) * EM)
    return TextLayout(tuple(layouts), width_em, row * LINE_EMS)


def _align(layouts: Iterable[QTextLayout], align: TextAlign, width: float) -> None:
    for layout in layouts:
        for line in (layout.lineAt(i) for i in range(layout.lineCount())):
            free = max(width - line.naturalTextWidth(), 0.0)
            line.setPosition(QPointF(free * align.share, line.y()))


class QtTextMeasurer:
    """Implementation of `tni.document.text_measurer.TextMeasurer` with Qt."""

    def __init__(self, fonts: Fonts) -> None:
        self._fonts = fonts

    def measure(
        self, text: str, size_mm: float, font: str = "", wrap_mm: float | None = None, *, bold: bool = False
    ) -> MeasuredText:
        family = font_family(font)
        wrap_em = None if wrap_mm is None else wrap_mm / size_mm
        found = layout_text(text, self._fonts.font(font, bold=bold), wrap_em)
        return MeasuredText(found.width_em * size_mm, found.height_em * size_mm, family.name, family.version)


@dataclass(frozen=True, slots=True)
class PlacedText:
    """Laid-out text in its measured box. across_mm, down_mm: width and height of a layout em, in mm of the item."""

    found: TextLayout
    across_mm: float
    down_mm: float


def placed_text(text: Text, fonts: Fonts) -> PlacedText:
    """Lay out a text in its stored box. A text that this machine's font would make larger is squeezed into the box:
    nothing reflows."""
    box_em = text.width_mm / text.size_mm
    font = fonts.font(text.font, bold=text.bold)
    found = layout_text(text.text, font, box_em if text.wrapped else None, text.align, box_em)
    width, height = found.width_em * text.size_mm, found.height_em * text.size_mm
    squeeze_x = min(1.0, text.width_mm / width) if width > 0 else 1.0
    squeeze_y = min(1.0, text.height_mm / height) if height > 0 else 1.0
    return PlacedText(found, text.size_mm * squeeze_x, text.size_mm * squeeze_y)


def paint_text(painter: QPainter, item: DrawText, fonts: Fonts) -> None:
    """Paint a text into its measured box. The painter's unit is the page mm."""
    words = item.item
    if words.size_mm <= 0 or not words.text:
        return
    placed = placed_text(words, fonts)
    if placed.found.width_em <= 0 or placed.found.height_em <= 0:
        return
    with saved_state(painter):
        painter.setTransform(qtransform(item.transform), True)
        painter.scale(placed.across_mm / EM, placed.down_mm / EM)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        painter.setPen(QColor(words.colour))
        for layout in placed.found.layouts:
            layout.draw(painter, QPointF(0.0, 0.0), [], QRectF())
