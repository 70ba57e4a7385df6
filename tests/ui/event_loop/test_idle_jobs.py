"""Small jobs after the first painting: in order, one at a turn, none while a pen is down."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from tni.ui.event_loop.idle_jobs import IdleJobs


def test_jobs_wait_for_the_first_painting_and_keep_their_order(qtbot) -> None:
    page, done = QWidget(), []
    qtbot.addWidget(page)
    IdleJobs(page, lambda: False, [lambda: done.append(1), lambda: done.append(2)])
    qtbot.wait(50)
    assert done == []
    page.show()
    qtbot.waitUntil(lambda: done == [1, 2])


def test_a_pen_that_is_down_has_the_program_to_itself(qtbot) -> None:
    page, done, down = QWidget(), [], [False]
    qtbot.addWidget(page)

    def first() -> None:
        done.append(1)
        down[0] = True

    IdleJobs(page, lambda: down[0], [first, lambda: done.append(2)])
    page.show()
    qtbot.waitUntil(lambda: done == [1])
    qtbot.wait(100)
    assert done == [1]
    down[0] = False
    qtbot.waitUntil(lambda: done == [1, 2])


def test_a_page_that_is_never_painted_keeps_nothing_waiting(qtbot) -> None:
    page, done = QWidget(), []
    qtbot.addWidget(page)
    IdleJobs(page, lambda: False, [lambda: done.append(1)])
    qtbot.waitUntil(lambda: done == [1])
