"""Words that no dictionary has, in the real window: underlined at the desk alone, replaced, added, ignored."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from tests.support.running_program import folders, hold, items, let_go, running, wait_for, write
from tests.support.widgets import click
from tests.support.xtest import RIGHT, XTest
from tni.app.application import Application
from tni.core.settings import SPELLING
from tni.document.document import ChangeKind
from tni.document.items import Text
from tni.document.text_style import SpanStyle, TextSpan
from tni.services.cahier.teaching_mode import LessonMode
from tni.services.spelling import spelling_process
from tni.ui.canvas.text_editor import PageTextEdit
from tni.ui.chrome.commands import CommandId
from tni.ui.main_window.spelling_controller import SpellingController
from tni.ui.panels.spelling_popover import SpellingPopover

NO_KEY, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
HERE = (300.0, 200.0)
FAULTY = "Une orthografe simple et correcte"


@pytest.fixture
def program(program: Application) -> Application:
    window = program.main_controller.window
    window.resize(1280, 720)
    wait_for(lambda: window.width() == 1280 and window.height() == 720, "the window's size")
    program.main_controller.commands[CommandId.TEXT].trigger()
    return program


def editor(program: Application) -> PageTextEdit:
    return program.main_controller.instruments.typing.edit


def spelling(program: Application) -> SpellingController:
    return program.spelling.controller


def type_(program: Application, text: str) -> None:
    for letter in text:
        code = Qt.Key.Key_Return if letter == "\n" else Qt.Key.Key_unknown
        written = "\r" if letter == "\n" else letter
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(editor(program), QKeyEvent(kind, code, NO_KEY, written))


def press(program: Application, code: Qt.Key, modifiers: Qt.KeyboardModifier = NO_KEY) -> None:
    """A key for whoever has the focus, after the shortcuts of the window."""
    QTest.keyClick(program.main_controller.window.windowHandle(), code, modifiers)


def begin(program: Application, text: str) -> None:
    write(program, HERE, HERE)
    type_(program, text)


def marked(program: Application) -> list[str]:
    """The words that are underlined."""
    text = editor(program).toPlainText()
    return [text[start:end] for start, end in spelling(program).marked]


def waves(program: Application) -> int:
    """Lines that the overlay paints below words."""
    marks = program.main_controller.instruments.typing.marks
    return 0 if marks is None else len(marks.unknown)


def wait_for_mark(program: Application, *expected: str) -> None:
    wait_for(lambda: marked(program) == [*expected], f"lines below {expected}")
    assert waves(program) >= len(expected)


def red(program: Application) -> int:
    """Pixels of the canvas that have the lines' colour."""
    picture = program.main_controller.window.canvas.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    flat = np.frombuffer(picture.constBits(), np.uint8).reshape(picture.height(), picture.width(), 4).astype(int)
    blue, green, reds = flat[:, :, 0], flat[:, :, 1], flat[:, :, 2]
    return int(((reds > 180) & (green < 110) & (blue < 110)).sum())


def popover(program: Application) -> SpellingPopover:
    shown = spelling(program).popover
    assert shown is not None
    assert shown.isVisible()
    return shown


def offered(program: Application) -> list[str]:
    """Names of the popover's buttons."""
    shown = spelling(program).popover
    is_shown = shown is not None and shown.isVisible()
    return [one.accessibleName() for one in shown.findChildren(QAbstractButton)] if is_shown else []  # type: ignore[union-attr]


def wait_for_proposal(program: Application, text: str) -> None:
    name = f"Remplacer par « {text} »"
    wait_for(lambda: name in offered(program), name)


def point_of(program: Application, word: str) -> QPoint:
    start = editor(program).toPlainText().index(word)
    box = program.main_controller.instruments.typing.box_of(start, start + len(word))
    return box.center().toPoint()


# -- what is underlined


def test_a_fault_is_underlined_once_the_caret_has_left_the_word(program: Application) -> None:
    begin(program, "Une orthografe")
    type_(program, " ")
    wait_for_mark(program, "orthografe")
    assert red(program) > 20
    type_(program, "simmple")
    program.app.processEvents()
    assert marked(program) == ["orthografe"]
    type_(program, ".")
    wait_for_mark(program, "orthografe", "simmple")


def test_nothing_is_underlined_in_right_french(program: Application) -> None:
    begin(program, "L’élève d’aujourd’hui écrit $\\frac{orthografe}{2}$ ; SNCF, www.ecole.fr, mai__on. ")
    type_(program, "fautte ")
    wait_for_mark(program, "fautte")  # the last word that the dictionary was asked for


def test_the_lines_go_with_the_editor_and_are_in_no_picture_of_the_page(program: Application) -> None:
    begin(program, f"{FAULTY} ")
    wait_for_mark(program, "orthografe")
    press(program, Qt.Key.Key_Escape)
    assert waves(program) == 0
    assert red(program) == 0
    (text,) = [item for item in items(program) if isinstance(item, Text)]
    assert text.text.strip() == FAULTY
    assert text.spans == ()


def test_a_capture_of_the_page_has_no_lines(program: Application) -> None:
    begin(program, f"{FAULTY} ")
    wait_for_mark(program, "orthografe")
    program.main_controller.commands[CommandId.CAPTURE_AREA].trigger()
    assert not program.main_controller.instruments.typing.is_open
    assert red(program) == 0
    press(program, Qt.Key.Key_Escape)


def test_a_stored_text_is_checked_when_it_is_opened_its_last_word_too(program: Application) -> None:
    program.main_controller.window.do(lambda s: s.add_text("Bonne orthografe", 60.0, 60.0))
    at = program.main_controller.editor.view.to_screen(62.0, 62.0)
    write(program, at, at)
    wait_for_mark(program, "orthografe")


def test_the_setting_switches_it_off_and_on_at_once(program: Application) -> None:
    begin(program, f"{FAULTY} ")
    wait_for_mark(program, "orthografe")
    program.settings.set(SPELLING, "off")
    program.main_controller.view_actions.spelling_changed.emit()
    assert waves(program) == 0
    press(program, Qt.Key.Key_F7)
    assert spelling(program).popover is None
    program.settings.set(SPELLING, "on")
    program.main_controller.view_actions.spelling_changed.emit()
    assert marked(program) == ["orthografe"]


# -- never before the class


def test_lines_vanish_at_once_when_teaching_begins_while_a_text_is_open(program: Application) -> None:
    begin(program, f"{FAULTY} ")
    wait_for_mark(program, "orthografe")
    press(program, Qt.Key.Key_F7)
    assert popover(program)
    program.teaching.classroom.mode.choose(LessonMode.TEACH)
    assert waves(program) == 0
    assert not spelling(program).popover.isVisible()  # type: ignore[union-attr]
    assert red(program) == 0


def test_nothing_is_underlined_while_teaching(program: Application) -> None:
    begin(program, f"{FAULTY} ")
    wait_for_mark(program, "orthografe")
    press(program, Qt.Key.Key_Escape)
    program.main_controller.commands[CommandId.TEACH].trigger()
    program.main_controller.commands[CommandId.TEXT].trigger()
    write(program, (300.0, 400.0), (300.0, 400.0))
    type_(program, f"{FAULTY} ")
    assert program.main_controller.instruments.typing.is_open
    assert not spelling(program).is_on
    assert waves(program) == 0
    assert red(program) == 0
    press(program, Qt.Key.Key_Menu)
    assert spelling(program).popover is None


@pytest.mark.parametrize("seen_by", ["second screen", "projector"])
def test_lines_vanish_when_pupils_see_the_only_screen_no_more_alone(program: Application, seen_by: str) -> None:
    begin(program, f"{FAULTY} ")
    wait_for_mark(program, "orthografe")
    windows = program.teaching.windows
    if seen_by == "projector":
        windows.is_projected = lambda: True
    else:
        windows.geometries = lambda: ([QRect(0, 0, 1280, 720), QRect(1280, 0, 1280, 720)], 0)
    spelling(program).watch.timeout.emit()
    assert waves(program) == 0
    assert red(program) == 0


# -- one word


def test_f7_goes_from_word_to_word_and_enter_takes_the_first_proposal(program: Application) -> None:
    begin(program, "Une orthografe et un bonjourr ")
    wait_for_mark(program, "orthografe", "bonjourr")
    press(program, Qt.Key.Key_F7)
    assert editor(program).textCursor().selectedText() == "orthografe"
    wait_for_proposal(program, "orthographe")
    press(program, Qt.Key.Key_F7)
    assert editor(program).textCursor().selectedText() == "bonjourr"
    wait_for_proposal(program, "bonjour")
    press(program, Qt.Key.Key_Return)
    assert editor(program).toPlainText() == "Une orthografe et un bonjour "
    assert marked(program) == ["orthografe"]
    assert editor(program).hasFocus()
    press(program, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert editor(program).toPlainText() == "Une orthografe et un bonjourr "


def test_f7_says_when_nothing_is_unknown(program: Application) -> None:
    begin(program, "Bonjour à tous. ")
    press(program, Qt.Key.Key_F7)
    assert "Aucun mot inconnu dans ce texte." in [n.text for n in program.main_controller.window.notices.shown]


@pytest.mark.parametrize(("code", "modifiers"), [(Qt.Key.Key_Menu, NO_KEY), (Qt.Key.Key_F10, SHIFT)])
def test_the_key_of_menus_offers_what_to_write_and_escape_leaves_the_text_as_it_is(
    program: Application, code: Qt.Key, modifiers: Qt.KeyboardModifier
) -> None:
    begin(program, "Une orthografe")
    type_(program, " ")
    wait_for_mark(program, "orthografe")
    editor(program).move_to(6)
    press(program, code, modifiers)
    wait_for_proposal(program, "orthographe")
    press(program, Qt.Key.Key_Escape)
    assert not spelling(program).popover.isVisible()  # type: ignore[union-attr]
    assert program.main_controller.instruments.typing.is_open
    assert editor(program).toPlainText() == "Une orthografe "
    assert editor(program).hasFocus()


def test_a_right_press_on_a_fault_opens_its_popover_beside_it_and_none_elsewhere(program: Application) -> None:
    begin(program, f"{FAULTY} ")
    wait_for_mark(program, "orthografe")
    canvas = program.main_controller.window.canvas
    QTest.mouseClick(canvas, Qt.MouseButton.RightButton, NO_KEY, point_of(program, "simple"))
    assert spelling(program).popover is None
    at = point_of(program, "orthografe")
    QTest.mouseClick(canvas, Qt.MouseButton.RightButton, NO_KEY, at)
    shown = popover(program)
    assert not shown.geometry().contains(canvas.mapTo(canvas.window(), at))
    wait_for_proposal(program, "orthographe")
    click(shown, "Remplacer par « orthographe »")
    assert editor(program).toPlainText() == f"{FAULTY} ".replace("orthografe", "orthographe")


def test_a_long_press_opens_it_and_a_press_that_selects_does_not(program: Application) -> None:
    begin(program, f"{FAULTY} ")
    wait_for_mark(program, "orthografe")
    at = point_of(program, "orthografe").toTuple()
    hold(program, at)
    wait_for(lambda: spelling(program).popover is not None, "the popover")
    let_go(program, at)
    assert popover(program)
    press(program, Qt.Key.Key_Escape)
    hold(program, at, (at[0] + 60, at[1]))
    QTest.qWait(700)
    assert not spelling(program).popover.isVisible()  # type: ignore[union-attr]
    let_go(program, at)


def test_a_replaced_word_keeps_its_styles(program: Application) -> None:
    program.main_controller.window.do(lambda s: s.add_text("Bonne orthografe ici", 60.0, 60.0))
    (text,) = [item for item in items(program) if isinstance(item, Text)]
    styled = replace(text, spans=(TextSpan(6, 8, SpanStyle(bold=True)), TextSpan(8, 16, SpanStyle(italic=True))))
    program.main_controller.window.do(lambda s: s.do(s.document.replace(ChangeKind.EDIT, styled)))
    at = program.main_controller.editor.view.to_screen(62.0, 62.0)
    write(program, at, at)
    wait_for_mark(program, "orthografe")
    press(program, Qt.Key.Key_F7)
    wait_for_proposal(program, "orthographe")
    press(program, Qt.Key.Key_Return)
    press(program, Qt.Key.Key_Escape)
    (text,) = [item for item in items(program) if isinstance(item, Text)]
    assert text.text == "Bonne orthographe ici"
    assert [(span.start, span.end) for span in text.spans] == [(6, 8), (8, 17)]


def test_an_added_word_is_right_from_now_on_and_kept_in_a_file(program: Application, tmp_path: Path) -> None:
    begin(program, "Une orthografe d’orthografe ")
    wait_for_mark(program, "orthografe", "d’orthografe")
    press(program, Qt.Key.Key_F7)
    click(popover(program), "Ajouter à mon dictionnaire")
    assert marked(program) == []
    assert json.loads(folders(tmp_path).personal_dictionary.read_text())["words"] == ["orthografe"]
    notices = program.main_controller.window.notices
    (notice,) = [one for one in notices.shown if one.text == "« orthografe » est dans mon dictionnaire."]
    click(notice, "Annuler")
    assert marked(program) == ["orthografe", "d’orthografe"]


def test_an_ignored_word_is_right_in_this_lesson_and_in_no_file(program: Application, tmp_path: Path) -> None:
    begin(program, f"{FAULTY} ")
    wait_for_mark(program, "orthografe")
    press(program, Qt.Key.Key_F7)
    click(popover(program), "Ignorer dans cette leçon")
    assert marked(program) == []
    assert not folders(tmp_path).personal_dictionary.exists()


# -- a real keyboard and mouse


def test_real_keys_and_a_real_right_press_are_understood(program: Application) -> None:
    window = program.main_controller.window
    x = XTest()
    left, top = x.corner(int(window.winId()))
    begin(program, "")
    window.activateWindow()
    wait_for(lambda: editor(program).hasFocus(), "the focus")
    for letter in "une orthografe ":
        x.keys("space" if letter == " " else letter)
    wait_for_mark(program, "orthografe")
    x.keys("F7")
    wait_for_proposal(program, "orthographe")
    assert program.main_controller.commands[CommandId.PROJECTOR].isEnabled()
    x.keys("Return")
    wait_for(lambda: "orthographe" in editor(program).toPlainText(), "the word")
    x.keys("End")
    for letter in "orthografe ":
        x.keys("space" if letter == " " else letter)
    wait_for_mark(program, "orthografe")
    at = window.canvas.mapTo(window, point_of(program, "orthografe"))
    x.move(left + at.x(), top + at.y())
    x.click(RIGHT)
    wait_for_proposal(program, "orthographe")
    x.keys("Escape")
    wait_for(lambda: not spelling(program).popover.isVisible(), "the end")  # type: ignore[union-attr]
    x.keys("Menu")
    wait_for_proposal(program, "orthographe")
    assert editor(program).toPlainText() == "une orthographe orthografe "


# -- what fails


@pytest.fixture
def broken(tmp_path: Path, qapp: object) -> Iterator[Application]:
    with (
        patch.object(spelling_process, "worker_command", lambda *_parts, **_how: (str(tmp_path / "missing"),)),
        running(tmp_path) as made,
    ):
        made.main_controller.commands[CommandId.TEXT].trigger()
        yield made


def test_without_a_dictionary_typing_goes_on_and_it_is_said_once(broken: Application) -> None:
    begin(broken, "Une orthografe simple et une autre ")
    notices = broken.main_controller.window.notices
    wait_for(lambda: any("L’orthographe n’est pas vérifiée" in n.text for n in notices.shown), "the notice")
    type_(broken, "orthografe encore ")
    assert editor(broken).toPlainText() == "Une orthografe simple et une autre orthografe encore "
    assert sum("L’orthographe n’est pas vérifiée" in n.text for n in notices.shown) == 1
    assert waves(broken) == 0
