"""kill -9 of the whole program at a random moment of writing, judged by the pen's own log.

Promise: every stroke lifted more than 100 ms before is whole, the one under way lacks at most 250 ms, and the next
start offers the lesson as it was, on its page.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication

from tests.support.hands import equip
from tests.support.running_program import running, wait_for
from tni.store.lesson_info import describe_lesson
from tni.ui.chrome.choice_buttons import TextButton

ROOT = Path(__file__).parents[2]
LIFTED_S, UNDER_WAY_S = 0.1, 0.25
AT_MM = 0.01


@dataclass
class Sent:
    """A stroke as the pen made it. page: index; at_mm: places on the page; times_s: of each; lifted_s: None when the
    pen was still down."""

    page: int
    at_mm: list[tuple[float, float]] = field(default_factory=list)
    times_s: list[float] = field(default_factory=list)
    lifted_s: float | None = None


def read_log(log: Path) -> tuple[list[Sent], int]:
    """Strokes in order, and the page shown at the end."""
    sent: list[Sent] = []
    page, view = 0, (1.0, 0.0, 0.0)
    for line in log.read_text().splitlines():
        kind, *numbers = line.split()
        match kind, [float(n) for n in numbers]:
            case "page", [index]:
                page = int(index)
            case "view", [scale, x, y]:
                view = scale, x, y
            case "down" | "move", [at_s, x, y]:
                if kind == "down":
                    sent.append(Sent(page))
                sent[-1].at_mm.append(((x - view[1]) / view[0], (y - view[2]) / view[0]))
                sent[-1].times_s.append(at_s)
            case "lift", [at_s]:
                sent[-1].lifted_s = at_s
            case _:
                pytest.fail(f"the pen said {line!r}")
    return sent, page


@dataclass
class Count:
    rounds: int = 0
    strokes: int = 0
    under_way: int = 0
    lost: int = 0
    short: int = 0
    wrong: int = 0


def kill_while_writing(home: Path, log: Path, seed: int) -> float:
    """Returns the time of the kill."""
    command = [sys.executable, "-m", "tests.program.kill_board", str(home), str(log), str(seed)]
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen(command, cwd=ROOT, env=env) as child:
        deadline = time.monotonic() + 60
        while not (log.exists() and b"move" in log.read_bytes()):
            assert child.poll() is None, "the board ended by itself"
            assert time.monotonic() < deadline, "nothing is written"
            time.sleep(0.01)
        time.sleep(Random(seed).uniform(0.02, 2.0))
        killed_s = time.monotonic()
        child.kill()
    return killed_s


def judge(sent: list[Sent], lesson: dict[str, Any], killed_s: float, count: Count) -> None:
    kept = [[s["samples"] for s in page["strokes"]] for page in lesson["pages"]]
    assert sent
    for page in range(max(s.page for s in sent) + 1):
        found = iter(kept[page] if page < len(kept) else [])
        for stroke in (s for s in sent if s.page == page):
            count.strokes += 1
            samples = next(found, [])
            places = [tuple(sample[:2]) for sample in samples]
            wrong = len(places) > len(stroke.at_mm) or (
                places and not np.allclose(places, stroke.at_mm[: len(places)], atol=AT_MM)
            )
            count.wrong += bool(wrong)
            if stroke.lifted_s is not None and stroke.lifted_s < killed_s - LIFTED_S:
                count.lost += len(places) != len(stroke.at_mm)
            else:
                count.under_way += 1
                count.short += len(places) < sum(at <= killed_s - UNDER_WAY_S for at in stroke.times_s)
        count.wrong += sum(1 for _ in found)


def offered(home: Path, page: int, pages: int) -> Path:
    """The next start, and what it opens when the teacher takes the lesson up again."""
    with running(home) as program:
        notices = program.main_controller.window.notices
        assert any("Tout est là" in text for text in notices.texts())
        before = program.current_lesson.lesson.path
        button = next(
            b for b in program.main_controller.window.findChildren(TextButton) if b.accessibleName() == "Reprendre"
        )
        button.click()
        wait_for(lambda: program.current_lesson.lesson.path != before, "the lesson")
        assert program.main_controller.editor.page_index == page
        assert len(program.main_controller.editor.pages) >= pages
        path = program.current_lesson.lesson.path
        assert path is not None
        return path


def rounds(folder: Path, number: int, first_seed: int) -> Count:
    count = Count()
    for seed in range(first_seed, first_seed + number):
        home, log = folder / str(seed), folder / f"{seed}.log"
        equip(home)
        killed_s = kill_while_writing(home, log, seed)
        sent, page = read_log(log)
        path = offered(home, page, page + 1)
        judge(sent, describe_lesson(path, samples=True), killed_s, count)
        count.rounds += 1
    return count


def test_kill_9_of_the_program(tmp_path: Path, qapp: QApplication) -> None:
    count = rounds(tmp_path, 3, 100)
    assert (count.lost, count.short, count.wrong) == (0, 0, 0), count


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_kill_9_of_the_program_many_times(tmp_path: Path, qapp: QApplication) -> None:
    count = rounds(tmp_path, 50, 1000)
    assert (count.lost, count.short, count.wrong) == (0, 0, 0), count
    assert count.strokes > 100
    assert count.under_way > 10
