"""Lines of a laid-out text as values, for documents whose reader must not break them anew."""

from __future__ import annotations

from dataclasses import dataclass

from tni.document.text_style import PLAIN_SPAN, SpanStyle


@dataclass(frozen=True, slots=True)
class TextRun:
    """Piece of a line up to the next tab or change of style. x_mm, baseline_mm: its start on the baseline, which is its
    right end where it is read from right to left. width_mm: None where the program's font has all its letters, so that
    every reader of it gets the same width. style, scale: of its letters; scale with that of scripts. paragraph: its
    number. sign: it stands before a paragraph of a list, and is not in the text."""

    text: str
    x_mm: float
    baseline_mm: float
    width_mm: float | None = None
    right_to_left: bool = False
    style: SpanStyle = PLAIN_SPAN
    scale: float = 1.0
    paragraph: int = 0
    sign: bool = False


@dataclass(frozen=True, slots=True)
class LaidFormula:
    """Drawing of a formula in a text, in its box. label: the formula in words. paragraph: its number."""

    svg: str
    label: str
    left_mm: float
    top_mm: float
    width_mm: float
    height_mm: float
    paragraph: int


@dataclass(frozen=True, slots=True)
class LaidText:
    """Laid-out text, before the item's transform. The texts of all runs but signs are the whole text, with its ends of
    lines.

    family: the shipped font. size_mm: height of the em. stretch: width of a letter beside its usual one; positions are
    before it. made_bold_ems: so much thicker lines of bold letters are drawn, 0 for a family with a bold face.
    """

    runs: tuple[TextRun, ...]
    family: str
    size_mm: float
    stretch: float = 1.0
    formulas: tuple[LaidFormula, ...] = ()
    made_bold_ems: float = 0.0
