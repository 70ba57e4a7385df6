"""Controller of the vote: commands, receivers, the strip in the main window, and the state that all views show."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from tni.core.clock import Clock
from tni.core.ids import QuestionId, new_id
from tni.core.settings import Settings
from tni.document.items import Text
from tni.quiz.question import BANK_ID_PREFIX, Question, QuestionKind
from tni.quiz.question_draft import DraftError, QuestionDraft
from tni.quiz.round import RoundPhase, RoundRules
from tni.services.round_service import RoundChanged, RoundService
from tni.ui.chrome.commands import CommandId
from tni.ui.i18n import tr
from tni.ui.main_window.main_controller import MainController
from tni.ui.vote.panel_placement import PanelPlacement
from tni.ui.vote.self_paced_controller import SelfPacedController
from tni.ui.vote.teacher_paced_controller import TeacherPacedController
from tni.ui.vote.vote_strip import VoteStrip
from tni.ui.vote.vote_text import draft_error_message
from tni.ui.vote.vote_view_state import ActiveVotingDevices, VoteViewState

if TYPE_CHECKING:
    from tni.quiz.bank.rendered_question import RenderedQuestion

REFRESH_MS = 20
"""Interval of updates in ms: short enough to follow each vote. Showing forty simultaneous votes one by one would delay
the pen.
"""
_NEXT = {
    RoundPhase.READY: CommandId.CLOSE_VOTE,
    RoundPhase.OPEN: CommandId.CLOSE_VOTE,
    RoundPhase.CLOSED: CommandId.REVEAL,
    RoundPhase.REVEALED: CommandId.ASK,
}


class VoteController(QObject):
    """Connects the round service to its views; created with the main window.

    shown: the vote has changed; carries its `VoteViewState`, or None. unwritten: a question from a bank is shown whose
    rendering is not known. drain: gives the round service the messages of the receivers' mailbox. active_devices:
    returns the devices that take votes now.
    """

    shown = Signal(object)
    unwritten = Signal(str)

    def __init__(
        self,
        main: MainController,
        quiz: RoundService,
        clock: Clock,
        drain: Callable[[], None],
        active_devices: Callable[[], ActiveVotingDevices],
        settings: Settings,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._main, self._quiz, self._clock, self._drain, self._active_devices = (
            main,
            quiz,
            clock,
            drain,
            active_devices,
        )
        self._pause = QTimer(self, singleShot=True)
        self._pause.timeout.connect(self._paused)
        self._changed_since = False
        self._absent: frozenset[int] = frozenset()
        self.draft = QuestionDraft()
        """Draft of the next question, without its text."""
        self._devices_used = ActiveVotingDevices()
        """Devices that have taken votes in the open round."""
        self._written: tuple[QuestionId, RenderedQuestion] | None = None
        """Rendering of the last question asked from a bank."""
        self.has_next: Callable[[], bool] = lambda: False
        """Returns True if another question of a bank follows; may be replaced."""
        self.typed = ""
        """Text that the teacher typed for the next question; empty if the question is drawn on the page."""
        self.self_paced: SelfPacedController | None = None
        """Controller of self-paced quizzes; may be set."""
        self.teacher_paced = TeacherPacedController(main.window.notices, self.may_ask, self._ask_known, self.show)
        self.strip = VoteStrip(main.kit, clock, main.window)
        self._placement = PanelPlacement(main, settings, self.strip)
        self._connect(main)
        self.show()

    def _connect(self, main: MainController) -> None:
        commands = main.commands
        commands[CommandId.ASK].triggered.connect(lambda: self.ask(self.draft))
        commands[CommandId.ASK_TRUE_FALSE].triggered.connect(
            lambda: self.ask(replace(self.draft, kind=QuestionKind.TRUE_FALSE, lines=""))
        )
        commands[CommandId.CLOSE_VOTE].triggered.connect(self.close)
        commands[CommandId.REVEAL].triggered.connect(self.reveal)
        strip = self.strip
        strip.key_chosen.connect(self.set_key)
        strip.choice_count_chosen.connect(self.set_choice_count)
        strip.repeat_wanted.connect(self.ask_again)
        strip.put_away_wanted.connect(self.put_away)
        strip.next_wanted.connect(self._next)
        strip.time_over.connect(self.time_over)
        strip.resized.connect(self.place)
        main.window.arranged.connect(self.place)
        main.window.put_away_last = self._step_back

    def place(self) -> None:
        """Lay out the strip or the result, and keep notices clear of it."""
        self._placement.lay()
        area = self._placement.left_of(self._main.window.page_area)
        self._main.window.notices.set_area(area if self.self_paced is None else self.self_paced.place(area))

    def _step_back(self) -> bool:
        """Handle Escape."""
        return self.strip.step_back() or (self.self_paced is not None and self.self_paced.step_back())

    # -- state

    def show_soon(self, _changed: RoundChanged = RoundChanged.NOTHING) -> None:
        """Show a change that happens by itself: once pending events are handled, then at intervals while changes go on,
        as when a class votes.
        """
        self._changed_since = True
        if not self._pause.isActive():
            self._pause.start(0)

    def _paused(self) -> None:
        if self._changed_since:
            self._changed_since = False
            self.show()
            self._pause.start(REFRESH_MS)

    @property
    def is_behind(self) -> bool:
        """True while a change is not shown yet."""
        return self._changed_since

    def end(self) -> None:
        """Stop all updates."""
        self._pause.stop()

    @property
    def view(self) -> VoteViewState | None:
        state, round_ = self._quiz.state, self._quiz.round
        if state is None or round_ is None:
            return None
        plays, count = self.draft.ladder and not state.rules.anonymous, self.draft.teams
        standings = self._quiz.standings(count) if plays and state.shown is not None else []
        teams = self._quiz.teams(count) if plays and count and state.phase is RoundPhase.OPEN else {}
        return VoteViewState(
            state, round_.opened_at_s or 0.0, self._absent, self._active_devices(), standings,
            self.written(state.question.id), self.has_next(), self.teacher_paced.place, teams,
        )  # fmt: skip

    def written(self, question: QuestionId) -> RenderedQuestion | None:
        """Return a question as rendered from its bank; None if it is not the last question asked from one."""
        return self._written[1] if self._written is not None and self._written[0] == question else None

    def show(self, _changed: RoundChanged = RoundChanged.NOTHING) -> None:
        """Update strip, toolbar, commands and listeners; also called by the round service when votes reach the disk."""
        view = self.view
        self_paced_phase = None if self.self_paced is None else self.self_paced.phase
        phase = self_paced_phase if view is None else view.state.phase
        if view is None or not view.is_open or view.state.answered or view.state.unknown or view.active_devices.any:
            self._main.window.notices.remove(_no_device_message())
        if view is None or not view.is_open or view.active_devices.any:
            for words in (_receiver_lost(), _phones_lost()):
                self._main.window.notices.remove(words)
        if phase is not RoundPhase.REVEALED:
            self._placement.forget()
        commands = self._main.commands
        commands[CommandId.CLOSE_VOTE].setEnabled(phase is RoundPhase.OPEN)
        commands[CommandId.REVEAL].setEnabled(phase in (RoundPhase.OPEN, RoundPhase.CLOSED))
        commands[CommandId.ASK].setEnabled(phase is not RoundPhase.OPEN)
        commands[CommandId.ASK_TRUE_FALSE].setEnabled(phase is not RoundPhase.OPEN)
        self._main.window.bar.set_vote(CommandId.ASK if phase is None else _NEXT[phase])
        self.strip.show_vote(view)
        self.place()
        self.shown.emit(view)
        if view is not None and view.written is None and view.state.question.id.startswith(BANK_ID_PREFIX):
            self.unwritten.emit(view.state.question.id)

    def set_written(self, question: QuestionId, written: RenderedQuestion) -> None:
        """Set the rendering of a question asked in an earlier lesson, or before a crash."""
        self._written = question, written
        self.show()

    # -- actions

    def set_draft(self, draft: QuestionDraft) -> None:
        """Set the draft of the next question."""
        self.draft = draft

    def ask(self, draft: QuestionDraft) -> None:
        """Open a vote on the page's question, or on the typed one."""
        if not self.may_ask():
            return
        prepares = draft is not self.draft and bool(self.draft.lines or self.draft.tolerance)
        text, page = "" if prepares else self.typed, self._main.editor.page.id
        try:
            question = draft.question(QuestionId(new_id()), text or self._selected_text(), page)
        except DraftError as error:
            self._main.show_notice(draft_error_message(error))
            return
        if not prepares:  # else the typed text belongs to the next question
            self.typed, self.draft = "", self.draft.after()
        self._open(question, draft.rules)

    def ask_again(self) -> None:
        """Open another vote on the same question; the last result is shown beside the new one."""
        state = self._quiz.state
        if state is not None and self.may_ask():
            self._open(state.question, state.rules)

    def ask_anew(self, question: Question, written: RenderedQuestion | None = None) -> bool:
        """Open another vote on a question of a bank or of an earlier lesson, with its right answer.

        Return False if a vote is open. The page on which it is drawn is shown if that lesson is open. written: the
        rendered question.
        """
        if not self.may_ask():
            return False
        self.teacher_paced.leave()
        self._ask_known(question, written)
        return True

    def _ask_known(self, question: Question, written: RenderedQuestion | None = None) -> None:
        page = question.page
        if written is not None:
            self._written = question.id, written
        if page is not None and page in [one.id for one in self._main.editor.pages]:
            self._main.actions.do(lambda session: session.go_to(page))
        self._open(question, self.draft.rules)

    def ask_self_paced(self, questions: Sequence[Question], rules: RoundRules | None = None) -> bool:
        """Ask questions self-paced; teacher-paced if no phone or tablet can join.

        rules: rules of the quiz; by default those of the draft, with its time multiplied by the number of questions.
        Return False if a vote is open, or if the questions cannot be a quiz, which is reported.
        """
        from tni.quiz.pacing import MAX_QUESTIONS  # not needed at program start

        if rules is None:
            rules, limit_s = self.draft.rules, self.draft.rules.limit_s
            rules = replace(rules, limit_s=None if limit_s is None else limit_s * max(1, len(questions)))
        if not self.may_ask():
            return False
        if not (self.self_paced is not None and self.self_paced.can_open):
            return self.teacher_paced.begin(questions)
        if rules.anonymous:
            self._main.show_notice(tr("Une série suit chaque élève : elle n’est jamais sans nom."))
            return False
        if not 0 < len(questions) <= MAX_QUESTIONS:
            self._main.show_notice(tr("Une série a au plus {} questions.").format(MAX_QUESTIONS))
            return False
        return self.self_paced.ask(questions, rules)

    def finish_question(self) -> bool:
        """Close the question to make room for a quiz. Return False if a vote is open."""
        if not self.may_ask():
            return False
        self._quiz.finish()
        self.teacher_paced.leave()
        return True

    def may_ask(self) -> bool:
        """Return True if no vote and no quiz takes answers."""
        self._drain()
        if self.self_paced is not None and self.self_paced.phase is RoundPhase.OPEN:
            return False
        return self._quiz.state is None or self._quiz.state.phase is not RoundPhase.OPEN

    def _next(self) -> None:
        """Ask the next question of the teacher-paced quiz, or of the bank used last."""
        if self.teacher_paced.place is not None:
            self.teacher_paced.ask_next()
        else:
            self._main.commands[CommandId.NEXT_QUESTION].trigger()

    def close(self) -> None:
        """Close the vote: take no more answers."""
        if self.self_paced is not None and self.self_paced.phase is RoundPhase.OPEN:
            self.self_paced.close()
        state = self._quiz.state
        if state is not None and state.phase is RoundPhase.OPEN:
            self._drain()
            self._quiz.close()
            self.show()

    def time_over(self) -> None:
        """Close the vote at the end of all pupils' time; votes on their way still count."""
        self._drain()
        if self._quiz.on_time():
            self.show()

    def reveal(self) -> None:
        """Show the result; an open vote is closed first."""
        self.close()
        if self.self_paced is not None and self.self_paced.phase is RoundPhase.CLOSED:
            self.self_paced.reveal()
        state = self._quiz.state
        if state is not None and state.phase is RoundPhase.CLOSED:
            self._drain()
            self._quiz.reveal()
            self.show()

    def put_away(self) -> None:
        """Close the question. An open vote without answers counts as asked by mistake."""
        self._drain()
        state = self._quiz.state
        if state is not None and state.phase is RoundPhase.OPEN and not state.answered and not state.unknown:
            self._quiz.take_back()
            self.teacher_paced.take_back(state.question.id)
        else:
            self._quiz.finish()
        self.teacher_paced.leave()
        self.show()

    def set_key(self, key: str | None) -> None:
        """Set the right answer; None for none."""
        self._quiz.set_key(key)
        self.show()

    def set_absent(self, numbers: Collection[int]) -> None:
        """Set the pupils who are not waited for, until another class is taught."""
        self._absent = frozenset(numbers)
        if self.self_paced is not None:
            self.self_paced.set_absent(self._absent)
        self._quiz.set_absent(self._absent)
        self.show()

    def set_choice_count(self, count: int) -> None:
        """Set the number of choices of the next questions, and of the open one as long as it has no answer."""
        self.draft = replace(self.draft, choice_count=count)
        state = self._quiz.state
        if state is None or state.phase is not RoundPhase.OPEN or state.question.kind is not QuestionKind.CHOICE:
            return
        untouched = not state.answered and not state.unknown and not state.question.options
        if untouched and state.question.choice_count != count:
            self._quiz.take_back()
            self._open(replace(state.question, choice_count=count, key=None), state.rules)

    def devices_changed(self) -> None:
        """Handle a device that was connected or disconnected; report the loss of the last one during a vote."""
        view, before = self.view, self._devices_used
        self._devices_used = self._active_devices()
        if view is not None:
            self.show()
            if view.is_open and not self._devices_used.any and before.any:
                self._main.show_notice(_phones_lost() if before.phones else _receiver_lost())

    def cards_changed(self) -> None:
        """Handle a start or stop of card reading. An open vote without answers is opened again, with cards."""
        state = self._quiz.state
        if state is None or state.phase is not RoundPhase.OPEN:
            self.show()
        elif self._active_devices().cards and state.present is None and not state.answered and not state.unknown:
            self._quiz.take_back()
            self._open(state.question, state.rules)
        else:
            self._quiz.seats_changed()
            self.show()

    # -- implementation

    def _open(self, question: Question, rules: RoundRules) -> None:
        if self.self_paced is not None:
            self.self_paced.put_away()
        self._quiz.ask(question, rules)
        self._quiz.open()
        self.show()
        self._devices_used = self._active_devices()
        if not self._devices_used.any:
            self._main.show_notice(_no_device_message())

    def _selected_text(self) -> str | None:
        """Return the question in the only selected text item of the page; None without exactly one."""
        editor = self._main.editor
        items = [editor.document.item(item) for item in editor.selection]
        texts = [item.text for item in items if isinstance(item, Text)]
        return texts[0].strip() or None if len(texts) == 1 else None


def _no_device_message() -> str:
    return tr("Aucun boîtier de vote, téléphone ou caméra n’est prêt : les votes compteront dès qu’il y en aura un.")


def _receiver_lost() -> str:
    return tr("Le boîtier de vote a été débranché : les votes reçus sont gardés. Le rebrancher, le vote continue.")


def _phones_lost() -> str:
    return tr("Les téléphones sont éteints : les votes reçus sont gardés. Les rallumer, le vote continue.")
