"""A class list read and imported beside the window: it goes on meanwhile, and what is given up changes nothing."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.support.teaching_room import Room, room
from tests.ui.classes.test_class_sheet import written
from tni.formats import sandbox
from tni.services.class_lists import class_list_reader
from tni.store.roster import RosterStore
from tni.ui.classes.class_sheet import ClassSheet

SLOW = (sys.executable, "-c", "import sys, time; sys.stdin.buffer.read(); time.sleep(1000)")
LIST = b"Nom;Prenom;Classe\n" + b"".join(b"NOM%d;Zoe;6A\n" % n for n in range(40))


@pytest.fixture
def here(qapp, tmp_path: Path) -> Iterator[Room]:
    with room(qapp, tmp_path) as made:
        yield made


@pytest.fixture
def sheet(here: Room) -> ClassSheet:
    here.teaching.lists.show()
    return here.teaching.lists.sheet


def named(store: RosterStore) -> dict[str, int]:
    return {one.name: one.pupils for one in store.classes()}


def test_the_window_goes_on_while_a_list_is_read_that_never_ends(
    sheet: ClassSheet, qtbot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = sandbox.SandboxedReader
    monkeypatch.setattr(class_list_reader, "SandboxedReader", lambda limit_s: real(limit_s, SLOW))
    sheet.show_file(written(tmp_path, LIST))
    preview = sheet.preview
    assert preview.isVisible()
    assert preview.progress.isVisible()
    assert "Lecture de « liste.csv »" in preview.found.text()
    assert not preview.import_button.isEnabled()
    preview.drop.click()
    assert not preview.isVisible()
    monkeypatch.undo()
    sheet.show_file(written(tmp_path, LIST))
    qtbot.waitUntil(preview.import_button.isEnabled, timeout=20_000)
    assert preview.changes.rowCount() == 40
    assert not preview.progress.isVisible()


def test_a_list_that_takes_too_long_is_refused_in_a_sentence(
    here: Room, sheet: ClassSheet, qtbot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = sandbox.SandboxedReader
    monkeypatch.setattr(class_list_reader, "SandboxedReader", lambda _: real(0.05, SLOW))
    before = named(here.roster)
    sheet.show_file(written(tmp_path, LIST))
    qtbot.waitUntil(lambda: "trop lourd" in sheet.message.text())
    assert not sheet.preview.isVisible()
    assert named(here.roster) == before


class Held:
    """An import that waits in its middle until it is let go."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.begun, self.goes_on = threading.Event(), threading.Event()
        real = RosterStore.import_pupils

        def held(store: RosterStore, rows: object, *, checkpoint: Callable[[], None], **more: object) -> object:
            seen = 0

            def wait() -> None:
                nonlocal seen
                seen += 1
                if seen == 20:
                    self.begun.set()
                    self.goes_on.wait(60)
                checkpoint()

            return real(store, rows, checkpoint=wait, **more)

        monkeypatch.setattr(RosterStore, "import_pupils", held)


def test_an_import_that_is_stopped_changes_nothing(
    here: Room, sheet: ClassSheet, qtbot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held, before = Held(monkeypatch), named(here.roster)
    sheet.show_file(written(tmp_path, LIST))
    qtbot.waitUntil(sheet.preview.import_button.isEnabled, timeout=20_000)
    sheet.importing.confirm()
    qtbot.waitUntil(held.begun.is_set)
    assert sheet.preview.progress.isVisible()
    assert named(here.roster) == before, "the window reads on meanwhile"
    sheet.put_away()
    assert sheet.isVisible()
    assert "se termine" in sheet.message.text()
    sheet.preview.drop.click()
    held.goes_on.set()
    qtbot.waitUntil(lambda: "arrêté" in sheet.message.text())
    assert named(here.roster) == before
    monkeypatch.undo()
    sheet.show_file(written(tmp_path, LIST))
    qtbot.waitUntil(sheet.preview.import_button.isEnabled, timeout=20_000)
    sheet.importing.confirm()
    qtbot.waitUntil(lambda: not sheet.preview.isVisible())
    assert named(here.roster) == before | {"6A": 40}


def test_the_plan_that_is_shown_is_the_last_one_asked_for(sheet: ClassSheet, qtbot, tmp_path: Path) -> None:
    many = b"Nom;Prenom;Classe\n" + b"".join(b"NOM%d;Zoe;%dA\n" % (n, n % 4 + 3) for n in range(2000))
    sheet.show_file(written(tmp_path, many))
    preview = sheet.preview
    qtbot.waitUntil(lambda: preview.places.count() == 4 and not preview.progress.isVisible(), timeout=20_000)
    for row in (0, 1, 2, 3):
        preview.places.item(row).setSelected(True)
    for row in (1, 2, 3):
        preview.places.item(row).setSelected(False)
    qtbot.waitUntil(lambda: not preview.progress.isVisible(), timeout=20_000)
    assert "Ajoutés : 500" in preview.summary.text()
    preview.places.selectAll()
    qtbot.waitUntil(lambda: not preview.progress.isVisible(), timeout=20_000)
    assert "Ajoutés : 2000" in preview.summary.text()
    assert preview.changes.rowCount() == 1001
    assert preview.changes.item(1000, 1).text() == "et 1000 autres"
