"""Controller of the self-paced quiz: the strip in the main window, and the state that all views show."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, QTimer, Signal

from tni.core.clock import Clock
from tni.core.ids import ClassId, QuestionId
from tni.core.settings import Settings
from tni.quiz.ledger import Ledger
from tni.quiz.question import Question
from tni.quiz.round import RoundId, RoundPhase, RoundRules
from tni.ui.i18n import is_singular, tr
from tni.ui.main_window.main_controller import MainController

if TYPE_CHECKING:
    from tni.quiz.question_picture import QuestionPicture
    from tni.services.self_paced_service import SelfPacedService
    from tni.ui.vote.panel_placement import PanelPlacement
    from tni.ui.vote.question_visuals import QuestionVisuals, QuestionVisualsLoader
    from tni.ui.vote.self_paced_strip import SelfPacedStrip

REFRESH_MS = 100
"""Interval of updates during a self-paced quiz, in ms: often enough to follow a class."""
NOTICE_DELAY_MS = 500
"""Time that rendering the pictures may take before a notice is shown, in ms."""


class SelfPacedController(QObject):
    """Connects the self-paced quiz to its views.

    opened: pupils may answer now. left: the teacher has closed the quiz. shown: the quiz has changed; carries its
    `SelfPacedState`, or None. resized: the strip's geometry must be computed again. teacher_paced_wanted: ask these
    questions teacher-paced instead.

    make, make_pictures: create the service and the loader for the first quiz, since most lessons have none. drain:
    delivers messages received so far. follows: returns True if there are devices that can answer a self-paced quiz.
    others: returns True if there are devices that cannot. class_id: returns the class of the next quiz.
    """

    opened, left = Signal(), Signal()
    shown = Signal(object)
    resized = Signal()
    teacher_paced_wanted = Signal(object)

    def __init__(
        self,
        main: MainController,
        make: Callable[[], SelfPacedService],
        make_pictures: Callable[[], QuestionVisualsLoader],
        clock: Clock,
        drain: Callable[[], None],
        follows: Callable[[], bool],
        others: Callable[[], bool],
        class_id: Callable[[], ClassId | None],
        settings: Settings,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._main, self._make, self._make_pictures, self._clock = main, make, make_pictures, clock
        self._service: SelfPacedService | None = None
        self._pictures: QuestionVisualsLoader | None = None
        self._visuals: Mapping[QuestionId, QuestionVisuals] = {}
        self.finish_question: Callable[[], bool] = lambda: True
        """Closes another question, and returns False if a vote is open; may be replaced."""
        self._absent: frozenset[int] = frozenset()
        self._has_ended = False
        self._strip: SelfPacedStrip | None = None
        self._placement: PanelPlacement | None = None
        self._drain, self._follows, self._others, self._class_id = drain, follows, others, class_id
        self._notice_timer = QTimer(self, singleShot=True, interval=NOTICE_DELAY_MS)
        self._notice_timer.timeout.connect(lambda: main.window.notices.show(_preparing_message(), stays=True))
        self._soon = QTimer(self, singleShot=True, interval=REFRESH_MS)
        self._soon.timeout.connect(self.show)

    # -- state

    @property
    def _ensured_service(self) -> SelfPacedService:
        if self._service is None:
            self._service = self._make()
            self._service.absent = self._absent
        return self._service

    @property
    def strip(self) -> SelfPacedStrip:
        """The strip, created for the first quiz."""
        if self._strip is None:
            from tni.ui.vote.panel_placement import PanelPlacement
            from tni.ui.vote.self_paced_strip import SelfPacedStrip

            strip = self._strip = SelfPacedStrip(self._main.kit, self._clock, self._main.window)
            strip.close_wanted.connect(self.close)
            strip.reveal_wanted.connect(self.reveal)
            strip.put_away_wanted.connect(self.put_away)
            strip.put_away_wanted.connect(self.left)
            strip.teacher_paced_wanted.connect(self._ask_teacher_paced)
            strip.key_chosen.connect(lambda place, key: self.set_key(self._ensured_service.rounds[place].id, key))
            strip.time_over.connect(self._time_over)
            strip.resized.connect(self.resized)
            self._placement = PanelPlacement(self._main, self._settings, strip)
        return self._strip

    def place(self, area: QRect) -> QRect:
        """Lay out the strip. Return the part of `area` left for notices."""
        if self._placement is None:
            return area
        self._placement.lay()
        return self._placement.left_of(area)

    def step_back(self) -> bool:
        """Handle Escape; see `AnchoredPanel.step_back`."""
        return self._strip is not None and self._strip.step_back()

    @property
    def phase(self) -> RoundPhase | None:
        """Phase of the quiz; None if no quiz is shown."""
        return None if self._service is None else self._service.phase

    @property
    def can_open(self) -> bool:
        """True if pupils have devices that can answer a self-paced quiz."""
        return self._follows()

    @property
    def waits(self) -> bool:
        """True if the quiz is open and no phone can answer it."""
        return self.phase is RoundPhase.OPEN and not self._follows()

    @property
    def own(self) -> Collection[RoundId]:
        """Rounds of a quiz whose results are not revealed yet."""
        return () if self._service is None else self._service.own

    @property
    def pictures(self) -> Mapping[RoundId, QuestionPicture]:
        """Pictures of the questions for phones, by round."""
        rounds = () if self._service is None else self._service.rounds
        visuals = {round_.id: self._visuals.get(round_.question.id) for round_ in rounds}
        return {id_: sight.picture for id_, sight in visuals.items() if sight is not None}

    def show_soon(self) -> None:
        """Show a change that happens by itself, at the next update."""
        if not self._soon.isActive() and not self._has_ended:
            self._soon.start()

    def show(self) -> None:
        state = None if self._service is None else self._service.state
        if state is not None or self._strip is not None:
            self.strip.show_state(state, others=self._others(), waits=self.waits, visuals=self._visuals)
            if self._placement is not None and self.phase is not RoundPhase.REVEALED:
                self._placement.forget()
        self.shown.emit(state)

    def end(self) -> None:
        """Stop all updates."""
        self._has_ended = True
        self._soon.stop()
        self._notice_timer.stop()

    # -- actions

    def ask(self, questions: Sequence[Question], rules: RoundRules) -> bool:
        """Open a quiz once its pictures are ready; report and return False if it cannot be opened.

        Raises: RoundPhaseError, SelfPacedError.
        """
        opened: list[bool] = []
        class_id = self._class_id()
        self._fetch(questions, lambda sights: opened.append(self._open(questions, rules, sights, class_id)))
        if not opened:
            self._notice_timer.start()
        return opened[0] if opened else True

    def _fetch(
        self, questions: Sequence[Question], then: Callable[[Mapping[QuestionId, QuestionVisuals]], None]
    ) -> None:
        if self._pictures is None:
            self._pictures = self._make_pictures()
        self._pictures.fetch(questions, then)

    def _open(
        self,
        questions: Sequence[Question],
        rules: RoundRules,
        visuals: Mapping[QuestionId, QuestionVisuals],
        class_id: ClassId | None,
    ) -> bool:
        from tni.quiz.pacing import can_be_self_paced  # not needed at program start

        self._notice_timer.stop()
        self._main.window.notices.remove(_preparing_message())
        if self._has_ended or class_id != self._class_id():  # the quiz was for a class that has left
            return False
        misfits = [n for n, one in enumerate(questions, 1) if not can_be_self_paced(one, pictured=one.id in visuals)]
        if misfits:
            self._main.window.notices.show(
                _misfits_message(misfits),
                act_text=tr("Une à une"),
                act=lambda: self.teacher_paced_wanted.emit(questions),
            )
            return False
        if not self.finish_question():
            self._main.show_notice(tr("Un vote est en cours : le terminer avant de poser la série."))
            return False
        self._visuals = visuals
        self._ensured_service.open(questions, class_id, rules, visuals.keys())
        self.opened.emit()
        self.show()
        return True

    def resume(self, interrupted: Sequence[Ledger]) -> list[Ledger]:
        """Resume a quiz after a crash; see `SelfPacedService.resume`."""
        if all(ledger.created.self_paced is None for ledger in interrupted):
            return list(interrupted)
        rest = self._ensured_service.resume(interrupted)
        self.show()
        self._fetch([round_.question for round_ in self._ensured_service.rounds], self._visuals_loaded)
        return rest

    def _visuals_loaded(self, visuals: Mapping[QuestionId, QuestionVisuals]) -> None:
        if visuals and not self._has_ended:
            self._visuals = visuals
            self.show()

    def set_absent(self, numbers: Collection[int]) -> None:
        self._absent = frozenset(numbers)
        if self._service is not None:
            self._service.absent = self._absent
            self.show_soon()

    def close(self) -> None:
        """Close the quiz: take no more answers."""
        self._drain()
        if self.phase is RoundPhase.OPEN:
            self._ensured_service.close()
            self.show()

    def conclude(self) -> None:
        """Close the quiz before an entry for the séance is proposed; see `SelfPacedService.conclude`."""
        if self.phase is not None:
            self._ensured_service.conclude()
            self.show()

    def set_key(self, round_id: RoundId, key: str | None) -> bool:
        """Set the right answer of a round. Return False if the round is not of the quiz shown."""
        taken = self._service is not None and self._service.set_key(round_id, key)
        if taken:
            self.show()
        return taken

    def asks(self, question: QuestionId) -> bool:
        """Return True if the quiz shown contains this question: no other view may add to its votes."""
        return self._service is not None and any(question == round_.question.id for round_ in self._service.rounds)

    def reveal(self) -> None:
        """Show the results; an open quiz is closed first."""
        self._drain()
        self._ensured_service.reveal()
        self.show()

    def put_away(self) -> None:
        """Close the quiz view, if there is one. An open quiz without answers counts as asked by mistake."""
        self._drain()
        state = None if self._service is None else self._service.state
        if state is None:
            return
        if state.phase is RoundPhase.OPEN and not any(one.answered or one.handed_in for one in state.people):
            self._ensured_service.take_back()
        else:
            self._ensured_service.finish()
        self.show()

    def _ask_teacher_paced(self) -> None:
        """Ask the questions teacher-paced. Without answers, the self-paced quiz counts as never asked."""
        questions = tuple(round_.question for round_ in self._ensured_service.rounds)
        self.put_away()
        self.teacher_paced_wanted.emit(questions)

    def _time_over(self) -> None:
        self._drain()
        if self._ensured_service.on_time():
            self.show()


def _preparing_message() -> str:
    return tr("La série se prépare : ses images se dessinent.")


def _misfits_message(numbers: Sequence[int]) -> str:
    """Return a text that names the questions that cannot be answered on a phone alone, and the remedy."""
    if is_singular(len(numbers)):
        words = tr("La question {} n’a pas de texte, ou demande un point sur la page.")
    else:
        words = tr("Les questions {} n’ont pas de texte, ou demandent un point sur la page.")
    help_ = tr("Ouvrir leur leçon et choisir « Montrer la page aux élèves », ou les poser une à une.")
    return f"{words.format(', '.join(map(str, numbers)))} {help_}"
