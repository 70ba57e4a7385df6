"""Panel in which the teacher prepares what the selected items do before a class, and the reveal steps of the page."""

from __future__ import annotations

from typing import override

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tni.services.lesson.lesson_editor import LessonEditor
from tni.ui.chrome.button import Style
from tni.ui.chrome.choice_buttons import ChoiceGrid, TextButton
from tni.ui.chrome.finger_scroll import scrolled
from tni.ui.chrome.panel import Label
from tni.ui.chrome.titled_panel import TitledPanel
from tni.ui.i18n import tr
from tni.ui.panels.behaviour_part import BehaviourPart
from tni.ui.panels.cover_part import CoverPart
from tni.ui.panels.link_part import LinkPart
from tni.ui.panels.place_part import PlacePart
from tni.ui.panels.reveal_part import RevealPart

WIDTH_TARGETS = 9.5
"""Width of the panel, in targets."""


class BehaviourPanel(TitledPanel):
    """Panel of what items do, in parts of which one is shown. It stays open while others are selected.

    wanted: a command on the lesson editor.
    """

    wanted = Signal(object)

    def __init__(self, style: Style, parent: QWidget) -> None:
        super().__init__(style, tr("Animer"), parent)
        self.reveals, self.covers, self.links = RevealPart(style), CoverPart(style), LinkPart(style)
        self.places = PlacePart(style)
        self.parts: dict[str, BehaviourPart] = {
            tr("Apparaître"): self.reveals,
            tr("Cacher"): self.covers,
            tr("Relier"): self.links,
            tr("Placer"): self.places,
        }
        self._tabs = ChoiceGrid(
            style, tr("Animer"), [TextButton(style, name, quiet=True) for name in self.parts], len(self.parts)
        )
        self._tabs.chosen.connect(self.show_part)
        self.rows.addWidget(self._tabs)
        self.hint = Label(style, "", size="small", token="muted")
        self.rows.addWidget(self.hint)
        self._content = QWidget()
        column = QVBoxLayout(self._content)
        column.setContentsMargins(0, 0, 0, 0)
        for part in self.parts.values():
            part.wanted.connect(self.wanted)
            column.addWidget(part)
        column.addStretch(1)
        self._scroll = scrolled(self._content, tr("Animer"))
        self.rows.addWidget(self._scroll)
        self.show_part(next(iter(self.parts)))

    def show_part(self, name: str) -> None:
        """Show a part in place of the others."""
        self._tabs.choose(name)
        for key, part in self.parts.items():
            part.setVisible(key == name)
        self.fit()

    def show_editor(self, editor: LessonEditor) -> None:
        """Show what is selected, and the state of the page."""
        found = [item for key in editor.selection if (item := editor.document.item(key)) is not None]
        free = [item for item in found if not item.locked]
        self.hint.setText(_hint(len(found), len(free)))
        for part in self.parts.values():
            part.show_items(editor, free)
        self.fit()

    @override
    def set_area(self, area: QRect) -> None:
        """Set the part of the parent that the panel may cover: what has no room is scrolled to."""
        super().set_area(area)
        self.fit()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Fit the panel: only now its buttons have the sizes of the theme."""
        super().showEvent(event)
        self.fit()

    def fit(self) -> None:
        """Make the panel as high as the part that is shown, or as the room for it."""
        wide = round(self.kit.theme.metrics.target_px * WIDTH_TARGETS)
        layout = self._content.layout()
        assert layout is not None
        layout.activate()
        wanted = layout.totalHeightForWidth(wide) if layout.hasHeightForWidth() else layout.sizeHint().height()
        wanted += self.kit.theme.metrics.gap_px
        self._scroll.setFixedSize(wide, wanted)
        above = self.sizeHint().height() - wanted
        self._scroll.setFixedHeight(min(wanted, max(self.free_area().height() - above, 1)))
        self.adjustSize()
        if self.isVisible():
            self.keep_inside(self.pos())


def _hint(found: int, free: int) -> str:
    if not found:
        return tr("Sélectionner d’abord des éléments de la page.")
    if not free:
        return tr("La sélection est verrouillée : la déverrouiller d’abord.")
    return tr("Un élément sélectionné.") if free == 1 else tr("{} éléments sélectionnés.").format(free)
