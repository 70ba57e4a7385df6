"""Drivers in the plugins that come with the program. Their devices are read from the manifests; a plugin's module is
loaded when a device of its own is present."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from functools import cache, partial
from pathlib import Path

import tni
from tni.api.devices import DeviceInfo, Driver, DriverEntry, HidMatch, Provenance, SerialMatch
from tni.api.manifest import Manifest, ManifestError, PluginDevice, read_manifest
from tni.core.errors import TniError
from tni.core.plugin_module import load_plugin_module

NAMED = '"devices"'
"""Stands in the source of every plugin with drivers; the others are not parsed."""


class PluginDriverError(TniError):
    """A plugin does not give the driver that its manifest names."""


@cache
def plugin_drivers(kind: str) -> tuple[DriverEntry, ...]:
    """Return the drivers of one kind of plugins, a value of `PluginKind`, in the order of their names."""
    return tuple(
        entry
        for manifest, path in _manifests()
        if manifest.kind.value == kind
        for entry in entries_of(manifest, str(path))
    )


@cache
def _manifests() -> tuple[tuple[Manifest, Path], ...]:
    found = []
    for path in sorted(_folder().glob("*.py")):
        with suppress(OSError, UnicodeDecodeError, ManifestError):
            source = path.read_text(encoding="utf-8")
            if NAMED in source and (manifest := read_manifest(source)).devices and manifest.fits:
                found.append((manifest, path))
    return tuple(found)


def _folder() -> Path:
    """Return the folder within the installed package or, in a checkout, beside it."""
    package = Path(tni.__file__).parent
    installed = package / "plugins"
    return installed if installed.is_dir() else package.parent / "plugins"


def entries_of(manifest: Manifest, file: str, folder: str | None = None) -> Iterator[DriverEntry]:
    """Yield an entry for each name of devices. file, folder: see `load_plugin_module`."""
    for name in dict.fromkeys(one.name for one in manifest.devices):
        own = [one for one in manifest.devices if one.name == name]
        evidence = Provenance[own[0].evidence.name]
        yield DriverEntry(name, tuple(map(_match, own)), evidence, partial(_make, file, folder, manifest.id, name))


def plugin_of(entry: DriverEntry) -> str | None:
    """Return the id of the plugin that a driver is in; None for one of the program itself."""
    make = entry.make
    return str(make.args[2]) if isinstance(make, partial) and make.func is _make else None


def _match(one: PluginDevice) -> HidMatch | SerialMatch:
    if one.baud is not None and one.product is not None:
        return SerialMatch(one.vendor, one.product, one.baud)
    return HidMatch(one.vendor, one.product, one.interface, one.pages)


def _make(file: str, folder: str | None, id: str, name: str, info: DeviceInfo) -> Driver:
    """Make a plugin's driver. Raises: PluginDriverError, and TniError as `DriverEntry.make`."""
    try:
        for entry in _loaded(file, folder, id):
            if entry.name == name:
                return entry.make(info)
    except TniError:
        raise
    except Exception as error:
        raise PluginDriverError(f"the plugin {id}: {type(error).__name__}: {error}") from error
    raise PluginDriverError(f"the plugin {id} has no driver {name}")


@cache
def _loaded(file: str, folder: str | None, id: str) -> tuple[DriverEntry, ...]:
    return tuple(load_plugin_module(id, file, folder).drivers())
