"""The command lines of README.md and docs/demo.md, run as they stand, in order, where lessons/ is."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tni.app.demo_recordings import two_pupils_recording
from tni.app.shipped_files import lessons_folder

ROOT = Path(__file__).parents[2]
LINES = list(
    dict.fromkeys(
        line.split(" #")[0].strip()
        for name in ("README.md", "docs/demo.md")
        for line in re.findall(r"^\.venv/bin/tni .*$", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE)
    )
)
PARTS = ("demo", "convert", "lesson", "replay", "doctor")


def test_every_part_of_the_command_line_is_shown() -> None:
    assert {word for line in LINES for word in line.split()[1:2]} >= set(PARTS)


def test_the_lines_do_what_they_are_said_to_do(tmp_path: Path) -> None:
    shutil.copytree(lessons_folder(), tmp_path / "lessons")
    (tmp_path / "recording.hid").write_text(two_pupils_recording(), encoding="utf-8")
    old = tmp_path / "build" / "old-lessons"
    old.mkdir(parents=True)
    drawing = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 60"><rect width="40" height="20" fill="red"/></svg>'
    )
    (old / "drawing.svg").write_text(drawing)
    environment = {key: value for key, value in os.environ.items() if key != "TNI_CORPUS"}
    for line in LINES:
        words = shlex.split(line)[1:]
        if not words or words[0] not in PARTS:
            continue  # the board stays open until it is closed
        found = subprocess.run(
            [sys.executable, "-c", "import sys; from tni.app.main import main; sys.exit(main())", *words],
            cwd=tmp_path,
            env={**environment, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            timeout=240,
            check=False,
        )
        status = {0, 1} if words[0] == "doctor" else {0}  # 1: this machine lacks something
        assert found.returncode in status, f"{line}: {found.stderr}"
        assert found.stdout, line
    made = {path.name for path in (tmp_path / "build").iterdir()}
    assert made >= {"demo", "fractions.pdf", "new.tni", *(f"page-{n:02d}.png" for n in range(1, 7))}
    kept = {path.name for path in (tmp_path / "build" / "demo").iterdir()}
    assert kept >= {"lesson.tni", "lesson.pdf", "poll.json", "cahier.html"}


@pytest.mark.parametrize("name", ["board", "vote", "teacher"])
def test_pictures_are_small(name: str) -> None:
    assert (ROOT / "docs" / "images" / f"{name}.png").stat().st_size < 200_000
