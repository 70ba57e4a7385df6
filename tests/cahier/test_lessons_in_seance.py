"""Lessons of a séance count as given when something happened in them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tni.cahier.lessons_in_seance import GIVEN_SHOWN_S, lessons_in_seance
from tni.cahier.seance_log import (
    EntryProposed,
    LessonOpened,
    LoggedQuestionKind,
    PageAdded,
    PageShown,
    PageWritten,
    PhaseMark,
    PhaseMarked,
    QuestionAsked,
    QuestionCorrected,
    SeanceEnded,
    SeanceEvent,
    SeanceStarted,
)
from tni.core.ids import ClassLayerId, PageId

AT = datetime(2026, 11, 24, 8, tzinfo=UTC)
PAGE = PageId("p")


def at(seconds: float) -> datetime:
    return AT + timedelta(seconds=seconds)


def started(title: str = "Aires") -> SeanceStarted:
    return SeanceStarted(AT, None, "5e A", "Maths", title, None, ClassLayerId(title), f"/{title}.tni", title.lower())


def opened(title: str, seconds: float) -> LessonOpened:
    return LessonOpened(at(seconds), title, ClassLayerId(title), f"/{title}.tni", title.lower())


def given_of(*log: SeanceEvent) -> dict[str, bool]:
    return {one.title: one.is_given for one in lessons_in_seance(log)}


HAPPENINGS: list[SeanceEvent] = [
    PageWritten(at(5), PAGE),
    PageAdded(at(5), PAGE, 2),
    QuestionAsked(at(5), LoggedQuestionKind.CHOICE, "?", 3),
    PhaseMarked(at(5), "phase", PhaseMark.DONE),
]
NOTHING: list[SeanceEvent] = [
    PageShown(at(5), PAGE, 1),
    PhaseMarked(at(5), "phase", PhaseMark.SHOWN),
    EntryProposed(at(5)),
]


@pytest.mark.parametrize(("event", "is_given"), [*((e, True) for e in HAPPENINGS), *((e, False) for e in NOTHING)])
def test_a_lesson_that_is_left_soon_was_given_if_something_happened_in_it(event: SeanceEvent, is_given: bool) -> None:
    log = (started(), event, opened("Thalès", 20), SeanceEnded(at(3000)))
    assert given_of(*log) == {"Aires": is_given, "Thalès": True}


def test_a_lesson_that_was_only_looked_at_counts_after_a_while_in_all() -> None:
    half = GIVEN_SHOWN_S / 2
    log = (started(), opened("Thalès", half), opened("Aires", half + 10), SeanceEnded(at(2 * half + 10)))
    assert given_of(*log) == {"Aires": True, "Thalès": False}


def test_of_a_seance_that_was_cut_off_the_last_lesson_counts() -> None:
    log = started(), PageShown(at(1), PAGE, 1), opened("Thalès", 20), PageShown(at(21), PAGE, 1)
    assert given_of(*log) == {"Aires": False, "Thalès": True}
    assert given_of(*log, SeanceEnded(at(21))) == {"Aires": False, "Thalès": True}, "ended at its last event, by itself"
    assert given_of(*log, SeanceEnded(at(30))) == {"Aires": False, "Thalès": False}, "begun by mistake"


def test_what_comes_after_the_end_changes_nothing() -> None:
    log = started(), SeanceEnded(at(10)), QuestionCorrected(at(4000), "r", 1, 1), PageWritten(at(4000), PAGE)
    assert given_of(*log) == {"Aires": False}


@given(st.lists(st.tuples(st.sampled_from("ABC"), st.integers(0, 400), st.booleans()), min_size=1, max_size=8))
def test_each_lesson_is_there_once_and_counts_by_what_happened_in_it(steps: list[tuple[str, int, bool]]) -> None:
    log: list[SeanceEvent] = []
    seconds, shown, written = 0, dict.fromkeys((title for title, _, _ in steps), 0), set[str]()
    for number, (title, length, writes) in enumerate(steps):
        log.append(started(title) if number == 0 else opened(title, seconds))
        if writes:
            log.append(PageWritten(at(seconds), PAGE))
            written.add(title)
        seconds += length
        shown[title] += length
    log.append(SeanceEnded(at(seconds + 1)))
    shown[steps[-1][0]] += 1
    expected = {title: title in written or shown[title] >= GIVEN_SHOWN_S for title in shown}
    assert given_of(*log) == expected
