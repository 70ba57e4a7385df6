"""The on-screen keyboard writes French into what is being edited and never takes the focus."""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tni.ui.chrome.button import Style
from tni.ui.chrome.icons import Icons
from tni.ui.chrome.keyboard_layout import (
    CHOICE,
    CIRCUMFLEX,
    DIAERESIS,
    GREEK,
    LANGUAGES,
    LAYOUTS,
    LETTERS,
    MATHS,
    NUMBERS,
    SIGNS,
    TONOS,
    KeyAction,
    KeyboardKey,
    KeyboardLayout,
    KeyComposer,
)
from tni.ui.chrome.metrics import Metrics
from tni.ui.chrome.on_screen_keyboard import KeyButton, OnScreenKeyboard
from tni.ui.chrome.theme import Theme

ALL_KEYS = [key for layout in (LETTERS, SIGNS, LANGUAGES, GREEK, MATHS, NUMBERS) for row in layout.rows for key in row]


class Desk(NamedTuple):
    window: QWidget
    field: QPlainTextEdit
    keyboard: OnScreenKeyboard


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1280, 720)
    field = QPlainTextEdit(window)
    field.setGeometry(0, 0, 1280, 300)
    keyboard = OnScreenKeyboard(Style(Theme(Metrics(48), scheme="light"), Icons()), window)
    keyboard.setGeometry(0, 720 - keyboard.sizeHint().height(), 1280, keyboard.sizeHint().height())
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    return Desk(window, field, keyboard)


def key_of(keyboard: OnScreenKeyboard, does: str | KeyAction) -> KeyButton:
    return next(button for button in keyboard.visible_keys() if button.key.does == does)


def tap(qtbot: QtBot, keyboard: OnScreenKeyboard, *keys: str | KeyAction) -> None:
    for key in keys:
        qtbot.mouseClick(key_of(keyboard, key), Qt.MouseButton.LeftButton)


def test_it_writes_where_the_focus_is_and_leaves_it_there(qtbot: QtBot, desk: Desk) -> None:
    tap(qtbot, desk.keyboard, KeyAction.SHIFT, "l", "'", "é", "t", "é", KeyAction.ENTER, "ç", "a", " ", "1", "€")
    assert desk.field.toPlainText() == "L'été\nça 1€"
    assert desk.field.hasFocus()


def test_it_corrects_and_moves(qtbot: QtBot, desk: Desk) -> None:
    tap(qtbot, desk.keyboard, "a", "b", "c", KeyAction.BACKSPACE, KeyAction.LEFT, "x", KeyAction.RIGHT, "y")
    assert desk.field.toPlainText() == "axby"


def test_dead_accents_wait_for_their_letter(qtbot: QtBot, desk: Desk) -> None:
    tap(qtbot, desk.keyboard, "^", "e", "¨", "i", "^", "^", "¨", "z", "^", " ")
    assert desk.field.toPlainText() == "êï^^¨z^"


def test_a_waiting_accent_is_seen(qtbot: QtBot, desk: Desk) -> None:
    tap(qtbot, desk.keyboard, "^")
    assert key_of(desk.keyboard, "^").lit
    tap(qtbot, desk.keyboard, "e")
    assert not key_of(desk.keyboard, "^").lit


def test_capitals_for_one_letter_or_held(qtbot: QtBot, desk: Desk) -> None:
    tap(qtbot, desk.keyboard, KeyAction.SHIFT, "é", "c")
    tap(qtbot, desk.keyboard, KeyAction.SHIFT, KeyAction.SHIFT, "ç", "a", KeyAction.SHIFT, "b")
    assert desk.field.toPlainText() == "ÉcÇAb"


def test_faces_show_what_will_be_written(qtbot: QtBot, desk: Desk) -> None:
    tap(qtbot, desk.keyboard, KeyAction.SHIFT)
    assert key_of(desk.keyboard, "é").face == "É"
    assert key_of(desk.keyboard, "é").accessibleName() == "É"
    tap(qtbot, desk.keyboard, "a")
    assert key_of(desk.keyboard, "é").face == "é"


def test_signs_are_a_page_away(qtbot: QtBot, desk: Desk) -> None:
    tap(qtbot, desk.keyboard, KeyAction.SIGNS, "×", "÷", "≤", KeyAction.LETTERS, "a")
    assert desk.field.toPlainText() == "×÷≤a"


def test_a_key_offers_the_other_layouts_and_the_keyboard_stays_as_high(qtbot: QtBot, desk: Desk) -> None:
    height = desk.keyboard.sizeHint().height()
    written = {
        KeyAction.LANGUAGES: ("ñ", "ß", "å", "¿"),
        KeyAction.GREEK: ("λ", "΄", "ο", "γ", "ς"),
        KeyAction.MATHS: ("√", "2", "∈", "ℝ"),
        KeyAction.SIGNS: ("½",),
        KeyAction.HAND: ("é",),
        KeyAction.LETTERS: ("a",),
    }
    for layout, keys in written.items():
        tap(qtbot, desk.keyboard, KeyAction.LAYOUTS)
        assert desk.keyboard.sizeHint().height() == height
        offered = [button.key.does for button in desk.keyboard.visible_keys()]
        assert offered == list(LAYOUTS)
        tap(qtbot, desk.keyboard, layout)
        assert desk.keyboard.sizeHint().height() == height
        tap(qtbot, desk.keyboard, *keys)
    assert desk.field.toPlainText() == "ñßå¿λόγς√2∈ℝ½éa"
    assert desk.field.hasFocus()


@pytest.mark.parametrize("shifted", [False, True])
def test_loops_of_the_cursive_letters_are_not_cut(qtbot: QtBot, desk: Desk, shifted: bool) -> None:
    tap(qtbot, desk.keyboard, KeyAction.LAYOUTS, KeyAction.HAND, *([KeyAction.SHIFT] if shifted else []))

    def rims(letter: str) -> tuple[QImage, QImage]:
        """Return the lines of pixels beside the key's edges."""
        seen = key_of(desk.keyboard, letter).grab().toImage()
        left = seen.width() // 2 - 15
        return seen.copy(left, 1, 30, 1), seen.copy(left, seen.height() - 2, 30, 1)

    for letter in "fghjklpqyz":
        assert rims(letter) == rims(","), letter


def test_the_cursive_letters_are_the_school_hand_and_abc_leads_back_to_them(qtbot: QtBot, desk: Desk) -> None:
    plain = key_of(desk.keyboard, "f").grab().toImage()
    tap(qtbot, desk.keyboard, KeyAction.LAYOUTS, KeyAction.HAND)
    hand = key_of(desk.keyboard, "f").grab().toImage()
    assert hand != plain
    tap(qtbot, desk.keyboard, KeyAction.SIGNS, KeyAction.LETTERS)
    assert key_of(desk.keyboard, "f").grab().toImage() == hand
    tap(qtbot, desk.keyboard, KeyAction.SHIFT, "f", "f")
    assert desk.field.toPlainText() == "Ff"
    tap(qtbot, desk.keyboard, KeyAction.LAYOUTS, KeyAction.LETTERS)
    assert key_of(desk.keyboard, "f").grab().toImage() == plain


def test_capitals_of_other_languages(qtbot: QtBot, desk: Desk) -> None:
    tap(qtbot, desk.keyboard, KeyAction.LAYOUTS, KeyAction.GREEK, KeyAction.SHIFT, "π", KeyAction.SHIFT, "σ")
    tap(qtbot, desk.keyboard, KeyAction.LAYOUTS, KeyAction.LANGUAGES, KeyAction.SHIFT, "ß", KeyAction.SHIFT, "ñ", "ñ")
    assert desk.field.toPlainText() == "ΠΣẞÑñ"


def test_it_can_be_put_away(qtbot: QtBot, desk: Desk) -> None:
    with qtbot.waitSignal(desk.keyboard.hide_wanted):
        tap(qtbot, desk.keyboard, KeyAction.HIDE)


def test_without_a_receiver_nothing_happens(qtbot: QtBot, desk: Desk) -> None:
    keyboard = OnScreenKeyboard(desk.keyboard.kit, desk.window, receiver=lambda: None)
    keyboard.press(KeyboardKey("a"))
    assert desk.field.toPlainText() == ""


def test_digits_alone(qtbot: QtBot, desk: Desk) -> None:
    pad = OnScreenKeyboard(desk.keyboard.kit, desk.window, numeric=True)
    pad.resize(pad.sizeHint())
    pad.show()
    tap(qtbot, pad, "3", ",", "1", "4")
    assert desk.field.toPlainText() == "3,14"


@pytest.mark.parametrize("target", [48, 90])
@pytest.mark.parametrize("numeric", [False, True])
def test_keys_are_large_and_apart(qtbot: QtBot, target: int, numeric: bool) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    keyboard = OnScreenKeyboard(Style(Theme(Metrics(target), scheme="light"), Icons()), window, numeric=numeric)
    keyboard.resize(keyboard.sizeHint())
    window.resize(keyboard.size())
    window.show()
    keys = keyboard.visible_keys()
    for key in keys:
        assert min(key.width(), key.height()) >= target
        assert keyboard.rect().contains(key.geometry())
    for i, one in enumerate(keys):
        assert not any(one.geometry().intersects(other.geometry()) for other in keys[:i])
    assert keyboard.childAt(QPoint(0, 0)) is None


@pytest.mark.parametrize("layout", [*LAYOUTS.values(), CHOICE, NUMBERS])
def test_rows_are_full(layout: KeyboardLayout) -> None:
    assert {sum(key.span for key in row) for row in layout.rows} == {layout.columns}


def test_all_of_french_can_be_written() -> None:
    direct = {key.does for key in ALL_KEYS if isinstance(key.does, str)}
    for letter in "abcdefghijklmnopqrstuvwxyzéèàçùœ«»€×÷0123456789.,;:!?'’()\"-+=/°":
        assert letter in direct
    for dead, letters in ((CIRCUMFLEX, "âêîôû"), (DIAERESIS, "ëïüÿ")):
        for letter in letters:
            typist = KeyComposer()
            assert typist.write(dead) == ""
            assert typist.write(KeyboardKey(unicodedata.normalize("NFD", letter)[0])) == letter


def test_all_of_the_languages_taught_can_be_written() -> None:
    direct = {key.does for key in ALL_KEYS if isinstance(key.does, str)}
    alphabets = {
        "español": "áéíóúüñ¿¡", "Deutsch": "äöüß„“", "italiano": "àèéìòù", "português": "ãõáâàçéêíóôú",
        "svenska, dansk": "åäöæø", "polski": "ąćęłńóśźż", "română": "ăâîșț", "magyar": "áéíóöőúüű",
        "čeština": "čěřšžůúý", "ελληνικά": "αβγδεζηθικλμνξοπρστυφχψωςάέήίόύώϊϋΐΰ",
    }  # fmt: skip
    assert {name: [one for one in letters if one not in direct] for name, letters in alphabets.items()} == {
        name: [] for name in alphabets
    }
    typist = KeyComposer()
    assert typist.write(TONOS) + typist.write(KeyboardKey("α")) == "ά"


@given(st.lists(st.sampled_from([key for key in ALL_KEYS if isinstance(key.does, str)] + [None])))
def test_no_key_is_lost(keys: list[KeyboardKey | None]) -> None:
    """Whatever is pressed, what is written holds each character pressed, in order; None is shift."""
    typist, written, pressed = KeyComposer(), "", ""
    for key in keys:
        if key is None:
            typist.press_shift()
        else:
            pressed += typist.shown(key)
            written += typist.write(key)
    written += typist.pending

    def plain(text: str) -> str:
        loose = unicodedata.normalize("NFD", text.replace("΄", "\u0301"))
        return "".join(sorted(loose.replace("\u0302", "^").replace("\u0308", "¨").replace(" ", "")))

    # A dead accent before a space is written as itself, and the space is what ends it.
    assert plain(written) == plain(pressed)
