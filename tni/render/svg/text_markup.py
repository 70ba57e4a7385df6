"""Texts as SVG text: each line where the program laid it out, so that no reader breaks it anew."""

from __future__ import annotations

import re

from tni.core.geometry import Affine
from tni.document.items import Text
from tni.document.text_link import PAGE_ANCHOR, is_web_address
from tni.document.text_style import PLAIN_SPAN, SpanStyle
from tni.render.svg.laid_text import LaidFormula, LaidText, TextRun
from tni.render.svg.markup import attributes, colour_of, escaped, matrix, number

_VIEW_BOX = re.compile(r'viewBox="([-\d. ]+)"')


def text_markup(text: Text, laid: LaidText, transform: Affine, unrevealed: frozenset[int] = frozenset()) -> str:
    """Return a text. Its content is the whole text, with its ends of lines and the signs of its lists. unrevealed:
    paragraphs that are left out."""
    runs = [run for run in laid.runs if run.paragraph not in unrevealed] if unrevealed else laid.runs
    if not runs and not laid.formulas:
        return ""
    if abs(laid.stretch - 1) > 1e-4:
        transform = transform.after(Affine.scaling(laid.stretch, 1.0))
    shown = {
        "transform": matrix(transform),
        "fill": colour_of(text.colour),
        "font-size": number(laid.size_mm),
        "font-family": laid.family,
        "font-weight": "bold" if text.bold and not laid.made_bold_ems else None,
    }
    inside = "".join(_run(run, laid.size_mm, _boldness(run, text, laid)) for run in runs)
    formulas = "".join(_formula(one, transform) for one in laid.formulas if one.paragraph not in unrevealed)
    return f'<text xml:space="preserve"{attributes(shown)}>{inside}</text>{formulas}'


def _formula(formula: LaidFormula, transform: Affine) -> str:
    """Return the drawing, which says it in words to those who cannot see it."""
    named = attributes({"transform": matrix(transform), "role": "img", "aria-label": formula.label})
    place = {
        "x": number(formula.left_mm), "y": number(formula.top_mm), "width": number(formula.width_mm),
        "height": number(formula.height_mm), "preserveAspectRatio": "none", "aria-hidden": "true",
    }  # fmt: skip
    box = _VIEW_BOX.search(formula.svg)
    place |= {"viewBox": box[1]} if box is not None else {}
    drawing = formula.svg[formula.svg.index(">") + 1 : formula.svg.rindex("</")]
    return f"<g{named}><svg{attributes(place)}>{drawing}</svg></g>"


def _boldness(run: TextRun, text: Text, laid: LaidText) -> dict[str, str | None]:
    """Return how bold letters are made: by their face, or by a wider line where there is none."""
    if not laid.made_bold_ems:
        return {"font-weight": "bold" if run.style.bold else None}
    if not (text.bold or run.style.bold):
        return {}
    return {
        "stroke": colour_of(run.style.colour or text.colour),
        "stroke-width": number(laid.made_bold_ems * laid.size_mm * run.scale),
        "stroke-linejoin": "round",
    }


def _run(run: TextRun, size_mm: float, boldness: dict[str, str | None]) -> str:
    place = {
        "x": number(run.x_mm),
        "y": number(run.baseline_mm),
        "textLength": number(run.width_mm) if run.width_mm else None,
        "lengthAdjust": "spacingAndGlyphs" if run.width_mm else None,
        "direction": "rtl" if run.right_to_left else None,
    }
    # the end of a line stays outside, else it is underlined as a space
    ending = "\n" if run.text.endswith("\n") and run.style != PLAIN_SPAN else ""
    found = (
        f"<tspan{attributes(place | _style(run, size_mm) | boldness)}>{escaped(run.text.removesuffix(ending))}</tspan>"
    )
    if run.style.link.startswith(PAGE_ANCHOR):
        found = f"<a{attributes({'href': run.style.link})}>{found}</a>"
    elif is_web_address(run.style.link):
        where = {"href": run.style.link, "target": "_blank", "rel": "noopener noreferrer"}
        found = f"<a{attributes(where)}>{found}</a>"
    return found + ending


def _style(run: TextRun, size_mm: float) -> dict[str, str | None]:
    style = run.style
    lines = [name for name, drawn in _lines(style) if drawn]
    return {
        "fill": colour_of(style.colour) if style.colour else None,
        "font-size": number(size_mm * run.scale) if run.scale != 1 else None,
        "font-style": "italic" if style.italic else None,
        "text-decoration": " ".join(lines) or None,
    }


def _lines(style: SpanStyle) -> tuple[tuple[str, bool], ...]:
    return ("underline", style.underline or bool(style.link)), ("line-through", style.struck)
