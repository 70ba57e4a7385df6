"""The Python that runs us: new enough, and counting references right under PySide6."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

EMITS = """
import sys
from PySide6.QtCore import QEvent, QObject, Signal

N = 200_000

class Source(QObject):
    fired = Signal(bool)

source, event, seen = Source(), QEvent(QEvent.Type.User), 0

def count(_value):
    global seen
    seen += 1

source.fired.connect(count)
before = [sys.getrefcount(value) for value in (None, True, False)]
for _ in range(N):
    source.fired.emit(True)
    event.accept()
    event.setAccepted(False)
    event.isAccepted()
after = [sys.getrefcount(value) for value in (None, True, False)]
assert seen == N, seen
print(*(b - a for a, b in zip(before, after)))
"""


@pytest.mark.qt
def test_many_void_calls_leave_the_singletons_alone() -> None:
    """PySide6 6.12.0 on Python 3.11 loses a reference to None or True at each of these and aborts after thousands."""
    result = subprocess.run([sys.executable, "-c", EMITS], capture_output=True, text=True, timeout=240, check=False)
    assert result.returncode == 0, result.stderr
    drifts = [abs(int(word)) for word in result.stdout.split()]
    assert len(drifts) == 3
    assert max(drifts) < 1000  # one lost reference a call would be 200,000


def test_the_package_refuses_older_pythons() -> None:
    assert PROJECT["requires-python"] == ">=3.12"
    setup = (ROOT / "packaging/setup").read_text(encoding="utf-8")
    assert re.search(r"^readonly MINOR_MIN=12\b", setup, re.MULTILINE)


OLD = "import sys; sys.version_info = (3, 11, 7, 'final', 0); import tni.app.main"


def test_an_older_python_gets_one_sentence() -> None:
    result = subprocess.run([sys.executable, "-c", OLD], cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 1
    assert result.stderr == "tni needs Python 3.12 or newer; this is Python 3.11: start it with `make run`\n"
