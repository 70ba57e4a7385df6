"""The steps by which a receiver is taught, in made-up time."""

from __future__ import annotations

import pytest

from tni.core.receiver_training import TrainingError, TrainingFailure, TrainingPrompt
from tni.devices.clickers.protocol_inference import ReceiverFraming
from tni.devices.clickers.receiver_training import IDLE_S, QUIET_S, ReceiverTraining


class Pupil:
    """Presses what is asked for."""

    def __init__(self, lesson: ReceiverTraining) -> None:
        self.lesson, self.now_s, self.count = lesson, 100.0 + IDLE_S, 0

    def press(self, *, key: str | None = None) -> TrainingPrompt:
        asked = self.lesson.prompt(self.now_s)
        assert asked is not None
        self.count += 1
        report = bytes([1, 0x10 + asked.clicker, ord(key or asked.key), self.count])
        self.lesson.add_report(b"\x07", self.now_s)
        self.lesson.add_report(report, self.now_s)
        assert not self.lesson.on_timer(self.now_s + QUIET_S / 2)
        self.now_s += QUIET_S
        assert self.lesson.on_timer(self.now_s)
        assert not self.lesson.on_timer(self.now_s + 1)
        return asked


@pytest.fixture
def pupil() -> Pupil:
    lesson = ReceiverTraining(ReceiverFraming.REPORTS, 100.0)
    assert lesson.prompt(100.0) is None
    lesson.add_report(b"\x07", 101.0)
    return Pupil(lesson)


def test_each_key_is_asked_for_twice_on_two_clickers(pupil: Pupil) -> None:
    asked = []
    while not pupil.lesson.is_done:
        asked.append(pupil.press())
    assert [(a.clicker, a.key, a.is_repeat) for a in asked[:4]] == [
        (0, "A", False), (0, "A", True), (0, "B", False), (0, "B", True),
    ]  # fmt: skip
    assert [a.clicker for a in asked] == [0] * 8 + [1] * 8
    assert (asked[0].done, asked[-1].done, asked[0].of) == (0, 15, 16)
    assert pupil.lesson.prompt(pupil.now_s) is None
    learnt = pupil.lesson.infer()
    assert (learnt.key_at, learnt.clicker_at) == ((2,), (1,))
    assert learnt.read(bytes([1, 0x55, ord("C"), 9])) == (b"\x55", "C")


def test_who_has_one_clicker_ends_after_it(pupil: Pupil) -> None:
    for _ in range(8):
        assert not pupil.lesson.may_end
        pupil.press()
    assert pupil.lesson.may_end
    pupil.lesson.skip_second_clicker()
    assert pupil.lesson.is_done
    assert pupil.lesson.infer().clicker_at == ()


def test_nothing_goes_on_by_what_an_idle_receiver_says(pupil: Pupil) -> None:
    for _ in range(50):
        pupil.lesson.add_report(b"\x07", pupil.now_s)
        pupil.now_s += 1
        assert not pupil.lesson.on_timer(pupil.now_s)
    assert pupil.lesson.prompt(pupil.now_s) == TrainingPrompt("A", 0, False, 0, 16)


def test_the_same_key_pressed_all_the_time_is_not_understood(pupil: Pupil) -> None:
    while not pupil.lesson.is_done:
        pupil.press(key="A")
    with pytest.raises(TrainingError) as told:
        pupil.lesson.infer()
    assert told.value.why is TrainingFailure.UNSTEADY
