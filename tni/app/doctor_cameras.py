"""Facts about cameras that read paper cards, for `tni doctor`. No camera is opened, so that no light goes on."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tni.cameras.camera_list import list_cameras
from tni.core.camera import FoundCamera
from tni.devices.udev import camera_remedy
from tni.ui.messages.doctor import DoctorProblem, DoctorProblemKind

type _Facts = dict[str, Any]

PATIENCE_S = 30.0
VERSION = (sys.executable, "-I", "-c", "import cv2; print(cv2.__version__)")
"""Command in a process of its own, as for the card reader: a broken OpenCV ends nothing else."""


def camera_facts(found: Sequence[FoundCamera] | None = None, command: Sequence[str] = VERSION) -> _Facts:
    """Return the facts of the cameras.

    opencv: version, "" if it is missing or does not start. error: its message then.
    cameras: each with its owner, "" where ownership does not decide who may open it.
    """
    version, error = _version(command)
    there = list_cameras() if found is None else found
    return {"opencv": version, "error": error, "cameras": [_camera(one) for one in there if one.name]}


def camera_problems(facts: _Facts) -> list[DoctorProblem]:
    """Return the problems to fix, from the facts alone."""
    refused = [one for one in facts["cameras"] if not one["readable"]]
    found = [
        DoctorProblem(DoctorProblemKind.CAMERA, f"{one['name']} ({one['path']})", camera_remedy()) for one in refused
    ]
    if not facts["opencv"]:
        found.append(DoctorProblem(DoctorProblemKind.OPENCV, facts["error"], "packaging/setup run"))
    return found


def _camera(one: FoundCamera) -> _Facts:
    path = Path(one.address)
    return {
        "name": one.name,
        "path": one.address,
        "readable": sys.platform != "linux" or os.access(path, os.R_OK | os.W_OK),
        "owner": _owner(path) if sys.platform == "linux" else "",
    }


def _owner(path: Path) -> str:
    try:
        return f"{path.owner()}:{path.group()} {path.stat().st_mode & 0o777:o}"
    except (OSError, KeyError):
        return ""


def _version(command: Sequence[str]) -> tuple[str, str]:
    """Return OpenCV's version without an error, or no version with the last line of output."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE_S, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        return "", type(error).__name__
    if done.returncode == 0:
        return done.stdout.strip(), ""
    return "", (done.stderr.strip().splitlines() or [str(done.returncode)])[-1]
