"""Which window goes on which screen: the board on the projector, the teacher's own on the laptop."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication

_BUILT_IN = ("edp", "lvds", "dsi")
"""How names of screens begin that are part of the machine."""


@dataclass(frozen=True, slots=True)
class ScreenAssignment:
    """Indexes of screens. teacher None: there is no screen that pupils don't see, so one window, nothing private."""

    board: int
    teacher: int | None


def assign_screens(screens: Sequence[QRect], own: int, *, swapped: bool = False) -> ScreenAssignment:
    """screens: where each lies on the desktop; mirrored ones lie at the same place, also with different sizes. own: the
    teacher's; `swapped` says that it is the other one.
    """
    others = [i for i, screen in enumerate(screens) if not screen.intersects(screens[own])]
    if not others:
        # Each shows what the smallest has room for.
        return ScreenAssignment(min(range(len(screens)), key=lambda i: (_pixels(screens[i]), i != own)), None)
    projector = max(others, key=lambda i: _pixels(screens[i]))
    return ScreenAssignment(own, projector) if swapped else ScreenAssignment(projector, own)


def _pixels(screen: QRect) -> int:
    return screen.width() * screen.height()


class TeacherScreen:
    """The teacher's screen among several: the one built into the machine, else the primary one, as systems set it up
    when a projector is plugged in. It stays the same when another becomes the primary one during the lesson."""

    def __init__(self) -> None:
        self._name: str | None = None

    def among(self, names: Sequence[str], primary: int) -> int:
        """Its index. names: of the screens that are there."""
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
        """Where each screen lies, and the index of the teacher's."""
        screens = QGuiApplication.screens()
        primary = screens.index(QGuiApplication.primaryScreen())
        return [screen.geometry() for screen in screens], self.among([screen.name() for screen in screens], primary)
