"""`tni plugin list|enable|disable|install|test` at a terminal."""

from __future__ import annotations

import io
import json
import tomllib
import zipfile
from pathlib import Path
from typing import Any

import pytest

from tests.support.plugin_folders import MANIFEST, write_plugin
from tni.app import plugin_setup, terminal
from tni.app.folders import Folders
from tni.app.main import main
from tni.app.shipped_files import plugins_folder
from tni.core.settings import THEME
from tni.services.plugins.plugin_service import PluginStatus
from tni.store.settings_file import SettingsFile


@pytest.fixture(autouse=True)
def technician(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(terminal, "use_system_language", lambda: None)
    monkeypatch.setattr(plugin_setup, "technician_folder", lambda: tmp_path / "technician")
    return tmp_path / "technician"


def listed(capsys: pytest.CaptureFixture[str]) -> dict[str, dict[str, Any]]:
    assert main(["plugin", "list", "--json"]) == 0
    return {one["id"]: one for one in json.loads(capsys.readouterr().out)}


def zipped(folder: Path, version: str = "1.0") -> Path:
    path = folder / "toy.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("toy/__init__.py", f"PLUGIN = { ({**MANIFEST, 'version': version})!r}\n")
    return path


def test_our_plugins_are_listed_and_switched(capsys: pytest.CaptureFixture[str]) -> None:
    folder = listed(capsys)["folder"]
    assert (folder["folder"], folder["kind"], folder["status"], folder["trusted"]) == ("program", "ent", "on", False)
    assert main(["plugin", "disable", "folder"]) == 0
    assert "Dossier : désactivée" in capsys.readouterr().out
    assert listed(capsys)["folder"]["status"] == "off"
    assert main(["plugin", "enable", "folder"]) == 0
    capsys.readouterr()
    assert listed(capsys)["folder"]["status"] == "on"
    assert main(["plugin", "list"]) == 0
    assert "dans le dossier choisi" in capsys.readouterr().out
    assert main(["plugin", "enable", "nothing"]) == 1
    assert "nothing" in capsys.readouterr().err


def test_what_is_switched_while_a_window_is_open_holds_and_the_window_sees_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    folders = Folders.of_user()
    settings = SettingsFile(folders.settings)
    window = plugin_setup.make_plugin_service(folders, settings)
    assert window.runnable("folder").manifest.id == "folder"
    assert main(["plugin", "disable", "folder"]) == 0
    settings.set(THEME, "dark")
    window.disable("caldav")
    assert main(["plugin", "disable", "moodle"]) == 0
    assert main(["plugin", "enable", "folder"]) == 0
    capsys.readouterr()
    found = listed(capsys)
    assert {id: found[id]["status"] for id in ("folder", "caldav", "moodle")} == {
        "folder": "on", "caldav": "off", "moodle": "off"
    }  # fmt: skip
    window.refresh()
    assert [one.id for one in window.state.plugins if one.status is PluginStatus.OFF] == ["caldav", "moodle"]
    assert SettingsFile(folders.settings).get(THEME) == "dark"


@pytest.mark.parametrize(("answer", "is_installed"), [("oui\n", True), ("O\n", True), ("non\n", False), ("", False)])
def test_a_plugin_is_installed_once_its_rights_were_shown_and_agreed_to(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, answer: str, is_installed: bool
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(answer))
    assert main(["plugin", "install", str(zipped(tmp_path))]) == (0 if is_installed else 2)
    assert "Elle communique avec le serveur du compte." in capsys.readouterr().out
    assert ("toy" in listed(capsys)) == is_installed
    assert (Folders.of_user().plugins / "toy").exists() == is_installed


def test_an_update_needs_no_answer_with_yes_and_names_the_version_that_it_replaces(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for version in ("1.0", "2.0"):
        assert main(["plugin", "install", str(zipped(tmp_path, version)), "--yes"]) == 0
    assert "Elle remplace la version 1.0." in capsys.readouterr().out
    toy = listed(capsys)["toy"]
    assert (toy["version"], toy["status"], toy["folder"]) == ("2.0", "on", "teacher")
    (tmp_path / "toy.zip").write_bytes(b"no zip")
    assert main(["plugin", "install", str(tmp_path / "toy.zip"), "--yes"]) == 1
    told = capsys.readouterr().err
    assert "rien n’a été installé" in told
    assert "(the file is no zip, or is damaged or locked)" in told, "for who made it"


def test_an_installed_plugin_is_removed_and_ours_is_not(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["plugin", "install", str(zipped(tmp_path)), "--yes"]) == 0
    capsys.readouterr()
    assert main(["plugin", "remove", "toy"]) == 0
    assert "« Jouet » est retirée." in capsys.readouterr().out
    assert "toy" not in listed(capsys)
    assert not any(Folders.of_user().plugins.iterdir())
    for id, reason in (("toy", "Il n’y a pas d’extension"), ("folder", "non retirée")):
        assert main(["plugin", "remove", id]) == 1
        assert reason in capsys.readouterr().err


def test_the_technician_decides(tmp_path: Path, technician: Path, capsys: pytest.CaptureFixture[str]) -> None:
    technician.mkdir()
    (technician / "policy.json").write_text('{"plugins": "ours"}')
    write_plugin(technician / "plugins", {"id": "school"})
    assert listed(capsys)["school"]["status"] == "on"
    assert main(["plugin", "install", str(zipped(tmp_path)), "--yes"]) == 1
    assert "interdite" in capsys.readouterr().err
    (technician / "policy.json").write_text("{")
    assert main(["plugin", "list"]) == 0
    assert "illisible" in capsys.readouterr().err


def test_our_plugins_are_part_of_the_installed_package() -> None:
    root = Path(__file__).parents[2]
    build = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"]["build"]
    assert build["targets"]["wheel"]["force-include"]["plugins"] == "tni/plugins"
    assert plugins_folder() in (root / "plugins", root / "tni/plugins")


def test_the_contract_is_tried(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good, broken = write_plugin(tmp_path / "good"), write_plugin(tmp_path / "broken", check="import os")
    assert main(["plugin", "test", str(good)]) == 0
    assert "Le contrat est respecté." in capsys.readouterr().out
    assert main(["plugin", "test", str(broken), "--json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert not found["kept"]
    assert any("import" in one["check"] and "os" in one["faults"][0] for one in found["results"] if one["faults"])
    assert main(["plugin", "test", str(tmp_path / "nothing")]) == 1
