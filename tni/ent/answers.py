"""Answers of servers to a sign-in: requests for JSON, and pages that come in place of it."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from tni.api import answers
from tni.api.ent import ConnectorFault
from tni.api.http import HttpResponse
from tni.core.network_errors import NetworkError, NetworkFault
from tni.network.client import HttpClient
from tni.network.faults import fault_of_status
from tni.network.http_values import Request

ERROR_STATUSES = frozenset(range(400, 600))
FOR_NOW = {302, 303, 307}
"""Redirects that do not last. A server that has moved for good says 301 or 308."""
_FAULTS = {
    ConnectorFault.CAPTIVE_PORTAL: NetworkFault.CAPTIVE_PORTAL,
    ConnectorFault.MAINTENANCE: NetworkFault.MAINTENANCE,
    ConnectorFault.SIGN_IN: NetworkFault.WRONG_PASSWORD,
    ConnectorFault.NOT_UNDERSTOOD: NetworkFault.MALFORMED,
}


def asked(client: HttpClient, request: Request) -> HttpResponse:
    """Send a request whose answer is JSON or XML. Raises: NetworkError, with CAPTIVE_PORTAL, MAINTENANCE or
    WRONG_PASSWORD for a page in the answer's place."""
    host = client.account.origin.host
    try:
        response = client.send(replace(request, accepted=request.accepted | ERROR_STATUSES))
    except NetworkError as error:
        raise network_fault(error, host) from None
    fault = page_fault(response, request.url)
    if fault is None and response.status >= 400 and response.status not in request.accepted:
        fault = fault_of_status(response.status)
    if fault is not None:
        raise NetworkError(fault, host, response.status, answers.asked_wait_s(response))
    return response


def network_fault(error: NetworkError, host: str) -> NetworkError:
    """Return the error that a request ended with, or CAPTIVE_PORTAL for one that was sent to another host for now.
    host: that was asked."""
    if error.fault is NetworkFault.FOREIGN_HOST and error.status in FOR_NOW:
        return NetworkError(NetworkFault.CAPTIVE_PORTAL, host, error.status)
    return error


def page_fault(response: HttpResponse, url: str) -> NetworkFault | None:
    """Return what a page stands for that came where JSON or XML was asked for; None for an answer that is no page, and
    for a page that says no more than its status. url: that was asked for."""
    fault = answers.page_fault(response, url)
    return None if fault is None else _FAULTS[fault]


def json_of(response: HttpResponse, host: str) -> Any:
    """Return the JSON of an answer. Raises: NetworkError, MALFORMED."""
    try:
        return json.loads(response.body)
    except (ValueError, RecursionError):
        raise NetworkError(NetworkFault.MALFORMED, host, response.status) from None
