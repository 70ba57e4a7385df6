"""Tests of the sign-in to Moodle: what the public question tells, and what a teacher may paste."""

from __future__ import annotations

import base64
import hashlib
import json
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.local_server import Exchange, local_server
from tni.core.network_errors import NetworkError, NetworkFault
from tni.core.secret import Secret
from tni.core.sign_in_errors import SignInError, SignInFault
from tni.ent.moodle_sign_in import (
    MoodleLaunch,
    MoodleLogin,
    MoodleSite,
    MoodleToken,
    launch_of,
    moodle_site,
    pasted_token,
)
from tni.network.account import Account
from tni.network.client import HttpClient

HOST, KEY, PRIVATE = "elea.example", "0123456789abcdef" * 2, "Pr1vateT0kenAbcd" * 4
SITE = MoodleSite("https://elea.example", "Éléa", MoodleLogin.BROWSER, "https://elea.example/launch.php")
LAUNCH = MoodleLaunch(SITE, Secret("passport"), Secret("https://elea.example/launch.php?passport=passport"))


def site_answering(answer: Any, **changed: object) -> MoodleSite:
    """Ask a server. answer: called with its address, or what it answers whole."""
    asked: list[tuple[bytes, bytes]] = []

    def answering(exchange: Exchange) -> None:
        asked.append((exchange.head.split(b" ")[1], exchange.body))
        found = answer if answer is not None else [{"error": False, "data": config_of(server.url("")) | changed}]
        exchange.answer("200 OK", json.dumps(found).encode())

    with local_server(answering) as server:
        client = HttpClient(Account(server.url("/moodle"), local_agreed=True), proxy_of=lambda _: None)
        try:
            site = moodle_site(client)
        finally:
            client.close()
        path, body = asked[0]
        assert path == b"/moodle/lib/ajax/service-nologin.php?info=tool_mobile_get_public_config"
        assert json.loads(body)[0]["methodname"] == "tool_mobile_get_public_config"
        return site


def config_of(url: str) -> dict[str, object]:
    return {
        "wwwroot": f"{url}/moodle", "httpswwwroot": f"{url}/moodle", "sitename": "Éléa", "enablewebservices": 1,
        "enablemobilewebservice": 1, "maintenanceenabled": 0, "typeoflogin": 2,
        "launchurl": f"{url}/moodle/admin/tool/mobile/launch.php", "identityproviders": [],
    }  # fmt: skip


def test_a_site_says_where_its_sign_in_is() -> None:
    site = site_answering(None)
    assert (site.name, site.login) == ("Éléa", MoodleLogin.BROWSER)
    launch = launch_of(site, HOST)
    parts = urlsplit(launch.address.revealed)
    assert parts.path == "/moodle/admin/tool/mobile/launch.php"
    assert parse_qs(parts.query) == {
        "service": ["moodle_mobile_app"], "passport": [launch.passport.revealed], "urlscheme": ["moodlemobile"],
    }  # fmt: skip
    assert launch_of(site, HOST).passport != launch.passport
    assert launch.passport.revealed not in repr(launch)


def test_a_site_that_wants_the_password_in_its_application_gives_no_token_by_the_browser() -> None:
    site = site_answering(None, typeoflogin=1)
    with pytest.raises(SignInError) as caught:
        launch_of(site, HOST)
    assert caught.value.fault is SignInFault.NO_BROWSER_LOGIN
    assert launch_of(site_answering(None, typeoflogin=1, identityproviders=[{"name": "ENT"}]), HOST).site.launch
    assert site_answering(None, typeoflogin=9).login is MoodleLogin.BROWSER


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({"enablewebservices": 0}, SignInFault.NO_WEB_SERVICE),
        ({"enablemobilewebservice": 0}, SignInFault.NO_WEB_SERVICE),
        ({"maintenanceenabled": 1}, NetworkFault.MAINTENANCE),
        ({"launchurl": "https://evil.example/"}, NetworkFault.FOREIGN_HOST),
        ({"wwwroot": "https://evil.example"}, NetworkFault.FOREIGN_HOST),
        ({"wwwroot": None}, NetworkFault.MALFORMED),
    ],
)
def test_a_site_that_lets_nobody_in_says_so(changed: dict[str, object], fault: SignInFault | NetworkFault) -> None:
    with pytest.raises((SignInError, NetworkError)) as caught:
        site_answering(None, **changed)
    assert isinstance(caught.value, SignInError | NetworkError)
    assert caught.value.fault is fault


@pytest.mark.parametrize(
    ("answer", "fault"),
    [
        ([{"error": True, "exception": {"errorcode": "servicenotavailable"}}], SignInFault.NO_WEB_SERVICE),
        ({"error": "Off", "errorcode": "servicenotavailable"}, SignInFault.NO_WEB_SERVICE),
        ([{"error": True, "exception": {"errorcode": "sitemaintenance"}}], NetworkFault.MAINTENANCE),
        ([{"error": True, "exception": []}], SignInFault.NO_WEB_SERVICE),
        ([], NetworkFault.MALFORMED), ([[]], NetworkFault.MALFORMED), ([{"data": 1}], NetworkFault.MALFORMED),
        (3, NetworkFault.MALFORMED),
    ],
)  # fmt: skip
def test_errors_come_with_a_good_status(answer: object, fault: SignInFault | NetworkFault) -> None:
    with pytest.raises((SignInError, NetworkError)) as caught:
        site_answering(answer)
    assert isinstance(caught.value, SignInError | NetworkError)
    assert caught.value.fault is fault


def made(private: str = "", address: str = SITE.address, passport: str = "passport", token: str = KEY) -> str:
    digest = hashlib.md5((address + passport).encode()).hexdigest()
    return base64.b64encode(":::".join([digest, token, *([private] if private else [])]).encode()).decode()


PASTED = {
    "the whole address": f"moodlemobile://token={made(PRIVATE)}", "another scheme": f"tableau://token={made(PRIVATE)}",
    "with blanks": f"  moodlemobile://token={made(PRIVATE)[:20]}\r\n{made(PRIVATE)[20:]} ",
    "encoded": quote(f"moodlemobile://token={made(PRIVATE)}", safe=""), "quoted": f"« {made(PRIVATE)} »",
    "the part after the sign": made(PRIVATE), "with the sign": f"token={made(PRIVATE)}",
    "without padding": made(PRIVATE).rstrip("="), "with a slash": f"moodlemobile://token={made(PRIVATE)}/",
    "of the plain scheme": made(PRIVATE, "http://elea.example"), "of the root": made(PRIVATE, "https://elea.example/"),
}  # fmt: skip


@pytest.mark.parametrize("pasted", PASTED.values(), ids=PASTED)
def test_what_a_teacher_pastes_is_taken(pasted: str) -> None:
    assert pasted_token(pasted, LAUNCH, HOST) == MoodleToken(Secret(KEY), Secret(PRIVATE))


def test_a_key_of_the_preferences_is_taken_as_it_is() -> None:
    assert pasted_token(f" {KEY}\n", None, HOST) == MoodleToken(Secret(KEY))
    assert pasted_token(made(), LAUNCH, HOST) == MoodleToken(Secret(KEY))


@pytest.mark.parametrize(
    ("pasted", "fault"),
    [
        (made(passport="of an earlier sign-in"), SignInFault.OTHER_TOKEN),
        (made(address="https://other.example"), SignInFault.OTHER_TOKEN),
        ("", SignInFault.NOT_A_TOKEN), ("moodlemobile://token=", SignInFault.NOT_A_TOKEN),
        (f"moodlemobile://token={KEY}", SignInFault.NOT_A_TOKEN), (KEY[:-1], SignInFault.NOT_A_TOKEN),
        (made()[:-8], SignInFault.NOT_A_TOKEN), (made(PRIVATE)[:-8], SignInFault.NOT_A_TOKEN),
        (made().lower(), SignInFault.NOT_A_TOKEN),
        (made(token="short"), SignInFault.NOT_A_TOKEN), (made(token="a b" * 9), SignInFault.NOT_A_TOKEN),
        (LAUNCH.address.revealed, SignInFault.NOT_A_TOKEN), (made() * 99, SignInFault.NOT_A_TOKEN),
    ],
)  # fmt: skip
def test_what_is_something_else_is_refused(pasted: str, fault: SignInFault) -> None:
    with pytest.raises(SignInError) as caught:
        pasted_token(pasted, LAUNCH, HOST)
    assert caught.value.fault is fault
    assert KEY not in str(caught.value)


def test_an_address_needs_its_sign_in() -> None:
    with pytest.raises(SignInError) as caught:
        pasted_token(made(), None, HOST)
    assert caught.value.fault is SignInFault.OTHER_TOKEN


@given(st.text(max_size=99) | st.binary(max_size=99).map(lambda data: "x://token=" + base64.b64encode(data).decode()))
def test_whatever_is_pasted_is_a_token_or_a_typed_error(text: str) -> None:
    with pytest.raises(SignInError):
        pasted_token(text, LAUNCH, HOST)
