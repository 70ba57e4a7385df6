"""List of the computer's cameras, read without opening any, so that no camera light turns on."""

from __future__ import annotations

import sys
from pathlib import Path

from tni.core.camera import FoundCamera

GUESSED_CAMERAS = 3
"""Number of cameras to offer where the system has no list that is simple to read."""


def list_cameras(listed: Path = Path("/sys/class/video4linux"), dev: Path = Path("/dev")) -> list[FoundCamera]:
    """List the cameras: on Linux from the system's list, in order of their numbers; elsewhere the first few, existing
    or not."""
    if sys.platform != "linux":
        return [FoundCamera(str(index), "") for index in range(GUESSED_CAMERAS)]
    try:
        nodes = sorted(listed.glob("video*"), key=lambda node: (len(node.name), node.name))
    except OSError:
        return []
    # A camera has several nodes. Its first one delivers pictures, the others describe them.
    return [FoundCamera(str(dev / node.name), _text(node / "name")) for node in nodes if _text(node / "index") == "0"]


def _text(path: Path) -> str:
    try:
        return path.read_text(errors="replace").strip()
    except OSError:
        return ""
