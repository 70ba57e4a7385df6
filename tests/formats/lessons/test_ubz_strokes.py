"""Strokes of OpenBoard that are many polygons: each is one editable stroke again."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from itertools import pairwise
from math import cos, dist, pi, sin
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageDraw

from tests.support.ubz_samples import band, page, polygon, ubz
from tni.api.formats import PlainItem, PlainShape, PlainStroke
from tni.core.geometry import Point
from tni.formats.lessons.openboard.reader import read_lesson
from tni.formats.lessons.openboard.ribbon import cut_end, ribbon_of

MM = 280 / 1280


def curve(count: int, radius: float = 200.0) -> list[Point]:
    return [(radius * cos(pi * k / count), radius * sin(pi * k / count)) for k in range(count)]


def items_of(content: str) -> tuple[PlainItem, ...]:
    return read_lesson(ubz(page(content)), "a.ubz").lesson.pages[0].items


def only_stroke(content: str) -> PlainStroke:
    (item,) = items_of(content)
    assert isinstance(item, PlainStroke)
    return item


def pixels(stroke: PlainStroke) -> list[Point]:
    return [(x / MM - 640, y / MM - 480) for x, y in stroke.points]


def segments(points: Sequence[Point], widths: Sequence[float], **how: str) -> str:
    pairs = zip(pairwise(points), pairwise(widths), strict=True)
    return "".join(polygon(band(list(ends), list(sides)), **how) for ends, sides in pairs)


widths = st.floats(1, 30)
steps = st.tuples(st.floats(-60, 60), st.floats(-60, 60)).filter(lambda step: dist(step, (0, 0)) > 2)


@given(steps, widths, st.floats(0.7, 1.4), st.integers(3, 14))
def test_the_line_of_any_piece_is_found(step: Point, width: float, factor: float, corners: int) -> None:
    other = width * factor
    if abs(other - width) / 2 > 0.8 * dist(step, (0, 0)):
        other = width  # one end within the other is no piece
    found = ribbon_of(band([(5, 6), (5 + step[0], 6 + step[1])], [width, other], corners=corners))
    assert found is not None
    near = 0.05 * max(width, other) + 0.05
    assert dist(found.points[0], (5, 6)) < near
    assert dist(found.points[-1], (5 + step[0], 6 + step[1])) < near
    assert found.widths[0] == pytest.approx(width, abs=2 * near)
    assert found.widths[-1] == pytest.approx(other, abs=2 * near)


@given(st.integers(3, 25), st.floats(2, 20))
def test_a_piece_of_many_points_keeps_them(count: int, width: float) -> None:
    points = curve(40)[:count]
    widths = [width * (1 + 0.3 * k / count) for k in range(count)]
    found = ribbon_of(band(points, widths))
    assert found is not None
    assert len(found.points) == count
    assert max(map(dist, found.points, points)) < 0.05 * width + 0.05


@pytest.mark.parametrize(
    "outline",
    [
        [(0, 0), (10, 0), (10, 10), (0, 10)],
        [(0, 0), (100, 0), (100, 10), (0, 10)],
        [(0, 0), (50, 0), (25, 40)],
        [(0, 0), (1, 0)],
        [(0, 0)] * 20,
        [],
        [(0, 0), (40, 0), (40, 40), (30, 40), (30, 10), (0, 10)],
        [(100 * cos(k), 100 * sin(k)) for k in range(150)],
    ],
)
def test_other_polygons_are_no_pieces(outline: list[Point]) -> None:
    assert ribbon_of(outline) is None


def test_a_circle_is_a_dot() -> None:
    found = ribbon_of([(5 + 4 * cos(k * pi / 8), 6 + 4 * sin(k * pi / 8)) for k in range(16)])
    assert found is not None
    assert [(round(x, 6), round(y, 6)) for x, y in found.points] == [(5, 6)]
    assert found.widths == pytest.approx([8])


@given(st.lists(st.tuples(st.floats(-1e7, 1e7), st.floats(-1e7, 1e7)), max_size=40))
def test_any_polygon_has_a_result(outline: list[Point]) -> None:
    found = ribbon_of(outline)
    assert found is None or len(found.points) == len(found.widths) >= 1
    cut_end(outline, 5.0, (0.0, 0.0))


def test_loose_polygons_of_a_stroke_are_one_stroke() -> None:
    points = curve(60)
    stroke = only_stroke(segments(points, [6.0] * 60))
    assert len(stroke.points) == 60
    assert max(map(dist, pixels(stroke), points)) < 0.1
    assert (stroke.widths, stroke.width) == ((), pytest.approx(6 * MM, rel=0.02))
    assert stroke.source == "page000/polygon1"


def test_widths_that_change_are_kept() -> None:
    points = curve(30)
    widths = [4 + 8 * k / 29 for k in range(30)]
    stroke = only_stroke(f'<g ub:uuid="s">{segments(points, widths)}</g>')
    assert stroke.source == "page000/s"
    assert [width / MM for width in stroke.widths] == pytest.approx(widths, rel=0.05)


def test_two_strokes_of_one_colour_stay_two() -> None:
    one = segments(curve(10), [5.0] * 10)
    other = segments([(x, y + 300) for x, y in curve(10)], [5.0] * 10)
    assert len(items_of(one + other)) == 2


def test_strokes_of_two_colours_that_touch_stay_two() -> None:
    one = segments([(0, 0), (50, 0)], [5.0] * 2)
    other = segments([(50, 0), (50, 50)], [5.0] * 2, attributes='fill="#0000ff"')
    assert [one.colour for one in items_of(one + other) if isinstance(one, PlainStroke)] == ["#ff0000", "#0000ff"]


def test_the_parent_tells_the_stroke_of_each_piece() -> None:
    a, b = 'fill="red" ub:parent="a"', 'fill="red" ub:parent="b"'
    pieces = [
        polygon(band([(0, 0), (50, 0)], [6, 6]), a), polygon(band([(50, 0), (90, 40)], [6, 6]), b),
        polygon(band([(50, 0), (100, 0)], [6, 6]), a), polygon(band([(90, 40), (90, 90)], [6, 6]), b),
    ]  # fmt: skip
    assert [len(one.points) for one in items_of("".join(pieces)) if isinstance(one, PlainStroke)] == [3, 3]


def test_pieces_in_any_order_and_in_several_groups_are_one_stroke() -> None:
    points = curve(40)
    widths = [4 + k / 20 for k in range(40)]
    pieces = [
        polygon(band(list(ends), list(sides)))
        for ends, sides in zip(pairwise(points), pairwise(widths), strict=True)
    ]  # fmt: skip
    mixed = [*reversed(pieces[20:]), pieces[3], pieces[1], pieces[2], pieces[0], *pieces[4:20]]
    groups = [f'<g ub:uuid="{{s}}" ub:z-value="4">{"".join(part)}</g>' for part in (mixed[:15], mixed[15:])]
    between = '<image xlink:href="none.png"/>'
    stroke = only_stroke(between.join(groups))
    assert len(stroke.points) == 40
    assert max(map(dist, pixels(stroke), points)) < 0.1


def test_a_whole_stroke_in_one_outline_keeps_its_points() -> None:
    points = [(5.0 * k, 60 * sin(k / 8)) for k in range(120)]
    stroke = only_stroke(f'<g ub:uuid="s">{polygon(band(points, [2.0] * 120))}</g>')
    assert len(stroke.points) == 120
    assert max(map(dist, pixels(stroke), points)) < 0.1


def test_a_ring_of_pieces_is_one_stroke() -> None:
    points = [(100 * cos(pi * k / 10), 100 * sin(pi * k / 10)) for k in range(20)]
    stroke = only_stroke(f'<g ub:uuid="s">{segments([*points, points[0]], [4.0] * 21)}</g>')
    assert len(stroke.points) == 21


def test_a_line_and_polygons_of_one_group_are_one_stroke() -> None:
    line = '<line x1="-20" y1="0" x2="0" y2="0" stroke="#ff0000" stroke-width="6"/>'
    stroke = only_stroke(f"<g>{line}{segments([(0, 0), (30, 0), (60, 10)], [6.0] * 3)}</g>")
    assert len(stroke.points) == 4


def test_a_cut_outline_between_two_pieces_is_bridged() -> None:
    cut = polygon([(30, -5), (60, -5), (58, 0), (60, 1), (45, 2), (30, 1)])
    first, last = segments([(0, 0), (30, 0)], [10.0] * 2), segments([(60, 0), (90, 0)], [10.0] * 2)
    stroke = only_stroke(f"<g>{first}{cut}{last}</g>")
    assert [round(x) for x, _ in pixels(stroke)] == [0, 30, 60, 90]


def test_outlines_that_tell_no_line_stay_filled_shapes_of_the_group() -> None:
    blob = polygon([(300, 300), (340, 300), (340, 340), (320, 310), (300, 340)])
    stroke, shape = items_of(f'<g ub:uuid="s">{segments([(0, 0), (50, 0)], [6.0] * 2)}{blob}</g>')
    assert isinstance(stroke, PlainStroke)
    assert isinstance(shape, PlainShape)
    assert (stroke.source, shape.source) == ("page000/s", "page000/s/polygon2")
    assert stroke.group == shape.group != ""
    assert (shape.fill, shape.width) == ("#ff0000", 0)


def painted(draw: ImageDraw.ImageDraw, points: Sequence[Point], widths: Sequence[float]) -> None:
    for (one, wide), (other, wider) in pairwise(zip(points, widths, strict=True)):
        count = max(2, int(dist(one, other)))
        for k in range(count + 1):
            t = k / count
            x, y, r = (a + (b - a) * t for a, b in ((one[0], other[0]), (one[1], other[1]), (wide / 2, wider / 2)))
            draw.ellipse((x - r, y - r, x + r, y + r), fill=1)


def test_corpus_strokes_cover_what_their_polygons_do(corpus: Path) -> None:
    """All polygons of a page, and the strokes made of them, painted four times as large, differ by rounding alone."""
    scale = 4
    for path in sorted((corpus / "formats/ubz").glob("*.ubz")):
        found = read_lesson(path.read_bytes(), path.name)
        for number, name in enumerate(_pages(path)):
            root = ElementTree.fromstring(name)
            outlines = [one.get("points", "") for one in root.iter("{http://www.w3.org/2000/svg}polygon")]
            view = [float(part) for part in root.get("viewBox", "").split()]
            size = (int(view[2] * scale), int(view[3] * scale))
            theirs, ours = Image.new("1", size), Image.new("1", size)
            draw = ImageDraw.Draw(theirs)
            for outline in outlines:
                numbers = [float(part) for part in outline.replace(",", " ").split()]
                corners = zip(numbers[::2], numbers[1::2], strict=True)
                draw.polygon([((x - view[0]) * scale, (y - view[1]) * scale) for x, y in corners], fill=1)
            paper = found.lesson.pages[number]
            mm = paper.width / (view[2] - 100)
            draw = ImageDraw.Draw(ours)
            for item in paper.items:
                if isinstance(item, PlainStroke):
                    widths = item.widths or (item.width,) * len(item.points)
                    points = [((x / mm + 50) * scale, (y / mm + 50) * scale) for x, y in item.points]
                    painted(draw, points, [width / mm * scale for width in widths])
            both = ImageChops.logical_and(theirs, ours).histogram()[-1]
            either = ImageChops.logical_or(theirs, ours).histogram()[-1]
            assert either
            assert both / either > 0.93, path.name


def _pages(path: Path) -> list[str]:
    with zipfile.ZipFile(path) as archive:
        names = sorted(name for name in archive.namelist() if name.startswith("page") and name.endswith(".svg"))
        return [archive.read(name).decode() for name in names]
