"""Pages on sheets of paper: all of them, in order, inside the margins, undistorted."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tni.document.print_layout import A4_MM, MARGIN_MM, PAGES_PER_SHEET, PrintSheet, print_sheets

side = st.floats(30.0, 1200.0)
sizes = st.lists(st.tuples(side, side), min_size=1, max_size=12)
WIDE, A4, LYING = (320.0, 180.0), A4_MM, A4_MM[::-1]


@given(sizes, st.sampled_from(PAGES_PER_SHEET))
def test_every_page_is_there_in_order_inside_the_paper_and_undistorted(
    sizes: list[tuple[float, float]], per_sheet: int
) -> None:
    sheets = print_sheets(sizes, per_sheet)
    cells = [cell for sheet in sheets for cell in sheet.cells]
    assert sorted({cell.page for cell in cells}) == list(range(len(sizes)))
    assert [cell.page for cell in cells] == sorted(cell.page for cell in cells)
    for sheet in sheets:
        assert sorted((sheet.width_mm, sheet.height_mm)) == sorted(A4_MM)
        assert 1 <= len(sheet.cells) <= per_sheet
        for cell in sheet.cells:
            assert cell.place.height / cell.part.height == pytest.approx(cell.scale)
            assert cell.place.x >= -1e-6
            assert cell.place.right <= sheet.width_mm + 1
            assert cell.place.y >= -1e-6
            assert cell.place.bottom <= sheet.height_mm + 1


@given(sizes, st.sampled_from(PAGES_PER_SHEET))
def test_pages_on_a_sheet_do_not_overlap(sizes: list[tuple[float, float]], per_sheet: int) -> None:
    for sheet in print_sheets(sizes, per_sheet):
        for i, one in enumerate(sheet.cells):
            for other in sheet.cells[i + 1 :]:
                assert not one.place.grown(-0.01).intersects(other.place.grown(-0.01))


@given(st.floats(30.0, 400.0), st.floats(1.7, 40.0))
@example(210.5, 2.8125)  # whose last piece is nearly A4
def test_an_endless_page_is_cut_without_a_gap_and_with_one_scale(width: float, times: float) -> None:
    height = width * times
    cells = [cell for sheet in print_sheets([(width, height)]) for cell in sheet.cells]
    assert len(cells) > 1
    assert cells[0].part.y == 0
    assert cells[-1].part.bottom == pytest.approx(height)
    for one, following in pairwise(cells):
        assert one.part.y < following.part.y < one.part.bottom < following.part.bottom + 1e-6
    assert len({round(cell.scale, 6) for cell in cells}) == 1


def way_up(sheets: list[PrintSheet]) -> list[str]:
    return ["lying" if sheet.width_mm > sheet.height_mm else "upright" for sheet in sheets]


@pytest.mark.parametrize(
    ("size", "per_sheet", "expected"),
    [
        (WIDE, 1, "lying"), (WIDE, 2, "upright"), (WIDE, 4, "lying"),
        (A4, 1, "upright"), (A4, 2, "lying"), (A4, 4, "upright"),
    ],
)  # fmt: skip
def test_the_sheet_lies_as_suits_its_pages(size: tuple[float, float], per_sheet: int, expected: str) -> None:
    assert way_up(print_sheets([size] * 4, per_sheet)) == [expected] * (4 // per_sheet)


@pytest.mark.parametrize("size", [A4, LYING])
def test_five_millimetres_of_an_a4_page_are_five_on_paper(size: tuple[float, float]) -> None:
    (sheet,) = print_sheets([size])
    assert sheet.cells[0].scale == 1
    (other,) = print_sheets([size], 2)
    assert other.cells[0].scale < 1


def test_what_is_no_a4_page_keeps_clear_of_the_edge_that_printers_leave_white() -> None:
    (sheet,) = print_sheets([WIDE])
    assert sheet.cells[0].place.x == pytest.approx(MARGIN_MM)


def test_three_pages_do_not_share_a_sheet() -> None:
    with pytest.raises(ValueError, match="3 pages"):
        print_sheets([WIDE], 3)
