"""The start's budget: what is loaded and built before the page is first painted. Each costs every start its time."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
HEAVY = (
    "OpenGL",
    "PIL",
    "_hashlib",
    "PySide6.QtNetwork",
    "PySide6.QtPrintSupport",
    "asyncio",
    "decimal",
    "email",
    "http",
    "multiprocessing",
    "pypdfium2",
    "socket",
    "ssl",
    "statistics",
    "subprocess",
    "tni.devices",
    "tni.ui.messages.errors",
    "unittest",
    "urllib",
    "xml",
)
NOT_EVEN_LATER = (
    "_decimal", "_hashlib", "cryptography", "fractions", "html", "keyring", "statistics", "subprocess", "xml",
    "tni.formats.roster_detection",
)  # fmt: skip
"""Nothing that a start does needs them, nor what lies ready for the first touch."""
CLASSROOM_TOOLS = (
    "plugins", "tni.maths", "tni.constructions", "tni.services.items", "tni.ui.showing",
    "tni.document.tools.item_tool", "tni.document.tools.edge_ink", "tni.render.more_rulings", "tni.render.ruling_marks",
    "tni.render.raster.ruled_rows", "tni.render.raster.dot_rows", "tni.render.raster.marked_cells",
    "tni.render.raster.slanted_rows",
)  # fmt: skip
"""Instruments, plots and other objects, what covers or lights the page, and rulings: loaded with the first use."""
NAMES_OF_QT = ("QAccessible", "QIcon", "QPageSize", "QStyle")
"""Classes whose hundreds of names Python makes when it first meets them."""
PRIVATE_MAX_MB = 52
"""It is 52, of which the page's picture is 8: with Qt's pages and the window's picture less than 110 resident."""
WIDGETS_MAX = 70


@pytest.fixture(scope="module")
def at_first_paint(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What `start_watch` saw, in a home of its own, when all is compiled as in an installed program, without
    docstrings as the command `tni` runs. The first start compiles, and counts the widgets."""
    home = tmp_path_factory.mktemp("home")
    folders = {f"XDG_{kind}_HOME": str(home / kind.lower()) for kind in ("DATA", "CONFIG", "CACHE", "STATE")}
    env = {**os.environ, "HOME": str(home), "QT_STYLE_OVERRIDE": "windows", **folders}
    env.pop("PYTHONDONTWRITEBYTECODE", None)
    env["PYTHONPYCACHEPREFIX"] = str(tmp_path_factory.mktemp("compiled"))
    counted = _start(env, "widgets")
    return {**counted, **_start(env)}


def _start(env: dict[str, str], *arguments: str) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-OO", "-m", "tests.program.start_watch", *arguments],
        cwd=ROOT,
        env=env,
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_nothing_heavy_is_loaded_before_the_page_shows(at_first_paint: dict[str, Any]) -> None:
    assert not set(HEAVY) & set(at_first_paint["modules"])


def test_no_source_is_read_for_modules_that_load_from_bytecode(at_first_paint: dict[str, Any]) -> None:
    """PySide6's own `import` reads the source of every module; `speed_up_imports` takes it away again."""
    packages = [folder for name in ("tni", "numpy") for folder in find_spec(name).submodule_search_locations]
    sources = map(Path, at_first_paint["sources"])
    assert not [source for source in sources if any(source.is_relative_to(package) for package in packages)]


def test_few_widgets_are_built_before_the_page_shows(at_first_paint: dict[str, Any]) -> None:
    assert at_first_paint["widgets"] <= WIDGETS_MAX


def test_the_page_is_put_together_once_and_its_blank_tiles_have_no_picture(at_first_paint: dict[str, Any]) -> None:
    assert at_first_paint["put_together"] == 1
    assert at_first_paint["tile_pictures"] == 0


def test_what_no_start_needs_stays_away_when_all_is_ready(at_first_paint: dict[str, Any]) -> None:
    assert not set(NOT_EVEN_LATER) & {*at_first_paint["modules"], *at_first_paint["later"]}


def test_nothing_of_the_classroom_tools_is_loaded_until_it_is_used(at_first_paint: dict[str, Any]) -> None:
    loaded = {*at_first_paint["modules"], *at_first_paint["later"]}
    for name in CLASSROOM_TOOLS:
        found = {one for one in loaded if one == name or one.startswith(f"{name}.")}
        assert not found, "a start does without it"


def test_names_of_qt_that_no_start_needs_are_not_made(at_first_paint: dict[str, Any]) -> None:
    assert "QEvent" in at_first_paint["names"]
    assert not set(NAMES_OF_QT) & set(at_first_paint["names"])


def test_the_style_is_our_own_whatever_the_system_s_is(at_first_paint: dict[str, Any]) -> None:
    assert at_first_paint["style"] == "fusion"


def test_private_memory_is_bounded_when_all_is_ready(at_first_paint: dict[str, Any]) -> None:
    assert at_first_paint["private_mb"] <= PRIVATE_MAX_MB


def test_python_compiles_itself_again_when_all_is_ready(at_first_paint: dict[str, Any]) -> None:
    assert at_first_paint["python_compiles"]


def test_nothing_is_compiled(at_first_paint: dict[str, Any]) -> None:
    """Python makes its classes of syntax trees with the first call of `compile`."""
    assert not at_first_paint["syntax_trees"]


def test_what_writes_stub_files_and_documentation_is_left_out(at_first_paint: dict[str, Any]) -> None:
    assert at_first_paint["left_out"] == []


def test_modules_that_others_import_unused_are_not_loaded(at_first_paint: dict[str, Any]) -> None:
    assert at_first_paint["stand_ins"] == ["ast", "pickle", "platform", "traceback", "zipfile"]


def test_sentences_on_what_fails_are_loaded_before_anything_does(at_first_paint: dict[str, Any]) -> None:
    assert "tni.ui.messages.errors" in at_first_paint["later"]


def test_the_lesson_is_the_only_database_before_the_page_shows(at_first_paint: dict[str, Any]) -> None:
    """Its file is made, whole, and opened: two connections, and no more waiting for the disk."""
    made, opened = at_first_paint["databases"]
    assert made.endswith(".part")
    assert opened.endswith(".tni")


def test_classes_votes_and_sessions_come_when_the_page_is_shown(at_first_paint: dict[str, Any]) -> None:
    late = {
        "tni.app.stores",
        "tni.ui.teaching.teaching_controller",
        "tni.store.roster",
        "tni.store.votes",
        "tni.store.seances",
    }
    assert late <= set(at_first_paint["later"])


def test_panels_are_loaded_when_the_page_is_shown_and_not_when_they_are_opened(at_first_paint: dict[str, Any]) -> None:
    panels = (
        "main_window.print_controller",
        "panels.page_panel",
        "chrome.on_screen_keyboard",
        "panels.settings_panel",
        "panels.stopwatch",
        "panels.shortcuts_sheet",
    )
    assert {f"tni.ui.{panel}" for panel in panels} <= set(at_first_paint["later"])


def test_the_weights_of_foresight_are_there_before_a_pen_but_after_the_page(at_first_paint: dict[str, Any]) -> None:
    assert "tni.ink.predict_table" in at_first_paint["later"]


def test_garbage_is_looked_for_again_and_what_was_loaded_is_left_out(at_first_paint: dict[str, Any]) -> None:
    assert at_first_paint["frozen"] > 10_000
