"""Row below the results table: the text of a question, and its right answer and skills, which can be changed."""

from __future__ import annotations

import re

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from tni.quiz.answers import WHOLE_ANSWER_PREFIX, is_valid_key, parse_answer
from tni.quiz.question import Question
from tni.quiz.question_kinds import KINDS_WITHOUT_KEY, LETTERS, QuestionKind
from tni.quiz.results_table import ResultColumn
from tni.ui.chrome.button import Style
from tni.ui.chrome.choice_buttons import ChoiceGrid, TextButton
from tni.ui.chrome.panel import Label
from tni.ui.i18n import tr
from tni.ui.results.answer_text import answer_key_text
from tni.ui.results.results_text import column_text
from tni.ui.vote.skill_names import skill_name, skills_button_text
from tni.ui.vote.vote_text import choice_names

_PAIR = re.compile(r"([A-H])\W*([1-8])", re.ASCII)
ONE_LETTER_KINDS = (QuestionKind.CHOICE, QuestionKind.TRUE_FALSE)


def parse_answer_key(question: Question, text: str) -> str | None:
    """Convert a right answer as a teacher types it to the form of stored answers; None if it is no valid answer.

    Numbers and texts may have several right answers, separated by semicolons; a point is two percentages.
    """
    parts = [part.strip() for part in text.split(";") if part.strip()]
    match question.kind:
        case QuestionKind.NUMBER | QuestionKind.TEXT:
            found = [parse_answer(question, part) for part in parts]
            key = None if not found or None in found else "\n".join(part for part in found if part)
        case QuestionKind.SEVERAL:
            key = parse_answer(question, WHOLE_ANSWER_PREFIX + _letters(text))
        case QuestionKind.POINT:
            shares = [part.replace("%", "").replace(",", ".").strip() for part in parts]
            try:
                key = parse_answer(question, " ".join(str(float(share) / 100) for share in shares))
            except ValueError:
                key = None
        case QuestionKind.MATCH:
            key = parse_answer(question, " ".join(f"{a}{b}" for a, b in _PAIR.findall(text.upper())))
        case _:
            key = parse_answer(question, _letters(text))
    return key if key and is_valid_key(question, key) else None


def _letters(text: str) -> str:
    """Return the letters of an answer without separators, such as `CAB`; `?` for any other text."""
    parts = re.findall(r"\w+", text.upper())
    return "".join(parts) if all(set(part) <= set(LETTERS) for part in parts) else "?"


class AnswerKeyRow(QWidget):
    """Row that shows a question and lets the teacher change its right answer.

    Signals:
        key_chosen: the right answer, None for none.
        skills_wanted: open the choice of skills.
    """

    key_chosen = Signal(object)
    skills_wanted = Signal()

    def __init__(self, style: Style) -> None:
        super().__init__()
        self.kit = style
        self.setAccessibleName(tr("Bonne réponse"))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        self.question = Label(style)
        self.question.setWordWrap(True)
        self._key_label = Label(style, tr("Bonne réponse"), size="small", token="muted")
        self._keys = QVBoxLayout()
        self.key: ChoiceGrid | None = None
        self.field: QLineEdit | None = None
        self._question: Question | None = None
        self.skills = TextButton(style, tr("Compétences"))
        self.skills.clicked.connect(self.skills_wanted.emit)
        line.addWidget(self.question, 1)
        line.addWidget(self.skills)
        line.addWidget(self._key_label)
        line.addLayout(self._keys)

    def show_column(self, column: ResultColumn) -> None:
        self.show_question(column.question, column_text(column))

    def show_question(self, question: Question, text: str) -> None:
        self._question = question
        self.question.setText(text)
        self.skills.set_text(skills_button_text(question.skills))
        self.skills.setToolTip("\n".join(map(skill_name, question.skills)))
        self.clear()
        self._key_label.setText(tr("Bonne réponse"))
        if question.kind in ONE_LETTER_KINDS:
            self._add_letters(question)
        elif question.kind in KINDS_WITHOUT_KEY:
            self._key_label.setText(tr("Sans bonne réponse"))
        else:
            self._add_field(question)

    def clear(self) -> None:
        """Remove the controls for the right answer."""
        for widget in (self.key, self.field):
            if widget is not None:
                self._keys.removeWidget(widget)
                widget.hide()
                widget.deleteLater()
        self.key = self.field = None

    def _add_letters(self, question: Question) -> None:
        named = choice_names(question)
        buttons = [TextButton(self.kit, named[letter], value=letter) for letter in question.choices]
        buttons.append(TextButton(self.kit, tr("Aucune"), value="-"))
        self.key = ChoiceGrid(self.kit, tr("Bonne réponse"), buttons, len(buttons))
        self.key.choose(question.key or "-")
        self.key.chosen.connect(lambda letter: self.key_chosen.emit(None if letter == "-" else letter))
        self._keys.addWidget(self.key)

    def _add_field(self, question: Question) -> None:
        self.field = QLineEdit(answer_key_text(question).replace(tr(" ou "), " ; "))
        self.field.setAccessibleName(tr("Bonne réponse"))
        self.field.setFont(self.kit.theme.font())
        target = self.kit.theme.metrics.target_px
        self.field.setMinimumSize(target * 5, target)
        self.field.setPlaceholderText(_example(question))
        self.field.setToolTip(_example(question))
        self.field.editingFinished.connect(self._read_field)
        self._keys.addWidget(self.field)

    def _read_field(self) -> None:
        """Emit the typed right answer. Text that is no valid answer is replaced by the right answer so far."""
        field, question = self.field, self._question
        if field is None or question is None:
            return
        text = field.text().replace("\u2212", "-").strip()
        key = parse_answer_key(question, text) if text else None
        if text and key is None:
            field.setText(answer_key_text(question).replace(tr(" ou "), " ; "))
        elif key != question.key:
            self.key_chosen.emit(key)


def _example(question: Question) -> str:
    match question.kind:
        case QuestionKind.NUMBER:
            return tr("Nombres acceptés, séparés par « ; »")
        case QuestionKind.TEXT:
            return tr("Textes acceptés, séparés par « ; »")
        case QuestionKind.SEVERAL:
            return tr("Les bonnes lettres : A C")
        case QuestionKind.ORDER:
            return tr("Les lettres dans l’ordre : C A B")
        case QuestionKind.MATCH:
            return tr("Les paires : A2 B1")
        case _:
            return tr("Gauche ; haut, en % de l’image")
