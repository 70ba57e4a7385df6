"""Sign-in to a Nextcloud server by the teacher's own browser: Login Flow v2, which ends with a password for the program
alone. The teacher's password is never seen here.

Layout: `POST /index.php/login/v2` gives the address for the browser and a token to ask with; the answer to the token is
404 until the teacher has agreed.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import quote, urlencode

from tni.api.answers import asked_wait_s, page_fault
from tni.api.ent import ConnectorFault
from tni.core.network_errors import NetworkError, NetworkFault
from tni.core.secret import Secret
from tni.network.account import Account, Credentials, origin_of
from tni.network.client import HttpClient
from tni.network.faults import fault_of_status
from tni.network.http_values import Request, body_of
from tni.sharing.webdav import dav_address

ANSWER_BYTES = 1 << 16
ERROR_STATUSES = frozenset(range(400, 600))
_PAGES = {
    ConnectorFault.MAINTENANCE: NetworkFault.MAINTENANCE,
    ConnectorFault.CAPTIVE_PORTAL: NetworkFault.CAPTIVE_PORTAL,
}
"""Faults of pages that come in place of an answer."""
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


@dataclass(frozen=True, slots=True)
class BegunLogin:
    """Sign-in that waits for the teacher. address: to be opened in the browser; it is a secret until then. endpoint,
    token: to ask with."""

    address: Secret
    endpoint: str
    token: Secret


@dataclass(frozen=True, slots=True)
class NextcloudAccount:
    """Account that a sign-in ended with. folder: WebDAV address of all files of the user. user: as the server calls the
    login. password: for this program alone; it can be taken back on the server."""

    folder: str
    user: str
    password: Secret


class NextcloudLogin:
    """Sign-in to one server. Every method raises NetworkError."""

    def __init__(self, client: HttpClient) -> None:
        """client: of an account without credentials, whose address is that of the server."""
        self._client = client
        self._server = dav_address(client.account.address)

    def begin(self) -> BegunLogin:
        found = self._asked(Request("POST", f"{self._server}index.php/login/v2", body=body_of(b""), limit=ANSWER_BYTES))
        try:
            poll, address = found["poll"], str(found["login"])
            begun = BegunLogin(Secret(address), str(poll["endpoint"]), Secret(str(poll["token"])))
        except (KeyError, TypeError):
            raise self._not_understood() from None
        self._client.account.check(address)  # the browser is sent to no other host
        self._client.account.check(begun.endpoint)
        return begun

    def ask(self, begun: BegunLogin) -> NextcloudAccount | None:
        """Return the account once the teacher has agreed in the browser; None until then."""
        body = body_of(urlencode({"token": begun.token.revealed}).encode())
        request = Request("POST", begun.endpoint, FORM, body, accepted=frozenset({404}), limit=ANSWER_BYTES)
        response = self._client.send(request)
        if response.status == 404:
            return None
        found = self._decoded(response.body)
        try:
            server, user, password = str(found["server"]), str(found["loginName"]), Secret(str(found["appPassword"]))
        except KeyError:
            raise self._not_understood() from None
        if origin_of(server).host != self._client.account.origin.host:
            raise NetworkError(NetworkFault.FOREIGN_HOST, origin_of(server).host)
        return NextcloudAccount(self._folder_of(user, password), user, password)

    def _folder_of(self, user: str, password: Secret) -> str:
        """Return the address of a user's files. They bear the user's id, which can differ from the login."""
        own = self._client.account
        account = Account(own.address, Credentials(user, password), local_agreed=own.local_agreed)
        client = self._client.for_account(account)
        try:
            headers = {"OCS-APIRequest": "true", "Accept": "application/json"}
            response = client.send(
                Request("GET", f"{self._server}ocs/v2.php/cloud/user?format=json", headers, limit=ANSWER_BYTES)
            )
            user = str(self._decoded(response.body)["ocs"]["data"]["id"])
        except (KeyError, TypeError):
            raise self._not_understood() from None
        finally:
            client.close()
        return f"{self._server}remote.php/dav/files/{quote(user, safe='')}/"

    def _asked(self, request: Request) -> dict[str, Any]:
        host = self._client.account.origin.host
        response = self._client.send(replace(request, accepted=ERROR_STATUSES))
        is_closed = response.headers.get("x-nextcloud-maintenance-mode", "0") not in ("", "0")
        fault = ConnectorFault.MAINTENANCE if is_closed else page_fault(response, request.url)
        if fault in _PAGES:
            raise NetworkError(_PAGES[fault], host, response.status, asked_wait_s(response))
        if response.status >= 400:
            raise NetworkError(fault_of_status(response.status), host, response.status, asked_wait_s(response))
        return self._decoded(response.body)

    def _decoded(self, data: bytes) -> dict[str, Any]:
        try:
            found = json.loads(data)
        except (ValueError, RecursionError):
            raise self._not_understood() from None
        if not isinstance(found, dict):
            raise self._not_understood()
        return found

    def _not_understood(self) -> NetworkError:
        return NetworkError(NetworkFault.MALFORMED, self._client.account.origin.host)
