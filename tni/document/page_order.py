"""Positions of new and moved pages among the others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from tni.document.items import Page


def insert_positions(pages: Sequence[Page], index: int, count: int) -> tuple[list[float], list[Page]]:
    """Return positions for `count` new pages before pages[index], and the pages that must be renumbered to make room,
    usually none.

    pages: in the order shown. index: clamped to 0..len(pages).
    """
    index = min(max(index, 0), len(pages))
    if not pages:
        return [float(i) for i in range(count)], []
    if index == len(pages):
        new = [pages[-1].position + 1 + i for i in range(count)]
    elif index == 0:
        new = [pages[0].position - count + i for i in range(count)]
    else:
        low, high = pages[index - 1].position, pages[index].position
        new = [low + (high - low) * (i + 1) / (count + 1) for i in range(count)]
    around = [p.position for p in pages[:index]] + new + [p.position for p in pages[index:]]
    if all(a < b for a, b in pairwise(around)):
        return new, []
    moved = [replace(p, position=float(i if i < index else i + count)) for i, p in enumerate(pages)]
    return [float(index + i) for i in range(count)], moved
