"""Classes, their pupils and the kit of clickers. Names are on it: only for the teacher's own screen, or after a long
press."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from tni.core.errors import TniError
from tni.core.ids import ClassId, ClickerId
from tni.store.roster import RosterStore
from tni.store.roster_schema import RosterError
from tni.ui.chrome.button import Style
from tni.ui.chrome.choices import WordButton
from tni.ui.chrome.file_dialog import file_dialog
from tni.ui.chrome.panel import Label
from tni.ui.chrome.sheet import Sheet
from tni.ui.classes.kit import KitPanel
from tni.ui.classes.learn import LearnPanel
from tni.ui.classes.list_file import ImportPreview
from tni.ui.i18n import is_one, tr

CLASS = Qt.ItemDataRole.UserRole


class ClassSheet(Sheet):
    """changed: classes or numbers have changed. listening: presses of clickers are wanted, or no more. results_wanted:
    those of a class."""

    changed = Signal()
    listening = Signal(bool)
    results_wanted = Signal(object)

    def __init__(self, style: Style, roster: RosterStore, parent: QWidget) -> None:
        super().__init__(style, tr("Classes"), parent)
        self._roster = roster
        self._told = Label(style, token="danger")
        self._told.setWordWrap(True)
        self._told.hide()
        self.rows.addWidget(self._told)
        body = QHBoxLayout()
        body.addLayout(self._make_list(), 2)
        self._stack = QStackedWidget()
        self._pupils = self._make_pupils()
        self.preview = ImportPreview(style)
        self.preview.taken.connect(self._take)
        self.preview.dropped.connect(lambda: self._stack.setCurrentWidget(self._pupils))
        self.preview.failed.connect(self.tell)
        self.kit_panel = KitPanel(style, self._kit)
        self.kit_panel.listening.connect(self.listening)
        self.kit_panel.assigned.connect(self._assign)
        self.kit_panel.removed.connect(self._remove_clicker)
        self.learn_panel = LearnPanel(style)
        for page in (self._pupils, self.preview, self.kit_panel, self.learn_panel):
            self._stack.addWidget(page)
        body.addWidget(self._stack, 5)
        self.rows.addLayout(body, 1)
        self.show_classes()

    def _make_list(self) -> QVBoxLayout:
        column = QVBoxLayout()
        self._classes = QListWidget()
        self._classes.setAccessibleName(tr("Classes"))
        self._classes.currentItemChanged.connect(lambda *_: self._show_pupils())
        self._classes.itemClicked.connect(lambda _item: self._stack.setCurrentWidget(self._pupils))
        column.addWidget(self._classes, 1)
        self._delete = WordButton(self.kit, tr("Supprimer la classe"))
        self._delete.clicked.connect(self._delete_class)
        importing = WordButton(self.kit, tr("Importer une liste"), filled=True)
        importing.clicked.connect(self._choose_file)
        kit = WordButton(self.kit, tr("Télécommandes"))
        kit.clicked.connect(lambda: self._stack.setCurrentWidget(self.kit_panel))
        self._results = WordButton(self.kit, tr("Résultats"))
        self._results.clicked.connect(lambda: self.results_wanted.emit(self.chosen))
        for button in (self._results, importing, kit, self._delete):
            column.addWidget(button)
        return column

    def _make_pupils(self) -> QWidget:
        page = QWidget()
        rows = QVBoxLayout(page)
        rows.setContentsMargins(0, 0, 0, 0)
        self._head = Label(self.kit, token="muted")
        self._head.setWordWrap(True)
        rows.addWidget(self._head)
        self._table = QTableWidget(0, 3)
        self._table.setAccessibleName(tr("Élèves"))
        self._table.setHorizontalHeaderLabels([tr("N°"), tr("Nom"), tr("Prénom")])
        self._table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._table.verticalHeader().hide()
        self._table.verticalHeader().setDefaultSectionSize(self.kit.look.metrics.target_px * 3 // 4)
        self._table.setShowGrid(False)
        self._table.setAlternatingRowColors(True)
        self._table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self._table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        rows.addWidget(self._table, 1)
        return page

    # -- what it shows

    def tell(self, text: str) -> None:
        """Say it in the sheet itself; empty: nothing more to say."""
        self._told.setText(text)
        self._told.setVisible(bool(text))

    def show_classes(self, choose: ClassId | None = None) -> None:
        chosen = choose or self.chosen
        self._classes.clear()
        try:
            classes = self._roster.classes()
        except RosterError:
            self.tell(tr("Les listes de classes ne peuvent pas être lues."))
            return
        for one in classes:
            pupils = tr("{} élève") if is_one(one.pupils) else tr("{} élèves")
            item = QListWidgetItem(f"{one.name}  –  {pupils.format(one.pupils)}")
            item.setData(CLASS, one.id)
            self._classes.addItem(item)
            if one.id == chosen:
                self._classes.setCurrentItem(item)
        if self._classes.currentItem() is None and self._classes.count():
            self._classes.setCurrentRow(0)
        self._show_pupils()

    @property
    def chosen(self) -> ClassId | None:
        item = self._classes.currentItem()
        return None if item is None else ClassId(item.data(CLASS))

    def _show_pupils(self) -> None:
        class_id = self.chosen
        self._delete.setEnabled(class_id is not None)
        self._results.setEnabled(class_id is not None)
        self._delete.set_text(tr("Supprimer la classe"))
        self._table.setVisible(class_id is not None)
        if class_id is None:
            self._table.setRowCount(0)
            words = tr("Importer une liste CSV : celle d’ONDE, de PRONOTE ou d’un tableur.")
            self._head.setText(words + " " + tr("Les noms restent sur cet ordinateur."))
            return
        pupils = self._roster.pupils(class_id)
        without = {pupil.id for pupil in self._roster.without_clicker(class_id)} if self._kit() else set()
        sentence = tr("Chaque élève a le numéro de sa télécommande.")
        if without:
            sentence += " " + tr("Sans télécommande : {}.").format(len(without))
        self._head.setText(sentence)
        self._table.setRowCount(len(pupils))
        for y, pupil in enumerate(pupils):
            number = QTableWidgetItem(str(pupil.number))
            number.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
            self._table.setItem(y, 0, number)
            self._table.setItem(y, 1, QTableWidgetItem(pupil.shown_last_name))
            self._table.setItem(y, 2, QTableWidgetItem(pupil.first_name))

    # -- doing

    def show_learning(self) -> None:
        """Teach the program a receiver that nobody knows."""
        self._stack.setCurrentWidget(self.learn_panel)
        self.learn_panel.begin()

    def _choose_file(self) -> None:
        kinds = tr("Listes CSV (*.csv *.txt);;Tous les fichiers (*)")
        dialog = file_dialog(self.kit, self, tr("Importer une liste"), "", kinds)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self.show_file(Path(name)))
        dialog.show()

    def show_file(self, path: Path) -> None:
        """Look into a file before it is imported."""
        self.tell("")
        shown = self.preview.show_file(path)  # of a file that is refused, nothing stays that could be imported
        self._stack.setCurrentWidget(self.preview if shown else self._pupils)

    def _take(self, rows: list[object], class_name: str) -> None:
        try:
            report = self._roster.import_pupils(rows, default_class=class_name)  # type: ignore[arg-type]
        except TniError:
            self.tell(tr("La liste n’a pas pu être enregistrée ; les classes sont inchangées."))
            return
        self.tell("")
        self._stack.setCurrentWidget(self._pupils)
        self.show_classes(report.classes[0] if report.classes else None)
        self.changed.emit()

    def _delete_class(self) -> None:
        """At the second press: names are erased for good, so a slip must not do it."""
        class_id = self.chosen
        if class_id is None:
            return
        sure = tr("Effacer les noms pour de bon")
        if self._delete.accessibleName() != sure:
            self._delete.set_text(sure)
            return
        self._delete.set_text(tr("Supprimer la classe"))
        try:
            self._roster.delete_class(class_id)
        except TniError:
            self.tell(tr("La classe n’a pas pu être supprimée."))
        self.show_classes()
        self.changed.emit()

    def _kit(self) -> dict[ClickerId, int]:
        try:
            return self._roster.kit()
        except RosterError:
            return {}

    def _assign(self, clicker: str, number: int) -> None:
        try:
            self._roster.set_clicker(ClickerId(clicker), number)
        except TniError:
            self.tell(tr("Le numéro n’a pas pu être enregistré."))
        self.changed.emit()

    def _remove_clicker(self, clicker: str) -> None:
        try:
            self._roster.remove_clicker(ClickerId(clicker))
        except TniError:
            self.tell(tr("La télécommande n’a pas pu être retirée."))
        self.changed.emit()
