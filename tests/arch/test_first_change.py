"""The first change of CONTRIBUTING.md is done as it is written there, in a copy of the sources."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOCUMENT = "CONTRIBUTING.md"
SECTION = re.compile(r"^## Your first change\n(.*?)^## ", re.MULTILINE | re.DOTALL)
NEW_FILE = re.compile(r"`([\w./-]+)`[^`]*\n\n```(?:python|svg)\n(.*?)^```", re.MULTILINE | re.DOTALL)
EDITS = re.compile(r"^```diff\n(.*?)^```", re.MULTILINE | re.DOTALL)
TRANSLATIONS = {"Jeton": "Counter", "Poser des jetons": "Place counters"}


@pytest.fixture
def section() -> str:
    found = SECTION.search((ROOT / DOCUMENT).read_text(encoding="utf-8"))
    assert found is not None, f"{DOCUMENT} has no such section"
    return found[1]


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """The sources and what their tests need, without pictures and sample files."""
    without = shutil.ignore_patterns("__pycache__", "pictures", "data", "corpus")
    for name in ("tni", "tests"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=without)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def run(folder: Path, *command: str, given: str | None = None) -> str:
    done = subprocess.run(command, cwd=folder, input=given, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{' '.join(command)}:\n{done.stdout}\n{done.stderr}"
    return done.stdout


def translated(text: str) -> str:
    """Fill in the translations that `tni.ui.i18n` has left open in en.ts."""
    for french, english in TRANSLATIONS.items():
        before = f'<source>{french}</source>\n        <translation type="unfinished"></translation>'
        assert before in text, f"{french} was not added"
        text = text.replace(before, f"<source>{french}</source>\n        <translation>{english}</translation>")
    return text


def test_the_first_change_can_be_done_as_it_is_written(section: str, copied: Path) -> None:
    files = dict(NEW_FILE.findall(section))
    for name, text in files.items():
        assert not (ROOT / name).exists(), f"{name} is there already: choose another example"
        (copied / name).write_text(text, encoding="utf-8")
    (edits,) = EDITS.findall(section)
    run(copied, "git", "apply", "-", given=edits)
    run(copied, sys.executable, "-m", "tni.ui.i18n")
    messages = copied / "tni/ui/i18n/en.ts"
    messages.write_text(translated(messages.read_text(encoding="utf-8")), encoding="utf-8")
    assert all(f"`{english}`" in section for english in TRANSLATIONS.values())
    python = [name for name in files if name.endswith(".py")]
    changed = re.findall(r"^\+\+\+ b/(.*)$", edits, re.MULTILINE)
    run(copied, sys.executable, "-m", "ruff", "check", *python, *changed)
    run(copied, sys.executable, "-m", "ruff", "format", "--check", *python, *changed)
    tests = [name for name in python if name.startswith("tests/")]
    output = run(
        copied,
        sys.executable,
        "-m",
        "pytest",
        "-q",
        *tests,
        "tests/ui/chrome/test_commands.py",
        "tests/ui/test_i18n.py",
    )
    assert " passed" in output
