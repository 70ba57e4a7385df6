"""Animated pictures on the page: they move, hold while somebody writes, and stand still with reduced motion."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image as PillowImage

from tests.support.running_program import hold, items, let_go, wait_for
from tni.app.application import Application
from tni.document.items import Image
from tni.ui.chrome.commands import CommandId


@pytest.fixture
def moving(program: Application, tmp_path: Path) -> Image:
    """A picture that is red and green in turn."""
    frames = [PillowImage.new("RGB", (200, 120), colour) for colour in ("#dc0000", "#00b400")]
    frames[0].save(tmp_path / "feu.gif", save_all=True, append_images=frames[1:], duration=60, loop=0)
    program.main_controller.window.dropped.emit([tmp_path / "feu.gif"])
    wait_for(lambda: len(items(program)) == 1, "the picture")
    (found,) = items(program)
    assert isinstance(found, Image)
    return found


def colour(program: Application, item: Image) -> tuple[bool, bool]:
    """Whether the middle of a picture is red, and green."""
    board = program.main_controller
    canvas = board.window.canvas
    x, y = board.editor.view.to_screen(*item.transform.point(item.width_mm / 2, item.height_mm / 2))
    seen = canvas.grab().toImage().pixelColor(round(x), round(y))
    return seen.red() > 150 > seen.green(), seen.green() > 150 > seen.red()


def test_it_moves_and_holds_while_somebody_writes(program: Application, moving: Image) -> None:
    wait_for(lambda: colour(program, moving)[1], "the second frame")
    wait_for(lambda: colour(program, moving)[0], "the first again")
    program.main_controller.commands[CommandId.PEN].trigger()
    hold(program, (20.0, 20.0), (60.0, 40.0))
    before = colour(program, moving)
    ticks = program.media.parts.moving
    for _ in range(5):
        ticks.tick()
        assert colour(program, moving) == before
    let_go(program, (60.0, 40.0))
    wait_for(lambda: colour(program, moving) != before, "it goes on")


def test_it_stops_when_the_page_is_left_or_it_is_deleted(program: Application, moving: Image) -> None:
    playing = program.media.parts.moving
    wait_for(lambda: playing.is_playing, "the picture")
    program.main_controller.commands[CommandId.ADD_PAGE].trigger()
    wait_for(lambda: not playing.is_playing, "its end")
    program.main_controller.commands[CommandId.PREVIOUS_PAGE].trigger()
    wait_for(lambda: playing.is_playing, "the picture again")
    program.main_controller.window.do(lambda s: s.select(frozenset({moving.id})) | s.delete_selection())
    wait_for(lambda: not playing.is_playing, "its end")


def test_with_reduced_motion_the_first_frame_stands(program: Application, tmp_path: Path) -> None:
    program.main_controller.kit.theme.reduced_motion = True
    frames = [PillowImage.new("RGB", (200, 120), colour) for colour in ("#dc0000", "#00b400")]
    frames[0].save(tmp_path / "feu.gif", save_all=True, append_images=frames[1:], duration=60, loop=0)
    program.main_controller.window.dropped.emit([tmp_path / "feu.gif"])
    wait_for(lambda: len(items(program)) == 1, "the picture")
    program.media.parts.moving.look()
    assert not program.media.parts.moving.is_playing
