"""Layout of the vote in the main window: strip, question, result and notices, with the page beside them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMargins, QRect, Qt

from tni.core.settings import Settings
from tni.ui.chrome.panel import FloatingPanel
from tni.ui.main_window.main_controller import MainController
from tni.ui.vote.panel_placement import PanelPlacement, boxes_of_items
from tni.ui.vote.question_stage import QuestionStage
from tni.ui.vote.result_panel import ResultPanel
from tni.ui.vote.self_paced_controller import SelfPacedController
from tni.ui.vote.vote_strip import VoteStrip

FLAT = 0.25
"""Largest height of a panel for which the page makes room, in heights of the page's area. Larger ones are opened for a
moment, by hand."""
_DIRECT = Qt.FindChildOption.FindDirectChildrenOnly


class VoteLayout:
    """Lays out the widgets of the vote. None of them covers what the class reads: the page makes room."""

    def __init__(
        self,
        main: MainController,
        settings: Settings,
        strip: VoteStrip,
        result: ResultPanel,
        stage: QuestionStage,
        self_paced: SelfPacedController,
    ) -> None:
        self._main, self._strip, self._stage, self._self_paced = main, strip, stage, self_paced
        self._placement = PanelPlacement(main, settings, result)
        self._low_room, self._top_room = _KeptRoom(), _KeptRoom()

    def forget(self) -> None:
        """Find a new place for the next result."""
        self._placement.forget()

    def place(self) -> None:
        window, strip = self._main.window, self._strip
        area = window.free_area
        beside_handle, handle_px = self._beside_handle(area)
        low = strip.height_in(beside_handle)
        strip.place(beside_handle)
        above = area.adjusted(0, 0, 0, -low)
        room = QMargins(0, 0, 0, low)
        room += self._placement.lay(area.adjusted(0, 0, 0, -max(low, handle_px)))
        room += self._self_paced.lay(beside_handle)
        window.set_low_area(self._self_paced.left_of(self._placement.left_of(QRect(above))))
        self._stage.place()
        if low:
            room += QMargins(0, self._room_for_panels(above), 0, self._room_for_notices(above))
        window.set_room(room)  # which lays out all again if it is another

    def _beside_handle(self, area: QRect) -> tuple[QRect, int]:
        """Return the area without the column of the handle that a hidden toolbar leaves on it, and the handle's
        height."""
        bar = self._main.window.bar
        if bar.is_shown:
            return area, 0
        wide = bar.thickness_px
        left, right = (0, wide) if bar.edge == "right" else (wide, 0)
        return area.adjusted(left, 0, -right, 0), wide

    def _covers(self, box: QRect, area: QRect) -> bool:
        """Return whether a box covers what the class reads on the board, or on a page that fills the area."""
        board = self._stage.board
        on_board = board is not None and board.is_covering
        return any(
            box.intersects(one) for one in (self._stage.boxes() if on_board else boxes_of_items(self._main, area))
        )

    def _below(self, area: QRect) -> object:
        """Return what lies below notices and panels, to compare."""
        board = self._stage.board
        return board is not None and board.is_covering, self._main.editor.page.id, area.size().toTuple()

    def _room_for_notices(self, area: QRect) -> int:
        """Return the height that the notices need below the page, px; 0 where they cover nothing of it, or lie above a
        panel that was opened for a moment."""
        notices = self._main.window.notices
        box, which = notices.box(), tuple(map(id, notices.shown))
        high = 0 if box.isEmpty() or notices.is_lifted else area.bottom() + 1 - box.top()
        return self._low_room.of(which, self._below(area), high, lambda: self._covers(box, area))

    def _room_for_panels(self, area: QRect) -> int:
        """Return the height that flat panels along the top need, px, such as the address for phones."""
        flat = [
            panel.geometry()
            for panel in self._main.window.findChildren(FloatingPanel, options=_DIRECT)
            if panel.isVisible() and panel.height() <= area.height() * FLAT and panel.y() < area.center().y()
        ]
        high = max((box.bottom() + 1 - area.top() for box in flat), default=0)
        which = tuple(box.getRect() for box in flat)
        covers = lambda: any(self._covers(box, area) for box in flat)  # noqa: E731
        return self._top_room.of(which, self._below(area), high, covers)


class _KeptRoom:
    """Room that the page leaves to what would cover it. It is kept as long as these things lie there, so that the page
    does not move meanwhile."""

    def __init__(self) -> None:
        self._for: tuple[object, object] = None, None
        self._px = 0

    def of(self, which: object, below: object, high_px: int, covers: Callable[[], bool]) -> int:
        """Return the room, px. which: the things; below: what they lie on; high_px: the room that they need; covers:
        returns whether they cover anything."""
        if (which, below) != self._for:
            stays = self._for[1] == below and self._px > 0 and high_px > 0
            self._px = high_px if high_px > 0 and (stays or covers()) else 0
            self._for = which, below
        return self._px
