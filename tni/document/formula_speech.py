"""Words in which a formula is read aloud, for screen readers and voices: « racine carrée de x », « a sur b »."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tni.document.chemistry_latex import with_chemistry
from tni.document.formula_colours import spoken_colour
from tni.document.formula_signs import ENGLISH, FRENCH, Phrases
from tni.document.formula_tree import FormulaError, Node, NodeKind, Row, parsed_formula

_COMMAS = re.compile(r"\s*,(?:\s*,)*(?=\s|$)")
_FUNCTIONS = frozenset("fghuvFGHP")
"""Letters before parentheses that are read as functions: « f de x »."""
_RINGS = ("\\circ", "∘")
"""Sign of degrees where it is alone in an exponent, else of functions one after the other."""
LONGEST = 4_000
"""Letters of a longer formula are read as they are."""


def spoken_formula(latex: str, language: str = "fr") -> str:
    """Return a formula in words; as it is typed where it cannot be read. language: "fr" or "en"."""
    if len(latex) > LONGEST:
        return latex
    speaker = _Speaker(ENGLISH if language.startswith("en") else FRENCH)
    try:
        words = speaker.row(parsed_formula(with_chemistry(latex)))
    except FormulaError:
        return latex
    return _COMMAS.sub(",", " ".join(words.split())).strip(" ,")


@dataclass(frozen=True, slots=True)
class _Speaker:
    """phrases: of the language."""

    phrases: Phrases

    def row(self, row: Row | None) -> str:
        return "" if row is None else " ".join(self._joined(row.nodes))

    def _joined(self, nodes: tuple[Node, ...]) -> list[str]:
        """Return the words of parts; digits side by side are one number."""
        out, was_digit, skip = list[str](), False, 0
        for at, node in enumerate(nodes):
            if skip:
                skip -= 1
                continue
            if self._is_value(nodes[at : at + 4]):
                out.append(self.phrases.value.format(node.name, self._node(nodes[at + 2])))
                skip, was_digit = 3, False
                continue
            if at and node.name in _RINGS:
                out.append(self.phrases.composed)
                was_digit = False
                continue
            is_digit = node.kind is NodeKind.SIGN and (node.name.isdigit() or (was_digit and node.name in ".,"))
            words = node.name if is_digit else self._node(node)
            base = node.base if node.kind is NodeKind.SCRIPTS else node
            if was_digit and (is_digit or (base is not None and base.name.isdigit())):
                out[-1] += words
            elif words:
                out.append(words)
            was_digit = is_digit or (was_digit and self._is_comma(node) and _grown(out))
        return out

    def _is_value(self, nodes: tuple[Node, ...]) -> bool:
        """Return whether parts are a function of one sign: `f(x)`."""
        names = [node.name for node in nodes if node.kind is NodeKind.SIGN]
        return len(names) == 4 and names[0] in _FUNCTIONS and (names[1], names[3]) == ("(", ")")

    def _is_comma(self, node: Node) -> bool:
        """Return whether a part is a comma in braces, as in `3{,}5`."""
        inner = node.parts[0].nodes if node.kind is NodeKind.GROUP else ()
        return len(inner) == 1 and inner[0].name == ","

    def _node(self, node: Node) -> str:
        match node.kind:
            case NodeKind.SIGN:
                return self.phrases.signs.get(node.name, node.name.lstrip("\\") if len(node.name) > 2 else node.name)
            case NodeKind.WORDS:
                return node.name.strip()
            case NodeKind.GROUP:
                return self.row(node.rows[0])
            case NodeKind.FENCE:
                return self._fence(node)
            case NodeKind.BLOCK:
                return self._block(node)
            case NodeKind.SCRIPTS:
                return self._scripts(node)
            case NodeKind.COMMAND:
                return self._command(node)

    def _command(self, node: Node) -> str:
        phrases, parts = self.phrases, node.rows
        if node.name == "sqrt":
            option, inside = parts
            said = self._whole(inside)
            if option is None:
                return phrases.root.format(said)
            degree = self.row(option)
            return phrases.cube_root.format(said) if degree == "3" else phrases.any_root.format(degree, said)
        if node.name.endswith("frac"):
            over, under = parts[-2:]
            if self._is_simple(over) and self._is_simple(under):
                return phrases.over.format(self.row(over), self.row(under))
            return phrases.fraction.format(self.row(over), self.row(under))
        if node.name.endswith("binom"):
            return phrases.binomial.format(self.row(parts[0]), self.row(parts[1]))
        if node.name == "textcolor":
            colour, part = node.parts
            word, said = spoken_colour(colour.nodes[0].name, english=phrases is ENGLISH), self.row(part)
            return phrases.coloured.format(said, word) if word else said
        if node.name == "underset" and (bounds := self._bounds(parts[1])) is not None:
            return bounds[1].format(self.row(parts[0]))
        if (phrase := phrases.commands.get(node.name)) is not None:
            return phrase.format(*(self.row(part) for part in parts if part is not None))
        return " ".join(self.row(part) for part in parts if part is not None)

    def _bounds(self, row: Row | None) -> tuple[str, str] | None:
        """Return the phrases of a sign that has bounds; None for another part."""
        return self.phrases.bounds.get(row.nodes[0].name[1:]) if row is not None and len(row.nodes) == 1 else None

    def _scripts(self, node: Node) -> str:
        below, above = node.rows
        phrases, base = self.phrases, node.base
        said = "" if base is None else self._node(base)
        low, high = self.row(below), self.row(above)
        name = "" if base is None else base.name.lstrip("\\")
        if (phrase := phrases.bounds.get(name)) is not None and below is not None:
            return phrase[0].format(low, high) if above is not None else phrase[1].format(low)
        words = said if below is None else f"{said} {phrases.index.format(low)}"
        if above is None:
            return words
        if (fixed := phrases.powers.get(high)) is not None:
            return f"{words} {fixed}"
        end = "" if self._is_simple(above) else phrases.end
        return f"{words} {phrases.power.format(high)}{end}"

    def _fence(self, node: Node) -> str:
        opening, closing = node.name.split(" ")
        inside = self.row(node.rows[0])
        phrases = self.phrases
        if opening == closing and (phrase := phrases.fences.get(opening)) is not None:
            return phrase.format(inside)
        if opening == "\\{" and closing == ".":
            return inside if inside.startswith(phrases.system) else phrases.system + inside
        return " ".join(
            word for word in (phrases.signs.get(opening, ""), inside, phrases.signs.get(closing, "")) if word
        )

    def _block(self, node: Node) -> str:
        rows, at, lines = node.rows, 0, list[str]()
        is_matrix = node.name.endswith("matrix")
        for count in node.columns:
            cells = [said for row in rows[at : at + count] if (said := self.row(row))]
            at += count
            if cells:
                lines.append((", " if is_matrix else " ").join(cells))
        lead = {"cases": self.phrases.system}.get(node.name, self.phrases.matrix if is_matrix else "")
        return lead + " ; ".join(lines) + (f" {self.phrases.end_block}" if lead else "")

    def _whole(self, row: Row | None) -> str:
        """Return the words of a part, with its end where one would not hear it."""
        return self.row(row) + ("" if self._is_simple(row) else self.phrases.end)

    def _is_simple(self, row: Row | None) -> bool:
        """Return whether a part is one thing: a number or a sign."""
        if row is None:
            return True
        names = [node.name if node.kind in (NodeKind.SIGN, NodeKind.WORDS) else "" for node in row.nodes]
        digits = names[1:] if names and names[0] in ("-", "+") else names
        return (len(names) == 1 and names[0] != "") or (bool(digits) and all(name.isdigit() for name in digits))


def _grown(out: list[str]) -> bool:
    """Join a comma that was said to the number before it."""
    if len(out) < 2:
        return False
    out.pop()
    out[-1] += ","
    return True
