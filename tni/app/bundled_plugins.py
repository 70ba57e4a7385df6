"""Plugins that run inside the program, found without running them: those that come with it, and others that the
teacher and the technician let run."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from tni.api.manifest import IN_PROCESS
from tni.app.folders import Folders
from tni.app.plugin_setup import make_plugin_service
from tni.core.plugin_module import load_plugin_module
from tni.services.items.item_kinds import FoundPlugin
from tni.store.settings_file import SettingsFile


def bundled_plugins() -> Iterator[FoundPlugin]:
    """Yield the manifests of plugins that run inside the program, each with what loads its module."""
    folders = Folders.of_user()
    service = make_plugin_service(folders, SettingsFile(folders.settings, quarantine=False))
    for kind in IN_PROCESS:
        for plugin in service.runnable_of(kind):
            folder = str(plugin.path) if plugin.path.is_dir() else None
            file = plugin.path / "__init__.py" if folder else plugin.path
            yield plugin.manifest, partial(load_plugin_module, plugin.manifest.id, str(file), folder)
