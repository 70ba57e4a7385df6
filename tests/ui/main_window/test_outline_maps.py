"""Outline maps in the real window: taps by the mouse, questions, one undo step each."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from plugins.outlines.map_choices import area_of
from tests.support.items import only_item, state_of
from tests.support.running_program import wait_for
from tni.app.application import Application
from tni.document.items import PluginItem
from tni.services.lesson.lesson_editor import LessonEditor, ToolName


class MapOnPage:
    """A map of the départements on the page of the program."""

    def __init__(self, program: Application) -> None:
        self._window, self._editor = program.main_controller.window, program.main_controller.editor
        self._window.do(lambda editor: editor.put_item("outlines"))
        self._window.do(lambda editor: editor.control_item("division", "departments"))
        self._window.do(LessonEditor.end_control)
        self.leave()

    def leave(self) -> None:
        """Let go of the map, so that no handles and no panel are in the way."""
        self._window.do(lambda editor: editor.select(frozenset()))
        self._window.do(lambda editor: editor.use(ToolName.HAND))

    @property
    def item(self) -> PluginItem:
        return only_item(self._editor)

    @property
    def state(self) -> dict[str, Any]:
        return state_of(self.item)

    def tap(self, key: str) -> None:
        area = area_of(self.state, key)
        assert area is not None
        x, y = self._editor.view.to_screen(*self.item.transform.point(*area.at))
        ratio = self._window.canvas.devicePixelRatioF()
        place = QPointF(x / ratio, y / ratio).toPoint()
        QTest.mouseClick(self._window.canvas, Qt.MouseButton.LeftButton, pos=place)


def test_a_tap_colours_the_departement_and_one_undo_takes_the_colour_away(program: Application) -> None:
    on_page = MapOnPage(program)
    on_page.tap("23")
    wait_for(lambda: on_page.state["colours"] == {"23": "soft orange"}, "the colour")
    on_page.leave()
    on_page.tap("33")
    wait_for(lambda: set(on_page.state["colours"]) == {"23", "33"}, "the other colour")
    program.main_controller.window.do(LessonEditor.undo)
    assert set(on_page.state["colours"]) == {"23"}


def test_a_question_is_answered_by_a_tap(program: Application) -> None:
    on_page = MapOnPage(program)
    window = program.main_controller.window
    window.do(lambda editor: editor.select(frozenset({on_page.item.id})))
    window.do(lambda editor: editor.control_item("ask", True))
    window.do(LessonEditor.end_control)
    on_page.leave()
    asked = on_page.state["asked"]
    assert asked
    wrong = "23" if asked != "23" else "33"
    on_page.tap(wrong)
    wait_for(lambda: on_page.state["last"] == wrong, "the wrong answer")
    assert on_page.state["asked"] == asked
    on_page.leave()
    on_page.tap(asked)
    wait_for(lambda: on_page.state["found"] == [asked], "the right answer")
