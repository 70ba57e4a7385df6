"""Panel in which the teacher prepares what the selected items do before a class, and the reveal steps of the page."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from tni.document.pointer import Changed
from tni.document.reveal import paragraph_count
from tni.services.lesson.lesson_editor import LessonEditor
from tni.ui.chrome.button import Style
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.panel import Label
from tni.ui.chrome.titled_panel import TitledPanel
from tni.ui.chrome.wrap_layout import WrapLayout
from tni.ui.i18n import tr
from tni.ui.panels.step_list import StepList

WIDTH_TARGETS = 9

type Act = Callable[[LessonEditor], Changed]


class BehaviourPanel(TitledPanel):
    """Panel of what items do. It stays open while others are selected.

    wanted: a command on the lesson editor.
    """

    wanted = Signal(object)

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(style, tr("Animer"), parent)
        self.setMinimumWidth(style.theme.metrics.target_px * WIDTH_TARGETS)
        self.hint = Label(style, "", size="small", token="muted")
        self.hint.setWordWrap(True)
        self.rows.addWidget(self.hint)
        self._buttons: list[TextButton] = []
        self._add_reveals()
        self.list = StepList(style)
        self.list.chosen.connect(lambda items: self.wanted.emit(lambda editor: editor.select(items)))
        self.list.ordered.connect(lambda order: self.wanted.emit(lambda editor: editor.order_steps(order)))
        self.list.removed.connect(lambda step: self.wanted.emit(lambda editor: editor.remove_step(step)))
        self.rows.addWidget(self.list)

    def _add_reveals(self) -> None:
        wrap = WrapLayout(self.kit.theme.metrics.gap_px)
        self.appear = self._button(tr("Faire apparaître au clic"), lambda s: s.reveal_selection(), filled=True)
        self.together = self._button(tr("Avec le précédent"), lambda s: s.reveal_selection(together=True))
        self.vanish = self._button(tr("Faire disparaître au clic"), lambda s: s.reveal_selection(appears=False))
        self.paragraphs = self._button(tr("Paragraphe par paragraphe"), LessonEditor.reveal_paragraphs)
        self.always = self._button(tr("Toujours visible"), LessonEditor.forget_reveals)
        for button in self._buttons:
            wrap.addWidget(button)
        self.rows.addLayout(wrap)

    def _button(self, text: str, act: Act, *, filled: bool = False) -> TextButton:
        button = TextButton(self.kit, text, filled=filled, parent=self)
        button.clicked.connect(lambda _checked=False: self.wanted.emit(act))
        self._buttons.append(button)
        return button

    def show_editor(self, editor: LessonEditor) -> None:
        """Show what is selected, and the steps of the page."""
        found = [item for key in editor.selection if (item := editor.document.item(key)) is not None]
        free = [item for item in found if not item.locked]
        for button in (self.appear, self.together, self.vanish):
            button.setEnabled(bool(free))
        self.paragraphs.setEnabled(any(paragraph_count(item) > 1 for item in free))
        self.always.setEnabled(any(item.behaviour.reveals for item in free))
        self.hint.setText(_hint(len(found), len(free)))
        self.list.show_items(editor.document.acting(editor.page.id), editor.selection)


def _hint(found: int, free: int) -> str:
    if not found:
        return tr("Sélectionner d’abord sur la page ce qui doit apparaître.")
    if not free:
        return tr("La sélection est verrouillée : la déverrouiller d’abord.")
    return tr("Un élément sélectionné.") if free == 1 else tr("{} éléments sélectionnés.").format(free)
