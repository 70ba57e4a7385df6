"""Page of what is waited for while an account is added: the browser, the server, a key that is pasted."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from tni.services.cahier.account_setup_state import SetupState, SetupStep
from tni.services.cahier.sign_in_attempt import SignInState
from tni.ui.chrome.button import Style
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.panel import Label
from tni.ui.chrome.sheet import labelled_field
from tni.ui.i18n import tr
from tni.ui.messages.account_errors import account_error
from tni.ui.messages.accounts import step_text
from tni.ui.messages.plugins import name_of


class AccountWait(QWidget):
    """Page of what is waited for. pasted: a text. again_wanted: open the page in the browser once more. copy_wanted:
    copy its address. cancelled: it is given up."""

    pasted = Signal(str)
    again_wanted = Signal()
    copy_wanted = Signal()
    cancelled = Signal()

    def __init__(self, style: Style) -> None:
        super().__init__()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(style.theme.metrics.gap_px)
        self.title = Label(style, size="title")
        rows.addWidget(self.title)
        self.doing = Label(style)
        self.doing.setAccessibleName(tr("Ce qui se passe"))
        self.doing.setWordWrap(True)
        rows.addWidget(self.doing)
        rows.addWidget(self._make_page(style))
        rows.addWidget(self._make_paste(style))
        self.wrong = Label(style, token="danger")
        self.wrong.setAccessibleName(tr("Ce qui ne va pas"))
        self.wrong.setWordWrap(True)
        rows.addWidget(self.wrong)
        rows.addStretch(1)
        line = QHBoxLayout()
        cancel = TextButton(style, tr("Annuler", "cancel"))
        cancel.clicked.connect(self.cancelled)
        line.addWidget(cancel)
        line.addStretch(1)
        rows.addLayout(line)

    def _make_page(self, style: Style) -> QWidget:
        self._page = QWidget()
        line = QHBoxLayout(self._page)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(style.theme.metrics.gap_px)
        self.again = TextButton(style, tr("Ouvrir à nouveau"))
        self.again.clicked.connect(self.again_wanted)
        self.copy = TextButton(style, tr("Copier l’adresse"))
        self.copy.clicked.connect(self.copy_wanted)
        for button in (self.again, self.copy):
            line.addWidget(button)
        self.message = Label(style, size="small", token="accent")
        self.message.setAccessibleName(tr("Ce qui vient d’être fait"))
        self.message.setWordWrap(True)
        line.addWidget(self.message, 1)
        return self._page

    def _make_paste(self, style: Style) -> QWidget:
        self._paste = QWidget()
        line = QHBoxLayout(self._paste)
        line.setContentsMargins(0, 0, 0, 0)
        self.text = QLineEdit()
        self.text.returnPressed.connect(self._give)
        line.addLayout(labelled_field(style, tr("Adresse ou clé, collée ici"), self.text), 1)
        give = TextButton(style, tr("Valider"), filled=True)
        give.clicked.connect(self._give)
        rows = QVBoxLayout()
        rows.addStretch(1)
        rows.addWidget(give)
        line.addLayout(rows)
        return self._paste

    def _give(self) -> None:
        if self.text.text().strip():
            self.pasted.emit(self.text.text())
            self.text.clear()

    def tell(self, text: str) -> None:
        """Show what was just done."""
        self.message.setText(text)

    def show_state(self, state: SetupState, *, has_page: bool) -> None:
        """Show the step that is under way. has_page: a page was opened in the browser."""
        manifest, progress = state.manifest, state.progress
        if manifest is not None:
            self.title.setText(name_of(manifest))
        self.doing.setText(step_text(state))
        shown = progress.state if state.step is SetupStep.SIGN_IN and progress is not None else None
        is_pasting = shown is SignInState.PASTING
        had_page = self._page.isVisible()
        self._page.setVisible(has_page and shown in (SignInState.IN_BROWSER, SignInState.PASTING))
        if self._page.isVisible() and not had_page:
            self.again.setFocus()  # and not « Annuler », which one Enter too many would press
        if is_pasting and not self._paste.isVisible():
            self.text.setFocus()
        self._paste.setVisible(is_pasting)
        error = progress.error if progress is not None else None
        address = "" if state.account is None else state.account.address
        self.wrong.setText("" if error is None else account_error(error, manifest, address, is_form=True))
        self.wrong.setVisible(error is not None)
