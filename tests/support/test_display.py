"""The private screen of the tests: its own, managed, and gone afterwards."""

from __future__ import annotations

import os
import shutil
import subprocess

import pytest

from tests.support.display import NoDisplayError, PrivateDisplay

needs_xvfb = pytest.mark.skipif(shutil.which("Xvfb") is None, reason="Xvfb is not installed")


def ask(display: str, *command: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "DISPLAY": display}
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=30, check=False)


@needs_xvfb
def test_two_screens_live_side_by_side_with_managers_and_end() -> None:
    with PrivateDisplay() as first, PrivateDisplay("800x600x24") as second:
        assert first.name != second.name
        assert ask(first.name, "xdotool", "getdisplaygeometry").stdout == "1920 1080\n"
        assert ask(second.name, "xdotool", "getdisplaygeometry").stdout == "800 600\n"
        assert "window id" in ask(first.name, "xprop", "-root", "_NET_SUPPORTING_WM_CHECK").stdout
    assert ask(first.name, "xdotool", "getdisplaygeometry").returncode != 0


@needs_xvfb
def test_a_server_that_cannot_start_is_an_error() -> None:
    with pytest.raises(NoDisplayError, match="ended"), PrivateDisplay("nonsense"):
        pass


def test_no_server_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(NoDisplayError, match="not installed"), PrivateDisplay():
        pass
