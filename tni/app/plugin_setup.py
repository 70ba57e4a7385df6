"""Making of the plugin service: the folders of this computer and the technician's policy."""

from __future__ import annotations

from functools import partial

from tni.app.folders import Folders, technician_folder
from tni.app.shipped_files import plugins_folder
from tni.core.settings import Settings
from tni.services.plugins.plugin_folders import PluginFolders
from tni.services.plugins.plugin_service import PluginService
from tni.store.plugin_policy_file import read_policy


def make_plugin_service(folders: Folders, settings: Settings) -> PluginService:
    """Return the service of all plugins on this computer."""
    technician = technician_folder()
    places = PluginFolders(plugins_folder(), technician / "plugins", folders.plugins)
    return PluginService(places, settings, partial(read_policy, technician / "policy.json"))
