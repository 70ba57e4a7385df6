"""The picture in docs/instruments.md: `python -m tests.program.instrument_pictures docs/images` writes it there."""

from __future__ import annotations

import sys
import tempfile
from dataclasses import replace
from math import cos, pi, sin
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from plugins.compass import NEEDLE
from plugins.ruler import MARGIN
from tests.support.running_program import hold, let_go, write
from tests.support.teaching_room import Room, room
from tni.app.qt import STYLE
from tni.document.items import PluginItem
from tni.document.tool_styles import InkStyle
from tni.services.lesson.lesson_editor import ToolName
from tni.ui import i18n
from tni.ui.chrome.commands import CommandId

type Place = tuple[float, float]


def _put(here: Room, plugin: str, centre: Place, **controls: float | str | bool) -> PluginItem:
    here.board.window.do(lambda s: s.put_item(plugin, centre))
    for control, value in controls.items():
        here.board.window.do(lambda s, name=control, to=value: s.control_item(name, to))  # type: ignore[misc]
    (key,) = here.board.editor.selection
    item = here.board.editor.document.item(key)
    assert isinstance(item, PluginItem)
    return item


def _pen(here: Room, colour: int, width_mm: float = 1.0) -> None:
    styles = replace(here.board.editor.styles, pen=InkStyle(colour, width_mm))
    here.board.window.do(lambda s: s.use(ToolName.PEN))
    here.board.window.do(lambda s: s.select(frozenset()))
    here.board.window.do(lambda s: s.set_styles(styles))


def _on_canvas(here: Room, place: Place) -> Place:
    return here.board.editor.view.to_screen(*place)


def _settle() -> None:
    for _ in range(20):
        QTest.qWait(20)


def write_board(here: Room, folder: Path) -> None:
    """Write the picture of instruments in use: a pen that draws by the compasses tells the radius."""
    ruler = _put(here, "ruler", (70.0, 160.0), length=12.0)
    _pen(here, 0)
    ends = [ruler.transform.point(MARGIN + along, 0.0) for along in (20.0, 100.0)]
    write(here.program, *(_on_canvas(here, place) for place in ends))
    _put(here, "length_marks", (66.0, 140.0))
    _put(here, "protractor", (100.0, 62.0), measure=48.0)
    square = _put(here, "set_square", (206.0, 138.0), length=6.0)
    compass = _put(here, "compass", (250.0, 70.0), opening=4.5, angle=300.0)
    _pen(here, 2)
    write(here.program, *(_on_canvas(here, square.transform.point(0.0, down)) for down in (8.0, 70.0)))
    centre, radius = compass.transform.point(*NEEDLE), 45.0
    turns = [step * pi / 180 for step in range(-60, 16)]
    points = [_on_canvas(here, (centre[0] + radius * cos(one), centre[1] - radius * sin(one))) for one in turns]
    hold(here.program, *points)
    _settle()
    here.board.window.grab().save(str(folder / "instruments.png"))
    let_go(here.program, points[-1])


def write_shelf(here: Room, folder: Path) -> None:
    here.board.commands[CommandId.ITEMS].trigger()
    _settle()
    here.board.window.grab().save(str(folder / "shelf.png"))


def main(folder: Path, *, with_shelf: bool = False) -> None:
    app = QApplication([*sys.argv[:1], *STYLE])
    i18n.install(app, "fr")
    with tempfile.TemporaryDirectory() as files, room(app, Path(files), size=(1280, 720)) as here:
        write_board(here, folder)
        if with_shelf:
            write_shelf(here, folder)


if __name__ == "__main__":
    main(Path(sys.argv[1]), with_shelf="--with-shelf" in sys.argv)
