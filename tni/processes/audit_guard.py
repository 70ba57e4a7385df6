"""Guard of a process that works on a stranger's file or code: refuses network, other processes and files, by Python's
audit events.

It keeps honest code honest, and finds mistakes early. It is no wall against hostile code: Python code that looks for it
finds ways around, and libraries in C pass it by; `tni.processes.landlock` holds for them too.
"""

from __future__ import annotations

import os
import sys
import zoneinfo
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from tni.processes.landlock import refuse_files

REFUSED_EVENTS = (
    "ctypes.", "fcntl.", "ftplib.", "mmap.", "msvcrt.", "os.chdir", "os.chmod", "os.chown", "os.exec", "os.fork",
    "os.kill", "os.link", "os.lockf", "os.mkdir", "os.posix_spawn", "os.putenv", "os.remove", "os.rename", "os.rmdir",
    "os.setxattr", "os.removexattr", "os.spawn", "os.startfile", "os.symlink", "os.system", "os.truncate", "os.utime",
    "pty.", "resource.setrlimit", "shutil.", "smtplib.", "socket.", "sqlite3.", "subprocess.", "syslog.", "tempfile.",
    "urllib.Request", "webbrowser.", "winreg.",
)  # fmt: skip
"""Beginnings of the names of Python's audit events."""
LIBRARY_EVENTS = ("ctypes.", "os.putenv")
"""Those that NumPy and other libraries in C need when they are loaded."""
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_TRUNC


class ProcessRefusal(PermissionError):  # as the system's error, which code may expect
    """Code asked for what its process may not have."""


def program_places() -> list[Path]:
    """Return the files and folders that imports read: those of the program, and of Python without other libraries."""
    program = Path(__file__).parents[1]
    library = {Path(os.__file__).parent, *(Path(one) for one in sys.path if "-packages" not in one and Path(one).name)}
    return [program, *(library - {program.parent}), *map(Path, zoneinfo.TZPATH)]


def library_places() -> list[Path]:
    """Return the folders of other libraries."""
    return [Path(one) for one in sys.path if "-packages" in one]


def guard_process(
    places: Sequence[Path], refusal: type[PermissionError] = ProcessRefusal, allowed: tuple[str, ...] = ()
) -> None:
    """Refuse network, other processes, written files, and other files to read, from now on. places: files and folders
    that may be read. refusal: raised for the rest. allowed: those of `REFUSED_EVENTS` that are not refused."""
    roots = tuple(os.path.realpath(one) for one in places)
    refused = tuple(one for one in REFUSED_EVENTS if one not in allowed)

    def check(event: str, found: tuple[Any, ...]) -> None:
        if event == "open":
            _check_opening(found, roots, refusal)
        elif event in ("os.listdir", "os.scandir"):
            _check_place(found[0], roots, refusal)
        elif event.startswith(refused):
            raise refusal(event)

    sys.addaudithook(check)


def close_process() -> None:
    """Refuse this process all but the work on its input: network, other processes, written files, and files but those
    of the program, of its libraries and of the system. Call this before any thread is started."""
    places = [*program_places(), *library_places(), Path(os.devnull)]
    leave_network()
    refuse_files([*places, Path(sys.base_prefix), Path(sys.prefix)])
    guard_process(places, allowed=LIBRARY_EVENTS)


def leave_network() -> None:
    """Move this process into a network of its own that has no devices, where Linux lets it: what libraries in C do is
    beyond the guard. Call this before any thread is started."""
    if hasattr(os, "unshare"):
        with suppress(OSError):
            os.unshare(os.CLONE_NEWUSER | os.CLONE_NEWNET)


def _check_opening(found: tuple[Any, ...], roots: Sequence[str], refusal: type[PermissionError]) -> None:
    path, mode, flags = found
    if isinstance(path, int):
        return
    if (isinstance(mode, str) and set(mode) & set("wax+")) or (isinstance(flags, int) and flags & WRITING):
        raise refusal("a file is written")
    _check_place(path, roots, refusal)


def _check_place(path: Any, roots: Sequence[str], refusal: type[PermissionError]) -> None:
    place = os.path.realpath(os.fsdecode(path if path is not None else "."))
    if not any(place == root or place.startswith(root + os.sep) for root in roots):
        raise refusal("a file is read")
