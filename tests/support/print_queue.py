"""Private CUPS scheduler with one queue that prints into nothing: real printing that reaches no printer."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

QUEUE = "pdf-test"
START_S = 30.0
SCHEDULER = """\
Listen {folder}/socket
Browsing No
DefaultAuthType None
WebInterface No
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  <Limit All>
    Order allow,deny
    Allow all
  </Limit>
</Policy>
"""
FILES = """\
ServerRoot {folder}/root
CacheDir {folder}/cache
StateDir {folder}/state
RequestRoot {folder}/spool
TempDir {folder}/temporary
AccessLog {folder}/access.log
ErrorLog {folder}/error.log
PageLog {folder}/page.log
FileDevice Yes
"""
PRINTERS = f"""\
<Printer {QUEUE}>
DeviceURI file:///dev/null
State Idle
Accepting Yes
</Printer>
"""


def scheduler() -> str | None:
    """Path of the program, which is often in a folder of the administrator's."""
    return shutil.which("cupsd", path=f"{os.environ.get('PATH')}:/usr/sbin:/sbin")


@contextmanager
def print_server() -> Iterator[str]:
    """Run a scheduler whose only queue is `QUEUE`. Yields: what CUPS_SERVER has to be."""
    program = scheduler()
    assert program is not None
    with TemporaryDirectory(prefix="tni-cups-") as name:  # short: it holds a socket
        folder = Path(name)
        for part in ("root", "cache", "state", "spool", "temporary"):
            (folder / part).mkdir()
        (folder / "cupsd.conf").write_text(SCHEDULER.format(folder=folder))
        (folder / "cups-files.conf").write_text(FILES.format(folder=folder))
        (folder / "root/printers.conf").write_text(PRINTERS)
        command = [program, "-f", "-c", folder / "cupsd.conf", "-s", folder / "cups-files.conf"]
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            _await(f"{folder}/socket", folder / "error.log")
            yield f"{folder}/socket"
        finally:
            process.terminate()
            process.wait(20)


def _await(socket: str, log: Path) -> None:
    """Return when the scheduler answers."""
    give_up_s = time.monotonic() + START_S
    ask = ["lpstat", "-e"]
    environment = {**os.environ, "CUPS_SERVER": socket}
    while QUEUE not in subprocess.run(ask, env=environment, capture_output=True, text=True, check=False).stdout:
        assert time.monotonic() < give_up_s, log.read_text(errors="replace") if log.exists() else "no scheduler"
        time.sleep(0.02)
