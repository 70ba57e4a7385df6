"""Films and sounds in the real window, with the real player process: put on the page, played, written over."""

from __future__ import annotations

import os
import signal
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QTimer, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from tests.support.films import write_film, write_sound
from tests.support.hands import At, Fingers
from tests.support.running_program import hold, items, let_go, wait_for, write
from tests.support.widgets import button
from tni.app.application import Application
from tni.core.geometry import Affine
from tni.core.ids import ItemId
from tni.document.document import ChangeKind
from tni.document.items import Media, Shape, ShapeKind, Stroke
from tni.document.media_drawing import sign_of
from tni.document.z_order import on_top
from tni.ink.pen import Pen
from tni.ui.chrome.commands import CommandId
from tni.ui.media.media_controller import MediaController
from tni.ui.media.media_intake import PATIENCE_MS


def put(program: Application, *paths: Path) -> Media:
    """Drop files on the window; the last one is returned when it is on the page."""
    before = len(items(program))
    program.main_controller.window.dropped.emit(list(paths))
    wait_for(lambda: len(items(program)) == before + len(paths), "the files on the page")
    found = items(program)[-1]
    assert isinstance(found, Media)
    return found


def at(program: Application, item: Media, x: float, y: float) -> At:
    """Where a place of an item is on the canvas."""
    board = program.main_controller
    shown = board.editor.view.to_screen(*item.transform.point(x, y))
    ratio = board.window.canvas.devicePixelRatioF()
    return shown[0] / ratio, shown[1] / ratio


def sign(program: Application, item: Media) -> At:
    x, y, _ = sign_of(item)
    return at(program, item, x, y)


def colour(program: Application, item: Media, x: float, y: float) -> tuple[int, int, int]:
    """Colour of the canvas at a place of an item."""
    canvas = program.main_controller.window.canvas
    across, down = at(program, item, x, y)
    picture = canvas.grab().toImage()
    ratio = canvas.devicePixelRatioF()
    found = picture.pixelColor(round(across * ratio), round(down * ratio))
    return found.red(), found.green(), found.blue()


def controller(program: Application) -> MediaController:
    return program.media.parts.controller


def is_red(seen: tuple[int, int, int]) -> bool:
    return seen[0] > 150 and max(seen[1:]) < 90


def test_a_film_is_put_on_the_page_played_and_written_over(program: Application, tmp_path: Path) -> None:
    film = put(program, write_film(tmp_path / "volcan.mp4", seconds=30.0, colours=((0, 0, 220),)))
    assert (film.film, film.title, film.name, film.poster is not None) == (True, "volcan", "volcan.mp4", True)
    assert film.seconds == pytest.approx(30.0, abs=0.2)
    board = program.main_controller
    board.commands[CommandId.PEN].trigger()
    write(program, sign(program, film))
    wait_for(lambda: controller(program).playback.plays, "the film")
    wait_for(lambda: controller(program).film.has_picture, "its picture")
    middle = film.height_mm / 2
    write(program, at(program, film, 10, middle), at(program, film, 40, middle), at(program, film, 60, middle))
    stroke = items(program)[-1]
    assert isinstance(stroke, Stroke)
    seen = controller(program).playback.at_s
    wait_for(lambda: controller(program).playback.at_s > seen, "later frames")
    assert not is_red(colour(program, film, 40, middle)), "the ink lies over the running picture"
    QTest.keyClick(board.window.canvas, Qt.Key.Key_Space)
    wait_for(lambda: not controller(program).playback.plays, "the pause")
    assert is_red(colour(program, film, 10, 10))
    board.commands[CommandId.ADD_PAGE].trigger()
    assert controller(program).active is None
    assert not is_red(colour(program, film, 10, 10))


def test_a_film_goes_on_under_a_pen_that_rests_and_after_it(program: Application, tmp_path: Path) -> None:
    film = put(program, write_film(tmp_path / "volcan.mp4", seconds=20.0))
    program.main_controller.commands[CommandId.PEN].trigger()
    write(program, sign(program, film))
    media = controller(program)

    def wait_for_frames(count: int) -> None:
        seen = set[bytes]()

        def more() -> bool:
            image = media.film.image()
            if image is not None:
                seen.add(bytes(image.constBits()))
            return len(seen) > count

        wait_for(more, f"{count} frames")

    wait_for_frames(3)
    hold(program, (100.0, 100.0), (140.0, 100.0))
    wait_for_frames(3)
    let_go(program, (140.0, 100.0))
    wait_for_frames(3)
    media.press(film.id)
    wait_for(lambda: not media.playback.plays, "the pause")
    hold(program, (100.0, 140.0), (140.0, 140.0))
    media.seek(10.0)
    wait_for_frames(1)
    let_go(program, (140.0, 140.0))


def test_a_stroke_that_begins_on_the_sign_is_written(program: Application, tmp_path: Path) -> None:
    film = put(program, write_film(tmp_path / "film.mp4"))
    program.main_controller.commands[CommandId.PEN].trigger()
    write(program, sign(program, film), at(program, film, 5, 5), at(program, film, 2, 2))
    assert isinstance(items(program)[-1], Stroke)
    assert controller(program).active is None


def test_part_loop_speed_and_volume_are_set_by_the_bar_and_undone(program: Application, tmp_path: Path) -> None:
    film = put(program, write_film(tmp_path / "film.mp4", seconds=20.0))

    def now() -> Media:
        found = program.main_controller.editor.document.item(film.id)
        assert isinstance(found, Media)
        return found

    bars = program.media.parts.bars
    wait_for(lambda: bars.bar is not None and bars.bar.isVisible(), "the bar")
    bar = bars.bar
    assert bar is not None
    QTest.mouseClick(button(bar, "Lire"), Qt.MouseButton.LeftButton)
    wait_for(lambda: controller(program).playback.at_s > 0.5, "the film")
    QTest.mouseClick(button(bar, "Commencer ici"), Qt.MouseButton.LeftButton)
    assert now().start_s > 0.4
    QTest.mouseClick(button(bar, "En boucle"), Qt.MouseButton.LeftButton)
    QTest.mouseClick(button(bar, "Vitesse : 1×"), Qt.MouseButton.LeftButton)
    QTest.mouseClick(button(bar, "Couper ou remettre le son"), Qt.MouseButton.LeftButton)
    assert (now().looped, now().rate, now().volume) == (True, 0.75, 0.0)
    for _ in range(4):
        program.main_controller.commands[CommandId.UNDO].trigger()
    assert now() == film


def test_a_sound_plays_to_its_end_and_again(program: Application, tmp_path: Path, fingers: Fingers) -> None:
    sound = put(program, write_sound(tmp_path / "mot.wav", seconds=0.6))
    assert (sound.film, sound.poster, sound.title) == (False, None, "mot")
    program.main_controller.commands[CommandId.HAND].trigger()
    for _ in range(2):
        fingers.frame(press={1: at(program, sound, 60, 10)})
        fingers.frame(release=(1,))
        wait_for(lambda: controller(program).playback.over, "its end")
        controller(program).process.tell(do="seek", at_s=0.0)
        wait_for(lambda: not controller(program).playback.over, "its beginning")


def test_what_cannot_be_played_is_said_and_the_lesson_stays(program: Application, tmp_path: Path) -> None:
    broken = write_film(tmp_path / "abime.mp4")
    broken.write_bytes(broken.read_bytes()[:40] + bytes(3000))
    text = tmp_path / "texte.mp3"
    text.write_text("Bonjour")
    program.main_controller.window.dropped.emit([broken, text])
    shown = program.main_controller.window.notices
    wait_for(lambda: any("texte.mp3" in one for one in shown.texts()), "the notice")
    assert items(program) == []


def test_a_film_for_a_lesson_that_was_left_does_not_come_onto_another(program: Application, tmp_path: Path) -> None:
    board = program.main_controller
    before = board.editor
    board.window.dropped.emit([write_film(tmp_path / "volcan.mp4")])
    board.commands[CommandId.NEW].trigger()
    wait_for(lambda: board.editor is not before, "the other lesson")
    wait_for(
        lambda: any("« volcan.mp4 » n’a pas été ajouté" in one for one in board.window.notices.texts()), "a notice"
    )
    assert items(program) == []


@pytest.mark.parametrize("cover", [CommandId.HOME, CommandId.YEAR])
def test_a_film_pauses_when_its_page_is_covered(program: Application, tmp_path: Path, cover: CommandId) -> None:
    film = put(program, write_film(tmp_path / "film.mp4", seconds=30.0))
    controller(program).press(film.id)
    wait_for(lambda: controller(program).playback.plays, "the film")
    program.main_controller.commands[cover].trigger()
    wait_for(lambda: not controller(program).playback.plays, "the pause")
    assert controller(program).active == film


def test_a_player_that_dies_is_said_and_started_again(program: Application, tmp_path: Path) -> None:
    film = put(program, write_film(tmp_path / "film.mp4", seconds=20.0))
    controller(program).press(film.id)
    wait_for(lambda: controller(program).playback.plays, "the film")
    child = controller(program).process.child
    child.kill()
    wait_for(lambda: controller(program).active is None, "its end")
    controller(program).press(film.id)
    wait_for(lambda: controller(program).playback.plays, "the film again")


def test_subtitles_beside_a_film_are_shown_at_its_foot(program: Application, tmp_path: Path) -> None:
    path = write_film(tmp_path / "film.mp4", seconds=30.0, colours=((0, 0, 220),))
    path.with_suffix(".vtt").write_text("WEBVTT\n\n00:00.000 --> 01:00.000\nBonjour\n")
    film = put(program, path)
    assert film.subtitles is not None
    controller(program).press(film.id)
    foot = film.width_mm / 2, film.height_mm * 0.94
    wait_for(lambda: controller(program).film.has_picture, "its picture")
    wait_for(lambda: not is_red(colour(program, film, foot[0] - 8, foot[1])), "the subtitles")
    controller(program).turn_subtitles()
    wait_for(lambda: max(colour(program, film, 10, film.height_mm * 0.8)[1:]) < 90, "no subtitles")


def test_what_lies_on_a_film_stays_over_it_and_a_turned_film_plays(program: Application, tmp_path: Path) -> None:
    film = put(program, write_film(tmp_path / "film.mp4", seconds=30.0, colours=((0, 0, 220),)))
    board = program.main_controller
    x, y = film.transform.point(20, 20)
    blue = Shape(
        id=ItemId("blue"), page=film.page, kind=ShapeKind.RECTANGLE, x0=x, y0=y, x1=x + 30, y1=y + 20,
        pen=Pen(colour="#0000ff"), fill="#0000ff",
    )  # fmt: skip
    board.window.do(lambda s: s.do(s.document.replace(ChangeKind.ADD, *on_top(s.document, film.page, [blue]))))
    controller(program).press(film.id)
    wait_for(lambda: controller(program).film.has_picture, "its picture")
    wait_for(lambda: colour(program, film, 30, 25)[2] > 200, "what lies on it")
    assert is_red(colour(program, film, 10, 10))
    turned = replace(film, transform=Affine(0.0, 0.6, -0.6, 0.0, 200.0, 20.0))
    board.window.do(lambda s: s.do(s.document.replace(ChangeKind.EDIT, turned)))
    wait_for(lambda: is_red(colour(program, turned, 10, 60)), "the turned picture")


def test_another_lesson_ends_it(program: Application, tmp_path: Path) -> None:
    film = put(program, write_film(tmp_path / "film.mp4", seconds=30.0))
    controller(program).press(film.id)
    wait_for(lambda: controller(program).playback.plays, "the film")
    program.main_controller.commands[CommandId.NEW].trigger()
    wait_for(lambda: controller(program).active is None, "its end")
    assert not controller(program).film.has_picture


def test_files_on_the_clipboard_are_put_on_the_page(program: Application, tmp_path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(write_sound(tmp_path / f"{name}.wav"))) for name in ("un", "deux")])
    QGuiApplication.clipboard().setMimeData(data)
    program.main_controller.commands[CommandId.PASTE].trigger()
    wait_for(lambda: len(items(program)) == 2, "the sounds")
    assert sorted(item.title for item in items(program) if isinstance(item, Media)) == ["deux", "un"]


def test_a_file_over_which_the_player_hangs_is_said(program: Application, tmp_path: Path) -> None:
    put(program, write_sound(tmp_path / "bon.wav"))
    parts = program.media.parts
    os.kill(parts.controller.process.pid or 0, signal.SIGSTOP)
    program.main_controller.window.dropped.emit([write_sound(tmp_path / "lent.wav")])
    patience = next(one for one in program.main_controller.window.findChildren(QTimer) if one.interval() == PATIENCE_MS)
    wait_for(patience.isActive, "the examination")
    patience.timeout.emit()
    shown = program.main_controller.window.notices
    wait_for(lambda: any("lent.wav" in text for text in shown.texts()), "the notice")
    assert len(items(program)) == 1
