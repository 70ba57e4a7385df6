"""Outcomes of commands: one value, several of which each has its place, or several to choose from."""

from __future__ import annotations

from dataclasses import dataclass

from tni.constructions.values import Value


@dataclass(frozen=True, slots=True)
class Several:
    """Values that always come in this order, as a polygon and its sides."""

    values: tuple[Value | None, ...]


@dataclass(frozen=True, slots=True)
class RankedSolution:
    """Solution, and its rank among the solutions, which stays while something is dragged."""

    value: Value
    rank: int


@dataclass(frozen=True, slots=True)
class Choices:
    """Solutions of which any may be the first output, in GeoGebra's order. index: the one that is asked for, from 1;
    None if all are."""

    found: tuple[RankedSolution, ...]
    index: int | None = None


type Outcome = Value | Several | Choices | None


def first_value(outcome: Outcome) -> Value | None:
    """Return the value that stands for an outcome within an expression."""
    match outcome:
        case Several(values):
            return values[0] if values else None
        case Choices(found, index):
            place = (index or 1) - 1
            return found[place].value if 0 <= place < len(found) else None
        case _:
            return outcome
