"""Pages moved in their list by a finger: it rests on one, and drags it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QListView
from pytestqt.qtbot import QtBot

from tests.program.gallery import Board
from tests.ui.panels.test_panels import Provider
from tni.ui.chrome.finger_reorder import FingerReorder, moved_rows
from tni.ui.panels.page_panel import PagePanel

FINGER, MOUSE = Qt.MouseEventSource.MouseEventSynthesizedByQt, Qt.MouseEventSource.MouseEventNotSynthesized


@pytest.fixture
def panel(qtbot: QtBot) -> PagePanel:
    board = Board(QSize(1280, 720), "light")
    qtbot.addWidget(board)
    made = PagePanel(board.kit, Provider(), board)
    made.setGeometry(0, 400, 1280, made.sizeHint().height())
    made.show_pages(list("abcdef"), "b")
    with qtbot.waitExposed(board):
        board.show()
    return made


def send(view: QListView, kind: QEvent.Type, at: QPoint, source: Qt.MouseEventSource = FINGER) -> None:
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    button = none if kind is QEvent.Type.MouseMove else left
    held = none if kind is QEvent.Type.MouseButtonRelease else left
    there = QPointF(view.viewport().mapToGlobal(at))
    keys = Qt.KeyboardModifier.NoModifier
    event = QMouseEvent(kind, QPointF(at), there, there, button, held, keys, source)
    QCoreApplication.sendEvent(view.viewport(), event)


def view_of(panel: PagePanel) -> tuple[QListView, FingerReorder]:
    (view,) = panel.findChildren(QListView)
    (reorder,) = view.findChildren(FingerReorder)
    return view, reorder


def page(view: QListView, row: int) -> QRect:
    return view.visualRect(view.model().index(row, 0))


def test_a_page_is_taken_by_resting_on_it_and_goes_where_it_is_let_go(panel: PagePanel, qtbot: QtBot) -> None:
    view, reorder = view_of(panel)
    send(view, QEvent.Type.MouseButtonPress, page(view, 0).center())
    qtbot.waitUntil(lambda: reorder.is_moving)
    send(view, QEvent.Type.MouseMove, page(view, 1).center())
    send(view, QEvent.Type.MouseMove, page(view, 2).center() + QPoint(4, 0))
    before = view.horizontalScrollBar().value()
    with qtbot.waitSignal(panel.move_wanted) as told:
        send(view, QEvent.Type.MouseButtonRelease, page(view, 2).center() + QPoint(4, 0))
    assert told.args == [["a"], 3]
    assert view.horizontalScrollBar().value() == before
    assert not reorder.is_moving


def test_a_drag_that_begins_at_once_scrolls(panel: PagePanel, qtbot: QtBot) -> None:
    view, reorder = view_of(panel)
    start = page(view, 2).center()
    with qtbot.assertNotEmitted(panel.move_wanted):
        send(view, QEvent.Type.MouseButtonPress, start)
        for step in range(1, 8):
            send(view, QEvent.Type.MouseMove, start - QPoint(30 * step, 0))
        send(view, QEvent.Type.MouseButtonRelease, start - QPoint(210, 0))
    assert not reorder.is_moving


def test_a_page_let_go_in_its_place_stays(panel: PagePanel, qtbot: QtBot) -> None:
    view, reorder = view_of(panel)
    with qtbot.assertNotEmitted(panel.move_wanted):
        send(view, QEvent.Type.MouseButtonPress, page(view, 1).center())
        reorder.take()
        send(view, QEvent.Type.MouseMove, page(view, 1).center() + QPoint(20, 0))
        send(view, QEvent.Type.MouseButtonRelease, page(view, 1).center() + QPoint(20, 0))


def test_all_pages_that_are_selected_go_together(panel: PagePanel, qtbot: QtBot) -> None:
    view, reorder = view_of(panel)
    panel.select({"a", "b"})
    send(view, QEvent.Type.MouseButtonPress, page(view, 1).center())
    reorder.take()
    end = page(view, 3).center() + QPoint(4, 0)
    send(view, QEvent.Type.MouseMove, end)
    with qtbot.waitSignal(panel.move_wanted) as told:
        send(view, QEvent.Type.MouseButtonRelease, end)
    assert told.args == [["a", "b"], 4]


def test_a_mouse_is_left_to_the_list_itself(panel: PagePanel) -> None:
    view, reorder = view_of(panel)
    send(view, QEvent.Type.MouseButtonPress, page(view, 0).center(), MOUSE)
    reorder.take()
    assert not reorder.is_moving
    send(view, QEvent.Type.MouseButtonRelease, page(view, 0).center(), MOUSE)


@given(st.integers(1, 8).flatmap(lambda n: st.tuples(st.just(n), st.integers(0, n - 1), st.integers(0, n))))
def test_a_moved_row_stands_before_the_one_that_was_meant(case: tuple[int, int, int]) -> None:
    count, row, before = case
    rows = list(range(count))
    out = moved_rows(rows, row, before)
    assert sorted(out) == rows
    rest = [one for one in out if one != row]
    assert rest == [one for one in rows if one != row]
    if before < count and before != row:
        assert out[out.index(row) + 1 :][:1] == [before]
