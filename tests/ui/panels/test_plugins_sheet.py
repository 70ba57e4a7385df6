"""Sheet of the plugins: what each may do is shown before it is installed, and it is turned on and off."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.services.plugins.test_plugin_package import zipped
from tests.support.widgets import button, texts
from tni.app.build import Application
from tni.core.plugin_policy import AllowedPlugins, PluginPolicy
from tni.services.plugins.plugin_service import PluginStatus
from tni.ui.chrome.commands import CommandId

ITEM = '''"""A clock."""
PLUGIN = {
    "id": "sablier", "kind": "%s", "api": (1, 0), "version": "2.1", "hosts": %s,
    "name": {"fr": "Sablier", "en": "Hourglass"}, "summary": {"fr": "Un sablier.", "en": "An hourglass."}%s,
}
'''


def test_what_a_plugin_may_do_is_shown_before_anything_is_written(
    program: Application, qtbot: QtBot, tmp_path: Path
) -> None:
    window, home = program.ent.parts().plugins_window, tmp_path / "data" / "plugins"
    program.main_controller.commands[CommandId.PLUGINS].trigger()
    sheet = window.sheet
    assert sheet is not None
    kept = sheet.list.count()
    assert kept > 3
    window.look_at(zipped(tmp_path, {"sablier/__init__.py": ITEM % ("item", "()", "")}))
    qtbot.waitUntil(lambda: "Installer « Sablier » ?" in texts(sheet))
    assert any("accès à tout sur cet ordinateur" in text for text in texts(sheet))
    button(sheet, "Annuler").click()
    assert (sheet.list.count(), home.exists()) == (kept, False)

    connector = ITEM % ("ent", "('files.example.org',)", ', "sign_in": "password"')
    window.look_at(zipped(tmp_path, {"sablier/__init__.py": connector}))
    qtbot.waitUntil(lambda: "Elle communique aussi avec : files.example.org." in texts(sheet))
    button(sheet, "Installer").click()
    assert "« Sablier » est installée et activée." in texts(sheet)
    assert sheet.chosen is not None
    assert (sheet.chosen.id, sheet.chosen.status) == ("sablier", PluginStatus.ON)
    button(sheet, "Désactiver : Sablier").click()
    assert (sheet.chosen.id, sheet.chosen.status) == ("sablier", PluginStatus.OFF)
    button(sheet, "Activer : Sablier").click()
    assert program.ent.parts().plugins.runnable("sablier").manifest.version == "2.1"


def test_what_is_no_plugin_is_told_and_a_broken_one_has_its_reason(
    program: Application, qtbot: QtBot, tmp_path: Path
) -> None:
    folder = tmp_path / "data" / "plugins"
    folder.mkdir(parents=True)
    (folder / "broken.py").write_text("PLUGIN = dict()")
    program.main_controller.commands[CommandId.PLUGINS].trigger()
    window = program.ent.parts().plugins_window
    sheet = window.sheet
    assert sheet is not None
    other = tmp_path / "photo.zip"
    other.write_bytes(b"PK no zip")
    window.look_at(other)
    qtbot.waitUntil(lambda: any("n’est pas une extension" in text for text in texts(sheet)))
    sheet.list.setCurrentRow(sheet.list.count() - 1)
    assert "Inutilisable" in texts(sheet)
    assert "PLUGIN is no literal: ValueError" in texts(sheet)
    for allowed, can_install in ((AllowedPlugins.ALL, True), (AllowedPlugins.OURS, False)):
        sheet.show_plugins(replace(program.ent.parts().plugins.state, policy=PluginPolicy(allowed)))
        assert button(sheet, "Installer une extension…").isEnabled() is can_install
