"""Panels that lead the class, in the whole program: a typed class, groups on the page, the absent."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.support.hands import Fingers
from tests.support.one_pupil import join_one_pupil
from tests.support.running_program import items, write
from tests.support.widgets import button
from tni.app.build import Application
from tni.document.items import Text
from tni.ui.chrome.commands import CommandId
from tni.ui.panels.absent_panel import AbsentPanel
from tni.ui.panels.groups_panel import GroupsPanel
from tni.ui.panels.typed_names_panel import TypedNamesPanel


def shown[W: QWidget](program: Application, kind: type[W]) -> W:
    (found,) = (one for one in program.main_controller.window.findChildren(kind) if one.isVisible())
    return found


def press(within: QWidget, name: str) -> None:
    QTest.mouseClick(button(within, name), Qt.MouseButton.LeftButton)


def typed_class(program: Application) -> GroupsPanel:
    program.main_controller.commands[CommandId.GROUPS].trigger()
    panel = shown(program, GroupsPanel)
    press(panel, "Saisir les noms")
    names = shown(program, TypedNamesPanel)
    assert names.text.hasFocus()
    names.text.setPlainText("Zoé MARTIN\nSamir BENALI\nInès COSTA\nLéo DURAND\nMaya FAURE")
    press(names, "Prendre ces noms")
    return panel


def test_groups_of_a_typed_class_come_onto_the_page_as_numbers(program: Application) -> None:
    panel = typed_class(program)
    press(panel, "Mettre sur la page (numéros)")
    (text,) = items(program)
    assert isinstance(text, Text)
    lines = text.text.splitlines()
    assert len(lines) == 2
    assert sorted(int(n) for line in lines for n in line.partition(" : ")[2].split(", ")) == [1, 2, 3, 4, 5]
    program.main_controller.commands[CommandId.UNDO].trigger()
    assert items(program) == []
    press(panel, "Copier le texte")
    assert QGuiApplication.clipboard().text().splitlines() == lines


def test_typed_names_are_in_no_file(program: Application, tmp_path: Path) -> None:
    panel = typed_class(program)
    press(panel, "Mettre sur la page (numéros)")
    write(program, (200, 300), (300, 300))
    panel.put_away()
    program.main_controller.window.close()
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert files
    assert [path.name for path in files if b"MARTIN" in path.read_bytes()] == []


def test_the_draw_and_the_groups_have_the_same_absent_pupils(program: Application) -> None:
    panel = typed_class(program)
    press(panel, "Absents")
    press(shown(program, AbsentPanel), "3")
    assert sorted(number for group in panel.division.groups for number in group) == [1, 2, 4, 5]
    program.main_controller.commands[CommandId.RANDOM_PUPIL].trigger()
    tools = program.main_controller.instruments.class_tools
    assert tools.draw is not None
    drawn: list[int] = []
    tools.draw.drawn.connect(drawn.append)
    for _ in range(4):
        press(tools.draw, "Tirer au sort")
    assert sorted(drawn) == [1, 2, 4, 5]


def test_with_a_class_of_the_lists_nothing_is_typed(program: Application) -> None:
    join_one_pupil(program)
    program.main_controller.commands[CommandId.GROUPS].trigger()
    panel = shown(program, GroupsPanel)
    assert not button(panel, "Saisir les noms").isVisible()
    assert panel.division.groups == [[4]]


def test_a_finger_drags_a_pupil_into_another_group(program: Application, fingers: Fingers) -> None:
    panel = typed_class(program)
    moved = panel.division.groups[0][0]
    chip = panel.board.chip(moved)
    start = fingers.on(chip)
    box = panel.board.boxes[1].center() - panel.board.rect().center()
    end = fingers.on(panel.board) + box
    fingers.frame(press={1: start})
    for part in (0.3, 0.7, 1.0):
        fingers.frame(move={1: start + (end - start) * part})
    fingers.frame(release=(1,))
    assert moved in panel.division.groups[1]
