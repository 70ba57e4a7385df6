"""Table that lists things by rows: read only, without grid, its text under its headings."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget

from tni.ui.chrome.button import Style


def plain_table(style: Style, name: str, titles: Sequence[str], stretched: Collection[int]) -> QTableWidget:
    """Make an empty table in which nothing can be selected. name: accessible name. stretched: columns that share the
    free width; the others are as wide as their text."""
    table = QTableWidget(0, len(titles))
    table.setAccessibleName(name)
    table.setHorizontalHeaderLabels(list(titles))
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
    table.setShowGrid(False)
    table.setAlternatingRowColors(True)
    rows, head = table.verticalHeader(), table.horizontalHeader()
    rows.setDefaultSectionSize(style.theme.metrics.target_px * 3 // 4)
    head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    head.setHighlightSections(False)  # a heading does not get bold for a chosen row
    for column in range(len(titles)):
        kinds = QHeaderView.ResizeMode
        head.setSectionResizeMode(column, kinds.Stretch if column in stretched else kinds.ResizeToContents)
    return table
