"""Errors of signing in to a server by the teacher's browser. They name the host at most: no token, code or address is
in them."""

from __future__ import annotations

from enum import Enum

from tni.core.errors import TniError


class SignInFault(Enum):
    """Reason why a sign-in ended without an account. Whatever the reason, the teacher may begin again."""

    LOST = "lost"  # the answer to the exchange did not come: the code may be used up, and is not sent again
    DENIED = "denied"  # the teacher or the server said no in the browser
    TOO_LATE = "too late"  # the code was refused: expired, or used before
    CLIENT_REFUSED = "client refused"  # the identifier or secret of the ENT's administrator is wrong
    SCOPE_REFUSED = "scope refused"  # the ENT's administrator does not allow what is asked for
    WRONG_PROVIDER = "wrong provider"  # another server than the one asked has answered
    NO_BROWSER = "no browser"  # the system opens no address
    OVER = "over"  # the tokens are no longer taken, or may no longer be used: sign in once more
    NO_WEB_SERVICE = "no web service"  # the Moodle site lets no application in
    NO_BROWSER_LOGIN = "no browser login"  # the Moodle site gives no token by the browser
    NOT_A_TOKEN = "not a token"  # what was pasted is something else
    OTHER_TOKEN = "other token"  # what was pasted belongs to another site or an earlier sign-in


class SignInError(TniError):
    """A sign-in failed. fault: the reason. host: of the server."""

    def __init__(self, fault: SignInFault, host: str) -> None:
        super().__init__(f"{host}: {fault.value}")
        self.fault, self.host = fault, host
