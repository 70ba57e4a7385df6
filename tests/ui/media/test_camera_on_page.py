"""A camera on the page: nothing before the press, live under the ink, kept, and off as soon as nobody sees it."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.support.page_cameras import PlayedCameras, write_view
from tests.support.running_program import items, wait_for, write
from tests.support.widgets import button
from tni.app.application import Application
from tni.core.camera import CameraFault, FoundCamera
from tni.document.camera_item import is_camera, turn_of
from tni.document.items import Image, PluginItem, Stroke, bounds
from tni.processes.child import worker_command
from tni.processes.commanded_child import CommandedChild
from tni.quiz.card_codes import CardSet
from tni.services.camera.camera_port import PageCameras
from tni.services.lesson.lesson_editor import ToolName
from tni.services.voting.cards_service import CardsListener, CardsService, CardsState
from tni.ui.chrome.commands import CommandId
from tni.ui.media.camera_bar import CameraBar, camera_names
from tni.ui.media.camera_faults import page_camera_message
from tni.ui.panels.code_palette import CodePalette
from tni.ui.panels.selection_bar import SelectionBar


@pytest.fixture
def cameras(program: Application) -> PlayedCameras:
    played = PlayedCameras()
    program.camera.cameras = played.access
    return played


def put(program: Application) -> PluginItem:
    program.main_controller.commands[CommandId.CAMERA].trigger()
    return camera(program)


def camera(program: Application) -> PluginItem:
    (found,) = (item for item in items(program) if isinstance(item, PluginItem))
    assert is_camera(found)
    return found


def bar(program: Application) -> CameraBar:
    wait_for(lambda: program.camera.bars.bar is not None and program.camera.bars.bar.isVisible(), "the bar")
    found = program.camera.bars.bar
    assert found is not None
    return found


def press(program: Application, name: str) -> None:
    QTest.mouseClick(button(bar(program), name), Qt.MouseButton.LeftButton)


def live(program: Application, cameras: PlayedCameras) -> PluginItem:
    item = put(program)
    press(program, "Démarrer")
    cameras.last.see()
    wait_for(lambda: program.camera.controller.film.has_picture, "the picture")
    return item


def colour(program: Application, item: PluginItem | Image, across: float = 0.5, down: float = 0.5) -> str:
    """Name the colour of the canvas at a part of an item."""
    board = program.main_controller
    box, canvas = bounds(item), board.window.canvas
    x, y = board.editor.view.to_screen(box.x + across * box.width, box.y + down * box.height)
    found = canvas.grab().toImage().pixelColor(round(x), round(y))
    seen = {"red": found.red(), "green": found.green(), "blue": found.blue()}
    return max(seen, key=lambda name: seen[name]) if max(seen.values()) > min(seen.values()) + 60 else "none"


def test_nothing_is_opened_before_the_press_and_it_is_said(program: Application, cameras: PlayedCameras) -> None:
    item = put(program)
    assert cameras.opened == []
    assert "Aucun film" in bar(program).message.text()
    assert item.picture is None
    assert item.width_mm / item.height_mm == pytest.approx(16 / 9)
    press(program, "Démarrer")
    assert [one.address for one in cameras.opened] == ["/dev/video0"]
    assert "s’allume" in bar(program).message.text()


def test_its_bar_leaves_the_codes_of_a_correction_free(program: Application, cameras: PlayedCameras) -> None:
    board = program.main_controller
    board.commands[CommandId.CORRECT].trigger()
    put(program)
    (palette,) = board.window.findChildren(CodePalette)
    assert palette.isVisible()
    assert not bar(program).geometry().intersects(palette.geometry())


def test_ink_lies_over_the_live_picture(program: Application, cameras: PlayedCameras) -> None:
    item = live(program, cameras)
    assert colour(program, item) == "red"
    assert colour(program, item, 0.02) == "none", "a picture of 4:3 is not stretched"
    board = program.main_controller
    board.commands[CommandId.PEN].trigger()
    box = bounds(item)
    points = [board.editor.view.to_screen(box.x + share * box.width, box.center[1]) for share in (0.4, 0.5, 0.6)]
    write(program, *points)
    assert isinstance(items(program)[-1], Stroke)
    cameras.last.colour = (0, 200, 0)
    cameras.last.show()
    wait_for(lambda: colour(program, item, 0.5, 0.2) == "green", "another picture")
    assert colour(program, item) == "none", "the ink lies over it"


def test_a_picture_that_has_not_changed_is_not_shown_again(
    program: Application, cameras: PlayedCameras, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A film beside the camera would wait for it."""
    live(program, cameras)
    shown, canvas = list[object](), program.main_controller.window.canvas
    monkeypatch.setattr(canvas.live, "show", lambda _pictures, of: shown.append(of))
    canvas.live.ready.emit()
    assert shown == []
    cameras.last.see()
    wait_for(lambda: bool(shown), "the next picture")


def test_stopping_keeps_the_last_picture_in_its_shape(program: Application, cameras: PlayedCameras) -> None:
    before = live(program, cameras)
    press(program, "Arrêter")
    assert cameras.last.told[-1] == {"do": "still", "purpose": "stop"}
    cameras.last.send_still("stop")
    assert cameras.last.is_closed
    item = camera(program)
    assert item.picture is not None
    assert item.width_mm / item.height_mm == pytest.approx(4 / 3)
    assert bounds(item).center == pytest.approx(bounds(before).center)
    wait_for(lambda: colour(program, item) == "red", "the painted picture")
    press(program, "Reprendre")
    assert len(cameras.opened) == 2
    program.main_controller.commands[CommandId.UNDO].trigger()
    assert camera(program).picture is None


def test_a_picture_that_does_not_come_in_time_is_that_of_the_screen(
    program: Application, cameras: PlayedCameras
) -> None:
    live(program, cameras)
    press(program, "Arrêter")
    wait_for(lambda: cameras.last.is_closed, "the end of the wait")
    item = camera(program)
    assert item.picture is not None
    wait_for(lambda: colour(program, item) == "red", "the painted picture")


def test_a_kept_picture_takes_the_place_with_the_ink_and_undo_gives_the_camera_back(
    program: Application, cameras: PlayedCameras
) -> None:
    before = live(program, cameras)
    board = program.main_controller
    board.commands[CommandId.PEN].trigger()
    box = bounds(before)
    write(program, *(board.editor.view.to_screen(box.x + share * box.width, box.center[1]) for share in (0.4, 0.6)))
    press(program, "Prendre la photo")
    cameras.last.send_still("keep", (1280, 960))
    assert cameras.last.is_closed
    picture, stroke = items(program)
    assert isinstance(picture, Image)
    assert isinstance(stroke, Stroke)
    assert picture.width_mm / picture.height_mm == pytest.approx(4 / 3)
    assert bounds(picture).center == pytest.approx(box.center)
    assert board.editor.selection == {picture.id}
    board.commands[CommandId.UNDO].trigger()
    assert camera(program).id == before.id


def test_what_is_done_with_a_photo_is_not_beneath_the_notice_of_it(
    program: Application, cameras: PlayedCameras
) -> None:
    live(program, cameras)
    press(program, "Prendre la photo")
    cameras.last.send_still("keep", (1280, 960))
    window = program.main_controller.window
    (beside,) = window.findChildren(SelectionBar)
    assert beside.isVisible()
    (notice,) = window.notices.shown
    assert not notice.geometry().intersects(beside.geometry())


def test_another_photo_is_one_touch_away(program: Application, cameras: PlayedCameras) -> None:
    first = live(program, cameras)
    press(program, "Prendre la photo")
    cameras.last.send_still("keep")
    QTest.mouseClick(button(program.main_controller.window, "Filmer encore"), Qt.MouseButton.LeftButton)
    assert len(cameras.opened) == 2
    picture = next(item for item in items(program) if isinstance(item, Image))
    assert camera(program).id != first.id
    assert bounds(camera(program)).center != bounds(picture).center


def test_the_last_picture_is_kept_of_a_camera_that_is_off(program: Application, cameras: PlayedCameras) -> None:
    live(program, cameras)
    press(program, "Arrêter")
    cameras.last.send_still("stop")
    still = camera(program).picture
    press(program, "En faire une image")
    (picture,) = items(program)
    assert isinstance(picture, Image)
    assert picture.blob == still


def test_turning_the_page_closes_the_camera(program: Application, cameras: PlayedCameras) -> None:
    item = live(program, cameras)
    board = program.main_controller
    page = board.editor.page.id
    board.commands[CommandId.ADD_PAGE].trigger()
    assert cameras.last.commands()[-1] == "still"
    cameras.last.send_still("stop")
    assert cameras.last.is_closed
    board.window.do(lambda editor: editor.go_to(page))
    assert camera(program).picture is not None
    assert camera(program).id == item.id


@pytest.mark.parametrize("command", [CommandId.NEW, CommandId.HOME, CommandId.END_SEANCE])
def test_leaving_the_page_closes_the_camera_with_its_picture(
    program: Application, cameras: PlayedCameras, command: CommandId
) -> None:
    live(program, cameras)
    path = program.current_lesson.lesson.path
    assert path is not None
    program.main_controller.commands[command].trigger()
    assert cameras.last.is_closed
    if command is CommandId.NEW:
        program.current_lesson.open(path)
        wait_for(lambda: program.current_lesson.lesson.path == path, "the lesson")
    assert camera(program).picture is not None
    assert len(cameras.opened) == 1, "no camera starts by itself"


def test_the_end_of_the_program_closes_the_camera(program: Application, cameras: PlayedCameras) -> None:
    live(program, cameras)
    program.camera.finish()
    assert cameras.last.is_closed
    assert camera(program).picture is not None


def test_deleting_the_item_closes_the_camera(program: Application, cameras: PlayedCameras) -> None:
    live(program, cameras)
    program.main_controller.commands[CommandId.DELETE].trigger()
    assert cameras.last.is_closed
    assert items(program) == []


@pytest.mark.parametrize("fault", list(CameraFault))
def test_each_fault_is_said_in_a_sentence_of_its_own(program: Application, fault: CameraFault) -> None:
    texts = [page_camera_message(one) for one in CameraFault]
    assert len(set(texts)) == len(texts)
    assert page_camera_message(fault).endswith(".")


def test_an_unplugged_camera_keeps_its_picture_and_goes_on_when_it_is_back(
    program: Application, cameras: PlayedCameras
) -> None:
    item = live(program, cameras)
    cameras.last.receive({"fault": "absent"}, b"")
    assert "débranchée" in bar(program).message.text()
    assert colour(program, item) == "red"
    cameras.last.colour = (0, 200, 0)
    cameras.last.see()
    assert bar(program).message.text() == ""
    wait_for(lambda: colour(program, item) == "green", "the picture")


def test_a_process_that_ends_leaves_its_picture_and_a_way_on(program: Application, cameras: PlayedCameras) -> None:
    live(program, cameras)
    cameras.last.ended()
    assert camera(program).picture is not None
    assert "toute seule" in bar(program).message.text()
    press(program, "Reprendre")
    assert len(cameras.opened) == 2
    assert "s’allume" in bar(program).message.text()


def test_without_a_camera_it_says_what_to_do_until_one_is_there(program: Application, cameras: PlayedCameras) -> None:
    found, cameras.found = cameras.found, []
    put(program)
    assert "Aucune caméra" in bar(program).message.text()
    assert not button(bar(program), "Démarrer").isEnabled()
    cameras.found = found
    wait_for(lambda: button(bar(program), "Démarrer").isEnabled(), "the camera")


def test_a_camera_that_reads_cards_is_left_to_them(program: Application, cameras: PlayedCameras) -> None:
    cameras.reading = "/dev/video0"
    put(program)
    press(program, "Démarrer")
    assert cameras.opened == []
    assert "cartes" in program.main_controller.window.notices.texts()[-1]


class CardReading:
    """Reading of cards by a camera: what the page's camera asks of it."""

    def __init__(self) -> None:
        self.state, self.last_used = CardsState(), ("/dev/video0", CardSet.TNI)
        self.listeners: list[CardsListener] = []

    def subscribe(self, listener: CardsListener) -> None:
        self.listeners.append(listener)


@pytest.mark.parametrize("address", ["/dev/video0", "/dev/video2"])
def test_it_gives_way_when_its_camera_is_to_read_cards(
    program: Application, cameras: PlayedCameras, address: str
) -> None:
    cards = CardReading()
    cards.last_used = (address, CardSet.TNI)
    program.camera.follow_cards(cast("CardsService", cards))
    live(program, cameras)
    cards.state = CardsState(is_open=True)
    for listener in cards.listeners:
        listener.cards_changed()
    assert cameras.last.is_closed is (address == "/dev/video0")


def test_a_photo_that_does_not_come_is_kept_with_the_camera(program: Application, cameras: PlayedCameras) -> None:
    live(program, cameras)
    press(program, "Prendre la photo")
    wait_for(lambda: cameras.last.is_closed, "the end of the wait")
    assert camera(program).picture is not None


def test_another_camera_is_chosen_and_takes_over(program: Application, cameras: PlayedCameras) -> None:
    cameras.found = [FoundCamera("/dev/video0", "HD Webcam"), FoundCamera("/dev/video2", "Visualiseur")]
    put(program)
    press(program, "Démarrer")
    press(program, "Visualiseur")
    assert [one.address for one in cameras.opened] == ["/dev/video0", "/dev/video2"]
    assert cameras.opened[0].is_closed
    assert not cameras.last.is_closed
    assert camera_names([FoundCamera("0", ""), FoundCamera("1", ""), FoundCamera("2", "A")]) == [
        "Caméra 1", "Caméra 2", "A",
    ]  # fmt: skip


def test_it_is_held_enlarged_and_turned(program: Application, cameras: PlayedCameras) -> None:
    before = live(program, cameras)
    press(program, "Figer")
    assert cameras.last.told[-1] == {"do": "freeze", "on": True}
    assert "figée" in bar(program).message.text()
    press(program, "Figer")
    assert cameras.last.told[-1] == {"do": "freeze", "on": False}
    press(program, "Agrandir ce que voit la caméra")
    assert cameras.last.told[-1] == {"do": "view", "turn": 0, "zoom": 1.5}
    press(program, "Rapetisser ce que voit la caméra")
    assert not button(bar(program), "Rapetisser ce que voit la caméra").isEnabled()
    press(program, "Tourner d’un quart de tour")
    item = camera(program)
    assert turn_of(item) == 1
    assert (item.width_mm, item.height_mm) == pytest.approx((before.height_mm, before.width_mm))
    assert {"do": "view", "turn": 1, "zoom": 1.0} in cameras.last.told
    program.main_controller.commands[CommandId.UNDO].trigger()
    assert cameras.last.told[-1] == {"do": "view", "turn": 0, "zoom": 1.0}


def test_the_whole_board_shows_it_and_goes_back(program: Application, cameras: PlayedCameras) -> None:
    live(program, cameras)
    before = program.main_controller.editor.view
    press(program, "Plein tableau")
    assert program.main_controller.editor.view.scale > before.scale
    press(program, "Page entière")
    assert program.main_controller.editor.view == before


def test_the_bar_is_away_with_the_pen_down_and_closes_everything(program: Application, cameras: PlayedCameras) -> None:
    live(program, cameras)
    press(program, "Fermer la caméra")
    cameras.last.send_still("stop")
    assert cameras.last.is_closed
    assert not program.main_controller.editor.selection
    found = program.camera.bars.bar
    assert found is not None
    assert not found.isVisible()
    program.main_controller.window.do(lambda editor: editor.use(ToolName.PEN))
    assert not found.isVisible()


def test_a_real_process_shows_a_film_in_the_place_of_a_camera(program: Application, tmp_path: Path) -> None:
    path = write_view(tmp_path / "vue.avi")
    shown: list[CommandedChild] = []

    def show(address: str, receive, ended) -> CommandedChild:  # type: ignore[no-untyped-def]
        command = worker_command("tni.cameras.live_worker", "-B")
        shown.append(CommandedChild((*command, address), "camera", program.main, receive, ended))
        return shown[-1]

    program.camera.cameras = PageCameras(lambda: [FoundCamera(str(path), "Visualiseur")], show)
    item = put(program)
    press(program, "Démarrer")
    wait_for(lambda: program.camera.controller.film.has_picture, "the picture")
    wait_for(lambda: colour(program, item, 0.5, 0.25) == "blue", "what it sees")
    assert colour(program, item, 0.5, 0.75) == "red"
    press(program, "Tourner d’un quart de tour")
    wait_for(lambda: colour(program, camera(program), 0.7, 0.5) == "blue", "the turned picture")
    press(program, "Prendre la photo")
    wait_for(lambda: any(isinstance(one, Image) for one in items(program)), "the picture")
    (picture,) = items(program)
    assert isinstance(picture, Image)
    assert picture.height_mm / picture.width_mm == pytest.approx(4 / 3)
    wait_for(lambda: colour(program, picture, 0.7, 0.5) == "blue", "the painted picture")
    assert shown[-1].pid is None
