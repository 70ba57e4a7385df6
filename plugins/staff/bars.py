"""Bars of a staff: where they end, and which have too many or too few beats."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from tni.api.items import Localised

from .notes import Note

TIMES: Final = {"none": (0, 0), "two": (2, 4), "three": (3, 4), "four": (4, 4), "six": (6, 8)}
"""Time signatures, as they are written."""
_PARTS: Final = {Fraction(1, 4): "¼", Fraction(1, 2): "½", Fraction(3, 4): "¾"}


@dataclass(frozen=True, slots=True)
class WrongBar:
    """Bar, its first and last note, with so many quarters too many, or too few below 0."""

    first: int
    last: int
    beats: Fraction


def bar_beats(time: str) -> float:
    """Return the length of a bar in quarters; 0 for none."""
    count, of = TIMES[time]
    return count * 4 / of if count else 0.0


def bar_ends(notes: Sequence[Note], time: str, *, by_hand: bool) -> tuple[int, ...]:
    """Return the notes behind which a bar ends: where a hand has set a line, or where its beats are full."""
    if by_hand:
        return tuple(number for number, note in enumerate(notes) if note.ends_bar)
    out, full, beats = list[int](), 0.0, bar_beats(time)
    for number, note in enumerate(notes):
        full += note.beats
        if beats and full >= beats:
            out.append(number)
            full = 0.0
    return tuple(out)


def wrong_bars(notes: Sequence[Note], time: str, ends: Sequence[int]) -> tuple[WrongBar, ...]:
    """Return the bars that are too full or too short, the last one too, which may not be finished."""
    beats, out, first = bar_beats(time), list[WrongBar](), 0
    if not beats:
        return ()
    for last in dict.fromkeys((*ends, len(notes) - 1)):
        if last >= first:
            off = Fraction(sum(note.beats for note in notes[first : last + 1]) - beats)
            if off:
                out.append(WrongBar(first, last, off))
            first = last + 1
    return tuple(out)


def wrong_text(bar: WrongBar) -> Localised:
    """Return what is wrong about a bar, in quarters."""
    beats = abs(bar.beats)
    count, several = beats_text(beats), "s" if beats >= 2 else ""
    fr = f"{count} {'de ' if beats < 1 else ''}noire{several}"
    en = f"{count} {'of a ' if beats < 1 else ''}quarter{several}"
    return (
        Localised(f"{fr} de trop", f"{en} too many") if bar.beats > 0 else Localised(f"il manque {fr}", f"{en} missing")
    )


def beats_text(beats: Fraction) -> str:
    """Return a number of quarters: "2", "½", "1½"."""
    whole, part = divmod(beats, 1)
    return f"{whole or ''}{_PARTS.get(part, '')}" if part else str(whole)
