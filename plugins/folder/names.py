"""Names of the folders and files of entries: ASCII, so that every file space takes them."""

from __future__ import annotations

import re
from collections.abc import Collection
from unicodedata import normalize

from tni.api.ent import OutgoingEntry, OutgoingFile

DRAFTS = "Brouillons"
"""Folder of entries that are not published, beside those of the classes."""
PAGE, CALENDAR, INDEX = "seance.html", "seance.ics", "index.html"


def plain_name(text: str, most: int, kept: str = "") -> str:
    """Return a text as a name of letters, digits and hyphens. kept: other signs that it may have."""
    letters = normalize("NFKD", text.replace("œ", "oe").replace("Œ", "Oe")).encode("ascii", "ignore").decode()
    ends = f"-{kept}"
    return re.sub(rf"[^A-Za-z0-9{re.escape(ends)}]+", "-", letters).strip(ends)[:most].rstrip(ends)


def class_folder(entry: OutgoingEntry) -> str:
    """Return the path of the folder of an entry's class."""
    name = plain_name(entry.class_name, 40) or "Classe"
    return name if entry.is_published else f"{DRAFTS}/{name}"


def entry_folder(entry: OutgoingEntry) -> str:
    """Return the path of the folder of an entry. Its title is not in it, so that a link to it outlives an edit."""
    subject = plain_name(entry.subject, 30) or "Seance"
    return f"{class_folder(entry)}/{entry.start:%Y-%m-%d_%H%M}_{subject}{entry_mark(entry)}"


def entry_mark(entry: OutgoingEntry) -> str:
    """Return the end of the name of an entry's folder, by which it is found without notes."""
    return f"_{entry.uid.hex[:8]}"


def file_names(entry: OutgoingEntry, hers: Collection[str] = ()) -> dict[str, str]:
    """Return a name for each file of an entry, by its SHA-256: two that have one name are numbered. hers: names of
    files that the teacher put there herself."""
    names: dict[str, str] = {}
    taken = {PAGE, CALENDAR, INDEX, *(name.casefold() for name in hers)}
    for file in entry.all_files:
        names[file.sha256] = _free_name(file, taken)
        taken.add(names[file.sha256].casefold())
    return names


def _free_name(file: OutgoingFile, taken: set[str]) -> str:
    stem, _, end = file.name.rpartition(".") if "." in file.name else (file.name, "", "")
    stem, end = plain_name(stem, 80, "._") or "document", plain_name(end, 8)
    suffix = f".{end}" if end else ""
    number, name = 1, f"{stem}{suffix}"
    while name.casefold() in taken:
        number += 1
        name = f"{stem}-{number}{suffix}"
    return name
