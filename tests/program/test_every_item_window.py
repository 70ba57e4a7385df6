"""The lesson with every kind of interactive item in the real window: it opens, each page is painted, nothing is
switched off, and what was changed is there after kill -9."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QRect
from PySide6.QtWidgets import QApplication

from tests.program.test_kill_program import offered
from tests.support.every_item import STATES, items_of, write_every_item
from tests.support.hands import equip, placed
from tests.support.running_program import folders, wait_for
from tests.support.tile_server import tile_server
from tni.app.application import Application
from tni.core.ids import ItemId
from tni.document.items import LessonRecord, PluginItem
from tni.services.items.time_guard import PluginFaultError
from tni.store.lesson_database import LessonDatabase

ROOT = Path(__file__).parents[2]
LEAST_COLOURS = 4
"""Of the picture of an item: paper, lines and smoothed edges have more."""


@pytest.fixture(scope="module")
def written_lesson(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[LessonRecord]]:
    folder = tmp_path_factory.mktemp("every")
    path = folders(folder / "home").library / "tous.tni"
    return path, write_every_item(path, folder / "kinds")


def test_it_opens_and_every_page_is_painted(
    written_lesson: tuple[Path, list[LessonRecord]], tmp_path: Path, qapp: QApplication
) -> None:
    path, records = written_lesson
    with tile_server() as server, placed(tmp_path) as program:
        program.items.pictures.servers = server.servers
        program.current_lesson.open(path)
        wait_for(lambda: program.current_lesson.lesson.path == path, "the lesson")
        board, faults = program.main_controller, list[PluginFaultError]()
        program.items.host.kinds.subscribe(faults.append)
        bare: list[str] = []
        for page in board.editor.pages:
            board.window.do(lambda s, page=page: s.go_to(page.id))  # type: ignore[misc]
            QCoreApplication.processEvents()
            of_page = [one for one in items_of(records).values() if one.page == page.id]
            for one in of_page:
                try:
                    wait_for(lambda one=one: colours(program, one) >= LEAST_COLOURS, one.id, 3.0)  # type: ignore[misc]
                except TimeoutError:
                    bare.append(one.id)
            key = of_page[-1].id
            board.window.do(lambda s, key=key: s.select(frozenset({key})))  # type: ignore[misc]
        assert bare == []
        assert faults == []
        notices = board.window.notices.texts()  # the first one goes by itself
        assert [one for one in notices if not one.startswith("« tous » n’est pas dans vos leçons")] == []
        kept = {one.id: one.data for one in board.editor.document.plugin_items if isinstance(one, PluginItem)}
        assert {key for key, one in items_of(records).items() if kept[key] != one.data} <= going(program)


def going(program: Application) -> set[ItemId]:
    """Return the items that go on by themselves, and those that follow the scale of the board."""
    host = program.items.host
    return {
        one.id
        for one in program.main_controller.editor.document.plugin_items
        if isinstance(one, PluginItem) and (host.interval_s(one) is not None or host.rescaled(one) is not one)
    }


def colours(program: Application, item: PluginItem) -> int:
    """Return the number of colours of an item on the screen."""
    board = program.main_controller
    canvas, view = board.window.canvas, board.editor.view
    box, ratio = board.editor.document.box(item), canvas.devicePixelRatioF()
    (left, top), (right, low) = view.to_screen(box.x, box.y), view.to_screen(box.right, box.bottom)
    area = QRect(round(left / ratio), round(top / ratio), round((right - left) / ratio), round((low - top) / ratio))
    image = canvas.grab(area & canvas.rect()).toImage()
    steps = [(x, y) for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)]
    return len({image.pixel(x, y) for x, y in steps})


def test_what_was_changed_is_there_after_a_kill(
    written_lesson: tuple[Path, list[LessonRecord]], tmp_path: Path, qapp: QApplication
) -> None:
    home, log = tmp_path / "home", tmp_path / "log"
    equip(home)
    path = folders(home).library / "tous.tni"
    path.parent.mkdir(parents=True)
    path.write_bytes(written_lesson[0].read_bytes())
    command = [sys.executable, "-m", "tests.program.every_item_child", str(home), str(path), str(log)]
    with subprocess.Popen(command, cwd=ROOT, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"}) as child:
        deadline = time.monotonic() + 120
        while not log.exists():
            assert child.poll() is None, "the program ended by itself"
            assert time.monotonic() < deadline, "nothing is changed"
            time.sleep(0.02)
        child.kill()
    said = json.loads(log.read_text(encoding="utf-8"))
    last = len(items_of(written_lesson[1])) // STATES
    lesson = offered(home, 0, last)
    database = LessonDatabase(lesson, read_only=True)
    found = {key: one for key, one in database.layer(None).records.items() if isinstance(one, PluginItem)}
    database.abandon()
    before = items_of(written_lesson[1])
    assert [key for key, data in said.items() if found[key].data.decode() != data] == []
    assert [key for key, one in before.items() if key not in said and found[key].data != one.data] == []
    assert len([key for key, data in said.items() if before[ItemId(key)].data.decode() != data]) == len(said)
