"""Links are asked for one after another: what is gone is told from what is silent, offline, or not to be asked."""

from __future__ import annotations

import socket
from typing import Any

import pytest

from tests.support.local_server import Exchange, local_server
from tni.network.account import Origin, origin_of
from tni.network.http_values import Limits
from tni.network.public_pages import PublicPages
from tni.services.library.link_check import LinkCheck, LinkState

UNKNOWN_HOST = "http://absent.exemple.invalid/"


class OwnServer(PublicPages):
    """Public pages, and the server of the test."""

    def check(self, url: str) -> Origin:
        origin = origin_of(url)
        return origin if origin.host == "127.0.0.1" else super().check(url)

    def check_peer(self, address: str) -> None:
        if address != "127.0.0.1":
            super().check_peer(address)


def check(limits: Limits | None = None) -> LinkCheck:
    return LinkCheck(lambda _origin: None, limits or Limits(2.0, 2.0, 4.0), OwnServer)


def answer(exchange: Exchange) -> None:
    method, path, _ = exchange.head.split(b"\r\n")[0].decode().split(" ")
    match method, path:
        case _, "/gone":
            exchange.answer("404 Not Found")
        case "HEAD", "/get-only":
            exchange.answer("404 Not Found")
        case _, "/moved":
            exchange.answer("302 Found", b"", "Location: /there")
        case _, "/inside":
            exchange.answer("302 Found", b"", "Location: http://192.168.0.1/admin")
        case _, "/password":
            exchange.answer("403 Forbidden")
        case _, "/trouble":
            exchange.answer("503 Service Unavailable")
        case "HEAD", _:
            exchange.answer("200 OK")
        case _:
            exchange.answer("200 OK", b"page")


def test_each_page_gets_its_state(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", looked_up)
    with local_server(answer) as server:
        wanted = {
            "/there?uuid=0e6bd&n=10": LinkState.THERE, "/gone": LinkState.GONE, "/get-only": LinkState.THERE,
            "/moved": LinkState.THERE, "/inside": LinkState.PRIVATE, "/password": LinkState.THERE,
            "/trouble": LinkState.SILENT,
        }  # fmt: skip
        states = {server.url(path): state for path, state in wanted.items()} | {UNKNOWN_HOST: LinkState.SILENT}
        done = list[int]()
        report = check().run([*states, *states], done.append)
        assert report.states == states
        assert done == [*range(1, len(states) + 1)], "each once"
        assert any(b"HEAD /there?uuid=0e6bd&n=10 " in head for head in server.requests)
        assert not report.is_offline


def test_without_a_network_nothing_is_called_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", looked_up)
    report = check().run([UNKNOWN_HOST, "https://exemple.invalid/b"])
    assert report.is_offline
    assert report.count(LinkState.GONE) == 0


def test_a_check_that_is_cancelled_reports_what_it_knows() -> None:
    with local_server(answer) as server:
        running = check()
        report = running.run(
            [server.url("/there"), server.url("/gone"), server.url("/moved")], lambda _: running.cancel()
        )
        assert report.is_cancelled
        assert report.states == {server.url("/there"): LinkState.THERE}


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/", "http://localhost/", "http://[::1]/", "http://10.1.2.3/", "http://169.254.169.254/",
        "http://2130706433/", "http://ent.local/", "http://routeur/", "http://interne.exemple.fr/", "http://[fe80::1]/",
        "http://0.0.0.0/",
    ],
)  # fmt: skip
def test_nothing_of_the_own_network_is_asked(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", looked_up)
    monkeypatch.setattr(socket, "create_connection", refused)
    monkeypatch.setattr(socket.socket, "connect", refused)
    report = LinkCheck(lambda _origin: None).run([address, "file:///etc/passwd"])
    assert report.states[address] is LinkState.PRIVATE
    assert report.states["file:///etc/passwd"] is LinkState.SILENT


def test_a_name_that_leads_into_the_own_network_once_it_was_checked_is_not_asked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looks = iter(["93.184.215.14", "93.184.215.14", "127.0.0.1"])  # the last one for the connection

    def looked_up_anew(_host: str, port: int, *_args: Any, **_options: Any) -> list[tuple[Any, ...]]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (next(looks), port))]

    with local_server(answer) as server:
        port = server.url("/").split(":")[2].strip("/")
        monkeypatch.setattr(socket, "getaddrinfo", looked_up_anew)
        address = f"http://change.exemple.fr:{port}/there"
        report = LinkCheck(lambda _origin: None, Limits(2.0, 2.0, 4.0)).run([address])
        assert report.states == {address: LinkState.PRIVATE}
        assert server.requests == []


def looked_up(host: str, *_args: Any, **_options: Any) -> list[tuple[Any, ...]]:
    if host.endswith(".invalid"):
        raise socket.gaierror(socket.EAI_NONAME, "unknown")
    if host in ("127.0.0.1", "interne.exemple.fr"):
        there = "127.0.0.1" if host == "127.0.0.1" else "10.0.0.5"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (there, _args[0] if _args else 80))]
    raise AssertionError(f"{host} was looked up")


def refused(*_args: Any) -> None:
    raise AssertionError("a connection was made")
