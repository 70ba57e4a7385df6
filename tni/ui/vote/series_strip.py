"""A series on the board: where the class is in it, then what came of each question, one after the other."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, override

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from tni.cahier.french import NBSP
from tni.core.clock import Clock
from tni.core.ids import QuestionId
from tni.quiz.round import Phase
from tni.session.series_session import SeriesState
from tni.ui.chrome.button import IconButton, Style
from tni.ui.chrome.choices import WordButton
from tni.ui.chrome.panel import Label, spaced
from tni.ui.i18n import is_one, tr
from tni.ui.vote.open_results import ResultView
from tni.ui.vote.question_words import LETTERS_SHARE, QuestionWords
from tni.ui.vote.result import Result
from tni.ui.vote.series_grid import SeriesGrid
from tni.ui.vote.strip import RESULT_ROWS, BigLabel
from tni.ui.vote.view import left_text, not_recorded_sentence
from tni.ui.vote.written_view import WrittenView

if TYPE_CHECKING:
    from tni.ui.vote.series_pictures import Sight

WRITTEN_SHARE = 0.4
"""Of the page's height that a question with pictures may take beside its result."""


def handed_in_sentence(state: SeriesState) -> str:
    """`12 / 27 ont rendu`."""
    done = state.handed_in
    if state.present is None:
        return (tr("{} a rendu") if is_one(done) else tr("{} ont rendu")).format(done)
    return (tr("{} / {} a rendu") if is_one(done) else tr("{} / {} ont rendu")).format(done, state.present)


def share_sentence(state: SeriesState, place: int) -> str:
    """How many answers to a question are right; "" without a key or an answer."""
    outcome = state.outcomes[place] if state.outcomes is not None else None
    share = None if outcome is None else outcome.success
    return "" if share is None else tr("{} % de bonnes réponses.").format(round(share * 100))


class SeriesStrip(QWidget):
    """Tells what is wanted and shows what it is told; laid by its owner. lead_wanted: question by question instead, for
    devices that cannot follow. resized: it wants another place; time_over: nobody has time left."""

    close_wanted = Signal()
    reveal_wanted = Signal()
    put_away_wanted = Signal()
    lead_wanted = Signal()
    time_over = Signal()
    resized = Signal()

    def __init__(self, style: Style, clock: Clock, parent: QWidget) -> None:
        super().__init__(parent)
        self.kit, self._clock = style, clock
        self._state: SeriesState | None = None
        self._others = False
        self._sights: Mapping[QuestionId, Sight] = {}
        self._place = 0
        self.setAccessibleName(tr("Série de questions"))
        rows = QVBoxLayout(self)
        spaced(rows, style)
        self.asked, self.result, self.share = QuestionWords(style), ResultView(style), BigLabel(style, token="accent")
        self.written = WrittenView(style)
        self.result.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)  # no key is said here
        self.grid = SeriesGrid(style)
        self.note, self.doubt = Label(style, token="muted"), Label(style, token="danger")
        for widget in (self.asked, self.written, self.share, self.result, self.grid, self.note, self.doubt):
            rows.addWidget(widget)
        self.note.setWordWrap(True)
        self.note.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        rows.addLayout(self._make_line())
        self._seconds = QTimer(self, interval=250)
        self._seconds.timeout.connect(self._show_time)
        style.look.changed.connect(self.resized)
        self.hide()

    def _make_line(self) -> QHBoxLayout:
        line = QHBoxLayout()
        self.count = BigLabel(self.kit)
        self._time = BigLabel(self.kit, token="muted")
        self.numbers = WordButton(self.kit, tr("Numéros"), name=tr("Montrer les numéros des élèves"))
        self.numbers.setCheckable(True)
        self.numbers.toggled.connect(lambda _on: self._show())
        self.lead = WordButton(self.kit, tr("Question par question"))
        self.lead.clicked.connect(self.lead_wanted)
        self.back = IconButton(self.kit, "chevron-left", tr("Question précédente"))
        self.back.clicked.connect(lambda: self.go_to(self._place - 1))
        self.which = BigLabel(self.kit, token="muted")
        self.next = IconButton(self.kit, "chevron-right", tr("Question suivante"))
        self.next.clicked.connect(lambda: self.go_to(self._place + 1))
        self.close_series = WordButton(self.kit, tr("Clore la série"), filled=True)
        self.close_series.clicked.connect(self.close_wanted)
        self.reveal = WordButton(self.kit, tr("Montrer les résultats"), filled=True)
        self.reveal.clicked.connect(self.reveal_wanted)
        self.put_away = IconButton(self.kit, "x", tr("Ranger la série"))
        self.put_away.clicked.connect(self.put_away_wanted)
        line.addWidget(self.count)
        line.addStretch(1)
        for widget in (
            self._time, self.numbers, self.lead, self.back, self.which, self.next, self.close_series, self.reveal,
            self.put_away,
        ):  # fmt: skip
            line.addWidget(widget)
        return line

    # -- what it shows

    def show_state(
        self, state: SeriesState | None, *, others: bool = False, sights: Mapping[QuestionId, Sight] | None = None
    ) -> None:
        """None: there is no series. others: whether there are devices that cannot follow one. sights: of questions that
        are more than words."""
        before = None if self._state is None else self._state.phase
        self._state, self._others, self._sights = state, others, sights or {}
        if state is None:
            self._place = 0
            self.numbers.setChecked(False)
            self.hide()
        else:
            self._show()
            if not self.isVisible():
                self.show()
                self.raise_()
        runs = state is not None and state.phase is Phase.OPEN and state.ends_s is not None
        if runs != self._seconds.isActive():
            self._seconds.start() if runs else self._seconds.stop()
        self._show_time()
        if before is not (None if state is None else state.phase):
            self.resized.emit()

    def go_to(self, place: int) -> None:
        """The result of that question."""
        self._place = place
        self._show()
        self.resized.emit()

    def _show(self) -> None:
        state = self._state
        if state is None:
            return
        is_open, shown = state.phase is Phase.OPEN, state.phase is Phase.REVEALED
        self.count.setText(handed_in_sentence(state))
        self.grid.show_state(state, numbered=self.numbers.isChecked())
        self.grid.setVisible(not shown)
        self.numbers.setVisible(not shown)
        self.lead.setVisible(is_open and self._others and not any(one.answered for one in state.people))
        self.note.setText(tr("Télécommandes et cartes ne suivent pas une série : elles votent question par question."))
        self.note.setVisible(is_open and self._others)
        self.doubt.setVisible(state.not_recorded > 0)
        self.doubt.setText(not_recorded_sentence(state))
        self.close_series.setVisible(is_open)
        self.reveal.setVisible(state.phase is Phase.CLOSED)
        self._time.setVisible(is_open and state.ends_s is not None)
        for widget in (self.asked, self.written, self.share, self.result, self.back, self.which, self.next):
            widget.setVisible(shown)
        if shown:
            self._show_result(state)

    def _show_result(self, state: SeriesState) -> None:
        count = len(state.questions)
        self._place = max(0, min(self._place, count - 1))
        question = state.questions[self._place]
        assert state.outcomes is not None
        self.result.show_result(Result(question, state.outcomes[self._place].counts))
        sight = self._sights.get(question.id)
        self.written.show_written(None if sight is None else sight.written, question.text or "")
        self.written.setVisible(sight is not None)
        says = question.text if sight is None or not sight.written.stem else ""
        self.asked.setText(f"{self._place + 1}.{NBSP}{says or ''}")
        self.share.setText(share_sentence(state, self._place))
        self.which.setText(f"{self._place + 1} / {count}")
        self.back.setEnabled(self._place > 0)
        self.next.setEnabled(self._place + 1 < count)

    def _show_time(self) -> None:
        state = self._state
        if state is None or state.ends_s is None or state.phase is not Phase.OPEN:
            return
        now_s = self._clock.monotonic()
        self._time.setText(left_text(state.ends_s, now_s))
        if now_s >= state.ends_s[1]:
            self.time_over.emit()

    # -- where it lies

    def place(self, area: QRect) -> None:
        """Along the bottom of the page's area."""
        unit = max(self.kit.look.metrics.target_px, area.height() // RESULT_ROWS)
        self.result.set_unit(unit)
        self.asked.set_unit(unit, area.width())
        wide = area.width() - 3 * self.kit.look.metrics.pad_px
        self.written.set_room(round(unit * LETTERS_SHARE), wide, round(area.height() * WRITTEN_SHARE))
        self.grid.set_unit(unit)
        self.share.set_size(round(unit * 0.4))
        layout = self.layout()
        assert layout is not None
        layout.activate()
        high = min(area.height(), max(layout.sizeHint().height(), layout.totalHeightForWidth(area.width())))
        self.setGeometry(area.left(), area.bottom() + 1 - high, area.width(), high)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter = self.kit.look, QPainter(self)
        painter.fillRect(self.rect(), look.colour("surface"))
        painter.fillRect(0, 0, self.width(), look.metrics.line_px, look.colour("line"))
        painter.end()
