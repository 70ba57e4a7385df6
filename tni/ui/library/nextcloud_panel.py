"""Panel to add a Nextcloud server as a shared place: its address, then a sign-in in the browser or a password."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from tni.ui.chrome.button import Style
from tni.ui.chrome.check_box import CheckBox
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.panel import Label
from tni.ui.chrome.sheet import labelled_field
from tni.ui.chrome.titled_panel import TitledPanel
from tni.ui.i18n import tr

WIDTH_TARGETS = 13


class NextcloudPanel(TitledPanel):
    """Panel with the fields of a server. It stays open until its owner puts it away.

    Signals:
        sign_in_wanted: sign in to the server `address` in the browser.
        cancel_wanted: give up the sign-in.
        account_given: user and password of the account that was typed.
    """

    sign_in_wanted = Signal()
    cancel_wanted = Signal()
    account_given = Signal(str, str)

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(style, tr("Ajouter un Nuage (Nextcloud)"), parent)
        self.setMinimumWidth(style.theme.metrics.target_px * WIDTH_TARGETS)
        self.address = QLineEdit()
        self.address.setPlaceholderText(tr("par exemple nuage03.apps.education.fr"))
        self.folder = QLineEdit()
        self.folder.setPlaceholderText(tr("par exemple Maths 5e ; vide : à la racine"))
        self._fields = QWidget()
        rows = QVBoxLayout(self._fields)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addLayout(labelled_field(style, tr("Adresse du Nuage"), self.address))
        rows.addLayout(labelled_field(style, tr("Dossier partagé avec les collègues"), self.folder))
        rows.addLayout(self._make_ways())
        self.unencrypted = CheckBox(tr("Sans chiffrement, dans le réseau de l’établissement seulement"))
        self.unencrypted.setMinimumHeight(style.theme.metrics.target_px)
        self.unencrypted.hide()
        rows.addWidget(self.unencrypted)
        self._account = self._make_account()
        self._account.hide()
        rows.addWidget(self._account)
        self.rows.addWidget(self._fields)
        self._waiting = self._make_waiting()
        self._waiting.hide()
        self.rows.addWidget(self._waiting)
        self.wrong = Label(style, token="danger")
        self.wrong.setWordWrap(True)
        self.wrong.hide()
        self.rows.addWidget(self.wrong)
        self.address.returnPressed.connect(self._sign_in)

    def _make_ways(self) -> QHBoxLayout:
        line = QHBoxLayout()
        browser = TextButton(self.kit, tr("Se connecter dans le navigateur"), filled=True)
        browser.clicked.connect(self._sign_in)
        password = TextButton(self.kit, tr("Avec un mot de passe d’application"))
        password.clicked.connect(self._show_account)
        line.addWidget(browser)
        line.addWidget(password)
        line.addStretch(1)
        return line

    def _make_account(self) -> QWidget:
        account = QWidget()
        line = QHBoxLayout(account)
        line.setContentsMargins(0, 0, 0, 0)
        self.user, self.password = QLineEdit(), QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.returnPressed.connect(self._give_account)
        line.addLayout(labelled_field(self.kit, tr("Identifiant"), self.user), 1)
        line.addLayout(labelled_field(self.kit, tr("Mot de passe d’application"), self.password), 1)
        add = TextButton(self.kit, tr("Ajouter"), filled=True)
        add.clicked.connect(self._give_account)
        line.addWidget(add, 0, Qt.AlignmentFlag.AlignBottom)
        return account

    def _make_waiting(self) -> QWidget:
        waiting = QWidget()
        rows = QVBoxLayout(waiting)
        rows.setContentsMargins(0, 0, 0, 0)
        self._doing = Label(self.kit)
        self._doing.setWordWrap(True)
        rows.addWidget(self._doing)
        line = QHBoxLayout()
        cancel = TextButton(self.kit, tr("Annuler", "cancel"))
        cancel.clicked.connect(self.cancel_wanted)
        line.addWidget(cancel)
        line.addStretch(1)
        rows.addLayout(line)
        return waiting

    def show_waiting(self, text: str) -> None:
        """Show what is waited for in place of the fields."""
        self._doing.setText(text)
        self._show(self._waiting)

    def show_fields(self, wrong: str = "") -> None:
        """Show the fields again. wrong: why nothing was added."""
        self._show(self._fields, wrong)

    def ask_unencrypted(self, wrong: str) -> None:
        """Let the teacher agree to a server of the own network without https."""
        self.unencrypted.show()
        self.show_fields(wrong)

    def _show(self, part: QWidget, wrong: str = "") -> None:
        for one in (self._fields, self._waiting):
            one.setVisible(one is part)
        self.wrong.setText(wrong)
        self.wrong.setVisible(bool(wrong))
        self._fit()

    def _show_account(self) -> None:
        self._account.show()
        self._fit()
        self.user.setFocus()

    def _fit(self) -> None:
        self.adjustSize()
        self.keep_inside(self.pos())

    def _sign_in(self) -> None:
        if self.address.text().strip():
            self.sign_in_wanted.emit()
        else:
            self.show_fields(tr("Saisir d’abord l’adresse du Nuage."))

    def _give_account(self) -> None:
        if self.address.text().strip() and self.user.text().strip() and self.password.text():
            self.account_given.emit(self.user.text().strip(), self.password.text())
        else:
            self.show_fields(tr("L’adresse, l’identifiant et le mot de passe sont nécessaires."))
