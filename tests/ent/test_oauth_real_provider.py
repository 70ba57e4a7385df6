"""Tests of the sign-in against a real and strict OpenID provider, with the browser's part done by plain HTTP."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace

import pytest

from tests.ent.openid_server import CONFIDENTIAL, PASSWORD, PATH, PUBLIC, SECRET, USER, openid_server
from tests.support.plain_browser import Browser, Page
from tni.core.network_errors import NetworkError, NetworkFault
from tni.core.secret import Secret
from tni.core.sign_in_errors import SignInError, SignInFault
from tni.ent.answers import asked, json_of
from tni.ent.loopback import PATH as LISTENED
from tni.ent.loopback import BrowserAnswer, LoopbackListener
from tni.ent.oauth import BegunSignIn, OAuthSignIn
from tni.ent.oauth_provider import ClientProof, RegisteredProgram, discovered_provider
from tni.ent.oauth_tokens import OAuthTokens
from tni.network.account import Account, Credentials
from tni.network.client import HttpClient
from tni.network.http_values import Request

LONG_S = 60.0
OF_PUBLIC = RegisteredProgram(PUBLIC, None, "diary")
OF_CONFIDENTIAL = RegisteredProgram(CONFIDENTIAL, Secret(SECRET), "openid diary")


@pytest.fixture(scope="module")
def issuer() -> Iterator[str]:
    with openid_server() as found:
        yield found


@contextmanager
def client_of(issuer: str, token: Secret | None = None) -> Iterator[HttpClient]:
    credentials = None if token is None else Credentials("", token)
    client = HttpClient(Account(issuer, credentials, local_agreed=True), proxy_of=lambda _: None)
    try:
        yield client
    finally:
        client.close()


@contextmanager
def signing_in(issuer: str, program: RegisteredProgram = OF_PUBLIC) -> Iterator[OAuthSignIn]:
    with client_of(issuer) as client:
        yield OAuthSignIn(client, discovered_provider(client, issuer), program)


def at_consent(begun: BegunSignIn) -> tuple[Browser, Page]:
    """Open the address and sign in as the teacher; return the page that asks whether she agrees."""
    browser = Browser()
    page = browser.open(begun.address.revealed)
    assert "/login/" in page.url
    return browser, browser.send_form(page, username=USER, password=PASSWORD)


def agreed(begun: BegunSignIn) -> Page:
    browser, page = at_consent(begun)
    return browser.send_form(page, allow="Authorize")


def cancelled(begun: BegunSignIn) -> Page:
    browser, page = at_consent(begun)
    return browser.send_form(page)


def brought(
    sign_in: OAuthSignIn, in_browser: Callable[[BegunSignIn], Page] = agreed
) -> tuple[BegunSignIn, BrowserAnswer]:
    """Do the browser's part, up to the listener of this computer."""
    with LoopbackListener() as listener, ThreadPoolExecutor(1) as pool:
        begun = sign_in.begin(listener.redirect_uri)
        waiting = pool.submit(listener.wait, begun.state, LONG_S)
        try:
            assert "fermer cet onglet" in in_browser(begun).text
            return begun, waiting.result(LONG_S)
        finally:
            listener.cancel()


def test_the_provider_names_what_it_can(issuer: str) -> None:
    with client_of(issuer) as client:
        provider = discovered_provider(client, issuer)
    assert (provider.has_pkce, provider.names_itself, provider.proof) == (True, True, ClientProof.BASIC)
    assert provider.revocation == f"{issuer}/revoke_token/"
    assert LISTENED == PATH


@pytest.mark.parametrize("program", [OF_PUBLIC, OF_CONFIDENTIAL], ids=lambda program: program.id)
@pytest.mark.parametrize("proof", ClientProof)
def test_a_teacher_signs_in(issuer: str, program: RegisteredProgram, proof: ClientProof) -> None:
    with client_of(issuer) as client:
        sign_in = OAuthSignIn(client, replace(discovered_provider(client, issuer), proof=proof), program)
        begun, answer = brought(sign_in)
        tokens = sign_in.finish(begun, answer)
        renewed = sign_in.refresh(tokens)
    assert answer.issuer == issuer
    assert set(tokens.scope.split()) == set(program.scope.split())
    assert tokens.lifetime_s == 36000
    assert renewed.access != tokens.access
    if "openid" in program.scope:
        with client_of(issuer, renewed.access) as client:
            assert "sub" in json_of(asked(client, Request("GET", f"{issuer}/userinfo/")), issuer)


def test_a_code_is_exchanged_once_and_a_second_program_gets_nothing(issuer: str) -> None:
    with signing_in(issuer) as sign_in, signing_in(issuer) as other:
        begun, answer = brought(sign_in)
        assert sign_in.finish(begun, answer).refresh is not None
        for one, fault in ((sign_in, SignInFault.LOST), (other, SignInFault.TOO_LATE)):  # the second does ask
            with pytest.raises(SignInError) as caught:
                one.finish(begun, answer)
            assert caught.value.fault is fault


def test_a_stolen_code_is_worth_nothing_without_its_verifier(issuer: str) -> None:
    with signing_in(issuer) as sign_in, signing_in(issuer) as thief:
        begun, answer = brought(sign_in)
        guessed = thief.begin(begun.redirect_uri)
        with pytest.raises(SignInError) as caught:
            thief.finish(guessed, answer)
        assert caught.value.fault is SignInFault.TOO_LATE


def test_a_sign_in_without_pkce_is_refused_in_the_browser(issuer: str) -> None:
    with client_of(issuer) as client:
        sign_in = OAuthSignIn(client, replace(discovered_provider(client, issuer), has_pkce=False), OF_PUBLIC)
        begun, answer = brought(sign_in, lambda begun: at_consent(begun)[1])
        assert answer == BrowserAnswer(None, "invalid_request", answer.issuer)
        with pytest.raises(SignInError) as caught:
            sign_in.finish(begun, answer)
        assert caught.value.fault is SignInFault.CLIENT_REFUSED


@pytest.mark.parametrize("uri", [f"http://127.0.0.1:1{PATH}/autre", f"http://evil.example{PATH}"])
def test_the_browser_is_sent_nowhere_else(issuer: str, uri: str) -> None:
    with signing_in(issuer) as sign_in:
        _, page = at_consent(sign_in.begin(uri))
    assert page.status == 400
    assert page.url.startswith(issuer)


def test_a_teacher_who_does_not_agree_is_not_signed_in(issuer: str) -> None:
    with signing_in(issuer) as sign_in:
        begun, answer = brought(sign_in, cancelled)
        assert answer.code is None
        with pytest.raises(SignInError) as caught:
            sign_in.finish(begun, answer)
        assert caught.value.fault is SignInFault.DENIED


def test_a_refresh_token_that_is_sent_again_ends_everything(issuer: str) -> None:
    """Which is why it never is, when an answer is lost."""
    with signing_in(issuer) as sign_in:
        begun, answer = brought(sign_in)
        first = sign_in.finish(begun, answer)
        second = sign_in.refresh(first)
        for spent in (first, second):
            with pytest.raises(SignInError) as caught:
                sign_in.refresh(spent)
            assert caught.value.fault is SignInFault.OVER


def test_tokens_that_were_taken_back_are_over(issuer: str) -> None:
    with signing_in(issuer, OF_CONFIDENTIAL) as sign_in:
        begun, answer = brought(sign_in)
        tokens = sign_in.finish(begun, answer)
        assert sign_in.revoke(tokens)
        with pytest.raises(SignInError) as caught:
            sign_in.refresh(tokens)
        assert caught.value.fault is SignInFault.OVER
        with client_of(issuer, tokens.access) as client, pytest.raises(NetworkError) as refused:
            asked(client, Request("GET", f"{issuer}/userinfo/"))
        assert refused.value.fault is NetworkFault.WRONG_PASSWORD


def test_a_wrong_secret_of_the_administrator_is_named(issuer: str) -> None:
    with signing_in(issuer, replace(OF_CONFIDENTIAL, secret=Secret("wrong"))) as sign_in:
        with pytest.raises(SignInError) as caught:
            sign_in.refresh(OAuthTokens(Secret("a"), Secret("r")))
        assert caught.value.fault is SignInFault.CLIENT_REFUSED
