"""The walk through the running board finds its way, and nothing cut off, too small or out of place on it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from tests.program.gallery import SIZES
from tests.program.walk import SCENES

ROOT = Path(__file__).parents[2]
POPOVERS, DRAWER_SHEETS = 5, 11


def walked(out: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    for program in ("Xvfb", "openbox"):
        if shutil.which(program) is None:
            pytest.skip(f"{program} is not installed: no real events here")
    dropped = ("WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    env = {k: v for k, v in os.environ.items() if k not in dropped}
    command = [sys.executable, "-m", "tests.program.walk", str(out), *arguments]
    return subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)


def test_a_part_of_the_walk(tmp_path: Path) -> None:
    done = walked(tmp_path, "popovers", "drawer", "--theme", "dark")
    assert (done.stdout, done.returncode) == ("", 0), done.stderr[-3000:]
    pictures = [QImage(str(file)) for file in sorted(tmp_path.glob("*.png"))]
    assert len(pictures) == POPOVERS + DRAWER_SHEETS + 1  # and a sheet with the bar at the left
    assert {picture.size().toTuple() for picture in pictures} == {(1280, 720)}
    assert len({bytes(picture.constBits()) for picture in pictures}) == len(pictures)


def test_a_scene_that_is_none_is_refused(tmp_path: Path) -> None:
    done = walked(tmp_path, "nowhere")
    assert done.returncode == 2
    assert "nowhere" in done.stderr


@pytest.mark.parametrize(("module", "scene"), [("gallery", "bar"), ("teaching_gallery", "vote-open")])
def test_a_gallery(tmp_path: Path, module: str, scene: str) -> None:
    command = [sys.executable, "-m", f"tests.program.{module}", str(tmp_path), "1280x720", scene]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    assert {file.name for file in tmp_path.glob("*.png")} == {f"1280x720-{s}-{scene}.png" for s in ("light", "dark")}


@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("size", SIZES)
def test_the_whole_walk(tmp_path: Path, size: str, language: str) -> None:
    done = walked(tmp_path, "--size", size, "--language", language)
    assert (done.stdout, done.returncode) == ("", 0), done.stderr[-3000:]
    assert len(list(tmp_path.glob("*.png"))) > 4 * len(SCENES)
