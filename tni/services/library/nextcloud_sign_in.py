"""Use case of signing in to a Nextcloud server: opens the teacher's browser, and waits until she has agreed there. For
the main thread; it waits on a worker of its own, since that may take minutes."""

from __future__ import annotations

import threading
from collections.abc import Callable
from urllib.parse import urlsplit

from tni.core.network_errors import NetworkError, NetworkFault
from tni.core.sign_in_errors import SignInError, SignInFault
from tni.core.tasks import MainThread, TaskRunner
from tni.network.account import Account, origin_of
from tni.network.client import HttpClient
from tni.sharing.nextcloud_login import NextcloudAccount, NextcloudLogin
from tni.sharing.webdav import dav_address, joined

POLL_S = 2.0
LONGEST_S = 20 * 60.0
"""Time after which the server forgets a sign-in."""


class NextcloudSignIn:
    """Sign-in to one server at a time."""

    def __init__(
        self,
        tasks: TaskRunner,
        main: MainThread,
        client_of: Callable[[Account], HttpClient] = HttpClient,
        poll_s: float = POLL_S,
        longest_s: float = LONGEST_S,
    ) -> None:
        self._tasks, self._main, self._client_of = tasks, main, client_of
        self._poll_s, self._longest_s = poll_s, longest_s
        self._stop = threading.Event()
        self._client: HttpClient | None = None

    def begin(
        self,
        server: str,
        open_browser: Callable[[str], None],
        done: Callable[[NextcloudAccount], None],
        failed: Callable[[Exception], None],
        *,
        local_agreed: bool = False,
    ) -> None:
        """Sign in to a server. open_browser: called on the main thread with the address that the browser is to open;
        the address is for nobody else. `failed` gets NetworkError, and SignInError when the browser took too long."""
        self._stop = stop = threading.Event()

        def work() -> NextcloudAccount:
            client = self._client = self._client_of(Account(server_address(server), local_agreed=local_agreed))
            try:
                login = NextcloudLogin(client)
                begun = login.begin()
                self._main.post(lambda: open_browser(begun.address.revealed))
                for _ in range(int(self._longest_s / self._poll_s)):
                    if stop.wait(self._poll_s):
                        raise NetworkError(NetworkFault.CANCELLED, client.account.origin.host)
                    if (account := login.ask(begun)) is not None:
                        return account
                raise SignInError(SignInFault.TOO_LATE, client.account.origin.host)
            finally:
                self._client = None
                client.close()

        self._tasks.submit(work, done, failed)

    def cancel(self) -> None:
        """Give up the sign-in under way."""
        self._stop.set()
        if (client := self._client) is not None:
            client.cancel()


def server_address(text: str) -> str:
    """Return the address of a server as a teacher types or pastes it: with or without https, or of any page of its
    files. Raises: NetworkError."""
    text = text.strip()
    address = dav_address(text if "://" in text else f"https://{text}")
    origin_of(address)
    parts = urlsplit(address)
    path = parts.path
    for end in ("/index.php/", "/remote.php/", "/apps/", "/login/", "/s/"):
        path = path.partition(end)[0] + "/" if end in path else path
    return f"{parts.scheme}://{parts.netloc}{path}"


def files_address(server: str, user: str) -> str:
    """Return the WebDAV address of a user's files, for an account with a password that was made on the server. Raises:
    NetworkError."""
    return joined(server_address(server), "remote.php", "dav", "files", user) + "/"


def folder_address(files: str, folder: str) -> str:
    """Return the address of a folder as its path is shown on the server, such as `Maths/5e`."""
    names = [name for name in folder.split("/") if name.strip()]
    return joined(files, *names) + "/" if names else files


def is_local_server(server: str) -> bool:
    """Return whether a server is of the own network, where the teacher may agree to do without https. Raises:
    NetworkError."""
    return origin_of(server_address(server)).is_local
