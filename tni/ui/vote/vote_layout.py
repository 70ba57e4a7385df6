"""Layout of the vote in the main window: strip, question, result and notices, with the page beside them."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QRect

from tni.core.settings import Settings
from tni.ui.main_window.main_controller import MainController
from tni.ui.vote.panel_placement import PanelPlacement, boxes_of_items
from tni.ui.vote.question_stage import QuestionStage
from tni.ui.vote.result_panel import ResultPanel
from tni.ui.vote.self_paced_controller import SelfPacedController
from tni.ui.vote.vote_strip import VoteStrip


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
        self._notice_room: tuple[tuple[object, object], int] = ((None, None), 0)
        """Room for the notices, px, and the notices and the page below them for which it was computed."""

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
        window.notices.set_area(self._self_paced.left_of(self._placement.left_of(QRect(above))))
        self._stage.place()
        if low:
            room += QMargins(0, 0, 0, self._room_for_notices(above))
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

    def _room_for_notices(self, area: QRect) -> int:
        """Return the height that the notices need below the page, px; 0 where they cover nothing of it. The answer
        holds as long as the notices, so that the page does not move meanwhile."""
        notices, board = self._main.window.notices, self._stage.board
        covered = board is not None and board.is_covering
        shown, below = tuple(map(id, notices.shown)), (covered, self._main.editor.page.id, area.size().toTuple())
        if (shown, below) != self._notice_room[0]:
            box = notices.box()
            covers = self._notice_room[0][1] == below and self._notice_room[1] > 0  # with the notices before
            if not covers:
                boxes = self._stage.boxes() if covered else boxes_of_items(self._main, area)
                covers = any(box.intersects(one) for one in boxes)
            self._notice_room = (shown, below), area.bottom() + 1 - box.top() if covers and not box.isEmpty() else 0
        return self._notice_room[1]
