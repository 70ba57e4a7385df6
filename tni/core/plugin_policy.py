"""Policy of the technician on the plugins of a computer."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class AllowedPlugins(Enum):
    """Plugins that may run, where the technician names none."""

    ALL = "all"
    OURS = "ours"
    """Those that come with the program, and those in the technician's folder."""
    NONE = "none"


@dataclass(frozen=True, slots=True)
class PluginPolicy:
    """Policy. plugins: ids of those that may run, or a class of them. hosts: those that plugins may reach, None for all
    that their manifests and the teacher's accounts name. is_damaged: the technician's file cannot be read."""

    plugins: AllowedPlugins | frozenset[str] = AllowedPlugins.ALL
    hosts: frozenset[str] | None = None
    is_damaged: bool = False

    def allows(self, id: str, *, is_teachers: bool) -> bool:
        """Return whether a plugin may run. is_teachers: it is in the teacher's folder."""
        if isinstance(self.plugins, frozenset):
            return id in self.plugins
        return self.plugins is AllowedPlugins.ALL or (self.plugins is AllowedPlugins.OURS and not is_teachers)


NO_POLICY = PluginPolicy()
DAMAGED_POLICY = PluginPolicy(AllowedPlugins.OURS, frozenset(), is_damaged=True)
"""Stands for a file that cannot be read: boards go on working, and nothing leaves the computer."""
