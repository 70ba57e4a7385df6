"""Sheet that stands for the one of an entry while that is built."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from tni.ui.chrome.button import Style
from tni.ui.chrome.panel import Label
from tni.ui.chrome.sheet import Sheet
from tni.ui.i18n import tr


class PreparingSheet(Sheet):
    """Sheet « Terminer la séance » without its entry. Closing it is to give the closing of the séance up."""

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(style, tr("Terminer la séance"), parent)
        self.message = Label(style, tr("Préparation du cahier de textes…"), token="muted")
        self.message.setWordWrap(True)
        self.rows.addWidget(self.message)
        self.rows.addStretch(1)
