"""Laws of a series: its rows, in any order, tell what was shown; and so does a program that takes it up again."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.services.voting.test_self_paced_service import SeriesDesk
from tni.quiz.ledger import fold_records
from tni.quiz.pacing import DONE, NOT_DONE, progress_from_ledgers
from tni.quiz.round import RoundRules
from tni.quiz.vote_records import RoundCreated

said = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(["c1", "c2", "c3", "c9"]), st.integers(0, 2), st.sampled_from("ABCDX")),
        st.tuples(st.sampled_from(["c1", "c2", "c3"]), st.just(-1), st.sampled_from([DONE, NOT_DONE])),
    ),
    max_size=40,
)


@given(said, st.booleans(), st.sampled_from([None, 10.0]), st.booleans(), st.randoms())
def test_its_rows_in_any_order_tell_what_was_shown(what, first_only, limit_s, closed, random) -> None:
    desk = SeriesDesk()
    desk.extra_now = {2: 0.5}
    desk.opened_series(RoundRules(first_only=first_only, limit_s=limit_s))
    for clicker, place, choice in what:
        desk.say(clicker, place, choice)
    if closed:
        desk.series.close()
    desk.flush()
    shown = desk.series.state
    rows = list(desk.stored)
    random.shuffle(rows)
    asked = sorted((row for row in rows if isinstance(row, RoundCreated)), key=lambda row: row.self_paced.index)
    ledgers = [fold_records(row for row in rows if row.round == one.round) for one in asked]
    assert progress_from_ledgers(ledgers) == list(shown.people)
    if closed:
        assert [ledger.tally().counts for ledger in ledgers] == [one.counts for one in shown.outcomes]
    else:
        desk.series = desk.made()
        desk.series.resume(ledgers[::-1])
        again = desk.series.state
        assert (again.people, again.ends_s, again.slower) == (shown.people, shown.ends_s, shown.slower)
