"""Joined files that have a pupil's name in theirs: the name that they go by instead, and copies under it."""

from __future__ import annotations

import filecmp
import re
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePath

from tni.cahier.names_in_text import FoundName
from tni.core.errors import TniError
from tni.files.atomic import atomic_file
from tni.files.regular_file import open_regular
from tni.services.cahier.names_report import NameInText

NAMELESS = "fichier"
"""Name of a file that was named after a pupil alone."""
_JOINTS = " \u00a0\u202f_-–.,;+&~'’"
_WORDS = "d|de|du|des|l|la|le|les|et|ou|par|pour|avec|à|a|chez|un|une|and|by|of"
_BEFORE = re.compile(rf"(?:^|(?<=[{_JOINTS}]))(?:{_WORDS})$", re.IGNORECASE)
"""Little word that stands before a name."""
_AFTER = re.compile(rf"^(?:et|ou|and)(?=[{_JOINTS}]|$)", re.IGNORECASE)


def new_file_names(names: Iterable[NameInText]) -> dict[str, str]:
    """Return the names of joined files without those of pupils, by the paths of the files. names: those taken out."""
    found: dict[str, dict[str, list[FoundName]]] = {}
    for name in names:
        if name.text.named:
            found.setdefault(name.text.named, {}).setdefault(name.text.text, []).append(name.found)
    return {path: name_without(*list(texts.items())[-1]) for path, texts in found.items()}  # as links are read


def name_without(name: str, found: Iterable[FoundName]) -> str:
    """Return the name of a file without some names in it: `correction_Emma.txt` as `correction.txt`."""
    suffix = PurePath(name).suffix
    stem = name.removesuffix(suffix)
    parts, at = list[str](), 0
    for one in sorted(found, key=lambda one: one.start):
        if at <= one.start and one.end <= len(stem):
            parts.append(stem[at : one.start])
            at = one.end
    parts.append(stem[at:])
    kept = [_trimmed(part, is_first=n == 0, is_last=n == len(parts) - 1) for n, part in enumerate(parts)]
    joint = next((mark for mark in "_ -" if mark in stem), "")
    made = joint.join(part for part in kept if part).replace("/", joint)
    return (made if any(map(str.isalnum, made)) else NAMELESS) + suffix


def _trimmed(part: str, *, is_first: bool, is_last: bool) -> str:
    """Return a part of a name without what joined it to the names beside it."""
    if not is_first:
        part = part.lstrip(_JOINTS + ")]")
        part = _AFTER.sub("", part).lstrip(_JOINTS + ")]")
    if not is_last:
        before = ""
        while before != part:
            before, part = part, _BEFORE.sub("", part.rstrip(_JOINTS + "(["))
    return part


def copies_under(names: Mapping[str, str], folder: Path) -> dict[str, str]:
    """Copy files to a folder under other names, and return the paths of the copies by those of the files; a file that
    cannot be copied is left out. For a worker."""
    made = dict[str, str]()
    for path, name in names.items():
        try:
            made[path] = str(_copy(Path(path), folder, PurePath(name)))
        except (OSError, TniError):
            continue
    return made


def _copy(path: Path, folder: Path, name: PurePath) -> Path:
    """Raises: OSError, WriteError."""
    folder.mkdir(parents=True, exist_ok=True)
    target, number = folder / name, 1
    while target.exists():
        if target.is_file() and filecmp.cmp(path, target, shallow=False):
            return target
        number += 1
        target = folder / f"{name.stem}-{number}{name.suffix}"
    with open_regular(path) as source, atomic_file(target) as made:
        shutil.copyfileobj(source, made)
    return target
