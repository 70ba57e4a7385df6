"""A class list read and imported beside the window: it goes on meanwhile, and what is given up changes nothing."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.support.rosters import open_roster
from tests.support.teaching_room import Room, room
from tests.ui.classes.test_class_sheet import written
from tni.formats import sandbox
from tni.roster.class_list import PupilRow
from tni.store.roster import RosterStore
from tni.ui.classes import class_list_importer
from tni.ui.classes.class_sheet import ClassSheet

ROOT = Path(__file__).parents[3]
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
    monkeypatch.setattr(class_list_importer, "SandboxedReader", lambda limit_s: real(limit_s, SLOW))
    sheet.show_file(written(tmp_path, LIST))
    preview = sheet.preview
    assert preview.isVisible()
    assert preview.progress.isVisible()
    assert "Lecture de « liste.csv »" in preview._found.text()
    assert not preview._import_button.isEnabled()
    preview._drop()
    assert not preview.isVisible()
    monkeypatch.undo()
    sheet.show_file(written(tmp_path, LIST))
    qtbot.waitUntil(preview._import_button.isEnabled, timeout=20_000)
    assert preview._table.rowCount() == 40
    assert not preview.progress.isVisible()


def test_a_list_that_takes_too_long_is_refused_in_a_sentence(
    here: Room, sheet: ClassSheet, qtbot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = sandbox.SandboxedReader
    monkeypatch.setattr(class_list_importer, "SandboxedReader", lambda _: real(0.05, SLOW))
    before = named(here.roster)
    sheet.show_file(written(tmp_path, LIST))
    qtbot.waitUntil(lambda: "trop de temps" in sheet._message.text())
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
    qtbot.waitUntil(sheet.preview._import_button.isEnabled, timeout=20_000)
    sheet.preview.confirm()
    qtbot.waitUntil(held.begun.is_set)
    assert sheet.preview.progress.isVisible()
    assert named(here.roster) == before, "the window reads on meanwhile"
    sheet.put_away()
    assert sheet.isVisible()
    assert "se termine" in sheet._message.text()
    sheet.preview._drop()
    held.goes_on.set()
    qtbot.waitUntil(lambda: "arrêté" in sheet._message.text())
    assert named(here.roster) == before
    monkeypatch.undo()
    sheet.show_file(written(tmp_path, LIST))
    qtbot.waitUntil(sheet.preview._import_button.isEnabled, timeout=20_000)
    sheet.preview.confirm()
    qtbot.waitUntil(lambda: not sheet.preview.isVisible())
    assert named(here.roster) == before | {"6A": 40}


def test_the_plan_that_is_shown_is_the_last_one_asked_for(sheet: ClassSheet, qtbot, tmp_path: Path) -> None:
    many = b"Nom;Prenom;Classe\n" + b"".join(b"NOM%d;Zoe;%dA\n" % (n, n % 4 + 3) for n in range(2000))
    sheet.show_file(written(tmp_path, many))
    preview = sheet.preview
    qtbot.waitUntil(lambda: preview._choose.count() == 4 and not preview.progress.isVisible(), timeout=20_000)
    for row in (0, 1, 2, 3):
        preview._choose.item(row).setSelected(True)
    for row in (1, 2, 3):
        preview._choose.item(row).setSelected(False)
    qtbot.waitUntil(lambda: not preview.progress.isVisible(), timeout=20_000)
    assert "Ajoutés : 500" in preview._summary.text()
    preview._choose.selectAll()
    qtbot.waitUntil(lambda: not preview.progress.isVisible(), timeout=20_000)
    assert "Ajoutés : 2000" in preview._summary.text()
    assert preview._table.rowCount() == 1001
    assert preview._table.item(1000, 1).text() == "et 1000 autres"


CHILD = """
import sys
from pathlib import Path
from tests.support.rosters import open_roster
from tests.ui.classes.test_class_list_importer import pupils
store = open_roster(Path(sys.argv[1]))
print("begun", flush=True)
round = 0
while True:
    round += 1
    store.import_pupils(pupils(round))
    print(round, flush=True)
"""


def pupils(round: int) -> list[PupilRow]:
    """Another class in each round."""
    return [PupilRow(f"NOM{n}", "Zoé", f"USAGE{round}", class_name=f"classe {round}") for n in range(300)]


@pytest.mark.slow
@pytest.mark.parametrize("kill", range(20))
def test_an_import_that_is_killed_is_there_whole_or_not_at_all(tmp_path: Path, kill: int) -> None:
    path = tmp_path / "roster.db"
    with subprocess.Popen([sys.executable, "-c", CHILD, path], cwd=ROOT, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "begun\n"
        time.sleep(0.02 * kill)
        child.kill()
        done = len(child.stdout.readlines())
    store = open_roster(path)
    rounds = len(store.classes())
    assert rounds in (done, done + 1)
    for one in store.classes():
        at = int(one.name.removeprefix("classe "))
        there = store.pupils(one.id, with_left=True)
        assert (len(there), {pupil.usage_name for pupil in there}) == (300, {f"USAGE{at}"})
        assert sorted(pupil.number or 0 for pupil in there) == list(range(1, 301))
    store.close()
    with sqlite3.connect(path) as db:
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    db.close()
