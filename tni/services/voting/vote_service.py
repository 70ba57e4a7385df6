"""Use case of the vote under way, a single question or a self-paced quiz, with the state that all views draw."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from tni.api.devices import DeviceEvent
from tni.cahier.seance_log import QuestionAsked, QuestionCorrected
from tni.core.clock import Clock
from tni.core.ids import ClassId, QuestionId
from tni.core.tasks import TaskRunner
from tni.devices.receiver_group import ReceiverControl
from tni.quiz.ledger import Ledger
from tni.quiz.pacing import TeacherPacedQuiz
from tni.quiz.question import Question
from tni.quiz.question_draft import QuestionDraft
from tni.quiz.round import RoundId, RoundPhase, RoundRules
from tni.services.voting.round_service import RoundChanged, RoundService
from tni.services.voting.seats import CardSeats, ClassRoster, PhoneSeats
from tni.services.voting.self_paced_service import SelfPacedService
from tni.services.voting.teacher_paced_service import QuizStore, TeacherPacedService
from tni.services.voting.vote_archive import VoteArchive
from tni.services.voting.vote_listeners import VoteListeners, VoteSource
from tni.services.voting.vote_notices import QuizEnded, VoteNotice
from tni.services.voting.vote_state import ActiveVotingDevices, QuestionState, QuizState, Visuals, VoteState

if TYPE_CHECKING:
    from tni.quiz.bank.rendered_question import RenderedQuestion
    from tni.quiz.question_picture import QuestionPicture

_log = logging.getLogger(__name__)


class VoteService:
    """Use case of the vote under way.

    receiver: all receivers. classes: the class list. quiz_store: stores the remaining questions of a teacher-paced
    quiz. log: takes the events for the cahier.
    """

    def __init__(
        self,
        *,
        receiver: ReceiverControl,
        classes: ClassRoster,
        journal: VoteArchive,
        clock: Clock,
        tasks: TaskRunner,
        quiz_store: QuizStore,
        log: Callable[[QuestionAsked | QuestionCorrected], None],
    ) -> None:
        self._journal, self._tasks = journal, tasks
        listeners = self.listeners = VoteListeners()
        self.phone_seats = PhoneSeats(classes)
        """Seats for a self-paced quiz, which only phones can answer."""
        self.card_seats = CardSeats(classes, self.phone_seats)
        """Seats for a single question."""
        self.rounds = RoundService(
            receiver=receiver,
            roster=self.card_seats,
            journal=journal,
            clock=clock,
            changed=lambda _changed: listeners.answers_arrived(),
            log=log,
        )
        """The single question under way."""
        self.self_paced = SelfPacedService(
            roster=self.phone_seats, journal=journal, clock=clock, changed=listeners.answers_arrived, log=log
        )
        """The self-paced quiz under way."""
        self.teacher_paced = TeacherPacedService(quiz_store, journal, clock, tasks)
        """The remaining questions of a teacher-paced quiz."""
        self.draft, self.typed = QuestionDraft(), ""
        """Draft of the next question, and its text as the teacher typed it; empty if it is drawn on the page."""
        self.has_next = False
        """Whether another question of a bank follows; set by the sequence of its questions."""
        self.class_id: ClassId | None = None
        """Class of the next questions."""
        self.devices = ActiveVotingDevices()
        self.is_over = False
        """Whether the program ends."""
        self._sources: list[VoteSource] = []
        self._used = ActiveVotingDevices()
        """Devices that have taken votes in the open round."""
        self._absent: frozenset[int] = frozenset()
        self._written: tuple[QuestionId, RenderedQuestion] | None = None
        """Rendering of the last question asked from a bank."""
        self.on_page: QuestionId | None = None  # the last question whose text was taken from the page
        self._visuals: Visuals = {}
        self._quiz_made_room = False  # for the question under way

    # Devices

    def add_sources(self, *sources: VoteSource) -> None:
        """Add sources, whose votes on their way are delivered before a vote is closed."""
        self._sources += sources

    def drain(self) -> None:
        """Deliver votes on their way, so that they count."""
        for source in self._sources:
            source.drain()

    def on_events(self, events: Sequence[DeviceEvent]) -> None:
        """Handle events of receivers and cards."""
        if self.rounds.on_events(events):
            self.listeners.answers_arrived()

    def seats_changed(self) -> None:
        """Apply changed seat numbers to the question under way. Raises: TniError."""
        if self.rounds.seats_changed():
            self.listeners.answers_arrived()

    def devices_changed(self, devices: ActiveVotingDevices) -> None:
        """Handle a device that was connected or disconnected; report the loss of the last one during a vote."""
        before, self._used, self.devices = self._used, devices, devices
        if not devices.clickers and not devices.phones:
            self.rounds.receivers_lost()
        if self.rounds.round is not None or self.self_paced.rounds:  # phones report often while a class joins
            self.listeners.vote_changed()
        if self._is_open and not devices.any and before.any:
            self.listeners.report(VoteNotice.PHONES_LOST if before.phones else VoteNotice.RECEIVER_LOST)

    def cards_changed(self, devices: ActiveVotingDevices) -> None:
        """Handle a start or stop of card reading. An open vote without answers is opened again, with cards."""
        self.devices = devices
        state = self.rounds.state
        if state is None or state.phase is not RoundPhase.OPEN:
            self.listeners.vote_changed()
        elif devices.cards and state.present is None and state.is_untouched:
            self.rounds.take_back()
            self.open(state.question, state.rules)
        else:
            self.rounds.seats_changed()
            self.listeners.vote_changed()

    # The class

    def choose_class(self, class_id: ClassId | None) -> None:
        """Choose the class of the next questions; nobody of it is absent."""
        self.class_id = class_id
        self.rounds.choose_class(class_id)
        self.self_paced.forget()
        self._report_ended(self.teacher_paced.class_changed(class_id))
        self.set_absent(())

    def set_absent(self, numbers: Collection[int]) -> None:
        """Set the pupils who are not waited for, until another class is taught."""
        self._absent = self.self_paced.absent = frozenset(numbers)
        self.rounds.set_absent(self._absent)
        self.listeners.vote_changed()

    # Opening; see `AskingService`

    def may_ask(self) -> bool:
        """Return True if no vote and no quiz takes answers."""
        self.drain()
        return not self.takes_answers

    def open(self, question: Question, rules: RoundRules, written: RenderedQuestion | None = None) -> None:
        """Open a vote on a question. written: the rendered question of a bank."""
        if written is not None:
            self._written = question.id, written
        self._quiz_made_room = self.self_paced.phase is not None
        self._finish_quiz()
        self.rounds.ask(question, rules)
        self.rounds.open()
        self._used = self.devices
        self.listeners.vote_changed()
        if not self._used.any:
            self.listeners.report(VoteNotice.NO_DEVICE)

    def open_quiz(self, questions: Sequence[Question], rules: RoundRules, visuals: Visuals) -> None:
        """Open a self-paced quiz in place of the question. Raises: RoundPhaseError, SelfPacedError."""
        if self.rounds.finish() is RoundChanged.NOTHING:
            self.rounds.forget_put_away()  # it made no room for the quiz
        self.teacher_paced.leave()
        self._visuals = visuals
        self.self_paced.open(questions, self.class_id, rules, visuals.keys())
        self.listeners.vote_changed()

    def set_written(self, question: QuestionId, written: RenderedQuestion) -> None:
        """Set the rendering of a question asked in an earlier lesson, or before a crash."""
        self._written = question, written
        self.listeners.vote_changed()

    def set_visuals(self, visuals: Visuals) -> None:
        """Set the pictures of a quiz opened before a crash."""
        if visuals and not self.is_over:
            self._visuals = visuals
            self.listeners.vote_changed()

    # The vote under way

    def set_key(self, key: str | None) -> None:
        """Set the right answer of the question; None for none."""
        self.rounds.set_key(key)
        self.listeners.vote_changed()

    def set_quiz_key(self, round_id: RoundId, key: str | None) -> bool:
        """Set the right answer of a round. Return False if the round is not of the quiz shown."""
        taken = self.self_paced.set_key(round_id, key)
        if taken:
            self.listeners.vote_changed()
        return taken

    def close(self) -> None:
        """Close the vote: take no more answers."""
        if self.may_ask():
            return
        if self.self_paced.is_open:
            self.self_paced.close()
        else:
            self.rounds.close()
        self.listeners.vote_changed()

    def time_over(self) -> None:
        """Close the vote at the end of all pupils' time; votes on their way still count."""
        self.drain()
        if self.rounds.on_time() or self.self_paced.on_time():
            self.listeners.vote_changed()

    def reveal(self) -> None:
        """Show the result; an open vote is closed first."""
        self.close()
        if self.self_paced.phase is RoundPhase.CLOSED:
            self.self_paced.reveal()
        if self.rounds.round is not None and self.rounds.round.phase is RoundPhase.CLOSED:
            self.rounds.reveal()
        self.listeners.vote_changed()

    def reopen(self) -> None:
        """Take answers again in a vote that was closed by mistake."""
        self.rounds.reopen()
        self.self_paced.reopen()
        self.listeners.vote_changed()

    def hide(self) -> None:
        """Hide a result that was shown too early."""
        self.rounds.hide()
        self.self_paced.hide()
        self.listeners.vote_changed()

    @property
    def can_bring_back(self) -> bool:
        """True if nothing is shown, and a result was put away."""
        return self.state.phase is None and (self.rounds.can_bring_back or self.self_paced.can_bring_back)

    def bring_back(self) -> None:
        """Show the result again that was put away last."""
        if self.can_bring_back and not self.rounds.bring_back():
            self.self_paced.bring_back()
        self.listeners.vote_changed()

    def put_away(self) -> None:
        """Put the question away. An open vote without answers is taken back, and the result before it comes back."""
        self.drain()
        state = self.rounds.state
        if state is not None and state.phase is RoundPhase.OPEN and state.is_untouched:
            self.rounds.take_back()
            self.teacher_paced.take_back(state.question.id)
            self.rounds.bring_back()  # the result that made room for it
            if self._quiz_made_room and self.rounds.round is None:
                self.self_paced.bring_back()
        else:
            self.rounds.finish()
            self.self_paced.forget()
        self.teacher_paced.leave()
        self.listeners.vote_changed()

    def put_quiz_away(self) -> None:
        """Put the self-paced quiz away, if there is one. An open quiz without answers counts as asked by mistake, and
        the result before it comes back."""
        self.rounds.bring_back() if self._finish_quiz() else self.rounds.forget_put_away()
        self.teacher_paced.leave()  # an offer accepted meanwhile would have no button left
        self.listeners.vote_changed()

    def _finish_quiz(self) -> bool:
        """Put the self-paced quiz away. Return whether it was taken back."""
        self.drain()
        state = self.self_paced.state
        if state is None:
            return False
        if state.phase is RoundPhase.OPEN and not any(one.answered or one.handed_in for one in state.people):
            self.self_paced.take_back()
            return True
        self.self_paced.finish()
        return False

    def conclude(self) -> None:
        """Close the vote before an entry is proposed, counting votes on their way. The result stays: the séance may go
        on."""
        self.drain()
        self.self_paced.conclude()
        self.rounds.conclude()
        self.listeners.vote_changed()

    def end_seance(self) -> None:
        """End the vote before the séance ends, counting votes on their way. Then unlink anonymous answers from pupils
        for good."""
        self._finish_quiz()
        self.rounds.finish()
        self.rounds.forget_who()
        self.self_paced.forget()
        self._report_ended(self.teacher_paced.forget())
        self.listeners.vote_changed()

    # After a crash, and at the end of the program

    def resume(self, resumed: Callable[[], None]) -> None:
        """Resume a vote that a crash interrupted. resumed: called afterwards, also without such a vote."""

        def read(interrupted: Sequence[Ledger]) -> None:
            if not self.is_over:
                self._resume(interrupted)
                resumed()

        self._tasks.submit(self._journal.unfinished, read, _log_unread)

    def _resume(self, interrupted: Sequence[Ledger]) -> None:
        single_rounds = self.self_paced.resume(interrupted)
        if self.rounds.resume(single_rounds) or self.self_paced.phase is not None:
            self.listeners.vote_changed()
            self.listeners.report(VoteNotice.RESUMED)
        asked = None if self.rounds.round is None else self.rounds.round.question.id
        self.teacher_paced.restore(asked, self.listeners.vote_changed)

    def end(self) -> None:
        """End the vote before the program ends. Votes stored from now on have no view left."""
        self.end_seance()
        self.is_over = True
        self.listeners.clear()

    # State

    @property
    def state(self) -> VoteState:
        return VoteState(
            question=self._question_state(),
            quiz=self._quiz_state(),
            draft=self.draft,
            typed=self.typed,
            offered=self.teacher_paced.offered,
        )

    def written(self, question: QuestionId) -> RenderedQuestion | None:
        """Return a question as rendered from its bank; None if it is not the last question asked from one."""
        return self._written[1] if self._written is not None and self._written[0] == question else None

    @property
    def quiz_pictures(self) -> Mapping[RoundId, QuestionPicture]:
        """Pictures of the questions of the self-paced quiz for phones, by round."""
        visuals = {round_.id: self._visuals.get(round_.question.id) for round_ in self.self_paced.rounds}
        return {round_id: found.picture for round_id, found in visuals.items() if found is not None}

    def _question_state(self) -> QuestionState | None:
        state, round_ = self.rounds.state, self.rounds.round
        if state is None or round_ is None:
            return None
        plays, count = self.draft.ladder and not state.rules.anonymous, self.draft.teams
        return QuestionState(
            state,
            opened_s=round_.opened_at_s or 0.0,
            absent=self._absent,
            active_devices=self.devices,
            standings=self.rounds.standings(count) if plays and state.shown is not None else [],
            written=self.written(state.question.id),
            has_next=self.has_next,
            teacher_paced_position=self.teacher_paced.remaining.position,
            teams=self.rounds.teams(count) if plays and count and state.phase is RoundPhase.OPEN else {},
            can_reopen=self.rounds.can_reopen,
            is_on_page=state.question.id == self.on_page,
        )

    def _quiz_state(self) -> QuizState | None:
        quiz, state, devices = self.self_paced, self.self_paced.state, self.devices
        if state is None:
            return None
        others = bool(devices.clickers) or devices.cards or devices.cards_paused
        return QuizState(state, others, quiz.is_open and not devices.phones, self._visuals, quiz.can_reopen)

    @property
    def takes_answers(self) -> bool:
        """True if a question or a quiz takes answers."""
        return self.self_paced.is_open or self._is_open

    @property
    def _is_open(self) -> bool:
        """True if a single question takes answers."""
        return self.rounds.round is not None and self.rounds.round.phase is RoundPhase.OPEN

    def _report_ended(self, remaining: TeacherPacedQuiz) -> None:
        if remaining.questions:
            self.listeners.report(QuizEnded(remaining))


def _log_unread(error: Exception) -> None:
    """Log the error only: the teacher is told when a vote is stored or viewed."""
    _log.warning("votes that were cut short: %s", error)
