"""Controller of tables: a new one, and the rows and columns of the one that is selected or typed in."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from tni.core.ids import ItemId
from tni.document.pointer import NOTHING_CHANGED, Changed, ChangedFlag
from tni.document.table_changes import Line
from tni.services.lesson.lesson_editor import LessonEditor
from tni.services.lesson.table_commands import (
    TableObstacle,
    add_line,
    chosen_table,
    insert_table,
    remove_line,
    table_grid,
    type_in_cell,
    typed_cell,
)
from tni.ui.chrome.commands import CommandId
from tni.ui.chrome.tool_popovers import TablePopover
from tni.ui.i18n import tr
from tni.ui.main_window.window import MainWindow
from tni.ui.panels.table_panel import TablePanel

_SEEN = ChangedFlag.SELECTION | ChangedFlag.EDITOR | ChangedFlag.UNDO | ChangedFlag.PAGE | ChangedFlag.OVERLAY


class TableActions:
    """Tables of the main window. panel: of rows and columns; None before its first use."""

    def __init__(self, window: MainWindow, editor: Callable[[], LessonEditor]) -> None:
        self._window, self._editor = window, editor
        self._new: TablePopover | None = None
        self.panel: TablePanel | None = None
        self._group: ItemId | None = None

    def choose(self) -> None:
        """Open the panel of the chosen table, or ask for the size of a new one."""
        if self.panel is not None and self.panel.isVisible():
            self.panel.put_away()
        elif chosen_table(self._editor()) is not None:
            self._open_panel()
        else:
            self._ask_new()

    # -- a new table

    def _ask_new(self) -> None:
        window = self._window
        if self._new is None:
            self._new = TablePopover(window.kit, window)
            self._new.chosen.connect(self._insert)
        self._new.open_by(window.bar.button_of(CommandId.TEXT), window.bar.edge)

    def _insert(self, rows: int, columns: int) -> None:
        before = self._editor().page.id
        self._window.do(partial(insert_table, rows=rows, columns=columns))
        if self._editor().page.id != before:
            self._window.notices.show(
                tr("Pas assez de place libre sur la page : le tableau est sur une page nouvelle.")
            )

    # -- rows and columns

    def _open_panel(self) -> None:
        if self.panel is None:
            self.panel = TablePanel(self._window.kit, self._window)
            self.panel.add_wanted.connect(self._add)
            self.panel.remove_wanted.connect(self._remove)
            self._window.canvas.changed.connect(self._follow)
        self._show()
        self.panel.set_area(self._window.low_area)
        self.panel.open_at()

    def _show(self) -> None:
        editor = self._editor()
        self._group = chosen_table(editor)
        grid = None if self._group is None else table_grid(editor, self._group)
        if self.panel is not None and grid is not None:
            self.panel.show_grid(grid, typed_cell(editor))

    def _follow(self, changed: Changed) -> None:
        if self.panel is None or not self.panel.isVisible() or not changed.what & _SEEN:
            return
        if chosen_table(self._editor()) is None:
            self.panel.put_away()
        else:
            self._show()

    def _add(self, line: Line, at: int) -> None:
        def place(cell: tuple[int, int]) -> tuple[int, int]:
            return (at, cell[1]) if line is Line.ROW else (cell[0], at)

        self._change(lambda s, group: add_line(s, group, line, at), place)
        if self.panel is not None and self.panel.isVisible() and self._editor().typed is None:
            grid = None if self._group is None else table_grid(self._editor(), self._group)
            if grid is not None:
                self.panel.choose(line, min(at, grid.count(line) - 1))

    def _remove(self, line: Line, number: int) -> None:
        self._change(lambda s, group: remove_line(s, group, line, number), lambda cell: cell)

    def _change(
        self,
        act: Callable[[LessonEditor, ItemId], Changed | TableObstacle],
        place: Callable[[tuple[int, int]], tuple[int, int]],
    ) -> None:
        """Change the table, and go on where it was typed. place: returns the cell to type in, by that before."""
        group, cell, obstacle = self._group, typed_cell(self._editor()), None
        if group is None:
            return

        def run(editor: LessonEditor) -> Changed:
            nonlocal obstacle
            changed = NOTHING_CHANGED if cell is None else editor.commit_text()
            done = act(editor, group)
            if isinstance(done, TableObstacle):
                obstacle = done
                return changed if cell is None else changed | type_in_cell(editor, group, *cell)
            return changed | done if cell is None else changed | done | type_in_cell(editor, group, *place(cell))

        self._window.do(run)
        if obstacle is not None:
            self._window.notices.show(_obstacle_text(obstacle))


def _obstacle_text(obstacle: TableObstacle) -> str:
    match obstacle:
        case TableObstacle.NO_ROOM:
            return tr("Plus de place sur la page pour une ligne de plus.")
        case TableObstacle.TOO_MANY:
            return tr("Un tableau a 12 lignes et 8 colonnes au plus.")
        case TableObstacle.LAST:
            return tr("Un tableau garde au moins deux cases. Pour l’enlever : le sélectionner, puis « Supprimer ».")
