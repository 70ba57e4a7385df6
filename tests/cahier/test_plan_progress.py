"""Progress of a lesson plan: folded from the log, kept when the plan changes, written into the entry."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from tni.cahier.corrections import with_phase
from tni.cahier.entry_builder import build_entry
from tni.cahier.french import NBSP
from tni.cahier.plan_progress import PhaseState, follow_plan
from tni.cahier.seance_log import (
    EntryProposed,
    LoggedPhase,
    PageShown,
    PhaseMark,
    PhaseMarked,
    PlanFollowed,
    SeanceEnded,
    SeanceEvent,
    SeanceId,
    SeanceStarted,
    event_from_json,
    event_to_json,
)
from tni.core.ids import PageId

BEGIN = datetime(2026, 11, 23, 8, 0, tzinfo=timezone(timedelta(hours=1)))
PHASES = (LoggedPhase("a", "Rituel", 5), LoggedPhase("b", "Découverte", 20), LoggedPhase("c", "Exercices"))
PLAN = PlanFollowed(BEGIN, "Comparer deux fractions", "Exercice 4 page 52", PHASES)


def at(minutes: float) -> datetime:
    return BEGIN + timedelta(minutes=minutes)


def marked(minutes: float, phase: str, mark: PhaseMark) -> PhaseMarked:
    return PhaseMarked(at(minutes), phase, mark)


marks = st.builds(
    lambda minute, phase, mark: marked(minute, phase, mark),
    st.integers(0, 55),
    st.sampled_from("abcx"),
    st.sampled_from(PhaseMark),
)
plans = st.lists(st.sampled_from(PHASES), unique=True).map(lambda some: PlanFollowed(at(1), "But", "", tuple(some)))
logs = st.lists(marks | plans, max_size=20).map(lambda some: sorted(some, key=lambda event: event.at))


def test_time_is_counted_for_the_phase_under_way() -> None:
    log = [PLAN, marked(0, "a", PhaseMark.BEGUN), marked(6, "b", PhaseMark.BEGUN)]
    progress = follow_plan(log, at(16))
    assert progress is not None
    assert progress.current is not None
    assert progress.current.phase.title == "Découverte"
    assert progress.current.left_s == 600
    assert progress.phases[0].left_s == -60
    assert progress.next is not None
    assert progress.next.phase.id == "c"
    assert progress.left_s == 600


def test_a_phase_that_is_gone_from_the_plan_is_under_way_no_more() -> None:
    log = [PLAN, marked(0, "a", PhaseMark.BEGUN), PlanFollowed(at(3), "But", "", PHASES[1:])]
    progress = follow_plan(log, at(5))
    assert progress is not None
    assert progress.current is None
    assert [one.state for one in progress.phases] == [PhaseState.TO_DO, PhaseState.TO_DO]


@given(logs)
def test_at_most_one_phase_is_under_way_and_its_time_alone_goes_on(log: list[SeanceEvent]) -> None:
    now, later = follow_plan([PLAN, *log], at(60)), follow_plan([PLAN, *log], at(61))
    assert now is not None
    assert later is not None
    assert sum(one.state is PhaseState.UNDER_WAY for one in now.phases) <= 1
    for before, after in zip(now.phases, later.phases, strict=True):
        assert after.spent_s - before.spent_s == (60.0 if before.state is PhaseState.UNDER_WAY else 0.0)
        assert before.spent_s <= 3600


@given(logs)
def test_the_end_of_a_seance_ends_its_phase(log: list[SeanceEvent]) -> None:
    progress = follow_plan([PLAN, *log, SeanceEnded(at(60))], at(90))
    assert progress is not None
    assert progress.current is None
    assert sum(one.spent_s for one in progress.phases) <= 3600


@given(st.integers(0, 40), st.sampled_from((None, PhaseMark.WHOLE, PhaseMark.BROKEN_OFF)))
def test_the_bell_breaks_a_phase_off_in_its_first_half_unless_the_teacher_says_otherwise(
    minutes: int, said: PhaseMark | None
) -> None:
    log: list[SeanceEvent] = [PLAN, marked(0, "b", PhaseMark.BEGUN), *([marked(minutes, "b", said)] if said else [])]
    now, ended = follow_plan(log, at(minutes)), follow_plan([*log, SeanceEnded(at(minutes))])
    assert now is not None
    assert ended is not None
    whole = minutes >= 10 if said is None else said is PhaseMark.WHOLE
    assert now.current is not None
    assert now.at_end is ended.phases[1].state is (PhaseState.DONE if whole else PhaseState.BROKEN_OFF)
    contenu, _ = entry_of(*log, EntryProposed(at(minutes)))
    assert ("– Découverte (à finir)" in contenu) is not whole


@given(logs)
def test_events_are_read_as_they_were_written(log: list[SeanceEvent]) -> None:
    assert [event_from_json(event_to_json(event)) for event in log] == log


def entry_of(*events: SeanceEvent) -> tuple[str, tuple[str, ...]]:
    started = SeanceStarted(BEGIN, None, "5e B", "Maths", "Fractions", 3)
    entry = build_entry(SeanceId("s"), [started, PageShown(at(0), PageId("p"), 1, "Rappels"), *events])
    return entry.contenu, tuple(one.text for one in entry.homework)


def test_the_entry_says_what_was_done_and_what_is_put_off() -> None:
    contenu, homework = entry_of(
        PLAN,
        marked(0, "a", PhaseMark.BEGUN),
        marked(5, "b", PhaseMark.BEGUN),
        marked(40, "c", PhaseMark.POSTPONED),
        SeanceEnded(at(55)),
    )
    assert contenu.split("\n") == [
        f"Objectif{NBSP}: Comparer deux fractions",
        f"Déroulement{NBSP}:",
        "– Rituel",
        "– Découverte",
        f"Reporté à la prochaine séance{NBSP}: les exercices",
    ]
    assert homework == (f"Exercice{NBSP}4 p.{NBSP}52",)


def test_a_phase_that_was_left_out_is_not_named() -> None:
    contenu, _ = entry_of(PLAN, marked(0, "a", PhaseMark.BEGUN), marked(5, "b", PhaseMark.DROPPED), SeanceEnded(at(9)))
    assert "Découverte" not in contenu
    assert "Reporté" not in contenu


def test_without_a_phase_done_the_pages_are_named() -> None:
    contenu, _ = entry_of(PLAN, SeanceEnded(at(55)))
    assert contenu.endswith("– Rappels")
    assert "Objectif" not in contenu


def test_of_two_phases_of_one_title_the_last_goes_on() -> None:
    lines = ["– Exercices", "Corrigé au tableau", "– Exercices", "– Bilan"]
    contenu = "\n".join(lines)
    goes_on = with_phase(contenu, "Exercices", goes_on=True)
    assert goes_on.split("\n") == [*lines[:2], "– Exercices (à finir)", "– Bilan"]
    assert with_phase(goes_on, "Exercices", goes_on=False) == contenu
    assert with_phase(contenu, "Rappels", goes_on=True) == contenu
