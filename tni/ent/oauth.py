"""Sign-in by OAuth 2.0 in the teacher's browser (RFC 6749, 7636, 8252): authorization code, with `state`, and with PKCE
where the server has it.

**A token request is sent once.** A code may be used once, and a server that sees it again takes it for stolen: it ends
the tokens that were given for it (RFC 6749, 4.1.2). A refresh token that is replaced at each use is guarded in the same
way, for the whole chain of tokens (RFC 9700, 4.14.2). So when the answer to such a request is lost, nobody can tell
whether the server has acted, and sending it again could end a sign-in that was good. The sign-in ends instead, and the
teacher begins again. A request of which nothing had left this computer is no such case, and its error says what is
wrong with the network.
"""

from __future__ import annotations

import base64
import hashlib
import re
import secrets
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, TypeGuard
from urllib.parse import quote_plus, urlencode

from tni.api.http import HttpResponse
from tni.core.network_errors import NetworkError, NetworkFault
from tni.core.secret import Secret
from tni.core.sign_in_errors import SignInError, SignInFault
from tni.ent.answers import json_of, network_fault, page_fault
from tni.ent.id_token import check_id_token
from tni.ent.loopback import BrowserAnswer
from tni.ent.oauth_provider import ClientProof, OAuthProvider, RegisteredProgram
from tni.ent.oauth_tokens import OAuthTokens
from tni.network.client import HttpClient
from tni.network.faults import fault_of_status
from tni.network.http_values import Request, Upload

ANSWER_BYTES = 1 << 18
TOKEN_LETTERS = 16384
FORM = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "application/json"}
STATUSES = frozenset(range(400, 600))
NOT_NOW = {429, 503}
"""Statuses of a server that has not looked at the request."""
OPENID = "openid"
FAULT_OF_ERROR = {
    "access_denied": SignInFault.DENIED,
    "login_required": SignInFault.DENIED,
    "consent_required": SignInFault.DENIED,
    "interaction_required": SignInFault.DENIED,
    "invalid_client": SignInFault.CLIENT_REFUSED,
    "unauthorized_client": SignInFault.CLIENT_REFUSED,
    "unsupported_grant_type": SignInFault.CLIENT_REFUSED,
    "unsupported_response_type": SignInFault.CLIENT_REFUSED,
    "invalid_request": SignInFault.CLIENT_REFUSED,
    "invalid_scope": SignInFault.SCOPE_REFUSED,
}
_TOKEN = re.compile(r"[\x21-\x7e]+")


@dataclass(frozen=True, slots=True)
class BegunSignIn:
    """Sign-in that waits for the browser. address: for the browser alone. verifier: None without PKCE. nonce: None
    unless an identity is asked for (`openid`)."""

    address: Secret
    redirect_uri: str
    state: Secret
    verifier: Secret | None
    nonce: Secret | None


class OAuthSignIn:
    """Sign-in to one server. Every method that asks it raises NetworkError and SignInError."""

    def __init__(
        self,
        client: HttpClient,
        provider: OAuthProvider,
        program: RegisteredProgram,
        now_s: Callable[[], float] = time.time,
    ) -> None:
        """client: of an account without credentials, whose address and other origins are the server's."""
        self._client, self._provider, self._program, self._now_s = client, provider, program, now_s
        self._host = client.account.origin.host
        self._lock = threading.Lock()
        self._used: set[str] = set()
        client.account.check(provider.authorization)

    def begin(self, redirect_uri: str) -> BegunSignIn:
        """Make the address to be opened in the browser. redirect_uri: of the listener on this computer."""
        state = secrets.token_urlsafe(32)
        verifier = secrets.token_urlsafe(48) if self._provider.has_pkce else None
        nonce = secrets.token_urlsafe(24) if OPENID in self._program.scope.split() else None
        fields = {
            "response_type": "code",
            "client_id": self._program.id,
            "redirect_uri": redirect_uri,
            "scope": self._program.scope,
            "state": state,
            "nonce": nonce,
        }
        if verifier is not None:
            fields |= {"code_challenge": s256(verifier), "code_challenge_method": "S256"}
        base = self._provider.authorization
        address = base + ("&" if "?" in base else "?") + urlencode({k: v for k, v in fields.items() if v})
        return BegunSignIn(Secret(address), redirect_uri, Secret(state), _secret(verifier), _secret(nonce))

    def finish(self, begun: BegunSignIn, answer: BrowserAnswer) -> OAuthTokens:
        """Exchange the code that the browser brought for tokens, once. Raises: SignInError, LOST where the answer did
        not come, and for a sign-in that was finished before."""
        is_named = answer.issuer != "" or (self._provider.names_itself and answer.code is not None)
        if is_named and answer.issuer != self._provider.issuer:  # servers forget to name themselves when they refuse
            raise SignInError(SignInFault.WRONG_PROVIDER, self._host)
        if answer.code is None:
            raise SignInError(FAULT_OF_ERROR.get(answer.error, SignInFault.DENIED), self._host)
        with self._lock:
            is_used = begun.state.revealed in self._used
            self._used.add(begun.state.revealed)
        if is_used:
            raise SignInError(SignInFault.LOST, self._host)
        fields = {
            "grant_type": "authorization_code",
            "code": answer.code.revealed,
            "redirect_uri": begun.redirect_uri,
        }
        if begun.verifier is not None:
            fields["code_verifier"] = begun.verifier.revealed
        asked_s = self._now_s()
        found = self._granted(fields, SignInFault.LOST, SignInFault.TOO_LATE)
        if begun.nonce is not None:
            check_id_token(found.get("id_token"), self._provider.issuer, self._program.id, begun.nonce, self._host)
        return self._tokens(found, asked_s, before=None)

    def refresh(self, tokens: OAuthTokens) -> OAuthTokens:
        """Exchange a refresh token for new tokens, once. It may be the last use of the old ones: keep the new ones
        before anything else. Raises: SignInError, OVER where it is refused, LOST where the answer did not come; then
        send it again only if the server is known to leave refresh tokens as they are (`refresh_stays`)."""
        if tokens.refresh is None:
            raise SignInError(SignInFault.OVER, self._host)
        asked_s = self._now_s()
        fields = {"grant_type": "refresh_token", "refresh_token": tokens.refresh.revealed}
        found = self._granted(fields, SignInFault.LOST, SignInFault.OVER)
        return self._tokens(found, asked_s, before=tokens)

    def revoke(self, tokens: OAuthTokens) -> bool:
        """Tell the server to forget tokens (RFC 7009). Returns whether it has; it may have no such request."""
        if not self._provider.revocation:
            return False
        token, kind = tokens.access, "access_token"
        if tokens.refresh is not None:
            token, kind = tokens.refresh, "refresh_token"
        body = _FormOnce({"token": token.revealed, "token_type_hint": kind} | self._proof_fields())
        headers = FORM | self._proof_headers()
        request = Request("POST", self._provider.revocation, headers, body.upload, STATUSES, ANSWER_BYTES)
        return self._client.send(request).status == 200

    def _granted(self, fields: dict[str, str], lost: SignInFault, refused: SignInFault) -> dict[str, Any]:
        """Send a token request and return its answer."""
        body = _FormOnce(fields | self._proof_fields())
        headers = FORM | self._proof_headers()
        request = Request("POST", self._provider.token, headers, body.upload, STATUSES, ANSWER_BYTES)
        try:
            response = self._client.send(request)
        except NetworkError as error:
            if error.fault is NetworkFault.FOREIGN_HOST:  # another server has answered, which has no such code
                raise network_fault(error, self._host) from None
            if body.has_left:
                raise SignInError(lost, self._host) from None
            raise
        found = self._json(response)
        if response.status >= 400 and isinstance(found, dict) and isinstance(found.get("error"), str):
            fault = refused if found["error"] == "invalid_grant" else FAULT_OF_ERROR.get(found["error"])
            if fault is not None:
                raise SignInError(fault, self._host)
        if response.status == 401:  # an answer that says no more
            raise SignInError(SignInFault.CLIENT_REFUSED, self._host)
        if response.status in (400, 403):
            raise SignInError(refused, self._host)
        if response.status != 200 or not isinstance(found, dict):
            raise SignInError(lost, self._host)
        return found

    def _json(self, response: HttpResponse) -> Any:
        """Return the JSON of an answer, None for anything else. Raises: NetworkError for a page of the network or of a
        server under maintenance, which has not acted."""
        fault = page_fault(response, self._provider.token)
        if fault in (NetworkFault.CAPTIVE_PORTAL, NetworkFault.MAINTENANCE):
            raise NetworkError(fault, self._host, response.status)
        if response.status in NOT_NOW:
            raise NetworkError(fault_of_status(response.status), self._host, response.status)
        try:
            return json_of(response, self._host)
        except NetworkError:
            return None

    def _tokens(self, found: dict[str, Any], asked_s: float, before: OAuthTokens | None) -> OAuthTokens:
        """Return the tokens of an answer. before: those that were exchanged for them."""
        access, kind = found.get("access_token"), found.get("token_type", "Bearer")
        if not _is_token(access) or str(kind).lower() != "bearer":
            raise SignInError(SignInFault.LOST, self._host)
        given = found.get("refresh_token")
        refresh = Secret(given) if _is_token(given) else (before.refresh if before else None)
        scope = found.get("scope")
        asked_for = before.scope if before else self._program.scope
        return OAuthTokens(
            access=Secret(access),
            refresh=refresh,
            obtained_s=asked_s,
            lifetime_s=_seconds(found.get("expires_in")),
            scope=scope if isinstance(scope, str) else asked_for,
            refresh_stays=before is not None and refresh == before.refresh,
        )

    def _proof_headers(self) -> dict[str, str]:
        if self._program.secret is None or self._provider.proof is not ClientProof.BASIC:
            return {}
        pair = f"{quote_plus(self._program.id)}:{quote_plus(self._program.secret.revealed)}"
        return {"Authorization": f"Basic {base64.b64encode(pair.encode()).decode()}"}

    def _proof_fields(self) -> dict[str, str]:
        if self._program.secret is None:
            return {"client_id": self._program.id}
        if self._provider.proof is ClientProof.BASIC:
            return {}
        return {"client_id": self._program.id, "client_secret": self._program.secret.revealed}


class _FormOnce:
    """Body of a form that leaves once: a redirect that asks for it again gets nothing. has_left: set when its first
    byte is handed to the system."""

    def __init__(self, fields: dict[str, str]) -> None:
        self._data = urlencode(fields).encode()
        self.has_left = False
        self.upload = Upload(len(self._data), self._chunks)

    def _chunks(self) -> Iterable[bytes]:
        if self.has_left:
            return []
        self.has_left = True
        return [self._data]


def s256(verifier: str) -> str:
    """Return the challenge of a verifier of PKCE."""
    return base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).decode().rstrip("=")


def _secret(text: str | None) -> Secret | None:
    return None if text is None else Secret(text)


def _is_token(value: object) -> TypeGuard[str]:
    return isinstance(value, str) and len(value) <= TOKEN_LETTERS and _TOKEN.fullmatch(value) is not None


def _seconds(value: object) -> float | None:
    """Return a lifetime, None for none. Some servers write the number as text."""
    try:
        found = float(value) if isinstance(value, int | float | str) and not isinstance(value, bool) else None
    except ValueError:
        return None
    return found if found is not None and 0 < found < 1e10 else None
