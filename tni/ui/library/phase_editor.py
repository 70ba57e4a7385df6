"""Editor of the phases of a lesson plan: their list, and the fields of the one chosen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QSpinBox, QVBoxLayout, QWidget

from tni.core.ids import PageId, QuestionId, new_id
from tni.core.number_runs import format_runs
from tni.document.lesson_plan import PlanPhase
from tni.ui.chrome.button import IconButton, Style
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.empty_list import EmptyListNote
from tni.ui.chrome.finger_scroll import FingerScroll
from tni.ui.chrome.panel import Label
from tni.ui.chrome.sheet import labelled_field
from tni.ui.chrome.text_area import TextArea
from tni.ui.i18n import is_singular, tr
from tni.ui.library.page_ranges import read_pages
from tni.ui.library.phase_questions import PhaseQuestions, QuestionLine

MINUTES_MAX = 480
SHOWN_MIN = 2
"""Phases that the list shows at least."""


class PhaseEditor(QWidget):
    """List of phases with a form. changed: `phases` are others than before."""

    changed = Signal()

    def __init__(self, style: Style, phases: Sequence[PlanPhase], pages: Sequence[PageId], shown: PageId) -> None:
        """pages: of the lesson, in order. shown: the one on the board."""
        super().__init__()
        self.kit, self.phases = style, list(phases)
        self._pages, self._shown = list(pages), shown
        self._lines: Mapping[QuestionId, QuestionLine] = {}
        self._is_filling = False
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(style.theme.metrics.gap_px)
        head = QHBoxLayout()
        head.addWidget(Label(style, tr("Phases"), size="title"))
        head.addStretch(1)
        self.total = Label(style, token="muted")
        head.addWidget(self.total)
        rows.addLayout(head)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Phases du plan"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        metrics = style.theme.metrics
        self.list.setMinimumHeight(metrics.target_px * SHOWN_MIN + metrics.pad_px)
        FingerScroll(self.list)
        self._note = EmptyListNote(
            style, tr("Une phase : un moment de la séance, avec sa durée et ses pages."), self.list
        )
        self.list.currentRowChanged.connect(lambda _row: self._fill())
        rows.addWidget(self.list, 2)
        rows.addLayout(self._make_buttons())
        self.form = self._make_form()
        rows.addWidget(self.form, 5)
        self._list(0)

    # -- widgets

    def _make_buttons(self) -> QHBoxLayout:
        line = QHBoxLayout()
        self.add_button = TextButton(self.kit, tr("Ajouter une phase"), filled=True)
        self.up_button = TextButton(self.kit, tr("Monter"))
        self.down_button = TextButton(self.kit, tr("Descendre"))
        self.delete_button = TextButton(self.kit, tr("Supprimer"))
        for button, act in (
            (self.add_button, self.add),
            (self.up_button, lambda: self._move(-1)),
            (self.down_button, lambda: self._move(1)),
            (self.delete_button, self._delete),
        ):
            button.clicked.connect(lambda _checked=False, act=act: act())
            line.addWidget(button)
        line.addStretch(1)
        return line

    def _make_form(self) -> QWidget:
        form = QWidget()
        rows = QVBoxLayout(form)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(self.kit.theme.metrics.gap_px)
        line = QHBoxLayout()
        self.title = QLineEdit()
        self.minutes = QSpinBox()
        self.minutes.setRange(0, MINUTES_MAX)
        self.minutes.setSingleStep(5)
        self.minutes.setSpecialValueText(tr("libre"))
        self.minutes.setSuffix(tr(" min"))
        line.addLayout(labelled_field(self.kit, tr("Titre de la phase"), self.title), 3)
        line.addLayout(labelled_field(self.kit, tr("Durée"), self.minutes), 1)
        for icon, name, step in (("minus", tr("Moins de temps"), -1), ("plus", tr("Plus de temps"), 1)):
            button = IconButton(self.kit, icon, name)
            button.clicked.connect(lambda _checked=False, step=step: self.minutes.stepBy(step))
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        rows.addLayout(line)
        self.text = TextArea("")
        rows.addLayout(labelled_field(self.kit, tr("Ce que font l’enseignant et les élèves"), self.text), 1)
        used = QHBoxLayout()
        self.pages = QLineEdit()
        self.pages.setPlaceholderText(tr("par exemple 2, 4-6"))
        self.add_page = TextButton(self.kit, tr("Ajouter la page affichée"))
        self.add_page.clicked.connect(lambda _checked=False: self._add_shown_page())
        used.addLayout(labelled_field(self.kit, tr("Pages utilisées"), self.pages), 1)
        used.addWidget(self.add_page, 0, Qt.AlignmentFlag.AlignBottom)
        rows.addLayout(used)
        self.wrong = Label(self.kit, token="danger")
        rows.addWidget(self.wrong)
        self.questions = PhaseQuestions(self.kit)
        self.questions.changed.connect(self._take_questions)
        rows.addWidget(self.questions, 2)
        self.title.textEdited.connect(lambda _text: self._take())
        self.minutes.valueChanged.connect(lambda _minutes: self._take())
        self.text.textChanged.connect(self._take)
        self.pages.textEdited.connect(lambda _text: self._take())
        return form

    # -- the list

    def add(self) -> None:
        """Add a phase after the chosen one, and begin to type its title."""
        at = min(self.list.currentRow() + 1, len(self.phases))
        self.phases.insert(at, PlanPhase(new_id(), "", 10))
        self._list(at)
        self.changed.emit()
        self.title.setFocus()

    def _move(self, by: int) -> None:
        at = self.list.currentRow()
        if 0 <= at < len(self.phases) and 0 <= at + by < len(self.phases):
            self.phases[at], self.phases[at + by] = self.phases[at + by], self.phases[at]
            self._list(at + by)
            self.changed.emit()

    def _delete(self) -> None:
        at = self.list.currentRow()
        if 0 <= at < len(self.phases):
            del self.phases[at]
            self._list(min(at, len(self.phases) - 1))
            self.changed.emit()

    def _list(self, chosen: int) -> None:
        self._is_filling = True
        self.list.clear()
        for phase in self.phases:
            self.list.addItem(QListWidgetItem(_line(phase)))
        self._is_filling = False
        self.list.setCurrentRow(chosen)
        self._fill()

    # -- the chosen phase

    def _fill(self) -> None:
        """Show the chosen phase in the form."""
        if self._is_filling:
            return
        at = self.list.currentRow()
        there = 0 <= at < len(self.phases)
        self.form.setVisible(there)
        for button, on in (
            (self.up_button, there and at > 0),
            (self.down_button, there and at < len(self.phases) - 1),
            (self.delete_button, there),
        ):
            button.setEnabled(on)
        self._show_total()
        if not there:
            return
        phase = self.phases[at]
        self._is_filling = True
        self.title.setText(phase.title)
        self.minutes.setValue(phase.minutes)
        if self.text.toPlainText() != phase.text:
            self.text.setPlainText(phase.text)
        self.pages.setText(format_runs(self._numbers(phase)))
        self.questions.show_questions(phase.questions, self._lines)
        self._is_filling = False
        self._show_wrong(is_wrong=False)

    def _numbers(self, phase: PlanPhase) -> list[int]:
        """Return the numbers of its pages; those that were deleted have none."""
        return [self._pages.index(page) + 1 for page in phase.pages if page in self._pages]

    def _take(self) -> None:
        """Take what was typed. A text that names no pages leaves them as they are."""
        at = self.list.currentRow()
        if self._is_filling or not 0 <= at < len(self.phases):
            return
        phase = self.phases[at]
        numbers = read_pages(self.pages.text(), len(self._pages))
        pages = phase.pages if numbers is None else tuple(self._pages[number - 1] for number in numbers)
        text = self.text.toPlainText()
        self.phases[at] = replace(phase, title=self.title.text(), minutes=self.minutes.value(), text=text, pages=pages)
        self._show_wrong(is_wrong=numbers is None)
        self.list.item(at).setText(_line(self.phases[at]))
        self._show_total()
        if self.phases[at] != phase:
            self.changed.emit()

    def _take_questions(self, questions: tuple[QuestionId, ...]) -> None:
        at = self.list.currentRow()
        if 0 <= at < len(self.phases):
            self.phases[at] = replace(self.phases[at], questions=questions)
            self.list.item(at).setText(_line(self.phases[at]))
            self.changed.emit()

    def show_lines(self, lines: Mapping[QuestionId, QuestionLine]) -> None:
        """Show what is known of the questions."""
        self._lines = lines
        self._fill()

    def add_questions(self, questions: Sequence[QuestionId], lines: Mapping[QuestionId, QuestionLine]) -> int:
        """Add questions to the chosen phase. Return how many are new in it. lines: see `show_lines`."""
        at = self.list.currentRow()
        if not 0 <= at < len(self.phases):
            return 0
        before = len(self.phases[at].questions)
        self.show_lines(lines)
        self.questions.add(questions)
        return len(self.phases[at].questions) - before

    def replace_question(self, old: QuestionId, new: QuestionId) -> None:
        """Put an edited question in the place of its earlier state."""
        for at, phase in enumerate(self.phases):
            changed = dict.fromkeys(new if one == old else one for one in phase.questions)
            self.phases[at] = replace(phase, questions=tuple(changed))
        self._fill()

    def _add_shown_page(self) -> None:
        at = self.list.currentRow()
        if 0 <= at < len(self.phases) and self._shown in self._pages:
            phase = self.phases[at]
            if self._shown not in phase.pages:
                self.phases[at] = replace(phase, pages=(*phase.pages, self._shown))
                self._fill()
                self.changed.emit()

    def _show_wrong(self, *, is_wrong: bool) -> None:
        self.wrong.setVisible(is_wrong)
        self.wrong.setText(
            tr("Écrire des numéros de 1 à {}, par exemple 2, 4-6.").format(len(self._pages)) if is_wrong else ""
        )

    def _show_total(self) -> None:
        minutes = sum(phase.minutes for phase in self.phases)
        self.total.setText(tr("{} min en tout").format(minutes) if minutes else "")


def _line(phase: PlanPhase) -> str:
    title = phase.title.strip() or tr("Phase sans titre")
    timed = tr("{title} ({minutes} min)").format(title=title, minutes=phase.minutes) if phase.minutes else title
    if not (count := len(phase.questions)):
        return timed
    return f"{timed} · {(tr('{} question') if is_singular(count) else tr('{} questions')).format(count)}"
