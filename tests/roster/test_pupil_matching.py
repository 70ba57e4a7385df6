"""Laws of a second import: nobody gets another's number or results, and nobody who is still there loses theirs."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tni.core.ids import ClassId
from tni.roster.class_list import PupilRow
from tni.roster.import_plan import (
    GROUP,
    ImportOptions,
    ImportPlan,
    StoredClass,
    StoredRoster,
    classes_in_file,
    plan_import,
)
from tni.roster.school_class import Pupil

LASTS = ("MARTIN", "LE GOFF", "Cœur", "DUPONT-DURAND", "O'BRIEN", "Ça")
FIRSTS = ("Zoé", "Jean", "Jean-Baptiste", "Œnone", "Éloïse")
people = st.builds(
    PupilRow,
    st.sampled_from(LASTS),
    st.sampled_from(FIRSTS),
    st.sampled_from(("", "", "", "LE BRAS", "MARTIN")),
    st.sampled_from(("6A", "6B", "")),
    groups=st.sampled_from(((), ("LATIN",), ("LATIN", "ALL"))),
)
files = st.lists(people, max_size=14)
choices = st.sampled_from(
    (ImportOptions(), ImportOptions("6C"), ImportOptions(wanted=frozenset({("", "6A"), (GROUP, "LATIN")})))
)
EMPTY = StoredRoster([], {}, [])


def taken(stored: StoredRoster, plan: ImportPlan) -> StoredRoster:
    """As the lists are once it is done."""
    classes = {one.id: one for one in stored.classes}
    members = {place: {p.id: p for p in pupils} for place, pupils in stored.members.items()}
    pupils = {p.id: p for p in stored.pupils}
    for place in plan.places:
        classes[place.id] = StoredClass(place.id, place.key, place.name)
        here = members.setdefault(place.id, {})
        for gone in place.left:
            here[gone.id] = replace(gone, number=None)
        for entry in place.entries:
            row = entry.row
            pupil = Pupil(entry.pupil_id, row.last_name, row.first_name, row.usage_name, entry.number)
            here[pupil.id] = pupil
            pupils[pupil.id] = replace(pupil, number=None)
    # A pupil's names are one thing, whatever class they were last read in.
    named = {
        place: [replace(pupils[p.id], number=p.number) for p in inside.values()] for place, inside in members.items()
    }
    return StoredRoster(list(classes.values()), named, list(pupils.values()))


def numbers(stored: StoredRoster) -> dict[tuple[ClassId, str], int]:
    return {(place, p.id): p.number for place, inside in stored.members.items() for p in inside if p.number is not None}


@given(st.lists(files, min_size=1, max_size=4), choices)
def test_in_a_class_everybody_is_there_once_by_a_number_of_their_own(
    lists: list[list[PupilRow]], choice: ImportOptions
) -> None:
    stored = EMPTY
    for rows in lists:
        plan = plan_import(rows, choice, stored)
        for place in plan.places:
            given_out = [entry.number for entry in place.entries]
            assert len(set(given_out)) == len(given_out)
            assert min(given_out) >= 1
            assert len({entry.pupil_id for entry in place.entries}) == len(place.entries)
            assert not {entry.pupil_id for entry in place.entries} & {pupil.id for pupil in place.left}
        stored = taken(stored, plan)
        assert all(count == 1 for count in Counter((c, n) for (c, _), n in numbers(stored).items()).values())


@given(files, files, choices)
def test_nobody_is_lost_between_the_file_and_the_lists(
    first: list[PupilRow], rows: list[PupilRow], choice: ImportOptions
) -> None:
    stored = taken(EMPTY, plan_import(first, choice, EMPTY))
    plan = plan_import(rows, choice, stored)
    if choice.wanted is None:
        wanted = [row for row in rows if row.class_name or choice.default_class]
        assert Counter(wanted) == Counter(entry.row for place in plan.places for entry in place.entries)
        assert list(plan.unplaced) == [row for row in rows if row not in wanted]
    for place in plan.places:
        there = {p.id for p in stored.members.get(place.id, []) if p.number is not None}
        stays = {entry.pupil_id for entry in place.entries} & there
        assert there == stays | {p.id for p in place.left}


@given(files, choices, st.randoms())
def test_the_same_list_again_in_any_order_changes_nothing(rows: list[PupilRow], choice: ImportOptions, random) -> None:
    stored = taken(EMPTY, plan_import(rows, choice, EMPTY))
    again = plan_import(rows, choice, stored)
    assert numbers(taken(stored, again)) == numbers(stored)
    assert not any(entry.is_new for place in again.places for entry in place.entries)
    shuffled = random.sample(rows, len(rows))
    other = taken(stored, plan_import(shuffled, choice, stored))
    assert sorted(n for _, n in numbers(other).items()) == sorted(n for _, n in numbers(stored).items())
    assert numbers(other).keys() == numbers(stored).keys()


@given(files, files)
def test_whoever_stays_keeps_id_and_number(first: list[PupilRow], rows: list[PupilRow]) -> None:
    stored = taken(EMPTY, plan_import(first, ImportOptions("6A"), EMPTY))
    plan = plan_import(rows, ImportOptions("6A"), stored)
    for place in plan.places:
        for entry in place.entries:
            if entry.was is not None and entry.was.number is not None:
                assert entry.number == entry.was.number


@given(st.lists(people, max_size=10, unique_by=lambda row: (row.last_name, row.first_name)))
def test_a_move_to_another_class_keeps_the_pupil(rows: list[PupilRow]) -> None:
    placed = [replace(row, class_name="6A", groups=(), usage_name="") for row in rows]
    stored = taken(EMPTY, plan_import(placed, ImportOptions(), EMPTY))
    ids = {(p.last_name, p.first_name): p.id for p in stored.pupils}
    moved = [replace(row, class_name="6B" if i % 2 else "6A") for i, row in enumerate(placed)]
    plan = plan_import(moved, ImportOptions(), stored)
    assert all(ids[e.row.last_name, e.row.first_name] == e.pupil_id for place in plan.places for e in place.entries)


@given(files)
def test_a_pupil_of_a_class_and_a_group_is_one(rows: list[PupilRow]) -> None:
    wanted = frozenset(classes_in_file(rows))
    plan = plan_import(rows, ImportOptions(wanted=wanted), EMPTY)
    everybody = {entry.pupil_id for place in plan.places for entry in place.entries}
    assert len(everybody) == len([row for row in rows if row.class_name or row.groups])
    stored = taken(EMPTY, plan)
    assert not any(
        e.is_new for place in plan_import(rows, ImportOptions(wanted=wanted), stored).places for e in place.entries
    )


def only(rows: list[PupilRow], stored: StoredRoster) -> list[tuple[str, bool]]:
    plan = plan_import(rows, ImportOptions(), stored)
    return [(entry.row.first_name, entry.is_new) for place in plan.places for entry in place.entries]


def first_list(*rows: PupilRow) -> StoredRoster:
    return taken(EMPTY, plan_import(rows, ImportOptions(), EMPTY))


def test_names_of_use_and_compound_names_are_known_again() -> None:
    stored = first_list(PupilRow("MARTIN", "Zoé", "LE BRAS", "6A"), PupilRow("CŒUR", "Jean-Baptiste", "", "6A"))
    assert only([PupilRow("LE BRAS", "Zoe", "", "6A"), PupilRow("COEUR", "Jean", "", "6A")], stored) == [
        ("Jean", False),
        ("Zoe", False),
    ]


def test_brothers_are_not_taken_for_each_other() -> None:
    stored = first_list(PupilRow("MARTIN", "Jean", "", "6A"), PupilRow("MARTIN", "Jean-Luc", "", "6A"))
    rows = [PupilRow("MARTIN", name, "", "6A") for name in ("Jean", "Jean-Luc", "Jean-Marc")]
    assert only(rows, stored) == [("Jean", False), ("Jean-Luc", False), ("Jean-Marc", True)]


def test_of_two_who_fit_neither_is_guessed() -> None:
    stored = first_list(PupilRow("MARTIN", "Jean-Luc", "", "6A"), PupilRow("MARTIN", "Jean-Marc", "", "6A"))
    assert only([PupilRow("MARTIN", "Jean", "", "6A")], stored) == [("Jean", True)]


def test_of_homonyms_the_one_in_a_group_is_known_by_it() -> None:
    twins = [PupilRow("MARTIN", "Zoé", "", "6A"), PupilRow("MARTIN", "Zoé", "", "6A", groups=("LATIN",))]
    choice = ImportOptions(wanted=frozenset({("", "6A"), (GROUP, "LATIN")}))
    stored = taken(EMPTY, plan_import(twins, choice, EMPTY))
    assert numbers(taken(stored, plan_import(twins[::-1], choice, stored))) == numbers(stored)


def test_a_homonym_less_is_told() -> None:
    twins = [PupilRow("MARTIN", "Zoé", "", "6A")] * 2
    plan = plan_import(twins[:1], ImportOptions(), first_list(*twins))
    assert [p.number for place in plan.places for p in place.doubtful] == [1, 2]
    assert plan_import(twins, ImportOptions(), first_list(*twins)).places[0].doubtful == ()


def test_a_homonym_of_a_class_that_the_file_does_not_speak_of_is_another() -> None:
    stored = first_list(PupilRow("MARTIN", "Zoé", "", "6A"))
    assert only([PupilRow("MARTIN", "Zoé", "", "6B")], stored) == [("Zoé", True)]


def test_without_readable_names_as_many_pupils_are_paired_by_number_and_others_are_not() -> None:
    rows = [PupilRow(name, "A", "", "6A") for name in ("ADAM", "BRUN")]
    known = first_list(*rows)
    lost = {place: [replace(p, last_name="", first_name="") for p in inside] for place, inside in known.members.items()}
    stored = StoredRoster(known.classes, lost, [replace(p, last_name="", first_name="") for p in known.pupils])
    paired = plan_import(rows[::-1], ImportOptions(), stored).places[0]
    assert [(e.row.last_name, e.number, e.paired) for e in paired.entries] == [("ADAM", 1, True), ("BRUN", 2, True)]
    three = plan_import([*rows, PupilRow("CARON", "A", "", "6A")], ImportOptions(), stored).places[0]
    assert [e.is_new for e in three.entries] == [True] * 3
    assert len(three.left) == 2
