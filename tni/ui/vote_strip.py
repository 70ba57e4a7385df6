"""The vote on the board: how many have answered and who by number; then the result. Nothing private, no modal thing.

An opaque strip above the bar: the question stays in sight, and a press on the fold leaves the count alone.
"""

from __future__ import annotations

from typing import override

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tni.core.clock import Clock
from tni.quiz.question import LETTERS, QuestionKind
from tni.quiz.round import Phase
from tni.ui.button import IconButton, Style
from tni.ui.choices import ChoiceGrid, WordButton
from tni.ui.i18n import tr
from tni.ui.panel import Label
from tni.ui.popovers import spaced
from tni.ui.vote_bars import VoteBars
from tni.ui.vote_seats import SeatDots
from tni.ui.vote_view import VoteView, clock_text, count_sentence, not_recorded_sentence

RESULT_SHARE = 0.42
"""Of the page's height, at most, that the result covers."""


class BigLabel(Label):
    """Words that the class reads at eight metres."""

    @override
    def _restyle(self) -> None:
        super()._restyle()
        look = self._kit.look
        self.setFont(look.font(round(look.metrics.target_px * 0.72), bold=True))


def choice_count_grid(style: Style) -> ChoiceGrid:
    """How many answers there are: A to B, ... A to E; carries the number as text."""
    buttons = [
        WordButton(style, f"A–{LETTERS[n - 1]}", value=str(n), name=tr("{} choix").format(n)) for n in (2, 3, 4, 5)
    ]
    return ChoiceGrid(style, tr("Nombre de réponses possibles"), buttons, 4)


class VoteStrip(QWidget):
    """Tells what is wanted and shows what it is told; laid by its owner. resized: it wants another height."""

    key_chosen = Signal(object)
    choice_count_chosen = Signal(int)
    again_wanted = Signal()
    close_wanted = Signal()
    resized = Signal()

    def __init__(self, style: Style, clock: Clock, parent: QWidget) -> None:
        super().__init__(parent)
        self.kit, self._clock = style, clock
        self._view: VoteView | None = None
        self._folded = False
        self.setAccessibleName(tr("Vote"))
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)
        rows = QVBoxLayout(self)
        spaced(rows, style)
        self.bars = VoteBars(style)
        self.bars.key_chosen.connect(self.key_chosen)
        rows.addWidget(self.bars, 1)
        rows.addLayout(self._make_line())
        self._seconds = QTimer(self, interval=250)
        self._seconds.timeout.connect(self._show_time)
        style.look.changed.connect(self.resized)
        self.hide()

    def _make_line(self) -> QHBoxLayout:
        line = QHBoxLayout()
        self.count = BigLabel(self.kit)
        self.doubt = Label(self.kit, token="danger")
        self.dots = SeatDots(self.kit)
        self._time = BigLabel(self.kit, token="muted")
        self._counts = choice_count_grid(self.kit)
        self._counts.chosen.connect(lambda n: self.choice_count_chosen.emit(int(n)))
        self._timed = IconButton(self.kit, "timer", tr("Montrer le temps"))
        self._timed.setCheckable(True)
        self._timed.toggled.connect(lambda _on: self._show())
        self._again = WordButton(self.kit, tr("Revoter"))
        self._again.clicked.connect(self.again_wanted)
        self._fold = IconButton(self.kit, "chevron-down", tr("Replier"))
        self._fold.clicked.connect(lambda: self.fold(not self._folded))
        self._close = IconButton(self.kit, "x", tr("Ranger le vote"))
        self._close.clicked.connect(self.close_wanted)
        line.addWidget(self.count)
        line.addWidget(self.doubt)
        line.addWidget(self.dots, 100)
        line.addStretch(1)
        for widget in (self._counts, self._time, self._timed, self._again, self._fold, self._close):
            line.addWidget(widget)
        return line

    # -- what it shows

    def show_vote(self, view: VoteView | None) -> None:
        """None: there is no vote."""
        phase_before = None if self._view is None else self._view.state.phase
        self._view = view
        if view is None:
            self._folded = False
            self.hide()
        else:
            self._show()
            if not self.isVisible():
                self.show()
                self.raise_()
        self._run_time()
        if phase_before is not (None if view is None else view.state.phase):
            self.resized.emit()

    def fold(self, folded: bool) -> None:
        """Leave nothing but the count, or show all again."""
        self._folded = folded
        self._show()
        self.resized.emit()

    def _show(self) -> None:
        view = self._view
        if view is None:
            return
        state, whole = view.state, not self._folded
        result = view.result
        if result is not None:
            self.bars.show_result(result)
        self.bars.setVisible(result is not None and whole)
        self.count.setText(count_sentence(state))
        self.doubt.setText(not_recorded_sentence(state))
        self.doubt.setVisible(state.not_recorded > 0)
        self.dots.show_seats(tuple(view.numbers), frozenset(state.answered))
        self.dots.setVisible(result is None and whole and state.present is not None)
        choosing = state.phase is Phase.OPEN and state.question.kind is QuestionKind.CHOICE and not state.answered
        self._counts.choose(str(state.question.choice_count))
        self._counts.setVisible(choosing and whole)
        self._timed.setVisible(state.phase is Phase.OPEN and whole)
        self._time.setVisible(state.phase is Phase.OPEN and whole and self._timed.isChecked())
        self._again.setVisible(state.phase is not Phase.OPEN and whole)
        self._close.setVisible(whole)
        untouched = state.phase is Phase.OPEN and not state.answered
        self._close.show_as("x", tr("Annuler le vote") if untouched else tr("Ranger le vote"))
        self._fold.show_as(
            "chevron-up" if self._folded else "chevron-down", tr("Déplier") if self._folded else tr("Replier")
        )
        self._run_time()

    def _run_time(self) -> None:
        runs = self._view is not None and self._view.is_open and self._timed.isChecked() and not self._folded
        if runs != self._seconds.isActive():
            self._seconds.start() if runs else self._seconds.stop()
        self._show_time()

    def _show_time(self) -> None:
        if self._view is not None:
            self._time.setText(clock_text(self._clock.monotonic() - self._view.opened_s))

    # -- where it lies

    def place(self, area: QRect) -> None:
        """Lie along the bottom of the page's area; folded, in its corner."""
        layout = self.layout()
        assert layout is not None
        layout.activate()
        wanted = layout.sizeHint()
        width = min(area.width(), wanted.width()) if self._folded else area.width()
        shows_result = self._view is not None and self._view.result is not None and not self._folded
        height = max(wanted.height(), round(area.height() * RESULT_SHARE)) if shows_result else wanted.height()
        self.setGeometry(area.right() + 1 - width, area.bottom() + 1 - height, width, height)

    @override
    def sizeHint(self) -> QSize:
        layout = self.layout()
        return QSize() if layout is None else layout.sizeHint()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.fold(True)
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = self.kit.look
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.colour("surface"))
        line = look.metrics.line_px
        painter.fillRect(0, 0, self.width(), line, look.colour("line"))
        if self._folded:
            painter.fillRect(0, 0, line, self.height(), look.colour("line"))
        painter.end()
