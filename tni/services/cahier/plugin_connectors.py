"""Connectors of the teacher's accounts: each one's plugin, with what is chosen for a class and with its secrets."""

from __future__ import annotations

import threading
from collections.abc import Callable

from tni.api.manifest import Manifest, SettingKind, SignIn
from tni.cahier.ent_account import EntAccount
from tni.core.secret import Secret
from tni.ent.oauth_provider import RegisteredProgram
from tni.services.cahier.account_access import AccountAccess
from tni.services.cahier.account_sign_in import OAuthAccount, ServerKind
from tni.services.cahier.sending_ports import AccountConnectors
from tni.services.plugins.connector_runner import BoundConnector, ConnectorAccess, ConnectorRunner
from tni.services.plugins.plugin_folders import RunnablePlugin
from tni.store.account_secrets import AccountSecrets

EDIFICE = "edifice"
EDIFICE_SCOPE = "userinfo directory viescolaire diary homeworks workspace"
CLIENT_ID, CLIENT_SECRET = "client_id", "client_secret"
"""Settings of a connector with SignIn.OAUTH: the client that the server's administrator registered."""


class PluginConnectors(AccountConnectors):
    """Connectors of the program, for any thread but the main one: a keyring may hang."""

    def __init__(
        self, runnable: Callable[[str], RunnablePlugin], runner: ConnectorRunner, secrets: AccountSecrets
    ) -> None:
        """runnable: returns the plugin of an id; raises PluginError for one that may not be run."""
        self._runnable, self._runner, self._secrets = runnable, runner, secrets
        self._lock = threading.Lock()
        self._tokens: dict[OAuthAccount, AccountAccess] = {}

    def bound(self, account: EntAccount, class_name: str) -> BoundConnector:
        """Return the connector of an account, with what was chosen for a class; "" for none. Raises: PluginError."""
        manifest = self._runnable(account.connector).manifest
        settings = {**account.settings_for(class_name), **self._secret_settings(account, manifest)}
        secret, token = None, None
        if manifest.sign_in is SignIn.OAUTH:
            token = self._token(oauth_account(account, self._secrets))
        elif manifest.sign_in not in (SignIn.NONE, SignIn.FOLDER):
            secret = self._secrets.latest(account.secret_name)
        # The client's registration is for the sign-in alone.
        given = {name: value for name, value in settings.items() if name not in (CLIENT_ID, CLIENT_SECRET)}
        return self._runner.bind(
            ConnectorAccess(
                account.connector, account.address, account.user, given, secret, token, account.local_agreed
            )
        )

    def _secret_settings(self, account: EntAccount, manifest: Manifest) -> dict[str, str]:
        found = {
            one.id: self._secrets.get(setting_secret_name(account, one.id))
            for one in manifest.settings
            if one.kind is SettingKind.SECRET and one.id != CLIENT_SECRET
        }
        return {id: secret.revealed for id, secret in found.items() if secret is not None}

    def _token(self, account: OAuthAccount) -> AccountAccess:
        """Return the only object that renews an account's token."""
        with self._lock:
            if account not in self._tokens:
                self._tokens[account] = AccountAccess(account, self._secrets)
            return self._tokens[account]


def setting_secret_name(account: EntAccount, setting: str) -> str:
    """Return the name under which a secret setting of an account is kept in the keyring."""
    return f"{account.secret_name} / {setting}"


def oauth_account(account: EntAccount, secrets: AccountSecrets) -> OAuthAccount:
    """Return an account as its sign-in by OAuth knows it."""
    is_edifice = account.connector == EDIFICE
    secret: Secret | None = secrets.get(setting_secret_name(account, CLIENT_SECRET))
    scope = EDIFICE_SCOPE if is_edifice else ""
    return OAuthAccount(
        account.secret_name,
        account.address,
        ServerKind.EDIFICE if is_edifice else ServerKind.DISCOVERED,
        RegisteredProgram(account.settings.get(CLIENT_ID, ""), secret, scope),
        local_agreed=account.local_agreed,
    )
