"""Commands of who prepares a lesson: guides and master pages, each in a panel that is made at its first use."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from tni.core.ids import PageId
from tni.core.page_numbers import page_numbers
from tni.document.pointer import Changed, ChangedFlag
from tni.services.lesson.lesson_editor import LessonEditor, ToolName
from tni.ui.canvas.shown_lesson import ShownLesson
from tni.ui.chrome.commands import CommandId
from tni.ui.i18n import is_singular, tr
from tni.ui.main_window.covered_page import is_refused
from tni.ui.main_window.field_typing import FieldTyping
from tni.ui.main_window.window import MainWindow

if TYPE_CHECKING:
    from tni.document.guides import GuideLine
    from tni.ui.chrome.titled_panel import TitledPanel
    from tni.ui.panels.guides_panel import GuidesPanel
    from tni.ui.panels.masters_panel import MastersPanel

_GUIDES, _MASTERS = ChangedFlag.PAGE | ChangedFlag.INFO, ChangedFlag.PAGE | ChangedFlag.PAGES
PICTURE = QSize(144, 81)


def _while_taught() -> str:
    return tr("En enseignant, la leçon préparée ne change pas : passer d’abord à « Préparer ».")


class PreparingActions:
    """Opens the panels of guides and master pages and does what they ask."""

    def __init__(self, window: MainWindow, shown: Callable[[], ShownLesson]) -> None:
        self._window, self._shown = window, shown
        self.guides: GuidesPanel | None = None
        self.masters: MastersPanel | None = None
        self._notice = ""
        window.canvas.changed.connect(self._follow)

    def _editor(self) -> LessonEditor:
        return self._shown().editor

    def _may_prepare(self, command: CommandId) -> bool:
        if self._editor().document.in_seance:
            self._window.notices.show(_while_taught())
            return False
        return not is_refused(self._window, command)

    def _follow(self, changed: Changed) -> None:
        if changed.what & _GUIDES:
            self._show_guides()
        if changed.what & _MASTERS:
            self._show_masters()

    def _open(self, panel: TitledPanel, other: TitledPanel | None) -> None:
        """Open a panel beside the other one, or in its place where there is no room for both."""
        panel.set_area(self._window.low_area)
        panel.open_at()
        panel.setFocus()  # so that Escape works and Tab continues from here
        if other is not None and other.geometry().intersects(panel.geometry()):
            other.put_away()

    # -- guides

    def toggle_guides(self) -> None:
        """Open or close the panel of guides."""
        if self.guides is not None:
            self.guides.put_away()
            return
        if not self._may_prepare(CommandId.GUIDES):
            return
        from tni.ui.panels.guides_panel import GuidesPanel

        panel = self.guides = GuidesPanel(self._window.kit, self._window)
        panel.added.connect(lambda across: self._guide(lambda now: now.add_guide(across=across)))
        panel.moved.connect(self._move_guide)
        panel.removed.connect(lambda line: self._guide(lambda now: now.set_guide(line, None)))
        panel.cleared.connect(lambda: self._guide(LessonEditor.clear_guides))
        panel.locking.connect(lambda on: self._guide(lambda now: now.lock_guides(on)))
        panel.all_pages.connect(self._for_all)
        panel.closed.connect(self._guides_closed)
        self._window.do(lambda now: now.use(ToolName.SELECT) | now.pull_guides(True))
        self._show_guides()
        self._open(panel, self.masters)

    def _guide(self, act: Callable[[LessonEditor], Changed]) -> None:
        self._window.do(act)
        self._show_guides()

    def _move_guide(self, line: GuideLine, at_mm: float) -> None:
        self._guide(lambda now: now.set_guide(line, replace(line, at_mm=at_mm)))

    def _for_all(self, on: bool) -> None:
        self._editor().new_guides_of_all = on

    def _show_guides(self) -> None:
        if self.guides is not None:
            editor = self._editor()
            if editor.document.in_seance:
                self.guides.put_away()
                return
            if not editor.pulls_guides:  # another lesson
                self._window.do(lambda now: now.pull_guides(True))
            self.guides.show_guides(editor.guides, of_all=editor.new_guides_of_all)

    def _guides_closed(self) -> None:
        if self.guides is not None:
            self.guides.deleteLater()
            self.guides = None
            self._window.do(lambda now: now.pull_guides(False))

    # -- master pages

    def toggle_masters(self) -> None:
        """Open or close the panel of master pages."""
        if self.masters is not None:
            self.masters.put_away()
            return
        if not self._may_prepare(CommandId.MASTERS):
            return
        from tni.ui.panels.masters_panel import MastersPanel

        panel = self.masters = MastersPanel(self._window.kit, self._window)
        panel.chosen.connect(self._use_here)
        panel.applied.connect(self._use_on)
        panel.added.connect(self._add)
        panel.edited.connect(lambda master: self._master(lambda now: now.edit_master(PageId(master))))
        panel.deleted.connect(self._delete)
        panel.renamed.connect(self._rename)
        panel.number_wanted.connect(lambda: self._master(LessonEditor.add_page_number))
        panel.left.connect(self._leave)
        panel.closed.connect(self._masters_closed)
        FieldTyping(self._window, panel, (panel.name, panel.pages))
        self._show_masters()
        self._open(panel, self.guides)

    def _master(self, act: Callable[[LessonEditor], Changed]) -> None:
        self._window.do(act)
        self._show_masters()

    def _add(self, with_items: bool) -> None:
        number = len(self._editor().document.masters()) + 1
        title = tr("Fond commun {}").format(number)
        self._master(lambda now: now.use(ToolName.SELECT) | now.add_master(title, with_items=with_items))

    def _use_here(self, master: str) -> None:
        editor = self._editor()
        here = editor.pages[editor.page_index].id
        self._master(lambda now: now.use_master(PageId(master) if master else None, [here]))

    def _use_on(self, master: str, typed: str) -> None:
        pages = self._editor().pages
        if (numbers := page_numbers(typed, len(pages))) is None:
            message = tr("Écrire des numéros de pages de 1 à {}, comme « 1-3, 5 », ou rien pour toutes.")
            self._window.notices.show(message.format(len(pages)))
            return
        chosen = [pages[number - 1].id for number in numbers]
        self._master(lambda now: now.use_master(PageId(master) if master else None, chosen))
        one = is_singular(len(chosen))
        if master:
            said = tr("Le fond commun est sous {} page.") if one else tr("Le fond commun est sous {} pages.")
        else:
            said = tr("{} page est sans fond commun.") if one else tr("{} pages sont sans fond commun.")
        self._window.notices.show(said.format(len(chosen)))

    def _delete(self, master: str) -> None:
        self._master(lambda now: now.delete_master(PageId(master)))
        self._window.notices.show(tr("Fond commun supprimé. « Annuler » le rétablit."))

    def _rename(self, master: str, title: str) -> None:
        if self._editor().document.get(master) is not None:
            self._master(lambda now: now.rename_master(PageId(master), title))

    def _show_masters(self) -> None:
        editor = self._editor()
        self._tell(editor)
        if self.masters is None:
            return
        if editor.document.in_seance:
            self.masters.put_away()
            return
        from tni.ui.panels.masters_panel import MasterRow

        if (edited := editor.edited_master) is not None:
            self.masters.show_edited(edited.id, edited.title)
            return
        document = editor.document
        rows = [MasterRow("", "", 0, QImage())]
        for master in document.masters():
            picture = self._shown().thumbnail(master.id, PICTURE)
            rows.append(MasterRow(master.id, master.title, len(document.users_of(master.id)), picture))
        used = document.master_of(editor.page.id)
        self.masters.show_masters(rows, "" if used is None else used.id)

    def _tell(self, editor: LessonEditor) -> None:
        """Say which master page is edited, as long as no panel says it."""
        from tni.ui.panels.masters_panel import master_title

        edited = editor.edited_master if self.masters is None else None
        said = ""
        if edited is not None:
            said = tr("Le fond commun « {} » est ouvert.").format(master_title(edited.title))
        if said != self._notice:
            self._window.notices.remove(self._notice)
            self._notice = said
            if said:
                self._window.notices.show(
                    said, act_text=tr("Terminer"), act=self._leave, stays=True, brief=tr("Fond commun ouvert")
                )

    def _leave(self) -> None:
        self._master(LessonEditor.leave_master)

    def _masters_closed(self) -> None:
        if self.masters is not None:
            self.masters.deleteLater()
            self.masters = None
            self._tell(self._editor())
