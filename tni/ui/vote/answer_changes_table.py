"""Widget of the vote panel: table of how many pupils went from which answer (row) to which (column) between two
votes.
"""

from __future__ import annotations

from typing import override

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from tni.quiz.answers import is_right
from tni.quiz.question import Question
from tni.quiz.question_kinds import CLICKER_KINDS, QuestionKind
from tni.quiz.vote_comparison import VoteComparison
from tni.services.voting.round_state import RoundState
from tni.ui.chrome.button import Style
from tni.ui.i18n import tr
from tni.ui.vote.vote_text import answer_text

MAX_ANSWERS = 6
ROW_TARGETS = 0.7
"""Height of a row, in touch targets."""


class AnswerChangesTable(QWidget):
    """Table with the pupils who kept their answer on the diagonal; hidden if there is nothing to compare."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        self.kit = style
        self._question: Question | None = None
        self._changes: VoteComparison | None = None
        self._answers: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_changes(self, changes: VoteComparison | None, state: RoundState | None) -> None:
        """Show the changes; None if there is no earlier vote."""
        self._changes = changes if changes is not None and changes.both else None
        self._question = None if state is None else state.question
        if self._changes is None or self._question is None:
            self.hide()
            return
        kind = self._question.kind
        given = {answer for move in self._changes.moves for answer in move}
        fixed = kind in CLICKER_KINDS and kind is not QuestionKind.SEVERAL
        self._answers = tuple(self._question.choices if fixed else sorted(given))[:MAX_ANSWERS]
        moves = self._changes.moves.items()
        words = [tr("{} de {} à {}").format(n, self._name(before), self._name(after)) for (before, after), n in moves]
        self.setAccessibleName(tr("D’un vote à l’autre : {}").format(", ".join(words)))
        self.setVisible(len(given) <= MAX_ANSWERS)
        self.updateGeometry()
        self.update()

    def _name(self, answer: str) -> str:
        return answer if self._question is None else answer_text(self._question, answer)

    @property
    def _row_px(self) -> int:
        return round(self.kit.theme.metrics.target_px * ROW_TARGETS)

    @override
    def sizeHint(self) -> QSize:
        rows = len(self._answers) + 1
        return QSize(self._row_px * rows * 2, self._row_px * rows)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look, high, painter = self.kit.theme, self._row_px, QPainter(self)
        wide = min(high * 2.2, self.width() / (len(self._answers) + 1))
        painter.setFont(look.font(round(high * 0.5)))
        centre = Qt.AlignmentFlag.AlignCenter
        for place, answer in enumerate(self._answers, 1):
            painter.setPen(look.colour("accent" if self._is_right(answer) else "muted"))
            painter.drawText(QRectF(place * wide, 0, wide, high), centre, self._name(answer))
            painter.drawText(QRectF(0, place * high, wide, high), centre, self._name(answer) + " →")
        for row, before in enumerate(self._answers, 1):
            for column, after in enumerate(self._answers, 1):
                box = QRectF(column * wide, row * high, wide, high)
                n = self._changes.moves.get((before, after), 0) if self._changes is not None else 0
                painter.setPen(QPen(look.colour("hairline"), look.metrics.line_px))
                painter.drawRect(box)
                if n:
                    gained = before != after and self._is_right(after)
                    painter.setFont(look.font(round(high * 0.5), bold=before != after))
                    painter.setPen(look.colour("accent" if gained else "text"))
                    painter.drawText(box, centre, str(n))
        painter.end()

    def _is_right(self, answer: str) -> bool:
        return self._question is not None and bool(is_right(self._question, answer))
