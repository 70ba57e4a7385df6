"""Sheet that makes a column of marks or skill levels from results, to paste into the ENT's mark book."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDoubleSpinBox, QHBoxLayout, QLineEdit, QTableWidgetItem, QVBoxLayout, QWidget

from tni.quiz.marks import MarkScale, SkillLevel, skills_of
from tni.quiz.results_table import ResultRow, ResultsTable
from tni.services.results.mark_column import MarkColumn, MarkForm, mark_column, mark_file
from tni.services.results.results_state import NamesByPupil
from tni.ui.chrome.button import Style
from tni.ui.chrome.check_box import CheckBox
from tni.ui.chrome.choice_buttons import ChoiceGrid, TextButton
from tni.ui.chrome.panel import Label
from tni.ui.chrome.plain_table import plain_table
from tni.ui.chrome.sheet import DropDown, Sheet, labelled_field
from tni.ui.chrome.text_area import TextArea
from tni.ui.i18n import tr
from tni.ui.results.answer_text import local_number
from tni.ui.vote.skill_names import skill_name

MARKS, LEVELS, IN_FULL = "marks", "levels", "in full"
STEPS = (1.0, 0.5, 0.25, 0.1)


def level_text(level: SkillLevel) -> str:
    """Return a level in the words of the national scale."""
    return {
        SkillLevel.NOT_REACHED: tr("Maîtrise insuffisante"),
        SkillLevel.PARTLY: tr("Maîtrise fragile"),
        SkillLevel.REACHED: tr("Maîtrise satisfaisante"),
        SkillLevel.EXCEEDED: tr("Très bonne maîtrise"),
    }[level]


class MarksSheet(Sheet):
    """Sheet of a column of marks.

    title: of the file, class and day. lines: rows of the results in the order on show. file_wanted: path of a CSV file,
    and a function that makes its bytes.
    """

    file_wanted = Signal(object, object)

    def __init__(
        self, style: Style, title: str, results: ResultsTable, lines: Sequence[ResultRow], names: NamesByPupil,
        parent: QWidget,
    ) -> None:  # fmt: skip
        super().__init__(style, tr("Notes pour l’ENT"), parent)
        self._title, self._results, self._lines, self._names = title, results, lines, names
        body = QHBoxLayout()
        body.setSpacing(style.theme.metrics.pad_px * 2)
        body.addLayout(self._make_choices(), 1)
        body.addLayout(self._make_column(), 1)
        self.rows.addLayout(body, 1)
        self.rows.addLayout(self._make_bottom())
        self._refresh()

    # -- widgets

    def _make_choices(self) -> QVBoxLayout:
        column = QVBoxLayout()
        buttons = [
            TextButton(self.kit, tr("Notes", "marks"), value=MARKS),
            TextButton(self.kit, tr("Niveaux 1 à 4"), value=LEVELS),
            TextButton(self.kit, tr("Niveaux en mots"), value=IN_FULL),
        ]
        self.form = ChoiceGrid(self.kit, tr("Forme"), buttons, len(buttons))
        self.form.choose(MARKS)
        self.form.chosen.connect(lambda _: self._refresh())
        column.addLayout(labelled_field(self.kit, tr("Forme"), self.form))
        column.addLayout(self._make_scale())
        self.parts = CheckBox(tr("Compter les réponses en partie justes"))
        self.parts.toggled.connect(lambda _: self._refresh())
        column.addWidget(self.parts)
        line = QHBoxLayout()
        self.skill = DropDown(self.kit)
        self.skill.addItem(tr("Toutes les questions"), "")
        for code in skills_of(self._results):
            self.skill.addItem(skill_name(code), code)
        self.skill.currentIndexChanged.connect(lambda _: self._refresh())
        line.addLayout(labelled_field(self.kit, tr("Compétence"), self.skill), 2)
        self.absent = QLineEdit(tr("Abs", "mark"))
        self.absent.textEdited.connect(lambda _: self._refresh())
        line.addLayout(labelled_field(self.kit, tr("Sans réponse"), self.absent), 1)
        column.addLayout(line)
        self.pasted = TextArea("")
        self.pasted.setPlaceholderText(
            tr("Facultatif : copier la colonne des noms dans l’ENT et la coller ici. Les notes suivront son ordre.")
        )
        self.pasted.textChanged.connect(self._refresh)
        column.addLayout(labelled_field(self.kit, tr("Ordre de l’ENT"), self.pasted), 1)
        return column

    def _make_scale(self) -> QHBoxLayout:
        line = QHBoxLayout()
        self.out_of = QDoubleSpinBox()
        self.out_of.setDecimals(0)
        self.out_of.setRange(1, 100)
        self.out_of.setValue(20)
        self.out_of.valueChanged.connect(lambda _: self._refresh())
        self.step = DropDown(self.kit)
        for step in STEPS:
            self.step.addItem(tr("au point") if step == 1 else local_number(f"{step:g}"), step)
        self.step.setCurrentIndex(STEPS.index(0.5))
        self.step.currentIndexChanged.connect(lambda _: self._refresh())
        line.addLayout(labelled_field(self.kit, tr("Sur", "mark"), self.out_of), 1)
        line.addLayout(labelled_field(self.kit, tr("Arrondi"), self.step), 1)
        return line

    def _make_column(self) -> QVBoxLayout:
        column = QVBoxLayout()
        self.table = plain_table(self.kit, tr("Notes", "marks"), (tr("Élève"), tr("Note")), (0,))
        column.addWidget(self.table, 1)
        self.remark = Label(self.kit, size="small", token="danger")
        self.remark.setWordWrap(True)
        column.addWidget(self.remark)
        return column

    def _make_bottom(self) -> QHBoxLayout:
        line = QHBoxLayout()
        self.with_names = TextButton(self.kit, tr("Copier noms et notes"))
        self.with_names.clicked.connect(lambda: self._copy(self.column.text_with_names))
        self.to_file = TextButton(self.kit, tr("Enregistrer en CSV"))
        self.to_file.clicked.connect(self._ask_path)
        self.copy = TextButton(self.kit, tr("Copier la colonne"), filled=True)
        self.copy.clicked.connect(lambda: self._copy(self.column.text))
        self.message = Label(self.kit, token="accent")
        self.message.setAccessibleName(tr("Ce qui vient d’être fait"))
        for widget in (self.to_file, self.with_names):
            line.addWidget(widget)
        line.addWidget(self.message, 1)
        line.addWidget(self.copy)
        return line

    # -- the column

    @property
    def column(self) -> MarkColumn:
        """Column as the fields say."""
        as_mark = self.form.value == MARKS
        step = min(float(self.step.currentData()), self.out_of.value())
        scale = MarkScale(self.out_of.value(), step, self.parts.isChecked()) if as_mark else None
        level = level_text if self.form.value == IN_FULL else (lambda level: str(level.value))
        form = MarkForm(scale, str(self.skill.currentData()), level, self.absent.text().strip())
        return mark_column(self._results, self._lines, self._names, form, self.pasted.toPlainText())

    def _refresh(self) -> None:
        column = self.column
        for field in (self.out_of, self.step, self.parts):
            field.setEnabled(self.form.value == MARKS)
        self.table.setRowCount(len(column.lines))
        for row, line in enumerate(column.lines):
            self.table.setItem(row, 0, QTableWidgetItem(line.name))
            self.table.setItem(row, 1, QTableWidgetItem(line.value))
        remarks = []
        if column.unknown:
            remarks.append(tr("Pas dans la liste de classe : {}.").format(", ".join(column.unknown)))
        for name, pupils in column.unsure:
            text = tr("« {name} » peut être {pupils} : y écrire le nom de famille en capitales.")
            remarks.append(text.format(name=name, pupils=tr(" ou ").join(pupils)))
        if column.left_over:
            remarks.append(tr("Absents de l’ordre collé : {}.").format(", ".join(column.left_over)))
        self.remark.setText(" ".join(remarks))
        self.remark.setVisible(bool(remarks))
        for button in (self.copy, self.with_names, self.to_file):
            button.setEnabled(any(line.value for line in column.lines))
        self.message.setText("")

    def _ask_path(self) -> None:
        from tni.ui.results.export_dialogs import ask_marks_path

        headings, column = (tr("Élève"), tr("Note")), self.column
        ask_marks_path(
            self.kit, self, self._title, lambda path: self.file_wanted.emit(path, lambda: mark_file(headings, column))
        )

    def _copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.message.setText(tr("Copié. Coller dans la première case de la colonne."))
