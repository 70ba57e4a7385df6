"""Placement of a result over the page: at the teacher's place, else where it covers least of the content."""

from __future__ import annotations

from PySide6.QtCore import QRect

from tni.core.settings import BAR_EDGE, RESULT_POSITION, Settings
from tni.ui.main_window.main_controller import MainController
from tni.ui.vote.anchored_panel import AnchoredPanel
from tni.ui.vote.panel_anchor import PanelAnchor


class PanelPlacement:
    """Placement of one panel."""

    def __init__(self, main: MainController, settings: Settings, panel: AnchoredPanel) -> None:
        self._main, self._settings, self._panel = main, settings, panel
        self._free: PanelAnchor | None = None
        """Anchor where the panel covers least, computed when it is shown: it does not move while the pen writes."""
        panel.anchor_changed.connect(lambda place: settings.set(RESULT_POSITION, place.text))

    def forget(self) -> None:
        """Compute a new anchor for the next result."""
        self._free = None

    def lay(self) -> None:
        panel, area = self._panel, self._main.window.page_area
        right = self._settings.get(BAR_EDGE) != "left"
        kept = PanelAnchor.from_text(self._settings.get(RESULT_POSITION))
        panel.anchor = kept or self._free or PanelAnchor(right=right)
        panel.place(area)
        if kept is None and self._free is None and panel.shows_result:
            panel.anchor = self._free = PanelAnchor.freest(panel.allowed_area, panel.size(), self._taken(), right=right)
            panel.place(area)

    def left_of(self, area: QRect) -> QRect:
        """Return the part of `area` left for notices, so that none of them lies under the panel."""
        panel, lies = self._panel, self._panel.geometry()
        in_the_way = not panel.is_compact or lies.left() < area.left() + self._main.window.notices.widest(area)
        if panel.isVisible() and in_the_way and lies.center().y() > area.center().y():
            area.setBottom(min(area.bottom(), lies.top() - 1))
        return area

    def _taken(self) -> list[QRect]:
        """Return the boxes of the page's items, in pixels of the window."""
        editor, origin = self._main.editor, self._main.window.page_area.topLeft()
        boxes = []
        for item in editor.document.items(editor.page.id):
            box = editor.document.box(item)
            (x, y), (right, bottom) = (editor.view.to_screen(*at) for at in ((box.x, box.y), (box.right, box.bottom)))
            boxes.append(QRect(round(x), round(y), round(right - x), round(bottom - y)).translated(origin))
        return boxes
