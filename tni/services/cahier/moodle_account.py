"""Use case of signing in to a Moodle site: asks what it allows, opens the browser, and takes what the teacher pastes.
For the main thread; the site is asked on a worker."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tni.core.network_errors import NetworkError, NetworkFault
from tni.core.sign_in_errors import SignInError, SignInFault
from tni.core.tasks import MainThread, TaskRunner
from tni.ent.moodle_sign_in import (
    MoodleLaunch,
    MoodleSite,
    MoodleToken,
    launch_of,
    moodle_site,
    moodle_user,
    pasted_token,
)
from tni.network.account import Account
from tni.network.client import HttpClient
from tni.services.cahier.sign_in_attempt import SignInAttempt, SignInProgress, SignInState
from tni.store.account_secrets import AccountSecrets


@dataclass(frozen=True, slots=True)
class MoodleAccount:
    """Account on a Moodle site. name: under which its token is kept. address: of the site."""

    name: str
    address: str
    local_agreed: bool = False

    @property
    def asked(self) -> Account:
        """The account as requests know it, without credentials. Raises: NetworkError."""
        return Account(self.address, local_agreed=self.local_agreed)


class MoodleSignIn:
    """Sign-in to one site at a time. The token is kept as it is; the private one, which opens pages of the site in the
    teacher's name, is dropped."""

    def __init__(
        self,
        tasks: TaskRunner,
        main: MainThread,
        secrets: AccountSecrets,
        client_of: Callable[[Account], HttpClient] = HttpClient,
    ) -> None:
        self._tasks, self._main, self._secrets, self._client_of = tasks, main, secrets, client_of
        self._attempt: SignInAttempt | None = None
        self._account = MoodleAccount("", "")
        self._launch: MoodleLaunch | None = None

    def begin(
        self,
        account: MoodleAccount,
        open_address: Callable[[str], bool],
        changed: Callable[[SignInProgress], None],
    ) -> None:
        """Ask a site and open the browser there; what was under way is given up. open_address: opens the browser, and
        returns whether it does. Both are called on the main thread."""
        self.cancel()
        attempt = self._attempt = SignInAttempt(self._main, changed)
        self._account, self._launch = account, None
        attempt.show(SignInProgress(SignInState.PREPARING))

        def found(site: MoodleSite) -> None:
            if attempt.is_over:
                return
            host = account.asked.origin.host
            try:
                self._launch = launch = launch_of(site, host)
            except SignInError:
                attempt.show(SignInProgress(SignInState.PASTING, is_key_only=True))
            else:
                attempt.open(launch.address, host, open_address, SignInProgress(SignInState.PASTING))

        self._submit(attempt, moodle_site, found)

    def paste(self, text: str) -> None:
        """Take what the teacher pasted. What is no token of this sign-in leaves it waiting, with the reason."""
        attempt, account = self._attempt, self._account
        if attempt is None or attempt.is_over:
            return
        try:
            token = pasted_token(text, self._launch, account.asked.origin.host)
        except SignInError as error:
            self._show_again(attempt, error)
            return
        attempt.show(SignInProgress(SignInState.FINISHING))

        def kept(client: HttpClient) -> tuple[str, bool]:
            return moodle_user(client, token.token), self._kept(attempt, account, token)

        def done(found: tuple[str, bool]) -> None:
            user, is_kept = found
            if attempt.is_over:  # given up while the token was being kept
                self.sign_out(account)
            attempt.end(SignInProgress(SignInState.DONE, is_kept=is_kept, user=user))

        def failed(error: Exception) -> None:
            if isinstance(error, SignInError) and error.fault is SignInFault.OVER:
                self._show_again(attempt, SignInError(SignInFault.OTHER_TOKEN, error.host))
            else:
                self._show_again(attempt, error)

        self._submit(attempt, kept, done, failed)

    def cancel(self) -> None:
        """Give up the sign-in under way; it ends as cancelled at once."""
        if self._attempt is not None:
            self._attempt.cancel()

    def sign_out(self, account: MoodleAccount) -> None:
        """Forget an account's token. Only the teacher can take it back on the site, in her preferences."""
        self._tasks.submit(lambda: self._secrets.drop(account.name), lambda _: None, lambda _: None)

    def _kept(self, attempt: SignInAttempt, account: MoodleAccount, token: MoodleToken) -> bool:
        if attempt.is_over:
            raise NetworkError(NetworkFault.CANCELLED, account.asked.origin.host)
        return self._secrets.put(account.name, token.token)

    def _show_again(self, attempt: SignInAttempt, error: Exception) -> None:
        attempt.show(SignInProgress(SignInState.PASTING, error, is_key_only=self._launch is None))

    def _submit[T](
        self,
        attempt: SignInAttempt,
        asked: Callable[[HttpClient], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Ask the site on the worker, by a client that ends with the sign-in."""
        account = self._account

        def work() -> T:
            client = self._client_of(account.asked)
            try:
                attempt.on_cancel(client.cancel)
                return asked(client)
            finally:
                client.close()

        self._tasks.submit(work, done, failed or attempt.fail)
