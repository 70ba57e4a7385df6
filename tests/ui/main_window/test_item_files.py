"""Files of which an interactive item is made, dropped on the real window and opened in it."""

from __future__ import annotations

from math import hypot
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QSlider

from plugins.instrumenpoche.strip import HEIGHT, ControlStrip
from tests.support.running_program import items, wait_for
from tests.support.widgets import button
from tni.app.application import Application
from tni.document.items import PluginItem, Shape, Text
from tni.document.plugin_state import plugin_state
from tni.services.lesson.lesson_editor import ToolName

SCRIPT = """<INSTRUMENPOCHE version="2">
<action objet="point" mouvement="creer" id="1" abscisse="180" ordonnee="280"/>
<action objet="point" mouvement="nommer" id="1" nom="Thalès"/>
</INSTRUMENPOCHE>"""
DRAWN = """<INSTRUMENPOCHE version="2">
<action objet="crayon" mouvement="translation" abscisse="60" ordonnee="90"/>
<action objet="crayon" mouvement="tracer" id="s" abscisse="360" ordonnee="90" vitesse="10000"/>
<action objet="texte" mouvement="creer" id="t" abscisse="90" ordonnee="120"/>
<action objet="texte" mouvement="ecrire" id="t" texte="Thalès"/>
</INSTRUMENPOCHE>"""


@pytest.mark.parametrize("way", ["dropped", "opened"])
def test_a_script_becomes_a_construction_on_the_page(program: Application, tmp_path: Path, way: str) -> None:
    board = program.main_controller
    path = tmp_path / "cercle.xml"
    path.write_text(SCRIPT, encoding="utf-8")
    lesson = board.current_lesson.lesson
    if way == "dropped":
        board.window.dropped.emit([path])
    else:
        board.current_lesson.open(path)
    wait_for(lambda: bool(items(program)), "the construction")
    (found,) = items(program)
    assert isinstance(found, PluginItem)
    contents = plugin_state(found)
    assert contents is not None
    assert (contents.kind, "Thalès" in contents.text) == ("instrumenpoche", True)
    assert (board.editor.tool, board.current_lesson.lesson) == (ToolName.SELECT, lesson)
    board.editor.undo()
    assert items(program) == []


def test_another_file_in_xml_is_not_taken_for_a_script(program: Application, tmp_path: Path) -> None:
    board = program.main_controller
    path = tmp_path / "questions.xml"
    path.write_text("<quiz><question type='truefalse'><name><text>A</text></name></question></quiz>", encoding="utf-8")
    assert not program.items.take_file(path)
    board.window.dropped.emit([path])
    assert items(program) == []
    assert not program.items.take_file(tmp_path / "missing.xml")


@pytest.mark.parametrize("way", ["dropped", "opened"])
def test_a_script_that_cannot_be_read_says_so_and_nothing_is_lost(
    program: Application, tmp_path: Path, way: str
) -> None:
    board = program.main_controller
    path = tmp_path / "vide.xml"
    path.write_text('<INSTRUMENPOCHE version="2"></INSTRUMENPOCHE>', encoding="utf-8")
    lesson = board.current_lesson.lesson
    if way == "dropped":
        board.window.dropped.emit([path])
    else:
        board.current_lesson.open(path)
    wait_for(lambda: bool(board.window.notices.texts()), "the notice")
    (told,) = board.window.notices.texts()
    assert told.startswith("« vide.xml » : Ce script InstrumenPoche n’a aucune action lisible : ouvrez-le")
    assert (items(program), board.current_lesson.lesson) == ([], lesson)


def test_a_whole_page_of_a_script_is_seen_with_its_buttons(program: Application, tmp_path: Path) -> None:
    board = program.main_controller
    path = tmp_path / "segment.xml"
    path.write_text(DRAWN, encoding="utf-8")
    board.window.dropped.emit([path])
    wait_for(lambda: bool(items(program)), "the construction")
    box, shown = board.editor.document.box(items(program)[0]), board.editor.view.shown(board.editor.viewport)
    assert shown.contains(box.x, box.y)
    assert shown.contains(box.right, box.bottom)


def test_the_figure_of_a_script_is_left_on_the_page_by_its_panel(program: Application, tmp_path: Path) -> None:
    board = program.main_controller
    path = tmp_path / "segment.xml"
    path.write_text(DRAWN, encoding="utf-8")
    board.window.dropped.emit([path])
    wait_for(lambda: bool(items(program)), "the construction")
    panel = program.items.controller.panel
    assert panel is not None
    panel.set_small(False)
    slider = panel.findChild(QSlider)
    assert slider is not None
    slider.setValue(slider.maximum())
    QTest.mouseClick(button(panel, "Poser la figure sur la page"), Qt.MouseButton.LeftButton)
    segment, words = sorted((one for one in items(program) if not isinstance(one, PluginItem)), key=lambda one: one.z)
    assert isinstance(segment, Shape)
    assert hypot(segment.x1 - segment.x0, segment.y1 - segment.y0) == pytest.approx(100.0)
    assert isinstance(words, Text)
    assert (words.text, board.editor.selection) == ("Thalès", {segment.id, words.id})
    board.editor.undo()
    assert [type(one) for one in items(program)] == [PluginItem]


def test_a_hand_steps_through_a_script_and_drags_across_its_steps(program: Application, tmp_path: Path) -> None:
    board = program.main_controller
    path = tmp_path / "segment.xml"
    path.write_text(DRAWN, encoding="utf-8")
    board.window.dropped.emit([path])
    wait_for(lambda: bool(items(program)), "the construction")
    board.window.do(lambda s: s.use(ToolName.HAND))

    def step() -> int:
        found = plugin_state(items(program)[0])
        assert found is not None
        return int(found.state["step"])

    def at(x: float, y: float) -> QPoint:
        (item,) = items(program)
        view, ratio = board.editor.view, board.window.canvas.devicePixelRatioF()
        place = view.to_screen(*item.transform.point(x, y))
        return QPoint(round(place[0] / ratio), round(place[1] / ratio))

    (item,) = items(program)
    assert isinstance(item, PluginItem)
    strip = ControlStrip(item.width_mm, item.height_mm - HEIGHT, 4)
    boxes = dict(strip.boxes())
    canvas = board.window.canvas
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=at(*boxes["next"].center))
    first = step()
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=at(*boxes["last"].center))
    assert (first > 0, step()) == (True, 4)
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=at(*boxes["back"].center))
    assert step() < 4
    start, end = at(*strip.place(step())), at(*strip.place(0))
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=start)
    for share in range(1, 9):
        QTest.mouseMove(canvas, start + (end - start) * share / 8)
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=end)
    assert step() == 0


def test_a_tap_plays_a_script_and_another_stops_it(program: Application, tmp_path: Path) -> None:
    board = program.main_controller
    path = tmp_path / "segment.xml"
    path.write_text(DRAWN.replace('vitesse="10000"', 'vitesse="1"'), encoding="utf-8")
    board.window.dropped.emit([path])
    wait_for(lambda: bool(items(program)), "the construction")
    board.window.do(lambda s: s.use(ToolName.HAND))

    def state() -> dict[str, Any]:
        found = plugin_state(items(program)[0])
        assert found is not None
        return dict(found.state)

    (item,) = items(program)
    assert isinstance(item, PluginItem)
    place = dict(ControlStrip(item.width_mm, item.height_mm - HEIGHT, 4).boxes())["play"].center
    view, ratio = board.editor.view, board.window.canvas.devicePixelRatioF()
    x, y = view.to_screen(*item.transform.point(*place))
    play = QPoint(round(x / ratio), round(y / ratio))
    QTest.mouseClick(board.window.canvas, Qt.MouseButton.LeftButton, pos=play)
    assert state()["plays"]
    wait_for(lambda: 0.0 < state()["share"] < 1.0, "the pencil on its way")
    QTest.mouseClick(board.window.canvas, Qt.MouseButton.LeftButton, pos=play)
    assert not state()["plays"]
