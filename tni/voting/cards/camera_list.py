"""Which cameras there are, without opening one: no light comes on."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

GUESSED_CAMERAS = 3
"""How many are offered where the system has no list that can be read simply."""


@dataclass(frozen=True, slots=True)
class FoundCamera:
    """address: see `source.Camera`. name: as it calls itself, "" when not known."""

    address: str
    name: str


def list_cameras(listed: Path = Path("/sys/class/video4linux"), dev: Path = Path("/dev")) -> list[FoundCamera]:
    """On Linux by its own list, in order of their numbers; elsewhere the first few, whether there are or not."""
    if sys.platform != "linux":
        return [FoundCamera(str(index), "") for index in range(GUESSED_CAMERAS)]
    try:
        nodes = sorted(listed.glob("video*"), key=lambda node: (len(node.name), node.name))
    except OSError:
        return []
    # A camera has several nodes; pictures come from its first, the others tell of them.
    return [FoundCamera(str(dev / node.name), _text(node / "name")) for node in nodes if _text(node / "index") == "0"]


def _text(path: Path) -> str:
    try:
        return path.read_text(errors="replace").strip()
    except OSError:
        return ""
