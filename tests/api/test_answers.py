"""Tests of the meaning of servers' answers for connectors."""

from __future__ import annotations

import pytest

from tni.api.answers import (
    page_fault,
    parsed_json,
    parsed_xml,
    plain_line,
    require_no_page,
    require_success,
    webdav_resources,
)
from tni.api.ent import ConnectorError, ConnectorFault
from tni.api.http import HttpResponse, NetworkError, NetworkFault

ASKED = "https://ent.example/api/entries"
PORTAL = b"<html><title>Wi-Fi</title><form action='/login'><input type=password></form></html>"
MAINTENANCE = b"<!doctype html><title>Site en maintenance</title><p>Nous revenons.</p>"
NGINX = b"<html><head><title>503 Service Temporarily Unavailable</title></head></html>"
WELCOME = b"<html><body>Bienvenue, connectez-vous</body></html>"
OTHER = b"<html><title>It works!</title></html>"


def answer(status: int = 200, body: bytes = b"", url: str = ASKED, **headers: str) -> HttpResponse:
    return HttpResponse(status, url, {name.replace("_", "-"): value for name, value in headers.items()}, body)


@pytest.mark.parametrize(
    ("response", "fault"),
    [
        (answer(401), ConnectorFault.SIGN_IN), (answer(403), ConnectorFault.FORBIDDEN),
        (answer(404), ConnectorFault.NO_PLACE), (answer(410), ConnectorFault.NO_PLACE),
        (answer(400), ConnectorFault.REFUSED), (answer(413), ConnectorFault.TOO_LARGE),
        (answer(507), ConnectorFault.QUOTA), (answer(511), ConnectorFault.CAPTIVE_PORTAL),
        (answer(503, MAINTENANCE), ConnectorFault.MAINTENANCE), (answer(500, MAINTENANCE), ConnectorFault.MAINTENANCE),
        (answer(503, b'{"message": "System in maintenance mode."}'), ConnectorFault.MAINTENANCE),
        (answer(503, x_nextcloud_maintenance_mode="1"), ConnectorFault.MAINTENANCE),
        (answer(412), NetworkFault.EXISTS), (answer(423), NetworkFault.LOCKED), (answer(429), NetworkFault.BUSY),
        (answer(501), NetworkFault.NOT_WEBDAV), (answer(503, NGINX), NetworkFault.BUSY),
        (answer(502, NGINX), NetworkFault.SERVER), (answer(500, url="https://[x/"), NetworkFault.SERVER),
    ],
)  # fmt: skip
def test_a_refusal_is_read_by_its_status(response: HttpResponse, fault: ConnectorFault | NetworkFault) -> None:
    with pytest.raises((ConnectorError, NetworkError)) as caught:
        require_success(response)
    assert isinstance(caught.value, ConnectorError | NetworkError)
    assert caught.value.fault is fault


@pytest.mark.parametrize("status", [200, 201, 204, 207, 304])
def test_any_other_answer_is_returned(status: int) -> None:
    response = answer(status, OTHER)
    assert require_success(response) is response


def test_the_server_s_words_and_own_statuses_are_the_connector_s_to_read() -> None:
    with pytest.raises(ConnectorError) as caught:
        require_success(answer(422, b"le titre manque"), lambda response: response.body.decode())
    assert (caught.value.fault, caught.value.detail) == (ConnectorFault.REFUSED, "le titre manque")
    with pytest.raises(NetworkError) as conflict:
        require_success(answer(409), network_faults={409: NetworkFault.CONFLICT})
    assert (conflict.value.fault, conflict.value.host) == (NetworkFault.CONFLICT, "ent.example")


@pytest.mark.parametrize(("said", "wait_s"), [("600", 600.0), ("", 0.0), ("soon", 0.0), ("9" * 400, 0.0), ("-3", 0.0)])
def test_the_wait_that_a_server_asks_for_is_told(said: str, wait_s: float) -> None:
    with pytest.raises(NetworkError) as caught:
        require_success(answer(429, retry_after=said))
    assert caught.value.retry_s == wait_s


@pytest.mark.parametrize(
    ("response", "fault"),
    [
        (answer(200, PORTAL), ConnectorFault.CAPTIVE_PORTAL), (answer(511), ConnectorFault.CAPTIVE_PORTAL),
        (answer(200, PORTAL, "https://ent.example/login"), ConnectorFault.SIGN_IN),
        (answer(200, MAINTENANCE), ConnectorFault.MAINTENANCE), (answer(503, NGINX), None), (answer(404, OTHER), None),
        (answer(200, OTHER), ConnectorFault.NOT_UNDERSTOOD), (answer(200, b'{"page": "<html>"}'), None),
        (answer(200, WELCOME), ConnectorFault.NOT_UNDERSTOOD),
        (answer(200, WELCOME, "https://portail.lan/x"), ConnectorFault.CAPTIVE_PORTAL),
        (answer(200, PORTAL, "https://portail.lan/x"), ConnectorFault.CAPTIVE_PORTAL),
        (answer(200, b""), None), (answer(200, OTHER, "https://[x/"), ConnectorFault.NOT_UNDERSTOOD),
    ],
)  # fmt: skip
def test_a_page_in_the_place_of_an_answer_is_recognised(response: HttpResponse, fault: ConnectorFault | None) -> None:
    assert page_fault(response, ASKED) is fault
    if fault is None:
        assert require_no_page(response, ASKED) is response
    else:
        with pytest.raises(ConnectorError, match=fault.value):
            require_no_page(response, ASKED)


@pytest.mark.parametrize(
    ("body", "fault"),
    [(b"{", ConnectorFault.NOT_UNDERSTOOD), (b"[" * 99_999, ConnectorFault.NOT_UNDERSTOOD),
     (b"\xff", ConnectorFault.NOT_UNDERSTOOD), (PORTAL, ConnectorFault.CAPTIVE_PORTAL),
     (MAINTENANCE, ConnectorFault.MAINTENANCE)],
)  # fmt: skip
def test_what_is_no_json_is_told_by_what_it_is(body: bytes, fault: ConnectorFault) -> None:
    assert parsed_json(answer(body=b'{"id": 1}')) == {"id": 1}
    with pytest.raises(ConnectorError) as caught:
        parsed_json(answer(body=body))
    assert caught.value.fault is fault


def test_xml_that_declares_entities_or_grows_is_not_parsed() -> None:
    root = parsed_xml("\ufeff<a>é</a>".encode())
    assert root is not None
    assert root.text == "é"
    for body in (
        b"",
        b"{}",
        b"\xff<a/>",
        b"<a",
        b'<!DOCTYPE a [<!ENTITY b "c">]><a/>',
        b"<a/>" * 500_000,
        b"<a>\0</a>",
    ):
        assert parsed_xml(body) is None


def test_a_text_of_a_server_becomes_one_plain_line() -> None:
    assert plain_line("<p>Titre&nbsp;trop\nlong</p> : 3 &lt; 4") == "Titre trop long : 3 < 4"
    assert plain_line("ab" * 10, 4) == "abab"
    assert plain_line(None) == "None"


@pytest.mark.parametrize("end", [b"<div>", b"BEGIN:VCALENDAR", b""])
def test_many_comments_before_what_is_no_page_are_read_once(end: bytes) -> None:
    assert page_fault(answer(body=b"<!-- a -->\n" * 99 + end), ASKED) is None
    assert page_fault(answer(body=b"<!-- a -->\n" * 99 + b"<html>"), ASKED) is ConnectorFault.NOT_UNDERSTOOD


def test_tags_that_never_end_are_read_once() -> None:
    assert plain_line("<" * 5_000_000, 3) == "<<<"


@pytest.mark.parametrize("begin", [b"<script>", b"<!--"])
def test_what_a_page_never_closes_is_not_seen(begin: bytes) -> None:
    page = b"<html><p>Bonjour</p>" + begin + b"en maintenance"
    assert page_fault(answer(body=page), ASKED) is ConnectorFault.NOT_UNDERSTOOD


def test_a_letter_of_a_huge_number_is_left_out() -> None:
    huge = "&#" + "9" * 5000 + ";"
    assert plain_line(f"avant{huge}apr&#232;s") == "avant après"
    assert page_fault(answer(body=f"<html><title>{huge}</title>".encode()), ASKED) is ConnectorFault.NOT_UNDERSTOOD


def test_resources_of_webdav_have_the_properties_that_were_found() -> None:
    body = b"""<d:multistatus xmlns:d="DAV:"><d:response><d:href> /a%20b/ </d:href>
    <d:propstat><d:prop><d:displayname>A</d:displayname></d:prop><d:status>HTTP/1.1 200 OK</d:status></d:propstat>
    <d:propstat><d:prop><d:getetag/></d:prop><d:status>HTTP/1.1 404 Not Found</d:status></d:propstat></d:response>
    <d:response><d:propstat><d:prop><d:getetag>1</d:getetag></d:prop></d:propstat></d:response></d:multistatus>"""
    found = webdav_resources(answer(207, body))
    assert [(href, {tag: one.text for tag, one in properties.items()}) for href, properties in found] == [
        ("/a%20b/", {"{DAV:}displayname": "A"}), ("", {"{DAV:}getetag": "1"}),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("response", "fault"),
    [
        (answer(200, b'<d:multistatus xmlns:d="DAV:"/>'), ConnectorFault.NOT_UNDERSTOOD),
        (answer(207, b"<other/>"), ConnectorFault.NOT_UNDERSTOOD), (answer(207, b""), ConnectorFault.NOT_UNDERSTOOD),
        (answer(207, OTHER), ConnectorFault.CAPTIVE_PORTAL), (answer(207, MAINTENANCE), ConnectorFault.MAINTENANCE),
    ],
)  # fmt: skip
def test_what_is_no_answer_of_webdav_is_a_fault(response: HttpResponse, fault: ConnectorFault) -> None:
    with pytest.raises(ConnectorError) as caught:
        webdav_resources(response)
    assert caught.value.fault is fault
