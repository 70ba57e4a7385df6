"""Plugins that run inside the program: interactive items, and drivers that a teacher or a technician has added."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from tni.api.devices import DriverEntry
from tni.api.manifest import PluginKind
from tni.app.folders import Folders
from tni.app.plugin_setup import make_plugin_service
from tni.core.plugin_module import load_plugin_module
from tni.core.settings import Settings
from tni.devices.plugin_drivers import entries_of
from tni.services.items.item_kinds import FoundPlugin
from tni.services.plugins.plugin_folders import PluginOrigin, RunnablePlugin
from tni.services.plugins.plugin_service import PluginStatus


def inner_plugins(kind: PluginKind, folders: Folders, settings: Settings) -> Iterator[FoundPlugin]:
    """Yield the plugins of a kind that may run inside the program, each with what loads its module."""
    for plugin in make_plugin_service(folders, settings).runnable_of(kind):
        yield plugin.manifest, partial(load_plugin_module, plugin.manifest.id, *_place(plugin))


def added_drivers(folders: Folders, settings: Settings) -> Iterator[DriverEntry]:
    """Yield the drivers of boards and receivers in plugins that may run and did not come with the program."""
    for one in make_plugin_service(folders, settings).state.plugins:
        if one.status is PluginStatus.ON and one.manifest is not None and one.origin is not PluginOrigin.PROGRAM:
            yield from entries_of(one.manifest, *_place(RunnablePlugin(one.path, one.manifest)))


def is_on(plugin: str, folders: Folders, settings: Settings) -> bool:
    """Return whether a plugin may run."""
    found = make_plugin_service(folders, settings).state.plugin(plugin)
    return found is not None and found.status is PluginStatus.ON


def _place(plugin: RunnablePlugin) -> tuple[str, str | None]:
    """Return the module's file, and the folder of a plugin that is one."""
    if plugin.path.is_dir():
        return str(plugin.path / "__init__.py"), str(plugin.path)
    return str(plugin.path), None
