"""Spotlight, reading band, magnifier, zoom and white screen in the whole program: what is seen, and what hands do."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from tests.support.hands import Fingers, laid
from tests.support.running_program import LEFT, NO_KEY, go_on, hold, let_go, strokes, wait_for, write
from tests.support.widgets import button, timer
from tni.app.application import Application
from tni.core.geometry import Rect
from tni.render.live_picture import LivePicture
from tni.services.lesson.lesson_editor import LessonEditor
from tni.ui.canvas.shared_backing_store import SharedBackingStore
from tni.ui.chrome.commands import CommandId
from tni.ui.panels.area_picker import AreaPicker
from tni.ui.panels.curtain import Curtain, CurtainSide
from tni.ui.showing.dark_cover import DARKNESS, DarkCover
from tni.ui.showing.magnifier import Magnifier
from tni.ui.showing.reading_band import ReadingBand
from tni.ui.showing.spotlight import Spotlight
from tni.ui.showing.tool_strip import ToolStrip

OPENED = {
    CommandId.SPOTLIGHT: Spotlight,
    CommandId.READING_BAND: ReadingBand,
    CommandId.MAGNIFIER: Magnifier,
    CommandId.ZOOM_AREA: AreaPicker,
}


def switch(program: Application, command: CommandId, *, on: bool = True) -> None:
    program.main_controller.commands[command].setChecked(on)


def opened[T: QWidget](program: Application, command: CommandId, kind: type[T]) -> T:
    switch(program, command)
    return laid(program, kind)


def shot(program: Application) -> QImage:
    """The pixels that the window shows, as the screen has them."""
    window = program.main_controller.window
    image = window.screen().grabWindow(window.winId()).toImage()
    image.setDevicePixelRatio(1.0)
    return image


def light(program: Application, at: QPoint) -> float:
    """How light a place of the canvas is on the screen, 0 to 1."""
    at = program.main_controller.window.canvas.mapTo(program.main_controller.window, at)
    return QColor(shot(program).pixel(at)).lightnessF()


def drag(program: Application, start: QPoint, end: QPoint) -> None:
    """Press, drag and release at places of the canvas, as the window system tells of them."""
    window = program.main_controller.window
    handle, corner = window.windowHandle(), window.canvas.pos()
    QTest.mousePress(handle, LEFT, NO_KEY, corner + start)
    for part in (0.3, 0.6, 1.0):
        QTest.mouseMove(handle, corner + start + QPoint(*((end - start) * part).toTuple()))
    QTest.mouseRelease(handle, LEFT, NO_KEY, corner + end)


def tap(program: Application, at: QPoint) -> None:
    window = program.main_controller.window
    QTest.mouseClick(window.windowHandle(), LEFT, NO_KEY, window.canvas.pos() + at)


def press_key(program: Application, key: Qt.Key) -> None:
    QTest.keyClick(program.main_controller.window.windowHandle(), key)


def centre(spot: Spotlight) -> QPoint:
    return QPoint(round(spot.spot.x), round(spot.spot.y))


def test_the_spot_is_clear_and_the_rest_dark(program: Application) -> None:
    paper = light(program, QPoint(640, 320))
    cover = opened(program, CommandId.SPOTLIGHT, Spotlight)
    wait_for(lambda: light(program, QPoint(150, 60)) < 0.2, "the dark")
    assert light(program, centre(cover)) == pytest.approx(paper, abs=0.01)
    radius = round(cover.spot.half_width)
    for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1)):
        rim = centre(cover)
        assert light(program, rim + QPoint(dx, dy) * (radius - 8)) == pytest.approx(paper, abs=0.01)
        assert light(program, rim + QPoint(dx, dy) * (radius + 12)) < 0.2


def test_a_tap_and_a_drag_in_the_dark_move_the_spot(program: Application) -> None:
    cover = opened(program, CommandId.SPOTLIGHT, Spotlight)
    before = centre(cover)
    tap(program, QPoint(300, 100))
    assert centre(cover) == QPoint(300, 100)
    wait_for(lambda: light(program, QPoint(300, 100)) > 0.9, "the light")
    wait_for(lambda: light(program, before + QPoint(40, 40)) < 0.2, "the dark")
    drag(program, QPoint(800, 500), QPoint(860, 460))
    assert centre(cover) == QPoint(360, 60)
    assert strokes(program) == []


def test_the_handle_sizes_the_spot(program: Application) -> None:
    cover = opened(program, CommandId.SPOTLIGHT, Spotlight)
    spot = cover.spot
    reach = program.main_controller.window.kit.theme.metrics.target_px / 2
    start = QPoint(*(round(v) for v in spot.handle(reach, cover.width(), cover.height())))
    drag(program, start, centre(cover) + QPoint(60, 80))
    assert cover.spot.half_width == pytest.approx(100, abs=1)
    assert centre(cover) == QPoint(round(spot.x), round(spot.y))


def test_several_spots_are_clear_at_once(program: Application) -> None:
    cover = opened(program, CommandId.SPOTLIGHT, Spotlight)
    first, window = centre(cover), program.main_controller.window
    assert not button(window, "Enlever ce spot").isEnabled(), "there is one alone"
    QTest.mouseClick(button(window, "Ajouter un spot"), LEFT)
    tap(program, QPoint(200, 150))
    wait_for(lambda: light(program, QPoint(200, 150)) > 0.9 and light(program, first) > 0.9, "both")
    press_key(program, Qt.Key.Key_Space)  # the other one
    press_key(program, Qt.Key.Key_Delete)
    wait_for(lambda: light(program, first) < 0.2 and light(program, QPoint(200, 150)) > 0.9, "one alone")


def test_a_rectangular_spot_has_clear_corners(program: Application) -> None:
    cover = opened(program, CommandId.SPOTLIGHT, Spotlight)
    QTest.mouseClick(button(program.main_controller.window, "Forme du spot : Rectangle"), LEFT)
    x, y, _, _ = cover.spot.box
    wait_for(lambda: light(program, QPoint(round(x) + 12, round(y) + 12)) > 0.9, "the corner")


def test_the_pen_writes_in_the_spot_alone(program: Application) -> None:
    cover = opened(program, CommandId.SPOTLIGHT, Spotlight)
    at = centre(cover)
    drag(program, at - QPoint(40, 0), at + QPoint(40, 0))
    assert len(strokes(program)) == 1
    drag(program, QPoint(150, 60), QPoint(200, 60))
    assert len(strokes(program)) == 1


@pytest.mark.skipif(QGuiApplication.platformName() != "xcb", reason="only X11 has the shortest path")
def test_a_pen_in_the_spot_has_nothing_of_the_dark_painted(
    program: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not when it touches the page, which takes the focus; not for a film under the dark; and not while it writes."""
    window, editor = program.main_controller.window, program.main_controller.editor
    if window.canvas.gl is not None:
        pytest.skip("of painting by Qt")
    painted = list[int]()

    def paint(cover: DarkCover, event: QPaintEvent) -> None:
        painted.append(event.region().boundingRect().width())
        paint_cover(cover, event)

    paint_cover = DarkCover.paintEvent
    monkeypatch.setattr(DarkCover, "paintEvent", paint)
    cover = opened(program, CommandId.SPOTLIGHT, Spotlight)
    wait_for(lambda: light(program, QPoint(150, 60)) < 0.2 and cover.hasFocus(), "the dark")
    wait_for(lambda: not program.main_controller.shown.screen.pending(), "the page")
    middle = centre(cover)
    box_px = QRect(middle.x() + 60, middle.y() - 80, 300, 160)  # the rim goes through it
    (left, top), (right, low) = (
        editor.view.to_page(*corner.toTuple()) for corner in (box_px.topLeft(), box_px.bottomRight() + QPoint(1, 1))
    )
    frame = QImage(300, 160, QImage.Format.Format_RGB32)
    frame.fill(QColor("#40c080"))
    film = LivePicture(editor.page.id, Rect(left, top, right - left, low - top), 300, 160, frame.constBits(), 1)
    painted.clear()
    ways = [(middle.x() - 100 + step, middle.y()) for step in range(140)]
    window.canvas.setFocus(Qt.FocusReason.MouseFocusReason)  # as Qt does for a press
    hold(program, *ways[:60])
    window.canvas.live.show([film], of="film")
    wait_for(lambda: light(program, middle + QPoint(80, -60)) < 0.6, "the film")
    for at in ways[60:]:
        go_on(program, at)
    assert painted == []
    quick = shot(program)
    window.canvas.update()
    wait_for(lambda: bool(painted), "the same by Qt")
    anew = shot(program)
    there = box_px.translated(window.canvas.pos())
    assert furthest(quick.copy(there), anew.copy(there)) <= 2
    assert light(program, middle + QPoint(300, 0)) < 0.3 < light(program, middle + QPoint(100, -40))
    let_go(program, ways[-1])
    window.canvas.live.show([], of="film")


def furthest(one: QImage, other: QImage) -> int:
    """Return the largest difference of a pixel's colour."""
    first, second = (
        np.frombuffer(image.convertToFormat(QImage.Format.Format_RGB32).constBits(), np.uint8).astype(int)
        for image in (one, other)
    )
    return int(np.abs(first - second).max())


@pytest.mark.skipif(QGuiApplication.platformName() != "xcb", reason="only X11 has the shortest path")
@pytest.mark.parametrize("command", [CommandId.SPOTLIGHT, CommandId.READING_BAND, CommandId.MAGNIFIER])
def test_ink_keeps_its_shortest_path(program: Application, command: CommandId) -> None:
    """A pen's line may go into the window's backing store without a repaint, in what is clear and nowhere else."""
    canvas = program.main_controller.window.canvas
    if canvas.gl is not None:
        pytest.skip("by OpenGL there is no backing store to draw in")
    cover = opened(program, command, OPENED[command])
    clear, covered = (150, 120), (canvas.width() // 2, canvas.height() // 2)
    if isinstance(cover, DarkCover):
        if isinstance(cover, ReadingBand):
            cover.grow(2.5)
        clear, covered = (round(cover.areas[0].x), round(cover.areas[0].y)), (150, 600)
    for at, is_bare in ((clear, True), (covered, False)):
        store = SharedBackingStore(canvas)
        store.sent((*at, 4, 4))
        store.await_read()
        assert (store.bare is not None) is is_bare


def test_the_darkness_is_chosen(program: Application) -> None:
    cover = opened(program, CommandId.SPOTLIGHT, Spotlight)
    window, far = program.main_controller.window, QPoint(150, 60)
    wait_for(lambda: light(program, far) < 0.2, "the dark")
    before = light(program, far)
    QTest.mouseClick(button(window, "Éclaircir le reste de la page"), LEFT)
    wait_for(lambda: light(program, far) > before + 0.03, "lighter")
    for _ in DARKNESS:
        QTest.mouseClick(button(window, "Assombrir le reste de la page"), LEFT)
    assert not button(window, "Assombrir le reste de la page").isEnabled()
    assert DARKNESS[cover.darkness] == 1.0


def test_a_finger_moves_the_spot_while_another_writes_in_it(program: Application, fingers: Fingers) -> None:
    cover = opened(program, CommandId.SPOTLIGHT, Spotlight)
    switch(program, CommandId.PEN)
    at = centre(cover)
    fingers.frame(press={1: (at.x() - 60, at.y())})
    fingers.frame(press={2: (150, 60)})
    for step in range(1, 5):
        fingers.frame(move={1: (at.x() - 60 + 10 * step, at.y()), 2: (150 + 10 * step, 60)})
    fingers.frame(release=(1, 2))
    assert centre(cover) == at + QPoint(40, 0)
    (stroke,) = strokes(program)
    assert len(stroke.samples) >= 4


@pytest.mark.parametrize("command", list(OPENED))
def test_escape_puts_it_away_with_its_buttons(program: Application, command: CommandId) -> None:
    cover = opened(program, command, OPENED[command])
    press_key(program, Qt.Key.Key_Escape)
    assert not isValid(cover) or cover.isHidden()
    assert not program.main_controller.commands[command].isChecked()
    window = program.main_controller.window
    assert not any(strip.isVisible() for strip in window.findChildren(ToolStrip))
    write(program, (200, 300), (300, 300))
    assert len(strokes(program)) == 1


@pytest.mark.parametrize("command", [CommandId.SPOTLIGHT, CommandId.READING_BAND, CommandId.MAGNIFIER])
def test_escape_puts_it_away_after_writing_too(program: Application, command: CommandId) -> None:
    cover = opened(program, command, OPENED[command])
    if isinstance(cover, DarkCover):
        x, y = cover.areas[0].x, cover.areas[0].y
    else:
        x, y = 200, 100
    write(program, (x - 20, y), (x + 20, y))
    assert len(strokes(program)) == 1
    press_key(program, Qt.Key.Key_Escape)
    assert cover.isHidden()


def test_one_of_them_puts_the_other_away(program: Application) -> None:
    first = opened(program, CommandId.SPOTLIGHT, Spotlight)
    second = opened(program, CommandId.READING_BAND, ReadingBand)
    assert first.isHidden()
    assert second.isVisible()
    assert not program.main_controller.commands[CommandId.SPOTLIGHT].isChecked()
    assert program.main_controller.commands[CommandId.READING_BAND].isChecked()


# -- reading band


def test_the_band_goes_down_by_its_height(program: Application) -> None:
    band = opened(program, CommandId.READING_BAND, ReadingBand)
    first = band.band
    press_key(program, Qt.Key.Key_Down)
    assert band.band.y == pytest.approx(first.y + 2 * first.half_height)
    at = QPoint(400, round(band.band.y))
    wait_for(lambda: light(program, at) > 0.9 and light(program, QPoint(400, round(first.y))) < 0.7, "the next line")
    for _ in range(40):
        press_key(program, Qt.Key.Key_Down)
    assert band.band.y + band.band.half_height == pytest.approx(band.height())
    tap(program, QPoint(400, 100))
    assert band.band.y == pytest.approx(100, abs=1)


def test_the_edges_of_the_band_set_its_height(program: Application) -> None:
    band = opened(program, CommandId.READING_BAND, ReadingBand)
    first, target = band.band, program.main_controller.window.kit.theme.metrics.target_px
    bottom = QPoint(band.width() - target, round(first.y + first.half_height + target / 2))
    drag(program, bottom, bottom + QPoint(0, 60))
    assert band.band.half_height == pytest.approx(first.half_height + 30)
    assert band.band.y - band.band.half_height == pytest.approx(first.y - first.half_height)


# -- magnifier


@pytest.mark.parametrize("times", [2, 3, 4])
def test_the_lens_shows_what_is_under_it_larger(program: Application, times: int) -> None:
    window = program.main_controller.window
    middle = QPoint(window.canvas.width() // 2, window.canvas.height() // 2)
    for x in (-20, 20):
        write(program, (middle.x() + x, middle.y() - 60), (middle.x() + x, middle.y() + 60))
    lens = opened(program, CommandId.MAGNIFIER, Magnifier)
    lens.magnify(times - 2)

    def ink() -> list[int]:
        image, there = shot(program), middle + window.canvas.pos()
        row = [x for x in range(-130, 131) if QColor(image.pixel(there + QPoint(x, 0))).lightnessF() < 0.4]
        return row

    wait_for(lambda: bool(ink()) and ink()[-1] - ink()[0] > 40 * times - 8, "the ink in the lens")
    found = ink()
    left, right = [x for x in found if x < 0], [x for x in found if x > 0]
    assert sum(right) / len(right) - sum(left) / len(left) == pytest.approx(40 * times, abs=3)


def test_the_lens_is_sharp_when_nothing_moves(program: Application) -> None:
    window = program.main_controller.window
    middle = QPoint(window.canvas.width() // 2, window.canvas.height() // 2)
    write(program, (middle.x() + 5, middle.y() - 60), (middle.x() + 5, middle.y() + 60))
    lens = opened(program, CommandId.MAGNIFIER, Magnifier)
    lens.magnify(2)
    timer(lens).stop()  # else it may be sharp before it is looked at
    there = middle + window.canvas.pos()

    def row() -> list[float]:
        image = shot(program)
        return [QColor(image.pixel(there + QPoint(x, 0))).lightnessF() for x in range(61)]

    def place(lights: list[float]) -> float:
        """Where the ink is, from the middle of the lens."""
        ink = [x for x, one in enumerate(lights) if one < 0.4]
        return sum(ink) / len(ink) if ink else 0.0

    wait_for(lambda: place(row()) > 15, "the ink in the lens")
    enlarged = row()
    timer(lens).start()
    wait_for(lambda: sum(0.25 < one < 0.85 for one in row()) <= 2, "sharp edges")
    assert sum(0.25 < one < 0.85 for one in enlarged) > 2, "the enlarged picture is soft"
    assert place(row()) == pytest.approx(place(enlarged), abs=1.5), "it stays in its place"


def test_the_lens_is_live_while_somebody_writes(program: Application) -> None:
    lens = opened(program, CommandId.MAGNIFIER, Magnifier)
    source = lens.source
    start, end = (source.left() - 130, source.center().y() + 12), (source.center().x(), source.center().y() + 12)
    assert lens.lens is not None
    hold(program, (lens.lens.x - lens.lens.half_width - 40, start[1]), end)
    corner = program.main_controller.window.canvas.pos()
    shown = QPoint(round(source.center().x()) - 40, round(source.center().y()) + 24) + corner
    wait_for(lambda: QColor(shot(program).pixel(shown)).lightnessF() < 0.5, "the wet ink, twice as large")
    assert program.main_controller.editor.busy
    let_go(program, end)


def test_the_lens_shows_each_frame_of_a_film(program: Application) -> None:
    window, editor = program.main_controller.window, program.main_controller.editor
    opened(program, CommandId.MAGNIFIER, Magnifier)
    middle = QPoint(window.canvas.width() // 2, window.canvas.height() // 2)
    left, top = editor.view.to_page(middle.x() - 60, middle.y() - 60)
    box = Rect(left, top, 120 / editor.view.scale, 120 / editor.view.scale)
    for number, colour in enumerate(("#ff0000", "#0000ff")):
        frame = QImage(120, 120, QImage.Format.Format_ARGB32_Premultiplied)
        frame.fill(QColor(colour))
        film = LivePicture(editor.page.id, box, 120, 120, memoryview(bytes(frame.constBits())), number)
        window.canvas.live.show([film], of="film")
        there = middle + window.canvas.pos() + QPoint(90, 0)  # outside the film, but for its enlarged picture
        wait_for(lambda at=there, seen=colour: QColor(shot(program).pixel(at)) == QColor(seen), "the frame")
    window.canvas.live.show([], of="film")


def test_the_lens_moves_by_its_rim_and_is_sized_by_its_handle(program: Application) -> None:
    lens = opened(program, CommandId.MAGNIFIER, Magnifier)
    before, corner = lens.lens, program.main_controller.window.canvas.pos()
    assert before is not None
    drag(program, lens.grip() - corner, lens.grip() - corner + QPoint(-120, -40))
    assert lens.lens is not None
    assert (lens.lens.x, lens.lens.y) == (pytest.approx(before.x - 120), pytest.approx(before.y - 40))
    reach = program.main_controller.window.kit.theme.metrics.target_px / 2
    start = QPoint(*(round(v) for v in lens.lens.handle(reach, 1280, 700)))
    drag(program, start, QPoint(round(lens.lens.x) + 60, round(lens.lens.y) + 80))
    assert lens.lens.half_width == pytest.approx(100, abs=1)
    write(program, (100, 500), (200, 500))
    assert len(strokes(program)) == 1


def test_the_lens_shows_nothing_that_the_curtain_hides(program: Application) -> None:
    window = program.main_controller.window
    middle = QPoint(window.canvas.width() // 2, window.canvas.height() // 2)
    write(program, (middle.x() + 10, middle.y() - 60), (middle.x() + 10, middle.y() + 60))
    curtain = opened(program, CommandId.CURTAIN, Curtain)
    curtain.pull(CurtainSide.LEFT, 0.5)
    lens = opened(program, CommandId.MAGNIFIER, Magnifier)
    lens.magnify(1)
    there = middle + window.canvas.pos()
    tint = window.kit.theme.colour("tint")
    wait_for(lambda: QColor(shot(program).pixel(there + QPoint(30, 30))) == tint, "the curtain in the lens")
    image = shot(program)
    seen = [QColor(image.pixel(there + QPoint(x, 20))).lightnessF() for x in range(-100, 100)]
    assert min(seen) > 0.4


# -- zoom


def test_the_frame_fills_the_board_and_one_touch_goes_back(program: Application) -> None:
    window, editor = program.main_controller.window, program.main_controller.editor
    before = editor.view
    corner = before.to_page(200, 100)
    opened(program, CommandId.ZOOM_AREA, AreaPicker)
    height = window.canvas.height() * 320 / window.canvas.width()
    drag(program, QPoint(200, 100), QPoint(520, round(100 + height)))
    assert editor.view.scale == pytest.approx(4 * before.scale, rel=0.01)
    assert editor.view.to_screen(*corner) == (pytest.approx(0, abs=5), pytest.approx(0, abs=5))
    assert program.main_controller.commands[CommandId.ZOOM_AREA].isChecked()
    write(program, (300, 300), (400, 300))
    assert len(strokes(program)) == 1
    QTest.mouseClick(button(window, "Revenir à la page"), LEFT)
    assert editor.view == before
    assert editor.fits
    assert not program.main_controller.commands[CommandId.ZOOM_AREA].isChecked()


@pytest.mark.parametrize("way", ["Escape", "the command", "the whole page", "another page"])
def test_the_zoom_ends(program: Application, way: str) -> None:
    window = program.main_controller.window
    opened(program, CommandId.ZOOM_AREA, AreaPicker)
    drag(program, QPoint(200, 100), QPoint(520, 280))
    match way:
        case "Escape":
            press_key(program, Qt.Key.Key_Escape)
        case "the command":
            switch(program, CommandId.ZOOM_AREA, on=False)
        case "the whole page":
            window.commands[CommandId.ZOOM_FIT].trigger()
        case _:
            window.do(LessonEditor.add_page)
    assert not window.commands[CommandId.ZOOM_AREA].isChecked()
    assert not any(strip.isVisible() for strip in window.findChildren(ToolStrip))
    if way != "another page":
        assert program.main_controller.editor.fits


def test_a_tap_zooms_nowhere(program: Application) -> None:
    before = program.main_controller.editor.view
    picker = opened(program, CommandId.ZOOM_AREA, AreaPicker)
    tap(program, QPoint(300, 300))
    assert picker.isVisible()
    assert program.main_controller.editor.view == before


# -- white screen


def test_a_key_of_the_remote_makes_the_screen_white_and_any_key_shows_it_again(program: Application) -> None:
    window, white = program.main_controller.window, program.main_controller.commands[CommandId.WHITE_SCREEN]
    press_key(program, Qt.Key.Key_W)
    assert not white.isChecked()
    switch(program, CommandId.REMOTE)
    press_key(program, Qt.Key.Key_W)
    assert white.isChecked()
    wait_for(lambda: shot(program).copy(QRect(0, 0, 1280, 500)).allGray(), "white")
    assert QColor(shot(program).pixel(window.bar.geometry().topLeft() + QPoint(5, 5))) == QColor("white")
    press_key(program, Qt.Key.Key_Comma)
    assert not white.isChecked()


def test_a_touch_shows_the_board_again(program: Application) -> None:
    switch(program, CommandId.WHITE_SCREEN)
    tap(program, QPoint(300, 300))
    assert not program.main_controller.commands[CommandId.WHITE_SCREEN].isChecked()
    assert strokes(program) == []
