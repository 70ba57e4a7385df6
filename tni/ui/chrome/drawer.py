"""Drawer behind the "⋯" button: large tiles for the less frequent commands, two touches away."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from math import ceil
from typing import override

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFontMetrics, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QButtonGroup, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from tni.ui.chrome.button import Style, TouchButton
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.commands import Command, CommandGroup, CommandId, Commands
from tni.ui.chrome.panel import Label, Popover, clear_layout, set_panel_spacing
from tni.ui.i18n import tr

COLUMNS = 6
TABS: tuple[tuple[CommandGroup, ...], ...] = (
    (CommandGroup.INSTRUMENTS, CommandGroup.VOTE),
    (CommandGroup.TOOLS, CommandGroup.SHAPES),
    (CommandGroup.EDIT,),
    (CommandGroup.PAGES, CommandGroup.PAPER),
    (CommandGroup.LESSON, CommandGroup.SEANCE),
    (CommandGroup.VIEW,),
)


def drawer_action(style: Style, parent: QWidget) -> QAction:
    """Make the action of the "⋯" button."""
    action = QAction(style.icons.icon("ellipsis", style.theme), tr("Plus de commandes"), parent)
    action.setProperty("icon_name", "ellipsis")
    action.setIconText(tr("Plus"))
    action.setShortcut("F2")
    action.setToolTip(tr("Plus de commandes") + " (F2)")
    return action


def tile_size(style: Style) -> QSize:
    """Return the minimum size of a tile with its icon and a label in two lines."""
    metrics = style.theme.metrics
    high = 2 * QFontMetrics(style.theme.font()).height()
    return QSize(round(metrics.target_px * 2.4), round(metrics.icon_px * 1.25) + high + 2 * metrics.pad_px)


def widest_word_px(style: Style, text: str) -> int:
    """Return the width of the longest word of a label, which is not broken."""
    metrics = QFontMetrics(style.theme.font())
    return max(metrics.horizontalAdvance(word) for word in text.split())


class DrawerTile(TouchButton):
    """Tile of a command with its icon and label. It can be dragged onto the page."""

    dropped = Signal(QPoint)

    def __init__(self, style: Style, action: QAction, parent: QWidget | None = None) -> None:
        super().__init__(style, parent)
        self.setDefaultAction(action)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._from: QPoint | None = None
        self._dragged = False

    def sizeHint(self) -> QSize:
        longest = widest_word_px(self.kit, self.defaultAction().iconText()) + self.kit.theme.metrics.pad_px
        return tile_size(self.kit).expandedTo(QSize(longest, 0))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._from, self._dragged = event.position().toPoint(), False
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        here = event.position().toPoint()
        if self._from is not None and (here - self._from).manhattanLength() > QApplication.startDragDistance():
            self._dragged = True
            self.setCursor(Qt.CursorShape.DragCopyCursor)
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.unsetCursor()
        drawer, window = self.parentWidget(), self.window()
        here = event.globalPosition().toPoint()
        # When the system cancels a touch, its release is outside the window.
        inside = window.rect().contains(window.mapFromGlobal(here))
        if self._dragged and inside and drawer is not None and not drawer.rect().contains(drawer.mapFromGlobal(here)):
            self.setDown(False)
            self.dropped.emit(here)
        super().mouseReleaseEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look, metrics = self.kit.theme, self.kit.theme.metrics
        painter = QPainter(self)
        self.paint_ground(painter, "raised", chosen="accent")
        if not self.isChecked() and not self.hasFocus():
            painter.setPen(look.colour("hairline"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(box, metrics.radius_px, metrics.radius_px)
        colour = look.colour("on_accent" if self.isChecked() else "text" if self.isEnabled() else "line")
        side = round(metrics.icon_px * 1.25)
        icon = QRect((self.width() - side) // 2, metrics.pad_px, side, side)
        self.kit.icons.paint(painter, str(self.defaultAction().property("icon_name")), icon, colour)
        painter.setPen(colour)
        painter.setFont(look.font())
        below = QRect(2, icon.bottom(), self.width() - 4, self.height() - icon.bottom() - 2)
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(below, flags, self.defaultAction().iconText())
        painter.end()


class Drawer(Popover):
    """Drawer with tiles by subject, one sheet at a time. dropped: a tile was dropped on the page, at global pixels.

    A sheet's tiles are made when it is first shown.
    """

    dropped = Signal(str, QPoint)

    def __init__(self, style: Style, commands: Commands, parent: QWidget) -> None:
        super().__init__(style, tr("Plus"), parent)
        self._commands = commands
        self._overflowed: list[CommandId] = []
        self._sheet = 0
        rows = QVBoxLayout(self)
        set_panel_spacing(rows, style)
        self._tiles = QWidget()
        self._tiles.setAccessibleName(tr("Commandes"))
        self._grid = QGridLayout(self._tiles)
        self._grid.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self._tiles, 1)
        rows.addWidget(self._make_tabs())
        self._rows = rows
        self._question: QWidget | None = None
        style.theme.changed.connect(self._fill)

    def ask(self, text: str, act_text: str, act: Callable[[], None]) -> None:
        """Show a question at the top of the drawer until `stop_asking`. A user who opens the drawer is not writing just
        then."""
        self.stop_asking()
        row = self._question = QWidget(self)
        row.setAccessibleName(text)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        words = Label(self.kit, text)
        words.setWordWrap(True)
        button = TextButton(self.kit, act_text)
        button.clicked.connect(self.put_away)
        button.clicked.connect(act)
        line.addWidget(words, 1)
        line.addWidget(button)
        self._rows.insertWidget(0, row)

    def stop_asking(self) -> None:
        if self._question is not None:
            self._rows.removeWidget(self._question)
            self._question.hide()
            self._question.deleteLater()
            self._question = None

    def _make_tabs(self) -> QWidget:
        tabs = QWidget()
        tabs.setAccessibleName(tr("Familles de commandes"))
        line = QHBoxLayout(tabs)
        line.setContentsMargins(0, 0, 0, 0)
        self._tabs = QButtonGroup(self)
        names = (tr("Classe"), tr("Outils"), tr("Édition"), tr("Page"), tr("Leçon"), tr("Affichage"))
        for i, name in enumerate(names):
            tab = TextButton(self.kit, name, quiet=True)
            tab.setCheckable(True)
            self._tabs.addButton(tab, i)
            line.addWidget(tab, 1)
        self._tabs.button(0).setChecked(True)
        self._tabs.idClicked.connect(self.show_sheet)
        return tabs

    def set_overflow(self, commands: Sequence[CommandId]) -> None:
        """Set the commands that do not fit into the toolbar. They come first, on the first sheet."""
        self._overflowed = list(commands)
        if self.isVisible():
            self._fill()

    def show_sheet(self, sheet: int) -> None:
        self._sheet = sheet
        self._tabs.button(sheet).setChecked(True)
        self._fill()

    def open_by(self, anchor: QWidget, edge: str = "bottom", *, by_key: bool = False) -> None:
        if not self.isVisible():
            self._fill()
        super().open_by(anchor, edge, by_key=by_key)

    def _ids(self) -> list[CommandId]:
        own = [i for group in TABS[self._sheet] for i in self._commands.of(group)]
        first = self._overflowed if self._sheet == 0 else []
        return [*first, *(i for i in own if i not in first)]

    def _tile_width(self) -> int:
        """Return the width of every tile. The longest word of all sheets fits."""
        texts = (self._commands[i].iconText() for groups in TABS for g in groups for i in self._commands.of(g))
        longest = max(widest_word_px(self.kit, text) for text in texts)
        return max(tile_size(self.kit).width(), longest + self.kit.theme.metrics.pad_px)

    def _columns(self) -> int:
        metrics = self.kit.theme.metrics
        tile = self._tile_width() + metrics.gap_px
        return max(3, min(COLUMNS, (self.free_area().width() - 2 * metrics.pad_px - metrics.gap_px) // tile))

    def _cells(self, ids: Sequence[CommandId], columns: int) -> Iterator[tuple[CommandId, int, int]]:
        """Yield (command, row, column). Each group and each set of choices begins a row, and long groups are split into
        rows of about equal length."""
        row, column = 0, 0
        before: Command | None = None
        commands = [self._commands.table[i] for i in ids]
        for command in commands:
            alike = [other for other in commands if other.one_of == command.one_of]
            begins = before is None or command.one_of != before.one_of
            torn = bool(command.one_of) and begins and column + len(alike) > columns >= len(alike)
            follows = begins and before is not None and bool(command.one_of and before.one_of)
            apart = before is not None and command.group is not before.group and before.id not in self._overflowed
            room = columns if command.id in self._overflowed else self._even_row(command.group, columns)
            if column and (column >= room or torn or follows or apart):
                row, column = row + 1, 0
            yield command.id, row, column
            column, before = column + 1, command

    def _even_row(self, group: CommandGroup, columns: int) -> int:
        """Return the number of a group's tiles per row for which its rows are about equally long."""
        own = [i for i in self._commands.of(group) if i not in self._overflowed]
        return ceil(len(own) / ceil(len(own) / columns)) if own else columns

    def _fill(self) -> None:
        clear_layout(self._grid)
        self._grid.setSpacing(self.kit.theme.metrics.gap_px)
        columns = self._columns()
        self._keep_width(columns)
        for command, row, column in self._cells(self._ids(), columns):
            tile = DrawerTile(self.kit, self._commands[command], self._tiles)
            tile.show()  # immediately, because hidden tiles do not count in the size
            tile.clicked.connect(self.put_away)
            tile.dropped.connect(partial(self._drop, command))
            self._grid.addWidget(tile, row, column)
        bottom = self.geometry().bottom()
        self.layout().activate()  # type: ignore[union-attr]
        self.adjustSize()
        self._grid.activate()  # also needed when the size stayed the same
        if self.isVisible():  # it grows and shrinks at its top, so that the tabs stay in place
            self.keep_inside(QPoint(self.x(), bottom + 1 - self.height()))

    def _keep_width(self, columns: int) -> None:
        """Give all sheets the same width, so that the tabs stay in place."""
        width = self._tile_width()
        for column in range(max(columns, self._grid.columnCount())):
            self._grid.setColumnMinimumWidth(column, width if column < columns else 0)
            self._grid.setColumnStretch(column, 0)
        self._grid.setColumnStretch(columns, 1)
        self._tiles.setMinimumWidth(columns * width + (columns - 1) * self.kit.theme.metrics.gap_px)

    def _drop(self, command: CommandId, at: QPoint) -> None:
        self.put_away()
        self.dropped.emit(command, at)
