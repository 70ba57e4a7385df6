"""`tni convert` of a folder of 500 files of every kind, sound and hostile: one command and one report, killed at any
moment, on a disk that is full in between."""

from __future__ import annotations

import json
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.formats.lessons.more_packages import more_packages
from tests.formats.lessons.mutations import mutated
from tests.formats.lessons.small_packages import small_packages
from tests.support.own_disks import fill, own_disk
from tni.formats.lessons.format_registry import READERS
from tni.services.lesson.conversion_journal import NAME

COUNT, SMALL = 500, 40
KILLS = 4
TREE = ("", "6e A", "6e A/été", "3e", "3e/Révisions")
PROGRAM = (sys.executable, "-c", "import sys; from tni.app.main import main; sys.exit(main(sys.argv[1:]))")
COMMAND = (*PROGRAM, "convert")


def fill_folder(place: Path, count: int, seed: int = 0) -> None:
    """Write files of all kinds into folders: two thirds sound, a third mutated; some with the same stem in one folder,
    some with the same name in several."""
    chance = random.Random(seed)
    small = {f"small{end}": data for end, data in small_packages().items()}
    files = [(name, data) for name, data in (small | more_packages()).items() if Path(name).suffix in READERS]
    for number in range(count):
        name, data = files[number % len(files)]
        folder = place / TREE[number % len(TREE)]
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"Leçon {chance.randrange(count // 3)}{Path(name).suffix}"
        while path.exists():
            path = folder / f"Leçon {chance.randrange(count * 9)}{Path(name).suffix}"
        path.write_bytes(mutated(data, number) if number % 3 == 2 else data)


def converted(source: Path, target: Path) -> dict[str, Any]:
    """Run the command to its end, and return its report."""
    report = target.parent / "report.json"
    subprocess.run(command(source, target), check=False, capture_output=True)
    found: dict[str, Any] = json.loads(report.read_text())
    return found


def command(source: Path, target: Path) -> Sequence[str]:
    return (*COMMAND, str(source), str(target), "--report", str(target.parent / "report.json"))


def outcomes(report: dict[str, Any]) -> dict[str, str]:
    return {one["source"]: one["outcome"] for one in report["files"]}


def check_whole(report: dict[str, Any], source: Path, target: Path) -> None:
    """Check that each file is in the report, and each lesson of it there, once, and nothing else."""
    names = {path.relative_to(source).as_posix() for path in source.rglob("*") if path.is_file() or path.is_symlink()}
    assert {one["source"] for one in report["files"]} == names
    assert report["is_complete"]
    assert report["counts"]["files"] == len(names)
    targets = Counter(place for one in report["files"] for place in one["targets"])
    assert set(targets.values()) == {1}
    there = {path.relative_to(target).as_posix() for path in target.rglob("*") if path.is_file()} - {NAME}
    assert there == set(targets)
    assert all(one["error"]["message"] for one in report["files"] if one["outcome"] == "failed")


def killed_after(source: Path, target: Path, wanted: int) -> None:
    """Start the command, and kill it once the journal has so many lines, or it has ended."""
    journal = target / NAME
    with subprocess.Popen(command(source, target), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        while process.poll() is None and (not journal.exists() or journal.read_bytes().count(b"\n") < wanted):
            time.sleep(0.01)
        process.send_signal(signal.SIGKILL)


def resumes(tmp_path: Path, count: int, kills: int) -> None:
    source, target = tmp_path / "cours", tmp_path / "out"
    fill_folder(source, count)
    (source / "verrou.pptx").symlink_to(tmp_path / "gone.pptx")
    chance = random.Random(count)
    for wanted in sorted(chance.randrange(1, count // 2) for _ in range(kills)):
        killed_after(source, target, wanted)
    report = converted(source, target)
    check_whole(report, source, target)
    assert outcomes(report)["verrou.pptx"] == "failed"
    assert report["counts"]["unchanged"] > 0, "what was done before was kept"
    alone = converted(source, tmp_path / "alone")
    assert outcomes(alone) == outcomes(report)
    again = converted(source, target)
    assert again["counts"]["unchanged"] == report["counts"]["converted"]


@pytest.mark.skipif(sys.platform == "win32", reason="kills by a signal")
def test_a_folder_is_gone_on_with_after_each_kill(tmp_path: Path) -> None:
    resumes(tmp_path, SMALL, 2)


@pytest.mark.slow
@pytest.mark.timeout(3600)
@pytest.mark.skipif(sys.platform == "win32", reason="kills by a signal")
def test_a_folder_of_500_files_is_gone_on_with_after_each_kill(tmp_path: Path) -> None:
    resumes(tmp_path, COUNT, KILLS)


def test_a_full_disk_leaves_whole_lessons_and_is_gone_on_with(tmp_path: Path) -> None:
    """Each file that finds no room is a failure with a message, and the next run makes its lesson."""
    source = tmp_path / "cours"
    fill_folder(source, SMALL // 2)
    with own_disk(tmp_path / "disk", "8m") as disk:
        target = disk / "out"
        killed_after(source, target, 3)
        fill(disk / "filler", leave=100_000)
        status = subprocess.run((*COMMAND, str(source), str(target)), check=False, capture_output=True, text=True)
        assert status.returncode == 1
        assert "place" in status.stderr
        for path in target.rglob("*.tni"):
            assert subprocess.run((*PROGRAM, "lesson", "check", path), check=False).returncode == 0
        (disk / "filler").unlink()
        check_whole(converted(source, target), source, target)
