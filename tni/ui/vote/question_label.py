"""Label with a typed question and its answers, for questions that are not drawn on the page."""

from __future__ import annotations

from PySide6.QtWidgets import QSizePolicy

from tni.quiz.question import Question
from tni.quiz.question_kinds import LETTERS, QuestionKind
from tni.ui.chrome.button import Style
from tni.ui.chrome.panel import Label
from tni.ui.vote.vote_text import choice_names

LETTER_SHARE = 0.62
"""Font size, in heights of a result row."""
ANSWER_GAP = "\u2003\u2003"
MAX_LETTERS = 240


class QuestionLabel(Label):
    """Label that the last row of the class can read; the answers share one line if they fit."""

    def __init__(self, style: Style) -> None:
        super().__init__(style)
        self._question: Question | None = None
        self._is_written, self._below = False, ""
        self._unit_px = self._width_px = 0
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def show_question(self, question: Question, below: str = "", *, is_written: bool = False) -> None:
        """Show a question. below: text to add under it. is_written: another widget shows its text, rendered from its
        bank.
        """
        self._question, self._below, self._is_written = question, below, is_written
        self.setText("\n".join(self._lines()))

    def show_text(self, text: str) -> None:
        """Show a text in place of a question."""
        self._question, self._below = None, text
        self.setText(text)

    def set_unit(self, unit_px: int, width_px: int) -> None:
        """Set the height of a result row and the page's width, px."""
        if (unit_px, width_px) != (self._unit_px, self._width_px):
            self._unit_px, self._width_px = unit_px, width_px
            self._restyle()
            if self._question is not None:
                self.setText("\n".join(self._lines()))

    def _restyle(self) -> None:
        super()._restyle()
        unit = getattr(self, "_unit_px", 0)  # called first by the label's own constructor
        if unit:
            self.setFont(self._kit.theme.font(round(unit * LETTER_SHARE)))

    def _lines(self) -> list[str]:
        lines = [] if self._question is None else self._question_lines(self._question)
        return [*lines, self._below] if self._below else lines

    def _question_lines(self, question: Question) -> list[str]:
        lines = [question.text] if question.text and not self._is_written else []
        if lines and not question.options and len(lines[0]) > MAX_LETTERS:
            lines = [lines[0][:MAX_LETTERS] + "…"]  # a whole selected paragraph is read on the page
        if question.kind is QuestionKind.TRUE_FALSE:  # clickers and cards show letters only
            return lines + self._joined([f"{key}\u2002{words}" for key, words in choice_names(question).items()])
        if self._is_written or not question.options:
            return lines  # drawn answers are read on the page
        answers = [f"{letter}\u2002{words}" for letter, words in zip(LETTERS, question.options, strict=False)]
        lines += self._joined(answers)
        if question.kind is QuestionKind.MATCH:
            lines += self._joined([f"{place}\u2002{words}" for place, words in enumerate(question.targets, 1)])
        return lines

    def _joined(self, answers: list[str]) -> list[str]:
        one = ANSWER_GAP.join(answers)
        return [one] if self.fontMetrics().horizontalAdvance(one) < self._width_px * 0.9 else answers
