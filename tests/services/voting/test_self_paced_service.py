"""A series: each pupil at their own pace; opened and closed as one; told again from its rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from tests.support.round_desk import SEATS, Desk
from tni.api.devices import Vote
from tni.cahier.seance_log import QuestionAsked
from tni.core.errors import TniError
from tni.core.ids import ClassId, ClickerId, PageId, QuestionId
from tni.quiz.ledger import Ledger, fold_records
from tni.quiz.pacing import DONE, MAX_QUESTIONS, NOT_DONE, TeacherPacedQuiz, progress_from_ledgers
from tni.quiz.question import Question
from tni.quiz.round import RoundId, RoundPhase, RoundPhaseError, RoundRules
from tni.quiz.vote_records import HandedIn, RoundCreated, VoteRecord, hand_in_id
from tni.services.voting.self_paced_service import SelfPacedError, SelfPacedService

QUESTIONS = tuple(Question(id=QuestionId(f"q{n}"), text=f"Question {n}", key="B") for n in (1, 2, 3))


class SeriesDesk(Desk):
    """The same surroundings for a series. writes: rows as they were given to the journal, write by write."""

    def __init__(self) -> None:
        super().__init__()
        self.told, self.writes = 0, list[list[VoteRecord]]()
        self.events: list[QuestionAsked] = []
        self.series = self.made()

    def made(self) -> SelfPacedService:
        return SelfPacedService(roster=self, journal=self, clock=self, changed=self._tell, log=self.events.append)

    def _tell(self) -> None:
        self.told += 1

    def write(self, records: Sequence[VoteRecord], done: Callable[[TniError | None], None]) -> None:
        self.writes.append(list(records))
        super().write(records, done)

    def opened_series(self, rules: RoundRules = RoundRules()) -> SeriesDesk:  # noqa: B008
        self.series.open(QUESTIONS, ClassId("6a"), rules)
        self.flush()
        return self

    def say(self, clicker: str, place: int, choice: str, at_s: float | None = None) -> None:
        """place: -1 for the series as a whole."""
        self.now_s += 1.0
        rounds = self.series.rounds
        name = hand_in_id(rounds[0].id) if place < 0 else str(rounds[place].id)
        vote = Vote(ClickerId(clicker), choice, self.now_s if at_s is None else at_s)
        self.series.cast(name, vote, lambda: None)

    def where(self) -> dict[int | None, int | None]:
        assert self.series.state is not None
        return {one.number: one.at for one in self.series.state.people}

    def ledgers(self) -> list[Ledger]:
        """What the disk tells."""
        asked = sorted((row for row in self.stored if isinstance(row, RoundCreated)), key=lambda a: a.self_paced.index)
        return [fold_records(row for row in self.stored if row.round == one.round) for one in asked]


def test_each_pupil_is_at_a_question_of_their_own() -> None:
    desk = SeriesDesk().opened_series()
    assert desk.where() == {1: 0, 2: 0, 3: 0}
    desk.say("c1", 0, "B")
    desk.say("c2", 2, "A")
    desk.flush()
    assert desk.where() == {1: 1, 2: 0, 3: 0}, "after the last comes what was left out"
    for place in (0, 1):
        desk.say("c2", place, "B")
    desk.say("c2", -1, DONE)
    desk.flush()
    state = desk.series.state
    assert desk.where() == {1: 1, 2: None, 3: 0}
    assert (state.handed_in, [state.answered(place) for place in range(3)]) == (1, [2, 1, 1])
    assert [one.number for one in state.at(0)] == [3]
    assert state.at(None) == ()
    desk.say("c2", -1, NOT_DONE)
    desk.flush()
    assert desk.series.state.handed_in == 0


def test_an_answer_counts_when_the_disk_has_it_and_the_last_one_until_the_series_closes() -> None:
    desk = SeriesDesk().opened_series()
    desk.say("c1", 1, "A")
    assert desk.where()[1] == 0
    desk.flush()
    assert desk.where()[1] == 2
    desk.say("c1", 1, "B")
    desk.flush()
    assert desk.series.state.outcomes is None
    desk.series.close()
    desk.say("c1", 1, "A")
    desk.flush()
    outcomes = desk.series.state.outcomes
    assert [one.counts["B"] for one in outcomes] == [0, 1, 0]
    assert [fold_.tally().counts for fold_ in desk.ledgers()] == [one.counts for one in outcomes]


def test_the_first_answer_to_each_question_may_be_the_one_that_counts() -> None:
    desk = SeriesDesk().opened_series(RoundRules(first_only=True))
    for place, choice in ((0, "A"), (1, "C"), (0, "B")):
        desk.say("c1", place, choice)
    desk.flush()
    desk.series.close()
    desk.flush()
    counts = [one.counts for one in desk.series.state.outcomes]
    assert (counts[0]["A"], counts[0]["B"], counts[1]["C"]) == (1, 0, 1)


def test_it_is_opened_and_closed_by_one_write_each() -> None:
    desk = SeriesDesk().opened_series()
    (first,) = desk.writes
    assert len({row.round for row in first}) == 3
    assert {row.self_paced.index for row in first if isinstance(row, RoundCreated)} == {0, 1, 2}
    desk.series.close()
    assert len({row.round for row in desk.writes[-1]}) == 3
    assert len(desk.writes) == 2


def test_who_has_more_time_goes_on_when_the_others_cannot() -> None:
    desk = SeriesDesk()
    desk.extra_now = {2: 1.0}
    desk.opened_series(RoundRules(limit_s=60.0))
    opened_s = desk.now_s
    for clicker in ("c1", "c2"):
        desk.say(clicker, 0, "B", opened_s + 90.0)
        desk.say(clicker, -1, DONE, opened_s + 91.0)
    desk.flush()
    state = desk.series.state
    assert [(one.number, len(one.answered), one.handed_in) for one in state.people] == [
        (1, 0, False), (2, 1, True), (3, 0, False),
    ]  # fmt: skip
    assert state.ends_s == (opened_s + 60.0, opened_s + 120.0)
    desk.now_s = opened_s + 119.0
    assert not desk.series.on_time()
    desk.now_s = opened_s + 120.0
    assert desk.series.on_time()


def test_after_a_crash_it_goes_on_with_all_that_was_received() -> None:
    desk = SeriesDesk().opened_series()
    desk.say("c1", 0, "B")
    desk.say("c2", -1, DONE)
    desk.flush()
    before = desk.series.state
    desk.series = desk.made()
    assert desk.series.resume(desk.ledgers()) == []
    assert desk.series.state == before
    desk.say("c3", 2, "B")
    desk.flush()
    assert desk.series.state.answered(2) == 1
    assert progress_from_ledgers(desk.ledgers()) == list(desk.series.state.people)


def test_one_that_is_long_past_is_closed_and_a_vote_by_itself_is_not_touched() -> None:
    desk = SeriesDesk().opened_series()
    desk.say("c1", 0, "B")
    desk.flush()
    alone = replace(desk.ledgers()[0], created=replace(desk.ledgers()[0].created, self_paced=None))
    desk.series, desk.now_s = desk.made(), desk.now_s + 3 * 3600
    assert desk.series.resume([*desk.ledgers(), alone]) == [alone]
    desk.flush()
    assert desk.series.state is None
    assert {ledger.round.phase for ledger in desk.ledgers()} == {RoundPhase.CLOSED}
    assert desk.ledgers()[0].tally().right == 1


def test_the_cahier_hears_of_it_before_the_disk_has_all() -> None:
    desk = SeriesDesk().opened_series()
    desk.say("c1", 0, "B")
    desk.series.conclude()
    assert (desk.events[0].text, desk.events[0].answered) == ("Question 1", 1)
    desk.flush()
    desk.series.finish()
    assert len(desk.events) == 3


def test_the_cahier_hears_of_each_question_once_and_results_are_hidden_until_shown() -> None:
    desk = SeriesDesk().opened_series()
    desk.say("c1", 0, "B")
    desk.flush()
    assert len(desk.series.own) == 3
    desk.series.reveal()
    desk.flush()
    desk.series.finish()
    desk.flush()
    assert [(event.text, event.answered, event.right) for event in desk.events] == [
        ("Question 1", 1, 1), ("Question 2", 0, 0), ("Question 3", 0, 0),
    ]  # fmt: skip
    assert (desk.series.state, list(desk.series.own)) == (None, [])


@pytest.mark.parametrize(
    ("questions", "rules"),
    [
        ((), RoundRules()),
        (QUESTIONS * (MAX_QUESTIONS // 3 + 1), RoundRules()),
        ((Question(id=QuestionId("drawn"), page=PageId("p")), *QUESTIONS), RoundRules()),
        (QUESTIONS, RoundRules(anonymous=True)),
    ],
)
def test_what_no_pupil_could_go_through_alone_is_no_series(questions: tuple[Question, ...], rules: RoundRules) -> None:
    desk = SeriesDesk()
    with pytest.raises(SelfPacedError):
        desk.series.open(questions, ClassId("6a"), rules)
    assert desk.writes == []
    desk.opened_series()
    with pytest.raises(RoundPhaseError):
        desk.series.open(QUESTIONS, None)


def test_without_a_list_everybody_who_says_something_is_there() -> None:
    desk = SeriesDesk()
    desk.seats_now = None
    desk.opened_series()
    desk.say("phone:7", 1, "B")
    desk.say("phone:9", -1, DONE)
    desk.flush()
    state = desk.series.state
    assert (state.present, [(one.clicker, one.at) for one in state.people]) == (None, [("phone:7", 2), ("phone:9", 0)])


def test_the_absent_are_not_counted_until_they_answer() -> None:
    desk = SeriesDesk()
    desk.series.absent = frozenset({2, 3})
    desk.opened_series()
    assert [one.number for one in desk.series.state.people] == [1]
    desk.say("c3", 0, "A")
    desk.flush()
    assert [one.number for one in desk.series.state.people] == [1, 3]
    assert desk.series.state.present == 2


def test_names_of_a_series_and_of_nothing_else_are_its_own() -> None:
    desk = SeriesDesk().opened_series()
    names = [round_.id for round_ in desk.series.rounds]
    assert all(map(desk.series.has_round, names))
    assert desk.series.has_round(hand_in_id(names[0]))
    assert not desk.series.has_round("another")
    desk.series.cast("another", Vote(ClickerId("c1"), "A", desk.now_s), lambda: None)
    assert isinstance(HandedIn(RoundId("r"), 0, ClickerId("c1"), True, 1.0), HandedIn)
    assert set(SEATS) == {"c1", "c2", "c3"}


def test_what_is_handed_in_after_the_series_has_closed_does_not_count() -> None:
    desk = SeriesDesk().opened_series()
    desk.say("c1", -1, DONE)
    desk.series.close()
    desk.flush()
    desk.say("c2", -1, DONE)
    desk.say("c1", -1, NOT_DONE)
    desk.flush()
    state = desk.series.state
    assert state is not None
    assert [one.number for one in state.people if one.handed_in] == [1]
    assert [one.number for one in progress_from_ledgers(desk.ledgers()) if one.handed_in] == [1]


def test_what_is_left_of_a_series_that_the_teacher_leads() -> None:
    whole = TeacherPacedQuiz(QUESTIONS, 3, ClassId("6a"))
    assert whole.position == (1, 3)
    second = whole.after(QUESTIONS[0].id)
    assert (second.questions, second.position, second.class_id) == (QUESTIONS[1:], (2, 3), "6a")
    assert whole.after(QUESTIONS[1].id).position == (3, 3), "one was passed over"
    assert second.after(QuestionId("beside the series")) == second
    assert second.after(QUESTIONS[2].id).position is None


def test_of_series_that_were_cut_short_the_latest_goes_on_and_the_others_are_closed() -> None:
    first = SeriesDesk().opened_series()
    first.say("c1", 0, "B")
    first.flush()
    later = SeriesDesk()
    later.now_s = first.now_s + 10.0
    later.opened_series()
    later.say("c2", 0, "A")
    later.flush()
    again = SeriesDesk()
    again.now_s = later.now_s + 10.0
    assert again.series.resume([*later.ledgers(), *first.ledgers()]) == []
    assert [round_.id for round_ in again.series.rounds] == [ledger.round.id for ledger in later.ledgers()]
    assert again.series.is_open
    again.flush()
    first.stored += [row for row in again.stored if row.round in {ledger.round.id for ledger in first.ledgers()}]
    assert {ledger.round.phase for ledger in first.ledgers()} == {RoundPhase.CLOSED}
    assert {ledger.round.closed_at_s for ledger in first.ledgers()} == {first.now_s}
