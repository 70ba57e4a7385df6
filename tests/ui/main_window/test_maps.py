"""Map in the real window, with a real server of this computer: brought, dragged, enlarged, measured, found, offline."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from tests.support.hands import At, Fingers
from tests.support.local_server import Exchange
from tests.support.running_program import folders, items, running, wait_for
from tests.support.tile_server import HOST, TileServer, colour_of, plain_png, tile_server
from tests.support.widgets import button, named
from tni.app.application import Application
from tni.core.geometry import Affine
from tni.document.item_still import is_whole, pictures_of, still_of
from tni.document.items import PluginItem
from tni.document.plugin_state import plugin_state
from tni.ui.chrome.commands import CommandId

PLAN, OLD = QColor(200, 225, 180), QColor(150, 150, 150)
AWAY = "Pas de réseau : TNI montre les images gardées sur cet ordinateur."


@pytest.fixture
def server() -> Iterator[TileServer]:
    with tile_server() as made:
        yield made


@pytest.fixture(name="program")
def online_program(program: Application, server: TileServer) -> Application:
    program.items.pictures.servers = server.servers
    return program


def put_map(program: Application, **state: object) -> None:
    """Put a map on the page, in the middle of it."""
    board = program.main_controller
    board.commands[CommandId.SELECT].trigger()
    new = program.items.host.new_item("world_map", board.editor.page.id, Affine(), "x")  # type: ignore[arg-type]
    found = plugin_state(new)
    assert found is not None
    board.window.do(lambda s: s.put_item("world_map", (160.0, 85.0), {**found.state, **state}))
    board.window.do(lambda s: s.select(frozenset()))


def the_map(program: Application) -> PluginItem:
    (found,) = (one for one in items(program) if isinstance(one, PluginItem))
    return found


def state(program: Application) -> dict[str, Any]:
    found = plugin_state(the_map(program))
    assert found is not None
    return dict(found.state)


def at(program: Application, x: float, y: float) -> At:
    """Where a place of the map is on the canvas."""
    board = program.main_controller
    shown = board.editor.view.to_screen(*the_map(program).transform.point(x, y))
    ratio = board.window.canvas.devicePixelRatioF()
    return shown[0] / ratio, shown[1] / ratio


def seen(program: Application, x: float, y: float) -> QColor:
    """Return the colour of a place of the map, as the window shows it."""
    canvas = program.main_controller.window.canvas
    image = canvas.grab().toImage()
    place = QPointF(*at(program, x, y)) * image.devicePixelRatio()
    return image.pixelColor(round(place.x()), round(place.y()))


def is_near(one: QColor, other: QColor, most: int = 26) -> bool:
    """Return whether a colour is another, or the darker one of every second column."""
    return max(abs(a - b) for a, b in zip(one.getRgb()[:3], other.getRgb()[:3], strict=True)) <= most  # type: ignore[index]


def test_a_map_is_brought_and_shown_and_kept_as_a_still(program: Application, server: TileServer) -> None:
    assert program.items.pictures.pictures.made is None
    put_map(program)
    wait_for(lambda: is_near(seen(program, 60.0, 60.0), PLAN), "the pieces")
    wait_for(lambda: is_whole(the_map(program)), "the still")
    layers = {layer for layer, *_ in server.pieces()}
    assert layers == {"GEOGRAPHICALGRIDSYSTEMS.PLANIGNV2"}
    assert len(server.pieces()) == len(set(server.pieces()))  # each once
    assert is_near(seen(program, 60.0, 60.0), PLAN)
    blob = still_of(the_map(program))
    assert blob is not None
    still = QImage.fromData(program.main_controller.shown.lesson.port.blob(blob))
    assert still.width() > 1000
    assert is_near(still.pixelColor(still.width() // 3, still.height() // 3), PLAN)
    QTest.keyClick(program.main_controller.window.canvas, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not any(isinstance(one, PluginItem) for one in items(program))  # one step, not two


def test_one_finger_moves_the_map_and_two_enlarge_it(program: Application, fingers: Fingers) -> None:
    put_map(program)
    before = state(program)
    fingers.frame(press={1: at(program, 60.0, 60.0)})
    for n in range(1, 11):
        fingers.frame(move={1: at(program, 60.0 + 4 * n, 60.0 + n)})
    fingers.frame(release=(1,))
    moved = state(program)
    assert moved["lon"] < before["lon"] - 2
    assert moved["lat"] > before["lat"]
    assert moved["zoom"] == before["zoom"]
    fingers.frame(press={1: at(program, 80.0, 70.0)})
    fingers.frame(press={2: at(program, 120.0, 70.0)})
    for n in range(1, 11):
        fingers.frame(move={1: at(program, 80.0 - 2 * n, 70.0), 2: at(program, 120.0 + 2 * n, 70.0)})
    fingers.frame(release=(1, 2))
    assert state(program)["zoom"] == pytest.approx(moved["zoom"] + 1.0, abs=0.1)
    canvas = program.main_controller.window.canvas
    for expected in (moved, before):  # each gesture is one step
        QTest.keyClick(canvas, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert state(program) == expected


def test_the_wheel_enlarges_a_selected_map_in_one_step(program: Application) -> None:
    put_map(program)
    board = program.main_controller
    canvas, before = board.window.canvas, state(program)

    def turn() -> None:
        place = QPointF(*at(program, 70.0, 50.0))
        event = QWheelEvent(
            place, QPointF(canvas.mapToGlobal(place.toPoint())), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(canvas, event)

    turn()
    assert state(program) == before  # it is not selected: the page is scrolled
    board.window.do(lambda s: s.fit())
    board.window.do(lambda s: s.select(frozenset({the_map(program).id})))
    for _ in range(3):
        turn()
    wait_for(lambda: not board.editor.wheel_turns, "the end of the turn")
    assert state(program)["zoom"] == pytest.approx(before["zoom"] + 1.0, abs=0.01)
    QTest.keyClick(canvas, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert state(program) == before


def test_a_distance_is_measured_by_taps_and_the_curtain_is_drawn(
    program: Application, fingers: Fingers, server: TileServer
) -> None:
    put_map(program, tool="path", compare="curtain", lon=-1.5536, lat=47.2184, zoom=14.0)
    for x, y in ((60.0, 60.0), (90.0, 80.0)):
        fingers.frame(press={1: at(program, x, y)})
        fingers.frame(release=(1,))
    assert len(state(program)["points"]) == 2
    assert "Distance" in the_map(program).name
    wait_for(lambda: is_near(seen(program, 200.0, 40.0), OLD), "the old photos")
    assert is_near(seen(program, 40.0, 110.0), PLAN)
    fingers.frame(press={1: at(program, 120.0, 69.0)})
    for n in range(1, 9):
        fingers.frame(move={1: at(program, 120.0 + 10 * n, 69.0)})
    fingers.frame(release=(1,))
    assert state(program)["split"] == pytest.approx(200 / 240, abs=0.01)
    wait_for(lambda: is_near(seen(program, 170.0, 40.0), PLAN), "the plan behind the curtain")


def test_a_pen_writes_on_the_map_and_does_not_move_it(program: Application) -> None:
    put_map(program)
    board, before = program.main_controller, state(program)
    board.commands[CommandId.PEN].trigger()
    canvas = board.window.canvas
    places = [QPointF(*at(program, 60.0 + 4 * n, 60.0)).toPoint() for n in range(8)]
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=places[0])
    for place in places[1:]:
        QTest.mouseMove(canvas, place)
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=places[-1])
    assert len(items(program)) == 2
    assert state(program) == before


def test_a_place_is_looked_up_when_it_is_asked_for_and_not_before(program: Application, server: TileServer) -> None:
    put_map(program)
    board = program.main_controller
    board.window.do(lambda s: s.select(frozenset({the_map(program).id})))
    panel = program.items.controller.panel
    assert panel is not None
    field = named(panel, QLineEdit, "Lieu, adresse ou coordonnées")
    QTest.keyClicks(field, "Nantes")
    assert not any(path.startswith("/geocodage") for path in server.asked)
    QTest.keyClick(field, Qt.Key.Key_Return)
    wait_for(lambda: state(program)["place"] == "Nantes", "the place")
    QTest.mouseClick(button(panel, "Aller"), Qt.MouseButton.LeftButton)
    wait_for(lambda: len([path for path in server.asked if path.startswith("/geocodage")]) == 2, "the second question")
    assert {path for path in server.asked if path.startswith("/geocodage")} == {
        "/geocodage/search?index=address,poi&limit=5&q=Nantes"
    }
    assert (state(program)["lon"], state(program)["lat"]) == (-1.5536, 47.2184)
    QTest.mouseClick(button(panel, "2. Nantua"), Qt.MouseButton.LeftButton)
    assert state(program)["lon"] == 5.6


@pytest.mark.usefixtures("qapp")
def test_without_a_network_what_was_kept_is_shown_and_one_line_says_so(tmp_path: Path, server: TileServer) -> None:
    with running(tmp_path) as program:
        program.items.pictures.servers = server.servers
        put_map(program)
        wait_for(lambda: is_whole(the_map(program)), "the still")
        assert AWAY not in program.main_controller.window.notices.texts()
    asked = len(server.asked)
    with running(tmp_path) as program:
        program.items.pictures.servers = {HOST: "http://127.0.0.1:9"}  # nobody listens there
        window = program.main_controller.window
        put_map(program)
        wait_for(lambda: is_near(seen(program, 60.0, 60.0), PLAN), "the kept pieces")
        wait_for(lambda: is_whole(the_map(program)), "the still")
        assert window.notices.texts().count(AWAY) == 0  # nothing is missing
        program.main_controller.window.do(lambda s: s.select(frozenset({the_map(program).id})))
        program.main_controller.window.do(lambda s: s.control_item("layer", "photos"))
        wait_for(lambda: AWAY in window.notices.texts(), "the line")
        assert window.notices.texts().count(AWAY) == 1
        program.items.pictures.pictures().want([])  # not before the next look
        assert len(server.asked) == asked
        window.do(lambda s: s.undo())
        wait_for(lambda: is_near(seen(program, 60.0, 60.0), PLAN), "the plan again")


def test_trying_again_brings_what_is_missing(program: Application, server: TileServer) -> None:
    is_down = True

    def answer(exchange: Exchange, query: dict[str, list[str]]) -> None:
        if is_down:
            exchange.answer("200 OK", b"<html>Connexion</html>", "Content-Type: text/html")
        else:
            exchange.answer("200 OK", plain_png(colour_of(query)), "Content-Type: image/png")

    server.answer = answer
    put_map(program)
    window = program.main_controller.window
    wait_for(lambda: AWAY in window.notices.texts(), "the line")
    is_down = False
    (notice,) = (one for one in window.notices.shown if one.text == AWAY)
    QTest.mouseClick(button(notice, "Réessayer"), Qt.MouseButton.LeftButton)
    wait_for(lambda: is_near(seen(program, 60.0, 60.0), PLAN), "the pieces")
    wait_for(lambda: AWAY not in window.notices.texts(), "the end of the line")


@pytest.mark.usefixtures("qapp")
def test_a_lesson_with_a_whole_still_asks_nobody(tmp_path: Path, server: TileServer) -> None:
    with running(tmp_path) as program:
        program.items.pictures.servers = server.servers
        put_map(program)
        wait_for(lambda: is_whole(the_map(program)), "the still")
        path = program.main_controller.shown.lesson.path
    asked = len(server.asked)
    for file in folders(tmp_path).web_pictures.iterdir():
        file.unlink()
    with running(tmp_path, path) as program:
        program.items.pictures.servers = server.servers
        wait_for(lambda: is_near(seen(program, 60.0, 60.0), PLAN), "the still")
        pictures = program.items.pictures.pictures.made
        assert pictures is not None
        wait_for(lambda: pictures.is_settled([one.address for one in pictures_of(the_map(program))]), "the cache")
        assert len(server.asked) == asked
