"""Controller of the vote: commands, strips in the main window, and the signal by which all other views are drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from tni.core.clock import Clock
from tni.core.ids import PageId
from tni.core.settings import Settings
from tni.core.tasks import TaskRunner
from tni.document.items import Text
from tni.quiz.pacing import NO_QUIZ
from tni.quiz.question import Question, QuestionKind
from tni.quiz.question_draft import DraftError, QuestionDraft
from tni.quiz.round import RoundPhase, RoundRules
from tni.services.voting.asking_service import AskingService
from tni.services.voting.earlier_result import EarlierResult
from tni.services.voting.vote_notices import AnyVoteNotice, QuizNeedsTeacher, StillShown, VoteInterrupted, VoteNotice
from tni.services.voting.vote_service import VoteService
from tni.services.voting.vote_state import VoteState
from tni.ui.chrome.commands import CommandId
from tni.ui.chrome.touch_guard import TouchGuard
from tni.ui.i18n import tr
from tni.ui.main_window.main_controller import MainController
from tni.ui.vote.question_stage import QuestionStage
from tni.ui.vote.result_panel import ResultPanel
from tni.ui.vote.self_paced_controller import SelfPacedController
from tni.ui.vote.vote_layout import VoteLayout
from tni.ui.vote.vote_notice_text import (
    earlier_result_message,
    interrupted_message,
    long_press_message,
    no_device_message,
    phones_lost_message,
    put_away_message,
    receiver_lost_message,
    remaining_questions_message,
    still_shown_message,
    vote_notice_message,
)
from tni.ui.vote.vote_strip import VoteStrip
from tni.ui.vote.vote_text import draft_error_message

REFRESH_MS, QUIZ_REFRESH_MS = 20, 100
"""Intervals of updates in ms while answers arrive: short enough to follow each vote. Showing forty simultaneous votes
one by one would delay the pen.
"""


class VoteController(QObject):
    """Connects the vote to its views in the main window; created with it. Implements `VoteListener`.

    shown: the vote has changed; carries its `VoteState`. teacher_paced_wanted: ask these questions teacher-paced.
    next_wanted: ask the next question of the bank in place of the one shown.
    """

    shown = Signal(object)
    next_wanted = Signal()
    teacher_paced_wanted = Signal(object)

    def __init__(
        self,
        main: MainController,
        vote: VoteService,
        asking: AskingService,
        self_paced: SelfPacedController,
        clock: Clock,
        settings: Settings,
        pictures: TaskRunner,
        parent: QObject,
    ) -> None:
        """pictures: encodes the question that has the board to itself, at once."""
        super().__init__(parent)
        self._main, self._vote, self._asking, self._self_paced = main, vote, asking, self_paced
        self._pause = QTimer(self, singleShot=True)
        self._pause.timeout.connect(self._paused)
        self._changed_since = self._was_open = False
        self._earlier: EarlierResult | None = None
        self._offered = NO_QUIZ
        """The quiz whose remaining questions a notice offers."""
        self.strip = VoteStrip(main.kit, clock, main.window)
        self._guard = TouchGuard(main.window)
        self.result = ResultPanel(main.kit, main.window)
        self.stage = QuestionStage(main, pictures, self)
        self._layout = VoteLayout(main, settings, self.strip, self.result, self.stage, self_paced)
        self._connect(main)
        vote.listeners.add(self)
        self.vote_changed()

    def _connect(self, main: MainController) -> None:
        vote, asking, commands, strip = self._vote, self._asking, main.commands, self.strip
        commands[CommandId.ASK].triggered.connect(lambda: self._ask_over_nothing(vote.draft))
        commands[CommandId.ASK_TRUE_FALSE].triggered.connect(
            lambda: self._ask_over_nothing(replace(vote.draft, kind=QuestionKind.TRUE_FALSE, lines=""))
        )
        strip.put_away_wanted.connect(lambda: self._guard.lie_on(strip.geometry()))  # before the page takes its place
        for command, step, wanted in (
            (CommandId.CLOSE_VOTE, vote.close, strip.close_wanted),
            (CommandId.REVEAL, vote.reveal, strip.reveal_wanted),
            (CommandId.PUT_VOTE_AWAY, self.put_away, strip.put_away_wanted),
        ):
            commands[command].triggered.connect(step)
            wanted.connect(step)
        strip.undo_wanted.connect(self._undo)
        for panel in (strip, self.result):
            panel.key_chosen.connect(vote.set_key)
            panel.resized.connect(self.place)
        self.result.tapped.connect(lambda: main.show_notice(long_press_message()))
        self.result.put_away_wanted.connect(self.put_away)
        strip.choice_count_chosen.connect(asking.set_choice_count)
        strip.repeat_wanted.connect(asking.ask_again)
        strip.next_wanted.connect(self._next)
        strip.sheet_wanted.connect(self.stage.show_sheet)
        strip.time_over.connect(vote.time_over)
        self.stage.changed.connect(self._show_single)
        self._self_paced.resized.connect(self.place)
        self._self_paced.put_away_wanted.connect(self.put_away)
        self._self_paced.teacher_paced_wanted.connect(self.teacher_paced_wanted)
        main.window.arranged.connect(self.place)
        main.window.notices.changed.connect(self.place)
        main.window.add_escape_step(self._step_back)

    def place(self) -> None:
        """Lay out all widgets of the vote."""
        self._layout.place()

    def _step_back(self) -> bool:
        """Handle Escape: leave the question for the page, fold a result, put it away."""
        if self.stage.step_back() or self.result.step_back() or self._self_paced.step_back():
            return True
        is_away = self.stage.has_sheet and self._vote.state.phase is RoundPhase.REVEALED
        if is_away:
            self.put_away()
        return is_away

    # -- changes

    def vote_changed(self) -> None:
        """Update strips, toolbar, commands and all other views."""
        state = self._vote.state
        self._remove_outdated_notices(state)
        if state.phase is not RoundPhase.REVEALED:
            self._layout.forget()
        commands, phase = self._main.commands, state.phase
        if phase is RoundPhase.OPEN and not self._was_open:
            for cover in (CommandId.HIDE_BOARD, CommandId.WHITE_SCREEN):
                commands[cover].setChecked(False)  # the class is asked something that it must see
        self._was_open = phase is RoundPhase.OPEN
        commands[CommandId.CLOSE_VOTE].setEnabled(phase is RoundPhase.OPEN)
        commands[CommandId.REVEAL].setEnabled(phase is RoundPhase.CLOSED)
        commands[CommandId.PUT_VOTE_AWAY].setEnabled(phase in (RoundPhase.CLOSED, RoundPhase.REVEALED))
        commands[CommandId.ASK].setEnabled(phase is not RoundPhase.OPEN)
        commands[CommandId.ASK_TRUE_FALSE].setEnabled(phase is not RoundPhase.OPEN)
        self.stage.show_vote(state.question)
        self._show_single()
        self._self_paced.show_quiz(state.quiz)
        self.place()
        self._offer_quiz(state)
        self.shown.emit(state)
        self.place()  # panels of others may have made room

    def _show_single(self) -> None:
        """Show the question under way in its strip, and its result once, over the question or beside the page."""
        view, stage = self._vote.state.question, self.stage
        self.strip.show_vote(view)
        self.strip.show_sheet(stage.is_shown if stage.has_sheet else None)
        self.result.show_vote(None if view is None or view.has_sheet else view)
        self.place()

    def answers_arrived(self) -> None:
        """Update once pending events are handled, then at intervals while answers go on arriving, as when a class
        votes."""
        self._changed_since = True
        if not self._pause.isActive():
            self._pause.start(0)

    def _paused(self) -> None:
        if self._changed_since:
            self._changed_since = False
            self.vote_changed()
            self._pause.start(QUIZ_REFRESH_MS if self._vote.self_paced.is_open else REFRESH_MS)

    @property
    def is_behind(self) -> bool:
        """True while a change is not shown yet."""
        return self._changed_since

    def end(self) -> None:
        """Stop all updates."""
        self._pause.stop()
        self._main.window.notices.changed.disconnect(self.place)
        self._self_paced.end()

    def page_wanted(self, page: PageId) -> None:
        """Show the page on which a question is drawn, if its lesson is open."""
        if page in [one.id for one in self._main.editor.pages]:
            self._main.window.do(lambda session: session.go_to(page))

    # -- notices

    def report(self, notice: AnyVoteNotice) -> None:
        """Tell the teacher."""
        if isinstance(notice, QuizNeedsTeacher):
            self._main.window.notices.show(
                vote_notice_message(notice),
                act_text=tr("Une à une"),
                act=lambda: self.teacher_paced_wanted.emit(notice.questions),
            )
        elif isinstance(notice, StillShown):
            words = vote_notice_message(notice)
            self._main.window.notices.show(words, act_text=tr("Ranger et faire voter"), act=notice.ask)
        elif isinstance(notice, VoteInterrupted) and (show := notice.show_again) is not None:
            self._main.window.notices.show(vote_notice_message(notice), act_text=tr("Revoir"), act=show)
        else:
            lost = notice in (VoteNotice.RECEIVER_LOST, VoteNotice.PHONES_LOST, VoteNotice.RESUMED)
            self._main.show_notice(vote_notice_message(notice), unasked=lost)

    def _remove_outdated_notices(self, state: VoteState) -> None:
        notices, question = self._main.window.notices, state.question
        is_served = question is None or not question.is_open or question.active_devices.any
        if is_served or (question is not None and not question.state.is_untouched):
            notices.remove(no_device_message())
        if state.phase not in (RoundPhase.CLOSED, RoundPhase.REVEALED):
            notices.remove(still_shown_message())
        if state.phase is not None:
            notices.remove(put_away_message())
            notices.remove(interrupted_message())
        if self._earlier is not None and not self._earlier.exists:
            self._earlier = None
            notices.remove(earlier_result_message())
        if is_served:
            for words in (receiver_lost_message(), phones_lost_message()):
                notices.remove(words)

    def _offer_quiz(self, state: VoteState) -> None:
        """Offer to resume the remaining questions of a teacher-paced quiz; withdraw an offer that no longer holds."""
        if state.offered is self._offered:
            return
        notices, before, offered = self._main.window.notices, self._offered, state.offered
        self._offered = offered
        if before.questions:
            notices.remove(remaining_questions_message(before))
        if offered.questions:
            notice = notices.show(
                remaining_questions_message(offered),
                act_text=tr("Reprendre"),
                act=lambda: self._asking.resume_quiz(offered),
                stays=True,
            )
            notice.closed.connect(lambda: self._vote.teacher_paced.decline(offered))

    # -- actions

    def _ask_over_nothing(self, draft: QuestionDraft) -> None:
        """Ask, unless a vote is still shown: then offer to put it away first."""
        if not self._asking.is_held_up(lambda: self.ask(draft)):
            self.ask(draft)

    def ask_now(self) -> None:
        """Ask from the teacher's remote control, which the notices of the board are out of reach of. The vote that was
        shown is put away, and a notice offers to show it again."""
        was_shown = self._vote.rounds.round is not None
        self.ask(self._vote.draft)
        if was_shown and self._vote.takes_answers:
            self._earlier = EarlierResult(self._vote)
            self._offer_earlier()

    def _offer_earlier(self) -> None:
        self._main.window.notices.show(earlier_result_message(), act_text=tr("Revoir"), act=self._show_earlier)

    def _show_earlier(self) -> None:
        if self._earlier is not None and self._earlier.exists and not self._earlier.show_again():
            self._offer_earlier()
            self._main.show_notice(tr("Un vote est en cours : le terminer pour revoir le résultat précédent."))

    def put_away(self) -> None:
        """Put the vote away, and offer to bring it back."""
        if self._vote.state.quiz is not None:
            self._vote.put_quiz_away()
        else:
            self._vote.put_away()
        if self._vote.can_bring_back:
            self._main.window.notices.show(put_away_message(), act_text=tr("Revoir"), act=self._vote.bring_back)

    def _undo(self, phase: RoundPhase) -> None:
        """Take back the step that led to this phase."""
        match phase:
            case RoundPhase.OPEN:
                self.put_away()
            case RoundPhase.CLOSED:
                self._vote.reopen()
            case RoundPhase.REVEALED:
                self._vote.hide()

    def ask(self, draft: QuestionDraft) -> None:
        """Open a vote on the page's question, or on the typed one."""
        try:
            self._asking.ask(draft, self._selected_text(), self._main.editor.page.id)
        except DraftError as error:
            self._main.show_notice(draft_error_message(error))

    def ask_self_paced(self, questions: Sequence[Question], rules: RoundRules | None = None) -> bool:
        """Ask questions as a quiz; see `AskingService.ask_self_paced`."""
        return self._asking.ask_self_paced(questions, self._self_paced.fetch, rules)

    def _next(self) -> None:
        """Ask the next question of the teacher-paced quiz, or of the bank used last."""
        if not self._vote.teacher_paced.remaining.questions:
            self.next_wanted.emit()
        else:
            self._asking.ask_next()

    def _selected_text(self) -> str | None:
        """Return the question in the only selected text item of the page; None without exactly one."""
        editor = self._main.editor
        items = [editor.document.item(item) for item in editor.selection]
        texts = [item.text for item in items if isinstance(item, Text)]
        return texts[0].strip() or None if len(texts) == 1 else None
