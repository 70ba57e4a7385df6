"""Tests of the sign-in by OAuth against a server of the test's own that goes wrong at each step."""

from __future__ import annotations

import base64
import json
import logging
import socket
from dataclasses import replace
from urllib.parse import parse_qsl, urlsplit

import pytest

from tests.support.local_server import Exchange
from tests.support.token_server import CLIENT, PROGRAM, REDIRECT, SECRET, Change, client_of, signing_in, token_server
from tni.core.network_errors import NetworkError, NetworkFault
from tni.core.secret import Secret
from tni.core.sign_in_errors import SignInError, SignInFault
from tni.ent.loopback import BrowserAnswer
from tni.ent.oauth import OAuthSignIn, s256
from tni.ent.oauth_provider import ClientProof, edifice_provider
from tni.ent.oauth_tokens import OAuthTokens
from tni.network.http_values import Limits

HTML = "Content-Type: text/html"


def fault_of(error: Exception) -> SignInFault | NetworkFault:
    assert isinstance(error, SignInError | NetworkError)
    return error.fault


def fields_of(address: Secret) -> dict[str, str]:
    return dict(parse_qsl(urlsplit(address.revealed).query))


@pytest.mark.parametrize("proof", ClientProof)
def test_a_sign_in_ends_with_tokens(proof: ClientProof) -> None:
    with token_server() as server, signing_in(server, provider=server.provider(proof)) as sign_in:
        begun = sign_in.begin(REDIRECT)
        tokens = sign_in.finish(begun, server.agree(begun))
        assert tokens == OAuthTokens(Secret("access-1"), Secret("refresh-1"), 1000.0, 600.0, "diary homeworks")
        asked = fields_of(begun.address)
        assert {k: asked[k] for k in ("response_type", "client_id", "redirect_uri", "scope")} == {
            "response_type": "code", "client_id": CLIENT, "redirect_uri": REDIRECT, "scope": "diary homeworks",
        }  # fmt: skip
        assert asked["state"] == begun.state.revealed
        assert begun.verifier is not None
        assert asked["code_challenge"] == s256(begun.verifier.revealed)
        assert "nonce" not in asked
        assert len(server.forms) == 1


def test_s256_is_that_of_rfc_7636() -> None:
    assert s256("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk") == "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"


def test_edifice_has_fixed_addresses_and_no_pkce() -> None:
    provider = edifice_provider("https://ent.example/")
    assert provider.token == "https://ent.example/auth/oauth2/token"
    with token_server() as server:
        server.has_pkce = False
        edifice = edifice_provider(server.url)
        own = replace(edifice, token=f"{server.url}/token")
        with signing_in(server, provider=own) as sign_in:
            begun = sign_in.begin(REDIRECT)
            assert begun.address.revealed.startswith(f"{server.url}/auth/oauth2/auth?")
            assert "code_challenge" not in fields_of(begun.address)
            assert sign_in.finish(begun, server.agree(begun)).access == Secret("access-1")
            assert "code_verifier" not in server.forms[0]


def test_each_sign_in_has_secrets_of_its_own() -> None:
    with token_server() as server, signing_in(server, "openid") as sign_in:
        many = [sign_in.begin(REDIRECT) for _ in range(20)]
        for secrets in zip(*((one.state, one.verifier, one.nonce) for one in many), strict=True):
            assert len({secret.revealed for secret in secrets if secret}) == 20
            assert all(len(secret.revealed) >= 32 for secret in secrets if secret)


def cut(exchange: Exchange, _: bytes) -> None:
    exchange.sock.shutdown(socket.SHUT_RDWR)


def half(exchange: Exchange, text: bytes) -> None:
    exchange.answer("200 OK", text[:-9], length=len(text))
    exchange.sock.shutdown(socket.SHUT_RDWR)


def slow(exchange: Exchange, _: bytes) -> None:
    exchange.ended.wait()


def saying(status: str, body: bytes, *headers: str) -> Change:
    return lambda exchange, _: exchange.answer(status, body, *headers)


LOST: dict[str, Change] = {
    "cut": cut, "half": half, "slow": slow, "asked for again": saying("307 Again", b"", "Location: /token"),
    "another page": saying("200 OK", b"<html><title>It works!</title></html>", HTML),
    "no JSON": saying("200 OK", b"access_token=x"), "a list": saying("200 OK", b"[]"),
    "no token": saying("200 OK", b'{"token_type":"Bearer"}'),
    "a token of another kind": saying("200 OK", b'{"access_token":"a","token_type":"mac"}'),
    "a token that is none": saying("200 OK", b'{"access_token":"a\\r\\nb","token_type":"bearer"}'),
    "an endless answer": saying("200 OK", b" " * 300_000), "down": saying("500 Sorry", b"{}"),
    "a gateway": saying("504 Gateway Timeout", b"<html><title>504 Gateway Time-out</title></html>", HTML),
}  # fmt: skip


@pytest.mark.parametrize("change", LOST.values(), ids=LOST)
def test_a_lost_answer_to_the_exchange_ends_the_sign_in(change: Change) -> None:
    """The code was used all the same, and would end everything if it were sent again."""
    limits = Limits(read_s=0.05) if change is slow else None
    with token_server() as server, signing_in(server, limits=limits) as sign_in:
        begun = sign_in.begin(REDIRECT)
        answer = server.agree(begun)
        server.change = change
        for _ in range(2):  # whoever asks once more gets the same, and nothing is sent
            with pytest.raises(SignInError) as caught:
                sign_in.finish(begun, answer)
            assert caught.value.fault is SignInFault.LOST
        assert server.has_acted.wait(60)
        assert len([form for form in server.forms if form]) == 1  # a redirect is followed without the form
        assert server.alive == {"refresh-1"}


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (saying("400 Bad", b'{"error":"invalid_grant"}'), SignInFault.TOO_LATE),
        (saying("400 Bad", b"{}"), SignInFault.TOO_LATE), (saying("403 No", b""), SignInFault.TOO_LATE),
        (saying("401 Who", b'{"error":"invalid_client"}'), SignInFault.CLIENT_REFUSED),
        (saying("401 Who", b""), SignInFault.CLIENT_REFUSED),
        (saying("400 Bad", b'{"error":"unauthorized_client"}'), SignInFault.CLIENT_REFUSED),
        (saying("400 Bad", b'{"error":"invalid_scope"}'), SignInFault.SCOPE_REFUSED),
        (saying("400 Bad", b'{"error":["invalid_scope"]}'), SignInFault.TOO_LATE),
        (saying("503 Busy", b"{}"), NetworkFault.BUSY), (saying("429 Slow", b""), NetworkFault.BUSY),
        (saying("511 Login", b"<html></html>"), NetworkFault.CAPTIVE_PORTAL),
        (saying("302 Found", b"", "Location: https://portail.example/"), NetworkFault.CAPTIVE_PORTAL),
        (saying("503 X", b"<title>Maintenance</title>", HTML), NetworkFault.MAINTENANCE),
    ],
)  # fmt: skip
def test_a_refused_exchange_says_why(change: Change, fault: SignInFault | NetworkFault) -> None:
    with token_server() as server, signing_in(server) as sign_in:
        begun = sign_in.begin(REDIRECT)
        server.change = change
        with pytest.raises((SignInError, NetworkError)) as caught:
            sign_in.finish(begun, server.agree(begun))
        assert fault_of(caught.value) is fault
        assert "Quoted" not in str(caught.value)


def test_a_server_that_is_not_reached_has_lost_nothing() -> None:
    with token_server() as server:
        url = server.url
    server.url = url
    with signing_in(server) as sign_in:
        begun = sign_in.begin(REDIRECT)
        with pytest.raises(NetworkError) as caught:
            sign_in.finish(begun, server.agree(begun))
        assert caught.value.fault is NetworkFault.REFUSED


@pytest.mark.parametrize(
    ("answer", "fault"),
    [
        (BrowserAnswer(None, "access_denied"), SignInFault.DENIED),
        (BrowserAnswer(None, "unauthorized_client"), SignInFault.CLIENT_REFUSED),
        (BrowserAnswer(None, "invalid_scope"), SignInFault.SCOPE_REFUSED),
        (BrowserAnswer(None, "an error of its own"), SignInFault.DENIED),
        (BrowserAnswer(Secret("code-0"), issuer="https://other.example"), SignInFault.WRONG_PROVIDER),
        (BrowserAnswer(Secret("code-0")), SignInFault.WRONG_PROVIDER),
    ],
)
def test_a_refusal_in_the_browser_asks_the_server_nothing(answer: BrowserAnswer, fault: SignInFault) -> None:
    with token_server() as server:
        provider = replace(server.provider(), names_itself=answer == BrowserAnswer(Secret("code-0")))
        with signing_in(server, provider=provider) as sign_in, pytest.raises(SignInError) as caught:
            sign_in.finish(sign_in.begin(REDIRECT), answer)
        assert caught.value.fault is fault
        assert server.forms == []


def test_another_code_than_the_begun_ones_is_refused() -> None:
    with token_server() as server, signing_in(server) as sign_in:
        first, second = sign_in.begin(REDIRECT), sign_in.begin(REDIRECT)
        server.agree(first)
        with pytest.raises(SignInError) as caught:
            sign_in.finish(first, server.agree(second))  # the challenge is the other's
        assert caught.value.fault is SignInFault.TOO_LATE


@pytest.mark.parametrize(
    ("given", "lifetime"),
    [(600, 600.0), ("600", 600.0), (None, None), (0, None), (-5, None), ("soon", None), (True, None), (1e300, None)],
)
def test_a_lifetime_is_read_as_servers_write_it(given: object, lifetime: float | None) -> None:
    with token_server() as server, signing_in(server) as sign_in:
        server.extra = {"expires_in": given, "scope": "diary"}
        begun = sign_in.begin(REDIRECT)
        tokens = sign_in.finish(begun, server.agree(begun))
        assert (tokens.lifetime_s, tokens.scope) == (lifetime, "diary")


def test_a_refresh_takes_the_new_refresh_token_or_keeps_the_old() -> None:
    with token_server() as server, signing_in(server) as sign_in:
        begun = sign_in.begin(REDIRECT)
        first = sign_in.finish(begun, server.agree(begun))
        second = sign_in.refresh(first)
        assert (second.access, second.refresh) == (Secret("access-2"), Secret("refresh-2"))
        assert not second.refresh_stays
        server.rotates = False
        third = sign_in.refresh(second)
        assert (third.access, third.refresh) == (Secret("access-3"), Secret("refresh-2"))
        assert third.refresh_stays
        with pytest.raises(SignInError) as caught:
            sign_in.refresh(first)
        assert caught.value.fault is SignInFault.OVER
        assert server.alive == set()


def test_tokens_are_taken_back() -> None:
    with token_server() as server, signing_in(server) as sign_in:
        assert sign_in.revoke(OAuthTokens(Secret("a"), Secret("r")))
        assert sign_in.revoke(OAuthTokens(Secret("a")))
        assert [(form["token"], form["token_type_hint"]) for form in server.revoked] == [
            ("r", "refresh_token"),
            ("a", "access_token"),
        ]
    with token_server() as server, signing_in(server, provider=replace(server.provider(), revocation="")) as sign_in:
        assert not sign_in.revoke(OAuthTokens(Secret("a")))


def test_only_the_providers_hosts_are_asked() -> None:
    with token_server() as server, client_of(server) as client:
        elsewhere = replace(server.provider(), authorization="https://evil.example/")
        with pytest.raises(NetworkError) as caught:
            OAuthSignIn(client, elsewhere, PROGRAM)
        assert caught.value.fault is NetworkFault.FOREIGN_HOST
        sign_in = OAuthSignIn(client, replace(server.provider(), token="https://evil.example/"), PROGRAM)
        begun = sign_in.begin(REDIRECT)
        with pytest.raises(NetworkError) as caught:
            sign_in.finish(begun, server.agree(begun))
        assert caught.value.fault is NetworkFault.FOREIGN_HOST
        assert server.forms == []


def test_no_secret_shows(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    with token_server() as server, signing_in(server, "openid") as sign_in:
        begun = sign_in.begin(REDIRECT)
        answer = server.agree(begun)
        server.change = saying("500 Sorry", b"{}")
        with pytest.raises(SignInError) as caught:
            sign_in.finish(begun, answer)
        assert begun.verifier is not None
        shown = f"{begun!r} {answer!r} {caught.value!r} {caplog.text} {OAuthTokens(Secret('access-1'))!r}"
    for secret in (SECRET, "code-0", "access-1", begun.state.revealed, begun.verifier.revealed, "code_challenge"):
        assert secret not in shown


def test_an_identity_must_be_of_this_sign_in() -> None:
    def identity(**claims: object) -> str:
        body = base64.urlsafe_b64encode(json.dumps(claims).encode()).decode().rstrip("=")
        return f"e30.{body}.x"

    with token_server() as server, signing_in(server, "openid") as sign_in:
        for wrong in ("iss", "aud", "nonce", "none", "torn"):
            begun = sign_in.begin(REDIRECT)
            assert begun.nonce is not None
            assert fields_of(begun.address)["nonce"] == begun.nonce.revealed
            claims: dict[str, object] = {"iss": server.url, "aud": [CLIENT, "x"], "nonce": begun.nonce.revealed}
            server.extra = {"id_token": identity(**claims)}
            assert sign_in.finish(begun, server.agree(begun)).scope == "openid"
            begun = sign_in.begin(REDIRECT)
            assert begun.nonce is not None
            made = identity(**(claims | {"nonce": begun.nonce.revealed} | {wrong: "x"}))
            server.extra = {"id_token": {"none": None, "torn": "e30.!!.x"}.get(wrong, made)}
            with pytest.raises(SignInError) as caught:
                sign_in.finish(begun, server.agree(begun))
            assert caught.value.fault is SignInFault.WRONG_PROVIDER


def test_a_sign_in_is_given_up_during_the_exchange() -> None:
    with token_server() as server, client_of(server) as client:
        sign_in = OAuthSignIn(client, server.provider(), PROGRAM)
        begun = sign_in.begin(REDIRECT)
        server.change = lambda exchange, _: client.cancel()
        with pytest.raises(SignInError) as caught:
            sign_in.finish(begun, server.agree(begun))
        assert caught.value.fault is SignInFault.LOST
        client.resume()
        begun = sign_in.begin(REDIRECT)
        client.cancel()  # before anything has left
        with pytest.raises(NetworkError) as given_up:
            sign_in.finish(begun, server.agree(begun))
        assert given_up.value.fault is NetworkFault.CANCELLED
        assert len(server.forms) == 1
