"""Edits of a formula that is typed in LaTeX: what the keys of a palette put in, steps of the caret, what is erased.

Everything is done on one text with its selection, so that the text is always what counts. Places are code points.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tni.document.formula_tree import PLACEHOLDER, FormulaError, Node, NodeKind, Row, parsed_formula

_SCRIPT = re.compile(r"[\^_]")
_NO_BASE = re.compile(r"(?:^|[\s({\[&=+\-<>]|\\\\|\\(?:times|div|cdot|left\s*\S|,|;|quad))\s*$")
"""What an exponent does not belong to."""
_SHORT_SCRIPT = re.compile(r"([\^_])(?:(-?[0-9]|-)|\{(-?[0-9]+)\})$")
_COMMAND_END = re.compile(r"\\[A-Za-z]+$")


@dataclass(frozen=True, slots=True)
class FormulaEdit:
    """Text of a formula, and what is selected of it: from `start` to before `end`, which is the caret."""

    text: str
    start: int
    end: int

    @property
    def selected(self) -> str:
        return self.text[self.start : self.end]

    # -- putting in

    def put(self, template: str) -> FormulaEdit:
        """Put a template in the place of the selection, which becomes its first part to be filled. The next part is
        selected; without one the caret is behind it."""
        inside, start = self.selected, self.start
        if _SCRIPT.match(template):
            return self._put_script(template)
        if inside and inside != PLACEHOLDER:
            template = template.replace(PLACEHOLDER, inside, 1) if PLACEHOLDER in template else template
        if _COMMAND_END.search(template):
            template += " "  # a letter that is typed next is not of its name
        before, after = self.text[:start], self.text[self.end :]
        if _COMMAND_END.search(before) and template[0].isalpha():
            template = f" {template}"
        return self._joined(before, template, after)

    def _put_script(self, template: str) -> FormulaEdit:
        """Put an exponent or index behind the selection, else behind the part before the caret, else behind a part to
        be filled in. What has one already is put in braces."""
        before, inside, after = self.text[: self.start], self.selected, self.text[self.end :]
        if inside and inside != PLACEHOLDER:
            base = inside if len(inside) == 1 else f"{{{inside}}}"
            tried = [(before, base + template, after), (before, f"{{{base}{template}}}", after)]
        elif inside or _NO_BASE.search(before):
            tried = [(before, PLACEHOLDER + template, after), (before, f"{{{PLACEHOLDER}{template}}}", after)]
        else:
            line = _Line.of(self)
            node = line.before(self.end - line.start) if line.is_read else None
            tried = [(before, template, after)]
            if node is not None:
                head, base = self.text[: line.start + node.start], self.text[line.start + node.start : self.start]
                tried += [(f"{head}{{{base}}}", template, after), (f"{head}{{{base}", f"{template}}}", after)]
        read = (parts for parts in tried if _Line.of(FormulaEdit("".join(parts), self.start, self.start)).is_read)
        return self._joined(*next(read, tried[0]))

    @staticmethod
    def _joined(before: str, put: str, after: str) -> FormulaEdit:
        """Select the first part of `put` that is to be filled in; without one go behind it."""
        text, end = before + put + after, len(before) + len(put)
        place = text.find(PLACEHOLDER, len(before), end)
        return FormulaEdit(text, place, place + 1) if place >= 0 else FormulaEdit(text, end, end)

    def with_longer_script(self, digit: str, *, grows: bool) -> FormulaEdit | None:
        """Return the formula with another digit of the exponent or index before the caret, which LaTeX ends behind the
        first one: `x^1` becomes `x^{10}`. None for anything else. grows: braces there were made so."""
        found = _SHORT_SCRIPT.search(self.text[: self.start])
        if found is None or (found[3] is not None and not grows):
            return None
        put = f"{found[1]}{{{found[2] or found[3]}{digit}}}"
        return self._joined(self.text[: found.start()], put, self.text[self.end :])

    def new_line(self) -> FormulaEdit:
        """Begin a new line: of the table that the caret is in, else of the formula."""
        line = _Line.of(self)
        block = line.block_at(self.end - line.start)
        if block is None:
            out = max((node.end for node in line.around(self.end - line.start)), default=-1)
            first, last = (self.start, self.end) if out < 0 else (line.start + out, line.start + out)
            return FormulaEdit(f"{self.text[:first]}\n{self.text[last:]}", first + 1, first + 1)
        count, at = max(block.columns), 0
        caret = self.end - line.start
        for columns in block.columns:
            at += columns
            if block.parts[at - 1].end >= caret:
                break
        place = line.start + block.parts[at - 1].end
        new = " \\\\ " + " & ".join([PLACEHOLDER] * count)
        return FormulaEdit(self.text[:place] + new + self.text[place:], place + 4, place + 5)

    # -- steps

    def next_place(self, *, forwards: bool = True) -> FormulaEdit:
        """Select the next part to be filled in; without one go to the end, or to the beginning."""
        text = self.text
        place = text.find(PLACEHOLDER, self.end) if forwards else text.rfind(PLACEHOLDER, 0, self.start)
        if place >= 0:
            return FormulaEdit(text, place, place + 1)
        if forwards:
            line = _Line.of(self)
            out = min((n.end for n in line.around(self.end - line.start)), default=len(line.text))
            return self._at(line.start + out)
        return self._at(0)

    def moved(self, *, forwards: bool) -> FormulaEdit:
        """Move the caret by one part, into what has parts. A part to be filled in is selected as a whole."""
        line = _Line.of(self)
        stops = sorted({line.start + stop for stop in line.stops()} | {0, len(self.text)})
        stops = [at for at in stops if at == 0 or not self._splits(at)]
        here = self.end if forwards else self.start
        if self.selected == PLACEHOLDER:
            stops = [at for at in stops if at not in (self.start, self.end)] + [0, len(self.text)]
        ahead = [at for at in stops if (at > here if forwards else at < here)]
        beyond = self._other_line(forwards=forwards)
        if beyond is not None and not [at for at in ahead if line.start <= at <= line.start + len(line.text)]:
            return self._at(beyond)
        return self._at((min(ahead) if forwards else max(ahead)) if ahead else here)

    def _splits(self, at: int) -> bool:
        """Return whether a place is behind a part to be filled in: the one before it stands for both."""
        return self.text[at - 1 : at] == PLACEHOLDER

    def _other_line(self, *, forwards: bool) -> int | None:
        if forwards:
            place = self.text.find("\n", self.end)
            return None if place < 0 else place + 1
        place = self.text.rfind("\n", 0, self.start)
        return None if place < 0 else place

    def at(self, place: int) -> FormulaEdit:
        """Put the caret at a place; a part to be filled in there is selected."""
        return self._at(max(0, min(place, len(self.text))))

    def _at(self, place: int) -> FormulaEdit:
        if self.text[place : place + 1] == PLACEHOLDER:
            return FormulaEdit(self.text, place, place + 1)
        if self.text[max(place - 1, 0) : place] == PLACEHOLDER:
            return FormulaEdit(self.text, place - 1, place)
        return FormulaEdit(self.text, place, place)

    # -- erasing

    def erased(self) -> FormulaEdit:
        """Erase the selection, or the part before the caret. What has parts is selected first, and erased by the next
        time; a part that becomes empty is to be filled in again."""
        line = _Line.of(self)
        if self.start < self.end:
            around = line.around(self.start - line.start) if self.selected == PLACEHOLDER else []
            if around:
                inner = min(around, key=lambda n: n.end - n.start)
                whole = FormulaEdit(self.text, line.start + _own_start(inner), line.start + inner.end)
                empty = all(sign == PLACEHOLDER for part in inner.parts for sign in line.text[part.start : part.end])
                return whole._without() if empty and inner.kind is not NodeKind.BLOCK else whole
            return self._without()
        caret = self.end - line.start
        if not line.text[:caret].strip():
            place = self.start - caret - 1  # the line break before
            if place < 0:
                return self
            return FormulaEdit(self.text[:place] + self.text[self.end :], place, place)
        node, around = (line.before(caret), line.around(caret)) if line.is_read else (None, [])
        if node is None and not around:  # also within the name of a command
            return FormulaEdit(self.text, self.end - 1, self.end)._without()
        if node is None:
            inner = min(around, key=lambda n: n.end - n.start)
            return FormulaEdit(self.text, line.start + _own_start(inner), line.start + inner.end)
        part = FormulaEdit(self.text, line.start + _own_start(node), line.start + node.end)
        if node.kind in (NodeKind.SIGN, NodeKind.WORDS):
            return FormulaEdit(self.text, part.start, self.end)._without()
        return part

    def _without(self) -> FormulaEdit:
        """Erase what is selected."""
        before, after = self.text[: self.start], self.text[self.end :]
        hollow = bool(re.search(r"[{&(]\s*$|\\\\\s*$|\\left\S\s*$", before)) and bool(
            re.match(r"\s*(?:[}&)]|\\\\|\\right|\\end)", after)
        )
        hollow = hollow or bool(re.match(r"\s*[\^_]", after) and _NO_BASE.search(before))
        if hollow and self.selected != PLACEHOLDER:
            return FormulaEdit(before + PLACEHOLDER + after, self.start, self.start + 1)
        return FormulaEdit(before + after, self.start, self.start)


def _own_start(node: Node) -> int:
    """Return where what is erased of a part begins: of scripts the base stays."""
    return node.base.end if node.kind is NodeKind.SCRIPTS and node.base is not None else node.start


class _Line:
    """Line of a formula in which the caret is, with its tree."""

    def __init__(self, text: str, start: int) -> None:
        self.text, self.start = text, start
        try:
            self._row: Row | None = parsed_formula(text)
        except FormulaError:
            self._row = None

    @classmethod
    def of(cls, edit: FormulaEdit) -> _Line:
        start = edit.text.rfind("\n", 0, edit.end) + 1
        end = edit.text.find("\n", edit.end)
        return cls(edit.text[start : len(edit.text) if end < 0 else end], start)

    @property
    def is_read(self) -> bool:
        return self._row is not None

    def stops(self) -> list[int]:
        """Return the places between the parts, also of those within; each sign, where the line cannot be read."""
        if self._row is None:
            return [*range(len(self.text) + 1)]
        return [0, len(self.text), *(stop for row in self._rows() for stop in self._row_stops(row))]

    def _row_stops(self, row: Row) -> Iterator[int]:
        yield row.nodes[0].start if row.nodes else row.start
        for node in row.nodes:
            yield node.end

    def _rows(self) -> Iterator[Row]:
        waiting = [] if self._row is None else [self._row]
        while waiting:
            row = waiting.pop()
            yield row
            for node in row.nodes:
                waiting.extend(node.parts)
                if node.base is not None:
                    end, text = node.base.end, self.text
                    spaces = len(text[end:]) - len(text[end:].lstrip())
                    waiting.append(Row(node.base.start, end + spaces, (node.base,)))

    def around(self, caret: int) -> list[Node]:
        """Return the parts within one of whose parts the caret is."""
        nodes = (node for row in self._rows() for node in row.nodes)
        found = [n for n in nodes if n.start < caret and any(part.start <= caret <= part.end for part in n.parts)]
        return [node for node in found if caret < node.end or node.kind is NodeKind.SCRIPTS]

    def block_at(self, caret: int) -> Node | None:
        """Return the innermost table that the caret is in."""
        blocks = [node for node in self.around(caret) if node.kind is NodeKind.BLOCK]
        return min(blocks, key=lambda node: node.end - node.start) if blocks else None

    def before(self, caret: int) -> Node | None:
        """Return the part that ends at the caret, or before the spaces there, of the innermost row that has one."""
        rows = [row for row in self._rows() if row.start <= caret <= row.end]
        for row in sorted(rows, key=lambda one: one.end - one.start):
            nodes = [node for node in row.nodes if node.end <= caret and not self.text[node.end : caret].strip()]
            if nodes:
                return nodes[-1]
        return None
