"""A pupil of six at the board, in a séance and through votes: nothing breaks, is lost, left behind or told."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from random import Random

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from tests.program.monkey import TOKEN, Monkey, classroom
from tests.support.hands import equip
from tests.support.running_program import folders, running
from tni.store.lesson_check import check_lesson
from tni.store.lesson_info import describe_lesson
from tni.ui.chrome.commands import CommandId

ROOT = Path(__file__).parents[2]


def told_in_files(home: Path) -> list[str]:
    """Files that hold a pupil's name, in whatever way Python would write it."""
    tokens = [TOKEN.encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be")]
    files = [path for path in home.rglob("*") if path.is_file()]
    return sorted(p.name for p in files if any(token in p.read_bytes() for token in tokens) or TOKEN in str(p))


def play(home: Path, seed: int, steps: int) -> Monkey:
    with running(home) as program:
        program.teaching.seance.begin(classroom(program), "5eA", "Maths")
        program.main_controller.commands[CommandId.ASK].trigger()
        monkey = Monkey(program, seed)
        for _ in range(steps):
            monkey.step()
        monkey.rest()
        path = program.current_lesson.lesson.path
        assert path is not None
        session = program.main_controller.editor
        shown = {record.id: record for record in session.document.records()}
        file = program.current_lesson.lesson.file
        assert file is not None
        assert file.flush()
        assert file.health.good
        kept = {**file.layer(None).records, **({} if session.seance is None else file.layer(session.seance).records)}
        assert shown == {key: record for key, record in kept.items() if record is not None}
    assert monkey.problems == []
    assert sound(home) > 0
    assert [name for name in told_in_files(home) if not name.startswith("classes.db")] == []
    return monkey


def sound(home: Path) -> int:
    lessons = list(home.rglob("*.tni"))
    for path in lessons:
        assert check_lesson(path) == [], path.name
        describe_lesson(path)
    return len(lessons)


def test_a_pupil_of_six(tmp_path: Path, qapp: QApplication) -> None:
    assert play(tmp_path, 7, 150).clear > 3


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_pupils_of_six_all_day(tmp_path: Path, qapp: QApplication) -> None:
    widgets: list[int] = []
    for seed in range(8):
        play(tmp_path / str(seed), seed, 1500)
        widgets.append(sum(isinstance(w, QWidget) for w in QApplication.allWidgets()))
    assert widgets[-1] <= widgets[0] + 5, widgets


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_a_pupil_of_six_and_the_plug(tmp_path: Path) -> None:
    """kill -9 at some moment: every lesson is sound, and opens."""
    for seed in range(100, 112):
        home = tmp_path / str(seed)
        equip(home)
        command = [sys.executable, "-m", "tests.program.monkey", str(home), str(seed), "100000"]
        env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
        with subprocess.Popen(command, cwd=ROOT, env=env, stdout=subprocess.PIPE, text=True) as child:
            assert child.stdout is not None
            for line in child.stdout:
                if line.startswith("20 "):
                    break
            time.sleep(Random(seed).uniform(0.0, 5.0))
            assert child.poll() is None, "the board ended by itself"
            child.kill()
        assert sound(home) > 0
        assert folders(home).library.exists()
