"""Addresses and abilities of an OAuth 2.0 server: read from its discovery document (OpenID Connect Discovery, RFC
8414), or known beforehand."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from urllib.parse import urlsplit

from tni.core.network_errors import NetworkError, NetworkFault
from tni.core.secret import Secret
from tni.core.sign_in_errors import SignInError, SignInFault
from tni.ent.answers import asked, json_of
from tni.network.client import HttpClient
from tni.network.http_values import Request

OPENID_DOCUMENT = "/.well-known/openid-configuration"
OAUTH_DOCUMENT = "/.well-known/oauth-authorization-server"
DOCUMENT_BYTES = 1 << 18
AUTHORIZATION_CODE = "code"


class ClientProof(Enum):
    """Way in which a program with a secret proves itself to the server."""

    BASIC = "client_secret_basic"
    POST = "client_secret_post"


@dataclass(frozen=True, slots=True)
class OAuthProvider:
    """Server that signs teachers in. authorization: address for the browser. token, revocation: addresses to ask;
    revocation is "" where there is none. has_pkce: it takes the method S256 of RFC 7636. names_itself: its redirects
    bear its issuer (RFC 9207)."""

    issuer: str
    authorization: str
    token: str
    revocation: str = ""
    has_pkce: bool = False
    proof: ClientProof = ClientProof.BASIC
    names_itself: bool = False


@dataclass(frozen=True, slots=True)
class RegisteredProgram:
    """This program as the server's administrator has registered it. secret: None for a public client."""

    id: str
    secret: Secret | None = None
    scope: str = ""


def edifice_provider(address: str) -> OAuthProvider:
    """Return the fixed addresses of an ENT by Edifice. It takes no S256 and compares no redirect address, so that only
    `state` and the administrator's secret protect the code. The secret goes into the body: in the header Edifice does
    not undo the encoding that RFC 6749 wants."""
    base = address.rstrip("/")
    return OAuthProvider(base, f"{base}/auth/oauth2/auth", f"{base}/auth/oauth2/token", proof=ClientProof.POST)


def discovered_provider(client: HttpClient, issuer: str) -> OAuthProvider:
    """Read a server's discovery documents; one of the two is enough. client: of an account without credentials, which
    limits the hosts. Raises: NetworkError; SignInError, WRONG_PROVIDER for the document of another server."""
    host = client.account.origin.host
    issuer = issuer.rstrip("/")
    found = _document(client, issuer + OPENID_DOCUMENT, issuer)
    if found is None or not _text(found, "revocation_endpoint"):
        parts = urlsplit(issuer)
        other = _document(client, f"{parts.scheme}://{parts.netloc}{OAUTH_DOCUMENT}{parts.path}", issuer)
        found = (other or {}) | (found or {})
    if not found:
        raise NetworkError(NetworkFault.MISSING, host)
    authorization, token = _text(found, "authorization_endpoint"), _text(found, "token_endpoint")
    revocation = _text(found, "revocation_endpoint")
    for address in (authorization, token, *([revocation] if revocation else [])):
        client.account.check(address)
    if AUTHORIZATION_CODE not in _texts(found, "response_types_supported", [AUTHORIZATION_CODE]):
        raise SignInError(SignInFault.CLIENT_REFUSED, host)
    proofs = _texts(found, "token_endpoint_auth_methods_supported", [ClientProof.BASIC.value])
    return OAuthProvider(
        issuer=_text(found, "issuer"),
        authorization=authorization,
        token=token,
        revocation=revocation,
        has_pkce="S256" in _texts(found, "code_challenge_methods_supported", []),
        proof=ClientProof.POST if ClientProof.BASIC.value not in proofs else ClientProof.BASIC,
        names_itself=found.get("authorization_response_iss_parameter_supported") is True,
    )


def _document(client: HttpClient, url: str, issuer: str) -> dict[str, object] | None:
    """Return a discovery document; None for a server that has none there."""
    host = client.account.origin.host
    try:
        response = asked(client, Request("GET", url, {"Accept": "application/json"}, limit=DOCUMENT_BYTES))
    except NetworkError as error:
        if error.fault is NetworkFault.MISSING:
            return None
        raise
    found = json_of(response, host)
    if not isinstance(found, dict):
        raise NetworkError(NetworkFault.MALFORMED, host)
    if _text(found, "issuer").rstrip("/") != issuer:
        raise SignInError(SignInFault.WRONG_PROVIDER, host)
    return found


def _text(found: dict[str, object], name: str) -> str:
    value = found.get(name)
    return value if isinstance(value, str) else ""


def _texts(found: dict[str, object], name: str, default: list[str]) -> list[str]:
    value = found.get(name)
    return [one for one in value if isinstance(one, str)] if isinstance(value, list) else default
