"""Folders of sync clients are recognised by what lies in them and by what the clients' settings name."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.lessons import PAGE, a_stroke, push, strokes_in
from tni.core.clock import SystemClock
from tni.store.lesson_file import WorkFolders, new_lesson, open_lesson
from tni.store.sync_clients import (
    SyncClient,
    client_of_listing,
    dropbox_folders,
    edits_in_place,
    nextcloud_folders,
    onedrive_folders,
    sync_client_of,
    watched_folders,
)

NEXTCLOUD_CFG = r"""
[General]
confirmExternalStorage=true
[Accounts]
0\Folders\1\journalPath=.sync_5d2f7a9c0b1e.db
0\Folders\1\localPath=/home/marie/Nuage/
0\FoldersWithPlaceholders\2\localPath=/home/marie/Travail/
0\url=https://nuage.example.org
version=2
"""


@pytest.mark.parametrize(
    ("entry", "client"),
    [
        (".sync_5d2f7a9c0b1e.db", SyncClient.NEXTCLOUD),
        ("._sync_5d2f7a9c0b1e.db", SyncClient.NEXTCLOUD),
        (".owncloudsync.log", SyncClient.NEXTCLOUD),
        (".nextcloudsync.log", SyncClient.NEXTCLOUD),
        (".849C9593-D756-4E56-8D6E-42412F2A707B", SyncClient.ONEDRIVE),
        (".dropbox.cache", SyncClient.DROPBOX),
        (".dropbox", SyncClient.DROPBOX),
        (".tmp.drivedownload", SyncClient.GOOGLE_DRIVE),
        (".stfolder", SyncClient.SYNCTHING),
        (".hidden", None),
        ("sync_5d2f.db", None),
    ],
)
def test_what_a_client_keeps_in_its_folder_tells_it(tmp_path: Path, entry: str, client: SyncClient | None) -> None:
    (tmp_path / entry).touch()
    lessons = tmp_path / "Documents" / "TNI"
    lessons.mkdir(parents=True)
    assert sync_client_of(lessons) is client
    assert edits_in_place(lessons) is (client is None)


@pytest.mark.parametrize(
    ("name", "client"),
    [
        ("OneDrive", SyncClient.ONEDRIVE),
        ("OneDrive - Académie de Lyon", SyncClient.ONEDRIVE),
        ("Dropbox (Personnel)", SyncClient.DROPBOX),
        ("GoogleDrive-marie@example.org", SyncClient.GOOGLE_DRIVE),
        ("Nextcloud", None),
        ("Mon OneDrive à trier", None),
    ],
)
def test_names_that_only_clients_give_tell_them(name: str, client: SyncClient | None) -> None:
    assert client_of_listing(name, ()) is client


def test_settings_of_clients_name_their_folders() -> None:
    assert nextcloud_folders(NEXTCLOUD_CFG) == ["/home/marie/Nuage/", "/home/marie/Travail/"]
    assert dropbox_folders('{"personal": {"path": "/home/marie/D", "host": 1}}') == ["/home/marie/D"]
    assert onedrive_folders('# sync_dir = "~/no"\nsync_dir = "~/OneDrive ENT"\n') == ["~/OneDrive ENT"]


@pytest.mark.parametrize("text", ["", "[", "no = section", "{}", "[1]", '{"personal": 3}', "\0"])
def test_unreadable_settings_name_nothing(text: str) -> None:
    assert (nextcloud_folders(text), dropbox_folders(text), onedrive_folders(text)) == ([], [], [])


def test_a_folder_that_settings_name_is_watched_before_the_client_has_written_there(tmp_path: Path) -> None:
    home, cloud = tmp_path / "home", tmp_path / "home" / "Nuage"
    cloud.mkdir(parents=True)
    settings = home / ".config" / "Nextcloud" / "nextcloud.cfg"
    settings.parent.mkdir(parents=True)
    settings.write_text(NEXTCLOUD_CFG.replace("/home/marie/Nuage/", f"{cloud}/"), encoding="utf-8")
    assert watched_folders(home, {})[str(cloud)] is SyncClient.NEXTCLOUD
    assert watched_folders(home, {"OneDrive": "/drive"})["/drive"] is SyncClient.ONEDRIVE


def test_a_lesson_in_a_watched_folder_is_edited_in_a_copy_and_brought_back_when_it_closes(tmp_path: Path) -> None:
    cloud = tmp_path / "Nuage"
    cloud.mkdir()
    (cloud / ".sync_5d2f7a9c0b1e.db").touch()
    new_lesson(cloud / "a.tni")
    before = {path.name for path in cloud.iterdir()}
    file = open_lesson(
        cloud / "a.tni", WorkFolders(tmp_path / "work", tmp_path / "rescue", edits_in_place), SystemClock()
    )
    push(file, PAGE, a_stroke("mine"))
    file.flush()
    assert file.file.is_relative_to(tmp_path / "work")
    assert {path.name for path in cloud.iterdir()} == before  # no database is open where the client looks
    file.close()
    assert sorted(strokes_in(cloud / "a.tni")) == ["mine", "page"]
