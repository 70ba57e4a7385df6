"""Filters of past séances: what each leaves, and that they only ever leave out."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from tni.cahier.entry import CahierEntry, Homework
from tni.cahier.seance_log import SeanceId
from tni.cahier.seance_summary import SeanceState, SeanceSummary
from tni.planning.school_year import school_year
from tni.services.cahier.past_filter import (
    LeftToDo,
    PastFilter,
    PastSeance,
    class_names,
    past_seance,
    weeks,
    years,
)

START = datetime(2026, 11, 23, 8, 5, tzinfo=UTC)


def line(
    class_name: str = "5eA", title: str = "Fractions égales", start: datetime = START,
    state: SeanceState = SeanceState.FINISHED, sent: LeftToDo = LeftToDo.NOTHING, contenu: str = "", work: str = "",
) -> PastSeance:  # fmt: skip
    summary = SeanceSummary(SeanceId("s"), None, None, class_name, "Maths", "", 3, start, start, state, title)
    entry = CahierEntry(
        UUID(int=1), SeanceId("s"), None, class_name, "Maths", "", 3, start, start, title, contenu, (Homework(work),)
    )
    return past_seance(summary, entry, sent)


def test_words_are_found_at_their_beginnings_without_accents() -> None:
    seance = line(contenu="– l’égalité de Thalès (2x+3)", work="Exercice 12")
    for words in ("fraction", "EGAL thales", "maths 5ea", "ex 12", "Égalité", ""):
        assert PastFilter(words).takes(seance), words
    for words in ("raction", "thales pythagore"):
        assert not PastFilter(words).takes(seance), words


def test_a_class_a_week_and_a_year() -> None:
    sunday, monday = line(start=START - timedelta(days=1)), line()
    assert not PastFilter(class_name="5eB").takes(monday)
    assert PastFilter(monday=date(2026, 11, 23)).takes(monday)
    assert not PastFilter(monday=date(2026, 11, 23)).takes(sunday)
    july, august = line(start=datetime(2026, 7, 3, tzinfo=UTC)), line(start=datetime(2026, 8, 31, tzinfo=UTC))
    assert [PastFilter(year=2026).takes(one) for one in (july, august)] == [False, True]
    assert (weeks([sunday, monday]), years([july, monday])) == (
        (date(2026, 11, 23), date(2026, 11, 16)), (2026, 2025)
    )  # fmt: skip
    assert class_names([line("5eB"), line("5eA"), line("5eB"), line("")]) == ("5eB", "5eA")


def test_what_is_left_to_do() -> None:
    assert line().left is LeftToDo.NOTHING
    assert line(sent=LeftToDo.TO_SEND).left is LeftToDo.TO_SEND
    assert line(state=SeanceState.DRAFT, sent=LeftToDo.TO_SEND).left is LeftToDo.TO_REVIEW
    assert PastFilter(only_left=True).takes(line(state=SeanceState.OPEN))
    assert not PastFilter(only_left=True).takes(line())


filters = st.builds(
    PastFilter,
    st.sampled_from(["", "fra", "x"]),
    st.sampled_from(["", "5eA", "5eB"]),
    st.none() | st.just(date(2026, 11, 23)),
    st.none() | st.integers(2025, 2026),
    st.booleans(),
)


@given(filters, st.sampled_from(["5eA", "5eB"]), st.datetimes(datetime(2025, 1, 1), datetime(2027, 1, 1)))
def test_each_choice_only_leaves_out(chosen: PastFilter, class_name: str, start: datetime) -> None:
    seance = line(class_name, start=start.replace(tzinfo=UTC))
    assert PastFilter().takes(seance)
    if chosen.takes(seance):
        assert PastFilter(chosen.query).takes(seance)
        assert PastFilter(year=school_year(seance.day), class_name=class_name).takes(seance)
