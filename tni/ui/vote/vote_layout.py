"""Layout of the vote in the main window: strip, question, result and notices, with the page beside them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMargins, QRect, Qt

from tni.core.settings import Settings
from tni.ui.chrome.notices import MAX_NOTICES
from tni.ui.chrome.panel import FloatingPanel
from tni.ui.main_window.main_controller import MainController
from tni.ui.vote.panel_placement import PanelPlacement, boxes_of_items
from tni.ui.vote.panel_watch import PanelWatch
from tni.ui.vote.question_stage import QuestionStage
from tni.ui.vote.result_panel import ResultPanel
from tni.ui.vote.self_paced_controller import SelfPacedController
from tni.ui.vote.vote_strip import VoteStrip

FLAT = 0.25
"""Largest height of a panel along the top, in heights of the page's area. The page makes room for it above."""
LEAST_LEFT = 0.3
"""Least part of the page's area that is left beside a higher panel. Where less would be left, it covers the page."""
MOST_PASSES = 4
"""How often the layout is done again because it has moved something."""
LEAST_PAGE = 0.25
"""Least part of the area's height and width that notices and panels leave to the page. Where less would be left, they
cover it."""
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
        self._low_room, self._top_room, self._side_room = _KeptRoom(), _KeptRoom(), _KeptRoom()
        self._is_placing = self._is_due = False
        self._watch = PanelWatch(main.window)
        self._watch.changed.connect(self._panels_changed)

    def forget(self) -> None:
        """Find a new place for the next result."""
        self._placement.forget()

    def place(self) -> None:
        """Lay out all widgets of the vote. What moves meanwhile asks for it again: a few times, since panels and the
        question can go on making way for one another."""
        if self._is_placing:
            self._is_due = True
            return
        self._is_placing = True
        try:
            for _ in range(MOST_PASSES):
                self._is_due = False
                self._place_once()
                if not self._is_due:
                    break
        finally:
            self._is_placing = False

    def _place_once(self) -> None:
        window, strip = self._main.window, self._strip
        area = window.free_area
        beside_handle, handle_px = self._beside_handle(area)
        low = strip.height_in(beside_handle)
        strip.place(beside_handle)
        above = area.adjusted(0, 0, 0, -low)
        room = QMargins(0, 0, 0, low)
        room += self._placement.lay(area.adjusted(0, 0, 0, -max(low, handle_px)))
        room += self._self_paced.lay(beside_handle)
        window.notices.set_most(1 if self._stage.is_shown else MAX_NOTICES)
        window.set_low_area(self._self_paced.left_of(self._placement.left_of(QRect(above))))
        self._stage.place()
        if low:
            for room_for in (self._room_for_flat_panels, self._room_for_notices, self._room_for_high_panels):
                room = _with(room, room_for(above), area)
        window.set_room(room)  # which lays out all again if it is another

    def _panels_changed(self) -> None:
        """Make room for a panel that the teacher has opened, moved or put away during a vote."""
        if self._strip.isVisible():
            self.place()

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
        """Return whether a box covers what the class reads, of a question or a page that fills the area."""
        read = self._stage.boxes_in(area) if self._stage.is_shown else boxes_of_items(self._main, area)
        return any(box.intersects(one) for one in read)

    def _below(self, area: QRect) -> object:
        """Return what lies below notices and panels, to compare."""
        return self._stage.shown_question, self._main.editor.page.id, area.getRect()

    def _room_for_notices(self, area: QRect) -> QMargins:
        """Return the room that the notices need below the page; none where they cover nothing of it, or lie above a
        panel that was opened for a moment."""
        notices = self._main.window.notices
        box, which = notices.box(), tuple(map(id, notices.seen))
        high = 0 if box.isEmpty() or notices.is_lifted else area.bottom() + 1 - box.top()
        return self._low_room.of(which, self._below(area), QMargins(0, 0, 0, high), lambda: self._covers(box, area))

    def _panels(self, area: QRect, *, flat: bool) -> list[QRect]:
        """Return the boxes of flat panels along the top, such as the small code for phones, or of all others."""
        boxes = [
            panel.geometry()
            for panel in self._main.window.findChildren(FloatingPanel, options=_DIRECT)
            if panel.isVisible()
        ]
        return [box for box in boxes if _is_flat(box, area) is flat and box.intersects(area)]

    def _room_for_flat_panels(self, area: QRect) -> QMargins:
        boxes = self._panels(area, flat=True)
        high = max((box.bottom() + 1 - area.top() for box in boxes), default=0)
        which = tuple(box.getRect() for box in boxes)
        covers = lambda: any(self._covers(box, area) for box in boxes)  # noqa: E731
        return self._top_room.of(which, self._below(area), QMargins(0, high, 0, 0), covers)

    def _room_for_high_panels(self, area: QRect) -> QMargins:
        """Return the room for panels that the teacher has opened by hand, such as the settings: the question lies
        beside them."""
        boxes = self._panels(area, flat=False)
        left = QRect(area)
        for box in boxes:
            left = beside(left, box)
        room = QMargins(
            left.left() - area.left(), left.top() - area.top(), area.right() - left.right(),
            area.bottom() - left.bottom(),
        )  # fmt: skip
        which = tuple(box.getRect() for box in boxes)
        covers = lambda: any(self._covers(box, area) for box in boxes)  # noqa: E731
        return self._side_room.of(which, self._below(area), room, covers)


def beside(area: QRect, box: QRect) -> QRect:
    """Return the largest part of an area at one side of a box; all of the area if each is too small."""
    parts = [
        QRect(area.left(), area.top(), box.left() - area.left(), area.height()),
        QRect(box.right() + 1, area.top(), area.right() - box.right(), area.height()),
        QRect(area.left(), box.bottom() + 1, area.width(), area.bottom() - box.bottom()),
        QRect(area.left(), area.top(), area.width(), box.top() - area.top()),
    ]
    best = max(parts, key=_size)
    return best if _size(best) >= LEAST_LEFT * _size(area) and box.intersects(area) else area


def _with(room: QMargins, more: QMargins, area: QRect) -> QMargins:
    """Return the room with more room; without it where too little of the area would be left to the page."""
    left = area.marginsRemoved(room + more)
    fits = left.height() >= LEAST_PAGE * area.height() and left.width() >= LEAST_PAGE * area.width()
    return room + more if fits else room


def _size(part: QRect) -> int:
    return max(0, part.width()) * max(0, part.height())


def _is_flat(box: QRect, area: QRect) -> bool:
    return box.height() <= area.height() * FLAT and box.y() < area.center().y()


class _KeptRoom:
    """Room that the page leaves to what would cover it. It is kept as long as these things lie there, so that the page
    does not move meanwhile."""

    def __init__(self) -> None:
        self._for: tuple[object, object] = None, None
        self._room = QMargins()

    def of(self, which: object, below: object, room: QMargins, covers: Callable[[], bool]) -> QMargins:
        """Return the room. which: the things; below: what they lie on; room: what they need; covers: returns whether
        they cover anything."""
        if (which, below) != self._for:
            stays = self._for[1] == below and not self._room.isNull()
            self._room = room if not room.isNull() and (stays or covers()) else QMargins()
            self._for = which, below
        return self._room
