"""Everything around a vote service, without windows: devices, storage, and a view that keeps what it is told."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from tests.support.rosters import AtOnce
from tests.support.round_desk import SEATS, Desk
from tni.api.devices import Vote
from tni.core.ids import ClassId, ClickerId, PageId, PupilId, QuestionId
from tni.quiz.bank.rendered_question import RenderedQuestion
from tni.quiz.ledger import Ledger
from tni.quiz.pacing import NO_QUIZ, TeacherPacedQuiz
from tni.quiz.question import Question
from tni.quiz.question_picture import QuestionPicture, QuestionVisuals
from tni.quiz.round import RoundRules
from tni.services.voting.asking_service import AskingService
from tni.services.voting.vote_notices import AnyVoteNotice
from tni.services.voting.vote_service import VoteService
from tni.services.voting.vote_state import ActiveVotingDevices, QuestionState, Visuals

QUESTIONS = tuple(Question(id=QuestionId(f"q{n}"), text=f"Question {n}", key="B") for n in (1, 2, 3))
CLICKERS, PHONES = ActiveVotingDevices(clickers=1), ActiveVotingDevices(phones=True)
VISUALS = {QUESTIONS[0].id: QuestionVisuals(RenderedQuestion(stem="1"), QuestionPicture(b"png", is_written=True))}
CLASS = ClassId("6a")


class QuizMemory:
    """Storage of the remaining questions. stored: each quiz that was stored, the last one latest."""

    def __init__(self) -> None:
        self.stored: list[TeacherPacedQuiz] = []

    def keep(self, rest: TeacherPacedQuiz, now: datetime) -> None:
        self.stored.append(rest)

    def read(self, since: datetime) -> TeacherPacedQuiz:
        return self.stored[-1] if self.stored else NO_QUIZ


class VoteView:
    """A view that draws at once."""

    def __init__(self, voting: VoteService) -> None:
        self._voting = voting
        self.drawn = voting.state
        self.arrivals = 0
        self.pages: list[PageId] = []
        self.notices: list[AnyVoteNotice] = []

    def vote_changed(self) -> None:
        self.drawn = self._voting.state

    def answers_arrived(self) -> None:
        self.arrivals += 1
        self.drawn = self._voting.state

    def page_wanted(self, page: PageId) -> None:
        self.pages.append(page)

    def report(self, notice: AnyVoteNotice) -> None:
        self.notices.append(notice)


class VoteDesk(Desk):
    """Everything around a vote. on_way: votes of clickers that were cast, but are still in the receivers' mailbox."""

    is_ours = True

    def __init__(
        self,
        seats=SEATS,
        *,
        devices: ActiveVotingDevices = CLICKERS,
        interrupted: Sequence[Ledger] = (),
        quizzes: QuizMemory | None = None,
    ) -> None:
        super().__init__(seats)
        self.interrupted, self.quizzes = interrupted, quizzes or QuizMemory()
        self.on_way: list[Vote] = []
        self.voting = VoteService(
            receiver=self,
            classes=self,
            journal=self,
            clock=self,
            tasks=AtOnce(),
            quiz_store=self.quizzes,
            log=self.log.append,
        )
        self.session, self.asking = self.voting.rounds, AskingService(self.voting)
        self.view = VoteView(self.voting)
        self.voting.choose_class(CLASS)
        self.voting.add_sources(self)
        self.voting.devices_changed(devices)
        self.voting.listeners.add(self.view)

    def numbers(self, class_id: ClassId) -> Mapping[int, PupilId]:
        return {number: pupil for number, pupil in (self.seats_now or {}).values() if pupil is not None}

    def unfinished(self) -> list[Ledger]:
        return list(self.interrupted)

    def drain(self) -> None:
        """Deliver the votes on their way, as receivers do."""
        on_way, self.on_way = self.on_way, []
        self.voting.on_events(on_way)

    def press_on_way(self, clicker: str, choice: str) -> None:
        self.now_s += 1.0
        self.on_way.append(Vote(ClickerId(clicker), choice, self.now_s))

    @property
    def question(self) -> QuestionState:
        assert self.view.drawn.question is not None
        return self.view.drawn.question

    def ask_self_paced(
        self,
        questions: Sequence[Question] = QUESTIONS,
        visuals: Visuals | None = None,
        rules: RoundRules | None = None,
        *,
        replaces: bool = False,
    ) -> bool:
        """Ask a quiz whose pictures are ready."""
        fetch = lambda _questions, then: then(visuals or {})  # noqa: E731
        return self.asking.ask_self_paced(questions, fetch, rules, replaces=replaces)


class SlowPictures:
    """Rendering of pictures that takes until `finish`."""

    def __init__(self) -> None:
        self._then: list[Callable[[Visuals], None]] = []

    def fetch(self, _questions: Sequence[Question], then: Callable[[Visuals], None]) -> None:
        self._then.append(then)

    def finish(self, visuals: Mapping[QuestionId, QuestionVisuals]) -> None:
        for then in self._then:
            then(visuals)
