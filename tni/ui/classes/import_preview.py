"""Preview of a class list from a file: its source, its columns, the classes to import and the changes; then the
import."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from tni.roster.class_list import ClassList, ColumnMapping, RosterPreview
from tni.roster.import_plan import GROUP, ClassOrGroup, ImportPlan
from tni.services.class_lists.class_list_import import ClassListImport, ImportPhase, ImportState, MissingClass
from tni.ui.chrome.button import Style
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.open_dialog import documents_folder, open_dialog
from tni.ui.chrome.panel import Label
from tni.ui.chrome.plain_table import plain_table
from tni.ui.classes.column_mapping_form import ColumnMappingForm
from tni.ui.classes.import_changes import ImportChange, import_change_label, import_change_lines, import_summary
from tni.ui.i18n import is_singular, tr
from tni.ui.messages.roster import doubtful_accents_text, no_header_text, roster_kind_text

CLASS_ROLE = Qt.ItemDataRole.UserRole
TICK_MARK = "✓  "
MAX_LINES = 1000
"""Number of changes listed at most: nobody reads more, and each takes time to lay out."""


def choose_class_list_file(style: Style, parent: QWidget, then: Callable[[Path], object]) -> None:
    """Open a dialog for a file to preview and call `then` with its path."""
    kinds = tr("Listes d’élèves (*.csv *.txt *.tsv *.xml *.zip);;Tous les fichiers (*)")
    dialog = open_dialog(style, parent, tr("Importer une liste"), documents_folder(), kinds)
    dialog.fileSelected.connect(lambda name: then(Path(name)))
    dialog.show()


class ClassListImportPreview(QWidget):
    """Page that previews a file. It is private, since it shows pupils' names."""

    def __init__(self, style: Style, importing: ClassListImport) -> None:
        super().__init__()
        self.kit, self._importing = style, importing
        self._shown = ImportState()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        self.found = Label(style, token="muted")
        self.found.setWordWrap(True)
        rows.addWidget(self.found)
        self.columns = ColumnMappingForm(style)
        self.columns.changed.connect(self._columns_changed)
        rows.addWidget(self.columns)
        body = QHBoxLayout()
        self.places = self._make_places()
        self.changes = self._make_changes()
        body.addWidget(self.places, 2)
        body.addWidget(self.changes, 5)
        rows.addLayout(body, 1)
        self.summary = Label(style)
        self.summary.setWordWrap(True)
        rows.addWidget(self.summary)
        rows.addLayout(self._make_buttons())

    def _make_places(self) -> QListWidget:
        made = QListWidget()
        made.setAccessibleName(tr("Classes du fichier"))
        made.setSelectionMode(QAbstractItemView.SelectionMode.MultiSelection)
        made.itemSelectionChanged.connect(self._choice_changed)
        return made

    def _make_changes(self) -> QTableWidget:
        titles = (tr("N°"), tr("Élève"), tr("Classe"), tr("Changement"))
        table = plain_table(self.kit, tr("Ce qui va changer"), titles, stretched=(3,))
        table.verticalHeader().hide()
        return table

    def _make_buttons(self) -> QHBoxLayout:
        line = QHBoxLayout()
        self.import_button = TextButton(self.kit, tr("Importer"), filled=True)
        self.import_button.clicked.connect(self._importing.confirm)
        self.drop = TextButton(self.kit, tr("Annuler", "cancel"))
        self.drop.clicked.connect(self._importing.stop)
        self.progress = QProgressBar()
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(tr("Lecture de la liste"))
        self.progress.setFixedWidth(self.kit.theme.metrics.target_px * 4)
        line.addStretch(1)
        line.addWidget(self.progress)
        line.addWidget(self.drop)
        line.addWidget(self.import_button)
        return line

    # -- state

    def show_state(self, state: ImportState) -> None:
        """Draw the import. Only what differs from the state before is drawn anew, so that nothing loses its focus."""
        before, self._shown = self._shown, state
        if state.phase is ImportPhase.READING and state.found is None and state.table is None:
            self.changes.setRowCount(0)
            self.summary.setText("")
            self.places.hide()
            self.found.setText(tr("Lecture de « {} »…").format(state.file_name))
        self.columns.setVisible(state.table is not None)
        if state.table is not None and state.table is not before.table:
            self.columns.fill(state.table, state.class_name)
        if state.missing_class is not None and state.missing_class is not before.missing_class:
            self._ask_class(state.missing_class)
        if state.wanted is not None and (before.wanted is None or state.places != before.places):
            self._fill_places(state)
        if state.found is not None and state.wanted is not None:
            self._show_found(state.found, state.table, state.columns)
            if state.plan is not None and state.plan is not before.plan:
                self._show_plan(state.plan, state.found)
        self._show_progress(state)

    def _show_progress(self, state: ImportState) -> None:
        self.progress.setVisible(state.is_busy)
        for widget in (self.columns, self.places):
            widget.setEnabled(state.phase is not ImportPhase.IMPORTING)
        self.import_button.setEnabled(state.can_import)

    def _show_found(self, found: ClassList, table: RosterPreview | None, columns: ColumnMapping | None) -> None:
        count = len(found.pupils)
        words = tr("{kind} : {count} élève.") if is_singular(count) else tr("{kind} : {count} élèves.")
        kind = roster_kind_text(found.kind)
        text = words.format(kind=kind[:1].upper() + kind[1:], count=count)
        if table is not None and columns is not None:
            separators = {";": tr("point-virgule"), ",": tr("virgule"), "\t": tr("tabulation"), "|": tr("barre")}
            text += " " + tr("Lu en {encoding}, colonnes séparées par : {separator}.").format(
                encoding=(columns.encoding or table.encoding).upper(),
                separator=separators.get(table.delimiter, table.delimiter),
            )
        if not found.has_header:
            text += " " + no_header_text()
        if found.readings:
            text += " " + doubtful_accents_text(found.readings)
        if self.places.isVisibleTo(self):
            text += " " + tr("Toucher les classes et les groupes à importer.")
        self.found.setText(text + " " + tr("Rien n’est encore enregistré."))

    def _show_plan(self, plan: ImportPlan, found: ClassList) -> None:
        lines = list(import_change_lines(plan))
        if (more := len(lines) - MAX_LINES) > 0:
            lines = [*lines[:MAX_LINES], ("", tr("et {} autres").format(more), "", ImportChange.KEPT)]
        self.changes.setRowCount(len(lines))
        for y, (number, name, place, change) in enumerate(lines):
            for x, text in enumerate((number, name, place, import_change_label(change))):
                item = QTableWidgetItem(text)
                if change is ImportChange.KEPT:
                    item.setForeground(QColor(self.kit.theme.colour("muted")))
                self.changes.setItem(y, x, item)
        self.summary.setText(import_summary(plan, found))

    # -- columns

    def _columns_changed(self) -> None:
        self._importing.name_class(self.columns.class_name.text().strip())
        self._importing.choose_columns(self.columns.mapping)

    def _ask_class(self, missing: MissingClass) -> None:
        self.columns.ask_class(missing.proposal or self.columns.class_name.text())

    # -- choice of classes

    def _fill_places(self, state: ImportState) -> None:
        """List the classes and groups of the file, with those selected that the import proposes."""
        self.places.blockSignals(True)
        self.places.clear()
        for place, count in state.places.items():
            name = tr("Groupe {}").format(place[1]) if place[0] == GROUP else place[1]
            pupils = tr("{} élève") if is_singular(count) else tr("{} élèves")
            item = QListWidgetItem()
            item.setData(CLASS_ROLE, (place, f"{name}  –  {pupils.format(count)}"))
            self.places.addItem(item)
            item.setSelected(place in (state.wanted or ()))
        self.places.blockSignals(False)
        self.places.setVisible(len(state.places) > 1)
        self._tick()

    def _tick(self) -> None:
        for row in range(self.places.count()):
            item = self.places.item(row)
            words = item.data(CLASS_ROLE)[1]
            item.setText(TICK_MARK + words if item.isSelected() else words)

    def _choice_changed(self) -> None:
        self._tick()
        self._importing.choose_places(self._chosen_places())

    def _chosen_places(self) -> frozenset[ClassOrGroup]:
        return frozenset(tuple(item.data(CLASS_ROLE)[0]) for item in self.places.selectedItems())
