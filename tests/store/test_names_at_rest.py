"""Names on the disk: sealed, opened with the right key alone, and nowhere plain; by a search of every byte."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import keyring.backend
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.rosters import KEY, open_roster
from tni.core.ids import ClickerId, PupilId
from tni.roster.class_list import PupilRow
from tni.roster.errors import NoNamesKeyError
from tni.roster.names_key import KeyStorage, NamesState, NoKeyringError, ShortPassphraseError, WrongKeyError
from tni.store.names_lock import NamesLock
from tni.store.pupil_names import (
    BLOCK_BYTES,
    SEALED,
    UNREADABLE,
    NamesKey,
    PupilNames,
    plain_names,
    read_names,
    seal_names,
)
from tni.store.quarantine import quarantine_if_damaged
from tni.store.roster import RosterStore
from tni.store.roster_schema import ROSTER_SCHEMA
from tni.store.system_keyring import SystemKeyring

OTHER = NamesKey(bytes(32))
NAMED = PupilRow("UNMISTAKABLE", "Zoé-Éloïse", "USAGENAME", "6A")
SECRETS = ("UNMISTAKABLE", "Zoé-Éloïse", "loïse", "USAGENAME")
texts = st.text(st.characters(exclude_categories=("Cs",)), max_size=40)


def on_disk(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


def assert_no_name(folder: Path) -> None:
    found = on_disk(folder)
    for secret in SECRETS:
        for codec in ("utf-8", "utf-16-le", "iso8859-15"):
            assert secret.encode(codec) not in found
        assert secret.encode("unicode_escape") not in found


@given(texts, texts, texts, st.integers(0, 90000))
def test_what_is_sealed_opens_with_its_key_for_its_pupil_alone(last: str, first: str, usage: str, extra: int) -> None:
    names, pupil = PupilNames(last, first, usage, extra / 10000), PupilId("a")
    field = seal_names(KEY, pupil, names)
    assert len(field) == len(seal_names(KEY, pupil, PupilNames(last, first, usage))), "nor who has more time"
    assert read_names(KEY, pupil, field) == names
    assert read_names(OTHER, pupil, field) == UNREADABLE
    assert read_names(None, pupil, field) == UNREADABLE
    assert read_names(KEY, PupilId("b"), field) == UNREADABLE
    assert seal_names(KEY, pupil, names) != field, "a nonce is used once"
    assert (len(field) - 1 - 12 - 16) % BLOCK_BYTES == 0, "a length tells blocks, not letters"


@given(st.binary(max_size=200))
def test_any_bytes_are_names_or_unreadable(field: bytes) -> None:
    assert isinstance(read_names(KEY, PupilId("a"), field), PupilNames)


@given(st.integers(0, 200), st.integers(1, 255))
def test_a_changed_byte_is_seen(at: int, change: int) -> None:
    field = bytearray(seal_names(KEY, PupilId("a"), PupilNames("A", "B")))
    field[at % len(field)] ^= change
    assert read_names(KEY, PupilId("a"), bytes(field)) == UNREADABLE


def test_a_key_does_not_show_itself() -> None:
    assert KEY.secret.hex() not in repr(KEY)
    assert str(KEY.secret) not in repr(KEY)
    with pytest.raises(ValueError, match="32"):
        NamesKey(b"short")


# The lock


def test_a_passphrase_opens_whatever_its_spaces_and_how_its_accents_are_made() -> None:
    lock = NamesLock.around(KEY, KeyStorage.PASSPHRASE, "cheval d\u00e9licat")
    assert lock.opened_by("  cheval de\u0301licat ") == KEY
    with pytest.raises(WrongKeyError):
        lock.opened_by("Cheval délicat")
    assert KEY.secret not in lock.proof
    for short in ("", "  court  ", "  sept +1 "):
        with pytest.raises(ShortPassphraseError):
            NamesLock.around(KEY, KeyStorage.PASSPHRASE, short)
    locks = [NamesLock.around(KEY, KeyStorage.PASSPHRASE, "huit + 1") for _ in range(2)]
    assert locks[0].salt != locks[1].salt, "one guess is not tried on all"


def test_a_store_waits_for_its_key_and_teaches_with_numbers_meanwhile(tmp_path: Path) -> None:
    path = tmp_path / "classes.db"
    store = RosterStore(path)
    assert store.names.state is NamesState.UNSET
    with pytest.raises(NoNamesKeyError):
        store.import_pupils([NAMED])
    assert store.classes() == []
    store.names.seal_by(NamesLock.around(KEY, KeyStorage.PASSPHRASE, "une phrase longue"), KEY)
    (class_id,) = store.import_pupils([NAMED]).classes
    store.set_clicker(ClickerId("c"), 1)
    named, seats = store.pupils(class_id), store.seats(class_id)
    store.close()
    assert_no_name(tmp_path)
    store = RosterStore(path)
    assert store.names.state is NamesState.LOCKED
    (locked,) = store.pupils(class_id)
    assert (locked.id, locked.number, locked.is_named) == (named[0].id, 1, False)
    assert store.seats(class_id) == seats
    with pytest.raises(NoNamesKeyError):
        store.import_pupils([NAMED])
    with pytest.raises(NoNamesKeyError):
        store.names.seal_by(NamesLock.around(OTHER, KeyStorage.MEMORY), OTHER)
    with pytest.raises(WrongKeyError):
        store.names.unlock_by("une autre phrase")
    store.names.unlock_by("une phrase longue")
    assert store.pupils(class_id) == named
    store.close()


def test_a_key_of_one_day_is_gone_the_next(tmp_path: Path) -> None:
    path = tmp_path / "classes.db"
    store = RosterStore(path)
    store.names.seal_by(NamesLock.around(KEY, KeyStorage.MEMORY), KEY)
    (class_id,) = store.import_pupils([NAMED]).classes
    assert store.pupils(class_id)[0].last_name == "UNMISTAKABLE"
    store.close()
    store = RosterStore(path)
    assert store.names.state is NamesState.LOST
    assert [p.is_named for p in store.pupils(class_id)] == [False]
    store.close()


def test_a_key_is_handed_over_within_a_run_to_lists_of_the_same_lock_alone(tmp_path: Path) -> None:
    path = tmp_path / "classes.db"
    store = RosterStore(path)
    assert store.names.lock_and_key is None
    store.names.seal_by(NamesLock.around(KEY, KeyStorage.MEMORY), KEY)
    (class_id,) = store.import_pupils([NAMED]).classes
    named, handed = store.pupils(class_id), store.names.lock_and_key
    assert handed is not None
    store.close()
    store, other = RosterStore(path), open_roster(tmp_path / "other.db")
    store.names.take_over(*handed)
    assert store.pupils(class_id) == named
    before = other.names.lock_and_key
    other.names.take_over(*handed)
    assert other.names.lock_and_key == before
    store.close()
    other.close()


def test_a_wrong_key_of_the_keyring_is_refused(tmp_path: Path) -> None:
    store = open_roster(tmp_path / "classes.db")
    store.close()
    store = RosterStore(tmp_path / "classes.db")
    with pytest.raises(WrongKeyError):
        store.names.unlock(OTHER)
    assert store.names.state is NamesState.LOCKED
    store.close()


def test_forgotten_names_come_back_with_the_list_and_numbers_have_stayed(tmp_path: Path) -> None:
    path = tmp_path / "classes.db"
    rows = [PupilRow(name, "Zoé", "", "6A") for name in ("ADAM", "BRUN", "CARON")]
    store = open_roster(path)
    (class_id,) = store.import_pupils(rows).classes
    before = store.pupils(class_id)
    store.close()
    store = RosterStore(path)
    store.names.drop()
    assert store.names.state is NamesState.UNSET
    assert {p.id for p in store.pupils(class_id)} == {p.id for p in before}
    store.names.seal_by(NamesLock.around(OTHER, KeyStorage.MEMORY), OTHER)
    plan = store.plan(rows[::-1])
    assert [entry.paired for place in plan.places for entry in place.entries] == [True] * 3
    assert store.import_pupils(rows[::-1]).added == ()
    assert store.pupils(class_id) == before
    store.close()


def test_names_that_were_forgotten_take_their_key_along(tmp_path: Path) -> None:
    """A list that comes later is sealed with a new key, never with one that was said to be lost."""
    store = open_roster(tmp_path / "classes.db")
    store.import_pupils([NAMED])
    store.names.drop()
    assert store.names.lock_and_key is None
    with pytest.raises(NoNamesKeyError):
        store.import_pupils([NAMED])
    assert store.names.state is NamesState.UNSET
    store.close()


def test_another_passphrase_seals_the_same_names(tmp_path: Path) -> None:
    store = open_roster(tmp_path / "classes.db")
    (class_id,) = store.import_pupils([NAMED]).classes
    before = store.pupils(class_id)
    store.names.seal_by(NamesLock.around(OTHER, KeyStorage.PASSPHRASE, "une autre phrase"), OTHER)
    assert store.pupils(class_id) == before
    store.close()


# Databases from before


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A database of the first version, with a damaged copy beside it."""
    path = tmp_path / "classes.db"
    with closing(sqlite3.connect(path)) as db:
        ROSTER_SCHEMA.older[1].create(db)
        with db:
            db.execute("INSERT INTO class VALUES ('c', 'name:6a', '6A')")
            for n in range(300):
                db.execute("INSERT INTO pupil VALUES (?, ?, ?, ?)", (f"p{n}", f"UNMISTAKABLE{n}", "Zoé-Éloïse", ""))
                db.execute("INSERT INTO member VALUES ('c', ?, ?)", (f"p{n}", n + 1))
            db.execute("INSERT INTO kit VALUES ('iclicker:1', 7)")
            db.execute("DELETE FROM pupil WHERE id > 'p80'")  # free pages, as years of use leave them
            db.execute("DELETE FROM member WHERE pupil_id > 'p80'")
    (tmp_path / "classes.damaged").write_bytes(path.read_bytes())
    (tmp_path / "classes (2).damaged").write_bytes(b"UNMISTAKABLE")
    return path


def test_an_older_database_is_read_then_sealed_and_nothing_plain_stays(old: Path) -> None:
    assert b"UNMISTAKABLE" in on_disk(old.parent)
    store = RosterStore(old)
    assert store.names.state is NamesState.UNSET
    (one,) = store.classes()
    before = store.pupils(one.id)
    assert one.taken_on is None
    assert before[0].last_name.startswith("UNMISTAKABLE")
    assert store.kit() == {"iclicker:1": 7}
    store.names.seal_by(NamesLock.around(KEY, KeyStorage.KEYRING), KEY)
    assert store.pupils(one.id) == before
    assert_no_name(old.parent)
    store.close()
    assert_no_name(old.parent)
    assert [path.name for path in old.parent.iterdir()] == ["classes.db"]


def test_an_older_database_in_wal_mode_leaves_no_name_in_its_wal(old: Path) -> None:
    with closing(sqlite3.connect(old)) as db:
        db.execute("PRAGMA journal_mode=WAL")
    store = RosterStore(old)
    store.names.seal_by(NamesLock.around(KEY, KeyStorage.KEYRING), KEY)
    assert_no_name(old.parent)
    store.close()
    assert_no_name(old.parent)


def test_a_damaged_older_database_is_saved_as_it_is_and_then_brought_up_to_date(old: Path) -> None:
    data = bytearray(old.read_bytes())
    with closing(sqlite3.connect(old)) as db:
        (page,) = db.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'kit'").fetchone()
        (size,) = db.execute("PRAGMA page_size").fetchone()
    data[(page - 1) * size : page * size] = b"\xff" * size
    old.write_bytes(data)
    assert quarantine_if_damaged(old, ROSTER_SCHEMA) is not None
    store = RosterStore(old)
    (one,) = store.classes()
    assert one.pupils > 50
    assert store.pupils(one.id)[0].last_name.startswith("UNMISTAKABLE")
    store.close()


def test_a_migration_that_fails_changes_nothing(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_names: PupilNames) -> bytes:
        raise sqlite3.OperationalError("disk full")

    monkeypatch.setattr("tni.store.roster_schema.plain_names", fail)
    with pytest.raises(Exception, match="OperationalError"):
        RosterStore(old)
    monkeypatch.undo()
    store = RosterStore(old)
    assert len(store.pupils(store.classes()[0].id)) > 50
    store.close()


def test_plain_names_are_read_without_a_key() -> None:
    names = PupilNames("A", "B", "C")
    assert read_names(None, PupilId("x"), plain_names(names)) == names


def test_more_time_is_kept_through_imports_and_nowhere_to_be_read(tmp_path: Path) -> None:
    store = open_roster(tmp_path / "classes.db")
    rows = [NAMED, PupilRow("STAYS", "Al", "", "6A")]
    (class_id,) = store.import_pupils(rows).classes
    slow = next(p.id for p in store.pupils(class_id) if p.last_name == "UNMISTAKABLE")
    store.names.set_extra(slow, 1 / 3)
    assert store.extra(class_id) == {2: 0.3333}
    store.import_pupils([PupilRow("UNMISTAKABLE", "Zoé-Éloïse", "", "6A"), PupilRow("NEW", "B", "", "6A"), *rows[1:]])
    assert {p.last_name: p.extra for p in store.pupils(class_id)} == {"UNMISTAKABLE": 0.3333, "STAYS": 0, "NEW": 0}
    with pytest.raises(ValueError, match="share"):
        store.names.set_extra(slow, -1.0)
    store.close()
    assert b"0.3333" not in on_disk(tmp_path)
    locked = RosterStore(tmp_path / "classes.db")
    assert locked.extra(class_id) == {}
    with pytest.raises(NoNamesKeyError):
        locked.names.set_extra(slow, 1.0)
    locked.names.unlock(KEY)
    locked.erase_pupil(slow)
    assert locked.extra(class_id) == {}
    locked.close()


def test_lists_of_the_second_version_gain_more_time(tmp_path: Path) -> None:
    path, names = tmp_path / "classes.db", b'["DURAND", "Zo\xc3\xa9", ""]'
    store = open_roster(path)
    (class_id,) = store.import_pupils([PupilRow("X", "Y", "", "6A")]).classes
    (pupil,) = store.pupils(class_id)
    store.close()
    with closing(sqlite3.connect(path)) as db, db:
        field = bytes((SEALED,)) + KEY.seal(pupil.id, names.ljust(BLOCK_BYTES))
        db.execute("UPDATE pupil SET names = ?", (field,))
        db.execute("PRAGMA user_version=2")
    store = open_roster(path)
    (read,) = store.pupils(class_id)
    assert (read.last_name, read.first_name, read.extra) == ("DURAND", "Zoé", 0.0)
    store.names.set_extra(pupil.id, 1.0)
    store.close()
    store = open_roster(path)
    assert store.extra(class_id) == {1: 1.0}
    store.close()
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("PRAGMA user_version").fetchone() == (3,)


# One pupil less


def test_an_erased_pupil_is_nowhere(tmp_path: Path) -> None:
    store = open_roster(tmp_path / "classes.db")
    rows = [NAMED, PupilRow("STAYS", "Al", "", "6A")]
    (class_id,) = store.import_pupils(rows, today=date(2026, 9, 1)).classes
    gone, stays = (p.id for p in sorted(store.pupils(class_id), key=lambda p: p.last_name, reverse=True))
    group = store.make_group("AP", [gone, stays])
    (tmp_path / "classes.damaged").write_bytes((tmp_path / "classes.db").read_bytes())
    store.erase_pupil(gone)
    assert gone.encode() not in on_disk(tmp_path)
    assert [p.id for p in store.pupils(class_id)] == [p.id for p in store.pupils(group)] == [stays]
    store.close()
    assert gone.encode() not in on_disk(tmp_path)


# The keyring


class KeptInMemory(keyring.backend.KeyringBackend):
    priority = 5.0  # type: ignore[assignment]

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if self.kept.pop((service, username), None) is None:
            raise keyring.errors.PasswordDeleteError("none")


@pytest.fixture
def backend(monkeypatch: pytest.MonkeyPatch) -> KeptInMemory:
    made = KeptInMemory()
    monkeypatch.setattr(keyring, "get_keyring", lambda: made)
    return made


def test_the_systems_keyring_keeps_a_key(backend: KeptInMemory) -> None:
    place = SystemKeyring()
    assert place.get("a") is None
    place.put("a", KEY)
    assert place.get("a") == KEY
    place.drop("a")
    assert place.get("a") is None
    with pytest.raises(NoKeyringError):
        place.drop("a")
    backend.kept[next(iter([("tni class lists", "b")]))] = "not base64!"
    assert place.get("b") is None


def test_a_keyring_that_keeps_nothing_or_keeps_it_plain_is_none(
    backend: KeptInMemory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backend, "set_password", lambda *_: None)
    with pytest.raises(NoKeyringError):
        SystemKeyring().put("a", KEY)
    monkeypatch.setattr(backend, "priority", 0.5, raising=False)
    for call in (lambda: SystemKeyring().get("a"), lambda: SystemKeyring().put("a", KEY)):
        with pytest.raises(NoKeyringError):
            call()
