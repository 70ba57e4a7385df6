"""A disk that is full while pictures are written in the real window: a map's pieces and its still, and the picture of a
web activity. One clear sentence is shown, the board goes on, and nothing half-written is left."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from tests.support.hands import placed
from tests.support.own_disks import fill, own_disk
from tests.support.running_program import items, strokes, wait_for, write
from tests.support.tile_server import tile_server
from tests.support.widgets import click
from tni.app.application import Application
from tni.core.ids import ItemId
from tni.document.item_still import is_whole
from tni.document.items import PluginItem
from tni.document.resource_card import card_of
from tni.store.lesson_database import LessonDatabase
from tni.ui.main_window.capture import ScreenPicture

FULL = "Le disque est plein : libérer de la place."
PHET = "https://phet.colorado.edu/sims/html/balloons.html"


@dataclass
class Room:
    """The program with all its files on a small disk. filler: a file that fills it."""

    program: Application
    disk: Path

    @property
    def filler(self) -> Path:
        return self.disk / "filler"

    def told(self) -> list[str]:
        """Return what the notices say of the disk."""
        return [one for one in self.program.main_controller.window.notices.texts() if FULL in one]

    def saved(self) -> None:
        """Give the disk room again, and wait until everything is on it."""
        self.filler.unlink()
        wait_for(lambda: self.program.current_lesson.lesson.health.good, "the lesson on the disk")
        wait_for(lambda: self.told() == [], "the end of the notice")
        file = self.program.current_lesson.lesson.file
        assert file is not None
        assert file.flush()

    def kept(self) -> dict[str, PluginItem]:
        """Return the objects of the file on the disk; a picture of one that is not whole fails."""
        file = self.program.current_lesson.lesson.file
        assert file is not None
        database = LessonDatabase(file.file, read_only=True)
        try:
            found = {key: one for key, one in database.layer(None).records.items() if isinstance(one, PluginItem)}
            for one in found.values():
                for blob in (one.picture, *one.blobs):
                    assert blob is None or not QImage.fromData(database.blob(blob)).isNull()
        finally:
            database.abandon()
        return found


@pytest.fixture
def here(qapp: QApplication, tmp_path: Path) -> Iterator[Room]:
    with own_disk(tmp_path / "disk", "32m") as disk, tile_server() as server, placed(disk / "home") as program:
        program.items.pictures.servers = server.servers
        made = Room(program, disk)
        write(program, (200, 200), (400, 260))
        wait_for(lambda: program.current_lesson.lesson.port.saved, "the lesson")
        yield made
        made.filler.unlink(missing_ok=True)


def test_a_map_is_shown_and_its_still_is_kept_once_there_is_room(here: Room) -> None:
    program, board = here.program, here.program.main_controller
    fill(here.filler)
    board.window.do(lambda s: s.put_item("world_map", (160.0, 85.0)))

    def the_map() -> PluginItem:
        (found,) = (one for one in items(program) if isinstance(one, PluginItem))
        return found

    wait_for(lambda: is_whole(the_map()), "the map and its still")
    wait_for(lambda: len(here.told()) == 1, "the sentence")
    write(program, (200, 300), (400, 330))
    assert len(strokes(program)) == 2, "the pen goes on"
    assert len(here.told()) == 1
    assert list(here.disk.rglob("*.part")) == []
    wanted = the_map()
    here.saved()
    assert here.kept() == {wanted.id: wanted}


def test_the_picture_of_a_web_activity_is_kept_once_there_is_room(here: Room) -> None:
    program = here.program
    program.resources.cards.open_url = lambda _url: True
    actions = program.resources.panel
    actions.ask_link(PHET)
    assert actions.link_panel is not None
    click(actions.link_panel, "Mettre sur la page")

    def card() -> PluginItem | None:
        return next((one for one in items(program) if isinstance(one, PluginItem) and card_of(one) is not None), None)

    wait_for(lambda: card() is not None, "the card")
    wait_for(lambda: program.current_lesson.lesson.port.saved, "the lesson")
    before = card()
    assert before is not None
    program.resources.visits.begin(ItemId(before.id), card_of(before))  # type: ignore[arg-type]
    bar = program.resources.visits.bar
    assert bar is not None
    picture = QImage(1200, 800, QImage.Format.Format_RGB32)
    picture.fill(QColor("red"))
    program.resources.visits.grab = lambda: ScreenPicture(picture, QPoint(0, 0))
    fill(here.filler)
    click(bar, "Image sur la carte")
    wait_for(lambda: card() != before, "the picture")
    wait_for(lambda: len(here.told()) == 1, "the sentence")
    wanted = card()
    assert wanted is not None
    here.saved()
    assert here.kept() == {wanted.id: wanted}
