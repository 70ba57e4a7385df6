"""Connectors of the program, for the sending of entries."""

from __future__ import annotations

from tni.app.folders import Folders
from tni.app.plugin_setup import make_plugin_service
from tni.core.settings import Settings
from tni.services.cahier.plugin_connectors import PluginConnectors
from tni.services.plugins.connector_runner import ConnectorRunner
from tni.services.plugins.plugin_service import PluginService
from tni.store.account_secrets import AccountSecrets
from tni.store.outbox import Outbox


def program_connectors(
    folders: Folders, settings: Settings, plugins: PluginService | None = None, secrets: AccountSecrets | None = None
) -> PluginConnectors:
    """Return the connectors that are installed. plugins, secrets: those of the program, made here for a command."""
    service = plugins or make_plugin_service(folders, settings)
    runner = ConnectorRunner(service.runnable, Outbox(folders.outbox).files)
    return PluginConnectors(service.runnable, runner, secrets or AccountSecrets())
