"""Look at an address before a sign-in: whether an ENT of Edifice may be there, and whether it answers for now."""

from __future__ import annotations

from tni.core.network_errors import NetworkError, NetworkFault
from tni.ent.answers import page_fault
from tni.network.client import HttpClient
from tni.network.faults import fault_of_status
from tni.network.http_values import Request

USER_INFO = "/auth/oauth2/userinfo"
ANSWER_BYTES = 1 << 18
ERROR_STATUSES = frozenset(range(400, 600))
_TELLING = (NetworkFault.MAINTENANCE, NetworkFault.CAPTIVE_PORTAL)
_ABSENT = (404, 405, 410)


def require_edifice(client: HttpClient) -> None:
    """Ask without a token, so that a browser is not opened on nothing. A refusal, or the way to whatever sign-in, is as
    good as an answer: which of them an ENT gives is not written anywhere. client: of an account without credentials.
    Raises: NetworkError where no server answers, or it is under maintenance, or no ENT."""
    host = client.account.origin.host
    url = client.account.address.rstrip("/") + USER_INFO
    try:
        response = client.send(Request("GET", url, accepted=ERROR_STATUSES, limit=ANSWER_BYTES))
    except NetworkError as error:
        if error.fault in (NetworkFault.FOREIGN_HOST, NetworkFault.NOT_HTTPS) and error.status:
            return  # to the sign-in of the région or académie
        raise
    fault = page_fault(response, url)
    if fault in _TELLING:
        raise NetworkError(fault, host, response.status)
    if response.status in _ABSENT or response.status >= 500:
        raise NetworkError(fault_of_status(response.status), host, response.status)
