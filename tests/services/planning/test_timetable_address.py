"""Timetables at an address: asked without credentials, over https alone, whatever the calendar calls it."""

from __future__ import annotations

import pytest

from tests.support.calendars import calendar
from tests.support.local_server import Exchange, local_server
from tni.core.network_errors import NetworkError, NetworkFault, NoHttpsError
from tni.network.account import Origin
from tni.services.planning.timetable_address import TimetableAddress

DATA = calendar("UID:a|DTSTART:20260907T080000|DTEND:20260907T090000|SUMMARY:Maths 5A")


def test_a_timetable_is_fetched_without_credentials() -> None:
    with local_server(lambda exchange: exchange.answer("200 OK", DATA)) as server:
        fetch = TimetableAddress(local_agreed=True, proxy_of=lambda _: None)
        assert fetch(f" {server.url('/ical/key.ics')}\n") == DATA
        assert b"Authorization" not in server.requests[0]


def test_an_address_that_is_gone_has_its_fault() -> None:
    def answer(exchange: Exchange) -> None:
        exchange.answer("404 Not Found", b"")

    with local_server(answer) as server, pytest.raises(NetworkError) as caught:
        TimetableAddress(local_agreed=True, proxy_of=lambda _: None)(server.url())
    assert caught.value.fault is NetworkFault.MISSING


def test_http_is_refused_and_webcal_is_https() -> None:
    with pytest.raises(NoHttpsError):
        TimetableAddress()("http://example.org/pronote.ics")
    asked: list[Origin] = []

    def proxy_of(origin: Origin) -> str | None:
        asked.append(origin)
        raise NetworkError(NetworkFault.CANCELLED, origin.host)

    with pytest.raises(NetworkError):
        TimetableAddress(proxy_of=proxy_of)("webcal://example.org/pronote.ics")
    assert [(one.scheme, one.port) for one in asked] == [("https", 443)]


@pytest.mark.parametrize("url", ["", "pronote", "file:///etc/passwd", "https://user:key@example.org/a.ics"])
def test_what_is_no_address_is_a_typed_error(url: str) -> None:
    with pytest.raises(NetworkError):
        TimetableAddress()(url)
