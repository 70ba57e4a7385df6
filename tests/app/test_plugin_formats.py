"""`tni convert` reads and writes files of the plugins' formats."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.services.plugins.test_format_runner import TEXT_LESSON
from tests.support.plugin_folders import MANIFEST
from tni.app import plugin_setup, terminal
from tni.app.folders import Folders
from tni.app.main import main
from tni.core.settings import PLUGINS_ON
from tni.store.settings_file import SettingsFile


@pytest.fixture(autouse=True)
def plugins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An importer and an exporter of text files."""
    monkeypatch.setattr(terminal, "use_system_language", lambda: None)
    monkeypatch.setattr(plugin_setup, "technician_folder", lambda: tmp_path / "technician")
    folders = Folders.of_user()
    folders.plugins.mkdir(parents=True)
    for id, kind in (("text_in", "lesson importer"), ("text_out", "lesson exporter")):
        record = {**MANIFEST, "id": id, "kind": kind, "extensions": (".txt",), "hosts": ()}
        del record["sign_in"]
        (folders.plugins / f"{id}.py").write_text(f"PLUGIN = {record!r}\n{TEXT_LESSON}")
    SettingsFile(folders.settings).set(PLUGINS_ON, "text_in text_out")


def test_a_file_becomes_a_lesson_and_comes_back(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source, lesson, back = tmp_path / "cours.txt", tmp_path / "cours.tni", tmp_path / "copie.txt"
    source.write_text("Les fractions\n\nUn demi")
    assert main(["convert", str(source), str(lesson)]) == 0
    assert "Page 1, laissé de côté : Les styles." in capsys.readouterr().err
    assert main(["convert", str(lesson), str(back)]) == 0
    assert back.read_text() == source.read_text()


def test_a_file_that_the_plugin_refuses_leaves_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source, lesson = tmp_path / "cours.txt", tmp_path / "cours.tni"
    source.write_bytes(b"\xff")
    assert main(["convert", str(source), str(lesson)]) == 1
    assert "n’est pas du format" in capsys.readouterr().err
    assert not lesson.exists()
    shutil.rmtree(Folders.of_user().plugins)
    assert main(["convert", str(source), str(lesson)]) == 1
