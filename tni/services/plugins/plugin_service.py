"""Plugins of the program: found, enabled, disabled and installed, within the technician's policy."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from tni.api.manifest import Manifest, PluginKind
from tni.core.listeners import Listeners
from tni.core.plugin_errors import PluginError, PluginFault
from tni.core.plugin_policy import AllowedPlugins, PluginPolicy
from tni.core.settings import PLUGINS_OFF, PLUGINS_ON, Setting, Settings
from tni.services.plugins.plugin_folders import FoundPlugin, PluginFolders, PluginOrigin, RunnablePlugin, find_plugins
from tni.services.plugins.plugin_package import PluginPackage, recover_plugins, remove_plugin


class PluginStatus(Enum):
    """State of a plugin: it runs when it is needed, or it does not for a reason."""

    ON = "on"
    OFF = "off"
    FORBIDDEN = "forbidden"
    """The technician does not allow it."""
    UNFIT = "unfit"
    """It was written for another version of the program."""
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class ListedPlugin:
    """Plugin as it is listed. manifest: None for a broken one. why: reason for BROKEN, in English."""

    id: str
    path: Path
    origin: PluginOrigin
    status: PluginStatus
    manifest: Manifest | None
    why: str = ""


@dataclass(frozen=True, slots=True)
class PluginsState:
    """All plugins, and the technician's policy on them."""

    plugins: tuple[ListedPlugin, ...]
    policy: PluginPolicy

    def plugin(self, id: str) -> ListedPlugin | None:
        """Return the plugin of an id, a working one before a broken one of this name."""
        named = [one for one in self.plugins if one.id == id]
        return next((one for one in named if one.manifest is not None), named[0] if named else None)

    @property
    def can_install(self) -> bool:
        """False where the technician forbids whatever is not on the computer already."""
        allowed = self.policy.plugins
        if isinstance(allowed, AllowedPlugins):
            return allowed is AllowedPlugins.ALL
        return bool(allowed - {one.id for one in self.plugins if one.origin is not PluginOrigin.TEACHER})


class PluginService:
    """Service of the plugins. The folders are read when `state` is first asked for, and by `refresh`.

    changed: told the state after each change.
    """

    def __init__(self, folders: PluginFolders, settings: Settings, read_policy: Callable[[], PluginPolicy]) -> None:
        self._folders, self._settings, self._read_policy = folders, settings, read_policy
        self._state: PluginsState | None = None
        self.changed: Listeners[PluginsState] = Listeners()

    @property
    def state(self) -> PluginsState:
        if self._state is None:
            recover_plugins(self._folders.teacher)
            self._settings.refresh()
            policy = self._read_policy()
            plugins = tuple(self._listed(one, policy) for one in find_plugins(self._folders))
            self._state = PluginsState(plugins, policy)
        return self._state

    def refresh(self) -> None:
        """Read the folders and the policy once more."""
        self._state = None
        self.changed.tell(self.state)

    def enable(self, id: str) -> None:
        """Let a plugin run. Raises: PluginError for one that cannot."""
        plugin = self._known(id)
        if plugin.status not in (PluginStatus.ON, PluginStatus.OFF):
            raise PluginError(id, _FAULTS[plugin.status], plugin.why)
        self._switch(plugin, is_on=True)

    def disable(self, id: str) -> None:
        """Let a plugin run no more. Raises: PluginError for one that is not there."""
        self._switch(self._known(id), is_on=False)

    def check_installable(self, package: PluginPackage) -> None:
        """Check that a plugin may be installed, before the teacher is asked. Raises: PluginError."""
        manifest = package.manifest
        present = self.state.plugin(manifest.id)
        if present is not None and present.manifest is not None and present.origin is not PluginOrigin.TEACHER:
            raise PluginError(manifest.id, PluginFault.TAKEN, present.origin.value)
        if not self.state.policy.allows(manifest.id, is_teachers=True):
            raise PluginError(manifest.id, PluginFault.FORBIDDEN)
        if not manifest.fits:
            raise PluginError(manifest.id, PluginFault.UNFIT, ".".join(map(str, manifest.api)))

    def install(self, package: PluginPackage) -> None:
        """Write a plugin into the teacher's folder, in place of an earlier version, and enable it: she was shown what
        it may do. Raises: PluginError, WriteError."""
        self.check_installable(package)
        package.write(self._folders.teacher)
        self._state = None
        self._switch(self._known(package.manifest.id), is_on=True)

    def remove(self, id: str) -> None:
        """Remove a plugin that the teacher has installed, with its files. Raises: PluginError for any other,
        WriteError."""
        own = [one for one in self.state.plugins if one.id == id and one.origin is PluginOrigin.TEACHER]
        if not own:
            raise PluginError(id, PluginFault.KEPT, self._known(id).origin.value)
        try:
            for one in own:
                remove_plugin(one.path)
        finally:
            self._state = None
        self._settings.change(PLUGINS_ON, lambda ids: " ".join(sorted({*ids.split()} - {id})))
        self.refresh()

    def runnable(self, id: str) -> RunnablePlugin:
        """Return a plugin to run. Raises: PluginError for one that may not."""
        plugin = self._known(id)
        if plugin.status is not PluginStatus.ON or plugin.manifest is None:
            raise PluginError(id, _FAULTS[plugin.status], plugin.why)
        return RunnablePlugin(plugin.path, plugin.manifest, self.state.policy.hosts)

    def runnable_of(self, kind: PluginKind) -> tuple[RunnablePlugin, ...]:
        """Return the plugins of a kind that may be run."""
        return tuple(
            RunnablePlugin(one.path, one.manifest, self.state.policy.hosts)
            for one in self.state.plugins
            if one.status is PluginStatus.ON and one.manifest is not None and one.manifest.kind is kind
        )

    def _known(self, id: str) -> ListedPlugin:
        plugin = self.state.plugin(id)
        if plugin is None:
            raise PluginError(id, PluginFault.MISSING)
        return plugin

    def _listed(self, plugin: FoundPlugin, policy: PluginPolicy) -> ListedPlugin:
        return ListedPlugin(
            plugin.id, plugin.path, plugin.origin, self._status(plugin, policy), plugin.manifest, plugin.why
        )

    def _status(self, plugin: FoundPlugin, policy: PluginPolicy) -> PluginStatus:
        is_teachers = plugin.origin is PluginOrigin.TEACHER
        if plugin.manifest is None:
            return PluginStatus.BROKEN
        is_device = plugin.origin is PluginOrigin.PROGRAM and plugin.manifest.kind in _DEVICES
        if not is_device and not policy.allows(plugin.id, is_teachers=is_teachers):
            return PluginStatus.FORBIDDEN
        if not plugin.manifest.fits:
            return PluginStatus.UNFIT
        is_on = plugin.id in self._ids(PLUGINS_ON) if is_teachers else plugin.id not in self._ids(PLUGINS_OFF)
        return PluginStatus.ON if is_on else PluginStatus.OFF

    def _switch(self, plugin: ListedPlugin, *, is_on: bool) -> None:
        """Write down what the teacher chose. A plugin that lies in her folder without having been installed is off
        until she turns it on; the others are on until she turns them off."""
        is_teachers = plugin.origin is PluginOrigin.TEACHER
        setting = PLUGINS_ON if is_teachers else PLUGINS_OFF
        named = {plugin.id} if is_on == is_teachers else set()
        self._settings.change(setting, lambda ids: " ".join(sorted({*ids.split()} - {plugin.id} | named)))
        self.refresh()

    def _ids(self, setting: Setting[str]) -> frozenset[str]:
        return frozenset(self._settings.get(setting).split())


_DEVICES = (PluginKind.BOARD, PluginKind.RECEIVER)
"""Kinds that work whatever the policy says, where they come with the program: a lesson needs them."""
_FAULTS = {
    PluginStatus.OFF: PluginFault.DISABLED,
    PluginStatus.FORBIDDEN: PluginFault.FORBIDDEN,
    PluginStatus.UNFIT: PluginFault.UNFIT,
    PluginStatus.BROKEN: PluginFault.BROKEN,
}
