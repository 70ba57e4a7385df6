"""Controller of the projector: commands, sheet, state, frozen picture and the reminder of a blank picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from tni.core.clock import Clock
from tni.core.projector import SetBlank, SetFreeze
from tni.core.settings import Settings
from tni.services.projector.projector_service import ProjectorService
from tni.services.projector.projector_state import ConnectionState
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
    """Connects the projector service to the windows. frozen: cover of the main window, None before its first use."""

    windows: TeachingWindows

    def __init__(
        self,
        main_controller: MainController,
        service: ProjectorService,
        clock: Clock,
        settings: Settings,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._main_controller, self.service, self._settings = main_controller, service, settings
        self._comfort = EyeComfortController(
            main_controller.kit.theme, settings, clock, lambda: main_controller.editor.busy, self
        )
        self.sheet: ProjectorSheet | None = None
        self.frozen: FrozenScreen | None = None
        self._shown_reminder = ""
        self.poll_timer = QTimer(self, interval=POLL_MS)
        self.poll_timer.timeout.connect(self._tick)
        service.subscribe(self._changed)

    def join(self, windows: TeachingWindows) -> None:
        """Connect the commands once the main window exists."""
        self.windows = windows
        windows.is_projected = lambda: self.service.state.is_on
        commands = self._main_controller.commands
        commands[CommandId.PROJECTOR].triggered.connect(self.open)
        commands[CommandId.PROJECTOR_BLANK].triggered.connect(self._blank)
        commands[CommandId.FREEZE].triggered.connect(self._freeze)
        commands[CommandId.TEACHER_WINDOW].toggled.connect(self._teacher_toggled)

    def start(self) -> None:
        """Connect to the last projector and apply eye comfort."""
        self._comfort.apply()
        self.service.start()

    def teacher_opened(self, window: TeacherWindow) -> None:
        window.projector.command_wanted.connect(self.service.ask)
        window.projector.retry_wanted.connect(self.service.try_again)
        window.projector.sheet_wanted.connect(self.open)
        self._show()

    # -- state

    def _changed(self) -> None:
        if self.service.state.contact is ConnectionState.NONE:
            self.poll_timer.stop()
        elif not self.poll_timer.isActive():
            self.poll_timer.start()
        self._remind()
        self._show()

    def _show(self) -> None:
        state = self.service.state
        commands = self._main_controller.commands
        commands[CommandId.PROJECTOR_BLANK].setChecked(state.is_on and state.is_blank)
        commands[CommandId.FREEZE].setChecked(self._is_frozen_here or (state.is_on and state.is_frozen))
        if hasattr(self, "windows") and (teacher := self.windows.teacher) is not None:
            teacher.projector.show_state(state)
        if self.sheet is not None:
            self.sheet.refresh()

    def _tick(self) -> None:
        self.service.tick()
        self._remind()  # the teacher's window may have been closed meanwhile

    def _remind(self) -> None:
        """Remind of a picture that is blank for long: in the teacher's window, or over the main window if that is
        closed.
        """
        reminder = say.blank_reminder_message(self.service.state)
        if self._shown_reminder and self._shown_reminder != reminder:
            self._main_controller.window.notices.remove(self._shown_reminder)
            self._shown_reminder = ""
        if reminder and not self._shown_reminder and not self._has_teacher:
            self._shown_reminder = reminder
            self._main_controller.window.notices.show(
                reminder, act_text=tr("Montrer l’image"), act=lambda: self.service.ask(SetBlank(False)), stays=True
            )

    @property
    def _has_teacher(self) -> bool:
        return hasattr(self, "windows") and self.windows.teacher is not None and self.windows.teacher.isVisible()

    def _show_message(self, text: str) -> None:
        """Show a message in the window in use; in the main window with a button that opens the sheet."""
        self._show()
        if not self._has_teacher:
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
        self.sheet.open()

    def _sheet_closed(self) -> None:
        if self.sheet is not None:
            self.sheet.deleteLater()
            self.sheet = None

    def _comfort_changed(self) -> None:
        self._comfort.apply()
        self.service.tick()

    def _blank(self) -> None:
        state = self.service.state
        if state.can_blank:
            self.service.ask(SetBlank(not state.is_blank))
            return
        self._show_message(self._why_not(tr("Ce projecteur ne sait pas couper l’image.")))

    def _why_not(self, cannot: str) -> str:
        """Return the reason why the projector takes no commands now; `cannot` if it does take commands."""
        state = self.service.state
        if state.contact is ConnectionState.NONE:
            return tr("Aucun projecteur n’est choisi.")
        if state.contact is not ConnectionState.CONNECTED or not state.is_on:
            return tr("{name} : {state}", "projector").format(
                name=tr("Projecteur"), state=say.state_text(state)
            ) + "."  # fmt: skip
        return cannot

    # -- frozen picture

    @property
    def _is_frozen_here(self) -> bool:
        return self.frozen is not None and self.frozen.isVisible()

    def _freeze(self) -> None:
        """Freeze the picture, or release it.

        The projector freezes it if it can: the teacher may then use the projected screen itself. Otherwise a picture
        covers the main window, provided that the teacher has another screen to prepare on.
        """
        state = self.service.state
        if self._is_frozen_here:
            self._thaw()
        elif state.can_freeze:
            self.service.ask(SetFreeze(not state.is_frozen))
        elif self.windows.has_private_screen:
            window = self._main_controller.window
            if self.frozen is None:
                from tni.ui.projector.frozen_screen import FrozenScreen

                self.frozen = FrozenScreen(self._main_controller.kit, window)
                self.frozen.remove_wanted.connect(self._thaw)
            self.frozen.freeze()
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
        if self.frozen is not None:
            self.frozen.thaw()
        self._show()

    def close(self) -> None:
        """Stop the threads without waiting for answers."""
        self.poll_timer.stop()
        self._comfort.close()
        self.service.close()
