"""The guest: a kernel that this machine's own is not, to which HID devices and file systems can be shown."""

from __future__ import annotations

import os
import pwd
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]
CACHE = Path(pwd.getpwuid(os.getuid()).pw_dir) / ".cache"
"""Where the guest's kernel is; a test's own home is empty."""
INSIDE = "TNI_TEST_IN_GUEST"
"""Set in the guest."""


def in_guest(hid_guest: Path, *command: str | Path, limit_s: int) -> str:
    """Run a command in the guest, in the project's folder, and return what it wrote. Fails when it does."""
    done = subprocess.run(
        [hid_guest, "-t", str(limit_s), *command],
        cwd=ROOT,
        env={**os.environ, "XDG_CACHE_HOME": str(CACHE), "TERM": "dumb", INSIDE: "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
