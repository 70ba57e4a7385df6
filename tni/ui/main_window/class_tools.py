"""Controller of the panels that lead the class: random pupil, groups, who is absent, names typed for the hour."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from tni.ui.chrome.commands import CommandId
from tni.ui.i18n import tr
from tni.ui.main_window.class_port import ClassPort
from tni.ui.main_window.covered_page import is_refused
from tni.ui.main_window.window import MainWindow
from tni.ui.panels.class_today import ClassToday

if TYPE_CHECKING:
    from tni.ui.chrome.titled_panel import TitledPanel
    from tni.ui.panels.absent_panel import AbsentPanel
    from tni.ui.panels.groups_panel import GroupsPanel
    from tni.ui.panels.random_pupil import RandomPupilPanel
    from tni.ui.panels.typed_names_panel import TypedNamesPanel

PUT_AT_MM = 20.0


class ClassTools:
    """Panels of one class. Each is imported and made at its first use; all ask the same class and its absent pupils."""

    def __init__(self, window: MainWindow, class_port: Callable[[], ClassPort]) -> None:
        self._window, self._port = window, class_port
        self.today = ClassToday(
            lambda: class_port().pupils(),
            lambda: class_port().class_key(),
            lambda: class_port().name_style(),
            lambda: class_port().group_wishes(),
            lambda wishes: class_port().keep_group_wishes(wishes),
        )
        self.draw: RandomPupilPanel | None = None
        self.groups: GroupsPanel | None = None
        self._absent: AbsentPanel | None = None
        self._typed: TypedNamesPanel | None = None

    def show_draw(self, *, is_open: bool) -> None:
        window, command = self._window, CommandId.RANDOM_PUPIL
        if self.draw is None:
            from tni.ui.panels.random_pupil import RandomPupilPanel

            self.draw = RandomPupilPanel(
                window.kit,
                lambda: self._port().pupils(),
                window,
                today=self.today,
                is_locked=lambda: self._port().names_are_locked(),
                unlock=lambda opened: self._port().unlock_names(opened),
            )
            self.draw.closed.connect(lambda: window.commands[command].setChecked(False))
            self.draw.absent_wanted.connect(self.show_absent)
            self.draw.typing_wanted.connect(self.type_names)
        if is_open:
            self.draw.set_area(window.free_area)
            self.draw.open_at(window.page_area.topRight())
        elif self.draw.isVisible():
            self.draw.put_away()

    def show_groups(self, *, is_open: bool) -> None:
        window, command = self._window, CommandId.GROUPS
        if self.groups is None:
            from tni.ui.panels.groups_panel import GroupsPanel

            self.groups = GroupsPanel(window.kit, self.today, window)
            self.groups.closed.connect(lambda: window.commands[command].setChecked(False))
            self.groups.absent_wanted.connect(self.show_absent)
            self.groups.typing_wanted.connect(self.type_names)
            self.groups.copied.connect(self._copy)
            self.groups.put.connect(self._put)
        if is_open:
            self.groups.set_area(window.free_area)
            self.groups.open_low()
        elif self.groups.isVisible():
            self.groups.put_away()

    def show_absent(self) -> None:
        """Open or close the panel of the absent pupils, in the teacher's window if she has one."""
        parent, style = self._port().panel_host()
        if self._absent is None or self._absent.parentWidget() is not parent:
            from tni.ui.panels.absent_panel import AbsentPanel

            _drop(self._absent)
            self._absent = AbsentPanel(style, self.today, parent)
        if self._absent.isVisible():
            self._absent.put_away()
            return
        self._absent.show_class()
        self._absent.set_area(self._window.panel_area(parent))
        self._absent.open_low()

    def type_names(self) -> None:
        """Open or close the panel in which a class is typed, in the teacher's window if she has one."""
        parent, style = self._port().panel_host()
        if self._typed is None or self._typed.parentWidget() is not parent:
            from tni.ui.panels.typed_names_panel import TypedNamesPanel

            _drop(self._typed)
            self._typed = TypedNamesPanel(style, self.today, parent)
            if parent is self._window:
                from tni.ui.main_window.field_typing import FieldTyping

                FieldTyping(self._window, self._typed, (self._typed.text,))
        if self._typed.isVisible():
            self._typed.put_away()
            return
        self._typed.set_area(self._window.panel_area(parent))
        self._typed.open_low()
        self._typed.text.setFocus()

    def _copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self._window.notices.show(tr("Les groupes sont dans le presse-papiers."))

    def _put(self, text: str) -> None:
        if not is_refused(self._window, CommandId.PASTE):
            from tni.services.lesson.tool_choices import take_inserted

            self._window.do(lambda s: take_inserted(s, s.add_text(text, PUT_AT_MM, PUT_AT_MM, select=True)))


def _drop(panel: TitledPanel | None) -> None:
    """Take away a panel whose window is no longer the one in which it belongs."""
    if panel is not None:
        panel.put_away()
        panel.deleteLater()
