"""Part of the panel of what items do: covers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import override

from tni.document.items import AnyItem
from tni.services.lesson.lesson_editor import LessonEditor
from tni.ui.chrome.button import Style
from tni.ui.i18n import tr
from tni.ui.panels.behaviour_part import BehaviourPart, show_state


class CoverPart(BehaviourPart):
    """Part with the covers."""

    def __init__(self, style: Style) -> None:
        super().__init__(style)
        self.hide_it = self.button(tr("Cacher par un cache"), LessonEditor.cover_selection, filled=True)
        self.is_cover = self.check(tr("S’enlève d’un toucher"), lambda s, on: s.make_covers(on))
        self.rows.addWidget(self.hide_it)
        self.rows.addWidget(self.is_cover)
        self.rows.addWidget(
            self.note(
                tr("En enseignant, un toucher enlève le cache, un autre à sa place le remet. Écrire ne l’enlève pas.")
            )
        )

    @override
    def show_items(self, editor: LessonEditor, free: Sequence[AnyItem]) -> None:
        self.hide_it.setEnabled(bool(editor.selection))
        show_state(self.is_cover, editor.selection_covers if free else False, on=bool(free))
