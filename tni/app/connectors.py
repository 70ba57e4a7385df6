"""Connectors of the program, for the sending of entries."""

from __future__ import annotations

from tni.cahier.ent_account import EntAccount
from tni.core.errors import TniError
from tni.services.cahier.sending_ports import AccountConnector, AccountConnectors


class NoConnectorError(TniError):
    """There is no connector of this name. connector: its id."""

    def __init__(self, connector: str) -> None:
        super().__init__(f"no connector {connector}")
        self.connector = connector


class NoConnectors(AccountConnectors):
    """Connectors of a program without plugins: entries wait, and say that this computer cannot send them."""

    def bound(self, account: EntAccount, class_name: str) -> AccountConnector:  # noqa: ARG002
        raise NoConnectorError(account.connector)


def program_connectors() -> AccountConnectors:
    """Return the connectors that are installed."""
    return NoConnectors()
