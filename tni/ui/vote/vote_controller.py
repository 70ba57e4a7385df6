"""The vote wired up: commands, receivers, the strip on the board, and what every view shows of it."""

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
    from tni.formats.banks.rendered_question import RenderedQuestion

REFRESH_MS = 20
"""So often is seen to follow each vote; to show each of forty that come at once would keep the pen waiting."""
_NEXT = {
    RoundPhase.READY: CommandId.CLOSE_VOTE,
    RoundPhase.OPEN: CommandId.CLOSE_VOTE,
    RoundPhase.CLOSED: CommandId.REVEAL,
    RoundPhase.REVEALED: CommandId.ASK,
}


class VoteController(QObject):
    """shown: the vote looks different; its VoteView, or None. unwritten: a question of a bank is shown, and how it is
    written is not known. Made when the board's window is there.

    drain: hands the quiz what the receivers' mailbox holds; takers: what takes votes now.
    """

    shown = Signal(object)
    unwritten = Signal(str)

    def __init__(
        self,
        board: MainController,
        quiz: RoundService,
        clock: Clock,
        drain: Callable[[], None],
        takers: Callable[[], ActiveVotingDevices],
        settings: Settings,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._board, self._quiz, self._clock, self._drain, self._takers = board, quiz, clock, drain, takers
        self._pause = QTimer(self, singleShot=True)
        self._pause.timeout.connect(self._paused)
        self._changed_since = False
        self._absent: frozenset[int] = frozenset()
        self.draft = QuestionDraft()
        """What is asked next, but for its words."""
        self._took = ActiveVotingDevices()
        """What has taken votes so far, of the one that is open."""
        self._written: tuple[QuestionId, RenderedQuestion] | None = None
        """How the question of a bank that was asked last is written."""
        self.goes_on: Callable[[], bool] = lambda: False
        """Whether another question waits after this one; may be replaced."""
        self.typed = ""
        """What the teacher typed as the next question; empty when it is drawn on the board."""
        self.series: SelfPacedController | None = None
        """May be set: what asks questions that pupils go through at their own pace."""
        self.led = TeacherPacedController(board.window.notices, self.may_ask, self._ask_known, self.show)
        self.strip = VoteStrip(board.kit, clock, board.window)
        self._place = PanelPlacement(board, settings, self.strip)
        self._connect(board)
        self.show()

    def _connect(self, board: MainController) -> None:
        commands = board.commands
        commands[CommandId.ASK].triggered.connect(lambda: self.ask(self.draft))
        commands[CommandId.ASK_TRUE_FALSE].triggered.connect(
            lambda: self.ask(replace(self.draft, kind=QuestionKind.TRUE_FALSE, lines=""))
        )
        commands[CommandId.CLOSE_VOTE].triggered.connect(self.close)
        commands[CommandId.REVEAL].triggered.connect(self.reveal)
        strip = self.strip
        strip.key_chosen.connect(self.set_key)
        strip.choice_count_chosen.connect(self.set_choice_count)
        strip.again_wanted.connect(self.ask_again)
        strip.put_away_wanted.connect(self.put_away)
        strip.next_wanted.connect(self._next)
        strip.time_over.connect(self.time_over)
        strip.resized.connect(self.place)
        board.window.arranged.connect(self.place)
        board.window.put_away_last = self._step_back

    def place(self) -> None:
        """The strip along the page's bottom, or the result where it was drawn to; and notices out of its way."""
        self._place.lay()
        area = self._place.left_of(self._board.window.page_area)
        self._board.window.notices.set_area(area if self.series is None else self.series.place(area))

    def _step_back(self) -> bool:
        """Escape."""
        return self.strip.step_back() or (self.series is not None and self.series.step_back())

    # -- what is shown

    def show_soon(self, _changed: RoundChanged = RoundChanged.NOTHING) -> None:
        """For what changes by itself: after all that is to be done at once, then now and then while it goes on
        changing, as when a class votes."""
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
        """Whether there is more than what is shown, for a moment."""
        return self._changed_since

    def end(self) -> None:
        """Nothing more is shown by itself."""
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
            state, round_.opened_at_s or 0.0, self._absent, self._takers(), standings,
            self.written(state.question.id), self.goes_on(), self.led.place, teams,
        )  # fmt: skip

    def written(self, question: QuestionId) -> RenderedQuestion | None:
        """How it is written in its bank; None when it is not the one that was asked of a bank last."""
        return self._written[1] if self._written is not None and self._written[0] == question else None

    def show(self, _changed: RoundChanged = RoundChanged.NOTHING) -> None:
        """Bring strip, bar, commands and listeners up to date; also what the quiz calls when votes reach the disk."""
        view = self.view
        series = None if self.series is None else self.series.phase
        phase = series if view is None else view.state.phase
        if view is None or not view.is_open or view.state.answered or view.state.unknown or view.takers.any:
            self._board.window.notices.take_back(_no_taker())
        if view is None or not view.is_open or view.takers.any:
            for words in (_receiver_lost(), _phones_lost()):
                self._board.window.notices.take_back(words)
        if phase is not RoundPhase.REVEALED:
            self._place.forget()
        commands = self._board.commands
        commands[CommandId.CLOSE_VOTE].setEnabled(phase is RoundPhase.OPEN)
        commands[CommandId.REVEAL].setEnabled(phase in (RoundPhase.OPEN, RoundPhase.CLOSED))
        commands[CommandId.ASK].setEnabled(phase is not RoundPhase.OPEN)
        commands[CommandId.ASK_TRUE_FALSE].setEnabled(phase is not RoundPhase.OPEN)
        self._board.window.bar.set_vote(CommandId.ASK if phase is None else _NEXT[phase])
        self.strip.show_vote(view)
        self.place()
        self.shown.emit(view)
        if view is not None and view.written is None and view.state.question.id.startswith(BANK_ID_PREFIX):
            self.unwritten.emit(view.state.question.id)

    def set_written(self, question: QuestionId, written: RenderedQuestion) -> None:
        """How a question is written that was asked in an earlier lesson, or before a crash."""
        self._written = question, written
        self.show()

    # -- doing

    def set_draft(self, draft: QuestionDraft) -> None:
        """What is asked next."""
        self.draft = draft

    def ask(self, draft: QuestionDraft) -> None:
        """Open a vote on what is on the board, or on what was typed."""
        if not self.may_ask():
            return
        prepares = draft is not self.draft and bool(self.draft.lines or self.draft.tolerance)
        text, page = "" if prepares else self.typed, self._board.session.page.id
        try:
            question = draft.question(QuestionId(new_id()), text or self._selected_text(), page)
        except DraftError as error:
            self._board.say(draft_error_message(error))
            return
        if not prepares:  # else what was typed is the next question's
            self.typed, self.draft = "", self.draft.after()
        self._open(question, draft.rules)

    def ask_again(self) -> None:
        """Another vote on the same question; the last result is drawn beside the new one."""
        state = self._quiz.state
        if state is not None and self.may_ask():
            self._open(state.question, state.rules)

    def ask_anew(self, question: Question, written: RenderedQuestion | None = None) -> bool:
        """Another vote on a question of a bank or of an earlier lesson, as if it had been shown all the time; its key
        as it is. What was drawn is on its page, when that lesson is open. written: how it is shown. False: another vote
        is open."""
        if not self.may_ask():
            return False
        self.led.leave()
        self._ask_known(question, written)
        return True

    def _ask_known(self, question: Question, written: RenderedQuestion | None = None) -> None:
        page = question.page
        if written is not None:
            self._written = question.id, written
        if page is not None and page in [one.id for one in self._board.session.pages]:
            self._board.actions.do(lambda session: session.go_to(page))
        self._open(question, self.draft.rules)

    def ask_series(self, questions: Sequence[Question], rules: RoundRules | None = None) -> bool:
        """Questions that each pupil goes through on a phone or tablet; where none of them can come in, they are asked
        one by one. rules: else those of the draft, with its time for each question. False: a vote is open, or these
        are no series, which is said."""
        from tni.quiz.pacing import MAX_QUESTIONS  # no start needs it

        if rules is None:
            rules, limit_s = self.draft.rules, self.draft.rules.limit_s
            rules = replace(rules, limit_s=None if limit_s is None else limit_s * max(1, len(questions)))
        if not self.may_ask():
            return False
        if not (self.series is not None and self.series.can_open):
            return self.led.begin(questions)
        if rules.anonymous:
            self._board.say(tr("Une série suit chaque élève : elle n’est jamais sans nom."))
            return False
        if not 0 < len(questions) <= MAX_QUESTIONS:
            self._board.say(tr("Une série a au plus {} questions.").format(MAX_QUESTIONS))
            return False
        return self.series.ask(questions, rules)

    def make_room(self) -> bool:
        """Put the question away for a series. False: a vote is open."""
        if not self.may_ask():
            return False
        self._quiz.finish()
        self.led.leave()
        return True

    def may_ask(self) -> bool:
        """Whether nothing takes answers."""
        self._drain()
        if self.series is not None and self.series.phase is RoundPhase.OPEN:
            return False
        return self._quiz.state is None or self._quiz.state.phase is not RoundPhase.OPEN

    def _next(self) -> None:
        """The next of a series, or of the collection that was asked from."""
        if self.led.place is not None:
            self.led.ask_next()
        else:
            self._board.commands[CommandId.NEXT_QUESTION].trigger()

    def close(self) -> None:
        """Take no more votes."""
        if self.series is not None and self.series.phase is RoundPhase.OPEN:
            self.series.close()
        state = self._quiz.state
        if state is not None and state.phase is RoundPhase.OPEN:
            self._drain()
            self._quiz.close()
            self.show()

    def time_over(self) -> None:
        """Nobody has time left: what is on its way still counts."""
        self._drain()
        if self._quiz.on_time():
            self.show()

    def reveal(self) -> None:
        """Show the result; an open vote is closed first."""
        self.close()
        if self.series is not None and self.series.phase is RoundPhase.CLOSED:
            self.series.reveal()
        state = self._quiz.state
        if state is not None and state.phase is RoundPhase.CLOSED:
            self._drain()
            self._quiz.reveal()
            self.show()

    def put_away(self) -> None:
        """Done with the question; one that nobody has answered yet was asked by mistake."""
        self._drain()
        state = self._quiz.state
        if state is not None and state.phase is RoundPhase.OPEN and not state.answered and not state.unknown:
            self._quiz.take_back()
            self.led.take_back(state.question.id)
        else:
            self._quiz.finish()
        self.led.leave()
        self.show()

    def set_key(self, key: str | None) -> None:
        """Say which answer is right."""
        self._quiz.set_key(key)
        self.show()

    def set_absent(self, numbers: Collection[int]) -> None:
        """Pupils who are not waited for, until another class is taught."""
        self._absent = frozenset(numbers)
        if self.series is not None:
            self.series.set_absent(self._absent)
        self._quiz.set_absent(self._absent)
        self.show()

    def set_choice_count(self, count: int) -> None:
        """Of the questions to come, and of the open one while nobody has answered it."""
        self.draft = replace(self.draft, choice_count=count)
        state = self._quiz.state
        if state is None or state.phase is not RoundPhase.OPEN or state.question.kind is not QuestionKind.CHOICE:
            return
        untouched = not state.answered and not state.unknown and not state.question.options
        if untouched and state.question.choice_count != count:
            self._quiz.take_back()
            self._open(replace(state.question, choice_count=count, key=None), state.rules)

    def takers_changed(self) -> None:
        """One was plugged in or unplugged, switched on or off: the loss of the last is said in a vote."""
        view, before = self.view, self._took
        self._took = self._takers()
        if view is not None:
            self.show()
            if view.is_open and not self._took.any and before.any:
                self._board.say(_phones_lost() if before.phones else _receiver_lost())

    def cards_changed(self) -> None:
        """Cards are read from now on, or no more; an open vote that nobody has answered is asked anew, with them."""
        state = self._quiz.state
        if state is None or state.phase is not RoundPhase.OPEN:
            self.show()
        elif self._takers().cards and state.present is None and not state.answered and not state.unknown:
            self._quiz.take_back()
            self._open(state.question, state.rules)
        else:
            self._quiz.seats_changed()
            self.show()

    # -- inside

    def _open(self, question: Question, rules: RoundRules) -> None:
        if self.series is not None:
            self.series.put_away()
        self._quiz.ask(question, rules)
        self._quiz.open()
        self.show()
        self._took = self._takers()
        if not self._took.any:
            self._board.say(_no_taker())

    def _selected_text(self) -> str | None:
        """A typed question: the one text that is selected on the board."""
        session = self._board.session
        items = [session.document.item(item) for item in session.selection]
        texts = [item.text for item in items if isinstance(item, Text)]
        return texts[0].strip() or None if len(texts) == 1 else None


def _no_taker() -> str:
    return tr("Aucun boîtier de vote, téléphone ou caméra n’est prêt : les votes compteront dès qu’il y en aura un.")


def _receiver_lost() -> str:
    return tr("Le boîtier de vote a été débranché : les votes reçus sont gardés. Le rebrancher, le vote continue.")


def _phones_lost() -> str:
    return tr("Les téléphones sont éteints : les votes reçus sont gardés. Les rallumer, le vote continue.")
