"""Windows used while teaching: main window on the projector, teacher's window on the laptop, blank screen."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QScreen, QWindow
from PySide6.QtWidgets import QWidget

from tni.core.clock import Clock
from tni.ui.chrome.button import Style
from tni.ui.chrome.commands import CommandId
from tni.ui.chrome.hold_buttons import PrivatePanel
from tni.ui.chrome.metrics import Metrics
from tni.ui.chrome.theme import Theme
from tni.ui.i18n import tr
from tni.ui.main_window.main_controller import MainController
from tni.ui.main_window.window import MainWindow
from tni.ui.teacher.blank_screen import BlankScreen
from tni.ui.teacher.screen_assignment import ScreenAssignment, TeacherScreen, assign_screens

if TYPE_CHECKING:
    from tni.ui.teacher.teacher_window import TeacherWindow

SETTLE_MS = 300
"""Time in ms for screens to settle before windows move: they appear and disappear one by one. Private content is hidden
at once.
"""


DESK_COMMANDS = CommandId.PLAN, CommandId.SHARING, CommandId.RETURN_COPY
"""Private commands whose content is the teacher's own."""


class TeachingWindows(QObject):
    """Places the main window and the teacher's window on the screens.

    opened: the teacher's window was created, once; other parts of the program connect to it. placed: the windows have
    found their screens, at the start or after a change of screens. geometries: returns the
    geometry of each screen and the index of the teacher's; may be replaced. is_projected: returns whether a projector
    that the program is connected to is on.
    """

    opened = Signal(object)
    placed = Signal()

    def __init__(
        self,
        main: MainController,
        clock: Clock,
        names: Callable[[], Mapping[int, str]],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._main, self._clock, self._names = main, clock, names
        self.geometries: Callable[[], tuple[Sequence[QRect], int]] = TeacherScreen().of_system
        self.is_projected: Callable[[], bool] = lambda: False
        self._swapped = self._is_on_own_screen = False
        self._is_teacher_used = False
        """True if the teacher's window, or a dialog of it, was used after the main window."""
        self.teacher: TeacherWindow | None = None
        self.panel: PrivatePanel | None = None
        self.blank_screen = BlankScreen(main.kit, main.window, main.commands[CommandId.REMOTE].isChecked)
        self.white_screen: BlankScreen | None = None
        """White in place of dark; made at its first use."""
        self._settling = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settling.timeout.connect(self.place)
        hide, window = main.commands[CommandId.HIDE_BOARD], main.commands[CommandId.TEACHER_WINDOW]
        hide.toggled.connect(self.blank_screen.set_covering)
        self.blank_screen.remove_wanted.connect(lambda: hide.setChecked(False))
        main.commands[CommandId.WHITE_SCREEN].toggled.connect(self._show_white)
        window.triggered.connect(lambda on: self.open_teacher() if on else self.close_teacher())
        main.window.closing.connect(self.close_teacher)
        main.commands.pupils_see = self._pupils_see
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.focusWindowChanged.connect(self._window_used)
        main.window.used.connect(lambda: self._note_use(teacher=False))
        app.screenAdded.connect(self._screen_added)
        app.screenRemoved.connect(self._screens_changed)
        app.primaryScreenChanged.connect(self._screens_changed)
        for screen in app.screens():
            screen.geometryChanged.connect(self._moved)

    def _show_white(self, on: bool) -> None:
        main = self._main
        if self.white_screen is None:
            remote, white = main.commands[CommandId.REMOTE], main.commands[CommandId.WHITE_SCREEN]
            self.white_screen = BlankScreen(main.kit, main.window, remote.isChecked, is_white=True)
            self.white_screen.remove_wanted.connect(lambda: white.setChecked(False))
        self.white_screen.set_covering(on)

    def _screen_added(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self._moved)
        self._screens_changed()

    def _moved(self) -> None:
        """Handle a screen that shows another part of the desktop, such as a mirrored or rearranged one."""
        if len(self.geometries()[0]) > 1 or self._is_on_own_screen:
            self._screens_changed()

    def _screens_changed(self, _screen: QScreen | None = None) -> None:
        teacher, assignment = self.teacher, self.assignment
        if teacher is not None and teacher.isVisible():
            own = None if assignment.teacher is None else self.geometries()[0][assignment.teacher]
            if own is None or not own.contains(teacher.geometry()):
                teacher.hide()  # the class may see it at its current place
        self._settling.start()

    # -- screens

    @property
    def assignment(self) -> ScreenAssignment:
        screens, primary = self.geometries()
        return assign_screens(screens, primary, swapped=self._swapped)

    @property
    def has_private_screen(self) -> bool:
        """True if there is a screen that pupils cannot see."""
        return self.assignment.teacher is not None

    @property
    def host(self) -> tuple[QWidget, Style]:
        """Parent and style for sheets: the teacher's window if it is open, else the main window.

        On a single screen either window may cover the other: then it is the active one.
        """
        teacher, main_window = self.teacher, self._main.window
        if (
            teacher is not None
            and teacher.isVisible()
            and (self.has_private_screen or not main_window.isActiveWindow())
        ):
            return teacher, teacher.kit
        return main_window, self._main.kit

    @property
    def asking_host(self) -> tuple[QWidget, Style]:
        """Parent and style for what is asked for just now: the window in which it was asked."""
        if self.teacher is not None and self._is_told_teacher():
            return self.teacher, self.teacher.kit
        return self._main.window, self._main.kit

    def place(self) -> None:
        """Place each window on its screen: at program start, and when a projector is connected or disconnected."""
        assignment, main_window = self.assignment, self._main.window
        if assignment.teacher is None:
            self.close_teacher()
        if assignment.teacher is not None or main_window.isFullScreen():
            self._fill(main_window, self.geometries()[0][assignment.main])
        if assignment.teacher is not None:
            self.show_teacher()
        self.placed.emit()

    def swap(self) -> None:
        """Swap the screens of the two windows."""
        self._swapped = not self._swapped
        if self.has_private_screen:
            self.place()

    def _fill(self, main_window: MainWindow, screen: QRect) -> None:
        if main_window.isFullScreen() and main_window.geometry() == screen:
            return
        if not screen.contains(main_window.geometry().center()):
            main_window.showNormal()  # a full-screen window does not change its screen
            _lay(main_window, screen)
        main_window.set_full_screen(True)

    # -- the teacher's window

    def open_teacher(self) -> None:
        """Open the teacher's window: on two screens at once; on one only after a long press, as the class would see the
        notes.
        """
        if self.has_private_screen:
            self.place()
            return
        self._main.commands[CommandId.TEACHER_WINDOW].setChecked(False)
        self.ask_privately(
            tr("La classe verra cette fenêtre : notes et résultats y sont visibles."),
            tr("Ouvrir quand même"),
            self.show_teacher,
        )

    @property
    def is_teacher_alone(self) -> bool:
        """True if a sheet opens where pupils cannot see it."""
        return self.has_private_screen and self.teacher is not None and self.teacher.isVisible()

    def _pupils_see(self, command: CommandId) -> bool:
        """Return whether pupils would see what a private command opens. On the only screen, a teacher who prepares is
        at her desk: no long press guards her own work then, as it does what is about pupils."""
        if command is CommandId.TEACHER_WINDOW:
            return not self.has_private_screen
        return not (self.is_teacher_alone or (self.prepares_alone and command in DESK_COMMANDS))

    @property
    def prepares_alone(self) -> bool:
        """True while she prepares and no pupil looks on: on the only screen, and without a projector."""
        prepares = not self._main.commands[CommandId.TEACH].isChecked()
        return prepares and len(self.geometries()[0]) < 2 and not self.is_projected()

    def ask_privately(self, text: str, button: str, then: Callable[[], None]) -> None:
        """Call `then` at once if the screen is private or a long press has asked for it, else after a long press."""
        if self._main.commands.is_held or self.is_teacher_alone:
            then()
            return
        if self.panel is not None:
            self.panel.put_away()
        parent, style = self.host
        self.panel = PrivatePanel(style, text, button, parent)
        self.panel.held.connect(then)
        self.panel.closed.connect(self.panel.deleteLater)
        self.panel.closed.connect(self._panel_closed)
        main_window = self._main.window
        self.panel.set_area(main_window.panel_area(parent))
        self.panel.open_low()

    def _panel_closed(self) -> None:
        self.panel = None

    def show_teacher(self) -> None:
        """Show the teacher's window without asking, on its own screen if there is one."""
        window = self.teacher
        if window is None:
            window = self.teacher = self._make_teacher()
            self.opened.emit(window)
        assignment = self.assignment
        screen = self.geometries()[0][assignment.main if assignment.teacher is None else assignment.teacher]
        self._is_on_own_screen = assignment.teacher is not None
        if self._is_on_own_screen:
            if window.isVisible() and not screen.contains(window.geometry()):
                # While moving it would show on the other screen, and the window manager takes time to unmap it.
                window.hide()
                self._settling.start()
                return
            if window.isHidden():
                window.setWindowState(Qt.WindowState.WindowNoState)
                _lay(window, screen)
            window.showMaximized()
        else:
            window.resize(window.sizeHint().boundedTo(screen.size()))
            window.show()
            window.raise_()
        self._main.commands[CommandId.TEACHER_WINDOW].setChecked(True)
        self._move_notices(to_teacher=True)

    def _make_teacher(self) -> TeacherWindow:
        """Create the teacher's window with a theme of its own: desk sizes, the colours of the main window."""
        wall = self._main.kit.theme
        look = Theme(Metrics.desktop(), scheme=wall.scheme, reduced_motion=wall.reduced_motion, parent=self)
        wall.changed.connect(lambda: look.set_scheme(wall.scheme))
        style = Style(look, self._main.kit.icons)
        from tni.ui.teacher.teacher_window import TeacherWindow  # not needed without a second window

        made = TeacherWindow(style, self._main, self._clock, self._names, lambda: self.has_private_screen)
        made.closed.connect(self._teacher_closed)
        made.swap_wanted.connect(self.swap)
        made.used.connect(lambda: self._note_use(teacher=True))
        notices = self._main.window.notices
        notices.elsewhere = lambda unasked: made.notices if self._is_told_teacher(unasked=unasked) else None
        notices.others, made.notices.others = [made.notices], [notices]
        return made

    # -- notices

    def _window_used(self, window: QWindow | None) -> None:
        """Note which window got the focus, by itself or by one of its dialogs."""
        while window is not None and (owner := window.transientParent() or window.parent()) is not None:
            window = owner
        used = [w for w in (self._main.window, self.teacher) if w is not None and w.windowHandle() == window]
        if window is not None and used:
            self._note_use(teacher=used[0] is self.teacher)

    def _note_use(self, *, teacher: bool) -> None:
        self._is_teacher_used = teacher

    def _is_told_teacher(self, *, unasked: bool = False) -> bool:
        """Return whether an answer belongs in the teacher's window, because it was asked there. unasked: nobody asked,
        and she is told on a screen of her own."""
        teacher = self.teacher
        if teacher is None or not teacher.isVisible() or teacher.isMinimized():
            return False
        return self._is_teacher_used or (unasked and self.has_private_screen)

    def _move_notices(self, *, to_teacher: bool) -> None:
        """Move the notices that nobody asked for to the teacher's window when it opens; move them back when it closes,
        and with them those that stay."""
        board, teacher = self._main.window.notices, self.teacher
        if teacher is None:
            return
        if not to_teacher:
            board.take(notice for notice in teacher.notices.shown if notice.unasked or notice.stays)
        elif self.has_private_screen:
            teacher.notices.take(notice for notice in board.shown if notice.unasked)

    def _teacher_closed(self) -> None:
        self._main.commands[CommandId.TEACHER_WINDOW].setChecked(False)
        self._move_notices(to_teacher=False)

    def close_teacher(self) -> None:
        if self.teacher is not None and self.teacher.isVisible():
            self.teacher.close()
        else:
            self._teacher_closed()  # already hidden by a change of screens

    def close(self) -> None:
        """Close the teacher's window before the program ends or starts anew."""
        self._settling.stop()
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.focusWindowChanged.disconnect(self._window_used)
        app.screenAdded.disconnect(self._screen_added)
        app.screenRemoved.disconnect(self._screens_changed)
        app.primaryScreenChanged.disconnect(self._screens_changed)
        for screen in app.screens():
            screen.geometryChanged.disconnect(self._moved)
        self.close_teacher()
        if self.teacher is not None:
            notices = self._main.window.notices
            notices.elsewhere, notices.others = (lambda _unasked: None), []
            self.teacher.deleteLater()
            self.teacher = None


def _lay(window: QWidget, screen: QRect) -> None:
    """Move a window that is neither full-screen nor maximised onto a screen.

    On X11 the position decides, and Qt computes it wrongly for screens of different scale once the screen is set. Other
    platforms go by the screen.
    """
    if QGuiApplication.platformName() != "xcb":
        there = next((s for s in QGuiApplication.screens() if s.geometry() == screen), None)
        if there is not None:
            window.setScreen(there)
    window.setGeometry(screen.adjusted(40, 40, -40, -40))
