"""Use case of asking an ENT in the teacher's name: a current access token from what a sign-in has kept. For any thread
but the main one, since it may ask the keyring and the server."""

from __future__ import annotations

from collections.abc import Callable

from tni.core.secret import Secret
from tni.ent.oauth import OAuthSignIn
from tni.ent.oauth_provider import OAuthProvider
from tni.ent.oauth_refresh import RenewedAccess
from tni.ent.oauth_tokens import OAuthTokens, tokens_of, tokens_text
from tni.network.account import Account
from tni.network.client import HttpClient
from tni.services.cahier.account_sign_in import OAuthAccount
from tni.store.account_secrets import AccountSecrets


class AccountAccess:
    """Access tokens of one account. There must be one such object for an account: two would send the same refresh
    token, which the server takes for theft."""

    def __init__(
        self,
        account: OAuthAccount,
        secrets: AccountSecrets,
        client_of: Callable[[Account], HttpClient] = HttpClient,
    ) -> None:
        """Raises: NetworkError for an address that must not be asked."""
        self._account, self._client_of = account, client_of
        self._provider: OAuthProvider | None = None
        host = account.asked.origin.host
        self._access = RenewedAccess(host, self._renewed, _KeptSecret(account.name, secrets))

    def token(self, refused: Secret | None = None) -> Secret:
        """Return a token to ask with. refused: the one that the server has just refused. Raises: NetworkError, after
        which one may ask again; SignInError, after which the teacher must sign in once more."""
        return self._access.token(refused)

    def _renewed(self, tokens: OAuthTokens) -> OAuthTokens:
        client = self._client_of(self._account.asked)
        try:
            if self._provider is None:
                self._provider = self._account.provider(client)
            return OAuthSignIn(client, self._provider, self._account.program).refresh(tokens)
        finally:
            client.close()


class _KeptSecret:
    """Tokens among the account secrets."""

    def __init__(self, name: str, secrets: AccountSecrets) -> None:
        self._name, self._secrets = name, secrets

    def get(self) -> OAuthTokens | None:
        return _tokens_in(self._secrets.get(self._name))

    def latest(self) -> OAuthTokens | None:
        return _tokens_in(self._secrets.latest(self._name))

    def put(self, tokens: OAuthTokens) -> None:
        self._secrets.put(self._name, tokens_text(tokens))


def _tokens_in(text: Secret | None) -> OAuthTokens | None:
    return None if text is None else tokens_of(text)
