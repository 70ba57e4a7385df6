"""Kill -9 of a program at each of its writes while it hands over and sends an entry."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is of POSIX")
def test_an_entry_is_there_once_wherever_the_program_was_killed(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.services.cahier.killed_sending", str(tmp_path / "home")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=240, check=False)
    assert done.returncode == 0, done.stderr
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(found) > 30
    assert {one["told"] for one in found} == {False, True}
    assert [one for one in found if (one["entries"], one["state"], one["files"]) != (1, "sent", 1)] == []
