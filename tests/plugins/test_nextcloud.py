"""Nextcloud: one folder, one link and the right bytes whatever is cut; what a school's server may forbid."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from urllib.parse import unquote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.nextcloud import connector
from plugins.nextcloud.fake import FakeCloud
from plugins.nextcloud.names import free_name, name_key, safe_name
from plugins.nextcloud.uploads import CHUNK_BYTES
from tests.plugins.cut_http import CutHttp, cuts, published_after_a_cut
from tests.plugins.outgoing_samples import UID, WORK_1, WORK_2, KeptMemory, entry, file_of, work
from tni.api.ent import (
    ConnectorAccount,
    ConnectorError,
    ConnectorFault,
    OutgoingEntry,
    OutgoingFile,
    StoredFile,
)
from tni.api.http import FilePart, Http, HttpRequest, HttpResponse, NetworkError, NetworkFault

ACCOUNT = ConnectorAccount("https://nuage.example", "prof")
CLOUD = connector()
CLASS = "files/prof/Cahier de textes/5e A"
FOLDER = f"{CLASS}/2026-11-23 Échelles - plan 1 - 200"
BOARD, EXERCISE = entry().all_files
LARGE = OutgoingFile("grand.pdf", "", "application/pdf", 30 << 20, "c" * 64)
"""A file of 30 MB that no test makes."""


def names(cloud: FakeCloud) -> list[str]:
    """Names in the entry's folder."""
    return sorted(path.rpartition("/")[2] for path in cloud.files.files if path.startswith(f"{FOLDER}/"))


def whole(file: OutgoingFile) -> list[FilePart]:
    return [FilePart(file.sha256, 0, file.size)]


def test_folder_files_page_and_link() -> None:
    cloud, memory = FakeCloud(), KeptMemory()
    receipt = CLOUD.publish(entry(), ACCOUNT, cloud, memory)
    assert (f"files/prof/{receipt.remote}", receipt.address) == (FOLDER, "https://nuage.example/s/T1")
    assert names(cloud) == ["2026-11-23_5eA_Maths.pdf", "exercice.pdf", "seance.html"]
    assert cloud.parts(f"{FOLDER}/exercice.pdf") == whole(EXERCISE)
    page = cloud.content(f"{FOLDER}/seance.html").decode()
    assert (
        '<a href="https://nuage.example/s/T1/download?path=%2F&amp;files=exercice.pdf">Feuille d’exercices</a>' in page
    )
    assert "lundi 23 novembre 2026, 08:00 – 08:55, salle B204" in page
    assert memory.get(f"link {BOARD.sha256}") == (
        "https://nuage.example/s/T1/download?path=%2F&files=2026-11-23_5eA_Maths.pdf"
    )


@pytest.mark.parametrize("has_checksums", [True, False])
def test_what_is_read_back_is_what_was_sent(has_checksums: bool) -> None:
    cloud, memory = FakeCloud(has_checksums=has_checksums), KeptMemory()
    assert CLOUD.read_back(entry(), ACCOUNT, cloud, memory) is None
    CLOUD.publish(entry(), ACCOUNT, cloud, memory)
    stored = CLOUD.read_back(entry(), ACCOUNT, cloud, KeptMemory())
    assert stored is not None
    assert (stored.title, stored.html, stored.is_published) == (entry().title, entry().html, True)
    assert [(one.uid, one.html, one.due) for one in stored.works or ()] == [
        (str(WORK_1), "<p>Ex. 14 p. 85</p>", date(2026, 11, 26)),
        (str(WORK_2), "<p>Revoir la leçon</p>", None),
    ]
    assert set(stored.files or ()) == {
        StoredFile(one.name, one.size, one.sha256 if has_checksums else "") for one in (BOARD, EXERCISE)
    }


def test_an_entry_that_is_there_is_not_sent_again() -> None:
    cloud, memory = FakeCloud(has_checksums=False), KeptMemory()
    CLOUD.publish(entry(), ACCOUNT, cloud, memory)
    again = CutHttp(cloud)
    CLOUD.publish(entry(), ACCOUNT, again, memory)
    assert set(again.methods) <= {"GET", "PROPFIND"}


def test_each_cut_leaves_one_folder_one_link_and_the_right_bytes_after_the_next_try() -> None:
    first = entry(files=(*entry().files, LARGE))
    second = entry(title="Autre titre", files=(LARGE,), works=(work(text="Ex. 15"),))
    whole_way = CutHttp(FakeCloud(has_checksums=False))
    memory = KeptMemory()
    for one in (first, second):
        CLOUD.publish(one, ACCOUNT, whole_way, memory)
    for at, is_after in cuts(len(whole_way.sent)):
        cloud, memory = FakeCloud(has_checksums=False), KeptMemory()
        cut = CutHttp(cloud, at, is_after)
        for one in (first, second):
            published_after_a_cut(CLOUD, one, ACCOUNT, cut, memory)
        assert names(cloud) == ["exercice.pdf", "grand.pdf", "seance.html"]
        assert {path for path in cloud.files.folders if path.startswith(CLASS)} == {CLASS, FOLDER}
        assert cloud.parts(f"{FOLDER}/grand.pdf") == whole(LARGE)
        assert not any(path.startswith("uploads/prof/") for path in (*cloud.files.files, *cloud.files.folders))
        assert len(cloud.sharing.links) == 1
        assert b"Ex. 15" in cloud.content(f"{FOLDER}/seance.html")


def test_chunks_that_arrived_are_not_sent_again() -> None:
    cloud, memory, sent = FakeCloud(), KeptMemory(), entry(files=(LARGE,), works=())
    count = -(-LARGE.size // CHUNK_BYTES)
    plain = CutHttp(FakeCloud())
    CLOUD.publish(sent, ACCOUNT, plain, KeptMemory())
    third = [at for at, request in enumerate(plain.sent) if "/uploads/" in request.url and request.method == "PUT"][2]
    cut = CutHttp(cloud, third)
    published_after_a_cut(CLOUD, sent, ACCOUNT, cut, memory)
    chunks = [unquote(one.url)[-5:] for one in cut.sent if "/uploads/" in one.url and one.method == "PUT"]
    assert chunks == ["00001", "00002", "00003", "00003", *(f"{n:05d}" for n in range(4, count + 1))]
    (joined,) = (one for one in cut.sent if one.method == "MOVE")
    assert joined.headers["OC-Total-Length"] == str(LARGE.size)
    assert joined.headers["OC-Checksum"] == f"SHA256:{LARGE.sha256}"
    assert cloud.parts(f"{FOLDER}/grand.pdf") == whole(LARGE)


def test_another_computer_takes_away_the_files_that_the_entry_no_longer_has() -> None:
    cloud = FakeCloud()
    CLOUD.publish(entry(), ACCOUNT, cloud, KeptMemory())
    her_own = f"{FOLDER}/la mienne.pdf"
    cloud.files.files[her_own] = cloud.files.files[f"{FOLDER}/exercice.pdf"]
    CLOUD.publish(entry(files=()), ACCOUNT, cloud, KeptMemory())
    assert names(cloud) == ["exercice.pdf", "la mienne.pdf", "seance.html"]
    del cloud.files.files[her_own]
    CLOUD.withdraw(entry(files=(), works=()), ACCOUNT, cloud, KeptMemory())
    assert names(cloud) == []
    assert FOLDER not in cloud.files.folders


def test_a_folder_is_found_without_memory_by_its_page() -> None:
    cloud = FakeCloud()
    for title in ("Échelles : plan 1/200", "Autre titre"):
        CLOUD.publish(entry(title=title), ACCOUNT, cloud, KeptMemory())
    assert {path for path in cloud.files.folders if path.startswith(f"{CLASS}/")} == {FOLDER}
    assert len(cloud.sharing.links) == 1


def test_a_folder_that_another_computer_has_just_begun_is_gone_on_with() -> None:
    cloud = FakeCloud()
    other = CutHttp(cloud, 8)  # the first file
    with pytest.raises(NetworkError):
        CLOUD.publish(entry(), ACCOUNT, other, KeptMemory())
    assert (other.methods[-2:], names(cloud)) == (["MKCOL", "PUT"], [])
    CLOUD.publish(entry(), ACCOUNT, cloud, KeptMemory())
    assert {path for path in cloud.files.folders if path.startswith(f"{CLASS}/")} == {FOLDER}


def test_two_entries_of_a_day_with_one_title_have_two_folders_in_one_class_folder() -> None:
    cloud = FakeCloud()
    cloud.files.folders |= {"files/prof/Cahier de textes", CLASS.replace("5e A", "5E a")}
    for uid in (UID, WORK_1):
        CLOUD.publish(entry(uid=uid, title="échelles" if uid == UID else "Échelles"), ACCOUNT, cloud, KeptMemory())
    found = sorted(path.rpartition("/")[2] for path in cloud.files.folders if "5E a/" in path)
    assert found == ["2026-11-23 Échelles (2)", "2026-11-23 échelles"]


def test_files_of_one_name_in_another_case_do_not_overwrite_each_other() -> None:
    cloud = FakeCloud()
    twins = (file_of("Fiche.pdf", b"a"), file_of("fiche.PDF", b"b"), file_of("seance.html", b"c"))
    CLOUD.publish(entry(files=twins, works=()), ACCOUNT, cloud, KeptMemory())
    assert names(cloud) == ["Fiche.pdf", "fiche (2).PDF", "seance (2).html", "seance.html"]


def test_a_draft_and_an_entry_for_later_have_no_link() -> None:
    cloud, memory = FakeCloud(), KeptMemory()
    CLOUD.publish(entry(), ACCOUNT, cloud, memory)
    receipt = CLOUD.publish(entry(is_published=False), ACCOUNT, cloud, memory)
    assert (receipt.warnings, cloud.sharing.links) == ((), {})
    assert receipt.address.startswith("https://nuage.example/index.php/apps/files/?dir=%2FCahier")
    assert b'href="exercice.pdf"' in cloud.content(f"{FOLDER}/seance.html")
    assert memory.get(f"link {BOARD.sha256}") is None
    later = entry(publish_from=datetime.now(UTC) + timedelta(days=2))
    assert len(CLOUD.publish(later, ACCOUNT, cloud, memory).warnings) == 1
    assert cloud.sharing.links == {}


def test_a_link_that_she_made_is_used_and_stays() -> None:
    cloud, memory = FakeCloud(), KeptMemory()
    unshared = replace(ACCOUNT, settings={"share": ""})
    CLOUD.publish(entry(), unshared, cloud, memory)
    path = f"/{FOLDER.removeprefix('files/prof/')}"
    hers = {"id": "9", "path": path, "share_type": 3, "permissions": 1, "url": "https://nuage.example/s/HERS"}
    upload = {**hers, "id": "8", "permissions": 15, "url": "https://nuage.example/s/UPLOAD"}
    cloud.sharing.links = {"8": upload, "9": hers}
    assert CLOUD.publish(entry(), ACCOUNT, cloud, memory).address == "https://nuage.example/s/HERS"
    CLOUD.publish(entry(is_published=False), ACCOUNT, cloud, memory)
    assert cloud.sharing.links == {"8": upload, "9": hers}


def test_withdrawing_leaves_what_is_hers_and_may_be_repeated() -> None:
    for hers in ((), (f"{FOLDER}/notes.txt",)):
        cloud, memory = FakeCloud(), KeptMemory()
        CLOUD.publish(entry(), ACCOUNT, cloud, memory)
        cloud.files.files |= {path: [b"mine"] for path in hers}
        for _ in range(2):
            CLOUD.withdraw(entry(files=()), ACCOUNT, cloud, memory)
            assert tuple(cloud.files.files) == hers
            assert (cloud.sharing.links, memory.notes) == ({}, {})
        assert (FOLDER in cloud.files.folders) is bool(hers)


def test_password_and_end_of_the_link_are_those_that_she_chose() -> None:
    cloud = FakeCloud()
    cloud.sharing.needs_password, cloud.sharing.longest_days = True, 30
    settings = {"share_password": "Classe5A", "share_days": "30"}
    later = entry(start=datetime.now(UTC), end=datetime.now(UTC))
    CLOUD.publish(later, replace(ACCOUNT, settings=settings), cloud, KeptMemory())
    (link,) = cloud.sharing.links.values()
    assert (link["expiration"], link["password"]) == ((date.today() + timedelta(days=30)).isoformat(), "hashed")


@pytest.mark.parametrize(
    ("rules", "settings", "fault", "detail"),
    [
        ({"is_on": False}, {}, ConnectorFault.SWITCHED_OFF, "Les liens publics sont désactivés sur ce serveur."),
        ({"needs_password": True}, {}, ConnectorFault.REFUSED,
         "Le serveur exige un mot de passe pour chaque lien public."),
        ({"longest_days": 7}, {"share_days": "60"}, ConnectorFault.REFUSED,
         "Cannot set expiration date more than 7 days in the future"),
    ],
)  # fmt: skip
def test_rules_for_links_are_told(
    rules: dict[str, object], settings: dict[str, str], fault: ConnectorFault, detail: str
) -> None:
    cloud = FakeCloud()
    for name, value in rules.items():
        setattr(cloud.sharing, name, value)
    account = replace(ACCOUNT, settings=settings)
    with pytest.raises(ConnectorError) as caught:
        CLOUD.publish(entry(), account, cloud, KeptMemory())
    assert (caught.value.fault, caught.value.detail) == (fault, detail)
    if "longest_days" not in rules:
        with pytest.raises(ConnectorError) as caught:
            CLOUD.check(account, cloud)
        assert caught.value.fault is fault
    without = replace(account, settings={"share": ""})
    assert CLOUD.check(without, cloud) == "Mme Durand"
    assert CLOUD.publish(entry(), without, cloud, KeptMemory()).warnings == ()


def test_a_full_server_and_an_open_file_are_told_and_gone_on_with() -> None:
    cloud, memory = FakeCloud(), KeptMemory()
    cloud.files.free = 20 << 20
    sent = entry(files=(LARGE,))
    with pytest.raises(ConnectorError) as full:
        CLOUD.publish(sent, ACCOUNT, cloud, memory)
    assert (full.value.fault, full.value.detail) == (ConnectorFault.QUOTA, "Insufficient space")
    cloud.files.free = None
    cloud.files.locked = {f"{FOLDER}/seance.html"}
    with pytest.raises(NetworkError) as locked:
        CLOUD.publish(sent, ACCOUNT, cloud, memory)
    assert locked.value.fault is NetworkFault.LOCKED
    cloud.files.locked.clear()
    CLOUD.publish(sent, ACCOUNT, cloud, memory)
    assert cloud.parts(f"{FOLDER}/grand.pdf") == whole(LARGE)


def test_a_name_that_the_server_forbids_becomes_a_plain_one() -> None:
    cloud = FakeCloud()
    cloud.files.refused_names = {"É"}
    receipt = CLOUD.publish(entry(), ACCOUNT, cloud, KeptMemory())
    assert receipt.remote.rpartition("/")[2] == "2026-11-23 Echelles - plan 1 - 200"


@given(st.text(max_size=160))
@settings(max_examples=40)
def test_any_text_becomes_a_name_that_the_server_takes(text: str) -> None:
    cloud = FakeCloud()
    sent = entry(title=text, class_name=text, files=(file_of(text, b"x"),), works=())
    CLOUD.publish(sent, ACCOUNT, cloud, KeptMemory())
    assert len({name_key(path) for path in (*cloud.files.files, *cloud.files.folders)}) == 7
    assert all(len(part.encode()) <= 255 for path in cloud.files.files for part in path.split("/"))
    assert safe_name(text, is_plain=True).isascii()


@given(st.lists(st.sampled_from(["a.pdf", "A.pdf", "a (2).pdf", "É", "e\u0301", "b"]), max_size=8))
def test_free_names_are_never_taken(wanted: list[str]) -> None:
    taken: list[str] = []
    for name in wanted:
        taken.append(free_name(name, taken))
    assert len({name_key(one) for one in taken}) == len(wanted)


class Answering:
    """A server that gives one answer to everything."""

    def __init__(self, status: int, body: bytes = b"", headers: dict[str, str] | None = None) -> None:
        self._status, self._headers, self._body = status, headers or {}, body

    def send(self, request: HttpRequest) -> HttpResponse:
        return HttpResponse(self._status, request.url, self._headers, self._body)


@pytest.mark.parametrize(
    ("answer", "fault"),
    [
        (Answering(401), ConnectorFault.SIGN_IN),
        (Answering(403), ConnectorFault.FORBIDDEN),
        (Answering(503, headers={"x-nextcloud-maintenance-mode": "1"}), ConnectorFault.MAINTENANCE),
        (Answering(200, b"<html><title>Wi-Fi</title>"), ConnectorFault.CAPTIVE_PORTAL),
        (Answering(200, b"<html><body>Bienvenue, connectez-vous</body>"), ConnectorFault.CAPTIVE_PORTAL),
        (Answering(200, b"[]"), ConnectorFault.NOT_UNDERSTOOD),
        (Answering(207, b'<!DOCTYPE d [<!ENTITY a "b">]><d/>'), ConnectorFault.NOT_UNDERSTOOD),
        (Answering(200, b'{"ocs":{"data":{"id":"prof"}}}'), ConnectorFault.NOT_UNDERSTOOD),
    ],
)
@pytest.mark.parametrize("address", ["https://nuage.example", "https://nuage.example/remote.php/dav/files/prof"])
def test_answers_that_are_no_nextcloud_s_are_typed(answer: Http, fault: ConnectorFault, address: str) -> None:
    account = ConnectorAccount(address)
    for call in (
        lambda: CLOUD.check(account, answer),
        lambda: CLOUD.choices(account, answer),
        lambda: CLOUD.publish(entry(), account, answer, KeptMemory()),
        lambda: CLOUD.read_back(entry(), account, answer, KeptMemory()),
        lambda: CLOUD.withdraw(entry(), account, answer, KeptMemory()),
    ):
        with pytest.raises(ConnectorError) as caught:
            call()
        assert caught.value.fault is fault


def test_folders_of_classes_are_offered_and_the_chosen_one_is_used() -> None:
    cloud = FakeCloud()
    cloud.files.folders |= {"files/prof/École", "files/prof/École/Cahier", "files/prof/École/Cahier/Cinquième A"}
    account = ConnectorAccount(
        "https://nuage.example/remote.php/dav/files/prof/%C3%89cole", settings={"folder": "Cahier"}
    )
    (choice,) = CLOUD.choices(account, cloud)
    assert (choice.setting, choice.value, choice.class_name) == ("class_folder", "Cinquième A", "Cinquième A")
    chosen = replace(account, settings={**account.settings, choice.setting: choice.value})
    assert CLOUD.publish(entry(), chosen, cloud, KeptMemory()).remote.startswith("École/Cahier/Cinquième A/2026-11-23")


def _published(sent: OutgoingEntry) -> FakeCloud:
    cloud = FakeCloud()
    CLOUD.publish(sent, ACCOUNT, cloud, KeptMemory())
    return cloud


def test_a_text_that_looks_like_the_page_s_own_marks_comes_back() -> None:
    tricky = "<p>a &lt;/section&gt;&lt;!--/content--&gt; <b>b</b> <!--/content--></p>"
    sent = entry(html=tricky, title="<h1>&amp; --> l’été")
    stored = CLOUD.read_back(sent, ACCOUNT, _published(sent), KeptMemory())
    assert stored is not None
    assert (stored.title, stored.html) == (sent.title, tricky.replace("<!--", "&lt;!--"))


def test_a_corrected_class_moves_the_folder_with_her_own_file_and_its_link() -> None:
    cloud, memory = FakeCloud(), KeptMemory()
    CLOUD.publish(entry(), ACCOUNT, cloud, memory)
    cloud.files.files[f"{FOLDER}/a-elle.txt"] = [b"Mes notes"]
    receipt = CLOUD.publish(entry(class_name="4e B"), ACCOUNT, cloud, memory)
    assert names(cloud) == []
    moved = FOLDER.replace("5e A", "4e B")
    assert cloud.content(f"{moved}/a-elle.txt") == b"Mes notes"
    assert (f"files/prof/{receipt.remote}", receipt.address) == (moved, "https://nuage.example/s/T1")
    CLOUD.withdraw(entry(class_name="4e B"), ACCOUNT, cloud, memory)
    assert cloud.visible() == [f"{moved}/a-elle.txt"]
