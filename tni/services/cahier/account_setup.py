"""Use case of adding an account at an ENT, of signing in to it again, and of choosing its places anew. For the main
thread; servers and the keyring are asked on a worker, and the browser is waited for on another."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from tni.api.ent import PlaceChoice
from tni.api.manifest import Manifest, SignIn
from tni.cahier.ent_account import EntAccount, account_id, new_account
from tni.core.errors import TniError
from tni.core.listeners import Listeners
from tni.core.network_errors import NetworkError, NetworkFault
from tni.core.secret import Secret
from tni.core.tasks import TaskRunner
from tni.network.account import origin_of
from tni.services.cahier.account_setup_state import MissingValueError, SetupForm, SetupState, SetupStep
from tni.services.cahier.account_sign_in import AccountSignIn, OAuthAccount
from tni.services.cahier.class_places import ClassPlace, makes_places, with_places
from tni.services.cahier.ent_accounts import EntAccounts
from tni.services.cahier.moodle_account import MoodleAccount, MoodleSignIn
from tni.services.cahier.opened_page import OpenedPage
from tni.services.cahier.plugin_connectors import (
    CLIENT_SECRET,
    PluginConnectors,
    oauth_account,
    setting_secret_name,
)
from tni.services.cahier.sign_in_attempt import SignInProgress, SignInState
from tni.services.cahier.typed_account import secret_names, secret_values, typed_account
from tni.services.library.nextcloud_sign_in import LONGEST_S, NextcloudSignIn
from tni.services.plugins.connector_runner import BoundConnector
from tni.sharing.nextcloud_login import NextcloudAccount
from tni.store.account_secrets import AccountSecrets

CLOUD_MINUTES = round(LONGEST_S / 60)


@dataclass(frozen=True, slots=True)
class SignIns:
    """Ways of signing in."""

    oauth: AccountSignIn
    moodle: MoodleSignIn
    nextcloud: NextcloudSignIn


@dataclass(frozen=True, slots=True)
class _Tried:
    """Outcome of a check of an account."""

    person: str
    choices: tuple[PlaceChoice, ...]
    is_kept: bool | None


class AccountSetup:
    """One account at a time. Listeners are called after each change of `state`. renewed: called with the id of an
    account that was signed in to, or whose places were chosen; removed: of one that was removed."""

    def __init__(
        self,
        accounts: EntAccounts,
        connectors: PluginConnectors,
        secrets: AccountSecrets,
        sign_ins: SignIns,
        tasks: TaskRunner,
        browse: Callable[[str], bool],
        renewed: Callable[[str], None],
        removed: Callable[[str], None],
    ) -> None:
        """tasks: asks servers. browse: opens an address in the system's browser, and returns whether it does."""
        self._accounts, self._connectors, self._secrets = accounts, connectors, secrets
        self._sign_ins, self._tasks, self._renewed, self._removed = sign_ins, tasks, renewed, removed
        self.page = OpenedPage(browse)
        self._state = SetupState()
        self._listeners = Listeners[()]()
        self._round = 0
        self._connector: BoundConnector | None = None

    @property
    def state(self) -> SetupState:
        return self._state

    def subscribe(self, listener: Callable[[], None]) -> None:
        self._listeners.add(listener)

    # -- commands

    def begin(self) -> None:
        """Add an account: choose its kind first."""
        self._give_up()
        self._show(SetupState())

    def choose(self, manifest: Manifest) -> None:
        """Take a kind of account."""
        self._show(SetupState(SetupStep.ADDRESS, manifest))

    def again(self, account: EntAccount, manifest: Manifest) -> None:
        """Sign in again to an account that is there."""
        self._give_up()
        self._show(SetupState(SetupStep.ADDRESS, manifest, account, is_known=True))

    def change(self, account: EntAccount, manifest: Manifest) -> None:
        """Choose the places of an account anew."""
        self._give_up()
        self._show(SetupState(SetupStep.CHECK, manifest, account, is_known=True))
        self._check(account)

    def connect(self, form: SetupForm) -> None:
        """Sign in with what was typed, then check the account. What is wrong is told at the step of the address."""
        manifest = self._state.manifest
        if manifest is None or self._state.step is not SetupStep.ADDRESS:
            return
        try:
            account = typed_account(form, manifest, self._state, self._accounts)
        except TniError as error:
            self._fail(error)
            return
        before, self._state = self._state.account, replace(self._state, account=account)
        if before is not None and before.secret_name != account.secret_name:
            self._drop_unless_known(before, manifest)
        self._round += 1
        round_ = self._round
        values = {setting_secret_name(account, key): value for key, value in secret_values(form, manifest).items()}

        def keep() -> bool | None:
            kept = [self._secrets.put(name, Secret(value)) for name, value in values.items() if value]
            if manifest.sign_in is SignIn.OAUTH:  # in memory from here on, for the main thread
                self._secrets.latest(setting_secret_name(account, CLIENT_SECRET))
            return all(kept) if kept else None

        def go_on(is_kept: bool | None) -> None:
            if round_ == self._round:
                self._sign_in(account, form, manifest, is_kept=is_kept)

        self._show(replace(self._state, step=SetupStep.SIGN_IN, progress=_PREPARING, error=None))
        self._tasks.submit(keep, go_on, self._failed(round_))

    def paste(self, text: str) -> None:
        """Take the address or the key that a Moodle site gave."""
        self._sign_ins.moodle.paste(text)

    def cancel(self) -> None:
        """Give up what is under way, and show the step before."""
        step, state = self._state.step, self._state
        self._stop()
        if step in (SetupStep.SIGN_IN, SetupStep.CHECK, SetupStep.PLACES):
            self._show(replace(state, step=SetupStep.ADDRESS, progress=None, error=None, choices=(), person=""))
        elif step is SetupStep.ADDRESS and not state.is_known:
            self.begin()

    def leave(self) -> None:
        """Give the account up. What was kept of one that is not there yet is dropped."""
        self._give_up()
        self._show(SetupState())

    def finish(self, name: str, places: Sequence[ClassPlace], settings: Mapping[str, str]) -> None:
        """Keep the account: the teacher was told who reads there. settings: for all classes."""
        account, manifest = self._state.account, self._state.manifest
        if account is None or manifest is None or self._state.step is not SetupStep.PLACES:
            return
        kept = {**account.settings, **settings}
        made = replace(account, name=name.strip(), settings=kept, readers_agreed=True)
        has_choices = bool(self._state.choices) and not makes_places(manifest)
        made = with_places(made, places, has_choices=has_choices) if places else made
        try:
            self._accounts.put(made)
        except TniError as error:
            self._show(replace(self._state, error=error))
            return
        self._show(replace(self._state, step=SetupStep.DONE, account=made, error=None))
        self._renewed(made.id)

    # -- accounts that are there

    def check(
        self,
        account: EntAccount,
        manifest: Manifest,
        done: Callable[[str, bool], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Check an account. done: gets the name of the teacher there, and whether its secret, if it has one, is still
        known after the program has ended."""

        def tried() -> tuple[str, bool]:
            return self._connected(account, manifest).check(), self._secrets.lasts(account.secret_name)

        self._tasks.submit(tried, lambda found: done(*found), failed)

    def remove(self, account: EntAccount, manifest: Manifest | None) -> None:
        """Remove an account with its secrets. What was sent stays where it is. Raises: WriteError,
        EntAccountsError."""
        self._accounts.remove(account.id)
        self._removed(account.id)
        names = secret_names(account, manifest)
        if manifest is None or manifest.sign_in is not SignIn.OAUTH:
            self._drop(names)
            return

        def sign_out(known: OAuthAccount) -> None:
            self._sign_ins.oauth.sign_out(known)
            self._drop(names[1:])

        self._tasks.submit(lambda: oauth_account(account, self._secrets), sign_out, lambda _: None)

    def _drop(self, names: Sequence[str]) -> None:
        def drop() -> None:
            for one in names:
                self._secrets.drop(one)

        self._tasks.submit(drop, lambda _: None, lambda _: None)

    # -- sign-in

    def _sign_in(self, account: EntAccount, form: SetupForm, manifest: Manifest, *, is_kept: bool | None) -> None:
        round_ = self._round
        match manifest.sign_in:
            case SignIn.OAUTH:
                known = oauth_account(account, self._secrets)
                self._sign_ins.oauth.begin(known, self.page.open, self._follow(account, round_))
            case SignIn.MOODLE:
                moodle = MoodleAccount(account.secret_name, account.address, account.local_agreed)
                self._sign_ins.moodle.begin(moodle, self.page.open, self._follow(account, round_))
            case SignIn.NEXTCLOUD if not form.by_password:
                self._sign_in_to_cloud(account, secret_values(form, manifest), round_)
            case SignIn.PASSWORD | SignIn.TOKEN | SignIn.NEXTCLOUD:
                self._keep(account, Secret(form.password))
            case _:
                self._check(account, is_kept=is_kept)

    def _follow(self, account: EntAccount, round_: int) -> Callable[[SignInProgress], None]:
        def follow(progress: SignInProgress) -> None:
            if round_ != self._round:
                return
            match progress.state:
                case SignInState.DONE:
                    self._state = replace(self._state, person=progress.user)
                    self._check(account, is_kept=progress.is_kept)
                case SignInState.FAILED:
                    self._fail(progress.error)
                case SignInState.CANCELLED:
                    self._show(replace(self._state, step=SetupStep.ADDRESS, progress=None))
                case _:
                    self._show(replace(self._state, step=SetupStep.SIGN_IN, progress=progress))

        return follow

    def _sign_in_to_cloud(self, account: EntAccount, values: Mapping[str, str], round_: int) -> None:
        """Sign in, and learn who the user is. values: secret settings, which are then kept under her name."""

        def done(found: NextcloudAccount) -> None:
            if round_ != self._round:
                return
            if account.user in ("", found.user):
                made = replace(account, user=found.user, id=account_id(account.connector, account.address, found.user))
            else:
                made = new_account(account.connector, account.address, found.user)
            made = self._accounts.account(made.id) or made
            made = replace(made, local_agreed=account.local_agreed, settings=account.settings)
            if made.secret_name != account.secret_name:
                self._drop([setting_secret_name(account, key) for key in values])
            self._keep(made, found.password, values)

        def opened(address: str) -> None:
            if round_ == self._round:
                self.page.open(address)
                self._show(replace(self._state, progress=SignInProgress(SignInState.IN_BROWSER, minutes=CLOUD_MINUTES)))

        agreed = account.local_agreed
        self._sign_ins.nextcloud.begin(account.address, opened, done, self._failed(round_), local_agreed=agreed)

    def _keep(self, account: EntAccount, secret: Secret, values: Mapping[str, str] = MappingProxyType({})) -> None:
        """Keep a password, and secret settings, then check the account."""
        round_ = self._round

        def keep() -> bool:
            for key, value in values.items():
                if value:
                    self._secrets.put(setting_secret_name(account, key), Secret(value))
            return self._secrets.put(account.secret_name, secret)

        def kept(is_kept: bool) -> None:
            if round_ == self._round:
                self._check(account, is_kept=is_kept)

        self._tasks.submit(keep, kept, self._failed(round_))

    # -- check

    def _check(self, account: EntAccount, *, is_kept: bool | None = None) -> None:
        """Check an account, and ask for its places."""
        round_, name, manifest = self._round, account.secret_name, self._state.manifest
        assert manifest is not None
        has_secret = is_kept is not None or (self._state.is_known and self._needs_secret)

        def tried() -> _Tried:
            connector = self._connector = self._connected(account, manifest)
            try:
                person, choices = connector.check(), connector.choices()
            finally:
                self._connector = None
            return _Tried(person, choices, self._secrets.lasts(name) if has_secret else None)

        def done(found: _Tried) -> None:
            if round_ == self._round:
                person = found.person or self._state.person
                self._show(
                    replace(
                        self._state, step=SetupStep.PLACES, choices=found.choices, person=person, is_kept=found.is_kept
                    )
                )

        self._show(replace(self._state, step=SetupStep.CHECK, account=account, progress=None, error=None))
        self._tasks.submit(tried, done, self._failed(round_))

    def _connected(self, account: EntAccount, manifest: Manifest) -> BoundConnector:
        """Return the connector of an account, on the worker. Raises: MissingValueError for a secret that is known no
        more."""
        if manifest.sign_in not in (SignIn.NONE, SignIn.FOLDER) and self._secrets.get(account.secret_name) is None:
            raise MissingValueError("secret")
        return self._connectors.bound(account, "")

    @property
    def _needs_secret(self) -> bool:
        manifest = self._state.manifest
        return manifest is not None and manifest.sign_in not in (SignIn.NONE, SignIn.FOLDER)

    def _failed(self, round_: int) -> Callable[[Exception], None]:
        def failed(error: Exception) -> None:
            if round_ == self._round:
                self._fail(error)

        return failed

    def _fail(self, error: Exception | None) -> None:
        """Show the step of the address again, with what is wrong."""
        account = self._state.account
        may = False
        if isinstance(error, NetworkError) and error.fault is NetworkFault.NOT_HTTPS and account is not None:
            may = origin_of(account.address).is_local
        self._show(
            replace(
                self._state, step=SetupStep.ADDRESS, progress=None, error=error,
                may_be_local=may or self._state.may_be_local,
            )
        )  # fmt: skip

    # -- end

    def _stop(self) -> None:
        """End what is under way."""
        self._round += 1
        self.page.forget()
        self._sign_ins.oauth.cancel()
        self._sign_ins.moodle.cancel()
        self._sign_ins.nextcloud.cancel()
        if (connector := self._connector) is not None:
            connector.cancel()

    def _give_up(self) -> None:
        account, manifest = self._state.account, self._state.manifest
        self._stop()
        if account is not None:
            self._drop_unless_known(account, manifest)

    def _drop_unless_known(self, account: EntAccount, manifest: Manifest | None) -> None:
        """Drop what was kept of an account that is not there yet, as far as that can be told."""
        if self._accounts.are_read and self._accounts.account(account.id) is None:
            self._drop(secret_names(account, manifest))

    def _show(self, state: SetupState) -> None:
        self._state = state
        self._listeners.tell()


_PREPARING = SignInProgress(SignInState.PREPARING)
