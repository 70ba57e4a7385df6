"""Guard of a process that runs a plugin: refuses what a plugin has no need of.

It keeps a plugin honest, and finds mistakes early. It is no wall against a hostile one: Python code that looks for it
finds ways around. What holds against that is the teacher's choice of what she installs.
"""

from __future__ import annotations

import builtins
import sys
from collections.abc import Mapping, Sequence
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType
from typing import Any

from tni.processes.audit_guard import guard_process, program_places
from tni.services.plugins.allowed_imports import refusal


class PluginRefusal(PermissionError):  # as the system's error, which a plugin may expect
    """A plugin asked for what it may not have."""


def close_process(plugin: Path, own: str) -> None:
    """Refuse network, other processes, written files, other files to read, and other modules from now on. plugin: its
    file or folder. own: name of its package."""
    sys.meta_path.insert(0, _KnownModules())
    builtins.__import__ = _checked_import(own)
    guard_process([plugin, *program_places()], PluginRefusal)


class _KnownModules:
    """Finder of modules that finds none, but refuses those that neither Python nor the program has."""

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        del path, target
        if name.partition(".")[0] not in {*sys.stdlib_module_names, "tni", "plugins"}:
            raise ModuleNotFoundError(f"{name}: a plugin imports tni.api and the standard library alone", name=name)
        return None


def _checked_import(own: str) -> Any:
    """Return a function in place of `__import__`, which checks the imports of the plugin's own modules."""
    plain = builtins.__import__

    def checked(
        name: str,
        globals: Mapping[str, object] | None = None,
        locals: Mapping[str, object] | None = None,
        fromlist: Sequence[str] | None = (),
        level: int = 0,
    ) -> ModuleType:
        importer = (globals or {}).get("__name__")
        if isinstance(importer, str) and (importer == own or importer.startswith(f"{own}.")):
            package = str((globals or {}).get("__package__") or importer)
            for module in imported_names(name, fromlist or (), level, package):
                if why := refusal(module, own):
                    raise ImportError(why, name=module)
        return plain(name, globals, locals, fromlist, level)

    return checked


def imported_names(name: str, fromlist: Sequence[str], level: int, package: str) -> list[str]:
    """Return the full names of the modules that an import statement asks for. package: of the importing module."""
    if level:
        base = package.split(".")
        kept = base[: len(base) - level + 1]
        name = ".".join([*kept, name] if name else kept)
    if name == "tni":  # `from tni import api` names it apart
        return [f"tni.{one}" for one in fromlist] or ["tni"]
    return [name]
