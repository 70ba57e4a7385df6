"""Fingers beside those that write, where OpenGL shows the page in a window of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("way", ["gl", "raster"])
def test_fingers_on_the_page_and_on_the_bar_do_the_same_either_way(way: str, tmp_path: Path) -> None:
    """In a program of its own: what OpenGL leaves in a process is not for other tests."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.program.gl_fingers", way, str(tmp_path)],
        cwd=ROOT,
        env={**os.environ, "LIBGL_ALWAYS_SOFTWARE": "1"},
        capture_output=True,
        text=True,
        check=False,
        timeout=240,
    )
    assert done.returncode == 0, done.stderr
    facts = json.loads((tmp_path / "facts.json").read_text(encoding="utf-8"))
    if way == "gl" and not facts["gl"]:
        pytest.skip("no OpenGL here")
    assert facts == {
        "gl": way == "gl",
        "a button held beside a pen": True,
        "a finger in the drawer leaves it open": True,
        "a finger on the page closes it": True,
        "rows beside a button": [[100], [100, 150, 200, 250, 300, 350]],
        "a button let go beside a pen": True,
        "rows after a button": [[100, 150]],
    }
