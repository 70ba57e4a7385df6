"""Texts as SVG text: each line where the program laid it out, so that no reader breaks it anew."""

from __future__ import annotations

from tni.core.geometry import Affine
from tni.document.items import Text
from tni.render.svg.laid_text import LaidText, TextRun
from tni.render.svg.markup import attributes, colour_of, escaped, matrix, number


def text_markup(text: Text, laid: LaidText, transform: Affine) -> str:
    """Return a text. Its content is the whole text, with its ends of lines."""
    if not laid.runs:
        return ""
    if abs(laid.stretch - 1) > 1e-4:
        transform = transform.after(Affine.scaling(laid.stretch, 1.0))
    shown = {
        "transform": matrix(transform),
        "fill": colour_of(text.colour),
        "font-size": number(laid.size_mm),
        "font-family": laid.family,
        "font-weight": "bold" if text.bold else None,
    }
    return f'<text xml:space="preserve"{attributes(shown)}>{"".join(map(_run, laid.runs))}</text>'


def _run(run: TextRun) -> str:
    place = {
        "x": number(run.x_mm),
        "y": number(run.baseline_mm),
        "textLength": number(run.width_mm) if run.width_mm else None,
        "lengthAdjust": "spacingAndGlyphs" if run.width_mm else None,
        "direction": "rtl" if run.right_to_left else None,
    }
    return f"<tspan{attributes(place)}>{escaped(run.text)}</tspan>"
