"""Page with the fields of an account: its address, and what signs in there."""

from __future__ import annotations

from pathlib import Path
from typing import override

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from tni.api.manifest import Manifest, PluginSetting, SettingKind, SignIn
from tni.cahier.ent_account import EntAccount
from tni.core.network_errors import NetworkError, NetworkFault
from tni.services.cahier.account_setup_state import MissingValueError, SetupForm, SetupState
from tni.ui.chrome.button import Style, is_enter
from tni.ui.chrome.check_box import CheckBox
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.row_column import RowColumn
from tni.ui.chrome.sheet import labelled_field
from tni.ui.i18n import tr
from tni.ui.messages.account_errors import account_error, is_of_password
from tni.ui.messages.accounts import address_example, address_label, connect_text
from tni.ui.messages.plugins import localised, name_of


class AccountForm(QWidget):
    """Page with the fields of an account. given: a SetupForm. left: give it up."""

    given = Signal(object)
    left = Signal()

    def __init__(
        self, style: Style, manifest: Manifest, account: EntAccount | None, typed: SetupForm | None = None
    ) -> None:
        """account: the one that is signed in to again, None for a new one. typed: what was typed before, which is shown
        again."""
        super().__init__()
        self.kit, self._manifest, self._account = style, manifest, account
        self._typed = typed or (SetupForm() if account is None else _form_of(account))
        self._by_password = manifest.sign_in is SignIn.PASSWORD or self._typed.by_password
        self.fields: dict[str, QLineEdit] = {}
        self.flags: dict[str, CheckBox] = {}
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(style.theme.metrics.gap_px)
        self.column = RowColumn(style, name_of(manifest))
        self.column.add_title(name_of(manifest))
        self.wrong = self.column.add_note("", token="danger")
        self.wrong.setAccessibleName(tr("Ce qui ne va pas"))
        self.wrong.hide()
        self._fill()
        rows.addWidget(self.column, 1)
        rows.addLayout(self._make_buttons())

    # -- widgets

    def _fill(self) -> None:
        manifest, typed = self._manifest, self._typed
        self.address = QLineEdit(typed.address)
        self.address.setPlaceholderText(address_example(manifest))
        self.address.returnPressed.connect(self.give)
        if manifest.sign_in is SignIn.FOLDER:
            self.column.add(self._folder_line())
        elif manifest.sign_in is not SignIn.NONE:
            self.column.add_field(address_label(manifest), self.address)
        self.user, self.password = QLineEdit(typed.user), QLineEdit(typed.password)
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        for field in (self.user, self.password):
            field.returnPressed.connect(self.give)
        self._login = QWidget()
        login = QHBoxLayout(self._login)
        login.setContentsMargins(0, 0, 0, 0)
        is_token = manifest.sign_in is SignIn.TOKEN
        self._user_box = QWidget()
        user = labelled_field(self.kit, tr("Identifiant"), self.user)
        user.setContentsMargins(0, 0, 0, 0)
        self._user_box.setLayout(user)
        login.addWidget(self._user_box, 1)
        is_cloud = manifest.sign_in is SignIn.NEXTCLOUD
        name = tr("Clé d’accès") if is_token else tr("Mot de passe d’application") if is_cloud else tr("Mot de passe")
        login.addLayout(labelled_field(self.kit, name, self.password), 1)
        self._user_box.setVisible(not is_token)
        self.column.add(self._login)
        self._login.setVisible(self._by_password or is_token)
        for one in manifest.settings:
            self._add_setting(one)
        self.unencrypted = CheckBox(tr("Sans chiffrement, dans le réseau de l’établissement seulement"))
        self.unencrypted.setMinimumHeight(self.kit.theme.metrics.target_px)
        self.unencrypted.setChecked(typed.local_agreed)
        self.column.add(self.unencrypted)
        self.unencrypted.setVisible(typed.local_agreed)
        self.column.end()

    def _folder_line(self) -> QWidget:
        box = QWidget()
        line = QHBoxLayout(box)
        line.setContentsMargins(0, 0, 0, 0)
        line.addLayout(labelled_field(self.kit, tr("Dossier"), self.address), 1)
        choose = TextButton(self.kit, tr("Choisir un dossier…"))
        choose.clicked.connect(self._ask_folder)
        line.addWidget(choose, 0, Qt.AlignmentFlag.AlignBottom)
        return box

    def _ask_folder(self) -> None:
        from tni.ui.chrome.file_dialog import file_dialog

        start = self.address.text().strip() or str(Path.home())
        dialog = file_dialog(self.kit, self, tr("Choisir un dossier"), start, "")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self.address.setText)
        dialog.open()

    def _add_setting(self, one: PluginSetting) -> None:
        label = localised(one.label)
        value = self._typed.values.get(one.id, one.default)
        if one.kind is SettingKind.FLAG:
            box = self.flags[one.id] = CheckBox(label)
            box.setMinimumHeight(self.kit.theme.metrics.target_px)
            box.setChecked(value == "yes")
            self.column.add(box)
            return
        field = self.fields[one.id] = QLineEdit(value)
        if one.kind is SettingKind.SECRET:
            field.setEchoMode(QLineEdit.EchoMode.Password)
        field.returnPressed.connect(self.give)
        self.column.add_field(label, field)

    def _make_buttons(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(self.kit.theme.metrics.gap_px)
        back = TextButton(self.kit, tr("Annuler", "cancel"))
        back.clicked.connect(self.left)
        line.addWidget(back)
        line.addStretch(1)
        if self._manifest.sign_in is SignIn.NEXTCLOUD:
            self.other = TextButton(self.kit, tr("Avec un mot de passe d’application"))
            self.other.clicked.connect(self._use_password)
            self.other.setVisible(not self._by_password)
            line.addWidget(self.other)
        text = tr("Se connecter") if self._by_password else connect_text(self._manifest)
        self.go = TextButton(self.kit, text, filled=True)
        self.go.clicked.connect(self.give)
        line.addWidget(self.go)
        return line

    def _use_password(self) -> None:
        self._by_password = True
        self._login.show()
        self.other.hide()
        self.go.set_text(tr("Se connecter"))
        self.user.setFocus()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter passes on what is typed, from a check box too."""
        if is_enter(event):
            self.give()
        else:
            super().keyPressEvent(event)

    # -- contents

    def give(self) -> None:
        """Pass on what is typed."""
        self.given.emit(self.typed)

    @property
    def typed(self) -> SetupForm:
        """Form as it is filled in."""
        values = {key: field.text() for key, field in self.fields.items()}
        values |= {key: "yes" if box.isChecked() else "" for key, box in self.flags.items()}
        return SetupForm(
            self.address.text(), self.user.text(), self.password.text(), values, self.unencrypted.isChecked(),
            self._by_password and self._manifest.sign_in is SignIn.NEXTCLOUD,
        )  # fmt: skip

    def show_wrong(self, state: SetupState) -> None:
        """Show why it does not go on, with the focus where it is to be mended. A password that was refused is typed
        anew."""
        error = state.error
        address = self.address.text().strip() if state.account is None else state.account.address
        text = (
            ""
            if error is None
            else account_error(error, state.manifest, address, is_form=True, may_be_local=state.may_be_local)
        )
        self.wrong.setText(text)
        self.wrong.setVisible(bool(text))
        if state.may_be_local:
            self.unencrypted.show()
        if is_of_password(error):
            self.password.clear()
        if text:
            self.column.verticalScrollBar().setValue(0)
            self._field_to_mend(error).setFocus()

    def _field_to_mend(self, error: Exception | None) -> QWidget:
        if isinstance(error, MissingValueError):
            own = {"user": self.user, "password": self.password, **self.fields}
            return own.get(error.name, self.address)
        if is_of_password(error) and self._login.isVisibleTo(self):
            return self.password
        is_plain = isinstance(error, NetworkError) and error.fault is NetworkFault.NOT_HTTPS
        return self.unencrypted if is_plain and self.unencrypted.isVisibleTo(self) else self.address


def _form_of(account: EntAccount) -> SetupForm:
    """Return what is known of an account, as if it were typed."""
    return SetupForm(account.address, account.user, values=account.settings, local_agreed=account.local_agreed)
