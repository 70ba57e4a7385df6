"""Strip of a self-paced quiz in the main window: the class's progress, then the results question by question."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from tni.core.clock import Clock
from tni.core.ids import QuestionId
from tni.quiz.bank.rendered_question import RenderedQuestion
from tni.quiz.question import Question, QuestionKind
from tni.quiz.round import RoundPhase
from tni.services.voting.self_paced_service import SelfPacedState
from tni.services.voting.vote_result import VoteResult
from tni.ui.chrome.button import IconButton, Style
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.panel import Label
from tni.ui.i18n import is_singular, tr
from tni.ui.vote.anchored_panel import RESULT_WIDTH, SMALL_COUNT_SHARE, AnchoredPanel, BigLabel
from tni.ui.vote.question_label import LETTER_SHARE, MAX_LETTERS, QuestionLabel
from tni.ui.vote.question_view import QuestionView
from tni.ui.vote.result_view import ResultView
from tni.ui.vote.self_paced_grid import SelfPacedGrid
from tni.ui.vote.step_buttons import StepButton
from tni.ui.vote.vote_state_text import not_recorded_message, time_left_text

if TYPE_CHECKING:
    from tni.quiz.question_picture import QuestionVisuals

QUESTION_SHARES = 0.4, 0.25, 0.15
"""Shares of the page's height to try for a question with pictures, until its result has room beside it."""
QUESTION_LETTER_SHARE = 0.8
"""Font size of a question beside its result, relative to the usual size."""


def handed_in_message(state: SelfPacedState) -> str:
    """Return "12 / 27 ont rendu"."""
    done = state.handed_in
    if state.present is None:
        return (tr("{} a rendu") if is_singular(done) else tr("{} ont rendu")).format(done)
    return (tr("{} / {} a rendu") if is_singular(done) else tr("{} / {} ont rendu")).format(done, state.present)


def right_answers_message(state: SelfPacedState, place: int) -> str:
    """Return the share of right answers to a question; "" without a right answer or without votes."""
    outcome = state.outcomes[place] if state.outcomes is not None else None
    share = None if outcome is None else outcome.success
    return "" if share is None else tr("{} % de bonnes réponses.").format(round(share * 100))


def no_phones_message() -> str:
    """Return the text for a quiz that no phone can answer."""
    return tr("Les téléphones sont éteints : la série attend, les réponses reçues sont gardées.")


def without_result_parts(written: RenderedQuestion, kind: QuestionKind) -> RenderedQuestion:
    """Return the rendered question without the parts that its result shows.

    Bars show the text of answers, a point map the picture. Answers with images are kept.
    """
    options, targets = (texts if "<img" in "".join(texts) else () for texts in (written.options, written.targets))
    picture = None if kind is QuestionKind.POINT else written.picture
    return replace(written, options=options, targets=targets, picture=picture)


class SelfPacedStrip(AnchoredPanel):
    """Strip that emits requests and shows the state it is given.

    teacher_paced_wanted: ask the questions teacher-paced, for devices that cannot answer a self-paced quiz. key_chosen:
    the right answer to the question at this index. time_over: the time of all pupils is over.
    undo_wanted: take back the step that led to this phase. tapped: a bar was pressed too shortly.
    """

    close_wanted = Signal()
    reveal_wanted = Signal()
    undo_wanted = Signal(object)
    tapped = Signal()
    teacher_paced_wanted = Signal()
    key_chosen = Signal(int, object)
    time_over = Signal()

    def __init__(self, style: Style, clock: Clock, parent: QWidget) -> None:
        super().__init__(style, parent)
        self._clock = clock
        self._state: SelfPacedState | None = None
        self._others = False
        self._visuals: Mapping[QuestionId, QuestionVisuals] = {}
        self._beside: dict[QuestionId, RenderedQuestion] = {}
        self._index = 0
        self.can_reopen = False
        """Whether a closed quiz may take answers again."""
        self.setAccessibleName(tr("Série de questions"))
        rows = self._rows
        self.question, self.result, self.share = (
            QuestionLabel(style),
            ResultView(style, guarded=True),
            BigLabel(style, token="accent"),
        )
        self.written = QuestionView(style)
        self.result.tapped.connect(self.tapped)
        self.result.key_chosen.connect(lambda key: self.key_chosen.emit(self._index, key))
        self.grid = SelfPacedGrid(style)
        self.note, self.doubt = Label(style, token="muted"), Label(style, token="danger")
        self.waiting = Label(style, no_phones_message(), token="danger")
        self.waiting.hide()
        self.note.setWordWrap(True)
        self.note.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.teacher_paced = TextButton(style, tr("Question par question"))
        self.teacher_paced.clicked.connect(self.teacher_paced_wanted)
        for widget in (self.question, self.written, self.result, self.share, self.grid):
            rows.addWidget(widget)
        noted = QHBoxLayout()
        noted.addWidget(self.note, 1)
        noted.addWidget(self.teacher_paced)
        rows.addLayout(noted)
        rows.addWidget(self.waiting)
        rows.addWidget(self.doubt)
        rows.addLayout(self._make_line())
        self._seconds = QTimer(self, interval=250)
        self._seconds.timeout.connect(self._show_time)

    def _make_line(self) -> QHBoxLayout:
        line = QHBoxLayout()
        self.count = BigLabel(self.kit)
        self._time = BigLabel(self.kit, token="muted")
        self.numbers = TextButton(self.kit, tr("Numéros"), name=tr("Montrer les numéros des élèves"))
        self.numbers.setCheckable(True)
        self.numbers.toggled.connect(lambda _on: self._show())
        self.back = IconButton(self.kit, "chevron-left", tr("Question précédente"))
        self.back.clicked.connect(lambda: self.go_to(self._index - 1))
        self.which = BigLabel(self.kit, token="muted")
        self.next = IconButton(self.kit, "chevron-right", tr("Question suivante"))
        self.next.clicked.connect(lambda: self.go_to(self._index + 1))
        self.close_quiz = StepButton(self.kit, tr("Terminer la série"), filled=True)
        self.close_quiz.clicked.connect(self.close_wanted)
        self.reveal = StepButton(self.kit, tr("Afficher les résultats"), filled=True)
        self.reveal.clicked.connect(self.reveal_wanted)
        self.put_away = StepButton(self.kit, tr("Ranger la série"))
        self.put_away.clicked.connect(self.put_away_wanted)
        self.undo = StepButton(self.kit, "", quiet=True)
        self.undo.clicked.connect(lambda: None if self._state is None else self.undo_wanted.emit(self._state.phase))
        for step in (self.close_quiz, self.reveal):  # each keeps its place, so that a second touch takes no second step
            policy = step.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            step.setSizePolicy(policy)
        line.addWidget(self.put_away)
        line.addWidget(self.count)
        line.addStretch(1)
        for widget in (
            self._time, self.numbers, self.back, self.which, self.next, self.undo, self.close_quiz, self.reveal,
            self._fold,
        ):  # fmt: skip
            line.addWidget(widget)
        return line

    def _show_steps(self, state: SelfPacedState, *, whole: bool) -> None:
        """Show the steps that are due. A result has no steps to the right, so their places go."""
        for step, phase in ((self.close_quiz, RoundPhase.OPEN), (self.reveal, RoundPhase.CLOSED)):
            policy = step.sizePolicy()
            policy.setRetainSizeWhenHidden(not self.is_compact)
            step.setSizePolicy(policy)
            step.setVisible(whole and state.phase is phase)
        self.put_away.setVisible(whole and state.phase is not RoundPhase.OPEN)
        words = {
            RoundPhase.OPEN: "" if any(one.answered for one in state.people) else tr("Annuler la série"),
            RoundPhase.CLOSED: tr("Rouvrir la série") if self.can_reopen else "",
            RoundPhase.REVEALED: tr("Masquer les résultats"),
        }.get(state.phase, "")
        self.undo.set_text(words)
        self.undo.setVisible(whole and bool(words))

    # -- content

    def show_state(
        self,
        state: SelfPacedState | None,
        *,
        others: bool = False,
        waits: bool = False,
        visuals: Mapping[QuestionId, QuestionVisuals] | None = None,
    ) -> None:
        """Show the quiz; None if there is none.

        others: True if there are devices that cannot answer it. waits: the phones are off. visuals: pictures of
        questions that are more than text.
        """
        before = None if self._state is None else self._state.phase
        changed = waits == self.waiting.isHidden()
        self._state, self._others = state, others
        self.waiting.setVisible(waits)
        if visuals is not None and visuals is not self._visuals:
            self._visuals, self._beside = visuals, {}
        if state is None:
            self._index = 0
            self.numbers.setChecked(False)
            self._reset_and_hide()
        else:
            self._update_and_show()
        runs = state is not None and state.phase is RoundPhase.OPEN and state.ends_s is not None
        if runs != self._seconds.isActive():
            self._seconds.start() if runs else self._seconds.stop()
        self._show_time()
        if changed or before is not (None if state is None else state.phase):
            self.resized.emit()

    def go_to(self, index: int) -> None:
        """Show the result of the question at this index."""
        self._index = index
        self._show()
        self.resized.emit()

    @property
    def takes_answers(self) -> bool:
        return self._state is not None and self._state.phase is RoundPhase.OPEN

    @property
    def has_result(self) -> bool:
        return self._state is not None and self._state.phase is RoundPhase.REVEALED

    def _show(self) -> None:
        state = self._state
        if state is None:
            return
        is_open, whole = state.phase is RoundPhase.OPEN, not self._folded
        going, shown = whole and not self.has_result, self.shows_result
        self.count.setText(handed_in_message(state))
        self.grid.show_state(state, numbered=self.numbers.isChecked())
        self.grid.setVisible(going)
        self.numbers.setVisible(going)
        untouched = is_open and not any(one.answered for one in state.people)
        self.teacher_paced.setVisible(whole and untouched and self._others)
        self.note.setText(tr("Télécommandes et cartes ne suivent pas une série : elles votent question par question."))
        self.note.setVisible(whole and is_open and self._others)
        self.doubt.setVisible(state.not_recorded > 0)
        self.doubt.setText(not_recorded_message(state))
        self._show_steps(state, whole=whole)
        self._time.setVisible(is_open and state.ends_s is not None)
        for widget in (self.question, self.result, self.back, self.which, self.next):
            widget.setVisible(shown)
        self._show_result(state if shown else None)
        self._show_shape()

    def _show_result(self, state: SelfPacedState | None) -> None:
        """Show the result of the current question; None: show no result."""
        share = "" if state is None else right_answers_message(state, self._index)
        self.share.setText(share)
        self.share.setVisible(bool(share))
        self.written.setVisible(False)
        if state is None:
            return
        count = len(state.questions)
        self._index = max(0, min(self._index, count - 1))
        question = state.questions[self._index]
        assert state.outcomes is not None
        visuals = self._visuals.get(question.id)
        self.result.show_result(
            VoteResult(question, state.outcomes[self._index].counts),
            None if visuals is None else visuals.written.picture,
        )
        self._show_question(question, visuals)
        self.which.setText(f"{self._index + 1} / {count}")
        self.back.setEnabled(self._index > 0)
        self.next.setEnabled(self._index + 1 < count)

    def _show_question(self, question: Question, visuals: QuestionVisuals | None) -> None:
        if visuals is not None and question.id not in self._beside:
            self._beside[question.id] = without_result_parts(visuals.written, question.kind)
        written = self._beside.get(question.id)
        words = question.text or ""
        self.written.show_written(written, words)
        self.written.setVisible(written is not None and bool(written.stem or written.picture or written.options))
        self.question.setText(words if len(words) <= MAX_LETTERS else words[:MAX_LETTERS] + "…")
        self.question.setVisible(bool(words) and not (written is not None and written.stem))

    def _show_time(self) -> None:
        state = self._state
        if state is None or state.ends_s is None or state.phase is not RoundPhase.OPEN:
            return
        now_s = self._clock.monotonic()
        self._time.setText(time_left_text(state.ends_s, now_s))
        if now_s >= state.ends_s[1]:
            self.time_over.emit()

    # -- geometry

    def _size_parts(self, unit_px: int, area: QRect) -> None:
        self.result.set_unit(unit_px)
        self.grid.set_unit(unit_px)
        self.question.set_unit(round(unit_px * QUESTION_LETTER_SHARE), area.width())
        self.share.set_size(round(unit_px * SMALL_COUNT_SHARE * 0.8))
        small = round(unit_px * SMALL_COUNT_SHARE)
        for size in (
            (small,) if self.has_result else (0, small, round(small * 0.75))
        ):  # the largest that leaves room for the buttons
            for label in (self.count, self.which, self._time):
                label.set_size(size)
            self._rows.activate()
            if self._rows.sizeHint().width() <= area.width():
                break
        letters, wide = round(unit_px * QUESTION_LETTER_SHARE * LETTER_SHARE), round(unit_px * RESULT_WIDTH)
        for share in QUESTION_SHARES if self.written.isVisibleTo(self) else ():
            self.written.set_available_size(
                letters, wide - 2 * self.kit.theme.metrics.pad_px, round(area.height() * share)
            )
            self._rows.activate()
            if self._rows.totalMinimumSize().height() <= self.allowed_area.height():
                break

    @property
    def _wraps(self) -> bool:
        return not self._folded
