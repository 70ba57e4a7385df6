"""Formulas in a text: TeX between its delimiters, MathML in its tags."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from tni.quiz.bank.rich_text import RichText, TextFormat

MAX_LETTERS = 400
"""A longer formula stays text."""
MAX_DEPTH = 5
"""A formula nested deeper stays text, because each level doubles the time."""
MAX_BARE = 16
"""Greatest number of commands that may take the command directly behind them as their argument: those nest without a
brace."""

_MARKS = re.compile(
    r"""
    \\\( (?P<inline>.{1,400}?) \\\)
    | \\\[ (?P<block>.{1,400}?) \\\]
    | \$\$ (?P<dollars>[^$]{1,400}) \$\$
    | (?<![\\$\w]) \$ (?P<dollar>[^$\n]{1,400}) \$ (?![\d$])
    | (?P<mathml><math\b (?:(?!</?math\b).){1,4000} </math>)
    """,
    re.DOTALL | re.VERBOSE,
)
_MEANS_TEX = re.compile(r"\\[a-zA-Z]|[\^_]|^\s*[a-zA-Z]\s*$")
"""Pattern that marks text between single dollars as TeX; otherwise the dollars are money."""
_NESTING = re.compile(r"\\(?:left|right|begin|end)(?![a-zA-Z])|\\.|[{}]", re.DOTALL)
_OPENING, _CLOSING = ("{", "\\left", "\\begin"), ("}", "\\right", "\\end")
_BARE = re.compile(r"\\([a-zA-Z]+)\s*(?=\\[a-zA-Z])")
_TAGS = re.compile(r"<(/?)[a-zA-Z][^<>]*?(/?)>")


_FRACTION = re.compile(r"\\[dtc]?frac\s*(?:\{([^{}]*)\}|(\w))\s*(?:\{([^{}]*)\}|(\w))")
_ROOT = re.compile(r"\\sqrt\s*(?:\{([^{}]*)\}|(\w))")
_COMMAND = re.compile(r"\\([a-zA-Z]+)(\s*)|\\(.)")
_INNERMOST = re.compile(r"\{([^{}]*)\}")
_RAISED = re.compile(r"\^(?:\{(\w)\}|(\w))")
_HIGH = dict(zip("0123456789n", "⁰¹²³⁴⁵⁶⁷⁸⁹ⁿ", strict=True))
_SIGNS = {
    "times": "×", "cdot": "·", "div": "÷", "pm": "±", "le": "≤", "leq": "≤", "leqslant": "≤", "ge": "≥", "geq": "≥",
    "geqslant": "≥", "ne": "≠", "neq": "≠", "approx": "≈", "infty": "∞", "to": "→", "in": "∈", "alpha": "α",
    "beta": "β", "gamma": "γ", "delta": "δ", "Delta": "Δ", "theta": "θ", "lambda": "λ", "mu": "μ", "pi": "π",
    "rho": "ρ", "sigma": "σ", "Sigma": "Σ", "phi": "φ", "omega": "ω", "Omega": "Ω", "sum": "∑", "int": "∫",
    "circ": "°", "degree": "°", "parallel": "∥", "perp": "⊥", "triangle": "△", "ldots": "…", "dots": "…",
}  # fmt: skip
"""TeX commands that a character can replace; others are replaced by their name, or by nothing."""
_SILENT = frozenset({
    "left", "right", "text", "textrm", "mathrm", "mathbf", "mathbb", "mathcal", "displaystyle", "overline", "vec",
    "overrightarrow", "widehat", "quad",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Formula:
    """Formula in a text. source: TeX without its delimiters, or a `<math>` element. block: whether it is on its own
    line. most_letters: a longer one stays text."""

    source: str
    is_mathml: bool = False
    block: bool = False
    most_letters: int = MAX_LETTERS

    @property
    def is_bounded(self) -> bool:
        """Return whether the time to draw it is bounded."""
        if self.is_mathml:
            return _depth(1 if not found[1] else -1 for found in _TAGS.finditer(self.source) if not found[2]) <= 12
        chain = max(map(len, re.findall(r"(?:[\^_]\s*\\?\w*\s*){3,}", self.source)), default=0)
        bare = sum(1 for found in _BARE.finditer(self.source) if found[1] not in _SIGNS)
        short = len(self.source) <= self.most_letters and chain < 40 and bare <= MAX_BARE
        return short and nesting(self.source) <= MAX_DEPTH


def split_formulas(text: RichText) -> Iterator[str | Formula]:
    """Yield the text between formulas and the formulas, in order."""
    at, source = 0, text.text
    for found in _MARKS.finditer(source):
        made = _formula(found, text.format)
        if made is not None:
            yield source[at : found.start()]
            yield made
            at = found.end()
    yield source[at:]


def formulas_as_text(text: RichText) -> RichText:
    """Replace the formulas of a text by the notation that people type on one line: `1/2`, `x²`, `√(a + b)`."""
    plain = text.format is TextFormat.PLAIN
    parts = (part if isinstance(part, str) else _as_text(part, plain=plain) for part in split_formulas(text))
    return RichText("".join(parts), text.format)


def _as_text(formula: Formula, *, plain: bool) -> str:
    if formula.is_mathml:
        return formula.source
    words = formula.source
    for _ in range(MAX_DEPTH + 1):  # from the inside out
        words = _ROOT.sub(lambda m: "√" + _parenthesised(m[1] or m[2] or ""), words)
        words = _FRACTION.sub(
            lambda m: f"{_parenthesised(m[1] or m[2] or '')}/{_parenthesised(m[3] or m[4] or '')}", words
        )
        words = _RAISED.sub(lambda m: _HIGH.get(m[1] or m[2], m[0]), words)
    words = _COMMAND.sub(_sign, words)
    while (bare := _INNERMOST.sub(lambda m: m[1], words)) != words:
        words = bare
    words = " ".join(words.replace("^°", "°").split())
    return words if plain else html.escape(words, quote=False)


def _parenthesised(text: str) -> str:
    """Put parentheses around an expression that is not purely alphanumeric."""
    text = text.strip()
    return text if text.isalnum() else f"({text})"


def _sign(found: re.Match[str]) -> str:
    name = found[1]
    if name is None:
        return found[3] if found[3] not in ",;:!\\ " else " "
    return _SIGNS[name] + found[2] if name in _SIGNS else "" if name in _SILENT else f"{name} "


def _formula(found: re.Match[str], format: TextFormat) -> Formula | None:
    kind = found.lastgroup
    assert kind is not None
    inside = found[kind]
    if kind == "mathml":
        return None if format is TextFormat.PLAIN else Formula(inside, is_mathml=True, block='"block"' in inside[:200])
    if format is not TextFormat.PLAIN:
        inside = html.unescape(re.sub(r"<br\s*/?>", " ", inside))
    inside = " ".join(inside.split())
    if not inside or (kind == "dollar" and _MEANS_TEX.search(inside) is None):
        return None
    return Formula(inside, block=kind in ("block", "dollars"))


def nesting(tex: str) -> int:
    """Return the depth of nesting. A closing sign ends only its own kind, even where it is misplaced."""
    deepest, now = 0, dict.fromkeys(_OPENING, 0)
    for found in _NESTING.finditer(tex):
        if found[0] in _OPENING:
            now[found[0]] += 1
        elif found[0] in _CLOSING:
            kind = _OPENING[_CLOSING.index(found[0])]
            now[kind] = max(0, now[kind] - 1)
        deepest = max(deepest, sum(now.values()))
    return deepest


def _depth(steps: Iterator[int]) -> int:
    deepest = now = 0
    for step in steps:
        now = max(0, now + step)
        deepest = max(deepest, now)
    return deepest
