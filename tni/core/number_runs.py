"""Runs of numbers: `1, 2, 3, 7` as `1-3, 7`."""

from __future__ import annotations

from collections.abc import Iterable


def number_runs(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """Return the runs of numbers that follow each other by one, as first and last, in the order given."""
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1] = runs[-1][0], number
        else:
            runs.append((number, number))
    return runs


def format_runs(numbers: Iterable[int]) -> str:
    """Format numbers as runs: `1-3, 7`."""
    return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in number_runs(numbers))
