"""Tests of the listener for the end of a sign-in: what is taken, what is not, and that nothing else ends it."""

from __future__ import annotations

import http.client
import socket
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from urllib.parse import urlencode, urlsplit

import pytest

from tests.support.plain_browser import Browser
from tni.core.network_errors import NetworkError, NetworkFault
from tni.core.secret import Secret
from tni.ent.loopback import CONNECTIONS, HEAD_BYTES, READ_S, BrowserAnswer, LoopbackListener

STATE = Secret("state-of-this-sign-in")
CODE = "code-kept-quiet"
LONG_S = 60.0


def waiting_during[T](work: Callable[[LoopbackListener], T]) -> tuple[T, BrowserAnswer]:
    """Do something while the listener waits on another thread; return what it gave and the answer."""
    with LoopbackListener() as listener, ThreadPoolExecutor(1) as pool:
        answer = pool.submit(listener.wait, STATE, LONG_S)
        try:
            return work(listener), answer.result(LONG_S)
        finally:
            listener.cancel()


def ending(listener: LoopbackListener, **fields: str) -> str:
    return f"{listener.redirect_uri}?{urlencode({'code': CODE, 'state': STATE.revealed} | fields)}"


def test_the_redirect_of_the_sign_in_ends_the_waiting_and_the_listener() -> None:
    def work(listener: LoopbackListener) -> tuple[str, int]:
        page = Browser().open(ending(listener, iss="https://ent.example"))
        assert "Vous pouvez fermer cet onglet" in page.text
        assert "You can close this tab" in page.text
        assert CODE not in page.text
        assert page.headers["cache-control"] == "no-store"
        assert page.headers["referrer-policy"] == "no-referrer"
        return listener.redirect_uri, page.status

    (uri, status), answer = waiting_during(work)
    assert status == 200
    assert answer == BrowserAnswer(Secret(CODE), "", "https://ent.example")
    assert CODE not in repr(answer)
    assert urlsplit(uri).hostname == "127.0.0.1"
    with pytest.raises(OSError, match="refused"):
        Browser().open(uri)


def test_a_refusal_ends_the_waiting_too() -> None:
    def work(listener: LoopbackListener) -> str:
        query = urlencode({"error": "access_denied", "state": STATE.revealed})
        return Browser().open(f"{listener.redirect_uri}?{query}").text

    text, answer = waiting_during(work)
    assert answer == BrowserAnswer(None, "access_denied")
    assert "n’a pas été autorisée" in text


def stray_requests(listener: LoopbackListener) -> list[tuple[str, dict[str, str]]]:
    uri, state = listener.redirect_uri, STATE.revealed
    origin = uri.removesuffix(urlsplit(uri).path)
    return [
        (f"{origin}/favicon.ico", {}),
        (uri, {}),
        (ending(listener, state="state-of-another-tab"), {}),
        (ending(listener, state=""), {}),
        (ending(listener) + "&state=" + state, {}),
        (ending(listener) + "&error=access_denied", {}),
        (ending(listener, code=""), {}),
        (ending(listener) + "&x" * 30, {}),
        (ending(listener).replace(uri, f"{origin}/autre"), {}),
        (ending(listener), {"Host": "site.example"}),
        (ending(listener), {"Host": "localhost"}),
    ]


def test_what_is_not_of_the_sign_in_gets_an_error_page_and_ends_nothing() -> None:
    def work(listener: LoopbackListener) -> list[int]:
        strays = stray_requests(listener)
        pages = [Browser().open(url, headers) for url, headers in strays]
        assert all("celle de la connexion en cours" in page.text for page in pages)
        assert Browser().open(ending(listener)).status == 200
        return [page.status for page in pages]

    statuses, answer = waiting_during(work)
    assert set(statuses) == {404}
    assert answer.code == Secret(CODE)


@pytest.mark.parametrize(
    "sent",
    [
        b"", b"\0\xff" * 50, b"GET / HTTP/1.1\r\n\r\n",
        b"POST /retour HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n",
        b"GET //[ HTTP/1.1\r\nHost: HERE\r\n\r\n", b"GET /\r\n\r\n", b"\r\n\r\n", b"a" * (HEAD_BYTES + 1),
        b"GET /retour HTTP/1.1\r\nHost: HERE\r\nHost: HERE\r\n\r\n",
    ],
)  # fmt: skip
def test_what_is_no_proper_request_ends_nothing(sent: bytes) -> None:
    def work(listener: LoopbackListener) -> bytes:
        place = urlsplit(listener.redirect_uri)
        with socket.create_connection((place.hostname or "", place.port or 0), timeout=LONG_S) as sock:
            sock.sendall(sent.replace(b"HERE", place.netloc.encode()))
            sock.shutdown(socket.SHUT_WR)
            got = b""
            with suppress(ConnectionResetError):  # of what was not read
                while piece := sock.recv(65536):
                    got += piece
        assert Browser().open(ending(listener)).status == 200
        return got

    got, answer = waiting_during(work)
    assert answer.code == Secret(CODE)
    assert got[:12] in (b"", b"HTTP/1.1 400", b"HTTP/1.1 404", b"HTTP/1.1 431")


def test_silent_connections_and_split_requests_hold_up_nobody() -> None:
    """Browsers open connections ahead; a request may come in pieces."""

    def work(listener: LoopbackListener) -> bytes:
        place = urlsplit(listener.redirect_uri)
        address = (place.hostname or "", place.port or 0)
        silent = [socket.create_connection(address, timeout=LONG_S) for _ in range(CONNECTIONS + 3)]
        target = ending(listener).removeprefix(f"http://{place.netloc}")
        with socket.create_connection(address, timeout=LONG_S) as sock:
            for piece in (f"GET {target} HT", f"TP/1.1\r\nHost: {place.netloc}\r", "\n\r\n"):
                sock.sendall(piece.encode())
            got = http.client.HTTPResponse(sock)
            got.begin()
            for one in silent:
                one.close()
            return got.read()

    page, answer = waiting_during(work)
    assert b"fermer cet onglet" in page
    assert answer.code == Secret(CODE)


def test_two_tabs_of_one_sign_in_give_one_answer() -> None:
    """The second tab comes to a listener that is gone, or is going."""
    statuses: list[int] = []

    def open_tab(url: str) -> None:
        with suppress(OSError, http.client.HTTPException):
            statuses.append(Browser().open(url).status)

    def work(listener: LoopbackListener) -> None:
        urls = [ending(listener, code=code) for code in ("first", "second")]
        tabs = [threading.Thread(target=open_tab, args=(url,)) for url in urls]
        for tab in tabs:
            tab.start()
        for tab in tabs:
            tab.join()

    _, answer = waiting_during(work)
    assert answer.code in (Secret("first"), Secret("second"))
    assert statuses == [200]


@pytest.mark.parametrize("is_early", [True, False])
def test_it_can_be_given_up_at_any_moment(is_early: bool) -> None:
    with LoopbackListener() as listener, ThreadPoolExecutor(1) as pool:
        if is_early:
            listener.cancel()
        answer: Future[BrowserAnswer] = pool.submit(listener.wait, STATE, LONG_S)
        if not is_early:
            assert Browser().open(listener.redirect_uri).status == 404  # it waits
            listener.cancel()
        error = answer.exception(LONG_S)
    assert isinstance(error, NetworkError)
    assert error.fault is NetworkFault.CANCELLED


def test_the_waiting_ends_in_time_however_busy_it_is() -> None:
    now = iter(float(second) for second in range(1000))
    with LoopbackListener(lambda: next(now)) as listener:
        place = urlsplit(listener.redirect_uri)
        with socket.create_connection((place.hostname or "", place.port or 0)), pytest.raises(NetworkError) as caught:
            listener.wait(STATE, 3)
    assert caught.value.fault is NetworkFault.TIMEOUT


def test_a_connection_that_sends_no_request_is_ended() -> None:
    times = [0.0]
    with LoopbackListener(lambda: times[0]) as listener, ThreadPoolExecutor(1) as pool:
        answer = pool.submit(listener.wait, STATE, READ_S * 10)
        place = urlsplit(listener.redirect_uri)
        with socket.create_connection((place.hostname or "", place.port or 0), timeout=LONG_S) as sock:
            assert Browser().open(listener.redirect_uri).status == 404
            times[0] = READ_S + 1
            assert Browser().open(listener.redirect_uri).status == 404  # what ends it is the next turn
            assert sock.recv(1) == b""
        listener.cancel()
        assert isinstance(answer.exception(LONG_S), NetworkError)
