"""Panel that draws a pupil at random, each once per turn. The class sees a seat number; the name shows only during a
long press."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random
from typing import override

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tni.ui.chrome.button import LONG_PRESS_MS, IconButton, Style
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.panel import FloatingPanel, Label, set_panel_spacing
from tni.ui.i18n import tr
from tni.ui.plain_text import PlainLabel

DEFAULT_CLASS_SIZE, MAX_CLASS_SIZE = 28, 60


@dataclass(frozen=True, slots=True)
class PickablePupil:
    """Pupil who can be drawn.

    number: seat number, from 1. name: shown only during a long press. public_name: the text shown to the class. Both
    texts may be empty.
    """

    number: int
    name: str = ""
    public_name: str = ""


class PupilPicker:
    """Draws pupils at random without repetition until all have been drawn."""

    def __init__(self, chance: Random) -> None:
        self._chance = chance
        self._drawn: set[int] = set()

    def left(self, pupils: Sequence[PickablePupil]) -> int:
        """Return the number of pupils who have not been drawn yet."""
        return sum(1 for pupil in pupils if pupil.number not in self._drawn)

    def next(self, pupils: Sequence[PickablePupil]) -> PickablePupil | None:
        """Draw a pupil who has not been drawn; start a new turn once all have been. Return None for an empty class."""
        waiting = [pupil for pupil in pupils if pupil.number not in self._drawn]
        if not waiting:
            self._drawn.clear()
            waiting = list(pupils)
        if not waiting:
            return None
        pupil = self._chance.choice(waiting)
        self._drawn.add(pupil.number)
        return pupil

    def put_back(self) -> None:
        self._drawn.clear()


class NumberLabel(PlainLabel):
    """Large number that reports a long press. held: the press has become long. hold_ended: the press has ended."""

    held = Signal()
    hold_ended = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._hold = QTimer(self, singleShot=True, interval=LONG_PRESS_MS)
        self._hold.timeout.connect(self.held)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._hold.start()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._hold.stop()
            self.hold_ended.emit()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self._hold.stop()
        self.hold_ended.emit()


class RandomPupilPanel(FloatingPanel):
    """Panel that draws a pupil's number.

    pupils: returns the pupils of the class being taught. Without a class, or with an empty one, numbers up to a size
    set in this panel are drawn.
    """

    drawn = Signal(int)

    def __init__(
        self,
        style: Style,
        pupils: Callable[[], Sequence[PickablePupil]],
        parent: QWidget,
        *,
        chance: Random | None = None,
    ) -> None:
        super().__init__(style, tr("Tirage au sort"), parent)
        self._class = pupils
        self._size = DEFAULT_CLASS_SIZE
        self._draw = PupilPicker(chance or Random())
        self._pupil: PickablePupil | None = None
        rows = QVBoxLayout(self)
        set_panel_spacing(rows, style)
        rows.addLayout(self._make_top())
        self._number = NumberLabel()
        self._number.held.connect(lambda: self._show_name(True))
        self._number.hold_ended.connect(lambda: self._show_name(False))
        rows.addWidget(self._number)
        self._hint = Label(style, size="font")
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        rows.addWidget(self._hint)
        rows.addWidget(self._make_size())
        rows.addLayout(self._make_bottom())
        style.theme.changed.connect(self._show)
        self._show()

    def _make_top(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.addWidget(Label(self.kit, tr("Tirage au sort"), size="title"))
        line.addStretch(1)
        close = IconButton(self.kit, "x", tr("Fermer le tirage au sort"))
        close.clicked.connect(self.put_away)
        line.addWidget(close)
        return line

    def _make_size(self) -> QWidget:
        self._sizer = QWidget()
        self._sizer.setAccessibleName(tr("Nombre d’élèves"))
        line = QHBoxLayout(self._sizer)
        line.setContentsMargins(0, 0, 0, 0)
        self._size_label = Label(self.kit)
        self._size_label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        fewer = IconButton(self.kit, "minus", tr("Un élève de moins"))
        more = IconButton(self.kit, "plus", tr("Un élève de plus"))
        for button, by in ((fewer, -1), (more, 1)):
            button.setAutoRepeat(True)
            button.clicked.connect(lambda _=False, by=by: self._resize(by))
        line.addWidget(fewer)
        line.addWidget(self._size_label, 1)
        line.addWidget(more)
        return self._sizer

    def _make_bottom(self) -> QHBoxLayout:
        line = QHBoxLayout()
        again = IconButton(self.kit, "rotate-ccw", tr("Remettre tout le monde"))
        again.clicked.connect(self.put_back)
        go = TextButton(self.kit, tr("Tirer au sort"), filled=True)
        go.clicked.connect(self.draw)
        line.addWidget(go, 1)
        line.addWidget(again)
        return line

    def draw(self) -> None:
        """Draw the next pupil and show the number."""
        self._pupil = self._draw.next(self._pupils())
        self._show()
        if self._pupil is not None:
            self.drawn.emit(self._pupil.number)

    def put_back(self) -> None:
        self._draw.put_back()
        self._pupil = None
        self._show()

    def _pupils(self) -> Sequence[PickablePupil]:
        return self._class() or [PickablePupil(n) for n in range(1, self._size + 1)]

    def _resize(self, by: int) -> None:
        self._size = max(1, min(self._size + by, MAX_CLASS_SIZE))
        self._show()

    def _show_name(self, name: bool) -> None:
        if name and self._pupil is not None and self._pupil.name:
            self._hint.setText(self._pupil.name)
        else:
            self._show_hint()

    def _show_hint(self) -> None:
        if self._pupil is not None and self._pupil.public_name:
            self._hint.setText(self._pupil.public_name)
            return
        left = self._draw.left(self._pupils())
        self._hint.setText(tr("Encore 1 élève") if left == 1 else tr("Encore {} élèves").format(left))

    def _show(self) -> None:
        look = self.kit.theme
        self._number.setFont(look.font(round(look.metrics.target_px * 2.6), bold=True))
        colours = self._number.palette()
        colours.setColor(colours.ColorRole.WindowText, look.colour("text"))
        self._number.setPalette(colours)
        number = str(self._pupil.number) if self._pupil is not None else "–"
        self._number.setText(number)
        self._number.setAccessibleName(tr("Élève numéro {}").format(number))
        self._number.setMinimumWidth(round(look.metrics.target_px * 6))
        self._sizer.setVisible(not self._class())
        self._size_label.setText(tr("1 élève") if self._size == 1 else tr("{} élèves").format(self._size))
        self._show_hint()
