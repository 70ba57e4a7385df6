"""Loading of plugins that run inside the program."""

from __future__ import annotations

import sys
import threading
from pathlib import Path

import pytest

from tni.core.plugin_module import load_plugin_module


def test_a_folder_is_loaded_once_with_its_modules(tmp_path: Path) -> None:
    (tmp_path / "__init__.py").write_text("from .beads import TEN\nfrom plugins.toy_rods.beads import TEN as SAME\n")
    (tmp_path / "beads.py").write_text("TEN = [10]\n")
    made = load_plugin_module("toy_rods", str(tmp_path / "__init__.py"), str(tmp_path))
    assert made.TEN is made.SAME
    assert load_plugin_module("toy_rods", str(tmp_path / "__init__.py"), str(tmp_path)) is made


def test_one_that_fails_leaves_nothing_and_may_be_mended(tmp_path: Path) -> None:
    file = tmp_path / "toy_broken.py"
    file.write_text("raise SystemExit")
    with pytest.raises(SystemExit):
        load_plugin_module("toy_broken", str(file))
    assert "plugins.toy_broken" not in sys.modules
    file.write_text("READY = True  # and longer, so that no bytecode of before is taken\n")
    assert load_plugin_module("toy_broken", str(file)).READY


def test_another_thread_waits_for_a_module_that_is_half_loaded(tmp_path: Path) -> None:
    file = tmp_path / "toy_slow.py"
    file.write_text("import threading\nBEGUN, GO_ON = threading.toy_gates\nBEGUN.set()\nGO_ON.wait(30)\nREADY = True\n")
    gates = threading.Event(), threading.Event()
    threading.toy_gates = gates  # type: ignore[attr-defined]
    found: list[bool] = []
    loaders = [
        threading.Thread(target=lambda: found.append(load_plugin_module("toy_slow", str(file)).READY)) for _ in range(2)
    ]
    loaders[0].start()
    assert gates[0].wait(30)
    loaders[1].start()
    gates[1].set()
    for one in loaders:
        one.join(30)
    assert found == [True, True]
