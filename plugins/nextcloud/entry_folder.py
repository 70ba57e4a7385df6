"""Folder of an entry in that of its class: found again by what is remembered, or by the page in it, or else made."""

from __future__ import annotations

from tni.api.ent import ConnectorAccount, ConnectorError, ConnectorFault, Memory, OutgoingEntry

from .cloud import Cloud
from .cloud_answers import CloudFile
from .names import free_name, name_key, safe_name
from .page import PAGE, uid_in

CLASS_FOLDER = "class_folder"
FOLDER = "Cahier de textes"

type Files = dict[str, CloudFile]
"""What is in a folder, by its name."""


def base_folder(cloud: Cloud, account: ConnectorAccount) -> str:
    """Return the path of the folder of all classes."""
    parts = (account.settings.get("folder", "") or FOLDER).split("/")
    return "/".join(filter(None, (cloud.below, *(safe_name(part) for part in parts if part.strip()))))


def found_folder(
    cloud: Cloud, entry: OutgoingEntry, account: ConnectorAccount, memory: Memory
) -> tuple[str, Files] | None:
    """Return the path of an entry's folder and what is in it; None when there is none."""
    for key in ("folder", "moving"):  # the second where a move was cut after its effect
        if (known := memory.get(key)) and (listed := cloud.listed(known)) is not None:
            if key == "moving":
                memory.put("folder", known)
            return known, _by_name(listed)
    class_folder = _class_folder(cloud, entry, account)
    for one in cloud.listed(class_folder) or ():
        if one.is_folder and one.name.startswith(_day(entry)):
            path = f"{class_folder}/{one.name}"
            page = cloud.read(f"{path}/{PAGE}")
            if page is not None and uid_in(page) == str(entry.uid):
                memory.put("folder", path)
                return path, _by_name(cloud.listed(path) or [])
    return None


def moved_folder(cloud: Cloud, path: str, entry: OutgoingEntry, account: ConnectorAccount, memory: Memory) -> str:
    """Move an entry's folder into that of its class, if class or place were changed since, and return its path. Files,
    also the teacher's own, and the public link stay what they are."""
    class_folder, name = _class_folder(cloud, entry, account), path.rpartition("/")[2]
    if path == f"{class_folder}/{name}":
        return path
    siblings = cloud.listed(class_folder)
    if siblings is None:
        cloud.make_folders(class_folder)
    target = f"{class_folder}/{free_name(name, [one.name for one in siblings or ()])}"
    memory.put("moving", target)
    cloud.move(path, target)
    memory.put("folder", target)
    memory.put("moving", "")
    return target


def made_folder(cloud: Cloud, entry: OutgoingEntry, account: ConnectorAccount, memory: Memory) -> str:
    """Create the folder of an entry, with those above it, and return its path. A name that the server refuses is
    replaced by a plainer one."""
    class_folder = _class_folder(cloud, entry, account)
    siblings = cloud.listed(class_folder)
    if siblings is None:
        cloud.make_folders(class_folder)
    taken = [one.name for one in siblings or ()]
    for is_plain in (False, True):
        wanted = safe_name(f"{_day(entry)} {entry.title}", is_plain=is_plain)
        is_begun = wanted in taken and cloud.listed(f"{class_folder}/{wanted}") == []  # cut, or by another computer
        path = f"{class_folder}/{wanted if is_begun else free_name(wanted, taken)}"
        memory.put("folder", path)
        try:
            cloud.make_folder(path)
        except ConnectorError as error:
            if is_plain or error.fault not in (ConnectorFault.REFUSED, ConnectorFault.FORBIDDEN):
                raise
        else:
            break
    return path


def _class_folder(cloud: Cloud, entry: OutgoingEntry, account: ConnectorAccount) -> str:
    """Return the path of the folder of an entry's class: the one that was chosen, or one with its name in whatever
    case."""
    base = base_folder(cloud, account)
    name = safe_name(account.settings.get(CLASS_FOLDER, "") or entry.class_name or "Sans classe")
    there = (one.name for one in cloud.listed(base) or () if one.is_folder)
    return f"{base}/{next((one for one in there if name_key(one) == name_key(name)), name)}"


def _by_name(listed: list[CloudFile]) -> Files:
    return {one.name: one for one in listed}


def _day(entry: OutgoingEntry) -> str:
    return entry.start.date().isoformat()
