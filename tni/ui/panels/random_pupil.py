"""Panel that draws a pupil at random, each once per turn. The class sees a seat number; the name shows beside it, as
large, during or after a long press."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random
from typing import override

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QHideEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tni.ui.chrome.button import LONG_PRESS_MS, IconButton, Style
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.hold_buttons import HoldButton
from tni.ui.chrome.panel import FloatingPanel, Label, set_panel_spacing
from tni.ui.i18n import tr
from tni.ui.panels.class_today import ClassToday
from tni.ui.panels.pickable_pupil import PickablePupil
from tni.ui.plain_text import PlainLabel

NUMBER_TARGETS = 4.6
NAME_SHARE, NUMBER_SHARE, HIGH_SHARE = 0.6, 0.21, 0.44
"""Most of the page's width that a name takes, of its height that the number is high, and of it that the sizes of all
lines of number and name are together."""
WIDEST = "00"
RUN_MS = (40, 45, 55, 70, 90, 120, 160)
"""Times for which other numbers run by before the one that was drawn, slower and slower."""
ONE_LINE_LETTERS = 10


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
    """Panel that draws a pupil's number, and shows the name as large as the number where the teacher asks for it.

    pupils: returns the pupils of the class being taught. Without a class, or with an empty one, those whose names were
    typed are drawn, else numbers up to a size set in this panel; the absent never. today: all of these, where other
    panels share them. absent_wanted, typing_wanted: a button was pressed. is_locked: whether the names cannot be read
    yet. unlock: asks the teacher for their key, and calls its argument once they can be read.
    """

    drawn = Signal(int)
    absent_wanted = Signal()
    typing_wanted = Signal()

    def __init__(
        self,
        style: Style,
        pupils: Callable[[], Sequence[PickablePupil]],
        parent: QWidget,
        *,
        today: ClassToday | None = None,
        chance: Random | None = None,
        is_locked: Callable[[], bool] = lambda: False,
        unlock: Callable[[Callable[[], None]], None] = lambda _opened: None,
    ) -> None:
        super().__init__(style, tr("Tirage au sort"), parent)
        self._today = today or ClassToday(pupils)
        self._key = self._today.key
        self._is_locked, self._unlock = is_locked, unlock
        self._chance = chance or Random()
        self._draw = PupilPicker(self._chance)
        self._pupil: PickablePupil | None = None
        self._is_named = self._is_held = False
        self._passing: list[int] = []
        """Numbers that are still to run by."""
        self._run = QTimer(self, singleShot=True)
        self._run.timeout.connect(self._run_on)
        rows = self._rows = QVBoxLayout(self)
        set_panel_spacing(rows, style)
        rows.addLayout(self._make_top())
        self._number, self._name = NumberLabel(), PlainLabel()
        self._number.held.connect(lambda: self._hold(True))
        self._number.hold_ended.connect(lambda: self._hold(False))
        self._name.setAlignment(Qt.AlignmentFlag.AlignCenter)
        rows.addWidget(self._number)
        rows.addWidget(self._name)
        self._hint = Label(style, size="font")
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        rows.addWidget(self._hint)
        self._reveal = HoldButton(style, tr("Afficher le nom"))
        self._reveal.held.connect(self._reveal_name)
        rows.addWidget(self._reveal)
        rows.addWidget(self._make_lock())
        rows.addWidget(self._make_size())
        rows.addLayout(self._make_bottom())
        style.theme.changed.connect(self._show)
        self._today.subscribe(self._show)
        self._show()

    def _make_top(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.addWidget(Label(self.kit, tr("Tirage au sort"), size="title"))
        line.addStretch(1)
        close = IconButton(self.kit, "x", tr("Fermer le tirage au sort"))
        close.clicked.connect(self.put_away)
        line.addWidget(close)
        return line

    def _make_lock(self) -> QWidget:
        self._lock = QWidget()
        line = QVBoxLayout(self._lock)
        line.setContentsMargins(0, 0, 0, 0)
        words = Label(self.kit, tr("Les noms sont verrouillés."), token="muted")
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        unlock = TextButton(self.kit, tr("Déverrouiller les noms"))
        unlock.clicked.connect(lambda: self._unlock(self._opened))
        line.addWidget(words)
        line.addWidget(unlock)
        return self._lock

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
            button.clicked.connect(lambda _=False, by=by: self._today.resize(by))
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
        self._absent = IconButton(self.kit, "tni-absent", tr("Absents"))
        self._absent.clicked.connect(self.absent_wanted)
        self._type = IconButton(self.kit, "tni-names", tr("Saisir les noms"))
        self._type.clicked.connect(self.typing_wanted)
        line.addWidget(go, 1)
        for button in (self._absent, self._type, again):
            line.addWidget(button)
        return line

    # -- commands

    def draw(self) -> None:
        """Draw the next pupil and show the number, after others have run by where animations are wanted."""
        others = [pupil.number for pupil in self._pupils()]
        self._set(self._draw.next(self._pupils()))
        if len(others) > 1 and self.isVisible() and not self.kit.theme.reduced_motion:
            self._passing = [self._chance.choice(others) for _ in RUN_MS]
            self._run_on(is_first=True)
        if self._pupil is not None:
            self.drawn.emit(self._pupil.number)

    def _run_on(self, *, is_first: bool = False) -> None:
        """Show the next number that runs by, or that of the drawn pupil."""
        if not is_first and self._passing:
            self._passing.pop(0)
        if self._passing:
            self._run.start(RUN_MS[-len(self._passing)])
        self._show()

    def _rest(self) -> None:
        self._run.stop()
        self._passing = []

    def put_back(self) -> None:
        self._draw.put_back()
        self._set(None)

    @override
    def put_away(self) -> None:
        self._is_named = False  # whoever opens the panel again may have the class before her
        self._rest()
        self._show()
        super().put_away()

    @override
    def open_at(self, corner: QPoint | None = None) -> None:
        self._show()  # names may have been locked or opened meanwhile
        super().open_at(corner)

    def _set(self, pupil: PickablePupil | None) -> None:
        self._rest()
        self._pupil, self._is_named = pupil, False
        self._show()

    def _pupils(self) -> Sequence[PickablePupil]:
        return self._today.present()

    def _hold(self, is_held: bool) -> None:
        if is_held is not self._is_held:
            self._is_held = is_held
            self._show()

    def _reveal_name(self) -> None:
        self._is_named = True
        self._show()

    def _opened(self) -> None:
        """Take the names, which can be read from now on."""
        drawn = self._pupil
        if drawn is not None:
            self._pupil = next((one for one in self._pupils() if one.number == drawn.number), drawn)
        self._show()

    # -- showing

    def _shown_name(self) -> str:
        pupil = self._pupil
        if pupil is None or self._passing:
            return ""
        return (pupil.name if self._is_named or self._is_held else "") or pupil.public_name

    def _show(self) -> None:
        if self._key != self._today.key:  # another class: nobody of it has been drawn
            self._key, self._pupil, self._is_named = self._today.key, None, False
            self._rest()
            self._draw.put_back()
        pupil, name = self._pupil, _lines(self._shown_name())
        has_class = self._today.is_registered
        number = self._passing[0] if self._passing else "–" if pupil is None else pupil.number
        self._number.setText(str(number))
        self._name.setText(name)
        self._name.setVisible(bool(name))
        self._paint_large(name)
        left = self._draw.left(self._pupils())
        waiting = tr("Encore 1 élève") if left == 1 else tr("Encore {} élèves").format(left)
        away = len(self._today.absent)
        absent = tr("Absents : {}").format(away) if away else ""
        self._hint.setText(f"{waiting} – {absent}" if absent else waiting)
        self._type.setVisible(not has_class)
        is_secret = pupil is not None and bool(pupil.name) and not pupil.public_name
        self._reveal.setVisible(is_secret and not self._is_named)
        self._lock.setVisible(has_class and self._is_locked())
        self._sizer.setVisible(not has_class and not self._today.is_typed)
        size = self._today.size
        self._size_label.setText(tr("1 élève") if size == 1 else tr("{} élèves").format(size))
        if self.isVisible():
            self._rows.activate()
            self.adjustSize()
            self.keep_inside(self.pos())

    def _paint_large(self, name: str) -> None:
        """Write number and name in one size, the largest in which the name has room."""
        look = self.kit.theme
        px = round(look.metrics.target_px * NUMBER_TARGETS)
        free = self.free_area()
        lines = 1 + (name.count("\n") + 1 if name else 0)
        px = max(min(px, round(free.height() * min(NUMBER_SHARE, HIGH_SHARE / lines))), look.metrics.class_px)
        if name:
            longest = max(QFontMetrics(look.font(px, bold=True)).horizontalAdvance(line) for line in name.split("\n"))
            px = min(px, round(px * free.width() * NAME_SHARE / max(1, longest)))
        for label in (self._number, self._name):
            label.setFont(look.font(px, bold=True))
            colours = label.palette()
            colours.setColor(colours.ColorRole.WindowText, look.colour("text"))
            label.setPalette(colours)
        widest = QFontMetrics(look.font(px, bold=True)).horizontalAdvance(WIDEST)
        self._number.setMinimumWidth(widest)  # else the panel would shake while numbers run by


def _lines(name: str) -> str:
    """Return the name in two lines, broken at the space nearest to its middle, unless it is short."""
    spaces = [at for at, letter in enumerate(name) if letter == " "]
    if len(name) <= ONE_LINE_LETTERS or not spaces:
        return name
    at = min(spaces, key=lambda space: abs(space - len(name) / 2))
    return f"{name[:at]}\n{name[at + 1 :]}"
