"""Strip of the vote in the main window: number of answers and seat numbers, then the result.

It shows nothing private and opens no modal dialog.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from tni.core.clock import Clock
from tni.quiz.question import LETTERS, QuestionKind
from tni.quiz.round import RoundPhase
from tni.services.voting.vote_state import QuestionState
from tni.ui.chrome.button import IconButton, Style
from tni.ui.chrome.choice_buttons import ChoiceGrid, TextButton
from tni.ui.chrome.panel import Label
from tni.ui.i18n import tr
from tni.ui.vote.anchored_panel import SMALL_COUNT_SHARE, AnchoredPanel, BigLabel
from tni.ui.vote.question_label import LETTER_SHARE, QuestionLabel
from tni.ui.vote.result_view import ResultView
from tni.ui.vote.seat_dots import SeatDots
from tni.ui.vote.vote_state_text import (
    answer_count_message,
    clock_text,
    no_answers_message,
    not_recorded_message,
    time_left_text,
    unassigned_count_message,
)
from tni.ui.vote.vote_text import answer_changes_message, standings_message, teams_message

if TYPE_CHECKING:
    from tni.ui.vote.question_view import QuestionView

MAX_QUESTION_SHARE = 0.7
"""Maximum share of the page's height for a question from a bank."""


def choice_count_grid(style: Style) -> ChoiceGrid:
    """Create the choice of the number of answers: A to B, ... A to E; its values are the numbers as text."""
    buttons = [
        TextButton(style, f"A–{LETTERS[n - 1]}", value=str(n), name=tr("{} choix").format(n)) for n in (2, 3, 4, 5)
    ]
    return ChoiceGrid(style, tr("Nombre de réponses possibles"), buttons, 4)


class VoteStrip(AnchoredPanel):
    """Strip that emits requests and shows the state it is given. time_over: the time of all pupils is over."""

    key_chosen = Signal(object)
    choice_count_chosen = Signal(int)
    repeat_wanted = Signal()
    next_wanted = Signal()
    time_over = Signal()

    def __init__(self, style: Style, clock: Clock, parent: QWidget) -> None:
        super().__init__(style, parent)
        self._clock = clock
        self._view: QuestionState | None = None
        self.setAccessibleName(tr("Vote"))
        self.result = ResultView(style)
        self.bars = self.result.bars
        self.result.key_chosen.connect(self.key_chosen)
        self.question = QuestionLabel(style)
        self._rows.addWidget(self.question)
        self.written: QuestionView | None = None
        self.answer_changes = BigLabel(style, token="accent")
        self.empty = Label(style)
        self.empty.setWordWrap(True)
        self.empty.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._rows.addWidget(self.empty)
        self.doubt, self.unassigned = Label(style, token="danger"), Label(style, token="muted")
        self._rows.addWidget(self.result, 1)
        self.leaders = BigLabel(style)
        self._rows.addWidget(self.answer_changes)
        self._rows.addWidget(self.leaders)
        for words in (self.doubt, self.unassigned):
            words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            self._rows.addWidget(words)
        self._rows.addLayout(self._make_line())
        self._seconds = QTimer(self, interval=250)
        self._seconds.timeout.connect(self._show_time)

    def _make_line(self) -> QHBoxLayout:
        line = QHBoxLayout()
        self.count = BigLabel(self.kit)
        self.filming = BigLabel(self.kit, "●", token="danger")
        self.filming.setToolTip(tr("La caméra lit les cartes"))
        self.filming.setAccessibleName(tr("La caméra lit les cartes"))
        self.closed = Label(self.kit, tr("Vote terminé"), size="title", token="muted")
        self.dots = SeatDots(self.kit)
        self._time = BigLabel(self.kit, token="muted")
        self._counts = choice_count_grid(self.kit)
        self._counts.chosen.connect(lambda n: self.choice_count_chosen.emit(int(n)))
        self._timed = IconButton(self.kit, "timer", tr("Montrer le temps"))
        self._timed.setCheckable(True)
        self._timed.toggled.connect(lambda _on: self._show())
        self._repeat = TextButton(self.kit, tr("Revoter"))
        self._repeat.clicked.connect(self.repeat_wanted)
        self._next = TextButton(self.kit, "", filled=True)
        self._next.clicked.connect(self.next_wanted)
        self._close = IconButton(self.kit, "x", tr("Ranger le vote"))
        self._close.clicked.connect(self.put_away_wanted)
        line.addWidget(self.filming)
        line.addWidget(self.count)
        line.addWidget(self.closed)
        line.addWidget(self.dots, 100)
        line.addStretch(1)
        for widget in (self._counts, self._time, self._timed, self._repeat, self._next, self._fold, self._close):
            line.addWidget(widget)
        return line

    # -- content

    @property
    def takes_answers(self) -> bool:
        return self._view is not None and self._view.is_open

    @property
    def has_result(self) -> bool:
        return self._view is not None and self._view.result is not None

    def show_vote(self, view: QuestionState | None) -> None:
        """Show the vote; None if there is none."""
        phase_before = None if self._view is None else self._view.state.phase
        self._view = view
        if view is None:
            self._reset_and_hide()
        else:
            self._update_and_show()
        self._run_time()
        if phase_before is not (None if view is None else view.state.phase):
            self.resized.emit()

    def _show(self) -> None:
        view = self._view
        if view is None:
            return
        state, whole = view.state, not self._folded
        result = view.result
        if result is not None:
            self.result.show_result(result, None if view.written is None else view.written.picture)
        self.result.setVisible(result is not None and whole and not view.is_empty)
        is_written = view.written is not None
        self.question.show_question(state.question, teams_message(view.teams), is_written=is_written)
        if view.written is not None:
            self._written_view().show_written(view.written, state.question.text or "")
        if self.written is not None:
            self.written.setVisible(whole and result is None and is_written)
        self.question.setVisible(whole and result is None and bool(self.question.text()))
        moved = "" if state.shown is None else answer_changes_message(state.shown)
        self.answer_changes.setText(moved)
        self.answer_changes.setVisible(bool(moved) and whole)
        leaders = standings_message(view.standings, not view.standings or not view.standings[0].name.isdigit())
        self.leaders.setText(leaders)
        self.leaders.setVisible(bool(leaders) and whole)
        self.empty.setText(no_answers_message(view))
        self.empty.setVisible(view.is_empty and whole)
        self.count.setText(answer_count_message(state))
        self.filming.setVisible(view.active_devices.cards)
        self.closed.setVisible(state.phase is RoundPhase.CLOSED)
        self.doubt.setText(not_recorded_message(state))
        self.doubt.setVisible(state.not_recorded > 0)
        self.unassigned.setText(unassigned_count_message(state))
        self.unassigned.setVisible(bool(state.unknown) and whole)
        self.dots.show_seats(tuple(view.numbers), frozenset(state.answered))
        self.dots.setVisible(result is None and whole and state.numbered)
        lettered = state.question.kind is QuestionKind.CHOICE and not state.question.options
        choosing = state.phase is RoundPhase.OPEN and lettered and not state.answered
        self._counts.choose(str(state.question.choice_count))
        self._counts.setVisible(choosing and whole)
        self._timed.setVisible(state.phase is RoundPhase.OPEN and whole and state.ends_s is None)
        self._time.setVisible(self._shows_time)
        self._repeat.setVisible(state.phase is not RoundPhase.OPEN and whole)
        self._next.setVisible(
            state.phase is not RoundPhase.OPEN and (view.has_next or view.teacher_paced_position is not None)
        )
        words = (
            tr("Question suivante")
            if view.teacher_paced_position is None
            else tr("Question {} / {}").format(*view.teacher_paced_position)
        )
        self._next.set_text(words)
        self._close.setVisible(whole)
        untouched = state.phase is RoundPhase.OPEN and not state.answered
        self._close.show_as("x", tr("Annuler le vote") if untouched else tr("Ranger le vote"))
        self._show_shape()
        self._run_time()

    def _written_view(self) -> QuestionView:
        """Return the view of questions from a bank, created on first use, since most lessons have none."""
        if self.written is None:
            from tni.ui.vote.question_view import QuestionView

            self.written = QuestionView(self.kit)
            self._rows.insertWidget(self._rows.indexOf(self.question), self.written)
            self._set_question_size()
        return self.written

    def _set_question_size(self) -> None:
        if self.written is not None:
            area, pad = self._area, self.kit.theme.metrics.pad_px
            letters = round(self._unit * LETTER_SHARE)
            self.written.set_available_size(letters, area.width() - 3 * pad, round(area.height() * MAX_QUESTION_SHARE))

    @property
    def _shows_time(self) -> bool:
        """True if time is shown. All pupils see a running time limit, even of a folded vote."""
        view = self._view
        if view is None or not view.is_open:
            return False
        return view.state.ends_s is not None or (self._timed.isChecked() and not self._folded)

    def _run_time(self) -> None:
        runs = self._shows_time
        if runs != self._seconds.isActive():
            self._seconds.start() if runs else self._seconds.stop()
        self._show_time()

    def _show_time(self) -> None:
        if self._view is None:
            return
        now_s, ends_s = self._clock.monotonic(), self._view.state.ends_s
        self._time.setText(clock_text(now_s - self._view.opened_s) if ends_s is None else time_left_text(ends_s, now_s))
        if ends_s is not None and now_s >= ends_s[1] and self._view.is_open:
            self.time_over.emit()

    # -- geometry

    def _size_parts(self, unit_px: int, area: QRect) -> None:
        self.result.set_unit(unit_px)
        self.question.set_unit(unit_px, area.width())
        self._set_question_size()
        self.count.set_size(round(unit_px * SMALL_COUNT_SHARE) if self.has_result else 0)
        for words in (self.answer_changes, self.leaders):
            words.set_size(round(unit_px * SMALL_COUNT_SHARE * 0.8))

    @property
    def _wraps(self) -> bool:
        return self.empty.isVisibleTo(self)
