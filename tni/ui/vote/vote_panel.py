"""Vote panel of the teacher's window: missing pupils, clickers without a pupil, result and advice."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import override

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from tni.quiz.question import QuestionKind
from tni.quiz.question_draft import QuestionDraft
from tni.services.voting.vote_state import QuestionState
from tni.ui.chrome.button import ActionButton, Style
from tni.ui.chrome.choice_buttons import ChoiceGrid, TextButton
from tni.ui.chrome.commands import CommandId, Commands
from tni.ui.chrome.hold_buttons import PrivateButton
from tni.ui.chrome.panel import Label
from tni.ui.i18n import tr
from tni.ui.vote.answer_changes_table import AnswerChangesTable
from tni.ui.vote.cards_box import CardsBox
from tni.ui.vote.new_vote_form import NewVoteForm
from tni.ui.vote.result_view import ResultView
from tni.ui.vote.seat_dots import SeatDots
from tni.ui.vote.unassigned_clickers import UnassignedClickers
from tni.ui.vote.vote_state_text import (
    absent_message,
    advice_message,
    answer_count_message,
    extra_time_message,
    not_recorded_message,
    unassigned_clickers_message,
)
from tni.ui.vote.vote_strip import choice_count_grid
from tni.ui.vote.vote_text import answer_changes_message, answer_text, choice_names, confidence_message


class VotePanel(QWidget):
    """Panel that emits requests and shows the state it is given.

    key_chosen, choice_count_chosen, again_wanted, absent_wanted (numbers): requests for the vote. typed: text of the
    next question. draft_changed: the rest of it, a `QuestionDraft`. given: a clicker without a pupil, and its new seat
    number.

    names: returns names by seat number for the class being taught. is_private: True if only the teacher can see this
    screen.
    """

    key_chosen = Signal(object)
    choice_count_chosen = Signal(int)
    repeat_wanted = Signal()
    absent_wanted = Signal(object)
    given = Signal(str, int)
    typed = Signal(str)
    draft_changed = Signal(object)
    names_wanted = Signal()  # they are shown from now on

    def __init__(
        self,
        style: Style,
        commands: Commands,
        names: Callable[[], Mapping[int, str]],
        is_private: Callable[[], bool],
    ) -> None:
        super().__init__()
        self.kit, self._names, self._is_private = style, names, is_private
        self._view: QuestionState | None = None
        self._named = False
        self.setAccessibleName(tr("Vote"))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addLayout(self._make_commands(commands))
        self._question = QLineEdit()
        self._question.setPlaceholderText(tr("Question (si elle n’est pas au tableau)"))
        self._question.setAccessibleName(tr("Question"))
        self._question.textChanged.connect(self.typed)
        rows.addWidget(self._question)
        rows.addWidget(self._make_choices())
        self._more = TextButton(style, tr("Autres questions, temps, anonymat"), quiet=True)
        self._more.setCheckable(True)
        self._more.toggled.connect(lambda _on: self.show_vote(self._view))
        self.form = NewVoteForm(style)
        self.form.changed.connect(self.draft_changed)
        rows.addWidget(self._more)
        rows.addWidget(self.form)
        self.cards = CardsBox(style, is_private)
        rows.addWidget(self.cards)
        self._count = Label(style, size="title")
        rows.addWidget(self._count)
        self._slower = self._make_label("accent")
        self._doubt = self._make_label("danger")
        self._dots = SeatDots(style)
        self._bars = ResultView(style)
        self._bars.key_chosen.connect(self.key_chosen)
        self._comparison = self._make_label("text")
        self._matrix = AnswerChangesTable(style)
        self._advice = self._make_label("accent")
        self._missing = self._make_label("text")
        self._show_names = PrivateButton(style, tr("Voir les noms"), tr("Cacher les noms"), is_private)
        self._show_names.revealed.connect(self._name)
        self._absent = TextButton(style, tr("Ne pas attendre les absents"))
        self._absent.clicked.connect(self._set_absent)
        self._unknown = self._make_label("muted")
        self._away = self._make_label("danger")
        self._unassigned = UnassignedClickers(style)
        self._unassigned.given.connect(self.given)
        for widget in (
            self._slower, self._doubt, self._dots, self._bars, self._advice, self._comparison, self._matrix,
            self._missing, self._show_names, self._absent, self._away, self._unknown, self._unassigned,
        ):  # fmt: skip
            rows.addWidget(widget)
        self.show_vote(None)

    def _make_label(self, token: str) -> Label:
        label = Label(self.kit, token=token)
        label.setWordWrap(True)
        return label

    def _make_commands(self, commands: Commands) -> QVBoxLayout:
        """Lay out the commands in lines that are no wider than the teacher's right column."""
        lines = QVBoxLayout()
        for names in (
            (CommandId.ASK, CommandId.ASK_TRUE_FALSE, CommandId.CLOSE_VOTE),
            (CommandId.REVEAL, CommandId.PUT_VOTE_AWAY, CommandId.QUESTIONS),
        ):
            line = QHBoxLayout()
            for command in names:
                line.addWidget(ActionButton(self.kit, commands[command], show_label=True))
            line.addStretch(1)
            lines.addLayout(line)
        return lines

    def _make_choices(self) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        self._counts = choice_count_grid(self.kit)
        self._counts.chosen.connect(lambda n: self.choice_count_chosen.emit(int(n)))
        self._repeat = TextButton(self.kit, tr("Revoter"))
        self._repeat.clicked.connect(self.repeat_wanted)
        line.addWidget(self._counts)
        line.addWidget(self._repeat)
        line.addStretch(1)
        self._key = self._key_grid(("A", "B", "C", "D"), {})
        self._key_row = QHBoxLayout()
        self._key_label = Label(self.kit, tr("Bonne réponse"), size="small", token="muted")
        both = QWidget()
        stack = QVBoxLayout(both)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.addWidget(row)
        self._key_row.addWidget(self._key_label)
        self._key_row.addWidget(self._key, 1)
        stack.addLayout(self._key_row)
        return both

    def _key_grid(self, letters: tuple[str, ...], names: Mapping[str, str]) -> ChoiceGrid:
        buttons = [TextButton(self.kit, names.get(letter, letter), value=letter) for letter in letters]
        grid = ChoiceGrid(self.kit, tr("Bonne réponse"), buttons, 5)
        grid.chosen.connect(lambda letter: self.key_chosen.emit(letter))
        self._key_letters = letters, tuple(names.values())
        return grid

    def show_draft(self, draft: QuestionDraft, text: str) -> None:
        """Show the draft of the next question and its text."""
        if self._question.text().strip() != text:
            self._question.setText(text)
        self._counts.choose(str(draft.choice_count))
        self.form.show_draft(draft)

    def show_vote(self, view: QuestionState | None) -> None:
        """Show the vote; None if there is none."""
        self._view = view
        if view is None or not view.is_open:
            self._slower.hide()
        state = None if view is None else view.state
        for widget in (self._count, self._dots, self._missing, self._unknown, self._show_names, self._absent):
            widget.setVisible(view is not None)
        result = None if view is None else view.result if not self._is_private() else view.early_result
        self._bars.setVisible(result is not None)
        self._more.setVisible(view is None or not view.is_open)
        self.form.setVisible(self._more.isVisibleTo(self) and self._more.isChecked())
        self._repeat.setVisible(view is not None and not view.is_open)
        self._question.setVisible(view is None or not view.is_open)
        usual = QuestionKind.CHOICE if view is None else view.state.question.kind
        self._counts.setVisible(
            not self.form.isVisibleTo(self)
            and (usual if view is not None and view.is_open else self.form.draft.kind) is QuestionKind.CHOICE
            and (view is None or not view.is_open or not view.state.answered)
        )
        has_key = view is not None and usual in (QuestionKind.CHOICE, QuestionKind.TRUE_FALSE)
        self._key.setVisible(has_key)
        self._key_label.setVisible(has_key)
        self._doubt.setVisible(state is not None and state.not_recorded > 0)
        self._show_outcome(view)
        if view is None or state is None:
            self._unassigned.show_clickers((), (), {})
            return
        self._show_key(view)
        if result is not None:
            self._bars.show_result(result, None if view.written is None else view.written.picture)
        self._count.setText(answer_count_message(state))
        self._doubt.setText(not_recorded_message(state))
        self._dots.show_seats(tuple(view.numbers), frozenset(state.answered))
        self._dots.setVisible(state.numbered)
        self._show_people()

    def show_time(self, now_s: float) -> None:
        """On a private screen, show that pupils with extra time may still answer."""
        words = extra_time_message(self._view.state, now_s) if self._view is not None and self._is_private() else ""
        self._slower.setText(words)
        self._slower.setVisible(bool(words))

    def _show_outcome(self, view: QuestionState | None) -> None:
        """Show the advice on the result: on a private screen, as soon as the vote is closed."""
        state = None if view is None else view.state
        outcome = None if state is None else state.outcome if self._is_private() else state.shown
        words = comparison = ""
        if state is not None and outcome is not None:
            words = advice_message(outcome)
            if words and outcome.dominant_wrong is not None:
                named = answer_text(state.question, outcome.dominant_wrong)
                words += "\n" + tr("Erreur la plus fréquente : {}.").format(named)
            comparison = "\n".join(filter(None, (answer_changes_message(outcome), confidence_message(outcome))))
        self._advice.setText(words)
        self._advice.setVisible(bool(words))
        self._comparison.setText(comparison)
        self._comparison.setVisible(bool(comparison))
        self._matrix.show_changes(None if state is None or outcome is None else outcome.changes, state)

    def _show_key(self, view: QuestionState) -> None:
        question = view.state.question
        names = choice_names(question) if question.kind is QuestionKind.TRUE_FALSE else {}
        if self._key_letters != (question.choices, tuple(names.values())):
            old, self._key = self._key, self._key_grid(question.choices, names)
            self._key_row.replaceWidget(old, self._key)
            old.hide()
            old.deleteLater()
        self._key.choose(question.key)

    def _absent_text(self) -> str:
        if self._view is None or not self._view.absent:
            return tr("Ne pas attendre les absents")
        return tr("Attendre de nouveau les absents ({})").format(len(self._view.absent))

    def _set_absent(self) -> None:
        """Mark pupils who have not answered as absent; if some are marked, unmark all."""
        if self._view is not None:
            self.absent_wanted.emit(() if self._view.absent else self._view.state.missing)

    def _name(self, named: bool) -> None:
        self._named = named
        if named:
            self.names_wanted.emit()
        self._show_people()

    def _show_people(self) -> None:
        if self._view is None:
            return
        state = self._view.state
        names = self._names() if self._named else {}
        missing = [f"{n} {names[n]}" if n in names else str(n) for n in state.missing]
        self._missing.setVisible(state.present is not None and not state.rules.anonymous)
        self._show_names.setVisible(bool(missing))
        if missing:
            self._missing.setText(tr("N’ont pas répondu : {}").format(", ".join(missing)))
        else:
            self._missing.setText(tr("Tout le monde a répondu."))
        self._absent.setVisible(bool(missing or self._view.absent))
        self._absent.set_text(self._absent_text())
        self._away.setText(absent_message(state))
        self._away.setVisible(bool(state.absent_voted))
        self._unknown.setVisible(bool(state.unknown))
        self._unknown.setText(unassigned_clickers_message(state.unknown))
        self._unassigned.show_clickers(state.unknown, state.missing or tuple(self._view.numbers), names)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._bars.setFixedHeight(self.kit.theme.metrics.target_px * 5)
        self._dots.setFixedHeight(self.kit.theme.metrics.target_px * 2)
