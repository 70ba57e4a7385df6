"""Questions that a phase of a lesson plan asks: their list, in order, with buttons to add, move and remove them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QSizePolicy, QVBoxLayout, QWidget

from tni.core.ids import QuestionId
from tni.ui.chrome.button import IconButton, Style
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.finger_scroll import FingerScroll
from tni.ui.chrome.panel import Label
from tni.ui.i18n import tr
from tni.ui.plain_text import tool_tip

SHOWN_MIN = 1
"""Questions that the list shows at least, if there are any."""


@dataclass(frozen=True, slots=True)
class QuestionLine:
    """Question as it is listed. text: empty if neither a collection nor the lesson has it. is_copy: no collection has
    it any more, so that the lesson's copy is asked."""

    text: str = ""
    is_copy: bool = False


class PhaseQuestions(QWidget):
    """List of the questions of one phase; without any, only the button to add some. wanted: the teacher wants to add
    some. changed: the questions, in order."""

    wanted = Signal()
    changed = Signal(object)

    def __init__(self, style: Style) -> None:
        super().__init__()
        self.kit = style
        self._questions: tuple[QuestionId, ...] = ()
        self._lines: Mapping[QuestionId, QuestionLine] = {}
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(style.theme.metrics.gap_px)
        rows.addLayout(self._make_head())
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Questions de la phase"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setMinimumHeight(style.theme.metrics.target_px * SHOWN_MIN + style.theme.metrics.pad_px)
        FingerScroll(self.list)
        self.list.currentRowChanged.connect(lambda _row: self._offer())
        rows.addWidget(self.list, 1)
        self._offer()

    def _make_head(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.addWidget(Label(self.kit, tr("Questions à poser"), size="small", token="muted"))
        line.addStretch(1)
        self.up = IconButton(self.kit, "arrow-up", tr("Monter la question"))
        self.down = IconButton(self.kit, "arrow-down", tr("Descendre la question"))
        self.remove = IconButton(self.kit, "trash-2", tr("Retirer la question de la phase"))
        self.add_button = TextButton(self.kit, tr("Ajouter des questions"))
        for button, act in (
            (self.up, lambda: self._move(-1)),
            (self.down, lambda: self._move(1)),
            (self.remove, self._remove),
            (self.add_button, self.wanted.emit),
        ):
            button.clicked.connect(lambda _checked=False, act=act: act())
            line.addWidget(button)
        return line

    def show_questions(self, questions: Sequence[QuestionId], lines: Mapping[QuestionId, QuestionLine]) -> None:
        """Show the questions of a phase. lines: what is known of each."""
        if tuple(questions) == self._questions and lines == self._lines:
            return
        self._lines = dict(lines)
        self._list(tuple(questions), self.list.currentRow())

    def add(self, questions: Iterable[QuestionId]) -> None:
        """Add questions at the end; those that are there stay where they are."""
        found = tuple(dict.fromkeys((*self._questions, *questions)))
        if found != self._questions:
            self._list(found, len(found) - 1)
            self.changed.emit(found)

    def _list(self, questions: tuple[QuestionId, ...], chosen: int) -> None:
        self._questions = questions
        self.list.clear()
        for question in questions:
            said = _said(self._lines.get(question, QuestionLine()))
            item = QListWidgetItem(said)
            item.setToolTip(tool_tip(said[:300]))
            self.list.addItem(item)
        self.list.setCurrentRow(min(max(chosen, 0), len(questions) - 1))
        self._offer()

    def _offer(self) -> None:
        at, last = self.list.currentRow(), len(self._questions) - 1
        self.up.setEnabled(at > 0)
        self.down.setEnabled(0 <= at < last)
        self.remove.setEnabled(at >= 0)
        for widget in (self.up, self.down, self.remove, self.list):
            widget.setVisible(last >= 0)
        height = QSizePolicy.Policy.Fixed if last < 0 else QSizePolicy.Policy.Expanding
        self.setSizePolicy(QSizePolicy.Policy.Preferred, height)

    def _move(self, by: int) -> None:
        at, found = self.list.currentRow(), list(self._questions)
        if 0 <= at < len(found) and 0 <= at + by < len(found):
            found[at], found[at + by] = found[at + by], found[at]
            self._list(tuple(found), at + by)
            self.changed.emit(self._questions)

    def _remove(self) -> None:
        at = self.list.currentRow()
        if 0 <= at < len(self._questions):
            self._list((*self._questions[:at], *self._questions[at + 1 :]), at)
            self.changed.emit(self._questions)


def _said(line: QuestionLine) -> str:
    if not line.text:
        return tr("Question introuvable")
    text = " ".join(line.text.split())
    note = tr("N’est plus dans vos questions : la leçon en garde une copie.")
    return f"{text}\n{note}" if line.is_copy else text
