"""Results of the votes: pupils by questions, for the teacher alone. Right and wrong are signs, not colours alone."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from tni.core.ids import ClassId
from tni.quiz.results import Line, Results
from tni.session.results_session import Hour
from tni.store.roster import SchoolClass
from tni.ui.chrome.button import Style
from tni.ui.chrome.choices import ChoiceGrid, WordButton
from tni.ui.chrome.file_dialog import file_dialog
from tni.ui.chrome.panel import Label
from tni.ui.chrome.sheet import DropDown, Sheet, titled
from tni.ui.i18n import tr
from tni.ui.results.table import AnswersTable
from tni.ui.results.words import Names, Order, class_name, column_words, file_rows, hour_words, ordered
from tni.ui.vote.bars import choice_names


class ResultsSheet(Sheet):
    """hour_chosen: the table of an `Hour` is wanted, with its class; key_chosen: rounds and the right answer of their
    question, None for none; export_wanted: a path and the rows of the table as it is shown.

    It is told what to show by `show_hours`, `show_results` and `tell`.
    """

    hour_chosen = Signal(object)
    key_chosen = Signal(object, object)
    export_wanted = Signal(object, object)

    def __init__(self, style: Style, classes: Sequence[SchoolClass], parent: QWidget) -> None:
        super().__init__(style, tr("Résultats des votes"), parent)
        self._classes = classes
        self._hours: Sequence[Hour] = ()
        self._results = Results()
        self._names: Names = {}
        self._lines: list[Line] = []
        self._order = Order.NUMBER
        self._column = 0
        self.rows.addLayout(self._make_choices())
        self.told = Label(style, token="muted")
        self.told.setWordWrap(True)
        self.rows.addWidget(self.told)
        self.table = AnswersTable(style)
        self.table.column_chosen.connect(self._choose_column)
        self.rows.addWidget(self.table, 1)
        self._key_row = self._make_key_row()
        self.rows.addWidget(self._key_row)
        self.rows.addStretch(0)
        self._show_table()
        self.tell(tr("Lecture des votes…"))

    # -- its parts

    def _make_choices(self) -> QHBoxLayout:
        line = QHBoxLayout()
        self.class_choice, self.hour_choice = DropDown(self.kit), DropDown(self.kit)
        for box in (self.class_choice, self.hour_choice):
            box.setSizeAdjustPolicy(DropDown.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(8)
        line.addLayout(titled(self.kit, tr("Classe"), self.class_choice), 1)
        line.addLayout(titled(self.kit, tr("Séance"), self.hour_choice), 4)
        self.class_choice.currentIndexChanged.connect(lambda _: self._show_hours())
        self.hour_choice.currentIndexChanged.connect(lambda _: self._choose_hour())
        names = {Order.NUMBER: tr("N°"), Order.NAME: tr("Nom"), Order.SCORE: tr("Score")}
        buttons = [WordButton(self.kit, text, value=order) for order, text in names.items()]
        self.order = ChoiceGrid(self.kit, tr("Trier par"), buttons, 3)
        self.order.choose(Order.NUMBER)
        self.order.chosen.connect(lambda order: self._sort(Order(order)))
        line.addLayout(titled(self.kit, tr("Trier par"), self.order))
        self.export = WordButton(self.kit, tr("Exporter en CSV"))
        self.export.clicked.connect(self._ask_path)
        line.addWidget(self.export, 0, Qt.AlignmentFlag.AlignBottom)
        return line

    def _make_key_row(self) -> QWidget:
        row = QWidget()
        row.setAccessibleName(tr("Bonne réponse"))
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        self._question = Label(self.kit)
        self._question.setWordWrap(True)
        self._key_label = Label(self.kit, tr("Bonne réponse"), size="small", token="muted")
        self._keys = QVBoxLayout()
        self.key: ChoiceGrid | None = None
        line.addWidget(self._question, 1)
        line.addWidget(self._key_label)
        line.addLayout(self._keys)
        return row

    # -- what it shows

    def tell(self, text: str, token: str = "muted") -> None:
        """Say it in the sheet itself; empty: nothing more to say."""
        self.told.set_token(token)
        self.told.setText(text)
        self.told.setVisible(bool(text))

    def show_hours(self, hours: Sequence[Hour], class_id: ClassId | None) -> None:
        """Sessions with votes of all classes; class_id: whose are to be shown, unless a class is chosen already."""
        chosen = self.class_choice.currentData() if self.class_choice.count() else class_id
        self._hours = hours
        ids: list[ClassId | None] = [one.id for one in self._classes]
        ids += [i for i in dict.fromkeys(hour.class_id for hour in hours) if i not in ids]
        with QSignalBlocker(self.class_choice):
            self.class_choice.clear()
            for one in ids:
                self.class_choice.addItem(class_name(one, self._classes, hours), one)
            at = ids.index(chosen) if chosen in ids else 0
            self.class_choice.setCurrentIndex(at if ids else -1)
        self._show_hours()

    def _show_hours(self) -> None:
        class_id, before = self.class_choice.currentData(), self.chosen
        kept = None if before is None else (before.class_id, before.start)
        own = [hour for hour in self._hours if hour.class_id == class_id and self.class_choice.count()]
        with QSignalBlocker(self.hour_choice):
            self.hour_choice.clear()
            for hour in own:
                self.hour_choice.addItem(hour_words(hour), hour)
            again = [at for at, hour in enumerate(own) if (hour.class_id, hour.start) == kept]
            self.hour_choice.setCurrentIndex(again[0] if again else 0 if own else -1)
        self.hour_choice.setEnabled(bool(own))
        self._choose_hour()

    @property
    def chosen(self) -> Hour | None:
        hour = self.hour_choice.currentData()
        return hour if isinstance(hour, Hour) else None

    def _choose_hour(self) -> None:
        hour = self.chosen
        if hour is not None:
            self.hour_chosen.emit(hour)
            return
        self.show_results(Results(), {})
        if not self.class_choice.count():
            self.tell(tr("Importer d’abord une liste de classe, ou faire voter : les réponses apparaîtront ici."))
        else:
            self.tell(
                tr("Aucun vote avec cette classe. Faire voter pendant une séance : les réponses apparaîtront ici.")
            )

    def show_results(self, results: Results, names: Names) -> None:
        self._results, self._names = results, names
        self._column = min(self._column, max(0, len(results.columns) - 1))
        self._sort(self._order)

    def _sort(self, order: Order) -> None:
        self._order = order
        self._lines = ordered(self._results.lines, self._names, order)
        self._show_table()

    def _show_table(self) -> None:
        columns = self._results.columns
        for widget in (self.table, self._key_row):
            widget.setVisible(bool(columns))
        self.export.setEnabled(bool(columns))
        self.table.show_results(self._results, self._lines, self._names)
        self._show_column()

    def _choose_column(self, at: int) -> None:
        if 0 <= at < len(self._results.columns) and at != self._column:
            self._column = at
            self._show_column()

    def _show_column(self) -> None:
        """The question below the table, and which answer is right."""
        if self.key is not None:
            self._keys.removeWidget(self.key)
            self.key.hide()
            self.key.deleteLater()
            self.key = None
        if not self._results.columns:
            return
        column = self._results.columns[self._column]
        self.table.mark_column(self._column)
        self._question.setText(column_words(column))
        named = choice_names(column.question)
        buttons = [WordButton(self.kit, named[letter], value=letter) for letter in column.question.choices]
        buttons.append(WordButton(self.kit, tr("Aucune"), value="-"))
        self.key = ChoiceGrid(self.kit, tr("Bonne réponse"), buttons, len(buttons))
        self.key.choose(column.question.key or "-")
        self.key.chosen.connect(self._choose_key)
        self._keys.addWidget(self.key)

    def _choose_key(self, letter: str) -> None:
        """For every vote on the question that is shown."""
        question = self._results.columns[self._column].question
        rounds = [column.round for column in self._results.columns if column.question.id == question.id]
        self.key_chosen.emit(rounds, None if letter == "-" else letter)

    # -- to a file

    def _ask_path(self) -> None:
        hour = self.chosen
        if hour is None:
            return
        dialog = file_dialog(self.kit, self, tr("Exporter en CSV"), "", tr("Tableau CSV (*.csv)"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("csv")
        named = "".join(c if c.isalnum() or c in " -" else "-" for c in self.class_choice.currentText())
        results = tr("Résultats")
        dialog.selectFile(f"{results} {named} {hour.start.astimezone():%Y-%m-%d}.csv")
        dialog.fileSelected.connect(lambda name: self.export_to(Path(name)))
        dialog.show()

    def export_to(self, path: Path) -> None:
        """The table as it is shown, in its order."""
        self.export_wanted.emit(path, list(file_rows(self._results, self._lines, self._names)))
