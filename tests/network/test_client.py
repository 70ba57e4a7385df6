"""Tests of the HTTP client against real servers of this computer: slow, cut, lying, redirecting, hostile."""

from __future__ import annotations

import gzip
import logging
import socket
import threading
import traceback
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.support.local_server import Answer, Exchange, LocalServer, local_server, tls_of
from tni.core.network_errors import NetworkError, NetworkFault
from tni.core.secret import Secret
from tni.network.account import Account, Credentials, origin_of
from tni.network.client import LONGEST_ASKED_S, HttpClient
from tni.network.http_values import Limits, Request, Upload, body_of

SECRET = "Zx9-kept-quiet"


def account_of(url: str) -> Account:
    return Account(url, Credentials("prof", Secret(SECRET)), local_agreed=True)


@contextmanager
def asking(answer: Answer, limits: Limits | None = None) -> Iterator[tuple[HttpClient, LocalServer]]:
    with local_server(answer) as server:
        client = HttpClient(account_of(server.url()), limits, proxy_of=lambda _: None, retry_s=0)
        try:
            yield client, server
        finally:
            client.close()


def fault_of(client: HttpClient, request: Request) -> NetworkFault:
    with pytest.raises(NetworkError) as caught:
        client.send(request)
    return caught.value.fault


def test_a_response_is_read_and_its_connection_used_again() -> None:
    peers = set()

    def answer(exchange: Exchange) -> None:
        peers.add(exchange.sock.getpeername())
        exchange.answer("200 OK", b"bonjour", "ETag: x1")

    with asking(answer) as (client, server):
        for _ in range(3):
            response = client.send(Request("GET", server.url("/a")))
        assert (response.status, response.body, response.headers["etag"]) == (200, b"bonjour", "x1")
        assert len(peers) == 1
        assert b"Authorization: Basic" in server.requests[0]


def test_a_body_is_sent_by_chunks_with_progress() -> None:
    sent: list[int] = []
    got: list[bytes] = []

    def answer(exchange: Exchange) -> None:
        got.append(exchange.body)
        exchange.answer("201 Created")

    with asking(answer) as (client, server):
        upload = Upload(200_000, lambda: [b"a" * 100_000, b"b" * 100_000], sent.append)
        assert client.send(Request("PUT", server.url("/b"), body=upload)).status == 201
    assert got == [b"a" * 100_000 + b"b" * 100_000]
    assert sent == [100_000, 200_000]


def test_a_body_of_another_size_than_announced_is_an_error() -> None:
    with asking(lambda exchange: exchange.answer("201 Created")) as (client, server):
        for chunks in ([b"abc"], [b"abcdef"]):
            upload = Upload(5, lambda chunks=chunks: chunks)  # type: ignore[misc]
            assert fault_of(client, Request("PUT", server.url(), body=upload)) is NetworkFault.MALFORMED


@pytest.mark.parametrize(
    ("status", "fault"),
    [
        (401, NetworkFault.WRONG_PASSWORD), (403, NetworkFault.FORBIDDEN), (404, NetworkFault.MISSING),
        (405, NetworkFault.NOT_WEBDAV), (409, NetworkFault.CONFLICT), (412, NetworkFault.EXISTS),
        (413, NetworkFault.TOO_LARGE), (418, NetworkFault.REJECTED), (423, NetworkFault.LOCKED),
        (500, NetworkFault.SERVER), (507, NetworkFault.QUOTA), (429, NetworkFault.BUSY),
    ],
)  # fmt: skip
def test_each_status_has_its_error(status: int, fault: NetworkFault) -> None:
    with asking(lambda exchange: exchange.answer(f"{status} Reason")) as (client, server):
        assert fault_of(client, Request("PUT", server.url(), body=body_of(b"x"))) is fault
        assert client.send(Request("PUT", server.url(), accepted=frozenset({status}))).status == status


def test_only_harmless_requests_are_repeated() -> None:
    def answer(exchange: Exchange) -> None:
        if len(server.requests) % 3:
            exchange.answer("503 Busy", b"", "Retry-After: 0")
        else:
            exchange.answer("200 OK", b"ok")

    with asking(answer) as (client, server):
        assert client.send(Request("PROPFIND", server.url())).body == b"ok"
        assert len(server.requests) == 3
        assert fault_of(client, Request("PUT", server.url(), body=body_of(b"x"))) is NetworkFault.BUSY
        assert len(server.requests) == 4


@pytest.mark.parametrize("asked", ["1764446000000", "9" * 400])
def test_a_server_that_tells_a_moment_in_place_of_a_wait_is_waited_for_a_day(asked: str) -> None:
    with asking(lambda exchange: exchange.answer("429 X", b"", f"Retry-After: {asked}")) as (client, server):
        with pytest.raises(NetworkError) as raised:
            client.send(Request("PUT", server.url(), body=body_of(b"x")))
        assert raised.value.retry_s == LONGEST_ASKED_S


def test_a_cut_body_is_never_taken_for_whole() -> None:
    def answer(exchange: Exchange) -> None:
        exchange.answer("200 OK", b"half", length=8)
        exchange.sock.shutdown(socket.SHUT_RDWR)

    with asking(answer) as (client, server):
        assert fault_of(client, Request("GET", server.url())) is NetworkFault.CUT
        assert len(server.requests) == 3


def test_cut_chunks_are_never_taken_for_whole() -> None:
    def answer(exchange: Exchange) -> None:
        exchange.sock.sendall(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n8\r\nhalf")
        exchange.sock.shutdown(socket.SHUT_RDWR)

    with asking(answer) as (client, server):
        assert fault_of(client, Request("GET", server.url())) is NetworkFault.CUT


def test_a_response_longer_than_wanted_is_given_up() -> None:
    with asking(lambda exchange: exchange.answer("200 OK", b"x" * 5000)) as (client, server):
        assert fault_of(client, Request("GET", server.url(), limit=4999)) is NetworkFault.TOO_LARGE
        assert len(client.send(Request("GET", server.url(), limit=5000)).body) == 5000


def test_a_compressed_bomb_is_given_up_and_honest_compression_read() -> None:
    bomb = zlib.compress(b"\0" * 50_000_000)

    def answer(exchange: Exchange) -> None:
        if b"GET /bomb" in exchange.head:
            exchange.answer("200 OK", bomb, "Content-Encoding: deflate")
        elif b"GET /torn" in exchange.head:
            exchange.answer("200 OK", gzip.compress(b"bonjour")[:-3], "Content-Encoding: gzip")
        elif b"GET /other" in exchange.head:
            exchange.answer("200 OK", b"?", "Content-Encoding: br")
        else:
            exchange.answer("200 OK", gzip.compress(b"bonjour"), "Content-Encoding: gzip")

    with asking(answer) as (client, server):
        assert fault_of(client, Request("GET", server.url("/bomb"), limit=1_000_000)) is NetworkFault.TOO_LARGE
        assert fault_of(client, Request("GET", server.url("/torn"))) is NetworkFault.CUT
        assert fault_of(client, Request("GET", server.url("/other"))) is NetworkFault.MALFORMED
        assert client.send(Request("GET", server.url("/a"))).body == b"bonjour"


@pytest.mark.parametrize("answer", [b"", b"not http at all\r\n\r\n", b"HTTP/1.1 banana\r\n\r\n", b"\xff" * 70_000])
def test_nonsense_is_a_typed_error(answer: bytes) -> None:
    def nonsense(exchange: Exchange) -> None:
        exchange.sock.sendall(answer)
        exchange.sock.shutdown(socket.SHUT_RDWR)

    with asking(nonsense) as (client, server):
        assert fault_of(client, Request("PUT", server.url())) is NetworkFault.CUT


def test_redirects_stay_within_the_account() -> None:
    with local_server(lambda exchange: exchange.answer("200 OK", b"stolen")) as other:

        def answer(exchange: Exchange) -> None:
            target = {b"/own": "/there", b"/loop": "/loop", b"/out": other.url("/x")}.get(exchange.head.split(b" ")[1])
            if target is None:
                exchange.answer("200 OK", exchange.body)
            else:
                exchange.answer("307 Moved", b"", f"Location: {target}")

        with asking(answer) as (client, server):
            response = client.send(Request("PUT", server.url("/own"), body=body_of(b"carried")))
            assert (response.url, response.body) == (server.url("/there"), b"carried")
            assert fault_of(client, Request("GET", server.url("/loop"))) is NetworkFault.MALFORMED
            assert fault_of(client, Request("GET", server.url("/out"))) is NetworkFault.FOREIGN_HOST
        assert other.requests == []


def test_a_second_origin_gets_no_credentials() -> None:
    with local_server(lambda exchange: exchange.answer("200 OK")) as other, local_server(lambda _: None) as own:
        account = Account(own.url(), Credentials("prof", Secret(SECRET)), (origin_of(other.url()),), local_agreed=True)
        client = HttpClient(account, proxy_of=lambda _: None)
        client.send(Request("GET", other.url("/login")))
        client.close()
        assert b"Authorization" not in other.requests[0]


def wait_for_the_end(exchange: Exchange) -> None:
    """Answer nothing, or byte by byte, until the other side has gone."""
    try:
        exchange.sock.sendall(b"HTTP/1.1 200 OK\r\nX: ")
        while not exchange.ended.wait(0.01):
            exchange.sock.sendall(b"a")
    except OSError:
        pass


def test_a_server_that_drips_is_given_up_at_the_deadline() -> None:
    with asking(wait_for_the_end, Limits(read_s=60, total_s=0.3)) as (client, server):
        assert fault_of(client, Request("PUT", server.url())) is NetworkFault.TIMEOUT


def test_a_silent_server_is_given_up() -> None:
    with asking(lambda exchange: exchange.ended.wait() and None, Limits(read_s=0.2)) as (client, server):
        assert fault_of(client, Request("PUT", server.url())) is NetworkFault.TIMEOUT


def test_another_thread_cancels_until_resumed() -> None:
    waits = threading.Event()

    def answer(exchange: Exchange) -> None:
        if waits.is_set():
            exchange.answer("200 OK")
        else:
            waits.set()
            exchange.ended.wait()

    with asking(answer) as (client, server):
        canceller = threading.Thread(target=lambda: waits.wait() and client.cancel())
        canceller.start()
        assert fault_of(client, Request("GET", server.url())) is NetworkFault.CANCELLED
        canceller.join()
        assert fault_of(client, Request("GET", server.url())) is NetworkFault.CANCELLED
        client.resume()
        assert client.send(Request("GET", server.url())).status == 200


def test_a_tls_handshake_can_be_cancelled() -> None:
    """The server takes the connection and says nothing."""
    listener = socket.create_server(("127.0.0.1", 0))
    client = HttpClient(Account(f"https://127.0.0.1:{listener.getsockname()[1]}/"), proxy_of=lambda _: None)

    def cancel() -> None:
        accepted, _ = listener.accept()
        accepted.recv(1)  # the handshake has begun
        client.cancel()
        accepted.close()

    canceller = threading.Thread(target=cancel)
    canceller.start()
    assert fault_of(client, Request("GET", client.account.address)) is NetworkFault.CANCELLED
    canceller.join()
    listener.close()
    client.close()


def test_nobody_there() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    client = HttpClient(Account(f"http://127.0.0.1:{port}/", local_agreed=True), proxy_of=lambda _: None)
    assert fault_of(client, Request("GET", client.account.address)) is NetworkFault.REFUSED
    client = HttpClient(Account("https://nowhere.invalid/"), proxy_of=lambda _: None)
    assert fault_of(client, Request("GET", "https://nowhere.invalid/")) is NetworkFault.OFFLINE


def test_certificates_are_those_of_the_system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ca, context = tls_of(tmp_path)
    with local_server(lambda exchange: exchange.answer("200 OK", b"tls"), context) as server:
        url = server.url(scheme="https")
        stranger = HttpClient(Account(url), proxy_of=lambda _: None)
        assert fault_of(stranger, Request("GET", url)) is NetworkFault.TLS
        monkeypatch.setenv("SSL_CERT_FILE", str(ca))  # as OpenSSL finds a system's certificates
        friend = HttpClient(Account(url), proxy_of=lambda _: None)
        assert friend.send(Request("GET", url)).body == b"tls"
        stranger.close()
        friend.close()


def test_requests_go_by_the_proxy_and_its_refusal_is_told() -> None:
    with local_server(lambda exchange: exchange.answer("407 Who?")) as proxy:
        account = Account("https://nuage.example/")
        client = HttpClient(account, proxy_of=lambda _: f"http://u:{SECRET}@127.0.0.1:{proxy.port}")
        assert fault_of(client, Request("GET", account.address)) is NetworkFault.PROXY
        client.close()
        assert proxy.requests[0].startswith(b"CONNECT nuage.example:443")
        assert b"proxy-authorization: basic" in proxy.requests[0].lower()


def test_no_secret_shows_anywhere(caplog: pytest.LogCaptureFixture) -> None:
    """Planted in the password, path, query, a header and the body, and sent back by the server."""
    caplog.set_level(logging.DEBUG)
    answers: list[bytes] = [b"", b"HTTP/1.1 " + SECRET.encode(), b"HTTP/1.1 200 OK\r\n" + SECRET.encode() + b"\r\n\r\n"]
    answers += [f"HTTP/1.1 {status} {SECRET}\r\nX: {SECRET}\r\nContent-Length: 0\r\n\r\n".encode() for status in
                (200, 401, 403, 404, 500, 507)]  # fmt: skip
    answers.append(f"HTTP/1.1 302 X\r\nLocation: http://{SECRET}@127.0.0.1/{SECRET}\r\n\r\n".encode())
    answers.append(f"HTTP/1.1 302 X\r\nLocation: http://127.0.0.1:1/?{SECRET}\r\n\r\n".encode())
    seen: list[str] = []

    def answer(exchange: Exchange) -> None:
        exchange.sock.sendall(answers[len(server.requests) - 1])
        exchange.sock.shutdown(socket.SHUT_RDWR)

    with asking(answer) as (client, server):
        for _ in answers:
            request = Request(
                "PUT", server.url(f"/{SECRET}?token={SECRET}"), {"X-Token": SECRET}, body_of(SECRET.encode())
            )
            seen.append(repr(request))
            try:
                seen.append(repr(client.send(request)))
            except NetworkError as error:
                seen += [str(error), repr(error), "".join(traceback.format_exception(error))]
                logging.getLogger("tni.tests").warning("failed", exc_info=error)
        seen.append(repr(client.account))
    assert len(server.requests) == len(answers)
    assert all(SECRET in request.decode() for request in server.requests)
    seen += [record.getMessage() for record in caplog.records] + [caplog.text]
    assert [text for text in seen if SECRET in text] == []
