"""What the page is owed comes turn by turn; no picture has a part of an undo."""

from __future__ import annotations

from pathlib import Path
from unittest import mock

import numpy as np
import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from tests.render.test_tiled_renderer import pixels, same, screen
from tests.support.board import HandClock, open_board, stroke
from tests.support.running_program import running, wait_for
from tests.support.widgets import timer
from tni.core.clock import Clock, SystemClock
from tni.core.geometry import Rect
from tni.core.ids import PageId
from tni.document.document import Change, ChangeKind, RecordChange
from tni.document.pointer import NOTHING_CHANGED, Changed, ChangedFlag
from tni.render.pixel_view import NO_PIXELS, PixelView, PxRect
from tni.services.lesson.lesson_editor import MAX_RECORDS_AT_ONCE
from tni.ui.canvas.progressive_repaint import FIRST_S, FIRST_STEP_S, STEP_BUDGET_S, ProgressiveRepaint

FRAME = PixelView(2.0, 0, 0, 640, 360)


def many(page: PageId) -> tuple[RecordChange, ...]:
    rows = [(n % 40 * 7.0, n // 40 * 9.0) for n in range(MAX_RECORDS_AT_ONCE + 300)]
    new = [stroke(page, [(x, y), (x + 6, y + 4)], z=n) for n, (x, y) in enumerate(rows)]
    return tuple(RecordChange(s.id, None, s) for s in new)


class OnePart(HandClock):
    """The time of a turn is over after one part."""

    def monotonic(self) -> float:
        self.at_s += STEP_BUDGET_S * 0.6
        return self.at_s


class Desk:
    """A board with many strokes, shown. pictures: what was shown since."""

    def __init__(self, clock: Clock | None = None) -> None:
        self.board = open_board()
        page = self.board.page.id
        self.board.do(Change(ChangeKind.ADD, many(page)))
        self.screen = screen(self.board.document)
        self.screen.show(page, FRAME)
        self.pictures: list[np.ndarray] = []
        self.told: list[Changed] = []
        self.owner = QObject()
        self.refining = ProgressiveRepaint(self.owner, clock or SystemClock(), self._show, self.told.append)

    def _show(self, _box: PxRect) -> None:
        self.pictures.append(pixels(self.screen.front))

    def turn(self) -> None:
        """One step, as the timer takes it."""
        timer(self.owner).timeout.emit()

    def follow(self) -> None:
        self.refining.follow(self.board, self.screen, moving=False)


def test_an_undo_comes_and_is_painted_until_nothing_is_owed(qapp: object) -> None:
    desk = Desk()
    desk.board.undo()
    desk.follow()
    assert desk.refining.active
    wait_for(lambda: not desk.refining.active, "rest")
    assert [told.what for told in desk.told] == [ChangedFlag.DRY | ChangedFlag.UNDO]
    assert set(desk.told[0].regions) == {desk.board.page.id}
    assert same(desk.pictures[-1], page_anew(desk))


def test_nothing_is_painted_before_all_of_the_undo_is_there(qapp: object) -> None:
    desk = Desk()
    before = pixels(desk.screen.front)
    desk.board.undo()
    desk.follow()
    while desk.board.is_late:
        assert not desk.pictures
        assert (pixels(desk.screen.front) == before).all()
        desk.turn()
    wait_for(lambda: not desk.refining.active, "rest")
    assert not same(desk.pictures[-1], before)


def test_what_is_changed_by_hand_meanwhile_is_in_the_picture_too(qapp: object) -> None:
    desk = Desk()
    page = desk.board.page.id
    desk.board.undo()
    desk.follow()
    new = stroke(page, [(5, 5), (90, 40)], z=9_999)
    changed = desk.board.do(Change(ChangeKind.ADD, (RecordChange(new.id, None, new),)))
    desk.refining.repaint(desk.board, desk.screen, page, changed.regions[page])
    desk.follow()
    wait_for(lambda: not desk.refining.active, "rest")
    assert same(desk.pictures[-1], page_anew(desk))
    assert desk.board.document.count(page) == 1


def test_a_page_that_is_moved_meanwhile_has_all_of_the_undo(qapp: object) -> None:
    desk = Desk(OnePart())
    moved = PixelView(2.0, -450, -300, 640, 360)
    desk.board.undo()
    desk.follow()
    desk.turn()
    desk.board.document.count(desk.board.page.id)  # who reads has it all, and leaves it to be told
    desk.refining.catch_up(desk.board, desk.screen)
    assert [told.what for told in desk.told] == [ChangedFlag.DRY | ChangedFlag.UNDO]
    desk.screen.show(desk.board.page.id, moved)
    assert same(pixels(desk.screen.front), page_anew(desk, moved))


def test_the_canvas_shows_no_page_while_an_undo_comes(
    qapp: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with running(tmp_path) as program:
        canvas, session, shown = (
            program.main_controller.window.canvas,
            program.main_controller.editor,
            program.main_controller.shown.screen,
        )
        canvas.show_changes(session.do(Change(ChangeKind.ADD, many(session.page.id))))
        canvas.show_changes(session.undo())
        late = []

        def show(*_args: object) -> PxRect:
            late.append(session.is_late)
            return NO_PIXELS

        monkeypatch.setattr(shown, "show", show)
        canvas.show_all()
        assert late == [False]


def test_an_undo_that_was_needed_at_once_is_not_told_with_that_of_the_next_lesson(qapp: object) -> None:
    desk, following = Desk(OnePart()), Desk()
    desk.board.undo()
    desk.follow()
    desk.turn()
    assert desk.board.is_late
    desk.board.finish()
    following.board.undo()
    desk.refining.follow(following.board, following.screen, moving=False)
    wait_for(lambda: not desk.refining.active, "rest")
    assert [set(told.regions) for told in desk.told] == [{following.board.page.id}]


def test_an_undo_that_was_needed_at_once_is_not_told_with_the_next(qapp: object) -> None:
    desk = Desk(OnePart())
    desk.board.undo()
    desk.follow()
    desk.turn()
    assert desk.board.is_late
    desk.board.finish()
    desk.follow()
    assert desk.refining._undo_changes == NOTHING_CHANGED
    assert not desk.told


def test_an_undo_that_fails_is_not_tried_again_at_every_turn(qtbot: QtBot) -> None:
    desk = Desk()
    desk.board.undo()
    desk.follow()
    fails = mock.patch("tni.document.document.Document.apply_queued", side_effect=MemoryError)
    with fails, qtbot.captureExceptions() as raised:
        turn_until_it_works(desk)
    assert [kind for kind, *_ in raised] == [MemoryError]
    assert not desk.refining.active
    desk.follow()
    wait_for(lambda: not desk.refining.active, "rest")
    assert same(desk.pictures[-1], page_anew(desk))


def turn_until_it_works(desk: Desk) -> None:
    """On a busy machine the time of a turn may be over before it has begun."""
    while desk.refining.active:
        desk.turn()


def page_anew(desk: Desk, frame: PixelView = FRAME) -> np.ndarray:
    other = screen(desk.board.document)
    other.show(desk.board.page.id, frame)
    return pixels(other.front)


def test_a_lesson_that_was_just_opened_is_painted_in_longer_steps_until_it_is_touched(qapp: object) -> None:
    clock = HandClock()
    desk = Desk(clock)
    with (
        mock.patch.object(desk.screen, "refine", return_value=NO_PIXELS) as refine,
        mock.patch.object(desk.screen, "pending", return_value=True),
    ):
        desk.follow()
        desk.turn()
        desk.refining.repaint(desk.board, desk.screen, desk.board.page.id, Rect(1.0, 1.0, 1.0, 1.0))
        desk.turn()
        desk.refining.follow(open_board(), desk.screen, moving=False)
        desk.turn()
        clock.at_s += FIRST_S
        desk.turn()
    budgets = [call.args[0] for call in refine.call_args_list]
    assert budgets == [FIRST_STEP_S, STEP_BUDGET_S, FIRST_STEP_S, STEP_BUDGET_S]
