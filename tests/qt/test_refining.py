"""What the page is owed comes turn by turn; no picture has a part of an undo."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QObject

from tests.board_support import open_board, stroke
from tests.qt.board_desk import wait_for
from tests.qt.test_render_screen import pixels, same, screen
from tni.board.document import Act, Change, Swap
from tni.board.pointer import Changed, What
from tni.core.clock import SystemClock
from tni.render.view import Frame, PxRect
from tni.session.board_session import AT_ONCE_SWAPS
from tni.ui.page.refining import Refining

FRAME = Frame(2.0, 0, 0, 640, 360)


class Desk:
    """A board with many strokes, shown. pictures: what was shown since."""

    def __init__(self) -> None:
        self.board = open_board()
        page = self.board.page.id
        rows = [(n % 40 * 7.0, n // 40 * 9.0) for n in range(AT_ONCE_SWAPS + 300)]
        new = [stroke(page, [(x, y), (x + 6, y + 4)], z=n) for n, (x, y) in enumerate(rows)]
        self.board.do(Change(Act.ADD, tuple(Swap(s.id, None, s) for s in new)))
        self.screen = screen(self.board.document)
        self.screen.show(page, FRAME)
        self.pictures: list[np.ndarray] = []
        self.told: list[Changed] = []
        self.owner = QObject()
        self.refining = Refining(self.owner, SystemClock(), self._show, self.told.append)

    def _show(self, _box: PxRect) -> None:
        self.pictures.append(pixels(self.screen.front))

    def follow(self) -> None:
        self.refining.follow(self.board, self.screen, moving=False)


def test_an_undo_comes_and_is_painted_until_nothing_is_owed(qapp):
    desk = Desk()
    desk.board.undo()
    desk.follow()
    assert desk.refining.active
    wait_for(lambda: not desk.refining.active, "rest")
    assert [told.what for told in desk.told] == [What.DRY | What.UNDO]
    assert set(desk.told[0].regions) == {desk.board.page.id}
    assert same(desk.pictures[-1], page_anew(desk))


def test_nothing_is_painted_before_all_of_the_undo_is_there(qapp):
    desk = Desk()
    before = pixels(desk.screen.front)
    desk.board.undo()
    desk.follow()
    while desk.board.is_late:
        assert not desk.pictures
        assert (pixels(desk.screen.front) == before).all()
        desk.refining._turn()
    wait_for(lambda: not desk.refining.active, "rest")
    assert not same(desk.pictures[-1], before)


def test_what_is_changed_by_hand_meanwhile_is_in_the_picture_too(qapp):
    desk = Desk()
    page = desk.board.page.id
    desk.board.undo()
    desk.follow()
    new = stroke(page, [(5, 5), (90, 40)], z=9_999)
    changed = desk.board.do(Change(Act.ADD, (Swap(new.id, None, new),)))
    desk.refining.repaint(desk.board, desk.screen, page, changed.regions[page])
    desk.follow()
    wait_for(lambda: not desk.refining.active, "rest")
    assert same(desk.pictures[-1], page_anew(desk))
    assert desk.board.document.count(page) == 1


def page_anew(desk: Desk) -> np.ndarray:
    other = screen(desk.board.document)
    other.show(desk.board.page.id, FRAME)
    return pixels(other.front)
