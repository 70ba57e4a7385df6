"""What fingers, palms and pens do by themselves, at the same time, in the whole program; and what goes wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QEventPoint, QInputDevice, QPointingDevice
from PySide6.QtWidgets import QApplication
from shiboken6 import delete

from tests.support.four_pens import shown
from tests.support.hands import At, Fingers, Stylus, contact, on_canvas, placed
from tests.support.running_program import strokes, wait_for
from tni.api.devices import Contact, ContactState, ContactTool, Touch
from tni.app.application import Application
from tni.core.ids import ItemId
from tni.core.settings import FINGER_ACTION, PALM_ACTION, PICTURE_WIDTH_MM
from tni.document.contact_roles import FingerRole, PalmRole
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.commands import CommandId
from tni.ui.panels.setting_rows import SettingText
from tni.ui.panels.settings_panel import SettingsPanel

PRESSED, UPDATED, RELEASED = QEventPoint.State.Pressed, QEventPoint.State.Updated, QEventPoint.State.Released
DOWN, MOVE, UP = ContactState.DOWN, ContactState.MOVE, ContactState.UP
PEN, FINGER = ContactTool.PEN, ContactTool.FINGER


def settings_of(program: Application) -> SettingsPanel:
    program.main_controller.commands[CommandId.SETTINGS].trigger()
    panel = program.main_controller.window.findChild(SettingsPanel)
    assert panel is not None
    return panel


def choose(panel: SettingsPanel, value: str, number: int = 0) -> None:
    """number: which of those that stand for it, from the top."""
    [b for b in panel.findChildren(TextButton) if b.value == value][number].click()


def notes(panel: SettingsPanel) -> list[str]:
    rows = panel.findChildren(SettingText)
    return [row.note.text() for row in rows if not row.note.isHidden()]


def line(fingers: Fingers, y: int, x0: int = 100, x1: int = 500) -> None:
    fingers.frame(press={0: (x0, y)})
    fingers.frame(move={0: ((x0 + x1) // 2, y)})
    fingers.frame(move={0: (x1, y)})
    fingers.frame(release=(0,))


def show_a_pen(program: Application) -> Stylus:
    pen = Stylus(program)
    pen.send(QEvent.Type.TabletMove, (900, 20), 0.0, down=False)
    return pen


# -- the settings


def test_a_setting_has_a_value_for_each_role_and_no_other() -> None:
    for setting, kind in ((FINGER_ACTION, FingerRole), (PALM_ACTION, PalmRole)):
        assert all(setting.valid(role.value) for role in kind)
        assert not setting.valid("")
    assert FingerRole(FINGER_ACTION.default) is FingerRole.WRITE
    assert PalmRole(PALM_ACTION.default) is PalmRole.NOTHING


def test_what_is_chosen_holds_at_once_and_in_the_next_lesson(program: Application) -> None:
    show_a_pen(program)
    panel = settings_of(program)
    choose(panel, "page")
    choose(panel, "erase")
    roles = program.main_controller.editor.roles
    assert (roles.finger, roles.palm) == (FingerRole.MOVE_PAGE, PalmRole.ERASE)
    assert notes(panel) == []
    before = program.current_lesson.lesson
    program.current_lesson.new()
    wait_for(lambda: program.current_lesson.lesson is not before, "another lesson")
    assert program.main_controller.editor.roles == roles
    choose(panel, "write")
    assert program.main_controller.editor.roles.finger is FingerRole.WRITE


def test_the_panel_says_what_keeps_a_choice_from_having_its_effect(program: Application) -> None:
    program.settings.set(PICTURE_WIDTH_MM, 0.0)
    panel = settings_of(program)
    inside = program.main_controller.window.rect()
    assert notes(panel) == []
    choose(panel, "things")
    (about_pen,) = notes(panel)
    choose(panel, "erase")
    assert len(notes(panel)) == 2
    assert inside.contains(panel.geometry())
    panel.put_away()
    show_a_pen(program)
    assert settings_of(program) is panel
    (about_palm,) = notes(panel)
    assert about_palm != about_pen
    program.settings.set(PICTURE_WIDTH_MM, 1600.0)
    panel.put_away()
    assert notes(settings_of(program)) == []


@pytest.mark.parametrize("finger", [role.value for role in FingerRole])
def test_a_board_that_shows_no_pen_goes_on_writing_with_fingers(
    tmp_path: Path, qapp: QApplication, finger: str
) -> None:
    with placed(tmp_path, **{FINGER_ACTION.key: finger}) as program:
        fingers = Fingers(program)
        line(fingers, 100)
        assert len(strokes(program)) == 1
        before = program.main_controller.editor.view
        show_a_pen(program)  # it hovers: that is enough
        line(fingers, 300)
        assert len(strokes(program)) == (2 if finger == "write" else 1)
        assert program.main_controller.editor.view.scale == before.scale
        assert (program.main_controller.editor.view != before) is (finger in ("page", "things"))


# -- all at once


def test_a_pen_writes_a_finger_moves_a_thing_and_a_palm_wipes(program: Application, fingers: Fingers) -> None:
    line(fingers, 100)
    line(fingers, 500)
    moved, wiped = (s.id for s in strokes(program))
    pen = show_a_pen(program)
    program.settings.set(FINGER_ACTION, "things")
    program.settings.set(PALM_ACTION, "erase")
    panel = settings_of(program)
    panel.roles_changed.emit()
    panel.put_away()
    session, canvas = program.main_controller.editor, program.main_controller.window.canvas
    wide = 80 / canvas.contact_mm_per_px

    def middle_y(key: ItemId) -> float:
        box = session.document.box(next(s for s in strokes(program) if s.id == key))
        return session.view.to_screen(*box.center)[1]

    pen.send(QEvent.Type.TabletPress, (800, 60))
    fingers.frame(press={0: (200, 100)})
    contact(program, fingers.device, PRESSED, (280, 500), wide, 1000)
    for step in range(1, 6):
        pen.send(QEvent.Type.TabletMove, (800 + 20 * step, 60))
        fingers.frame(move={0: (200, 100 + 20 * step)})
        contact(program, fingers.device, UPDATED, (280 + 8 * step, 500), wide, 1000 + 16 * step)
    pen.send(QEvent.Type.TabletRelease, (900, 60), 0.0)
    fingers.frame(release=(0,))
    contact(program, fingers.device, RELEASED, (320, 500), wide, 1200)

    found = {s.id: on_canvas(program, s) for s in strokes(program)}
    assert wiped not in found
    assert middle_y(moved) == pytest.approx(200, abs=2)
    pieces = [row for key, row in found.items() if key != moved and row[0][1] == pytest.approx(500, abs=1)]
    ends = sorted(float(x) for row in pieces for x in (row[0][0], row[-1][0]))
    assert ends == pytest.approx([100, 280 - wide / 2, 320 + wide / 2, 500], abs=4)
    assert [len(row) for row in found.values() if row[0][1] == pytest.approx(60, abs=1)] == [6]
    assert not session.busy
    assert canvas.input.contacts_down == 0
    picture = canvas.grab().toImage()
    assert picture.pixelColor(300, 500).lightness() > 200
    assert picture.pixelColor(150, 500).lightness() < 100
    for _ in range(3):
        program.main_controller.commands[CommandId.UNDO].trigger()
    assert {s.id for s in strokes(program)} == {moved, wiped}
    assert middle_y(moved) == pytest.approx(100, abs=2)


# -- the hand that holds the pen


@pytest.mark.parametrize(("dy", "written"), [(0.6, 1), (0.0, 1), (-0.2, 1), (-0.6, 2)])
def test_the_hand_lies_below_and_beside_the_tip_and_above_it_writes_another(
    program: Application, fingers: Fingers, dy: float, written: int
) -> None:
    pen, reach = Stylus(program), program.main_controller.window.canvas.input.pen_hand.reach_px
    pen.send(QEvent.Type.TabletPress, (400, 300))
    at = (400 + reach * 0.4, 300 + reach * dy)
    fingers.frame(press={0: at})
    fingers.frame(move={0: (at[0] + 30, at[1])})
    fingers.frame(release=(0,))
    pen.send(QEvent.Type.TabletRelease, (400, 300), 0.0)
    assert len(strokes(program)) == written


def test_the_hand_that_holds_a_pen_wipes_nothing(program: Application, fingers: Fingers) -> None:
    line(fingers, 340)
    program.settings.set(PALM_ACTION, "erase")
    settings_of(program).roles_changed.emit()
    canvas = program.main_controller.window.canvas
    wide = 80 / canvas.contact_mm_per_px
    pen = show_a_pen(program)
    pen.send(QEvent.Type.TabletMove, (300, 300), 0.0, down=False)
    contact(program, fingers.device, PRESSED, (330, 340), wide, pen.ms)
    pen.write((300, 300), (320, 300))
    contact(program, fingers.device, RELEASED, (330, 340), wide, pen.ms)
    assert sorted(len(s.samples) for s in strokes(program)) == [2, 3]


class Raw:
    """A board that is read raw."""

    def __init__(self, program: Application) -> None:
        self._canvas = program.main_controller.window.canvas
        self._at_s = 10.0

    def says(self, number: int, state: ContactState, at: At, tool: ContactTool = FINGER, **sizes: float) -> None:
        self._at_s += 0.01
        size = self._canvas.size()
        x, y = at[0] / size.width(), at[1] / size.height()
        self._canvas.input.board("raw", Contact(number, state, self._at_s, Touch(tool, 0, 0, x, y, **sizes)), size)

    def gone(self) -> None:
        self._canvas.input.board_removed("raw")


def test_a_raw_board_that_tells_its_pen_has_a_hand_too(program: Application) -> None:
    raw, reach = Raw(program), program.main_controller.window.canvas.input.pen_hand.reach_px
    beside = (300 + reach / 2, 300 + reach / 2)
    raw.says(1, DOWN, beside)  # the hand comes first
    raw.says(2, DOWN, (300, 300), PEN)
    raw.says(3, DOWN, (beside[0], beside[1] + 10))  # and its knuckle after
    raw.says(1, MOVE, (beside[0] + 50, beside[1]))
    raw.says(3, MOVE, (beside[0] + 50, beside[1]))
    raw.says(2, MOVE, (340, 300), PEN)
    for number, tool in ((1, FINGER), (2, PEN), (3, FINGER)):
        raw.says(number, UP, (340, 300), tool)
    (written,) = strokes(program)
    assert on_canvas(program, written)[0].tolist() == pytest.approx([300, 300], abs=0.1)
    assert not program.main_controller.editor.busy


def test_a_raw_board_that_measures_contacts_tells_palms(program: Application) -> None:
    """By itself, whether anybody has measured the picture or not; where it tells shares of itself, only if so."""
    raw, canvas = Raw(program), program.main_controller.window.canvas
    canvas.contact_mm_per_px = 0.0
    for number, size_mm in ((1, 60.0), (2, 12.0)):
        raw.says(number, DOWN, (100, 100 * number), size_mm=12.0)
        raw.says(number, MOVE, (120, 100 * number), size_mm=size_mm)
        raw.says(number, UP, (120, 100 * number), size_mm=size_mm)
    assert len(strokes(program)) == 1
    for measured, written in ((0.0, 2), (1.0, 2), (0.0, 3)):
        canvas.contact_mm_per_px = measured
        shares = {"width": 12 / canvas.width(), "height": 60 / canvas.height()}
        raw.says(3, DOWN, (300, 300), **shares)
        raw.says(3, MOVE, (320, 300), **shares)
        raw.says(3, UP, (320, 300), **shares)
        assert len(strokes(program)) == written


def test_a_palm_of_a_raw_board_wipes_as_wide_as_it_is(program: Application) -> None:
    program.settings.set(PALM_ACTION, "erase")
    settings_of(program).roles_changed.emit()
    raw, canvas = Raw(program), program.main_controller.window.canvas
    for wide in ({"size_mm": 60.0, "width": 80 / canvas.width()}, {"size_mm": 80.0 * canvas.contact_mm_per_px}):
        raw.says(1, DOWN, (300, 300), **wide)
        (disc,) = program.main_controller.editor.overlay().discs
        assert disc.radius_mm * program.main_controller.editor.view.scale / canvas.devicePixelRatioF() == pytest.approx(
            40
        )
        raw.says(1, UP, (300, 300), **wide)


# -- what goes wrong


def test_a_lift_that_was_lost_draws_no_line_across_the_board(program: Application) -> None:
    """The number is another contact's already, when the board speaks again."""
    raw = Raw(program)
    raw.says(1, DOWN, (100, 100))
    raw.says(1, MOVE, (150, 100))
    raw.says(1, MOVE, (900, 400))
    raw.says(1, MOVE, (950, 400))
    raw.says(1, UP, (950, 400))
    rows = [[(round(x), round(y)) for x, y in on_canvas(program, s).tolist()] for s in strokes(program)]
    assert rows == [[(100, 100), (150, 100)], [(900, 400), (950, 400)]]
    assert program.main_controller.window.canvas.input.contacts_down == 0


def test_a_raw_board_that_is_unplugged_keeps_what_it_drew(program: Application) -> None:
    raw = Raw(program)
    for number in (1, 2):
        raw.says(number, DOWN, (100, 100 * number))
        raw.says(number, MOVE, (150, 100 * number))
    raw.gone()
    assert [len(s.samples) for s in strokes(program)] == [2, 2]
    assert not program.main_controller.editor.busy
    raw.says(3, DOWN, (400, 400))
    raw.says(3, UP, (400, 400))
    assert len(strokes(program)) == 3


def test_a_pen_that_qt_takes_away_in_the_middle_keeps_what_it_drew(program: Application) -> None:
    pen = Stylus(program)
    pen.send(QEvent.Type.TabletPress, (100, 100))
    pen.send(QEvent.Type.TabletMove, (150, 100))
    assert program.main_controller.editor.busy
    delete(pen.device)  # what Qt does when a device is unplugged
    assert [len(s.samples) for s in strokes(program)] == [2]
    assert not program.main_controller.editor.busy
    assert program.main_controller.window.canvas.input.contacts_down == 0
    Stylus(program).write((300, 300), (350, 300))
    assert len(strokes(program)) == 2


def test_a_pen_that_rests_long_leaves_a_few_samples_and_no_stain(program: Application) -> None:
    """What is drawn at once and is no part of the stroke goes when it is lifted."""
    canvas, pen = program.main_controller.window.canvas, Stylus(program)
    shown(program)
    canvas.chrome_scale = 25.0  # a board that trembles much
    pen.send(QEvent.Type.TabletPress, (300, 300))
    for step in range(20):
        pen.send(QEvent.Type.TabletMove, (300 + 5 * step, 300))
    for step in range(600):
        pen.send(QEvent.Type.TabletMove, (395 + 8 * (-1) ** step, 300 + 8 * (-1) ** (step // 2)))
        pen.ms += 20
    pen.send(QEvent.Type.TabletRelease, (395, 300), 0.0)
    (stroke,) = strokes(program)
    assert len(stroke.samples) < 200
    lifted = canvas.grab().toImage()
    assert shown(program) == lifted


def test_devices_watch_nothing_after_the_board_has_gone(tmp_path: Path, qapp: QApplication) -> None:
    with placed(tmp_path) as program:
        pen = Stylus(program)
        pen.write((100, 100), (150, 100))
        device: QObject = pen.device
        assert isinstance(device, QInputDevice | QPointingDevice)
    delete(device)
