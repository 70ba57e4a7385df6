"""Controller of the self-paced quiz: its strip in the main window, and the pictures of its questions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QMargins, QObject, QRect, QTimer, Signal

from tni.core.clock import Clock
from tni.core.settings import Settings
from tni.quiz.question import Question
from tni.quiz.round import RoundPhase
from tni.services.voting.asking_service import AskingService
from tni.services.voting.vote_service import VoteService
from tni.services.voting.vote_state import QuizState, Visuals
from tni.ui.main_window.main_controller import MainController
from tni.ui.vote.vote_notice_text import long_press_message, preparing_quiz_message

if TYPE_CHECKING:
    from tni.ui.vote.panel_placement import PanelPlacement
    from tni.ui.vote.question_visuals import QuestionVisualsLoader
    from tni.ui.vote.self_paced_strip import SelfPacedStrip

NOTICE_DELAY_MS = 500
"""Time that rendering the pictures may take before a notice is shown, in ms."""


class SelfPacedController(QObject):
    """Connects the self-paced quiz to its strip.

    resized: the strip's geometry must be computed again. put_away_wanted: put the quiz away. teacher_paced_wanted: ask
    these questions teacher-paced instead. loader: renders the pictures of questions.
    """

    resized = Signal()
    put_away_wanted = Signal()
    teacher_paced_wanted = Signal(object)

    def __init__(
        self,
        main: MainController,
        vote: VoteService,
        asking: AskingService,
        loader: QuestionVisualsLoader,
        clock: Clock,
        settings: Settings,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._main, self._vote, self._asking, self._loader = main, vote, asking, loader
        self._clock, self._settings = clock, settings
        self._strip: SelfPacedStrip | None = None
        self._placement: PanelPlacement | None = None
        self._notice_timer = QTimer(self, singleShot=True, interval=NOTICE_DELAY_MS)
        self._notice_timer.timeout.connect(lambda: main.window.notices.show(preparing_quiz_message(), stays=True))

    @property
    def strip(self) -> SelfPacedStrip:
        """The strip, created for the first quiz."""
        if self._strip is None:
            from tni.ui.vote.panel_placement import PanelPlacement
            from tni.ui.vote.self_paced_strip import SelfPacedStrip

            strip, vote = SelfPacedStrip(self._main.kit, self._clock, self._main.window), self._vote
            strip.close_wanted.connect(vote.close)
            strip.reveal_wanted.connect(vote.reveal)
            strip.put_away_wanted.connect(self.put_away_wanted)
            strip.undo_wanted.connect(self._undo)
            strip.tapped.connect(lambda: self._main.show_notice(long_press_message()))
            strip.teacher_paced_wanted.connect(lambda: self.teacher_paced_wanted.emit(self._asking.pace_by_teacher()))
            strip.key_chosen.connect(lambda place, key: vote.set_quiz_key(vote.self_paced.rounds[place].id, key))
            strip.time_over.connect(vote.time_over)
            strip.resized.connect(self.resized)
            self._strip, self._placement = strip, PanelPlacement(self._main, self._settings, strip)
        return self._strip

    def lay(self, area: QRect) -> QMargins:
        """Lay out the strip. Return the room that the page must leave to it."""
        return QMargins() if self._placement is None else self._placement.lay(area)

    def left_of(self, area: QRect) -> QRect:
        """Return the part of `area` left for notices."""
        return area if self._placement is None else self._placement.left_of(area)

    def step_back(self) -> bool:
        """Handle Escape; see `AnchoredPanel.step_back`."""
        return self._strip is not None and self._strip.step_back()

    def _undo(self, phase: RoundPhase) -> None:
        """Take back the step that led to this phase."""
        match phase:
            case RoundPhase.OPEN:
                self._vote.put_quiz_away()
            case RoundPhase.CLOSED:
                self._vote.reopen()
            case RoundPhase.REVEALED:
                self._vote.hide()

    def show_quiz(self, quiz: QuizState | None) -> None:
        """Show the quiz; None if there is none."""
        if quiz is None:
            if self._strip is not None:
                self._strip.show_state(None)
        else:
            self.strip.can_reopen = quiz.can_reopen
            self.strip.show_state(quiz.state, others=quiz.others, waits=quiz.waits, visuals=quiz.visuals)
        if self._placement is not None and not self.strip.has_result:
            self._placement.forget()

    def fetch(self, questions: Sequence[Question], then: Callable[[Visuals], None]) -> None:
        """Render the pictures of a quiz, and pass them to `then`. A notice tells the teacher if this takes long."""

        def fetched(visuals: Visuals) -> None:
            self._notice_timer.stop()
            self._main.window.notices.remove(preparing_quiz_message())
            then(visuals)

        self._notice_timer.start()
        self._loader.fetch(questions, fetched)

    def fetch_resumed(self) -> None:
        """Render the pictures of a quiz that continues after a crash."""
        if self._vote.self_paced.rounds:
            self._loader.fetch([round_.question for round_ in self._vote.self_paced.rounds], self._vote.set_visuals)

    def end(self) -> None:
        """Stop all updates."""
        self._notice_timer.stop()
