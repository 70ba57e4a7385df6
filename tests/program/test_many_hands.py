"""Some write on the page while others work what lies over and beside it; nobody cuts another's stroke."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QScrollArea, QWidget

from tests.support.hands import At, Fingers, laid, on_canvas
from tests.support.one_pupil import join_one_pupil
from tests.support.running_program import strokes, wait_for
from tests.support.widgets import button, texts, timer
from tni.app.application import Application
from tni.ui.chrome.button import LONG_PRESS_MS, TouchButton
from tni.ui.chrome.choice_buttons import ColourButton
from tni.ui.chrome.commands import CommandId
from tni.ui.chrome.on_screen_keyboard import KeyButton, OnScreenKeyboard
from tni.ui.chrome.panel import FloatingPanel, Popover
from tni.ui.panels.curtain import Curtain, CurtainSide
from tni.ui.panels.page_list import PageList
from tni.ui.panels.random_pupil import NumberLabel, RandomPupilPanel
from tni.ui.panels.shortcuts_sheet import ShortcutsSheet
from tni.ui.panels.stopwatch import Stopwatch

WRITER, HAND, OTHER = 0, 1, 2


class Hands(Fingers):
    """One finger writes a line at the top of the page for as long as the test lasts; others do something else."""

    def __init__(self, program: Application) -> None:
        super().__init__(program)
        self.program = program
        self.view = program.main_controller.editor.view
        self.written: list[At] = []

    def write(self, steps: int = 1) -> None:
        for _ in range(steps):
            at = (100 + 11 * len(self.written), 40)
            self.frame(**{"move" if self.written else "press": {WRITER: at}})  # type: ignore[arg-type]
            self.written.append(at)

    def drag(self, start: QPoint, *by: tuple[int, int], finger: int = HAND) -> None:
        """Another finger goes from `start` by steps, and the writer writes on between them."""
        self.frame(press={finger: start})
        for step in by:
            start = start + QPoint(*step)
            if self.written:
                self.write()
            self.frame(move={finger: start})
        self.frame(release=(finger,))

    def tap(self, widget: QWidget, finger: int = HAND) -> None:
        self.drag(self.on(widget), finger=finger)

    def end(self) -> None:
        """The stroke is whole, and the only one."""
        self.frame(release=(WRITER,))
        (stroke,) = strokes(self.program)
        assert len(stroke.samples) == len(self.written)
        if self.program.main_controller.editor.view == self.view:
            assert [(round(x), round(y)) for x, y in on_canvas(self.program, stroke).tolist()] == self.written
        assert not self.program.main_controller.editor.busy
        assert self.program.main_controller.window.canvas.input.contacts_down == 0


@pytest.fixture(params=["alone", "while another writes"])
def hands(request: pytest.FixtureRequest, program: Application) -> Hands:
    made = Hands(program)
    if request.param != "alone":
        made.write(2)
    return made


def done(hands: Hands) -> None:
    if hands.written:
        hands.write()
        hands.end()
    else:
        assert strokes(hands.program) == []


def test_a_finger_draws_the_curtain(program: Application, hands: Hands) -> None:
    program.main_controller.commands[CommandId.CURTAIN].trigger()
    curtain = laid(program, Curtain)
    area = curtain.geometry()
    curtain.pull(CurtainSide.TOP, 0.3)  # where the other one writes
    middle = hands.on(curtain)
    hands.drag(QPoint(middle.x(), curtain.geometry().bottom() - 5), *[(0, -20)] * 10)
    assert curtain.aside(CurtainSide.BOTTOM) == pytest.approx(200 / area.height(), abs=0.01)
    assert curtain.aside(CurtainSide.TOP) == pytest.approx(0.3, abs=0.01)
    done(hands)


def test_the_curtain_is_drawn_while_another_begins_to_write(program: Application) -> None:
    """The first finger's touch is Qt's mouse only as long as it is alone."""
    hands = Hands(program)
    program.main_controller.commands[CommandId.CURTAIN].trigger()
    curtain = laid(program, Curtain)
    area = curtain.geometry()
    curtain.pull(CurtainSide.TOP, 0.3)
    start = QPoint(hands.on(curtain).x(), curtain.geometry().bottom() - 5)
    hands.frame(press={HAND: start})
    hands.frame(move={HAND: start - QPoint(0, 40)})
    hands.write(3)
    hands.frame(move={HAND: start - QPoint(0, 100)})
    hands.frame(release=(HAND,))
    assert curtain.aside(CurtainSide.BOTTOM) == pytest.approx(100 / area.height(), abs=0.01)
    hands.end()


def test_a_double_tap_takes_the_curtain_away(program: Application, hands: Hands) -> None:
    program.main_controller.commands[CommandId.CURTAIN].trigger()
    curtain = laid(program, Curtain)
    curtain.pull(CurtainSide.TOP, 0.3)
    hands.tap(curtain)
    assert curtain.isVisible()
    hands.tap(curtain)
    assert curtain.isHidden()
    done(hands)


@pytest.mark.parametrize(
    ("command", "kind"), [(CommandId.STOPWATCH, Stopwatch), (CommandId.RANDOM_PUPIL, RandomPupilPanel)]
)
def test_a_finger_moves_a_panel_and_a_second_one_on_it_does_not(
    program: Application, hands: Hands, command: CommandId, kind: type[FloatingPanel]
) -> None:
    program.main_controller.commands[command].trigger()
    panel = laid(program, kind)
    panel.move(600, 200)
    before = panel.geometry()
    start = before.topLeft() + QPoint(8, before.height() // 2)
    hands.frame(press={HAND: start})
    hands.frame(press={OTHER: before.topLeft() + QPoint(8, 8)})
    hands.frame(release=(OTHER,))
    for step in range(1, 6):
        hands.frame(move={HAND: start - QPoint(20 * step, -4 * step)})
    hands.frame(release=(HAND,))
    assert panel.pos() == before.topLeft() + QPoint(-100, 20)
    done(hands)


def test_two_panels_are_moved_by_two_hands(program: Application, hands: Hands) -> None:
    panels: list[FloatingPanel] = []
    for command, kind, x in ((CommandId.STOPWATCH, Stopwatch, 100), (CommandId.RANDOM_PUPIL, RandomPupilPanel, 700)):
        program.main_controller.commands[command].trigger()
        panels.append(laid(program, kind))
        panels[-1].move(x, 150)
    starts = [panel.geometry().topLeft() + QPoint(8, panel.height() // 2) for panel in panels]
    corners = [panel.pos() for panel in panels]
    hands.frame(press=dict(zip((HAND, OTHER), starts, strict=True)))
    assert [panel.pos() for panel in panels] == corners
    hands.frame(move={HAND: starts[0] + QPoint(30, 10), OTHER: starts[1] + QPoint(-50, 20)})
    hands.frame(release=(HAND, OTHER))
    assert [panel.pos() for panel in panels] == [corners[0] + QPoint(30, 10), corners[1] + QPoint(-50, 20)]
    done(hands)


def test_a_colour_is_chosen(program: Application, hands: Hands) -> None:
    bar = program.main_controller.window.bar
    chosen: list[str] = []
    bar.colour_chosen.connect(chosen.append)
    other = next(b for b in bar.findChildren(ColourButton) if b.isVisible() and not b.isChecked())
    colour = other.value
    hands.tap(other)
    assert chosen == [colour]
    done(hands)


def test_the_first_touch_moves_no_button(program: Application) -> None:
    """It proposes to teach, which the bar says."""
    bar, hands = program.main_controller.window.bar, Hands(program)

    def places() -> dict[TouchButton, QRect]:
        return {b: b.geometry() for b in bar.findChildren(TouchButton) if b.isVisible()}

    mark = bar.seance_button
    before = places()
    assert mark.label == "Préparer"
    hands.frame(press={HAND: hands.on(bar.button_of(CommandId.SELECT))})
    assert mark.label == "Enseigner"
    assert places() == before
    hands.frame(release=(HAND,))
    assert program.main_controller.commands[CommandId.SELECT].isChecked()


def test_two_buttons_are_pressed_at_once(program: Application, hands: Hands) -> None:
    commands, bar = program.main_controller.commands, program.main_controller.window.bar
    pen, more = bar.button_of(CommandId.SELECT), bar.more_button
    hands.frame(press={HAND: hands.on(pen), OTHER: hands.on(more)})
    hands.frame(release=(HAND, OTHER))
    assert commands[CommandId.SELECT].isChecked()
    assert program.main_controller.window.drawer.isVisible()
    done(hands)


def test_a_finger_that_slides_off_a_button_has_not_pressed_it(program: Application, hands: Hands) -> None:
    more = program.main_controller.window.bar.more_button
    hands.drag(hands.on(more), (0, -100), (0, -100))
    assert program.main_controller.window.drawer.isHidden()
    done(hands)  # and has left no ink on the page


def test_a_long_press_opens_the_options(program: Application, hands: Hands) -> None:
    bar = program.main_controller.window.bar
    hands.frame(press={HAND: hands.on(bar.button_of(CommandId.HIGHLIGHTER))})
    hands.frame(press={OTHER: hands.on(bar.button_of(CommandId.HIGHLIGHTER)) + QPoint(5, 0)})
    hands.frame(release=(OTHER,))

    def options() -> list[Popover]:
        return [p for p in program.main_controller.window.children() if isinstance(p, Popover) and p.isVisible()]

    wait_for(lambda: bool(options()), "the options")
    hands.frame(release=(HAND,))
    assert len(options()) == 1
    assert program.main_controller.commands[CommandId.HIGHLIGHTER].isChecked()
    if hands.written:
        hands.write()
    hands.tap(options()[0])  # a finger on the popover doesn't put it away
    assert len(options()) == 1
    done(hands)


def test_a_name_shows_as_long_as_one_finger_holds_the_number(program: Application, hands: Hands) -> None:
    join_one_pupil(program)
    program.main_controller.commands[CommandId.RANDOM_PUPIL].trigger()
    panel = laid(program, RandomPupilPanel)
    panel.draw()
    place = hands.on(panel.findChild(NumberLabel))
    hands.frame(press={HAND: place})
    hands.frame(press={OTHER: place + QPoint(6, 0)})
    hands.frame(release=(OTHER,))
    wait_for(lambda: "Zoé" in texts(panel), "the name")
    hands.frame(press={OTHER: place + QPoint(6, 0)})
    hands.frame(release=(OTHER,))
    assert "Zoé" in texts(panel)
    hands.frame(release=(HAND,))
    assert "Zoé" not in texts(panel)
    done(hands)


def test_taps_of_two_fingers_are_no_long_press(program: Application, hands: Hands, qtbot: object) -> None:
    join_one_pupil(program)
    program.main_controller.commands[CommandId.RANDOM_PUPIL].trigger()
    panel = laid(program, RandomPupilPanel)
    panel.draw()
    told: list[bool] = []
    number = panel.findChild(NumberLabel)
    number.held.connect(lambda: told.append(True))
    place = hands.on(number)
    hands.frame(press={HAND: place})
    hands.frame(press={OTHER: place})
    hands.frame(release=(HAND,))  # the one that began has gone
    assert not timer(number).isActive()
    hands.frame(release=(OTHER,))
    assert told == []
    assert timer(number).interval() == LONG_PRESS_MS
    done(hands)


def test_the_keyboard_types_by_two_fingers(program: Application, hands: Hands) -> None:
    program.main_controller.commands[CommandId.KEYBOARD].trigger()
    keyboard = laid(program, OnScreenKeyboard)
    typed: list[object] = []
    keys = {k.key.does: k for k in keyboard.findChildren(KeyButton) if k.isVisible()}
    for name in "ab":
        keys[name].clicked.connect(lambda _=False, name=name: typed.append(name))
    hands.frame(press={HAND: hands.on(keys["a"])})
    hands.frame(press={OTHER: hands.on(keys["b"])})
    hands.frame(release=(HAND,))
    hands.frame(release=(OTHER,))
    assert typed == ["a", "b"]
    done(hands)


def many_pages(program: Application) -> QRect:
    for _ in range(14):
        program.main_controller.commands[CommandId.ADD_PAGE].trigger()
    program.main_controller.commands[CommandId.PAGE_PANEL].trigger()
    panel = program.main_controller.instruments.pages.panel
    assert panel is not None
    view = panel.findChild(PageList)
    bar = view.horizontalScrollBar()
    wait_for(lambda: bar.value() == bar.maximum() == 15 * view.sizeHintForColumn(0) - view.viewport().width(), "pages")
    return QRect(view.viewport().mapTo(program.main_controller.window, QPoint(0, 0)), view.viewport().size())


@pytest.mark.parametrize("writes", [False, True])
def test_a_finger_scrolls_the_pages_and_a_tap_goes_to_one(program: Application, writes: bool) -> None:
    place = many_pages(program)
    hands = Hands(program)
    if writes:
        hands.write(2)
    panel = program.main_controller.instruments.pages.panel
    assert panel is not None
    bar = panel.findChild(PageList).horizontalScrollBar()
    before, page = bar.value(), program.main_controller.editor.page_index
    hands.drag(place.center(), *[(40, 0)] * 5)
    assert before - bar.value() == 200
    assert program.main_controller.editor.page_index == page
    if writes:
        hands.write()
        hands.end()
    hands.drag(place.center())
    wait_for(lambda: program.main_controller.editor.page_index != page, "another page")


def test_the_sheet_of_keys_scrolls_and_goes_by_a_tap_beside_it(program: Application, hands: Hands) -> None:
    program.main_controller.window.resize(700, 420)
    wait_for(lambda: program.main_controller.window.width() == 700, "a small window")
    program.main_controller.commands[CommandId.SHORTCUTS].trigger()
    sheet = laid(program, ShortcutsSheet)
    scroll = sheet.findChild(QScrollArea)
    assert scroll is not None
    bar = scroll.verticalScrollBar()
    hands.drag(hands.on(scroll), *[(0, -30)] * 3)
    assert bar.value() == 90
    assert sheet.isVisible()
    hands.drag(QPoint(4, 200))
    assert sheet.isHidden()
    done(hands)


def test_what_the_system_takes_from_the_bar_is_not_pressed(program: Application, hands: Hands) -> None:
    window = program.main_controller.window
    hands.frame(press={HAND: hands.on(window.bar.more_button)})
    assert window.bar.more_button.isDown()
    hands.cancel()
    assert not window.bar.more_button.isDown()
    assert window.drawer.isHidden()
    assert not program.main_controller.editor.busy
    hands.tap(window.bar.more_button)
    assert window.drawer.isVisible()


def test_a_popover_stays_while_fingers_work_it_and_goes_when_one_writes_anew(program: Application) -> None:
    hands = Hands(program)
    hands.write(2)
    drawer = program.main_controller.window.drawer
    hands.tap(program.main_controller.window.bar.more_button)
    hands.write(2)
    assert drawer.isVisible(), "a stroke that was begun before goes on beside it"
    hands.tap(button(drawer, "Écrire"))
    assert button(drawer, "Écrire").isChecked()
    assert drawer.isVisible()
    hands.frame(press={OTHER: (drawer.x() // 2, 40)})
    assert drawer.isHidden()
    hands.frame(release=(OTHER,))
    hands.write()
    hands.frame(release=(WRITER,))
    assert sorted(len(s.samples) for s in strokes(program)) == [1, 5]


def test_nothing_in_the_window_takes_touch_by_itself_or_keeps_it_from_the_window(program: Application) -> None:
    """Else Qt would make a mouse of its first finger, and of none that follow."""
    for command in (
        CommandId.CURTAIN,
        CommandId.STOPWATCH,
        CommandId.RANDOM_PUPIL,
        CommandId.KEYBOARD,
        CommandId.PAGE_PANEL,
        CommandId.SHORTCUTS,
    ):
        program.main_controller.commands[command].trigger()
    program.main_controller.window.bar.more_button.defaultAction().trigger()
    program.main_controller.window.notices.show("Un mot")
    touch, mouse = Qt.WidgetAttribute.WA_AcceptTouchEvents, Qt.WidgetAttribute.WA_NoMousePropagation
    # Viewports of Qt's lists and editors ask for touch, and let it pass: they are scrolled and tapped in other tests.
    inside = (w for w in program.main_controller.window.findChildren(QWidget) if not w.isWindow())
    found = [w for w in inside if w.objectName() != "qt_scrollarea_viewport"]
    assert len(found) > 200
    assert [w for w in found if w.testAttribute(touch) or w.testAttribute(mouse)] == []
