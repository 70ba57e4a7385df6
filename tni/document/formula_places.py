"""Places of the signs of a drawn formula: where a tap puts the caret, and where the caret is drawn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tni.document.formula_tree import PARTS, FormulaError, Node, NodeKind, Row, all_nodes, parsed_formula
from tni.quiz.bank.rendered_question import DrawnFormula

MOST_PLACES = 4_000
_UNMARKED = (
    "\\sum \\prod \\coprod \\bigcup \\bigcap \\pmod \\bmod \\int \\iint \\iiint \\oint \\lim \\cos \\sin \\tan "
    "\\arccos \\arcsin \\arctan \\ln \\log \\exp \\max \\min \\sup \\inf \\det \\dim \\ker \\arg \\Pr \\gcd "
    "\\displaystyle \\textstyle \\hline \\quad \\qquad \\colon \\limits \\nolimits \\color \\cline \\not "
    "\\lVert \\rVert \\lvert \\rvert \\langle \\rangle \\middle ' ’ | . & /"
)
UNMARKED = frozenset(_UNMARKED.split())
"""Signs whose form or room depends on what is around them."""
_APART = frozenset(("mathbb", "mathcal", "mathscr", "mathfrak"))
"""Commands whose letters become other signs."""

type Box = tuple[float, float, float, float]
"""Left, top, width and height, in em from the drawing's left upper corner."""


@dataclass(frozen=True, slots=True)
class FormulaPlace:
    """Sign of a formula from `start` to before `end` of its LaTeX, and its box."""

    start: int
    end: int
    box: Box


@dataclass(frozen=True, slots=True)
class PlacedDrawing:
    """Drawing of a formula with the places of its signs. unknown: commands that are drawn as their names."""

    drawing: DrawnFormula
    places: tuple[FormulaPlace, ...] = ()
    unknown: tuple[str, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Return whether all of it is drawn as it is meant."""
        return not self.unknown

    def caret(self, at: int, row: Row | None = None) -> Box:
        """Return the box of the caret, without width, at a place in the LaTeX: beside the part that ends there, else
        beside the one that begins there. row: the formula's tree."""
        part = None if row is None else _part_at(row, at)
        if part is not None:
            inside = self.box_of(part.start, part.end)
            if inside is not None:
                left, top, width, height = inside
                return (left + width if part.end <= at else left), top, 0.0, height
        before = [place for place in self.places if place.end <= at]
        if before:
            left, top, width, height = max(before, key=lambda place: place.end).box
            return left + width, top, 0.0, height
        if self.places:
            left, top, _, height = min(self.places, key=lambda place: place.start).box
            return left, top, 0.0, height
        return 0.0 if at == 0 else self.drawing.width, 0.0, 0.0, self.drawing.height

    def box_of(self, start: int, end: int) -> Box | None:
        """Return the box of the signs in a part of the LaTeX; None without any."""
        return _around(place.box for place in self.places if start <= place.start and place.end <= end)

    def place_at(self, x: float, y: float) -> int | None:
        """Return the place in the LaTeX that a tap means: before or behind the nearest sign. None without signs."""
        if not self.places:
            return None
        nearest = min(self.places, key=lambda place: _distance(place.box, x, y))
        left, _, width, _ = nearest.box
        return nearest.end if x > left + width / 2 else nearest.start


def marked_signs(latex: str) -> list[Node]:
    """Return the signs of a formula that are drawn as they are, one by one, in the order of the text. Raises:
    FormulaError."""
    root = parsed_formula(latex)
    left_out = set[int]()
    signs = []
    for node in all_nodes(root):
        if node.kind is NodeKind.COMMAND and node.name in _APART:
            left_out.update(inner.start for part in node.parts for inner in all_nodes(part))
        elif node.kind is NodeKind.SIGN:
            signs.append(node)
    left_out.update(node.end for node in signs if node.name == "\\not")
    kept = [node for node in signs if node.start not in left_out and _is_plain(node.name)]
    return sorted(kept, key=lambda node: node.start)[:MOST_PLACES]


def _is_plain(sign: str) -> bool:
    if sign in UNMARKED:
        return False
    return len(sign) == 1 or (sign[1:].isalpha() and sign[1:] not in PARTS)


def _part_at(row: Row, at: int) -> Node | None:
    """Return the part beside a place, of the innermost row around it."""
    rows = [one for one in _rows(row) if one.start <= at <= one.end and one.nodes]
    if not rows:
        return None
    nodes = min(rows, key=lambda one: one.end - one.start).nodes
    before = [node for node in nodes if node.end <= at]
    return before[-1] if before else nodes[0]


def _rows(row: Row) -> Iterator[Row]:
    yield row
    for node in all_nodes(row):
        yield from node.parts


def _around(boxes: Iterable[Box]) -> Box | None:
    found = list(boxes)
    if not found:
        return None
    left, top = min(box[0] for box in found), min(box[1] for box in found)
    right, bottom = max(box[0] + box[2] for box in found), max(box[1] + box[3] for box in found)
    return left, top, right - left, bottom - top


def _distance(box: Box, x: float, y: float) -> float:
    left, top, width, height = box
    across = max(left - x, 0.0, x - left - width)
    down = max(top - y, 0.0, y - top - height)
    return across * across + down * down


def tree_or_none(latex: str) -> Row | None:
    """Return the tree of a formula; None for what cannot be read."""
    try:
        return parsed_formula(latex)
    except FormulaError:
        return None
