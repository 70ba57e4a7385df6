"""Notes and rests of a staff: what is written of each, their names, their heights in hertz and their lengths."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from tni.api.items import Localised, Tone

LOWEST, HIGHEST = -4, 12
"""Places on the staff: 0 is the lowest line, 1 the space above it."""
MOST_NOTES: Final = 32
BOTTOM: Final = {"treble": 30, "bass": 18}
"""Lowest line of each clef, counted in white keys from C of the octave 0: E4 and G2."""
NAMES: Final = (
    Localised("do", "C"), Localised("ré", "D"), Localised("mi", "E"), Localised("fa", "F"), Localised("sol", "G"),
    Localised("la", "A"), Localised("si", "B"),
)  # fmt: skip
SIGNS: Final = {-1: "♭", 0: "", 1: "♯"}
KEYS: Final = (0, 2, 4, 5, 7, 9, 11)
"""Half tones from C."""
NATURAL: Final = 2
"""Sign of a note that takes back the key's sign, or one before it in its bar."""
SHARPS: Final = (3, 0, 4, 1, 5, 2, 6)
"""White keys, from C, in the order in which a key's sharps come; its flats come the other way round."""
MOST_KEY_SIGNS: Final = 7
LENGTHS: Final = {
    4.0: "whole", 3.0: "dotted half", 2.0: "half", 1.5: "dotted quarter", 1.0: "quarter", 0.5: "eighth",
    0.25: "sixteenth",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Note:
    """place: on the staff; None for a rest. sign: what is written before it, -1 flat, 1 sharp, 2 natural, 0 nothing.
    beats: a key of LENGTHS. tied: to the next note, if that stands at the same place. ends_bar: a line that a hand
    has set stands behind it."""

    place: int | None
    sign: int = 0
    beats: float = 1.0
    tied: bool = False
    ends_bar: bool = False

    @property
    def written(self) -> list[Any]:
        return [self.place, self.sign, self.beats, self.tied, self.ends_bar]


def notes_of(state: Mapping[str, Any]) -> tuple[Note, ...]:
    return tuple(Note(*one) for one in state["notes"])


def key_signs(key: int) -> dict[int, int]:
    """Return the sign of each white key that a key signature changes. key: number of sharps, of flats below 0."""
    letters = SHARPS[:key] if key > 0 else SHARPS[::-1][:-key]
    return dict.fromkeys(letters, 1 if key > 0 else -1)


def white_key(place: int, clef: str) -> int:
    """Return the white key of a place, 0 for C."""
    return (BOTTOM[clef] + place) % 7


def is_tied(notes: Sequence[Note], number: int) -> bool:
    """Return whether a note is held through the next one."""
    if number + 1 >= len(notes) or not notes[number].tied:
        return False
    place, after = notes[number].place, notes[number + 1]
    return place is not None and place == after.place and after.sign == 0


def alterations(notes: Sequence[Note], clef: str, key: int, ends: Sequence[int]) -> tuple[int, ...]:
    """Return by how many half tones each note is raised: its sign, or that of an earlier note at its place in its bar,
    or the key's. ends: notes behind which a bar ends; without any, a sign is that of its note alone."""
    signs, in_bar, out = key_signs(key), dict[int, int](), list[int]()
    for number, note in enumerate(notes):
        if note.place is None:
            out.append(0)
        else:
            alone = signs.get(white_key(note.place, clef), 0)
            if note.sign:
                found = 0 if note.sign == NATURAL else note.sign
                if ends:
                    in_bar[note.place] = found
            else:
                found = out[-1] if number and is_tied(notes, number - 1) else in_bar.get(note.place, alone)
            out.append(found)
        if number in ends:
            in_bar.clear()
    return tuple(out)


def name(place: int, raised: int, clef: str, *, french: bool) -> str:
    both = NAMES[white_key(place, clef)]
    return (both.fr if french else both.en) + SIGNS[raised]


def hertz(place: int, raised: int, clef: str) -> float:
    """Return the frequency, equally tempered from A4 = 440 Hz."""
    octave, key = divmod(BOTTOM[clef] + place, 7)
    return float(440.0 * 2 ** ((12 * octave + KEYS[key] + raised - 57) / 12))


def tones(notes: Sequence[Note], raised: Sequence[int], clef: str, beats_per_minute: float) -> tuple[Tone, ...]:
    """Return the tones of notes: silence for a rest, one tone for notes that are tied."""
    out: list[Tone] = []
    for number, note in enumerate(notes):
        seconds = note.beats * 60 / beats_per_minute
        if number and is_tied(notes, number - 1):
            out[-1] = Tone(out[-1].hertz, out[-1].seconds + seconds)
        else:
            high = 0.0 if note.place is None else hertz(note.place, raised[number], clef)
            out.append(Tone(high, seconds))
    return tuple(out)


def played_at(notes: Sequence[Note], beats_per_minute: float, elapsed_s: float) -> int:
    """Return the number of the note or rest that is played at a time; -1 behind the last."""
    end = 0.0
    for number, note in enumerate(notes):
        end += note.beats * 60 / beats_per_minute
        if elapsed_s < end:
            return number
    return -1
