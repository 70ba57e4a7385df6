"""Interface to the class that is taught in the main window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from tni.roster.pupil_groups import GroupWishes
    from tni.ui.chrome.button import Style
    from tni.ui.panels.pickable_pupil import PickablePupil


class ClassPort(Protocol):
    """Class that is taught in the main window. It joins after the window is shown."""

    def pupils(self) -> Sequence[PickablePupil]:
        """Return the pupils of the class, for the random draw."""

    def class_key(self) -> str:
        """Return the name by which the class being taught is told from others; "" without one."""

    def group_wishes(self) -> GroupWishes | None:
        """Return who of the class must be in a group with whom or not; None while that cannot be read."""

    def keep_group_wishes(self, wishes: GroupWishes) -> bool:
        """Keep such wishes with the class, and return whether they are kept for another day."""

    def name_style(self) -> str:
        """Return how pupils are told on the board, a value of the setting `BOARD_NAMES`."""

    def names_are_locked(self) -> bool:
        """Return whether the class has pupils' names that cannot be read before the teacher gives their key."""

    def unlock_names(self, opened: Callable[[], None]) -> None:
        """Ask for the key of the names. opened: called once they can be read."""

    def panel_host(self) -> tuple[QWidget, Style]:
        """Return the parent and the style of a panel that only the teacher should see, if she has a window of her
        own."""

    def asking_host(self) -> tuple[QWidget, Style]:
        """Return the parent and the style of a dialog: the window in which it was asked for."""

    def handle_file(self, path: Path) -> bool:
        """Handle a file dropped on the window. Return whether it is something else than a lesson."""

    def blocking_reason(self) -> str:
        """Return a sentence on the reason why the program cannot be rebuilt now; "" when nothing prevents it."""


class NoClass:
    """Port as long as no class has joined. window, style: of the main window."""

    def __init__(self, window: QWidget, style: Style) -> None:
        self._host = window, style

    def pupils(self) -> Sequence[PickablePupil]:
        return ()

    def class_key(self) -> str:
        return ""

    def group_wishes(self) -> GroupWishes | None:
        return None

    def keep_group_wishes(self, wishes: GroupWishes) -> bool:  # noqa: ARG002
        return False

    def name_style(self) -> str:
        return "number"

    def names_are_locked(self) -> bool:
        return False

    def unlock_names(self, opened: Callable[[], None]) -> None:
        pass

    def panel_host(self) -> tuple[QWidget, Style]:
        return self._host

    def asking_host(self) -> tuple[QWidget, Style]:
        return self._host

    def handle_file(self, path: Path) -> bool:  # noqa: ARG002
        return False

    def blocking_reason(self) -> str:
        return ""
