"""A contact that turns out to be a palm leaves the page and the journal: also when the program is killed right after.

Promise: what was told to be a palm more than 100 ms before is nowhere; the pen beside it has lost nothing.
"""

from __future__ import annotations

import random
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from tests.store.palm_child import APART_MM, PALM_MM
from tests.support.board import HandClock, SquareLetters, event, seen, strokes
from tni.core.clock import SystemClock
from tni.document.contact_roles import ContactRoles, PalmRole
from tni.document.items import Stroke
from tni.document.pointer import PointerPhase, PointerType
from tni.services.lesson.lesson_editor import LessonEditor
from tni.store.lesson_check import check_lesson
from tni.store.lesson_file import LessonFile, WorkFolders, new_lesson, open_lesson

ROOT = Path(__file__).parents[2]
WITHDRAWN_S = 0.1


def opened(folder: Path) -> LessonFile:
    lesson = folder / "lesson.tni"
    if not lesson.exists():
        new_lesson(lesson)
    return open_lesson(lesson, WorkFolders(folder / "work", folder / "rescue"), SystemClock())


def rows(file: LessonFile) -> int:
    """Pieces of strokes under way, as another program would read them, when all is written that was sent."""
    file.layer(None)  # it waits for what was sent before
    with closing(sqlite3.connect(f"file:{file.file}?mode=ro", uri=True)) as database:
        (count,) = database.execute("SELECT count(*) FROM under_way").fetchone()
    return int(count)


@pytest.mark.parametrize("how", ["the device says so", "it grows", "it lies beside a pen"])
@pytest.mark.parametrize("wipes", [False, True])
def test_nothing_of_a_palm_is_left_in_the_file(tmp_path: Path, how: str, wipes: bool) -> None:
    file, clock = opened(tmp_path), HandClock()
    board = LessonEditor(file, clock, SquareLetters())
    board.roles = ContactRoles(palm=PalmRole.ERASE if wipes else PalmRole.NOTHING)
    before = seen(board)
    board.handle(event(PointerPhase.DOWN, 50, 50, tool=PointerType.FINGER, at_s=5.0, size_mm=10))
    for step in range(1, 5):
        clock.at_s = 0.1 * step
        board.handle(
            event(PointerPhase.MOVE, 50 + step, 50, tool=PointerType.FINGER, at_s=5.0 + 0.1 * step, size_mm=12)
        )
        board.tick(clock.at_s)
    assert rows(file) > 0
    last = event(PointerPhase.MOVE, 54, 50, tool=PointerType.FINGER, at_s=5.45, size_mm=12)
    match how:
        case "the device says so":
            last = event(PointerPhase.MOVE, 54, 50, tool=PointerType.PALM, at_s=5.45)
        case "it grows":
            last = event(PointerPhase.MOVE, 54, 50, tool=PointerType.FINGER, at_s=5.45, size_mm=60)
        case _:
            last = event(PointerPhase.MOVE, 54, 50, tool=PointerType.RESTING, at_s=5.45)
    board.handle(last)
    assert rows(file) == 0
    assert strokes(board) == []
    board.handle(event(PointerPhase.UP, 54, 50, at_s=5.5))
    assert seen(board) == before
    assert not board.can_undo
    file.close()
    again = opened(tmp_path)
    assert seen(LessonEditor(again, HandClock(), SquareLetters())) == before
    again.close()


def _killed(folder: Path, seed: int) -> float:
    """Time of the kill, a moment after a palm was told."""
    log = folder / "palms.log"
    command = [sys.executable, "-m", "tests.store.palm_child", str(folder), str(folder / "lesson.tni"), str(seed)]
    with subprocess.Popen(command, cwd=ROOT) as child:
        deadline = time.monotonic() + 60
        while not (log.exists() and f"palm {1000 * seed + 2} " in log.read_text()):
            assert child.poll() is None, "the writing program ended by itself"
            assert time.monotonic() < deadline, "the writing program does not write"
            time.sleep(0.005)
        time.sleep(random.Random(seed).uniform(0.0, 0.5))
        at_s = time.monotonic()
        child.kill()
    return at_s


def test_kill_9_brings_no_palm_back_and_loses_no_pen(tmp_path: Path) -> None:
    file = opened(tmp_path)
    LessonEditor(file, HandClock(), SquareLetters())  # its first page
    file.close()
    killed_s = {seed: _killed(tmp_path, seed) for seed in (1, 2, 3)}
    file = opened(tmp_path)
    found = [r for r in file.layer(None).records.values() if isinstance(r, Stroke)]
    file.close()
    assert check_lesson(tmp_path / "lesson.tni") == []
    places = {
        (round(float(y) / APART_MM), float(x) > PALM_MM - 10)
        for x, y in (stroke.samples.positions_mm[0] for stroke in found)
    }
    told: dict[str, list[int]] = {"pen": [], "palm": []}
    for line in (tmp_path / "palms.log").read_text().splitlines():
        match line.split():
            case ["pen" | "palm" as kind, number, at] if float(at) < killed_s[int(number) // 1000] - WITHDRAWN_S:
                told[kind].append(int(number))
    assert len(told["palm"]) >= 5
    assert [n for n in told["palm"] if (n, True) in places] == []
    assert [n for n in told["pen"] if (n, False) not in places] == []
