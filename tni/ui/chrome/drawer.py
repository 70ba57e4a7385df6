"""Drawer behind the "⋯" button: large tiles for all commands, sorted by what teachers do, and a search among them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property, partial
from itertools import batched, pairwise
from typing import TYPE_CHECKING, override

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from tni.ui.chrome.button import Style
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.commands import Command, CommandId, Commands
from tni.ui.chrome.panel import Label, Popover, clear_layout, set_panel_spacing
from tni.ui.chrome.search_field import SearchField
from tni.ui.i18n import tr

if TYPE_CHECKING:
    from tni.ui.chrome.drawer_items import DrawerItems, DrawerSearch, Found
    from tni.ui.chrome.drawer_sheets import SheetContents
    from tni.ui.chrome.item_tile import ShelfEntry
    from tni.ui.chrome.tiles import DraggedTile

COLUMNS = 5
MAX_FOUND = 10
ITEM_ROWS = 3
"""Rows of items on their sheet, with the tile that leads to all of them."""


def drawer_action(parent: QWidget) -> QAction:
    """Make the action of the "⋯" button."""
    action = QAction(parent)
    action.setText(tr("Plus de commandes"))
    action.setProperty("icon_name", "ellipsis")
    action.setIconText(tr("Plus"))
    action.setShortcut("F2")
    action.setToolTip(tr("Plus de commandes") + " (F2)")
    return action


class Drawer(Popover):
    """Drawer with a sheet of tiles for each thing that teachers do, and a search field.

    Signals:
        dropped: a command's tile was dropped on the page, at global pixels.
        item_chosen: an interactive item is wanted, by its plugin.
        item_dropped: its tile was dropped on the page, at global pixels.
        typing_began: the search field was pressed; True by a finger or a pen.

    Its contents are made when it is first opened, and the tiles of a sheet when that is shown.
    """

    dropped = Signal(str, QPoint)
    item_chosen = Signal(str)
    item_dropped = Signal(str, QPoint)
    typing_began = Signal(bool)

    def __init__(self, style: Style, commands: Commands, parent: QWidget) -> None:
        super().__init__(style, tr("Plus"), parent)
        self._commands = commands
        self._overflowed: list[CommandId] = []
        self._sheet = 0
        self._question: tuple[str, str, Callable[[], None]] | None = None
        self._question_row: QWidget | None = None
        self._opened: tuple[DrawerItems, DrawerSearch] | None = None
        self._is_made = self._is_narrowed = False
        self.find_items: Callable[[], DrawerItems] | None = None
        """Returns the interactive items that are offered; None without any."""
        style.theme.changed.connect(self._fill)

    # -- parts

    def _make(self) -> None:
        self._is_made = True
        rows = QVBoxLayout(self)
        set_panel_spacing(rows, self.kit)
        self.search = SearchField()
        self.search.setPlaceholderText(tr("Chercher : règle, chrono, imprimer…"))
        self.search.setAccessibleName(tr("Chercher une commande"))
        self.search.make_clearable(self.kit)
        self.search.textChanged.connect(lambda _text: self._fill())
        self.search.returnPressed.connect(self._run_first)
        self.search.typing_began.connect(self.typing_began)
        rows.addWidget(self.search)
        self._body = QHBoxLayout()
        self._right = QVBoxLayout()
        self._tiles = QWidget()
        self._tiles.setAccessibleName(tr("Commandes"))
        self._grid = QGridLayout(self._tiles)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._nothing = Label(self.kit, "", token="muted")
        self._nothing.setWordWrap(True)
        self._right.addWidget(self._nothing)
        self._right.addWidget(self._tiles)
        self._right.addStretch(1)
        self._body.addWidget(self._make_tabs())
        self._body.addLayout(self._right, 1)
        rows.addLayout(self._body)
        self._show_question()

    def _make_tabs(self) -> QWidget:
        self._tab_column = QWidget()
        self._tab_column.setAccessibleName(tr("Familles de commandes"))
        column = QVBoxLayout(self._tab_column)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        self._tabs = QButtonGroup(self)
        for i, sheet in enumerate(self._sheets):
            tab = TextButton(self.kit, sheet.title, quiet=True)
            tab.setCheckable(True)
            self._tabs.addButton(tab, i)
            column.addWidget(tab)
        column.addStretch(1)
        self._tabs.button(self._sheet).setChecked(True)
        self._tabs.idClicked.connect(self.show_sheet)
        return self._tab_column

    @cached_property
    def _sheets(self) -> tuple[SheetContents, ...]:
        from tni.ui.chrome.drawer_sheets import drawer_sheets

        return drawer_sheets()

    @property
    def _offered(self) -> tuple[DrawerItems, DrawerSearch]:
        """Items, and the search among commands and items; found once each time that the drawer is opened."""
        if self._opened is None:
            from tni.ui.chrome.drawer_items import DrawerItems, DrawerSearch

            items = DrawerItems() if self.find_items is None else self.find_items()
            self._opened = items, DrawerSearch(self._commands.table.values(), items.entries)
        return self._opened

    # -- a question

    def ask(self, text: str, act_text: str, act: Callable[[], None]) -> None:
        """Show a question in the drawer until `stop_asking`. A user who opens the drawer is not writing just then."""
        self.stop_asking()
        self._question = text, act_text, act
        if self._is_made:
            self._show_question()

    def _show_question(self) -> None:
        if self._question is None:
            return
        text, act_text, act = self._question
        row = self._question_row = QWidget(self)
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
        self._right.insertWidget(0, row)

    def stop_asking(self) -> None:
        self._question = None
        if self._question_row is not None:
            self._right.removeWidget(self._question_row)
            self._question_row.hide()
            self._question_row.deleteLater()
            self._question_row = None

    # -- contents

    def set_overflow(self, commands: Sequence[CommandId]) -> None:
        """Set the commands that do not fit into the toolbar. They come first, on the first sheet."""
        self._overflowed = list(commands)
        if self.isVisible():
            self._fill()

    def show_sheet(self, sheet: int) -> None:
        """Show a sheet, now or when the drawer is opened."""
        self._sheet = sheet
        if self._is_made:
            self._tabs.button(sheet).setChecked(True)
            self.search.clear()
            self._fill()

    def narrow_to_search(self, narrowed: bool) -> None:
        """Leave room for an on-screen keyboard: show nothing but the search and what it finds."""
        self._is_narrowed = narrowed
        self._fill()

    @override
    def _stops(self) -> list[QWidget]:
        """Return the search field, then the tiles, then the tabs."""
        return sorted(super()._stops(), key=lambda w: (w is not self.search, not self._tiles.isAncestorOf(w)))

    def open_by(self, anchor: QWidget, edge: str = "bottom", *, by_key: bool = False) -> None:
        if not self._is_made:
            self._make()
        if not self.isVisible():
            self._opened = None
            self.search.clear()
            self._fill()
        super().open_by(anchor, edge, by_key=by_key)

    def _rows(self, columns: int) -> list[list[Found]]:
        """Return the commands and items to show, by rows."""
        from tni.ui.chrome.drawer_sheets import parts_of

        if self.search.text().strip():
            return self._found_rows(columns)
        if self._is_narrowed:
            return []
        sheet = self._sheets[self._sheet]
        first = self._overflowed if self._sheet == 0 else []
        own = parts_of(sheet, self._commands)
        if sheet.has_items:
            shown: list[Found] = [*self._offered[0].on_sheet(ITEM_ROWS * columns - len(own[0])), *own[0]]
            return [list(row) for row in batched(shown, columns)]
        parts = [list(first), *([c for c in part if c not in first] for part in own)]
        return [[*row] for part in parts for alike in self._sets(part) for row in _split(alike, columns)]

    def _found_rows(self, columns: int) -> list[list[Found]]:
        """Return what is found, commands and items in rows of their own: first those of the best."""
        found = self._found()
        most = columns if self._is_narrowed else MAX_FOUND
        commands = [one for one in found if isinstance(one, CommandId)][:MAX_FOUND]
        items: list[Found] = []
        items += [one for one in found if not isinstance(one, CommandId)][:columns]
        rows: list[list[Found]] = [[*row] for row in _split(commands[:most] if items else commands, columns)]
        if not items:
            return rows
        return [*rows, items] if isinstance(found[0], CommandId) else [items, *rows]

    def _found(self) -> list[Found]:
        """Return the commands that are offered and the items that the search finds, the best first."""
        found = self._offered[1].find(self.search.text())
        offered = set(self._commands.offered(one for one in found if isinstance(one, CommandId)))
        return [one for one in found if not isinstance(one, CommandId) or one in offered]

    def _sets(self, part: Sequence[CommandId]) -> list[list[CommandId]]:
        """Split a part where a set of choices follows another, so that each begins a row."""
        rows: list[list[CommandId]] = []
        before: Command | None = None
        for command in (self._commands.table[i] for i in part):
            follows = before is not None and command.one_of != before.one_of and command.one_of and before.one_of
            if not rows or follows:
                rows.append([])
            rows[-1].append(command.id)
            before = command
        return rows

    def _tile_width(self) -> int:
        from tni.ui.chrome.tiles import tile_width

        return tile_width(self.kit, (action.iconText() for action in self._commands.all()))

    def _columns(self) -> int:
        metrics = self.kit.theme.metrics
        tile = self._tile_width() + metrics.gap_px
        room = self.free_area().width() - 2 * metrics.pad_px - metrics.gap_px - self._tab_column.sizeHint().width()
        return max(2, min(COLUMNS, room // tile))

    def _fill(self) -> None:
        if not self._is_made:
            return
        is_searching = bool(self.search.text().strip())
        clear_layout(self._grid)
        self._grid.setSpacing(self.kit.theme.metrics.gap_px)
        columns = self._columns()
        self._keep_width(columns)
        rows = self._rows(columns)
        for row, ids in enumerate(rows):
            for column, one in enumerate(ids):
                tile = self._tile(one)
                tile.show()  # immediately, because hidden tiles do not count in the size
                self._grid.addWidget(tile, row, column)
        self._tab_column.setVisible(not is_searching and not self._is_narrowed)
        self._nothing.setText(tr("Rien sous ce nom. Essayer un autre mot.") if is_searching and not rows else "")
        self._nothing.setVisible(not rows)
        self._refit()

    def _tile(self, one: Found) -> DraggedTile:
        if not isinstance(one, CommandId):
            return self._item_tile(one)
        from tni.ui.chrome.tiles import CommandTile

        tile = CommandTile(self.kit, self._commands, one, self._tiles)
        tile.done.connect(self.put_away)
        tile.dropped.connect(partial(self._drop, one))
        return tile

    def _item_tile(self, entry: ShelfEntry) -> DraggedTile:
        from tni.ui.chrome.item_tile import ShelfTile

        tile = ShelfTile(self.kit, entry, self._tiles)
        tile.clicked.connect(lambda _checked=False: self._choose(entry))
        tile.dropped.connect(partial(self._drop_item, entry))
        return tile

    def _refit(self) -> None:
        """Adapt the drawer's size to its contents. It grows and shrinks at its top, beside the button."""
        bottom = self.geometry().bottom()
        self._grid.activate()  # first, so that the drawer knows of its new size
        self.layout().activate()  # type: ignore[union-attr]
        self.adjustSize()
        self._grid.activate()  # also needed when the size stayed the same
        if self.isVisible():
            self.keep_inside(QPoint(self.x(), bottom + 1 - self.height()))

    def _keep_width(self, columns: int) -> None:
        """Give all sheets the same width, so that the tabs stay in place."""
        width = self._tile_width()
        for column in range(max(columns, self._grid.columnCount())):
            self._grid.setColumnMinimumWidth(column, width if column < columns else 0)
            self._grid.setColumnStretch(column, 0)
        self._grid.setColumnStretch(columns, 1)
        self._tiles.setMinimumWidth(columns * width + (columns - 1) * self.kit.theme.metrics.gap_px)

    # -- what is chosen

    def _run_first(self) -> None:
        """Run the best command found that can be run now, or put the best item on the page, by the Return key."""
        ready = (one for one in self._found() if not isinstance(one, CommandId) or self._commands[one].isEnabled())
        best = next(ready, None)
        if best is not None and not isinstance(best, CommandId):
            self._choose(best)
        elif best is not None:
            self.put_away()
            self._commands[best].trigger()

    def _choose(self, entry: ShelfEntry) -> None:
        self.put_away()
        self.item_chosen.emit(entry.plugin)

    def _drop(self, command: CommandId, at: QPoint) -> None:
        self.put_away()
        self.dropped.emit(command, at)

    def _drop_item(self, entry: ShelfEntry, at: QPoint) -> None:
        self.put_away()
        self.item_dropped.emit(entry.plugin, at)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Search for what is typed while a tile or a tab has the focus."""
        if event.text().isalpha() and self._is_made and not self.search.hasFocus():
            self.search.setFocus()
            self.search.insert(event.text())
        else:
            super().keyPressEvent(event)


def _split[T](commands: Sequence[T], columns: int) -> list[list[T]]:
    """Split commands into rows whose lengths differ by one at most."""
    count = -(-len(commands) // columns)
    ends = [-(-len(commands) * row // count) for row in range(count + 1)] if count else []
    return [list(commands[start:end]) for start, end in pairwise(ends)]
