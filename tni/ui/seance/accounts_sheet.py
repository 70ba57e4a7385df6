"""Sheet « Comptes »: the accounts to which the cahier de textes goes, and the hours of sending."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import override

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QScrollArea, QVBoxLayout, QWidget

from tni.api.manifest import Manifest, SignIn
from tni.cahier.ent_account import EntAccount
from tni.cahier.send_window import SendWindow
from tni.ui.chrome.button import Style
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.empty_list import EmptyListNote
from tni.ui.chrome.finger_scroll import FingerScroll
from tni.ui.chrome.panel import Label
from tni.ui.chrome.row_column import RowColumn
from tni.ui.chrome.sheet import Sheet
from tni.ui.chrome.tab_order import tab_stops
from tni.ui.chrome.wrap_layout import WrapLayout
from tni.ui.i18n import tr
from tni.ui.messages.accounts import classes_text, kind_name
from tni.ui.messages.send_hours import hours_text

ID = Qt.ItemDataRole.UserRole


class AccountsSheet(Sheet):
    """Sheet of the accounts. On its right is a page: what is known of the chosen account, or a step of adding one.

    Signals:
        add_wanted: add an account.
        change_wanted, again_wanted, check_wanted, remove_wanted: about an account, by its id.
        renamed: id of an account, and its name.
        hours_wanted: show the hours of sending.
        shared_wanted: show the folder that her computers share.
        outbox_wanted: open the outbox.
        back_wanted: show the step before.
    """

    add_wanted = Signal()
    change_wanted = Signal(str)
    again_wanted = Signal(str)
    check_wanted = Signal(str)
    remove_wanted = Signal(str)
    renamed = Signal(str, str)
    hours_wanted = Signal()
    shared_wanted = Signal()
    outbox_wanted = Signal()
    back_wanted = Signal()

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(style, tr("Comptes"), parent)
        self._accounts: Sequence[EntAccount] = ()
        self._kind: Callable[[str], Manifest | None] = lambda _connector: None
        self._troubles: Mapping[str, str] = {}
        self.page: QWidget | None = None
        for text, name, wanted in (
            (tr("Heures d’envoi"), "", self.hours_wanted),
            (tr("Dossier partagé"), tr("Dossier partagé entre mes ordinateurs"), self.shared_wanted),
            (tr("Envois"), "", self.outbox_wanted),
        ):
            button = TextButton(style, text, name=name)
            button.clicked.connect(wanted)
            self.head.insertWidget(self.head.count() - 1, button)
        self.hours = Label(style, size="small", token="muted")
        self.hours.setWordWrap(True)
        self.hours.setAccessibleName(tr("Heures d’envoi"))
        self.rows.addWidget(self.hours)
        body = QHBoxLayout()
        body.setSpacing(style.theme.metrics.pad_px * 2)
        self._left = self._make_list()
        body.addWidget(self._left, 2)
        self._right = QVBoxLayout()
        body.addLayout(self._right, 3)
        self.rows.addLayout(body, 1)

    def _make_list(self) -> QWidget:
        box = QWidget()
        rows = QVBoxLayout(box)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(self.kit.theme.metrics.gap_px)
        self.add = TextButton(self.kit, tr("Ajouter un compte…"), filled=True)
        self.add.clicked.connect(self.add_wanted)
        rows.addWidget(self.add)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Comptes"))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        FingerScroll(self.list)
        note = tr("Un compte de l’ENT, de Moodle, du Nuage, ou un dossier : « Envoyer » y met le cahier de textes.")
        self._empty = EmptyListNote(self.kit, note, self.list)
        self.list.currentRowChanged.connect(lambda _row: self.show_account())
        rows.addWidget(self.list, 1)
        return box

    # -- contents

    @property
    def chosen(self) -> EntAccount | None:
        item = self.list.currentItem()
        id = None if item is None else item.data(ID)
        return next((one for one in self._accounts if one.id == id), None)

    def show_accounts(
        self,
        accounts: Sequence[EntAccount],
        kind: Callable[[str], Manifest | None],
        chosen: str = "",
        troubles: Mapping[str, str] | None = None,
    ) -> None:
        """Show the accounts. kind: returns the manifest of a connector. chosen: id of the one to choose, "" for the one
        that is. troubles: what the last sending to an account failed for, by its id."""
        before = "" if self.chosen is None else self.chosen.id
        self._accounts, self._kind, self._troubles = accounts, kind, troubles or {}
        ids = [one.id for one in accounts]
        self.add.set_filled(not accounts)
        side = self.kit.theme.metrics.icon_px
        self.list.setIconSize(QSize(side, side))
        self.list.blockSignals(True)
        self.list.clear()
        for one in accounts:
            item = QListWidgetItem(f"{one.shown_name}\n{kind_name(kind(one.connector), one)}")
            item.setData(ID, one.id)
            self.list.addItem(item)
            self._mark(item)
        wanted = chosen or before
        if ids:
            self.list.setCurrentRow(ids.index(wanted) if wanted in ids else 0)
        self.list.blockSignals(False)

    def show_troubles(self, troubles: Mapping[str, str]) -> None:
        """Show anew what the last sending to an account failed for."""
        if troubles != self._troubles:
            self._troubles = troubles
            for row in range(self.list.count()):
                self._mark(self.list.item(row))
            if isinstance(self.page, AccountDetail) and self.chosen is not None:
                self.page.show_trouble(troubles.get(self.chosen.id, ""))

    def _mark(self, item: QListWidgetItem) -> None:
        """Mark an account whose last sending failed for its fault, or take the mark away."""
        account = next(one for one in self._accounts if one.id == item.data(ID))
        lines = [account.shown_name, kind_name(self._kind(account.connector), account)]
        is_marked = account.id in self._troubles
        if is_marked:
            lines.append(tr("À vérifier : le dernier envoi n’est pas parti"))
        item.setText("\n".join(lines))
        warns = self.kit.icons.icon("triangle-alert", self.kit.theme, "danger", "danger")
        item.setIcon(warns if is_marked else QIcon())

    def show_hours(self, window: SendWindow) -> None:
        """Show the hours of sending in words."""
        self.hours.setText(hours_text(window))

    def show_page(self, page: QWidget | None, *, is_step: bool = True) -> None:
        """Show a page in place of the one before. is_step: it has the sheet to itself, without the list."""
        if self.page is not None:
            self.page.hide()
            self.page.deleteLater()
        self.page = page
        was_step = self._left.isHidden()
        self._left.setVisible(not is_step)
        self.hours.setVisible(not is_step)
        if page is not None:
            self._right.addWidget(page)
            page.show()
        stops = [] if page is None else [one for one in tab_stops(page) if not isinstance(one, QScrollArea)]
        if is_step and stops:
            stops[0].setFocus()
        elif was_step:
            (self.list if self._accounts else self.add).setFocus()

    def show_account(self) -> None:
        """Show what is known of the chosen account."""
        account = self.chosen
        if account is None:
            self.show_page(None, is_step=False)
            return
        manifest = self._kind(account.connector)
        detail = AccountDetail(
            self.kit,
            account,
            kind_name(manifest, account),
            is_folder=manifest is not None and manifest.sign_in is SignIn.FOLDER,
        )
        for signal, wanted in (
            (detail.change_wanted, self.change_wanted),
            (detail.again_wanted, self.again_wanted),
            (detail.check_wanted, self.check_wanted),
            (detail.remove_wanted, self.remove_wanted),
        ):
            signal.connect(lambda id=account.id, wanted=wanted: wanted.emit(id))
        detail.renamed.connect(lambda name: self.renamed.emit(account.id, name))
        detail.show_trouble(self._troubles.get(account.id, ""))
        self.show_page(detail, is_step=False)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._left.isHidden():
            self.back_wanted.emit()
        else:
            super().keyPressEvent(event)


class AccountDetail(RowColumn):
    """Page of one account, with what can be done with it."""

    change_wanted = Signal()
    again_wanted = Signal()
    check_wanted = Signal()
    remove_wanted = Signal()
    renamed = Signal(str)

    def __init__(self, style: Style, account: EntAccount, kind: str, *, is_folder: bool = False) -> None:
        super().__init__(style, account.shown_name)
        self.add_title(account.shown_name)
        self.add_note(kind, token="muted", size="small")
        self.trouble = self.add_note("", token="danger")
        self.trouble.setAccessibleName(tr("Dernier envoi"))
        self.trouble.hide()
        self.message = self.add_note("", token="accent")
        self.message.setAccessibleName(tr("État du compte"))
        self.message.hide()
        acts = QWidget()
        buttons = WrapLayout(style.theme.metrics.gap_px, acts)
        for text, wanted in (
            (tr("Vérifier"), self.check_wanted),
            (tr("Classes et endroits…"), self.change_wanted),
            (tr("Changer de dossier…") if is_folder else tr("Se reconnecter…"), self.again_wanted),
            (tr("Retirer…"), self.remove_wanted),
        ):
            button = TextButton(style, text, name=f"{text} : {account.shown_name}")
            button.clicked.connect(wanted)
            buttons.addWidget(button)
        self.add(acts)
        for name, text in (
            (tr("Classes"), classes_text(account)),
            (tr("Dossier") if is_folder else tr("Adresse"), account.address),
            (tr("Identifiant"), account.user),
        ):
            if text:
                self.add_heading(name)
                self.add_note(text)
        self.name = QLineEdit(account.name)
        self.name.setPlaceholderText(account.shown_name)
        self.name.editingFinished.connect(lambda: self._rename(account))
        self.add_field(tr("Nom du compte"), self.name)
        self.end()

    def _rename(self, account: EntAccount) -> None:
        if self.name.text().strip() != account.name:
            self.renamed.emit(self.name.text().strip())

    def show_trouble(self, text: str) -> None:
        """Show what the last sending failed for, "" for nothing."""
        self.trouble.setText(text)
        self.trouble.setVisible(bool(text))

    def show_message(self, text: str, *, is_wrong: bool = False) -> None:
        """Show how the account stands."""
        self.message.set_token("danger" if is_wrong else "accent")
        self.message.setText(text)
        self.message.setVisible(bool(text))
        self.verticalScrollBar().setValue(0)
