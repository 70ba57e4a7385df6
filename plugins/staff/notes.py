"""Notes of a staff: their names, their heights in hertz, their lengths, and the bars between them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from tni.api.items import Localised, Tone

LOWEST, HIGHEST = -4, 12
"""Places on the staff: 0 is the lowest line, 1 the space above it."""
MOST_NOTES: Final = 24
BOTTOM: Final = {"treble": 30, "bass": 18}
"""Lowest line of each clef, counted in white keys from C of the octave 0: E4 and G2."""
NAMES: Final = (
    Localised("do", "C"), Localised("ré", "D"), Localised("mi", "E"), Localised("fa", "F"), Localised("sol", "G"),
    Localised("la", "A"), Localised("si", "B"),
)  # fmt: skip
SIGNS: Final = {-1: "♭", 0: "", 1: "♯"}
KEYS: Final = (0, 2, 4, 5, 7, 9, 11)
"""Half tones from C."""
LENGTHS: Final = {4.0: "whole", 2.0: "half", 1.0: "quarter", 0.5: "eighth"}


@dataclass(frozen=True, slots=True)
class Note:
    """place: on the staff. sign: -1 flat, 1 sharp. beats: a key of LENGTHS."""

    place: int
    sign: int = 0
    beats: float = 1.0

    @property
    def written(self) -> list[Any]:
        return [self.place, self.sign, self.beats]


def notes_of(state: Mapping[str, Any]) -> tuple[Note, ...]:
    return tuple(Note(*one) for one in state["notes"])


def name(note: Note, clef: str, *, french: bool) -> str:
    both = NAMES[(BOTTOM[clef] + note.place) % 7]
    return (both.fr if french else both.en) + SIGNS[note.sign]


def hertz(note: Note, clef: str) -> float:
    """Return the frequency, equally tempered from A4 = 440 Hz."""
    octave, key = divmod(BOTTOM[clef] + note.place, 7)
    return float(440.0 * 2 ** ((12 * octave + KEYS[key] + note.sign - 57) / 12))


def tones(notes: Sequence[Note], clef: str, beats_per_minute: float) -> tuple[Tone, ...]:
    return tuple(Tone(hertz(one, clef), one.beats * 60 / beats_per_minute) for one in notes)


def bars_after(notes: Sequence[Note], beats: int) -> tuple[int, ...]:
    """Return the notes after which a bar ends. beats: of a bar, 0 for none."""
    out, full = [], 0.0
    for number, note in enumerate(notes):
        full += note.beats
        if beats and full >= beats:
            out.append(number)
            full = 0.0
    return tuple(out)
