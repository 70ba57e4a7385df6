"""Access to an account by kept tokens, which are renewed when they are over.

A refresh token that was sent without an answer coming is never sent again, unless the server is known to leave it as it
is: the server may have replaced it, and would take a second use for theft and end the whole account's access (RFC 9700,
4.14.2). That holds after a crash too: the tokens are kept as doubtful before the request leaves.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from tni.core.network_errors import NetworkError
from tni.core.secret import Secret
from tni.core.sign_in_errors import SignInError, SignInFault
from tni.ent.oauth_tokens import OAuthTokens


class KeptTokens(Protocol):
    """Place where the tokens of one account are kept."""

    def get(self) -> OAuthTokens | None: ...
    def latest(self) -> OAuthTokens | None:
        """Return the tokens as another window of the program may have renewed them."""

    def put(self, tokens: OAuthTokens) -> object: ...


UNUSED = {SignInFault.CLIENT_REFUSED, SignInFault.SCOPE_REFUSED, SignInFault.WRONG_PROVIDER}
"""Refusals after which the refresh token is as good as before."""


class RenewedAccess:
    """Access token of one account, always a current one. For any thread but the main one; there must be one such object
    for an account, since two would send the same refresh token."""

    def __init__(
        self,
        host: str,
        refresh: Callable[[OAuthTokens], OAuthTokens],
        kept: KeptTokens,
        now_s: Callable[[], float] = time.time,
    ) -> None:
        """refresh: exchanges a refresh token, as `OAuthSignIn.refresh`. now_s: Unix time."""
        self._host, self._refresh, self._kept, self._now_s = host, refresh, kept, now_s
        self._lock = threading.Lock()

    def token(self, refused: Secret | None = None) -> Secret:
        """Return a token to ask with. refused: the one that the server has just refused, whatever the time. Raises:
        NetworkError, after which one may ask again; SignInError, after which the teacher must sign in once more."""
        with self._lock:
            for read in (self._kept.get, self._kept.latest):
                tokens = read()
                if tokens is not None and tokens.access != refused and not tokens.is_over(self._now_s()):
                    return tokens.access
            if tokens is None:
                raise SignInError(SignInFault.OVER, self._host)
            return self._renewed(tokens).access

    def _renewed(self, tokens: OAuthTokens) -> OAuthTokens:
        if tokens.refresh is None or (tokens.is_doubtful and not tokens.refresh_stays):
            raise SignInError(SignInFault.OVER, self._host)
        self._kept.put(replace(tokens, is_doubtful=True))
        try:
            renewed = self._refresh(tokens)
        except NetworkError:  # nothing has left, or nothing has arrived
            self._kept.put(tokens)
            raise
        except SignInError as error:
            if error.fault in UNUSED:
                self._kept.put(tokens)
            raise
        self._kept.put(renewed)
        return renewed
