"""Lines of tables in formulas: a table of values, a division, what stands beside a matrix.

The library lays tables out without lines; LaTeX says where these are by | and \\hline.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import Any, override
from xml.etree.ElementTree import Element

from tni.document.formula_tree import FormulaError, Node, NodeKind, Row, all_nodes, parsed_formula

SOLID, NONE = "solid", "none"
PAD = 0.3
"""Room between a line at the edge and what is in the table, in em."""
_COLUMNS = re.compile(r"\\begin\s*\{array\}\s*\{([^{}]*)\}")
_PART_LINE = re.compile(r"\\cline\s*\{(?:\s*(\d{1,2})\s*-\s*(\d{1,2})\s*)?[^{}]*\}")
_LINES = ("\\hline", "\\cline")


def with_last_cells(latex: str) -> str:
    """Return LaTeX whose tables do not end by an empty cell: the reader would leave out the whole line."""
    for block in reversed(_blocks(latex)):
        last = block.columns[-1]
        if last > 1 and not block.parts[-1].nodes:
            place = block.parts[-1].start
            latex = f"{latex[:place]}{{}}{latex[place:]}"
    return latex


def without_part_lines(latex: str) -> str:
    """Return LaTeX without the lines below some columns, which the reader does not know."""
    return _PART_LINE.sub("", latex)


def rule_tables(latex: str, root: Element) -> None:
    """Tell the tables of an element where their lines are, by the LaTeX that it is made of."""
    tables, blocks = [*root.iter("mtable")], _blocks(latex)
    for table in tables:
        table.attrib.pop("columnlines", None)
        table.attrib.pop("rowlines", None)
    if len(tables) != len(blocks):
        return
    for table, block in zip(tables, blocks, strict=True):
        found = _COLUMNS.match(latex, block.start)
        if found is not None and "|" in found[1]:
            table.set("columnlines", " ".join(_column_lines(found[1])))
        if lines := _row_lines(latex, block):
            table.set("rowlines", " ".join(lines))


def _blocks(latex: str) -> list[Node]:
    if "\\begin" not in latex and "\\substack" not in latex:
        return []
    try:
        nodes = all_nodes(parsed_formula(latex))
        return sorted((node for node in nodes if node.kind is NodeKind.BLOCK), key=lambda node: node.start)
    except FormulaError:
        return []


def _column_lines(columns: str) -> list[str]:
    """Return for each side of a column if there is a line, from the left one of the first."""
    lines = [NONE]
    for sign in columns:
        if sign == "|":
            lines[-1] = SOLID
        elif sign in "lcr":
            lines.append(NONE)
    return lines


def _row_lines(latex: str, block: Node) -> list[str]:
    """Return for each side of a row if there is a line, from the upper one of the first, else its columns: "2-3".
    Nothing without any line."""
    firsts, at = list[Row](), 0
    for count in block.columns:
        firsts.append(block.parts[at])
        at += count
    lines = [_line_above(latex, first) for first in firsts]
    ends = block.columns[-1] == 1 and all(node.name in _LINES for node in firsts[-1].nodes)
    lines += [] if ends else [NONE]
    return lines if {*lines} != {NONE} else []


def _line_above(latex: str, first: Row) -> str:
    """Return the line above a row. first: its first cell."""
    if not first.nodes or first.nodes[0].name not in _LINES:
        return NONE
    found = _PART_LINE.match(latex, first.nodes[0].start)
    return SOLID if found is None else f"{found[1]}-{found[2]}" if found[1] else NONE


@cache
def draw_table_lines() -> None:
    """Have the library draw the lines of tables: its tables are replaced by those that have them."""
    from ziafont.fonttypes import BBox
    from ziamath.drawable import HLine, VLine
    from ziamath.nodes.mtable import Mtable

    class RuledTable(Mtable, tag="mtable"):
        """Table with its lines."""

        @override
        def _setup(self, **kwargs: Any) -> None:
            super()._setup(**kwargs)
            columns = self.element.get("columnlines", "").split()
            rows = self.element.get("rowlines", "").split()
            if {*columns, *rows} - {NONE}:
                self._rule(columns, rows, **kwargs)

        def _rule(self, columns: list[str], rows: list[str], **kwargs: Any) -> None:
            thick = self.units_to_points(self.font.math.consts.fractionRuleThickness)
            pad, number = self.size_px(f"{PAD}em"), 0
            across: dict[int, list[float]] = {}
            down: dict[int, list[float]] = {}
            for row, element in enumerate(self.element):
                for column in range(len(element)):
                    (x, y), box = self.nodexy[number], self.nodes[number].bbox
                    number += 1
                    across.setdefault(column, []).extend((x, x + box.xmax - box.xmin))
                    if box.ymin < box.ymax:
                        down.setdefault(row, []).extend((y - box.ymax, y - box.ymin))
            xs, ys = _sides(across, pad), _sides(down, pad)
            left, right, top, bottom = xs[0], xs[-1], ys[0], ys[-1]
            for x, line in zip(xs, columns, strict=False):
                if line == SOLID:
                    self.nodes.append(VLine(bottom - top, thick, style=self.style, **kwargs))
                    self.nodexy.append((x, top))
            for y, line in zip(ys, rows, strict=False):
                first, last = _columns_of(line, len(xs) - 1)
                if first < last:
                    self.nodes.append(HLine(xs[last] - xs[first], thick, style=self.style, **kwargs))
                    self.nodexy.append((xs[first], y))
            self.nodexy = [(x - left, y) for x, y in self.nodexy]
            self.bbox = BBox(0, right - left + thick, -bottom - thick, -top + thick)


def _columns_of(line: str, count: int) -> tuple[int, int]:
    """Return the sides of columns between which a line is."""
    if line in (SOLID, NONE):
        return 0, count if line == SOLID else 0
    first, _, last = line.partition("-")
    return max(int(first) - 1, 0), min(int(last), count)


def _sides(spans: dict[int, list[float]], pad: float) -> list[float]:
    """Return the places of the lines before, between and behind columns or rows, by what is in these."""
    ends = [(min(places), max(places)) for _, places in sorted(spans.items())]
    middles = [(before[1] + behind[0]) / 2 for before, behind in pairwise(ends)]
    return [ends[0][0] - pad, *middles, ends[-1][1] + pad]
