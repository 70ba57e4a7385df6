"""Recognition of folders that a sync client watches: Nextcloud, OneDrive, Dropbox, Google Drive, Syncthing and kin.

A client that uploads a database while it is written keeps half of it, or two of it. So a lesson in such a folder is
edited in a working copy. Rules: what clients put into the folder that they watch, what their settings name, and the
names that they give to it.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Collection, Mapping
from enum import Enum
from pathlib import Path

from tni.store.local_disk import is_local


class SyncClient(Enum):
    NEXTCLOUD = "Nextcloud"
    ONEDRIVE = "OneDrive"
    DROPBOX = "Dropbox"
    GOOGLE_DRIVE = "Google Drive"
    SYNCTHING = "Syncthing"
    OTHER = "other"


_MARKS = {
    ".owncloudsync.log": SyncClient.NEXTCLOUD,
    ".nextcloudsync.log": SyncClient.NEXTCLOUD,
    ".849c9593-d756-4e56-8d6e-42412f2a707b": SyncClient.ONEDRIVE,
    ".dropbox": SyncClient.DROPBOX,
    ".dropbox.cache": SyncClient.DROPBOX,
    ".tmp.drivedownload": SyncClient.GOOGLE_DRIVE,
    ".tmp.driveupload": SyncClient.GOOGLE_DRIVE,
    ".stfolder": SyncClient.SYNCTHING,
    ".synologyworkingdirectory": SyncClient.OTHER,
    ".seafile-data": SyncClient.OTHER,
    ".pcloud": SyncClient.OTHER,
    ".insync-trash": SyncClient.OTHER,
}
"""Names, in small letters, of files and folders that a client keeps in the folder that it watches."""
_JOURNALS = (".sync_", "._sync_")
"""Beginnings of the names of Nextcloud's journals, which end with `.db`."""
_NAMES = (
    (SyncClient.ONEDRIVE, "OneDrive", "OneDrive - "),
    (SyncClient.DROPBOX, "Dropbox", "Dropbox ("),
    (SyncClient.GOOGLE_DRIVE, "Google Drive", "GoogleDrive-"),
    (SyncClient.OTHER, "CloudStorage", "CloudStorage/"),
)
"""Names that clients give to the folder that they watch, and beginnings of such names. Those that anybody may give,
such as `Nextcloud`, are not among them: a folder of that name without a mark is an ordinary one."""
_VARIABLES = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
"""Environment variables in which OneDrive names its folders."""


def client_of_listing(name: str, entries: Collection[str]) -> SyncClient | None:
    """Return the client that watches a folder with this name and these entries, None for an ordinary folder."""
    for entry in entries:
        if entry.startswith(_JOURNALS) and entry.endswith(".db"):
            return SyncClient.NEXTCLOUD
        if (client := _MARKS.get(entry.lower())) is not None:
            return client
    return next((client for client, whole, start in _NAMES if name == whole or name.startswith(start)), None)


def nextcloud_folders(settings: str) -> list[str]:
    """Return the folders that the settings of a Nextcloud or ownCloud client name (`nextcloud.cfg`)."""
    import configparser  # most starts meet no such file

    parser = configparser.RawConfigParser(strict=False, allow_no_value=True)
    parser.optionxform = str  # type: ignore[assignment, method-assign]
    try:
        parser.read_string(settings)
    except configparser.Error:
        return []
    return [
        value
        for section in parser.sections()
        for key, value in parser.items(section)
        if re.fullmatch(r"\d+\\Folders\w*\\.+\\localPath", key) and value
    ]


def dropbox_folders(settings: str) -> list[str]:
    """Return the folders that Dropbox's `info.json` names."""
    try:
        accounts = json.loads(settings)
        return [str(account["path"]) for account in accounts.values() if account.get("path")]
    except (ValueError, AttributeError, KeyError, TypeError):
        return []


def onedrive_folders(settings: str) -> list[str]:
    """Return the folder that the settings of OneDrive's client for Linux name (`sync_dir = "~/OneDrive"`)."""
    return re.findall(r'^\s*sync_dir\s*=\s*"(.+)"', settings, re.MULTILINE)


_SETTINGS = (
    (SyncClient.NEXTCLOUD, ".config/Nextcloud/nextcloud.cfg", nextcloud_folders),
    (SyncClient.NEXTCLOUD, ".config/ownCloud/owncloud.cfg", nextcloud_folders),
    (SyncClient.DROPBOX, ".dropbox/info.json", dropbox_folders),
    (SyncClient.ONEDRIVE, ".config/onedrive/config", onedrive_folders),
)


def watched_folders(home: Path, variables: Mapping[str, str]) -> dict[str, SyncClient]:
    """Return the folders that the settings of this user's clients name. home: the user's folder."""
    found = {variables[name]: SyncClient.ONEDRIVE for name in _VARIABLES if variables.get(name)}
    for client, path, folders_of in _SETTINGS:
        try:
            settings = (home / path).read_text(encoding="utf-8", errors="replace")
        except OSError:
            continue
        for folder in folders_of(settings):
            named = folder.replace("~", str(home), 1) if folder.startswith("~") else folder
            found[os.path.realpath(named)] = client
    return found


def sync_client_of(folder: Path) -> SyncClient | None:
    """Return the client that watches `folder` or one above it; None for an ordinary folder."""
    here = Path(os.path.realpath(folder))
    named = watched_folders(Path.home(), os.environ)
    return next((found for one in (here, *here.parents) if (found := named.get(str(one)) or _marked(one))), None)


def _marked(folder: Path) -> SyncClient | None:
    try:
        names = [path.name for path in folder.iterdir()]
    except OSError:
        names = []
    return client_of_listing(folder.name, [name for name in names if name.startswith(".")])


def edits_in_place(folder: Path) -> bool:
    """Return whether a lesson in `folder` can be edited there: on a local disk, and out of reach of sync clients."""
    return is_local(folder) and sync_client_of(folder) is None
