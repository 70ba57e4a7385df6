"""A linter sees import statements only; a fresh interpreter sees what really gets loaded."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CORE = ("core", "ink", "quiz", "cahier", "roster", "planning", "maths", "constructions", "document", "library", "api")
OUTSIDE = ("PySide6", "shiboken6", "OpenGL", "sqlite3", "hid", "serial", "pypdfium2", "pikepdf", "PIL")


def modules_of(package: str) -> list[str]:
    files = sorted((ROOT / "tni" / package).rglob("*.py"))
    return [".".join(f.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__") for f in files]


@pytest.mark.parametrize("package", CORE)
def test_core_package_loads_nothing_of_the_outside_world(package: str) -> None:
    program = f"""
import importlib, sys
for name in {modules_of(package)}:
    importlib.import_module(name)
print(*sorted(set({OUTSIDE}) & sys.modules.keys()))
"""
    result = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    assert result.stdout.split() == []
