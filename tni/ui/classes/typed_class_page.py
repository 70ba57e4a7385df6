"""Page on which a teacher types or pastes a class, one name a line, and sees how each line is read."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from tni.roster.class_list import PupilRow
from tni.roster.typed_names import exchange_names, read_typed_names
from tni.ui.chrome.button import Style
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.panel import Label
from tni.ui.chrome.plain_table import plain_table
from tni.ui.chrome.sheet import labelled_field
from tni.ui.i18n import is_singular, tr

NAME_TARGETS = 6
MAX_CLASS_NAME = 40


class TypedClassPage(QWidget):
    """Page for a class without a file.

    Signals:
        typed: name of the class and its rows.
        left: the teacher gives up; what she typed stays until she comes back.
    """

    typed = Signal(str, object)
    left = Signal()

    def __init__(self, style: Style) -> None:
        super().__init__()
        self.kit = style
        self._is_exchanged = False
        self.rows: list[PupilRow] = []
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.addWidget(Label(style, tr("Saisir une classe"), size="title"))
        self.name = QLineEdit()
        self.name.setMaxLength(MAX_CLASS_NAME)
        self.name.setPlaceholderText(tr("par exemple 5eA"))
        self.name.setMaximumWidth(style.theme.metrics.target_px * NAME_TARGETS)
        lines.addLayout(labelled_field(style, tr("Nom de la classe"), self.name))
        self.message = Label(style, token="danger")
        self.message.setWordWrap(True)
        body = QHBoxLayout()
        body.addLayout(self._make_text(), 1)
        body.addLayout(self._make_table(), 1)
        lines.addLayout(body, 1)
        lines.addWidget(self.message)
        lines.addLayout(self._make_buttons())
        self.name.textChanged.connect(self._read)
        self._read()

    def _make_text(self) -> QVBoxLayout:
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.text.setPlaceholderText("Zoé MARTIN\nBENALI Samir\n…")
        self.text.textChanged.connect(self._read)
        return labelled_field(
            self.kit, tr("Un élève par ligne, tapé ou collé : prénom et nom, ou nom et prénom"), self.text
        )

    def _make_table(self) -> QVBoxLayout:
        self.table = plain_table(self.kit, tr("Élèves"), (tr("Nom"), tr("Prénom")), stretched=(0, 1))
        self.table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.count = Label(self.kit, size="small", token="muted")
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(self.count)
        column.addWidget(self.table)
        return column

    def _make_buttons(self) -> QHBoxLayout:
        line = QHBoxLayout()
        cancel = TextButton(self.kit, tr("Annuler", "cancel"))
        cancel.clicked.connect(self.left)
        self.exchange = TextButton(self.kit, tr("Échanger noms et prénoms"))
        self.exchange.clicked.connect(self._exchange)
        self.save = TextButton(self.kit, tr("Enregistrer la classe"), filled=True)
        self.save.clicked.connect(lambda: self.typed.emit(self.name.text().strip(), self.rows))
        line.addWidget(cancel)
        line.addStretch(1)
        line.addWidget(self.exchange)
        line.addWidget(self.save)
        return line

    def begin(self) -> None:
        """Give the focus to the field that comes next."""
        self.message.setText("")
        (self.text if self.name.text() else self.name).setFocus()

    def clear(self) -> None:
        """Forget what was typed."""
        self._is_exchanged = False
        self.name.clear()
        self.text.clear()

    @property
    def is_waiting(self) -> bool:
        """True while this is the page shown, and what was typed waits to be saved."""
        return not self.isHidden() and bool(self.name.text().strip() or self.text.toPlainText().strip())

    def _exchange(self) -> None:
        self._is_exchanged = not self._is_exchanged
        self._read()

    def _read(self) -> None:
        rows = read_typed_names(self.text.toPlainText())
        self.rows = [exchange_names(row) for row in rows] if self._is_exchanged else rows
        self.table.setRowCount(len(self.rows))
        for y, row in enumerate(self.rows):
            self.table.setItem(y, 0, QTableWidgetItem(row.last_name))
            self.table.setItem(y, 1, QTableWidgetItem(row.first_name))
        count = len(self.rows)
        self.count.setText((tr("{} élève") if is_singular(count) else tr("{} élèves")).format(count))
        self.exchange.setEnabled(bool(self.rows))
        self.save.setEnabled(bool(self.rows) and bool(self.name.text().strip()))
        self.message.setText("")
