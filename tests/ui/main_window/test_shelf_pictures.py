"""Pictures of the objects to handle: names at once, pictures one after another, no plugin loaded that is not shown."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from tests.support.items import Counter, Host, plugin
from tests.support.later_tasks import LaterTasks
from tests.support.running_program import wait_for
from tni.api.items import ItemKind
from tni.app.application import Application
from tni.render.raster.item_painter import ItemPainter
from tni.ui.chrome.drawer_sheets import drawer_sheets
from tni.ui.chrome.item_tile import ShelfTile
from tni.ui.main_window.shelf_pictures import ShelfPictures

SIDE = 60


def broken() -> ItemKind:
    raise ZeroDivisionError


class Shelf:
    """Pictures of three kinds, of which the last cannot be loaded. told: plugins whose pictures were made."""

    def __init__(self) -> None:
        self.host = Host(plugin("counter", Counter), plugin("other", Counter), plugin("broken", broken))
        self.tasks, self.parent, self.told = LaterTasks(), QObject(), list[str]()
        self.is_busy: Callable[[], bool] = lambda: False
        self.dark = False
        painter = ItemPainter()
        self.pictures = ShelfPictures(
            self.parent, self.host.items, lambda: painter, self.tasks, lambda: self.is_busy(), lambda: self.dark
        )
        self.pictures.made.connect(self.told.append)

    def picture(self, kind: str) -> QImage | None:
        return self.pictures.picture(kind, SIDE)

    def is_shown(self, kind: str) -> bool:
        found = self.picture(kind)
        return found is not None and not found.isNull()

    def make_next(self) -> None:
        wait_for(lambda: bool(self.tasks.waiting), "the next picture's turn")
        self.tasks.run()


@pytest.fixture
def shelf(qapp: QApplication) -> Iterator[Shelf]:
    made = Shelf()
    yield made
    made.host.kinds.close()


def test_pictures_are_made_later_one_after_another(shelf: Shelf) -> None:
    kinds = ("counter", "other")
    assert [shelf.is_shown(kind) for kind in kinds] == [False, False]
    shelf.make_next()
    assert (shelf.told, [shelf.is_shown(kind) for kind in kinds]) == (["counter"], [True, False])
    shelf.make_next()
    assert (shelf.told, [shelf.is_shown(kind) for kind in kinds]) == (["counter", "other"], [True, True])
    picture = shelf.picture("counter")
    assert picture is not None
    assert (picture.width(), picture.height()) == (SIDE, SIDE // 2)


def test_a_kind_that_cannot_be_loaded_has_none_and_is_switched_off(shelf: Shelf) -> None:
    for kind in ("broken", "counter"):
        shelf.picture(kind)
    shelf.make_next()
    wait_for(lambda: bool(shelf.tasks.waiting), "the next one")
    assert (shelf.picture("broken"), [one.plugin for one in shelf.host.faults]) == (None, ["broken"])
    shelf.tasks.run()
    assert shelf.told == ["broken", "counter"]


def test_no_picture_is_made_while_somebody_writes(shelf: Shelf) -> None:
    looks = 0

    def is_writing() -> bool:
        nonlocal looks
        looks += 1
        return looks < 3

    shelf.is_busy = is_writing
    shelf.picture("counter")
    shelf.make_next()
    assert (looks, shelf.told) == (3, ["counter"])


def test_the_picture_of_before_is_shown_until_it_is_made_anew(shelf: Shelf) -> None:
    shelf.picture("counter")
    shelf.make_next()
    shelf.pictures.renew()
    assert shelf.is_shown("counter")
    shelf.make_next()
    assert shelf.told == ["counter", "counter"]
    shelf.dark = True
    assert not shelf.is_shown("counter"), "on black paper it has other colours"


def test_the_drawer_shows_names_before_any_plugin_is_loaded(program: Application) -> None:
    def loaded() -> set[str]:
        return {name for name in sys.modules if name.startswith("plugins.")}

    window, before = program.main_controller.window, loaded()
    window.drawer.open_by(window.bar.more_button)
    QApplication.processEvents()
    assert loaded() <= before, "the sheet of items is not shown"
    (sheet,) = (place for place, one in enumerate(drawer_sheets()) if one.has_items)
    window.drawer.show_sheet(sheet)
    assert "Calculatrice" in [tile.entry.name for tile in window.drawer.findChildren(ShelfTile)]
    assert loaded() <= before
