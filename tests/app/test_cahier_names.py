"""`tni cahier export` writes no name of a pupil that was not confirmed or read."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.store.test_seances import LOG, ONE
from tests.support.class_lists import MemoryKeyring
from tni.app import terminal
from tni.app.folders import Folders
from tni.app.main import main
from tni.cahier.entry_builder import build_entry
from tni.cahier.seance_summary import SeanceState
from tni.roster.class_list import PupilRow
from tni.roster.names_key import KeyStorage
from tni.store.names_lock import NamesLock
from tni.store.pupil_names import NamesKey
from tni.store.roster import RosterStore
from tni.store.seances import SeanceStore

SUFFIXES = ("html", "txt", "json")


@pytest.fixture(autouse=True)
def _silent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(terminal, "use_system_language", lambda: None)


@pytest.fixture
def keyring(monkeypatch: pytest.MonkeyPatch) -> MemoryKeyring:
    made = MemoryKeyring()
    monkeypatch.setattr("tni.app.cahier_names.SystemKeyring", lambda: made)
    return made


def stored(contenu: str, note: str = "Zoé agitée") -> str:
    """Store an entry, and return its id."""
    Folders.of_user().data.mkdir(parents=True, exist_ok=True)
    store = SeanceStore(Folders.of_user().data / "sessions.db")
    store.append(ONE, 0, LOG)
    entry = replace(build_entry(ONE, LOG), title="Les aires", contenu=contenu, private_note=note)
    store.save(entry, SeanceState.FINISHED)
    return entry.uid.hex


def list_pupils(storage: KeyStorage, keyring: MemoryKeyring | None = None) -> None:
    """Store the class of Emma and Zoé, whose names are sealed."""
    roster, key = RosterStore(Folders.of_user().data / "classes.db"), NamesKey.random()
    lock = NamesLock.around(key, storage, "un mot de passe" if storage is KeyStorage.PASSPHRASE else "")
    roster.names.seal_by(lock, key)
    roster.import_pupils([PupilRow("DUPONT", "Emma"), PupilRow("ALBERT", "Zoé")], default_class="5A")
    roster.close()
    if keyring is not None:
        keyring.put(lock.name, key)


def exported(id: str, folder: Path, *more: str) -> list[int]:
    """Return the exit status for each suffix."""
    return [main(["cahier", "export", id, str(folder / f"s.{suffix}"), *more]) for suffix in SUFFIXES]


def test_names_are_told_with_their_places_and_written_once_they_were_read(
    keyring: MemoryKeyring, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    id = stored("Exposé d’Emma sur le disque\nRelire le texte de Jules Verne")
    list_pupils(KeyStorage.KEYRING, keyring)
    assert exported(id, tmp_path) == [1, 1, 1]
    told = capsys.readouterr().err.replace("\u00a0", " ").splitlines()
    assert told[0] == "Emma (contenu) : Exposé d’Emma sur le disque"
    assert told[1].startswith("Rien n’est écrit : cette séance contient peut-être des noms d’élèves.")
    assert len(told) == 6
    assert list(tmp_path.iterdir()) == []
    assert exported(id, tmp_path, "--yes") == [0, 0, 0]
    assert all("Emma" in path.read_text() for path in tmp_path.iterdir())
    assert exported(id, tmp_path, "--replace") == [1, 1, 1], "they are not confirmed for good"


def test_a_name_in_the_private_note_asks_nothing_since_it_is_not_written(
    keyring: MemoryKeyring, tmp_path: Path
) -> None:
    id = stored("Calculer l’aire du disque")
    list_pupils(KeyStorage.KEYRING, keyring)
    assert exported(id, tmp_path) == [0, 0, 0]
    assert [path for path in tmp_path.iterdir() if "Zoé" in path.read_text()] == []


@pytest.mark.parametrize(
    ("storage", "why"),
    [(KeyStorage.KEYRING, "verrouillés"), (KeyStorage.PASSPHRASE, "verrouillés"), (KeyStorage.MEMORY, "plus lisibles")],
)
def test_nothing_is_written_while_names_cannot_be_read(
    storage: KeyStorage, why: str, keyring: MemoryKeyring, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    id = stored("Exposé d’Emma")
    list_pupils(storage)
    assert exported(id, tmp_path, "--yes") == [1, 1, 1]
    told = capsys.readouterr().err.splitlines()
    assert len(told) == 3
    assert all(why in line and "Séances passées" in line for line in told)
    assert list(tmp_path.iterdir()) == []


def test_damaged_lists_are_no_empty_lists(keyring: MemoryKeyring, tmp_path: Path) -> None:
    id = stored("Exposé d’Emma")
    (Folders.of_user().data / "classes.db").write_bytes(b"not a database" * 500)
    assert exported(id, tmp_path, "--yes") == [1, 1, 1]
    assert list(tmp_path.iterdir()) == []


def test_without_class_lists_there_is_nothing_to_ask_and_none_is_made(tmp_path: Path) -> None:
    assert exported(stored("Exposé d’Emma"), tmp_path) == [0, 0, 0]
    assert not (Folders.of_user().data / "classes.db").exists()
