"""Panel that asks for the name of a folder into which lessons are moved."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from tni.ui.chrome.button import Style
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.search_field import SearchField
from tni.ui.chrome.titled_panel import TitledPanel
from tni.ui.i18n import tr

WIDTH_TARGETS = 7


class NewFolderPanel(TitledPanel):
    """Panel with a name, which is made by Enter or its button. It deletes itself when it is put away.

    named: the name, without spaces around it.
    """

    named = Signal(str)

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(style, tr("Nouveau dossier"), parent)
        self.field = SearchField(parent=self)
        self.field.setPlaceholderText(tr("Nom du dossier"))
        self.field.setAccessibleName(tr("Nom du dossier"))
        self.field.setMinimumWidth(style.theme.metrics.target_px * WIDTH_TARGETS)
        self.field.returnPressed.connect(self._take)
        self._make = TextButton(style, tr("Créer et y ranger"), filled=True)
        self._make.setEnabled(False)
        self._make.clicked.connect(self._take)
        self.field.textChanged.connect(lambda text: self._make.setEnabled(bool(text.strip())))
        self.rows.addWidget(self.field)
        line = QHBoxLayout()
        line.addWidget(self._make)
        line.addStretch(1)
        self.rows.addLayout(line)
        self.closed.connect(self.deleteLater)

    def open_within(self, area: Callable[[], QRect]) -> None:
        """Open where `area` says, now and after each `follow`."""
        self._area_now = area
        self.set_area(area())
        self.open_low()
        self.field.setFocus()

    def follow(self) -> None:
        """Go where there is room now, above the keyboard."""
        self.set_area(self._area_now())

    def _take(self) -> None:
        if name := self.field.text().strip():
            self.put_away()
            self.named.emit(name)
