"""Plugins that are delivered with the program and run inside it, found without running them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from tni.app.shipped_files import plugins_folder
from tni.core.plugin_module import load_plugin_module
from tni.services.items.item_kinds import FoundPlugin
from tni.services.plugins.plugin_folders import PluginFolders, find_plugins

_NOWHERE = Path("/nonexistent")


def bundled_plugins() -> Iterator[FoundPlugin]:
    """Yield the manifests of the program's own plugins, each with what loads its module."""
    for plugin in find_plugins(PluginFolders(plugins_folder(), _NOWHERE, _NOWHERE)):
        if plugin.manifest is not None and plugin.manifest.is_trusted:
            folder = str(plugin.path) if plugin.path.is_dir() else None
            file = plugin.path / "__init__.py" if folder else plugin.path
            yield plugin.manifest, partial(load_plugin_module, plugin.id, str(file), folder)
