"""Which window goes on which screen: the board on the projector, the teacher's own on the laptop."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect


@dataclass(frozen=True, slots=True)
class Places:
    """Indexes of screens. teacher None: there is no screen that pupils don't see, so one window, nothing private."""

    board: int
    teacher: int | None


def places(screens: Sequence[QRect], primary: int, *, swapped: bool = False) -> Places:
    """screens: where each lies on the desktop; mirrored ones lie at the same place, also with different sizes.

    The laptop is the primary screen, as systems set it up when a projector is plugged in; `swapped` says otherwise.
    """
    others = [i for i, screen in enumerate(screens) if not screen.intersects(screens[primary])]
    if not others:
        return Places(primary, None)
    projector = max(others, key=lambda i: screens[i].width() * screens[i].height())
    return Places(primary, projector) if swapped else Places(projector, primary)
