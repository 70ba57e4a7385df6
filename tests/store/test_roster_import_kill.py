"""An import of a class list that is killed: it is stored whole or not at all."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.support.rosters import open_roster
from tni.roster.class_list import PupilRow

ROOT = Path(__file__).parents[2]

CHILD = """
import sys
from pathlib import Path
from tests.support.rosters import open_roster
from tests.store.test_roster_import_kill import pupils
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
