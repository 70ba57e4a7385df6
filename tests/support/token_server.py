"""A small OAuth server whose token address goes wrong as a test says. It looks at codes and refresh tokens as a strict
server does: a second use ends everything that came of the first."""

from __future__ import annotations

import base64
import hashlib
import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from urllib.parse import parse_qsl, urlencode, urlsplit

from tests.support.local_server import Exchange, local_server
from tni.core.secret import Secret
from tni.ent.edifice_presence import USER_INFO
from tni.ent.loopback import BrowserAnswer
from tni.ent.oauth import BegunSignIn, OAuthSignIn
from tni.ent.oauth_provider import ClientProof, OAuthProvider, RegisteredProgram
from tni.network.account import Account
from tni.network.client import HttpClient
from tni.network.http_values import Limits

CLIENT, SECRET, REDIRECT = "tni", "secret of the ENT &é", "http://127.0.0.1:4000/retour"
PROGRAM = RegisteredProgram(CLIENT, Secret(SECRET), "diary homeworks")

type Change = Callable[[Exchange, bytes], None]
"""Answers a token request in the server's place. The bytes are the JSON that it would answer with."""


class TokenServer:
    """forms: token requests that arrived. alive: refresh tokens that are taken. rotates: whether each use of one
    replaces it. documents: of discovery, by their path. presence: status with which an ENT of Edifice answers who asks
    without a token, "" for a server that is none; presence_page: what comes with it."""

    def __init__(self) -> None:
        self.url, self.redirect = "", REDIRECT
        self.forms: list[dict[str, str]] = []
        self.has_acted = threading.Event()
        self.revoked: list[dict[str, str]] = []
        self.alive: set[str] = set()
        self.rotates = True
        self.has_pkce = True
        self.change: Change | None = None
        self.extra: dict[str, object] = {}
        self.documents: dict[str, dict[str, object]] = {}
        self.presence, self.presence_page = "401 Who", b""
        self._challenges: dict[str, str] = {}
        self._used: set[str] = set()
        self._made = 0

    def provider(self, proof: ClientProof = ClientProof.BASIC) -> OAuthProvider:
        return OAuthProvider(
            self.url, f"{self.url}/auth", f"{self.url}/token", f"{self.url}/revoke", self.has_pkce, proof
        )

    def agree(self, begun: BegunSignIn) -> BrowserAnswer:
        """Agree in the teacher's place: return what the browser brings."""
        return BrowserAnswer(Secret(self._code_for(dict(parse_qsl(urlsplit(begun.address.revealed).query)))))

    def agree_at(self, address: str) -> str:
        """Agree at the address that a browser has opened: return where it is sent to."""
        fields = dict(parse_qsl(urlsplit(address).query))
        self.redirect = fields["redirect_uri"]
        query = urlencode({"code": self._code_for(fields), "state": fields["state"]})
        return f"{self.redirect}?{query}"

    def discoverable(self) -> None:
        """Have a discovery document."""
        own = self.provider()
        self.documents["/.well-known/openid-configuration"] = {
            "issuer": self.url,
            "authorization_endpoint": own.authorization,
            "token_endpoint": own.token,
            "revocation_endpoint": own.revocation,
            "code_challenge_methods_supported": ["S256"] if self.has_pkce else [],
        }

    def _code_for(self, fields: dict[str, str]) -> str:
        code = f"code-{len(self._challenges)}"
        self._challenges[code] = fields.get("code_challenge", "")
        return code

    def answer(self, exchange: Exchange) -> None:
        path = exchange.head.split(b" ")[1].decode()
        if path in ("/token", "/auth/oauth2/token"):
            form = dict(parse_qsl(exchange.body.decode()))
            self.forms.append(form)
            status, found = self._granted(exchange, form)
            text = json.dumps(found).encode()
            self.has_acted.set()
            if self.change is not None:
                self.change(exchange, text)
            else:
                exchange.answer(status, text, "Content-Type: application/json")
        elif path == "/revoke":
            self.revoked.append(dict(parse_qsl(exchange.body.decode())))
            exchange.answer("200 OK")
        elif path in self.documents:
            exchange.answer("200 OK", json.dumps(self.documents[path]).encode())
        elif path == USER_INFO and self.presence:
            exchange.answer(self.presence, self.presence_page, "Content-Type: text/html")
        else:
            exchange.answer("404 Nothing")

    def _granted(self, exchange: Exchange, form: dict[str, str]) -> tuple[str, dict[str, object]]:
        if not self._is_known(exchange, form):
            return "401 Who", {"error": "invalid_client"}
        spent = form.get("code") or form.get("refresh_token", "")
        if spent in self._used:
            self.alive.clear()
        is_good = spent not in self._used
        if form["grant_type"] == "authorization_code":
            challenge = self._challenges.get(spent)
            digest = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
            made = base64.urlsafe_b64encode(digest).decode().rstrip("=") if self.has_pkce else ""
            is_good = is_good and challenge == made and form["redirect_uri"] == self.redirect
            self._used.add(spent)
        else:
            is_good = is_good and spent in self.alive
            if self.rotates:
                self._used.add(spent)
                self.alive.discard(spent)
        if not is_good:
            return "400 Bad", {"error": "invalid_grant", "error_description": "Quoted secret"}
        self._made += 1
        found: dict[str, object] = {"access_token": f"access-{self._made}", "token_type": "Bearer", "expires_in": 600}
        if self.rotates or form["grant_type"] == "authorization_code":
            found["refresh_token"] = f"refresh-{self._made}"
            self.alive.add(f"refresh-{self._made}")
        return "200 OK", found | self.extra

    def _is_known(self, exchange: Exchange, form: dict[str, str]) -> bool:
        if "client_secret" in form:
            return (form["client_id"], form["client_secret"]) == (CLIENT, SECRET)
        proof = base64.b64decode((exchange.header("authorization") or "").removeprefix("Basic ")).decode()
        pair = [dict(parse_qsl(f"x={part}")).get("x", "") for part in proof.split(":")]
        return pair == [CLIENT, SECRET]


@contextmanager
def token_server() -> Iterator[TokenServer]:
    server = TokenServer()
    with local_server(server.answer) as local:
        server.url = local.url("").rstrip("/")
        yield server


@contextmanager
def client_of(server: TokenServer, limits: Limits | None = None) -> Iterator[HttpClient]:
    client = HttpClient(Account(server.url, local_agreed=True), limits, proxy_of=lambda _: None, retry_s=0)
    try:
        yield client
    finally:
        client.close()


@contextmanager
def signing_in(
    server: TokenServer,
    scope: str = PROGRAM.scope,
    provider: OAuthProvider | None = None,
    limits: Limits | None = None,
) -> Iterator[OAuthSignIn]:
    with client_of(server, limits) as client:
        yield OAuthSignIn(client, provider or server.provider(), replace(PROGRAM, scope=scope), lambda: 1000.0)
