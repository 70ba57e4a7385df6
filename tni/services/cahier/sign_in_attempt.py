"""One sign-in to a server: the steps that are shown of it, and what ends with it when it is given up."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto

from tni.core.secret import Secret
from tni.core.sign_in_errors import SignInError, SignInFault
from tni.core.tasks import MainThread


class SignInState(Enum):
    """Step of a sign-in. The last three end it."""

    PREPARING = auto()  # the server is asked what it can do
    IN_BROWSER = auto()  # the teacher is in her browser
    PASTING = auto()  # the teacher copies an address in her browser, to paste it here
    FINISHING = auto()
    DONE = auto()
    FAILED = auto()
    CANCELLED = auto()


@dataclass(frozen=True, slots=True)
class SignInProgress:
    """Step of a sign-in, as it is shown. error: why it failed, or why what was pasted is not taken. is_kept: once done,
    whether the account is still known after the program has ended; else the teacher signs in once more then. user: name
    of the teacher on the server, "" where it is not told. is_key_only: while something is to be pasted, True where the
    site gives no address, so that only a key of the preferences can be. minutes: longest wait for the browser."""

    state: SignInState
    error: Exception | None = None
    is_kept: bool = False
    user: str = ""
    is_key_only: bool = False
    minutes: int = 0


class SignInAttempt:
    """One sign-in: what it shows, until it ends, and what its giving up ends with it."""

    def __init__(self, main: MainThread, changed: Callable[[SignInProgress], None]) -> None:
        self._main, self._changed = main, changed
        self._lock = threading.Lock()
        self._endings: list[Callable[[], None]] = []
        self._over = threading.Event()

    @property
    def is_over(self) -> bool:
        return self._over.is_set()

    def show(self, progress: SignInProgress) -> None:
        """On the main thread: tell a step of a sign-in that has not ended."""
        if not self._over.is_set():
            self._changed(progress)

    def post(self, progress: SignInProgress) -> None:
        """On any thread."""
        self._main.post(lambda: self.show(progress))

    def open(self, address: Secret, host: str, open_address: Callable[[str], bool], progress: SignInProgress) -> None:
        """On any thread: open the browser, and show that it is the teacher's turn."""

        def on_main() -> None:
            if self._over.is_set():
                return
            if open_address(address.revealed):
                self.show(progress)
            else:
                self.fail(SignInError(SignInFault.NO_BROWSER, host))

        self._main.post(on_main)

    def on_cancel(self, ending: Callable[[], None]) -> None:
        """On any thread: have something ended when the sign-in is given up, now if it has been."""
        with self._lock:
            self._endings.append(ending)
            is_over = self._over.is_set()
        if is_over:
            ending()

    def fail(self, error: Exception) -> None:
        self.end(SignInProgress(SignInState.FAILED, error))

    def cancel(self) -> None:
        self.end(SignInProgress(SignInState.CANCELLED))

    def end(self, progress: SignInProgress) -> None:
        """On the main thread: tell the end, once, and end what is under way."""
        with self._lock:
            if self._over.is_set():
                return
            self._over.set()
            endings = list(self._endings)
        for ending in endings:
            ending()
        self._changed(progress)
