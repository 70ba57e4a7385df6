"""State of the vote that all views draw from: main window, teacher's window, phones, cards and receivers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tni.core.ids import QuestionId
from tni.quiz.pacing import NO_QUIZ, TeacherPacedQuiz
from tni.quiz.question import BANK_ID_PREFIX
from tni.quiz.question_draft import QuestionDraft
from tni.quiz.question_kinds import QuestionKind
from tni.quiz.round import RoundPhase
from tni.services.voting.round_outcome import RoundOutcome
from tni.services.voting.round_state import RoundState
from tni.services.voting.self_paced_service import SelfPacedState
from tni.services.voting.vote_result import VoteResult

if TYPE_CHECKING:
    from tni.quiz.bank.rendered_question import RenderedQuestion
    from tni.quiz.question_picture import QuestionVisuals
    from tni.quiz.standings import Standing

type Visuals = Mapping[QuestionId, QuestionVisuals]
"""Pictures of the questions that are more than text."""


NO_DRAFT = QuestionDraft()


@dataclass(frozen=True, slots=True)
class ActiveVotingDevices:
    """Devices that take votes now. clickers: number of connected receivers. cards: the camera films. phones: they are
    on. cards_paused: the camera is closed for as long as a self-paced quiz runs."""

    clickers: int = 0
    cards: bool = False
    phones: bool = False
    cards_paused: bool = False

    @property
    def any(self) -> bool:
        return bool(self.clickers) or self.cards or self.phones


@dataclass(frozen=True, slots=True)
class QuestionState:
    """State of a single question.

    opened_s: time at which the vote was opened, monotonic clock, in seconds. absent: seat numbers that are not waited
    for. active_devices: devices that take votes. standings: the leaders, if the class may see them. written: the
    question as rendered from its bank, None if typed or drawn. has_next: another question of a bank follows.
    teacher_paced_position: position of the next question and number of questions of a teacher-paced quiz. teams: team
    of each number, while teams vote. can_reopen: a closed vote may take answers again. is_on_page: the text was
    taken from the page.
    """

    state: RoundState
    opened_s: float = 0.0
    absent: frozenset[int] = frozenset()
    active_devices: ActiveVotingDevices = ActiveVotingDevices(clickers=1)
    standings: Sequence[Standing] = ()
    written: RenderedQuestion | None = None
    has_next: bool = False
    teacher_paced_position: tuple[int, int] | None = None
    teams: Mapping[int, str] = field(default_factory=dict)
    can_reopen: bool = False
    is_on_page: bool = False

    @property
    def is_open(self) -> bool:
        return self.state.phase is RoundPhase.OPEN

    @property
    def has_sheet(self) -> bool:
        """True if the class must see the question beside its page, since that does not show it."""
        question = self.state.question
        return self.written is not None or bool(question.options) or bool(question.text and not self.is_on_page)

    @property
    def is_unwritten(self) -> bool:
        """True for a question from a bank whose rendering is not known."""
        return self.written is None and self.state.question.id.startswith(BANK_ID_PREFIX)

    @property
    def result(self) -> VoteResult | None:
        """The result; None until it is revealed."""
        shown = self.state.shown
        return None if shown is None else self._as_bars(shown)

    @property
    def early_result(self) -> VoteResult | None:
        """The result for the teacher alone; None until the vote is closed."""
        outcome = self.state.outcome
        return None if outcome is None else self._as_bars(outcome)

    def _as_bars(self, outcome: RoundOutcome) -> VoteResult:
        question = self.state.question
        several = len(self.state.answered) if question.kind is QuestionKind.SEVERAL else None
        return VoteResult(question, outcome.counts, outcome.before, several)

    @property
    def is_empty(self) -> bool:
        """True for a result without answers, in this vote and in the vote before."""
        result = self.result
        return result is not None and not any((*result.counts.values(), *(result.before or {}).values()))

    @property
    def numbers(self) -> list[int]:
        """All seat numbers that are expected or have answered, ascending."""
        return sorted({*self.state.answered, *self.state.missing})


@dataclass(frozen=True, slots=True)
class QuizState:
    """State of a self-paced quiz. others: there are devices that cannot answer it. waits: it is open, and no phone can
    answer it."""

    state: SelfPacedState
    others: bool = False
    waits: bool = False
    visuals: Visuals = field(default_factory=dict)
    can_reopen: bool = False

    @property
    def is_open(self) -> bool:
        return self.state.phase is RoundPhase.OPEN


@dataclass(frozen=True, slots=True)
class VoteState:
    """State of the vote: a single question, a self-paced quiz, or neither.

    draft, typed: draft of the next question, and its text as the teacher typed it; empty if it is drawn on the page.
    offered: remaining questions of a teacher-paced quiz that the teacher left.
    """

    question: QuestionState | None = None
    quiz: QuizState | None = None
    draft: QuestionDraft = NO_DRAFT
    typed: str = ""
    offered: TeacherPacedQuiz = NO_QUIZ

    @property
    def phase(self) -> RoundPhase | None:
        """Phase of what is shown; None if nothing is."""
        if self.question is not None:
            return self.question.state.phase
        return None if self.quiz is None else self.quiz.state.phase
