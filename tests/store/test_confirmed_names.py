"""File of confirmed wordings: kept for the next start, with no name in it, and useless without the key."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.rosters import open_roster
from tests.support.unread_file import unread
from tni.store.confirmed_names import MOST_KEPT, ConfirmedNames
from tni.store.roster import RosterStore


@pytest.fixture
def roster(tmp_path: Path):
    store = open_roster(tmp_path / "classes.db")
    yield store
    store.close()


def test_a_wording_is_kept_and_stands_nowhere_in_the_file(roster: RosterStore, tmp_path: Path) -> None:
    path = tmp_path / "confirmed.json"
    ConfirmedNames(path, roster.names).add(["5a\nname\nwording\npierre de ronsard"])
    again = ConfirmedNames(path, roster.names)
    assert again.holds("5a\nname\nwording\npierre de ronsard")
    assert not again.holds("5a\nname\nwording\npierre")
    assert "ronsard" not in path.read_text().casefold()
    assert path.stat().st_mode & 0o077 == 0


def test_two_windows_keep_what_each_was_told(roster: RosterStore, tmp_path: Path) -> None:
    one, other = (ConfirmedNames(tmp_path / "confirmed.json", roster.names) for _ in range(2))
    assert not other.holds("Pierre de Ronsard")  # read once
    one.add(["Pierre de Ronsard"])
    other.add(["rose des vents"])
    one.add(["Paris"])
    later = ConfirmedNames(tmp_path / "confirmed.json", roster.names)
    assert all(later.holds(said) for said in ("Pierre de Ronsard", "rose des vents", "Paris"))


def test_without_the_key_nothing_is_confirmed_beyond_this_run(tmp_path: Path) -> None:
    store = RosterStore(tmp_path / "classes.db")
    path = tmp_path / "confirmed.json"
    kept = ConfirmedNames(path, store.names)
    kept.add(["a"])
    assert kept.holds("a")
    assert not path.exists()
    assert not ConfirmedNames(path, store.names).holds("a")
    store.close()


@pytest.mark.parametrize("content", [b"{", b'{"version": 1, "marks": [1]}', b'{"version": 9, "marks": []}', b"[]"])
def test_a_damaged_file_confirms_nothing_and_is_put_aside(roster: RosterStore, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "confirmed.json"
    path.write_bytes(content)
    kept = ConfirmedNames(path, roster.names)
    assert not kept.holds("a")
    kept.add(["a"])
    assert ConfirmedNames(path, roster.names).holds("a")
    assert path.with_suffix(".damaged").read_bytes() == content


def test_the_oldest_wordings_give_way(roster: RosterStore, tmp_path: Path) -> None:
    kept = ConfirmedNames(tmp_path / "confirmed.json", roster.names)
    kept.add(["first", "second"])
    kept.add(["first", *map(str, range(MOST_KEPT - 1))])
    assert kept.holds("first")
    assert not kept.holds("second")


def test_a_file_that_cannot_be_read_now_is_not_written_over(roster: RosterStore, tmp_path: Path) -> None:
    path = tmp_path / "confirmed.json"
    ConfirmedNames(path, roster.names).add(["Pierre de Ronsard"])
    with unread(path):
        window = ConfirmedNames(path, roster.names)
        window.add(["rose des vents"])
        assert window.holds("rose des vents")
    window.add(["Paris"])
    later = ConfirmedNames(path, roster.names)
    assert all(later.holds(said) for said in ("Pierre de Ronsard", "rose des vents", "Paris"))
