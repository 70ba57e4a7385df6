"""Requests of a connector: to the account's host and the manifest's alone, with the account's proof of who asks."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.support.local_server import Answer, Exchange, local_server
from tests.support.plugin_folders import FilesInMemory
from tni.api.ent import ConnectorError, ConnectorFault
from tni.api.http import FilePart, HttpRequest, NetworkError, NetworkFault
from tni.api.manifest import SignIn
from tni.core.errors import TniError
from tni.core.secret import Secret
from tni.services.plugins.http_port import AccountHttp, RequestRights
from tni.services.plugins.pace import BURST, Pace

HOSTS = ("account", "api.example.org")


def rights(address: str, sign_in: SignIn = SignIn.PASSWORD, **more: object) -> RequestRights:
    return RequestRights(
        address, "prof", HOSTS, sign_in, Secret("mot de passe"), local_agreed=True, **more  # type: ignore[arg-type]
    )  # fmt: skip


def answered(answer: Answer, use: Callable[[str], object]) -> tuple[object, list[bytes]]:
    with local_server(answer) as server:
        found = use(server.url("").rstrip("/"))
    return found, server.requests


def ok(exchange: Exchange) -> None:
    exchange.answer("200 OK", exchange.body)


def test_pieces_and_files_are_sent_one_after_the_other_with_the_account_s_proof() -> None:
    files = FilesInMemory()
    pdf = files.add("a.pdf", b"0123456789")

    def use(address: str) -> object:
        port = AccountHttp(rights(address), files, {pdf.sha256: 10})
        body = (b"<", FilePart(pdf.sha256, 2, 3), b"|", FilePart(pdf.sha256, 8), b">")
        sent = port.send(HttpRequest("POST", f"{address}/x", {"Content-Type": "text/plain"}, body))
        port.close()
        return sent.body

    found, (head,) = answered(ok, use)
    assert found == b"<234|89>"
    assert b"Authorization: Basic" in head
    assert b"Content-Length: 8" in head


@pytest.mark.parametrize(
    "url",
    ["https://other.example.org/", "http://api.example.org/", "https://api.example.org:8443/", "https://account/"],
)
def test_no_other_host_is_asked(url: str) -> None:
    port = AccountHttp(rights("https://ent.example.org"))
    with pytest.raises(NetworkError) as refused:
        port.send(HttpRequest("GET", url))
    assert refused.value.fault is NetworkFault.FOREIGN_HOST


def test_the_technician_s_hosts_hold_for_the_account_too() -> None:
    fixed = rights("https://ent.example.org", fixed_hosts=frozenset({"api.example.org"}))
    assert fixed.check("https://api.example.org/x").host == "api.example.org"
    for refuse in (lambda: fixed.check("https://ent.example.org/x"), fixed.account):
        with pytest.raises(NetworkError) as refused:
            refuse()
        assert refused.value.fault is NetworkFault.FOREIGN_HOST


def test_a_redirect_leads_to_no_host_that_may_not_be_reached() -> None:
    with local_server(lambda exchange: exchange.answer("200 OK", b"secret")) as other:

        def redirect(exchange: Exchange) -> None:
            exchange.answer("302 Found", b"", f"Location: {other.url('/x')}")

        def use(address: str) -> object:
            port = AccountHttp(rights(address))
            with pytest.raises(NetworkError) as refused:
                port.send(HttpRequest("GET", address))
            port.close()
            return refused.value.fault

        assert answered(redirect, use)[0] is NetworkFault.FOREIGN_HOST
        assert other.requests == []


def test_without_the_account_s_host_in_the_manifest_it_is_not_asked_and_gets_no_password() -> None:
    without = RequestRights(
        "https://ent.example.org", "prof", ("api.example.org",), SignIn.PASSWORD, Secret("mot de passe")
    )
    account = without.account()
    assert (account.origin.host, account.credentials) == ("api.example.org", None)
    with pytest.raises(NetworkError):
        without.check("https://ent.example.org/")


@pytest.mark.parametrize(
    ("method", "headers", "body"),
    [
        ("CONNECT", {}, ()),
        ("get", {}, ()),
        ("GET", {"Authorization": "Bearer x"}, ()),
        ("GET", {"Host": "other"}, ()),
        ("GET", {"X-A": "1\r\nX-B: 2"}, ()),
        ("GET", {"X A": "1"}, ()),
        ("PUT", {}, (FilePart("00"),)),
    ],
)
def test_what_the_program_decides_is_not_the_connector_s(
    method: str, headers: dict[str, str], body: tuple[FilePart, ...]
) -> None:
    port = AccountHttp(rights("https://ent.example.org"))
    with pytest.raises(NetworkError) as refused:
        port.send(HttpRequest(method, "https://ent.example.org/", headers, body))
    assert refused.value.fault is NetworkFault.MALFORMED


class SignedOutError(TniError):
    """The sign-in is over."""


class Token:
    """Access token that the server has forgotten once."""

    def __init__(self) -> None:
        self.value = "old"

    def token(self, refused: Secret | None = None) -> Secret:
        if refused is not None:
            assert refused.revealed == self.value
            self.value += "+"
        if len(self.value) > 5:
            raise SignedOutError
        return Secret(self.value)


def test_a_token_that_ended_is_renewed_once_and_the_request_sent_with_the_new_one() -> None:
    def answer(exchange: Exchange) -> None:
        is_new = exchange.header("authorization") == "Bearer old+"
        exchange.answer("200 OK" if is_new else "401 Unauthorized", b"yes")

    def use(address: str) -> object:
        port = AccountHttp(rights(address, SignIn.OAUTH, token=Token()))
        found = [port.send(HttpRequest("POST", address, body=(b"once",))).body for _ in range(2)]
        port.close()
        return found

    found, heads = answered(answer, use)
    assert found == [b"yes", b"yes"]
    assert len(heads) == 3


def test_a_token_that_is_refused_twice_is_an_error_and_one_that_cannot_be_renewed_asks_to_sign_in() -> None:
    def use(address: str) -> object:
        port, faults = AccountHttp(rights(address, SignIn.OAUTH, token=Token())), []
        for _ in range(3):
            with pytest.raises((NetworkError, ConnectorError)) as refused:
                port.send(HttpRequest("GET", address))
            faults.append(refused.value.fault)
        port.close()
        return faults

    wrong = NetworkFault.WRONG_PASSWORD
    faults = answered(lambda exchange: exchange.answer("401 No"), use)[0]
    assert faults == [wrong, wrong, ConnectorFault.SIGN_IN]


def test_requests_keep_a_pace_after_a_burst() -> None:
    waits: list[float] = []
    now = [0.0]

    def wait(seconds: float) -> bool:
        waits.append(seconds)
        now[0] += seconds
        return False

    pace = Pace(wait, lambda: now[0], per_second=4.0)
    assert all(pace.take() for _ in range(BURST))
    assert waits == []
    assert all(pace.take() for _ in range(8))
    assert now[0] == pytest.approx(2.0)
    now[0] += 60
    waits.clear()
    assert all(pace.take() for _ in range(BURST))
    assert waits == []


def test_a_cancelled_port_sends_nothing() -> None:
    port = AccountHttp(rights("https://ent.example.org"), pace=Pace(lambda _: True, lambda: 0.0))
    port.cancel()
    with pytest.raises(NetworkError) as refused:
        port.send(HttpRequest("GET", "https://ent.example.org/"))
    assert refused.value.fault is NetworkFault.CANCELLED
