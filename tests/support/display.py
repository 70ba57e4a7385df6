"""A screen of one's own: Xvfb with a window manager, so that real pointer and key events disturb nobody.

As a program: `python -m tests.support.display COMMAND...` runs a command on one and exits with its status.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from types import TracebackType

SCREEN = "1920x1080x24"
WINDOW_MANAGER_S = 20.0


class NoDisplayError(RuntimeError):
    """Xvfb is missing or did not start."""


class PrivateDisplay:
    """Starts on entry, ends on exit; `name` is what DISPLAY has to be."""

    def __init__(self, screen: str = SCREEN) -> None:
        self._screen = screen
        self._cleanup = ExitStack()
        self.name = ""

    def __enter__(self) -> PrivateDisplay:
        xvfb = shutil.which("Xvfb")
        if xvfb is None:
            raise NoDisplayError("Xvfb is not installed: run `make test`, which installs it")
        with ExitStack() as started:
            self.name = ":" + started.enter_context(_xvfb(xvfb, self._screen))
            if window_manager := shutil.which("openbox"):
                environment = {**os.environ, "DISPLAY": self.name}
                started.enter_context(_running([window_manager, "--sm-disable"], environment))
                _await_window_manager(environment)
            self._cleanup = started.pop_all()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._cleanup.close()


@contextmanager
def _xvfb(program: str, screen: str) -> Iterator[str]:
    """Run the server on a display number that it finds free itself, and yield that number."""
    read_end, write_end = os.pipe()
    command = [program, "-displayfd", str(write_end), "-screen", "0", screen, "-nolisten", "tcp", "-noreset"]
    with os.fdopen(read_end) as answer, ExitStack() as started:
        try:
            started.enter_context(_running(command, dict(os.environ), pass_fds=(write_end,)))
        finally:
            os.close(write_end)
        number = answer.readline().strip()  # ends without a line when the server does
        if not number:
            raise NoDisplayError("Xvfb ended before it was ready")
        yield number


def _await_window_manager(environment: dict[str, str]) -> None:
    """Return when the root window names its manager; a window shown earlier would stay without frame and focus."""
    xprop = shutil.which("xprop")
    if xprop is None:
        return
    ask = [xprop, "-root", "_NET_SUPPORTING_WM_CHECK"]
    give_up_s = time.monotonic() + WINDOW_MANAGER_S
    while b"window id" not in subprocess.run(ask, env=environment, capture_output=True, check=False).stdout:
        if time.monotonic() > give_up_s:
            raise NoDisplayError("the window manager did not start")
        time.sleep(0.01)


@contextmanager
def _running(command: list[str], environment: dict[str, str], pass_fds: tuple[int, ...] = ()) -> Iterator[None]:
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(command, env=environment, stdin=quiet, stdout=quiet, stderr=quiet, pass_fds=pass_fds)
    try:
        yield
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def main() -> int:
    with PrivateDisplay() as display:
        return subprocess.call(sys.argv[1:], env={**os.environ, "DISPLAY": display.name})


if __name__ == "__main__":
    sys.exit(main())
