"""Laws of the rulings beyond squares, Séyès and dots: true distances, parts like the whole, nothing that blurs."""

from __future__ import annotations

from math import hypot, sqrt
from xml.etree import ElementTree

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QImage, QPainter

from tni.core.geometry import Rect
from tni.document.drawlist import DrawPaper
from tni.document.page_format import (
    RULING_MEASURES,
    SCREEN_16_9,
    Paper,
    Ruling,
    RulingOptions,
    axes_origin,
    first_options,
)
from tni.maths.number_text import GROUP, number_text
from tni.render.more_rulings import ruling_colours
from tni.render.paper import MIN_LINE_GAP_PX, paper_colours, shown_share
from tni.render.pixel_view import PxRect
from tni.render.raster.paper import paint_paper
from tni.render.sheet_rulings import ruled_dots, ruled_lines, ruled_marks, sheet_lines
from tni.render.stroke_numerals import numerals, text_width
from tni.render.svg.sheet import sheet_markup

pytestmark = pytest.mark.qt

INTERVALS = 100


def sheet(ruling: Ruling, size_mm: float = 0.0, options: RulingOptions | None = None) -> DrawPaper:
    options = options or first_options(ruling, SCREEN_16_9)
    return DrawPaper(Paper.WHITE, ruling, 320.0, 180.0, size_mm, options)


def sizes(ruling: Ruling) -> st.SearchStrategy[float]:
    return st.floats(RULING_MEASURES[ruling].low_mm, RULING_MEASURES[ruling].high_mm)


def far_apart(places: list[float], size_mm: float) -> None:
    """Check that a hundred intervals measure what they should."""
    places = sorted(set(places))
    assert len(places) > INTERVALS
    for k in range(len(places) - INTERVALS):
        assert places[k + INTERVALS] - places[k] == pytest.approx(INTERVALS * size_mm, abs=0.01)


def places_of(ruling: Ruling, size_mm: float) -> tuple[list[float], float]:
    """Return the places of a ruling's lines down a long page, and their distance."""
    page = Rect(0, 0, 200.0, 110 * 6 * size_mm)
    drawn = DrawPaper(Paper.WHITE, ruling, page.width, page.height, size_mm)
    lines = sheet_lines(drawn)
    own = ruling_colours(Paper.WHITE)
    match ruling:
        case Ruling.FIRST_WRITING:
            return [line.at_mm for line in lines if line.colour == own.ground], 6 * size_mm
        case Ruling.STAVES:
            tops = [line.at_mm for line in lines][::5]
            return tops + [at + size_mm * 10 * len(tops) for at in tops], 10 * size_mm
        case Ruling.ISOMETRIC_DOTS:
            dots = ruled_dots(drawn)
            first = min(x for x, _ in dots)
            return [y for x, y in dots if x == first], size_mm
        case _:
            return [line.at_mm for line in lines if line.across], size_mm


@pytest.mark.parametrize(
    "ruling",
    [Ruling.LINED, Ruling.FIRST_WRITING, Ruling.MILLIMETRE, Ruling.ISOMETRIC_DOTS, Ruling.STAVES, Ruling.AXES],
)
@given(data=st.data())
def test_a_hundred_intervals_measure_a_hundred_sizes(ruling: Ruling, data: st.DataObject) -> None:
    far_apart(*places_of(ruling, data.draw(sizes(ruling))))


@given(sizes(Ruling.STAVES), st.just(0.0) | st.floats(5, 60))
def test_a_staff_has_five_lines_and_is_whole(size_mm: float, gap_mm: float) -> None:
    lines = sheet_lines(sheet(Ruling.STAVES, size_mm, RulingOptions(gap_mm=gap_mm)))
    places = [line.at_mm for line in lines]
    assert len(places) % 5 == 0
    for staff in (places[k : k + 5] for k in range(0, len(places), 5)):
        assert np.diff(staff) == pytest.approx([size_mm] * 4)
        assert staff[0] > 0
        assert staff[-1] < 180
    tops = places[::5]
    assert np.diff(tops) == pytest.approx([(gap_mm or 6 * size_mm) + 4 * size_mm] * (len(tops) - 1))


@given(sizes(Ruling.ISOMETRIC))
def test_triangles_have_equal_sides(size_mm: float) -> None:
    """Their corners are the dots of the dotted paper: each line goes through them, at the distance of a side."""
    dots = np.array(ruled_dots(sheet(Ruling.ISOMETRIC_DOTS, size_mm)))
    for x0, y0, x1, y1 in ruled_marks(sheet(Ruling.ISOMETRIC, size_mm))[0].segments:
        length = hypot(x1 - x0, y1 - y0)
        off = ((dots[:, 0] - x0) * (y1 - y0) - (dots[:, 1] - y0) * (x1 - x0)) / length
        near = dots[np.abs(off) < 1e-6]
        gaps = np.hypot(*np.diff(near[np.argsort(near[:, 0])], axis=0).T)
        assert gaps == pytest.approx(np.full(len(gaps), size_mm))
        assert abs((y1 - y0) / (x1 - x0)) == pytest.approx(1 / sqrt(3))
    uprights = [line.at_mm for line in sheet_lines(sheet(Ruling.ISOMETRIC, size_mm)) if not line.across]
    assert set(np.round(dots[:, 0], 6)) <= set(np.round(uprights, 6))


@given(sizes(Ruling.AXES), st.floats(0, 320), st.floats(0, 180))
def test_the_squares_of_axes_go_through_the_origin(size_mm: float, x: float, y: float) -> None:
    drawn = sheet(Ruling.AXES, size_mm, RulingOptions(origin_mm=(x, y)))
    for line in sheet_lines(drawn):
        away = (line.at_mm - (y if line.across else x)) / size_mm
        assert away == pytest.approx(round(away), abs=1e-6)


def test_circles_and_rays_are_where_a_protractor_finds_them() -> None:
    groups = ruled_marks(sheet(Ruling.POLAR, 10.0))
    circles = [circle for group in groups for circle in group.circles]
    assert [radius for _, _, radius in circles] == [10.0 * k for k in range(1, len(circles) + 1)]
    assert {(x, y) for x, y, _ in circles} == {(160.0, 90.0)}
    rays = [s for group in groups for s in group.segments]
    turns = sorted(round(float(np.degrees(np.arctan2(y0 - y1, x1 - x0))) % 360, 6) % 360 for x0, y0, x1, y1 in rays)
    assert turns == [15.0 * k for k in range(24)]


def test_a_margin_can_be_left_out() -> None:
    red = paper_colours(Paper.WHITE).margin
    for ruling in (Ruling.SEYES, Ruling.LINED, Ruling.FIRST_WRITING):
        with_it, without = (sheet_lines(sheet(ruling, 0.0, RulingOptions(margin=on))) for on in (True, False))
        assert [line for line in with_it if line.colour != red] == without
        assert len(with_it) == len(without) + 1


def test_millimetre_paper_has_thicker_lines_at_each_fifth_and_tenth() -> None:
    own = ruling_colours(Paper.WHITE)
    lines = [line for line in sheet_lines(sheet(Ruling.MILLIMETRE)) if line.across]
    assert [line.at_mm for line in lines if line.colour == own.thick] == [10.0 * k for k in range(1, 18)]
    assert [line.at_mm for line in lines if line.colour == own.medium] == [5.0 + 10 * k for k in range(18)]
    thin = [line.at_mm for line in lines if line.colour == own.thin]
    assert len(thin) == 179 - 17 - 18
    assert not any(at % 5 == 0 for at in thin)


parts = st.builds(
    Rect, st.floats(-50, 330), st.floats(-50, 190), st.floats(1, 200, width=32), st.floats(1, 200, width=32)
)
NEW = [ruling for ruling in Ruling if ruling not in (Ruling.BLANK, Ruling.SQUARED, Ruling.SEYES, Ruling.DOTTED)]


@given(parts, st.sampled_from(NEW))
def test_a_part_has_the_lines_and_dots_of_the_whole_that_meet_it(part: Rect, ruling: Ruling) -> None:
    drawn = sheet(ruling)
    whole, found = sheet_lines(drawn), sheet_lines(drawn, part)
    assert all(line in whole for line in found)
    for line in whole:
        low, high = (part.y, part.bottom) if line.across else (part.x, part.right)
        if low <= line.at_mm <= high:
            assert line in found
    dots = set(ruled_dots(drawn))
    assert {(x, y) for x, y in dots if part.contains(x, y)} <= set(ruled_dots(drawn, part)) <= dots


def painted(drawn: DrawPaper, px_per_mm: float, part: PxRect) -> np.ndarray:
    image = QImage(part.width, part.height, QImage.Format.Format_RGB32)
    image.fill(0)
    painter = QPainter(image)
    painter.translate(-part.left, -part.top)
    paint_paper(painter, drawn, px_per_mm, part)
    painter.end()
    return np.frombuffer(image.constBits(), np.uint8).reshape(part.height, part.width, 4)[..., :3].astype(int)


@pytest.mark.parametrize("ruling", list(Ruling))
@pytest.mark.parametrize("px_per_mm", [1.37, 4.7, 11.3])
def test_tiles_paint_what_the_whole_page_paints(qapp: object, ruling: Ruling, px_per_mm: float) -> None:
    """No seam, and nothing that a part forgot. Smooth lines may differ by what their rounding does."""
    drawn = sheet(ruling)
    width, height = round(320 * px_per_mm), round(180 * px_per_mm)
    whole = painted(drawn, px_per_mm, PxRect(0, 0, width, height))
    for left, top in ((0, 0), (width // 2 - 100, height // 2 - 90), (width - 230, height - 190)):
        box = PxRect(max(left, 0), max(top, 0), max(left, 0) + 200, max(top, 0) + 180)
        part = painted(drawn, px_per_mm, box)
        off = np.abs(part - whole[box.top : box.top + box.height, box.left : box.left + box.width])
        assert (off > 12).mean() < 0.0005


@pytest.mark.parametrize(
    ("ruling", "size_mm"),
    [(Ruling.SQUARED, 5.0), (Ruling.SQUARED, 10.0), (Ruling.SEYES, 8.0), (Ruling.LINED, 8.0), (Ruling.MILLIMETRE, 1.0),
     (Ruling.AXES, 10.0)],
)  # fmt: skip
def test_a_hundred_intervals_are_true_on_the_pixels(qapp: object, ruling: Ruling, size_mm: float) -> None:
    px_per_mm, wide = 11.37, 102 * size_mm
    drawn = DrawPaper(Paper.WHITE, ruling, wide, 40.0, size_mm, RulingOptions(margin=False, origin_mm=(0.0, -50.0)))
    if ruling is Ruling.LINED:
        drawn = DrawPaper(Paper.WHITE, ruling, 40.0, wide, size_mm, RulingOptions(margin=False))
    across, down = round(drawn.width_mm * px_per_mm), round(drawn.height_mm * px_per_mm)
    pixels = painted(drawn, px_per_mm, PxRect(0, 0, across, down))
    line = pixels[:, 5].min(axis=1) if ruling is Ruling.LINED else _between_lines(pixels)
    dark = np.flatnonzero(line < 250)
    groups = np.split(dark, np.flatnonzero(np.diff(dark) > 1) + 1)
    middles = np.array([(group[0] + group[-1] + 1) / 2 for group in groups]) / px_per_mm
    assert middles[INTERVALS] - middles[0] == pytest.approx(INTERVALS * size_mm, abs=0.1)


def _between_lines(pixels: np.ndarray) -> np.ndarray:
    """Return the row of pixels that crosses upright lines alone."""
    dark = pixels.min(axis=2) < 250
    return pixels[int(np.argmin(dark.sum(axis=1)))].min(axis=1)


@given(st.floats(0, 50))
def test_lines_fade_out_where_they_would_merge(gap_px: float) -> None:
    share = shown_share(gap_px)
    assert (share == 0.0) is (gap_px < MIN_LINE_GAP_PX)
    assert shown_share(gap_px + 1) >= share
    assert share == 1.0 or gap_px < 6.5


@pytest.mark.parametrize("ruling", list(Ruling))
@pytest.mark.parametrize("paper", list(Paper))
def test_no_ruling_is_a_grey_veil_when_the_page_is_small(qapp: object, ruling: Ruling, paper: Paper) -> None:
    """On a thumbnail the sheet keeps nearly its own colour."""
    drawn = DrawPaper(paper, ruling, 320.0, 180.0, 0.0, first_options(ruling, SCREEN_16_9))
    pixels = painted(drawn, 0.5, PxRect(0, 0, 160, 90))
    colour = paper_colours(paper).sheet
    off = np.abs(pixels - [int(colour[i : i + 2], 16) for i in (5, 3, 1)]).mean(axis=2)
    assert off.mean() < 20


def test_the_origin_stays_when_an_endless_page_grows() -> None:
    options = first_options(Ruling.AXES, SCREEN_16_9)
    assert axes_origin(320, 180, options) == axes_origin(320, 1800, options) == (160.0, 90.0)


def test_blank_and_dotted_paper_have_nothing_slanted() -> None:
    assert all(not ruled_marks(sheet(ruling)) for ruling in (Ruling.BLANK, Ruling.SEYES, Ruling.STAVES))
    assert ruled_lines(Ruling.POLAR, Paper.WHITE, Rect(0, 0, 320, 180), Rect(0, 0, 320, 180)) == []


@pytest.mark.parametrize("ruling", NEW)
@pytest.mark.parametrize("paper", list(Paper))
def test_a_web_page_has_all_lines_dots_and_circles(ruling: Ruling, paper: Paper) -> None:
    drawn = DrawPaper(paper, ruling, 320.0, 180.0, 0.0, first_options(ruling, SCREEN_16_9))
    paths = ElementTree.fromstring(f"<g>{sheet_markup(drawn)}</g>").findall("path")
    ways = "".join(path.get("d", "") for path in paths[1:])
    groups = ruled_marks(drawn)
    wanted = len(sheet_lines(drawn)) + len(ruled_dots(drawn))
    wanted += sum(len(group.lines) + len(group.circles) for group in groups)
    assert ways.count("M") == wanted > 0
    assert ways.count("a") == 2 * sum(len(group.circles) for group in groups)


@given(st.floats(-1e6, 1e6).filter(lambda value: value == 0 or abs(value) > 1e-4))
def test_numerals_are_written_as_in_france(value: float) -> None:
    text = number_text(value, digits=6)
    assert float(text.replace(GROUP, "").replace("−", "-").replace(",", ".")) == pytest.approx(
        value, rel=1e-5, abs=1e-6
    )
    assert text_width(text) > 0
    assert set(text) <= {*"0123456789,−", GROUP}
    assert len(numerals(text, 0, 0, 1)) >= len(text)
