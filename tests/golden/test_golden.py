"""Both ways to the screen draw the same picture, and the one that was looked at when it was committed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from tests.golden.pictures import NO_GL, Difference, Picture, by_raster, difference, write_difference
from tests.support.coverage_truth import handwriting, true_coverage

FOLDER = Path(__file__).parent / "pictures"
ROOT = Path(__file__).parents[2]
NAMES = sorted(path.stem for path in FOLDER.glob("*.png"))

BETWEEN_WAYS = Difference(edge_mae=1.0, far_share=0.0005)
LIFTED = Difference(edge_mae=0.5, far_share=0.0)
TO_GOLDEN = Difference(edge_mae=3.0, far_share=0.003)
"""Wider: another version of Qt's FreeType sets words a little differently."""


@pytest.fixture(scope="module")
def raster(qapp: object) -> dict[str, Picture]:
    return by_raster()


@pytest.fixture(scope="module", params=["core", "es"])
def opengl(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Picture]:
    folder = tmp_path_factory.mktemp("gl")
    done = subprocess.run(
        [sys.executable, "-m", "tests.golden.pictures", str(folder), request.param],
        cwd=ROOT,
        env={**os.environ, "PYOPENGL_PLATFORM": "egl"},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode == NO_GL:
        pytest.skip(done.stderr.strip())
    assert done.returncode == 0, done.stderr
    return {path.stem: np.asarray(Image.open(path)) for path in folder.glob("*.png")}


def check(name: str, found: Picture, wanted: Picture, allowed: Difference, folder: Path) -> None:
    off = difference(found, wanted)
    if off.edge_mae > allowed.edge_mae or off.far_share > allowed.far_share:
        write_difference(folder, name, found, wanted)
        pytest.fail(f"{name}: {off}, allowed {allowed}; see {folder}")


def test_every_scene_has_a_golden_picture(raster):
    assert sorted(raster) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_raster_is_like_the_golden_picture(raster, name, tmp_path):
    check(name, raster[name], np.asarray(Image.open(FOLDER / f"{name}.png")), TO_GOLDEN, tmp_path)


@pytest.mark.parametrize("name", NAMES)
def test_opengl_is_like_raster(opengl, raster, name, tmp_path):
    check(name, opengl[name], raster[name], BETWEEN_WAYS, tmp_path)


@pytest.mark.parametrize("paper", ["white", "black"])
@pytest.mark.parametrize("when", ["wet", "stamped"])
def test_a_highlighter_is_even_where_it_crosses_itself(opengl, raster, paper, when):
    for pictures in (opengl, raster):
        picture = pictures[f"highlighter-alone-{paper}-{when}"].astype(int)
        tinted = np.abs(picture - picture[135, 5]).max(axis=2) > 60
        inside = tinted.copy()
        for axis in (0, 1):
            inside &= np.roll(tinted, 3, axis) & np.roll(tinted, -3, axis)  # no edge is near
        colours = np.unique(picture[inside], axis=0)
        assert inside.sum() > 5000
        assert len(colours) == 1, colours


@pytest.mark.parametrize("name", [name for name in NAMES if name.endswith("-wet")])
def test_pens_that_lift_change_next_to_nothing(opengl, raster, name, tmp_path):
    for pictures in (opengl, raster):
        check(name, pictures[name.replace("-wet", "-stamped")], pictures[name], LIFTED, tmp_path)


def test_a_difference_is_found_and_written(raster, tmp_path):
    wrong = raster["figures"].copy()
    wrong[60:80, 60:120] = 0
    with pytest.raises(pytest.fail.Exception, match="figures"):
        check("figures", wrong, raster["figures"], BETWEEN_WAYS, tmp_path / "off")
    assert len(list((tmp_path / "off").iterdir())) == 3


def test_ink_is_like_64_points_a_pixel(opengl, raster):
    """The first stroke of the scene "pressure", where no other comes near: dark ink on white."""
    segments = handwriting(70, 5.0, 1.2, 1, (320, 180)) * np.float32(1.5)
    others = [
        handwriting(70, 5.0, width, seed, (320, 180)) * np.float32(1.5) + np.array([*at, 0, *at, 0], np.float32) * 1.5
        for width, seed, at in ((2.5, 2, (-60, 20)), (6.0, 3, (40, -30)))
    ]
    truth = true_coverage(segments, 480, 270)
    alone = true_coverage(np.concatenate(others).astype(np.float32), 480, 270) == 0
    alone[:, 1:] &= alone[:, :-1]
    alone[:, :-1] &= alone[:, 1:]
    edge = (truth > 0) & (truth < 255) & alone
    ink, paper = 0x1A, 255
    for pictures in (opengl, raster):
        found = (paper - pictures["pressure"][:, :, 0].astype(float)) / (paper - ink) * 255
        off = np.abs(found - truth)[edge]
        assert edge.sum() > 300
        assert off.mean() <= 9
        assert (off > 32).mean() <= 0.03
