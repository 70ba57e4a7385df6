"""Results driven as a view drives them: what is shown of which séance, what corrections change, what is told."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.services.voting.vote_desk import VoteDesk
from tests.support.later_tasks import LaterTasks
from tests.support.quiz_rounds import asked_round
from tests.support.round_desk import Q
from tni.cahier.seance_log import QuestionCorrected, SeanceId
from tni.cahier.seance_summary import SeanceState, SeanceSummary
from tni.core.errors import TniError
from tni.core.ids import ClassId, PupilId, QuestionId
from tni.quiz.ledger import Ledger
from tni.quiz.round import RoundId
from tni.quiz.vote_records import AnswerKeyChanged, RoundCreated, SkillsChanged, VoteRecord
from tni.roster.school_class import Pupil, SchoolClass
from tni.services.results.results_review import ResultsReview
from tni.services.results.results_service import ResultsService
from tni.services.results.results_state import (
    AnyResultsNotice,
    ResultsExported,
    ResultsNotExported,
    ResultsNotice,
    ResultsState,
)

FIVE, SIX = ClassId("5a"), ClassId("6a")
NOON = datetime(2026, 1, 5, 12, 0, tzinfo=UTC)
SEANCE = SeanceSummary(
    SeanceId("s"), None, FIVE, "5eA", "Maths", "L", 1, NOON, NOON + timedelta(hours=1), SeanceState.FINISHED, ""
)


class Archive:
    """Votes on a disk in memory. refuses: error of the disk, for as long as it is set."""

    is_ours = True

    def __init__(self, *ledgers: Ledger) -> None:
        self._ledgers = {ledger.round.id: ledger for ledger in ledgers}
        self.refuses: TniError | None = None
        self.written: list[VoteRecord] = []

    def add(self, ledger: Ledger) -> None:
        self._ledgers[ledger.round.id] = ledger

    def write(self, records: Sequence[VoteRecord], done: Callable[[TniError | None], None]) -> None:
        if self.refuses is None:
            self.written += records
            for record in records:
                if isinstance(record, AnswerKeyChanged):
                    ledger = self._ledgers[record.round]
                    self._ledgers[record.round] = replace(ledger, round=ledger.round.with_key(record.key))
        done(self.refuses)

    def created_rounds(self) -> list[RoundCreated]:
        return [ledger.created for ledger in self._ledgers.values()]

    def ledgers(self, rounds: Sequence[RoundId]) -> list[Ledger]:
        return [self._ledgers[one] for one in rounds]

    def unfinished(self) -> list[Ledger]:
        return []


class Desk:
    """Everything around a review: past votes, class lists, séances, the current vote, and a view that draws at once."""

    def __init__(self, *ledgers: Ledger) -> None:
        self.archive, self.tasks, self.vote = Archive(*ledgers), LaterTasks(), VoteDesk()
        self.corrected: list[tuple[QuestionCorrected, SeanceId | None]] = []
        self.notices: list[AnyResultsNotice] = []
        service = ResultsService(self.archive, self, self.tasks, self.vote)
        self.review = ResultsReview(service, self, self.vote.voting, self)
        self.drawn = ResultsState()
        self.review.subscribe(self)

    def listed(self) -> list[SeanceSummary]:
        return [SEANCE]

    def classes(self) -> list[SchoolClass]:
        return [SchoolClass(FIVE, "5eA", 2)]

    def pupils(self, class_id: ClassId, *, with_left: bool = False) -> list[Pupil]:
        return [Pupil(PupilId("zoe"), "ALBERT", "Zoé", "", 1)] if class_id == FIVE else []

    def question_corrected(self, event: QuestionCorrected, seance_id: SeanceId | None = None) -> None:
        self.corrected.append((event, seance_id))

    def results_changed(self) -> None:
        before, self.drawn = self.drawn, self.review.state
        if self.drawn.seances is not None and self.drawn.seances is not before.seances:
            self.review.choose(next(iter(self.drawn.seances), None))

    def results_notice(self, notice: AnyResultsNotice) -> None:
        self.notices.append(notice)

    def open(self) -> Desk:
        self.review.open()
        self.tasks.run()
        return self

    @property
    def scores(self) -> dict[str | None, int | None]:
        assert self.drawn.summary is not None
        return {line.who.pupil: line.right for line in self.drawn.summary.results.lines}


def past(name: str = "r", question: str = "q9", class_id: ClassId = FIVE, **answers: str) -> Ledger:
    at = NOON if class_id == FIVE else NOON - timedelta(days=9)
    given = answers or {"zoe": "A", "sam": "B"}
    return asked_round(name, given, id=QuestionId(question), class_id=class_id, at=at)


def test_the_last_seance_is_shown_with_its_pupils_and_scores() -> None:
    desk = Desk(past(), past("older", class_id=SIX)).open()
    assert desk.drawn.seances is not None
    assert [(one.class_id, one.rounds) for one in desk.drawn.seances] == [(FIVE, ("r",)), (SIX, ("older",))]
    assert desk.drawn.chosen == desk.drawn.seances[0]
    assert [one.name for one in desk.drawn.classes] == ["5eA"]
    assert desk.scores == {"zoe": 0, "sam": 1}
    assert [*desk.drawn.names] == ["zoe"], "a pupil who was erased has no name"


def test_the_class_that_is_taught_now_is_shown_first() -> None:
    desk = Desk(past()).open()
    assert desk.drawn.first_class == SIX
    desk.vote.voting.choose_class(None)
    assert desk.open().drawn.first_class == FIVE, "else the one that voted last"


def test_results_of_a_running_vote_are_shown_once_it_is_closed() -> None:
    desk = Desk(past())
    desk.vote.asking.ask_anew(Q)
    assert desk.vote.voting.rounds.round_id is not None
    running = desk.vote.voting.rounds.round_id
    desk.archive.add(past(running, "q"))
    desk.open()
    assert desk.drawn.chosen is not None
    assert (desk.review.running, desk.drawn.chosen.rounds) == ({running}, ("r",))
    desk.vote.voting.close()
    desk.review.vote_changed()
    desk.tasks.run()
    assert desk.drawn.chosen.rounds == ("r", running)


def test_what_is_read_after_closing_is_dropped() -> None:
    desk = Desk(past())
    desk.review.open()
    desk.review.close()
    desk.tasks.run()
    assert desk.review.state == ResultsState()
    assert desk.notices == []


def test_of_two_seances_chosen_the_last_one_is_shown() -> None:
    desk = Desk(past(), past("older", class_id=SIX, zoe="B")).open()
    first, second = desk.drawn.seances or ()
    desk.review.choose(second)
    desk.review.choose(first)
    desk.tasks.run()
    assert (desk.drawn.chosen, desk.scores) == (first, {"zoe": 0, "sam": 1})


def test_a_right_answer_said_later_changes_scores_and_the_cahier() -> None:
    desk = Desk(past()).open()
    desk.review.set_key([RoundId("r")], "A")
    desk.tasks.run()
    assert desk.scores == {"zoe": 1, "sam": 0}
    ((event, seance),) = desk.corrected
    assert (event.round, seance) == ("r", "s")


def test_a_right_answer_of_the_current_question_is_set_in_its_vote_too() -> None:
    desk = Desk(past(question="q")).open()
    desk.vote.asking.ask_anew(Q)
    desk.review.set_key([RoundId("r")], "A")
    assert desk.vote.question.state.question.key == "A"


def test_a_disk_that_refuses_a_correction_is_told() -> None:
    desk = Desk(past()).open()
    desk.archive.refuses = TniError("full")
    desk.review.set_key([RoundId("r")], "A")
    desk.tasks.run()
    assert desk.notices == [ResultsNotice.KEY_NOT_STORED]


def test_skills_are_stored_in_all_votes_on_a_question_that_is_not_shown() -> None:
    desk = Desk(past(), past("older", class_id=SIX), past("other", "q8")).open()
    desk.review.set_skills(QuestionId("q9"), ("socle.1",))
    desk.tasks.run()
    assert [(r.round, r.skills) for r in desk.archive.written if isinstance(r, SkillsChanged)] == [
        ("r", ("socle.1",)),
        ("older", ("socle.1",)),
    ]
    desk.vote.asking.ask_anew(Q)
    desk.review.set_skills(Q.id, ("socle.1",))
    assert desk.notices == [ResultsNotice.QUESTION_IN_USE]


def test_votes_that_are_not_on_the_disk_yet_are_told_of() -> None:
    desk = Desk(past())
    desk.archive.refuses = TniError("full")
    assert not desk.open().drawn.all_on_disk


def test_votes_that_cannot_be_read_are_told_of(monkeypatch: pytest.MonkeyPatch) -> None:
    desk = Desk(past())

    def broken() -> list[RoundCreated]:
        raise TniError("damaged")

    monkeypatch.setattr(desk.archive, "created_rounds", broken)
    desk.open()
    assert (desk.notices, desk.drawn.seances) == ([ResultsNotice.UNREADABLE], None)


def test_the_history_is_of_the_class_on_show() -> None:
    desk = Desk(past(), past("older", class_id=SIX)).open()
    desk.review.read_history()
    desk.tasks.run()
    history = desk.drawn.history
    assert history is not None
    assert [one.question.id for one in history.revision] == ["q9"]
    desk.review.read_history()
    desk.review.choose((desk.drawn.seances or ())[1])
    desk.tasks.run()
    assert desk.drawn.history is None, "it was read for another class"


def test_a_changed_vote_is_read_again_and_an_unchanged_one_is_not() -> None:
    desk = Desk(past()).open()
    before = desk.drawn.seances
    desk.vote.asking.ask_anew(Q)
    desk.review.vote_changed()
    desk.tasks.run()
    again = desk.drawn.seances
    assert again is not before
    desk.review.vote_changed()
    assert (desk.tasks.waiting, desk.drawn.seances) == ([], again)


def test_a_file_is_written_or_the_teacher_is_told(tmp_path: Path) -> None:
    desk = Desk(past()).open()
    desk.review.export(tmp_path / "a.csv", lambda: b"a;b", holds_names=True)
    desk.review.export(tmp_path / "absent" / "b.csv", lambda: b"a;b")
    desk.tasks.run()
    assert (tmp_path / "a.csv").read_bytes() == b"a;b"
    assert desk.notices == [ResultsExported("a.csv", holds_names=True), ResultsNotExported("b.csv")]
