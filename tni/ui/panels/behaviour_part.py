"""Base of the parts of the panel of what items do."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tni.document.items import AnyItem
from tni.document.pointer import Changed
from tni.services.lesson.lesson_editor import LessonEditor
from tni.ui.chrome.button import Style
from tni.ui.chrome.check_box import CheckBox
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.panel import Label, set_panel_spacing

type Act = Callable[[LessonEditor], Changed]


class BehaviourPart(QWidget):
    """Base of a part of the panel. wanted: a command on the lesson editor."""

    wanted = Signal(object)

    def __init__(self, style: Style) -> None:
        super().__init__()
        self.kit = style
        self.rows = QVBoxLayout(self)
        set_panel_spacing(self.rows, style, margins=False)
        self.rows.setContentsMargins(0, 0, 0, 0)

    def button(self, text: str, act: Act, *, filled: bool = False) -> TextButton:
        """Return a button of a command."""
        made = TextButton(self.kit, text, filled=filled, parent=self)
        made.clicked.connect(lambda _checked=False: self.wanted.emit(act))
        return made

    def check(self, text: str, act: Callable[[LessonEditor, bool], Changed]) -> CheckBox:
        """Return a box that says whether the selected items have a property."""
        made = CheckBox(text, self)
        made.setMinimumHeight(self.kit.theme.metrics.target_px * 3 // 4)
        made.clicked.connect(lambda on: self.wanted.emit(lambda editor: act(editor, on)))
        return made

    def note(self, text: str) -> Label:
        """Return a line of help."""
        made = Label(self.kit, text, size="small", token="muted")
        made.setWordWrap(True)
        return made

    def show_items(self, editor: LessonEditor, free: Sequence[AnyItem]) -> None:
        """Show the state of the page. free: the selected items that are not locked."""


def show_state(box: CheckBox, state: bool | None, *, on: bool) -> None:
    """Show what the selected items have in common. state: None if only some have it. on: whether it can be changed."""
    box.setTristate(state is None)
    box.setCheckState(
        Qt.CheckState.PartiallyChecked if state is None else Qt.CheckState.Checked if state else Qt.CheckState.Unchecked
    )
    box.setEnabled(on)
