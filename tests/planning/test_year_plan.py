"""Plan of a school year: years of classes, and its undo history."""

from __future__ import annotations

from tests.support.planned_years import year_of
from tni.planning.year_plan import YearHistory, YearPlan


def test_a_class_is_found_by_any_form_of_its_name_and_replaced() -> None:
    plan = YearPlan(2026).with_year(year_of("a")).with_year(year_of("b", name="5e B"))
    assert [one.id for one in plan.year_of("5A").lessons] == ["a"]
    changed = plan.with_year(year_of("c", name="5A"))
    assert [[one.id for one in year.lessons] for year in changed.classes] == [["c"], ["b"]]
    assert plan.year_of("3e C").sequences == ()


def test_each_step_is_undone_and_redone() -> None:
    history = YearHistory(YearPlan(2026))
    history.do(year_of("a"))
    assert history.undo()
    assert history.plan.classes == ()
    assert history.redo()
    assert len(history.plan.classes) == 1
