"""Long sides of strokes that other programs drew with a ruler stay straight."""

from __future__ import annotations

from itertools import pairwise
from math import hypot

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tests.support.board import SquareLetters, open_board
from tni.api.formats import PlainLesson, PlainPage, PlainStroke
from tni.document.drawlist import draw_stroke
from tni.document.items import Stroke
from tni.document.page_format import Paper
from tni.services.lesson.plain_lesson_pages import PlainLessonPages
from tni.services.lesson.straight_sides import with_straight_sides

RECTANGLE = ((20.0, 20.0), (100.0, 20.0), (100.0, 50.0), (20.0, 50.0), (20.0, 20.0))


def test_a_rectangle_of_five_points_gets_points_beside_its_corners() -> None:
    made = with_straight_sides(PlainStroke(points=RECTANGLE, widths=(1.0, 2.0, 2.0, 2.0, 1.0)))
    assert made.points[:4] == ((20.0, 20.0), (98.0, 20.0), (100.0, 20.0), (100.0, 22.0))
    assert made.widths[:4] == (1.0, 1.975, 2.0, 2.0)
    assert len(made.points) == len(made.widths) == 5 + 6


def test_what_is_short_straight_or_recorded_stays() -> None:
    short = tuple((float(x), float(x % 2)) for x in range(9))
    for stroke in (
        PlainStroke(points=short),
        PlainStroke(points=((0.0, 0.0), (50.0, 0.0), (99.0, 0.1))),
        PlainStroke(points=RECTANGLE, times_s=(0.0, 0.1, 0.2, 0.3, 0.4)),
    ):
        assert with_straight_sides(stroke) is stroke


@given(st.lists(st.tuples(*[st.floats(-1000, 1000)] * 2), min_size=3, max_size=9, unique=True).map(tuple))
def test_the_points_stay_in_their_order_and_none_lies_off_the_line(points: tuple[tuple[float, float], ...]) -> None:
    made = with_straight_sides(PlainStroke(points=points)).points
    kept = iter(made)
    assert all(point in kept for point in points)
    assert len(made) <= 3 * len(points)
    for side in pairwise(points):
        at = made.index(side[0])
        assert all(_off(point, *side) < 1e-6 for point in made[at : made.index(side[1], at)])


def _off(point: tuple[float, float], begin: tuple[float, float], end: tuple[float, float]) -> float:
    along = hypot(point[0] - begin[0], point[1] - begin[1]) + hypot(end[0] - point[0], end[1] - point[1])
    return along - hypot(end[0] - begin[0], end[1] - begin[1])


def test_the_ink_of_a_rectangle_lies_on_its_sides() -> None:
    editor = open_board()
    page = PlainPage((PlainStroke(points=RECTANGLE, width=0.5),))
    for _ in PlainLessonPages(PlainLesson("", (page,)), SquareLetters(), {}).steps_into(editor):
        pass
    (stroke,) = editor.document.items(editor.page.id)
    assert isinstance(stroke, Stroke)
    ends = draw_stroke(stroke, Paper.WHITE).segments[:, :2].astype(float)
    off = np.minimum(
        np.minimum(np.abs(ends[:, 0] - 20), np.abs(ends[:, 0] - 100)),
        np.minimum(np.abs(ends[:, 1] - 20), np.abs(ends[:, 1] - 50)),
    )
    assert off.max() < 0.15
    assert np.abs(np.ptp(ends, axis=0) - (80, 30)).max() < 0.3
