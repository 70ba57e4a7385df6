"""The program's own HTTP port of an account, as a connector gets it, for tests against servers of this computer."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import BinaryIO

from tni.api.manifest import ACCOUNT_HOST, SignIn
from tni.core.secret import Secret
from tni.network.client import HttpClient
from tni.services.plugins.http_port import AccountHttp, RequestRights
from tni.services.plugins.pace import Pace


class MemoryFiles:
    """Files of an entry. files: contents by their hashes."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self._files = files

    def open(self, sha256: str) -> BinaryIO:
        return io.BytesIO(self._files[sha256])


def real_http(address: str, user: str, password: str, files: Mapping[str, bytes] | None = None) -> AccountHttp:
    """Return the port of one account, without a pace. files: contents by their hashes."""
    files = files or {}
    hosts = (ACCOUNT_HOST,)
    rights = RequestRights(address, user, hosts, SignIn.PASSWORD, Secret(password), local_agreed=True)
    sizes = {sha256: len(data) for sha256, data in files.items()}
    return AccountHttp(
        rights,
        MemoryFiles(files),
        sizes,
        lambda account: HttpClient(account, proxy_of=lambda _: None),
        Pace(lambda _: False),
    )
