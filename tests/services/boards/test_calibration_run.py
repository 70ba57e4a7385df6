"""Targets that are pressed: what counts as a press, what is asked for again, and the check of a board that drifted."""

from __future__ import annotations

from itertools import count

import numpy as np
import pytest

from tests.support.simulated_board import NOISE_PX, SIZE_PX, World, off_px
from tni.api.devices import Contact, ContactState, ContactTool, Touch
from tni.core.calibration_targets import CHECK_TARGETS, DEFAULT_TARGETS, EMERGENCY_TARGETS, THOROUGH_TARGETS, targets_px
from tni.core.mapping_fit import fit_mapping
from tni.services.boards.calibration_check import CalibrationCheck
from tni.services.boards.calibration_run import CalibrationEvent, CalibrationRun
from tni.services.boards.long_press import HOLD_S, LongPress, LongPressEvent

DOWN, MOVE, UP = ContactState.DOWN, ContactState.MOVE, ContactState.UP
STEP_S = 0.02

type Asks = CalibrationRun | CalibrationCheck


class Person:
    """Presses where the targets are, and a little beside."""

    def __init__(self, world: World, seed: int = 0, noise_px: float = NOISE_PX) -> None:
        self.world, self.noise_px = world, noise_px
        self.rng = np.random.default_rng(seed)
        self.now_s = 100.0
        self._ids = count(1)

    def says(self, number: int, state: ContactState, at: tuple[float, float], tool: ContactTool) -> Contact:
        return Contact(number, state, self.now_s, Touch(tool, 0, 0, *at))

    def seen(self, asks: Asks, beside_px: tuple[float, float] = (0.0, 0.0)) -> tuple[float, float]:
        """Where the board sees a finger on the target that is asked for."""
        assert asks.current is not None
        target = asks.targets[asks.current]
        px = np.array([(target.x, target.y)]) * SIZE_PX + beside_px + self.rng.normal(0, self.noise_px, 2)
        x, y = self.world.raw(px)[0]
        return float(x), float(y)

    def press(
        self,
        asks: Asks,
        at: tuple[float, float] | None = None,
        hold_s: float = HOLD_S + 0.1,
        tool: ContactTool = ContactTool.PEN,
    ) -> list[CalibrationEvent]:
        """Hold the target that is asked for, or what is at this place of the board; all that was heard but NOTHING."""
        x, y = at or self.seen(asks)
        number, heard = next(self._ids), []
        for i in range(round(hold_s / STEP_S)):
            trembling = self.rng.normal(0, 0.0005, 2)
            heard.append(
                asks.contact(self.says(number, MOVE if i else DOWN, (x + trembling[0], y + trembling[1]), tool))
            )
            self.now_s += STEP_S
        heard.append(asks.contact(self.says(number, UP, (x, y), tool)))
        self.now_s += 0.5
        return [h for h in heard if h is not CalibrationEvent.NOTHING]

    def press_all(self, asks: Asks) -> CalibrationEvent:
        heard = CalibrationEvent.NOTHING
        while asks.current is not None:
            heard = self.press(asks)[-1]
        return heard


@pytest.fixture
def person() -> Person:
    return Person(World.keystoned(np.random.default_rng(1)), seed=1)


# -- one press


def contact(number: int, state: ContactState, x: float, at_s: float, tool: ContactTool = ContactTool.PEN) -> Contact:
    return Contact(number, state, at_s, Touch(tool, 0, 0, x, 0.5))


def test_a_board_that_says_nothing_while_nothing_moves_is_heard_as_time_goes_on() -> None:
    press = LongPress()
    assert press.contact(contact(1, DOWN, 0.25, 1.0)) is LongPressEvent.BEGUN
    assert press.tick(1.0 + HOLD_S / 2) is LongPressEvent.NOTHING
    assert press.part(1.0 + HOLD_S / 2) == pytest.approx(0.5)
    assert press.tick(1.0 + HOLD_S) is LongPressEvent.HELD
    assert press.at == (0.25, 0.5)
    assert press.part(3.0) == 0.0


def test_what_was_held_counts_once() -> None:
    press = LongPress()
    press.contact(contact(1, DOWN, 0.25, 1.0))
    assert press.contact(contact(1, MOVE, 0.25, 1.1 + HOLD_S)) is LongPressEvent.HELD
    assert press.contact(contact(1, MOVE, 0.6, 3.0)) is LongPressEvent.NOTHING
    assert press.tick(5.0) is LongPressEvent.NOTHING
    assert press.contact(contact(1, UP, 0.6, 5.0)) is LongPressEvent.NOTHING


def test_a_finger_that_slides_begins_anew_where_it_is() -> None:
    press = LongPress()
    press.contact(contact(1, DOWN, 0.25, 1.0))
    assert press.contact(contact(1, MOVE, 0.30, 1.0 + HOLD_S / 2)) is LongPressEvent.MOVED
    assert press.tick(1.0 + HOLD_S) is LongPressEvent.NOTHING
    assert press.tick(1.1 + HOLD_S * 1.5) is LongPressEvent.HELD
    assert press.at == (0.30, 0.5)


def test_the_way_to_the_target_is_no_part_of_the_press() -> None:
    press = LongPress()
    press.contact(contact(1, DOWN, 0.250, 1.0))
    press.contact(contact(1, MOVE, 0.254, 1.05))
    for i in range(8):
        press.contact(contact(1, MOVE, 0.257, 1.2 + i * 0.05))
    assert press.tick(1.0 + HOLD_S) is LongPressEvent.HELD
    assert press.at == (0.257, 0.5)


def test_a_hand_that_comes_after_the_pen_is_not_heard() -> None:
    press = LongPress()
    press.contact(contact(1, DOWN, 0.25, 1.0))
    assert press.contact(contact(2, DOWN, 0.4, 1.1, ContactTool.FINGER)) is LongPressEvent.NOTHING
    assert press.contact(contact(2, UP, 0.4, 1.2, ContactTool.FINGER)) is LongPressEvent.NOTHING
    assert press.tick(1.0 + HOLD_S) is LongPressEvent.HELD
    assert press.at == (0.25, 0.5)


def test_a_palm_begins_nothing() -> None:
    assert LongPress().contact(contact(1, DOWN, 0.25, 1.0, ContactTool.PALM)) is LongPressEvent.NOTHING


# -- a calibration


@pytest.mark.parametrize("points", [EMERGENCY_TARGETS, DEFAULT_TARGETS, THOROUGH_TARGETS])
def test_all_targets_pressed_give_a_map(person: Person, points: int) -> None:
    asks = CalibrationRun(SIZE_PX, points)
    assert person.press_all(asks) is CalibrationEvent.REVIEW
    assert asks.found is not None
    assert asks.outliers == ()
    assert float(np.percentile(off_px(asks.found.mapping, person.world), 95)) < 12
    off = [target.off_px for target in asks.targets]
    assert all(o is None for o in off) if points == EMERGENCY_TARGETS else all(o is not None and o < 25 for o in off)


def test_a_press_that_is_too_short_or_slides_is_asked_for_again(person: Person) -> None:
    asks = CalibrationRun(SIZE_PX)
    assert person.press(asks, hold_s=0.3) == [CalibrationEvent.BEGUN, CalibrationEvent.SHORT]
    assert asks.current == 0
    assert person.press(asks) == [CalibrationEvent.BEGUN, CalibrationEvent.TAKEN]
    assert asks.current == 1


def test_the_target_before_pressed_once_more_is_not_the_next_one(person: Person) -> None:
    asks = CalibrationRun(SIZE_PX)
    first = person.seen(asks)
    person.press(asks, first)
    assert person.press(asks, first) == [CalibrationEvent.BEGUN, CalibrationEvent.SAME]
    assert asks.current == 1


def test_a_target_pressed_beside_is_offered_again_and_then_all_is_well(person: Person) -> None:
    asks = CalibrationRun(SIZE_PX)
    for i in range(DEFAULT_TARGETS):
        person.press(asks, person.seen(asks, (70.0, 40.0)) if i == 5 else None)
    assert asks.outliers == (5,)
    assert [t.number for t in asks.targets if t.is_outlier] == [5]
    assert asks.targets[5].off_px == pytest.approx(float(np.hypot(70, 40)), abs=15)
    assert all(t.off_px is not None and t.off_px < 25 for t in asks.targets if not t.is_outlier)
    assert asks.found is not None
    assert float(np.percentile(off_px(asks.found.mapping, person.world), 95)) < 12  # without it
    asks.redo_outliers()
    assert asks.current == 5
    assert asks.found is None
    assert sum(t.done for t in asks.targets) == DEFAULT_TARGETS - 1
    assert person.press(asks)[-1] is CalibrationEvent.REVIEW
    assert asks.outliers == ()


def test_the_last_press_can_be_taken_back_also_the_very_last(person: Person) -> None:
    asks = CalibrationRun(SIZE_PX, EMERGENCY_TARGETS)
    assert not asks.undo()
    person.press(asks)
    person.press(asks)
    assert asks.undo()
    assert asks.current == 1
    person.press_all(asks)
    assert asks.undo()
    assert asks.current == 3
    assert asks.found is None
    assert person.press_all(asks) is CalibrationEvent.REVIEW


def test_presses_from_which_no_map_comes_begin_anew(person: Person) -> None:
    asks = CalibrationRun(SIZE_PX, EMERGENCY_TARGETS)
    for at in ((0.1, 0.1), (0.3, 0.3), (0.5, 0.5)):
        person.press(asks, at)
    assert person.press(asks, (0.7, 0.7)) == [CalibrationEvent.BEGUN, CalibrationEvent.UNUSABLE]
    assert asks.current == 0
    assert not any(t.done for t in asks.targets)


def test_who_cannot_reach_a_target_has_its_row_come_down(person: Person) -> None:
    asks = CalibrationRun(SIZE_PX)
    person.press(asks)
    while asks.lower():
        pass
    heights = [t.y for t in asks.targets]
    assert heights[:3] == pytest.approx([0.05, 0.35, 0.35])
    assert heights[3:] == pytest.approx([0.5] * 3 + [0.95] * 3)
    person.press_all(asks)
    assert asks.found is not None
    assert float(np.percentile(off_px(asks.found.mapping, person.world), 95)) < 15
    assert not asks.lower()


def test_a_board_that_goes_in_the_middle_leaves_what_was_pressed(person: Person) -> None:
    asks = CalibrationRun(SIZE_PX)
    person.press(asks)
    asks.contact(person.says(900, DOWN, person.seen(asks), ContactTool.PEN))
    asks.device_removed()
    assert asks.tick(person.now_s + 10) is CalibrationEvent.NOTHING
    assert person.press_all(asks) is CalibrationEvent.REVIEW


# -- a check


def calibrated(person: Person) -> CalibrationCheck:
    asks = CalibrationRun(SIZE_PX)
    person.press_all(asks)
    assert asks.found is not None
    return CalibrationCheck(asks.found.mapping)


def test_a_board_that_stayed_where_it_was_is_fine(person: Person) -> None:
    check = calibrated(person)
    began_s = person.now_s
    assert check.drift is None
    assert person.press_all(check) is CalibrationEvent.REVIEW
    assert check.drift is not None
    assert not check.drift.drifted
    assert person.now_s - began_s <= 5
    assert check.current is None
    assert person.press(check, (0.5, 0.5)) == []


@pytest.mark.parametrize("moved_px", [(30.0, 0.0), (0.0, -30.0), (25.0, 25.0)])
def test_a_picture_that_was_moved_by_three_centimetres_is_told(person: Person, moved_px: tuple[float, float]) -> None:
    check = calibrated(person)
    while check.current is not None:
        person.press(check, person.seen(check, moved_px))
    assert check.drift is not None
    assert check.drift.drifted
    assert check.drift.off_px == pytest.approx(float(np.hypot(*moved_px)), abs=14)


def test_a_check_takes_back_its_first_target(person: Person) -> None:
    check = calibrated(person)
    assert not check.undo()
    person.press(check)
    assert [t.done for t in check.targets] == [True, False]
    assert check.undo()
    assert check.current == 0


def test_of_a_hundred_checks_of_boards_at_rest_hardly_one_asks_for_a_calibration() -> None:
    drifted = 0
    for seed in range(100):
        rng = np.random.default_rng(seed)
        world, targets = World.keystoned(rng), targets_px(DEFAULT_TARGETS, SIZE_PX)
        pressed = world.raw(targets + rng.normal(0, NOISE_PX, targets.shape))
        check = CalibrationCheck(fit_mapping(pressed, targets, SIZE_PX).mapping)
        for i, (x, y) in enumerate(world.raw(np.array(CHECK_TARGETS) * SIZE_PX + rng.normal(0, NOISE_PX, (2, 2)))):
            check.contact(Contact(i, DOWN, i * 2.0, Touch(ContactTool.PEN, 0, 0, float(x), float(y))))
            check.contact(Contact(i, UP, i * 2.0 + HOLD_S + 0.1, Touch(ContactTool.PEN, 0, 0, float(x), float(y))))
        assert check.drift is not None
        drifted += check.drift.drifted
    assert drifted <= 2
