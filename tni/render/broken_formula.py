"""Formulas that are wider than their line: broken before signs of relation or operations, else drawn smaller."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple
from xml.etree import ElementTree
from xml.sax.saxutils import quoteattr

from tni.quiz.bank.rendered_question import DrawnFormula

UNIT = 100.0
"""Units of a drawing in an em."""
INDENT, GAP = 1.5, 0.5
"""Indent of the lines behind the first one, and the gap between lines, in em."""
LEAST_FILL = 0.45
"""Share of a line that is filled at least before a sign of relation; else it is broken before an operation."""
NO_WRAP_EM = 1e6
"""Room in a line that is not broken."""
_NUMBERS = re.compile(r"-?\d+(?:\.\d+)?(?:e-?\d+)?")
_SVG = "{http://www.w3.org/2000/svg}"


class _Piece(NamedTuple):
    """Element of a drawing and its box, in its units."""

    element: ElementTree.Element
    left: float
    top: float
    right: float
    bottom: float


@lru_cache(maxsize=256)
def within_line(shape: DrawnFormula, room: float) -> DrawnFormula:
    """Return a drawing that is no wider than a line, as far as this can be. room: the line's width in em."""
    if shape.width <= room or room <= 0:
        return shape
    lines = _line_starts(shape, room)
    if len(lines) > 1 and (broken := _broken(shape, lines)) is not None:
        shape = broken
    share = min(1.0, room / shape.width)
    return replace(shape, width=shape.width * share, height=shape.height * share, descent=shape.descent * share)


def _line_starts(shape: DrawnFormula, room: float) -> list[float]:
    """Return where the lines of a formula begin, in em."""
    starts = [0.0]
    while shape.width - starts[-1] > (own := room - (INDENT if len(starts) > 1 else 0.0)):
        ahead = [one for one in shape.breaks if starts[-1] < one.at <= starts[-1] + own]
        full = [one.at for one in ahead if one.is_relation and one.at - starts[-1] >= LEAST_FILL * own]
        found = full or [one.at for one in ahead]
        if not found:  # up to the next place the line is too long
            found = [min((one.at for one in shape.breaks if one.at > starts[-1]), default=0.0)]
        if found[-1] <= starts[-1]:
            break
        starts.append(found[-1])
    return starts


def _broken(shape: DrawnFormula, starts: Sequence[float]) -> DrawnFormula | None:
    """Return a drawing whose parts are one under the other; None for one that is not of separate elements."""
    root = ElementTree.fromstring(shape.svg)
    left = float(root.attrib["viewBox"].split()[0])
    pieces = [_piece(element) for element in root]
    edges = [left + start * UNIT for start in starts[1:]]
    lines: list[list[_Piece]] = [[] for _ in starts]
    for piece in pieces:
        if piece is None:
            return None
        lines[bisect_right(edges, (piece.left + piece.right) / 2)].append(piece)
    if not all(lines):
        return None
    tops = [min(piece.top for piece in line) for line in lines]
    bottoms = [max(piece.bottom for piece in line) for line in lines]
    downs, groups, right = [0.0], list[str](), 0.0
    for above, below in zip(bottoms, tops[1:], strict=False):
        downs.append(downs[-1] + above + GAP * UNIT - below)
    for number, line in enumerate(lines):
        across = (INDENT * UNIT if number else 0.0) - min(piece.left for piece in line)
        inside = "".join(_markup(piece.element) for piece in line)
        groups.append(f'<g transform="translate({across:.2f} {downs[number]:.2f})">{inside}</g>')
        right = max(right, across + max(piece.right for piece in line))
    top, bottom = tops[0], downs[-1] + bottoms[-1]
    box = f"-1 {top - 1:.2f} {right + 2:.2f} {bottom - top + 2:.2f}"
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}">{"".join(groups)}</svg>'
    width, height = (right + 2) / UNIT, (bottom - top + 2) / UNIT
    return replace(
        shape, svg=svg.encode(), width=width, height=height, descent=max((bottom + 1) / UNIT, 0.0), breaks=()
    )


def _markup(element: ElementTree.Element) -> str:
    values = "".join(f" {name}={quoteattr(value)}" for name, value in element.attrib.items())
    return f"<{element.tag.removeprefix(_SVG)}{values} />"


def _piece(element: ElementTree.Element) -> _Piece | None:
    """Return an element of a drawing with its box; None for one of another kind."""
    if element.tag == f"{_SVG}rect":
        x, y, width, height = (float(element.get(name, "0")) for name in ("x", "y", "width", "height"))
        return _Piece(element, x, y, x + width, y + height)
    if element.tag != f"{_SVG}path":
        return None
    numbers = [float(number) for number in _NUMBERS.findall(element.get("d", ""))]
    across, down = numbers[::2], numbers[1::2]
    if not across or not down:
        return None
    return _Piece(element, min(across), min(down), max(across), max(down))
