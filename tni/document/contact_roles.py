"""Roles that the teacher can give to fingers and palms (write, move, erase, nothing). Values only:
`tni.services.lesson.contact_router` applies them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class FingerRole(Enum):
    """Role of a finger. It applies only on a board that tells its pen from a finger; elsewhere every contact is a
    pen."""

    WRITE = "write"
    """Acts as the pen does, with the current tool."""
    MOVE_ITEMS = "things"
    """Moves the item that it touches; beside all items it moves the page."""
    MOVE_PAGE = "page"
    """One finger moves the page, two fingers zoom."""
    NOTHING = "nothing"


class PalmRole(Enum):
    """Role of a palm."""

    NOTHING = "nothing"
    ERASE = "erase"
    """A fist or a flat hand erases as wide as it is."""


@dataclass(frozen=True, slots=True)
class ContactRoles:
    """Roles of the contacts that are not a pen."""

    finger: FingerRole = FingerRole.WRITE
    palm: PalmRole = PalmRole.NOTHING
