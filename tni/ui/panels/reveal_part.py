"""Part of the panel of what items do: reveal steps."""

from __future__ import annotations

from collections.abc import Sequence
from typing import override

from tni.document.items import AnyItem
from tni.document.reveal import paragraph_count
from tni.services.lesson.lesson_editor import LessonEditor
from tni.ui.chrome.button import Style
from tni.ui.chrome.wrap_layout import WrapLayout
from tni.ui.i18n import tr
from tni.ui.panels.behaviour_part import BehaviourPart
from tni.ui.panels.step_list import StepList


class RevealPart(BehaviourPart):
    """Part with the reveal steps."""

    def __init__(self, style: Style) -> None:
        super().__init__(style)
        self.appear = self.button(tr("Faire apparaître au clic"), lambda s: s.reveal_selection(), filled=True)
        self.together = self.button(tr("Avec le précédent"), lambda s: s.reveal_selection(together=True))
        self.vanish = self.button(tr("Faire disparaître au clic"), lambda s: s.reveal_selection(appears=False))
        self.paragraphs = self.button(tr("Paragraphe par paragraphe"), LessonEditor.reveal_paragraphs)
        self.always = self.button(tr("Toujours visible"), LessonEditor.forget_reveals)
        wrap = WrapLayout(style.theme.metrics.gap_px)
        for button in (self.appear, self.together, self.vanish, self.paragraphs, self.always):
            wrap.addWidget(button)
        self.rows.addLayout(wrap)
        self.list = StepList(style)
        self.list.chosen.connect(lambda items: self.wanted.emit(lambda editor: editor.select(items)))
        self.list.ordered.connect(lambda order: self.wanted.emit(lambda editor: editor.order_steps(order)))
        self.list.removed.connect(lambda step: self.wanted.emit(lambda editor: editor.remove_step(step)))
        self.rows.addWidget(self.list)

    @override
    def show_items(self, editor: LessonEditor, free: Sequence[AnyItem]) -> None:
        for button in (self.appear, self.together, self.vanish):
            button.setEnabled(bool(free))
        self.paragraphs.setEnabled(any(paragraph_count(item) > 1 for item in free))
        self.always.setEnabled(any(item.behaviour.reveals for item in free))
        self.list.show_items(editor.document.acting(editor.page.id), editor.selection)
