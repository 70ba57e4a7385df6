"""Printing through CUPS's own commands (cups-client): its filters print PDF best, vectors included."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from tni.core.printers import PrinterError, Printers

if TYPE_CHECKING:
    import subprocess

WAIT_S = 20.0
_REQUEST = re.compile(r"request id is (\S+-\d+)")


def is_available() -> bool:
    """Return whether the commands are installed."""
    return all(shutil.which(command) for command in ("lp", "lpstat"))


def printers() -> Printers:
    """List the print queues; an empty list if CUPS doesn't answer. May take seconds while CUPS searches the network."""
    names = tuple(_run(["lpstat", "-e"]).stdout.split())
    usual = _run(["lpstat", "-d"]).stdout.partition(":")[2].strip()
    return Printers(names, usual if usual in names else "")


def send(pdf: Path, printer: str, copies: int, title: str) -> str:
    """Submit a PDF of A4 sheets to a print queue. Returns: the request id, for `cancel`. Raises: PrinterError."""
    command = ["lp", "-d", printer, "-n", str(copies), "-t", title, "-o", "media=A4", "--", str(pdf)]
    done = _run(command)
    found = _REQUEST.search(done.stdout)
    if done.returncode or found is None:
        raise PrinterError(printer, (done.stderr or done.stdout).strip())
    return found[1]


def cancel(request: str) -> bool:
    """Cancel a request. Returns False if it is already printed."""
    return _run(["cancel", request]).returncode == 0


def _run(command: list[str]) -> subprocess.CompletedProcess[str]:
    """Run a command with English messages, which the callers parse."""
    import subprocess  # imported late: starting the program needs no printing

    environment = os.environ | {"LC_ALL": "C.UTF-8", "LANGUAGE": ""}
    try:
        return subprocess.run(command, capture_output=True, text=True, env=environment, timeout=WAIT_S, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        return subprocess.CompletedProcess(command, 1, "", str(error))
