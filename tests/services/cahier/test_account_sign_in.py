"""Tests of the use case of signing in to an ENT: its steps, its endings, and where the tokens are then."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

import pytest

from tests.support.later_tasks import LaterTasks
from tests.support.plain_browser import Browser
from tests.support.posted_calls import PostedAtOnce
from tests.support.secret_texts import Texts
from tests.support.token_server import PROGRAM, TokenServer, token_server
from tni.core.network_errors import NetworkError, NetworkFault
from tni.core.secret import Secret
from tni.core.sign_in_errors import SignInError, SignInFault
from tni.ent.oauth_tokens import tokens_of
from tni.network.account import Account
from tni.network.client import HttpClient
from tni.services.cahier.account_sign_in import AccountSignIn, OAuthAccount, ServerKind
from tni.services.cahier.sign_in_attempt import SignInProgress, SignInState
from tni.store.account_secrets import AccountSecrets

NAME = "ent of the test"
S = SignInState


def client_of(account: Account) -> HttpClient:
    return HttpClient(account, proxy_of=lambda _: None)


@dataclass
class Desk:
    """A teacher at her computer. shown: steps of the sign-in. at: done when a step is shown. agrees: whether she does
    in the browser; else it stays open."""

    server: TokenServer
    keyring: Texts
    kind: ServerKind
    longest_s: float = 60.0
    agrees: bool = True
    shown: list[SignInProgress] = field(default_factory=list)
    at: dict[SignInState, Callable[[], None]] = field(default_factory=dict)
    tabs: list[threading.Thread] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.tasks = LaterTasks()
        self.secrets = AccountSecrets(self.keyring)
        self.service = AccountSignIn(self.tasks, PostedAtOnce(), self.secrets, client_of, self.longest_s)
        self.account = OAuthAccount(NAME, self.server.url, self.kind, PROGRAM, local_agreed=True)

    def sign_in(self, open_address: Callable[[str], bool] | None = None) -> list[SignInState]:
        """Sign in; return the steps that were shown."""
        self.service.begin(self.account, open_address or self.open, self.show)
        self.tasks.run()
        return [progress.state for progress in self.shown]

    def show(self, progress: SignInProgress) -> None:
        self.shown.append(progress)
        self.at.get(progress.state, lambda: None)()

    def open(self, address: str) -> bool:
        if self.agrees:
            self.tabs.append(threading.Thread(target=self._browse, args=(self.server.agree_at(address),)))
            self.tabs[-1].start()
        return True

    def _browse(self, address: str) -> None:
        with suppress(OSError):
            Browser().open(address)

    @property
    def fault(self) -> object:
        error = self.shown[-1].error
        assert isinstance(error, SignInError | NetworkError)
        return error.fault


@contextmanager
def desk(
    kind: ServerKind = ServerKind.DISCOVERED, *, has_keyring: bool = True, longest_s: float = 60.0
) -> Iterator[Desk]:
    with token_server() as server:
        server.has_pkce = kind is ServerKind.DISCOVERED
        server.discoverable()
        found = Desk(server, Texts(works=has_keyring), kind, longest_s)
        yield found
        for tab in found.tabs:
            tab.join()


@pytest.mark.parametrize("kind", ServerKind)
@pytest.mark.parametrize("has_keyring", [True, False])
def test_a_teacher_signs_in_and_is_told_for_how_long(kind: ServerKind, has_keyring: bool) -> None:
    with desk(kind, has_keyring=has_keyring) as room:
        assert room.sign_in() == [S.PREPARING, S.IN_BROWSER, S.FINISHING, S.DONE]
        assert room.shown[-1].is_kept is has_keyring
        text = room.secrets.get(NAME)
        assert text is not None
        tokens = tokens_of(text)
        assert tokens is not None
        assert tokens.refresh == Secret("refresh-1")
        assert ("access-1" in str(room.keyring.kept)) is has_keyring
        assert "access-1" not in repr(room.shown)


@pytest.mark.parametrize("step", [S.PREPARING, S.IN_BROWSER, S.FINISHING])
def test_a_sign_in_is_given_up_at_any_step(step: SignInState) -> None:
    with desk() as room:
        room.at[step] = lambda: room.service.cancel()
        room.agrees = step is not S.IN_BROWSER
        steps = room.sign_in()
        assert steps[-2:] == [step, S.CANCELLED]
        assert steps.count(S.CANCELLED) == 1
        assert room.keyring.kept == {}
        assert room.server.forms == []


def test_tokens_that_come_after_the_giving_up_are_taken_back() -> None:
    with desk() as room:
        room.keyring.at_put = lambda: room.service.cancel()
        assert room.sign_in()[-1] is S.CANCELLED
        assert room.keyring.kept == {}
        assert room.secrets.get(NAME) is None
        assert [form["token"] for form in room.server.revoked] == ["refresh-1"]


def test_a_second_sign_in_gives_up_the_first() -> None:
    with desk() as room:
        room.service.begin(room.account, room.open, room.show)
        assert room.sign_in() == [S.PREPARING, S.CANCELLED, S.PREPARING, S.IN_BROWSER, S.FINISHING, S.DONE]
        assert len(room.server.forms) == 1


def test_a_browser_that_does_not_open_ends_the_sign_in() -> None:
    with desk() as room:
        assert room.sign_in(lambda _: False) == [S.PREPARING, S.FAILED]
        assert room.fault is SignInFault.NO_BROWSER


def test_a_teacher_who_does_not_come_back_is_not_waited_for() -> None:
    with desk(longest_s=0.0) as room:
        room.agrees = False
        assert room.sign_in() == [S.PREPARING, S.IN_BROWSER, S.FAILED]
        assert room.fault is SignInFault.TOO_LATE


def test_a_lost_answer_ends_the_sign_in_with_nothing_kept() -> None:
    with desk() as room:
        room.server.change = lambda exchange, _: exchange.answer("500 Sorry")
        assert room.sign_in()[-1] is S.FAILED
        assert room.fault is SignInFault.LOST
        assert room.keyring.kept == {}
        assert len(room.server.forms) == 1


def test_signing_out_forgets_here_and_there() -> None:
    with desk() as room:
        room.sign_in()
        room.service.sign_out(room.account)
        room.tasks.run()
        assert room.keyring.kept == {}
        assert room.secrets.get(NAME) is None
        assert [form["token"] for form in room.server.revoked] == ["refresh-1"]


MAINTENANCE = b"<html><head><title>Maintenance</title></head><body><h1>Site en maintenance</h1></body></html>"


@pytest.mark.parametrize(
    ("presence", "page", "fault"),
    [
        ("503 Closed", MAINTENANCE, NetworkFault.MAINTENANCE),
        ("", b"", NetworkFault.MISSING),
        ("502 Bad", b"", NetworkFault.SERVER),
    ],
)
def test_no_browser_is_opened_on_an_ent_that_does_not_answer(presence: str, page: bytes, fault: NetworkFault) -> None:
    with desk(ServerKind.EDIFICE) as room:
        room.server.presence, room.server.presence_page = presence, page
        assert room.sign_in(lambda address: pytest.fail(address)) == [S.PREPARING, S.FAILED]
        assert room.fault is fault


@pytest.mark.parametrize(
    "presence", ["200 OK", "401 Who", "403 No", "302 There\r\nLocation: https://sso.example/login"]
)
def test_whatever_an_ent_answers_without_a_token_it_is_there(presence: str) -> None:
    with desk(ServerKind.EDIFICE) as room:
        room.server.presence = presence
        assert room.sign_in()[-1] is S.DONE


def test_it_is_said_how_long_the_browser_is_waited_for() -> None:
    with desk(longest_s=600.0) as room:
        room.sign_in()
        (turn,) = [one for one in room.shown if one.state is S.IN_BROWSER]
        assert turn.minutes == 10
