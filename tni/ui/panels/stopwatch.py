"""Stopwatch and silent timer, shown to the class."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import override

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from tni.ui.chrome.button import IconButton, Style
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.panel import FloatingPanel, Label, set_panel_spacing
from tni.ui.i18n import tr
from tni.ui.plain_text import PlainLabel

PRESETS_MIN = (1, 2, 3, 5, 10, 15)
MAX_TIMER_S = 99 * 60.0
FLASHES, FLASH_MS = 3, 500  # slower than three flashes a second, which can be harmful


class StopwatchClock:
    """Clock that can be started, paused and reset. length_s: None to count up, else the duration to count down from."""

    def __init__(self) -> None:
        self.length_s: float | None = None
        self._elapsed_s = 0.0
        self._since_s: float | None = None

    @property
    def running(self) -> bool:
        return self._since_s is not None

    def start(self, now_s: float) -> None:
        if not self.running and not self.is_over(now_s):
            self._since_s = now_s

    def pause(self, now_s: float) -> None:
        self._elapsed_s, self._since_s = self.elapsed_s(now_s), None

    def reset(self) -> None:
        self._elapsed_s, self._since_s = 0.0, None

    def count(self, length_s: float | None) -> None:
        """Reset the clock to count up, or to count down from `length_s` (at most `MAX_TIMER_S`)."""
        self.length_s = None if length_s is None else max(0.0, min(length_s, MAX_TIMER_S))
        self.reset()

    def elapsed_s(self, now_s: float) -> float:
        return self._elapsed_s + (now_s - self._since_s if self._since_s is not None else 0.0)

    def shown_s(self, now_s: float) -> int:
        """Return the whole seconds to show: elapsed, or remaining and rounded up, so that 0 means over."""
        if self.length_s is None:
            return int(self.elapsed_s(now_s))
        return max(0, -int(-(self.length_s - self.elapsed_s(now_s)) // 1))

    def is_over(self, now_s: float) -> bool:
        return self.length_s is not None and self.length_s > 0 and self.elapsed_s(now_s) >= self.length_s


def duration_text(seconds: int) -> str:
    """Format a duration as "4:05", or as "1:04:05" from one hour on."""
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


class Stopwatch(FloatingPanel):
    """Panel with the stopwatch and the timer. finished: the timer has run out. now_s: a monotonic clock."""

    finished = Signal()

    def __init__(self, style: Style, now_s: Callable[[], float], parent: QWidget) -> None:
        super().__init__(style, tr("Chronomètre"), parent)
        self._now_s = now_s
        self.timing = StopwatchClock()
        self._tick = QTimer(self, interval=100)
        self._tick.timeout.connect(self._check_clock)
        self._flash = QTimer(self, interval=FLASH_MS)
        self._flash.timeout.connect(self._blink)
        self._blinks = 0
        self._inverted = False
        rows = QVBoxLayout(self)
        set_panel_spacing(rows, style)
        rows.addLayout(self._make_top())
        self._digits = PlainLabel()
        self._digits.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._digits.setAccessibleName(tr("Temps"))
        rows.addWidget(self._digits)
        rows.addWidget(self._make_presets())
        rows.addLayout(self._make_bottom())
        style.theme.changed.connect(self._show)
        self.closed.connect(self._calm)
        self._set_mode(0)

    def _make_top(self) -> QHBoxLayout:
        line = QHBoxLayout()
        self._modes = QButtonGroup(self)
        for i, name in enumerate((tr("Chronomètre"), tr("Minuteur"))):
            tab = TextButton(self.kit, name, quiet=True)
            tab.setCheckable(True)
            self._modes.addButton(tab, i)
            line.addWidget(tab)
        self._modes.idClicked.connect(self._set_mode)
        line.addStretch(1)
        close = IconButton(self.kit, "x", tr("Fermer le chronomètre"))
        close.clicked.connect(self.put_away)
        line.addWidget(close)
        return line

    def _make_presets(self) -> QWidget:
        self._presets = QWidget()
        self._presets.setAccessibleName(tr("Durées"))
        line = QHBoxLayout(self._presets)
        line.setContentsMargins(0, 0, 0, 0)
        for minutes in PRESETS_MIN:
            name = tr("1 minute") if minutes == 1 else tr("{} minutes").format(minutes)
            button = TextButton(self.kit, f"{minutes}", name=name)
            button.clicked.connect(partial(self.count_down, minutes * 60.0))
            line.addWidget(button)
        line.addWidget(Label(self.kit, tr("min", "minutes"), size="small", token="muted"))
        return self._presets

    def _make_bottom(self) -> QHBoxLayout:
        line = QHBoxLayout()
        self._less = IconButton(self.kit, "minus", tr("Une minute de moins"))
        self._more = IconButton(self.kit, "plus", tr("Une minute de plus"))
        self._less.clicked.connect(lambda: self._change(-60.0))
        self._more.clicked.connect(lambda: self._change(60.0))
        self._run = TextButton(self.kit, tr("Démarrer"), filled=True)
        self._run.clicked.connect(self.toggle)
        reset = IconButton(self.kit, "rotate-ccw", tr("Remettre à zéro"))
        reset.clicked.connect(self.reset)
        for button in (self._less, self._more):
            line.addWidget(button)
        line.addWidget(self._run, 1)
        line.addWidget(reset)
        return line

    # -- actions

    def toggle(self) -> None:
        """Start or pause."""
        now = self._now_s()
        self._calm()
        if self.timing.running:
            self.timing.pause(now)
        else:
            if self.timing.is_over(now):
                self.timing.reset()
            self.timing.start(now)
        self._follow()

    def reset(self) -> None:
        self._calm()
        self.timing.reset()
        self._follow()

    def count_down(self, seconds: float, _checked: bool = False) -> None:
        """Start a timer of `seconds`."""
        self._set_mode(1)
        self.timing.count(seconds)
        self.timing.start(self._now_s())
        self._follow()

    def _change(self, by_s: float) -> None:
        now, length = self._now_s(), self.timing.length_s or 0.0
        if not self.timing.is_over(now) and length + by_s > self.timing.elapsed_s(now):
            self.timing.length_s = min(length + by_s, MAX_TIMER_S)
            self._show()

    def _set_mode(self, mode: int, _checked: bool = False) -> None:
        was = self._modes.checkedId()
        self._modes.button(mode).setChecked(True)
        self._calm()
        self.timing.count(None if mode == 0 else PRESETS_MIN[3] * 60.0)
        for widget in (self._presets, self._less, self._more):
            widget.setVisible(mode == 1)
        self._follow()
        if was != mode:
            self._grow_upwards()

    def _grow_upwards(self) -> None:
        """Resize to the size hint and keep the bottom edge in place, so that its buttons stay under the hand."""
        corner = self.geometry().bottomLeft()
        self.layout().activate()  # type: ignore[union-attr]
        self.adjustSize()
        corner.setY(corner.y() + 1 - self.height())
        self.keep_inside(corner)

    def _check_clock(self) -> None:
        if self.timing.is_over(self._now_s()):
            self.timing.pause(self._now_s())
            self._follow()
            self._inverted = True
            self._blinks = 0 if self.kit.theme.reduced_motion else 2 * FLASHES
            if self._blinks:
                self._flash.start()
            self.finished.emit()
        self._show()

    def _blink(self) -> None:
        self._blinks -= 1
        self._inverted = not self._inverted
        if self._blinks <= 0:
            self._flash.stop()
            self._inverted = True  # stays inverted until a button is pressed
        self._show()

    def _calm(self) -> None:
        self._flash.stop()
        self._inverted = False

    def _follow(self) -> None:
        """Run the display timer only while the clock runs."""
        if self.timing.running:
            self._tick.start()
            self._run.set_text(tr("Pause"))
        else:
            self._tick.stop()
            self._run.set_text(tr("Démarrer") if self.timing.elapsed_s(self._now_s()) == 0 else tr("Reprendre"))
        self._show()

    # -- appearance

    def _show(self) -> None:
        look = self.kit.theme
        face = duration_text(self.timing.shown_s(self._now_s()))
        font = look.font(round(look.metrics.target_px * 2.2), bold=True)
        if self._digits.font() != font:
            self._digits.setFont(font)
        if self._digits.text() != face:
            self._digits.setText(face)
        colours = self._digits.palette()
        ink = look.colour("on_accent" if self._inverted else "text")
        if colours.color(QPalette.ColorRole.WindowText) != ink:
            colours.setColor(QPalette.ColorRole.WindowText, ink)
            colours.setColor(QPalette.ColorRole.Window, look.colour("accent"))
            self._digits.setPalette(colours)
        if self._digits.autoFillBackground() != self._inverted:
            self._digits.setAutoFillBackground(self._inverted)

    @override
    def ground(self) -> QColor:
        return self.kit.theme.colour("surface")
