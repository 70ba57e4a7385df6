"""Preview of a class list from a file: its source, its columns, the classes to import and the changes; then the
import."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from tni.roster.class_list import ClassList, ColumnMapping, RosterPreview
from tni.roster.import_plan import GROUP, ClassOrGroup, ImportOptions, ImportPlan, classes_in_file
from tni.ui.chrome.button import Style
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.panel import Label
from tni.ui.classes.class_list_importer import ClassListImporter
from tni.ui.classes.column_mapping_form import ColumnMappingForm
from tni.ui.classes.import_changes import ImportChange, import_change_label, import_change_lines, import_summary
from tni.ui.i18n import is_singular, tr
from tni.ui.messages.roster import roster_error_message, roster_kind_text

CLASS_ROLE = Qt.ItemDataRole.UserRole
MAX_NAME_LETTERS = 12
"""Longest file name, in characters, that is proposed as the name of a class: a longer one is hardly a class's."""
TICK_MARK = "✓  "
MAX_LINES = 1000
"""Number of changes listed at most: nobody reads more, and each takes time to lay out."""


class ClassListImportPreview(QWidget):
    """Page that previews a file. It is private, since it shows pupils' names.

    Signals:
        taken: rows of the file, and the `ImportOptions` that select from them.
        dropped: the teacher has cancelled.
        failed: a message.
        refused: a message; the file is no class list, and nothing of it is kept.
    """

    taken = Signal(list, object)
    dropped = Signal()
    failed = Signal(str)
    refused = Signal(str)

    def __init__(self, style: Style, work: ClassListImporter) -> None:
        super().__init__()
        self.kit, self._work = style, work
        self._data = b""
        self._mapping: ColumnMapping | None = None
        self._preview: RosterPreview | None = None
        self._list: ClassList | None = None
        self._asked = False
        self._places: tuple[ClassOrGroup, ...] = ()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        self._found = Label(style, token="muted")
        self._found.setWordWrap(True)
        rows.addWidget(self._found)
        self.columns = ColumnMappingForm(style)
        self.columns.changed.connect(self._read)
        rows.addWidget(self.columns)
        body = QHBoxLayout()
        self._choose = self._make_choose()
        self._table = self._make_table()
        body.addWidget(self._choose, 2)
        body.addWidget(self._table, 5)
        rows.addLayout(body, 1)
        self._summary = Label(style)
        self._summary.setWordWrap(True)
        rows.addWidget(self._summary)
        rows.addLayout(self._make_buttons())

    def _make_choose(self) -> QListWidget:
        made = QListWidget()
        made.setAccessibleName(tr("Classes du fichier"))
        made.setSelectionMode(QAbstractItemView.SelectionMode.MultiSelection)
        made.itemSelectionChanged.connect(self._choice_changed)
        return made

    def _make_table(self) -> QTableWidget:
        table = QTableWidget(0, 4)
        table.setAccessibleName(tr("Ce qui va changer"))
        table.setHorizontalHeaderLabels([tr("N°"), tr("Élève"), tr("Classe"), tr("Changement")])
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(self.kit.theme.metrics.target_px * 3 // 4)
        table.setShowGrid(False)
        table.setAlternatingRowColors(True)
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        table.horizontalHeader().setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        return table

    def _make_buttons(self) -> QHBoxLayout:
        line = QHBoxLayout()
        self._import_button = TextButton(self.kit, tr("Importer"), filled=True)
        self._import_button.clicked.connect(self.confirm)
        drop = TextButton(self.kit, tr("Renoncer"))
        drop.clicked.connect(self._drop)
        self.progress = QProgressBar()
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(tr("Lecture de la liste"))
        self.progress.setFixedWidth(self.kit.theme.metrics.target_px * 4)
        line.addStretch(1)
        line.addWidget(self.progress)
        line.addWidget(drop)
        line.addWidget(self._import_button)
        return line

    # -- a file

    def show_file(self, path: Path, today: date) -> None:
        """Read a file and show its content. If it is no class list, `refused` is emitted."""
        self._list, self._places, self._asked, self._preview, self._mapping = None, (), False, None, None
        self._today = today
        self._table.setRowCount(0)
        self._summary.setText("")
        self._choose.hide()
        self.columns.hide()
        self._found.setText(tr("Lecture de « {} »…").format(path.name))
        self.show_busy(True)

        def done(data: bytes, found: ClassList | RosterPreview) -> None:
            self._data = data
            self._preview = found if isinstance(found, RosterPreview) else None
            self.columns.setVisible(self._preview is not None)
            if isinstance(found, RosterPreview):
                self.columns.fill(found, path.stem if len(path.stem) <= MAX_NAME_LETTERS else "")
            else:
                self._list = found
                self._show_list()

        def failed(error: Exception) -> None:
            self.show_busy(False)
            self.refused.emit(roster_error_message(error))

        self._work.read_file(path, today, done, failed)

    def show_busy(self, on: bool) -> None:
        """Show or hide the progress of reading, comparing or importing, which the teacher can cancel."""
        self.progress.setVisible(on)
        self.columns.setEnabled(not self._work.is_importing)
        self._choose.setEnabled(not self._work.is_importing)
        self._import_button.setEnabled(not on)

    def _drop(self) -> None:
        self._work.stop()
        if not self._work.is_importing:  # else the import reports its result
            self.dropped.emit()

    def _read(self) -> None:
        """Read the table with the columns as they are selected now."""
        if self.columns.mapping == self._mapping:  # only the name of the class has changed
            if self._list is not None:
                self._show_changes()
            return
        self._list, self._mapping = None, self.columns.mapping
        self.show_busy(True)

        def done(found: ClassList) -> None:
            self._list = found
            self.failed.emit("")
            self._show_list()

        def failed(error: Exception) -> None:
            self.show_busy(False)
            self._import_button.setEnabled(False)
            self.failed.emit(roster_error_message(error))

        self._work.table(self._data, self._mapping, self._today, done, failed)

    def _failed(self, error: Exception) -> None:
        self.show_busy(False)
        self._import_button.setEnabled(False)
        self.failed.emit(roster_error_message(error))

    def _show_list(self) -> None:
        assert self._list is not None
        places = classes_in_file(self._list.pupils)
        if tuple(places) == self._places:
            self._show_found(self._list)
            self._show_changes()
            return
        self._places, found = tuple(places), self._list

        def done(known: frozenset[ClassOrGroup]) -> None:
            self._fill_choose(places, known)
            self._show_found(found)
            self._show_changes()

        self.show_busy(True)
        self._work.known(self._places, done, self._failed)

    def _show_found(self, found: ClassList) -> None:
        count = len(found.pupils)
        words = tr("{kind} : {count} élève.") if is_singular(count) else tr("{kind} : {count} élèves.")
        kind = roster_kind_text(found.kind)
        text = words.format(kind=kind[:1].upper() + kind[1:], count=count)
        if self._preview is not None:
            separators = {";": tr("point-virgule"), ",": tr("virgule"), "\t": tr("tabulation"), "|": tr("barre")}
            text += " " + tr("Lu en {encoding}, colonnes séparées par : {separator}.").format(
                encoding=self._preview.encoding.upper(),
                separator=separators.get(self._preview.delimiter, self._preview.delimiter),
            )
        if self._choose.isVisibleTo(self):
            text += " " + tr("Toucher les classes et les groupes à importer.")
        self._found.setText(text + " " + tr("Rien n’est encore enregistré."))

    # -- choice of classes

    def _fill_choose(self, places: dict[ClassOrGroup, int], known: frozenset[ClassOrGroup]) -> None:
        """List the classes and groups of the file, and select those in the class lists already. If there are none,
        select all classes of a file with at most two, such as a teacher's, and nothing in a whole school's."""
        classes = [place for place in places if place[0] != GROUP]
        chosen = known or frozenset(classes if len(classes) <= 2 else ())
        self._choose.blockSignals(True)
        self._choose.clear()
        for place, count in places.items():
            name = tr("Groupe {}").format(place[1]) if place[0] == GROUP else place[1]
            pupils = tr("{} élève") if is_singular(count) else tr("{} élèves")
            item = QListWidgetItem()
            item.setData(CLASS_ROLE, (place, f"{name}  –  {pupils.format(count)}"))
            self._choose.addItem(item)
            item.setSelected(place in chosen)
        self._choose.blockSignals(False)
        self._choose.setVisible(len(places) > 1)
        self._tick()

    def _tick(self) -> None:
        for row in range(self._choose.count()):
            item = self._choose.item(row)
            words = item.data(CLASS_ROLE)[1]
            item.setText(TICK_MARK + words if item.isSelected() else words)

    def _choice_changed(self) -> None:
        self._tick()
        self._show_changes()

    @property
    def choice(self) -> ImportOptions:
        chosen = frozenset(tuple(item.data(CLASS_ROLE)[0]) for item in self._choose.selectedItems())
        return ImportOptions(self.columns.class_name.text().strip() if self._names_class else "", chosen)

    @property
    def _names_class(self) -> bool:
        """True if the typed name is for pupils without a class."""
        return self._preview is not None and self.columns.class_name.isEnabled()

    # -- changes

    def _show_changes(self) -> None:
        if (found := self._list) is None:
            return
        self.show_busy(True)
        self._work.plan(found.pupils, self.choice, lambda plan: self._show_plan(plan, found), self._failed)

    def _show_plan(self, plan: ImportPlan, found: ClassList) -> None:
        lines = list(import_change_lines(plan))
        if (more := len(lines) - MAX_LINES) > 0:
            lines = [*lines[:MAX_LINES], ("", tr("et {} autres").format(more), "", ImportChange.KEPT)]
        self._table.setRowCount(len(lines))
        for y, (number, name, place, change) in enumerate(lines):
            for x, text in enumerate((number, name, place, import_change_label(change))):
                item = QTableWidgetItem(text)
                if change is ImportChange.KEPT:
                    item.setForeground(QColor(self.kit.theme.colour("muted")))
                self._table.setItem(y, x, item)
        self._summary.setText(import_summary(plan, found))
        self.show_busy(False)
        self._import_button.setEnabled(bool(plan.places) or self._needs_name)

    @property
    def _needs_name(self) -> bool:
        assert self._list is not None
        return self._preview is not None and self._list.unplaced > 0

    def confirm(self) -> None:
        """Emit the selected rows. If pupils of a table have no class, ask for its name first."""
        if self._list is None or self._work.is_importing:
            return
        known = Counter(p.class_name or p.class_key for p in self._list.pupils)
        homeless = known.pop("", 0)
        if self._preview is not None and homeless and not self._asked:
            if known and not self.columns.class_name.isEnabled():  # most likely they belong to the largest class
                self._asked = True
                self.columns.ask_class(known.most_common(1)[0][0])
                words = tr("Élèves sans classe dans ce fichier : {}. Vérifier le nom de leur classe, puis importer.")
                self.failed.emit(words.format(homeless))
                return
            if not known and not self.columns.class_name.text().strip():
                self.columns.ask_class()
                self.failed.emit(tr("Donner un nom à la classe, puis importer."))
                return
        self.taken.emit(list(self._list.pupils), self.choice)
