"""Check of the identity that comes with tokens when a sign-in asks for `openid`: it must be of this server, for this
program and of this sign-in.

Its signature is not checked: it comes from the server itself over TLS (OpenID Connect Core, 3.1.3.7). Nor is its time,
since it is used at once and a school's computer may have the wrong one.
"""

from __future__ import annotations

import base64
import json
from hmac import compare_digest
from typing import Any

from tni.core.secret import Secret
from tni.core.sign_in_errors import SignInError, SignInFault


def check_id_token(token: object, issuer: str, program: str, nonce: Secret, host: str) -> None:
    """Raises: SignInError, WRONG_PROVIDER for an identity that is missing or of another sign-in."""
    claims = _claims(token)
    audience = claims.get("aud")
    audiences = audience if isinstance(audience, list) else [audience]
    found = claims.get("nonce")
    is_ours = isinstance(found, str) and compare_digest(found.encode(), nonce.revealed.encode())
    if claims.get("iss") != issuer or program not in audiences or not is_ours:
        raise SignInError(SignInFault.WRONG_PROVIDER, host)


def _claims(token: object) -> dict[str, Any]:
    parts = token.split(".") if isinstance(token, str) else []
    if len(parts) != 3:
        return {}
    try:
        found = json.loads(base64.urlsafe_b64decode(parts[1] + "=" * (-len(parts[1]) % 4)))
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}
