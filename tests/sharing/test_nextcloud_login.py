"""Tests of the sign-in to Nextcloud, against a server that answers as its Login Flow v2 does."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from tests.support.local_server import Exchange, LocalServer, local_server
from tni.core.network_errors import NetworkError, NetworkFault
from tni.network.account import Account
from tni.network.client import HttpClient
from tni.sharing.nextcloud_login import NextcloudLogin

TOKEN, APP_PASSWORD = "token-kept-quiet", "app-password-kept-quiet"


class Server:
    """Answers of a Nextcloud server. agreed: the teacher has agreed in the browser."""

    def __init__(self) -> None:
        self.agreed = False
        self.url = ""
        self.polled: list[bytes] = []
        self.change: Callable[[str, dict[str, object]], dict[str, object]] = lambda _, answer: answer

    def answer(self, exchange: Exchange) -> None:
        path = exchange.head.split(b" ")[1].decode().removeprefix("/cloud")
        if path == "/index.php/login/v2":
            poll = {"token": TOKEN, "endpoint": f"{self.url}/login/v2/poll"}
            self._send(exchange, path, {"poll": poll, "login": f"{self.url}/login/v2/flow/abc"})
        elif path == "/login/v2/poll":
            self.polled.append(exchange.body)
            if self.agreed:
                found = {"server": self.url, "loginName": "prof@college.example", "appPassword": APP_PASSWORD}
                self._send(exchange, path, dict(found))
            else:
                exchange.answer("404 Not yet", b"[]")
        elif path == "/ocs/v2.php/cloud/user?format=json" and exchange.header("ocs-apirequest"):
            status = "200 OK" if exchange.header("authorization") else "401 Who?"
            exchange.answer(status, json.dumps({"ocs": {"data": {"id": "prof é"}}}).encode())
        else:
            exchange.answer("404 Nothing")

    def _send(self, exchange: Exchange, path: str, answer: dict[str, object]) -> None:
        exchange.answer("200 OK", json.dumps(self.change(path, answer)).encode())


@contextmanager
def signing_in() -> Iterator[tuple[NextcloudLogin, Server, LocalServer]]:
    server = Server()
    with local_server(server.answer) as local:
        server.url = local.url("/cloud")
        client = HttpClient(Account(server.url, local_agreed=True), proxy_of=lambda _: None)
        yield NextcloudLogin(client), server, local
        client.close()


def test_the_browser_ends_the_sign_in() -> None:
    with signing_in() as (login, server, local):
        begun = login.begin()
        assert begun.address.revealed == f"{server.url}/login/v2/flow/abc"
        assert login.ask(begun) is None
        server.agreed = True
        account = login.ask(begun)
        assert account is not None
        assert (account.user, account.password.revealed) == ("prof@college.example", APP_PASSWORD)
        assert account.folder == f"{server.url}/remote.php/dav/files/prof%20%C3%A9/"
        assert server.polled == [f"token={TOKEN}".encode()] * 2
        assert [b"Authorization" in head for head in local.requests] == [False, False, False, True]
        assert TOKEN not in repr(begun)
        assert APP_PASSWORD not in repr(account)


@pytest.mark.parametrize(
    ("path", "changed", "fault"),
    [
        ("/index.php/login/v2", {"login": "https://evil.example/"}, NetworkFault.FOREIGN_HOST),
        ("/index.php/login/v2", {"login": "file:///etc/passwd"}, NetworkFault.MALFORMED),
        (
            "/index.php/login/v2",
            {"poll": {"token": "", "endpoint": "https://evil.example/"}},
            NetworkFault.FOREIGN_HOST,
        ),
        ("/index.php/login/v2", {"poll": []}, NetworkFault.MALFORMED),
        ("/login/v2/poll", {"server": "https://evil.example"}, NetworkFault.FOREIGN_HOST),
    ],
)
def test_an_answer_that_leads_elsewhere_is_refused(path: str, changed: dict[str, object], fault: NetworkFault) -> None:
    with signing_in() as (login, server, _):
        server.agreed = True
        server.change = lambda at, answer: answer | changed if at == path else answer

        def sign_in() -> None:
            login.ask(login.begin())

        with pytest.raises(NetworkError) as caught:
            sign_in()
        assert caught.value.fault is fault


@pytest.mark.parametrize("body", [b"", b"<html>", b"[]", b"{}"])
def test_another_server_is_not_understood(body: bytes) -> None:
    with local_server(lambda exchange: exchange.answer("200 OK", body)) as server:
        client = HttpClient(Account(server.url(), local_agreed=True), proxy_of=lambda _: None)
        with pytest.raises(NetworkError) as caught:
            NextcloudLogin(client).begin()
        assert caught.value.fault is NetworkFault.MALFORMED
        client.close()


PAGE = b"<html><head><title>Nuage</title></head><body><h1>Maintenance en cours</h1></body></html>"


@pytest.mark.parametrize(
    ("status", "body", "header", "fault"),
    [
        ("503 Closed", PAGE, "Content-Type: text/html", NetworkFault.MAINTENANCE),
        ("503 Closed", b"", "X-Nextcloud-Maintenance-Mode: 1", NetworkFault.MAINTENANCE),
        ("503 Busy", b"", "Retry-After: 30", NetworkFault.BUSY),
        ("511 Sign in", b"<html>", "Content-Type: text/html", NetworkFault.CAPTIVE_PORTAL),
        ("404 Nothing", b"", "Content-Type: text/html", NetworkFault.MISSING),
    ],
)
def test_a_server_that_is_closed_says_so(status: str, body: bytes, header: str, fault: NetworkFault) -> None:
    with local_server(lambda exchange: exchange.answer(status, body, header)) as server:
        client = HttpClient(Account(server.url(), local_agreed=True), proxy_of=lambda _: None)
        with pytest.raises(NetworkError) as caught:
            NextcloudLogin(client).begin()
        assert caught.value.fault is fault
        client.close()
