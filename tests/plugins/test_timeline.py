"""Timeline: years as they are written, places on the line, rows without overlap, and what is dragged."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from plugins import timeline
from plugins.timeline.entries import Entry, entries_text, read_entries, rows
from plugins.timeline.timeline_item import Timeline, layout_of
from plugins.timeline.years import YearScale, from_count, marked_years, read_year, to_count, year_text
from tests.support.items import plugin
from tni.api.items import DrawnText, HandleDrag, ItemContext, State
from tni.services.items.item_contract import item_faults

CTX = ItemContext()
ITEM = Timeline()
YEARS = st.integers(-99_999, 99_999).filter(bool)


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("1789", 1789), ("-52", -52), ("−52", -52), ("52 av. J.-C.", -52), ("52 avant Jésus-Christ", -52),
        ("44 BC", -44), ("10 000 av. J.-C.", -10_000), ("vers 800", None), ("", None), ("1789a", None),
    ],
)  # fmt: skip
def test_years_are_read_as_they_are_written(text: str, year: int | None) -> None:
    assert read_year(text) == year


@given(YEARS, st.booleans(), st.booleans())
def test_a_written_year_is_read_again(year: int, french: bool, short: bool) -> None:
    assert read_year(year_text(year, french=french, short=short)) == year


@given(YEARS)
def test_there_is_no_year_0(year: int) -> None:
    assert from_count(to_count(year)) == year
    assert to_count(1) - to_count(-1) == 1


@pytest.mark.parametrize(
    ("text", "entries"),
    [
        ("Moyen Âge : 476 à 1492", [Entry("Moyen Âge", 476, 1492)]),
        ("Louis XIV : 1643-1715", [Entry("Louis XIV", 1643, 1715)]),
        ("Louis XV 1715 à 1774", [Entry("Louis XV", 1715, 1774)]),
        ("Rome : −753 à 476", [Entry("Rome", -753, 476)]),
        ("Rome : 753 av. J.-C. à 27 av. J.-C.", [Entry("Rome", -753, -27)]),
        ("Alésia : −52 ; Sacre : 800", [Entry("Alésia", -52), Entry("Sacre", 800)]),
        ("Guerre : 1918–1914", [Entry("Guerre", 1914, 1918)]),
        ("War: 1914 to 1918", [Entry("War", 1914, 1918)]),
    ],
)
def test_entries_are_read_as_they_are_typed(text: str, entries: list[Entry]) -> None:
    assert read_entries(text) == (tuple(entries), ())


def test_what_has_no_date_is_told_apart() -> None:
    assert read_entries("Moyen Âge ; Sacre : 800 ; Rien : 0 ;")[1] == ("Moyen Âge", "Rien : 0")


NAMES = st.text(st.characters(categories=["L"]), min_size=1, max_size=12)
ENTRIES = st.builds(
    lambda name, first, last: Entry(name, first) if last is None else Entry(name, min(first, last), max(first, last)),
    NAMES, YEARS, st.none() | YEARS,
)  # fmt: skip


@given(st.lists(ENTRIES, max_size=8))
def test_entries_are_read_again_as_they_are_kept(entries: list[Entry]) -> None:
    assert read_entries(entries_text(entries))[0] == tuple(entries)


@given(YEARS, YEARS, st.lists(YEARS, max_size=8), st.booleans())
def test_places_follow_the_years(first: int, last: int, dates: list[int], is_even: bool) -> None:
    assume(first < last)
    scale = YearScale(first, last, dates, is_even=is_even)
    inside = sorted({first, last, *(year for year in dates if first <= year <= last)})
    shares = [scale.share(year) for year in inside]
    assert shares == sorted(shares)
    assert (shares[0], shares[-1]) == (0.0, 1.0)
    assert [scale.year(share) for share in shares] == inside, "a finger that holds a date keeps it"
    if is_even:
        gaps = [b - a for a, b in pairwise(shares)]
        assert gaps == pytest.approx([1 / len(gaps)] * len(gaps))


@given(YEARS, YEARS, YEARS)
def test_to_scale_the_same_time_has_the_same_room(one: int, other: int, span: int) -> None:
    scale = YearScale(-200_000, 200_000, [], is_even=False)
    here = scale.share(from_count(to_count(one) + span)) - scale.share(one)
    there = scale.share(from_count(to_count(other) + span)) - scale.share(other)
    assert here == pytest.approx(there, abs=1e-9)


@given(YEARS, YEARS, st.integers(2, 20))
def test_marked_years_are_round_few_and_never_0(first: int, last: int, most: int) -> None:
    assume(first < last)
    years = marked_years(first, last, most)
    assert 0 not in years
    assert len(years) <= most + 2
    assert all(first <= year <= last for year in years)


@given(st.lists(st.tuples(st.integers(0, 100), st.integers(1, 40)), max_size=20))
def test_no_two_in_a_row_cover_each_other(found: list[tuple[int, int]]) -> None:
    spans = [(float(start), float(start + length)) for start, length in found]
    placed = rows(spans)
    for k, (start, end) in enumerate(spans):
        for n in range(k):
            assert placed[n] != placed[k] or spans[n][1] <= start or end <= spans[n][0]
    most = max((sum(a <= at < b for a, b in spans) for at, _ in spans), default=0)
    assert max(placed, default=-1) + 1 == most, "no more rows than are needed"


def state(**values: object) -> State:
    return {**ITEM.new(CTX), **values}


@given(st.floats(0, 260))
def test_an_end_goes_to_the_year_under_the_finger_and_not_past_the_other(x: float) -> None:
    before = state(entries="A : 100 à 500 ; B : 300", first=1, last=1000)
    handles = {one.id: one for one in ITEM.handles(before, ITEM.size(before), CTX)}
    wanted = layout_of(before).year(handles["0 first"].limited((x, 0.0))[0])
    for handle, entry in (
        ("0 first", Entry("A", min(wanted, 500), 500)),
        ("0 last", Entry("A", 100, max(wanted, 100))),
    ):
        at = handles[handle].limited((x, 0.0))
        after = ITEM.drag(before, HandleDrag(handle, handles[handle].at, at), CTX)
        assert read_entries(after["entries"])[0] == (entry, Entry("B", 300))
    after = ITEM.drag(before, HandleDrag("1 first", handles["1 first"].at, handles["1 first"].limited((x, 0.0))), CTX)
    assert read_entries(after["entries"])[0][1] == Entry("B", wanted)


def test_covered_names_are_told_to_nobody_before_a_tap() -> None:
    covered = {**ITEM.control(state(), "covered", True, CTX), "chosen": 1}
    shown = [one.text for one in ITEM.draw(covered, ITEM.size(covered), CTX) if isinstance(one, DrawnText)]
    assert ("Moyen Âge" in shown, ITEM.text(covered, CTX)) == (False, "Frise chronologique")
    assert "Moyen Âge" not in " ".join(one.label for one in ITEM.handles(covered, ITEM.size(covered), CTX))
    bare = ITEM.tap(covered, "1", CTX)
    assert ITEM.text(bare, CTX) == "Frise chronologique : Moyen Âge (476–1492)"
    assert ITEM.tap(bare, "1", CTX)["bare"] == []


def test_nothing_that_is_typed_is_lost_when_an_end_is_dragged() -> None:
    before = state(entries="Préhistoire : −9000 à −4000 ; sans date ; A : 100 à 500", first=1, last=1000)
    (first, _) = ITEM.handles(before, ITEM.size(before), CTX)
    after = ITEM.drag(before, HandleDrag(first.id, first.at, (first.at[0] + 20, 0.0)), CTX)
    entries, left = read_entries(after["entries"])
    assert (entries[0], left) == (Entry("Préhistoire", -9000, -4000), ("sans date",))
    assert entries[1].first > 100


def test_one_entry_after_another_is_changed_in_the_panel() -> None:
    now = ITEM.control(state(entries=""), "add", True, CTX)
    for control, value in (
        ("name", "Sacre ; Reims"),
        ("from", "754"),
        ("to", "768"),
        ("from", "751"),
        ("to", "vers 800"),
    ):
        now = ITEM.control(now, control, value, CTX)
    assert read_entries(now["entries"])[0] == (Entry("Sacre , Reims", 751, 768),)
    now = ITEM.control(now, "to", "", CTX)
    assert read_entries(now["entries"])[0] == (Entry("Sacre , Reims", 751),)
    now = ITEM.control(ITEM.control(now, "add", True, CTX), "next", True, CTX)
    assert now["chosen"] == 0
    now = ITEM.control(now, "remove", True, CTX)
    assert ([one.name for one in read_entries(now["entries"])[0]], now["chosen"]) == (["Événement"], -1)
    assert ITEM.tap(now, "0", CTX)["chosen"] == 0


def test_the_line_keeps_a_length() -> None:
    before = state(first=1, last=100)
    assert ITEM.control(before, "first", 100.0, CTX) == before
    assert ITEM.control(before, "last", 0.0, CTX) == before
    assert ITEM.control(before, "first", 0.0, CTX)["first"] == 1
    assert ITEM.control(before, "first", -500.0, CTX)["first"] == -500


def test_it_keeps_the_contract() -> None:
    assert item_faults(plugin("timeline", timeline.item), 400)[1] == ()
