"""Modules of plugins that run inside the program, loaded from their files."""

from __future__ import annotations

import sys
from types import ModuleType

PACKAGE = "plugins"


def load_plugin_module(id: str, file: str, folder: str | None = None) -> ModuleType:
    """Return the module of a plugin, loaded at the first call. file: its module. folder: in which its other modules
    lie, None for a plugin of one file. Raises: what the module raises."""
    from importlib.util import find_spec, module_from_spec, spec_from_file_location  # with the first plugin

    name = f"{PACKAGE}.{id}"
    found = sys.modules.get(name)
    if found is not None and found.__file__ == file:
        return found
    spec = spec_from_file_location(name, file, submodule_search_locations=None if folder is None else [folder])
    if spec is None or spec.loader is None:
        raise ImportError(name)
    if PACKAGE not in sys.modules and find_spec(PACKAGE) is None:  # an installed program has it elsewhere
        sys.modules[PACKAGE] = ModuleType(PACKAGE)
        sys.modules[PACKAGE].__path__ = []
    module = sys.modules[name] = module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
    except BaseException:
        del sys.modules[name]
        raise
    return module
