"""Files of which an interactive item is made, dropped on the real window and opened in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.running_program import items, wait_for
from tni.app.application import Application
from tni.document.items import PluginItem
from tni.document.plugin_state import plugin_state
from tni.services.lesson.lesson_editor import ToolName

SCRIPT = """<INSTRUMENPOCHE version="2">
<action objet="point" mouvement="creer" id="1" abscisse="180" ordonnee="280"/>
<action objet="point" mouvement="nommer" id="1" nom="Thalès"/>
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
