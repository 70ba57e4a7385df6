"""Layout of text in the program's own fonts with QTextLayout, the same on every screen.

Text is laid out at an em of 100 units without hinting, then scaled, so no screen's resolution affects it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QByteArray, QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPainter, QRawFont, QTextLayout, QTextOption

from tni.core.digest import sha256
from tni.core.errors import TniError
from tni.core.geometry import Rect
from tni.document.alignment import TextAlign
from tni.document.drawlist import DrawText
from tni.document.items import Text
from tni.document.school_hand import HAND_BASELINE_EMS, HAND_FAMILY, HAND_FOOT_EMS, HAND_LINE_EMS, HAND_SIDE_EMS
from tni.document.text_measurer import MeasuredText
from tni.render.raster.image_painters import qtransform
from tni.render.raster.painter_state import saved_state

if TYPE_CHECKING:
    from tni.document.text_style import Paragraph, TextSpan
    from tni.quiz.bank.rendered_question import DrawnFormula
    from tni.render.formula_shapes import FormulaShapes
    from tni.render.text_rows import FormatRun, ListSign, PlacedFormula, TextLayout

FONTS_FOLDER = Path(__file__).parent / "fonts"
TAB_EMS = 2.0


class FontFileError(TniError):
    def __init__(self, name: str) -> None:
        super().__init__(f"font file {name} cannot be loaded")
        self.name = name


@dataclass(frozen=True)
class FontFamily:
    """A font family shipped with the program.

    name: as in the font files. file_names: of the regular and the bold face, in tni/render/fonts. italics: of the same
    faces in italics; without them, letters are slanted. line_ems: distance between baselines. baseline_ems: from the
    top of a line to its baseline. foot_ems, side_ems: room below the last line and at the left, for letters that reach
    out of theirs. made_bold_ems: so much thicker the lines of bold letters are drawn, of a family without a bold face.
    """

    name: str
    file_names: tuple[str, ...]
    italics: tuple[str, ...] = ()
    line_ems: float = 1.3
    baseline_ems: float = 1.0
    foot_ems: float = 0.0
    side_ems: float = 0.0
    made_bold_ems: float = 0.0

    @cached_property
    def contents(self) -> tuple[bytes, ...]:
        return tuple((FONTS_FOLDER / name).read_bytes() for name in self.file_names)

    def face(self, *, bold: bool, italic: bool) -> bytes | None:
        """Return the file of a face; None for one that is made of another, by slanting or thickening it."""
        names = self.italics if italic else self.file_names
        return (FONTS_FOLDER / names[bold]).read_bytes() if bold < len(names) else None

    @cached_property
    def version(self) -> str:
        """First 12 hexadecimal digits of the hash of the upright files."""
        return sha256(b"".join(self.contents)).hex()[:12]


LEGIBLE = FontFamily(
    "Atkinson Hyperlegible Next", ("AtkinsonHyperlegibleNext-Regular.ttf", "AtkinsonHyperlegibleNext-Bold.ttf")
)
"""Made by the Braille Institute for readers with low vision: letters that cannot be confused with each other."""
MAX_CHARACTERS, MAX_PARAGRAPHS = 20_000, 1_000
"""Limits of a text that is shown: far more than fits a page, yet laid out without a noticeable delay."""
DYSLEXIC = FontFamily("TNI Dys", ("TNIDys-Regular.ttf", "TNIDys-Bold.ttf"))
"""OpenDyslexic without colour tables; Qt prints letters with colour tables as images."""
HAND = FontFamily(
    HAND_FAMILY, ("PlaywriteFRTrad-Regular.ttf",),
    line_ems=HAND_LINE_EMS, baseline_ems=HAND_BASELINE_EMS, foot_ems=HAND_FOOT_EMS, side_ems=HAND_SIDE_EMS,
    made_bold_ems=0.07,
)  # fmt: skip
"""Joined hand of French schools. On Séyès, its line is four interlines: small letters take one, loops nearly three."""
FONT_FAMILIES = (LEGIBLE, DYSLEXIC, HAND)


class Fonts:
    """Shipped font families, registered with Qt on first use. A QGuiApplication must exist by then."""

    def __init__(self) -> None:
        self._ready: dict[str, QFont] = {}
        self._italics: set[str] = set()
        self._letters: dict[str, dict[str, bool]] = {}
        self.formulas: FormulaShapes | None = None
        """Drawings of formulas; without them, formulas are shown as LaTeX."""

    def font(self, name: str, *, bold: bool = False, italics: bool = False) -> QFont:
        """Return `name` at EM pixels; the default family for "" and for a family that is not shipped. italics: its
        italic faces are needed, too. The caller owns the object. Raises: FontFileError."""
        from tni.render.text_rows import EM  # with the first text

        family = font_family(name)
        if italics and family.name not in self._italics:
            self._italics.add(family.name)
            _register(family.italics)
        if family.name not in self._ready:
            _register(family.file_names)
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


def _register(file_names: Iterable[str]) -> None:
    """Register font files with Qt. Raises: FontFileError."""
    for name in file_names:
        if QFontDatabase.addApplicationFontFromData(QByteArray((FONTS_FOLDER / name).read_bytes())) < 0:
            raise FontFileError(name)


def font_family(name: str) -> FontFamily:
    return next((f for f in FONT_FAMILIES if f.name == name), LEGIBLE)


def within_limits(text: str) -> str:
    """Return as much of a text as is shown."""
    return "\n".join(text[:MAX_CHARACTERS].split("\n")[:MAX_PARAGRAPHS])


@dataclass(frozen=True, slots=True)
class _Setting:
    """Setting of a text: its fonts, its width, and the styles of its parts."""

    font: QFont
    wrap_em: float | None
    family: FontFamily = LEGIBLE
    align: TextAlign = TextAlign.LEFT
    box_em: float = 0.0
    spans: tuple[TextSpan, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    formulas: FormulaShapes | None = None

    def indent_ems(self, number: int) -> float:
        """Return how far a paragraph is set in."""
        from tni.render.rich_text import indent_ems  # with the first text

        return self.family.side_ems + (indent_ems(self.paragraphs[number]) if number < len(self.paragraphs) else 0.0)


def _layout(text: str, how: _Setting) -> TextLayout:
    """Lay out `text`: one paragraph per line of it, wrapped at `wrap_em` if given. box_em: width in which the lines
    are aligned, where they are not wider themselves."""
    from tni.render.rich_text import format_ranges, row_extent, runs_of  # with the first text
    from tni.render.text_rows import EM, TextLayout  # with the first text

    option = QTextOption()
    option.setUseDesignMetrics(True)
    option.setTabStopDistance(TAB_EMS * EM)
    mode = QTextOption.WrapMode.NoWrap if how.wrap_em is None else QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere
    option.setWrapMode(mode)
    text, spans, shapes = _with_shapes(text, how)
    words = text[:MAX_CHARACTERS].split("\n", MAX_PARAGRAPHS)
    layouts, rows, styled = [], [], []
    widest, top, first = 0.0, 0.0, 0
    for number, paragraph in enumerate(words):
        layout = QTextLayout(paragraph, how.font)
        layout.setTextOption(option)
        layout.setCacheEnabled(True)
        runs = runs_of(paragraph, first, spans, shapes) if spans else []
        if runs:
            layout.setFormats(format_ranges(runs, how.font))
        styled.append(runs)
        first += len(paragraph) + 1
        indent = how.indent_ems(number)
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(1e6 if how.wrap_em is None else max((how.wrap_em - indent) * EM, 1.0))
            room = how.family.baseline_ems, how.family.line_ems - how.family.baseline_ems
            above, below = row_extent(runs, line.textStart(), line.textLength(), *room) if runs else room
            line.setPosition(QPointF(indent * EM, (top + above) * EM - line.ascent()))
            widest = max(widest, line.naturalTextWidth() + indent * EM)
            rows.append((top, above + below if runs else how.family.line_ems))
            # one product for even lines, as the boxes of stored texts were measured
            top = len(rows) * how.family.line_ems if not how.spans else top + rows[-1][1]
        layout.endLayout()
        layouts.append(layout)
    width_em = widest / EM if how.wrap_em is None else how.wrap_em
    _align(layouts, how, max(width_em, how.box_em) * EM)
    signs = _list_signs(layouts, styled, how) if how.paragraphs else ()
    formulas = _placed_formulas(layouts, styled) if shapes else ()
    height_em = top + how.family.foot_ems
    return TextLayout(tuple(layouts), width_em, height_em, tuple(rows), signs, tuple(styled), formulas)


def _with_shapes(text: str, how: _Setting) -> tuple[str, tuple[TextSpan, ...], dict[int, tuple[str, DrawnFormula]]]:
    """Return a text with a sign in the place of each formula that is drawn, its spans, and the drawings by place."""
    from tni.document.styled_text import StyledContent  # with the first text
    from tni.document.text_formulas import without_formulas  # with the first formula
    from tni.render.broken_formula import NO_WRAP_EM, within_line  # with the first formula
    from tni.render.rich_text import own_scale  # with the first text

    source = how.formulas
    found: list[tuple[str, DrawnFormula]] = []
    if source is None or not any(span.style.formula for span in how.spans):
        return text, how.spans, {}

    def put(span: TextSpan) -> bool:
        latex = text[span.start : span.end]
        if (shape := source.find(latex)) is not None:
            room = (how.wrap_em or NO_WRAP_EM) - how.indent_ems(text.count("\n", 0, span.start))
            found.append((latex, within_line(shape, room / own_scale(span.style))))
        return shape is not None

    content, places = without_formulas(StyledContent(text, how.spans), put)
    return content.text, content.spans, dict(zip(places, found, strict=True))


def _placed_formulas(
    layouts: Sequence[QTextLayout], styled: Sequence[Sequence[FormatRun]]
) -> tuple[PlacedFormula, ...]:
    from tni.render.rich_text import own_scale, raised_ems  # with the first text
    from tni.render.text_rows import EM, PlacedFormula  # with the first text

    out = []
    for number, (layout, runs) in enumerate(zip(layouts, styled, strict=True)):
        for run in runs:
            if run.shape is not None:
                line = layout.lineForTextPosition(run.start)
                x: tuple[float, int] = line.cursorToX(run.start)  # type: ignore[assignment]
                baseline = line.y() + line.ascent() - raised_ems(run.style) * EM
                em = own_scale(run.style) * EM
                out.append(PlacedFormula(number, run.shape, run.style, run.latex, x[0], baseline, em))
    return tuple(out)


def _align(layouts: Iterable[QTextLayout], how: _Setting, width: float) -> None:
    from tni.document.text_lists import paragraph_at  # with the first list
    from tni.render.text_rows import EM  # with the first text

    for number, layout in enumerate(layouts):
        align, indent = paragraph_at(how.paragraphs, number).align or how.align, how.indent_ems(number) * EM
        if align is TextAlign.LEFT:
            continue
        for line in (layout.lineAt(i) for i in range(layout.lineCount())):
            free = max(width - indent - line.naturalTextWidth(), 0.0)
            line.setPosition(QPointF(indent + free * align.share, line.y()))


def _list_signs(
    layouts: Sequence[QTextLayout], styled: Sequence[Sequence[FormatRun]], how: _Setting
) -> tuple[ListSign, ...]:
    """Return the signs of lists, each before the first line of its paragraph."""
    from tni.render.rich_text import SIGN_GAP_EMS, format_ranges, sign_style, signs_of  # with the first text
    from tni.render.text_rows import EM, FormatRun, ListSign  # with the first text

    out = []
    for number, sign in enumerate(signs_of(how.paragraphs, min(len(layouts), len(how.paragraphs)))):
        if not sign:
            continue
        style, line = sign_style(styled[number]), layouts[number].lineAt(0)
        layout = QTextLayout(sign, how.font)
        layout.setFormats(format_ranges([FormatRun(0, len(sign), style)], how.font))
        layout.beginLayout()
        made = layout.createLine()
        layout.endLayout()
        left = line.x() - SIGN_GAP_EMS * EM * style.scale - made.naturalTextWidth()
        made.setPosition(QPointF(left, line.y() + line.ascent() - made.ascent()))
        out.append(ListSign(number, layout))
    return tuple(out)


class QtTextMeasurer:
    """Implementation of `tni.document.text_measurer.TextMeasurer` with Qt."""

    def __init__(self, fonts: Fonts) -> None:
        self._fonts = fonts

    def measure(
        self, text: str, size_mm: float, font: str = "", wrap_mm: float | None = None, *, bold: bool = False,
        spans: tuple[TextSpan, ...] = (), paragraphs: tuple[Paragraph, ...] = (),
    ) -> MeasuredText:  # fmt: skip
        family = font_family(font)
        wrap_em = None if wrap_mm is None else wrap_mm / size_mm
        own = self._fonts.font(font, bold=bold, italics=any(span.style.italic for span in spans))
        how = _Setting(own, wrap_em, family, spans=spans, paragraphs=paragraphs, formulas=self._fonts.formulas)
        found = _layout(text, how)
        return MeasuredText(found.width_em * size_mm, found.height_em * size_mm, family.name, family.version)

    def link_boxes(self, text: Text) -> list[tuple[str, Rect]]:
        from tni.render.text_rows import link_boxes  # with the first link

        placed = placed_text(text, self._fonts)
        across, down = placed.across_mm, placed.down_mm
        return [
            (link, Rect(x * across, y * down, width * across, height * down))
            for link, (x, y, width, height) in link_boxes(placed.found)
        ]


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
    font = fonts.font(text.font, bold=text.bold, italics=any(span.style.italic for span in text.spans))
    wrap_em, family = box_em if text.wrapped else None, font_family(text.font)
    how = _Setting(font, wrap_em, family, text.align, box_em, text.spans, text.paragraphs, fonts.formulas)
    found = _layout(text.text, how)
    width, height = found.width_em * text.size_mm, found.height_em * text.size_mm
    squeeze_x = min(1.0, text.width_mm / width) if width > 0 else 1.0
    squeeze_y = min(1.0, text.height_mm / height) if height > 0 else 1.0
    return PlacedText(found, text.size_mm * squeeze_x, text.size_mm * squeeze_y)


class TextParts(Protocol):
    """Listener that is told before each part of a text is painted. number: of the paragraph."""

    def paragraph(self, painter: QPainter, number: int) -> None: ...
    def sign(self, painter: QPainter, number: int) -> None: ...
    def formula(self, painter: QPainter, number: int, latex: str) -> None: ...


def paint_text(painter: QPainter, item: DrawText, fonts: Fonts, parts: TextParts | None = None) -> None:
    """Paint a text into its measured box. The painter's unit is the page mm."""
    from tni.render.text_rows import EM  # with the first text

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
        for number, layout in enumerate(placed.found.layouts):
            if number not in item.unrevealed:
                if parts is not None:
                    parts.paragraph(painter, number)
                layout.draw(painter, QPointF(0.0, 0.0), [], QRectF())
                _embolden(painter, layout, placed.found.runs[number], words)
        for sign in placed.found.signs:
            if sign.paragraph not in item.unrevealed:
                if parts is not None:
                    parts.sign(painter, sign.paragraph)
                sign.layout.draw(painter, QPointF(0.0, 0.0), [], QRectF())
        for formula in placed.found.formulas:
            if formula.paragraph not in item.unrevealed:
                if parts is not None:
                    parts.formula(painter, formula.paragraph, formula.latex)
                _paint_formula(painter, formula, formula.style.colour or words.colour)


def _embolden(painter: QPainter, layout: QTextLayout, runs: Sequence[FormatRun], words: Text) -> None:
    """Make the bold letters of a paragraph bold, where their family has no such face."""
    wider_ems = font_family(words.font).made_bold_ems
    if wider_ems and (words.bold or any(run.style.bold for run in runs)):
        from tni.render.made_bold import bold_runs, paint_bold  # with the first bold word of the hand

        paint_bold(painter, layout, bold_runs(layout, runs, is_bold=words.bold), words.colour, wider_ems)


def _paint_formula(painter: QPainter, formula: PlacedFormula, colour: str) -> None:
    from PySide6.QtSvg import QSvgRenderer  # with the first formula

    from tni.render.formula_shapes import coloured_formula  # with the first formula

    svg = coloured_formula(formula.shape.svg, colour)
    QSvgRenderer(QByteArray(svg)).render(painter, QRectF(*formula.box))
