"""What is moved snaps to the edges and middles of the rest, of the page, and to its squares."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tni.core.geometry import Affine, Rect
from tni.core.ids import BlobId, ItemId, PageId
from tni.document.align_snap import MOST_ITEMS, Snap, snap_lines, snapped
from tni.document.document import Document
from tni.document.items import Image, Page
from tni.document.page_format import USUAL_OPTIONS, Ruling, RulingOptions, ruling_step_mm

PAGE = PageId("p")


def opened(*boxes: Rect, ruling: Ruling = Ruling.BLANK, options: RulingOptions = USUAL_OPTIONS) -> Document:
    items = [
        Image(
            id=ItemId(str(n)), page=PAGE, blob=BlobId("0" * 64), width_mm=box.width, height_mm=box.height,
            transform=Affine.moving(box.x, box.y),
        )
        for n, box in enumerate(boxes)
    ]  # fmt: skip
    return Document([Page(id=PAGE, position=1.0, ruling=ruling, ruling_options=options), *items])


def snap(document: Document, box: Rect, reach_mm: float = 2.0) -> Snap:
    return snapped(box, snap_lines(document, PAGE, ()), reach_mm)


numbers = st.floats(0.0, 250.0)


@given(st.lists(st.tuples(numbers, numbers), max_size=4), numbers, numbers, st.floats(0.1, 5.0))
def test_it_never_goes_further_than_the_reach_and_then_lies_on_its_lines(
    places: list[tuple[float, float]], x: float, y: float, reach: float
) -> None:
    found = snap(opened(*(Rect(*place, 30.0, 20.0) for place in places)), Rect(x, y, 40.0, 25.0), reach)
    assert max(abs(found.dx), abs(found.dy)) <= reach
    moved = Rect(x + found.dx, y + found.dy, 40.0, 25.0)
    for (x0, y0), (x1, y1) in found.lines:
        if x0 == x1:
            assert min(abs(x0 - at) for at in (moved.x, moved.center[0], moved.right)) < 1e-6
        else:
            assert y0 == y1
            assert min(abs(y0 - at) for at in (moved.y, moved.center[1], moved.bottom)) < 1e-6


def test_an_edge_meets_an_edge_and_the_line_reaches_both() -> None:
    found = snap(opened(Rect(50, 20, 30, 20)), Rect(51.5, 100, 44, 25))
    assert found.dx == -1.5
    assert ((50.0, 20.0), (50.0, 125.0)) in found.lines


def test_the_middle_of_the_page_is_a_place() -> None:
    found = snap(opened(), Rect(141, 60, 40, 25))
    assert found.dx == pytest.approx(-1.0)


def test_squares_are_met_where_nothing_else_is_near() -> None:
    found = snap(opened(ruling=Ruling.SQUARED), Rect(51.2, 43.9, 41.3, 20))
    assert (found.dx, found.dy) == pytest.approx((-1.2, 1.1))
    assert found.lines == ()
    assert snap(opened(ruling=Ruling.SEYES), Rect(51.2, 43.9, 41.3, 20)) == Snap()


def test_axes_are_met_by_edges_and_middles_and_shown() -> None:
    document = opened(ruling=Ruling.AXES, options=RulingOptions(origin_mm=(103.0, 71.0)))
    found = snap(document, Rect(102.2, 50.5, 40, 40))
    assert (found.dx, found.dy) == pytest.approx((0.8, 0.5))
    assert any(x0 == x1 == 103.0 for (x0, _), (x1, _) in found.lines)
    assert any(y0 == y1 == 71.0 for (_, y0), (_, y1) in found.lines)


def test_squares_of_axes_are_counted_from_the_origin() -> None:
    document = opened(ruling=Ruling.AXES, options=RulingOptions(origin_mm=(103.0, 71.0)))
    found = snap(document, Rect(183.4, 110.5, 31, 17))
    assert (found.dx, found.dy) == pytest.approx((-0.4, 0.5))


def test_a_number_line_is_met_and_so_are_its_intervals_and_the_lines_beside_it() -> None:
    options = RulingOptions(origin_mm=(20.0, 60.0), gap_mm=45.0)
    document = opened(ruling=Ruling.NUMBER_LINE, options=options)
    step = ruling_step_mm(Ruling.NUMBER_LINE, 0.0)
    found = snap(document, Rect(20 + 3 * step + 0.6, 60.7, 31, 17))
    assert (found.dx, found.dy) == pytest.approx((-0.6, -0.7))
    assert snap(document, Rect(20 + 3 * step + 0.6, 104.5, 31, 17)).dy == pytest.approx(0.5)
    single = opened(ruling=Ruling.NUMBER_LINE, options=RulingOptions(origin_mm=(20.0, 60.0)))
    assert snap(single, Rect(121, 101.5, 31, 17)).dy == 0


def test_the_middle_of_circles_is_met() -> None:
    document = opened(ruling=Ruling.POLAR, options=RulingOptions(origin_mm=(90.0, 70.0)))
    found = snap(document, Rect(69.2, 50.6, 40, 40))
    assert (found.dx, found.dy) == pytest.approx((0.8, -0.6))


def test_what_is_moved_and_a_crowded_page_are_no_places() -> None:
    document = opened(Rect(50, 20, 30, 20))
    assert snapped(Rect(51, 70, 44, 25), snap_lines(document, PAGE, {ItemId("0")}), 2.0) == Snap()
    crowded = opened(*(Rect(50, 20, 30, 20) for _ in range(MOST_ITEMS + 1)))
    assert snap(crowded, Rect(51, 70, 44, 25)) == Snap()
