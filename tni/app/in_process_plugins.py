"""Plugins that run inside the program: interactive items, and drivers that a teacher or a technician has added."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from functools import partial

from tni.api.devices import DeviceInfo, DriverEntry, SerialMatch
from tni.api.manifest import Manifest, PluginKind
from tni.app.folders import Folders
from tni.app.plugin_setup import make_plugin_service
from tni.core.plugin_module import load_plugin_module
from tni.core.settings import Settings
from tni.devices.plugin_drivers import entries_of, plugin_of
from tni.devices.registry import serial_drivers_for, serial_receivers_for
from tni.services.items.item_kinds import FoundPlugin
from tni.services.plugins.plugin_folders import PluginOrigin, RunnablePlugin
from tni.services.plugins.plugin_service import PluginStatus


def inner_plugins(kind: PluginKind, folders: Folders, settings: Settings) -> Iterator[FoundPlugin]:
    """Yield the plugins of a kind that may run inside the program, each with what loads its module."""
    for plugin in make_plugin_service(folders, settings).runnable_of(kind):
        yield _limited(plugin), partial(load_plugin_module, plugin.manifest.id, *_place(plugin))


def _limited(plugin: RunnablePlugin) -> Manifest:
    """Return a plugin's manifest with those of its hosts that the technician allows."""
    fixed, manifest = plugin.fixed_hosts, plugin.manifest
    return manifest if fixed is None else replace(manifest, hosts=tuple(one for one in manifest.hosts if one in fixed))


def added_drivers(
    folders: Folders, settings: Settings, kinds: Collection[PluginKind] = (PluginKind.BOARD, PluginKind.RECEIVER)
) -> Iterator[DriverEntry]:
    """Yield the drivers in plugins of some kinds that may run and did not come with the program."""
    for one in make_plugin_service(folders, settings).state.plugins:
        if one.status is not PluginStatus.ON or one.manifest is None or one.origin is PluginOrigin.PROGRAM:
            continue
        if one.manifest.kind in kinds:
            yield from entries_of(one.manifest, *_place(RunnablePlugin(one.path, one.manifest)))


def serial_boards(folders: Folders, settings: Settings, info: DeviceInfo) -> Iterator[tuple[DriverEntry, SerialMatch]]:
    """Yield the drivers of boards that may run and may be on a serial line, those of added plugins too, with the line's
    speed."""
    added = added_drivers(folders, settings, (PluginKind.BOARD,))
    yield from _running(serial_drivers_for(info, added), folders, settings)


def serial_receivers(
    folders: Folders, settings: Settings, info: DeviceInfo
) -> Iterator[tuple[DriverEntry, SerialMatch]]:
    """As `serial_boards`, of receivers."""
    added = added_drivers(folders, settings, (PluginKind.RECEIVER,))
    yield from _running(serial_receivers_for(info, added), folders, settings)


def _running(
    found: Iterable[tuple[DriverEntry, SerialMatch]], folders: Folders, settings: Settings
) -> Iterator[tuple[DriverEntry, SerialMatch]]:
    for entry, match in found:
        if (plugin := plugin_of(entry)) is None or is_on(plugin, folders, settings):
            yield entry, match


def is_on(plugin: str, folders: Folders, settings: Settings) -> bool:
    """Return whether a plugin may run."""
    found = make_plugin_service(folders, settings).state.plugin(plugin)
    return found is not None and found.status is PluginStatus.ON


def _place(plugin: RunnablePlugin) -> tuple[str, str | None]:
    """Return the module's file, and the folder of a plugin that is one."""
    if plugin.path.is_dir():
        return str(plugin.path / "__init__.py"), str(plugin.path)
    return str(plugin.path), None
