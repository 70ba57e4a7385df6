"""Controller of the accounts to which the cahier de textes goes: their sheet, the steps of adding one, the hours."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from tni.api.manifest import Manifest, PluginKind, SignIn
from tni.cahier.account_troubles import account_troubles
from tni.cahier.delivery import Trouble
from tni.cahier.ent_account import EntAccount
from tni.cahier.send_window import SendWindow, window_or_circular, window_text
from tni.core.errors import TniError
from tni.core.settings import SEND_WINDOW, Settings
from tni.services.cahier.account_setup import AccountSetup
from tni.services.cahier.account_setup_state import SetupForm, SetupStep
from tni.services.cahier.class_places import ClassPlace, makes_places, proposed_places
from tni.services.cahier.ent_accounts import EntAccounts
from tni.services.cahier.sending_service import SendingService
from tni.services.cahier.shared_folder import SharedFolder
from tni.services.plugins.plugin_service import PluginService
from tni.ui.chrome.button import Style
from tni.ui.chrome.question_panel import QuestionPanel
from tni.ui.i18n import tr
from tni.ui.main_window.main_controller import MainController
from tni.ui.messages.account_errors import account_error, check_text
from tni.ui.messages.accounts import secret_text
from tni.ui.messages.lazy_errors import error_message
from tni.ui.messages.sending import account_name, trouble_text
from tni.ui.seance.account_form import AccountForm
from tni.ui.seance.account_kinds import AccountKinds
from tni.ui.seance.account_places import AccountPlaces
from tni.ui.seance.account_wait import AccountWait
from tni.ui.seance.accounts_sheet import AccountDetail, AccountsSheet
from tni.ui.seance.send_hours_form import SendHoursForm
from tni.ui.seance.shared_folder_form import shared_folder_page


@dataclass(frozen=True, slots=True)
class AccountsPort:
    """Parts of the program that the sheet of accounts asks. class_names: returns the teacher's classes. subject:
    returns the one taught last. shared: folder that her computers share. open_outbox: opens the sheet of the outbox.
    sending: returns what sends, None before there was anything to send."""

    accounts: EntAccounts
    setup: AccountSetup
    plugins: PluginService
    class_names: Callable[[], Sequence[str]]
    subject: Callable[[], str]
    shared: SharedFolder
    open_outbox: Callable[[], None]
    sending: Callable[[], SendingService | None]


class AccountsController(QObject):
    """Controller of the sheet. sheet: the one that is open; None without one."""

    def __init__(
        self, main: MainController, port: AccountsPort, settings: Settings, host: Callable[[], tuple[QWidget, Style]]
    ) -> None:
        super().__init__(main)
        self._main, self._port, self._settings, self._host = main, port, settings, host
        self._setup = port.setup
        self.sheet: AccountsSheet | None = None
        self._step: SetupStep | None = None
        """Step whose page is shown; None while none is."""
        self._typed: dict[str, SetupForm] = {}
        """What was typed for the account that is being added, by the kind's id: as long as its pages are shown."""
        self._has_form = False
        """Whether the pages began with the form, to which one can go back."""
        self._is_following = False
        self._setup.subscribe(self._show_step)
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
        self._leave()
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
        sheet.back_wanted.connect(self._back)
        sheet.closed.connect(self._closed)

    def _open_outbox(self) -> None:
        if self.sheet is not None:
            self.sheet.put_away()
        self._port.open_outbox()

    def _closed(self) -> None:
        self._leave()
        if self.sheet is not None:
            self.sheet.deleteLater()
            self.sheet = None

    def _leave(self) -> None:
        """Give up what is being added."""
        self._step = None
        self._typed.clear()
        if self._setup.state.step not in (SetupStep.KIND, SetupStep.DONE):
            self._setup.leave()
            self._step = None

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

    def _begin_steps(self, *, has_form: bool = True) -> None:
        self._typed.clear()
        self._has_form, self._step = has_form, SetupStep.DONE

    def _add(self) -> None:
        self._begin_steps()
        self._setup.begin()

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
        self._begin_steps(has_form=False)
        self._with_account(id, self._setup.change)

    def _again(self, id: str) -> None:
        self._begin_steps()
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

    # -- steps

    def _show_step(self) -> None:
        """Show the page of the step that the adding of an account has come to."""
        sheet, state = self.sheet, self._setup.state
        if sheet is None or self._step is None:
            return
        before, self._step = self._step, state.step
        match state.step:
            case SetupStep.KIND:
                kinds = AccountKinds(sheet.kit, self._kinds())
                kinds.chosen.connect(self._setup.choose)
                kinds.left.connect(self._give_up)
                sheet.show_page(kinds)
            case SetupStep.ADDRESS:
                self._show_form(is_kept=before is SetupStep.ADDRESS)
            case SetupStep.SIGN_IN | SetupStep.CHECK:
                self._show_wait(is_kept=before in (SetupStep.SIGN_IN, SetupStep.CHECK))
            case SetupStep.PLACES:
                self._show_places()
            case SetupStep.DONE:
                self._step = None
                self._typed.clear()
                self._show_accounts("" if state.account is None else state.account.id)
                sheet.show_account()
                self._say(tr("Le compte est prêt : « Envoyer » le propose à la fin des séances."))

    def _kinds(self) -> list[Manifest]:
        return [one.manifest for one in self._port.plugins.runnable_of(PluginKind.ENT)]

    def _show_form(self, *, is_kept: bool) -> None:
        """Show the form, with what was typed before."""
        sheet, state = self.sheet, self._setup.state
        assert sheet is not None
        assert state.manifest is not None
        if not is_kept or not isinstance(sheet.page, AccountForm):
            account = state.account if state.is_known else None
            form = AccountForm(sheet.kit, state.manifest, account, self._typed.get(state.manifest.id))
            form.given.connect(self._connect)
            form.left.connect(self._give_up)
            sheet.show_page(form)
            form.address.setFocus()
        assert isinstance(sheet.page, AccountForm)
        sheet.page.show_wrong(state)

    def _connect(self, form: SetupForm) -> None:
        if (manifest := self._setup.state.manifest) is not None:
            self._typed[manifest.id] = form
        self._setup.connect(form)

    def _back(self) -> None:
        """Go one step back, with what was typed; from the first one to the accounts."""
        sheet, state = self.sheet, self._setup.state
        if sheet is None:
            return
        if state.manifest is not None and isinstance(sheet.page, AccountForm):
            self._typed[state.manifest.id] = sheet.page.typed
        is_first = state.step is SetupStep.KIND or (state.step is SetupStep.ADDRESS and state.is_known)
        if self._step is None or is_first or not self._has_form:
            self._give_up()
        else:
            self._setup.cancel()

    def _show_wait(self, *, is_kept: bool) -> None:
        sheet = self.sheet
        assert sheet is not None
        if not is_kept or not isinstance(sheet.page, AccountWait):
            wait = AccountWait(sheet.kit)
            wait.pasted.connect(self._setup.paste)
            wait.again_wanted.connect(self._setup.page.open_again)
            wait.copy_wanted.connect(self._copy_page)
            wait.cancelled.connect(self._back)
            sheet.show_page(wait)
        assert isinstance(sheet.page, AccountWait)
        sheet.page.show_state(self._setup.state, has_page=bool(self._setup.page.address))

    def _copy_page(self) -> None:
        """Copy the address of the sign-in, for a browser that did not open by itself."""
        QGuiApplication.clipboard().setText(self._setup.page.address)
        if self.sheet is not None and isinstance(page := self.sheet.page, AccountWait):
            page.tell(tr("Adresse copiée : la coller dans un navigateur de cet ordinateur."))

    def _show_places(self) -> None:
        sheet, state = self.sheet, self._setup.state
        if sheet is None or state.account is None or state.manifest is None:
            return
        places = proposed_places(
            state.account,
            state.choices,
            self._port.class_names(),
            self._port.subject(),
            makes_places=makes_places(state.manifest),
        )
        page = AccountPlaces(sheet.kit, state, places)
        page.given.connect(self._finish)
        page.left.connect(self._give_up)
        sheet.show_page(page)

    def _finish(self, name: str, places: Sequence[ClassPlace], values: Mapping[str, str]) -> None:
        self._setup.finish(name, places, values)

    def _give_up(self) -> None:
        self._typed.clear()
        self._setup.leave()
        self._step = None
        if self.sheet is not None:
            self.sheet.show_account()

    # -- hours

    @property
    def _window(self) -> SendWindow:
        return window_or_circular(self._settings.get(SEND_WINDOW))

    def _show_hours(self) -> None:
        if self.sheet is None:
            return
        self._leave()
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
        self._leave()
        form = shared_folder_page(self.sheet.kit, self._port.shared, self._is_shown)
        form.left.connect(self.sheet.show_account)
        self.sheet.show_page(form)

    def _is_shown(self, page: QWidget) -> bool:
        return self.sheet is not None and self.sheet.page is page


def _nothing() -> None:
    pass
