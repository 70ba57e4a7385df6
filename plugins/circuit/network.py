"""Networks of batteries and resistances: potentials and currents by Kirchhoff's laws, a linear system solved here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

LEAST_OHMS: Final = 1e-6
"""Resistance of batteries and ammeters: with none at all, a loop of them would have any current."""
VOLTMETER_OHMS: Final = 1e7
SHORT_AMPERES: Final = 50.0
"""Current of a battery from which it is shorted."""


@dataclass(frozen=True, slots=True)
class Branch:
    """Part of a network between two nodes, given by their numbers. volts: by which `start` is above `end` where no
    current flows. ohms: > 0."""

    start: int
    end: int
    ohms: float
    volts: float = 0.0


@dataclass(frozen=True, slots=True)
class Solution:
    """volts: from `end` to `start` of each branch. amperes: from `start` through the branch to `end`."""

    volts: tuple[float, ...]
    amperes: tuple[float, ...]


def solved(count: int, branches: Sequence[Branch]) -> Solution:
    """Return the voltages and currents of a network. count: of its nodes.

    The unknowns are the potentials of the nodes, one of each connected piece being 0, and the currents of branches of
    little resistance, so that these are as exact as the others.
    """
    parts = Pieces(count)
    for branch in branches:
        parts.join(branch.start, branch.end)
    grounds = {parts.of(node) for node in range(count)}
    column = {node: k for k, node in enumerate(node for node in range(count) if node not in grounds)}
    stiff = {k: len(column) + n for n, k in enumerate(k for k, one in enumerate(branches) if one.ohms < 1e-3)}
    size = len(column) + len(stiff)
    rows = [[0.0] * (size + 1) for _ in range(size)]
    for k, branch in enumerate(branches):
        ends = [(column.get(branch.start), 1.0), (column.get(branch.end), -1.0)]
        if k in stiff:
            row = rows[stiff[k]]
            for node, sign in ends:
                if node is not None:
                    row[node] += sign
                    rows[node][stiff[k]] += sign
            row[stiff[k]] -= branch.ohms
            row[size] += branch.volts
            continue
        for node, sign in ends:
            if node is None:
                continue
            for other, way in ends:
                if other is not None:
                    rows[node][other] += sign * way / branch.ohms
            rows[node][size] += sign * branch.volts / branch.ohms
    found = eliminated(rows)
    volts, amperes = list[float](), list[float]()
    for k, branch in enumerate(branches):
        start, end = (0.0 if node in grounds else found[column[node]] for node in (branch.start, branch.end))
        volts.append(start - end)
        amperes.append(found[stiff[k]] if k in stiff else (start - end - branch.volts) / branch.ohms)
    return Solution(tuple(volts), tuple(amperes))


def eliminated(rows: list[list[float]]) -> list[float]:
    """Return the solution of a linear system. rows: each with its right side last; they are changed. An unknown that
    nothing determines is 0."""
    size = len(rows)
    for step in range(size):
        best = max(range(step, size), key=lambda k: abs(rows[k][step]))
        rows[step], rows[best] = rows[best], rows[step]
        pivot = rows[step]
        if abs(pivot[step]) < 1e-14:
            continue
        for k in range(step + 1, size):
            row = rows[k]
            if row[step]:
                share = row[step] / pivot[step]
                rows[k] = [a - share * b for a, b in zip(row, pivot, strict=True)]
    out = [0.0] * size
    for step in reversed(range(size)):
        row = rows[step]
        if abs(row[step]) >= 1e-14:
            out[step] = (row[size] - sum(row[k] * out[k] for k in range(step + 1, size))) / row[step]
    return out


class Pieces:
    """Sets of numbers that are joined, each named by its first member."""

    def __init__(self, count: int) -> None:
        self._above = list(range(count))

    def of(self, one: int) -> int:
        while self._above[one] != one:
            self._above[one] = self._above[self._above[one]]
            one = self._above[one]
        return one

    def join(self, one: int, other: int) -> None:
        first, second = self.of(one), self.of(other)
        self._above[max(first, second)] = min(first, second)
