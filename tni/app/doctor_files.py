"""Facts about folders, databases and fonts, for `tni doctor`. Nothing of their content is reported."""

from __future__ import annotations

import os
import shlex
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from tni.app.folders import Folders
from tni.core.errors import TniError
from tni.render.text_layout import FONT_FAMILIES, Fonts
from tni.store.local_disk import is_local
from tni.store.quarantine import database_state
from tni.store.roster_schema import ROSTER_SCHEMA
from tni.store.seances import SEANCES_SCHEMA
from tni.store.vote_rows import VOTES_SCHEMA
from tni.ui.chrome.theme import FONT_FAMILY, load_fonts

PROBE_BYTES = 4096

type _Facts = dict[str, Any]


def folder_facts(folders: Folders) -> list[_Facts]:
    named = (("library", folders.library), ("data", folders.data), ("state", folders.state), ("config", folders.config))
    return [folder_fact(name, path) for name, path in named]


def folder_fact(name: str, path: Path) -> _Facts:
    """Return the facts of a folder. For a missing folder, those of the folder in which it will be created."""
    there = path
    while not there.exists() and there != there.parent:
        there = there.parent
    writable = _is_writable(there)
    return {
        "name": name,
        "path": from_home(path),
        "local": is_local(there),
        "writable": writable,
        "remedy": "" if writable else folder_remedy(path),
        "free_bytes": shutil.disk_usage(there).free,
    }


def _is_writable(folder: Path) -> bool:
    """Test whether a file can be written: permissions alone don't tell about quotas and network folders. The file is
    unnamed where the system allows it."""
    if not folder.is_dir():
        return False
    try:
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(bytes(PROBE_BYTES))
    except OSError:
        return False
    return True


def folder_remedy(path: Path) -> str:
    """Return a shell command that makes a folder writable; "" where none helps: a read-only or full disk, a file in the
    folder's place."""
    if sys.platform == "win32":
        return ""
    there = path
    while not there.exists() and there != there.parent:
        there = there.parent
    if not there.is_dir() or os.statvfs(there).f_flag & os.ST_RDONLY or not os.statvfs(there).f_bavail:
        return ""
    home = Path.home()
    named = f'"$HOME"/{shlex.quote(str(path.relative_to(home)))}' if home in path.parents else shlex.quote(str(path))
    if there != path:
        return f'sudo install -d -o "$USER" {named}'
    return f"chmod u+rwx {named}" if there.stat().st_uid == os.geteuid() else f'sudo chown -R "$USER" {named}'


def from_home(path: Path) -> str:
    """Return the path with ~ for the home folder, whose name may identify a person."""
    home = Path.home()
    return f"~/{path.relative_to(home).as_posix()}" if home in path.parents else str(path)


def database_facts(folders: Folders) -> list[_Facts]:
    """Return the facts of the databases. state: a value of `tni.store.quarantine.DatabaseState`."""
    return [
        {
            "name": name,
            "state": database_state(path, schema).value,
            "bytes": path.stat().st_size if path.is_file() else 0,
        }
        for name, schema in (("classes.db", ROSTER_SCHEMA), ("votes.db", VOTES_SCHEMA), ("sessions.db", SEANCES_SCHEMA))
        for path in (folders.data / name,)
    ]


def recovery_facts(folders: Folders) -> _Facts:
    """Return the numbers of rescued lessons, and of working copies of lessons on USB keys and network folders."""
    places = folders.work_folders
    return {
        "rescued": len(list(places.rescue.glob("*.tni"))),
        "working_copies": len(list(places.work.glob("**/*.tni"))),
    }


def font_facts() -> _Facts:
    """Return the facts of the fonts. Needs an application. missing: shipped families that Qt did not load."""
    fonts, missing = Fonts(), []
    for family in FONT_FAMILIES:
        try:
            fonts.font(family.name)
        except (TniError, OSError):
            missing.append(family.name)
    interface = load_fonts()
    if interface != FONT_FAMILY and FONT_FAMILY not in missing:
        missing.append(FONT_FAMILY)
    return {"interface": interface, "missing": missing}


def input_names() -> list[str]:
    """Return the input devices that Linux knows, with or without a screen; empty on other systems."""
    try:
        text = Path("/proc/bus/input/devices").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return []
    names = [line.removeprefix('N: Name="').removesuffix('"') for line in text.splitlines() if line.startswith("N:")]
    return ["".join(filter(str.isprintable, name)) for name in names]
