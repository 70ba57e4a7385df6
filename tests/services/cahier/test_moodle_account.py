"""Tests of the use case of signing in to Moodle: browser, pasting, and what is kept."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.support.later_tasks import LaterTasks
from tests.support.local_server import Exchange, local_server
from tests.support.posted_calls import PostedAtOnce
from tests.support.secret_texts import Texts
from tni.core.network_errors import NetworkError, NetworkFault
from tni.core.secret import Secret
from tni.core.sign_in_errors import SignInError, SignInFault
from tni.network.account import Account
from tni.network.client import HttpClient
from tni.services.cahier.moodle_account import MoodleAccount, MoodleSignIn
from tni.services.cahier.sign_in_attempt import SignInProgress, SignInState
from tni.store.account_secrets import AccountSecrets

NAME, KEY = "moodle of the test", "0123456789abcdef" * 2
S = SignInState


def client_of(account: Account) -> HttpClient:
    return HttpClient(account, proxy_of=lambda _: None)


@dataclass
class Site:
    """A Moodle site and a teacher before it. keys: tokens that are taken. asked: bodies of requests for the user."""

    url: str = ""
    login: int = 2
    keys: set[str] = field(default_factory=lambda: {KEY})
    asked: list[bytes] = field(default_factory=list)
    status: str = "200 OK"
    keyring: Texts = field(default_factory=lambda: Texts(works=True))
    shown: list[SignInProgress] = field(default_factory=list)
    opened: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.tasks = LaterTasks()
        self.secrets = AccountSecrets(self.keyring)
        self.service = MoodleSignIn(self.tasks, PostedAtOnce(), self.secrets, client_of)

    def answer(self, exchange: Exchange) -> None:
        if b"/service-nologin.php" in exchange.head:
            config = {
                "wwwroot": self.url, "sitename": "Éléa", "enablewebservices": 1, "enablemobilewebservice": 1,
                "typeoflogin": self.login, "launchurl": f"{self.url}/launch.php",
            }  # fmt: skip
            exchange.answer("200 OK", json.dumps([{"error": False, "data": config}]).encode())
        else:
            self.asked.append(exchange.body)
            key = parse_qs(exchange.body.decode())["wstoken"][0]
            good, bad = {"fullname": "Mme Noether"}, {"exception": "moodle_exception", "errorcode": "invalidtoken"}
            exchange.answer(self.status, json.dumps(good if key in self.keys else bad).encode())

    def begin(self) -> SignInProgress:
        account = MoodleAccount(NAME, self.url, local_agreed=True)
        self.service.begin(account, lambda address: not self.opened.append(address), self.shown.append)
        self.tasks.run()
        return self.shown[-1]

    def paste(self, text: str) -> SignInProgress:
        self.service.paste(text)
        self.tasks.run()
        return self.shown[-1]

    @property
    def ended_on(self) -> str:
        """The address that the browser ends on."""
        passport = parse_qs(urlsplit(self.opened[-1]).query)["passport"][0]
        digest = hashlib.md5((self.url + passport).encode()).hexdigest()
        return "moodlemobile://token=" + base64.b64encode(f"{digest}:::{KEY}:::".encode()).decode()


@contextmanager
def site(**changed: object) -> Iterator[Site]:
    found = Site(**changed)  # type: ignore[arg-type]
    with local_server(found.answer) as server:
        found.url = server.url("").rstrip("/")
        yield found


@pytest.mark.parametrize("has_keyring", [True, False])
def test_a_teacher_pastes_the_address_that_her_browser_ends_on(has_keyring: bool) -> None:
    with site(keyring=Texts(works=has_keyring)) as moodle:
        assert moodle.begin() == SignInProgress(S.PASTING)
        end = moodle.paste(f" {moodle.ended_on} ")
        assert end == SignInProgress(S.DONE, is_kept=has_keyring, user="Mme Noether")
        assert [progress.state for progress in moodle.shown] == [S.PREPARING, S.PASTING, S.FINISHING, S.DONE]
        assert moodle.secrets.get(NAME) == Secret(KEY)
        assert KEY not in repr(moodle.shown)


def test_what_is_not_taken_leaves_the_sign_in_waiting() -> None:
    with site() as moodle:
        moodle.begin()
        for pasted, fault in (
            ("bonjour", SignInFault.NOT_A_TOKEN),
            (base64.b64encode(f"{'0' * 32}:::{KEY}".encode()).decode(), SignInFault.OTHER_TOKEN),
            ("f" * 32, SignInFault.OTHER_TOKEN),  # a key that the site does not know
        ):
            progress = moodle.paste(pasted)
            assert progress.state is S.PASTING
            assert isinstance(progress.error, SignInError)
            assert progress.error.fault is fault
        moodle.status = "503 Busy"
        progress = moodle.paste(moodle.ended_on)
        assert isinstance(progress.error, NetworkError)
        assert progress.error.fault is NetworkFault.BUSY
        assert moodle.keyring.kept == {}
        moodle.status = "200 OK"
        assert moodle.paste(moodle.ended_on).state is S.DONE


def test_a_site_without_a_browser_login_takes_a_key_of_the_preferences() -> None:
    with site(login=1) as moodle:
        assert moodle.begin() == SignInProgress(S.PASTING, is_key_only=True)
        assert moodle.opened == []
        assert moodle.paste(KEY).state is S.DONE


def test_a_sign_in_is_given_up() -> None:
    with site() as moodle:
        moodle.begin()
        moodle.service.cancel()
        assert moodle.paste(moodle.ended_on).state is S.CANCELLED
        assert moodle.asked == []
        moodle.begin()
        moodle.service.paste(moodle.ended_on)
        moodle.service.cancel()
        moodle.tasks.run()
        assert moodle.shown[-1].state is S.CANCELLED
        assert moodle.keyring.kept == {}


def test_a_token_that_is_kept_after_the_giving_up_is_forgotten() -> None:
    with site() as moodle:
        moodle.begin()
        moodle.keyring.at_put = lambda: moodle.service.cancel()
        assert moodle.paste(moodle.ended_on).state is S.CANCELLED
        assert moodle.keyring.kept == {}
        assert moodle.secrets.get(NAME) is None


def test_a_site_that_is_not_reached_ends_the_sign_in() -> None:
    with site() as moodle:
        pass
    progress = moodle.begin()
    assert progress.state is S.FAILED
    assert isinstance(progress.error, NetworkError)
    assert progress.error.fault is NetworkFault.REFUSED
