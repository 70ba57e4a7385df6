"""Panel that asks for the key of the pupils' names where names were wanted and are locked."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from tni.services.class_lists.names_key_service import NamesKeyService, PassphrasePrompt
from tni.ui.chrome.button import Style
from tni.ui.chrome.titled_panel import TitledPanel
from tni.ui.classes.passphrase_page import PassphrasePage
from tni.ui.i18n import tr

WIDTH_TARGETS = 13


class PassphrasePanel(TitledPanel):
    """Panel with the questions of `PassphrasePage`. settled: names can be read now."""

    settled = Signal()

    def __init__(self, style: Style, names_key: NamesKeyService, parent: QWidget) -> None:
        super().__init__(style, tr("Les noms restent verrouillés"), parent)
        self.page = PassphrasePage(style, names_key)
        self.page.title.hide()
        self.page.titled.connect(self.set_title)
        self.page.setMinimumWidth(style.theme.metrics.target_px * WIDTH_TARGETS)
        self.page.settled.connect(self._settle)
        self.page.left.connect(self.put_away)
        self.rows.addWidget(self.page)

    def ask(self, prompt: PassphrasePrompt) -> None:
        """Show the question, with the keyboard focus in its field."""
        self.page.ask(prompt)
        self.open_low()
        self.page.ask(prompt)  # gives the focus, which opening took

    def _settle(self) -> None:
        self.put_away()
        self.settled.emit()
