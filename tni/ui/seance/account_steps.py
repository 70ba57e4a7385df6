"""Steps of adding an account in the sheet « Comptes »: the page of each, and the way back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QGuiApplication

from tni.api.manifest import Manifest, PluginKind
from tni.services.cahier.account_setup import AccountSetup
from tni.services.cahier.account_setup_state import SetupForm, SetupStep
from tni.services.cahier.class_places import makes_places, proposed_places
from tni.services.cahier.ent_accounts import EntAccounts
from tni.services.cahier.sending_service import SendingService
from tni.services.cahier.shared_folder import SharedFolder
from tni.services.plugins.plugin_service import PluginService
from tni.ui.i18n import tr
from tni.ui.seance.account_form import AccountForm
from tni.ui.seance.account_kinds import AccountKinds
from tni.ui.seance.account_places import AccountPlaces
from tni.ui.seance.account_wait import AccountWait
from tni.ui.seance.accounts_sheet import AccountsSheet


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


class AccountSteps:
    """Pages of the steps, in a sheet. What was typed is kept as long as they are shown."""

    def __init__(
        self, port: AccountsPort, sheet: Callable[[], AccountsSheet | None], done: Callable[[str], None]
    ) -> None:
        """sheet: returns the one that is open. done: gets the id of an account that is ready."""
        self._port, self._setup, self._sheet, self._done = port, port.setup, sheet, done
        self._step: SetupStep | None = None
        """Step whose page is shown; None while none is."""
        self._typed: dict[str, SetupForm] = {}
        """Forms as they were typed, by the id of the kind."""
        self._has_form = False
        """Whether the pages begin with the form, to which one can go back."""
        self._setup.subscribe(self._show_step)

    def begin(self, *, has_form: bool = True) -> None:
        """Show the steps that come. has_form: they begin with the form, or with the kinds before it."""
        self._typed.clear()
        self._has_form, self._step = has_form, SetupStep.DONE

    def leave(self) -> None:
        """Give up what is being added."""
        self._step = None
        self._typed.clear()
        if self._setup.state.step not in (SetupStep.KIND, SetupStep.DONE):
            self._setup.leave()
            self._step = None

    def _show_step(self) -> None:
        """Show the page of the step that the adding of an account has come to."""
        sheet, state = self._sheet(), self._setup.state
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
                self._done("" if state.account is None else state.account.id)

    def _kinds(self) -> list[Manifest]:
        return [one.manifest for one in self._port.plugins.runnable_of(PluginKind.ENT)]

    def _show_form(self, *, is_kept: bool) -> None:
        """Show the form, with what was typed before."""
        sheet, state = self._sheet(), self._setup.state
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

    def back(self) -> None:
        """Go one step back, with what was typed; from the first one to the accounts."""
        sheet, state = self._sheet(), self._setup.state
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
        sheet = self._sheet()
        assert sheet is not None
        if not is_kept or not isinstance(sheet.page, AccountWait):
            wait = AccountWait(sheet.kit)
            wait.pasted.connect(self._setup.paste)
            wait.again_wanted.connect(self._setup.page.open_again)
            wait.copy_wanted.connect(self._copy_page)
            wait.cancelled.connect(self.back)
            sheet.show_page(wait)
        assert isinstance(sheet.page, AccountWait)
        sheet.page.show_state(self._setup.state, has_page=bool(self._setup.page.address))

    def _copy_page(self) -> None:
        """Copy the address of the sign-in, for a browser that did not open by itself."""
        QGuiApplication.clipboard().setText(self._setup.page.address)
        sheet = self._sheet()
        if sheet is not None and isinstance(page := sheet.page, AccountWait):
            page.tell(tr("Adresse copiée : la coller dans un navigateur de cet ordinateur."))

    def _show_places(self) -> None:
        sheet, state = self._sheet(), self._setup.state
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
        page.given.connect(self._setup.finish)
        page.left.connect(self._give_up)
        sheet.show_page(page)

    def _give_up(self) -> None:
        self._typed.clear()
        self._setup.leave()
        self._step = None
        if (sheet := self._sheet()) is not None:
            sheet.show_account()
