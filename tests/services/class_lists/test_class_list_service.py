"""Class lists as a view uses them: read, changed, erased, and all data of one pupil collected."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tests.support.class_lists import ClassLists
from tests.support.rosters import give_key
from tni.core.errors import TniError
from tni.core.ids import ClassId, ClickerId, PupilId
from tni.core.settings import KEEP_UNTIL
from tni.roster.class_list import PupilRow
from tni.roster.errors import NoNamesKeyError, RosterError
from tni.roster.names_key import NamesState
from tni.roster.pupil_groups import GroupWishes
from tni.services.class_lists.class_list_service import PairOfPupil, PupilData
from tni.services.results.pupil_votes import PupilVote


@pytest.fixture
def lists(tmp_path: Path) -> Iterator[ClassLists]:
    made = ClassLists(tmp_path)
    give_key(made.store)
    rows = [
        PupilRow(last, "Zoé", class_name=where) for last, where in (("ADAM", "6A"), ("BRUN", "6A"), ("CARON", "5B"))
    ]
    made.store.import_pupils(rows, today=made.clock.today)
    yield made
    made.close()


def class_named(lists: ClassLists, name: str) -> ClassId:
    return next(one.id for one in lists.service.classes() if one.name == name)


def test_view_shows_one_class_and_the_first_in_place_of_an_unknown_one(lists: ClassLists) -> None:
    shown = lists.service.view(class_named(lists, "6A"))
    assert [one.name for one in shown.classes] == ["5B", "6A"]
    assert [pupil.last_name for pupil in shown.pupils] == ["ADAM", "BRUN"]
    assert (shown.names.names, shown.is_readable, shown.former) == (NamesState.OPEN, True, ())
    other = lists.service.view(ClassId("gone"))
    assert other.chosen is not None
    assert other.chosen.name == "5B"


def test_pupils_without_clicker_are_counted_once_clickers_have_numbers(lists: ClassLists) -> None:
    class_id = class_named(lists, "6A")
    assert lists.service.view(class_id).without_clicker == 0
    lists.store.set_clicker(ClickerId("line:1"), 1)
    assert lists.service.view(class_id).without_clicker == 1


def test_lists_are_kept_until_the_last_day_of_the_school_year(lists: ClassLists) -> None:
    class_id = class_named(lists, "6A")
    assert lists.service.view(class_id).keep_until == date(2027, 8, 31)
    lists.service.set_last_day("07-07")
    assert lists.service.view(class_id).keep_until == date(2027, 7, 7)
    lists.service.set_last_day("02-30")
    assert lists.settings.get(KEEP_UNTIL) == "07-07"


def test_class_that_is_taught_names_its_pupils_by_number(lists: ClassLists) -> None:
    assert lists.service.class_pupils() == []
    lists.service.choose_class(class_named(lists, "6A"))
    assert [(pupil.number, pupil.last_name) for pupil in lists.service.class_pupils()] == [(1, "ADAM"), (2, "BRUN")]


def test_erased_class_goes_with_the_votes_of_its_pupils(lists: ClassLists) -> None:
    class_id, done = class_named(lists, "6A"), list[TniError | None]()
    pupils = {pupil.id for pupil in lists.service.pupils(class_id)}
    lists.service.erase_class(class_id, done.append)
    assert [one.name for one in lists.service.classes()] == ["5B"]
    assert (set(lists.votes.erased), done) == (pupils, [None])


def test_deleted_class_leaves_the_votes(lists: ClassLists) -> None:
    lists.service.delete_class(class_named(lists, "6A"))
    assert [one.name for one in lists.service.classes()] == ["5B"]
    assert lists.votes.erased == []


def test_erased_pupil_goes_with_the_votes(lists: ClassLists) -> None:
    class_id, done = class_named(lists, "6A"), list[TniError | None]()
    gone = lists.service.pupils(class_id)[0].id
    lists.service.erase_pupil(gone, done.append)
    assert [pupil.last_name for pupil in lists.service.pupils(class_id)] == ["BRUN"]
    assert (lists.votes.erased, done) == ([gone], [None])


def test_numbers_and_names_are_exchanged(lists: ClassLists) -> None:
    class_id = class_named(lists, "6A")
    one, other = lists.service.pupils(class_id)
    lists.service.exchange_names(one.id, other.id)
    assert [(p.id, p.last_name) for p in lists.service.pupils(class_id)] == [(other.id, "ADAM"), (one.id, "BRUN")]
    lists.service.exchange_numbers(class_id, one.id, other.id)
    assert {p.id: p.number for p in lists.service.pupils(class_id)} == {one.id: other.number, other.id: one.number}


def test_all_data_of_a_pupil_are_collected(lists: ClassLists) -> None:
    class_id, found, failed = class_named(lists, "6A"), list[PupilData](), list[Exception]()
    pupil = lists.service.pupils(class_id)[0]
    vote = PupilVote(datetime(2026, 10, 5, 9, 30, tzinfo=UTC), class_id, 1, "?", "B", True)
    lists.votes.answers = [vote]
    lists.service.collect_data(class_id, pupil.id, found.append, failed.append)
    (data,) = found
    assert (data.pupil, data.memberships, data.votes) == (pupil, (("6A", 1),), (vote,))
    assert (data.class_names[class_id], data.today) == ("6A", lists.clock.today)
    lists.service.collect_data(ClassId("gone"), pupil.id, found.append, failed.append)
    assert (len(found), failed) == (1, [])


def test_lists_that_cannot_be_read_are_shown_as_such(lists: ClassLists, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> None:
        raise RosterError("roster: disk")

    monkeypatch.setattr(lists.store, "classes", refuse)
    shown = lists.service.view(None)
    assert (shown.is_readable, shown.classes, shown.pupils) == (False, (), ())


def test_a_pupil_is_added_under_the_lowest_free_number(lists: ClassLists) -> None:
    class_id = class_named(lists, "6A")
    adam, _brun = lists.store.pupils(class_id)
    lists.service.erase_pupil(adam.id, lambda _: None)
    added = lists.service.add_pupil(class_id, "DUVAL", "Inès")
    pupils = {pupil.id: pupil for pupil in lists.service.pupils(class_id)}
    assert (pupils[added].number, pupils[added].last_name, pupils[added].first_name) == (1, "DUVAL", "Inès")
    with pytest.raises(RosterError):
        lists.service.add_pupil(ClassId("gone"), "X", "Y")


def test_a_renamed_pupil_keeps_number_and_extra_time(lists: ClassLists) -> None:
    class_id = class_named(lists, "6A")
    adam = lists.store.pupils(class_id)[0]
    lists.service.set_extra_time(adam.id, 0.5)
    lists.service.rename_pupil(adam.id, "ADAM-ROY", "Zoé-Lou")
    renamed = next(pupil for pupil in lists.service.pupils(class_id) if pupil.id == adam.id)
    assert (renamed.number, renamed.last_name, renamed.first_name, renamed.extra) == (1, "ADAM-ROY", "Zoé-Lou", 0.5)
    with pytest.raises(RosterError):
        lists.service.rename_pupil(PupilId("gone"), "X", "Y")


def test_a_renamed_pupil_with_a_name_of_use_keeps_the_name_of_birth(lists: ClassLists) -> None:
    rows = [PupilRow("PETIT", "Léa", "GRAND", class_name="4C")]
    (class_id,) = lists.store.import_pupils(rows).classes
    (lea,) = lists.store.pupils(class_id)
    lists.service.rename_pupil(lea.id, "GRAND-MOREL", "Léa")
    (renamed,) = lists.store.pupils(class_id)
    assert (renamed.last_name, renamed.usage_name) == ("PETIT", "GRAND-MOREL")


def test_names_are_neither_added_nor_changed_without_a_key(lists: ClassLists) -> None:
    class_id = class_named(lists, "6A")
    pupil = lists.store.pupils(class_id)[0].id
    lists.store.names.drop()
    with pytest.raises(NoNamesKeyError):
        lists.service.add_pupil(class_id, "X", "Y")
    with pytest.raises(NoNamesKeyError):
        lists.service.rename_pupil(pupil, "X", "Y")
    assert len(lists.store.pupils(class_id)) == 2


def test_who_is_never_with_whom_is_there_another_day(lists: ClassLists) -> None:
    class_id = class_named(lists, "6A")
    assert lists.service.group_wishes() is None, "no class is taught"
    lists.service.choose_class(class_id)
    assert lists.service.group_wishes() == GroupWishes()
    apart = GroupWishes(separate=frozenset({(1, 2)}))
    assert lists.service.keep_group_wishes(apart)
    one, other = lists.service.pupils(class_id)
    lists.service.exchange_numbers(class_id, one.id, other.id)
    assert lists.service.group_wishes() == apart
    lists.service.choose_class(class_named(lists, "5B"))
    assert lists.service.group_wishes() == GroupWishes()


def test_wishes_go_with_their_pupil_and_their_class_and_stand_in_what_is_given_out(lists: ClassLists) -> None:
    class_id, found = class_named(lists, "6A"), list[PupilData]()
    lists.service.choose_class(class_id)
    lists.service.keep_group_wishes(GroupWishes(separate=frozenset({(1, 2)})))
    one, other = lists.service.pupils(class_id)
    lists.service.collect_data(class_id, one.id, found.append, lambda _: None)
    assert found[0].pairs == (PairOfPupil("6A", other.number or 0, is_together=False),)
    lists.service.erase_pupil(other.id, lambda _: None)
    assert lists.service.group_wishes() == GroupWishes()
    lists.service.keep_group_wishes(GroupWishes(together=frozenset({(1, 1)})))
    lists.service.delete_class(class_id)
    assert class_id not in (lists.store.folder / "group_wishes.json").read_text()
