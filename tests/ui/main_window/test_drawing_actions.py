"""A drawing on the board becomes a figure by a button beside the selection, and its points are dragged."""

from __future__ import annotations

from collections.abc import Iterator
from math import cos, hypot, sin
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from tests.support.constructions import command_element, ggb, point_element
from tests.support.running_program import items, running, strokes, wait_for, write
from tests.ui.main_window.test_dropped_files import drop, notices
from tests.ui.panels.test_selection_bar import offered, send, shown, tap
from tni.app.application import Application
from tni.constructions.construction import Construction
from tni.constructions.plain_form import from_plain_form
from tni.constructions.values import Point
from tni.document.items import PluginItem
from tni.document.plugin_state import PluginState, plugin_state
from tni.ui.chrome.button import ActionButton
from tni.ui.chrome.commands import CommandId

At = tuple[float, float]
CORNERS: tuple[At, At, At] = ((250.0, 450.0), (620.0, 452.0), (360.0, 200.0))


@pytest.fixture
def program(fresh_home: Path, qapp: QApplication) -> Iterator[Application]:
    with running(fresh_home) as found:
        yield found


def figures(program: Application) -> list[PluginItem]:
    return [item for item in items(program) if isinstance(item, PluginItem)]


def contents(program: Application) -> PluginState:
    (figure,) = figures(program)
    found = plugin_state(figure)
    assert found is not None
    return found


def construction(program: Application) -> Construction:
    return from_plain_form(contents(program).state["figure"])


def on_canvas(program: Application, label: str) -> At:
    """Where a point of the figure is, in pixels of the canvas."""
    (figure,) = figures(program)
    state, at = contents(program).state, construction(program).values[label]
    assert isinstance(at, Point)
    x, y = (at.x - state["left"]) * state["x_unit"], (state["top"] - at.y) * state["y_unit"]
    editor, canvas = program.main_controller.editor, program.main_controller.window.canvas
    there = editor.view.to_screen(*figure.transform.point(x, y))
    return there[0] / canvas.devicePixelRatioF(), there[1] / canvas.devicePixelRatioF()


def line(one: At, two: At) -> list[At]:
    """A hand's way from one place to another, not quite straight."""
    length = hypot(two[0] - one[0], two[1] - one[1])
    count = int(length / 6)
    return [
        (one[0] + (two[0] - one[0]) * t + 1.5 * sin(9 * t), one[1] + (two[1] - one[1]) * t + 1.5 * cos(7 * t))
        for t in (step / count for step in range(count + 1))
    ]


def draw_triangle(program: Application) -> None:
    for one, two in ((0, 1), (1, 2), (2, 0)):
        (x, y), to = CORNERS[one], CORNERS[two]
        write(program, *line((x + 4, y - 3), to))


def button(program: Application) -> ActionButton:
    bar = shown(program)
    found = [one for one in bar.findChildren(ActionButton) if one.isVisible()]
    return next(one for one in found if one.defaultAction().objectName() == CommandId.MAKE_CONSTRUCTION)


def test_a_drawn_triangle_is_a_figure_after_two_touches_and_its_corner_is_dragged(program: Application) -> None:
    draw_triangle(program)
    assert len(strokes(program)) == 3
    commands = program.main_controller.commands
    commands[CommandId.SELECT_ALL].trigger()
    button(program).click()
    assert strokes(program) == []
    assert sorted(label for label in "ABCD" if label in construction(program).values) == ["A", "B", "C"]
    for label, corner in zip("ABC", (CORNERS[2], CORNERS[0], CORNERS[1]), strict=True):
        at = on_canvas(program, label)
        assert hypot(at[0] - corner[0], at[1] - corner[1]) < 20, (label, at)
    assert notices(program) == ""
    # a corner is dragged by a real pointer
    x, y = on_canvas(program, "A")
    send(program, QEvent.Type.MouseButtonPress, x, y)
    for step in range(1, 9):
        send(program, QEvent.Type.MouseMove, x + 10 * step, y - 2 * step)
    send(program, QEvent.Type.MouseButtonRelease, x + 80, y - 16)
    at = on_canvas(program, "A")
    assert hypot(at[0] - x - 80, at[1] - y + 16) < 3
    commands[CommandId.UNDO].trigger()
    assert hypot(on_canvas(program, "A")[0] - x, on_canvas(program, "A")[1] - y) < 2
    commands[CommandId.UNDO].trigger()
    assert len(strokes(program)) == 3
    assert figures(program) == []


def test_an_object_of_the_figure_is_picked_by_a_tap(program: Application) -> None:
    draw_triangle(program)
    program.main_controller.commands[CommandId.SELECT_ALL].trigger()
    button(program).click()
    (ax, ay), (bx, by) = on_canvas(program, "A"), on_canvas(program, "B")
    tap(program, (ax + bx) / 2, (ay + by) / 2)
    (picked,) = contents(program).state["picked"]
    panel = program.items.controller.panel
    assert panel is not None
    wait_for(panel.isVisible, "the panel")
    program.main_controller.window.do(lambda editor: editor.control_item("mark", "1"))
    assert contents(program).state["marks"][picked] == 1


def test_what_was_not_recognised_stays_and_is_said(program: Application) -> None:
    draw_triangle(program)
    write(program, *[(480 + 60 * sin(k * 1.7), 300 + 60 * cos(k * 2.3)) for k in range(60)])
    program.main_controller.commands[CommandId.SELECT_ALL].trigger()
    program.main_controller.commands[CommandId.MAKE_CONSTRUCTION].trigger()
    assert len(figures(program)) == 1
    assert len(strokes(program)) == 1
    assert "Un tracé n’a pas été reconnu" in notices(program)


def test_a_track_is_left_by_a_drag_and_cleared_by_one_touch(program: Application, fresh_home: Path) -> None:
    look = '<show object="true" label="true"/>{}</element>'
    point = [point_element(name, x, 0).replace("</element>", look.format("")) for name, x in (("O", 0), ("A", 3))]
    circle = command_element("Circle", ["O", "A"], ["c"]) + '<element type="conic" label="c">' + look.format("")
    mover = command_element("Point", ["c"], ["P"]) + point_element("P", 0, 3).replace("</element>", look.format(""))
    middle = command_element("Midpoint", ["P", "A"], ["M"]) + '<element type="point" label="M">'
    middle += look.format('<trace val="true"/>')
    locus = command_element("Locus", ["M", "P"], ["lieu"]) + '<element type="locus" label="lieu">' + look.format("")
    path = fresh_home / "lieu.ggb"
    view = '<euclidianView><size width="600" height="400"/><coordSystem xZero="300" yZero="200" scale="40"/>'
    view += "</euclidianView>"
    path.write_bytes(ggb(*point, circle, mover, middle, locus, head=view))
    drop(program, [path])
    wait_for(lambda: bool(figures(program)), "the figure")
    assert "lieu" not in notices(program)
    x, y = on_canvas(program, "P")
    centre = on_canvas(program, "O")
    radius = hypot(x - centre[0], y - centre[1])
    send(program, QEvent.Type.MouseButtonPress, x, y)
    for step in range(1, 13):
        turn = 0.1 * step
        send(program, QEvent.Type.MouseMove, centre[0] + radius * sin(turn), centre[1] - radius * cos(turn))
    send(program, QEvent.Type.MouseButtonRelease, centre[0] + radius * sin(1.2), centre[1] - radius * cos(1.2))
    track = contents(program).state["tracks"]["M"]
    assert len(track) > 5
    assert all(hypot(u - 1.5, v) == pytest.approx(1.5, abs=1e-4) for u, v in track)
    (figure,) = figures(program)
    editor, canvas = program.main_controller.editor, program.main_controller.window.canvas
    corner = figure.transform.point(figure.width_mm - 8, figure.height_mm - 8)
    there = [at / canvas.devicePixelRatioF() for at in editor.view.to_screen(*corner)]
    tap(program, there[0], there[1])
    assert contents(program).state["tracks"] == {}


def test_without_a_drawing_it_says_what_to_do(program: Application) -> None:
    commands = program.main_controller.commands
    commands[CommandId.MAKE_CONSTRUCTION].trigger()
    assert "Sélectionner d’abord le dessin" in notices(program)
    write(program, *[(480 + 60 * sin(k * 1.7), 300 + 60 * cos(k * 2.3)) for k in range(60)])
    commands[CommandId.SELECT_ALL].trigger()
    commands[CommandId.MAKE_CONSTRUCTION].trigger()
    assert "Aucune figure reconnue" in notices(program)
    assert len(strokes(program)) == 1


def test_small_writing_is_not_offered_as_a_figure(program: Application) -> None:
    write(program, (300.0, 200.0), (310.0, 210.0), (320.0, 200.0))
    program.main_controller.commands[CommandId.SELECT_ALL].trigger()
    assert CommandId.MAKE_CONSTRUCTION not in offered(shown(program))
