"""Property sheet of the main window, made at its first use."""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce

from tni.core.geometry import Rect
from tni.core.ids import ItemId
from tni.document.items import bounds
from tni.document.pointer import Changed, ChangedFlag
from tni.document.selection import selected
from tni.services.lesson.lesson_editor import LessonEditor, ToolName
from tni.ui.chrome.commands import CommandId
from tni.ui.main_window.field_typing import FieldTyping
from tni.ui.main_window.window import MainWindow
from tni.ui.panels.property_panel import PropertyPanel


class PropertyActions:
    """Opens the property sheet and does what it asks. panel: while it is open."""

    def __init__(self, window: MainWindow, editor: Callable[[], LessonEditor]) -> None:
        self._window, self._editor = window, editor
        self.panel: PropertyPanel | None = None
        window.canvas.changed.connect(self._follow)

    def show(self, *, is_open: bool) -> None:
        if not is_open:
            if self.panel is not None:
                self.panel.put_away()
            return
        panel = self.panel = PropertyPanel(self._window.kit, self._window)
        panel.moved_to.connect(lambda key, value: self._do(lambda now: now.place_selection(**{key: value})))
        panel.sized.connect(self._size)
        panel.acts_wanted.connect(self._window.commands[CommandId.BEHAVIOUR].trigger)
        panel.turned.connect(lambda angle: self._do(lambda now: now.turn_selected_to(angle)))
        panel.aligned.connect(lambda to: self._do(lambda now: now.align_selection(to)))
        panel.distributed.connect(lambda across: self._do(lambda now: now.distribute_selection(across=across)))
        panel.sized_alike.connect(lambda what: self._do(lambda now: now.size_selection_alike(what)))
        panel.locked.connect(lambda on: self._do(lambda now: now.lock() if on else now.unlock()))
        panel.movable.connect(lambda on: self._do(lambda now: now.let_pupils_move(on)))
        panel.described.connect(self._describe)
        panel.chosen.connect(self._choose)
        panel.stepped.connect(lambda key, up: self._do(lambda now: now.step_layer(ItemId(key), up=up)))
        panel.closed.connect(self._closed)
        FieldTyping(self._window, panel, (panel.alt,))
        panel.set_area(self._window.low_area)
        self._show()
        panel.open_at()

    def _do(self, act: Callable[[LessonEditor], Changed]) -> None:
        self._window.do(act)
        self._show()

    def _size(self, side: str, value: float) -> None:
        assert self.panel is not None
        keeps_ratio = self.panel.keeps_ratio.isChecked()
        self._do(lambda now: now.size_selection(**{side: value}, keeps_ratio=keeps_ratio))

    def _describe(self, alt: str) -> None:
        item = self._editor().only_selected
        if item is not None:
            self._do(lambda now: now.describe_picture(item.id, alt))

    def _choose(self, key: str) -> None:
        self._do(lambda now: now.use(ToolName.SELECT) | now.select(frozenset((ItemId(key),))))

    def _follow(self, changed: Changed) -> None:
        flags = ChangedFlag.SELECTION | ChangedFlag.PAGE | ChangedFlag.EDITOR
        if self.panel is not None and (changed.regions or changed.what & flags):
            self._show()

    def _show(self) -> None:
        if self.panel is None:
            return
        editor = self._editor()
        items = selected(editor.document, editor.selection)
        box = reduce(Rect.united, map(bounds, items), Rect.nothing())
        self.panel.show_selection(items, box)
        self.panel.show_layers(editor.layers, frozenset(editor.selection))

    def _closed(self) -> None:
        if self.panel is not None:
            self.panel.deleteLater()
            self.panel = None
        self._window.commands[CommandId.PROPERTIES].setChecked(False)
