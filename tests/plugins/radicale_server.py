"""A real Radicale, started on a free port."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tni.api.http import HttpRequest
from tni.app.demo_calendar import RadicaleServer, calendar_xml, radicale_command
from tni.core.secret import Secret
from tni.services.plugins.http_port import AccountHttp

USER, PASSWORD = "prof", "any"
READY_S = 60.0


@contextmanager
def radicale_server(folder: Path) -> Iterator[str]:
    """Serve calendars until the block ends. Yields the server's address."""
    command = radicale_command()
    if command is None:
        pytest.skip("no Radicale: set TNI_RADICALE to its command")
    server = RadicaleServer(command, folder, USER, Secret(PASSWORD))
    try:
        assert server.wait(READY_S), "Radicale ended"
        yield server.address
    finally:
        server.close()


def make_calendar(http: AccountHttp, url: str, *components: str) -> None:
    """Make a calendar that takes components."""
    body = calendar_xml("Cahier", components)
    http.send(HttpRequest("MKCALENDAR", url, {"Content-Type": "application/xml"}, (body,)))
