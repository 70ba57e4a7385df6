"""HTTP port of a connector on the program's side: hosts, headers, sizes and pace are checked, and the account's proof
of who asks is added for its own host alone."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol

from tni.api.ent import ConnectorError, ConnectorFault
from tni.api.http import Http, HttpRequest, HttpResponse, NetworkError, NetworkFault
from tni.api.manifest import ACCOUNT_HOST, SignIn
from tni.core.errors import TniError
from tni.core.secret import Secret
from tni.network.account import Account, Credentials, Origin, origin_of
from tni.network.client import HttpClient
from tni.network.http_values import RESPONSE_BYTES, Request, Upload
from tni.services.plugins.entry_files import EntryFiles, NoEntryFiles, body_chunks, body_size
from tni.services.plugins.pace import Pace

INLINE_BYTES = 32 << 20
"""Longest body beside the entry's files."""
SHORTEST_S, SLOWEST_BYTES_PER_S = 120.0, 20_000
"""Time of a request, and the speed of an upload below which it counts as stuck."""
KEPT_BY_PROGRAM = frozenset(
    {"accept-encoding", "connection", "content-length", "cookie", "expect", "host", "te", "trailer",
     "transfer-encoding", "upgrade", "user-agent", "proxy-authorization", "proxy-connection"}
)  # fmt: skip
_METHOD = re.compile(r"(?!CONNECT|TRACE)[A-Z]{3,20}")


class RenewedToken(Protocol):
    """Access token of an account with SignIn.OAUTH."""

    def token(self, refused: Secret | None = None) -> Secret:
        """Return a token to ask with. refused: the one that the server has just refused. Raises: NetworkError, after
        which one may ask again; another TniError when the teacher must sign in once more."""


@dataclass(frozen=True, slots=True)
class RequestRights:
    """Hosts that a plugin's requests may reach, and the proof of who asks.

    address: of the account, "" without one. hosts: of the manifest. secret: password or pasted token. token: for
    SignIn.OAUTH. fixed_hosts: the technician's, None when she fixed none. local_agreed: the teacher agreed to ask a
    server of her own network without https.
    """

    address: str
    user: str
    hosts: tuple[str, ...]
    sign_in: SignIn
    secret: Secret | None = None
    token: RenewedToken | None = None
    fixed_hosts: frozenset[str] | None = None
    local_agreed: bool = False

    @property
    def basic(self) -> Credentials | None:
        """Credentials of an account whose password is added to each request."""
        if self.sign_in not in (SignIn.PASSWORD, SignIn.NEXTCLOUD) or self.secret is None or not self.user:
            return None
        return Credentials(self.user, self.secret)

    def account(self, token: Secret | None = None) -> Account:
        """Return the account for the client, which knows no host that may not be reached, so that no redirect leads
        there. Raises: NetworkError."""
        named = tuple(host for host in self.hosts if host != ACCOUNT_HOST and self._is_fixed(host))
        others = tuple(Origin("https", host, 443) for host in named)
        if not self._own:
            return Account(f"https://{named[0] if named else 'no-host.invalid'}", None, others)
        self.check(self._own)
        credentials = Credentials("", token) if token is not None else self.basic
        return Account(self._own, credentials, others, self.local_agreed)

    def check(self, url: str) -> Origin:
        """Return the origin of an address that may be asked. Raises: NetworkError."""
        origin = origin_of(url)
        is_own = self._own != "" and origin == origin_of(self._own)
        is_named = origin.host in self.hosts and origin.scheme == "https" and origin.port == 443
        if not (is_own or is_named) or not self._is_fixed(origin.host):
            raise NetworkError(NetworkFault.FOREIGN_HOST, origin.host)
        return origin

    @property
    def _own(self) -> str:
        """Address of the account, "" where the manifest does not name its host."""
        return self.address if ACCOUNT_HOST in self.hosts else ""

    def _is_fixed(self, host: str) -> bool:
        return self.fixed_hosts is None or host in self.fixed_hosts


class AccountHttp(Http):
    """Port for the calls of one account, on one thread at a time; `cancel` for any other."""

    def __init__(
        self,
        rights: RequestRights,
        files: EntryFiles | None = None,
        sizes: Mapping[str, int] | None = None,
        client_of: Callable[[Account], HttpClient] = HttpClient,
        pace: Pace | None = None,
    ) -> None:
        """sizes: of the entry's files by SHA-256. Raises: NetworkError for an account without https; ConnectorError
        where the teacher must sign in once more, as `send` does."""
        self._rights, self._files, self._sizes = rights, files or NoEntryFiles(), sizes or {}
        self._cancelled = threading.Event()
        self._pace = pace or Pace(self._cancelled.wait)
        self._client_of = client_of
        self._token = self._current_token(None)
        self._client = client_of(rights.account(self._token))

    def send(self, request: HttpRequest) -> HttpResponse:
        origin = self._rights.check(request.url)
        sent = self._checked(request, origin)
        if not self._pace.take():
            raise NetworkError(NetworkFault.CANCELLED, origin.host)
        response = self._answered(sent, origin)
        self._rights.check(response.url)
        return response

    def cancel(self) -> None:
        """End the request under way, and refuse all others. May be called on any thread."""
        self._cancelled.set()
        self._client.cancel()

    def close(self) -> None:
        self._client.close()

    def _answered(self, request: Request, origin: Origin) -> HttpResponse:
        """Send a request; where the account's token has ended, once more with a new one: what a server refuses for want
        of a token, it has not done."""
        try:
            response = self._client.send(request)
        except NetworkError as error:
            if error.status != 401 or not self._can_renew(origin):
                raise
        else:
            if response.status != 401 or not self._can_renew(origin):
                return response
        self._renew()
        return self._client.send(request)

    def _can_renew(self, origin: Origin) -> bool:
        return self._rights.token is not None and origin == origin_of(self._rights.address)

    def _renew(self) -> None:
        self._token = self._current_token(self._token)
        before, self._client = self._client, self._client_of(self._rights.account(self._token))
        before.close()
        if self._cancelled.is_set():
            self._client.cancel()

    def _current_token(self, refused: Secret | None) -> Secret | None:
        if self._rights.token is None:
            return None
        try:
            return self._rights.token.token(refused)
        except NetworkError:
            raise
        except TniError as error:
            raise ConnectorError(ConnectorFault.SIGN_IN) from error

    def _checked(self, request: HttpRequest, origin: Origin) -> Request:
        """Return the request for the client. Raises: NetworkError, MALFORMED where the plugin asks for what it may
        not."""
        try:
            if not _METHOD.fullmatch(request.method):
                raise ValueError(request.method)
            headers = dict(self._header(name, value) for name, value in request.headers.items())
            size = body_size(request.body, self._sizes)
            if sum(len(one) for one in request.body if isinstance(one, bytes)) > INLINE_BYTES:
                raise ValueError("too long")
        except (ValueError, TypeError) as error:
            raise NetworkError(NetworkFault.MALFORMED, origin.host) from error
        upload = Upload(size, body_chunks(request.body, self._sizes, self._files)) if request.body else None
        return Request(
            request.method,
            request.url,
            headers,
            upload,
            request.accepted,
            min(request.limit, RESPONSE_BYTES),
            SHORTEST_S + size / SLOWEST_BYTES_PER_S,
        )

    def _header(self, name: str, value: str) -> tuple[str, str]:
        lower = name.lower()
        is_proof = lower == "authorization" and self._rights.sign_in not in (SignIn.TOKEN, SignIn.MOODLE)
        if lower in KEPT_BY_PROGRAM or is_proof or not re.fullmatch(r"[A-Za-z0-9-]{1,80}", name):
            raise ValueError(name)
        if len(value) > 8000 or not value.isprintable():
            raise ValueError(name)
        return name, value
