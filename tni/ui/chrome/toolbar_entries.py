"""Entries of the toolbar, and the choice of those that fit into its length."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from tni.ui.chrome.commands import CommandId
from tni.ui.chrome.metrics import Metrics
from tni.ui.chrome.toolbar_buttons import CaptionedButton

ALWAYS_SHOWN = 0
"""Priority of entries that never leave the toolbar. The entries with the highest number leave first, for the drawer or
a popover."""
REPLACEMENT = -1
"""Priority of an entry that appears when all others of its part have left."""


@dataclass(frozen=True, slots=True)
class ToolbarEntry:
    """Entry of the toolbar. widget; part: entries of one part stand together; priority: see `ALWAYS_SHOWN`; command:
    the command that the drawer offers instead; while_on: the action that must be on for the entry to be shown."""

    widget: QWidget
    part: str
    priority: int = ALWAYS_SHOWN
    command: CommandId | None = None
    while_on: QAction | None = None

    @property
    def is_wanted(self) -> bool:
        return self.while_on is None or self.while_on.isChecked()


class ToolbarFit:
    """Lengths along a toolbar. is_tight: the parts stand closer, to make room. horizontal: the toolbar is at the
    bottom."""

    def __init__(self, metrics: Metrics, *, horizontal: bool) -> None:
        self._metrics, self._horizontal, self.is_tight = metrics, horizontal, False
        self._lengths: dict[tuple[int, bool], int] = {}  # asking a widget takes long, and each is asked often

    def length(self, entry: ToolbarEntry) -> int:
        widget = entry.widget
        which = id(widget), isinstance(widget, CaptionedButton) and widget.narrow
        if (length := self._lengths.get(which)) is None:
            size = widget.sizeHint()
            length = self._lengths[which] = size.width() if self._horizontal else size.height()
        return length

    def needed(self, entries: Sequence[ToolbarEntry]) -> int:
        """Return the length of a toolbar with these entries."""
        parts = len({entry.part for entry in entries})
        gaps = (len(entries) - parts) * self._metrics.gap_px + (parts - 1) * self.part_gap
        return sum(self.length(entry) for entry in entries) + gaps + 2 * (self._metrics.pad_px // 2)

    @property
    def part_gap(self) -> int:
        """The gap between two parts. It is smaller at a side, where a screen has less room."""
        loose = self._horizontal and not self.is_tight
        return (2 if loose else 1) * self._metrics.gap_px + self._metrics.line_px

    def fitting(self, entries: Sequence[ToolbarEntry], length_px: int) -> list[ToolbarEntry]:
        """Return the entries that fit. Before one of them leaves, the parts move closer, and the name of the class and
        of the phase are cut."""
        buttons = [entry.widget for entry in entries if isinstance(entry.widget, CaptionedButton)]
        shown: list[ToolbarEntry] = []
        for shown in _steps(entries):
            for self.is_tight, narrow in ((False, False), (True, False), (True, True)):
                for button in buttons:
                    button.narrow = narrow or not self._horizontal
                if self.needed(shown) <= length_px:
                    return shown
        return shown


def _steps(entries: Sequence[ToolbarEntry]) -> Iterator[list[ToolbarEntry]]:
    """Yield all entries, then fewer and fewer."""
    yield _with_replacements(entries)
    for leaving in sorted({entry.priority for entry in entries} - {ALWAYS_SHOWN, REPLACEMENT}, reverse=True):
        yield _with_replacements([e for e in entries if e.priority < leaving])


def _with_replacements(entries: Sequence[ToolbarEntry]) -> list[ToolbarEntry]:
    """Remove the replacement entries of parts that still have other entries."""
    parts = {entry.part for entry in entries if entry.priority != REPLACEMENT}
    return [entry for entry in entries if entry.priority != REPLACEMENT or entry.part not in parts]
