"""Tests of discovery: what is read from a server's document, and which documents are refused."""

from __future__ import annotations

import pytest

from tests.support.token_server import TokenServer, client_of, token_server
from tni.core.network_errors import NetworkError, NetworkFault
from tni.core.sign_in_errors import SignInError, SignInFault
from tni.ent.oauth_provider import (
    OAUTH_DOCUMENT,
    OPENID_DOCUMENT,
    ClientProof,
    OAuthProvider,
    discovered_provider,
)


def found_with(server: TokenServer, **changed: object) -> OAuthProvider:
    """Discover a server whose document differs from a plain one."""
    plain: dict[str, object] = {
        "issuer": server.url,
        "authorization_endpoint": f"{server.url}/auth",
        "token_endpoint": f"{server.url}/token",
    }
    return discovered(server, {OPENID_DOCUMENT: plain | changed})


def discovered(server: TokenServer, documents: dict[str, dict[str, object]], issuer: str = "/") -> OAuthProvider:
    server.documents = documents
    with client_of(server) as client:
        return discovered_provider(client, server.url + issuer)


def test_a_plain_document_names_little() -> None:
    with token_server() as server:
        url = server.url
        assert found_with(server) == OAuthProvider(url, f"{url}/auth", f"{url}/token")


def test_abilities_are_read() -> None:
    with token_server() as server:
        found = found_with(
            server,
            issuer=server.url + "/",
            code_challenge_methods_supported=["plain", "S256"],
            revocation_endpoint=f"{server.url}/revoke",
            token_endpoint_auth_methods_supported=["client_secret_post", "none"],
            authorization_response_iss_parameter_supported=True,
            response_types_supported=["code", "id_token"],
        )
        assert (found.has_pkce, found.names_itself, found.proof) == (True, True, ClientProof.POST)
        assert (found.issuer, found.revocation) == (server.url + "/", f"{server.url}/revoke")


def test_plain_challenges_are_not_used() -> None:
    """Edifice names the method `plain` alone, which protects nothing."""
    with token_server() as server:
        assert not found_with(server, code_challenge_methods_supported=["plain"]).has_pkce
        assert not found_with(server, code_challenge_methods_supported="S256").has_pkce


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({"issuer": "https://evil.example"}, SignInFault.WRONG_PROVIDER), ({"issuer": 3}, SignInFault.WRONG_PROVIDER),
        ({"token_endpoint": "https://evil.example/token"}, NetworkFault.FOREIGN_HOST),
        ({"authorization_endpoint": "https://evil.example/"}, NetworkFault.FOREIGN_HOST),
        ({"authorization_endpoint": "file:///etc/passwd"}, NetworkFault.MALFORMED),
        ({"revocation_endpoint": "http://127.0.0.1:1/"}, NetworkFault.FOREIGN_HOST),
        ({"token_endpoint": None}, NetworkFault.MALFORMED),
        ({"response_types_supported": ["token"]}, SignInFault.CLIENT_REFUSED),
    ],
)  # fmt: skip
def test_a_document_that_leads_elsewhere_is_refused(
    changed: dict[str, object], fault: SignInFault | NetworkFault
) -> None:
    with token_server() as server:
        with pytest.raises((SignInError, NetworkError)) as caught:
            found_with(server, **changed)
        assert isinstance(caught.value, SignInError | NetworkError)
        assert caught.value.fault is fault


def test_either_document_is_enough_and_the_second_adds_to_the_first() -> None:
    with token_server() as server:
        issuer = f"{server.url}/ent"
        plain: dict[str, object] = {"issuer": issuer, "token_endpoint": f"{issuer}/t"}
        full = plain | {"authorization_endpoint": f"{issuer}/a", "revocation_endpoint": f"{issuer}/r"}
        other, own = OAUTH_DOCUMENT + "/ent", "/ent" + OPENID_DOCUMENT
        alone = discovered(server, {other: full}, "/ent")
        assert (alone.authorization, alone.revocation) == (f"{issuer}/a", f"{issuer}/r")
        both = discovered(server, {other: full, own: plain | {"token_endpoint": f"{issuer}/own"}}, "/ent")
        assert (both.token, both.revocation) == (f"{issuer}/own", f"{issuer}/r")
        with pytest.raises(NetworkError) as caught:
            discovered(server, {}, "/ent")
        assert caught.value.fault is NetworkFault.MISSING
