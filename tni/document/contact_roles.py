"""What the different things that touch a board do."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class FingerRole(Enum):
    """Only on a board that tells its pen from a finger: elsewhere everything that touches is the pen."""

    WRITE = "write"
    """Works as the pen does, with the tool in hand."""
    MOVE_THINGS = "things"
    """Takes the thing that it comes down on; beside all things it moves the page."""
    MOVE_PAGE = "page"
    """One finger moves the page, two bring it nearer or farther."""
    NOTHING = "nothing"


class PalmRole(Enum):
    NOTHING = "nothing"
    ERASE = "erase"
    """A fist or a flat hand wipes as wide as it is."""


@dataclass(frozen=True, slots=True)
class ContactRoles:
    finger: FingerRole = FingerRole.WRITE
    palm: PalmRole = PalmRole.NOTHING
