"""Choice of the screen on which a board lies. Each screen shows a target at another position, and one tap on the board
selects the screen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import override

from PySide6.QtCore import QObject, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tni.api.devices import Contact, ContactState, ContactTool
from tni.core.calibration_targets import nearest_place, spread_places
from tni.ui.chrome.button import Style
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.panel import Label
from tni.ui.chrome.style_sheet import apply_to_window
from tni.ui.i18n import tr
from tni.ui.main_window.calibration.screens import ScreenInfo, enlarged_style
from tni.ui.main_window.calibration.target_painting import paint_current


class ScreenPicker(QObject):
    """Set of windows, one on each screen, that ask for the board's screen. chosen: the index of the selected one;
    closed: none was selected."""

    chosen = Signal(int)
    closed = Signal()

    def __init__(self, style: Style, screens: Sequence[ScreenInfo]) -> None:
        super().__init__()
        self.places = spread_places(len(screens))
        self.windows = [_Question(style, s, at) for s, at in zip(screens, self.places, strict=True)]
        for i, window in enumerate(self.windows):
            window.here.clicked.connect(lambda _checked=False, i=i: self._choose(i))
            window.put_away.connect(self._give_up)

    def open(self) -> None:
        for window in reversed(self.windows):  # the first one gets the keyboard focus, as it is opened last
            window.open()

    def handle_contact(self, contact: Contact) -> None:
        if contact.state is ContactState.DOWN and contact.touch.tool is not ContactTool.PALM:
            self._choose(nearest_place(self.places, contact.touch.x, contact.touch.y))

    def _choose(self, index: int) -> None:
        self.close()
        self.chosen.emit(index)

    def _give_up(self) -> None:
        self.close()
        self.closed.emit()

    def close(self) -> None:
        for window in self.windows:
            window.put_away.disconnect(self._give_up)
            window.close()
            window.deleteLater()
        self.windows = []


class _Question(QWidget):
    put_away = Signal()

    def __init__(self, style: Style, screen: ScreenInfo, place: tuple[float, float]) -> None:
        """place: of the target, in fractions of the screen."""
        super().__init__()
        style = enlarged_style(style, screen.area.height(), self)
        self.kit, self._screen_shown, self._target = style, screen, place
        self.setWindowFlag(Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        apply_to_window(self, style.theme)
        self._block = QWidget(self)
        rows = QVBoxLayout(self._block)
        rows.setSpacing(style.theme.metrics.gap_px)
        title = Label(style, tr("Toucher le tableau maintenant"), size="title")
        message = Label(style, tr("Toucher du stylo ou du doigt la cible que montre le tableau."))
        self.here, stop = TextButton(style, tr("Le tableau est ici")), TextButton(style, tr("Arrêter"))
        stop.clicked.connect(self.close)
        for label in (title, message):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(True)
            rows.addWidget(label)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(self.here)
        line.addWidget(stop)
        line.addStretch(1)
        rows.addLayout(line)
        self.setAccessibleName(title.text())
        self.setAccessibleDescription(message.text())

    def open(self) -> None:
        area = self._screen_shown.area
        if QGuiApplication.platformName() != "xcb":
            there = next((s for s in QGuiApplication.screens() if s.geometry() == area), None)
            if there is not None:
                self.setScreen(there)
        self.setGeometry(area)
        self.showFullScreen()
        self.activateWindow()
        self.setFocus()

    def _at(self) -> QPointF:
        area, (x, y) = self._screen_shown.area, self._target
        return self.mapFromGlobal(QPointF(area.x() + x * area.width(), area.y() + y * area.height()))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the text below a target in the upper part of the screen, else above it. No target is near the edge."""
        wide = round(self.width() * 0.86)
        layout = self._block.layout()
        assert layout is not None
        high = layout.totalHeightForWidth(wide)
        low = self._target[1] < 0.6
        top = round(self.height() * (0.78 if low else 0.22) - high / 2)
        self._block.setGeometry(QRect((self.width() - wide) // 2, top, wide, high))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        event.accept()
        self.put_away.emit()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), self.kit.theme.colour("surface"))
        paint_current(painter, self.kit, self._at(), self.height() / 9, 0.0)
        painter.end()
