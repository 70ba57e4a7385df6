"""Entries that take their times, room, classes and due days from the timetable."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.services.cahier.hand_clock import HandClock
from tests.support.later_tasks import LaterTasks
from tests.support.planned_years import MONDAY, at, hour
from tests.support.proposals import end, proposal_of
from tni.cahier.entry import CahierEntry, Homework
from tni.cahier.entry_builder import build_entry
from tni.cahier.seance_log import SeanceEnded, SeanceId, SeanceStarted
from tni.planning.timetable import EARLY, Hour
from tni.services.cahier.cahier_service import CahierService
from tni.services.cahier.entry_hours import in_its_hour
from tni.store.seances import SeanceStore

FIRST, SECOND = (replace(hour(MONDAY, start), room="B204") for start in (8, 9))
DUE = date(2026, 9, 10)


def entry(start: int, end: int, name: str = "5e A", subject: str = "Maths") -> CahierEntry:
    """An entry of the first Monday. start, end: minutes after 8 o'clock."""
    begin = at(MONDAY, 8)
    log = [
        SeanceStarted(begin + timedelta(minutes=start), None, name, subject, "Aires", 1),
        SeanceEnded(begin + timedelta(minutes=end)),
    ]
    return build_entry(SeanceId("a"), log)


def times(found: CahierEntry) -> tuple[int, int]:
    """Start and end in minutes after 8 o'clock."""
    begin = at(MONDAY, 8)
    return tuple(round((one - begin).total_seconds() / 60) for one in (found.start, found.end))  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (-8, 58, (0, 55)),
        (3, 40, (0, 55)),
        (-20, 50, (-20, 55)),
        (5, 75, (0, 75)),
        (5, 76, (0, 115)),
        (5, 69, (0, 55)),
        (1, 118, (0, 115)),
        (52, 110, (60, 115)),
        (56, 58, (60, 115)),
        (140, 190, (140, 190)),
        (10, 300, (0, 300)),
    ],
)
def test_a_seance_beside_its_hour_has_the_times_of_its_hour(start: int, end: int, expected: tuple[int, int]) -> None:
    assert times(in_its_hour(entry(start, end), (SECOND, FIRST), None)) == expected


@given(st.integers(-60, 200), st.integers(0, 200))
def test_times_move_by_a_quarter_of_an_hour_at_most_unless_the_seance_lies_in_its_hour(start: int, long: int) -> None:
    before = entry(start, start + long)
    after = in_its_hour(before, (FIRST, SECOND), None)
    assert after.start >= before.start - (FIRST.end - FIRST.start) - EARLY
    assert after.start <= before.start + EARLY or before.end - before.start <= EARLY
    assert after.end >= before.end - EARLY
    assert in_its_hour(after, (FIRST, SECOND), None) == after


def test_other_classes_and_cancelled_hours_give_nothing() -> None:
    before = entry(0, 55)
    others = (hour(MONDAY, 8, name="5e B"), replace(FIRST, cancelled=True))
    assert in_its_hour(before, others, None) == before
    renamed = in_its_hour(entry(3, 55, subject="Mathématiques"), (FIRST,), None)
    assert (times(renamed), renamed.room, renamed.subject) == ((0, 55), "B204", "Mathématiques")


@pytest.mark.parametrize(
    ("hours", "name", "classes"),
    [
        ((FIRST,), "5e A", ()),
        ((replace(FIRST, classes=("5e A", "5e B")),), "5e A", ("5e A", "5e B")),
        ((FIRST, hour(MONDAY, 8, name="5e B")), "5e A", ("5e A", "5e B")),
        ((replace(FIRST, classes=("5ANG2",), group="5ANG2", made_of=("5e A", "5e B")),), "5ANG2", ("5e A", "5e B")),
        ((replace(FIRST, group="5EME A GR1", made_of=("5e A",)),), "5e A", ()),
        ((replace(FIRST, group="5EME A GR1", made_of=("5e A",)),), "5A GR1", ("5e A",)),
    ],
)
def test_the_classes_of_a_group_are_named(hours: tuple[Hour, ...], name: str, classes: tuple[str, ...]) -> None:
    assert in_its_hour(entry(0, 55, name), hours, None).classes == classes


def test_work_without_a_day_is_for_the_next_lesson() -> None:
    own = date(2026, 9, 14)
    works = (Homework("Ex. 1"), Homework("Ex. 2", own), Homework(""))
    found = in_its_hour(replace(entry(0, 55), homework=works), (), DUE)
    assert [work.due for work in found.homework] == [DUE, own, None]


def test_work_that_names_a_day_in_words_alone_gets_no_other_day() -> None:
    works = (Homework("Pour jeudi prochain : lire"), Homework("Finir pour la prochaine fois"))
    told = in_its_hour(replace(entry(0, 55), homework=works), [FIRST], DUE)
    assert [one.due for one in told.homework] == [None, DUE]


def test_what_she_changed_in_the_proposal_stays(tmp_path: object) -> None:
    clock = HandClock()
    clock.now = lambda: at(MONDAY, 8, 3)  # type: ignore[method-assign]
    store, tasks = SeanceStore(tmp_path / "sessions.db"), LaterTasks()  # type: ignore[operator]
    cahier = CahierService(store, tasks, clock, lambda error: pytest.fail(str(error)))
    cahier.timed = lambda found: in_its_hour(found, (FIRST,), DUE)
    cahier.start("5e A", "Maths", "Aires")
    proposed = proposal_of(cahier)
    assert (times(proposed), proposed.room) == ((0, 55), "B204")
    cahier.edit(replace(proposed, room="CDI", start=at(MONDAY, 8, 10), homework=(Homework("Ex. 1"),)))
    last = end(cahier)
    assert (times(last), last.room, last.homework) == ((10, 55), "CDI", (Homework("Ex. 1", None),))
    tasks.run()


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Pour la semaine prochaine : exercice 4", None),
        ("Pour la rentrée : lire le chapitre 3", None),
        ("À rendre au retour des vacances : DM 3", None),
        ("Pour mardi ou mercredi : exercice 4", None),
        ("Rendre les cahiers pris mardi", None),
        ("Consigne : « For next week : learn the verbs »", None),
        ("Apprendre la table de 7", DUE),
        ("Lire « Vendredi ou la vie sauvage »", DUE),
        ("Réviser le 11 novembre 1918", DUE),
        ("Pour la prochaine fois : exercice 4", DUE),
    ],
)
def test_words_of_another_day_are_not_given_the_next_lesson(text: str, day: date | None) -> None:
    own = replace(entry(0, 55), homework=(Homework(text),))
    assert [one.due for one in in_its_hour(own, [FIRST], DUE).homework] == [day]
