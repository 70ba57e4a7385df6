"""What pens, fingers and palms do by themselves, at the same time, and how it is undone."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from tests.support.board import HandClock, commits, drag, event, open_board, seen, strokes
from tni.document.contact_roles import ContactRoles, FingerRole, PalmRole
from tni.document.document import ChangeKind
from tni.document.pointer import Changed, ChangedFlag, PointerEvent, PointerPhase, PointerType
from tni.document.tools.eraser import DEFAULT_PALM_PX, MAX_PALM_PX
from tni.ink.palm_rejection import PalmFilter, PalmParams, PalmVerdict
from tni.services.lesson.lesson_editor import LessonEditor, ToolName
from tni.services.lesson.memory_lesson import MemoryLesson

PEN, FINGER, PALM = PointerType.PEN, PointerType.FINGER, PointerType.PALM
WIPING = ContactRoles(palm=PalmRole.ERASE)
THINGS = ContactRoles(FingerRole.MOVE_ITEMS, PalmRole.ERASE)


def board_with(roles: ContactRoles, clock: HandClock | None = None) -> LessonEditor:
    board = open_board(clock=clock)
    board.roles = roles
    return board


def hand(
    phase: PointerPhase, x: float, y: float, width: float | None = 40.0, pointer: int = 9, at_s: float = 0.0
) -> PointerEvent:
    return replace(event(phase, x, y, pointer=pointer, tool=PALM, at_s=at_s), width_mm=width)


def wipe(board: LessonEditor, *points: tuple[float, float], width: float | None = 40.0) -> Changed:
    board.handle(hand(PointerPhase.DOWN, *points[0], width))
    for point in points[1:]:
        board.handle(hand(PointerPhase.MOVE, *point, width))
    return board.handle(hand(PointerPhase.UP, *points[-1], width))


# -- the filter


@pytest.mark.parametrize("name", ["rolls_s", "doubt_s"])
@pytest.mark.parametrize("value", [0.1, float("nan"), float("inf")])
def test_later_moments_are_no_shorter_than_the_first(name: str, value: float) -> None:
    with pytest.raises(ValueError, match=name):
        PalmParams(**{name: value})


@pytest.mark.parametrize(
    ("palm", "age_s", "rests", "verdict"),
    [
        (False, 0.1, False, PalmVerdict.RETRACTED),
        (False, 0.3, False, PalmVerdict.HAND),
        (False, 0.3, True, PalmVerdict.RETRACTED),  # a palm that is laid down slowly
        (False, 0.9, True, PalmVerdict.HAND),
        (False, -3.0, False, PalmVerdict.HAND),  # the clock of the device went back
        (True, 0.9, False, PalmVerdict.RETRACTED),
        (True, 1.1, False, PalmVerdict.OVER),
        (True, 30.0, True, PalmVerdict.RETRACTED),
    ],
)
def test_when_a_contact_is_taken_back(palm: bool, age_s: float, rests: bool, verdict: PalmVerdict) -> None:
    palms = PalmFilter()
    assert palms.down(1, False, 10.0, 5.0) is PalmVerdict.HAND
    assert palms.moved(1, palm, 40.0, 5.0 + age_s, rests=rests) is verdict


def test_only_what_is_larger_than_the_size_is_a_palm() -> None:
    size_mm = PalmParams().size_mm
    assert PalmFilter().down(1, False, size_mm, 0.0) is PalmVerdict.HAND
    assert PalmFilter().down(1, False, size_mm + 0.1, 0.0) is PalmVerdict.IGNORED


def test_a_finger_with_the_number_of_a_palm_that_has_left_acts() -> None:
    """Devices give numbers again."""
    palms = PalmFilter()
    assert palms.down(1, True, None, 0.0) is PalmVerdict.IGNORED
    assert palms.moved(1, False, 10.0, 0.1) is PalmVerdict.IGNORED
    palms.lifted(1)
    assert palms.down(1, False, 10.0, 1.0) is PalmVerdict.HAND
    assert palms.moved(1, False, 10.0, 1.1) is PalmVerdict.HAND


def test_a_palm_that_rolls_on_slowly_is_taken_back_and_a_finger_that_wrote_is_not() -> None:
    for step, written in ((1.0, 0), (9.0, 1)):
        board = open_board()
        for number in range(10):
            size = 8.0 + 3.0 * number
            phase = PointerPhase.MOVE if number else PointerPhase.DOWN
            grown = replace(event(phase, 50 + step * number, 50, at_s=0.04 * number, size_mm=size), width_mm=size)
            board.handle(grown)
        board.handle(event(PointerPhase.UP, 50 + step * 9, 50, at_s=0.5))
        assert len(strokes(board)) == written
        assert board.can_undo is bool(written)


def test_a_board_eraser_is_no_palm_however_large_it_is() -> None:
    board = open_board()
    drag(board, [(20, 50), (200, 50)])
    for phase, x in ((PointerPhase.DOWN, 60), (PointerPhase.MOVE, 100), (PointerPhase.UP, 100)):
        board.handle(event(phase, x, 50, pointer=9, tool=PointerType.ERASER, at_s=5.0, size_mm=90.0))
    assert len(strokes(board)) == 2


# -- palms that erase


def test_a_palm_does_nothing_unless_the_teacher_wants_it() -> None:
    board = open_board()
    drag(board, [(20, 50), (200, 50)])
    before = seen(board)
    wipe(board, (60, 50), (120, 50))
    assert seen(board) == before


def test_a_palm_wipes_as_wide_as_it_is_and_an_undo_brings_all_of_it_back() -> None:
    board = board_with(WIPING, clock := HandClock())
    for y in (40, 50, 75):
        drag(board, [(20, y), (200, y)])
    clock.at_s = 10.0
    before = seen(board)
    wipe(board, (80, 50), (120, 50), width=40.0)
    left = sorted(
        (float(s.samples.positions_mm[0][1]), *np.round(s.samples.positions_mm[:, 0])) for s in strokes(board)
    )
    assert [row[0] for row in left] == [40, 40, 50, 50, 75]
    ends = [row for row in left if row[0] == 50]
    assert ends[0][-1] == pytest.approx(60, abs=2)
    assert ends[1][1] == pytest.approx(140, abs=2)
    board.undo()
    assert seen(board) == before


@pytest.mark.parametrize(
    ("width", "radius_px"), [(None, DEFAULT_PALM_PX / 2), (0.0, DEFAULT_PALM_PX / 2), (1e9, MAX_PALM_PX / 2)]
)
def test_a_palm_of_no_known_or_no_sane_width(width: float | None, radius_px: float) -> None:
    board = board_with(WIPING)
    board.handle(hand(PointerPhase.DOWN, 50, 50, width))
    (disc,) = board.overlay().discs
    assert disc.radius_mm == radius_px * 0.25


def test_a_contact_that_turns_out_a_palm_gives_back_its_ink_and_wipes_from_there() -> None:
    board = board_with(WIPING, clock := HandClock())
    drag(board, [(60, 20), (60, 90)])
    clock.at_s = 5.0
    for number, size in enumerate((10.0, 25.0, 50.0, 50.0)):
        phase = PointerPhase.MOVE if number else PointerPhase.DOWN
        at = 50.0 + 2 * number
        contact = event(phase, at, 50, pointer=3, tool=FINGER, at_s=5 + 0.02 * number, size_mm=size)
        board.handle(replace(contact, width_mm=size))
    board.handle(event(PointerPhase.UP, 56, 50, pointer=3, tool=FINGER, at_s=5.2))
    assert len(strokes(board)) == 2  # what is left of the line
    board.undo()
    assert len(strokes(board)) == 1


def test_the_hand_that_holds_a_pen_never_wipes() -> None:
    board = board_with(WIPING)
    drag(board, [(20, 50), (200, 50)])
    before = seen(board)
    drag(board, [(60, 50), (120, 50)], pointer=4, tool=PointerType.RESTING)
    assert seen(board) == before
    board.handle(hand(PointerPhase.DOWN, 100, 50))  # nobody knew the pen was coming
    assert seen(board) != before
    board.handle(event(PointerPhase.MOVE, 100, 50, pointer=9, tool=PointerType.RESTING))
    assert seen(board) == before
    assert not board.busy


@pytest.mark.parametrize("first", ["the tip", "the palm"])
def test_a_hand_that_writes_does_not_wipe_what_it_writes(first: str) -> None:
    """On a board that takes every contact for a finger."""
    board = board_with(WIPING, clock := HandClock())
    drag(board, [(20, 60), (200, 60)])
    clock.at_s = 5.0
    before = seen(board)
    if first == "the palm":
        board.handle(hand(PointerPhase.DOWN, 60, 60, 30.0))
    board.handle(event(PointerPhase.DOWN, 60, 35, pointer=2, tool=FINGER))
    if first == "the tip":
        board.handle(hand(PointerPhase.DOWN, 60, 60, 30.0))
    board.handle(hand(PointerPhase.MOVE, 62, 60, 30.0))
    board.handle(event(PointerPhase.MOVE, 70, 35, pointer=2, tool=FINGER))
    board.handle(event(PointerPhase.UP, 70, 35, pointer=2, tool=FINGER))
    board.handle(hand(PointerPhase.UP, 62, 60, 30.0))
    assert {k: v for k, v in seen(board).items() if k in before} == before
    wipe(board, (60, 60), width=30.0)  # between two letters
    assert len(strokes(board)) == 2
    clock.at_s = 6.0
    wipe(board, (60, 60), width=30.0)
    assert len(strokes(board)) == 3  # the line is cut, or the letter gone with a piece of it


# -- fingers


def test_fingers_write_on_a_board_as_it_comes() -> None:
    board = open_board()
    drag(board, [(20, 50), (30, 50)], tool=FINGER)
    assert len(strokes(board)) == 1


def test_fingers_that_do_nothing() -> None:
    board = board_with(ContactRoles(FingerRole.NOTHING))
    drag(board, [(20, 50), (30, 50)], tool=FINGER)
    assert strokes(board) == []
    assert not board.can_undo
    assert not board.busy


def test_fingers_move_the_page_and_two_of_them_zoom() -> None:
    board = board_with(ContactRoles(FingerRole.MOVE_PAGE))
    board.zoom(3.0, 600, 300)
    before = board.view
    drag(board, [(60, 50), (70, 55)], tool=FINGER)
    assert board.view.scale == before.scale
    assert board.view != before
    board.handle(event(PointerPhase.DOWN, 60, 50, pointer=1, tool=FINGER))
    board.handle(event(PointerPhase.DOWN, 90, 50, pointer=2, tool=FINGER))
    changed = board.handle(event(PointerPhase.MOVE, 95, 50, pointer=2, tool=FINGER))
    assert changed.what is ChangedFlag.VIEW
    assert board.view.scale > before.scale
    assert strokes(board) == []


def test_the_page_stands_still_under_a_pen_that_writes() -> None:
    board = board_with(ContactRoles(FingerRole.MOVE_PAGE))
    board.zoom(3.0, 600, 300)
    board.handle(event(PointerPhase.DOWN, 60, 50, pointer=5, tool=FINGER))
    board.handle(event(PointerPhase.DOWN, 40, 40, pointer=1))
    before = board.view
    board.handle(event(PointerPhase.MOVE, 70, 50, pointer=5, tool=FINGER))
    assert board.view == before
    board.handle(event(PointerPhase.UP, 45, 40, pointer=1))
    board.handle(event(PointerPhase.MOVE, 71, 50, pointer=5, tool=FINGER))
    moved = board.view.x_px - before.x_px
    assert moved == pytest.approx(before.scale, rel=0.01)  # from where the finger is now: nothing jumps
    board.handle(event(PointerPhase.UP, 71, 50, pointer=5, tool=FINGER))


def test_a_finger_takes_a_thing_and_beside_it_the_page() -> None:
    board = board_with(THINGS)
    drag(board, [(50, 50), (90, 50)])
    board.zoom(3.0, 600, 300)
    view = board.view
    drag(board, [(60, 50), (70, 60), (80, 70)], pointer=2, tool=FINGER)
    (moved,) = strokes(board)
    assert board.document.box(moved).y == pytest.approx(70 - moved.pen.width_mm / 2, abs=0.5)
    assert board.selection == {moved.id}
    assert board.view == view
    drag(board, [(20, 20), (30, 20)], pointer=2, tool=FINGER)
    assert board.view != view
    assert board.tool is ToolName.PEN
    board.handle(event(PointerPhase.DOWN, 10, 90))
    assert board.selection == frozenset()


def test_a_locked_thing_stays_and_the_page_moves() -> None:
    board = board_with(THINGS)
    drag(board, [(50, 50), (90, 50)])
    board.select_all()
    board.lock()
    board.select(frozenset())
    board.zoom(3.0, 600, 300)
    view = board.view
    drag(board, [(60, 50), (70, 60)], pointer=2, tool=FINGER)
    assert board.view != view
    assert board.document.box(strokes(board)[0]).y < 51


# -- all at the same time


def test_a_pen_writes_while_a_finger_moves_a_thing_and_a_palm_wipes_and_each_is_one_step() -> None:
    port = MemoryLesson()
    board = open_board(port, clock := HandClock())
    board.roles = THINGS
    drag(board, [(200, 30), (240, 30)])  # to be moved
    drag(board, [(20, 150), (120, 150)])  # to be wiped
    clock.at_s = 5.0
    states = [seen(board)]
    thing = strokes(board)[0].id
    board.handle(event(PointerPhase.DOWN, 20, 20, pointer=1))
    board.handle(event(PointerPhase.DOWN, 220, 30, pointer=2, tool=FINGER))
    board.handle(hand(PointerPhase.DOWN, 60, 150))
    for step in range(1, 6):
        board.handle(event(PointerPhase.MOVE, 20 + 5 * step, 20, pointer=1))
        board.handle(event(PointerPhase.MOVE, 220, 30 + 5 * step, pointer=2, tool=FINGER))
        board.handle(hand(PointerPhase.MOVE, 60 + 3 * step, 150))
    for lift in (
        event(PointerPhase.UP, 220, 55, pointer=2, tool=FINGER),
        hand(PointerPhase.UP, 75, 150),
        event(PointerPhase.UP, 45, 20, pointer=1),
    ):
        board.handle(lift)
        states.append(seen(board))
    assert [c.act for c in commits(port)[-3:]] == [ChangeKind.MOVE, ChangeKind.ERASE, ChangeKind.WRITE]
    assert board.document.box(board.document.item(thing)).y == pytest.approx(55, abs=2)  # type: ignore[arg-type]
    assert not board.busy
    assert len(strokes(board)) == 4  # moved, two pieces, written
    for _ in range(3):
        board.undo()
    assert seen(board) == states[0]
    for _ in range(3):
        board.redo()
    assert seen(board) == states[3]


def test_what_is_moved_while_it_is_wiped_is_undone_in_order() -> None:
    """The wiping that a thing was cut by is kept before the thing's own change."""
    board = board_with(THINGS, clock := HandClock())
    drag(board, [(20, 100), (220, 100)])
    clock.at_s = 5.0
    states = [seen(board)]
    board.handle(hand(PointerPhase.DOWN, 60, 100))
    drag(board, [(150, 100), (150, 110), (150, 140)], pointer=2, tool=FINGER)
    board.handle(hand(PointerPhase.MOVE, 30, 100))
    board.handle(hand(PointerPhase.UP, 30, 100))
    states.append(seen(board))
    while board.can_undo and seen(board) != states[0]:
        board.undo()
    assert seen(board) == states[0]
    while board.can_redo:
        board.redo()
    assert seen(board) == states[1]


@pytest.mark.parametrize("scale", [0.0, -1.0, float("nan"), float("inf")])
def test_a_hand_on_a_view_without_a_sensible_scale_wipes_as_on_the_usual_one(scale: float) -> None:
    found = []
    for mm_per_px in (0.25, scale):
        board = board_with(WIPING)
        drag(board, [(x, 50) for x in range(0, 200, 2)])
        for phase in (PointerPhase.DOWN, PointerPhase.UP):
            board.handle(replace(hand(phase, 100, 50, width=None, at_s=60.0), mm_per_px=mm_per_px))
        found.append([stroke.samples.positions_mm.round(2).tolist() for stroke in strokes(board)])
    assert len(found[0]) == 2
    assert found[1] == found[0]
