"""Field for the new name of a collection, visible only while it is needed."""

from __future__ import annotations

from typing import override

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from tni.ui.chrome.button import Style
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.i18n import tr


class RenameField(QWidget):
    """Line with a field for a new name.

    Signal name_chosen: the new name.
    """

    name_chosen = Signal(str)

    def __init__(self, style: Style) -> None:
        super().__init__()
        self.kit = style
        self.setAccessibleName(tr("Nouveau nom"))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        self.field = QLineEdit()
        self.field.setAccessibleName(tr("Nouveau nom"))
        self.field.setFont(style.theme.font())
        self.field.setMinimumHeight(style.theme.metrics.target_px)
        self.field.returnPressed.connect(self._emit_name)
        keep = TextButton(style, tr("Enregistrer le nom"), filled=True)
        keep.clicked.connect(self._emit_name)
        drop = TextButton(style, tr("Annuler", "cancel"))
        drop.clicked.connect(self.hide)
        line.addWidget(self.field, 1)
        line.addWidget(drop)
        line.addWidget(keep)
        self.hide()

    def ask(self, name: str) -> None:
        self.field.setText(name)
        self.field.selectAll()
        self.show()
        self.field.setFocus()

    def _emit_name(self) -> None:
        name = self.field.text().strip()
        self.hide()
        if name:
            self.name_chosen.emit(name)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)
