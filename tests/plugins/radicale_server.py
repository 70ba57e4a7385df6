"""A real Radicale, started on a free port, where one is installed."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tni.api.http import HttpRequest
from tni.services.plugins.http_port import AccountHttp

USER, PASSWORD = "prof", "any"
READY = "server ready"


def radicale() -> str | None:
    """Return the command of Radicale: TNI_RADICALE, beside the interpreter, or in the path."""
    beside = Path(sys.executable).parent / "radicale"
    return os.environ.get("TNI_RADICALE") or (str(beside) if beside.exists() else shutil.which("radicale"))


@contextmanager
def radicale_server(folder: Path) -> Iterator[str]:
    """Serve calendars until the block ends. Yields the server's address."""
    command = radicale()
    if command is None:
        pytest.skip("no Radicale: set TNI_RADICALE to its command")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    options = {"server-hosts": f"127.0.0.1:{port}", "storage-filesystem-folder": str(folder), "auth-type": "none"}
    line = [command, "--config", "", *(part for key, value in options.items() for part in (f"--{key}", value))]
    with subprocess.Popen(line, stderr=subprocess.PIPE, text=True) as child:
        assert child.stderr is not None
        drain = threading.Thread(target=deque, args=(child.stderr, 0))  # a full pipe would stop it
        try:
            assert any(READY in said for said in child.stderr), "Radicale ended"
            drain.start()
            yield f"http://127.0.0.1:{port}"
        finally:
            child.kill()
            if drain.ident is not None:
                drain.join()


def make_calendar(http: AccountHttp, url: str, *components: str) -> None:
    """Make a calendar that takes components."""
    names = "".join(f'<c:comp name="{name}"/>' for name in components)
    body = (
        '<?xml version="1.0"?><c:mkcalendar xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav"><d:set><d:prop>'
        f"<d:displayname>Cahier</d:displayname><c:supported-calendar-component-set>{names}"
        "</c:supported-calendar-component-set></d:prop></d:set></c:mkcalendar>"
    )
    http.send(HttpRequest("MKCALENDAR", url, {"Content-Type": "application/xml"}, (body.encode(),)))
