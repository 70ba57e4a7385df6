"""Layout of a text to the lines of `tni.render.svg.laid_text`, with Qt."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from unicodedata import bidirectional

from PySide6.QtGui import QTextLayout, QTextLine

from tni.document.items import Text
from tni.document.text_style import PLAIN_SPAN, SpanStyle
from tni.render.formula_shapes import coloured_formula
from tni.render.rich_text import own_scale, raised_ems, sign_style
from tni.render.svg.laid_text import LaidFormula, LaidText, TextRun
from tni.render.text_layout import Fonts, font_family, placed_text
from tni.render.text_rows import EM, FormatRun, PlacedFormula, utf16_length


def text_lines(text: Text, fonts: Fonts, language: str = "fr") -> LaidText:
    """Lay out a text in its stored box. The positions are before `stretch`. language: in which its formulas are read
    aloud."""
    if text.size_mm <= 0 or not text.text:
        return LaidText((), font_family(text.font).name, max(text.size_mm, 0.0))
    placed = placed_text(text, fonts)
    down = placed.down_mm / EM
    signs = {sign.paragraph: sign.layout for sign in placed.found.signs}
    runs: list[TextRun] = []
    for paragraph, layout in enumerate(placed.found.layouts):
        if runs and paragraph:
            runs[-1] = replace(runs[-1], text=runs[-1].text + "\n")
        styled = placed.found.runs[paragraph]
        if paragraph in signs:
            made = _paragraph_runs(signs[paragraph], [], down, lambda _piece: False)
            style = sign_style(styled)
            runs += [replace(one, style=style, scale=style.scale, paragraph=paragraph, sign=True) for one in made]
        known = partial(fonts.has_letters, name=text.font)
        runs += [replace(one, paragraph=paragraph) for one in _paragraph_runs(layout, styled, down, known)]
    stretch = placed.across_mm / placed.down_mm if placed.down_mm else 1.0
    formulas = tuple(_formula(one, text, down, language) for one in placed.found.formulas)
    family = font_family(text.font)
    return LaidText(tuple(runs), family.name, placed.down_mm, stretch, formulas, family.made_bold_ems)


def _formula(one: PlacedFormula, text: Text, down: float, language: str) -> LaidFormula:
    from tni.document.formula_speech import spoken_formula  # with the first formula

    left, top, width, height = (value * down for value in one.box)
    svg = coloured_formula(one.shape.svg, one.style.colour or text.colour).decode()
    return LaidFormula(svg, spoken_formula(one.latex, language), left, top, width, height, one.paragraph)


def _paragraph_runs(
    layout: QTextLayout, styled: Sequence[FormatRun], down: float, has_letters: Callable[[str], bool]
) -> Iterator[TextRun]:
    words, units = layout.text(), layout.text().encode("utf-16-le", "surrogatepass")
    turned = _reads_leftwards(words)
    for line in (layout.lineAt(n) for n in range(layout.lineCount())):
        baseline = (line.y() + line.ascent()) * down
        for start, end, style in _pieces(line, styled):
            if any(run.start == start and run.shape is not None for run in styled):
                continue
            content = units[2 * start : 2 * end].decode("utf-16-le", "surrogatepass")
            at = start
            for piece in content.split("\t"):
                here, there = _x(line, at), _x(line, min(at + utf16_length(piece), end))
                width = None if has_letters(piece) else abs(there - here) * down
                shown = piece + "\t" if at + utf16_length(piece) < end else piece
                raised = raised_ems(style) * EM * down
                if shown or start == end:
                    yield TextRun(shown, here * down, baseline - raised, width, turned, style, own_scale(style))
                at += utf16_length(shown)


def _pieces(line: QTextLine, styled: Sequence[FormatRun]) -> Iterator[tuple[int, int, SpanStyle]]:
    """Return the start and end of each piece of a line that has one style."""
    at, end = line.textStart(), line.textStart() + line.textLength()
    whole = at
    for run in styled:
        start, stop = max(run.start, at), min(run.start + run.length, end)
        if start < stop:
            if at < start:
                yield at, start, PLAIN_SPAN
            yield start, stop, run.style
            at = stop
    if at < end or at == whole:
        yield at, end, PLAIN_SPAN


def _x(line: QTextLine, position: int) -> float:
    found: tuple[float, int] = line.cursorToX(position)  # type: ignore[assignment]
    return found[0]


def _reads_leftwards(text: str) -> bool:
    """Return the direction of a paragraph, by its first letter that has one (Unicode Bidirectional Algorithm, P2)."""
    strong = next((kind for kind in map(bidirectional, text) if kind in ("L", "R", "AL")), "L")
    return strong != "L"
