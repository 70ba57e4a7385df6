"""Part of the panel of what items do: what a tap on them opens."""

from __future__ import annotations

from collections.abc import Sequence
from typing import override

from PySide6.QtCore import Signal

from tni.document.items import AnyItem
from tni.services.lesson.lesson_editor import LessonEditor
from tni.ui.chrome.button import Style
from tni.ui.panels.behaviour_part import BehaviourPart
from tni.ui.panels.link_fields import LinkFields


class LinkPart(BehaviourPart):
    """Part with the links. file_wanted: a file is to be chosen."""

    file_wanted = Signal()

    def __init__(self, style: Style) -> None:
        super().__init__(style)
        self.fields = LinkFields(style)
        self.fields.chosen.connect(lambda link, _name: self.wanted.emit(lambda editor: editor.link_selection(link)))
        self.fields.file_wanted.connect(self.file_wanted)
        self.rows.addWidget(self.fields)

    @override
    def show_items(self, editor: LessonEditor, free: Sequence[AnyItem]) -> None:
        link = editor.selected_link if free else ""
        self.fields.show_link(link, editor.pages, can_link=bool(free))
