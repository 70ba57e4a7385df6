"""Form for the columns of a table: guessed, shown with a sample from the file, corrected by the teacher."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QWidget

from tni.roster.class_list import ColumnMapping, RosterPreview
from tni.ui.chrome.button import Style
from tni.ui.chrome.sheet import DropDown, labelled_field
from tni.ui.i18n import tr

NO_COLUMN = -1
FIELD_COLUMNS = 3
"""Fields in a row: a heading of a file is rarely longer than a third of the sheet."""
MIN_LETTERS = 16
SAMPLE_LETTERS = 14


class ColumnMappingForm(QWidget):
    """Form that assigns the columns of a table to the fields of a pupil.

    Signal changed: another column was selected, or the name of the class was edited.
    """

    changed = Signal()

    def __init__(self, style: Style) -> None:
        super().__init__()
        self.kit = style
        self._guess = ColumnMapping(last=0)
        self._filling = self._asked = False
        self.boxes: dict[str, QComboBox] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(style.theme.metrics.gap_px)
        for column in range(FIELD_COLUMNS):
            grid.setColumnStretch(column, 1)
        names = {
            "last": tr("Nom"),
            "first": tr("Prénom"),
            "usage": tr("Nom d’usage"),
            "class_name": tr("Classe"),
            "groups": tr("Groupes"),
        }
        for place, (field, name) in enumerate(names.items()):
            box = DropDown(style)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            box.setMinimumContentsLength(MIN_LETTERS)
            box.currentIndexChanged.connect(self._changed)
            self.boxes[field] = box
            grid.addLayout(labelled_field(style, name, box), place // FIELD_COLUMNS, place % FIELD_COLUMNS)
        self.class_name = QLineEdit()
        self.class_name.setPlaceholderText(tr("par exemple 5eA"))
        self.class_name.textChanged.connect(self._changed)
        self.accents = DropDown(style)
        self.accents.currentIndexChanged.connect(self._changed)
        self._accents_field = QWidget()
        self._accents_field.setLayout(accents := labelled_field(style, tr("Accents"), self.accents))
        accents.setContentsMargins(0, 0, 0, 0)
        grid.addLayout(labelled_field(style, tr("Nom de la classe"), self.class_name), 1, FIELD_COLUMNS - 1)
        grid.addWidget(self._accents_field, 2, 0)

    def fill(self, preview: RosterPreview, class_name: str) -> None:
        """Show the guess for a file. `class_name` is the name for a file that names no class."""
        self._filling, self._asked, self._guess = True, False, preview.guess
        self.class_name.setText(class_name)
        columns = max(len(preview.header), *(len(row) for row in preview.rows))
        heads = [_head(preview, i) for i in range(columns)]
        for field, box in self.boxes.items():
            box.clear()
            if field != "last":
                box.addItem("–", NO_COLUMN)
            for i, head in enumerate(heads):
                box.addItem(head, i)
            guessed = getattr(preview.guess, field)
            box.setCurrentIndex(box.findData(NO_COLUMN if guessed is None else guessed))
        self.accents.clear()
        for encoding, word in preview.readings:
            self.accents.addItem(word, encoding)
        self._accents_field.setVisible(bool(preview.readings))
        self._filling = False
        self._enable_class_name()

    def _changed(self) -> None:
        if not self._filling:
            self._enable_class_name()
            self.changed.emit()

    def _enable_class_name(self) -> None:
        self.class_name.setEnabled(self.column("class_name") is None or self._asked)

    def ask_class(self, proposal: str) -> None:
        """Ask for the class of those pupils in the file who have none. `proposal` is a name to begin with."""
        self._asked = True
        self.class_name.setText(proposal)
        self.class_name.setEnabled(True)
        self.class_name.setFocus()

    def column(self, field: str) -> int | None:
        data = self.boxes[field].currentData(Qt.ItemDataRole.UserRole)
        return None if data is None or data == NO_COLUMN else int(data)

    @property
    def mapping(self) -> ColumnMapping:
        """Mapping as the teacher has set it."""
        same_class = self.column("class_name") == self._guess.class_name
        same_name = (self.column("last"), self.column("first")) == (self._guess.last, self._guess.first)
        return replace(
            self._guess,
            last=self.column("last") or 0,
            first=self.column("first"),
            usage=self.column("usage"),
            class_name=self.column("class_name"),
            prefix=self._guess.prefix if same_name else None,
            second_last=self._guess.second_last if same_name else None,
            section=self._guess.section if same_class else None,
            class_key=self._guess.class_key if same_class else None,
            groups=self.column("groups"),
            encoding=self.accents.currentData() if self.accents.currentIndex() > 0 else None,
        )


def _head(preview: RosterPreview, column: int) -> str:
    """Return the heading of a column; if there is none, its number and a sample of its content."""
    if column < len(preview.header) and preview.header[column]:
        return preview.header[column]
    words = tr("Colonne {}").format(column + 1)
    sample = next((row[column] for row in preview.rows if column < len(row) and row[column]), "")
    return f"{words} ({sample[:SAMPLE_LETTERS]})" if sample else words
