"""The vote on the board: how many have answered and who by number; then the result. Nothing private, no modal thing.

While it is open, a low strip along the bar; the result is a panel no larger than it must be for the last row of the
class, at the side that the teacher has drawn it to. One press folds either to its count.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, override

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from tni.core.clock import Clock
from tni.quiz.question import LETTERS, QuestionKind
from tni.quiz.round import Phase
from tni.ui.chrome.button import IconButton, Style
from tni.ui.chrome.choices import ChoiceGrid, WordButton
from tni.ui.chrome.panel import Label, spaced
from tni.ui.i18n import tr
from tni.ui.vote.open_results import ResultView
from tni.ui.vote.place import Resting
from tni.ui.vote.question_words import LETTERS_SHARE, QuestionWords
from tni.ui.vote.seats import SeatDots
from tni.ui.vote.view import (
    VoteView,
    clock_text,
    count_sentence,
    empty_sentence,
    left_text,
    not_recorded_sentence,
    unknown_sentence,
)
from tni.ui.vote.words import changes_sentence, standings_sentence, teams_sentence

if TYPE_CHECKING:
    from tni.ui.vote.written_view import WrittenView

RESULT_ROWS = 18
"""A row of the result is at least this part of the page's height, so that its numbers are read at eight metres."""
RESULT_WIDTH = 8.5
"""Width of the result, in rows' heights."""
MOST_SHARE = 0.7
"""Of the page's height that a question of a bank may take."""
COUNT_SHARE, SMALL_COUNT_SHARE = 0.72, 0.5


class BigLabel(Label):
    """Words that the class reads at eight metres. size_px: 0 for a size that goes with the targets."""

    size_px = 0

    def set_size(self, size_px: int) -> None:
        if size_px != self.size_px:
            self.size_px = size_px
            self._restyle()

    @override
    def _restyle(self) -> None:
        super()._restyle()
        look = self._kit.look
        self.setFont(look.font(self.size_px or round(look.metrics.target_px * COUNT_SHARE), bold=True))


def choice_count_grid(style: Style) -> ChoiceGrid:
    """How many answers there are: A to B, ... A to E; carries the number as text."""
    buttons = [
        WordButton(style, f"A–{LETTERS[n - 1]}", value=str(n), name=tr("{} choix").format(n)) for n in (2, 3, 4, 5)
    ]
    return ChoiceGrid(style, tr("Nombre de réponses possibles"), buttons, 4)


class VoteStrip(QWidget):
    """Tells what is wanted and shows what it is told; laid by its owner. resized: it wants another place; rested: it
    was drawn to one by hand, a `Resting`; time_over: nobody has time left."""

    key_chosen = Signal(object)
    choice_count_chosen = Signal(int)
    again_wanted = Signal()
    next_wanted = Signal()
    close_wanted = Signal()
    time_over = Signal()
    resized = Signal()
    rested = Signal(object)

    def __init__(self, style: Style, clock: Clock, parent: QWidget) -> None:
        super().__init__(parent)
        self.kit, self._clock = style, clock
        self.resting = Resting()
        self._view: VoteView | None = None
        self._folded = False
        self._area = QRect()
        self._grip: QPoint | None = None
        self.setAccessibleName(tr("Vote"))
        self._rows = QVBoxLayout(self)
        spaced(self._rows, style)
        self.result = ResultView(style)
        self.bars = self.result.bars
        self.result.key_chosen.connect(self.key_chosen)
        self.asked = QuestionWords(style)
        self._rows.addWidget(self.asked)
        self.written: WrittenView | None = None
        self.moved = BigLabel(style, token="accent")
        self.empty = Label(style)
        self.empty.setWordWrap(True)
        self.empty.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._rows.addWidget(self.empty)
        self.doubt, self.strangers = Label(style, token="danger"), Label(style, token="muted")
        self._rows.addWidget(self.result, 1)
        self.leaders = BigLabel(style)
        self._rows.addWidget(self.moved)
        self._rows.addWidget(self.leaders)
        for words in (self.doubt, self.strangers):
            words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            self._rows.addWidget(words)
        self._rows.addLayout(self._make_line())
        self._seconds = QTimer(self, interval=250)
        self._seconds.timeout.connect(self._show_time)
        style.look.changed.connect(self.resized)
        self.hide()

    def _make_line(self) -> QHBoxLayout:
        line = QHBoxLayout()
        self.count = BigLabel(self.kit)
        self.filming = BigLabel(self.kit, "●", token="danger")
        self.filming.setToolTip(tr("La caméra lit les cartes"))
        self.filming.setAccessibleName(tr("La caméra lit les cartes"))
        self.closed = Label(self.kit, tr("Vote clos"), size="title", token="muted")
        self.dots = SeatDots(self.kit)
        self._time = BigLabel(self.kit, token="muted")
        self._counts = choice_count_grid(self.kit)
        self._counts.chosen.connect(lambda n: self.choice_count_chosen.emit(int(n)))
        self._timed = IconButton(self.kit, "timer", tr("Montrer le temps"))
        self._timed.setCheckable(True)
        self._timed.toggled.connect(lambda _on: self._show())
        self._again = WordButton(self.kit, tr("Revoter"))
        self._again.clicked.connect(self.again_wanted)
        self._next = WordButton(self.kit, "", filled=True)
        self._next.clicked.connect(self.next_wanted)
        self._fold = IconButton(self.kit, "chevron-down", tr("Replier"))
        self._fold.clicked.connect(lambda: self.fold(not self._folded))
        self._close = IconButton(self.kit, "x", tr("Ranger le vote"))
        self._close.clicked.connect(self.close_wanted)
        line.addWidget(self.filming)
        line.addWidget(self.count)
        line.addWidget(self.closed)
        line.addWidget(self.dots, 100)
        line.addStretch(1)
        for widget in (self._counts, self._time, self._timed, self._again, self._next, self._fold, self._close):
            line.addWidget(widget)
        return line

    # -- what it shows

    @property
    def is_compact(self) -> bool:
        """Whether it is a panel, which may be drawn elsewhere, and no strip."""
        return self._folded or (self._view is not None and self._view.result is not None)

    @property
    def shows_result(self) -> bool:
        return self._view is not None and self._view.result is not None and not self._folded

    def show_vote(self, view: VoteView | None) -> None:
        """None: there is no vote."""
        phase_before = None if self._view is None else self._view.state.phase
        self._view = view
        if view is None:
            self._folded = False
            self._grip = None
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

    def step_back(self) -> bool:
        """Escape: fold a vote that takes no more answers; folded already, put a result away that all have seen. A
        running vote stays as it is. Returns whether there was something to do."""
        if self._view is None or not self.isVisible() or self._view.is_open:
            return False
        if not self._folded:
            self.fold(True)
        elif self._view.result is not None:
            self.close_wanted.emit()
        else:
            return False
        return True

    def _show(self) -> None:
        view = self._view
        if view is None:
            return
        state, whole = view.state, not self._folded
        result = view.result
        if result is not None:
            self.result.show_result(result)
        self.result.setVisible(result is not None and whole and not view.is_empty)
        is_written = view.written is not None
        self.asked.show_question(state.question, teams_sentence(view.teams), is_written=is_written)
        if view.written is not None:
            self._written_view().show_written(view.written, state.question.text or "")
        if self.written is not None:
            self.written.setVisible(whole and result is None and is_written)
        self.asked.setVisible(whole and result is None and bool(self.asked.text()))
        moved = "" if state.shown is None else changes_sentence(state.shown)
        self.moved.setText(moved)
        self.moved.setVisible(bool(moved) and whole)
        leaders = standings_sentence(view.standings, not view.standings or not view.standings[0].name.isdigit())
        self.leaders.setText(leaders)
        self.leaders.setVisible(bool(leaders) and whole)
        self.empty.setText(empty_sentence(view))
        self.empty.setVisible(view.is_empty and whole)
        self.count.setText(count_sentence(state))
        self.filming.setVisible(view.filmed)
        self.closed.setVisible(state.phase is Phase.CLOSED)
        self.doubt.setText(not_recorded_sentence(state))
        self.doubt.setVisible(state.not_recorded > 0)
        self.strangers.setText(unknown_sentence(state))
        self.strangers.setVisible(bool(state.unknown) and whole)
        self.dots.show_seats(tuple(view.numbers), frozenset(state.answered))
        self.dots.setVisible(result is None and whole and state.numbered)
        lettered = state.question.kind is QuestionKind.CHOICE and not state.question.options
        choosing = state.phase is Phase.OPEN and lettered and not state.answered
        self._counts.choose(str(state.question.choice_count))
        self._counts.setVisible(choosing and whole)
        self._timed.setVisible(state.phase is Phase.OPEN and whole and state.ends_s is None)
        self._time.setVisible(self._shows_time)
        self._again.setVisible(state.phase is not Phase.OPEN and whole)
        self._next.setVisible(state.phase is not Phase.OPEN and (view.goes_on or view.led is not None))
        words = tr("Question suivante") if view.led is None else tr("Question {} / {}").format(*view.led)
        self._next.set_text(words)
        self._close.setVisible(whole)
        untouched = state.phase is Phase.OPEN and not state.answered
        self._close.show_as("x", tr("Annuler le vote") if untouched else tr("Ranger le vote"))
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent, not self.is_compact)
        self.setToolTip(tr("Tirer pour déplacer") if self.is_compact else "")
        self._show_fold()
        self._run_time()

    def _written_view(self) -> WrittenView:
        """Made when a question of a bank is first asked: most lessons have none."""
        if self.written is None:
            from tni.ui.vote.written_view import WrittenView

            self.written = WrittenView(self.kit)
            self._rows.insertWidget(self._rows.indexOf(self.asked), self.written)
            self._give_room()
        return self.written

    def _give_room(self) -> None:
        if self.written is not None:
            area, pad = self._area, self.kit.look.metrics.pad_px
            letters = round(self._unit * LETTERS_SHARE)
            self.written.set_room(letters, area.width() - 3 * pad, round(area.height() * MOST_SHARE))

    def _show_fold(self) -> None:
        """The line of buttons lies at the panel's end of the page, so that it stays under the finger that folds."""
        self._rows.setDirection(
            QBoxLayout.Direction.BottomToTop
            if self.is_compact and not self.resting.low
            else QBoxLayout.Direction.TopToBottom
        )
        opens_up = self.resting.low or not self.is_compact
        icon = "chevron-up" if self._folded == opens_up else "chevron-down"
        self._fold.show_as(icon, tr("Déplier") if self._folded else tr("Replier"))

    @property
    def _shows_time(self) -> bool:
        """A time limit is seen by all as long as it runs, even of a folded vote."""
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
        self._time.setText(clock_text(now_s - self._view.opened_s) if ends_s is None else left_text(ends_s, now_s))
        if ends_s is not None and now_s >= ends_s[1] and self._view.is_open:
            self.time_over.emit()

    # -- where it lies

    def place(self, area: QRect) -> None:
        """Lie along the bottom of the page's area; folded or as a result, where the teacher wants it."""
        self._area = area
        self._show_fold()
        unit = self._unit
        self.result.set_unit(unit)
        self.asked.set_unit(unit, area.width())
        self._give_room()
        has_result = self._view is not None and self._view.result is not None
        self.count.set_size(round(unit * SMALL_COUNT_SHARE) if has_result else 0)
        for words in (self.moved, self.leaders):
            words.set_size(round(unit * SMALL_COUNT_SHARE * 0.8))
        self._rows.activate()
        wanted = self._rows.sizeHint()
        if not self.is_compact:
            wraps = self._rows.hasHeightForWidth()
            high = self._rows.totalHeightForWidth(area.width()) if wraps else wanted.height()
            self.setGeometry(area.left(), area.bottom() + 1 - high, area.width(), high)
            return
        least = 0 if self._folded else round(unit * RESULT_WIDTH)
        width = max(wanted.width(), least)
        size = QSize(width, self._rows.totalHeightForWidth(width) if self.empty.isVisibleTo(self) else wanted.height())
        self.setGeometry(self.resting.box(self.room, size))
        self.update()

    @property
    def _unit(self) -> int:
        """Height of a row of the result."""
        return max(self.kit.look.metrics.target_px, self._area.height() // RESULT_ROWS)

    @property
    def room(self) -> QRect:
        """Where the panel may lie: a little away from the edges of the page's area."""
        pad = self.kit.look.metrics.pad_px
        return self._area.adjusted(pad, pad, -pad, -pad)

    @override
    def sizeHint(self) -> QSize:
        return self._rows.sizeHint()

    # -- Qt

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.is_compact:
            self._grip = event.position().toPoint()
            self.raise_()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grip is None:
            return
        room, corner = self.room, self.mapToParent(event.position().toPoint()) - self._grip
        x = max(room.left(), min(corner.x(), room.right() + 1 - self.width()))
        y = max(room.top(), min(corner.y(), room.bottom() + 1 - self.height()))
        self.move(x, y)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._grip is None:
            return
        self._grip = None
        found = Resting.of(self.geometry(), self.room, self.kit.look.metrics.target_px // 2)
        if found != self.resting:
            self.resting = found
            self.rested.emit(found)
        self.resized.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self._folded:
            self.fold(True)
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look, metrics = self.kit.look, self.kit.look.metrics
        painter = QPainter(self)
        if self.is_compact:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(look.colour("line"), metrics.line_px))
            painter.setBrush(look.colour("surface"))
            half = metrics.line_px / 2
            box = QRectF(self.rect()).adjusted(half, half, -half, -half)
            painter.drawRoundedRect(box, metrics.radius_px * 1.4, metrics.radius_px * 1.4)
        else:
            painter.fillRect(self.rect(), look.colour("surface"))
            painter.fillRect(0, 0, self.width(), metrics.line_px, look.colour("line"))
        painter.end()
