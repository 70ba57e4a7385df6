"""Joined hand of French schools: its measures, and its place on the ruling of a page."""

from __future__ import annotations

from dataclasses import replace

from tni.core.geometry import Affine
from tni.document.items import Page, Text
from tni.document.page_format import Ruling, ruling_step_mm

HAND_FAMILY = "Playwrite FR Trad"
HAND_X_HEIGHT_EMS, HAND_LINE_EMS, HAND_BASELINE_EMS = 0.5, 2.0, 1.45
"""Height of small letters; distance of the baselines, four times that, as the main lines of Séyès are four interlines
apart; from the top of a line to its baseline."""
HAND_FOOT_EMS, HAND_SIDE_EMS = 0.4, 0.12
"""Room below the last line and at the left, for letters that reach out of theirs."""
INTERLINES = 4
_GROUNDS = {Ruling.SEYES: INTERLINES, Ruling.FIRST_WRITING: 6}
"""Interlines from one line on which letters stand to the next."""
_UPRIGHT = 1e-9


def hand_size_mm(page: Page) -> float | None:
    """Return the size at which small letters of the hand fill one interline of the page's Séyès or first writing; None
    on other rulings."""
    if page.ruling not in _GROUNDS:
        return None
    step = ruling_step_mm(page.ruling, page.ruling_mm)
    return (step / INTERLINES if page.ruling is Ruling.SEYES else step) / HAND_X_HEIGHT_EMS


def sized_on_ruling(text: Text, page: Page) -> Text:
    """Return a text in the hand at the size of the page's ruling, not yet measured; another text as it is."""
    size = hand_size_mm(page) if text.font == HAND_FAMILY else None
    scale = text.transform.d
    if size is None or not _is_upright(text.transform) or scale <= 0:
        return text
    return replace(text, size_mm=size / scale)


def placed_on_ruling(text: Text, page: Page) -> Text:
    """Return a text in the hand with its first baseline on the nearest line of the page on which letters stand."""
    size = hand_size_mm(page) if text.font == HAND_FAMILY else None
    if size is None or not _is_upright(text.transform):
        return text
    step = _GROUNDS[page.ruling] * HAND_X_HEIGHT_EMS * size
    above = HAND_BASELINE_EMS * text.size_mm * text.transform.d
    baseline = max(round((text.transform.f + above) / step), 1) * step
    move = text.transform
    return replace(text, transform=Affine(move.a, move.b, move.c, move.d, move.e, baseline - above))


def _is_upright(move: Affine) -> bool:
    return abs(move.b) < _UPRIGHT and abs(move.c) < _UPRIGHT and move.d > 0
