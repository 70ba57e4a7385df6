"""Controller of the accounts to which the cahier de textes goes: their sheet, the steps of adding one, the hours."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from tni.api.manifest import Manifest, SignIn
from tni.cahier.account_troubles import account_troubles
from tni.cahier.delivery import Trouble
from tni.cahier.ent_account import EntAccount
from tni.cahier.send_window import SendWindow, window_or_circular, window_text
from tni.core.errors import TniError
from tni.core.settings import SEND_WINDOW, Settings
from tni.ui.chrome.button import Style
from tni.ui.chrome.question_panel import QuestionPanel
from tni.ui.i18n import tr
from tni.ui.main_window.main_controller import MainController
from tni.ui.messages.account_errors import account_error, check_text
from tni.ui.messages.accounts import secret_text
from tni.ui.messages.lazy_errors import error_message
from tni.ui.messages.sending import account_name, trouble_text
from tni.ui.seance.account_steps import AccountsPort, AccountSteps
from tni.ui.seance.accounts_sheet import AccountDetail, AccountsSheet
from tni.ui.seance.send_hours_form import SendHoursForm
from tni.ui.seance.shared_folder_form import shared_folder_page


class AccountsController(QObject):
    """Controller of the sheet. sheet: the one that is open; None without one."""

    def __init__(
        self, main: MainController, port: AccountsPort, settings: Settings, host: Callable[[], tuple[QWidget, Style]]
    ) -> None:
        super().__init__(main)
        self._main, self._port, self._settings, self._host = main, port, settings, host
        self._setup = port.setup
        self.sheet: AccountsSheet | None = None
        self._steps = AccountSteps(port, lambda: self.sheet, self._added)
        self._is_following = False
        port.accounts.subscribe(self._show_accounts)

    # -- the sheet

    def toggle(self) -> None:
        if self.sheet is not None:
            self.sheet.put_away()
        else:
            self.open()

    def open(self, account: str = "") -> None:
        """Show the accounts in the window in which they were asked for. account: id of the one to show, "" for any."""
        if self.sheet is None:
            self._make_sheet()
        assert self.sheet is not None
        self._steps.leave()
        self._show_accounts(account)
        self.sheet.show_hours(self._window)
        self.sheet.show_account()
        self.sheet.open()
        if not self._port.accounts.all:
            self.sheet.add.setFocus()
        if (trouble := self._port.accounts.trouble) is not None:
            self._main.fail(trouble)

    def _make_sheet(self) -> None:
        parent, style = self._host()
        sheet = self.sheet = AccountsSheet(style, parent)
        sheet.add_wanted.connect(self._add)
        sheet.change_wanted.connect(self._change)
        sheet.again_wanted.connect(self._again)
        sheet.check_wanted.connect(self._check)
        sheet.remove_wanted.connect(self._ask_remove)
        sheet.renamed.connect(self._rename)
        sheet.hours_wanted.connect(self._show_hours)
        sheet.shared_wanted.connect(self._show_shared)
        sheet.outbox_wanted.connect(self._open_outbox)
        sheet.back_wanted.connect(self._steps.back)
        sheet.closed.connect(self._closed)

    def _open_outbox(self) -> None:
        if self.sheet is not None:
            self.sheet.put_away()
        self._port.open_outbox()

    def _closed(self) -> None:
        self._steps.leave()
        if self.sheet is not None:
            self.sheet.deleteLater()
            self.sheet = None

    def manifest_of(self, connector: str) -> Manifest | None:
        """Return the manifest of a connector; None for one that is not there."""
        found = self._port.plugins.state.plugin(connector)
        return None if found is None else found.manifest

    def _show_accounts(self, chosen: str = "") -> None:
        if self.sheet is not None:
            self._follow()
            self.sheet.show_accounts(self._port.accounts.all, self.manifest_of, chosen, self._trouble_texts())

    # -- troubles of sending

    def _follow(self) -> None:
        """Follow what is sent, once there is anything."""
        if not self._is_following and (sending := self._port.sending()) is not None:
            self._is_following = True
            sending.subscribe(self._show_troubles)

    def _show_troubles(self) -> None:
        if self.sheet is not None:
            self.sheet.show_troubles(self._trouble_texts())

    def _troubles(self) -> Mapping[str, Trouble]:
        sending = self._port.sending()
        return {} if sending is None else account_troubles(one.delivery for one in sending.state.deliveries)

    def _trouble_texts(self) -> dict[str, str]:
        accounts = self._port.accounts
        return {id: trouble_text(one, account_name(accounts.account(id))) for id, one in self._troubles().items()}

    # -- accounts

    def _add(self) -> None:
        self._steps.begin()
        self._setup.begin()

    def _added(self, account: str) -> None:
        """Show an account that is ready."""
        self._show_accounts(account)
        if self.sheet is not None:
            self.sheet.show_account()
        self._say(tr("Le compte est prêt : « Envoyer » le propose à la fin des séances."))

    def _with_account(self, id: str, act: Callable[[EntAccount, Manifest], None]) -> None:
        account = self._port.accounts.account(id)
        if account is None:
            return
        manifest = self.manifest_of(account.connector)
        if manifest is None:
            self._say(tr("L’extension de ce compte n’est plus là : la réinstaller dans Extensions."), is_wrong=True)
            return
        act(account, manifest)

    def _change(self, id: str) -> None:
        self._steps.begin(has_form=False)
        self._with_account(id, self._setup.change)

    def _again(self, id: str) -> None:
        self._steps.begin()
        self._with_account(id, self._setup.again)

    def _check(self, id: str) -> None:
        def check(account: EntAccount, manifest: Manifest) -> None:
            self._say(tr("Vérification du compte…"))
            is_folder, trouble = manifest.sign_in is SignIn.FOLDER, self._troubles().get(id)

            def done(person: str, is_kept: bool) -> None:
                kept = None if manifest.sign_in in (None, SignIn.NONE, SignIn.FOLDER) else is_kept
                text, is_wrong = check_text(person, trouble, account_name(account), is_folder=is_folder)
                said = " ".join(filter(None, (text, "" if is_wrong else secret_text(kept, by_token=True))))
                self._say_of(id, said, is_wrong=is_wrong)

            def failed(error: Exception) -> None:
                self._say_of(id, account_error(error, manifest, account.address), is_wrong=True)

            self._setup.check(account, manifest, done, failed)

        self._with_account(id, check)

    def _ask_remove(self, id: str) -> None:
        sheet, account = self.sheet, self._port.accounts.account(id)
        if sheet is None or account is None:
            return
        text = tr(
            "« {} » est retiré de TNI, avec son mot de passe. Ce qui y a été envoyé y reste ; ce qui attend n’y "
            "partira pas."
        ).format(account.shown_name)
        answers = ((tr("Retirer"), lambda: self._remove(account)), (tr("Annuler", "cancel"), _nothing))
        QuestionPanel(sheet.kit, tr("Retirer le compte"), text, answers, sheet).open_low()

    def _remove(self, account: EntAccount) -> None:
        try:
            self._setup.remove(account, self.manifest_of(account.connector))
        except TniError as error:
            self._say(error_message(error), is_wrong=True)
            return
        if self.sheet is not None:
            self.sheet.show_account()

    def _rename(self, id: str, name: str) -> None:
        try:
            self._port.accounts.rename(id, name)
        except TniError as error:
            self._say(error_message(error), is_wrong=True)

    def _say(self, text: str, *, is_wrong: bool = False) -> None:
        if self.sheet is not None and isinstance(page := self.sheet.page, AccountDetail):
            page.show_message(text, is_wrong=is_wrong)

    def _say_of(self, id: str, text: str, *, is_wrong: bool = False) -> None:
        """Say it of an account, if it is still the one that is shown."""
        if self.sheet is not None and self.sheet.chosen is not None and self.sheet.chosen.id == id:
            self._say(text, is_wrong=is_wrong)

    # -- hours

    @property
    def _window(self) -> SendWindow:
        return window_or_circular(self._settings.get(SEND_WINDOW))

    def _show_hours(self) -> None:
        if self.sheet is None:
            return
        self._steps.leave()
        form = SendHoursForm(self.sheet.kit, self._window)
        form.window_chosen.connect(self._hours_chosen)
        form.left.connect(self.sheet.show_account)
        self.sheet.show_page(form)

    def _hours_chosen(self, window: SendWindow) -> None:
        self._settings.set(SEND_WINDOW, window_text(window))
        if self.sheet is not None:
            self.sheet.show_hours(window)

    # -- folder of her computers

    def _show_shared(self) -> None:
        if self.sheet is None:
            return
        self._steps.leave()
        form = shared_folder_page(self.sheet.kit, self._port.shared, self._is_shown)
        form.left.connect(self.sheet.show_account)
        self.sheet.show_page(form)

    def _is_shown(self, page: QWidget) -> bool:
        return self.sheet is not None and self.sheet.page is page


def _nothing() -> None:
    pass
