"""Sheet of the plugins: what each may do is shown before it is installed, and it is turned on and off."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtGui import QColor, QPalette
from pytestqt.qtbot import QtBot

from tests.services.plugins.test_plugin_package import zipped
from tests.support.widgets import button, texts
from tni.app.application import Application
from tni.core.plugin_policy import AllowedPlugins, PluginPolicy
from tni.services.plugins.plugin_service import PluginStatus
from tni.ui.chrome.choice_buttons import TextButton
from tni.ui.chrome.commands import CommandId
from tni.ui.chrome.panel import Label

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
    assert any("la réinstaller ou la retirer" in text for text in texts(sheet))
    assert not any("PLUGIN" in text for text in texts(sheet)), "that is for its author, at a terminal"
    for allowed, can_install in (
        (AllowedPlugins.ALL, True),
        (AllowedPlugins.OURS, False),
        (frozenset({"folder", "caldav"}), False),
        (frozenset({"folder", "sablier"}), True),
    ):
        sheet.show_plugins(replace(program.ent.parts().plugins.state, policy=PluginPolicy(allowed)))
        install = button(sheet, "Installer une extension…")
        assert install.isEnabled() is can_install
        assert bool(install.toolTip()) is not can_install
        assert allowed is AllowedPlugins.ALL or any("L’établissement n’autorise que" in one for one in texts(sheet))


REFUSED: list[dict[str, str | bytes]] = [
    {"../../evil.py": "x"},
    {"sablier/__init__.py": "PLUGIN = dict(id=1)"},
    {"sablier/readme.txt": "x"},
    {"sablier/__init__.py": "PLUGIN = {}", "sablier/big.txt": " " * (51 << 20)},
]


def test_why_a_file_is_refused_is_said_in_french_with_what_to_do(
    program: Application, qtbot: QtBot, tmp_path: Path
) -> None:
    program.main_controller.commands[CommandId.PLUGINS].trigger()
    window = program.ent.parts().plugins_window
    assert window.sheet is not None
    said = []
    for number, files in enumerate(REFUSED):
        folder = tmp_path / str(number)
        folder.mkdir()
        path = zipped(folder, files).rename(folder / f"{number}.zip")
        window.look_at(path)
        qtbot.waitUntil(lambda name=path.name: name in window.sheet.message.text())  # type: ignore[misc, union-attr]
        said.append(window.sheet.message.text())
    assert len(set(said)) == len(REFUSED)
    for text in said:
        assert "rien n’a été installé" in text
        assert " : " in text
        assert not {"PLUGIN", "forbidden", "name:", "has", "evil.py", "large"} & set(text.split())


def test_a_plugin_without_an_author_says_so_and_which_file_and_version_it_is(
    program: Application, qtbot: QtBot, tmp_path: Path
) -> None:
    program.main_controller.commands[CommandId.PLUGINS].trigger()
    window = program.ent.parts().plugins_window
    sheet = window.sheet
    assert sheet is not None
    window.look_at(zipped(tmp_path, {"sablier/__init__.py": ITEM % ("item", "()", "")}))
    qtbot.waitUntil(lambda: "Installer « Sablier » ?" in texts(sheet))
    assert {"Auteur non indiqué", "Version 2.1, fichier plugin.zip"} <= set(texts(sheet))


def ink(label: Label) -> QColor:
    return label.palette().color(QPalette.ColorRole.WindowText)


def test_only_an_added_plugin_is_warned_of_and_ours_are_named_once(
    program: Application, qtbot: QtBot, tmp_path: Path
) -> None:
    program.main_controller.commands[CommandId.PLUGINS].trigger()
    window = program.ent.parts().plugins_window
    sheet = window.sheet
    assert sheet is not None

    def warnings() -> list[str]:
        red = sheet.kit.theme.colour("danger")
        return [one.text() for one in sheet.findChildren(Label) if one.isVisible() and ink(one) == red]

    state = program.ent.parts().plugins.state
    (row,) = [at for at, one in enumerate(state.plugins) if one.id == "iqboard"]
    sheet.list.setCurrentRow(row)
    assert warnings() == []
    assert not any("auteur connu" in text for text in texts(sheet))
    (origin,) = [text for text in texts(sheet) if "fournie avec TNI" in text]
    assert "TNI" not in origin.replace("fournie avec TNI", "")
    window.look_at(zipped(tmp_path, {"sablier/__init__.py": ITEM % ("item", "()", "")}))
    qtbot.waitUntil(lambda: "Installer « Sablier » ?" in texts(sheet))
    button(sheet, "Installer").click()
    assert ["auteur connu" in text for text in warnings()] == [True]


def test_an_added_plugin_is_removed_with_its_files_after_a_question(
    program: Application, qtbot: QtBot, tmp_path: Path
) -> None:
    window, home = program.ent.parts().plugins_window, tmp_path / "data" / "plugins"
    program.main_controller.commands[CommandId.PLUGINS].trigger()
    sheet = window.sheet
    assert sheet is not None
    kept = sheet.list.count()
    window.look_at(zipped(tmp_path, {"sablier/__init__.py": ITEM % ("item", "()", ""), "sablier/more.py": ""}))
    qtbot.waitUntil(lambda: "Installer « Sablier » ?" in texts(sheet))
    button(sheet, "Installer").click()
    for agrees in (False, True):
        ask = button(sheet, "Retirer : Sablier")
        place = ask.mapToGlobal(ask.rect().center())
        ask.click()
        assert (home / "sablier").is_dir()
        confirm = button(sheet, "Retirer")
        assert not confirm.rect().contains(confirm.mapFromGlobal(place)), "a second press of the same place agrees to"
        (confirm if agrees else button(sheet, "Annuler")).click()
    assert "« Sablier » est retirée." in texts(sheet)
    assert (sheet.list.count(), list(home.iterdir())) == (kept, [])
    sheet.list.setCurrentRow(0)
    assert not any(one.isVisible() for one in sheet.findChildren(TextButton) if one.label == "Retirer…")
