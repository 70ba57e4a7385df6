"""Lines of a formula: one under the other, aligned at their signs of relation, or as a system with a brace."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from tni.document.formula_tree import FormulaError, FormulaFault, Node, NodeKind, parsed_formula

_RELATIONS = (
    "= < > ≤ ≥ ≠ ≈ ∈ → \\leq \\le \\leqslant \\geq \\ge \\geqslant \\neq \\ne \\approx \\simeq \\sim \\equiv \\in "
    "\\notin \\subset \\subseteq \\lt \\gt \\to \\longrightarrow \\rightarrow \\rightleftharpoons \\mapsto "
    "\\longmapsto \\propto"
)
RELATIONS = frozenset(_RELATIONS.split())
"""Signs before which lines are aligned."""
_CONNECTIVES = (
    "\\iff \\Longleftrightarrow \\Leftrightarrow \\implies \\Longrightarrow \\Rightarrow \\therefore ⟺ ⇔ ⟹ ⇒ ∴"
)
CONNECTIVES = frozenset(_CONNECTIVES.split())
"""Signs at the beginning of a line that follows from the one above: they have a column of their own."""

_ALIGNED, _END = "\\begin{aligned} ", " \\end{aligned}"
_LEFT, _LEFT_END = "\\begin{array}{l} ", " \\end{array}"
_BRACE, _BRACE_END = "\\left\\{ ", " \\right."
_BREAK = " \\\\ "
_READ = frozenset(("aligned", "align", "align*", "split", "eqnarray*"))
_SPACES = re.compile(r"\s+")


class LineLayout(Enum):
    """Layout of several lines. ALIGNED: at their first sign of relation; BRACE: so too, with a brace before them;
    LEFT: at their beginning."""

    ALIGNED = "aligned"
    BRACE = "brace"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class TypedPiece:
    """Part of a formula's LaTeX that comes from what was typed: places of its beginning in both, and its length."""

    latex: int
    typed: int
    length: int


@dataclass(frozen=True, slots=True)
class FormulaLines:
    """Formula as it is typed: a line each, without what sets them. A single line is a formula by itself.

    text: the lines, between line breaks."""

    text: str
    layout: LineLayout = LineLayout.ALIGNED

    @property
    def latex(self) -> str:
        """The formula in LaTeX, on one line."""
        return self.placed()[0]

    def placed(self) -> tuple[str, tuple[TypedPiece, ...]]:
        """Return the formula in LaTeX, and which parts of it were typed where."""
        lines, at, places = self.text.split("\n"), 0, list[tuple[str, int]]()
        for line in lines:
            lead = len(line) - len(line.lstrip())
            places.append((line.strip(), at + lead))
            at += len(line) + 1
        places = [place for place in places if place[0]]
        out = _Joined()
        if len(places) < 2:
            for line, start in places:
                out.typed(line, start)
            return out.text, tuple(out.pieces)
        brace = self.layout is LineLayout.BRACE
        out.put((_BRACE if brace else "") + (_LEFT if self.layout is LineLayout.LEFT else _ALIGNED))
        connected = self.layout is LineLayout.ALIGNED and any(_breaks(line)[0] for line, _ in places)
        for number, (line, start) in enumerate(places):
            out.put(_BREAK if number else "")
            self._put_line(out, line, start, connected=connected)
        out.put((_LEFT_END if self.layout is LineLayout.LEFT else _END) + (_BRACE_END if brace else ""))
        return out.text, tuple(out.pieces)

    def _put_line(self, out: _Joined, line: str, start: int, *, connected: bool) -> None:
        if self.layout is LineLayout.LEFT:
            out.typed(line, start)
            return
        lead, relation = _breaks(line)
        if lead is None:  # it has columns of its own
            out.typed(line, start)
            return
        if connected:
            out.typed(line[:lead].rstrip(), start)
            out.put(" && " if lead else "&& ")
            rest = len(line[lead:]) - len(line[lead:].lstrip())
            line, start, relation = line[lead + rest :], start + lead + rest, relation - lead - rest
        if relation >= 0:
            out.typed(line[:relation].rstrip(), start)
            out.put(" &" if line[:relation].strip() else "&")
            out.typed(line[relation:], start + relation)
        else:
            out.typed(line, start)

    @classmethod
    def of(cls, latex: str) -> FormulaLines:
        """Return a formula as it is typed. What is not one of these layouts is one line."""
        inside, brace = latex.strip(), False
        if inside.startswith(_BRACE.strip()) and inside.endswith(_BRACE_END.strip()):
            inside, brace = inside[len(_BRACE.strip()) : -len(_BRACE_END.strip())].strip(), True
        left = inside.startswith(_LEFT.strip()) and not brace
        layout = LineLayout.LEFT if left else LineLayout.BRACE if brace else LineLayout.ALIGNED
        for lines in (_cut_lines(inside, left=left), _table_lines(inside, left=left)):
            if len(lines) > 1 and (made := _without_columns(lines, layout)) is not None:
                return made
        return cls(_SPACES.sub(" ", latex.strip()))


class _Joined:
    """LaTeX while it is put together."""

    def __init__(self) -> None:
        self.text, self.pieces = "", list[TypedPiece]()

    def put(self, latex: str) -> None:
        self.text += latex

    def typed(self, part: str, start: int) -> None:
        if part:
            self.pieces.append(TypedPiece(len(self.text), start, len(part)))
            self.text += part


def latex_place(pieces: tuple[TypedPiece, ...], typed: int) -> int:
    """Return the place in the LaTeX of a place in what was typed."""
    best = 0
    for piece in pieces:
        if piece.typed <= typed:
            best = piece.latex + min(typed - piece.typed, piece.length)
    return best


def typed_place(pieces: tuple[TypedPiece, ...], latex: int) -> int:
    """Return the place in what was typed of a place in the LaTeX."""
    best = pieces[0].typed if pieces else 0
    for piece in pieces:
        if piece.latex <= latex:
            best = piece.typed + min(latex - piece.latex, piece.length)
    return best


def _breaks(line: str) -> tuple[int | None, int]:
    """Return where the sign that connects a line to the one above ends, 0 without one, and where its sign of relation
    begins, -1 without one. None: the line has columns of its own."""
    try:
        nodes = parsed_formula(line).nodes
    except FormulaError as error:
        return (None if error.fault is FormulaFault.COLUMN and error.what == "&" else 0), -1
    lead = nodes[0].end if len(nodes) > 1 and _is_sign(nodes[0], CONNECTIVES) else 0
    relation = next((node.start for node in nodes if node.start >= lead and _is_sign(node, RELATIONS)), -1)
    return lead, relation


def _is_sign(node: Node, signs: frozenset[str]) -> bool:
    inner = node.base if node.kind is NodeKind.SCRIPTS and node.base is not None else node
    if inner.kind is NodeKind.COMMAND and inner.name in ("overset", "stackrel", "underset", "xrightarrow"):
        return True
    return inner.kind is NodeKind.SIGN and inner.name in signs


def _cut_lines(latex: str, *, left: bool) -> list[list[str]]:
    """Return the cells of a table as this module writes it, also of one that cannot be read."""
    begin, end = (_LEFT, _LEFT_END) if left else (_ALIGNED, _END)
    if not (latex.startswith(begin.strip()) and latex.endswith(end.strip())):
        return []
    lines = latex[len(begin.strip()) : -len(end.strip())].split(_BREAK)
    return [[_SPACES.sub(" ", cell).strip() for cell in line.split("&")] for line in lines]


def _table_lines(latex: str, *, left: bool) -> list[list[str]]:
    """Return the cells of the table that a formula is, however it is written."""
    try:
        nodes = parsed_formula(latex).nodes
    except FormulaError:
        return []
    if len(nodes) != 1 or nodes[0].kind is not NodeKind.BLOCK or nodes[0].name not in _READ or left:
        return []
    cells, at, rows = list[list[str]](), 0, nodes[0].parts
    for count in nodes[0].columns:
        cells.append([_SPACES.sub(" ", latex[row.start : row.end]).strip() for row in rows[at : at + count]])
        at += count
    return [line for line in cells if any(line)]


def _without_columns(lines: list[list[str]], layout: LineLayout) -> FormulaLines | None:
    """Return lines without their columns, where these follow from the lines; else with them."""
    wanted = _bare("\\\\".join("&".join(line) for line in lines))
    spaced = "\n".join(" ".join(cell for cell in line if cell) for line in lines)
    for text in (spaced, "\n".join(" & ".join(line).strip() for line in lines)):
        made = FormulaLines(text, layout)
        inner = made.latex
        for around in (_BRACE, _BRACE_END, _ALIGNED, _END, _LEFT, _LEFT_END):
            inner = inner.replace(around, "")
        if _bare(inner) == wanted:
            return made
    return None


def _bare(latex: str) -> str:
    return _SPACES.sub("", latex)
