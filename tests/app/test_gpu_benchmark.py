"""`tni doctor --gpu` times both ways in processes of their own, whatever a driver does to them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tni.app import gpu_benchmark
from tni.app.gpu_benchmark import BenchmarkFacts, benchmarks, limit_s, run_benchmarks
from tni.render.backend_choice import BackendKind
from tni.ui.messages.doctor import doctor_lines

SPREAD = {"frames": 300, "p50_s": 0.00042, "p95_s": 0.0015, "p99_s": 0.012}
SCENE: BenchmarkFacts = {
    "strokes": 200,
    "width_px": 1920,
    "height_px": 1080,
    "first_s": 0.21,
    "whole": True,
    "pan": SPREAD,
    "pen": SPREAD | {"frames": 299},
}


def stand_in(folder: Path, *lines: str) -> str:
    """A program in place of Python's, which first writes what a scene took."""
    path = folder / "python"
    path.write_text("\n".join(["#!/bin/sh", f"echo '{json.dumps(SCENE)}'", *lines, ""]), encoding="utf-8")
    path.chmod(0o755)
    return str(path)


@pytest.mark.parametrize(
    ("does", "error"),
    [
        ("exec sleep 1000", "no answer in 1 s"),
        ("kill -SEGV $$", "ended with status -11"),
        ("printf '{\"strokes\": 10'; exit 3", "ended with status 3"),
        ("echo 'MESA: warning'; echo '{\"error\": \"the card is gone\"}'; exit 1", "the card is gone"),
        ("echo MESA; exit 0", None),
    ],
    ids=["hangs", "crashes", "cut off", "tells", "well"],
)
def test_a_driver_that_hangs_or_crashes_leaves_what_was_timed_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, does: str, error: str | None
) -> None:
    monkeypatch.setattr(gpu_benchmark.sys, "executable", stand_in(tmp_path, does))
    found = run_benchmarks(
        BackendKind.OPENGL, shown=True, full=False, timeout_s=1.0 if error == "no answer in 1 s" else 60.0
    )
    assert found == {"scenes": [SCENE], "error": error}


def test_the_process_is_given_longer_than_its_scenes_take_at_most() -> None:
    for full in (False, True):
        trials = benchmarks(full=full)
        assert limit_s(trials) > sum(trial.first_limit_s + trial.frames_limit_s for trial in trials)
    assert benchmarks(full=True)[-1].strokes == 100_000
    assert (benchmarks(full=True)[-1].width_px, benchmarks(full=True)[-1].height_px) == (3840, 2160)


def test_the_words_give_each_scene_by_both_ways_with_its_spread() -> None:
    gpu: BenchmarkFacts = {
        "wish": "auto",
        "opengl": {"vendor": "Intel", "renderer": "UHD", "version": "4.6", "scene_s": 0.001},
        "error": None,
        "way": "opengl",
        "why": "gpu",
        "detail": "UHD",
        "trials": {
            "opengl": {"scenes": [SCENE], "error": "no answer in 99 s"},
            "raster": {"scenes": [SCENE, SCENE | {"strokes": 10_000, "whole": False}], "error": None},
        },
    }
    lines = [" ".join(line.split()) for line in doctor_lines({"gpu": gpu}, [])]
    moves = "page qui bouge 0,42 / 1,50 / 12,00 ms (300 images) · stylo 0,42 / 1,50 / 12,00 ms (299 images)"
    assert lines[2:9] == [
        "Scène 200 traits · 1920 × 1080 · p50 / p95 / p99",
        f"OpenGL page affichée en 0,2 s · {moves}",
        f"QPainter page affichée en 0,2 s · {moves}",
        "Scène 10000 traits · 1920 × 1080 · p50 / p95 / p99",
        f"QPainter page pas encore affichée après 0,2 s · {moves}",
        "OpenGL interrompu : no answer in 99 s",
        "",
    ]


@pytest.mark.qt
def test_both_ways_are_timed_in_the_command() -> None:
    """Without a screen, on EGL where there is one."""
    kept = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")}
    command = [sys.executable, "-m", "tni.app.main", "doctor", "--gpu", "--json"]
    done = subprocess.run(command, env=kept, capture_output=True, text=True, check=False, timeout=240)
    gpu = json.loads(done.stdout)["gpu"]
    assert gpu["way"] in ("opengl", "raster")
    assert gpu["why"]
    ways = gpu["trials"]
    assert set(ways) == ({"raster", "opengl"} if gpu["opengl"] else {"raster"})
    for facts in ways.values():
        assert facts["error"] is None
        assert [scene["strokes"] for scene in facts["scenes"]] == [200, 10_000]
        for spread in (scene[name] for scene in facts["scenes"] for name in ("pan", "pen")):
            assert 0 < spread["p50_s"] <= spread["p95_s"] <= spread["p99_s"]
