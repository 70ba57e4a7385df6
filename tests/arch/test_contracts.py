"""Tests of the import contracts: each is broken on purpose, and every module that they name exists."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
SETTINGS = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
FORBIDDING: dict[str, Any] = {
    contract["id"]: contract
    for contract in tomllib.loads(SETTINGS)["tool"]["importlinter"]["contracts"]
    if contract["type"] == "forbidden"
}

# name: file to write, its text, the contract that must break
BREAKS = {
    "core sees board": ("tni/core/bad.py", "import tni.document", "layers"),
    "ink sees quiz": ("tni/ink/bad.py", "import tni.quiz", "layers"),
    "quiz sees cahier": ("tni/quiz/bad.py", "import tni.cahier", "layers"),
    "document sees api": ("tni/document/bad.py", "import tni.api", "layers"),
    "api sees store": ("tni/api/bad.py", "import tni.store", "layers"),
    "api sees files": ("tni/api/bad.py", "import tni.files", "layers"),
    "document sees files": ("tni/document/bad.py", "import tni.files", "layers"),
    "processes see files": ("tni/processes/bad.py", "import tni.files", "layers"),
    "processes see voting": ("tni/processes/bad.py", "import tni.voting", "layers"),
    "document sees processes": ("tni/document/bad.py", "import tni.processes", "layers"),
    "files see store": ("tni/files/bad.py", "import tni.store", "layers"),
    "files see Qt": ("tni/files/bad.py", "import PySide6.QtCore", "qt"),
    "devices see store": ("tni/devices/bad.py", "import tni.store", "layers"),
    "render sees formats": ("tni/render/bad.py", "import tni.formats", "layers"),
    "cameras see voting": ("tni/cameras/bad.py", "import tni.voting", "layers"),
    "processes see cameras": ("tni/processes/bad.py", "import tni.cameras", "layers"),
    "ent sees voting": ("tni/ent/bad.py", "import tni.voting", "layers"),
    "sharing sees store": ("tni/sharing/bad.py", "import tni.store", "layers"),
    "network sees files": ("tni/network/bad.py", "import tni.files", "layers"),
    "library sees api": ("tni/library/bad.py", "import tni.api", "layers"),
    "planning sees roster": ("tni/planning/bad.py", "import tni.roster", "layers"),
    "maths see document": ("tni/maths/bad.py", "import tni.document", "layers"),
    "services see ui": ("tni/services/bad.py", "import tni.ui", "layers"),
    "ui sees app": ("tni/ui/bad.py", "import tni.app", "layers"),
    "a package that no layer names": ("tni/helpers/__init__.py", "", "layers"),
    "the canvas sees chrome": ("tni/ui/canvas/bad.py", "import tni.ui.chrome", "ui"),
    "chrome sees panels lazily": ("tni/ui/chrome/bad.py", "def f():\n    import tni.ui.panels", "ui"),
    "the main window sees the vote": ("tni/ui/main_window/bad.py", "import tni.ui.vote", "ui"),
    "the vote sees the seance": ("tni/ui/vote/bad.py", "import tni.ui.seance", "ui"),
    "the teacher's window sees results": ("tni/ui/teacher/bad.py", "import tni.ui.results", "ui"),
    "a package of the interface that no layer names": ("tni/ui/attic/__init__.py", "", "ui"),
    "a module outside the packages": ("tni/ui/bad.py", "", "ui"),
    "the phones' panel sees their server": ("tni/ui/phones/bad.py", "import tni.voting", "adapters"),
    "the main window sees devices": ("tni/ui/main_window/bad.py", "import tni.devices", "adapters"),
    "results see formats": ("tni/ui/results/bad.py", "import tni.formats", "adapters"),
    "class lists see store lazily": ("tni/ui/classes/bad.py", "def f():\n    import tni.store.roster", "adapters"),
    "services see Qt": ("tni/services/bad.py", "import PySide6.QtCore", "qt"),
    "services see Qt lazily": ("tni/services/bad.py", "def f():\n    from PySide6 import QtCore", "qt"),
    "services see Qt for types": (
        "tni/services/bad.py",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from PySide6.QtCore import QObject",
        "qt",
    ),
    "tiles see Qt": ("tni/render/bad.py", "from PySide6.QtGui import QImage", "qt"),
    "gl sees Qt": ("tni/render/gl/bad.py", "from PySide6.QtGui import QImage", "qt"),
    "store sees shiboken": ("tni/store/bad.py", "import shiboken6", "qt"),
    "a plugin sees Qt": ("plugins/bad.py", "import PySide6.QtCore", "qt"),
    "ui sees OpenGL": ("tni/ui/bad.py", "from OpenGL import GL", "gl"),
    "ink sees sqlite": ("tni/ink/bad.py", "import sqlite3", "pure"),
    "quiz sees sockets": ("tni/quiz/bad.py", "import socket", "pure"),
    "cahier sees http": ("tni/cahier/bad.py", "import http.client", "pure"),
    "document sees subprocess": ("tni/document/bad.py", "import subprocess", "pure"),
    "api sees multiprocessing": ("tni/api/bad.py", "import multiprocessing", "pure"),
    "core sees files": ("tni/core/bad.py", "from pathlib import Path", "pure"),
    "library sees files": ("tni/library/bad.py", "from pathlib import Path", "pure"),
    "planning sees calendars": ("tni/planning/bad.py", "import icalendar", "pure"),
    "the home screen sees sharing": ("tni/ui/library/bad.py", "import tni.sharing", "adapters"),
    "the seance sees its ENT": ("tni/ui/seance/bad.py", "import tni.ent.oauth", "adapters"),
    "a plugin sees core": ("plugins/bad.py", "import tni.core", "plugins"),
    "a board's driver sees core": ("tni/devices/boards/bad.py", "import tni.core", "boards"),
    "a board's driver sees the descriptor's parser": ("tni/devices/boards/bad.py", "import tni.devices.hid", "boards"),
    "a board's driver sees another": ("tni/devices/boards/bad.py", "import tni.devices.boards.another", "boards"),
    "api sees serial lines": ("tni/api/bad.py", "import serial", "pure"),
    "a plugin sees devices": ("plugins/bad.py", "import tni.devices.hid", "plugins"),
}
CONTRACTS = {
    "layers": "Layers, each blind to those above it and to its neighbours",
    "ui": "Packages of the interface, each blind to those above it and to its neighbours",
    "adapters": "The interface draws what services hand to it",
    "qt": "Qt only in ui, app and the QPainter parts of render",
    "gl": "OpenGL only in render.gl",
    "pure": "The core knows no outside world",
    "plugins": "Plugins import tni.api only",
    "boards": "Drivers of boards import tni.api only, as plugins do",
}
ALLOWED = {
    "ui": ("tni/ui/canvas/good.py", "from PySide6.QtWidgets import QWidget"),
    "room": ("tni/ui/results/good.py", "import tni.ui.teacher, tni.ui.vote, tni.ui.i18n"),
    "app": ("tni/app/good.py", "from PySide6.QtWidgets import QApplication"),
    "raster": ("tni/render/raster/good.py", "from PySide6.QtGui import QPainter"),
    "gl": ("tni/render/gl/good.py", "from OpenGL import GL"),
    "formats": ("tni/formats/good.py", "import tni.files"),
    "store": ("tni/store/good.py", "import tni.files"),
    "voting": ("tni/voting/good.py", "import tni.files, tni.processes"),
    "plugin": ("plugins/good.py", "import tni.api.devices"),
    "board": ("tni/devices/boards/good.py", "import tni.api.devices"),
}


@pytest.fixture
def skeleton(tmp_path: Path) -> Path:
    """The packages' names and the contracts, without the modules: what breaks is then the one file that a test adds."""
    for init in [*ROOT.glob("tni/**/__init__.py"), ROOT / "plugins/__init__.py"]:
        copy = tmp_path / init.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.touch()
    (tmp_path / "tni/api/devices.py").touch()
    (tmp_path / "tni/devices/boards/another.py").touch()
    # In the project an exception that nothing needs is an error; here there is next to nothing that could need one.
    contract = "[[tool.importlinter.contracts]]\n"
    quiet = SETTINGS.replace(contract, contract + 'unmatched_ignore_imports_alerting = "none"\n')
    (tmp_path / "pyproject.toml").write_text(quiet, encoding="utf-8")
    return tmp_path


LINT = "import sys; sys.path.insert(0, ''); from importlinter.cli import lint_imports_command; "
"""The folder's own packages must win over the installed ones."""
FORKS = f"""
{LINT}
import json, os
from pathlib import Path
said = {{}}
for what, (file, text) in json.loads(Path("breaks.json").read_text()).items():
    path = Path(file)
    path.parent.mkdir(exist_ok=True)
    path.write_text(text)
    if os.fork() == 0:
        os.dup2(os.open("said.txt", os.O_WRONLY | os.O_CREAT | os.O_TRUNC), 1)
        lint_imports_command(["--no-cache"])
    os.wait()
    said[what] = Path("said.txt").read_text()
    path.unlink()
    if not any(path.parent.iterdir()):
        path.parent.rmdir()
print(json.dumps(said))
"""


def run(folder: Path, program: str, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", program, *words],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder), "NO_COLOR": "1", "COLUMNS": "200"},
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    return run(folder, LINT + "lint_imports_command()", "--no-cache")


def broken_contracts(folder: Path) -> set[str]:
    result = lint(folder)
    broken = broken_in(result.stdout)
    assert bool(broken) == bool(result.returncode), result.stdout + result.stderr
    return broken


def broken_in(said: str) -> set[str]:
    """The contracts that the linter says are broken; it has a line for each."""
    verdicts = {
        key: line.split()[-1]
        for key, name in CONTRACTS.items()
        for line in said.splitlines()
        if line.startswith(name + " ")
    }
    assert verdicts.keys() == CONTRACTS.keys(), said
    return {key for key, verdict in verdicts.items() if verdict == "BROKEN"}


def test_a_contract_breaks_when_broken(skeleton: Path) -> None:
    """Each break alone, by one process that has imported the linter and forks for it."""
    (skeleton / "breaks.json").write_text(json.dumps({what: broken[:2] for what, broken in BREAKS.items()}))
    done = run(skeleton, FORKS)
    said = json.loads(done.stdout)
    assert said.keys() == BREAKS.keys(), done.stderr
    missed = [what for what, (_, _, contract) in BREAKS.items() if contract not in broken_in(said[what])]
    assert missed == []


def test_what_is_allowed_breaks_nothing(skeleton: Path) -> None:
    for file, text in ALLOWED.values():
        write(skeleton / file, text)
    assert broken_contracts(skeleton) == set()


def test_the_project_itself_keeps_them() -> None:
    assert broken_contracts(ROOT) == set()


@pytest.mark.parametrize("contract", FORBIDDING)
def test_every_module_that_a_contract_names_exists(contract: str) -> None:
    """The name of a distribution, as `opencv-python-headless`, is no module: forbidding it binds nothing."""
    named = FORBIDDING[contract]["source_modules"] + FORBIDDING[contract]["forbidden_modules"]
    modules = [name.removesuffix(".*") for name in named]
    assert [name for name in modules if name not in sys.stdlib_module_names and find_spec(name) is None] == []


@pytest.mark.parametrize("contract", FORBIDDING)
def test_every_module_that_a_contract_forbids_is_refused(contract: str, skeleton: Path) -> None:
    source = FORBIDDING[contract]["source_modules"][0].removesuffix(".*")
    source = "tni.services" if source == "tni" else source
    forbidden = FORBIDDING[contract]["forbidden_modules"]
    names = [name if not name.endswith(".*") else name.replace("*", "another") for name in forbidden]
    for name in names:
        if name.endswith(".another"):
            write(skeleton / (name.replace(".", "/") + ".py"), "")
    write(skeleton / source.replace(".", "/") / "bad.py", "\n".join(f"import {name}" for name in names))
    said = lint(skeleton).stdout
    assert [name for name in names if f"{source}.bad -> {name} (l." not in said] == []


@pytest.mark.parametrize("contract", ["plugins", "boards"])
def test_what_imports_the_api_alone_may_import_no_other_package_of_ours(contract: str) -> None:
    packages = {f"tni.{init.parent.name}" for init in ROOT.glob("tni/*/__init__.py")}
    forbidden = {name.removesuffix(".*") for name in FORBIDDING[contract]["forbidden_modules"]}
    assert packages - forbidden == {"tni.api"}


PURE = {"numpy", "snowballstemmer"}
"""Libraries that compute, and read and write nothing."""


def test_the_core_imports_no_library_but_pure_ones() -> None:
    """Each other requirement of the program is forbidden by the names of its modules."""
    names = {re.split("[=<>]", line)[0] for line in (ROOT / "requirements/run.in").read_text().split()} - PURE
    modules = {
        module.partition("/")[0]  # of wheels that list their folders
        for module, distributions in packages_distributions().items()
        if any(canonical(name) in map(canonical, distributions) for name in names)
    }
    helpers = {"Shiboken", "pypdfium2_cfg", "pypdfium2_cli", "pypdfium2_raw"}
    assert len(modules) >= len(names)
    assert modules - helpers <= set(FORBIDDING["pure-core"]["forbidden_modules"])


def canonical(distribution: str) -> str:
    return re.sub("[-_.]+", "-", distribution).lower()


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    (path.parent / "__init__.py").touch()
    path.write_text(text)
