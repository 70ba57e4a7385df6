"""Calendar server of the demonstration: a Radicale of its own on a free port, with a storage and a user of its own."""

from __future__ import annotations

import importlib.util
import os
import shutil
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path

from tni.core.secret import Secret
from tni.network.account import Account, Credentials
from tni.network.client import HttpClient
from tni.network.http_values import Request, body_of

COMMAND_VARIABLE = "TNI_RADICALE"
HOST, READY = "127.0.0.1", "server ready"
END_S = 5.0


def radicale_command() -> tuple[str, ...] | None:
    """Return the command that runs Radicale: the one that TNI_RADICALE names, or else that of this interpreter, or the
    one in the path; None where there is none."""
    if named := os.environ.get(COMMAND_VARIABLE):
        return (named,)
    if importlib.util.find_spec("radicale") is not None:
        return (sys.executable, "-m", "radicale")
    found = shutil.which("radicale")
    return None if found is None else (found,)


class RadicaleServer:
    """Radicale in a process, until `close`. folder: for its storage and its user. address: without a slash."""

    def __init__(self, command: Sequence[str], folder: Path, user: str, password: Secret) -> None:
        """Start the process, for one user. Raises: OSError if there is no such command."""
        self.user, self.password = user, password
        users = folder / "users"
        users.touch(mode=0o600)
        users.write_text(f"{user}:{self.password.revealed}\n", encoding="utf-8")
        # Bound, not listening: Radicale may still listen there, and nobody else is given this port meanwhile.
        self._port = socket.socket()
        self._port.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self._port.bind((HOST, 0))
        port = self._port.getsockname()[1]
        self.address = f"http://{HOST}:{port}"
        options = {
            "server-hosts": f"{HOST}:{port}",
            "storage-filesystem-folder": str(folder / "storage"),
            "auth-type": "htpasswd",
            "auth-htpasswd-filename": str(users),
            "auth-htpasswd-encryption": "plain",
        }
        line = [*command, "--config", "", *(part for key, value in options.items() for part in (f"--{key}", value))]
        try:
            self._child = subprocess.Popen(
                line, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
            )
        except OSError:
            self._port.close()
            raise
        self._settled, self._is_ready = threading.Event(), False
        self._reader = threading.Thread(target=self._read, name="radicale", daemon=True)
        self._reader.start()

    def _read(self) -> None:
        """Read what it says, so that a full pipe does not stop it."""
        assert self._child.stderr is not None
        for line in self._child.stderr:
            if READY.encode() in line:
                self._is_ready = True
                self._settled.set()
        self._settled.set()

    def wait(self, seconds: float) -> bool:
        """Wait until it serves or has ended. Returns whether it serves."""
        self._settled.wait(seconds)
        return self._is_ready

    def client(self) -> HttpClient:
        """Return a client of its user, to be closed."""
        credentials = Credentials(self.user, self.password)
        return HttpClient(Account(self.address, credentials, local_agreed=True))

    def make_calendar(self, name: str) -> str:
        """Make a calendar for events and tasks, and return its address. Raises: NetworkError."""
        url = f"{self.address}/{self.user}/{name}"
        self._asked(lambda client: client.send(_make_request(f"{url}/")))
        return url

    def contents(self, calendar: str) -> bytes:
        """Return all that a calendar holds, as one calendar file. Raises: NetworkError."""
        return self._asked(lambda client: client.send(Request("GET", f"{calendar}/"))).body

    def _asked[T](self, ask: Callable[[HttpClient], T]) -> T:
        client = self.client()
        try:
            return ask(client)
        finally:
            client.close()

    def close(self) -> None:
        """End the process, whatever state it is in."""
        self._child.terminate()
        try:
            self._child.wait(END_S)
        except subprocess.TimeoutExpired:
            self._child.kill()
            self._child.wait()
        self._reader.join()
        if self._child.stderr is not None:
            self._child.stderr.close()
        self._port.close()


def calendar_xml(name: str, components: Sequence[str]) -> bytes:
    """Return the body of a request that makes a calendar for these components."""
    listed = "".join(f'<c:comp name="{one}"/>' for one in components)
    return (
        '<?xml version="1.0"?><c:mkcalendar xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav"><d:set><d:prop>'
        f"<d:displayname>{name}</d:displayname><c:supported-calendar-component-set>{listed}"
        "</c:supported-calendar-component-set></d:prop></d:set></c:mkcalendar>"
    ).encode()


def _make_request(url: str) -> Request:
    body = calendar_xml("Cahier de textes", ("VEVENT", "VTODO"))
    return Request("MKCALENDAR", url, {"Content-Type": "application/xml"}, body_of(body))
