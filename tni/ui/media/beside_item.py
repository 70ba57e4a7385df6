"""Place for the controls of an item of the page, and the view that shows it in large."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect

from tni.core.geometry import Rect
from tni.document.view import View
from tni.services.lesson.lesson_editor import LessonEditor
from tni.ui.chrome.panel import Panel
from tni.ui.chrome.titled_panel import TitledPanel
from tni.ui.main_window.window import MainWindow


def lay_beside(panel: Panel, taken: QRect, area: QRect) -> None:
    """Lay a panel below `taken`, or above it, or over its foot where there is no room; above the panels that are open
    there. area: that it may cover."""
    panel.set_area(area)
    panel.ensurePolished()
    panel.adjustSize()
    gap, free = panel.kit.theme.metrics.gap_px, panel.free_area()
    below, above = taken.bottom() + 1 + gap, taken.top() - gap - panel.height()
    if below + panel.height() <= free.bottom() + 1:
        top = below
    else:
        top = above if above >= free.top() else free.bottom() + 1 - panel.height()
    panel.keep_inside(QPoint(taken.center().x() - panel.width() // 2, top))
    if others := [one.top() for one in _open_beside(panel) if one.intersects(panel.geometry())]:
        top = min(others) - gap - panel.height()
        if top >= free.top():
            panel.keep_inside(QPoint(panel.x(), top))


def _open_beside(panel: Panel) -> list[QRect]:
    """Return where other panels are, which stay open while the page is used."""
    parent = panel.parentWidget()
    children = [] if parent is None else parent.children()
    return [one.geometry() for one in children if isinstance(one, TitledPanel) and one.isVisible() and one is not panel]


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
