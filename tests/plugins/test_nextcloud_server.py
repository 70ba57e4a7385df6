"""The Nextcloud connector against wsgidav, from the login in the browser to 30 MB that are cut."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins.nextcloud import connector
from tests.plugins.cloud_server import cloud_server
from tests.plugins.cut_http import CutHttp, published_after_a_cut
from tests.plugins.outgoing_samples import BOARD, EXERCISE, KeptMemory, bytes_of, entry, file_of
from tests.plugins.real_http import real_http
from tni.api.ent import ConnectorAccount
from tni.network.account import Account
from tni.network.client import HttpClient
from tni.services.plugins.http_port import AccountHttp
from tni.sharing.nextcloud_login import NextcloudAccount, NextcloudLogin

LARGE = b"%PDF-1.7 " + bytes(range(256)) * ((30 << 20) // 256)
CLOUD = connector()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cloud")


@pytest.fixture(scope="module")
def signed_in(folder: Path) -> Iterator[tuple[ConnectorAccount, AccountHttp]]:
    """An account after the login in the browser."""
    with cloud_server(folder) as address:
        client = HttpClient(Account(address, local_agreed=True), proxy_of=lambda _: None)
        login = NextcloudLogin(client)
        begun = login.begin()
        asked: NextcloudAccount | None = None
        while asked is None:
            asked = login.ask(begun)
        client.close()
        http = real_http(address, asked.user, asked.password.revealed, bytes_of(BOARD, EXERCISE, LARGE))
        yield ConnectorAccount(asked.folder.rstrip("/"), asked.user), http
        http.close()


def test_each_cut_leaves_one_folder_and_one_link_on_a_real_server(
    folder: Path, signed_in: tuple[ConnectorAccount, AccountHttp]
) -> None:
    account, http = signed_in
    assert CLOUD.check(account, http) == "Mme Durand"
    whole = CutHttp(http)
    CLOUD.publish(entry(class_name="5e B"), account, whole, KeptMemory())
    places = [(at, True) for at, method in enumerate(whole.methods) if method not in ("GET", "PROPFIND")]
    for number, (at, is_after) in enumerate(places):
        sent, memory = entry(class_name=f"Classe {number}"), KeptMemory()
        receipt = published_after_a_cut(CLOUD, sent, account, CutHttp(http, at, is_after), memory)
        (own,) = (folder / f"files/prof/Cahier de textes/Classe {number}").iterdir()
        found = {path.name: path.read_bytes() for path in own.iterdir() if path.name != "seance.html"}
        assert found == {"2026-11-23_5eA_Maths.pdf": BOARD, "exercice.pdf": EXERCISE}
        assert receipt.address.startswith("https://nuage.example/s/T")
        stored = CLOUD.read_back(sent, account, http, memory)
        assert stored is not None
        assert (stored.title, stored.html, stored.is_published) == (sent.title, sent.html, True)
    last = CLOUD.publish(entry(class_name="5e C"), account, http, KeptMemory())
    assert last.address.endswith(f"/T{len(places) + 2}"), "each entry has one link"


def test_thirty_megabytes_go_on_after_a_cut_and_are_right(
    folder: Path, signed_in: tuple[ConnectorAccount, AccountHttp]
) -> None:
    account, http = signed_in
    sent = entry(class_name="30 Mo", files=(file_of("grand.pdf", LARGE),), works=())
    cut, memory = CutHttp(http, 10, True), KeptMemory()
    published_after_a_cut(CLOUD, sent, account, cut, memory)
    chunks = [one for one in cut.sent if one.method == "PUT" and "/uploads/" in one.url]
    assert len(chunks) == 4, "a chunk that arrived is not sent again"
    (grand,) = (folder / "files/prof/Cahier de textes/30 Mo").rglob("grand.pdf")
    assert hashlib.sha256(grand.read_bytes()).hexdigest() == sent.files[0].sha256
    CLOUD.withdraw(sent, account, http, memory)
    assert list((folder / "files/prof/Cahier de textes/30 Mo").iterdir()) == []
