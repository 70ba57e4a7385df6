"""Plugin in a zip file: checked before anything of it is written, and then written whole or not at all."""

from __future__ import annotations

import os
import shutil
import stat
import zipfile
import zlib
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum
from lzma import LZMAError
from pathlib import Path, PurePosixPath

from tni.api.manifest import Manifest, ManifestError, read_manifest
from tni.core.errors import TniError
from tni.core.file_names import is_device_name
from tni.files.atomic import WriteError, sync_parent
from tni.files.private import make_private_folder

ZIP_BYTES, UNPACKED_BYTES, MOST_FILES, LONGEST_NAME = 20 << 20, 50 << 20, 500, 100
LEFT_OUT = ("__MACOSX", "__pycache__", ".DS_Store", "Thumbs.db")
MODULE = "__init__.py"
OLD, NEW = ".old", ".new"
_DAMAGES = (zipfile.BadZipFile, zlib.error, LZMAError, NotImplementedError, RuntimeError, EOFError, ValueError)


class PackageFault(Enum):
    """Reason why a zip file is refused."""

    NO_ZIP = "no zip"
    """It is none, or is damaged or locked."""
    LARGE = "large"
    UNSAFE = "unsafe"
    """It has a link in it, or a name that leads elsewhere or that some systems do not take."""
    OTHER = "other"
    """It holds something else than one plugin."""
    MANIFEST = "manifest"
    """Its plugin is badly made."""


class PluginPackageError(TniError):
    """A zip file holds no plugin that may be installed. why: in English, for who made it."""

    def __init__(self, path: Path, fault: PackageFault, why: str) -> None:
        super().__init__(f"{path.name}: {why}")
        self.path, self.fault, self.why = path, fault, why


@dataclass(frozen=True, slots=True, repr=False)
class PluginPackage:
    """Plugin to be installed. files: by path within its folder; one that is a single module is made a folder."""

    manifest: Manifest
    files: tuple[tuple[PurePosixPath, bytes], ...]

    def write(self, folder: Path) -> None:
        """Write the plugin below a folder. An earlier version stays until the new one is there as a whole. Raises:
        WriteError."""
        target = folder / self.manifest.id
        new, old = _beside(target, NEW), _beside(target, OLD)
        try:
            make_private_folder(folder)
            recover_plugins(folder)
            self._write_files(new)
            if target.exists():
                target.rename(old)
            new.rename(target)
            sync_parent(target)
            shutil.rmtree(old, ignore_errors=True)
            target.with_suffix(".py").unlink(missing_ok=True)  # an earlier version that was copied there by hand
        except OSError as error:
            recover_plugins(folder)
            raise WriteError(target, error) from error

    def _write_files(self, new: Path) -> None:
        for name, data in self.files:
            path = new.joinpath(*name.parts)
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())


def recover_plugins(folder: Path) -> None:
    """Undo or end an installation that was cut short: an earlier version comes back where no new one took its place."""
    with suppress(OSError):
        for path in sorted(folder.glob(f".*{NEW}")) + sorted(folder.glob(f".*{OLD}")):
            target = folder / path.name.removeprefix(".").removesuffix(path.suffix)
            if path.suffix == OLD and not target.exists():
                path.rename(target)
            else:
                shutil.rmtree(path)


def remove_plugin(path: Path) -> None:
    """Remove the file or folder of a plugin. A kill leaves all of it, or what `recover_plugins` removes. Raises:
    WriteError."""
    gone = _beside(path, NEW)
    try:
        if path.is_dir() and not path.is_symlink():
            if gone.exists():
                shutil.rmtree(gone)
            path.rename(gone)
            sync_parent(path)
            shutil.rmtree(gone, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)
            sync_parent(path)
    except OSError as error:
        raise WriteError(path, error) from error


def read_package(path: Path) -> PluginPackage:
    """Read a plugin from a zip file, without running it. Raises: PluginPackageError, OSError."""
    if path.stat().st_size > ZIP_BYTES:
        raise PluginPackageError(path, PackageFault.LARGE, "the file is too large")
    try:
        with zipfile.ZipFile(path) as archive:
            found = dict(_contents(archive))
    except _WrongContentError as error:
        raise PluginPackageError(path, error.fault, str(error)) from error
    except (*_DAMAGES, OSError) as error:
        if isinstance(error, OSError) and error.errno is not None:  # bzip2 raises one without a number
            raise
        raise PluginPackageError(path, PackageFault.NO_ZIP, "the file is no zip, or is damaged or locked") from error
    files = _plugin_files(path, found)
    try:
        manifest = read_manifest(files[PurePosixPath(MODULE)].decode("utf-8-sig"))
    except (ManifestError, UnicodeDecodeError) as error:
        raise PluginPackageError(path, PackageFault.MANIFEST, str(error)) from error
    if manifest.id != (name := next(iter(found)).parts[0].removesuffix(".py")):
        why = f"the id is {manifest.id!r}, and the file or folder is called {name!r}"
        raise PluginPackageError(path, PackageFault.MANIFEST, why)
    return PluginPackage(manifest, tuple(files.items()))


class _WrongContentError(Exception):
    """The zip contains what is no part of a plugin."""

    def __init__(self, fault: PackageFault, why: str) -> None:
        super().__init__(why)
        self.fault = fault


def _contents(archive: zipfile.ZipFile) -> list[tuple[PurePosixPath, bytes]]:
    """Return the files. Raises: _WrongContentError, and errors of zipfile."""
    members = [one for one in archive.infolist() if not set(PurePosixPath(one.filename).parts) & set(LEFT_OUT)]
    if len(members) > MOST_FILES or sum(one.file_size for one in members) > UNPACKED_BYTES:
        raise _WrongContentError(PackageFault.LARGE, "it has too many files, or too large ones")
    found: list[tuple[PurePosixPath, bytes]] = []
    for member in members:
        _check_name(member)
        if not member.is_dir():
            found.append((PurePosixPath(member.filename), _unpacked(archive, member)))
    if len({str(name).casefold() for name, _ in found}) != len(found):
        raise _WrongContentError(PackageFault.UNSAFE, "two files have one name")
    return found


def _check_name(member: zipfile.ZipInfo) -> None:
    name, mode = member.orig_filename, member.external_attr >> 16
    parts = name.rstrip("/").split("/")
    if stat.S_IFMT(mode) not in (0, stat.S_IFREG, stat.S_IFDIR):
        raise _WrongContentError(PackageFault.UNSAFE, "it has a link or a device in it")
    if not all(map(_is_plain, parts)) or len(name) > LONGEST_NAME:
        raise _WrongContentError(PackageFault.UNSAFE, f"it has a file with a forbidden name: {name[:60]!r}")


def _is_plain(name: str) -> bool:
    is_writable = name.isascii() and name.isprintable() and not set(name) & set('\\:*?"<>|')
    return is_writable and name == name.strip(" .") != "" and not is_device_name(name)


def _unpacked(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    with archive.open(member) as file:
        data = file.read(member.file_size + 1)
    if len(data) != member.file_size:
        raise _WrongContentError(PackageFault.NO_ZIP, "it has a file that is larger than it says")
    return data


def _plugin_files(path: Path, found: dict[PurePosixPath, bytes]) -> dict[PurePosixPath, bytes]:
    """Return the files of the only plugin, as those of a folder. Raises: PluginPackageError."""
    if len({one.parts[0] for one in found}) != 1:
        why = "one plugin is expected: a single folder, or a single module"
        raise PluginPackageError(path, PackageFault.OTHER, why)
    top = next(iter(found))
    if len(found) == 1 and len(top.parts) == 1 and top.suffix == ".py":
        return {PurePosixPath(MODULE): found[top]}
    files = {PurePosixPath(*one.parts[1:]): data for one, data in found.items() if len(one.parts) > 1}
    if PurePosixPath(MODULE) not in files:
        raise PluginPackageError(path, PackageFault.OTHER, f"its folder has no {MODULE}")
    return files


def _beside(target: Path, suffix: str) -> Path:
    return target.with_name(f".{target.name}{suffix}")
