"""Tokens of a sign-in, as a value and as the text that a keyring keeps."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from tni.core.secret import Secret

VERSION = 1
LONGEST_MARGIN_S = 60.0
CLOCK_SET_BACK_S = 60.0


@dataclass(frozen=True, slots=True)
class OAuthTokens:
    """Tokens of an account. obtained_s: Unix time, by this computer's clock, at which they were asked for. lifetime_s:
    of the access token; None if the server names none. scope: what was granted. refresh_stays: the server took the
    refresh token before and left it valid. is_doubtful: the refresh token was sent and no answer is known."""

    access: Secret
    refresh: Secret | None = None
    obtained_s: float = 0.0
    lifetime_s: float | None = None
    scope: str = ""
    refresh_stays: bool = False
    is_doubtful: bool = False

    def is_over(self, now_s: float) -> bool:
        """Return whether the access token is over, or is soon.

        The lifetime counts from the moment of asking, by this computer's clock alone, so that a server's clock that is
        ahead or behind makes no difference. A clock that was set back since makes the tokens' age unknown: they are
        taken for over. One that the server refuses nevertheless is over too, whatever the clock says.
        """
        if self.lifetime_s is None:
            return False
        age = now_s - self.obtained_s
        return age < -CLOCK_SET_BACK_S or age >= self.lifetime_s - min(LONGEST_MARGIN_S, self.lifetime_s / 10)


def tokens_text(tokens: OAuthTokens) -> Secret:
    """Return tokens as one text, to be kept as a secret."""
    found = {
        "version": VERSION,
        "access": tokens.access.revealed,
        "refresh": None if tokens.refresh is None else tokens.refresh.revealed,
        "obtained": tokens.obtained_s,
        "lifetime": tokens.lifetime_s,
        "scope": tokens.scope,
        "stays": tokens.refresh_stays,
        "doubtful": tokens.is_doubtful,
    }
    return Secret(json.dumps(found, separators=(",", ":")))


def tokens_of(text: Secret) -> OAuthTokens | None:
    """Return the tokens that a kept text holds; None for one that is damaged or of a later version."""
    try:
        found: Any = json.loads(text.revealed)
        if found["version"] != VERSION:
            return None
        refresh, lifetime = found["refresh"], found["lifetime"]
        return OAuthTokens(
            access=Secret(str(found["access"])),
            refresh=None if refresh is None else Secret(str(refresh)),
            obtained_s=float(found["obtained"]),
            lifetime_s=None if lifetime is None else float(lifetime),
            scope=str(found["scope"]),
            refresh_stays=found["stays"] is True,
            is_doubtful=found["doubtful"] is True,
        )
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
