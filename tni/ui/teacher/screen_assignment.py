"""Assignment of windows to screens: the main window on the projector, the teacher's window on the laptop."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication

_BUILT_IN = ("edp", "lvds", "dsi")
"""Prefixes of the names of built-in screens."""


@dataclass(frozen=True, slots=True)
class ScreenAssignment:
    """Indexes of screens.

    teacher: None if pupils can see all screens; then there is one window, and nothing private is shown.
    """

    main: int
    teacher: int | None


def assign_screens(screens: Sequence[QRect], own: int, *, swapped: bool = False) -> ScreenAssignment:
    """Assign the main window and the teacher's window to screens.

    screens: geometry of each on the desktop. Mirrored screens overlap, also with different sizes. own: index of the
    teacher's screen; with `swapped`, the other one is hers.
    """
    others = [i for i, screen in enumerate(screens) if not screen.intersects(screens[own])]
    if not others:
        # Mirrored screens show the part for which the smallest has room.
        return ScreenAssignment(min(range(len(screens)), key=lambda i: (_pixels(screens[i]), i != own)), None)
    projector = max(others, key=lambda i: _pixels(screens[i]))
    return ScreenAssignment(own, projector) if swapped else ScreenAssignment(projector, own)


def _pixels(screen: QRect) -> int:
    return screen.width() * screen.height()


class TeacherScreen:
    """Teacher's screen among several: the built-in one, else the primary one.

    This is how systems set screens up when a projector is plugged in. The choice stays if another screen becomes the
    primary one during the lesson.
    """

    def __init__(self) -> None:
        self._name: str | None = None

    def among(self, names: Sequence[str], primary: int) -> int:
        """Return the index of the teacher's screen. names: names of all screens. primary: index of the primary one."""
        built_in = [i for i, name in enumerate(names) if name.lower().startswith(_BUILT_IN)]
        if len(built_in) == 1:
            found = built_in[0]
        elif self._name in names:
            found = names.index(self._name)
        else:
            found = primary
        if len(names) > 1 and self._name not in names:
            self._name = names[found]
        return found

    def of_system(self) -> tuple[Sequence[QRect], int]:
        """Return the geometry of each screen and the index of the teacher's."""
        screens = QGuiApplication.screens()
        primary = screens.index(QGuiApplication.primaryScreen())
        return [screen.geometry() for screen in screens], self.among([screen.name() for screen in screens], primary)
