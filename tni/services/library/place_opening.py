"""Opening of the shared places that a teacher has added."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tni.core.secret import Secret
from tni.library.sharing_list import PlaceEntry, PlaceKind
from tni.sharing.folder import FolderPlace

if TYPE_CHECKING:
    from tni.sharing.webdav import WebDavPlace


def open_place(entry: PlaceEntry, secret: Secret | None) -> FolderPlace | WebDavPlace:
    """Return a place to be used by one thread; nothing is asked yet. Raises: NetworkError for an address that may not
    be asked."""
    if entry.kind is PlaceKind.FOLDER:
        return FolderPlace(Path(entry.address))
    from tni.network.account import Account, Credentials
    from tni.network.client import HttpClient
    from tni.sharing.webdav import WebDavPlace, dav_address

    address = dav_address(entry.address)
    credentials = None if secret is None else Credentials(entry.user, secret)
    account = Account(address, credentials, local_agreed=entry.local_agreed)
    return WebDavPlace(HttpClient(account), address)
