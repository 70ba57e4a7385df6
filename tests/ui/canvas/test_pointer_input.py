"""Touch, tablet and raw boards in the whole program: each contact is one stroke, with all its samples."""

from __future__ import annotations

from itertools import count
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QEventPoint, QPaintEvent, QRegion
from PySide6.QtWidgets import QApplication, QWidget

from tests.support.hands import At, Fingers, Stylus, contact, on_canvas
from tests.support.running_program import LEFT, NO_BUTTON, strokes, wait_for, write
from tni.api.devices import Contact, ContactState, ContactTool, Touch
from tni.app.application import Application
from tni.core.mailbox import Mailbox
from tni.devices.hid.multitouch import HidBoard
from tni.devices.reader import DeviceEnded, DeviceEventReceived, DeviceMessage, DeviceReader
from tni.devices.recording import Recording, load_recording
from tni.devices.replay import replay, summarise
from tni.devices.replay_port import ReplayPort
from tni.document.items import Stroke
from tni.services.lesson.lesson_editor import ToolName
from tni.ui.chrome.commands import CommandId

RIGHT = Qt.MouseButton.RightButton
PRESSED, UPDATED, RELEASED = QEventPoint.State.Pressed, QEventPoint.State.Updated, QEventPoint.State.Released


def rows(written: list[Stroke], program: Application) -> list[list[At]]:
    """Whole pixels of each stroke's samples, by the height it began at."""
    places = [[(round(x), round(y)) for x, y in on_canvas(program, s).tolist()] for s in written]
    return sorted(places, key=lambda row: row[0][1])


# -- touch


@pytest.mark.parametrize("hands", [1, 2, 4])
def test_every_finger_writes_its_own_stroke_with_all_its_samples(
    program: Application, fingers: Fingers, hands: int
) -> None:
    sent: dict[int, list[At]] = {n: [(100 + 30 * n, 100 + 100 * n)] for n in range(hands)}
    fingers.frame(press={n: row[0] for n, row in sent.items()})
    for step in range(1, 30):
        moved = {n: (row[0][0] + 17 * step, row[0][1] + step % 7) for n, row in sent.items()}
        for n, at in moved.items():
            sent[n].append(at)
        fingers.frame(move=moved)
    fingers.frame(release=tuple(sent))
    assert rows(strokes(program), program) == [sent[n] for n in range(hands)]


def test_fingers_that_come_and_go_at_different_times_do_not_mix(program: Application, fingers: Fingers) -> None:
    fingers.frame(press={0: (100, 100)})
    fingers.frame(move={0: (120, 100)}, press={1: (100, 300)})
    fingers.frame(move={1: (140, 300)})
    fingers.frame(release=(0,), move={1: (160, 300)})
    fingers.frame(press={0: (500, 500)}, move={1: (180, 300)})  # the same number, another finger
    fingers.frame(release=(0, 1))
    assert rows(strokes(program), program) == [
        [(100, 100), (120, 100)],
        [(100, 300), (140, 300), (160, 300), (180, 300)],
        [(500, 500)],
    ]


def test_a_button_answers_a_finger_while_another_writes(program: Application, fingers: Fingers) -> None:
    button = program.main_controller.window.bar.more_button
    fingers.frame(press={0: (100, 100)})
    fingers.frame(move={0: (150, 100)})
    fingers.frame(press={1: fingers.on(button)})
    fingers.frame(move={0: (200, 100)})
    fingers.frame(release=(1,), move={0: (250, 100)})
    assert program.main_controller.window.drawer.isVisible()
    fingers.frame(move={0: (300, 100)})
    fingers.frame(release=(0,))
    assert rows(strokes(program), program) == [[(x, 100) for x in (100, 150, 200, 250, 300)]]


def test_a_finger_writes_while_another_holds_a_button(program: Application, fingers: Fingers) -> None:
    button = program.main_controller.window.bar.more_button
    fingers.frame(press={0: fingers.on(button)})
    fingers.frame(press={1: (100, 100)})
    fingers.frame(move={1: (150, 100)})
    fingers.frame(release=(0,))
    fingers.frame(move={1: (200, 100)})
    fingers.frame(release=(1,))
    assert program.main_controller.window.drawer.isVisible()
    assert rows(strokes(program), program) == [[(100, 100), (150, 100), (200, 100)]]


def test_two_fingers_of_the_hand_zoom_and_those_of_a_pen_never_do(program: Application, fingers: Fingers) -> None:
    session = program.main_controller.editor

    def spread() -> None:
        fingers.frame(press={0: (500, 300), 1: (700, 300)})
        for apart in (120, 140, 160, 200):
            fingers.frame(move={0: (600 - apart, 300), 1: (600 + apart, 300)})
        fingers.frame(release=(0, 1))

    before = session.view
    spread()
    assert session.view == before
    assert len(strokes(program)) == 2
    program.main_controller.commands[CommandId.HAND].trigger()
    under = before.to_page(600, 300)
    spread()
    assert session.view.scale == pytest.approx(before.scale * 2, rel=0.01)
    assert session.view.to_screen(*under) == pytest.approx((600, 300), abs=1)
    assert len(strokes(program)) == 2


def test_what_the_system_takes_away_is_kept(program: Application, fingers: Fingers) -> None:
    fingers.frame(press={0: (100, 100), 1: (100, 200)})
    fingers.frame(move={0: (150, 100), 1: (150, 200)})
    fingers.cancel()
    assert rows(strokes(program), program) == [[(100, 100), (150, 100)], [(100, 200), (150, 200)]]
    assert not program.main_controller.editor.busy
    assert program.main_controller.window.canvas.input.contacts_down == 0


@pytest.mark.parametrize("number", [0, 1])
def test_a_touch_on_what_lies_over_the_page_does_not_write_under_it(
    program: Application, fingers: Fingers, number: int
) -> None:
    """Alone, or while another finger writes."""
    program.main_controller.commands[CommandId.STOPWATCH].trigger()
    panel = next(w for w in program.main_controller.window.children() if type(w).__name__ == "Stopwatch")
    corner = panel.mapTo(program.main_controller.window, panel.rect().topLeft())  # type: ignore[attr-defined]
    place = corner + type(corner)(6, 30)
    if number:
        fingers.frame(press={0: (100, 400)})
    fingers.frame(press={number: place})
    for step in range(1, 10):
        fingers.frame(move={number: place - type(place)(10 * step, 0)})
    fingers.frame(release=(number,))
    if number:
        fingers.frame(release=(0,))
    assert len(strokes(program)) == number
    moved = panel.mapTo(program.main_controller.window, panel.rect().topLeft())  # type: ignore[attr-defined]
    assert corner.x() - moved.x() == pytest.approx(90, abs=1)


def test_a_stroke_that_passes_over_a_panel_goes_on(program: Application, fingers: Fingers) -> None:
    bar = fingers.on(program.main_controller.window.bar.more_button)
    fingers.frame(press={0: (600, 500)})
    fingers.frame(move={0: bar})
    fingers.frame(move={0: (600, 400)})
    fingers.frame(release=(0,))
    (stroke,) = strokes(program)
    assert len(stroke.samples) == 3
    assert not program.main_controller.window.drawer.isVisible()


def test_one_finger_is_one_stroke_and_no_mouse_besides(program: Application, fingers: Fingers) -> None:
    """Of a touch that nobody takes Qt makes a mouse event: that must not write as well."""
    fingers.frame(press={0: (100, 100)})
    QApplication.processEvents()
    fingers.frame(move={0: (300, 100)})
    QApplication.processEvents()
    fingers.frame(release=(0,))
    QApplication.processEvents()
    assert len(strokes(program)) == 1


class Painted(QObject):
    """Where a widget was painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self.region = QRegion()
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.region += event.region()
        return False


def test_ink_of_fingers_and_pens_is_shown_while_they_write(program: Application, fingers: Fingers) -> None:
    canvas = program.main_controller.window.canvas
    pen = Stylus(program)
    fingers.frame(press={0: (100, 100)})
    pen.send(QEvent.Type.TabletPress, (100, 300))
    painted = Painted(canvas)
    for x in (150, 200, 250):
        fingers.frame(move={0: (x, 100)})
        pen.send(QEvent.Type.TabletMove, (x, 300))
    assert painted.region.contains(QPoint(225, 100))
    assert painted.region.contains(QPoint(225, 300))
    assert painted.region.boundingRect().height() < 300  # only where something changed
    fingers.frame(release=(0,))
    pen.send(QEvent.Type.TabletRelease, (250, 300))
    canvas.removeEventFilter(painted)


# -- palms


def test_a_palm_does_not_write_and_one_that_shows_itself_is_taken_back(program: Application, fingers: Fingers) -> None:
    canvas = program.main_controller.window.canvas
    canvas.contact_mm_per_px = 1.0
    blank = canvas.grab().toImage()

    def rest(*sizes: float) -> None:
        contact(program, fingers.device, PRESSED, (300, 300), sizes[0], 1000)
        for step, size in enumerate(sizes[1:], 1):
            contact(program, fingers.device, UPDATED, (300 + 20 * step, 300), size, 1000 + 16 * step)
        contact(program, fingers.device, RELEASED, (300 + 20 * len(sizes), 300), sizes[-1], 1000 + 16 * len(sizes))

    rest(60, 60, 60)
    assert strokes(program) == []
    rest(12, 18, 40, 60, 60)
    assert strokes(program) == []
    assert canvas.grab().toImage() == blank
    rest(12, 14, 12)
    assert len(strokes(program)) == 1
    canvas.contact_mm_per_px = 0.0  # nobody has measured the picture: sizes say nothing
    rest(60, 60)
    assert len(strokes(program)) == 2


# -- tablet


def test_a_pen_pressed_harder_writes_wider(program: Application) -> None:
    pen = Stylus(program)
    row = [(200 + 20 * n, 200) for n in range(20)]
    pen.write(*row, pressures=(0.1,) * 20)
    pen.write(*[(x, 300) for x, _ in row], pressures=(0.95,) * 20)
    picture = program.main_controller.window.canvas.grab().toImage()

    def height(y: int) -> int:
        return sum(picture.pixelColor(400, y + d).lightness() < 128 for d in range(-20, 21))

    assert height(200) > 0
    assert height(300) > height(200)
    soft, hard = strokes(program)
    np.testing.assert_allclose(soft.samples.pressures, 0.1, atol=0.001)
    np.testing.assert_allclose(hard.samples.pressures, 0.95, atol=0.001)


@pytest.mark.parametrize("tool", [CommandId.PEN, CommandId.HIGHLIGHTER, CommandId.HAND, CommandId.SELECT])
def test_the_eraser_end_erases_whatever_the_tool(program: Application, tool: CommandId) -> None:
    pen, eraser = Stylus(program), Stylus(program, eraser=True)
    pen.write((200, 200), (400, 200))
    program.main_controller.commands[tool].trigger()
    eraser.write((300, 150), (300, 250))
    wait_for(lambda: not program.main_controller.shown.screen.pending(), "what is under the ink")
    assert program.main_controller.window.canvas.grab().toImage().pixelColor(300, 200).lightness() > 200
    assert [len(on_canvas(program, s)) > 0 for s in strokes(program)] == [True, True]  # what is left of it
    assert program.main_controller.editor.tool is not ToolName.ERASER


def test_tilt_is_kept_where_the_pen_tells_it(program: Application) -> None:
    Stylus(program).write((200, 200), (300, 200), tilt=(30, -45))
    Stylus(program, serial=8, tilts=False).write((200, 300), (300, 300), tilt=(30, -45))
    tilted, plain = strokes(program)
    assert {(int(a), int(b)) for a, b in tilted.samples.array[["tilt_x", "tilt_y"]]} == {(30, -45)}
    assert {(int(a), int(b)) for a, b in plain.samples.array[["tilt_x", "tilt_y"]]} == {(-128, -128)}


def test_a_pen_that_hovers_does_not_write_and_a_press_without_a_move_is_a_dot(program: Application) -> None:
    pen = Stylus(program)
    pen.send(QEvent.Type.TabletEnterProximity, (300, 300), 0.0, down=False)
    assert pen.send(QEvent.Type.TabletMove, (310, 300), 0.0, down=False)
    assert strokes(program) == []
    pen.write((320, 300))
    pen.send(QEvent.Type.TabletMove, (350, 300), 0.0, down=False)
    pen.send(QEvent.Type.TabletLeaveProximity, (350, 300), 0.0, down=False)
    (dot,) = strokes(program)
    assert len(dot.samples) == 1
    assert program.main_controller.window.canvas.grab().toImage().pixelColor(320, 300).lightness() < 90


def test_a_pen_and_fingers_write_together(program: Application, fingers: Fingers) -> None:
    pen = Stylus(program)
    fingers.frame(press={0: (100, 100)})
    pen.send(QEvent.Type.TabletPress, (100, 300))
    fingers.frame(move={0: (150, 100)})
    pen.send(QEvent.Type.TabletMove, (150, 300))
    fingers.frame(release=(0,))
    pen.send(QEvent.Type.TabletRelease, (150, 300))
    assert rows(strokes(program), program) == [[(100, 100), (150, 100)], [(100, 300), (150, 300)]]


@pytest.mark.parametrize("pressure", [0.0, 0.3])
def test_buttons_at_the_side_of_a_pen_neither_write_nor_cut_a_stroke(program: Application, pressure: float) -> None:
    pen, tip = Stylus(program), QEvent.Type.TabletMove
    pen.send(QEvent.Type.TabletPress, (100, 300), 0.0, button=RIGHT, held=RIGHT)
    pen.send(tip, (150, 300), 0.0, button=NO_BUTTON, held=RIGHT)
    pen.send(QEvent.Type.TabletRelease, (200, 300), 0.0, button=RIGHT, held=NO_BUTTON)
    assert strokes(program) == []
    assert not program.main_controller.editor.busy
    pen.send(QEvent.Type.TabletPress, (100, 100), pressure)
    pen.send(QEvent.Type.TabletPress, (150, 100), pressure, button=RIGHT, held=LEFT | RIGHT)
    pen.send(tip, (200, 100), pressure, button=NO_BUTTON, held=LEFT | RIGHT)
    pen.send(QEvent.Type.TabletRelease, (250, 100), pressure, button=RIGHT, held=LEFT)
    pen.send(tip, (300, 100), pressure)
    pen.send(QEvent.Type.TabletRelease, (300, 100), 0.0, held=NO_BUTTON)
    assert rows(strokes(program), program) == [[(x, 100) for x in (100, 150, 200, 250, 300)]]


def test_a_pen_without_pressure_leaves_a_line_that_is_seen(program: Application) -> None:
    Stylus(program).write((200, 200), (300, 200), (400, 200), pressures=(0.0,) * 3)
    picture = program.main_controller.window.canvas.grab().toImage()
    assert any(picture.pixelColor(300, 200 + d).lightness() < 160 for d in (-1, 0, 1))


def test_a_pen_whose_lift_was_lost_does_not_draw_while_it_hovers(program: Application) -> None:
    pen = Stylus(program)
    pen.send(QEvent.Type.TabletPress, (100, 100))
    pen.send(QEvent.Type.TabletMove, (150, 100))
    pen.send(QEvent.Type.TabletMove, (400, 300), 0.0, button=NO_BUTTON, down=False)
    assert program.main_controller.window.canvas.input.contacts_down == 0
    pen.write((500, 400), (520, 400))
    assert [len(row) for row in rows(strokes(program), program)] == [3, 2]


def test_a_pen_writes_again_after_its_eraser_end_with_the_tool_it_had(program: Application) -> None:
    pen, eraser = Stylus(program), Stylus(program, eraser=True)
    pen.write((200, 200), (400, 200))
    program.main_controller.commands[CommandId.ERASE_AREA].trigger()
    program.main_controller.commands[CommandId.PEN].trigger()
    eraser.write((300, 150), (300, 250))
    pen.write((200, 300), (400, 300))
    assert len(strokes(program)) == 3
    assert program.main_controller.commands[CommandId.PEN].isChecked()


# -- the hand that holds the pen


def test_a_hand_that_rests_beside_the_pen_does_not_draw(program: Application, fingers: Fingers) -> None:
    """Nobody has measured the picture's contacts: where it rests tells it, before the pen came or after."""
    pen = Stylus(program)
    canvas = program.main_controller.window.canvas
    blank = canvas.grab().toImage()
    near = (300 + round(canvas.input.pen_hand.reach_px * 0.6), 320)
    fingers.frame(press={0: near})
    fingers.frame(move={0: (near[0] + 2, near[1])})
    pen.send(QEvent.Type.TabletPress, (300, 300))
    assert canvas.grab().toImage().copy(near[0] - 20, near[1] - 20, 60, 40) == blank.copy(
        near[0] - 20, near[1] - 20, 60, 40
    )
    fingers.frame(move={0: (near[0] + 40, near[1])})
    fingers.frame(press={1: (near[0], near[1] + 30)})
    pen.send(QEvent.Type.TabletMove, (340, 300))
    fingers.frame(move={1: (near[0] + 40, near[1] + 30)})
    fingers.frame(release=(0, 1))
    pen.send(QEvent.Type.TabletRelease, (340, 300), 0.0)
    assert rows(strokes(program), program) == [[(300, 300), (340, 300)]]
    assert not program.main_controller.editor.busy


def test_who_writes_beside_a_pen_already_goes_on(program: Application, fingers: Fingers) -> None:
    pen = Stylus(program)
    fingers.frame(press={0: (300, 340)})
    fingers.frame(move={0: (350, 340)})
    pen.send(QEvent.Type.TabletPress, (360, 300))
    fingers.frame(move={0: (400, 340)})
    fingers.frame(release=(0,))
    pen.send(QEvent.Type.TabletRelease, (360, 300), 0.0)
    assert rows(strokes(program), program) == [[(360, 300)], [(300, 340), (350, 340), (400, 340)]]


# -- raw boards


def feed(program: Application, recording: Recording, until: float = 1.0) -> None:
    """Play what a board has sent up to a part of it, through the reader of live devices; then it is unplugged."""
    ids = count(1)
    canvas = program.main_controller.window.canvas
    for number, device in enumerate(recording.devices):
        driver = HidBoard(device.descriptor, device.vendor, device.product, ids)
        reports = device.reports[: round(len(device.reports) * until)]
        source, name = ReplayPort(reports, speed=None, linger_s=1.0 if until == 1.0 else 0.0), f"board {number}"
        mailbox: Mailbox[DeviceMessage] = Mailbox(lambda: None)
        reader = DeviceReader(name, driver, source, mailbox, source)
        reader.start()
        ended: list[DeviceEnded] = []

        def take(name: str = name, mailbox: Mailbox[DeviceMessage] = mailbox, ended: list[DeviceEnded] = ended) -> bool:
            for letter in mailbox.drain():
                match letter:
                    case DeviceEventReceived():
                        canvas.input.board(name, letter.event, canvas.size())
                    case DeviceEnded():
                        ended.append(letter)
                    case _:
                        pass
            return bool(ended)

        wait_for(take, "the end of the recording")
        reader.close()
        for event in driver.release(source.monotonic()).events:
            canvas.input.board(name, event, canvas.size())


@pytest.fixture(scope="module")
def two_fingers(corpus: Path) -> Recording:
    paths = sorted((corpus / "hid" / "recordings").glob("*.hid"))
    whole = (load_recording(path) for path in paths if summarise(path).most_at_once == 2)
    return next(r for r in whole if len(r.devices) == 1)


def test_a_recorded_board_writes_what_its_contacts_drew(program: Application, two_fingers: Recording) -> None:
    size = program.main_controller.window.canvas.size()
    drawn: dict[int, list[At]] = {}
    for frame in replay(two_fingers):
        for c in frame.contacts:
            at = (c.touch.x * size.width(), c.touch.y * size.height())
            if c.state is not ContactState.UP or drawn[c.id][-1] != at:
                drawn.setdefault(c.id, []).append(at)
    feed(program, two_fingers)
    written = strokes(program)
    assert len(written) == len(drawn) > 1
    found = sorted((on_canvas(program, s) for s in written), key=lambda a: (a[0][0], a[0][1], len(a)))
    expected = sorted((np.array(row) for row in drawn.values()), key=lambda a: (a[0][0], a[0][1], len(a)))
    for got, want in zip(found, expected, strict=True):
        np.testing.assert_allclose(got, want, atol=0.05)


@pytest.mark.parametrize("until", [0.3, 0.6])
def test_a_board_that_is_unplugged_in_the_middle_ends_its_strokes(
    program: Application, two_fingers: Recording, until: float
) -> None:
    feed(program, two_fingers, until)
    assert strokes(program)
    assert not program.main_controller.editor.busy
    assert program.main_controller.window.canvas.input.contacts_down == 0


def test_a_raw_board_tells_palms_and_erasers(program: Application) -> None:
    canvas = program.main_controller.window.canvas

    def draw(tool: ContactTool, number: int, y: float) -> None:
        for state, x in ((ContactState.DOWN, 0.2), (ContactState.MOVE, 0.4), (ContactState.UP, 0.4)):
            canvas.input.board("b", Contact(number, state, x + 1.0, Touch(tool, 0, 0, x, y)), canvas.size())

    draw(ContactTool.PEN, 1, 0.3)
    draw(ContactTool.PALM, 2, 0.5)
    draw(ContactTool.FINGER, 3, 0.7)
    assert len(strokes(program)) == 2
    program.main_controller.commands[CommandId.ERASE_STROKES].trigger()
    draw(ContactTool.ERASER, 4, 0.3)
    assert len(strokes(program)) == 1


def test_the_mouse_writes_beside_fingers(program: Application, fingers: Fingers) -> None:
    fingers.frame(press={0: (100, 100)})
    write(program, (100, 300), (200, 300))
    fingers.frame(move={0: (200, 100)})
    fingers.frame(release=(0,))
    assert rows(strokes(program), program) == [[(100, 100), (200, 100)], [(100, 300), (200, 300)]]
