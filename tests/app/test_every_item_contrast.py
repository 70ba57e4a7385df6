"""Texts of every kind of interactive item stand out from what is under them, on white, off-white and black paper: by
4.5 to 1, and by 3 to 1 where they are large, as WCAG 2.2 (1.4.3) asks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.support.every_item import every_item
from tni.core.geometry import Point
from tni.core.ids import PageId
from tni.document.alignment import TextAlign
from tni.document.item_drawing import Drawn, DrawnArea, DrawnOval, DrawnText, theme_colour
from tni.document.page_format import Paper
from tni.document.plugin_state import plugin_state

PAPERS = {Paper.WHITE: "#ffffff", Paper.SOFT: "#fafaf7", Paper.BLACK: "#1f2a2a"}
LARGE_MM, LARGE_BOLD_MM = 4.2, 3.3
"""Height of letters of 24 pixels, and of 19, where a page of 320 mm fills a screen of 1920 pixels."""
EM_WIDTH = 0.5
STATES = 5


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def is_in(points: Sequence[Point], x: float, y: float) -> bool:
    inside = False
    for (x0, y0), (x1, y1) in zip(points, (*points[1:], points[0]), strict=True):
        if (y0 > y) != (y1 > y) and x < (x1 - x0) * (y - y0) / (y1 - y0) + x0:
            inside = not inside
    return inside


def ground(below: Sequence[Drawn], x: float, y: float, paper: Paper) -> str:
    """Return the colour of what was painted last at a place."""
    for one in reversed(below):
        match one:
            case DrawnArea() if is_in(one.points, x, y):
                return theme_colour(one.colour, paper)
            case DrawnOval() if one.fill and ((x - one.x) / one.radius_x) ** 2 + ((y - one.y) / one.radius_y) ** 2 < 1:
                return theme_colour(one.fill, paper)
    return PAPERS[paper]


def faint(drawing: Sequence[Drawn]) -> Iterator[str]:
    """Yield the texts that do not stand out."""
    for place, text in enumerate(drawing):
        if not isinstance(text, DrawnText) or not text.text.strip():
            continue
        wide = len(text.text) * text.size_mm * EM_WIDTH
        half = min(wide, text.width_mm or wide) / 2
        x = text.x + {TextAlign.LEFT: half, TextAlign.RIGHT: -half}.get(text.align, 0.0)
        wanted = 3.0 if text.size_mm >= (LARGE_BOLD_MM if text.bold else LARGE_MM) else 4.5
        for paper in Paper:
            under = ground(drawing[:place], x, text.y, paper)
            found = contrast(theme_colour(text.colour, paper), under)
            if found < wanted:
                yield f"« {text.text[:20]} » of {text.size_mm:.1f} mm in {text.colour} on {under}: {found:.1f}"


def test_texts_stand_out_on_every_paper(tmp_path: Path) -> None:
    with every_item(tmp_path / "home") as every:
        found = set[str]()
        for kind in every.ids:
            for item in every.states(kind, PageId("p"), STATES):
                contents = plugin_state(item)
                assert contents is not None
                found |= {f"{kind}: {one}" for one in faint(contents.drawing)}
    assert not found, "\n".join(sorted(found))
