"""Connectors in processes of their own, bound to an account: what they are given, and what of theirs comes out."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.support.local_server import Exchange, local_server
from tests.support.plugin_folders import FilesInMemory, NotesInMemory, runnable, sample_entry, write_plugin
from tni.api.ent import ConnectorError, ConnectorFault, Receipt
from tni.api.http import NetworkError, NetworkFault
from tni.core.plugin_errors import EntryFileError, PluginError, PluginFault
from tni.core.secret import Secret
from tni.services.plugins.connector_runner import BoundConnector, ConnectorAccess, ConnectorRunner

SENDS = (
    "memory.put('begun', '1'); (pdf,) = entry.files; "
    "http.send(HttpRequest('POST', account.address + '/up', {{}}, (b'<', FilePart(pdf.sha256), b'>'))); "
    "return Receipt('7', account.address + '/7', ('Titre\\ncoupé.',))"
).replace("{{", "{").replace("}}", "}")  # fmt: skip


def bound(path: Path, address: str, files: FilesInMemory | None = None, user: str = "prof") -> BoundConnector:
    runner = ConnectorRunner(lambda _: runnable(path), files or FilesInMemory())
    return runner.bind(ConnectorAccess("toy", address, user, {"place": "3"}, Secret("secret"), local_agreed=True))


def test_an_entry_is_published_with_its_file_and_its_notes_kept(tmp_path: Path) -> None:
    bodies: list[bytes] = []

    def answer(exchange: Exchange) -> None:
        bodies.append(exchange.body)
        exchange.answer("200 OK")

    files, notes = FilesInMemory(), NotesInMemory()
    entry = sample_entry(files=(files.add("a.pdf", b"%PDF-1.7"),))
    with local_server(answer) as server:
        address = server.url("").rstrip("/")
        receipt = bound(write_plugin(tmp_path, publish=SENDS), address, files).publish(entry, notes)
    assert receipt == Receipt("7", f"{address}/7", ("Titre coupé.",))
    assert (bodies, notes.values) == ([b"<%PDF-1.7>"], {"begun": "1"})


def test_a_file_that_is_gone_ends_the_call_and_notes_stay(tmp_path: Path) -> None:
    files, notes = FilesInMemory(), NotesInMemory()
    entry = sample_entry(files=(files.add("a.pdf", b"%PDF-1.7"),))
    files.contents.clear()
    with local_server(lambda exchange: exchange.answer("200 OK")) as server, pytest.raises(EntryFileError):
        bound(write_plugin(tmp_path, publish=SENDS), server.url("").rstrip("/"), files).publish(entry, notes)
    assert notes.values == {"begun": "1"}


def test_a_note_of_half_an_emoji_is_refused_and_nothing_else_stops(tmp_path: Path) -> None:
    notes = NotesInMemory()
    path = write_plugin(tmp_path, publish="memory.put('title', chr(0xd83d)); return Receipt('7')")
    with pytest.raises(PluginError) as raised:
        bound(path, "https://ent.example.org").publish(sample_entry(), notes)
    assert (raised.value.fault, notes.values) == (PluginFault.MALFORMED, {})


def test_a_connector_sees_no_password_and_a_token_only_where_it_is_for_it(tmp_path: Path) -> None:
    check = 'return f\'{account.token}|{account.user}|{account.settings["place"]}|{account.settings["more"]}\''
    setting = {"id": "more", "label": {"fr": "Plus", "en": "More"}, "default": "oui"}
    for sign_in, token in {"password": "", "token": "secret", "moodle": "secret"}.items():
        manifest: Mapping[str, object] = {"sign_in": sign_in, "settings": (setting,)}
        path = write_plugin(tmp_path, manifest, check)
        assert bound(path, "https://ent.example.org").check() == f"{token}|prof|3|oui"


@pytest.mark.parametrize(
    ("check", "expected"),
    [
        ("raise ConnectorError(ConnectorFault.QUOTA, 'Espace\\nplein')", ConnectorFault.QUOTA),
        ("http.send(HttpRequest('GET', 'https://other.example.org/'))", NetworkFault.FOREIGN_HOST),
        ("return 3", PluginFault.MALFORMED),
        ("http.send(HttpRequest('GET', account.address, accepted=frozenset({'a'})))", PluginFault.MALFORMED),
        ("http._pipe.ask({'ask': 'http', 'request': {'body': 3}})", PluginFault.MALFORMED),
        ("http._pipe.ask({'ask': 'put', 'key': 'k', 'value': 'v' * 4001})", PluginFault.MALFORMED),
        ("http._pipe.ask({'ask': ['files']})", PluginFault.MALFORMED),
        ("return 'x' * (3 << 20)", PluginFault.MALFORMED),
        ("raise KeyError('x')", PluginFault.RAISED),
    ],
)
def test_only_typed_errors_come_out(tmp_path: Path, check: str, expected: object) -> None:
    with pytest.raises((ConnectorError, NetworkError, PluginError)) as raised:
        bound(write_plugin(tmp_path, check=check), "https://ent.example.org").check()
    assert raised.value.fault is expected
    assert "\n" not in str(raised.value)


def test_a_folder_s_place_stays_the_program_s(tmp_path: Path) -> None:
    folder = tmp_path / "Cahier de textes"
    folder.mkdir()
    publish = (
        "http.send(HttpRequest('PUT', account.address + '/a.html', body=(b'x',))); "
        "return Receipt(account.address, account.address + '/a.html')"
    )
    path = write_plugin(tmp_path, {"sign_in": "folder"}, publish=publish)
    receipt = bound(path, str(folder)).publish(sample_entry(), NotesInMemory())
    assert str(tmp_path) not in receipt.remote
    assert receipt.address == (folder / "a.html").as_uri()
    assert (folder / "a.html").read_bytes() == b"x"
