"""Plan of a school year: years of classes, and phases that were postponed."""

from __future__ import annotations

from datetime import date

from tests.support.planned_years import year_of
from tni.planning.year_plan import PostponedPhase, YearHistory, YearPlan


def phase(id: str, name: str = "5e A", day: int = 1, subject: str = "") -> PostponedPhase:
    return PostponedPhase(name, "file", "Thalès", id, f"Phase {id}", date(2026, 9, day), 10, subject)


def test_a_class_is_found_by_any_form_of_its_name_and_replaced() -> None:
    plan = YearPlan(2026).with_year(year_of("a")).with_year(year_of("b", name="5e B"))
    assert [one.id for one in plan.year_of("5A").lessons] == ["a"]
    changed = plan.with_year(year_of("c", name="5A"))
    assert [[one.id for one in year.lessons] for year in changed.classes] == [["c"], ["b"]]
    assert plan.year_of("3e C").sequences == ()


def test_a_phase_is_postponed_once_and_proposed_until_it_is_taken_up() -> None:
    plan = YearPlan(2026).postpone(phase("b", day=2)).postpone(phase("a")).postpone(phase("a", day=3))
    assert [(one.phase, one.on.day) for one in plan.postponed_for("5A")] == [("b", 2), ("a", 3)]
    assert plan.postponed_for("5e B") == ()
    assert [one.phase for one in plan.without_phase("5A", "file", "b").postponed_for("5e A")] == ["a"]


def test_a_phase_of_one_subject_is_not_proposed_in_another() -> None:
    plan = YearPlan(2026).postpone(phase("a", subject="Histoire")).postpone(phase("b"))
    assert [one.phase for one in plan.postponed_for("5A", "EMC")] == ["b"]
    assert [one.phase for one in plan.postponed_for("5A", "histoire")] == ["a", "b"]


def test_undo_leaves_phases_that_were_postponed_since() -> None:
    history = YearHistory(YearPlan(2026))
    history.do(year_of("a"))
    history.set_postponed(history.plan.postpone(phase("a")))
    assert history.undo()
    assert history.plan.classes == ()
    assert len(history.plan.postponed) == 1
    assert history.redo()
    assert (len(history.plan.classes), len(history.plan.postponed)) == (1, 1)
