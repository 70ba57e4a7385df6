"""Menu of an hour of the year: the actions that it offers."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from tni.planning.class_year import MOST_HOURS, PlannedLesson
from tni.planning.year_grid import CellKind, YearCell
from tni.ui.i18n import tr
from tni.ui.library.tile_menu import TileAction
from tni.ui.messages.dates import format_time
from tni.ui.year.year_editor import YearEditor
from tni.ui.year.year_texts import cell_title, short_day


class HourActions:
    """Menu of an hour. open: opens its lesson. add: asks for lessons to add."""

    def __init__(self, editor: YearEditor, open: Callable[[], None], add: Callable[[], None]) -> None:
        self._editor, self._open, self._add = editor, open, add

    def title(self, cell: YearCell) -> str:
        when = f"{short_day(cell.start)}, {format_time(cell.begins)}"
        return when if cell.not_given and not cell.title else f"{when} : {cell_title(cell)}"

    def of(self, cell: YearCell, *, has_file: bool) -> list[TileAction]:
        """Return the actions on an hour. has_file: its lesson is in the library."""
        actions: list[TileAction] = []
        if has_file:
            actions.append(("tni-lesson", tr("Ouvrir la leçon"), self._open))
        if cell.kind is CellKind.PLANNED and cell.planned is not None:
            actions += self._on_planned(cell, cell.planned)
        actions += self._on_taught(cell)
        if cell.kind is CellKind.FREE:
            actions.append(("plus", tr("Ajouter des leçons"), self._add))
        if cell.kind is CellKind.CANCELLED and cell.by_teacher:
            actions.append(("undo-2", tr("Rétablir l’heure"), partial(self._editor.restore_hour, cell.start)))
        if cell.kind in (CellKind.PLANNED, CellKind.FREE, CellKind.PAST):
            actions.append(("x", tr("Heure annulée"), partial(self._editor.cancel_hour, cell.start)))
        if cell.kind is CellKind.PLANNED and cell.planned is not None:
            remove = partial(self._editor.remove_lesson, cell.planned.id)
            actions.append(("trash-2", tr("Retirer de l’année"), remove))
        return actions

    def _on_taught(self, cell: YearCell) -> list[TileAction]:
        """Return what takes a lesson that was opened by mistake out of the year, and what puts it back."""
        given = [one for one in cell.taught if one not in cell.not_given]
        texts = [tr("Pas donnée")] if len(given) == 1 else [tr("Pas donnée : {}").format(one.title) for one in given]
        actions: list[TileAction] = [
            ("x", text, partial(self._editor.mark_not_given, one)) for text, one in zip(texts, given, strict=True)
        ]
        for one in cell.not_given:
            actions.append(("undo-2", tr("Donnée : {}").format(one.title), partial(self._editor.mark_given, one)))
        return actions

    def of_lesson(self, planned: PlannedLesson, *, has_file: bool) -> list[TileAction]:
        """Return the actions on a lesson of a class without hours."""
        editor, id = self._editor, planned.id
        actions: list[TileAction] = [("tni-lesson", tr("Ouvrir la leçon"), self._open)] if has_file else []
        order = [lesson.id for lesson in editor.year.lessons]
        actions += self._on_length(planned)
        if order and order[0] != id:
            actions.append(("arrow-up", tr("Avancer la leçon"), partial(editor.move_by, id, -1)))
        if order and order[-1] != id:
            actions.append(("arrow-down", tr("Reculer la leçon"), partial(editor.move_by, id, 1)))
        actions.append(("trash-2", tr("Retirer de l’année"), partial(editor.remove_lesson, id)))
        return actions

    def _on_length(self, planned: PlannedLesson) -> list[TileAction]:
        editor, id = self._editor, planned.id
        actions: list[TileAction] = [("check", tr("Déjà faite"), partial(editor.mark_done, id))]
        if planned.hours < MOST_HOURS:
            actions.append(("plus", tr("Une heure de plus"), partial(editor.set_hours, id, planned.hours + 1)))
        if planned.hours > 1:
            actions.append(("minus", tr("Une heure de moins"), partial(editor.set_hours, id, planned.hours - 1)))
        return actions

    def _on_planned(self, cell: YearCell, planned: PlannedLesson) -> list[TileAction]:
        editor, id = self._editor, planned.id
        actions = self._on_length(planned)
        if planned.pinned is None:
            day = short_day(cell.start)
            actions.append(("lock", tr("Fixer au {}").format(day), partial(editor.pin, id, cell.start.date())))
        else:
            actions.append(("lock", tr("Ne plus fixer à ce jour"), partial(editor.pin, id, None)))
        return actions
