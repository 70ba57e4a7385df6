"""Editor for the answers of a question: type, mark as right, reorder, add and remove them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tni.quiz.bank.bodies import Body, Choice, Matching, Number, Ordering, Scale
from tni.quiz.bank.question_form import FormRow, rows_of, texts_of_row
from tni.quiz.question_kinds import LETTERS
from tni.ui.banks.rich_text_field import RichTextField
from tni.ui.chrome.button import IconButton, Style
from tni.ui.chrome.check_box import CheckBox
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.panel import Label
from tni.ui.i18n import tr

MAX_ANSWERS = len(LETTERS)
MIN_ROWS = 2


class AnswerRow(QWidget):
    """Row of `AnswerListEditor`: the text of one answer, its tick and its buttons.

    Signals:
        changed: the text of a field changed.
        ticked: this row, after a click on its tick.
        moved: this row and the step: -1 up, 1 down.
        dropped: this row, to be removed.
    """

    changed = Signal()
    ticked = Signal(object)
    moved = Signal(object, int)
    dropped = Signal(object)

    def __init__(self, style: Style, body: Body, row: FormRow) -> None:
        super().__init__()
        self._row = row
        text, other = texts_of_row(body, row.at) if row.at is not None else (None, None)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        self.mark = Label(style, token="muted")
        self.mark.setMinimumWidth(self.mark.fontMetrics().horizontalAdvance("88"))
        self.tick = CheckBox(tr("Juste"))
        self.tick.setChecked(row.right)
        self.tick.setMinimumHeight(style.theme.metrics.target_px)
        self.tick.setVisible(isinstance(body, Choice))
        self.tick.clicked.connect(lambda _: self.ticked.emit(self))
        self.field = RichTextField(style, tr("Réponse"), row.text, text)
        self.other = RichTextField(style, _other_name(body), row.other, other)
        self.other.setVisible(isinstance(body, Matching | Number))
        up, down = IconButton(style, "arrow-up", tr("Monter")), IconButton(style, "arrow-down", tr("Descendre"))
        drop = IconButton(style, "x", tr("Retirer cette réponse"))
        up.clicked.connect(lambda: self.moved.emit(self, -1))
        down.clicked.connect(lambda: self.moved.emit(self, 1))
        drop.clicked.connect(lambda: self.dropped.emit(self))
        top = Qt.AlignmentFlag.AlignTop
        for widget, stretch in ((self.mark, 0), (self.tick, 0), (self.field, 3), (self.other, _other_share(body))):
            line.addWidget(widget, stretch, top)
        if isinstance(body, Number):
            around = Label(style, "±", token="muted")
            around.setMinimumHeight(style.theme.metrics.target_px)
            line.insertWidget(3, around, 0, top)
        for button in (up, down, drop):
            line.addWidget(button, 0, top)
        for button in (up, down):
            button.setVisible(isinstance(body, Choice | Ordering | Scale | Matching))
        self.mark.setMinimumHeight(style.theme.metrics.target_px)
        for field in (self.field, self.other):
            field.changed.connect(self.changed)

    @property
    def row(self) -> FormRow:
        return FormRow(self.field.plain_text, self._row.at, self.tick.isChecked(), self.other.plain_text)

    def call(self, mark: str) -> None:
        """Set the letter or number of the row, on the screen and for screen readers."""
        self.mark.setText(mark)
        self.setAccessibleName(tr("Réponse {}").format(mark))
        self.tick.setAccessibleName(tr("Bonne réponse : {}").format(mark))
        self.field.field.setAccessibleName(tr("Réponse {}").format(mark))


def _other_name(body: Body) -> str:
    return tr("Écart accepté") if isinstance(body, Number) else tr("Va avec")


def _other_share(body: Body) -> int:
    return 1 if isinstance(body, Number) else 3


class AnswerListEditor(QWidget):
    """List of answer rows.

    Signal changed: an answer was edited, ticked, moved, added or removed. `typed` gives the rows to begin with when the
    body has none.
    """

    changed = Signal()

    def __init__(self, style: Style, body: Body, typed: Sequence[FormRow] = ()) -> None:
        super().__init__()
        self.kit, self._body = style, body
        self.setAccessibleName(tr("Réponses"))
        self.several = isinstance(body, Choice) and body.several
        self.lines: list[AnswerRow] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._column = QVBoxLayout()
        self._column.setSpacing(style.theme.metrics.gap_px // 2)
        is_pairs = isinstance(body, Matching)
        self.add = TextButton(style, tr("Ajouter une paire") if is_pairs else tr("Ajouter une réponse"))
        self.add.clicked.connect(self._add_empty)
        column.addLayout(self._column)
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        before = rows_of(body) or tuple(typed)
        self._insert(before)
        least = 1 if not isinstance(body, Choice | Ordering | Scale | Matching) else MIN_ROWS
        self._insert([FormRow("")] * (least - len(before)))
        self._number()

    @property
    def rows(self) -> tuple[FormRow, ...]:
        return tuple(line.row for line in self.lines)

    def _insert(self, rows: Iterable[FormRow]) -> None:
        for row in rows:
            line = AnswerRow(self.kit, self._body, row)
            line.changed.connect(self.changed)
            line.ticked.connect(self._ticked)
            line.moved.connect(self._move)
            line.dropped.connect(self._drop)
            self.lines.append(line)
            self._column.addWidget(line)

    def _add_empty(self) -> None:
        self._insert([FormRow("")])
        self._number()
        self.lines[-1].field.field.setFocus()
        self.changed.emit()

    def _ticked(self, line: AnswerRow) -> None:
        """Clear the other ticks when only one answer may be right."""
        if line.tick.isChecked() and not self.several:
            for other in self.lines:
                if other is not line:
                    other.tick.setChecked(False)
        self.changed.emit()

    def set_several(self, on: bool) -> None:
        """Allow several right answers, or only one: then the first ticked answer stays ticked."""
        self.several = on
        ticked = [line for line in self.lines if line.tick.isChecked()]
        for line in ticked[1:] if not on else ():
            line.tick.setChecked(False)
        self.changed.emit()

    def _move(self, line: AnswerRow, step: int) -> None:
        at = self.lines.index(line)
        if 0 <= at + step < len(self.lines):
            self.lines.insert(at + step, self.lines.pop(at))
            self._column.insertWidget(at + step, line)
            self._number()
            self.changed.emit()

    def _drop(self, line: AnswerRow) -> None:
        self.lines.remove(line)
        self._column.removeWidget(line)
        line.hide()
        line.deleteLater()
        self._number()
        self.changed.emit()

    def _number(self) -> None:
        lettered = isinstance(self._body, Choice | Matching)
        for at, line in enumerate(self.lines):
            line.call(LETTERS[at] if lettered and at < MAX_ANSWERS else str(at + 1))
        self.add.setEnabled(len(self.lines) < MAX_ANSWERS)
