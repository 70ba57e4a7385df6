"""Palette of formulas along the bottom of the board: the formula as it is set, its LaTeX, and the keys."""

from __future__ import annotations

import re
from functools import partial
from math import ceil
from typing import override

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from tni.document.formula_editing import FormulaEdit
from tni.document.formula_fault import found_fault
from tni.document.formula_lines import FormulaLines, LineLayout, TypedPiece, latex_place, typed_place
from tni.document.formula_places import PlacedDrawing
from tni.document.formula_tree import FormulaError, FormulaFault
from tni.render.formula_shapes import FormulaShapes
from tni.ui.chrome.bar_painting import paint_bar
from tni.ui.chrome.button import IconButton, Style, TouchButton
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.panel import MessageLine
from tni.ui.i18n import tr
from tni.ui.messages.formulas import fault_text
from tni.ui.panels.formula_faces import FormulaKeyButton, FormulaView
from tni.ui.panels.formula_field import FormulaField
from tni.ui.panels.formula_keys import key_groups

DOCK_SHARE = 0.62
"""Share of the window's height that it may have: on a small screen the page keeps room for the formula."""
KEY_ROWS, LOW_KEY_ROWS = 3, 2
VIEW_TARGETS, LOW_VIEW_TARGETS = 2.4, 1.6
"""Height of the formula and its LaTeX, in targets."""
LOW_WINDOW = 17
"""Height of a window that is low, in targets: there the page keeps half of it."""
STEP_COLUMNS = {KEY_ROWS: 2, LOW_KEY_ROWS: 3}
WANTED_SHARE = 0.42
"""Share of the window's height that it takes where its least is less: what is composed is seen from afar."""
WIDEST_KEY = 1.9
"""Greatest width of a key, in targets."""
SAID_AFTER_MS = 1200
"""Pause in the typing after which a mistake is said: until then it is marked alone."""
AHEAD = 6
"""Keys that are drawn by the worker in one go, so that the formula does not wait for all of them."""


class FormulaBoard(QWidget):
    """Palette that its owner lays out along the bottom.

    changed: the formula in LaTeX, after each change. left: the composing is to end.
    """

    changed = Signal(str)
    left = Signal()

    def __init__(self, style: Style, shapes: FormulaShapes, parent: QWidget) -> None:
        super().__init__(parent)
        self.kit, self._shapes = style, shapes
        self._lines = FormulaLines("")
        self._pieces: tuple[TypedPiece, ...] = ()
        self.setAccessibleName(tr("Formule"))
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setProperty("dock_share", DOCK_SHARE)
        self.view, self.field = FormulaView(style, self), FormulaField(style, self)
        self.message = MessageLine(style, token="danger")
        self.message.setParent(self)
        self._mistake: tuple[FormulaError, int | None] | None = None
        self._pause = QTimer(self, singleShot=True, interval=SAID_AFTER_MS)
        self._pause.timeout.connect(self._say_mistake)
        self.groups = key_groups()
        self.tabs = [self._tab(number, group.name) for number, group in enumerate(self.groups)]
        self.keys: list[FormulaKeyButton] = []
        self.steps = self._make_steps()
        self.layouts = self._make_layouts()
        self.done = TextButton(style, tr("Terminer", "a formula"), filled=True, parent=self)
        self.done.clicked.connect(lambda _checked=False: self.left.emit())
        self.field.textChanged.connect(self._typed)
        self.field.selectionChanged.connect(self._show_selection)
        self.field.cursorPositionChanged.connect(self._show_selection)
        self.field.left.connect(self.left)
        self.field.cut_off.connect(self._say_cut)
        self.view.pressed.connect(self._tapped)
        style.theme.changed.connect(self._place)
        self._group = -1
        self.show_group(0)

    def _tab(self, number: int, name: str) -> TextButton:
        tab = TextButton(self.kit, name, quiet=True, parent=self)
        tab.setCheckable(True)
        tab.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        tab.clicked.connect(lambda _checked=False: self.show_group(number))
        return tab

    def _make_steps(self) -> list[TouchButton]:
        steps: tuple[tuple[str, str, partial[None]], ...] = (
            ("arrow-left", tr("Curseur à gauche"), partial(self._step, "left")),
            ("arrow-right", tr("Curseur à droite"), partial(self._step, "right")),
            ("delete", tr("Effacer", "key"), partial(self._step, "erase")),
            ("tni-next-blank", tr("Case suivante"), partial(self._step, "next")),
            ("corner-down-left", tr("Ligne suivante"), partial(self._step, "line")),
            ("undo-2", tr("Annuler"), partial(self._step, "undo")),
        )
        made: list[TouchButton] = []
        for icon, name, act in steps:
            button = IconButton(self.kit, icon, name, self)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.setAutoRepeat(icon in ("arrow-left", "arrow-right", "delete"))
            button.clicked.connect(lambda _checked=False, act=act: act())
            made.append(button)
        return made

    def _make_layouts(self) -> dict[LineLayout, TextButton]:
        names = {
            LineLayout.ALIGNED: ("=", tr("Lignes alignées au signe égal")),
            LineLayout.BRACE: ("{ =", tr("Système avec une accolade")),
            LineLayout.LEFT: ("≡", tr("Lignes à gauche")),
        }
        made = {}
        for layout, (sign, name) in names.items():
            button = TextButton(self.kit, sign, name=name, parent=self)
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.setToolTip(name)
            button.clicked.connect(lambda _checked=False, layout=layout: self._lay_out(layout))
            button.hide()
            made[layout] = button
        return made

    # -- the formula

    @property
    def latex(self) -> str:
        return self._lines.latex

    def open_with(self, latex: str) -> None:
        """Begin with a formula, with the caret behind it, or at the first part that is to be filled in."""
        self._lines = FormulaLines.of(latex)
        text = self._lines.text
        self.field.blockSignals(True)
        self.field.setPlainText(text)
        self.field.blockSignals(False)
        self.view.show_drawing("", None)
        self._mistake = None
        self._say_mistake()
        self._refresh()
        self.field.show_edit(FormulaEdit(text, len(text), len(text)).at(len(text)))
        self._show_selection()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def put(self, latex: str) -> None:
        """Put in what a key stands for."""
        self.field.show_edit(self.field.edit.put(latex))
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def undo(self, *, redo: bool = False) -> None:
        """Undo or redo a step of the composing."""
        if redo:
            self.field.redo()
        else:
            self.field.undo()

    def _step(self, step: str) -> None:
        edit = self.field.edit
        if step == "undo":
            self.field.undo()
        else:
            self.field.show_edit({
                "left": lambda: edit.moved(forwards=False), "right": lambda: edit.moved(forwards=True),
                "erase": edit.erased, "next": edit.next_place, "line": edit.new_line,
            }[step]())  # fmt: skip
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self, layout: LineLayout) -> None:
        self._lines = FormulaLines(self._lines.text, layout)
        self._refresh()
        self.changed.emit(self.latex)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _typed(self) -> None:
        text = self.field.toPlainText()
        if text == self._lines.text:
            return
        self._lines = FormulaLines(text, self._lines.layout)
        self._refresh()
        self.changed.emit(self.latex)

    def _refresh(self) -> None:
        self._pieces = self._lines.placed()[1]
        has_lines = sum(1 for line in self._lines.text.split("\n") if line.strip()) > 1
        for layout, button in self.layouts.items():
            button.setVisible(has_lines)
            button.setChecked(layout is self._lines.layout)
        self._place()
        self._show_selection()

    def show_drawing(self, latex: str, placed: PlacedDrawing | None) -> None:
        """Show the drawing of the formula once it is there, or say why there is none."""
        if latex != self.latex:
            if placed is not None and placed.is_whole:
                self.view.show_earlier(latex, placed)
            return
        self.view.show_drawing(latex, placed if placed is not None and placed.is_whole else None)
        self._show_selection()
        error, at = None, None
        if latex and (placed is None or placed.unknown == ("\\",)):
            error, at = self._fault(latex)
        elif placed is not None and not placed.is_whole:
            name = placed.unknown[0]
            found = re.search(re.escape(name) + "(?![A-Za-z])", self._lines.text)
            error, at = FormulaError(FormulaFault.UNKNOWN, 0, name), None if found is None else found.start()
        self._mistake = None if error is None else (error, at)
        if self._mistake is None or not self.message.isHidden():
            self._say_mistake()
        else:
            self._mark(quietly=True)
            self._pause.start()

    def _say_mistake(self) -> None:
        """Say what is wrong with the formula: not while it is being typed, when much is unfinished."""
        self._pause.stop()
        self.message.tell("" if self._mistake is None else fault_text(self._lines.text, self._mistake[0]))
        self._place()
        self._mark(quietly=False)

    def _mark(self, *, quietly: bool) -> None:
        error, at = (None, None) if self._mistake is None else self._mistake
        self.field.mark(at, 1 if error is None else len(error.what), quietly=quietly)

    def _fault(self, latex: str) -> tuple[FormulaError, int | None]:
        """Return what is wrong with the formula, and where in what was typed: in the first line with a mistake."""
        start, whole = 0, found_fault(latex)
        for line in self._lines.text.split("\n"):
            error = found_fault(line)
            is_column = error is not None and error.fault is FormulaFault.COLUMN and error.what == "&"
            if error is not None and not (is_column and "\n" in self._lines.text):
                return FormulaError(error.fault, start + error.at, error.what), start + error.at
            start += len(line) + 1
        return whole or FormulaError(FormulaFault.OTHER, 0), None

    def _say_cut(self) -> None:
        self.message.tell(tr("Le texte collé est trop long pour une formule : le reste a été laissé."))

    def _show_selection(self) -> None:
        edit = self.field.edit
        self.view.show_selection(latex_place(self._pieces, edit.start), latex_place(self._pieces, edit.end))

    def _tapped(self, latex: int) -> None:
        self.field.show_edit(self.field.edit.at(typed_place(self._pieces, latex)))
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- keys

    def show_group(self, number: int) -> None:
        """Show the keys of a group."""
        for at, tab in enumerate(self.tabs):
            tab.setChecked(at == number)
        if number == self._group:
            return
        self._group = number
        for old in self.keys:
            old.hide()
            old.deleteLater()
        self.keys = []
        for key in self.groups[number].keys:
            button = FormulaKeyButton(self.kit, key, self._shapes, self)
            button.clicked.connect(partial(self._pressed, key.latex))
            button.show()
            self.keys.append(button)
        faces = [key.shown for key in self.groups[number].keys]
        for first in range(0, len(faces), AHEAD):
            self._shapes.draw_ahead(faces[first : first + AHEAD], partial(self._drawn, number))
        self._place()

    def _pressed(self, latex: str, _checked: bool = False) -> None:
        self.put(latex)

    def _drawn(self, number: int) -> None:
        if number == self._group:
            for key in self.keys:
                key.update()

    # -- layout

    @property
    def _is_low(self) -> bool:
        """Return whether the window is low, and wide enough for two rows of keys."""
        window, metrics = self.parentWidget(), self.kit.theme.metrics
        if window is None or window.height() > LOW_WINDOW * metrics.target_px:
            return False
        gap, most = self._key_gap(LOW_KEY_ROWS), max(len(group.keys) for group in self.groups)
        steps = STEP_COLUMNS[LOW_KEY_ROWS] * (metrics.target_px + gap) + metrics.gap_px
        keys = ceil(most / LOW_KEY_ROWS) * (metrics.target_px + gap)
        return keys + steps + 2 * metrics.pad_px <= window.width()

    def _key_gap(self, rows: int) -> int:
        gap = self.kit.theme.metrics.gap_px
        return gap // 2 if rows == LOW_KEY_ROWS else gap

    @property
    def _rows(self) -> int:
        return LOW_KEY_ROWS if self._is_low else KEY_ROWS

    @override
    def sizeHint(self) -> QSize:
        metrics, is_low = self.kit.theme.metrics, self._is_low
        gap, rows = metrics.gap_px, self._rows + 1
        view = LOW_VIEW_TARGETS if is_low else VIEW_TARGETS
        least = round(metrics.target_px * view) + rows * (metrics.target_px + gap) + 2 * metrics.pad_px
        window = self.parentWidget()
        wanted = 0 if window is None or is_low else round(window.height() * WANTED_SHARE)
        return QSize(metrics.target_px * 12, max(least, wanted))

    @property
    def _row(self) -> int:
        """Height of a row of keys: more than a target where there is room for it."""
        metrics = self.kit.theme.metrics
        target, rows = metrics.target_px, self._rows + 1
        view = LOW_VIEW_TARGETS if self._is_low else VIEW_TARGETS
        free = self.height() - 2 * metrics.pad_px - round(target * view) - rows * (target + metrics.gap_px)
        return target + max(0, min(round(free * 0.5 / rows), round(target * 0.45)))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()

    def _place(self) -> None:
        metrics = self.kit.theme.metrics
        pad, gap, target = metrics.pad_px, metrics.gap_px, metrics.target_px
        room = QRect(pad, pad, max(self.width() - 2 * pad, 1), self.height())
        row, rows = self._row, self._rows
        below = (rows + 1) * (row + gap)
        view = max(self.height() - 2 * pad - below, target)
        bottom = room.top() + view
        if not self.message.isHidden():
            view -= self.message.minimumHeight()
        side = max(3 * target + 2 * gap, self.done.sizeHint().width())
        # In a low window the ways to align lines stand beside « Terminer », and below it in others.
        beside = rows == LOW_KEY_ROWS and any(not button.isHidden() for button in self.layouts.values())
        left = max(room.width() - (2 if beside else 1) * (side + gap) - gap, 2)
        wide = round(left * 0.58)
        self.view.setGeometry(room.left(), room.top(), wide, view)
        self.field.setGeometry(room.left() + wide + gap, room.top(), left - wide, view)
        x = room.right() + 1 - side
        self.done.setGeometry(x, room.top(), side, target)
        each = (side - 2 * gap) // 3
        for number, button in enumerate(self.layouts.values()):
            across, down = (-side - gap, 0) if rows == LOW_KEY_ROWS else (0, target + gap)
            button.setGeometry(x + across + number * (each + gap), room.top() + down, each, target)
        self.message.setGeometry(room.left(), room.top() + view, room.width(), self.message.minimumHeight())
        y = bottom + gap
        self._place_tabs(QRect(room.left(), y, room.width(), row))
        self._place_keys(QRect(room.left(), y + row + gap, room.width(), rows * (row + gap) - gap))
        self.updateGeometry()
        self.update()

    def _place_tabs(self, line: QRect) -> None:
        """Lay out the tabs in the whole width: each gets room by its name."""
        wanted = [tab.sizeHint().width() for tab in self.tabs]
        share, x = line.width() / max(sum(wanted), 1), float(line.left())
        for tab, width in zip(self.tabs, wanted, strict=True):
            left, x = round(x), x + width * share
            tab.setGeometry(left, line.top(), round(x) - left, line.height())

    def _place_keys(self, area: QRect) -> None:
        metrics = self.kit.theme.metrics
        rows, down, target, high = self._rows, metrics.gap_px, metrics.target_px, self._row
        gap, steps = self._key_gap(rows), STEP_COLUMNS[rows]
        steps_wide, widest = steps * (target + gap) - gap, target * WIDEST_KEY
        most = max(ceil(len(group.keys) / rows) for group in self.groups)
        # Beside the keys, within reach of the same hand, at one place for all groups.
        steps_left = area.left() + min(area.width() - steps_wide, round(most * (widest + gap)) + gap)
        for number, button in enumerate(self.steps):
            x = steps_left + (number % steps) * (target + gap)
            button.setGeometry(x, area.top() + (number // steps) * (high + down), target, high)
        room = min(area.width() - steps_wide - 2 * gap, most * (widest + gap))
        columns = max(ceil(len(self.keys) / rows), 1)
        width = min((room + gap) / columns - gap, widest)
        for number, at in enumerate(self.groups[self._group].order(rows)):
            key, (row, column) = self.keys[at], divmod(number, columns)
            left = area.left() + column * (width + gap)
            key.setGeometry(round(left), area.top() + row * (high + down), round(width), high)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        paint_bar(self, self.kit.theme)
