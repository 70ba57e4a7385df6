"""The technician's file on plugins, which the program only reads."""

from __future__ import annotations

import json
import logging
from pathlib import Path

from tni.core.plugin_policy import DAMAGED_POLICY, NO_POLICY, AllowedPlugins, PluginPolicy

_log = logging.getLogger(__name__)


def read_policy(path: Path) -> PluginPolicy:
    """Read the policy: `{"plugins": "all" | "ours" | "none" | [ids], "hosts": [names]}`, both keys optional. A missing
    file allows all; one that cannot be read allows little, see `DAMAGED_POLICY`."""
    try:
        return _policy(json.loads(path.read_text(encoding="utf-8")))
    except (FileNotFoundError, NotADirectoryError):
        return NO_POLICY
    except (OSError, ValueError, TypeError, RecursionError) as error:
        _log.warning("%s cannot be read: %s", path, error)
        return DAMAGED_POLICY


def _policy(found: object) -> PluginPolicy:
    if not isinstance(found, dict) or found.keys() - {"plugins", "hosts"}:
        raise ValueError("plugins and hosts are expected")
    plugins, hosts = found.get("plugins", "all"), found.get("hosts")
    return PluginPolicy(
        AllowedPlugins(plugins) if isinstance(plugins, str) else _names(plugins),
        None if hosts is None else frozenset(name.lower() for name in _names(hosts)),
    )


def _names(found: object) -> frozenset[str]:
    if not isinstance(found, list) or not all(isinstance(one, str) for one in found):
        raise TypeError("a list of names is expected")
    return frozenset(found)
