"""Result of a vote on a question that is drawn on the page: a panel at the side to which the teacher has dragged it."""

from __future__ import annotations

from typing import override

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from tni.services.voting.vote_state import QuestionState
from tni.ui.chrome.button import Style
from tni.ui.chrome.panel import Label
from tni.ui.i18n import tr
from tni.ui.vote.anchored_panel import SMALL_COUNT_SHARE, AnchoredPanel, BigLabel
from tni.ui.vote.result_view import ResultView
from tni.ui.vote.vote_state_text import no_answers_message
from tni.ui.vote.vote_text import answer_changes_message, standings_message


class ResultPanel(AnchoredPanel):
    """Panel that shows the result it is given. key_chosen: a long press set the right answer; None: it cleared it.
    tapped: a bar was pressed too shortly."""

    key_chosen = Signal(object)
    tapped = Signal()

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(style, parent)
        self._view: QuestionState | None = None
        self.setAccessibleName(tr("Résultat du vote"))
        self.result = ResultView(style, guarded=True)
        self.bars = self.result.bars
        self.result.key_chosen.connect(self.key_chosen)
        self.result.tapped.connect(self.tapped)
        self.empty = Label(style)
        self.empty.setWordWrap(True)
        self.empty.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.answer_changes, self.leaders = BigLabel(style, token="accent"), BigLabel(style)
        self.title = BigLabel(style, tr("Résultat"))
        self._rows.addWidget(self.empty)
        self._rows.addWidget(self.result, 1)
        self._rows.addWidget(self.answer_changes)
        self._rows.addWidget(self.leaders)
        line = QHBoxLayout()
        line.addWidget(self.title)
        line.addStretch(1)
        line.addWidget(self._fold)
        self._rows.addLayout(line)

    @property
    @override
    def takes_answers(self) -> bool:
        return False

    @property
    @override
    def has_result(self) -> bool:
        return self._view is not None and self._view.result is not None

    def show_vote(self, view: QuestionState | None) -> None:
        """Show the result of a vote; None, or a vote without a result: show nothing."""
        had = self.has_result
        self._view = view if view is not None and view.result is not None else None
        if self._view is None:
            self._reset_and_hide()
        else:
            self._update_and_show()
        if had is not self.has_result:
            self.resized.emit()

    @override
    def _show(self) -> None:
        view = self._view
        if view is None or view.result is None:
            return
        state, whole = view.state, not self._folded
        self.result.show_result(view.result, None if view.written is None else view.written.picture)
        self.result.setVisible(whole and not view.is_empty)
        self.empty.setText(no_answers_message(view))
        self.empty.setVisible(view.is_empty and whole)
        changes = "" if state.shown is None else answer_changes_message(state.shown)
        teams = not view.standings or not view.standings[0].name.isdigit()
        for label, words in ((self.answer_changes, changes), (self.leaders, standings_message(view.standings, teams))):
            label.setText(words)
            label.setVisible(bool(words) and whole)
        self._show_shape()

    @override
    def _size_parts(self, unit_px: int, area: QRect) -> None:
        self.result.set_unit(unit_px)
        self.title.set_size(round(unit_px * SMALL_COUNT_SHARE))
        for words in (self.answer_changes, self.leaders):
            words.set_size(round(unit_px * SMALL_COUNT_SHARE * 0.8))

    @property
    @override
    def _wraps(self) -> bool:
        return self.empty.isVisibleTo(self)
