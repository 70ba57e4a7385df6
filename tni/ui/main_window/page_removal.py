"""Removal of pages of the prepared lesson, with a notice where a class has written on them."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QMetaObject, QObject

from tni.core.errors import TniError
from tni.core.ids import PageId
from tni.document.pointer import Changed, ChangedFlag
from tni.services.lesson.lesson_editor import LessonEditor
from tni.ui.i18n import is_singular, tr
from tni.ui.main_window.window import MainWindow


def delete_pages(window: MainWindow, pages: Iterable[PageId] = ()) -> None:
    """Delete pages, by default the page shown. Where a class has written on them, a notice names it and undoes it."""
    wanted, names = frozenset(pages), list[str]()

    def delete(editor: LessonEditor) -> Changed:
        doomed = wanted or frozenset({editor.page.id})
        names.extend(_writers(editor, doomed))
        return editor.delete_pages(doomed)

    if window.do(delete) and names:
        one = is_singular(max(1, len(wanted)))
        text = tr("Page supprimée, avec ce qui y a été écrit en classe : {}.") if one else tr(
            "Pages supprimées, avec ce qui y a été écrit en classe : {}."
        )  # fmt: skip
        _offer_undo(window, text.format(", ".join(name.replace(" ", "\u00a0") for name in names)))


def _writers(editor: LessonEditor, pages: frozenset[PageId]) -> list[str]:
    """Return the names of the classes that have written on pages of the prepared lesson."""
    if editor.seance is not None:
        return []  # only the class's own layer changes
    try:
        return list(dict.fromkeys(one.class_name or tr("Sans classe") for one in editor.layers_on(pages)))
    except TniError:
        return []  # a layer that cannot be read does not hold up the removal


def _offer_undo(window: MainWindow, text: str) -> None:
    """Show a notice with an undo, until something else changes."""
    links: list[QMetaObject.Connection] = []

    def undo() -> None:
        window.do(LessonEditor.undo)

    def withdraw(changed: Changed) -> None:
        if changed.what & ChangedFlag.UNDO:
            window.notices.remove(text)

    def forget() -> None:
        while links:
            QObject.disconnect(links.pop())

    notice = window.notices.show(text, act_text=tr("Annuler"), act=undo)
    links.append(window.canvas.changed.connect(withdraw))
    notice.closed.connect(forget)
