"""The program for tests that give it many commands: one process has imported it, and forks for each of them.

Tests of streams, encodings and signals start a program of their own: a fork inherits these.
"""

from __future__ import annotations

import atexit
import json
import os
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).parents[2]
IMPORTED = (
    "PySide6.QtGui",
    "tni.app.arguments",
    "tni.app.convert",
    "tni.app.convert_command",
    "tni.app.lesson_command",
    "tni.app.main",
    "tni.devices.replay",
    "tni.ui.i18n",
    "tni.ui.messages.errors",
    "tni.ui.messages.replay",
)
"""None of them makes an application or asks for the language, which is that of each command."""


def forked(
    words: Sequence[str | Path], environment: Mapping[str, str], folder: Path | None = None
) -> subprocess.CompletedProcess[str]:
    """Give the program a command as at a terminal with UTF-8."""
    server = _server()
    assert server.stdin is not None
    assert server.stdout is not None
    with tempfile.TemporaryDirectory() as made:
        out, err = Path(made, "out"), Path(made, "err")
        asked = [str(out), str(err), str(folder or Path.cwd()), dict(environment), list(map(str, words))]
        server.stdin.write(json.dumps(asked) + "\n")
        server.stdin.flush()
        status = int(server.stdout.readline())
        return subprocess.CompletedProcess(words, status, out.read_text("utf-8"), err.read_text("utf-8"))


@cache
def _server() -> subprocess.Popen[str]:
    command, pipe = [sys.executable, "-OO", "-m", "tests.support.forked_program"], subprocess.PIPE
    server = subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, text=True)
    atexit.register(server.communicate)
    return server


def _run(out: str, err: str, folder: str, environment: dict[str, str], words: list[str]) -> int:
    """Run a command in this process, which is a fork."""
    for number, path in enumerate((os.devnull, out, err)):
        os.dup2(os.open(path, os.O_RDWR | os.O_CREAT), number)
    sys.stdout, sys.stderr = (open(number, "w", encoding="utf-8") for number in (1, 2))  # noqa: SIM115, PTH123
    os.environ.clear()
    os.environ.update({"LC_CTYPE": "C.UTF-8"} | environment)  # as Python sets it where it starts without a locale
    os.chdir(folder)
    try:
        return int(import_module("tni.app.main").main(words))
    except BaseException:  # noqa: BLE001 - as Python's own end would tell it
        traceback.print_exc()
        return 1
    finally:
        sys.stdout.flush()
        sys.stderr.flush()


def main() -> None:
    for name in IMPORTED:
        import_module(name)
    for line in sys.stdin:
        if (child := os.fork()) == 0:
            os._exit(_run(*json.loads(line)))  # the end of all that was imported takes longer than a command
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
