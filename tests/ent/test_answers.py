"""Tests of pages in the place of answers: what a captive portal, a maintenance and an ended session look like."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tests.support.local_server import Answer, Exchange, LocalServer, local_server
from tni.core.network_errors import NetworkError, NetworkFault
from tni.ent.answers import asked, json_of
from tni.network.account import Account
from tni.network.client import HttpClient
from tni.network.http_values import Request

HTML = "Content-Type: text/html; charset=utf-8"
PORTAL = (
    "<html><head><title>Wi-Fi invités</title></head><body><form action='/login'><input type=password></form></body>"
)
LEADING = (
    '<!DOCTYPE html><html><head><meta http-equiv="refresh" content="0; url=http://portail.example/login"></head></html>'
)
SCRIPTED = "<html><script>window.location.replace('http://1.1.1.1/login.html')</script></html>"
WISPR = "<HTML><!--<WISPAccessGatewayParam><Redirect/></WISPAccessGatewayParam>--></HTML>"
MAINTENANCE = "<!doctype html><title>Site en maintenance</title><p>Nous revenons à 18 h.</p>"
SHORT = (
    "\ufeff<html><body><p>Le service est momentanément indisponible, merci de réessayer plus tard.</p></body></html>"
)
SORRY = "<html><head><title>Désolé</title></head><body><img src='travaux.png'></body></html>"
NGINX = "<html>\r\n<head><title>503 Service Temporarily Unavailable</title></head><body><h1>503 Service Temporarily"
LOGIN = "<html><title>Mon ENT</title><p>Maintenance prévue samedi.</p><form><input type='password'></form></html>"
OTHER = "<html><title>It works!</title></html>"
LONG = f"<html><title>Blog</title><p>{'mot ' * 400} maintenance</p></html>"


@contextmanager
def server_of(answer: Answer) -> Iterator[tuple[HttpClient, LocalServer]]:
    with local_server(answer) as server:
        client = HttpClient(Account(server.url(), local_agreed=True), proxy_of=lambda _: None, retry_s=0)
        try:
            yield client, server
        finally:
            client.close()


def error_of(answer: Answer) -> NetworkError:
    with server_of(answer) as (client, server), pytest.raises(NetworkError) as caught:
        json_of(asked(client, Request("GET", server.url("/api"))), "ent.example")
    return caught.value


@pytest.mark.parametrize(
    ("status", "page", "fault"),
    [
        (511, OTHER, NetworkFault.CAPTIVE_PORTAL), (511, "", NetworkFault.CAPTIVE_PORTAL),
        (200, PORTAL, NetworkFault.CAPTIVE_PORTAL), (200, LEADING, NetworkFault.CAPTIVE_PORTAL),
        (200, SCRIPTED, NetworkFault.CAPTIVE_PORTAL), (200, WISPR, NetworkFault.CAPTIVE_PORTAL),
        (200, LOGIN, NetworkFault.CAPTIVE_PORTAL),
        (200, MAINTENANCE, NetworkFault.MAINTENANCE), (503, MAINTENANCE, NetworkFault.MAINTENANCE),
        (404, MAINTENANCE, NetworkFault.MAINTENANCE), (200, SHORT, NetworkFault.MAINTENANCE),
        (503, SORRY, NetworkFault.MAINTENANCE), (200, SORRY, NetworkFault.MALFORMED),
        (503, NGINX, NetworkFault.BUSY), (503, "", NetworkFault.BUSY), (503, '{"error":"busy"}', NetworkFault.BUSY),
        (502, "<html><title>502 Bad Gateway</title></html>", NetworkFault.SERVER),
        (401, LOGIN, NetworkFault.WRONG_PASSWORD), (404, OTHER, NetworkFault.MISSING),
        (200, OTHER, NetworkFault.MALFORMED), (200, LONG, NetworkFault.MALFORMED), (200, "", NetworkFault.MALFORMED),
        (200, "{", NetworkFault.MALFORMED), (200, "[" * 99999, NetworkFault.MALFORMED),
        (200, "<html><form action='http://[x/'></form>", NetworkFault.MALFORMED),
    ],
)  # fmt: skip
def test_a_page_in_the_place_of_an_answer_is_recognised(status: int, page: str, fault: NetworkFault) -> None:
    assert error_of(lambda exchange: exchange.answer(f"{status} X", page.encode(), HTML)).fault is fault


@pytest.mark.parametrize("encoding", ["utf-8", "latin-1"])
def test_accents_are_read_in_either_encoding(encoding: str) -> None:
    page = "<html><title>Mise à jour en cours</title></html>"
    error = error_of(lambda exchange: exchange.answer("200 OK", page.encode(encoding), HTML))
    assert error.fault is NetworkFault.MAINTENANCE


def test_an_answer_is_an_answer_whatever_its_type_is_called() -> None:
    with server_of(lambda exchange: exchange.answer("200 OK", b' {"page": "<html>"}', HTML)) as (client, server):
        response = asked(client, Request("GET", server.url()))
        assert json_of(response, "x") == {"page": "<html>"}
    xml = b"<?xml version='1.0'?><html-list/>"
    with server_of(lambda exchange: exchange.answer("200 OK", xml)) as (client, server):
        assert asked(client, Request("GET", server.url())).body == xml


def test_statuses_that_a_request_takes_are_no_error() -> None:
    with server_of(lambda exchange: exchange.answer("409 Conflict", b"{}")) as (client, server):
        assert asked(client, Request("GET", server.url(), accepted=frozenset({409}))).status == 409


@pytest.mark.parametrize(
    ("status", "fault"),
    [(302, NetworkFault.CAPTIVE_PORTAL), (307, NetworkFault.CAPTIVE_PORTAL), (301, NetworkFault.FOREIGN_HOST)],
)
def test_a_network_that_leads_elsewhere_is_told_from_a_server_that_moved(status: int, fault: NetworkFault) -> None:
    goal = "Location: https://portail.example/login"
    error = error_of(lambda exchange: exchange.answer(f"{status} X", b"", goal))
    assert error.fault is fault
    assert error.host == ("127.0.0.1" if fault is NetworkFault.CAPTIVE_PORTAL else "portail.example")


def test_a_server_that_leads_to_its_own_sign_in_has_ended_the_session() -> None:
    def answer(exchange: Exchange) -> None:
        if b"GET /auth/login" in exchange.head:
            exchange.answer("200 OK", LOGIN.encode(), HTML)
        else:
            exchange.answer("302 Found", b"", "Location: /auth/login?callback=api")

    assert error_of(answer).fault is NetworkFault.WRONG_PASSWORD


def test_the_wait_that_a_server_asks_for_is_kept() -> None:
    error = error_of(lambda exchange: exchange.answer("503 X", MAINTENANCE.encode(), "Retry-After: 600"))
    assert (error.fault, error.status, error.retry_s) == (NetworkFault.MAINTENANCE, 503, 600.0)
