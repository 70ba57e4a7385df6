"""Points as they are typed or pasted: « 1 2,5 ; 2 3 », (1 ; 2,5), two columns or two lines of a spreadsheet."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Final

from tni.api.items import Localised
from tni.api.maths import Place

MOST_POINTS: Final = 100
LARGEST: Final = 1e8
"""Number beyond which a window could not show it."""
_GROUPS = "\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}"
_TOKEN = re.compile(rf"[\n;()]|(?:[^\s;()|]|(?<=\d)[{_GROUPS}](?=\d{{3}}(?!\d)))+")
_NUMBER = re.compile(r"[-+−]?(?:\d+(?:[.,]\d*)?|[.,]\d+)(?:[eE][-+−]?\d{1,2})?")

NO_NUMBER: Final = Localised("« {} » n’est pas un nombre : écrivez 1 2,5 ; 2 3", "“{}” is no number: type 1 2.5 ; 2 3")
NO_HEIGHT: Final = Localised("Il manque une ordonnée à « {} » : écrivez 1 2,5 ; 2 3", "“{}” has no y: type 1 2.5 ; 2 3")
TOO_LARGE: Final = Localised("« {} » est trop grand", "“{}” is too large")
TOO_MANY: Final = Localised(
    f"Seuls les {MOST_POINTS} premiers points sont placés", f"Only the first {MOST_POINTS} points are placed"
)


@dataclass(frozen=True, slots=True)
class _Number:
    """A number in a text, from `start` to `end`. joined: whether a comma alone parts it from another, as in (1,2)."""

    value: float
    start: int
    end: int
    joined: bool = False


type _Cell = list[_Number]


@dataclass(frozen=True, slots=True)
class TypedPoints:
    """Points of a text. places: x and y of each as numbers of the text. fault: what of it is no point, in words."""

    places: tuple[tuple[_Number, _Number], ...] = ()
    fault: Localised | None = None

    @property
    def points(self) -> tuple[Place, ...]:
        return tuple([(x.value, y.value) for x, y in self.places])


@lru_cache(16)
def typed_points(text: str) -> TypedPoints:
    """Return the points of a text. Words before its first number are headings."""
    faults: list[Localised] = []
    lines = _lines(text, faults)
    pairs = _table(lines) or [pair for line in lines for pair in _pairs(line, text, faults)]
    if len(pairs) > MOST_POINTS:
        faults.append(TOO_MANY)
    return TypedPoints(tuple(pairs[:MOST_POINTS]), faults[0] if faults else None)


def with_point(text: str, number: int, x: float, y: float, *, french: bool) -> str:
    """Return a text with one of its points elsewhere; all else of it stays as it was typed."""
    found = zip(typed_points(text).places[number], (x, y), strict=True)
    for one, value in sorted(found, key=lambda pair: -pair[0].start):
        if value != one.value:
            text = text[: one.start] + _written(value, french=french, joined=one.joined) + text[one.end :]
    return text


def with_new_point(text: str, x: float, y: float, *, french: bool) -> str:
    """Return a text with one more point at its end; the same text where there are as many as may be."""
    before = typed_points(text).points
    if len(before) >= MOST_POINTS:
        return text
    written = [_written(value, french=french, joined=False) for value in (x, y)]
    bare = text.rstrip().removesuffix(";").rstrip()
    longer = " ; ".join(filter(None, [bare, " ".join(written)]))
    if typed_points(longer).points == (*before, (x, y)):
        return longer
    pairs = [[_written(value, french=french, joined=False) for value in place] for place in (*before, (x, y))]
    return " ; ".join(map(" ".join, pairs))  # of two lines, one of all x, no end takes a point


def _written(value: float, *, french: bool, joined: bool) -> str:
    """Return a number with all its digits."""
    text = format(Decimal(repr(value or 0.0)), "f").replace("-", "−")
    if joined:
        return text
    bare = text.removesuffix(".0")
    return bare.replace(".", ",") if french else bare


def _lines(text: str, faults: list[Localised]) -> list[list[_Cell]]:
    """Return the numbers of a text by lines and, within them, by semicolons. A bracket is a line of its own."""
    lines: list[list[_Cell]] = [[[]]]
    words: list[str] = []
    has_number = False
    for found in _TOKEN.finditer(text):
        token = found[0]
        if token in "\n()":
            if token == ")":
                _part_in_two(lines[-1], text)
            lines.append([[]])
        elif token == ";":
            lines[-1].append([])
        else:
            numbers = _numbers(token, found.start())
            if numbers is None:
                is_heading = not has_number or ("\n" in text and not any(lines[-1]))
                words.append(token) if is_heading else faults.append(_said(NO_NUMBER, token))
            elif any(abs(one.value) > LARGEST for one in numbers):
                faults.append(_said(TOO_LARGE, token))
            else:
                lines[-1][-1] += numbers
                has_number = has_number or bool(numbers)
    if words and not has_number:
        faults.insert(0, _said(NO_NUMBER, words[0]))
    return [[cell for cell in line if cell] for line in lines if any(line)]


def _numbers(token: str, start: int) -> _Cell | None:
    """Return the numbers of a token: one, or some between commas; None for a word."""
    bare = token.strip(",")
    start += len(token) - len(token.lstrip(","))
    is_list = bare.count(",") > 1 or ("," in bare and "." in bare)
    out: _Cell = []
    for part in bare.split(",") if is_list else [bare]:
        if part and _NUMBER.fullmatch(_plain(part)) is None:
            return None
        if part:
            out.append(_Number(_value(part), start, start + len(part), is_list))
        start += len(part) + 1
    return out


def _plain(text: str) -> str:
    return text.translate({ord(one): None for one in _GROUPS})


def _value(text: str) -> float:
    return float(_plain(text).replace(",", ".").replace("−", "-"))


def _part_in_two(line: list[_Cell], text: str) -> None:
    """Take the comma in a bracket with one number, as (1,2), for what parts two."""
    if len(line) == 1 and len(line[0]) == 1:
        (one,) = line[0]
        left, comma, right = text[one.start : one.end].partition(",")
        if comma and left.strip("-+−") and right:
            middle = one.start + len(left)
            line[0] = [
                _Number(_value(left), one.start, middle, True),
                _Number(_value(right), middle + 1, one.end, True),
            ]


def _table(lines: Sequence[list[_Cell]]) -> list[tuple[_Number, _Number]]:
    """Return the points of two lines, one of all x and one of all y; [] for other texts."""
    if len(lines) != 2 or not all(len(line) == 1 or all(len(cell) == 1 for cell in line) for line in lines):
        return []
    one, other = ([number for cell in line for number in cell] for line in lines)
    return list(zip(one, other, strict=True)) if len(one) == len(other) > 2 else []


def _pairs(line: list[_Cell], text: str, faults: list[Localised]) -> list[tuple[_Number, _Number]]:
    """Return the points of a line: two numbers in each cell, or one."""
    if len(line) > 1 and all(len(cell) == 1 for cell in line):
        line = [[one for cell in line for one in cell]]
    for cell in line:
        if len(cell) % 2:
            faults.append(_said(NO_HEIGHT, text[cell[-1].start : cell[-1].end]))
    return [pair for cell in line for pair in zip(cell[::2], cell[1::2], strict=False)]


def _said(fault: Localised, token: str) -> Localised:
    shown = token if len(token) <= 16 else f"{token[:15]}…"
    return Localised(fault.fr.format(shown), fault.en.format(shown))
