"""Curtain, stopwatch and drawing of lots."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.program.gallery import Board
from tests.support.widgets import named
from tni.ui.chrome.button import LONG_PRESS_MS
from tni.ui.chrome.hold_buttons import HoldButton
from tni.ui.panels.curtain import Curtain, CurtainSide
from tni.ui.panels.pickable_pupil import PickablePupil
from tni.ui.panels.random_pupil import NumberLabel, PupilPicker, RandomPupilPanel
from tni.ui.panels.stopwatch import FLASH_MS, MAX_TIMER_S, Stopwatch, StopwatchClock, duration_text


@pytest.fixture
def board(qtbot: QtBot) -> Board:
    made = Board(QSize(1280, 720), "light")
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def press(qtbot: QtBot, panel: QWidget, name: str) -> None:
    button = next(b for b in panel.findChildren(QAbstractButton) if b.accessibleName() == name and b.isVisible())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


# -- curtain

AREA = QRect(40, 20, 1000, 600)


def drag(qtbot: QtBot, curtain: Curtain, start: QPoint, by: QPoint) -> None:
    """Drag from `start` (in the curtain) by `by`, in board pixels: the curtain moves under the hand."""
    board = curtain.parentWidget()
    held = curtain.mapTo(board, start)
    qtbot.mousePress(curtain, Qt.MouseButton.LeftButton, pos=start)
    for part in (0.3, 0.6, 1.0):
        at = held + QPoint(round(by.x() * part), round(by.y() * part))
        qtbot.mouseMove(curtain, curtain.mapFrom(board, at))
    qtbot.mouseRelease(curtain, Qt.MouseButton.LeftButton, pos=curtain.mapFrom(board, held + by))


def drawn(board: Board) -> Curtain:
    curtain = Curtain(board.kit, board)
    curtain.draw_over(AREA)
    return curtain


@pytest.mark.parametrize(
    ("start", "by", "left"),
    [
        (QPoint(500, 5), QPoint(0, 200), QRect(40, 220, 1000, 400)),
        (QPoint(500, 595), QPoint(0, -200), QRect(40, 20, 1000, 400)),
        (QPoint(5, 300), QPoint(250, 0), QRect(290, 20, 750, 600)),
        (QPoint(995, 300), QPoint(-250, 10), QRect(40, 20, 750, 600)),
        (QPoint(500, 300), QPoint(3, 240), QRect(40, 260, 1000, 360)),
    ],
    ids=["top", "bottom", "left", "right", "middle, downwards"],
)
def test_the_curtain_is_drawn_from_any_edge(qtbot: QtBot, board: Board, start: QPoint, by: QPoint, left: QRect) -> None:
    curtain = drawn(board)
    assert curtain.geometry() == AREA
    drag(qtbot, curtain, start, by)
    assert curtain.geometry() == left


def test_the_curtain_can_be_drawn_back(qtbot: QtBot, board: Board) -> None:
    curtain = drawn(board)
    drag(qtbot, curtain, QPoint(500, 5), QPoint(0, 200))
    drag(qtbot, curtain, QPoint(500, 5), QPoint(0, -400))
    assert curtain.geometry() == AREA


def test_a_double_tap_takes_the_curtain_away(qtbot: QtBot, board: Board) -> None:
    curtain = drawn(board)
    with qtbot.waitSignal(curtain.closed):
        qtbot.mouseDClick(curtain, Qt.MouseButton.LeftButton, pos=QPoint(300, 300))
    assert not curtain.isVisible()


def test_the_curtain_obeys_the_keyboard(qtbot: QtBot, board: Board) -> None:
    curtain = drawn(board)
    for _ in range(2):
        qtbot.keyClick(curtain, Qt.Key.Key_Down)
    assert curtain.aside(CurtainSide.TOP) == pytest.approx(0.1)
    qtbot.keyClick(curtain, Qt.Key.Key_Up)
    assert curtain.aside(CurtainSide.TOP) == pytest.approx(0.05)
    qtbot.keyClick(curtain, Qt.Key.Key_Left)
    assert curtain.aside(CurtainSide.RIGHT) == pytest.approx(0.05)
    with qtbot.waitSignal(curtain.closed):
        qtbot.keyClick(curtain, Qt.Key.Key_Escape)


def test_what_is_free_stays_free_when_the_page_moves(board: Board) -> None:
    curtain = drawn(board)
    curtain.pull(CurtainSide.TOP, 0.5)
    curtain.follow(QRect(0, 0, 500, 300))
    assert curtain.geometry() == QRect(0, 150, 500, 150)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_shines_through_the_curtain(board: Board, scheme: str) -> None:
    board.look.set_scheme(scheme)
    curtain = drawn(board)
    under = board.grab(AREA).toImage()
    board.page.hide()
    assert board.grab(AREA).toImage() == under
    assert curtain.isVisible()


@pytest.mark.parametrize("seed", range(20))
def test_the_curtain_never_leaves_its_area_nor_vanishes(board: Board, seed: int) -> None:
    chance = Random(seed)
    curtain = drawn(board)
    for _ in range(30):
        curtain.pull(chance.choice(list(CurtainSide)), chance.uniform(-1, 2))
        assert AREA.contains(curtain.geometry())
        assert min(curtain.width(), curtain.height()) >= board.look.metrics.target_px - 2


# -- stopwatch


class Clock:
    def __init__(self) -> None:
        self.now_s = 1000.0

    def __call__(self) -> float:
        return self.now_s


STEPS = st.lists(st.tuples(st.sampled_from(["start", "pause"]), st.floats(0, 100)), max_size=20)


@given(STEPS)
def test_only_running_time_counts(steps: list[tuple[str, float]]) -> None:
    timing, now, running, expected = StopwatchClock(), 0.0, False, 0.0
    for act, wait in steps:
        if act == "start":
            timing.start(now)
        else:
            timing.pause(now)
        running = act == "start"
        now += wait
        expected += wait if running else 0.0
    assert timing.elapsed_s(now) == pytest.approx(expected)
    assert timing.shown_s(now) >= 0


@given(st.floats(0.5, 1e6), st.floats(0, 1e6))
def test_a_timer_shows_zero_only_when_it_is_over(length: float, gone: float) -> None:
    timing = StopwatchClock()
    timing.count(length)
    timing.start(0.0)
    assert (timing.shown_s(gone) == 0) == timing.is_over(gone)
    assert 0 <= timing.shown_s(gone) <= MAX_TIMER_S


@pytest.mark.parametrize(("seconds", "face"), [(0, "0:00"), (9, "0:09"), (245, "4:05"), (3845, "1:04:05")])
def test_clock_faces(seconds: int, face: str) -> None:
    assert duration_text(seconds) == face


def digits(watch: Stopwatch) -> str:
    return next(label.text() for label in watch.findChildren(QLabel) if label.accessibleName() == "Temps")


def test_the_stopwatch_runs_pauses_and_resets(qtbot: QtBot, board: Board) -> None:
    clock = Clock()
    watch = Stopwatch(board.kit, clock, board)
    watch.open_at()
    assert digits(watch) == "0:00"
    press(qtbot, watch, "Démarrer")
    clock.now_s += 65
    qtbot.waitUntil(lambda: digits(watch) == "1:05")
    press(qtbot, watch, "Pause")
    clock.now_s += 100
    assert watch.timing.shown_s(clock()) == 65
    press(qtbot, watch, "Reprendre")
    clock.now_s += 1
    qtbot.waitUntil(lambda: digits(watch) == "1:06")
    press(qtbot, watch, "Remettre à zéro")
    assert digits(watch) == "0:00"


@pytest.mark.parametrize("still", [False, True])
def test_the_timer_ends_in_silence_and_stays_seen(qtbot: QtBot, board: Board, still: bool) -> None:
    board.look.reduced_motion = still
    clock = Clock()
    watch = Stopwatch(board.kit, clock, board)
    watch.open_at()
    press(qtbot, watch, "Minuteur")
    press(qtbot, watch, "2 minutes")
    assert digits(watch) == "2:00"
    clock.now_s += 119.5
    qtbot.waitUntil(lambda: digits(watch) == "0:01")
    with qtbot.waitSignal(watch.finished):
        clock.now_s += 1
    assert digits(watch) == "0:00"
    (flash,) = [timer for timer in watch.findChildren(QTimer) if timer.interval() == FLASH_MS]
    assert flash.isActive() is not still
    qtbot.waitUntil(lambda: not flash.isActive(), timeout=8000)
    label = next(label for label in watch.findChildren(QLabel) if label.accessibleName() == "Temps")
    assert label.autoFillBackground()
    press(qtbot, watch, "Remettre à zéro")
    assert not label.autoFillBackground()


def test_a_minute_more_or_less_while_it_runs(qtbot: QtBot, board: Board) -> None:
    clock = Clock()
    watch = Stopwatch(board.kit, clock, board)
    watch.open_at()
    watch.count_down(120)
    press(qtbot, watch, "Une minute de plus")
    assert digits(watch) == "3:00"
    clock.now_s += 100
    press(qtbot, watch, "Une minute de moins")
    assert digits(watch) == "0:20"
    press(qtbot, watch, "Une minute de moins")
    assert digits(watch) == "0:20"
    watch.reset()


def test_an_instrument_is_moved_by_its_ground_and_stays_inside(qtbot: QtBot, board: Board) -> None:
    watch = Stopwatch(board.kit, Clock(), board)
    watch.set_area(board.page.geometry())
    watch.open_at()
    assert board.page.geometry().contains(watch.geometry())
    before = watch.pos()
    qtbot.mousePress(watch, Qt.MouseButton.LeftButton, pos=QPoint(4, 4))
    qtbot.mouseMove(watch, QPoint(-200, -100))
    qtbot.mouseMove(watch, QPoint(-5000, -5000))
    qtbot.mouseRelease(watch, Qt.MouseButton.LeftButton, pos=QPoint(4, 4))
    assert watch.pos() != before
    assert board.page.geometry().contains(watch.geometry())
    with qtbot.waitSignal(watch.closed):
        press(qtbot, watch, "Fermer le chronomètre")


# -- drawing of lots


@given(st.integers(1, 40), st.integers(0, 2**32))
def test_everyone_once_before_anyone_twice(size: int, seed: int) -> None:
    pupils = [PickablePupil(n) for n in range(1, size + 1)]
    draw = PupilPicker(Random(seed))
    for _ in range(3):
        turn = [draw.next(pupils) for _ in range(size)]
        assert {pupil.number for pupil in turn if pupil} == set(range(1, size + 1))
        assert draw.left(pupils) == 0


def test_who_comes_late_is_drawn_too_and_who_left_is_not() -> None:
    draw = PupilPicker(Random(1))
    assert draw.next([PickablePupil(1)]) == PickablePupil(1)
    assert draw.next([PickablePupil(1), PickablePupil(2)]) == PickablePupil(2)
    assert draw.next([PickablePupil(3)]) == PickablePupil(3)
    assert draw.next([]) is None


def shown_texts(panel: RandomPupilPanel) -> list[str]:
    return [label.text() for label in panel.findChildren(QLabel) if label.isVisible()]


def test_the_name_shows_only_while_the_number_is_held(qtbot: QtBot, board: Board) -> None:
    pupils = [PickablePupil(7, "Aïcha B."), PickablePupil(8, "Léo C.")]
    panel = RandomPupilPanel(board.kit, lambda: pupils, board, chance=Random(2))
    panel.open_at()
    with qtbot.waitSignal(panel.drawn) as told:
        press(qtbot, panel, "Tirer au sort")
    pupil = next(p for p in pupils if p.number == told.args[0])
    assert str(pupil.number) in shown_texts(panel)
    assert pupil.name not in shown_texts(panel)
    assert "Encore 1 élève" in shown_texts(panel)
    number = panel.findChild(NumberLabel)
    qtbot.mousePress(number, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: pupil.name in shown_texts(panel), timeout=LONG_PRESS_MS * 6)
    qtbot.mouseRelease(number, Qt.MouseButton.LeftButton)
    assert pupil.name not in shown_texts(panel)


def large_texts(panel: RandomPupilPanel) -> dict[str, int]:
    """The largest texts, with the size of their letters. A broken name is one text."""
    labels = [label for label in panel.findChildren(QLabel) if label.isVisible()]
    most = max(label.font().pixelSize() for label in labels)
    return {label.text().replace("\n", " "): most for label in labels if label.font().pixelSize() == most}


@pytest.mark.parametrize("name", ["Léo C.", "Maëlys-Anne D’ALMEIDA-FERREIRA"])
def test_a_name_that_the_teacher_asks_for_is_as_large_as_the_number(qtbot: QtBot, board: Board, name: str) -> None:
    panel = RandomPupilPanel(board.kit, lambda: [PickablePupil(7, name)], board, chance=Random(2))
    panel.open_at()
    press(qtbot, panel, "Tirer au sort")
    assert large_texts(panel).keys() == {"7"}
    reveal = named(panel, HoldButton, "Afficher le nom (appui long)")
    qtbot.mouseClick(reveal, Qt.MouseButton.LeftButton)
    assert name not in large_texts(panel), "a touch shows no name"
    qtbot.mousePress(reveal, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: name in large_texts(panel), timeout=LONG_PRESS_MS * 6)
    qtbot.mouseRelease(reveal, Qt.MouseButton.LeftButton)
    assert large_texts(panel).keys() == {"7", name}
    assert large_texts(panel)[name] >= board.height() / 20
    assert board.rect().contains(panel.geometry())
    press(qtbot, panel, "Tirer au sort")
    assert large_texts(panel).keys() == {"7"}, "the next pupil has asked for nothing"


def test_the_name_that_the_settings_allow_is_as_large_as_the_number(qtbot: QtBot, board: Board) -> None:
    pupils = [PickablePupil(7, "Aïcha BENALI", "Aïcha B.")]
    panel = RandomPupilPanel(board.kit, lambda: pupils, board, chance=Random(2))
    panel.open_at()
    press(qtbot, panel, "Tirer au sort")
    assert large_texts(panel).keys() == {"7", "Aïcha B."}


def test_locked_names_say_so_and_are_there_once_they_are_unlocked(qtbot: QtBot, board: Board) -> None:
    names = {7: ""}
    asked: list[Callable[[], None]] = []
    panel = RandomPupilPanel(
        board.kit,
        lambda: [PickablePupil(7, names[7])],
        board,
        chance=Random(2),
        is_locked=lambda: not names[7],
        unlock=asked.append,
    )
    panel.open_at()
    press(qtbot, panel, "Tirer au sort")
    assert "Les noms sont verrouillés." in shown_texts(panel)
    press(qtbot, panel, "Déverrouiller les noms")
    names[7] = "Aïcha B."
    asked[0]()
    assert "Les noms sont verrouillés." not in shown_texts(panel)
    assert "Aïcha B." not in shown_texts(panel)
    assert named(panel, HoldButton, "Afficher le nom (appui long)").isVisible()


def test_numbers_run_by_before_the_drawn_one_which_is_decided_first(qtbot: QtBot, board: Board) -> None:
    pupils = [PickablePupil(number, public_name=f"Nom {number}") for number in range(1, 9)]
    board.kit.theme.reduced_motion = False
    panel = RandomPupilPanel(board.kit, lambda: pupils, board, chance=Random(2))
    panel.open_at()
    with qtbot.waitSignal(panel.drawn) as told:
        panel.draw()
    assert not any(text.startswith("Nom") for text in shown_texts(panel)), "the name comes with the number"
    number = panel.findChild(NumberLabel)
    seen = set[str]()
    qtbot.waitUntil(lambda: seen.add(number.text()) or f"Nom {told.args[0]}" in shown_texts(panel))
    assert len(seen) > 2
    assert number.text() == str(told.args[0])
    panel.draw()
    panel.put_away()
    board.kit.theme.reduced_motion = True
    panel.open_at()
    with qtbot.waitSignal(panel.drawn) as told:
        panel.draw()
    assert (number.text(), f"Nom {told.args[0]}" in shown_texts(panel)) == (str(told.args[0]), True)


def test_without_a_class_numbers_are_drawn(qtbot: QtBot, board: Board) -> None:
    panel = RandomPupilPanel(board.kit, list, board, chance=Random(3))
    panel.open_at()
    assert "28 élèves" in shown_texts(panel)
    press(qtbot, panel, "Un élève de moins")
    assert "27 élèves" in shown_texts(panel)
    press(qtbot, panel, "Tirer au sort")
    assert "Encore 26 élèves" in shown_texts(panel)
    press(qtbot, panel, "Remettre tout le monde")
    assert "Encore 27 élèves" in shown_texts(panel)
