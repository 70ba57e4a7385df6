"""Connectors whose server answers strangely at any request: their errors alone, and no host but the account's."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import urlsplit

import pytest

from plugins import edifice, moodle
from plugins.edifice.fake import FakeEnt
from plugins.edifice.fake_ent_state import MATHS, EntState
from plugins.moodle.fake import FakeMoodle
from tests.plugins.entries import Notes, a_file, a_work, an_entry
from tni.api.ent import Connector, ConnectorAccount, ConnectorError
from tni.api.http import Http, HttpRequest, HttpResponse, NetworkError, NetworkFault

HOST = "ent.example.org"
HOURS = [(8, MATHS)]
STRANGE = (
    b"", b"null", b"[]", b"{}", b"[null]", b"[[1]]", b'[{"id": "x"}]', b'{"data": 3, "events": 1, "discussions": {}}',
    b'{"id": null, "errorcode": 7}', b'{"exception": []}', b'{"warnings": [{}]}', b"\xff", b"<html></html>", b"3",
    b'"a"', b'{"data": [{"date": "x", "entries": [{}]}], "functions": [1], "userid": "z"}', b"[" * 100_000,
    b'[{"id": 1, "description": 3, "due_date": null, "date": 4, "course": [], "name": {}}]',
)  # fmt: skip
ENTRY = an_entry(works=(a_work(1), a_work(2, "Finir", None)), files=(a_file(),))


@dataclass
class StrangeAt:
    """Port on which the answer to one request is replaced, or refused with a fault."""

    server: Http
    at: int
    body: bytes | None
    fault: NetworkFault = NetworkFault.CUT
    requests: int = 0

    def send(self, request: HttpRequest) -> HttpResponse:
        assert urlsplit(request.url).hostname == HOST
        self.requests += 1
        if self.requests != self.at:
            return self.server.send(request)
        if self.body is None:
            raise NetworkError(self.fault, HOST)
        return HttpResponse(200, request.url, {}, self.body)


def account(**settings: str) -> ConnectorAccount:
    return ConnectorAccount(f"https://{HOST}", settings=settings, token="t")


WAYS: dict[str, tuple[Connector, ConnectorAccount, Callable[[], Http]]] = {
    "moodle": (moodle.connector(), account(forum="3/8", calendar="yes"), FakeMoodle),
    "diary": (edifice.connector(), account(place="diary/school-1/class-5a"), lambda: FakeEnt(EntState(hours=HOURS))),
    "notebook": (edifice.connector(), account(place="homeworks/notebook-1", content="yes"), FakeEnt),
}
METHODS: dict[str, Callable[[Connector, ConnectorAccount, Http, Notes], object]] = {
    "check": lambda connector, account, http, notes: connector.check(account, http),
    "choices": lambda connector, account, http, notes: connector.choices(account, http),
    "publish": lambda connector, account, http, notes: connector.publish(ENTRY, account, http, notes),
    "read_back": lambda connector, account, http, notes: connector.read_back(ENTRY, account, http, notes),
    "withdraw": lambda connector, account, http, notes: connector.withdraw(ENTRY, account, http, notes),
}


def outcome(way: str, method: str, at: int, body: bytes | None, fault: NetworkFault = NetworkFault.CUT) -> bool:
    """Run a method on a server that has the entry unless it is to be written; True if the request was reached."""
    connector, account, make = WAYS[way]
    server, notes = make(), Notes()
    if method in ("read_back", "withdraw"):
        connector.publish(ENTRY, account, server, notes)
    port = StrangeAt(server, at, body, fault)
    with suppress(ConnectorError, NetworkError):
        METHODS[method](connector, account, port, notes)
    return port.requests >= at


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("method", METHODS)
def test_a_strange_answer_gives_a_connectors_error_or_none(way: str, method: str) -> None:
    for body in STRANGE:
        at = 1
        while outcome(way, method, at, body):
            at += 1
        assert at > 1


@pytest.mark.parametrize("way", WAYS)
def test_each_fault_of_the_network_stays_typed(way: str) -> None:
    for fault in NetworkFault:
        at = 1
        while outcome(way, "publish", at, None, fault):
            at += 1
        assert at > 4


@pytest.mark.parametrize("plugin", [moodle, edifice], ids=["moodle", "edifice"])
def test_manifests_are_read_without_running(plugin: object) -> None:
    from pathlib import Path

    from tni.api.manifest import ACCOUNT_HOST, PluginKind, read_manifest

    assert isinstance(plugin.__file__, str)  # type: ignore[attr-defined]
    found = read_manifest(Path(plugin.__file__).read_text(encoding="utf-8"))  # type: ignore[attr-defined]
    assert (found.kind, found.hosts, found.fits, found.is_trusted) == (PluginKind.ENT, (ACCOUNT_HOST,), True, False)
