"""Button that marks the right answer of a question in front of the class: a long press, then the letter."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from tni.quiz.question import Question
from tni.quiz.question_kinds import LETTERED_KINDS, QuestionKind
from tni.ui.chrome.button import Style
from tni.ui.chrome.choice_buttons import ChoiceGrid, TextButton
from tni.ui.chrome.hold_buttons import HoldButton
from tni.ui.i18n import tr
from tni.ui.vote.vote_text import choice_names

KINDS = LETTERED_KINDS - {QuestionKind.ORDER, QuestionKind.MATCH}


class RightAnswerButton(QWidget):
    """Button, and the letters that it opens. chosen: the right answer, None if there is none any more. resized: the
    letters were shown or hidden."""

    chosen = Signal(object)
    resized = Signal()

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._kit = style
        self._question: Question | None = None
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._hold = HoldButton(style, tr("Bonne réponse"))
        self._hold.held.connect(lambda: self._open(True))
        self._letters: ChoiceGrid | None = None
        self._line.addWidget(self._hold)
        self.hide()

    def show_question(self, question: Question | None) -> None:
        """Offer the answers of a question; None, or a question without letters: offer nothing."""
        if question is not None and (question.kind not in KINDS or not question.choices):
            question = None
        if question is None or self._question is None or question.id != self._question.id:
            self._open(False)
        self._question = question
        self.setVisible(question is not None)

    def _open(self, opens: bool) -> None:
        if self._letters is not None:
            self._line.removeWidget(self._letters)
            self._letters.hide()
            self._letters.deleteLater()
            self._letters = None
        question = self._question
        if opens and question is not None:
            names = choice_names(question)
            buttons = [TextButton(self._kit, names[letter], value=letter) for letter in question.choices]
            self._letters = ChoiceGrid(self._kit, tr("Bonne réponse"), buttons, len(buttons))
            self._letters.choose(question.key)
            self._letters.chosen.connect(self._choose)
            self._line.insertWidget(0, self._letters)
            self._letters.show()
        self._hold.setVisible(self._letters is None)
        self.resized.emit()

    def _choose(self, letter: str) -> None:
        question = self._question
        if question is None:
            return
        if question.kind is QuestionKind.SEVERAL:
            self.chosen.emit("".join(sorted(set(question.key or "") ^ {letter})) or None)
            return
        self._open(False)
        self.chosen.emit(None if letter == question.key else letter)
