"""Modules of plugins that run inside the program, loaded from their files."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Final

PACKAGE = "plugins"
WAIT_S: Final = 0.05
"""Interval at which a thread that waits for another one's loading can be ended."""
_loading: dict[str, threading.RLock] = {}


def load_plugin_module(id: str, file: str, folder: str | None = None) -> ModuleType:
    """Return the module of a plugin, loaded at the first call. file: its module. folder: in which its other modules
    lie, None for a plugin of one file. Raises: what the module raises."""
    name = f"{PACKAGE}.{id}"
    with _alone(name):
        found = sys.modules.get(name)
        return found if found is not None and found.__file__ == file else _load(name, file, folder)


@contextmanager
def _alone(name: str) -> Iterator[None]:
    """Let no other thread see a module that is half loaded."""
    lock = _loading.setdefault(name, threading.RLock())
    while not lock.acquire(timeout=WAIT_S):
        pass
    try:
        yield
    finally:
        lock.release()


def _load(name: str, file: str, folder: str | None) -> ModuleType:
    from importlib.util import find_spec, module_from_spec, spec_from_file_location  # with the first plugin

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
