"""Everything around a quiz session, made up: clock, receiver, roster, and a journal that writes when told to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta

from tni.api.devices import Vote
from tni.cahier.seance_log import QuestionAsked
from tni.core.errors import TniError
from tni.core.ids import ClassId, ClickerId, PupilId, QuestionId
from tni.quiz.question import Question
from tni.quiz.round import DEFAULT_RULES
from tni.quiz.vote_records import VoteRecord
from tni.services.voting.round_service import RoundChanged, RoundService

Q = Question(id=QuestionId("q"), key="B", text="2 + 2 ?")
SEATS = {ClickerId(f"c{n}"): (n, PupilId(f"pupil-{n}")) for n in (1, 2, 3)}


class Desk:
    """Everything around a session: clock, receiver, roster and journal."""

    def __init__(self, seats=SEATS) -> None:
        self.now_s, self.seats_now = 100.0, seats
        self.extra_now: dict[int, float] = {}
        self.rules = DEFAULT_RULES
        self.polls: list[tuple[str, float]] = []
        self.waiting: list[tuple[Sequence[VoteRecord], Callable[[TniError | None], None]]] = []
        self.stored: list[VoteRecord] = []
        self.acknowledged: list[Vote] = []
        self.changes: list[RoundChanged] = []
        self.log: list[QuestionAsked] = []
        self.session = RoundService(
            receiver=self,
            roster=self,
            journal=self,
            clock=self,
            changed=self.changes.append,
            log=self.log.append,
            class_id=ClassId("6a"),
        )

    def monotonic(self) -> float:
        return self.now_s

    def now(self) -> datetime:
        return datetime(2026, 1, 5, 9, tzinfo=UTC) + timedelta(seconds=self.now_s)

    def open_poll(self, now_s: float) -> None:
        self.polls.append(("open", now_s))

    def close_poll(self, now_s: float) -> None:
        self.polls.append(("close", now_s))

    def acknowledge(self, votes: Sequence[Vote]) -> None:
        self.acknowledged += votes

    def seats(self, class_id):
        return self.seats_now

    def extra(self, class_id):
        return self.extra_now

    def write(self, records, done) -> None:
        self.waiting.append((records, done))

    def flush(self, error: TniError | None = None) -> None:
        waiting, self.waiting = self.waiting, [] if error is None else self.waiting
        for records, done in waiting:
            if error is None:
                self.stored += records
            done(error)

    def press(self, clicker: str, choice: str, at_s: float | None = None, sequence: int | None = None) -> None:
        self.now_s += 1.0
        vote = Vote(ClickerId(clicker), choice, self.now_s if at_s is None else at_s, sequence)
        self.session.on_events([vote])

    def opened(self, question: Question = Q) -> Desk:
        self.session.ask(question)
        self.session.open()
        self.flush()
        return self

    @property
    def state(self):
        assert self.session.state is not None
        return self.session.state
