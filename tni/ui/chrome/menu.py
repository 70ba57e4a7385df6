"""Menus of the toolbar: a few large tiles beside the button."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from tni.ui.chrome.button import Style
from tni.ui.chrome.commands import LEADS, CommandId, Commands
from tni.ui.chrome.panel import Label, Popover, clear_layout, set_panel_spacing
from tni.ui.chrome.tiles import CommandTile, tile_size, tile_width, widest_word_px

COLUMNS = 4
"""Columns of a menu, unless its tiles fit in more of them only."""
type Variants = Mapping[CommandId, Sequence[QAction]]
"""Actions that stand in a menu in place of a command."""


class Menu(Popover):
    """Menu of commands."""

    def __init__(
        self,
        style: Style,
        title: str,
        commands: Commands,
        ids: Sequence[CommandId],
        parent: QWidget,
        *,
        variants: Callable[[], Variants] = dict,
    ) -> None:
        """variants: returns the actions in place of commands, at each opening."""
        super().__init__(style, title, parent)
        self._commands, self._ids, self._variants = commands, ids, variants
        rows = QVBoxLayout(self)
        set_panel_spacing(rows, style)
        self._title = Label(style, title, size="title")
        rows.addWidget(self._title)
        self._grid = QGridLayout()
        rows.addLayout(self._grid)

    def open_by(self, anchor: QWidget, edge: str = "bottom", *, by_key: bool = False) -> None:
        if not self.isVisible():
            self._fill()
        super().open_by(anchor, edge, by_key=by_key)

    def _fill(self) -> None:
        clear_layout(self._grid)
        self._grid.setSpacing(self.kit.theme.metrics.gap_px)
        variants = self._variants()
        shown = [
            (i, action) for i in self._commands.offered(self._ids) for action in variants.get(i, (self._commands[i],))
        ]
        shown.sort(key=lambda one: not one[1].property(LEADS))
        columns, width = self._size([action.iconText() for _command, action in shown])
        for at, (command, action) in enumerate(shown):
            tile = CommandTile(self.kit, self._commands, command, self, action=action)
            tile.leads = bool(action.property(LEADS))
            tile.setFixedWidth(width)
            tile.show()
            tile.done.connect(self.put_away)
            self._grid.addWidget(tile, at // columns, at % columns)
        self.layout().activate()  # type: ignore[union-attr]

    def _size(self, texts: Sequence[str]) -> tuple[int, int]:
        """Return the number of columns, and the width of a tile: more and narrower ones where the window is too low."""
        metrics, free, number = self.kit.theme.metrics, self.free_area(), len(texts)
        margins = self.layout().contentsMargins()  # type: ignore[union-attr]
        room = free.width() - margins.left() - margins.right() + metrics.gap_px
        high = free.height() - margins.top() - margins.bottom() - self._title.sizeHint().height()
        usual = tile_width(self.kit, texts)
        narrow = max(widest_word_px(self.kit, text) for text in texts) + metrics.pad_px
        best = min(COLUMNS, number), usual
        for columns in range(min(COLUMNS, number), number + 1):
            rows = -(-number // columns)
            width = usual if columns * (usual + metrics.gap_px) <= room else narrow
            if columns * (width + metrics.gap_px) > room:
                break
            best = -(-number // rows), width
            if rows * (tile_size(self.kit).height() + metrics.gap_px) <= high:
                break
        return best
