"""Tree of a formula in LaTeX, with the place of each part in its text: what is read aloud, edited and marked by parts.

Only the form is read: which parts a command takes, what is opened and closed. Whether a command can be drawn is known
to what draws.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import Enum

PLACEHOLDER = "□"
"""Sign of a part that is still to be filled in."""
DEEPEST = 40
"""Greatest depth of parts within parts that is read; far more than is drawn."""

_ONE = (
    "sqrt vec overrightarrow overleftarrow overline underline widehat hat widetilde tilde bar dot ddot overparen "
    "mathbb mathrm mathbf mathit mathcal mathscr mathfrak mathsf mathtt boldsymbol boxed cancel overbrace underbrace "
    "xrightarrow xleftarrow xrightleftharpoons phantom bcancel xcancel mathop"
)
_TWO = "frac dfrac tfrac cfrac binom dbinom tbinom overset underset stackrel"
PARTS = dict.fromkeys(_ONE.split(), 1) | dict.fromkeys(_TWO.split(), 2)
"""Commands that are followed by parts of the formula, and by how many."""
WITH_OPTION = frozenset(("sqrt", "xrightarrow", "xleftarrow", "xrightleftharpoons", "cfrac"))
"""Commands that may have a part in square brackets before the others."""
VERBATIM = frozenset(("text", "textrm", "textbf", "textit", "mbox", "operatorname", "ce", "hspace"))
"""Commands whose part is words, not a formula."""
COLOURS = frozenset(("color", "textcolor"))
"""Commands whose first part is a colour. \\color without a second one is a sign: what follows has the colour."""
MACROS = re.compile(r"\\((?:[gex]?def|let|(?:re)?newcommand|providecommand|DeclareMathOperator)\*?)(?![A-Za-z])")
"""Commands that define others: a few letters of them may stand for a formula of any length."""
_BOUNDS_PLACE = frozenset(("\\limits", "\\nolimits"))

_COMMAND = re.compile(r"\\([A-Za-z]+\*?|.)", re.DOTALL)
_NAME = re.compile(r"\s*\{([A-Za-z]+\*?)\}")
_SPACE = re.compile(r"[\s~]*")


class FormulaFault(Enum):
    """Reason why a formula cannot be drawn. BRACES, SIDES, BLOCKS: what is opened is not closed, or the other way
    round: braces, \\left and \\right, \\begin and \\end. PARTS: something is to follow. TWICE: two exponents or two
    indices of one thing. COLUMN: & or \\\\ outside of a table. SIGN: a sign that means something else in LaTeX. LONG,
    DEEP: there is too much of it, or within itself. MACRO: a command that defines another one. UNKNOWN: a command
    that is not known. OTHER: not known."""

    BRACES = "braces"
    SIDES = "sides"
    BLOCKS = "blocks"
    PARTS = "parts"
    TWICE = "twice"
    COLUMN = "column"
    SIGN = "sign"
    LONG = "long"
    DEEP = "deep"
    MACRO = "macro"
    UNKNOWN = "unknown"
    OTHER = "other"


class FormulaError(Exception):
    """A formula cannot be read. at: the place in its text; what: the command or sign there."""

    def __init__(self, fault: FormulaFault, at: int, what: str = "") -> None:
        super().__init__(f"{fault.value} at {at}")
        self.fault, self.at, self.what = fault, at, what


class NodeKind(Enum):
    """NodeKind of a part. SIGN: a letter, digit or sign, or a command that stands for one. GROUP: what is in braces.
    COMMAND: with its parts, of colours the colour as words first. WORDS: text. SCRIPTS: a base with what is below and
    above it. FENCE: between \\left and \\right. BLOCK: a table between \\begin and \\end, or of \\substack."""

    SIGN = "sign"
    GROUP = "group"
    COMMAND = "command"
    WORDS = "words"
    SCRIPTS = "scripts"
    FENCE = "fence"
    BLOCK = "block"


@dataclass(frozen=True, slots=True)
class Row:
    """Parts one behind the other, from `start` to before `end` of the text, without the braces around."""

    start: int
    end: int
    nodes: tuple[Node, ...] = ()


@dataclass(frozen=True, slots=True)
class Node:
    """Part of a formula from `start` to before `end` of its text. name: the sign, the command without its backslash,
    the words, the kind of a table, or the two signs of a fence. rows: the parts; None for one that is not there: an
    option, or what is below or above. base: of scripts. columns: cells of each line of a table."""

    kind: NodeKind
    start: int
    end: int
    name: str = ""
    rows: tuple[Row | None, ...] = ()
    base: Node | None = None
    columns: tuple[int, ...] = field(default=())

    @property
    def parts(self) -> tuple[Row, ...]:
        """The parts that are there."""
        return tuple(row for row in self.rows if row is not None)


def parsed_formula(latex: str) -> Row:
    """Return the tree of a formula. Raises: FormulaError."""
    reader = _Reader(latex)
    row = reader.row(frozenset(), 0)
    if reader.at < len(latex):
        raise FormulaError(*reader.stray())
    return row


def all_nodes(row: Row) -> Iterator[Node]:
    """Yield the parts of a formula and theirs, from the outside in."""
    waiting = [*row.nodes]
    while waiting:
        node = waiting.pop()
        yield node
        if node.base is not None:
            waiting.append(node.base)
        waiting.extend(inner for part in node.parts for inner in part.nodes)


class _Reader:
    """Recursive descent over the text. Stops are names of what ends a row: "}", "]", "right", "end", "&"."""

    def __init__(self, latex: str) -> None:
        self._text, self.at = latex, 0

    def stray(self) -> tuple[FormulaFault, int, str]:
        """Return why reading stopped before the end."""
        rest = self._text[self.at :]
        if rest.startswith("\\right"):
            return FormulaFault.SIDES, self.at, "\\right"
        if rest.startswith("\\end"):
            return FormulaFault.BLOCKS, self.at, "\\end"
        return FormulaFault.BRACES, self.at, "}"

    def row(self, stops: frozenset[str], depth: int) -> Row:
        """Read parts up to the end, or to before what ends them."""
        if depth > DEEPEST:
            raise FormulaError(FormulaFault.DEEP, self.at)
        start, nodes = self.at, list[Node]()
        while True:
            self._skip_space()
            if self.at >= len(self._text) or self._stops(stops):
                return Row(start, self.at, tuple(nodes))
            if (sign := self._text[self.at]) in "^_":
                nodes.append(self._scripts(nodes.pop() if nodes else None, depth))
            elif sign in "'’":
                nodes.append(self._sign(1))
            elif (node := self._node(depth)).name in _BOUNDS_PLACE and nodes:
                nodes[-1] = replace(nodes[-1], end=node.end)
            else:
                nodes.append(node)

    def _stops(self, stops: frozenset[str]) -> bool:
        text, at = self._text, self.at
        if text[at] == "}":
            return True
        if text[at] == "]":
            return "]" in stops
        if text[at] == "&" or text.startswith("\\\\", at):
            if "&" in stops:
                return True
            raise FormulaError(FormulaFault.COLUMN, at, "&" if text[at] == "&" else "\\\\")
        return (found := _COMMAND.match(text, at)) is not None and found[1] in ("right", "end")

    def _skip_space(self) -> None:
        found = _SPACE.match(self._text, self.at)
        assert found is not None
        self.at = found.end()

    def _sign(self, length: int) -> Node:
        start = self.at
        self.at += length
        return Node(NodeKind.SIGN, start, self.at, self._text[start : self.at])

    def _node(self, depth: int) -> Node:
        """Read one part without its scripts."""
        start, sign = self.at, self._text[self.at]
        if sign == "{":
            row = self._braced(depth)
            return Node(NodeKind.GROUP, start, self.at, rows=(row,))
        if sign in "$#%":
            raise FormulaError(FormulaFault.SIGN, start, sign)
        if sign != "\\":
            return self._sign(1)
        found = _COMMAND.match(self._text, start)
        if found is None:
            raise FormulaError(FormulaFault.PARTS, start, "\\")
        name, self.at = found[1], found.end()
        if MACROS.match(self._text, start):
            raise FormulaError(FormulaFault.MACRO, start, found[0])
        if name == "left":
            return self._fence(start, depth)
        if name == "begin":
            return self._block(start, depth)
        if name == "substack":
            return self._substack(start, depth)
        if name in VERBATIM:
            return self._words(start, name)
        if name == "cline":
            self._words(start, name)
            return Node(NodeKind.SIGN, start, self.at, found[0])
        if name in COLOURS:
            return self._coloured(start, found[0], depth)
        rows: list[Row | None] = []
        if name in WITH_OPTION:
            rows.append(self._option(depth))
        rows += [self._part(found[0], start, depth) for _ in range(PARTS.get(name, 0))]
        if not rows:
            return Node(NodeKind.SIGN, start, self.at, found[0])
        return Node(NodeKind.COMMAND, start, self.at, name, tuple(rows))

    def _braced(self, depth: int) -> Row:
        opened = self.at
        self.at += 1
        row = self.row(frozenset(), depth + 1)
        if not self._text.startswith("}", self.at):
            if self.at < len(self._text):
                raise FormulaError(*self.stray())
            raise FormulaError(FormulaFault.BRACES, opened, "{")
        self.at += 1
        return row

    def _option(self, depth: int) -> Row | None:
        self._skip_space()
        if not self._text.startswith("[", self.at):
            return None
        opened = self.at
        self.at += 1
        row = self.row(frozenset("]"), depth + 1)
        if not self._text.startswith("]", self.at):
            raise FormulaError(FormulaFault.BRACES, opened, "[")
        self.at += 1
        return row

    def _part(self, command: str, start: int, depth: int) -> Row:
        """Read what follows a command: a group, or a single part."""
        self._skip_space()
        text = self._text
        if self.at >= len(text) or text[self.at] in "}^_&]" or text.startswith(("\\\\", "\\right", "\\end"), self.at):
            raise FormulaError(FormulaFault.PARTS, start, command)
        if text[self.at] == "{":
            return self._braced(depth)
        if depth > DEEPEST:
            raise FormulaError(FormulaFault.DEEP, start)
        node = self._node(depth + 1)
        return Row(node.start, node.end, (node,))

    def _scripts(self, base: Node | None, depth: int) -> Node:
        """Read what is below and above a base."""
        start, found = self.at, dict[str, Row]()
        while self.at < len(self._text) and (sign := self._text[self.at]) in "^_":
            if sign in found:
                raise FormulaError(FormulaFault.TWICE, self.at, sign)
            at = self.at
            self.at += 1
            found[sign] = self._part(sign, at, depth)
            end = self.at
            self._skip_space()
        self.at = end
        if base is not None and base.kind is NodeKind.SCRIPTS:
            raise FormulaError(FormulaFault.TWICE, start, self._text[start])
        first = start if base is None else base.start
        return Node(NodeKind.SCRIPTS, first, end, rows=(found.get("_"), found.get("^")), base=base)

    def _fence(self, start: int, depth: int) -> Node:
        opening = self._side(start, "\\left")
        row = self.row(frozenset(), depth + 1)
        found = _COMMAND.match(self._text, self.at)
        if found is None or found[1] != "right":
            raise FormulaError(FormulaFault.SIDES, start, "\\left")
        at, self.at = self.at, found.end()
        closing = self._side(at, "\\right")
        return Node(NodeKind.FENCE, start, self.at, f"{opening} {closing}", (row,))

    def _side(self, start: int, command: str) -> str:
        self._skip_space()
        if self.at >= len(self._text) or self._text[self.at] in "{}":
            raise FormulaError(FormulaFault.SIDES, start, command)
        found = _COMMAND.match(self._text, self.at)
        side = self._text[self.at] if found is None else found[0]
        self.at += len(side)
        return side

    def _block(self, start: int, depth: int) -> Node:
        name = self._block_name(start, "\\begin")
        if name == "array" and (found := re.compile(r"\s*\{[^{}]*\}").match(self._text, self.at)) is not None:
            self.at = found.end()
        rows, columns = [], [0]
        while True:
            rows.append(self.row(frozenset("&"), depth + 1))
            columns[-1] += 1
            if self._text.startswith("&", self.at):
                self.at += 1
            elif self._text.startswith("\\\\", self.at):
                self.at += 2
                columns.append(0)
            else:
                break
        at = self.at
        if not self._text.startswith("\\end", at):
            if at < len(self._text):
                raise FormulaError(*self.stray())
            raise FormulaError(FormulaFault.BLOCKS, start, "\\begin")
        self.at += len("\\end")
        if self._block_name(at, "\\end") != name:
            raise FormulaError(FormulaFault.BLOCKS, at, "\\end")
        return Node(NodeKind.BLOCK, start, self.at, name, tuple(rows), columns=tuple(columns))

    def _substack(self, start: int, depth: int) -> Node:
        """Read lines one under the other: a table of one column in braces."""
        self._skip_space()
        if not self._text.startswith("{", self.at):
            raise FormulaError(FormulaFault.PARTS, start, "\\substack")
        opened, rows = self.at, list[Row]()
        while not rows or self._text.startswith("\\\\", self.at):
            self.at += 2 if rows else 1
            rows.append(self.row(frozenset("&"), depth + 1))
        if not self._text.startswith("}", self.at):
            if self._text.startswith("&", self.at):
                raise FormulaError(FormulaFault.COLUMN, self.at, "&")
            raise FormulaError(FormulaFault.BRACES, opened, "{")
        self.at += 1
        return Node(NodeKind.BLOCK, start, self.at, "substack", tuple(rows), columns=(1,) * len(rows))

    def _coloured(self, start: int, command: str, depth: int) -> Node:
        """Read a colour and the part that has it."""
        name = self._words(start, command[1:]).name
        end = self.at - 1
        words = Node(NodeKind.WORDS, end - len(name), end, name)
        self._skip_space()
        if command == "\\color" and not self._text.startswith("{", self.at):
            return Node(NodeKind.SIGN, start, self.at, command)
        colour, part = Row(words.start, words.end, (words,)), self._part(command, start, depth)
        return Node(NodeKind.COMMAND, start, self.at, "textcolor", (colour, part))

    def _block_name(self, start: int, command: str) -> str:
        found = _NAME.match(self._text, self.at)
        if found is None:
            raise FormulaError(FormulaFault.BLOCKS, start, command)
        self.at = found.end()
        return found[1]

    def _words(self, start: int, name: str) -> Node:
        self._skip_space()
        if not self._text.startswith("{", self.at):
            raise FormulaError(FormulaFault.PARTS, start, f"\\{name}")
        depth, opened = 0, self.at
        for place in range(opened, len(self._text)):
            depth += (self._text[place] == "{") - (self._text[place] == "}")
            if depth == 0:
                self.at = place + 1
                return Node(NodeKind.WORDS, start, self.at, self._text[opened + 1 : place])
        raise FormulaError(FormulaFault.BRACES, opened, "{")
