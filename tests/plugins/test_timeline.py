"""Timeline: years as they are written, places on the line, rows without overlap, and what is dragged."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from plugins import timeline
from plugins.timeline.dates import DAYS, LENGTHS, Date, date_text, marked_dates, read_date
from plugins.timeline.entries import Entry, entries_text, read_entries, rows
from plugins.timeline.timeline_item import Timeline
from plugins.timeline.timeline_layout import LEAST_SPAN, is_zoomed, layout_of, view_of, whole_of, zoomed
from plugins.timeline.years import DateScale, from_count, marked_years, read_year, to_count, year_text
from tests.support.items import plugin
from tni.api.items import DrawnText, HandleDrag, ItemContext, State, SupportsWheel
from tni.document.item_drawing import within
from tni.services.items.item_contract import item_faults

CTX = ItemContext()
ITEM = Timeline()
YEARS = st.integers(-99_999, 99_999).filter(bool)
DATES = st.builds(
    lambda year, month, day: Date(year, month, min(day, LENGTHS[month - 1]) if month else 0),
    YEARS, st.integers(0, 12), st.integers(0, 31),
)  # fmt: skip


def entry(name: str, *years: int) -> Entry:
    return Entry(name, *map(Date, years))


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
        ("Moyen Âge : 476 à 1492", [entry("Moyen Âge", 476, 1492)]),
        ("Louis XIV : 1643-1715", [entry("Louis XIV", 1643, 1715)]),
        ("Louis XV 1715 à 1774", [entry("Louis XV", 1715, 1774)]),
        ("Rome : −753 à 476", [entry("Rome", -753, 476)]),
        ("Rome : 753 av. J.-C. à 27 av. J.-C.", [entry("Rome", -753, -27)]),
        ("Alésia : −52 ; Sacre : 800", [entry("Alésia", -52), entry("Sacre", 800)]),
        ("Guerre : 1918–1914", [entry("Guerre", 1914, 1918)]),
        ("War: 1914 to 1918", [entry("War", 1914, 1918)]),
        ("Bastille : 14 juillet 1789", [Entry("Bastille", Date(1789, 7, 14))]),
        ("Bastille 14 juillet 1789", [Entry("Bastille", Date(1789, 7, 14))]),
        ("Fédération juillet 1790", [Entry("Fédération", Date(1790, 7))]),
        ("Ides : 15 mars -44", [Entry("Ides", Date(-44, 3, 15))]),
        ("Ides : 15 mars 44 av. J.-C.", [Entry("Ides", Date(-44, 3, 15))]),
        ("Guerre : 28 juillet 1914 - 11 novembre 1918", [Entry("Guerre", Date(1914, 7, 28), Date(1918, 11, 11))]),
        ("Guerre : du 28/07/1914 au 11/11/1918", [Entry("Guerre", Date(1914, 7, 28), Date(1918, 11, 11))]),
        ("Front populaire : mai 1936 à avril 1938", [Entry("Front populaire", Date(1936, 5), Date(1938, 4))]),
        ("Independence: July 4, 1776", [Entry("Independence", Date(1776, 7, 4))]),
    ],
)
def test_entries_are_read_as_they_are_typed(text: str, entries: list[Entry]) -> None:
    assert read_entries(text) == (tuple(entries), ())


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("1er mai 1936", Date(1936, 5, 1)), ("le 1er août 1914", Date(1914, 8, 1)), ("AOUT 1914", Date(1914, 8)),
        ("févr. 1848", Date(1848, 2)), ("24 fév 1848", Date(1848, 2, 24)), ("Sept. 1792", Date(1792, 9)),
        ("en 1515", Date(1515)), ("3 September 1939", Date(1939, 9, 3)), ("jui 1789", None), ("32 mai 1789", None),
        ("30 février 1789", None), ("14/13/1789", None), ("14 juillet", None), ("juillet 0", None), ("été 1789", None),
    ],
)  # fmt: skip
def test_dates_are_read_as_they_are_written(text: str, date: Date | None) -> None:
    assert read_date(text) == date


@given(DATES, st.booleans(), st.booleans())
def test_a_written_date_is_read_again(date: Date, french: bool, short: bool) -> None:
    assert read_date(date_text(date, french=french, short=short)) == date


@given(DATES, DATES)
def test_a_date_stays_as_exact_as_it_is_wherever_it_goes(date: Date, other: Date) -> None:
    assert date.near(date.count) == date, "a finger that holds a date keeps it"
    there = date.near(other.count)
    assert (there.month > 0, there.day > 0) == (date.month > 0, date.day > 0)
    assert abs(there.count - other.count) <= (0.5 / DAYS if date.day else 16 / DAYS if date.month else 0.5) + 1e-6


@given(DATES, st.floats(LEAST_SPAN, 3000), st.floats(100, 460))
def test_marked_dates_are_few_and_in_their_order(start: Date, span: float, room: float) -> None:
    found = [one.count for one in marked_dates(start.count, start.count + span, room)]
    assert found == sorted(set(found))
    assert all(start.count - 1e-9 <= one <= start.count + span + 1e-9 for one in found)
    assert len(found) <= room / 20 + 2


def test_what_has_no_date_is_told_apart() -> None:
    assert read_entries("Moyen Âge ; Sacre : 800 ; Rien : 0 ;")[1] == ("Moyen Âge", "Rien : 0")


NAMES = st.text(st.characters(categories=["L"]), min_size=1, max_size=12)
ENTRIES = st.builds(lambda name, first, last: Entry(name, first).between(first, last), NAMES, DATES, st.none() | DATES)


@given(st.lists(ENTRIES, max_size=8))
def test_entries_are_read_again_as_they_are_kept(entries: list[Entry]) -> None:
    assert read_entries(entries_text(entries))[0] == tuple(entries)


@given(DATES, DATES, st.lists(DATES, max_size=8), st.booleans())
def test_places_follow_the_dates(first: Date, last: Date, dates: list[Date], is_even: bool) -> None:
    assume(first.count < last.count)
    counts = [date.count for date in dates]
    scale = DateScale(first.count, last.count, counts, is_even=is_even)
    inside = sorted({first.count, last.count, *(one for one in counts if first.count <= one <= last.count)})
    shares = [scale.share(count) for count in inside]
    assert shares == sorted(shares)
    assert (shares[0], shares[-1]) == (0.0, 1.0)
    assert [scale.count(share) for share in shares] == pytest.approx(inside, abs=1e-6)
    if is_even:
        gaps = [b - a for a, b in pairwise(shares)]
        assert gaps == pytest.approx([1 / len(gaps)] * len(gaps))


@given(YEARS, YEARS, YEARS)
def test_to_scale_the_same_time_has_the_same_room(one: int, other: int, span: int) -> None:
    scale = DateScale(-200_000, 200_000, [], is_even=False)
    here = scale.share(to_count(one) + span) - scale.share(to_count(one))
    there = scale.share(to_count(other) + span) - scale.share(to_count(other))
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
    wanted = from_count(layout_of(before).count(handles["0 first"].limited((x, 0.0))[0]))
    for handle, found in (
        ("0 first", entry("A", min(wanted, 500), 500)),
        ("0 last", entry("A", 100, max(wanted, 100))),
    ):
        at = handles[handle].limited((x, 0.0))
        after = ITEM.drag(before, HandleDrag(handle, handles[handle].at, at), CTX)
        assert read_entries(after["entries"])[0] == (found, entry("B", 300))
    after = ITEM.drag(before, HandleDrag("1 first", handles["1 first"].at, handles["1 first"].limited((x, 0.0))), CTX)
    assert read_entries(after["entries"])[0][1] == entry("B", wanted)


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
    assert (entries[0], left) == (entry("Préhistoire", -9000, -4000), ("sans date",))
    assert entries[1].first.year > 100


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
    assert read_entries(now["entries"])[0] == (entry("Sacre , Reims", 751, 768),)
    now = ITEM.control(now, "to", "", CTX)
    assert read_entries(now["entries"])[0] == (entry("Sacre , Reims", 751),)
    now = ITEM.control(ITEM.control(now, "add", True, CTX), "next", True, CTX)
    assert now["chosen"] == 0
    now = ITEM.control(now, "remove", True, CTX)
    assert ([one.name for one in read_entries(now["entries"])[0]], now["chosen"]) == (["Événement"], -1)
    assert ITEM.tap(now, "0", CTX)["chosen"] == 0


STATES = st.builds(
    lambda entries, ends, even, dated, view: {
        **state(entries=entries_text(entries), even=even, dates=dated),
        "first": ends[0], "last": ends[1], "view": view,
    },
    st.lists(ENTRIES, max_size=8), st.tuples(YEARS, YEARS).filter(lambda ends: ends[0] < ends[1]), st.booleans(),
    st.booleans(), st.none() | st.tuples(st.integers(-9999, 9999), st.integers(1, 999)).map(
        lambda two: [float(two[0]), two[0] + two[1] / 10]
    ),
)  # fmt: skip


@given(STATES)
def test_nothing_covers_anything_else(now: State) -> None:
    layout, size = layout_of(now), ITEM.size(now)
    for k, one in enumerate(layout.boxes):
        assert -0.01 <= one.x < one.right <= size.width_mm + 0.01
        for other in layout.boxes[:k]:
            is_beside = one.right <= other.x + 0.01 or other.right <= one.x + 0.01
            assert is_beside or one.bottom <= other.y + 0.01 or other.bottom <= one.y + 0.01
    drawing = ITEM.draw(now, size, CTX)
    for one, inside in zip(drawing, within(drawing, size.width_mm, size.height_mm), strict=True):
        if isinstance(one, DrawnText) and isinstance(inside, DrawnText):
            assert inside.x == pytest.approx(one.x, abs=0.02)


@given(STATES, st.floats(0, 1), st.sampled_from([0.5, 0.8, 1.25, 2.0]))
def test_what_lies_under_the_finger_stays_while_the_line_is_enlarged(now: State, share: float, factor: float) -> None:
    (low, high), (before, after) = whole_of(now), view_of(now)
    found = view_of(zoomed(now, share, factor))
    assert low - 1e-6 <= found[0] < found[1] <= high + 1e-6
    if now["even"]:
        assert found == (low, high)
        return
    assert found[1] - found[0] >= min(LEAST_SPAN, high - low) - 1e-5
    is_free = found[0] > low + 1e-5 and found[1] < high - 1e-5
    if is_free and found[1] - found[0] > LEAST_SPAN + 1e-4:
        at = before + share * (after - before)
        assert found[0] + share * (found[1] - found[0]) == pytest.approx(at, abs=1e-4)


def test_the_line_is_enlarged_towards_the_chosen_entry_moved_and_shown_whole() -> None:
    now = state(entries="Bastille : 14 juillet 1789 ; Sacre : 800", first=1, last=2001, chosen=0)
    for _ in range(12):
        now = ITEM.control(now, "closer", True, CTX)
        low, high = view_of(now)
        assert low < Date(1789, 7, 14).count < high
    assert high - low < 1
    assert layout_of(now).numbers == (0,)
    marks = [one.text for one in ITEM.draw(now, ITEM.size(now), CTX) if isinstance(one, DrawnText)]
    assert "juil. 1789" in marks
    later = view_of(ITEM.control(now, "later", True, CTX))
    assert later[0] == pytest.approx((low + high) / 2, abs=1e-5)
    handle = next(one for one in ITEM.handles(now, ITEM.size(now), CTX) if one.id == "scale")
    dragged = ITEM.drag(now, HandleDrag("scale", (100.0, 50.0), (100.0 + layout_of(now).room / 2, 50.0)), CTX)
    assert view_of(dragged)[0] == pytest.approx(low - (high - low) / 2, abs=1e-5)
    assert handle.to is not None
    assert "Sacre (800)" in ITEM.text(now, CTX), "the words tell of all"
    assert not is_zoomed(ITEM.control(now, "whole", True, CTX))
    assert isinstance(ITEM, SupportsWheel)
    turned = ITEM.wheel(state(first=1, last=2001), (130.0, 20.0), 3.0, CTX)
    assert turned is not None
    assert is_zoomed(turned)
    assert ITEM.wheel(state(even=True), (130.0, 20.0), 3.0, CTX) is None


def test_a_dragged_day_stays_a_day() -> None:
    now = state(entries="Bastille : 14 juillet 1789", first=1789, last=1790)
    layout, (handle,) = layout_of(now), ITEM.handles(now, ITEM.size(now), CTX)
    x = layout.across(Date(1789, 8, 4))
    after = ITEM.drag(now, HandleDrag(handle.id, handle.at, (x, 0.0)), CTX)
    assert after["entries"] == "Bastille : 4 août 1789"


def test_a_timeline_of_an_earlier_lesson_shows_all() -> None:
    old = {key: value for key, value in state().items() if key != "view"}
    assert view_of(old) == whole_of(old)
    assert ITEM.draw(old, ITEM.size(old), CTX) == ITEM.draw(state(), ITEM.size(state()), CTX)
    assert is_zoomed(ITEM.control(old, "closer", True, CTX))


def test_the_line_keeps_a_length() -> None:
    before = state(first=1, last=100)
    assert ITEM.control(before, "first", 100.0, CTX) == before
    assert ITEM.control(before, "last", 0.0, CTX) == before
    assert ITEM.control(before, "first", 0.0, CTX)["first"] == 1
    assert ITEM.control(before, "first", -500.0, CTX)["first"] == -500


def test_it_keeps_the_contract() -> None:
    assert item_faults(plugin("timeline", timeline.item), 400)[1] == ()
