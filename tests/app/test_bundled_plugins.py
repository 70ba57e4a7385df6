"""Plugins that run inside the program: ours, and those that may run besides."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.plugin_folders import MANIFEST
from tni.app import plugin_setup
from tni.app.bundled_plugins import bundled_plugins
from tni.app.folders import Folders
from tni.core.settings import PLUGINS_ON
from tni.store.settings_file import SettingsFile


def test_items_of_the_teacher_run_once_they_are_on_and_none_that_is_forbidden(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plugin_setup, "technician_folder", lambda: tmp_path)
    folders = Folders.of_user()
    record = {**MANIFEST, "id": "abacus", "kind": "item", "hosts": ()}
    del record["sign_in"]
    folders.plugins.mkdir(parents=True)
    (folders.plugins / "abacus.py").write_text(f"PLUGIN = {record!r}\nBEADS = 10\n")
    ours = {manifest.id for manifest, _ in bundled_plugins()}
    assert "clock_face" in ours
    assert not ours & {"abacus", "folder"}
    SettingsFile(folders.settings).set(PLUGINS_ON, "abacus")
    found = {manifest.id: load for manifest, load in bundled_plugins()}
    assert found.keys() == ours | {"abacus"}
    assert found["abacus"]().BEADS == 10
    (tmp_path / "policy.json").write_text('{"plugins": ["abacus"]}')
    assert [manifest.id for manifest, _ in bundled_plugins()] == ["abacus"]
