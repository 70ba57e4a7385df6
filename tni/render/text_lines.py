"""Layout of a text to the lines of `tni.render.svg.laid_text`, with Qt."""

from __future__ import annotations

from dataclasses import replace
from unicodedata import bidirectional

from tni.document.items import Text
from tni.render.svg.laid_text import LaidText, TextRun
from tni.render.text_layout import EM, Fonts, font_family, placed_text, utf16_length


def text_lines(text: Text, fonts: Fonts) -> LaidText:
    """Lay out a text in its stored box. The positions are before `stretch`."""
    if text.size_mm <= 0 or not text.text:
        return LaidText((), font_family(text.font).name, max(text.size_mm, 0.0))
    placed = placed_text(text, fonts)
    down = placed.down_mm / EM
    runs: list[TextRun] = []
    for paragraph, layout in enumerate(placed.found.layouts):
        if runs and paragraph:
            runs[-1] = replace(runs[-1], text=runs[-1].text + "\n")
        words, units = layout.text(), layout.text().encode("utf-16-le", "surrogatepass")
        turned = _reads_leftwards(words)
        for line in (layout.lineAt(n) for n in range(layout.lineCount())):
            first, length = line.textStart(), line.textLength()
            content = units[2 * first : 2 * (first + length)].decode("utf-16-le", "surrogatepass")
            baseline = (line.y() + line.ascent()) * down
            at = first
            for piece in content.split("\t"):
                here, end = _x(line, at), _x(line, min(at + utf16_length(piece), first + length))
                width = None if fonts.has_letters(piece, text.font) else abs(end - here) * down
                shown = piece + "\t" if at + utf16_length(piece) < first + length else piece
                runs.append(TextRun(shown, here * down, baseline, width, turned))
                at += utf16_length(shown)
    stretch = placed.across_mm / placed.down_mm if placed.down_mm else 1.0
    return LaidText(tuple(runs), font_family(text.font).name, placed.down_mm, stretch)


def _x(line: object, position: int) -> float:
    found: tuple[float, int] = line.cursorToX(position)  # type: ignore[attr-defined]
    return found[0]


def _reads_leftwards(text: str) -> bool:
    """Return the direction of a paragraph, by its first letter that has one (Unicode Bidirectional Algorithm, P2)."""
    strong = next((kind for kind in map(bidirectional, text) if kind in ("L", "R", "AL")), "L")
    return strong != "L"
