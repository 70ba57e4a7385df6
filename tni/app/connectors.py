"""Connectors of the program for the sending of entries: each is a plugin, run in a process of its own."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from tni.app.folders import Folders
from tni.cahier.ent_account import EntAccount
from tni.core.settings import Settings
from tni.services.cahier.sending_ports import AccountConnector, AccountConnectors

if TYPE_CHECKING:
    from tni.services.plugins.connector_runner import ConnectorRunner
    from tni.services.plugins.entry_files import EntryFiles
    from tni.services.plugins.http_port import RenewedToken
    from tni.store.account_secrets import AccountSecrets

type TokenOf = Callable[[EntAccount], RenewedToken | None]


class PluginConnectors(AccountConnectors):
    """Connectors that are installed, with the secrets of the teacher's accounts. For the sending worker: a keyring may
    take its time, and plugins and the network are loaded there, by the first sending."""

    def __init__(
        self,
        folders: Folders,
        settings: Settings,
        files: EntryFiles,
        secrets: AccountSecrets,
        token_of: TokenOf = lambda _: None,
    ) -> None:
        """files: of the entries. token_of: the access token of an account that is signed in to by OAuth, the same
        object each time."""
        self._folders, self._settings, self._files = folders, settings, files
        self._secrets, self._token_of = secrets, token_of

    def bound(self, account: EntAccount, class_name: str) -> AccountConnector:
        from tni.services.plugins.connector_runner import ConnectorAccess

        return self._runner.bind(
            ConnectorAccess(
                account.connector,
                account.address,
                account.user,
                account.settings_for(class_name),
                self._secrets.get(account.secret_name),
                self._token_of(account),
                account.local_agreed,
            )
        )

    @cached_property
    def _runner(self) -> ConnectorRunner:
        from tni.app.plugin_setup import make_plugin_service
        from tni.services.plugins.connector_runner import ConnectorRunner

        # Made anew for each sending, so that what the teacher turns on or off holds from the next one on.
        return ConnectorRunner(lambda id: make_plugin_service(self._folders, self._settings).runnable(id), self._files)
