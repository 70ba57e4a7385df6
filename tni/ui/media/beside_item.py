"""Place for the controls of an item of the page, and the view that shows it in large."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QWidget

from tni.core.geometry import Rect
from tni.document.items import AnyItem
from tni.document.pointer import ChangedFlag
from tni.document.view import View
from tni.services.lesson.lesson_editor import LessonEditor, ToolName
from tni.ui.chrome.free_place import free_corner
from tni.ui.chrome.panel import Panel
from tni.ui.chrome.titled_panel import open_panels
from tni.ui.main_window.place_of_item import place_of
from tni.ui.main_window.window import MainWindow
from tni.ui.panels.selection_bar import SelectionBar

WATCH_MS = 150
"""Interval at which the bar follows pens that write, and what covers the page."""
FOLLOWED = (
    ChangedFlag.PAGE | ChangedFlag.PAGES | ChangedFlag.UNDO | ChangedFlag.DRY | ChangedFlag.STAMP
    | ChangedFlag.SELECTION | ChangedFlag.VIEW | ChangedFlag.TOOL | ChangedFlag.OVERLAY
)  # fmt: skip
"""Changes of the lesson after which a bar may have to move, come or go."""


def lay_beside(panel: Panel, taken: QRect, area: QRect) -> None:
    """Lay a panel below `taken`, or above it, or over its foot where there is no room; where something else is open
    there, at the nearest place that is free of it, beside `taken` if that fits. area: that it may cover."""
    panel.set_area(area)
    panel.ensurePolished()
    panel.adjustSize()
    gap, free = panel.kit.theme.metrics.gap_px, panel.free_area()
    below, above = taken.bottom() + 1 + gap, taken.top() - gap - panel.height()
    if below + panel.height() <= free.bottom() + 1:
        top = below
    else:
        top = above if above >= free.top() else free.bottom() + 1 - panel.height()
    wanted = QPoint(taken.center().x() - panel.width() // 2, top)
    panel.keep_inside(wanted)
    others = [one.geometry() for one in _open_beside(panel)]
    if any(one.intersects(panel.geometry()) for one in others):
        for kept in ([*others, taken], others):
            if (corner := free_corner(panel.size(), free, panel.pos(), kept, gap)) is not None:
                panel.keep_inside(corner)
                return


def show_beside(bar: Panel, item: AnyItem, window: MainWindow, view: View) -> None:
    """Show the bar of an item beside it."""
    lay_beside(bar, place_of(item, window, view), window.low_area)
    if not bar.isVisible():
        bar.show()
        bar.raise_()


def bar_may_show(window: MainWindow, editor: LessonEditor) -> bool:
    """Return whether a bar may lie on the page: nothing covers it, and nobody writes."""
    writes = window.canvas.input.contacts_down > 0 and editor.tool is not ToolName.SELECT
    return window.canvas.cover is None and not editor.busy and not writes


def _open_beside(panel: Panel) -> list[QWidget]:
    """Return the other panels that stay open while the page is used, and the actions beside a selection."""
    parent = panel.parentWidget()
    bars = [] if parent is None else [one for one in parent.findChildren(SelectionBar) if one.isVisible()]
    return [*bars, *open_panels(parent)]


class LargeView:
    """Zoom to an item, and back to the view before."""

    def __init__(self, editor: Callable[[], LessonEditor], window: MainWindow) -> None:
        self._editor, self._window = editor, window
        self._before: View | None = None

    @property
    def is_on(self) -> bool:
        return self._before is not None

    def forget(self) -> None:
        """Stay where the view is now: another page is shown."""
        self._before = None

    def toggle(self, box: Rect) -> None:
        """Zoom to a box of the page, or back."""
        editor = self._editor()
        view, self._before = self._before, None
        if view is None:
            port = editor.viewport
            self._before = editor.view
            scale = min(port.width_px / max(box.width, 1.0), port.height_px / max(box.height, 1.0))
            x, y = box.center
            view = View(scale, port.width_px / 2 - x * scale, port.height_px / 2 - y * scale)
        shown = view
        self._window.do(lambda now: now.set_view(shown))
