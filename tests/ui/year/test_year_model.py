"""Weeks in the year's table: the same hour stands in one column, and no hour is left out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.support.planned_years import MONDAY, at
from tni.planning.school_year import week_of
from tni.planning.year_grid import CellKind, YearCell, YearRow
from tni.ui.year.year_model import YearModel
from tni.ui.year.year_texts import cell_name, cell_time


def week(number: int, hours: Sequence[tuple[int, int]]) -> YearRow:
    days = [(MONDAY + timedelta(weeks=number, days=day), hour) for day, hour in sorted(hours)]
    cells = tuple(YearCell(CellKind.FREE, at(day, hour), at(day, hour) + timedelta(hours=1)) for day, hour in days)
    return YearRow(week_of(MONDAY + timedelta(weeks=number)), (), cells)


def shown(model: YearModel) -> list[list[YearCell]]:
    return [
        [cell for column in range(model.columnCount()) if (cell := model.cell(model.index(row, column))) is not None]
        for row in range(model.rowCount())
    ]


def test_a_week_that_lacks_its_first_hour_leaves_its_place_free() -> None:
    model = YearModel()
    model.show_weeks([week(0, [(3, 9)]), week(1, [(0, 8), (3, 9)])])
    assert model.cell(model.index(0, 1)) is None
    assert model.index_of(at(MONDAY + timedelta(days=3), 9)).column() == 2
    assert model.columnCount() == 3


def test_each_half_of_a_long_hour_has_its_own_time() -> None:
    start, end = at(MONDAY, 15), at(MONDAY, 17)
    halves = [YearCell(CellKind.FREE, start, end, unit=unit) for unit in (1, 2)]
    assert [cell_time(half) for half in halves] == ["lun. 7, 15\u00a0h\u00a000", "lun. 7, 16\u00a0h\u00a000"]
    assert YearCell(CellKind.FREE, start, at(MONDAY, 16, 50), unit=2).begins == at(MONDAY, 15, 55)
    assert cell_name(halves[1]).startswith("lun. 7 sept., 16")


@given(st.lists(st.sets(st.tuples(st.integers(0, 4), st.integers(8, 17)), max_size=5), max_size=6))
def test_each_hour_is_shown_once_in_order(weeks: list[set[tuple[int, int]]]) -> None:
    rows = [week(number, sorted(hours)) for number, hours in enumerate(weeks)]
    model = YearModel()
    model.show_weeks(rows)
    assert shown(model) == [list(row.cells) for row in rows]
    for row in rows:
        for cell in row.cells:
            assert model.cell(model.index_of(cell.start)) == cell
