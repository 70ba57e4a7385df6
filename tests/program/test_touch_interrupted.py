"""What comes in the middle of a touch: other pages, sizes, lessons, sheets, windows. No ink is lost, nothing sticks."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.support.hands import Fingers, Stylus, on_canvas
from tests.support.running_program import items, strokes, wait_for
from tni.app.application import Application
from tni.document.items import Stroke
from tni.ui.chrome.commands import CommandId
from tni.ui.chrome.tiles import CommandTile


def is_free(program: Application) -> bool:
    return not program.main_controller.editor.busy and program.main_controller.window.canvas.input.contacts_down == 0


def line(fingers: Fingers, y: int = 100, finger: int = 0) -> None:
    fingers.frame(press={finger: (100, y)})
    fingers.frame(move={finger: (300, y)})
    fingers.frame(release=(finger,))


# -- what is shown while somebody writes


def shortcuts(program: Application) -> None:
    program.main_controller.commands[CommandId.SHORTCUTS].trigger()


def drawer(program: Application) -> None:
    program.main_controller.window.bar.more_button.defaultAction().trigger()


def deactivated(program: Application) -> None:
    for kind in (QEvent.Type.WindowDeactivate, QEvent.Type.FocusOut):
        QCoreApplication.sendEvent(program.main_controller.window, QEvent(kind))


def other_tool(program: Application) -> None:
    program.main_controller.commands[CommandId.SELECT].trigger()


def notice(program: Application) -> None:
    program.main_controller.window.notices.show("Un mot", serious=True)


def undo(program: Application) -> None:
    program.main_controller.commands[CommandId.UNDO].trigger()


def bar_away(program: Application) -> None:
    program.main_controller.window.bar.set_shown(False)


@pytest.mark.parametrize("what", [shortcuts, drawer, deactivated, other_tool, notice, undo, bar_away])
@pytest.mark.parametrize("by", ["fingers", "pen"])
def test_a_stroke_goes_on(program: Application, fingers: Fingers, what: Callable[[Application], None], by: str) -> None:
    session = program.main_controller.editor
    line(fingers, 300)
    before = {stroke.id for stroke in strokes(program)}
    if by == "fingers":
        fingers.frame(press={0: (100, 100), 1: (100, 200)})
        fingers.frame(move={0: (150, 100), 1: (150, 200)})
        what(program)
        fingers.frame(move={0: (200, 100), 1: (200, 200)})
        fingers.frame(release=(0, 1))
    else:
        pen = Stylus(program)
        pen.send(QEvent.Type.TabletPress, (100, 100))
        pen.send(QEvent.Type.TabletMove, (150, 100))
        what(program)
        pen.send(QEvent.Type.TabletMove, (200, 100))
        pen.send(QEvent.Type.TabletRelease, (200, 100), 0.0)
    new = [stroke for stroke in strokes(program) if stroke.id not in before]
    assert [len(stroke.samples) for stroke in new] == [3] * (2 if by == "fingers" else 1)
    assert is_free(program)
    assert session.page_index == 0


@pytest.mark.parametrize("what", ["page", "lesson", "closed", "hidden"])
def test_what_was_written_is_kept_when_the_page_goes(program: Application, fingers: Fingers, what: str) -> None:
    window, commands = program.main_controller.window, program.main_controller.commands
    fingers.frame(press={0: (100, 100), 1: (100, 200)})
    fingers.frame(move={0: (150, 100), 1: (150, 200)})
    document, page = program.main_controller.editor.document, program.main_controller.editor.page.id
    match what:
        case "page":
            commands[CommandId.ADD_PAGE].trigger()
        case "lesson":
            before = program.current_lesson.lesson
            program.current_lesson.new()
            wait_for(lambda: program.current_lesson.lesson is not before, "another lesson")
        case "closed":
            window.close()
        case "hidden":
            window.hide()
            QApplication.processEvents()
            window.show()
            wait_for(lambda: window.isVisible() and window.size() == QSize(1280, 720), "the window")
    fingers.frame(move={0: (200, 100), 1: (200, 200)})
    fingers.frame(release=(0, 1))
    kept = [item for item in document.items(page) if isinstance(item, Stroke)]
    assert [len(stroke.samples) for stroke in kept] == ([3, 3] if what in ("hidden", "closed") else [2, 2])
    assert is_free(program)
    if what not in ("closed",):
        if what in ("page", "lesson"):
            assert strokes(program) == []  # nothing of it goes on over there
        line(fingers)
        assert len(strokes(program)) == (3 if what == "hidden" else 1)


def test_a_window_that_changes_its_size_keeps_the_strokes_where_they_are(
    program: Application, fingers: Fingers
) -> None:
    window = program.main_controller.window
    fingers.frame(press={0: (100, 100)})
    fingers.frame(move={0: (150, 100)})
    window.resize(1000, 600)
    wait_for(lambda: window.width() == 1000, "another size")
    fingers.frame(move={0: (200, 100)})
    fingers.frame(release=(0,))
    (stroke,) = strokes(program)
    assert on_canvas(program, stroke)[-1].tolist() == pytest.approx([200, 100], abs=0.1)
    assert is_free(program)


# -- other tools


def test_a_finger_erases(program: Application, fingers: Fingers) -> None:
    line(fingers)
    line(fingers, 200)
    program.main_controller.commands[CommandId.ERASE_STROKES].trigger()
    fingers.frame(press={0: (200, 60)})
    fingers.frame(move={0: (200, 140)})
    fingers.frame(release=(0,))
    assert len(strokes(program)) == 1


def test_the_page_stays_where_the_hand_left_it(program: Application, fingers: Fingers) -> None:
    """One finger of the hand moves a page that is larger than the screen, and it does not glide on."""
    session = program.main_controller.editor
    program.main_controller.window.do(lambda s: s.zoom(3, 600, 300))
    program.main_controller.commands[CommandId.HAND].trigger()
    before = session.view
    fingers.frame(press={0: (600, 300)})
    for step in range(1, 6):
        fingers.frame(move={0: (600 - 30 * step, 300 - 10 * step)})
    fingers.frame(release=(0,))
    after = session.view
    assert (after.x_px - before.x_px, after.y_px - before.y_px) == pytest.approx((-150, -50), abs=0.5)
    assert is_free(program)
    QTest.qWait(50)
    assert session.view == after


@pytest.mark.parametrize("second", ["none", "on the page", "on the same thing"])
def test_a_finger_drags_a_thing_and_a_second_one_spoils_nothing(
    program: Application, fingers: Fingers, second: str
) -> None:
    for y in (100, 400):
        fingers.frame(press={0: (100, y)})
        fingers.frame(move={0: (300, y + 100)})
        fingers.frame(release=(0,))
    session = program.main_controller.editor
    program.main_controller.commands[CommandId.SELECT].trigger()
    (moved, other) = sorted(strokes(program), key=lambda s: float(on_canvas(program, s)[0][1]))

    def middle(stroke: Stroke) -> tuple[float, float]:
        box = session.document.box(next(s for s in strokes(program) if s.id == stroke.id))
        return session.view.to_screen(box.x + box.width / 2, box.y + box.height / 2)

    fingers.frame(press={0: (200, 150)})
    fingers.frame(release=(0,))
    assert session.selection == {moved.id}
    fingers.frame(press={0: (200, 150)})
    fingers.frame(move={0: (220, 170)})
    if second != "none":
        x, y = {"on the page": (700, 500), "on the same thing": (240, 175)}[second]
        fingers.frame(press={1: (x, y)})
        fingers.frame(move={1: (x + 30, y + 10)})
    fingers.frame(move={0: (250, 200)})
    if second != "none":
        fingers.frame(release=(1,))
    fingers.frame(move={0: (260, 210)})
    fingers.frame(release=(0,))
    assert len(strokes(program)) == 2
    assert middle(moved) == pytest.approx((260, 210), abs=2)
    assert middle(other) == pytest.approx((200, 450), abs=2)
    assert is_free(program)


def test_a_finger_takes_a_handle(program: Application, fingers: Fingers) -> None:
    fingers.frame(press={0: (100, 100)})
    fingers.frame(move={0: (300, 200)})
    fingers.frame(release=(0,))
    session = program.main_controller.editor
    program.main_controller.commands[CommandId.SELECT].trigger()
    fingers.frame(press={0: (200, 150)})
    fingers.frame(release=(0,))
    frame = session.overlay().frame
    assert frame is not None
    before = session.document.box(strokes(program)[0])
    x, y = session.view.to_screen(before.x + before.width, before.y + before.height)
    fingers.frame(press={0: (x, y)})
    fingers.frame(move={0: (x + 100, y + 50)})
    fingers.frame(release=(0,))
    after = session.document.box(strokes(program)[0])
    assert after.width > before.width * 1.3
    assert is_free(program)


# -- cancelled


def test_a_tile_that_the_system_takes_from_the_finger_falls_nowhere(program: Application, fingers: Fingers) -> None:
    drawer = program.main_controller.window.drawer
    program.main_controller.window.bar.more_button.defaultAction().trigger()
    dropped: list[object] = []
    drawer.dropped.connect(lambda *what: dropped.append(what))
    tile = next(t for t in drawer.findChildren(CommandTile) if t.isVisible() and t.isEnabled())
    fingers.frame(press={0: fingers.on(tile)})
    fingers.frame(move={0: fingers.on(tile) + QPoint(60, -30)})
    fingers.cancel()
    assert dropped == []
    assert items(program) == []
    assert drawer.isVisible()
    assert is_free(program)


def test_a_panel_that_is_put_away_under_the_finger_lets_it_go(program: Application, fingers: Fingers) -> None:
    program.main_controller.commands[CommandId.STOPWATCH].trigger()
    panel = next(w for w in program.main_controller.window.children() if type(w).__name__ == "Stopwatch")
    assert isinstance(panel, type(panel))
    place = panel.geometry().topLeft() + QPoint(8, 60)  # type: ignore[attr-defined]
    fingers.frame(press={0: place})
    fingers.frame(move={0: place + QPoint(-20, 0)})
    QTest.keyClick(program.main_controller.window, Qt.Key.Key_Escape)
    assert panel.isHidden()  # type: ignore[attr-defined]
    fingers.frame(move={0: place + QPoint(-60, 0)})
    fingers.frame(release=(0,))
    assert strokes(program) == []
    program.main_controller.commands[CommandId.STOPWATCH].trigger()
    corner = panel.pos()  # type: ignore[attr-defined]
    line(fingers, 500)
    assert panel.pos() == corner  # type: ignore[attr-defined]
    assert len(strokes(program)) == 1
