"""Popovers of the home screen beside a tile: its actions, and the folders to which it can be moved."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from tni.ui.chrome.button import Style
from tni.ui.chrome.commands import CommandId, Commands
from tni.ui.chrome.finger_scroll import ButtonScroll, scrolled
from tni.ui.chrome.panel import Label, Popover, set_panel_spacing
from tni.ui.library.menu_line import MenuLine
from tni.ui.plain_text import tool_tip

type TileAction = tuple[str, str, Callable[[], None]]
"""Icon, text, and what it does."""
MOST_LINES = 10
"""Lines in sight of a list that scrolls."""


def command_line(
    commands: Commands, command: CommandId, act: Callable[[], None] | None = None, text: str = ""
) -> TileAction:
    """Return the line of a command. act: what it does instead; text: its text instead."""
    action = commands[command]
    return str(action.property("icon_name")), text or action.iconText(), act or action.trigger


class TileMenu(Popover):
    """List of actions beside a tile. It is deleted once it closes."""

    def __init__(self, style: Style, title: str, actions: Sequence[TileAction], parent: QWidget) -> None:
        super().__init__(style, title, parent)
        self._place_of = QWidget(parent)
        """Stands at the tile's place, beside which the popover opens."""
        self._place_of.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        rows = QVBoxLayout(self)
        set_panel_spacing(rows, style)
        widest = style.theme.metrics.target_px * 7
        shown = QFontMetrics(style.theme.font()).elidedText(title, Qt.TextElideMode.ElideRight, widest)
        label = Label(style, shown, size="font", token="muted")
        label.setMaximumWidth(widest)
        label.setToolTip(tool_tip(title))
        rows.addWidget(label)
        lines = [self._line(*action) for action in actions]
        if len(lines) <= MOST_LINES:
            for line in lines:
                rows.addWidget(line)
        else:
            rows.addWidget(self._scrolled(lines))
        self.closed.connect(self.deleteLater)
        self.closed.connect(self._place_of.deleteLater)

    def _line(self, icon: str, text: str, act: Callable[[], None]) -> MenuLine:
        line = MenuLine(self.kit, icon, text, self)
        line.clicked.connect(partial(self._run, act))
        return line

    def _run(self, act: Callable[[], None], _checked: bool = False) -> None:
        self.put_away()
        act()

    def _scrolled(self, lines: Sequence[MenuLine]) -> QScrollArea:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for line in lines:
            column.addWidget(line)
        area = scrolled(inside, self.accessibleName())
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keys go from line to line
        drag = ButtonScroll(area)
        for line in lines:
            drag.follow(line)
        metrics = self.kit.theme.metrics
        area.setFixedHeight(metrics.target_px * MOST_LINES)
        area.setMinimumWidth(inside.sizeHint().width() + metrics.target_px // 2)
        return area

    def open_at(self, tile: QRect, *, by_key: bool) -> None:
        """Open beside a tile, whose box is in the parent's pixels."""
        self._place_of.setGeometry(tile)
        self._place_of.show()
        self.open_by(self._place_of, "left" if tile.center().x() < self._middle() else "right", by_key=by_key)

    def _middle(self) -> int:
        parent = self.parentWidget()
        return 0 if parent is None else parent.width() // 2
