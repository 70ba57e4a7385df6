"""Main window: the page, its toolbar and everything laid over them, on the projector or on the only screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, override

from PySide6.QtCore import QChildEvent, QCoreApplication, QEvent, QMargins, QPoint, QPointF, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QColor,
    QDragEnterEvent,
    QDropEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTouchEvent,
)
from PySide6.QtWidgets import QWidget

from tni.core.errors import TniError
from tni.document.pointer import NOTHING_CHANGED, Changed
from tni.services.lesson.lesson_editor import LessonEditor
from tni.ui.canvas.canvas import Canvas
from tni.ui.canvas.pen_hand import HAND_MM
from tni.ui.canvas.second_taps import SecondTaps
from tni.ui.chrome import theme
from tni.ui.chrome.button import Style
from tni.ui.chrome.commands import CommandId, Commands
from tni.ui.chrome.drawer import Drawer, drawer_action
from tni.ui.chrome.metrics import Metrics
from tni.ui.chrome.notices import Notice, Notices
from tni.ui.chrome.panel import FloatingPanel, RemovableCover
from tni.ui.chrome.second_press import follows_button, forget_presses
from tni.ui.chrome.style_sheet import apply_to_window
from tni.ui.chrome.titled_panel import TitledPanel, open_panels
from tni.ui.chrome.toolbar import Toolbar
from tni.ui.i18n import tr
from tni.ui.main_window.dropped_files import dropped_paths
from tni.ui.main_window.touch_to_mouse import TouchToMouse
from tni.ui.messages.lazy_errors import error_message
from tni.ui.plain_text import escaped_title

if TYPE_CHECKING:
    from tni.ui.chrome.menu import Menu, Variants
    from tni.ui.gl.surface import GlSurface

TITLE = "TNI"
ROOM_WAIT_MS = 100
"""Interval in which a page waits for the pens to leave it, before it makes room."""
_ARROWS = {
    Qt.Key.Key_Right: CommandId.NEXT_PAGE, Qt.Key.Key_Down: CommandId.NEXT_PAGE,
    Qt.Key.Key_Left: CommandId.PREVIOUS_PAGE, Qt.Key.Key_Up: CommandId.PREVIOUS_PAGE,
}  # fmt: skip
_BARE = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class MainWindow(QWidget):
    """Main window. closing: the window is about to close; nothing asks to save, because everything is saved. arranged:
    the page has a new place in the window; panels_placed: a panel was opened, closed or moved; dropped: files were
    dropped on it; used: a finger or a contact of a board that is read raw came down in it, or something was dropped,
    which does not activate it."""

    closing = Signal()
    arranged = Signal()
    panels_placed = Signal()
    dropped = Signal(list)
    used = Signal()

    def __init__(self, kit: Style, commands: Commands, canvas: Canvas, picture_width_mm: Callable[[], float]) -> None:
        """picture_width_mm: returns the width of the projected picture, 0 when it was never measured."""
        super().__init__()
        self.kit, self.commands, self.canvas = kit, commands, canvas
        self._picture_width_mm = picture_width_mm
        self._last_steps: list[Callable[[], bool]] = []
        self._hold_ups: list[Callable[[], bool]] = []
        self._last_hold_ups: list[Callable[[], bool]] = []
        self._is_leaving = self._is_ending = False
        self.setWindowTitle(TITLE)
        self.setMinimumSize(640, 400)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setAcceptDrops(True)
        self.setProperty(theme.AT_BOARD, True)
        apply_to_window(self, kit.theme)
        canvas.setParent(self)
        canvas.second_taps = SecondTaps(
            lambda x, y, at_s: follows_button(canvas.mapToGlobal(QPointF(x, y)).toPoint(), round(at_s * 1000))
        )
        forget_presses()
        canvas.setTabletTracking(True)  # to detect a pen that hovers
        self.bar = Toolbar(kit, commands, drawer_action(self), self)
        self.drawer = Drawer(kit, commands, self)
        self.notices = Notices(kit, self)
        self.notices.obstacles = lambda: [panel.geometry() for panel in open_panels(self)]
        self.panels_placed.connect(self.notices.stack)
        self._docked: QWidget | None = None
        self._room = self._room_wanted = QMargins()
        self._free_area = self._low_area = QRect()
        self.covered_area: QRect | None = None
        self._room_wait = QTimer(self, singleShot=True, interval=ROOM_WAIT_MS)
        self._room_wait.timeout.connect(self._make_room)
        self.beside = TouchToMouse(self, canvas)
        self.addActions(commands.all())
        self.bar.shown_changed.connect(lambda _shown: self.arrange())
        self.bar.overflow_changed.connect(lambda: self.drawer.set_overflow(self.bar.overflowed))
        # `triggered` instead of `clicked`, because the key F2 opens it too.
        self.bar.more_button.triggered.connect(self._open_drawer)
        self.bar.menu_wanted.connect(self._open_menu)
        self._menus: dict[str, Menu] = {}
        self.menu_variants: dict[str, Callable[[], Variants]] = {}
        """Function for each menu of the toolbar that returns the actions in place of commands."""
        kit.theme.changed.connect(self.arrange)
        canvas.setFocus()

    def _open_drawer(self) -> None:
        """Open the drawer. Who has a mouse has a keyboard, and can type what to search for at once."""
        more = self.bar.more_button
        self.drawer.open_by(more, self.bar.edge, by_key=not (more.is_pressed and more.by_finger))

    def _open_menu(self, name: str, button: QWidget) -> None:
        """Open a menu of the toolbar, which is made at its first use."""
        from tni.ui.chrome.drawer_sheets import menu_commands, menu_title
        from tni.ui.chrome.menu import Menu

        if name not in self._menus:
            ids, variants = menu_commands(name, self.commands), self.menu_variants.get(name, dict)
            self._menus[name] = Menu(self.kit, menu_title(name), self.commands, ids, self, variants=variants)
        self._menus[name].open_by(button, self.bar.edge)

    def do(self, command: Callable[[LessonEditor], Changed]) -> bool:
        """Run a command on the lesson editor and show what it changed, or why it failed. Returns whether it changed
        anything."""
        try:
            return self.canvas.do(command) != NOTHING_CHANGED
        except TniError as error:
            self.show_error(error)
            return False

    def show_error(self, error: Exception, *, unasked: bool = False) -> None:
        self.notices.show(error_message(error), serious=True, unasked=unasked)

    # -- layout

    def arrange(self) -> None:
        """Lay out the window: the toolbar at its edge, the docked widget at the bottom, and the page in the rest."""
        left = self.bar.place(self.rect())
        if (low := self._docked) is not None and low.isVisible():
            height = min(low.sizeHint().height(), round(left.height() * (low.property("dock_share") or 0.5)))
            low.setGeometry(left.left(), left.bottom() + 1 - height, left.width(), height)
            left = left.adjusted(0, 0, 0, -height)
        self._free_area = left
        left = left.marginsRemoved(self._room)
        self.canvas.setGeometry(left)
        self._place_notices(left)
        self.arranged.emit()
        self.canvas.chrome_scale = self.kit.theme.metrics.target_px / 48

    @property
    def low_area(self) -> QRect:
        """Rectangle in which notices and panels that ask something may lie: the page, and the room that it leaves to
        them."""
        return self._low_area if self._low_area.isValid() else self.page_area

    def panel_area(self, parent: QWidget | None) -> QRect:
        """Return the rectangle in which a panel of `parent` may lie: `low_area` in this window or without a parent, all
        of another window."""
        return self.low_area if parent is None or parent is self else parent.rect()

    def set_low_area(self, area: QRect) -> None:
        """Set the rectangle of `low_area`, above all that lies along the bottom. Panels that are open stay within
        it."""
        self._low_area = area
        self._place_notices(area)
        for panel in open_panels(self):
            panel.set_area(area)

    def cover(self, area: QRect | None) -> None:
        """Keep notices in `area` of a screen that covers the window; None when it is gone."""
        self.covered_area = area
        self._place_notices(self.low_area)

    def _place_notices(self, area: QRect) -> None:
        self.notices.set_area(self._above_handle(area) if self.covered_area is None else self.covered_area)

    def _above_handle(self, area: QRect) -> QRect:
        """Return the area above the handle of a hidden bar, where a notice would lie over it."""
        handle = self.bar.geometry()
        if self.bar.is_shown or not handle.intersects(area) or handle.left() > area.left() + self.notices.widest(area):
            return area
        return area.adjusted(0, 0, 0, handle.top() - 1 - area.bottom())

    @override
    def childEvent(self, event: QChildEvent) -> None:
        if event.polished() and isinstance(panel := event.child(), TitledPanel):
            panel.placed.connect(self.panels_placed)
        super().childEvent(event)

    def set_room(self, room: QMargins) -> None:
        """Keep room beside the page for what must not cover it. While somebody writes, the page stays where it is."""
        if room != self._room_wanted:
            self._room_wanted = room
            self._make_room()

    def _make_room(self) -> None:
        if self.canvas.input.contacts_down:
            self._room_wait.start()
        elif self._room != self._room_wanted:
            self._room = self._room_wanted
            self.arrange()

    @property
    def free_area(self) -> QRect:
        """Rectangle of the page and of the room beside it."""
        return self._free_area

    @property
    def top_area(self) -> QRect:
        """Rectangle of the page and of the room above it, for panels at the top, for which the page makes room."""
        area = QRect(self._free_area)
        area.setBottom(self.page_area.bottom())
        return area

    @property
    def page_area(self) -> QRect:
        """Rectangle of the page in this window."""
        return self.canvas.geometry()

    @property
    def docked(self) -> QWidget | None:
        """Widget along the bottom, such as the keyboard."""
        return self._docked

    def dock(self, widget: QWidget | None) -> None:
        """Dock a widget (such as the keyboard) along the bottom, above the toolbar. None removes it."""
        if self._docked is not None and self._docked is not widget:
            self._docked.hide()
        self._docked = widget
        if widget is not None:
            widget.setParent(self)
            widget.show()
        self.arrange()

    def show_by(self, surface: GlSurface | None) -> None:
        """Show the page by OpenGL, or by Qt's own painting with None. Its touch comes here, because only the window
        knows which fingers are beside the page."""
        self.canvas.set_gl(surface, self._touched)

    def refit(self) -> None:
        """Adapt all sizes to the screen and to the real width of the picture."""
        screen = self.screen().size()
        width_mm = self._picture_width_mm()
        if width_mm > 0:
            self.drawer.stop_asking()
        self.kit.theme.set_metrics(Metrics.wall((screen.width(), screen.height()), width_mm))
        self.canvas.contact_mm_per_px = width_mm / screen.width() if width_mm > 0 else 0.0
        mm_per_px = self.canvas.contact_mm_per_px or 12.0 / self.kit.theme.metrics.target_px
        self.canvas.input.pen_hand.reach_px = HAND_MM / mm_per_px
        self.arrange()

    # -- state shown by the chrome

    def show_page(self, number: int, count: int) -> None:
        self.bar.set_page(number, count)

    def set_full_screen(self, full: bool) -> None:
        if full and not self.isVisible():
            self.resize(self.screen().size())  # the size that it will have, so that the page is laid out only once
        if full:
            self.showFullScreen()
        else:
            self.showMaximized()
        self.commands[CommandId.FULL_SCREEN].setChecked(full)

    # -- Qt

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self.refit()

    @override
    def event(self, event: QEvent) -> bool:
        """Handle all touch of the window, because no child takes touch itself."""
        match event.type():
            case QEvent.Type.TouchUpdate | QEvent.Type.TouchBegin | QEvent.Type.TouchEnd | QEvent.Type.TouchCancel:
                assert isinstance(event, QTouchEvent)
                self._touched(event)
                return True
            case QEvent.Type.DevicePixelRatioChange:  # another screen: the page may keep its size, but not its pixels
                size = self.canvas.size()
                QCoreApplication.sendEvent(self.canvas, QResizeEvent(size, size))
        return super().event(event)

    def _touched(self, event: QTouchEvent, origin: QPoint | None = None) -> None:
        """Pass touch to the page and its surroundings. origin: of the page, in the coordinates of the event; None for
        this window's."""
        if event.type() is QEvent.Type.TouchCancel:
            self.beside.cancel()
        elif event.type() is QEvent.Type.TouchBegin:
            self.canvas.input.board_used(event.device().name())
            self.used.emit()
        self.canvas.touch(event, origin, elsewhere=self.beside.handle_point)

    def add_escape_step(self, step: Callable[[], bool]) -> None:
        """Add a step of Escape for when nothing else is left to close. step: returns whether it did anything."""
        self._last_steps.append(step)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn the page by an arrow on the page, as presenter remotes send them. On Escape, drop the gesture under way,
        or close what was laid over the page last."""
        is_on_page = self.focusWidget() in (None, self, self.canvas) and event.modifiers() in _BARE
        turn = _ARROWS.get(Qt.Key(event.key())) if is_on_page else None
        if turn is not None:
            self.commands[turn].trigger()
        elif event.key() != Qt.Key.Key_Escape or not (self.do(LessonEditor.drop) or self._put_away_one()):
            super().keyPressEvent(event)

    def _put_away_one(self) -> bool:
        for child in reversed(self.children()):  # the topmost first
            match child:
                case FloatingPanel() if child.isVisible() and child.yields_to_escape:
                    child.put_away()
                    return True
                case RemovableCover() if child.isVisible():
                    child.remove()
                    return True
                case Notice() if child.isVisible() and not child.is_folded:
                    child.dismiss()
                    return True
        docked = (self.commands[command] for command in (CommandId.KEYBOARD, CommandId.PAGE_PANEL))
        shown = next((action for action in docked if action.isChecked()), None)
        if shown is not None:
            shown.setChecked(False)
        return (
            shown is not None
            or self.do(lambda editor: editor.select(frozenset()))
            or any(step() for step in self._last_steps)
        )

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.WindowStateChange:
            self.commands[CommandId.FULL_SCREEN].setChecked(self.isFullScreen())
        super().changeEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(self.kit.theme.page_surround))
        painter.end()

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_paths(event.mimeData()):
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        if paths := dropped_paths(event.mimeData()):
            event.acceptProposedAction()
            self.used.emit()
            self.dropped.emit(paths)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        asks = () if self._is_leaving else self._hold_ups
        if not self._is_ending and any(holds_up() for holds_up in (*asks, *self._last_hold_ups)):
            self._is_leaving = False
            event.ignore()
            return
        self.closing.emit()
        event.accept()

    def add_hold_up(self, holds_up: Callable[[], bool]) -> None:
        """Add a reason not to close. holds_up: called when the teacher wants to close; it asks her beside the page and
        returns True, or returns False."""
        self._hold_ups.append(holds_up)

    def add_last_hold_up(self, holds_up: Callable[[], bool]) -> None:
        """Add a reason not to close that also holds where all questions are answered: what is not stored yet. holds_up:
        as above; it may also call `leave` again later."""
        self._last_hold_ups.append(holds_up)

    def leave(self) -> None:
        """Close without another question than whether what is not stored may be lost."""
        self._is_leaving = True
        self.close()

    def end(self) -> None:
        """Close at once, because the program ends."""
        self._is_ending = True
        self.close()


def window_title(lesson: str, class_name: str) -> str:
    """Return the window's title, made of the lesson's name and the class that it is taught to."""
    name = lesson or tr("Tableau")
    return escaped_title(f"{name} – {class_name} – {TITLE}" if class_name else f"{name} – {TITLE}")
