"""Use case of signing in to an ENT in the teacher's browser: opens it, waits for its end on a listener of this
computer, and keeps the tokens. For the main thread; it waits on a worker of its own, since that may take minutes."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

from tni.core.network_errors import NetworkError, NetworkFault
from tni.core.sign_in_errors import SignInError, SignInFault
from tni.core.tasks import MainThread, TaskRunner
from tni.ent.edifice_presence import require_edifice
from tni.ent.loopback import LoopbackListener
from tni.ent.oauth import OAuthSignIn
from tni.ent.oauth_provider import OAuthProvider, RegisteredProgram, discovered_provider, edifice_provider
from tni.ent.oauth_tokens import OAuthTokens, tokens_of, tokens_text
from tni.network.account import Account, Origin
from tni.network.client import HttpClient
from tni.services.cahier.sign_in_attempt import SignInAttempt, SignInProgress, SignInState
from tni.store.account_secrets import AccountSecrets

LONGEST_S = 10 * 60.0
"""Longest wait for the browser, two-step sign-in included."""

_log = logging.getLogger(__name__)


class ServerKind(Enum):
    """Way in which the addresses of a server are known."""

    EDIFICE = auto()
    DISCOVERED = auto()


@dataclass(frozen=True, slots=True)
class OAuthAccount:
    """Account on a server that signs in by OAuth. name: under which its tokens are kept. address: of the ENT, or the
    issuer. others: origins of the server besides. local_agreed: the teacher agreed to do without https at home."""

    name: str
    address: str
    kind: ServerKind
    program: RegisteredProgram
    others: tuple[Origin, ...] = ()
    local_agreed: bool = False

    @property
    def asked(self) -> Account:
        """The account as requests know it, without credentials. Raises: NetworkError."""
        return Account(self.address, others=self.others, local_agreed=self.local_agreed)

    def provider(self, client: HttpClient) -> OAuthProvider:
        """Return the server's addresses. Raises: NetworkError, SignInError."""
        if self.kind is ServerKind.EDIFICE:
            return edifice_provider(self.address)
        return discovered_provider(client, self.address)


class AccountSignIn:
    """Sign-in to one server at a time. The browser is told its address alone; no progress holds a token."""

    def __init__(
        self,
        tasks: TaskRunner,
        main: MainThread,
        secrets: AccountSecrets,
        client_of: Callable[[Account], HttpClient] = HttpClient,
        longest_s: float = LONGEST_S,
    ) -> None:
        self._tasks, self._main, self._secrets = tasks, main, secrets
        self._client_of, self._longest_s = client_of, longest_s
        self._attempt: SignInAttempt | None = None

    def begin(
        self,
        account: OAuthAccount,
        open_address: Callable[[str], bool],
        changed: Callable[[SignInProgress], None],
    ) -> None:
        """Sign in; what was under way is given up. open_address: opens the browser, and returns whether it does. Both
        are called on the main thread."""
        self.cancel()
        attempt = self._attempt = SignInAttempt(self._main, changed)
        attempt.show(SignInProgress(SignInState.PREPARING))

        def work() -> bool:
            client = self._client_of(account.asked)
            try:
                attempt.on_cancel(client.cancel)
                return self._signed_in(account, client, attempt, open_address)
            finally:
                client.close()

        def done(is_kept: bool) -> None:
            if attempt.is_over:  # given up while the tokens were being kept
                self.sign_out(account)
            attempt.end(SignInProgress(SignInState.DONE, is_kept=is_kept))

        self._tasks.submit(work, done, attempt.fail)

    def cancel(self) -> None:
        """Give up the sign-in under way; it ends as cancelled at once."""
        if self._attempt is not None:
            self._attempt.cancel()

    def sign_out(self, account: OAuthAccount) -> None:
        """Forget an account's tokens, and have the server forget them as far as it answers."""
        self._tasks.submit(lambda: self._forgotten(account), lambda _: None, lambda _: None)

    def _signed_in(
        self, account: OAuthAccount, client: HttpClient, attempt: SignInAttempt, open_address: Callable[[str], bool]
    ) -> bool:
        """Return whether the tokens are kept for the next run."""
        host = client.account.origin.host
        if account.kind is ServerKind.EDIFICE:  # which has no discovery document to read first
            require_edifice(client)
        with LoopbackListener() as listener:
            attempt.on_cancel(listener.cancel)
            sign_in = OAuthSignIn(client, account.provider(client), account.program)
            begun = sign_in.begin(listener.redirect_uri)
            attempt.open(begun.address, host, open_address, self._turn)
            try:
                answer = listener.wait(begun.state, self._longest_s)
            except NetworkError as error:
                raise SignInError(SignInFault.TOO_LATE, host) from error
        attempt.post(SignInProgress(SignInState.FINISHING))
        tokens = sign_in.finish(begun, answer)
        if attempt.is_over:
            self._revoke(account, tokens)
            raise NetworkError(NetworkFault.CANCELLED, host)
        return self._secrets.put(account.name, tokens_text(tokens))

    @property
    def _turn(self) -> SignInProgress:
        """The teacher's turn, in her browser."""
        return SignInProgress(SignInState.IN_BROWSER, minutes=round(self._longest_s / 60))

    def _forgotten(self, account: OAuthAccount) -> None:
        text = self._secrets.get(account.name)
        self._secrets.drop(account.name)
        if text is not None and (tokens := tokens_of(text)) is not None:
            self._revoke(account, tokens)

    def _revoke(self, account: OAuthAccount, tokens: OAuthTokens) -> None:
        client = self._client_of(account.asked)
        try:
            OAuthSignIn(client, account.provider(client), account.program).revoke(tokens)
        except (NetworkError, SignInError) as error:
            _log.info("tokens were not taken back: %s", error)
        finally:
            client.close()
