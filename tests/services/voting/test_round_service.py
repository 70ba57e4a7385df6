"""The use case, with a journal that writes when the test says so."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from tests.support.round_desk import SEATS, Desk, Q
from tni.api.devices import PollingChanged, ReceiverReady
from tni.cahier.seance_log import LoggedQuestionKind as LoggedKind
from tni.cahier.seance_log import QuestionAsked, QuestionCorrected
from tni.core.errors import TniError
from tni.core.ids import ClassId, ClickerId, PupilId, QuestionId
from tni.quiz.ledger import fold_records
from tni.quiz.question import true_false
from tni.quiz.round import RoundPhase, RoundPhaseError, RoundRules
from tni.quiz.vote_records import AnswerKeyChanged, CastVote, Seat
from tni.services.voting.round_service import RoundChanged


def test_from_question_to_histogram() -> None:
    desk = Desk()
    assert desk.session.state is None
    assert desk.session.ask(Q) & RoundChanged.PHASE
    assert desk.state.phase is RoundPhase.READY
    assert desk.polls == []
    desk.session.open()
    desk.press("c1", "B")
    desk.press("c2", "A")
    desk.flush()
    state = desk.state
    assert (state.phase, state.present, state.answered, state.missing) == (RoundPhase.OPEN, 3, (1, 2), (3,))
    assert state.counts is state.success is state.dominant_wrong is None  # hidden until revealed
    desk.session.close()
    assert desk.state.counts is None
    assert desk.session.reveal() & RoundChanged.ANSWERED
    state = desk.state
    assert state.counts == {"A": 1, "B": 1, "C": 0, "D": 0}
    assert (state.success, state.dominant_wrong) == (0.5, "A")
    assert desk.polls == [("open", 100.0), ("close", 102.0)]


def test_a_vote_is_shown_once_it_is_on_disk_and_not_before() -> None:
    desk = Desk().opened()
    desk.changes.clear()
    desk.press("c1", "B")
    assert desk.state.answered == ()
    assert desk.changes == []
    desk.flush()
    assert desk.state.answered == (1,)
    assert desk.changes == [RoundChanged.ANSWERED | RoundChanged.UNKNOWN]


def test_what_the_disk_refuses_is_kept_and_said() -> None:
    desk = Desk().opened()
    desk.press("c1", "B")
    desk.flush(TniError("disk full"))
    assert (desk.state.not_recorded, desk.state.answered) == (1, ())
    desk.session.close()
    desk.session.reveal()
    assert desk.state.counts is not None
    assert (desk.state.counts["B"], desk.state.shown.counts_in_memory) == (0, {"A": 0, "B": 1, "C": 0, "D": 0})
    desk.flush()
    assert (desk.state.not_recorded, desk.state.answered, desk.state.counts["B"]) == (0, (1,), 1)


def test_votes_out_of_time_are_stored_and_do_not_count() -> None:
    desk = Desk()
    desk.press("c1", "A")  # no question at all
    desk.session.ask(Q)
    desk.press("c1", "A")
    desk.now_s += 1.0
    desk.session.open()
    desk.press("c2", "C")
    desk.session.close()
    desk.press("c3", "D", at_s=desk.now_s)  # pressed in time, read late
    desk.press("c1", "D")
    desk.flush()
    desk.session.reveal()
    assert desk.state.counts == {"A": 0, "B": 0, "C": 1, "D": 1}
    desk.flush()
    assert len(fold_records(desk.stored).votes) == 4
    assert fold_records(desk.stored).tally().counts == desk.state.counts


def test_a_clicker_that_nobody_has_is_listed_apart() -> None:
    desk = Desk().opened()
    desk.press("stranger", "A")
    desk.flush()
    assert (desk.state.unknown, desk.state.answered) == (("stranger",), ())
    desk.session.close()
    desk.session.reveal()
    assert desk.state.counts == dict.fromkeys("ABCD", 0)


def test_without_a_list_everybody_counts() -> None:
    desk = Desk(seats=None).opened()
    desk.press("x", "A")
    desk.press("y", "A")
    desk.flush()
    state = desk.state
    assert (state.present, state.answered, state.missing, state.unknown) == (None, (1, 2), (), ())
    assert desk.session.pupils() == {}


def test_absent_pupils_are_not_waited_for_and_a_friends_vote_shows() -> None:
    desk = Desk().opened()
    assert desk.session.set_absent([2, 3]) == RoundChanged.ANSWERED
    assert (desk.state.present, desk.state.missing) == (1, (1,))
    desk.press("c3", "B")
    desk.flush()
    assert (desk.state.present, desk.state.missing, desk.state.absent_voted) == (2, (1,), (3,))


def test_who_is_absent_in_one_class_is_waited_for_in_the_next() -> None:
    desk = Desk()
    desk.session.set_absent([2, 3])
    desk.session.choose_class(ClassId("6b"))
    desk.opened()
    assert (desk.state.present, desk.state.missing) == (3, (1, 2, 3))


def test_commands_out_of_turn_are_typed_errors() -> None:
    desk = Desk()
    for command in (desk.session.open, desk.session.close, desk.session.reveal):
        with pytest.raises(RoundPhaseError):
            command()
    desk.opened()
    for command in (desk.session.open, desk.session.reveal, lambda: desk.session.ask(Q)):
        with pytest.raises(RoundPhaseError):
            command()
    assert desk.state.phase is RoundPhase.OPEN


def test_a_second_vote_on_the_same_question_starts_from_nothing() -> None:
    desk = Desk().opened()
    desk.press("c1", "B")
    desk.session.close()
    desk.session.ask(Q)
    desk.session.open()
    desk.flush()
    assert desk.state.answered == ()
    assert len({row.round for row in desk.stored}) == 2


def test_the_receiver_says_whether_it_takes_votes() -> None:
    desk = Desk().opened()
    assert desk.state.polling is None
    assert desk.session.on_events([ReceiverReady("base")]) == RoundChanged.RECEIVER
    assert desk.state.polling is False
    desk.session.on_events([PollingChanged(polling=True)])
    assert desk.state.polling is True
    assert desk.session.receivers_lost() == RoundChanged.RECEIVER
    assert desk.state.polling is None


def test_the_cahier_gets_counts_once_and_no_name() -> None:
    desk = Desk().opened()
    desk.press("c1", "B")
    desk.press("c2", "A")
    desk.session.close()
    assert desk.log == []
    desk.flush()
    assert desk.log == [QuestionAsked(desk.now(), LoggedKind.CHOICE, "2 + 2 ?", answered=2, expected=3, right=1)]
    desk.session.reveal()
    desk.flush()
    desk.session.finish()
    assert len(desk.log) == 1
    assert "pupil" not in repr(desk.log)


def test_a_right_answer_said_later_is_a_row_and_told_to_the_cahier() -> None:
    desk = Desk().opened(replace(Q, key=None))
    desk.press("c1", "B")
    desk.press("c2", "A")
    desk.session.set_key("A")
    desk.flush()
    assert desk.log == [], "the vote is open: nothing is told yet"
    desk.session.close()
    desk.flush()
    desk.session.reveal()
    desk.session.set_key("B")
    desk.session.set_key("B")
    desk.flush()
    asked, later = desk.log
    assert isinstance(asked, QuestionAsked)
    assert asked.right == 1
    assert later == QuestionCorrected(desk.now(), asked.round, 2, 1)
    desk.session.set_key(None)
    desk.flush()
    assert desk.log[-1].right is None
    assert fold_records(desk.stored).round.question.key is None
    assert [row.key for row in desk.stored if isinstance(row, AnswerKeyChanged)] == ["A", "B", None]


def test_ending_the_lesson_closes_an_open_vote_and_logs_it() -> None:
    desk = Desk().opened(true_false(QuestionId("t")))
    desk.press("c1", "A")
    desk.session.finish()
    assert desk.polls[-1][0] == "close"
    assert [(e.kind, e.answered, e.right) for e in desk.log] == [(LoggedKind.TRUE_FALSE, 1, None)]
    desk.flush()
    assert desk.session.finish() == RoundChanged.NOTHING
    assert len(desk.log) == 1
    assert fold_records(desk.stored).round.phase is RoundPhase.CLOSED


def test_a_question_never_opened_is_not_logged() -> None:
    desk = Desk()
    desk.session.ask(Q)
    desk.session.finish()
    assert desk.log == []


def test_the_poll_as_json_has_votes_and_no_pupil() -> None:
    desk = Desk().opened()
    desk.press("c2", "A")
    desk.press("c1", "B")
    desk.press("c1", "C")
    desk.press("stranger", "D")
    desk.flush()
    desk.session.close()
    poll = json.loads(json.dumps(desk.session.poll_json()))
    assert poll["votes"] == [
        {"number": 1, "clicker": "c1", "choice": "C", "at_s": 3.0},
        {"number": 2, "clicker": "c2", "choice": "A", "at_s": 1.0},
    ]
    assert poll["unknown"] == [{"clicker": "stranger", "choice": "D", "at_s": 4.0}]
    assert poll["counts"] == {"A": 1, "B": 0, "C": 1, "D": 0}
    assert (poll["question"], poll["kind"]) == ("2 + 2 ?", "choice")
    assert datetime.fromisoformat(poll["closed_at"]) - datetime.fromisoformat(poll["opened_at"]) == timedelta(seconds=4)
    assert "pupil" not in json.dumps(poll)
    assert Desk().session.poll_json() == {}


def test_a_driver_that_makes_up_votes_stops_nothing() -> None:
    desk = Desk().opened()
    desk.press("", "A")
    desk.press("c1", "A" * 1000)
    desk.press("c1", "B", at_s=float("nan"))
    desk.press("c1", "B", sequence=2**80)
    desk.press("c1", "B")
    desk.flush()
    assert desk.state.answered == (1,)


def test_pupils_are_given_by_number_for_the_teachers_window() -> None:
    assert Desk().opened().session.pupils() == {n: f"pupil-{n}" for n in (1, 2, 3)}


# -- who is told that his vote has arrived


def test_a_vote_is_acknowledged_once_it_is_on_the_disk_and_not_before() -> None:
    desk = Desk().opened()
    desk.press("c1", "B", sequence=4)
    assert desk.acknowledged == []
    desk.flush(TniError("disk full"))
    assert desk.acknowledged == []
    desk.flush()
    assert [(v.clicker, v.choice, v.sequence) for v in desk.acknowledged] == [("c1", "B", 4)]


def test_what_is_no_answer_or_comes_too_late_is_not_acknowledged() -> None:
    desk = Desk()
    desk.press("c1", "A")
    desk.session.ask(Q)
    desk.press("c1", "A")
    desk.now_s += 1
    desk.session.open()
    desk.press("c1", "E")
    desk.press("stranger", "A")
    on_the_way = desk.now_s
    desk.session.close()
    desk.press("c2", "A", at_s=on_the_way)
    desk.press("c3", "A")
    desk.flush()
    assert [v.clicker for v in desk.acknowledged] == ["stranger", "c2"]


def test_a_vote_that_reaches_the_disk_when_the_next_question_is_asked_is_acknowledged_all_the_same() -> None:
    desk = Desk().opened()
    desk.press("c1", "B")
    desk.session.finish()
    desk.session.ask(Q)
    desk.flush()
    assert [v.clicker for v in desk.acknowledged] == ["c1"]


# -- a clicker given to somebody while the vote goes on


def test_a_clicker_that_nobody_had_is_given_to_a_pupil_and_its_vote_counts() -> None:
    desk = Desk().opened()
    desk.press("spare", "B")
    desk.flush()
    assert desk.state.unknown == ("spare",)
    desk.seats_now = {**SEATS, ClickerId("spare"): (2, PupilId("pupil-2"))}
    del desk.seats_now[ClickerId("c2")]
    assert desk.session.seats_changed() & RoundChanged.UNKNOWN
    assert desk.session.seats_changed() is RoundChanged.NOTHING
    desk.flush()
    assert (desk.state.unknown, desk.state.answered, desk.state.missing) == ((), (2,), (1, 3))
    assert desk.state.present == 3


def test_the_vote_of_a_dead_clicker_counts_until_the_new_one_has_voted() -> None:
    desk = Desk().opened()
    desk.press("c2", "A")
    desk.seats_now = {**SEATS, ClickerId("spare"): (2, PupilId("pupil-2"))}
    desk.session.seats_changed()
    desk.flush()
    assert desk.state.answered == (2,)
    desk.press("spare", "B")
    desk.press("c2", "A")
    desk.session.close()
    desk.session.reveal()
    desk.flush()
    assert (desk.state.answered, dict(desk.state.counts)) == ((2,), {"A": 0, "B": 1, "C": 0, "D": 0})
    assert desk.log[-1].expected == 3
    ledger = fold_records(desk.stored)
    assert ledger.tally().counts == desk.state.counts
    assert [(r.number, r.choice, r.clicker) for r in ledger.results()] == [
        (1, None, "c1"), (2, "B", "spare"), (3, None, "c3"),
    ]  # fmt: skip


def test_without_a_list_nobody_is_given_anything() -> None:
    desk = Desk(None).opened()
    desk.seats_now = SEATS
    assert desk.session.seats_changed() is RoundChanged.NOTHING
    assert Desk().session.seats_changed() is RoundChanged.NOTHING


def test_cards_seated_in_mid_vote_count_and_are_in_the_journal_and_what_was_answered_stays() -> None:
    desk = Desk().opened()
    desk.press("c1", "A")
    desk.press("card:2", "B")
    desk.flush()
    assert desk.state.unknown == ("card:2",)
    desk.seats_now = {**(desk.seats_now or {}), "card:1": (1, "p1"), "card:2": (2, "p2")}
    assert desk.session.seats_changed() & RoundChanged.ANSWERED
    desk.press("card:1", "C")
    desk.flush()
    assert (desk.state.unknown, desk.state.answered, desk.state.present) == ((), (1, 2), 3)
    desk.session.close()
    desk.session.reveal()
    assert desk.state.counts == {"A": 0, "B": 1, "C": 1, "D": 0}
    ledger = fold_records(desk.stored)
    assert ledger.tally().counts == desk.state.counts
    assert [(r.number, r.choice) for r in ledger.results()] == [(1, "C"), (2, "B"), (3, None)]


def test_without_a_list_cards_have_their_own_numbers_and_other_clickers_those_that_are_free() -> None:
    desk = Desk(seats=None).opened()
    assert not desk.state.numbered
    desk.press("card:2", "A")
    desk.press("card:12", "A")
    desk.flush()
    assert (desk.state.answered, desk.state.numbered) == ((2, 12), True)
    desk.press("x", "A")
    desk.press("y", "A")
    desk.flush()
    assert (desk.state.answered, desk.state.numbered) == ((1, 2, 3, 12), False)


def test_without_names_a_pupil_who_votes_by_card_and_by_clicker_has_one_vote_and_no_seat_is_written() -> None:
    desk = Desk()
    desk.session.ask(Q, RoundRules(anonymous=True))
    desk.session.open()
    desk.seats_now = {**(desk.seats_now or {}), "card:1": (1, "p1"), "card:2": (2, "p2")}
    desk.session.seats_changed()
    for clicker, choice in (("c1", "A"), ("card:1", "B"), ("card:2", "C")):
        desk.press(clicker, choice)
    desk.flush()
    desk.session.close()
    desk.session.reveal()
    desk.flush()
    assert desk.state.counts == {"A": 0, "B": 1, "C": 1, "D": 0}
    assert not [row for row in desk.stored if isinstance(row, Seat)]
    assert not [row for row in desk.stored if isinstance(row, CastVote) and "card" in row.clicker]


def test_a_question_asked_by_mistake_is_not_told_to_the_cahier() -> None:
    desk = Desk().opened()
    desk.press("c1", "A")
    desk.flush()
    desk.session.take_back()
    desk.flush()
    assert desk.session.state is None
    assert desk.log == []
    desk.opened()
    desk.press("c1", "B")
    desk.flush()
    desk.session.finish()
    desk.flush()
    assert [event.answered for event in desk.log] == [1], "the next one is"


def test_who_leads_is_counted_anew_for_each_class() -> None:
    desk = Desk().opened()
    desk.press("c1", "B")
    desk.flush()
    desk.session.finish()
    desk.session.choose_class(ClassId("6b"))
    desk.opened(replace(Q, id=QuestionId("q2")))
    desk.press("c2", "B")
    desk.flush()
    assert [(one.name, one.score, one.asked) for one in desk.session.standings()] == [
        ("2", 1, 1),
        ("1", 0, 1),
        ("3", 0, 1),
    ]


def test_a_first_answer_that_was_on_its_way_when_the_vote_closed_is_acknowledged() -> None:
    desk = Desk()
    desk.session.ask(Q, RoundRules(first_only=True))
    desk.session.open()
    desk.press("c1", "B")
    desk.flush()
    in_time_s = desk.now_s
    desk.now_s += 1.0
    desk.session.close()
    desk.flush()
    assert [event.answered for event in desk.log] == [1]
    desk.press("c2", "A", at_s=in_time_s)
    desk.flush()
    assert [vote.clicker for vote in desk.acknowledged] == ["c1", "c2"]
    assert desk.state.answered == (1, 2)
