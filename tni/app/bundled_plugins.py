"""Plugins that are delivered with the program: modules of the package `plugins`, found without running them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from tni.api.manifest import ManifestError, read_manifest
from tni.services.items.item_kinds import FoundPlugin

PACKAGE = "plugins"


def bundled_plugins() -> Iterator[FoundPlugin]:
    """Yield the manifests of the program's own plugins, each with what loads its module."""
    spec = find_spec(PACKAGE)
    for folder in map(Path, (spec.submodule_search_locations or ()) if spec is not None else ()):
        for path in sorted((*folder.glob("*.py"), *folder.glob("*/__init__.py"))):
            name = path.parent.name if path.name == "__init__.py" else path.stem
            if path.name == "__init__.py" and path.parent == folder:
                continue
            try:
                manifest = read_manifest(path.read_text(encoding="utf-8"))
            except (ManifestError, OSError, UnicodeDecodeError):
                continue
            yield manifest, partial(import_module, f"{PACKAGE}.{name}")
