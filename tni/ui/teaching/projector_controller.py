"""Controller of the projector: commands, sheet, state, frozen picture and the reminder of a blank picture."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from tni.core.clock import Clock
from tni.core.eye_comfort import BLANK_REMINDER_MIN
from tni.core.settings import Settings
from tni.core.tasks import MainThread
from tni.devices.projector.status import SetBlank, SetFreeze
from tni.services.projector_service import ProjectorNetworkPort, ProjectorService
from tni.services.projector_state import ConnectionState
from tni.store.projectors_file import ProjectorsFile
from tni.ui.chrome.commands import CommandId
from tni.ui.i18n import tr
from tni.ui.main_window.main_controller import MainController
from tni.ui.projector import projector_text as say
from tni.ui.teacher.teaching_windows import TeachingWindows
from tni.ui.teaching.eye_comfort import EyeComfortController

if TYPE_CHECKING:
    from tni.ui.projector.frozen_screen import FrozenScreen
    from tni.ui.projector.projector_sheet import ProjectorSheet
    from tni.ui.teacher.teacher_window import TeacherWindow

POLL_MS = 5_000


class ProjectorController(QObject):
    """Connects the projector service to the windows.

    network: may be replaced before the first connection. health_changed: called when `health` or `reminder` has
    changed.
    """

    windows: TeachingWindows

    def __init__(
        self,
        main_controller: MainController,
        file: Path,
        main: MainThread,
        clock: Clock,
        settings: Settings,
        health_changed: Callable[[], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._main_controller, self._clock, self._settings, self._health_changed = (
            main_controller,
            clock,
            settings,
            health_changed,
        )
        self.network: Callable[[], ProjectorNetworkPort] = self._real_network
        self.service = ProjectorService(ProjectorsFile(file), lambda: self.network(), main, clock, self._changed)
        self.light = EyeComfortController(
            main_controller.kit.theme, settings, clock, lambda: main_controller.editor.busy, self
        )
        self.sheet: ProjectorSheet | None = None
        self._frozen: FrozenScreen | None = None
        self.reminder = self._shown_reminder = ""
        self._timer = QTimer(self, interval=POLL_MS)
        self._timer.timeout.connect(self.tick)

    def _real_network(self) -> ProjectorNetworkPort:
        from tni.devices.projector.network import ProjectorNetwork  # sockets are loaded with the first projector
        from tni.ui.projector.broadcast_addresses import broadcast_addresses

        return ProjectorNetwork(self._clock, broadcast_addresses)

    def join(self, windows: TeachingWindows) -> None:
        """Connect the commands once the main window exists."""
        self.windows = windows
        commands = self._main_controller.commands
        commands[CommandId.PROJECTOR].triggered.connect(self.open)
        commands[CommandId.PROJECTOR_BLANK].triggered.connect(self._blank)
        commands[CommandId.FREEZE].triggered.connect(self._freeze)
        commands[CommandId.TEACHER_WINDOW].toggled.connect(self._teacher_toggled)

    def start(self) -> None:
        """Connect to the last projector and apply eye comfort."""
        self.light.apply()
        self.service.start()

    def teacher_opened(self, window: TeacherWindow) -> None:
        window.projector.command_wanted.connect(self.service.ask)
        window.projector.retry_wanted.connect(self.service.try_again)
        window.projector.sheet_wanted.connect(self.open)
        self._show()

    # -- state

    @property
    def health(self) -> str:
        return say.projector_health_text(self.service.view)

    def _changed(self) -> None:
        if self.service.view.contact is ConnectionState.NONE:
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start()
        self._remind()
        self._show()
        self._health_changed()

    def _show(self) -> None:
        view = self.service.view
        commands = self._main_controller.commands
        commands[CommandId.PROJECTOR_BLANK].setChecked(view.is_on and view.is_blank)
        commands[CommandId.FREEZE].setChecked(self._is_frozen_here or (view.is_on and view.is_frozen))
        if hasattr(self, "windows") and (teacher := self.windows.teacher) is not None:
            teacher.projector.show_view(view, self.reminder)
        if self.sheet is not None:
            self.sheet.refresh(self.reminder)

    def tick(self) -> None:
        """Update the projector's state and the reminder; called periodically while a projector is connected."""
        self.service.tick()
        before = self.reminder
        self._remind()
        if self.reminder != before:
            self._show()
            self._health_changed()

    def _remind(self) -> None:
        """Remind of a picture that is blank for long: in the teacher's window, or over the main window if that is
        closed.
        """
        after_s = self._settings.get(BLANK_REMINDER_MIN) * 60
        blank_s = self.service.blank_for_s
        is_due = blank_s is not None and 0 < after_s <= blank_s
        # Shown over the main window once per period: the class does not see the number count up.
        self.reminder = (
            say.blank_reminder_message(blank_s // after_s * after_s) if is_due and blank_s is not None else ""
        )
        if self._shown_reminder and self._shown_reminder != self.reminder:
            self._main_controller.window.notices.remove(self._shown_reminder)
            self._shown_reminder = ""
        if self.reminder and not self._shown_reminder and not self._has_teacher:
            self._shown_reminder = self.reminder
            self._main_controller.window.notices.show(
                self.reminder, act_text=tr("Montrer l’image"), act=lambda: self.service.ask(SetBlank(False)), stays=True
            )

    @property
    def _has_teacher(self) -> bool:
        return hasattr(self, "windows") and self.windows.teacher is not None and self.windows.teacher.isVisible()

    def _show_message(self, text: str, *, offers: bool = True) -> None:
        """Show a message in the window in use. offers: add a button that opens the sheet if the main window is used."""
        self._show()
        if not self._has_teacher and offers:
            self._main_controller.window.notices.show(text, act_text=tr("Projecteur"), act=self.open)
        else:
            self._main_controller.window.notices.show(text)

    # -- actions

    def open(self) -> None:
        """Open the sheet in the window in use, or close it if it is visible."""
        if self.sheet is not None:
            was_seen = self.sheet.isVisible()  # its window may be closed
            self.sheet.put_away()
            self._sheet_closed()
            if was_seen:
                return
        from tni.ui.projector.projector_sheet import ProjectorSheet

        parent, style = self.windows.host
        self.sheet = ProjectorSheet(style, self.service, self._settings, self._main_controller.commands, parent)
        self.sheet.comfort_changed.connect(self._comfort_changed)
        self.sheet.closed.connect(self._sheet_closed)
        self.sheet.refresh(self.reminder)
        self.sheet.open()

    def _sheet_closed(self) -> None:
        if self.sheet is not None:
            self.sheet.deleteLater()
            self.sheet = None

    def _comfort_changed(self) -> None:
        self.light.apply()
        self.tick()

    def _blank(self) -> None:
        view = self.service.view
        if view.can_blank:
            self.service.ask(SetBlank(not view.is_blank))
            return
        self._show_message(self._why_not(tr("Ce projecteur ne sait pas couper l’image.")))

    def _why_not(self, cannot: str) -> str:
        """Return the reason why the projector takes no commands now; `cannot` if it does take commands."""
        view = self.service.view
        if view.contact is ConnectionState.NONE:
            return tr("Aucun projecteur n’est choisi.")
        if view.contact is not ConnectionState.CONNECTED or not view.is_on:
            return tr("{name} : {state}", "projector").format(
                name=tr("Projecteur"), state=say.state_text(view)
            ) + "."  # fmt: skip
        return cannot

    # -- frozen picture

    @property
    def _is_frozen_here(self) -> bool:
        return self._frozen is not None and self._frozen.isVisible()

    def _freeze(self) -> None:
        """Freeze the picture, or release it.

        The projector freezes it if it can: the teacher may then use the projected screen itself. Otherwise a picture
        covers the main window, provided that the teacher has another screen to prepare on.
        """
        view = self.service.view
        if self._is_frozen_here:
            self._thaw()
        elif view.can_freeze:
            self.service.ask(SetFreeze(not view.is_frozen))
        elif self.windows.has_private_screen:
            window = self._main_controller.window
            if self._frozen is None:
                from tni.ui.projector.frozen_screen import FrozenScreen

                self._frozen = FrozenScreen(self._main_controller.kit, window)
                self._frozen.remove_wanted.connect(self._thaw)
            self._frozen.freeze()
            self._show()
        else:
            self._show_message(
                tr("Un seul écran : pour figer l’image, il faut un projecteur qui sait le faire et qui répond.")
            )

    def _teacher_toggled(self, on: bool) -> None:
        """Release the frozen picture when the teacher's window closes, as there is no window left to prepare in."""
        if not on and self._is_frozen_here:
            self._thaw()

    def _thaw(self) -> None:
        if self._frozen is not None:
            self._frozen.thaw()
        self._show()

    def close(self) -> None:
        """Stop the threads without waiting for answers."""
        self._timer.stop()
        self.light.close()
        self.service.close()
