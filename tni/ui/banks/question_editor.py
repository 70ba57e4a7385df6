"""Editor for one question of a collection: its text, its answers and which of them are right.

Closing it keeps the changes. While the question is incomplete it stays open and tells what is missing; another button
discards the changes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import override

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tni.core.picture import EncodedPicture
from tni.quiz.bank.bodies import (
    Body,
    Choice,
    Description,
    Essay,
    Gaps,
    Matching,
    Number,
    Ordering,
    PointBody,
    Scale,
    ShortText,
    TrueFalse,
)
from tni.quiz.bank.question_bank import BankQuestion
from tni.quiz.bank.question_form import NEW_BODIES, FormProblem, FormRow, QuestionForm, apply_form, form_of, problem_of
from tni.quiz.bank.rich_text import EMPTY_TEXT
from tni.ui.banks.answer_list_editor import AnswerListEditor
from tni.ui.banks.rich_text_field import RichTextField
from tni.ui.banks.target_circle_field import WIDEN_FACTOR, TargetCircleField
from tni.ui.chrome.button import Style
from tni.ui.chrome.check_box import CheckBox
from tni.ui.chrome.choice_buttons import ChoiceGrid, TextButton
from tni.ui.chrome.finger_scroll import scrolled
from tni.ui.chrome.panel import Label, clear_layout
from tni.ui.chrome.sheet import Sheet, labelled_field
from tni.ui.i18n import tr
from tni.ui.messages.banks import bank_kind_text


class QuestionEditor(Sheet):
    """Dialog to edit one question.

    Signal saved: the question as it is now, emitted on closing if anything was changed.
    """

    saved = Signal(object)

    def __init__(
        self, style: Style, item: BankQuestion | None, size_px: tuple[float, float] | None, parent: QWidget
    ) -> None:
        """Create the dialog. `item` is None for a new question. size_px: see `ListedQuestion`."""
        super().__init__(style, tr("Modifier la question") if item else tr("Nouvelle question"), parent)
        self._is_new = item is None
        self.item = item or BankQuestion(stem=EMPTY_TEXT, body=NEW_BODIES[0])
        self._size_px = size_px
        self.lines: AnswerListEditor | None = None
        inside = QWidget()
        inside.setAccessibleName(tr("La question"))
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, style.theme.metrics.pad_px, 0)
        column.setSpacing(style.theme.metrics.gap_px)
        if self._is_new:
            column.addWidget(self._make_kinds())
        typed = form_of(self.item, self._size_px)
        self.stem = RichTextField(style, tr("Question"), typed.stem, self.item.stem, tall=True)
        self.heading = RichTextField(style, tr("Titre", "of a question"), typed.title)
        for name, field in ((tr("Question"), self.stem), (tr("Titre, pour la retrouver"), self.heading)):
            column.addLayout(labelled_field(style, name, field))
            field.field.setAccessibleName(name)
            field.changed.connect(self._show_problem)
        self._answers = QVBoxLayout()
        column.addLayout(self._answers)
        column.addStretch(1)
        self.rows.addWidget(scrolled(inside, tr("La question")), 1)
        self.rows.addLayout(self._make_end())
        self._show_body(self.item.body)

    # -- widgets

    def _make_kinds(self) -> ChoiceGrid:
        buttons = [TextButton(self.kit, _kind_name(body), value=str(at)) for at, body in enumerate(NEW_BODIES)]
        self.kinds = ChoiceGrid(self.kit, tr("Type de question"), buttons, 5, even=True)
        self.kinds.choose("0")
        self.kinds.chosen.connect(lambda at: self._show_body(NEW_BODIES[int(at)]))
        return self.kinds

    def _make_end(self) -> QHBoxLayout:
        line = QHBoxLayout()
        self.problem = Label(self.kit, token="danger")
        self.problem.setWordWrap(True)
        self.drop = TextButton(self.kit, tr("Annuler", "cancel"))
        self.drop.clicked.connect(self._drop)
        self.save = TextButton(self.kit, tr("Enregistrer"), filled=True)
        self.save.clicked.connect(self.put_away)
        line.addWidget(self.problem, 1)
        line.addStretch(0)
        line.addWidget(self.drop)
        line.addWidget(self.save)
        return line

    def _show_body(self, body: Body) -> None:
        """Show the answer fields for the chosen kind of question."""
        typed = [replace(row, at=None) for row in self.lines.rows] if self.lines is not None else []
        self.item = replace(self.item, body=body)
        clear_layout(self._answers)
        self.truth: ChoiceGrid | None = None
        self.place: TargetCircleField | None = None
        self.several: CheckBox | None = None
        self.lines = None
        match body:
            case TrueFalse(right=right):
                self._answers.addWidget(self._make_truth(right))
            case PointBody():
                self._make_place()
            case Gaps():
                words = tr("Le texte à trous et ses réponses restent inchangés.")
                self._answers.addWidget(Label(self.kit, words, size="small", token="muted"))
            case Essay() | Description():
                pass
            case _:
                self._make_lines(body, typed)
        self._show_problem()

    def _make_truth(self, right: bool | None) -> ChoiceGrid:
        named = (("true", tr("Vrai")), ("false", tr("Faux")), ("-", tr("Aucune")))
        buttons = [TextButton(self.kit, words, value=value) for value, words in named]
        self.truth = ChoiceGrid(self.kit, tr("Bonne réponse"), buttons, 3)
        self.truth.choose("-" if right is None else str(right).lower())
        return self.truth

    def _make_lines(self, body: Body, typed: Sequence[FormRow]) -> None:
        """Create the answer rows. `typed` holds the rows that were typed while another kind was chosen."""
        self.lines = AnswerListEditor(self.kit, body, typed)
        self.lines.changed.connect(self._show_problem)
        self._answers.addWidget(Label(self.kit, _rows_name(body), size="small", token="muted"))
        self._answers.addWidget(self.lines)
        if isinstance(body, Choice):
            self.several = CheckBox(tr("Plusieurs bonnes réponses"))
            self.several.setChecked(body.several)
            self.several.setMinimumHeight(self.kit.theme.metrics.target_px)
            self.several.toggled.connect(self.lines.set_several)
            self.several.setVisible(not self._is_new)
            self._answers.addWidget(self.several)

    def _make_place(self) -> None:
        place = self.place = TargetCircleField(self.kit, form_of(self.item, self._size_px).target)
        line = QHBoxLayout()
        for words, times in ((tr("Moins large"), 1 / WIDEN_FACTOR), (tr("Plus large"), WIDEN_FACTOR)):
            button = TextButton(self.kit, words)
            button.clicked.connect(lambda _=False, times=times: place.widen(times))
            line.addWidget(button)
        line.addStretch(1)
        words = tr("Toucher le bon endroit sur l’image.")
        self._answers.addWidget(Label(self.kit, words, size="small", token="muted"))
        self._answers.addWidget(place)
        self._answers.addLayout(line)

    def show_picture(self, picture: EncodedPicture | None) -> None:
        """Show the picture to point at, once it is rendered."""
        if self.place is not None:
            self.place.show_picture(picture)

    # -- typed question

    @property
    def typed(self) -> QuestionForm:
        truth = None if self.truth is None else {"true": True, "false": False}.get(str(self.truth.value))
        return QuestionForm(
            self.heading.plain_text,
            self.stem.plain_text,
            self.lines.rows if self.lines is not None else (),
            self.lines is not None and self.lines.several,
            truth,
            self.place.place if self.place is not None else None,
        )

    @property
    def is_changed(self) -> bool:
        """True if there is anything to keep. In a new question, this is so as soon as a field holds text."""
        typed = self.typed
        if self._is_new:
            return any((typed.stem.strip(), typed.title.strip(), any(row.text.strip() for row in typed.rows)))
        return apply_form(self.item, typed, self._size_px) is not self.item if self._problem is None else True

    @property
    def _problem(self) -> FormProblem | None:
        return problem_of(self.item, self.typed, self._size_px)

    def _show_problem(self) -> None:
        """Show the problem of the question as soon as there is one, but not in a new question that is still empty."""
        problem = self._problem
        self.save.setEnabled(problem is None)
        untouched = self._is_new and not self.is_changed
        self._show_problem_text("" if problem is None or untouched else problem_text(problem))

    def _show_problem_text(self, text: str) -> None:
        self.problem.setText(text)
        self.problem.setVisible(bool(text))

    @override
    def open(self) -> None:
        super().open()
        self.stem.field.setFocus()

    @override
    def put_away(self) -> None:
        """Close the dialog and keep the changes. While the question has a problem, the dialog stays open and shows
        it."""
        if not self.isVisible():
            return
        if not self.is_changed:
            super().put_away()
            return
        if (problem := self._problem) is not None:
            way_out = tr("« Annuler » ferme sans enregistrer.")
            self._show_problem_text(f"{problem_text(problem)} {way_out}")
            return
        made = apply_form(self.item, self.typed, self._size_px)
        super().put_away()
        self.saved.emit(made)

    def _drop(self) -> None:
        super().put_away()


def problem_text(problem: FormProblem) -> str:
    return {
        FormProblem.NO_TEXT: tr("Il manque le texte de la question."),
        FormProblem.FEW_ANSWERS: tr("Il faut au moins deux réponses."),
        FormProblem.NO_NUMBER: tr("Une réponse n’est pas un nombre."),
        FormProblem.NO_PAIR: tr("Il faut au moins deux paires."),
        FormProblem.NO_TARGET: tr("Il manque le bon endroit sur l’image."),
    }[problem]


def _kind_name(body: Body) -> str:
    words = bank_kind_text(BankQuestion(stem=EMPTY_TEXT, body=body))
    return words[:1].upper() + words[1:]


def _rows_name(body: Body) -> str:
    match body:
        case Number():
            return tr("Nombres acceptés, et l’écart autour de chacun")
        case ShortText():
            return tr("Textes acceptés")
        case Ordering():
            return tr("Réponses, dans le bon ordre")
        case Matching():
            return tr("Paires : ce qui est à gauche va avec ce qui est à droite")
        case Scale():
            return tr("Échelle, d’un extrême à l’autre")
        case _:
            return tr("Réponses")
