"""Touches that a task takes from a lesson's page with the pen in hand, by a real pointer in the real window: no more
than in OpenBoard 1.7.3, where they were counted by hand (docs/measurements/touches.md)."""

from __future__ import annotations

from collections.abc import Iterator
from math import cos, dist, radians, sin
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from plugins.protractor import CENTRE
from plugins.ruler import MARGIN
from tests.support.hands import laid
from tests.support.real_pointer import RealPointer
from tests.support.running_program import items, running, strokes, wait_for
from tests.support.widgets import button, named, texts
from tni.app.application import Application
from tni.document.items import PluginItem, Shape, ShapeKind
from tni.document.page_format import Ruling
from tni.document.plugin_state import plugin_state
from tni.ui.chrome.commands import CommandId
from tni.ui.chrome.on_screen_keyboard import OnScreenKeyboard
from tni.ui.panels.curtain import Curtain, CurtainSide
from tni.ui.panels.stopwatch import Stopwatch
from tni.ui.showing.magnifier import Magnifier
from tni.ui.showing.spotlight import Spotlight

SHEET = "Instruments, objets"


class CountedHand:
    """Hand that counts its touches: each press, each drag, each text that is typed."""

    def __init__(self, qtbot: QtBot, program: Application) -> None:
        self.program, self.count = program, 0
        self.window = program.main_controller.window
        self._pointer = RealPointer(qtbot, self.window)

    def press(self, wanted: str | CommandId | QWidget) -> None:
        """Press a widget, or the button of a command or with a name."""
        if not isinstance(wanted, QWidget):
            wait_for(lambda: bool(self._shown(wanted)), wanted)
            (wanted,) = self._shown(wanted)
        self._pointer.touch(wanted)
        self.count += 1

    def _shown(self, wanted: str) -> list[QAbstractButton]:
        found = [one for one in self.window.findChildren(QAbstractButton) if one.isVisible()]
        if not isinstance(wanted, CommandId):
            return [one for one in found if wanted in (one.accessibleName(), one.text())]
        action = self.program.main_controller.commands[wanted]
        return [one for one in found if isinstance(one, QToolButton) and one.defaultAction() is action]

    def drag(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        """Drag from one place of the page to another, in millimetres."""
        self._pointer.stroke(self._on_screen(start), self._on_screen(end))
        self.count += 1

    def drag_on(self, widget: QWidget, start: QPoint, end: QPoint) -> None:
        self._pointer.stroke(widget.mapToGlobal(start), widget.mapToGlobal(end))
        self.count += 1

    def press_on(self, widget: QWidget, at: QPoint) -> None:
        self._pointer.touch_at(widget.mapToGlobal(at))
        self.count += 1

    def type(self, text: str) -> None:
        field = QApplication.focusWidget()
        assert field is not None
        QTest.keyClicks(field, text)
        self.count += 1

    def open_item(self, name: str) -> PluginItem:
        """Put an item on the page by the drawer, which shows its first sheet, and return it."""
        self.press(self.more)
        self.press(SHEET)
        self.press(name)
        wait_for(lambda: bool(self.items), name)
        return self.item

    @property
    def more(self) -> QWidget:
        return self.window.bar.more_button

    @property
    def items(self) -> list[PluginItem]:
        return [one for one in items(self.program) if isinstance(one, PluginItem)]

    @property
    def item(self) -> PluginItem:
        (found,) = self.items
        return found

    @property
    def state(self) -> dict[str, Any]:
        found = plugin_state(self.program.main_controller.editor.selected_item)
        assert found is not None
        return dict(found.state)

    @property
    def panel(self) -> QWidget:
        found = self.program.items.controller.panel
        assert found is not None
        return found

    def handle(self, name: str) -> tuple[float, float]:
        """Return where a handle of the item is on the page."""
        host = self.program.items.host
        (found,) = [one for one in host.handles(self.item) if one.id == name]
        return self.item.transform.point(*found.at)

    def _on_screen(self, place: tuple[float, float]) -> QPoint:
        canvas, view = self.window.canvas, self.program.main_controller.editor.view
        x, y = view.to_screen(*place)
        ratio = canvas.devicePixelRatioF()
        return canvas.mapToGlobal(QPoint(round(x / ratio), round(y / ratio)))


@pytest.fixture
def hand(qtbot: QtBot, tmp_path: Path) -> Iterator[CountedHand]:
    with running(tmp_path / "home") as program:
        yield CountedHand(qtbot, program)


def test_a_line_along_the_ruler_takes_five(hand: CountedHand) -> None:
    there = hand.open_item("Règle").transform
    hand.press(CommandId.PEN)
    start, end = there.point(MARGIN + 10, -1.0), there.point(MARGIN + 120, -3.0)
    hand.drag(start, end)
    (line,) = strokes(hand.program)
    places = np.asarray([there.inverse().point(*map(float, p)) for p in line.samples.positions_mm])
    assert abs(np.ptp(places[:, 1])) < 0.2, "it keeps to the edge"
    assert np.ptp(places[:, 0]) > 100
    assert hand.count == 5


def test_an_angle_of_40_degrees_takes_four(hand: CountedHand) -> None:
    hand.open_item("Rapporteur")
    arm = hand.handle("arm")
    x, y = hand.item.transform.point(*CENTRE)
    length = dist(arm, (x, y))
    hand.drag(arm, (x + length * cos(radians(40)), y - length * sin(radians(40))))
    assert hand.state["measure"] == 40.0
    assert hand.count == 4


@pytest.mark.parametrize("opens", [False, True])
def test_a_circle_takes_four_and_five_with_another_radius(hand: CountedHand, opens: bool) -> None:
    hand.open_item("Compas")
    if opens:
        x, y = hand.handle("open")
        hand.drag((x, y), (x + 15.0, y))
    hand.press("Tracer le cercle")
    (circle,) = [one for one in items(hand.program) if isinstance(one, Shape)]
    assert circle.kind is ShapeKind.ELLIPSE
    assert circle.x1 - circle.x0 == pytest.approx(2 * hand.state["opening"], abs=0.01)
    assert opens == (hand.state["opening"] != 50.0)
    assert hand.count == (5 if opens else 4)


def test_a_curtain_over_the_lower_half_takes_three(hand: CountedHand) -> None:
    hand.press(hand.more)
    hand.press(CommandId.CURTAIN)
    wait_for(lambda: hand.window.findChildren(Curtain) != [], "the curtain")
    curtain = laid(hand.program, Curtain)
    middle = curtain.width() // 2
    hand.drag_on(curtain, QPoint(middle, 6), QPoint(middle, 6 + curtain.height() // 2))
    assert curtain.aside(CurtainSide.TOP) == pytest.approx(0.5, abs=0.01)
    assert curtain.aside(CurtainSide.BOTTOM) == 0
    assert hand.count == 3


def test_a_light_on_a_figure_takes_three(hand: CountedHand) -> None:
    hand.press(hand.more)
    hand.press(CommandId.SPOTLIGHT)
    wait_for(lambda: hand.window.findChildren(Spotlight) != [], "the dark")
    spotlight = laid(hand.program, Spotlight)
    hand.press_on(spotlight, QPoint(150, 120))
    assert (round(spotlight.spot.x), round(spotlight.spot.y)) == (150, 120)
    assert hand.count == 3


def test_a_lens_on_a_word_takes_three(hand: CountedHand) -> None:
    hand.press(hand.more)
    hand.press(CommandId.MAGNIFIER)
    wait_for(lambda: hand.window.findChildren(Magnifier) != [], "the lens")
    lens = laid(hand.program, Magnifier)
    before = lens.lens
    assert before is not None
    middle = lens.rect().center()
    hand.drag_on(lens, middle, middle - QPoint(120, 90))
    assert lens.lens is not None
    assert (round(before.x - lens.lens.x), round(before.y - lens.lens.y)) == (120, 90)
    assert hand.count == 3


def test_dice_take_three(hand: CountedHand) -> None:
    hand.open_item("Dés")
    assert hand.state["values"]
    assert hand.count == 3


def test_a_map_takes_three(hand: CountedHand) -> None:
    hand.open_item("Carte")
    assert hand.count == 3


def test_the_curve_of_a_formula_takes_six(hand: CountedHand) -> None:
    hand.open_item("Courbe")
    hand.press(button(hand.panel, "Plus"))  # beside a plot there is room for the first row of its panel alone
    hand.press(named(hand.panel, QLineEdit, "Courbe 1"))
    hand.type("x^2")
    assert hand.state["formulas"][0] == "x^2"
    assert hand.count == 6


def test_squared_paper_takes_two(hand: CountedHand) -> None:
    hand.press("Page 1 sur 1 : voir toutes les pages")
    hand.press(CommandId.RULING_SQUARED)
    assert hand.program.main_controller.editor.page.ruling is Ruling.SQUARED
    assert hand.count == 2


def test_a_timer_of_five_minutes_takes_four(hand: CountedHand) -> None:
    hand.press(hand.more)
    hand.press(CommandId.STOPWATCH)
    hand.press("Minuteur")
    hand.press("Démarrer")
    assert {"5:00", "4:59", "4:58"} & set(texts(laid(hand.program, Stopwatch))), "of a busy machine too"
    assert named(laid(hand.program, Stopwatch), QAbstractButton, "Pause").isVisible()
    assert hand.count == 4


def test_a_product_takes_six(hand: CountedHand) -> None:
    hand.open_item("Calculatrice")
    hand.press(named(hand.panel, QLineEdit, "Calcul"))
    hand.type("12*34")
    hand.press("Calculer")
    found = plugin_state(hand.program.main_controller.editor.selected_item)
    assert found is not None
    assert "408" in found.text
    assert hand.count == 6


def test_a_keyboard_for_a_text_takes_three(hand: CountedHand) -> None:
    hand.press(CommandId.TEXT)
    hand.press_on(hand.window.canvas, QPoint(300, 200))
    hand.press(CommandId.KEYBOARD)
    keyboard = laid(hand.program, OnScreenKeyboard)
    assert hand.count == 3
    hand.press(named(keyboard, QAbstractButton, "a"))
    assert hand.program.main_controller.instruments.typing.edit.toPlainText() == "a"


def test_an_item_again_takes_two(hand: CountedHand) -> None:
    hand.open_item("Règle")
    before = hand.count
    hand.press(hand.more)
    hand.press("Équerre")
    assert len(hand.items) == 2
    assert hand.count - before == 2
