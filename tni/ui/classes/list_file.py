"""A class list from a file: what was found in it, which column is what, then taken."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from tni.core.errors import TniError
from tni.formats import roster_csv
from tni.formats.roster_csv import ColumnMapping, Preview
from tni.ui.chrome.button import Style
from tni.ui.chrome.choices import WordButton
from tni.ui.chrome.panel import Label
from tni.ui.chrome.sheet import DropDown, titled
from tni.ui.i18n import tr
from tni.ui.words.roster import file_sentence

NO_COLUMN = -1
ACROSS = 3
"""Fields in a row: a heading of a file is rarely longer than a third of the sheet."""
LEAST_LETTERS = 16


class ImportPreview(QWidget):
    """taken: rows to import and the class of those that name none; dropped: the teacher thought better of it;
    failed: a sentence. Everything here is private."""

    taken = Signal(list, str)
    dropped = Signal()
    failed = Signal(str)

    def __init__(self, style: Style) -> None:
        super().__init__()
        self.kit = style
        self._data = b""
        self._preview: Preview | None = None
        self._fields: dict[str, QComboBox] = {}
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        self._found = Label(style, token="muted")
        self._found.setWordWrap(True)
        rows.addWidget(self._found)
        rows.addLayout(self._make_fields())
        self._table = QTableWidget()
        self._table.setAccessibleName(tr("Premières lignes du fichier"))
        self._table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self._table.verticalHeader().hide()
        self._table.verticalHeader().setDefaultSectionSize(style.look.metrics.target_px * 3 // 4)
        self._table.setShowGrid(False)
        self._table.setAlternatingRowColors(True)
        self._table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._table.horizontalHeader().setStretchLastSection(True)
        rows.addWidget(self._table, 1)
        rows.addLayout(self._make_buttons())

    def _make_fields(self) -> QGridLayout:
        grid = QGridLayout()
        names = {
            "last": tr("Nom"),
            "first": tr("Prénom"),
            "usage": tr("Nom d’usage"),
            "class_name": tr("Classe"),
        }
        for place, (field, name) in enumerate(names.items()):
            box = DropDown(self.kit)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            box.setMinimumContentsLength(LEAST_LETTERS)
            box.currentIndexChanged.connect(self._show_class_field)
            self._fields[field] = box
            grid.addLayout(titled(self.kit, name, box), place // ACROSS, place % ACROSS)
        self._class = QLineEdit()
        self._class.setPlaceholderText(tr("par exemple 5eA"))
        grid.addLayout(titled(self.kit, tr("Nom de la classe"), self._class), 1, ACROSS - 1)
        grid.setHorizontalSpacing(self.kit.look.metrics.gap_px)
        return grid

    def _make_buttons(self) -> QHBoxLayout:
        line = QHBoxLayout()
        take = WordButton(self.kit, tr("Importer"), filled=True)
        take.clicked.connect(self.take)
        drop = WordButton(self.kit, tr("Renoncer"))
        drop.clicked.connect(self.dropped)
        line.addStretch(1)
        line.addWidget(drop)
        line.addWidget(take)
        return line

    def show_file(self, path: Path) -> bool:
        """Look into a file; False, with `failed` told, when it is no class list."""
        try:
            self._data = path.read_bytes()
            self._preview = roster_csv.preview(self._data)
        except (TniError, OSError) as error:
            self.failed.emit(file_sentence(error))
            return False
        self._class.setText(path.stem if len(path.stem) <= 12 else "")
        self._fill(self._preview)
        return True

    def _fill(self, preview: Preview) -> None:
        separators = {";": tr("point-virgule"), ",": tr("virgule"), "\t": tr("tabulation"), "|": tr("barre")}
        self._found.setText(
            tr("Lu en {encoding}, colonnes séparées par : {separator}. Vérifier les colonnes, puis importer.").format(
                encoding=preview.encoding.upper(), separator=separators.get(preview.delimiter, preview.delimiter)
            )
        )
        columns = max(len(preview.header), *(len(row) for row in preview.rows))
        heads = [
            preview.header[i] if i < len(preview.header) and preview.header[i] else tr("Colonne {}").format(i + 1)
            for i in range(columns)
        ]
        for field, box in self._fields.items():
            box.clear()
            if field != "last":
                box.addItem("–", NO_COLUMN)
            for i, head in enumerate(heads):
                box.addItem(head, i)
            guessed = getattr(preview.guess, field)
            box.setCurrentIndex(box.findData(NO_COLUMN if guessed is None else guessed))
        self._table.setColumnCount(columns)
        self._table.setHorizontalHeaderLabels(heads)
        self._table.setRowCount(len(preview.rows))
        for y, row in enumerate(preview.rows):
            for x, text in enumerate(row):
                self._table.setItem(y, x, QTableWidgetItem(text))
        self._table.resizeColumnsToContents()
        self._show_class_field()

    def _show_class_field(self) -> None:
        self._class.setEnabled(self._column("class_name") is None)

    def _column(self, field: str) -> int | None:
        data = self._fields[field].currentData(Qt.ItemDataRole.UserRole)
        return None if data is None or data == NO_COLUMN else int(data)

    @property
    def mapping(self) -> ColumnMapping:
        """As the teacher has set it."""
        assert self._preview is not None
        guess = self._preview.guess
        same_class = self._column("class_name") == guess.class_name
        return replace(
            guess,
            last=self._column("last") or 0,
            first=self._column("first"),
            usage=self._column("usage"),
            class_name=self._column("class_name"),
            class_key=guess.class_key if same_class else None,
        )

    def take(self) -> None:
        """Read the whole file as the columns say."""
        name = self._class.text().strip()
        try:
            pupils = list(roster_csv.read(self._data, self.mapping).pupils)
        except TniError as error:
            self.failed.emit(file_sentence(error))
            return
        known = Counter(p.class_name or p.class_key for p in pupils)
        homeless = known.pop("", 0)
        if homeless and known and not self._class.isEnabled():  # not asked yet: most likely they are with the others
            self._class.setText(known.most_common(1)[0][0])
            self._ask_class(
                tr("Élèves sans classe dans ce fichier : {}. Vérifier le nom de leur classe, puis importer.").format(
                    homeless
                )
            )
        elif homeless and not name:
            self._ask_class(tr("Donner un nom à la classe, puis importer."))
        else:
            self.taken.emit(pupils, name)

    def _ask_class(self, why: str) -> None:
        self._class.setEnabled(True)
        self._class.setFocus()
        self.failed.emit(why)
