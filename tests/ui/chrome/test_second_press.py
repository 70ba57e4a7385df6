"""Second press of a double click, and of a key: what gets it, and what does not."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tni.ui.chrome.button import IconButton, Style, TouchButton
from tni.ui.chrome.check_box import CheckBox
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.icons import Icons
from tni.ui.chrome.on_screen_keyboard import KeyButton
from tni.ui.chrome.question_panel import QuestionPanel
from tni.ui.chrome.theme import Metrics, Theme
from tni.ui.chrome.touch_guard import ask_sure

QUICK_MS, SLOW_MS = 150, 1_000
PLACE = QPoint(30, 20)
_HOURS_MS = count(3_600_000, 3_600_000)
"""A time for each hand, long after the one before."""


class Hand:
    """Hand of a teacher over a window: presses a place of it, at times of her own."""

    def __init__(self, qtbot: QtBot) -> None:
        self.window, self.kit, self._ms = QWidget(), Style(Theme(Metrics(48)), Icons()), next(_HOURS_MS)
        qtbot.addWidget(self.window)
        self.window.resize(400, 300)
        with qtbot.waitExposed(self.window):
            self.window.show()

    def add[W: QWidget](self, widget: W) -> W:
        widget.setParent(self.window)
        widget.move(0, 0)
        widget.resize(120, 48)
        widget.show()
        widget.raise_()
        return widget

    def press(self, after_ms: int) -> None:
        """Press and release what lies at the place now."""
        self._ms += after_ms
        under = self.window.childAt(PLACE)
        assert under is not None
        for kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease):
            left, at = Qt.MouseButton.LeftButton, QPointF(under.mapFrom(self.window, PLACE))
            down = left if kind is QEvent.Type.MouseButtonPress else Qt.MouseButton.NoButton
            event = QMouseEvent(kind, at, QPointF(PLACE), left, down, Qt.KeyboardModifier.NoModifier)
            event.setTimestamp(self._ms)
            QApplication.sendEvent(under, event)

    def hold(self, widget: QWidget, repetitions: int) -> None:
        """Hold Enter: repetitions each 40 ms, the last of which X11 tells as a release and a press of their own."""
        for _ in range(repetitions):
            self._ms += 40
            event = QKeyEvent(
                QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", autorep=True
            )
            event.setTimestamp(self._ms)
            QApplication.sendEvent(widget, event)
        self.key(widget, 40)

    def key(self, widget: QWidget, after_ms: int, key: Qt.Key = Qt.Key.Key_Return) -> None:
        self._ms += after_ms
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier)
            event.setTimestamp(self._ms)
            QApplication.sendEvent(widget, event)


@pytest.fixture
def hand(qtbot: QtBot) -> Hand:
    return Hand(qtbot)


def counted(button: TouchButton) -> Callable[[], int]:
    pressed: list[None] = []
    button.clicked.connect(lambda: pressed.append(None))
    return lambda: len(pressed)


def test_what_came_under_the_pointer_is_not_pressed_by_a_double_click(hand: Hand) -> None:
    first, other = TextButton(hand.kit, "Retirer"), TextButton(hand.kit, "Joindre")
    pressed = counted(hand.add(other))
    hand.add(first).clicked.connect(first.hide)
    hand.press(SLOW_MS)
    hand.press(QUICK_MS)
    assert pressed() == 0
    hand.press(SLOW_MS)
    assert pressed() == 1


def test_quick_presses_of_a_stepper_are_all_meant(hand: Hand) -> None:
    pressed = counted(hand.add(IconButton(hand.kit, "plus", "Plus")))
    for _ in range(5):
        hand.press(QUICK_MS)
    assert pressed() == 5


def test_a_stepper_that_is_made_anew_at_each_press_loses_none(hand: Hand) -> None:
    steps: list[TouchButton] = []

    def make() -> None:
        button = hand.add(IconButton(hand.kit, "plus", "Plus"))
        button.stays_itself = True
        button.clicked.connect(make)
        steps.append(button)

    make()
    for _ in range(5):
        hand.press(QUICK_MS)
    assert len(steps) == 6


@pytest.mark.parametrize("by_key", [False, True])
@pytest.mark.parametrize("kind", [TextButton, CheckBox])
def test_an_answer_is_not_taken_back(hand: Hand, kind: type[TextButton | CheckBox], by_key: bool) -> None:
    box = hand.add(TextButton(hand.kit, "Relu") if kind is TextButton else CheckBox("Relu"))
    box.setCheckable(True)

    def answer(after_ms: int) -> None:
        hand.key(box, after_ms, Qt.Key.Key_Space) if by_key else hand.press(after_ms)

    answer(SLOW_MS)
    answer(QUICK_MS)
    assert box.isChecked()
    answer(SLOW_MS)
    assert not box.isChecked()


def test_a_button_that_says_something_else_now_is_not_pressed(hand: Hand) -> None:
    pause = hand.add(TextButton(hand.kit, "Suspendre"))
    pressed = counted(pause)
    pause.clicked.connect(lambda: pause.set_text("Reprendre"))
    hand.press(SLOW_MS)
    hand.press(QUICK_MS)
    assert pressed() == 1


def test_a_button_that_has_opened_a_question_opens_no_second_one(hand: Hand) -> None:
    ask = hand.add(TextButton(hand.kit, "Supprimer"))
    pressed = counted(ask)
    ask.clicked.connect(lambda: QuestionPanel(hand.kit, "Sûr ?", "", [("Oui", list)], hand.window).open_at(PLACE * 5))
    hand.press(SLOW_MS)
    hand.press(QUICK_MS)
    assert pressed() == 1


def test_enter_on_the_next_button_is_meant_after_tab_alone(hand: Hand) -> None:
    first, other = (hand.add(TextButton(hand.kit, text)) for text in ("Un", "Deux"))
    pressed = counted(other)
    hand.key(first, SLOW_MS)
    hand.key(other, QUICK_MS)
    assert pressed() == 0, "the focus moved by itself"
    hand.key(first, SLOW_MS)
    hand.key(first, QUICK_MS // 2, Qt.Key.Key_Tab)
    hand.key(other, QUICK_MS // 2)
    assert pressed() == 1


def test_a_key_that_is_held_presses_once(hand: Hand) -> None:
    button, other = (hand.add(TextButton(hand.kit, text)) for text in ("Retirer", "Annuler"))
    pressed, answered = counted(button), counted(other)
    hand.key(button, SLOW_MS)
    hand.hold(button, 20)
    hand.hold(other, 20)
    assert (pressed(), answered()) == (1, 0)
    hand.key(button, SLOW_MS)
    assert pressed() == 2


def test_what_is_asked_is_answered_by_no_key_that_is_held_or_pressed_soon_again(hand: Hand, qtbot: QtBot) -> None:
    button, erased = hand.add(TextButton(hand.kit, "Supprimer la classe")), list[None]()

    def press() -> None:
        if button.label == "Effacer":
            erased.append(None)
        else:
            ask_sure(button, "Effacer")

    button.clicked.connect(press)
    hand.key(button, SLOW_MS)
    hand.hold(button, 30)
    hand.key(button, SLOW_MS)  # by its time a press of its own, but the guard has seen no pause yet
    assert not erased
    qtbot.waitUntil(lambda: not button.findChildren(QObject, "key guard"))
    hand.key(button, SLOW_MS)
    assert len(erased) == 1


def test_a_key_of_the_screen_keyboard_that_shows_another_letter_is_meant(hand: Hand) -> None:
    letter = hand.add(TextButton(hand.kit, "L"))
    letter.stays_itself = KeyButton.stays_itself
    pressed = counted(letter)
    letter.clicked.connect(lambda: letter.set_text("l"))
    hand.press(SLOW_MS)
    hand.press(QUICK_MS)
    assert pressed() == 2


def test_the_focus_returns_from_a_question_to_where_it_was(hand: Hand) -> None:
    hand.add(TextButton(hand.kit, "Renommer"))
    asks = hand.add(TextButton(hand.kit, "Supprimer"))
    hand.add(TextButton(hand.kit, "Déplacer"))
    asks.setFocus()
    panel = QuestionPanel(hand.kit, "Sûr ?", "", [("Oui", list)], hand.window)
    panel.open_low()
    assert hand.window.focusWidget() is panel
    panel.put_away()
    assert hand.window.focusWidget() is asks
