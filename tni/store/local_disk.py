"""Detection of folders where SQLite's WAL works: writable folders on local disks (https://www.sqlite.org/wal.html)."""

from __future__ import annotations

import os
import re
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from tni.files.atomic import NAME_BYTES
from tni.files.private import make_private_folder

LOCAL_TYPES = frozenset(
    [
        "ext2",
        "ext3",
        "ext4",
        "btrfs",
        "xfs",
        "f2fs",
        "zfs",
        "jfs",
        "reiserfs",
        "bcachefs",
        "tmpfs",
        "ramfs",
        "overlay",
        "ecryptfs",
        "nilfs2",
    ]
)
"""File systems known to work. Every other one (nfs, cifs, fuse.sshfs, vfat, exfat, 9p ...) is assumed not to."""
REMOVABLE = ("/media", "/run/media")
"""Folders where desktops mount removable media."""
MOUNTS = Path("/proc/self/mounts")
BY_UUID = Path("/dev/disk/by-uuid")
"""Folder of links to the devices of volumes, each named by the volume's own number."""
FIXED_DRIVE = 3


@dataclass(frozen=True, slots=True)
class Mount:
    """A mounted file system. point: the folder it is mounted on. type and device: as in /proc/mounts."""

    point: str
    type: str
    device: str = field(default="", compare=False)


def mount_of(path: Path, mounts: str | None = None) -> Mount | None:
    """Return the mount that a path is on, None where the system does not say. mounts: text in the format of
    /proc/mounts."""
    if mounts is None:
        try:
            mounts = MOUNTS.read_text(encoding="utf-8", errors="surrogateescape")
        except OSError:
            return None
    real = PurePosixPath(os.path.realpath(path))
    found: Mount | None = None
    for line in mounts.splitlines():
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        point = _mount_point(fields[1])
        # Later lines are mounted over earlier ones.
        if real.is_relative_to(point) and (found is None or len(point) >= len(found.point)):
            found = Mount(point, fields[2], _mount_point(fields[0]))
    return found


def volume_of(mount: Mount) -> str:
    """Return what names a volume wherever it is mounted: the number of a key or disk, the address of a server; "" when
    unknown."""
    if not mount.device.startswith("/dev/"):
        return mount.device if mount.device.startswith("//") or ":" in mount.device else ""
    try:
        device = Path(mount.device).resolve()
        return next((link.name for link in BY_UUID.iterdir() if link.resolve() == device), "")
    except OSError:
        return ""


def removable_places(mounts: str | None = None) -> list[Path]:
    """Return the folders on which keys and other removable media are mounted. mounts: as in `mount_of`."""
    if mounts is None:
        try:
            mounts = MOUNTS.read_text(encoding="utf-8", errors="surrogateescape")
        except OSError:
            return []
    points = (_mount_point(line.split(" ")[1]) for line in mounts.splitlines() if line.count(" ") >= 2)
    return [Path(one) for one in points if any(PurePosixPath(one).is_relative_to(place) for place in REMOVABLE)]


def _mount_point(field: str) -> str:
    return re.sub(r"\\([0-7]{3})", lambda octal: chr(int(octal[1], 8)), field)


def is_local(folder: Path) -> bool:
    """Return whether a lesson can be edited in place in `folder`."""
    if sys.platform == "win32":
        import ctypes

        root = os.path.splitdrive(folder.absolute())[0] + "\\"
        return bool(ctypes.windll.kernel32.GetDriveTypeW(root) == FIXED_DRIVE)
    mount = mount_of(folder)
    if mount is None:  # macOS: other volumes are mostly USB keys and servers
        return not folder.absolute().is_relative_to("/Volumes")
    removable = any(PurePosixPath(mount.point).is_relative_to(place) for place in REMOVABLE)
    return mount.type in LOCAL_TYPES and not removable


def side_file_names_fit(path: Path) -> bool:
    """Return whether the names of SQLite's side files of `path` are within the length limit of file names."""
    return len(os.fsencode(path.name)) + len("-journal") <= NAME_BYTES


def is_writable(path: Path) -> bool:
    """Return whether the folder, and the file if it exists, can be written."""
    return os.access(path.parent, os.W_OK) and (not path.exists() or os.access(path, os.W_OK))


def local_folder(preferred: Path, others: Iterable[Path] | None = None) -> Path:
    """Return `preferred` if it is on a local disk, else a folder of this user on a local disk.

    It serves for working copies when the home folder is on a server. The folder is created if missing. Raises: OSError.
    """
    if others is None:
        name = f"tni-{os.getuid()}" if hasattr(os, "getuid") else "tni"
        others = (Path("/var/tmp") / name, Path(tempfile.gettempdir()) / name)
    for folder in (preferred, *others):
        if is_local(_existing(folder)) and _make_own(folder):
            return folder
    make_private_folder(preferred)
    return preferred


def _existing(folder: Path) -> Path:
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    return folder


def _make_own(folder: Path) -> bool:
    """Create a folder that no other user can read. Return False if that fails or the folder belongs to another user."""
    try:
        make_private_folder(folder)
    except OSError:
        return False
    return not hasattr(os, "getuid") or (folder.stat().st_uid == os.getuid() and os.access(folder, os.W_OK))
