"""Making of a geometric figure of the selected drawing, and what a notice says of it."""

from __future__ import annotations

from tni.document.pointer import NOTHING_CHANGED, Changed
from tni.services.lesson.construction_commands import MadeConstruction, make_construction
from tni.services.lesson.lesson_editor import LessonEditor
from tni.services.lesson.tool_choices import take_inserted
from tni.ui.chrome.commands import CommandId
from tni.ui.i18n import tr
from tni.ui.main_window.covered_page import is_refused
from tni.ui.main_window.window import MainWindow


def make_construction_of_selection(window: MainWindow) -> None:
    """Put a figure in the place of the selected drawing; undoing it gives the drawing back."""
    if is_refused(window, CommandId.MAKE_CONSTRUCTION):
        return
    made = MadeConstruction()
    is_empty = False

    def make(editor: LessonEditor) -> Changed:
        nonlocal made, is_empty
        is_empty = not editor.selection
        made = make_construction(editor)
        return take_inserted(editor, made.changed)

    window.do(make)
    if text := _message(made, is_empty=is_empty):
        window.notices.show(text, serious=made.is_absent)


def _message(made: MadeConstruction, *, is_empty: bool) -> str:
    if made.is_absent:
        return tr("La figure n’a pas été faite : activer l’extension « Figure géométrique ».")
    if is_empty:
        return tr("Sélectionner d’abord le dessin, d’un toucher ou au lasso.")
    if made.changed == NOTHING_CHANGED:
        return tr("Aucune figure reconnue : tracer des segments, des polygones ou des cercles, assez grands.")
    if made.left == 1:
        return tr("La figure est faite. Un tracé n’a pas été reconnu : il reste sur la page.")
    if made.left:
        return tr("La figure est faite. {} tracés n’ont pas été reconnus : ils restent sur la page.").format(made.left)
    return ""
