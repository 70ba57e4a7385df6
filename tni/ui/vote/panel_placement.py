"""Placement of a result beside the page's content: at the teacher's place, else where it covers least. Where it would
cover anything, the page makes room."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QRect

from tni.core.settings import BAR_EDGE, RESULT_POSITION, Settings
from tni.document.view import View, Viewport
from tni.ui.main_window.main_controller import MainController
from tni.ui.vote.anchored_panel import AnchoredPanel
from tni.ui.vote.panel_anchor import PanelAnchor


class PanelPlacement:
    """Placement of one panel."""

    def __init__(self, main: MainController, settings: Settings, panel: AnchoredPanel) -> None:
        self._main, self._settings, self._panel = main, settings, panel
        self._free: PanelAnchor | None = None
        """Anchor where the panel covers least, computed when it is shown: it does not move while the pen writes."""
        self._covers: tuple[object, bool] | None = None
        """Whether the panel covers content, and the anchor and area for which this was found out."""
        panel.anchor_changed.connect(lambda place: settings.set(RESULT_POSITION, place.text))

    def forget(self) -> None:
        """Compute a new anchor for the next result."""
        self._free = self._covers = None

    def lay(self, area: QRect) -> QMargins:
        """Lay out the panel in an area. Return the room that the page must leave to it."""
        panel = self._panel
        right = self._settings.get(BAR_EDGE) != "left"
        kept = PanelAnchor.from_text(self._settings.get(RESULT_POSITION))
        panel.anchor = kept or self._free or PanelAnchor(right=right)
        panel.place(area)
        if panel.isHidden():
            return QMargins()
        if not panel.is_compact:
            return QMargins(0, 0, 0, panel.height())
        if not panel.shows_result:
            return QMargins()
        if kept is None and self._free is None:
            taken = boxes_of_items(self._main, area)
            panel.anchor = self._free = PanelAnchor.freest(panel.allowed_area, panel.size(), taken, right=right)
            panel.place(area)
        if not self._covers_content(area):
            return QMargins()
        width = panel.width() + 2 * self._main.kit.theme.metrics.pad_px
        return QMargins(0, 0, width, 0) if panel.anchor.right else QMargins(width, 0, 0, 0)

    def left_of(self, area: QRect) -> QRect:
        """Return the part of `area` left for notices, so that none of them lies under the panel."""
        panel, lies = self._panel, self._panel.geometry()
        in_the_way = not panel.is_compact or lies.left() < area.left() + self._main.window.notices.widest(area)
        if panel.isVisible() and in_the_way and lies.center().y() > area.center().y():
            area.setBottom(min(area.bottom(), lies.top() - 1))
        return area

    def _covers_content(self, area: QRect) -> bool:
        """Return whether the panel lies on content of a page that fills the area. The answer holds while the panel
        stays, so that the page does not move while the pen writes."""
        known = self._panel.anchor, self._panel.size(), area, self._main.editor.page.id
        if self._covers is None or self._covers[0] != known:
            covers = any(box.intersects(self._panel.geometry()) for box in boxes_of_items(self._main, area))
            self._covers = known, covers
        return self._covers[1]


def boxes_of_items(main: MainController, area: QRect) -> list[QRect]:
    """Return the boxes of the items of the page shown as if it filled the area, in pixels of the window."""
    editor, ratio = main.editor, main.window.canvas.devicePixelRatioF()
    port, view = editor.viewport, editor.view
    if editor.fits and not area.isEmpty():
        size = area.width() * ratio, area.height() * ratio
        view = View.fitting(Viewport(*size, port.page_width_mm, port.page_height_mm, port.screen_height_mm))
    boxes = []
    for item in editor.document.shown(editor.page.id):
        box = editor.document.box(item)
        (x, y), (right, bottom) = (view.to_screen(*at) for at in ((box.x, box.y), (box.right, box.bottom)))
        shown = QRect(round(x / ratio), round(y / ratio), round((right - x) / ratio), round((bottom - y) / ratio))
        boxes.append(shown.translated(area.topLeft()))
    return boxes
