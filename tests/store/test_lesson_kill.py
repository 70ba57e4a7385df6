"""kill -9 at a random moment of writing, judged by the injector's own log.

Promise: every stroke lifted more than 100 ms before is whole, the one under way lacks at most 250 ms.
"""

from __future__ import annotations

import random
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest

from tni.core.clock import SystemClock
from tni.core.ids import ClassId, ClassLayerId, PageId
from tni.document.document import Change, ChangeKind, RecordChange
from tni.document.items import Page, Stroke
from tni.ink.sample import SAMPLE_DTYPE, Samples
from tni.store.lesson_check import check_lesson
from tni.store.lesson_file import WorkFolders, new_lesson, open_lesson

ROOT = Path(__file__).parents[2]
LIFTED_S, UNDER_WAY_S = 0.1, 0.25


class Injected:
    """The injector's log: strokes lifted and sample times of all."""

    def __init__(self, log: Path) -> None:
        self.lifted: dict[str, tuple[float, Samples]] = {}
        self.times: dict[str, list[float]] = {}
        for line in log.read_text().splitlines():
            match line.split():
                case ["sample", key, _, at]:
                    self.times.setdefault(key, []).append(float(at))
                case ["lift", key, at, data]:
                    samples = Samples(np.frombuffer(bytes.fromhex(data), SAMPLE_DTYPE))
                    self.lifted[key] = float(at), samples
                case _:
                    pytest.fail(f"injector said {line!r}")


def _write_until_killed(folder: Path, lesson: Path, seance: str, seed: int) -> float:
    """Time of the kill."""
    log = folder / "injector.log"
    before = log.stat().st_size if log.exists() else 0
    command = [sys.executable, "-m", "tests.store.kill_child", str(folder), str(lesson), seance, str(seed)]
    with subprocess.Popen(command, cwd=ROOT) as child:
        deadline = time.monotonic() + 30
        while not (log.exists() and log.stat().st_size > before):
            assert child.poll() is None, "the writing program ended by itself"
            assert time.monotonic() < deadline, "the writing program does not write"
            time.sleep(0.005)
        time.sleep(random.Random(seed).uniform(0.05, 1.5))
        killed_s = time.monotonic()
        child.kill()
    return killed_s


def _judge(injected: Injected, killed_s: dict[str, float], found: dict[str, Stroke]) -> tuple[int, int, int]:
    """(strokes judged, lost or altered, recovered too short)."""
    lost = short = 0
    for key, times in injected.times.items():
        end_s = killed_s[key]
        lifted = injected.lifted.get(key)
        kept = found[key].samples if key in found else None
        if lifted is not None and lifted[0] < end_s - LIFTED_S:
            lost += kept != lifted[1]
        else:
            due = sum(at <= end_s - UNDER_WAY_S for at in times)
            short += due > (0 if kept is None else len(kept))
    return len(injected.times), lost, short


def _rounds(tmp_path: Path, rounds: int, first_seed: int) -> None:
    lesson, places = tmp_path / "lesson.tni", WorkFolders(tmp_path / "work", tmp_path / "rescue")
    new_lesson(lesson)
    file = open_lesson(lesson, places, SystemClock())
    page = Page(id=PageId("p"), position=1.0)
    file.commit(None, Change(ChangeKind.ADD_PAGE, (RecordChange("p", None, page),)), 1, 1)
    seance = file.start_seance("5eA", ClassId("5a"), datetime.now(UTC))
    file.close()
    killed_s: dict[str, float] = {}
    for number in range(rounds):
        layer: ClassLayerId | None = seance if number % 2 else None
        seed = first_seed + number
        at_s = _write_until_killed(tmp_path, lesson, layer or "", seed)
        injected = Injected(tmp_path / "injector.log")
        for key in injected.times:
            killed_s.setdefault(key, at_s)
        file = open_lesson(lesson, places, SystemClock())
        state, other = file.layer(layer), file.layer(None if layer else seance)
        file.close()
        assert file.opened.cut_off
        assert state.page == f"page {seed}"
        found = {r.id: r for s in (state, other) for r in s.records.values() if isinstance(r, Stroke)}
        judged, lost, short = _judge(injected, killed_s, found)
        assert judged
        assert (lost, short) == (0, 0)
        assert check_lesson(lesson) == []
        assert sorted(path.name for path in tmp_path.iterdir()) == ["injector.log", "lesson.tni"], "one clean file"
    assert killed_s


def test_kill_9(tmp_path: Path) -> None:
    _rounds(tmp_path, 6, first_seed=100)


@pytest.mark.slow
def test_kill_9_many_times(tmp_path: Path) -> None:
    _rounds(tmp_path, 60, first_seed=1000)
