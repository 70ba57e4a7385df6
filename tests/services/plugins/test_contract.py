"""The contract suite: our plugins keep it, and each way of breaking it is found."""

from __future__ import annotations

import time
from pathlib import Path
from types import ModuleType

import pytest

from tests.support.plugin_folders import MANIFEST
from tni.services.plugins.connector_contract import ConnectorContract
from tni.services.plugins.contract import check_contract
from tni.services.plugins.contract_report import ContractCheck, ContractReport
from tni.services.plugins.plugin_folders import PluginFolders, find_plugins

OURS = Path(__file__).parents[3] / "plugins"
NOWHERE = Path("/nowhere")
FOUND = find_plugins(PluginFolders(OURS, NOWHERE, NOWHERE))

CONNECTOR = '''
import json
from tni.api.ent import ConnectorError, ConnectorFault, Receipt, StoredEntry
from tni.api.http import HttpRequest

class Notebook:
    """Looks an entry up by its uid before it makes one."""

    def ask(self, http, account, method, path="", **body):
        data = (json.dumps(body).encode(),) if body else ()
        response = http.send(HttpRequest(method, f"{account.address}/{path}", {}, data, frozenset({404})))
        if response.status == 404:
            return None
        try:
            found = json.loads(response.body)
            if not isinstance(found, dict):
                raise ValueError
        except (ValueError, RecursionError):
            raise ConnectorError(ConnectorFault.NOT_UNDERSTOOD) from None
        return found

    def check(self, account, http):
        return str(self.ask(http, account, "GET", "me"))

    def choices(self, account, http):
        return ()

    def publish(self, entry, account, http, memory):
        self.ask(http, account, "PUT", str(entry.uid), title=entry.title)
        return Receipt(str(entry.uid))

    def read_back(self, entry, account, http, memory):
        found = self.ask(http, account, "GET", str(entry.uid))
        return found and StoredEntry(str(found.get("title")), None)

    def withdraw(self, entry, account, http, memory):
        self.ask(http, account, "DELETE", str(entry.uid))

def connector():
    return Notebook()
'''
FAKE = """
import json
from tni.api.http import HttpResponse, NetworkError, NetworkFault

class Server:
    def __init__(self):
        self.pages = {"me": {}}
        self.posted = 0

    def visible(self):
        return [str(one["title"]) for one in self.pages.values() if one]

    def send(self, request):
        path = request.url.rpartition("/")[2]
        if request.method == "POST":
            self.posted += 1
            path = str(self.posted)
        if request.method in ("PUT", "POST"):
            self.pages[path] = json.loads(request.body[0])
        found = self.pages.pop(path, None) if request.method == "DELETE" else self.pages.get(path)
        status = 200 if found is not None else 404
        if status not in {200, *request.accepted}:
            raise NetworkError(NetworkFault.MISSING, "ent.example", status)
        return HttpResponse(status, request.url, {}, json.dumps(found).encode())

def server():
    return Server()
"""


def report(folder: Path, module: str = CONNECTOR, fake: str | None = FAKE, **manifest: object) -> ContractReport:
    path = folder / "toy"
    path.mkdir()
    (path / "__init__.py").write_text(f"PLUGIN = { ({**MANIFEST, **manifest})!r}\n{module}")
    if fake is not None:
        (path / "fake.py").write_text(fake)
    return check_contract(path)


@pytest.mark.parametrize("path", [plugin.path for plugin in FOUND], ids=[plugin.id for plugin in FOUND])
def test_our_plugins_keep_the_contract(path: Path) -> None:
    found = check_contract(path)
    assert [one for one in found.results if one.faults] == []
    assert found.is_kept


def test_a_good_connector_keeps_the_contract_and_all_was_tried(tmp_path: Path) -> None:
    found = report(tmp_path)
    assert [one for one in found.results if one.faults] == []
    assert {one.check for one in found.results if one.tries} == set(ContractCheck)


def test_without_a_fake_server_only_the_errors_are_tried(tmp_path: Path) -> None:
    found = report(tmp_path, fake=None)
    assert found.is_kept
    tried = {one.check: one.tries for one in found.results}
    assert tried[ContractCheck.DOUBLES] == 0 < tried[ContractCheck.FAULTS]


IN_PROCESS = {"no function", "a module that raises"}
"""Breaks that the process of the plugin finds, or that are found before it."""
BREAKS: dict[str, tuple[str, str, dict[str, object], ContractCheck]] = {
    "a manifest of another version": ("", "", {"api": (1, 9)}, ContractCheck.MANIFEST),
    "an import of the program": ("import json\n", "import json, tni.core.errors\n", {}, ContractCheck.IMPORTS),
    "a hidden import": ("import json\n", "import json\n__import__('os')\n", {}, ContractCheck.IMPORTS),
    "no function": ("def connector", "def other", {}, ContractCheck.FUNCTION),
    "a module that raises": ("import json\n", "import json\nraise ValueError\n", {}, ContractCheck.FUNCTION),
    "a function that works once": (
        "    return Notebook()", "    globals()['connector'] = json\n    return Notebook()", {}, ContractCheck.FUNCTION
    ),
    "no method": ("def withdraw", "def remove", {}, ContractCheck.FUNCTION),
    "a wrong result": ("return Receipt(str(entry.uid))", "return entry.uid", {}, ContractCheck.CALLS),
    "another error": ("except (ValueError, RecursionError)", "except RecursionError", {}, ContractCheck.FAULTS),
    "an entry that is not looked up": (
        '"PUT", str(entry.uid), title', '"POST", "", title', {}, ContractCheck.CALLS
    ),
    "a double after a cut": (
        'self.ask(http, account, "PUT", str(entry.uid), title=entry.title)',
        'memory.get("made") or self.ask(http, account, "POST", "", title=entry.title); memory.put("made", "1")',
        {},
        ContractCheck.DOUBLES,
    ),
    "an edit that is lost": (
        'self.ask(http, account, "PUT"',
        'self.ask(http, account, "GET", str(entry.uid)) or self.ask(http, account, "PUT"',
        {},
        ContractCheck.EDITS,
    ),
    "an entry that stays with its old class": (
        "str(entry.uid)", 'f"{entry.class_name[0]}{entry.uid}"', {}, ContractCheck.EDITS
    ),
    "an entry that stays": ('"DELETE"', '"GET"', {}, ContractCheck.EDITS),
    "another host": ("{account.address}/{path}", "https://other.example.org/{path}", {}, ContractCheck.HOSTS),
    "a host that the manifest lacks": ("", "", {"hosts": ()}, ContractCheck.HOSTS),
}  # fmt: skip


STATIC = {ContractCheck.MANIFEST, ContractCheck.IMPORTS}


@pytest.mark.parametrize("name", BREAKS)
def test_a_broken_contract_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    old, new, manifest, check = BREAKS[name]
    assert old in CONNECTOR
    module = CONNECTOR.replace(old, new) if old else CONNECTOR
    if check in STATIC or name in IN_PROCESS:
        found = report(tmp_path, module, **manifest)
        assert not found.is_kept
        results = found.results
    else:
        monkeypatch.setattr("time.sleep", time.sleep)  # the contract replaces it
        hosts: tuple[str, ...] = manifest.get("hosts", ("account",))  # type: ignore[assignment]
        results = tuple(ConnectorContract(made("toy", module), made("fake", FAKE), hosts, {}).results())
    assert check in {one.check for one in results if one.faults}


def made(name: str, source: str) -> ModuleType:
    """Return a module of a source, in this process."""
    module = ModuleType(name)
    exec(source, module.__dict__)
    return module


def test_what_is_no_plugin_is_told(tmp_path: Path) -> None:
    (tmp_path / "toy.py").write_text("raise SystemExit")
    found = check_contract(tmp_path / "toy.py")
    assert [one.check for one in found.results] == [ContractCheck.MANIFEST]
    assert "PLUGIN" in found.results[0].faults[0]
