"""Tests of asking an ENT by kept tokens: renewed, kept, and never by a refresh token twice."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.support.secret_texts import Texts
from tests.support.token_server import PROGRAM, TokenServer, token_server
from tni.core.secret import Secret
from tni.core.sign_in_errors import SignInError, SignInFault
from tni.ent.oauth_tokens import OAuthTokens, tokens_of, tokens_text
from tni.network.client import HttpClient
from tni.services.cahier.account_access import AccountAccess
from tni.services.cahier.account_sign_in import OAuthAccount, ServerKind
from tni.store.account_secrets import AccountSecrets

NAME = "ent of the test"
OLD = OAuthTokens(Secret("access-0"), Secret("refresh-0"), 0.0, 600.0)


def started(server: TokenServer, keyring: Texts) -> AccountAccess:
    """The program, started once more."""
    account = OAuthAccount(NAME, server.url, ServerKind.DISCOVERED, PROGRAM, local_agreed=True)
    return AccountAccess(account, AccountSecrets(keyring), lambda asked: HttpClient(asked, proxy_of=lambda _: None))


def keyring_with(tokens: OAuthTokens) -> Texts:
    found = Texts(works=True)
    found.kept[NAME] = tokens_text(tokens).revealed
    return found


def test_old_tokens_are_renewed_and_kept_for_the_next_start() -> None:
    with token_server() as server:
        server.discoverable()
        server.alive.add("refresh-0")
        keyring = keyring_with(OLD)
        access = started(server, keyring)
        assert access.token() == Secret("access-1")
        assert started(server, keyring).token() == Secret("access-1")
        assert access.token(refused=Secret("access-1")) == Secret("access-2")
        kept = tokens_of(Secret(keyring.kept[NAME]))
        assert kept is not None
        assert (kept.refresh, kept.is_doubtful) == (Secret("refresh-2"), False)


def test_two_windows_of_the_program_do_not_use_up_one_refresh_token_twice() -> None:
    with token_server() as server:
        server.discoverable()
        server.alive.add("refresh-0")
        keyring = keyring_with(OLD)
        first, second = started(server, keyring), started(server, keyring)
        assert second.token() == Secret("access-1")  # both know it now
        assert first.token() == Secret("access-1")
        assert first.token(refused=Secret("access-1")) == Secret("access-2")
        assert second.token(refused=Secret("access-1")) == Secret("access-2")
        assert second.token(refused=Secret("access-2")) == Secret("access-3")
        assert [form["refresh_token"] for form in server.forms] == ["refresh-0", "refresh-1", "refresh-2"]


def test_a_lost_renewal_is_not_repeated_after_the_next_start() -> None:
    with token_server() as server:
        server.discoverable()
        server.alive.add("refresh-0")
        server.change = lambda exchange, _: exchange.answer("502 Bad gateway")
        keyring = keyring_with(OLD)
        for fault in (SignInFault.LOST, SignInFault.OVER):
            with pytest.raises(SignInError) as caught:
                started(server, keyring).token()
            assert caught.value.fault is fault
        assert len(server.forms) == 1


@pytest.mark.parametrize("text", [None, "damaged", tokens_text(replace(OLD, refresh=None)).revealed])
def test_without_good_tokens_the_teacher_signs_in_again(text: str | None) -> None:
    keyring = Texts(works=True)
    if text is not None:
        keyring.kept[NAME] = text
    with token_server() as server:
        with pytest.raises(SignInError) as caught:
            started(server, keyring).token()
        assert caught.value.fault is SignInFault.OVER
        assert server.forms == []
