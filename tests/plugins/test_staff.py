"""Staff: names and frequencies of notes, what is dragged, tapped and played."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins import staff
from plugins.staff.notes import HIGHEST, LENGTHS, LOWEST, MOST_NOTES, Note, bars_after, hertz, name, notes_of
from plugins.staff.staff_item import Staff, column, height, ledgers
from tests.support.items import plugin
from tni.api.items import DrawnText, HandleDrag, ItemContext, SupportsSound, Tone
from tni.services.items.item_contract import item_faults

CTX = ItemContext()
ITEM = Staff()
SIZE = ITEM.size({})
PLACES = st.integers(LOWEST, HIGHEST)


@pytest.mark.parametrize(
    ("clef", "note", "french", "frequency"),
    [
        ("treble", Note(0), "mi", 329.63),
        ("treble", Note(3), "la", 440.0),
        ("treble", Note(-2), "do", 261.63),
        ("treble", Note(8, 1), "fa♯", 739.99),
        ("bass", Note(8), "la", 220.0),
        ("bass", Note(10), "do", 261.63),
        ("bass", Note(2, -1), "si♭", 116.54),
    ],
)
def test_notes_have_their_names_and_frequencies(clef: str, note: Note, french: str, frequency: float) -> None:
    assert name(note, clef, french=True) == french
    assert hertz(note, clef) == pytest.approx(frequency, abs=0.01)


@given(st.sampled_from(["treble", "bass"]), PLACES, st.integers(-1, 1))
def test_an_octave_doubles_the_frequency_and_keeps_the_name(clef: str, place: int, sign: int) -> None:
    low, high = Note(place, sign), Note(place + 7, sign)
    assert hertz(high, clef) == pytest.approx(2 * hertz(low, clef))
    assert name(high, clef, french=True) == name(low, clef, french=True)
    assert hertz(Note(place + 1, sign), clef) / hertz(low, clef) == pytest.approx(2 ** (1 / 6), rel=0.06)


@given(st.lists(st.sampled_from(list(LENGTHS)), max_size=MOST_NOTES), st.integers(2, 4))
def test_a_bar_ends_when_its_beats_are_full(lengths: list[float], beats: int) -> None:
    notes = [Note(0, 0, length) for length in lengths]
    start = 0
    for end in bars_after(notes, beats):
        assert sum(lengths[start:end]) < beats <= sum(lengths[start : end + 1])
        start = end + 1
    assert sum(lengths[start:]) < beats
    assert bars_after(notes, 0) == ()


@given(PLACES, st.floats(-1.5, 1.5))
def test_a_note_goes_to_the_place_under_the_finger(place: int, off: float) -> None:
    state = ITEM.new(CTX)
    handle = ITEM.handles(state, SIZE, CTX)[2]
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


def test_a_tap_behind_the_last_note_adds_one_where_it_was() -> None:
    state = ITEM.new(CTX)
    x, y = column(state, 6), height(5)
    (target,) = (one for one in ITEM.targets(state, SIZE, CTX) if one.box.contains(x, y))
    assert target.label == "Ajouter do"
    after = ITEM.tap(state, target.id, CTX)
    assert (notes_of(after)[-1], after["chosen"]) == (Note(5), 6)
    for _ in range(40):
        after = ITEM.control(after, "add", True, CTX)
    assert len(notes_of(after)) == MOST_NOTES


def test_it_plays_its_notes_and_the_one_that_is_touched() -> None:
    state = {**ITEM.new(CTX), "tempo": 60, "notes": [[3, 0, 1.0], [3, 0, 0.5]]}
    assert isinstance(ITEM, SupportsSound)
    assert ITEM.sound(state, "play", CTX) == [Tone(440.0, 1.0), Tone(440.0, 0.5)]
    assert ITEM.sound(ITEM.tap(state, "1", CTX), "1", CTX) == (Tone(440.0, 0.8),)
    assert ITEM.sound(state, "tempo", CTX) == ()
    long = {**state, "tempo": 40, "notes": [[3, 0, 4.0]] * MOST_NOTES}
    assert sum(one.seconds for one in ITEM.sound(long, "play", CTX)) <= 60.0


def test_names_are_written_when_asked() -> None:
    def names(shown: str) -> list[str]:
        state = {**ITEM.tap(ITEM.new(CTX), "1", CTX), "names": shown, "bar": "none"}
        return [one.text for one in ITEM.draw(state, SIZE, CTX) if isinstance(one, DrawnText)]

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


def test_it_keeps_the_contract() -> None:
    assert item_faults(plugin("staff", staff.item), 400)[1] == ()
