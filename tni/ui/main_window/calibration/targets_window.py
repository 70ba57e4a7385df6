"""Base of the windows that show a screen of calibration targets, pressed one after another on a board that is read
raw."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import override

from PySide6.QtCore import QPointF, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QMoveEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tni.api.devices import Contact, ContactState
from tni.core.board_mapping import BoardMapping
from tni.core.clock import Clock
from tni.services.boards.calibration_check import CalibrationCheck
from tni.services.boards.calibration_run import CalibrationEvent, CalibrationRun
from tni.ui.canvas.board_placement import BoardPlacement
from tni.ui.chrome.button import Style
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.panel import Label
from tni.ui.chrome.style_sheet import apply_to_window
from tni.ui.i18n import tr
from tni.ui.main_window.calibration.lengths import deviation_text
from tni.ui.main_window.calibration.screens import ScreenInfo, enlarged_style
from tni.ui.main_window.calibration.target_painting import paint_current, paint_target, target_radius

FRAME_MS = 33
IGNORE_MOUSE_MS = 500
"""Time after a report of the board in which mouse presses are ignored: the system's own pointer of the board makes
them, at a wrong position."""
MAX_TEXT_SHARE = 0.86
"""Maximum width of the text between the targets, as a share of the screen."""
_MOUSE_TRANSPARENT = Qt.WidgetAttribute.WA_TransparentForMouseEvents


class TargetsWindow(QWidget):
    """Window of targets that covers one screen; never modal. Escape and its button close it, a right click or Backspace
    takes back the last target. closed: the window was closed."""

    closed = Signal()

    def __init__(
        self, style: Style, screen: ScreenInfo, clock: Clock, run: CalibrationRun | CalibrationCheck, picture_mm: float
    ) -> None:
        """picture_mm: width of the projected picture, 0 when it was never measured."""
        super().__init__()
        self.kit, self.picture_mm = enlarged_style(style, screen.area.height(), self), picture_mm
        self.screen_shown, self.run = screen, run
        self.mapping: BoardMapping | None = None
        """Mapping by which the board presses buttons once all targets are done."""
        self._clock = clock
        self._held: tuple[int, TextButton] | None = None
        self.setWindowFlag(Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        apply_to_window(self, self.kit.theme)
        self._ticking = QTimer(self, interval=FRAME_MS)
        self._ticking.timeout.connect(self._tick)
        self._block = QWidget(self)
        self._ignore_mouse = QTimer(self, singleShot=True, interval=IGNORE_MOUSE_MS)
        self._ignore_mouse.timeout.connect(lambda: self._block.setAttribute(_MOUSE_TRANSPARENT, False))
        rows = QVBoxLayout(self._block)
        self.title, self.message = Label(self.kit, size="title"), Label(self.kit)
        self.hint = Label(self.kit, size="small", token="muted")
        self._row = QHBoxLayout()
        for label in (self.title, self.message, self.hint):
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        rows.addWidget(self.title)
        rows.addWidget(self.message)
        rows.addLayout(self._row)
        rows.addWidget(self.hint)
        self._buttons: list[TextButton] = []
        self.kit.theme.changed.connect(self._restyle)

    def board_removed(self) -> None:
        """Show that the board was unplugged."""
        self.run.device_removed()
        self.show_message(self.title.text(), tr("Le tableau est débranché : le rebrancher pour continuer."))
        self.update()

    def open(self) -> None:
        """Show the window over the whole screen."""
        if QGuiApplication.platformName() != "xcb":  # X11 goes by the position
            there = next((s for s in QGuiApplication.screens() if s.geometry() == self.screen_shown.area), None)
            if there is not None:
                self.setScreen(there)
        self.setGeometry(self.screen_shown.area)
        self._restyle()
        self.showFullScreen()
        self.activateWindow()
        self.setFocus()

    # -- input

    def handle_contact(self, contact: Contact) -> None:
        """Handle a contact of the board. While this window is open, the board's contacts come here and nowhere else."""
        self._block.setAttribute(_MOUSE_TRANSPARENT)
        self._ignore_mouse.start()
        asked = self.run.current is not None
        heard = self.run.contact(contact)  # also when all targets are done: it has to know of lifts
        if asked:
            self._after(heard)
        else:
            self._press(contact)

    def _tick(self) -> None:
        self._after(self.run.tick(self._clock.monotonic()))

    def _after(self, event: CalibrationEvent) -> None:
        if event is CalibrationEvent.BEGUN:
            self._ticking.start()
        if event is not CalibrationEvent.NOTHING:
            self.on_event(event)
            self._place()
        if self.run.part(self._clock.monotonic()) == 0.0 and event is not CalibrationEvent.BEGUN:
            self._ticking.stop()
        self.update()

    def on_event(self, event: CalibrationEvent) -> None:
        """Show the effect of a calibration event."""
        raise NotImplementedError

    def undo(self) -> None:
        if self.run.undo():
            self.ask()

    def back(self) -> None:
        """Continue after the board is plugged in again."""
        if self.run.current is None:
            self.show_result()
        else:
            self.ask()

    def show_result(self) -> None:
        """Show the result once all targets are done."""
        raise NotImplementedError

    def ask(self) -> None:
        """Show the target that is to be pressed now."""
        raise NotImplementedError

    def _press(self, contact: Contact) -> None:
        """Press a button from the board, by the mapping that was just calibrated."""
        if self.mapping is None:
            return
        x, y = BoardPlacement.over(self.mapping, self.screen_shown.area).point(contact.touch.x, contact.touch.y)
        under = next((b for b in self._buttons if b.rect().contains(b.mapFromGlobal(QPointF(x, y)).toPoint())), None)
        if contact.state is ContactState.DOWN and self._held is None and under is not None:
            self._held = contact.id, under
            under.setDown(True)
        elif contact.state is ContactState.UP and self._held is not None and contact.id == self._held[0]:
            button, self._held = self._held[1], None
            if button in self._buttons:
                button.setDown(False)
                if button is under:
                    button.click()

    # -- text and buttons

    def show_message(self, title: str, message: str, hint: str = "") -> None:
        self.title.setText(title)
        self.message.setText(message)
        self.hint.setText(hint)
        self.hint.setVisible(bool(hint))
        self.setAccessibleName(title)
        self.setAccessibleDescription(message)

    def offer(self, *buttons: tuple[str, Callable[[], object]], first: bool = False) -> None:
        """Replace the buttons below the text. first: the first one is the default."""
        for button in self._buttons:
            button.hide()
            button.deleteLater()
        self._buttons = []
        while self._row.takeAt(0) is not None:
            pass
        self._row.addStretch(1)
        for i, (text, act) in enumerate(buttons):
            button = TextButton(self.kit, text, filled=first and i == 0)
            button.clicked.connect(lambda _checked=False, act=act: act())
            self._row.addWidget(button)
            button.show()
            self._buttons.append(button)
        self._row.addStretch(1)
        self._place()

    @property
    def buttons(self) -> Sequence[TextButton]:
        return self._buttons

    def length(self, off_px: float) -> str:
        return deviation_text(off_px, self.screen_shown.picture.width_px, self.picture_mm)

    # -- geometry

    def at(self, x: float, y: float) -> QPointF:
        """Map a position of the picture, in fractions, to this window, wherever a window manager has put it."""
        area = self.screen_shown.area
        return self.mapFromGlobal(QPointF(area.x() + x * area.width(), area.y() + y * area.height()))

    def _restyle(self) -> None:
        gap = self.kit.theme.metrics.gap_px
        self._row.setSpacing(gap)
        layout = self._block.layout()
        assert layout is not None
        layout.setSpacing(gap)
        layout.setContentsMargins(0, 0, 0, 0)
        self._place()

    def _place(self) -> None:
        """Put the text between two rows of targets, where there is most room: low on the board, within reach."""
        heights = sorted({target.y for target in self.run.targets})
        gaps = [(round(low - high, 3), (low + high) / 2) for high, low in pairwise(heights)]
        middle = self.at(0.5, max(gaps)[1])
        layout = self._block.layout()
        assert layout is not None
        wide = round(self.width() * MAX_TEXT_SHARE)
        high = max(layout.totalHeightForWidth(wide), layout.totalMinimumSize().height())
        self._block.setGeometry(QRect(round(middle.x() - wide / 2), round(middle.y() - high / 2), wide, high))

    # -- Qt

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Escape:
                self.close()
            case Qt.Key.Key_Backspace:
                self.undo()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if self.run.current is None and self._buttons:
                self._buttons[0].click()
            case _:
                super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.RightButton:
            self.undo()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()

    @override
    def moveEvent(self, event: QMoveEvent) -> None:
        self._place()
        self.update()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self._ticking.stop()
        self._ignore_mouse.stop()
        event.accept()
        self.closed.emit()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), self.kit.theme.colour("surface"))
        radius = target_radius(self.kit, self.screen_shown.area.height())
        for target in self.run.targets:
            at = self.at(target.x, target.y)
            if target.number == self.run.current:
                paint_current(painter, self.kit, at, radius, self.run.part(self._clock.monotonic()))
            else:
                words = "" if target.off_px is None else self.length(target.off_px)
                paint_target(painter, self.kit, at, radius, target, words)
        painter.end()


def retry_reason(event: CalibrationEvent) -> str:
    """Return the reason for pressing a target again; "" when there is none."""
    return {
        CalibrationEvent.SHORT: tr("Trop court : rester sur la cible jusqu’à ce que l’anneau soit plein."),
        CalibrationEvent.MOVED: tr("Ne plus bouger."),
        CalibrationEvent.SAME: tr("C’est une cible déjà touchée : toucher celle qui a un anneau."),
        CalibrationEvent.UNUSABLE: tr("Ces appuis ne concordent pas : reprendre depuis le début."),
    }.get(event, "")
