"""File of who is in a group with whom: kept for another day, sealed, and forgotten when it has to be."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support.rosters import KEY, open_roster
from tni.core.ids import ClassId, PupilId
from tni.store.group_wishes_file import GroupWishesFile, PupilWishes
from tni.store.roster import RosterStore

CLASS, OTHER = ClassId("class-one"), ClassId("class-two")
ADA, BEA, CLEO, DINA = (PupilId(f"pupil-{name}") for name in ("ada", "bea", "cleo", "dina"))
WISHES = PupilWishes(frozenset({(ADA, BEA)}), frozenset({(BEA, CLEO), (ADA, DINA)}))
PAIRS = st.frozensets(st.tuples(st.sampled_from([ADA, BEA]), st.sampled_from([CLEO, DINA])))


@pytest.fixture
def roster(tmp_path: Path) -> Iterator[RosterStore]:
    store = open_roster(tmp_path / "classes.db")
    yield store
    store.close()


def opened(tmp_path: Path, roster: RosterStore) -> GroupWishesFile:
    """Return the wishes as the next start of the program finds them."""
    return GroupWishesFile(tmp_path / "group_wishes.json", roster.names)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(PAIRS, PAIRS)
def test_wishes_come_back(
    tmp_path: Path, roster: RosterStore, together: frozenset[tuple[PupilId, PupilId]],
    separate: frozenset[tuple[PupilId, PupilId]],
) -> None:  # fmt: skip
    wishes = PupilWishes(together, separate)
    assert opened(tmp_path, roster).put(CLASS, wishes)
    assert opened(tmp_path, roster).of(CLASS) == wishes
    assert opened(tmp_path, roster).of(OTHER) == PupilWishes()


def test_the_file_tells_nothing_and_is_for_its_owner_alone(tmp_path: Path, roster: RosterStore) -> None:
    opened(tmp_path, roster).put(CLASS, WISHES)
    path = tmp_path / "group_wishes.json"
    before = path.read_text()
    assert not any(name in before for name in ("ada", "bea", "together"))
    assert path.stat().st_mode & 0o077 == 0
    opened(tmp_path, roster).put(CLASS, PupilWishes(separate=frozenset({(ADA, BEA)})))
    assert len(path.read_text()) == len(before), "its length does not tell how many there are"


def test_without_the_key_nothing_is_read_or_written(tmp_path: Path, roster: RosterStore) -> None:
    opened(tmp_path, roster).put(CLASS, WISHES)
    locked = RosterStore(tmp_path / "classes.db")
    assert opened(tmp_path, locked).of(CLASS) is None
    assert not opened(tmp_path, locked).put(CLASS, PupilWishes())
    locked.names.unlock(KEY)
    assert opened(tmp_path, locked).of(CLASS) == WISHES
    locked.close()


def test_a_class_and_a_pupil_are_forgotten(tmp_path: Path, roster: RosterStore) -> None:
    kept = opened(tmp_path, roster)
    kept.put(CLASS, WISHES)
    kept.put(OTHER, PupilWishes(separate=frozenset({(CLEO, DINA)})))
    kept.forget_pupils([ADA])
    assert kept.of(CLASS) == PupilWishes(separate=frozenset({(BEA, CLEO)}))
    assert kept.of(OTHER) == PupilWishes(separate=frozenset({(CLEO, DINA)}))
    kept.forget(OTHER)
    assert OTHER not in (tmp_path / "group_wishes.json").read_text()


def test_a_pupil_is_forgotten_also_while_names_are_locked(tmp_path: Path, roster: RosterStore) -> None:
    opened(tmp_path, roster).put(CLASS, WISHES)
    locked = RosterStore(tmp_path / "classes.db")
    opened(tmp_path, locked).forget_pupils([ADA])
    locked.close()
    assert opened(tmp_path, roster).of(CLASS) == PupilWishes()


def test_what_is_moved_to_another_class_does_not_open(tmp_path: Path, roster: RosterStore) -> None:
    opened(tmp_path, roster).put(CLASS, WISHES)
    path = tmp_path / "group_wishes.json"
    path.write_text(path.read_text().replace(CLASS, OTHER))
    assert opened(tmp_path, roster).of(OTHER) == PupilWishes()


@pytest.mark.parametrize("content", ["{", '{"version": 1, "classes": {"class-one": "?"}}', '{"version": 1}', "[]"])
def test_a_damaged_file_is_put_aside(tmp_path: Path, roster: RosterStore, content: str) -> None:
    path = tmp_path / "group_wishes.json"
    path.write_text(content)
    kept = opened(tmp_path, roster)
    assert kept.of(CLASS) == PupilWishes()
    assert kept.put(CLASS, WISHES)
    assert opened(tmp_path, roster).of(CLASS) == WISHES
