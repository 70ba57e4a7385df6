"""Steps of a vote that were taken by mistake, and taken back: closed, shown, put away, another vote begun."""

from __future__ import annotations

from tests.services.voting.test_vote_service import asked
from tests.services.voting.vote_desk import PHONES, QUESTIONS, VoteDesk
from tests.support.round_desk import Q
from tni.cahier.seance_log import QuestionCorrected
from tni.quiz.ledger import fold_records
from tni.quiz.round import RoundPhase, RoundRules


def counted(desk: VoteDesk) -> dict[str, int]:
    """Bars with votes, as the rows on the disk give them."""
    rows = [row for row in desk.stored if row.round == desk.stored[-1].round]
    return {bar: n for bar, n in fold_records(rows).tally().counts.items() if n}


def test_a_vote_closed_by_mistake_takes_answers_again_and_keeps_those_it_had() -> None:
    desk = asked(VoteDesk(), c1="A")
    desk.voting.close()
    assert desk.question.can_reopen
    desk.voting.reopen()
    desk.press("c2", "B")
    desk.flush()
    assert desk.view.drawn.phase is RoundPhase.OPEN
    assert desk.question.state.answered == (1, 2)
    assert desk.polls[-1][0] == "open"
    desk.voting.close()
    desk.voting.reveal()
    desk.flush()
    shown = {bar: n for bar, n in (desk.question.state.counts or {}).items() if n}
    assert shown == {"A": 1, "B": 1} == counted(desk)


def test_the_cahier_learns_what_came_after_a_vote_was_opened_again() -> None:
    desk = asked(VoteDesk(), c1="B")
    desk.voting.close()
    desk.flush()
    desk.voting.reopen()
    desk.press("c2", "B")
    desk.voting.close()
    desk.flush()
    first, then = desk.log
    assert first.answered == 1
    assert isinstance(then, QuestionCorrected)
    assert (then.answered, then.right) == (2, 2)


def test_a_vote_whose_time_is_over_or_that_is_anonymous_stays_closed() -> None:
    timed = VoteDesk()
    timed.voting.open(Q, RoundRules(limit_s=30.0))
    timed.now_s += 31
    timed.voting.time_over()
    anonymous = VoteDesk()
    anonymous.voting.open(Q, RoundRules(anonymous=True))
    anonymous.voting.close()
    for desk in (timed, anonymous):
        assert not desk.question.can_reopen
        desk.voting.reopen()
        assert desk.view.drawn.phase is RoundPhase.CLOSED


def test_a_result_shown_too_early_is_hidden_again() -> None:
    desk = asked(VoteDesk(), c1="A")
    desk.voting.reveal()
    desk.voting.hide()
    assert (desk.view.drawn.phase, desk.question.result) == (RoundPhase.CLOSED, None)
    desk.voting.reveal()
    desk.flush()
    assert counted(desk) == {"A": 1}


def test_a_vote_whose_result_was_seen_stays_closed_and_is_voted_on_again() -> None:
    desk = asked(VoteDesk(), c1="A")
    desk.voting.reveal()
    desk.voting.hide()
    assert not desk.question.can_reopen
    desk.voting.reopen()
    assert desk.view.drawn.phase is RoundPhase.CLOSED
    first = counted(desk)
    desk.asking.ask_again()
    desk.press("c1", "B")
    desk.flush()
    desk.voting.reveal()
    result = desk.question.result
    assert result is not None
    assert result.before is not None
    assert (first, result.before["A"], result.counts["B"]) == ({"A": 1}, 1, 1)


def test_a_result_put_away_by_mistake_comes_back() -> None:
    desk = asked(VoteDesk(), c1="A")
    desk.voting.reveal()
    desk.voting.put_away()
    assert desk.view.drawn.question is None
    assert desk.voting.can_bring_back
    desk.voting.bring_back()
    assert desk.question.result is not None
    assert desk.question.result.counts["A"] == 1
    assert not desk.voting.can_bring_back


def test_a_vote_begun_by_mistake_gives_back_the_result_that_it_replaced() -> None:
    desk = asked(VoteDesk(), c1="A")
    desk.voting.reveal()
    desk.asking.ask_anew(QUESTIONS[1], replaces=True)
    desk.voting.put_away()
    assert desk.question.result is not None
    assert desk.question.state.question == Q


def test_a_first_vote_begun_by_mistake_leaves_nothing() -> None:
    desk = asked(VoteDesk(), c1="A")
    desk.voting.reveal()
    desk.voting.put_away()
    desk.asking.ask_anew(QUESTIONS[1])
    desk.voting.put_away()
    assert desk.view.drawn.question is None
    assert not desk.voting.can_bring_back


def test_another_class_sees_no_result_of_the_last_one() -> None:
    desk = asked(VoteDesk(), c1="A")
    desk.voting.put_away()
    desk.voting.choose_class(None)
    assert not desk.voting.can_bring_back


def test_each_step_of_a_self_paced_quiz_is_taken_back() -> None:
    desk = VoteDesk(devices=PHONES)
    desk.ask_self_paced()
    first = desk.voting.self_paced.rounds[0].id
    desk.voting.close()
    assert desk.view.drawn.quiz is not None
    assert desk.view.drawn.quiz.can_reopen
    desk.voting.reopen()
    assert desk.view.drawn.phase is RoundPhase.OPEN
    desk.voting.reveal()
    desk.voting.hide()
    assert desk.view.drawn.phase is RoundPhase.CLOSED
    assert not desk.view.drawn.quiz.can_reopen
    desk.voting.reveal()
    desk.voting.put_quiz_away()
    assert desk.view.drawn.quiz is None
    desk.voting.bring_back()
    assert desk.view.drawn.phase is RoundPhase.REVEALED
    assert desk.voting.self_paced.rounds[0].id == first
