"""Row below the results table: the text of a question, and its right answer and skills, which can be changed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from tni.quiz.answer_key import parse_answer_key
from tni.quiz.question import Question
from tni.quiz.question_kinds import KINDS_WITHOUT_KEY, QuestionKind
from tni.quiz.results_table import ResultColumn
from tni.ui.chrome.button import Style
from tni.ui.chrome.choice_buttons import ChoiceGrid, TextButton
from tni.ui.chrome.panel import Label
from tni.ui.i18n import tr
from tni.ui.results.answer_text import answer_key_text
from tni.ui.results.results_text import column_text
from tni.ui.vote.skill_names import skill_name, skills_button_text
from tni.ui.vote.vote_text import choice_names

ONE_LETTER_KINDS = (QuestionKind.CHOICE, QuestionKind.TRUE_FALSE)


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
        line.addStretch(0)

    def show_column(self, column: ResultColumn) -> None:
        self.show_question(column.question, column_text(column))

    def show_question(self, question: Question, text: str) -> None:
        self._question = question
        self.question.setText(text)
        self.question.setVisible(bool(text))
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
