"""Tests of renewed access: one use of each refresh token, whatever is lost, refused or killed between."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest

from tests.support.token_server import signing_in, token_server
from tni.core.network_errors import NetworkError, NetworkFault
from tni.core.secret import Secret
from tni.core.sign_in_errors import SignInError, SignInFault
from tni.ent.oauth_refresh import RenewedAccess
from tni.ent.oauth_tokens import OAuthTokens

FRESH = OAuthTokens(Secret("access-0"), Secret("refresh-0"), obtained_s=0.0, lifetime_s=600.0)
LATER_S = 700.0
LOST = SignInError(SignInFault.LOST, "ent.example")


@dataclass
class Kept:
    """A keyring that outlives the program."""

    tokens: OAuthTokens | None = FRESH

    def get(self) -> OAuthTokens | None:
        return self.tokens

    def latest(self) -> OAuthTokens | None:
        return self.tokens

    def put(self, tokens: OAuthTokens) -> None:
        self.tokens = tokens


class Exchange:
    """Exchanges of refresh tokens. sent: those that left. answer: called for each."""

    def __init__(self, answer: Callable[[OAuthTokens], OAuthTokens]) -> None:
        self.sent: list[str] = []
        self._answer = answer

    def refresh(self, tokens: OAuthTokens) -> OAuthTokens:
        assert tokens.refresh is not None
        self.sent.append(tokens.refresh.revealed)
        return self._answer(tokens)


def renewing(tokens: OAuthTokens) -> OAuthTokens:
    assert tokens.refresh is not None
    number = int(tokens.refresh.revealed.removeprefix("refresh-")) + 1
    return OAuthTokens(Secret(f"access-{number}"), Secret(f"refresh-{number}"), LATER_S, 600.0)


def failing(*errors: Exception) -> Callable[[OAuthTokens], OAuthTokens]:
    left = list(errors)

    def answer(tokens: OAuthTokens) -> OAuthTokens:
        if left:
            raise left.pop(0)
        return renewing(tokens)

    return answer


def access_of(exchange: Exchange, kept: Kept, now_s: float = LATER_S) -> RenewedAccess:
    return RenewedAccess("ent.example", exchange.refresh, kept, lambda: now_s)


def fault_at(access: RenewedAccess) -> SignInFault:
    with pytest.raises(SignInError) as caught:
        access.token()
    return caught.value.fault


def test_a_token_is_renewed_when_it_is_over_or_refused() -> None:
    kept, exchange = Kept(), Exchange(renewing)
    assert access_of(exchange, kept, 10.0).token() == Secret("access-0")
    assert exchange.sent == []
    assert access_of(exchange, kept).token() == Secret("access-1")
    access = access_of(exchange, kept)
    assert access.token(refused=Secret("access-0")) == Secret("access-1")  # renewed meanwhile
    assert access.token(refused=Secret("access-1")) == Secret("access-2")
    assert exchange.sent == ["refresh-0", "refresh-1"]


def test_a_refresh_token_without_an_answer_is_never_sent_again() -> None:
    kept, exchange = Kept(), Exchange(failing(LOST))
    access = access_of(exchange, kept)
    assert fault_at(access) is SignInFault.LOST
    assert fault_at(access) is SignInFault.OVER
    assert fault_at(access_of(exchange, kept)) is SignInFault.OVER  # the next start
    assert exchange.sent == ["refresh-0"]


def test_the_program_is_killed_while_the_answer_is_on_its_way() -> None:
    kept, exchange = Kept(), Exchange(failing(KeyboardInterrupt()))  # type: ignore[arg-type]
    with pytest.raises(KeyboardInterrupt):
        access_of(exchange, kept).token()
    assert fault_at(access_of(exchange, kept)) is SignInFault.OVER
    assert exchange.sent == ["refresh-0"]


def test_one_that_the_server_leaves_as_it_is_is_sent_again() -> None:
    kept, exchange = Kept(replace(FRESH, refresh_stays=True)), Exchange(failing(LOST))
    assert fault_at(access_of(exchange, kept)) is SignInFault.LOST
    assert access_of(exchange, kept).token() == Secret("access-1")
    assert exchange.sent == ["refresh-0", "refresh-0"]


@pytest.mark.parametrize(
    "error",
    [
        NetworkError(NetworkFault.OFFLINE, "ent.example"),
        NetworkError(NetworkFault.MAINTENANCE, "ent.example"),
        SignInError(SignInFault.CLIENT_REFUSED, "ent.example"),
    ],
)
def test_one_that_did_not_arrive_is_as_good_as_before(error: Exception) -> None:
    kept, exchange = Kept(), Exchange(failing(error))
    access = access_of(exchange, kept)
    with pytest.raises(type(error)):
        access.token()
    assert kept.tokens == FRESH
    assert access.token() == Secret("access-1")


@pytest.mark.parametrize("tokens", [None, replace(FRESH, refresh=None)])
def test_without_a_refresh_token_the_teacher_signs_in_again(tokens: OAuthTokens | None) -> None:
    exchange = Exchange(renewing)
    assert fault_at(access_of(exchange, Kept(tokens))) is SignInFault.OVER
    assert exchange.sent == []


def test_many_threads_send_one_refresh_token_once() -> None:
    kept, exchange, found = Kept(), Exchange(renewing), list[Secret]()
    access = access_of(exchange, kept)
    threads = [threading.Thread(target=lambda: found.append(access.token())) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [Secret("access-1")] * 8
    assert exchange.sent == ["refresh-0"]


def test_a_real_exchange_renews_for_as_long_as_the_server_takes_it() -> None:
    with token_server() as server, signing_in(server) as sign_in:
        begun = sign_in.begin("http://127.0.0.1:4000/retour")
        kept = Kept(sign_in.finish(begun, server.agree(begun)))
        access = RenewedAccess("ent.example", sign_in.refresh, kept, lambda: 1000.0)
        for number in range(2, 6):
            assert access.token(refused=access.token()) == Secret(f"access-{number}")
        server.alive.clear()
        with pytest.raises(SignInError) as caught:
            access.token(refused=access.token())
        assert caught.value.fault is SignInFault.OVER
