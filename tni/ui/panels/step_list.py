"""List of the reveal steps of a page, in their order, which a drag or the buttons below it change."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from tni.core.ids import ItemId
from tni.document.behaviour import Reveal
from tni.document.items import AnyItem
from tni.ui.chrome.button import IconButton, Style
from tni.ui.chrome.finger_reorder import FingerReorder, moved_rows
from tni.ui.chrome.finger_scroll import FingerScroll
from tni.ui.chrome.panel import Label
from tni.ui.i18n import tr
from tni.ui.panels.item_names import item_name, names_text

SHOWN_ROWS, ROW_TARGETS = 4, 0.85
"""Rows of the list, and their height in targets."""


class StepList(QWidget):
    """List of reveal steps; hidden while there are none.

    chosen: the items of a step that is tapped, a frozenset. ordered: the steps in another order. removed: a step.
    """

    chosen = Signal(object)
    ordered = Signal(list)
    removed = Signal(int)

    def __init__(self, style: Style) -> None:
        super().__init__()
        self.kit = style
        self.steps: list[int] = []
        self._items: dict[int, frozenset[ItemId]] = {}
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(style.theme.metrics.gap_px)
        rows.addWidget(Label(style, tr("Étapes de la page"), size="small", token="muted"))
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Étapes de la page"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        FingerScroll(self.list)
        self.reorder = FingerReorder(self.list, style, by_mouse=True)
        self.reorder.moved.connect(self._move)
        self.list.itemClicked.connect(lambda _item: self._choose())
        self.list.currentRowChanged.connect(lambda _row: self._enable())
        line = QHBoxLayout()
        line.addWidget(self.list, 1)
        column = QVBoxLayout()
        column.setSpacing(0)
        self.up = self._button("arrow-up", tr("Avancer l’étape"), lambda: self._step(-1))
        self.down = self._button("arrow-down", tr("Reculer l’étape"), lambda: self._step(1))
        self.remove = self._button("trash-2", tr("Supprimer l’étape"), self._remove)
        for button in (self.up, self.down, self.remove):
            column.addWidget(button)
        column.addStretch(1)
        line.addLayout(column)
        rows.addLayout(line)

    def _button(self, icon: str, name: str, act: object) -> IconButton:
        button = IconButton(self.kit, icon, name, self)
        button.stays_itself = True
        button.clicked.connect(act)
        return button

    def show_items(self, items: Iterable[AnyItem], selection: Collection[ItemId]) -> None:
        """Show the steps of these items. selection: the items that are selected on the page."""
        found: dict[int, list[tuple[AnyItem, Reveal]]] = {}
        for item in sorted(items, key=lambda one: one.id):
            for reveal in item.behaviour.reveals:
                found.setdefault(reveal.step, []).append((item, reveal))
        self.steps = sorted(found)
        self._items = {step: frozenset(item.id for item, _ in parts) for step, parts in found.items()}
        row = self.list.currentRow()
        self.list.blockSignals(True)
        self.list.clear()
        for at, step in enumerate(self.steps, 1):
            entry = QListWidgetItem(_step_text(at, found[step]))
            entry.setToolTip(entry.text())
            entry.setSizeHint(QSize(0, self._row_px()))
            self.list.addItem(entry)
        self.list.blockSignals(False)
        chosen = next((at for at, step in enumerate(self.steps) if self._items[step] == frozenset(selection)), row)
        self.list.setCurrentRow(min(chosen, len(self.steps) - 1))
        high = self._row_px() * SHOWN_ROWS
        self.list.setFixedHeight(high + 2 * self.list.frameWidth() + self.kit.theme.metrics.gap_px)
        self.setVisible(bool(self.steps))
        self._enable()

    def _row_px(self) -> int:
        return round(self.kit.theme.metrics.target_px * ROW_TARGETS)

    def _enable(self) -> None:
        row = self.list.currentRow()
        self.up.setEnabled(row > 0)
        self.down.setEnabled(0 <= row < len(self.steps) - 1)
        self.remove.setEnabled(row >= 0)

    def _choose(self) -> None:
        if 0 <= (row := self.list.currentRow()) < len(self.steps):
            self.chosen.emit(self._items[self.steps[row]])

    def _step(self, by: int) -> None:
        row = self.list.currentRow()
        self._move(row, row - 1 if by < 0 else row + 2)

    def _move(self, row: int, before: int) -> None:
        if 0 <= row < len(self.steps) and 0 <= before <= len(self.steps):
            order = moved_rows(self.steps, row, before)
            self.list.setCurrentRow(before - (before > row))
            self.ordered.emit(order)

    def _remove(self) -> None:
        if 0 <= (row := self.list.currentRow()) < len(self.steps):
            self.removed.emit(self.steps[row])


def _step_text(at: int, parts: list[tuple[AnyItem, Reveal]]) -> str:
    """Return the line of a step: its number, what comes and what goes."""
    comes = names_text(item_name(item, one.paragraph) for item, one in parts if one.appears)
    goes = names_text(item_name(item, one.paragraph) for item, one in parts if not one.appears)
    said = [text for text in (comes, tr("disparaît : {}").format(goes) if goes else "") if text]
    return f"{at}.  {' ; '.join(said)}"
