"""Sign-in to a Moodle site (Éléa): a public question tells whether it is possible, then the browser ends on an address
that holds the token, and the teacher pastes it.

The address begins with `moodlemobile:` on nearly every site, since that is the default of its setting
`tool_mobile/forcedurlscheme`; a loopback address is refused. This program does not make itself the system's opener of
`moodlemobile:` addresses: Moodle's own application owns that name, a shared computer may have it, and any program can
claim it. So pasting is the way: the whole address, the part after `token=`, or a key from the page « Clés de sécurité »
of the teacher's preferences.

Layout: `launch.php?service=…&passport=P&urlscheme=S` leads to `S://token=B`, where B is Base64 of
`md5(wwwroot + P):::token[:::private token]`, with 32, 32 and 64 characters. The digest tells the address of this
sign-in from another's.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
import secrets
from dataclasses import dataclass
from enum import Enum
from hmac import compare_digest
from typing import Any
from urllib.parse import unquote, urlencode

from tni.core.network_errors import NetworkError, NetworkFault
from tni.core.secret import Secret
from tni.core.sign_in_errors import SignInError, SignInFault
from tni.ent.answers import asked, json_of
from tni.network.client import HttpClient
from tni.network.http_values import Request, body_of

QUESTION = "tool_mobile_get_public_config"
WHO = "core_webservice_get_site_info"
SERVICE = "moodle_mobile_app"
SCHEME = "moodlemobile"
ANSWER_BYTES = 1 << 18
USER_BYTES = 1 << 20
"""Longest answer about the user, which lists all functions of the site."""
PASTED_LETTERS = 4096
SEPARATOR = ":::"
MAINTENANCE_CODES = {"sitemaintenance", "upgraderunning"}
_KEY = re.compile(r"[0-9a-f]{32}")
_PRIVATE = re.compile(r"([A-Za-z0-9]{64})?")
_BASE64 = re.compile(r"[A-Za-z0-9+/_-]+={0,2}")


class MoodleLogin(Enum):
    """Way in which a site lets its application sign in (`typeoflogin`)."""

    IN_APP = 1  # by a password typed into the application, which this program never asks for
    BROWSER = 2
    EMBEDDED_BROWSER = 3


@dataclass(frozen=True, slots=True)
class MoodleSite:
    """Site that lets applications in. address: as it calls itself (`wwwroot`). launch: address for the browser, ""
    where it gives no token by the browser, so that only a key from the preferences can be pasted."""

    address: str
    name: str
    login: MoodleLogin
    launch: str


@dataclass(frozen=True, slots=True)
class MoodleLaunch:
    """Sign-in that waits for what the teacher pastes. address: for the browser alone."""

    site: MoodleSite
    passport: Secret
    address: Secret


@dataclass(frozen=True, slots=True)
class MoodleToken:
    """Token of a teacher on a site. private: None if the site gave none, as it does for a site administrator."""

    token: Secret
    private: Secret | None = None


def moodle_site(client: HttpClient) -> MoodleSite:
    """Ask a site what it lets an application do; no account is needed. client: of an account without credentials, whose
    address is the site's. Raises: NetworkError; SignInError, NO_WEB_SERVICE."""
    host = client.account.origin.host
    url = f"{client.account.address.rstrip('/')}/lib/ajax/service-nologin.php?info={QUESTION}"
    body = json.dumps([{"index": 0, "methodname": QUESTION, "args": {}}]).encode()
    headers = {"Content-Type": "application/json", "Accept": "application/json"}
    found = json_of(asked(client, Request("POST", url, headers, body_of(body), limit=ANSWER_BYTES)), host)
    config = _config(found, host)
    if config.get("maintenanceenabled") in (1, True):
        raise NetworkError(NetworkFault.MAINTENANCE, host)
    if config.get("enablewebservices") not in (1, True) or config.get("enablemobilewebservice") not in (1, True):
        raise SignInError(SignInFault.NO_WEB_SERVICE, host)
    address, launch = _text(config, "wwwroot"), _text(config, "launchurl")
    client.account.check(address)
    login = _login(config.get("typeoflogin"))
    if login is MoodleLogin.IN_APP and not config.get("identityproviders"):
        launch = ""
    if launch:
        client.account.check(launch)
    return MoodleSite(address.rstrip("/"), _text(config, "sitename"), login, launch)


def launch_of(site: MoodleSite, host: str) -> MoodleLaunch:
    """Begin a sign-in in the browser. Raises: SignInError, NO_BROWSER_LOGIN."""
    if not site.launch:
        raise SignInError(SignInFault.NO_BROWSER_LOGIN, host)
    passport = secrets.token_hex(16)
    query = urlencode({"service": SERVICE, "passport": passport, "urlscheme": SCHEME})
    address = site.launch + ("&" if "?" in site.launch else "?") + query
    return MoodleLaunch(site, Secret(passport), Secret(address))


def pasted_token(text: str, launch: MoodleLaunch | None, host: str) -> MoodleToken:
    """Return the token that a teacher has pasted. launch: the sign-in under way, None where only a key can be pasted. A
    bare key bears no digest: whether it is of this site shows when it is first used. Raises: SignInError, NOT_A_TOKEN
    or OTHER_TOKEN."""
    if len(text) > PASTED_LETTERS:
        raise SignInError(SignInFault.NOT_A_TOKEN, host)
    pasted = "".join(unquote(text).split()).strip("\"'<>«»")
    _, is_address, rest = pasted.partition("://token=")
    if not is_address:
        rest = pasted.removeprefix("token=")
    if _KEY.fullmatch(rest) and not is_address:
        return MoodleToken(Secret(rest))
    digest, parts = _decoded(rest.rstrip("/"), host)
    if launch is None or not _is_of(digest, launch):
        raise SignInError(SignInFault.OTHER_TOKEN, host)
    return MoodleToken(Secret(parts[0]), Secret(parts[1]) if len(parts) > 1 and parts[1] else None)


def moodle_user(client: HttpClient, token: Secret) -> str:
    """Return the name of the teacher whose token it is. client: as for `moodle_site`. The token goes into the body,
    since addresses end up in logs. Raises: NetworkError; SignInError, OVER for a token that the site does not take."""
    host = client.account.origin.host
    url = f"{client.account.address.rstrip('/')}/webservice/rest/server.php"
    fields = {"wstoken": token.revealed, "moodlewsrestformat": "json", "wsfunction": WHO}
    headers = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "application/json"}
    body = body_of(urlencode(fields).encode())
    found = json_of(asked(client, Request("POST", url, headers, body, limit=USER_BYTES)), host)
    if isinstance(found, dict) and "exception" in found:
        if found.get("errorcode") in MAINTENANCE_CODES:
            raise NetworkError(NetworkFault.MAINTENANCE, host)
        raise SignInError(SignInFault.OVER, host)
    if not isinstance(found, dict) or not isinstance(found.get("fullname"), str):
        raise NetworkError(NetworkFault.MALFORMED, host)
    return str(found["fullname"])


def _decoded(text: str, host: str) -> tuple[str, list[str]]:
    """Return the digest, and the tokens that follow it."""
    try:
        if not _BASE64.fullmatch(text):
            raise ValueError(text)
        whole = base64.b64decode(text.rstrip("=") + "=" * (-len(text.rstrip("=")) % 4), validate=True).decode("ascii")
    except ValueError:
        raise SignInError(SignInFault.NOT_A_TOKEN, host) from None
    digest, *parts = whole.split(SEPARATOR)
    shapes = (_KEY, _PRIVATE)  # an address that was copied in part ends within a token
    if not _KEY.fullmatch(digest) or not 1 <= len(parts) <= 2:
        raise SignInError(SignInFault.NOT_A_TOKEN, host)
    if not all(shape.fullmatch(part) for shape, part in zip(shapes, parts, strict=False)):
        raise SignInError(SignInFault.NOT_A_TOKEN, host)
    return digest, parts


def _is_of(digest: str, launch: MoodleLaunch) -> bool:
    """Return whether a digest is that of a sign-in. A site behind a proxy may call itself by the other scheme."""
    bare = launch.site.address.partition("://")[2]
    names = [f"{scheme}://{bare}{end}" for scheme in ("https", "http") for end in ("", "/")]
    own = [hashlib.md5((name + launch.passport.revealed).encode(), usedforsecurity=False).hexdigest() for name in names]
    return any(compare_digest(one, digest) for one in own)


def _config(found: Any, host: str) -> dict[str, Any]:
    """Return the data of an answer. Errors come with status 200 too."""
    answer = found[0] if isinstance(found, list) and found else found
    if not isinstance(answer, dict):
        raise NetworkError(NetworkFault.MALFORMED, host)
    if answer.get("error"):
        told = answer.get("exception", answer)
        code = str(told.get("errorcode", "")) if isinstance(told, dict) else ""
        if code in MAINTENANCE_CODES:
            raise NetworkError(NetworkFault.MAINTENANCE, host)
        raise SignInError(SignInFault.NO_WEB_SERVICE, host)
    data = answer.get("data")
    if not isinstance(data, dict):
        raise NetworkError(NetworkFault.MALFORMED, host)
    return data


def _login(value: object) -> MoodleLogin:
    try:
        return MoodleLogin(value)
    except ValueError:
        return MoodleLogin.BROWSER


def _text(config: dict[str, Any], name: str) -> str:
    value = config.get(name)
    return value if isinstance(value, str) else ""
