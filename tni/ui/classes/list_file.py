"""A class list from a file: whose it is, which column is what, which classes are taken, what changes; then taken."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Sequence
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
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from tni.core.errors import TniError
from tni.formats import roster_any, roster_csv
from tni.formats.roster import MAX_UNPACKED_BYTES, ClassList, PupilRow
from tni.formats.roster_csv import Preview
from tni.store.roster_import import GROUP, Choice, FilePlace, ImportPlan, file_places
from tni.ui.chrome.button import Style
from tni.ui.chrome.choices import WordButton
from tni.ui.chrome.panel import Label
from tni.ui.classes.changes import Change, change_lines, change_words, summary
from tni.ui.classes.columns import ColumnFields
from tni.ui.i18n import is_one, tr
from tni.ui.words.roster import file_sentence, kind_words

PLACE = Qt.ItemDataRole.UserRole
MOST_LETTERS = 12
"""A file's name that is longer is hardly the name of a class."""
TICK = "✓  "

type Planner = Callable[[Sequence[PupilRow], Choice], ImportPlan]
type Knower = Callable[[Collection[FilePlace]], frozenset[FilePlace]]


class ImportPreview(QWidget):
    """taken: rows to import and what of them; dropped: the teacher thought better of it; failed: a sentence. plan: what
    would change; known: which classes of a file are in the lists. Everything here is private."""

    taken = Signal(list, object)
    dropped = Signal()
    failed = Signal(str)

    def __init__(self, style: Style, plan: Planner, known: Knower) -> None:
        super().__init__()
        self.kit, self._plan, self._known = style, plan, known
        self._data = b""
        self._preview: Preview | None = None
        self._list: ClassList | None = None
        self._asked = False
        self._places: tuple[FilePlace, ...] = ()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        self._found = Label(style, token="muted")
        self._found.setWordWrap(True)
        rows.addWidget(self._found)
        self.columns = ColumnFields(style)
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
        table.verticalHeader().setDefaultSectionSize(self.kit.look.metrics.target_px * 3 // 4)
        table.setShowGrid(False)
        table.setAlternatingRowColors(True)
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        table.horizontalHeader().setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        return table

    def _make_buttons(self) -> QHBoxLayout:
        line = QHBoxLayout()
        self._take = WordButton(self.kit, tr("Importer"), filled=True)
        self._take.clicked.connect(self.take)
        drop = WordButton(self.kit, tr("Renoncer"))
        drop.clicked.connect(self.dropped)
        line.addStretch(1)
        line.addWidget(drop)
        line.addWidget(self._take)
        return line

    # -- a file

    def show_file(self, path: Path, today: date) -> bool:
        """Look into a file; False, with `failed` told, when it is no class list."""
        self._list, self._places, self._asked = None, (), False
        try:
            with path.open("rb") as file:
                self._data = file.read(MAX_UNPACKED_BYTES + 1)
            found = roster_any.look(self._data, today)
        except (TniError, OSError) as error:
            self.failed.emit(file_sentence(error))
            return False
        self._today = today
        self._preview = found if isinstance(found, Preview) else None
        self.columns.setVisible(self._preview is not None)
        if isinstance(found, Preview):
            self.columns.fill(found, path.stem if len(path.stem) <= MOST_LETTERS else "")
        else:
            self._list = found
            self._show_list()
        return True

    def _read(self) -> None:
        """The table by its columns as they are now."""
        try:
            self._list = roster_csv.read(self._data, self.columns.mapping, self._today)
        except TniError as error:
            self._list = None
            self._take.setEnabled(False)
            self.failed.emit(file_sentence(error))
            return
        self.failed.emit("")
        self._show_list()

    def _show_list(self) -> None:
        assert self._list is not None
        places = file_places(self._list.pupils)
        if tuple(places) != self._places:
            self._places = tuple(places)
            self._fill_choose(places)
        self._say_found(self._list)
        self._show_changes()

    def _say_found(self, found: ClassList) -> None:
        count = len(found.pupils)
        words = tr("{kind} : {count} élève.") if is_one(count) else tr("{kind} : {count} élèves.")
        kind = kind_words(found.kind)
        sentence = words.format(kind=kind[:1].upper() + kind[1:], count=count)
        if self._preview is not None:
            separators = {";": tr("point-virgule"), ",": tr("virgule"), "\t": tr("tabulation"), "|": tr("barre")}
            sentence += " " + tr("Lu en {encoding}, colonnes séparées par : {separator}.").format(
                encoding=self._preview.encoding.upper(),
                separator=separators.get(self._preview.delimiter, self._preview.delimiter),
            )
        if self._choose.isVisibleTo(self):
            sentence += " " + tr("Toucher les classes et les groupes à importer.")
        self._found.setText(sentence + " " + tr("Rien n’est encore enregistré."))

    # -- which classes

    def _fill_choose(self, places: dict[FilePlace, int]) -> None:
        """Those that are in the lists already; else all classes of a teacher's file, none of a whole school's."""
        known = self._known(places)
        classes = [place for place in places if place[0] != GROUP]
        chosen = known or frozenset(classes if len(classes) <= 2 else ())
        self._choose.blockSignals(True)
        self._choose.clear()
        for place, count in places.items():
            name = tr("Groupe {}").format(place[1]) if place[0] == GROUP else place[1]
            pupils = tr("{} élève") if is_one(count) else tr("{} élèves")
            item = QListWidgetItem()
            item.setData(PLACE, (place, f"{name}  –  {pupils.format(count)}"))
            self._choose.addItem(item)
            item.setSelected(place in chosen)
        self._choose.blockSignals(False)
        self._choose.setVisible(len(places) > 1)
        self._tick()

    def _tick(self) -> None:
        for row in range(self._choose.count()):
            item = self._choose.item(row)
            words = item.data(PLACE)[1]
            item.setText(TICK + words if item.isSelected() else words)

    def _choice_changed(self) -> None:
        self._tick()
        self._show_changes()

    @property
    def choice(self) -> Choice:
        chosen = frozenset(tuple(item.data(PLACE)[0]) for item in self._choose.selectedItems())
        return Choice(self.columns.class_name.text().strip() if self._names_class else "", chosen)

    @property
    def _names_class(self) -> bool:
        """Whether the name that is typed is for pupils without class."""
        return self._preview is not None and self.columns.class_name.isEnabled()

    # -- what changes

    def _show_changes(self) -> None:
        if self._list is None:
            return
        try:
            plan = self._plan(self._list.pupils, self.choice)
        except TniError as error:
            self.failed.emit(file_sentence(error))
            return
        lines = list(change_lines(plan))
        self._table.setRowCount(len(lines))
        for y, (number, name, place, change) in enumerate(lines):
            for x, text in enumerate((number, name, place, change_words(change))):
                item = QTableWidgetItem(text)
                if change is Change.KEPT:
                    item.setForeground(QColor(self.kit.look.colour("muted")))
                self._table.setItem(y, x, item)
        self._summary.setText(summary(plan, self._list))
        self._take.setEnabled(bool(plan.places) or self._needs_name)

    @property
    def _needs_name(self) -> bool:
        assert self._list is not None
        return self._preview is not None and self._list.unplaced > 0

    def take(self) -> None:
        """Say what was chosen; where pupils of a table have no class, ask for its name first."""
        if self._list is None:
            return
        known = Counter(p.class_name or p.class_key for p in self._list.pupils)
        homeless = known.pop("", 0)
        if self._preview is not None and homeless and not self._asked:
            if known and not self.columns.class_name.isEnabled():  # most likely they are with the others
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
