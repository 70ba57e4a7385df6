"""Commands on the origin of what was taken from elsewhere: the panel of the selection's credit, the page of credits."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from tni.core.ids import ItemId
from tni.document.items import Image, Text
from tni.document.lesson_plan import Credit
from tni.document.resource_card import card_of
from tni.services.lesson.credit_commands import CreditedItem, credited_items
from tni.services.lesson.lesson_editor import LessonEditor
from tni.ui.chrome.commands import CommandId
from tni.ui.i18n import tr
from tni.ui.main_window.covered_page import is_refused
from tni.ui.main_window.field_typing import FieldTyping
from tni.ui.main_window.window import MainWindow
from tni.ui.panels.credit_panel import CreditPanel, licence_name


class CreditActions:
    """Panel of credits and page of credits of the main window, made at their first use."""

    def __init__(self, window: MainWindow, editor: Callable[[], LessonEditor]) -> None:
        self._window, self._editor = window, editor
        self.panel: CreditPanel | None = None

    def toggle(self) -> None:
        """Open the panel of what is selected, or close it."""
        if self.panel is not None:
            self.panel.put_away()
            return
        editor = self._editor()
        if not editor.selection:
            self._window.notices.show(tr("Sélectionner d’abord l’image ou le texte pris ailleurs."))
            return
        selected = editor.selection
        panel = self.panel = CreditPanel(self._window.kit, editor.selected_credit, self._window)
        panel.saved.connect(lambda credit: self._save(credit, editor, selected))
        panel.closed.connect(self._closed)
        FieldTyping(self._window, panel, (panel.source, panel.author))
        panel.set_area(self._window.low_area)
        panel.open_low()
        panel.source.setFocus()

    def _save(self, credit: Credit | None, editor: LessonEditor, items: Iterable[ItemId]) -> None:
        """Write the credit of what was selected when the panel was opened."""
        if editor is self._editor():
            self._window.do(lambda now: now.credit_items(items, credit))

    def _closed(self) -> None:
        if self.panel is not None:
            self.panel.deleteLater()
            self.panel = None

    def put_page(self) -> None:
        """Write the page of credits, and show it."""
        if is_refused(self._window, CommandId.CREDITS_PAGE):
            return
        found = credited_items(self._editor().document)
        if not found:
            self._window.notices.show(
                tr("Aucune source notée. Pour en noter une : sélectionner l’image, puis « Source et licence ».")
            )
            return
        lines = [credit_line(one) for one in found]
        self._window.do(lambda editor: editor.put_credits_page(tr("Sources"), lines))


def credit_line(one: CreditedItem) -> str:
    """Return one line of a page of credits."""
    kind = tr("Image") if isinstance(one.item, Image) else tr("Texte") if isinstance(one.item, Text) else tr("Élément")
    if (card := card_of(one.item)) is not None:
        kind = tr("Lien") if card.address else tr("Son")
    credit = one.credit
    classroom = tr("usage en classe") if credit.classroom_only else ""
    said = ", ".join(filter(None, (credit.author, credit.source, licence_name(credit.licence), classroom)))
    return tr("Page {page}, {kind} : {said}").format(page=one.page, kind=kind.lower(), said=said)
