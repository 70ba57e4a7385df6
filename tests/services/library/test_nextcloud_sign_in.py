"""Tests of the use case of signing in to Nextcloud by the browser."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.sharing.test_nextcloud_login import APP_PASSWORD, Server, signing_in
from tests.support.later_tasks import LaterTasks
from tests.support.posted_calls import PostedAtOnce, PostedCalls
from tni.core.network_errors import NetworkError, NetworkFault
from tni.core.sign_in_errors import SignInError, SignInFault
from tni.network.account import Account
from tni.network.client import HttpClient
from tni.services.library.nextcloud_sign_in import NextcloudSignIn, files_address, folder_address, server_address
from tni.sharing.nextcloud_login import NextcloudAccount


def client_of(account: Account) -> HttpClient:
    return HttpClient(account, proxy_of=lambda _: None)


def sign_in(server: Server, at_browser: Callable[[NextcloudSignIn], None]) -> list[NextcloudAccount | Exception]:
    tasks, found = LaterTasks(), list[NextcloudAccount | Exception]()
    service = NextcloudSignIn(tasks, PostedAtOnce(), client_of, poll_s=0.001)
    service.begin(server.url, lambda _: at_browser(service), found.append, found.append, local_agreed=True)
    tasks.run()
    return found


def test_it_waits_until_the_teacher_has_agreed() -> None:
    with signing_in() as (_, server, _):

        def agree(service: NextcloudSignIn) -> None:
            server.agreed = True

        (account,) = sign_in(server, agree)
        assert isinstance(account, NextcloudAccount)
        assert account.password.revealed == APP_PASSWORD


def test_it_can_be_given_up() -> None:
    with signing_in() as (_, server, _):
        (error,) = sign_in(server, NextcloudSignIn.cancel)
        assert isinstance(error, NetworkError)
        assert error.fault is NetworkFault.CANCELLED


def test_a_browser_in_which_nobody_agrees_is_not_waited_for_without_end() -> None:
    with signing_in() as (_, server, _):
        tasks, found = LaterTasks(), list[NextcloudAccount | Exception]()
        service = NextcloudSignIn(tasks, PostedAtOnce(), client_of, poll_s=0.001, longest_s=0.002)
        service.begin(server.url, lambda _: None, found.append, found.append, local_agreed=True)
        tasks.run()
        (error,) = found
        assert isinstance(error, SignInError)
        assert error.fault is SignInFault.TOO_LATE


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("nuage.example", "https://nuage.example/"),
        (" https://nuage.example/cloud ", "https://nuage.example/cloud/"),
        ("https://nuage.example/index.php/apps/files/?dir=/", "https://nuage.example/"),
        ("https://nuage.example/cloud/apps/files/files", "https://nuage.example/cloud/"),
        ("https://nuage.example/remote.php/dav/files/prof/", "https://nuage.example/"),
    ],
)
def test_a_server_is_taken_as_it_is_typed(typed: str, address: str) -> None:
    assert server_address(typed) == address


def test_the_posted_address_is_opened_on_the_main_thread() -> None:
    with signing_in() as (_, server, _):
        server.agreed = True
        main, tasks, opened = PostedCalls(), LaterTasks(), list[str]()
        service = NextcloudSignIn(tasks, main, client_of, poll_s=0.001)
        service.begin(server.url, opened.append, lambda _: None, lambda _: None, local_agreed=True)
        tasks.run()
        assert opened == []
        main.run(1)
        assert opened == [f"{server.url}/login/v2/flow/abc"]


def test_the_address_of_a_folder_is_made_of_what_a_teacher_knows() -> None:
    files = files_address("nuage.example/apps/files/", "Ada L")
    assert files == "https://nuage.example/remote.php/dav/files/Ada%20L/"
    assert folder_address(files, "") == files
    assert folder_address(files, "/Maths 5e/Été/") == files + "Maths%205e/%C3%89t%C3%A9/"
