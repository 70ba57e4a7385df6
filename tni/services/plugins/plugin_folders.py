"""Search for plugins in three folders: the program's, the technician's and the teacher's. Manifests are read without
running a plugin."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from pathlib import Path

from tni.api.manifest import LONGEST_SOURCE, Manifest, ManifestError, read_manifest

KEPT = 256
"""Manifests of the program's own plugins that are kept: each is read once."""


class PluginOrigin(Enum):
    """Folder in which a plugin was found."""

    PROGRAM = "program"
    TECHNICIAN = "technician"
    TEACHER = "teacher"


@dataclass(frozen=True, slots=True)
class PluginFolders:
    """Folders, which need not exist."""

    program: Path
    technician: Path
    teacher: Path

    def in_order(self) -> Iterator[tuple[PluginOrigin, Path]]:
        """Yield the folders, those first whose plugins keep their ids against others'."""
        yield PluginOrigin.PROGRAM, self.program
        yield PluginOrigin.TECHNICIAN, self.technician
        yield PluginOrigin.TEACHER, self.teacher


@dataclass(frozen=True, slots=True)
class FoundPlugin:
    """Plugin that was found. manifest: None for a broken one. why: in English, for who writes the plugin, "" for one
    that is not broken."""

    path: Path
    origin: PluginOrigin
    manifest: Manifest | None
    why: str = ""

    @property
    def id(self) -> str:
        """Id, or for a broken plugin the name of its file."""
        return self.manifest.id if self.manifest is not None else self.path.stem


@dataclass(frozen=True, slots=True)
class RunnablePlugin:
    """Plugin that may be run. fixed_hosts: those that the technician fixed, None when she fixed none."""

    path: Path
    manifest: Manifest
    fixed_hosts: frozenset[str] | None = None


def find_plugins(folders: PluginFolders) -> tuple[FoundPlugin, ...]:
    """Return all plugins, broken ones with their reason, in the order of the folders and of their names."""
    found: list[FoundPlugin] = []
    ids: dict[str, PluginOrigin] = {}
    for origin, folder in folders.in_order():
        for path in _candidates(folder):
            plugin = read_plugin(path, origin)
            if plugin.manifest is not None and plugin.id in ids:
                why = f"a plugin of this id is in the folder of the {ids[plugin.id].value}"
                plugin = FoundPlugin(path, origin, None, why)
            elif plugin.manifest is not None:
                ids[plugin.id] = origin
            found.append(plugin)
    return tuple(found)


def read_plugin(path: Path, origin: PluginOrigin) -> FoundPlugin:
    """Read the manifest of a plugin's file or folder; one of the program's own again only when its module has
    changed."""
    if origin is PluginOrigin.PROGRAM:
        with suppress(OSError):
            module = _module(path).stat()
            return _read_once(path, (module.st_ino, module.st_size, module.st_mtime_ns, module.st_ctime_ns))
    return _read(path, origin)


@lru_cache(KEPT)
def _read_once(path: Path, _version: tuple[int, ...]) -> FoundPlugin:
    return _read(path, PluginOrigin.PROGRAM)


def _read(path: Path, origin: PluginOrigin) -> FoundPlugin:
    try:
        manifest = read_manifest(_source(path), is_known=origin is PluginOrigin.PROGRAM)
        if manifest.id != path.stem:
            raise ManifestError(f"the id is {manifest.id!r}, so the file or folder must be called so")
    except ManifestError as error:
        return FoundPlugin(path, origin, None, error.why)
    return FoundPlugin(path, origin, manifest)


def _candidates(folder: Path) -> list[Path]:
    """Return what may be a plugin. What cannot be listed holds none."""
    found: list[Path] = []
    with suppress(OSError):
        for path in folder.iterdir():
            is_module = path.suffix == ".py" and path.is_file()
            if not path.name.startswith((".", "_")) and (is_module or (path / "__init__.py").is_file()):
                found.append(path)
    return sorted(found)


def _module(path: Path) -> Path:
    return path / "__init__.py" if path.is_dir() else path


def _source(path: Path) -> str:
    """Return the source of a plugin's module. Raises: ManifestError."""
    try:
        with _module(path).open("rb") as file:
            data = file.read(4 * LONGEST_SOURCE + 1)
        return data.decode("utf-8-sig")
    except OSError as error:
        raise ManifestError(f"the module cannot be read: {type(error).__name__}") from error
    except UnicodeDecodeError as error:
        raise ManifestError("the module is not UTF-8") from error
