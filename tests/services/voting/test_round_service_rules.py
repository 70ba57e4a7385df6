"""A vote held otherwise: without names, with a time limit, again after a discussion, going on after a crash."""

from __future__ import annotations

import struct
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from tests.store.test_votes import AtOnce
from tests.support.round_desk import SEATS, Desk, Q
from tni.core.ids import ClassId, ClickerId, QuestionId
from tni.quiz.anonymise import ANONYMOUS_PREFIX, Anonymiser
from tni.quiz.ledger import fold_records
from tni.quiz.question import Question
from tni.quiz.question_kinds import QuestionKind
from tni.quiz.round import RoundPhase, RoundRules
from tni.quiz.vote_records import CastVote, Seat
from tni.services.voting.anonymous_votes import MAX_UNKNOWN_VOTES, AnonymousVotes
from tni.services.voting.round_outcome import can_resume
from tni.store.votes import VoteStore

ANONYMOUS = RoundRules(anonymous=True)


def asked(desk: Desk, question: Question = Q, rules: RoundRules = ANONYMOUS) -> Desk:
    desk.session.ask(question, rules)
    desk.session.open()
    desk.flush()
    return desk


def test_no_row_of_an_anonymous_vote_says_who() -> None:
    desk = asked(Desk())
    for clicker, choice in (("c1", "A"), ("c2", "B"), ("c1", "B")):
        desk.press(clicker, choice, sequence=77)
    desk.press("c9", "A")
    desk.flush()
    desk.session.close()
    desk.flush()
    text = repr(desk.stored)
    assert not any(isinstance(row, Seat) for row in desk.stored)
    assert not any(word in text for word in ("'c1'", "'c2'", "'c9'", "pupil-"))
    sequences = {row.sequence for row in desk.stored if isinstance(row, CastVote)}
    assert sequences.isdisjoint({None, 77, 78})
    state = desk.state
    assert (state.present, state.answered, state.missing, state.unknown) == (3, (1, 2), (), (ClickerId("c9"),))
    assert state.outcome is not None
    assert state.outcome.counts == {"A": 0, "B": 2, "C": 0, "D": 0}
    assert fold_records(desk.stored).tally().counts == state.outcome.counts


def give(desk: Desk, clicker: str, number: int) -> None:
    """In the place of what had that number."""
    seats = {c: seat for c, seat in desk.seats_now.items() if seat[0] != number}
    desk.seats_now = {**seats, ClickerId(clicker): (number, SEATS[ClickerId(f"c{number}")][1])}
    desk.session.seats_changed()
    desk.flush()


@pytest.mark.parametrize("spare", ["a-spare", "z-spare"], ids=["sorts before", "sorts after"])
def test_a_clicker_replaced_in_an_anonymous_vote_votes_once(spare: str) -> None:
    """What was answered with the dead one counts until the new one has voted, and the dead one is not heard after."""
    desk = asked(Desk())
    desk.press("c1", "A")
    desk.press("c2", "C")
    give(desk, spare, 1)
    assert desk.state.answered == (1, 2)
    desk.press(spare, "B")
    desk.press("c1", "D")
    desk.flush()
    desk.session.close()
    assert desk.state.answered == (1, 2)
    assert desk.state.outcome is not None
    assert desk.state.outcome.counts == {"A": 0, "B": 1, "C": 1, "D": 0}
    assert fold_records(desk.stored).tally().counts == desk.state.outcome.counts
    assert len({row.clicker for row in desk.stored if isinstance(row, CastVote)}) == 2


@pytest.mark.parametrize("others", [(), (3,), (1,)], ids=["alone", "the new number has answered", "the old one too"])
def test_an_answer_without_a_name_goes_along_to_another_number(others: tuple[int, ...]) -> None:
    """As one with a name does: its pupil counts once. Where answers of others would move with it, it stays."""
    desk = asked(Desk())
    desk.press("c1", "A")
    if 1 in others:  # the same pupil has a card
        desk.seats_now = {**desk.seats_now, ClickerId("card:1"): (1, None)}
        desk.session.seats_changed()
        desk.press("card:1", "B")
    if 3 in others:
        desk.press("c3", "C")
    give(desk, "c1", 3)
    desk.press("c1", "D")
    desk.flush()
    desk.session.close()
    assert desk.state.outcome is not None
    left = {"A": 0, "B": 1 in others, "C": 0, "D": 1}
    assert desk.state.outcome.counts == {**left, "A": 1} if 3 in others else left
    assert fold_records(desk.stored).tally().counts == desk.state.outcome.counts


def test_who_gets_the_number_that_a_clicker_has_left_votes_for_itself() -> None:
    desk = asked(Desk())
    desk.press("c1", "A")
    give(desk, "c1", 3)
    give(desk, "spare", 1)
    desk.press("spare", "B")
    desk.flush()
    desk.session.close()
    assert desk.state.outcome is not None
    assert desk.state.outcome.counts == {"A": 1, "B": 1, "C": 0, "D": 0}


@pytest.mark.parametrize("rules", [ANONYMOUS, RoundRules()], ids=["without names", "with names"])
def test_phones_count_beside_a_list_that_has_ended(rules: RoundRules) -> None:
    desk = asked(Desk(), rules=rules)
    desk.press("c1", "A")
    desk.press("phone:7", "B")
    desk.press("c9", "B")
    desk.seats_now = None
    desk.session.seats_changed()
    desk.press("phone:1", "C")
    desk.press("phone:1", "D")
    desk.flush()
    desk.session.close()
    assert desk.state.outcome is not None
    assert desk.state.outcome.counts == {"A": 1, "B": 1, "C": 0, "D": 1}
    assert (desk.state.present, desk.state.unknown, desk.session.seated) == (5, (ClickerId("c9"),), None)
    assert fold_records(desk.stored).tally().counts == desk.state.outcome.counts


def test_what_a_spare_clicker_pressed_counts_without_a_name_too_once_somebody_has_it() -> None:
    desk = asked(Desk())
    desk.press("c1", "A")
    desk.press("spare", "B")
    desk.flush()
    assert desk.state.unknown == (ClickerId("spare"),)
    assert "spare" not in repr(desk.stored)
    give(desk, "spare", 1)
    desk.session.close()
    assert (desk.state.unknown, desk.state.answered) == ((), (1,))
    assert desk.state.outcome is not None
    assert desk.state.outcome.counts["B"] == 1
    assert "spare" not in repr(desk.stored)
    assert [vote.clicker for vote in desk.acknowledged] == ["c1", "spare"]


def test_a_clicker_replaced_between_two_anonymous_votes_is_the_same_pupil() -> None:
    desk = asked(Desk())
    desk.press("c1", "A")
    desk.flush()
    desk.session.close()
    give(desk, "spare", 1)
    asked(desk)
    desk.press("spare", "B")
    desk.flush()
    desk.session.close()
    assert desk.state.outcome is not None
    assert desk.state.outcome.changes is not None
    assert (desk.state.outcome.changes.to_right, desk.state.outcome.changes.both) == (1, 1)


def test_another_class_is_chosen_while_a_vote_without_names_is_open() -> None:
    """Each still votes once; whose the answers were is forgotten when it is over."""
    desk = asked(Desk())
    desk.press("c1", "A")
    desk.session.choose_class(ClassId("6b"))
    desk.press("c1", "B")
    desk.flush()
    desk.session.close()
    assert desk.state.outcome is not None
    assert desk.state.outcome.counts == {"A": 0, "B": 1, "C": 0, "D": 0}
    key = desk.session._aliases._key
    assert key is not None
    desk.session.finish()
    assert not any(key)


def test_two_anonymous_votes_are_compared_until_the_key_is_gone() -> None:
    desk = asked(Desk())
    desk.press("c1", "A")
    desk.press("c2", "B")
    desk.flush()
    desk.session.close()
    asked(desk)
    desk.press("c1", "B")
    desk.press("c2", "B")
    desk.flush()
    desk.session.close()
    assert desk.state.outcome is not None
    changes = desk.state.outcome.changes
    assert changes is not None
    assert (changes.to_right, changes.stayed_right, changes.both) == (1, 1, 2)
    first = {row.clicker for row in desk.stored if isinstance(row, CastVote)}
    desk.session.choose_class(ClassId("6b"))
    asked(desk)
    desk.press("c1", "B")
    desk.flush()
    later = {row.clicker for row in desk.stored if isinstance(row, CastVote)} - first
    assert len(later) == 1
    assert all(clicker.startswith(ANONYMOUS_PREFIX) for clicker in first | later)


def test_aliases_are_stable_while_the_key_lives_and_tell_nothing_after() -> None:
    aliases, other = Anonymiser(), Anonymiser()
    names = [aliases.clicker(ClickerId(f"c{n}")) for n in range(300)]
    assert names == [aliases.clicker(ClickerId(f"c{n}")) for n in range(300)]
    assert len(set(names)) == 300
    assert other.clicker(ClickerId("c0")) != names[0]
    key = aliases._key
    assert key is not None
    aliases.forget()
    assert not any(key)  # overwritten, not just let go
    assert not set(names) & {aliases.clicker(ClickerId(f"c{n}")) for n in range(300)}
    counters = [aliases.sequence(ClickerId("c1"), n) for n in range(256)]
    assert len(set(counters)) == 256
    steps = {b - a for a, b in pairwise(n for n in counters if n is not None)}
    assert len(steps) == 255  # a counter cannot be followed
    assert aliases.sequence(ClickerId("c1"), None) is None


def test_the_vote_closes_when_the_time_of_the_last_pupil_is_over() -> None:
    desk = asked(Desk(), rules=RoundRules(limit_s=30.0))
    assert desk.state.ends_s == (desk.now_s + 30.0, desk.now_s + 30.0)
    desk.session.on_time()
    assert desk.state.phase is RoundPhase.OPEN
    desk.now_s += 30.0
    desk.session.on_time()
    assert desk.state.phase is RoundPhase.CLOSED
    assert desk.polls[-1] == ("close", desk.now_s)


def test_who_has_more_time_may_answer_when_the_others_cannot() -> None:
    desk = Desk()
    desk.extra_now = {2: 0.5}
    asked(desk, rules=RoundRules(limit_s=30.0))
    opened_s = desk.now_s
    assert desk.session.extra == {2: 0.5}
    assert (desk.state.ends_s, desk.state.slower) == ((opened_s + 30.0, opened_s + 45.0), 1)
    desk.now_s += 40.0
    desk.session.on_time()
    for clicker in ("c1", "c2"):
        desk.press(clicker, "B", opened_s + 40.0)
    desk.flush()
    assert (desk.state.answered, desk.state.slower) == ((2,), 0)
    assert [vote.clicker for vote in desk.acknowledged] == ["c2"]
    desk.now_s = opened_s + 45.0
    desk.session.on_time()
    assert desk.state.phase is RoundPhase.CLOSED
    assert list(fold_records(desk.stored).tally().answers) == ["c2"]
    assert list(fold_records(reversed(desk.stored)).votes) == [row for row in desk.stored if isinstance(row, CastVote)]


def test_no_byte_of_the_votes_tells_who_has_more_time(tmp_path: Path) -> None:
    desk = Desk()
    desk.extra_now = {2: 0.3333}
    asked(desk, rules=RoundRules(limit_s=30.0))
    for clicker in ("c1", "c2"):
        desk.press(clicker, "B", desk.now_s + 20.0)
    desk.flush()
    assert desk.state.answered == (1, 2)
    main = AtOnce()
    store = VoteStore(tmp_path / "votes.db", main)
    store.write(desk.stored, main.done)
    assert main.wait_for(1) == [None]
    found = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert struct.pack(">d", 30.0 * 1.3333) in found, "the longest of all"
    assert struct.pack(">d", 0.3333) not in found
    assert store.close() == ()


def test_after_a_crash_each_has_the_time_of_before_and_all_the_longest_while_names_are_locked() -> None:
    for names_are_open, ends in ((True, (30.0, 45.0)), (False, (45.0, 45.0))):
        desk = Desk()
        desk.extra_now = {2: 0.5}
        asked(desk, rules=RoundRules(limit_s=30.0))
        opened_s = desk.now_s
        desk.flush()
        again = Desk()
        again.extra_now = desk.extra_now if names_are_open else {}
        again.session.resume([fold_records(desk.stored)])
        assert again.state.ends_s == (opened_s + ends[0], opened_s + ends[1])


def test_who_is_away_does_not_make_the_others_wait() -> None:
    desk = Desk()
    desk.extra_now = {2: 0.5}
    desk.session.set_absent([2])
    asked(desk, rules=RoundRules(limit_s=30.0))
    desk.now_s += 30.0
    desk.session.on_time()
    assert desk.state.phase is RoundPhase.CLOSED


def test_more_time_is_in_no_row_of_a_vote_without_a_limit_and_in_none_without_names() -> None:
    desk = Desk()
    desk.extra_now = {2: 0.5}
    asked(desk, rules=RoundRules())
    desk.session.close()
    asked(desk, rules=RoundRules(anonymous=True, limit_s=30.0))
    assert not any(row.extra for row in desk.stored if isinstance(row, Seat))
    assert desk.state.ends_s == (desk.now_s + 45.0, desk.now_s + 45.0), "all have the time of the slowest"


def test_the_teacher_sees_the_outcome_before_the_class_does() -> None:
    desk = Desk().opened()
    desk.press("c1", "B")
    desk.press("c2", "A")
    desk.flush()
    assert desk.state.outcome is None
    desk.session.close()
    state = desk.state
    assert (state.counts, state.success, state.dominant_wrong, state.shown) == (None, None, None, None)
    assert state.outcome is not None
    assert (state.outcome.success, state.outcome.dominant_wrong) == (0.5, "A")
    desk.session.reveal()
    assert desk.state.shown == desk.state.outcome


def test_voting_again_shows_both_and_who_changed_by_the_key_said_last() -> None:
    desk = Desk().opened(replace(Q, key=None))
    desk.press("c1", "A")
    desk.press("c2", "B")
    desk.flush()
    desk.session.close()
    desk.opened(replace(Q, key=None))
    desk.press("c1", "B")
    desk.press("c3", "B")
    desk.flush()
    desk.session.close()
    desk.session.set_key("B")
    outcome = desk.state.outcome
    assert outcome is not None
    assert outcome.before == {"A": 1, "B": 1, "C": 0, "D": 0}
    assert outcome.success_before == 0.5
    assert outcome.changes is not None
    assert (outcome.changes.to_right, outcome.changes.only_before, outcome.changes.only_after) == (1, 1, 1)
    desk.opened(Question(id=QuestionId("other")))
    desk.session.close()
    assert desk.state.outcome is not None
    assert desk.state.outcome.before is None


def test_sure_and_wrong_is_counted_where_it_was_asked() -> None:
    desk = Desk().opened(replace(Q, confidence=True))
    for clicker, choice, sure in (("c1", "B", False), ("c2", "A", True), ("c3", "C", None)):
        desk.session.on_events([replace(a_vote(desk, clicker, choice), sure=sure)])
    desk.flush()
    desk.session.close()
    assert desk.state.outcome is not None
    assert (desk.state.outcome.unsure_right, desk.state.outcome.sure_wrong) == (1, 1)


def a_vote(desk: Desk, clicker: str, choice: str):
    from tni.api.devices import Vote

    desk.now_s += 1
    return Vote(ClickerId(clicker), choice, desk.now_s)


def crashed(desk: Desk, *, after_s: float = 20.0) -> Desk:
    """The program again, with what was on the disk."""
    other = Desk()
    other.now_s = desk.now_s + after_s
    other.stored = list(desk.stored)
    return other


def test_a_vote_goes_on_after_a_crash() -> None:
    desk = Desk().opened()
    desk.press("c1", "A")
    desk.press("c2", "A")
    desk.flush()
    desk.press("c3", "A")  # never reached the disk
    again = crashed(desk)
    again.session.resume([fold_records(again.stored)])
    assert again.polls == [("open", again.now_s)]
    assert (again.state.phase, again.state.answered, again.state.missing) == (RoundPhase.OPEN, (1, 2), (3,))
    again.press("c1", "B")
    again.press("c3", "B")
    again.flush()
    again.session.close()
    again.flush()
    assert again.state.outcome is not None
    assert again.state.outcome.counts == {"A": 1, "B": 2, "C": 0, "D": 0}
    assert fold_records(again.stored).tally().counts == again.state.outcome.counts
    assert [event.answered for event in again.log] == [3]
    numbers = [row.n for row in again.stored]
    assert len(set(numbers)) == len(numbers)


def test_of_votes_that_were_cut_short_the_latest_goes_on_and_the_others_are_closed_where_they_ended() -> None:
    desk = Desk().opened()
    desk.press("c1", "A")
    desk.flush()
    first, first_s = fold_records(desk.stored), desk.now_s
    later = crashed(desk)
    later.stored.clear()
    later.opened(Question(id=QuestionId("later"), kind=QuestionKind.CHOICE))
    later.press("c2", "B")
    later.flush()
    again = crashed(later)
    again.session.resume([fold_records(again.stored), first])
    assert (again.state.question.id, again.state.phase, again.state.answered) == ("later", RoundPhase.OPEN, (2,))
    again.press("c3", "B")
    again.flush()
    assert again.state.answered == (2, 3)
    closed = fold_records([*desk.stored, *(row for row in again.stored if row.round == first.round.id)])
    assert (closed.round.phase, closed.round.closed_at_s, closed.tally().counts["A"]) == (RoundPhase.CLOSED, first_s, 1)


@pytest.mark.parametrize("case", ["forgotten", "machine off", "anonymous"])
def test_a_vote_that_cannot_go_on_is_closed_where_it_ended(case: str) -> None:
    desk = asked(Desk(), rules=ANONYMOUS if case == "anonymous" else RoundRules())
    desk.press("c1", "A")
    last_s = desk.now_s
    desk.flush()
    again = crashed(desk, after_s=9000.0 if case == "forgotten" else 20.0)
    if case == "machine off":
        again.monotonic = lambda: 3.0  # type: ignore[method-assign]
    again.session.resume([fold_records(again.stored)])
    again.flush()
    assert again.session.state is None
    assert not again.polls
    closed = fold_records(again.stored)
    assert (closed.round.phase, closed.round.closed_at_s) == (RoundPhase.CLOSED, last_s)
    assert closed.tally().counts["A"] == 1


def test_a_vote_is_closed_when_another_question_is_shown_already() -> None:
    desk = Desk().opened()
    ledger = fold_records(desk.stored)
    other = crashed(desk)
    other.stored.clear()
    other.opened(Question(id=QuestionId("other"), kind=QuestionKind.CHOICE))
    other.session.resume([ledger])
    other.flush()
    assert (other.state.question.id, other.state.phase) == ("other", RoundPhase.OPEN)
    first = [row for row in other.stored if row.round == ledger.round.id]
    assert fold_records([*desk.stored, *first]).round.phase is RoundPhase.CLOSED


def test_a_clicker_of_nobody_that_never_stops_is_heard_so_far() -> None:
    nameless, desk = AnonymousVotes(Anonymiser()), Desk()
    for _ in range(100 * MAX_UNKNOWN_VOTES):
        assert nameless.alias(a_vote(desk, "spare", "A"), {}, Q) is None
    assert len(nameless.unassigned["spare"]) == MAX_UNKNOWN_VOTES


@pytest.mark.parametrize(("passed_s", "goes_on"), [(0.0, True), (60.0, True), (-60.0, False)])
def test_no_vote_goes_on_that_began_later_than_now(passed_s: float, goes_on: bool) -> None:
    """Both clocks say so after the machine was off and its time was set back."""
    ledger = fold_records(Desk().opened().stored)
    opened = ledger.phases[-1]
    assert can_resume(ledger, opened.at + timedelta(seconds=passed_s), opened.at_s + passed_s) == goes_on
