"""Staff: names and frequencies of notes, bars, ties and rests, what is dragged, tapped, played and lit."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins import staff
from plugins.staff.bars import TIMES, bar_beats, bar_ends, wrong_bars, wrong_text
from plugins.staff.notes import (
    HIGHEST,
    LENGTHS,
    LOWEST,
    MOST_NOTES,
    NATURAL,
    Note,
    alterations,
    hertz,
    key_signs,
    name,
    notes_of,
    played_at,
    tones,
)
from plugins.staff.staff_item import Staff, raised_of
from plugins.staff.staff_layout import ROW_HIGH, WIDTH, height, layout_of, ledgers
from tests.support.items import plugin
from tni.api.item_motion import Moving, SupportsMotion
from tni.api.items import (
    DrawnArea,
    DrawnText,
    HandleDrag,
    ItemContext,
    State,
    SupportsSound,
    TapTarget,
    Tone,
    with_values,
)
from tni.services.items.item_contract import item_faults

CTX = ItemContext()
ITEM = Staff()
PLACES = st.integers(LOWEST, HIGHEST)
BEATS = st.sampled_from(list(LENGTHS))
NOTES = st.builds(
    Note, st.none() | PLACES, st.sampled_from([0, 0, 0, 1, -1, NATURAL]), BEATS, st.booleans(), st.booleans()
)
STATES = st.builds(
    lambda notes, clef, key, bar, by_hand, checked, names: {
        **ITEM.new(CTX), "notes": [one.written for one in notes], "clef": clef, "key": key, "bar": bar,
        "by_hand": by_hand, "checked": checked, "names": names,
    },
    st.lists(NOTES, max_size=MOST_NOTES), st.sampled_from(["treble", "bass"]), st.integers(-7, 7),
    st.sampled_from(list(TIMES)), st.booleans(), st.booleans(), st.sampled_from(["none", "shown"]),
)  # fmt: skip


def staff_of(*notes: Note, **more: Any) -> State:
    return {**ITEM.new(CTX), "notes": [one.written for one in notes], **more}


@pytest.mark.parametrize(
    ("clef", "note", "french", "frequency"),
    [
        ("treble", (0, 0), "mi", 329.63),
        ("treble", (3, 0), "la", 440.0),
        ("treble", (-2, 0), "do", 261.63),
        ("treble", (8, 1), "fa♯", 739.99),
        ("bass", (8, 0), "la", 220.0),
        ("bass", (10, 0), "do", 261.63),
        ("bass", (2, -1), "si♭", 116.54),
    ],
)
def test_notes_have_their_names_and_frequencies(
    clef: str, note: tuple[int, int], french: str, frequency: float
) -> None:
    assert name(*note, clef, french=True) == french
    assert hertz(*note, clef) == pytest.approx(frequency, abs=0.01)


@given(st.sampled_from(["treble", "bass"]), PLACES, st.integers(-1, 1))
def test_an_octave_doubles_the_frequency_and_keeps_the_name(clef: str, place: int, sign: int) -> None:
    assert hertz(place + 7, sign, clef) == pytest.approx(2 * hertz(place, sign, clef))
    assert name(place + 7, sign, clef, french=True) == name(place, sign, clef, french=True)
    assert hertz(place + 1, sign, clef) / hertz(place, sign, clef) == pytest.approx(2 ** (1 / 6), rel=0.06)


@given(st.lists(BEATS, max_size=MOST_NOTES), st.sampled_from(list(TIMES)))
def test_a_bar_ends_when_its_beats_are_full(lengths: list[float], time: str) -> None:
    notes, beats = [Note(0, 0, length) for length in lengths], bar_beats(time)
    start = 0
    for end in bar_ends(notes, time, by_hand=False):
        assert sum(lengths[start:end]) < beats <= sum(lengths[start : end + 1])
        start = end + 1
    assert sum(lengths[start:]) < beats or not beats


@given(STATES)
def test_wrong_bars_are_those_whose_beats_do_not_add_up(state: State) -> None:
    layout, beats = layout_of(state), bar_beats(state["bar"])
    wrong = {(one.first, one.last): one.beats for one in wrong_bars(layout.notes, state["bar"], layout.ends)}
    start = 0
    for end in dict.fromkeys((*layout.ends, len(layout.notes) - 1)):
        if beats and end >= start:
            off = sum(note.beats for note in layout.notes[start : end + 1]) - beats
            assert wrong.pop((start, end), 0) == off
        start = end + 1
    assert not wrong


@pytest.mark.parametrize(
    ("lengths", "text"),
    [
        ([1.0, 1.0], "il manque 2 noires"), ([4.0, 1.0], "1 noire de trop"), ([3.0, 0.25], "il manque ¾ de noire"),
        ([4.0, 1.5], "1½ noire de trop"), ([4.0], ""),
    ],
)  # fmt: skip
def test_a_wrong_bar_says_what_is_wrong_when_asked(lengths: list[float], text: str) -> None:
    notes = [Note(0, 0, length) for length in lengths]
    notes[-1] = Note(0, 0, lengths[-1], ends_bar=True)
    found = wrong_bars(notes, "four", bar_ends(notes, "four", by_hand=True))
    assert [wrong_text(one).fr for one in found] == ([text] if text else [])
    state = staff_of(*notes, by_hand=True, checked=True)
    written = [one.text for one in ITEM.draw(state, ITEM.size(state), CTX) if isinstance(one, DrawnText)]
    assert [one for one in written if "noire" in one] == ([text] if text else [])
    assert text in ITEM.text(state, CTX)
    assert not any(
        "noire" in one.text
        for one in ITEM.draw({**state, "checked": False}, ITEM.size(state), CTX)
        if isinstance(one, DrawnText)
    )


def test_keys_have_their_signs_in_order() -> None:
    assert key_signs(0) == {}
    assert key_signs(2) == {3: 1, 0: 1}, "fa and do"
    assert key_signs(-3) == {6: -1, 2: -1, 5: -1}, "si, mi and la"
    scale = tuple(Note(place) for place in range(-1, 7))  # ré to ré
    raised = alterations(scale, "treble", 2, ())
    assert [name(one.place or 0, up, "treble", french=True) for one, up in zip(scale, raised, strict=True)] == [
        "ré", "mi", "fa♯", "sol", "la", "si", "do♯", "ré",
    ]  # fmt: skip


def test_a_sign_holds_to_the_end_of_its_bar_and_through_a_tie() -> None:
    def raised(*notes: Note, key: int = 0) -> tuple[int, ...]:
        return raised_of(staff_of(*notes, key=key, bar="two"))

    assert raised(Note(1, 1), Note(1), Note(1), Note(1)) == (1, 1, 0, 0)
    assert raised(Note(1), Note(1, NATURAL), Note(1), Note(1), key=1) == (1, 0, 1, 1)
    assert raised(Note(1), Note(1, -1, tied=True), Note(1), Note(1)) == (0, -1, -1, 0)
    assert raised(Note(1, 1), Note(8)) == (1, 0), "another octave has none"
    assert raised_of(staff_of(Note(1, 1), Note(1), bar="none")) == (1, 0), "without bars a sign is its note's alone"


@given(STATES)
def test_notes_lie_beside_each_other_on_rows_of_one_width(state: State) -> None:
    layout, size = layout_of(state), ITEM.size(state)
    assert (size.width_mm, size.height_mm) == (WIDTH, ROW_HIGH * len(layout.rows))
    assert [number for row in layout.rows for number in row] == list(range(len(layout.notes)))
    for row in layout.rows:
        for one, other in pairwise(layout.columns[row.start : row.stop]):
            assert other - one >= 15.0
        assert all(24.0 < x < WIDTH - 8.0 for x in layout.columns[row.start : row.stop])


@given(PLACES, st.floats(-1.5, 1.5))
def test_a_note_goes_to_the_place_under_the_finger(place: int, off: float) -> None:
    state = ITEM.new(CTX)
    handle = ITEM.handles(state, ITEM.size(state), CTX)[2]
    after = ITEM.drag(state, HandleDrag("2", handle.at, handle.limited((0.0, height(place) + off))), CTX)
    assert notes_of(after)[2].place == place
    assert [one for k, one in enumerate(notes_of(after)) if k != 2] == [
        one for k, one in enumerate(notes_of(state)) if k != 2
    ]


@pytest.mark.parametrize(
    ("place", "lines"), [(-1, []), (-2, [-2]), (-4, [-2, -4]), (9, []), (10, [10]), (12, [10, 12])]
)
def test_short_lines_carry_notes_outside(place: int, lines: list[int]) -> None:
    assert list(ledgers(place)) == lines


def targets(state: State, x: float, y: float) -> list[TapTarget]:
    return [one for one in ITEM.targets(state, ITEM.size(state), CTX) if one.box.contains(x, y)]


def test_a_tap_behind_the_last_note_adds_one_where_it_was() -> None:
    state = ITEM.new(CTX)
    (target,) = targets(state, layout_of(state).columns[6], height(5))
    assert target.label == "Ajouter do"
    after = ITEM.tap(state, target.id, CTX)
    assert (notes_of(after)[-1], after["chosen"]) == (Note(5), 6)
    for _ in range(40):
        after = ITEM.control(after, "add", True, CTX)
    assert len(notes_of(after)) == MOST_NOTES
    assert not [one for one in ITEM.targets(after, ITEM.size(after), CTX) if one.id.startswith("add")]
    assert notes_of(ITEM.tap(staff_of(), "add 3", CTX)) == (Note(3),), "the first of an empty staff"


@pytest.mark.parametrize(("chosen", "added"), [(Note(0, 1, 2.0), Note(0, 0, 2.0)), (Note(None), Note(2))])
def test_a_note_is_added_at_the_place_of_the_chosen_one(chosen: Note, added: Note) -> None:
    state = with_values(staff_of(chosen), chosen=0)
    assert notes_of(ITEM.control(state, "add", True, CTX))[-1] == added


def test_a_key_of_more_signs_than_there_are_ends_all_the_same() -> None:
    layout = layout_of(with_values(staff_of(Note(0), Note(1)), key=1_000))
    assert [number for row in layout.rows for number in row] == [0, 1]


def test_notes_of_a_lower_row_are_dragged_and_added_there() -> None:
    state = staff_of(*[Note(2)] * 14)
    layout, last = layout_of(state), 13
    assert layout.row(last) == 1
    handle = next(one for one in ITEM.handles(state, ITEM.size(state), CTX) if one.id == str(last))
    there = (handle.at[0], ROW_HIGH + height(5))
    after = ITEM.drag(state, HandleDrag(str(last), handle.at, handle.limited(there)), CTX)
    assert notes_of(after)[last].place == 5
    (target,) = targets(state, layout.columns[14], ROW_HIGH + height(0))
    assert target.id == "add 0"


def test_rests_ties_and_lines_of_bars_are_set_by_the_panel_and_by_taps() -> None:
    state = ITEM.control(staff_of(Note(2, 0, 2.0), Note(2)), "add rest", True, CTX)
    assert notes_of(state)[2] == Note(None)
    assert "sign" not in {one.id for one in ITEM.panel(state, CTX)}, "a rest has none"
    state = ITEM.control(ITEM.tap(state, "0", CTX), "tied", True, CTX)
    assert notes_of(state)[0].tied
    state = ITEM.control(state, "by_hand", True, CTX)
    assert [note.ends_bar for note in notes_of(state)] == [False, False, True], "they stand where they stood"
    layout = layout_of(state)
    target = targets(state, layout.bar_x(0), height(4))[0]
    assert (target.id, target.label) == ("bar 0", "Barre de mesure après la note 1")
    state = ITEM.tap(state, target.id, CTX)
    assert layout_of(state).ends == (0, 2)
    assert layout_of(ITEM.control(state, "by_hand", False, CTX)).ends == (2,)


def test_it_plays_its_notes_and_the_one_that_is_touched() -> None:
    state = staff_of(Note(3), Note(None, 0, 0.5), Note(3, 0, 0.5, tied=True), Note(3), tempo=60)
    assert isinstance(ITEM, SupportsSound)
    assert ITEM.sound(state, "play", CTX) == [Tone(440.0, 1.0), Tone(0.0, 0.5), Tone(440.0, 1.5)]
    assert ITEM.sound(ITEM.tap(state, "2", CTX), "2", CTX) == (Tone(440.0, 0.8),)
    assert ITEM.sound(ITEM.tap(state, "1", CTX), "1", CTX) == (), "a rest is silent"
    assert ITEM.sound(state, "tempo", CTX) == ()
    (silence,) = ITEM.sound(ITEM.control(state, "stop", True, CTX), "stop", CTX)
    assert (silence.hertz, silence.seconds < 0.1) == (0.0, True), "it takes the place of what is played"
    assert ITEM.sound(state, "bar 0", CTX) == ()
    long = staff_of(*[Note(3, 0, 4.0)] * MOST_NOTES, tempo=40)
    assert sum(one.seconds for one in ITEM.sound(long, "play", CTX)) <= 60.0


@given(STATES, st.integers(40, 200))
def test_what_is_played_lasts_as_long_as_its_beats(state: State, tempo: int) -> None:
    notes = notes_of(state)
    found = tones(notes, raised_of(state), state["clef"], tempo)
    assert sum(one.seconds for one in found) == pytest.approx(sum(note.beats for note in notes) * 60 / tempo)


def test_the_note_that_is_heard_is_lit_and_no_other() -> None:
    state = staff_of(Note(3), Note(None), Note(2, 0, 2.0), tempo=60)
    assert isinstance(ITEM, SupportsMotion)
    motion = ITEM.motion(state, state, "play")
    assert motion is not None
    assert (motion.seconds, motion.tells) == (4.0, True)
    assert ITEM.motion(state, state, "next") is None
    assert ITEM.motion(staff_of(), staff_of(), "play") is None
    columns = layout_of(state).columns
    for at_s, number in ((0.0, 0), (0.95, 0), (1.0, 1), (2.5, 2), (3.9, 2)):
        drawing = ITEM.draw_moving(Moving(state, state, "play", at_s), ITEM.size(state), CTX)
        (halo,) = (one for one in drawing if isinstance(one, DrawnArea) and one.colour == "soft orange")
        assert (halo.points[0][0] + halo.points[1][0]) / 2 == pytest.approx(columns[number])
    assert played_at(notes_of(state), 60, 4.0) == -1
    assert not any(
        isinstance(one, DrawnArea) and one.colour == "soft orange" for one in ITEM.draw(state, ITEM.size(state), CTX)
    )


def test_names_are_written_when_asked() -> None:
    def names(shown: str) -> list[str]:
        state = {**ITEM.tap(ITEM.new(CTX), "1", CTX), "names": shown, "bar": "none"}
        return [one.text for one in ITEM.draw(state, ITEM.size(state), CTX) if isinstance(one, DrawnText)]

    assert (names("none"), names("chosen")) == ([], ["ré"])
    assert names("shown") == ["do", "ré", "mi", "fa", "sol", "sol"]
    assert ITEM.text(ITEM.new(CTX), CTX) == "Portée", "a search tells no pupil"
    assert ITEM.text({**ITEM.new(CTX), "names": "shown"}, ItemContext(french=False)) == "Staff : C D E F G G"


def test_lengths_and_signs_are_those_of_the_chosen_note() -> None:
    state = ITEM.tap(ITEM.new(CTX), "1", CTX)
    state = ITEM.control(ITEM.control(state, "length", "whole", CTX), "sign", "flat", CTX)
    assert notes_of(state)[1] == Note(-1, -1, 4.0)
    state = ITEM.control(state, "remove", True, CTX)
    assert (len(notes_of(state)), state["chosen"]) == (5, 1)


OLD_NOTES = st.lists(
    st.tuples(PLACES, st.integers(-1, 1), st.sampled_from([4.0, 2.0, 1.0, 0.5])).map(list), max_size=24
)


@given(OLD_NOTES, st.sampled_from(["treble", "bass"]), st.sampled_from(["none", "two", "three", "four"]))
def test_a_staff_of_an_earlier_lesson_sounds_as_before(notes: list[Any], clef: str, bar: str) -> None:
    old = {"clef": clef, "notes": notes, "chosen": -1, "names": "none", "bar": bar, "tempo": 90}
    state = ITEM.upgrade(old, 1)
    assert state.keys() == ITEM.new(CTX).keys()
    as_before = [hertz(place, sign, clef) for place, sign, _ in notes]
    raised = raised_of(state)
    assert [hertz(note.place or 0, up, clef) for note, up in zip(notes_of(state), raised, strict=True)] == as_before
    assert [note.beats for note in notes_of(state)] == [beats for _, _, beats in notes]
    assert ITEM.upgrade(state, 2) == state


def test_fractions_of_beats_are_exact() -> None:
    notes = [Note(0, 0, 0.25)] * 16
    assert wrong_bars(notes, "four", bar_ends(notes, "four", by_hand=False)) == ()
    assert wrong_bars(notes[:15], "four", ())[0].beats == Fraction(-1, 4)


def test_it_keeps_the_contract() -> None:
    assert item_faults(plugin("staff", staff.item), 400)[1] == ()


def test_a_note_that_is_held_longer_than_a_minute_is_heard_for_one() -> None:
    state = with_values(staff_of(*[Note(2, beats=4.0, tied=True)] * 12), tempo=40)
    assert [tone.seconds for tone in ITEM.sound(state, "play", CTX)] == [60.0]
    motion = ITEM.motion(state, state, "play")
    assert motion is not None
    assert motion.seconds == 60.0
