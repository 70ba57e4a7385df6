"""Entries of the outbox leave by the plugins that are installed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.support.memory_settings import MemorySettings
from tests.support.plugin_folders import sample_entry, write_plugin
from tni.api.ent import OutgoingFile
from tni.app import plugin_setup, terminal
from tni.app.connectors import program_connectors
from tni.app.folders import Folders
from tni.app.main import main
from tni.app.sending import make_work
from tni.cahier.ent_account import new_account
from tni.core.clock import SystemClock
from tni.core.digest import sha256
from tni.core.plugin_errors import PluginError
from tni.core.secret import Secret
from tni.core.settings import PLUGINS_ON
from tni.services.cahier.plugin_connectors import setting_secret_name
from tni.store.account_secrets import AccountSecrets
from tni.store.ent_accounts import EntAccountsFile


@pytest.fixture(autouse=True)
def quiet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(terminal, "use_system_language", lambda: None)
    monkeypatch.setattr(plugin_setup, "technician_folder", lambda: tmp_path / "technician")


def test_a_command_sends_what_waits_into_a_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folders, target, pdf = Folders.of_user(), tmp_path / "Cahier", tmp_path / "a.pdf"
    target.mkdir()
    pdf.write_bytes(b"%PDF")
    file = OutgoingFile("tableau.pdf", "Le tableau", "application/pdf", 4, sha256(b"%PDF").hex())
    account = new_account("folder", str(target))
    EntAccountsFile(folders.ent_accounts).write([account])
    work = make_work(folders, MemorySettings(), SystemClock(), program_connectors(folders, MemorySettings()))
    work.hand_over(sample_entry(files=(file,)), [account.id], {file.sha256: pdf})
    assert main(["cahier", "send", "--now", "--json"]) == 0
    (delivery,) = json.loads(capsys.readouterr().out)
    assert delivery["state"] == "sent"
    (page,) = target.rglob("seance.html")
    assert (page.parent / "tableau.pdf").read_bytes() == b"%PDF"


class Texts:
    """Keyring in memory."""

    def __init__(self) -> None:
        self.values: dict[str, str] = {}

    def get(self, name: str) -> str | None:
        return self.values.get(name)

    def put(self, name: str, text: str) -> None:
        self.values[name] = text

    def drop(self, name: str) -> None:
        self.values.pop(name, None)


def test_a_connector_gets_what_was_chosen_for_the_class_and_its_secrets() -> None:
    folders, settings, secrets = Folders.of_user(), MemorySettings(), AccountSecrets(Texts())
    setting = {"id": "pin", "kind": "secret", "label": {"fr": "Code", "en": "Code"}}
    check = 'return f\'{account.token}|{account.settings["place"]}|{account.settings["pin"]}\''
    write_plugin(folders.plugins, {"sign_in": "token", "settings": (setting,)}, check)
    account = new_account("toy", "https://ent.example.org", "prof")
    account.class_settings["5e A"] = {"place": "7"}  # type: ignore[index]
    secrets.put(account.secret_name, Secret("key"))
    secrets.put(setting_secret_name(account, "pin"), Secret("1234"))
    with pytest.raises(PluginError):
        program_connectors(folders, settings, secrets=secrets).bound(account, "5e A")
    settings.set(PLUGINS_ON, "toy")
    assert program_connectors(folders, settings, secrets=secrets).bound(account, "5e A").check() == "key|7|1234"
