"""Strip of the vote in the main window, below the page: number of answers and seat numbers, and the vote's steps.

It shows nothing private and opens no modal dialog. Questions and results have widgets of their own.
"""

from __future__ import annotations

from typing import override

from PySide6.QtCore import QRect, QTimer, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from tni.core.clock import Clock
from tni.quiz.question import LETTERS, QuestionKind
from tni.quiz.round import RoundPhase
from tni.services.voting.vote_state import QuestionState
from tni.ui.chrome.bar_painting import paint_bar
from tni.ui.chrome.button import IconButton, Style
from tni.ui.chrome.choice_buttons import ChoiceGrid, TextButton
from tni.ui.chrome.panel import Label
from tni.ui.i18n import tr
from tni.ui.vote.anchored_panel import RESULT_ROWS, SMALL_COUNT_SHARE, BigLabel
from tni.ui.vote.question_label import QuestionLabel
from tni.ui.vote.right_answer_button import RightAnswerButton
from tni.ui.vote.seat_dots import SeatDots
from tni.ui.vote.step_buttons import StepButton, StepButtons
from tni.ui.vote.vote_state_text import (
    answer_count_message,
    clock_text,
    not_recorded_message,
    time_left_text,
    unassigned_count_message,
)
from tni.ui.vote.vote_text import answer_changes_message, standings_message, teams_message

DOTS_TARGETS = 2
"""Width that the dots of the seats need at least beside all else, in touch targets; else the buttons go below."""

NOTE_TARGETS = 4
"""Width of the notes beside the dots, in touch targets."""


def choice_count_grid(style: Style) -> ChoiceGrid:
    """Create the choice of the number of answers; its values are the numbers as text."""
    buttons = [TextButton(style, str(n), value=str(n), name=tr("{} choix").format(n)) for n in (2, 3, 4, 5)]
    for n, button in zip((2, 3, 4, 5), buttons, strict=True):
        button.setToolTip(f"A–{LETTERS[n - 1]}")
    return ChoiceGrid(style, tr("Nombre de réponses possibles"), buttons, 4)


class VoteStrip(QWidget):
    """Strip that emits requests and shows the state it is given.

    time_over: the time of all pupils is over. undo_wanted: take the last step back, from this phase. sheet_wanted: show
    the question over the whole page (True), or the page (False). resized: the geometry must be computed again.
    """

    key_chosen = Signal(object)
    choice_count_chosen = Signal(int)
    repeat_wanted = Signal()
    next_wanted = Signal()
    close_wanted = Signal()
    reveal_wanted = Signal()
    put_away_wanted = Signal()
    undo_wanted = Signal(object)
    sheet_wanted = Signal(bool)
    time_over = Signal()
    resized = Signal()

    def __init__(self, style: Style, clock: Clock, parent: QWidget) -> None:
        super().__init__(parent)
        self.kit, self._clock = style, clock
        self._view: QuestionState | None = None
        self._sheet: bool | None = None
        self.setAccessibleName(tr("Vote"))
        self._rows = QVBoxLayout(self)
        self.question = QuestionLabel(style)
        self.doubt, self.unassigned = (
            Label(style, size="small", token="danger"),
            Label(style, size="small", token="muted"),
        )
        self.answer_changes, self.leaders = BigLabel(style, token="accent"), BigLabel(style)
        for label in (self.question, self.answer_changes, self.leaders):
            label.setWordWrap(True)
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            self._rows.addWidget(label)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._line.addLayout(self._make_status(), 1)
        self._line.addLayout(self._make_buttons())
        self._rows.addLayout(self._line)
        self._seconds = QTimer(self, interval=250)
        self._seconds.timeout.connect(self._show_time)
        style.theme.changed.connect(self._restyle)
        self._restyle()
        self.hide()

    def _make_status(self) -> QHBoxLayout:
        line = QHBoxLayout()
        self.count = BigLabel(self.kit)
        self.filming = BigLabel(self.kit, "●", token="danger")
        self.filming.setToolTip(tr("La caméra lit les cartes"))
        self.filming.setAccessibleName(tr("La caméra lit les cartes"))
        self.closed = Label(self.kit, tr("Vote terminé"), size="title", token="muted")
        self.dots = SeatDots(self.kit)
        self._time = BigLabel(self.kit, token="muted")
        self._counts_label = Label(self.kit, tr("Réponses :"), token="muted")
        self._counts = choice_count_grid(self.kit)
        self._counts.chosen.connect(lambda n: self.choice_count_chosen.emit(int(n)))
        self._timed = IconButton(self.kit, "timer", tr("Montrer le temps"))
        self._timed.setCheckable(True)
        self._timed.toggled.connect(lambda _on: self._show())
        for widget in (self.filming, self.count, self.closed):
            line.addWidget(widget)
        line.addWidget(self.dots, 100)
        line.addLayout(self._make_notes(), 20)
        line.addStretch(1)
        for control in (self._counts_label, self._counts, self._time, self._timed):
            line.addWidget(control)
        return line

    def _make_notes(self) -> QVBoxLayout:
        """Make the column of what is not counted. It takes no height of its own, so that the page stays still."""
        column = QVBoxLayout()
        column.setSpacing(0)
        for words in (self.doubt, self.unassigned):
            words.setWordWrap(True)
            words.setMinimumWidth(NOTE_TARGETS * self.kit.theme.metrics.target_px)
            words.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
            column.addWidget(words)
        return column

    def _make_buttons(self) -> QHBoxLayout:
        line = QHBoxLayout()
        self._turn = StepButton(self.kit, "")
        self._turn.clicked.connect(lambda: self.sheet_wanted.emit(not self._sheet))
        self._key = RightAnswerButton(self.kit)
        self._key.chosen.connect(self.key_chosen)
        self._key.resized.connect(self.resized)
        self._repeat = StepButton(self.kit, tr("Revoter"))
        self._repeat.clicked.connect(self.repeat_wanted)
        self._next = StepButton(self.kit, "")
        self._next.clicked.connect(self.next_wanted)
        self._undo = StepButton(self.kit, "", quiet=True)
        self._undo.clicked.connect(self._take_back)
        self.steps = StepButtons(self.kit)
        self.steps.close_vote.clicked.connect(self.close_wanted)
        self.steps.reveal.clicked.connect(self.reveal_wanted)
        self.steps.put_away.clicked.connect(self.put_away_wanted)
        line.addStretch(1)
        for widget in (self._key, self._turn, self._repeat, self._next, self._undo, self.steps):
            line.addWidget(widget)
        return line

    # -- content

    def show_vote(self, view: QuestionState | None) -> None:
        """Show the vote; None if there is none."""
        before = self._view
        self._view = view
        if view is None:
            self.hide()
        else:
            self._show()
            if not self.isVisible():
                self.show()
                self.raise_()
        self._run_time()
        if (before is None) != (view is None):
            self.resized.emit()

    def show_sheet(self, shown: bool | None) -> None:
        """Show whether the question lies over the page. None: it has no sheet, since it is drawn on the page."""
        if shown is not self._sheet:
            self._sheet = shown
            self._show()

    def _show(self) -> None:
        view = self._view
        if view is None:
            return
        state, is_open = view.state, view.state.phase is RoundPhase.OPEN
        self._show_question(view)
        self.count.setText(answer_count_message(state))
        self.filming.setVisible(view.active_devices.cards)
        self.closed.setVisible(state.phase is RoundPhase.CLOSED)
        self.doubt.setText(not_recorded_message(state))
        self.doubt.setVisible(state.not_recorded > 0)
        self.unassigned.setText(unassigned_count_message(state))
        self.unassigned.setVisible(bool(state.unknown))
        self.dots.show_seats(tuple(view.numbers), frozenset(state.answered))
        self.dots.setVisible(view.result is None and state.numbered)
        lettered = state.question.kind is QuestionKind.CHOICE and not state.question.options
        self._counts.choose(str(state.question.choice_count))
        for widget in (self._counts, self._counts_label):
            widget.setVisible(is_open and lettered and state.is_untouched)
        self._timed.setVisible(is_open and state.ends_s is None)
        self._time.setVisible(self._shows_time)
        self._show_buttons(view)
        self._run_time()

    def _show_question(self, view: QuestionState) -> None:
        """Show what no other widget shows: true and false of a question on the page, the teams, and what a result over
        the question has no room for."""
        state, teams = view.state, teams_message(view.teams)
        if view.has_sheet or view.result is not None:
            self.question.show_text(teams)
        else:
            self.question.show_question(state.question, teams, is_written=True)
        changes = "" if state.shown is None else answer_changes_message(state.shown)
        by_team = not view.standings or not view.standings[0].name.isdigit()
        leaders = standings_message(view.standings, by_team)
        for label, words in ((self.answer_changes, changes), (self.leaders, leaders)):
            label.setText(words if view.has_sheet else "")
        for shown in (self.question, self.answer_changes, self.leaders):
            shown.setVisible(bool(shown.text()))

    def _show_buttons(self, view: QuestionState) -> None:
        state, phase = view.state, view.state.phase
        self.steps.show_phase(phase)
        self._repeat.setVisible(phase is not RoundPhase.OPEN)
        goes_on = view.has_next or view.teacher_paced_position is not None
        self._next.setVisible(phase is not RoundPhase.OPEN and goes_on)
        self._next.set_text(
            tr("Question suivante")
            if view.teacher_paced_position is None
            else tr("Question {} / {}").format(*view.teacher_paced_position)
        )
        self._turn.setVisible(self._sheet is not None)
        away = tr("Voir la question") if phase is not RoundPhase.REVEALED else tr("Voir le résultat")
        self._turn.set_text(tr("Revenir à la page") if self._sheet else away)
        self._key.show_question(state.question if phase is RoundPhase.REVEALED and self._sheet else None)
        words = self._undo_text(view)
        self._undo.set_text(words)
        self._undo.setVisible(bool(words))

    def _undo_text(self, view: QuestionState) -> str:
        match view.state.phase:
            case RoundPhase.OPEN if view.state.is_untouched:
                return tr("Annuler le vote")
            case RoundPhase.CLOSED if view.can_reopen:
                return tr("Rouvrir le vote")
            case RoundPhase.REVEALED:
                return tr("Masquer le résultat")
            case _:
                return ""

    def _take_back(self) -> None:
        if self._view is not None:
            self.undo_wanted.emit(self._view.state.phase)

    # -- time

    @property
    def _shows_time(self) -> bool:
        """True if time is shown. All pupils see a running time limit."""
        view = self._view
        return view is not None and view.is_open and (view.state.ends_s is not None or self._timed.isChecked())

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

    def _restyle(self) -> None:
        metrics = self.kit.theme.metrics
        self._rows.setContentsMargins(metrics.pad_px, metrics.gap_px, metrics.pad_px, metrics.gap_px)
        for layout in (self._rows, self._line):
            layout.setSpacing(metrics.gap_px)
        self.resized.emit()

    def height_in(self, area: QRect) -> int:
        """Return the height that the strip needs in this area; 0 while it is hidden."""
        if self._view is None:
            return 0
        metrics = self.kit.theme.metrics
        unit = max(metrics.target_px, area.height() // RESULT_ROWS)
        self.question.set_unit(unit, area.width())
        for label in (self.answer_changes, self.leaders):
            label.set_size(round(unit * SMALL_COUNT_SHARE))
        self._line.setDirection(QBoxLayout.Direction.LeftToRight)
        self._rows.activate()
        lines = 1
        if self._line.minimumSize().width() + DOTS_TARGETS * metrics.target_px > area.width() - 2 * metrics.pad_px:
            self._line.setDirection(QBoxLayout.Direction.TopToBottom)
            lines = 2
        high = lines * metrics.target_px + (lines + 1) * metrics.gap_px
        for words in (self.question, self.answer_changes, self.leaders):
            if words.isVisibleTo(self):
                high += words.heightForWidth(area.width() - 2 * metrics.pad_px) + metrics.gap_px
        return min(high, area.height())

    def place(self, area: QRect) -> None:
        """Lie along the bottom of the area."""
        high = self.height_in(area)
        if high:
            self.setGeometry(area.left(), area.bottom() + 1 - high, area.width(), high)

    # -- events of Qt

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        paint_bar(self, self.kit.theme)
