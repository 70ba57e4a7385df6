"""Classes, numbers and the kit on disk."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.store.other_builds import keep_what_is_deleted
from tests.support.rosters import open_roster
from tni.core.ids import ClassId, ClickerId, PupilId
from tni.roster.class_list import PupilRow
from tni.roster.errors import NumberTakenError, RosterError, RosterTooNewError, UnknownClassError
from tni.store.roster import RosterStore


@pytest.fixture
def roster(tmp_path: Path) -> Iterator[RosterStore]:
    store = open_roster(tmp_path / "roster.db")
    yield store
    store.close()


def listed(roster: RosterStore, class_id: ClassId) -> list[tuple[int | None, str]]:
    return [(p.number, f"{p.shown_last_name} {p.first_name}") for p in roster.pupils(class_id)]


def row(last: str, first: str = "Zoé", class_name: str = "6A", key: str = "", usage: str = "") -> PupilRow:
    return PupilRow(last, first, usage, class_name, key)


def test_pupils_are_numbered_in_french_order(roster: RosterStore) -> None:
    (class_id,) = roster.import_pupils([row("ZAÏRE"), row("ÉLAN"), row("Eden"), row("OMEGA", usage="Œuf")]).classes
    assert listed(roster, class_id) == [(1, "Eden Zoé"), (2, "ÉLAN Zoé"), (3, "Œuf Zoé"), (4, "ZAÏRE Zoé")]


def test_a_second_import_keeps_ids_and_numbers_and_frees_those_who_left(roster: RosterStore) -> None:
    first = roster.import_pupils([row("ADAM"), row("BRUN"), row("CARON")])
    (class_id,) = first.classes
    before = {p.last_name: (p.id, p.number) for p in roster.pupils(class_id)}
    second = roster.import_pupils([row("aubry"), row("CARON"), row("Adam"), row("DENIS")])
    after = {p.last_name.upper(): (p.id, p.number) for p in roster.pupils(class_id)}
    assert after["ADAM"] == before["ADAM"]
    assert after["CARON"] == before["CARON"]
    assert (after["AUBRY"][1], after["DENIS"][1]) == (2, 4)
    assert second.left == (before["BRUN"][0],)
    back = roster.import_pupils([row("aubry"), row("CARON"), row("Adam"), row("DENIS"), row("BRUN")])
    assert back.added == ()
    assert {p.last_name: (p.id, p.number) for p in roster.pupils(class_id)}["BRUN"] == (before["BRUN"][0], 5)


def test_homonyms_stay_two_pupils_over_imports(roster: RosterStore) -> None:
    first = roster.import_pupils([row("MARTIN"), row("MARTIN")])
    (class_id,) = first.classes
    before = roster.pupils(class_id)
    assert len({p.id for p in before}) == 2
    assert roster.import_pupils([row("MARTIN"), row("MARTIN")]).added == ()
    assert roster.pupils(class_id) == before
    assert len(roster.import_pupils([row("MARTIN")]).left) == 1


def test_classes_are_told_by_identifier_then_by_name(roster: RosterStore) -> None:
    two = roster.import_pupils([row("A", class_name="CP", key="1"), row("B", class_name="CP", key="2")])
    assert len(two.classes) == 2
    by_name = roster.import_pupils([row("C", class_name="6 a")]).classes
    assert roster.import_pupils([row("C", class_name="6 A", key="9")]).classes == by_name
    assert roster.import_pupils([row("C", class_name="6 A", key="9")]).classes == by_name
    assert roster.import_pupils([row("C", class_name="6 A")]).classes == by_name
    assert [c.name for c in roster.classes()] == ["6 A", "CP", "CP"]


def test_pupils_without_class_get_the_class_chosen_or_are_counted(roster: RosterStore) -> None:
    assert roster.import_pupils([row("A", class_name="")]).unplaced == 1
    assert roster.classes() == []
    (class_id,) = roster.import_pupils([row("A", class_name="")], default_class="6B").classes
    assert listed(roster, class_id) == [(1, "A Zoé")]


def test_a_pupil_whose_class_key_is_left_blank_joins_those_of_the_same_class(roster: RosterStore) -> None:
    rows = [row("A", key="7"), row("B", class_name=""), row("C", key="7")]
    report = roster.import_pupils(rows, default_class="6A")
    (class_id,) = report.classes
    assert report.left == ()
    assert [name for _number, name in listed(roster, class_id)] == ["A Zoé", "B Zoé", "C Zoé"]


def test_other_classes_are_left_alone(roster: RosterStore) -> None:
    (a,) = roster.import_pupils([row("A", class_name="6A")]).classes
    roster.import_pupils([row("B", class_name="6B")])
    assert listed(roster, a) == [(1, "A Zoé")]


def test_one_kit_serves_every_class_and_group(roster: RosterStore) -> None:
    a, b = (roster.import_pupils([row(n, class_name=n) for n in "XY"][i : i + 1]).classes[0] for i in range(2))
    for number, clicker in enumerate(("iclicker:1", "iclicker:2"), 1):
        roster.set_clicker(ClickerId(clicker), number)
    pupil_a, pupil_b = roster.pupils(a)[0].id, roster.pupils(b)[0].id
    group = roster.make_group("AP maths", [pupil_b, pupil_a])
    assert roster.seats(a) == {"iclicker:1": (1, pupil_a)}
    assert roster.seats(b) == {"iclicker:1": (1, pupil_b)}
    assert roster.without_clicker(group) == []
    assert roster.seats(group) == {"iclicker:1": (1, pupil_b), "iclicker:2": (2, pupil_a)}
    assert roster.seats(None) == {"iclicker:1": (1, None), "iclicker:2": (2, None)}


def test_without_a_kit_there_is_no_list(roster: RosterStore) -> None:
    (class_id,) = roster.import_pupils([row("A")]).classes
    assert roster.seats(class_id) is None
    assert roster.without_clicker(class_id) == roster.pupils(class_id)


def test_a_dead_clicker_is_replaced(roster: RosterStore) -> None:
    roster.set_clicker(ClickerId("old"), 3)
    roster.set_clicker(ClickerId("new"), 3)
    assert roster.kit() == {"new": 3}
    roster.set_clicker(ClickerId("new"), 4)
    assert roster.kit() == {"new": 4}
    roster.remove_clicker(ClickerId("new"))
    assert roster.kit() == {}


def test_a_number_can_be_chosen_once(roster: RosterStore) -> None:
    (class_id,) = roster.import_pupils([row("A"), row("B")]).classes
    a, b = (p.id for p in roster.pupils(class_id))
    with pytest.raises(NumberTakenError) as caught:
        roster.set_number(class_id, a, 2)
    assert caught.value.number == 2
    roster.set_number(class_id, a, 30)
    roster.set_number(class_id, b, 1)
    assert listed(roster, class_id) == [(30, "A Zoé"), (1, "B Zoé")]
    with pytest.raises(UnknownClassError):
        roster.set_number(class_id, PupilId("nobody"), 9)


def test_two_pupils_exchange_their_numbers(roster: RosterStore) -> None:
    (class_id,) = roster.import_pupils([row("A"), row("B")]).classes
    a, b = (p.id for p in roster.pupils(class_id))
    roster.exchange(class_id, a, b)
    assert {p.id: p.number for p in roster.pupils(class_id)} == {a: 2, b: 1}
    with pytest.raises(UnknownClassError):
        roster.exchange(class_id, a, PupilId("nobody"))


@pytest.mark.parametrize("sqlite", ["this build", "another"])
def test_a_deleted_class_leaves_nobody_on_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sqlite: str) -> None:
    if sqlite == "another":
        keep_what_is_deleted(monkeypatch)
    roster = open_roster(tmp_path / "roster.db")
    (a,) = roster.import_pupils([row("UNMISTAKABLE"), row("SHAREDPUPIL")]).classes
    group = roster.make_group("AP", [p.id for p in roster.pupils(a) if p.last_name == "SHAREDPUPIL"])
    shared, gone = (p.id for p in roster.pupils(a))
    assert roster.delete_class(a) == [gone]
    assert [c.id for c in roster.classes()] == [group]
    assert listed(roster, group) == [(1, "SHAREDPUPIL Zoé")]
    roster.close()
    on_disk = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert gone.encode() not in on_disk
    assert shared.encode() in on_disk


def test_what_is_stored_is_there_the_next_day(tmp_path: Path) -> None:
    first = open_roster(tmp_path / "r.db")
    (class_id,) = first.import_pupils([row("A")]).classes
    first.set_clicker(ClickerId("c"), 1)
    pupils, seats = first.pupils(class_id), first.seats(class_id)
    first.close()
    second = open_roster(tmp_path / "r.db")
    assert (second.pupils(class_id), second.seats(class_id)) == (pupils, seats)
    second.close()


def test_a_list_is_dated_by_its_last_import_and_one_without_a_day_by_the_first_look(roster: RosterStore) -> None:
    roster.import_pupils([row("A")], today=date(2026, 9, 1))
    roster.import_pupils([row("A")], today=date(2026, 10, 5))
    roster.make_group("AP", [])
    assert [one.taken_on for one in roster.classes()] == [date(2026, 10, 5), None]
    for day in (date(2026, 11, 1), date(2026, 12, 1)):
        roster.date_lists(day)
    assert [one.taken_on for one in roster.classes()] == [date(2026, 10, 5), date(2026, 11, 1)]


def test_a_failing_import_changes_nothing(roster: RosterStore) -> None:
    (class_id,) = roster.import_pupils([row("A")]).classes
    with pytest.raises(RosterError):
        roster.import_pupils([row("B"), row("bad \udc80")])
    assert listed(roster, class_id) == [(1, "A Zoé")]


def test_files_that_are_not_ours_are_typed_errors(tmp_path: Path) -> None:
    (tmp_path / "text.db").write_bytes(b"not a database at all" * 100)
    newer = sqlite3.connect(tmp_path / "newer.db")
    newer.execute("PRAGMA user_version=99")
    newer.close()
    with pytest.raises(RosterError):
        RosterStore(tmp_path / "text.db")
    with pytest.raises(RosterTooNewError):
        RosterStore(tmp_path / "newer.db")
    with pytest.raises(RosterError):
        RosterStore(tmp_path / "no folder" / "r.db")


def test_names_are_exchanged_and_back_while_numbers_and_more_time_follow_whom_they_are_of(roster: RosterStore) -> None:
    (class_id,) = roster.import_pupils([row("ADAM"), row("BRUN", "Al"), row("CARON")]).classes
    (group,) = [roster.make_group("Latin", [p.id for p in roster.pupils(class_id)][::-1])]
    adam, brun, _ = before = roster.pupils(class_id)
    roster.names.set_extra(adam.id, 0.5)
    roster.names.exchange(adam.id, brun.id)
    after = {p.id: p for p in roster.pupils(class_id)}
    assert (after[adam.id].last_name, after[adam.id].first_name, after[adam.id].number) == ("BRUN", "Al", 1)
    assert (after[brun.id].last_name, after[brun.id].number, after[brun.id].extra) == ("ADAM", 2, 0.5)
    assert {p.id: p.last_name for p in roster.pupils(group)}[brun.id] == "ADAM", "everywhere, for it is one pupil"
    roster.names.exchange(brun.id, adam.id)
    roster.names.set_extra(adam.id, 0)
    assert roster.pupils(class_id) == before
