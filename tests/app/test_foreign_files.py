"""Plugins that read files of questions, as the window asks them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.services.plugins.test_format_runner import QUESTIONS
from tests.support.memory_settings import MemorySettings
from tests.support.plugin_folders import MANIFEST
from tni.app import plugin_setup
from tni.app.folders import Folders
from tni.app.foreign_files import PluginQuestions
from tni.app.plugin_setup import make_plugin_service


def test_a_plugin_reads_its_files_once_it_is_on_and_none_of_the_program_s_own(
    fresh_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plugin_setup, "technician_folder", lambda: tmp_path / "technician")
    folders, settings = Folders.of_user(), MemorySettings()
    folders.plugins.mkdir(parents=True)
    record = {**MANIFEST, "id": "lines", "kind": "question importer", "extensions": (".q", ".gift"), "hosts": ()}
    del record["sign_in"]
    (folders.plugins / "lines.py").write_text(f"PLUGIN = {record!r}\n{QUESTIONS}")
    found = PluginQuestions(folders, settings)
    assert (found.suffixes, found.of(Path("a.q"))) == ((), None)
    make_plugin_service(folders, settings).enable("lines")
    assert found.suffixes == (".gift", ".q")
    assert [one is None for one in map(found.of, map(Path, ("a.Q", "a.gift", "a.xml", "a.z")))] == [
        False,
        True,
        True,
        True,
    ]
