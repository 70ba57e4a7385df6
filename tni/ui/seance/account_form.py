"""Pages of adding an account: its kind, its address with what signs in, and what is waited for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from tni.api.manifest import Manifest, PluginSetting, SettingKind, SignIn
from tni.cahier.ent_account import EntAccount
from tni.services.cahier.account_setup_state import MissingValueError, SetupForm, SetupState, SetupStep
from tni.services.cahier.sign_in_attempt import SignInState
from tni.ui.chrome.button import Style
from tni.ui.chrome.check_box import CheckBox
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.panel import Label
from tni.ui.chrome.row_column import RowColumn
from tni.ui.chrome.sheet import labelled_field
from tni.ui.i18n import tr
from tni.ui.messages.accounts import address_example, address_label, connect_text, setup_error, step_text
from tni.ui.messages.lazy_errors import error_message
from tni.ui.messages.plugins import localised, name_of


class AccountKinds(QWidget):
    """Page of the kinds of accounts. chosen: a Manifest. left: none is added."""

    chosen = Signal(object)
    left = Signal()

    def __init__(self, style: Style, manifests: Sequence[Manifest]) -> None:
        super().__init__()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        column = RowColumn(style, tr("Où envoyer le cahier de textes ?"))
        column.add_title(tr("Où envoyer le cahier de textes ?"))
        for one in manifests:
            column.add(self._row(style, one))
        if not manifests:
            column.add_note(tr("Aucune extension d’envoi n’est active : voir « Extensions » dans les réglages."))
        column.add_note(
            tr("PRONOTE, EcoleDirecte et Skolengo n’ouvrent pas leur cahier de textes aux logiciels : y coller."),
            token="muted",
        )
        column.end()
        rows.addWidget(column, 1)
        rows.addLayout(_buttons(style, [], self.left))

    def _row(self, style: Style, manifest: Manifest) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, style.theme.metrics.gap_px)
        line.setSpacing(style.theme.metrics.pad_px)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(Label(style, name_of(manifest)))
        summary = Label(style, localised(manifest.summary), size="small", token="muted")
        summary.setWordWrap(True)
        texts.addWidget(summary)
        line.addLayout(texts, 1)
        choose = TextButton(style, tr("Choisir"), name=tr("Choisir : {}").format(name_of(manifest)))
        choose.clicked.connect(partial(self.chosen.emit, manifest))
        line.addWidget(choose, 0, Qt.AlignmentFlag.AlignVCenter)
        return row


class AccountForm(QWidget):
    """Page with the fields of an account. given: a SetupForm. left: give it up."""

    given = Signal(object)
    left = Signal()

    def __init__(self, style: Style, manifest: Manifest, account: EntAccount | None) -> None:
        """account: the one that is signed in to again, None for a new one."""
        super().__init__()
        self.kit, self._manifest, self._account = style, manifest, account
        self._by_password = manifest.sign_in is SignIn.PASSWORD
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
        manifest, account = self._manifest, self._account
        self.address = QLineEdit("" if account is None else account.address)
        self.address.setPlaceholderText(address_example(manifest))
        self.address.returnPressed.connect(self.give)
        if manifest.sign_in is SignIn.FOLDER:
            self.column.add(self._folder_line())
        elif manifest.sign_in is not SignIn.NONE:
            self.column.add_field(address_label(manifest), self.address)
        self.user, self.password = QLineEdit("" if account is None else account.user), QLineEdit()
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
        self.unencrypted.setChecked(account is not None and account.local_agreed)
        self.column.add(self.unencrypted)
        self.unencrypted.setVisible(account is not None and account.local_agreed)
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
        kept = "" if self._account is None else self._account.settings.get(one.id, one.default)
        value = one.default if self._account is None else kept
        if one.kind is SettingKind.FLAG:
            box = self.flags[one.id] = CheckBox(label)
            box.setMinimumHeight(self.kit.theme.metrics.target_px)
            box.setChecked(value == "yes")
            self.column.add(box)
            return
        field = self.fields[one.id] = QLineEdit("" if one.kind is SettingKind.SECRET else value)
        if one.kind is SettingKind.SECRET:
            field.setEchoMode(QLineEdit.EchoMode.Password)
        field.returnPressed.connect(self.give)
        self.column.add_field(label, field)

    def _make_buttons(self) -> QHBoxLayout:
        self.go = TextButton(self.kit, connect_text(self._manifest), filled=True)
        self.go.clicked.connect(self.give)
        buttons = [self.go]
        if self._manifest.sign_in is SignIn.NEXTCLOUD:
            other = TextButton(self.kit, tr("Avec un mot de passe d’application"))
            other.clicked.connect(self._use_password)
            buttons.append(other)
        return _buttons(self.kit, buttons, self.left)

    def _use_password(self) -> None:
        self._by_password = True
        self._login.show()
        self.go.set_text(tr("Se connecter"))
        self.user.setFocus()

    # -- contents

    def give(self) -> None:
        """Pass on what is typed."""
        values = {key: field.text() for key, field in self.fields.items()}
        values |= {key: "yes" if box.isChecked() else "" for key, box in self.flags.items()}
        self.given.emit(
            SetupForm(
                self.address.text(), self.user.text(), self.password.text(), values, self.unencrypted.isChecked(),
                self._by_password and self._manifest.sign_in is SignIn.NEXTCLOUD,
            )
        )  # fmt: skip

    def show_wrong(self, state: SetupState) -> None:
        """Show why it does not go on."""
        error = state.error
        text = ""
        if isinstance(error, MissingValueError):
            text = setup_error(error, state.manifest)
        elif error is not None:
            text = error_message(error)
        self.wrong.setText(text)
        self.wrong.setVisible(bool(text))
        if state.may_be_local:
            self.unencrypted.show()
        if text:
            self.column.verticalScrollBar().setValue(0)


class AccountWait(QWidget):
    """Page of what is waited for. pasted: a text. cancelled: it is given up."""

    pasted = Signal(str)
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
        self._paste = QWidget()
        line = QHBoxLayout(self._paste)
        line.setContentsMargins(0, 0, 0, 0)
        self.text = QLineEdit()
        self.text.returnPressed.connect(self._give)
        line.addLayout(labelled_field(style, tr("Adresse ou clé, collée ici"), self.text), 1)
        give = TextButton(style, tr("Valider"), filled=True)
        give.clicked.connect(self._give)
        line.addWidget(give, 0, Qt.AlignmentFlag.AlignBottom)
        rows.addWidget(self._paste)
        self.wrong = Label(style, token="danger")
        self.wrong.setWordWrap(True)
        rows.addWidget(self.wrong)
        rows.addLayout(_buttons(style, [], self.cancelled))
        rows.addStretch(1)

    def _give(self) -> None:
        if self.text.text().strip():
            self.pasted.emit(self.text.text())
            self.text.clear()

    def show_state(self, state: SetupState) -> None:
        """Show the step that is under way."""
        if state.manifest is not None:
            self.title.setText(name_of(state.manifest))
        self.doing.setText(step_text(state))
        progress = state.progress
        is_pasting = state.step is SetupStep.SIGN_IN and progress is not None and progress.state is SignInState.PASTING
        if is_pasting and not self._paste.isVisible():
            self.text.setFocus()
        self._paste.setVisible(is_pasting)
        error = progress.error if progress is not None else None
        self.wrong.setText("" if error is None else error_message(error))
        self.wrong.setVisible(error is not None)


def _buttons(style: Style, buttons: Sequence[TextButton], left: SignalInstance) -> QHBoxLayout:
    """Return a row of buttons at the left, the last of which leaves the page."""
    line = QHBoxLayout()
    line.setSpacing(style.theme.metrics.gap_px)
    back = TextButton(style, tr("Annuler", "cancel"))
    back.clicked.connect(left)
    for button in (*buttons, back):
        line.addWidget(button)
    line.addStretch(1)
    return line
