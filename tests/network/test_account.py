"""Tests of accounts: origins that may be asked, and those that credentials go to."""

from __future__ import annotations

import pytest

from tni.core.network_errors import NetworkError, NetworkFault, NoHttpsError
from tni.core.secret import Secret
from tni.network.account import Account, Credentials, Origin, origin_of

OWN = Origin("https", "nuage.example", 443)


def account(**more: object) -> Account:
    return Account("https://nuage.example/dav/", Credentials("prof", Secret("s3cret")), **more)  # type: ignore[arg-type]


def test_only_the_accounts_own_origins_may_be_asked() -> None:
    other = Origin("https", "login.example", 443)
    assert account(others=(other,)).check("https://login.example/x") == other
    for url in ("https://autre.example/", "https://nuage.example:8443/", "https://nuage.example.evil.example/"):
        with pytest.raises(NetworkError) as caught:
            account().check(url)
        assert caught.value.fault is NetworkFault.FOREIGN_HOST


def test_credentials_go_to_the_accounts_own_origin_alone() -> None:
    other = Origin("https", "login.example", 443)
    made = account(others=(other,))
    assert made.authorization(OWN) == {"Authorization": "Basic cHJvZjpzM2NyZXQ="}
    assert made.authorization(other) == {}
    assert Credentials("", Secret("jeton")).header == "Bearer jeton"


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "192.168.1.4", "[fd00::1]", "nas", "nas.local"])
def test_plain_http_needs_a_local_host_and_the_teachers_word(host: str) -> None:
    assert Account(f"http://{host}/", local_agreed=True).origin.is_local
    with pytest.raises(NoHttpsError):
        Account(f"http://{host}/")


@pytest.mark.parametrize("host", ["nuage.example", "8.8.8.8", "local.example"])
def test_a_host_outside_is_never_asked_in_plain_http(host: str) -> None:
    with pytest.raises(NoHttpsError):
        Account(f"http://{host}/", local_agreed=True)


@pytest.mark.parametrize("url", ["ftp://a/", "https:///a", "//a", "https://u:p@a/", "https://a:b/", "https://[/", ""])
def test_other_addresses_are_refused(url: str) -> None:
    with pytest.raises(NetworkError) as caught:
        origin_of(url)
    assert caught.value.fault is NetworkFault.MALFORMED


def test_no_secret_shows() -> None:
    assert "s3cret" not in f"{account()!r} {account().credentials} {Secret('s3cret')!s}"
