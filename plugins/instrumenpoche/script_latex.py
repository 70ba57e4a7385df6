"""Formulas in LaTeX within the words of a script, as plain letters: a fraction is 3/2, a root √42, an exponent x²."""

from __future__ import annotations

import re
from typing import Final
from unicodedata import normalize

from plugins.instrumenpoche.script_signs import GREEK

SUPERSCRIPTS: Final = str.maketrans("0123456789+-=()nix", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱˣ")
SUBSCRIPTS: Final = str.maketrans("0123456789+-=()aeinx", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑᵢₙₓ")
_SIGNS: Final = {
    **GREEK,
    "times": "×", "div": "÷", "cdot": "·", "pm": "±", "mp": "∓", "leq": "≤", "le": "≤", "leqslant": "≤", "geq": "≥",
    "ge": "≥", "geqslant": "≥", "neq": "≠", "ne": "≠", "approx": "≈", "simeq": "≃", "equiv": "≡", "infty": "∞",
    "in": "∈", "notin": "∉", "cup": "∪", "cap": "∩", "subset": "⊂", "perp": "⟂", "parallel": "∥", "angle": "∠",
    "circ": "°", "degree": "°", "ldots": "…", "dots": "…", "to": "→", "rightarrow": "→", "Rightarrow": "⇒",
    "Leftrightarrow": "⇔", "iff": "⇔", "forall": "∀", "exists": "∃", "emptyset": "∅", "prime": "′", "ell": "ℓ",
    "quad": "  ", "qquad": "    ", "euro": "€", "star": "⋆", "bullet": "•", "triangle": "△",
}  # fmt: skip
_ACCENTS: Final = {
    "grave": "\u0300", "acute": "\u0301", "hat": "\u0302", "ddot": "\u0308", "tilde": "\u0303", "c": "\u0327",
    "widehat": "\u0302", "overrightarrow": "\u20d7", "vec": "\u20d7", "overline": "\u0305", "bar": "\u0305",
}  # fmt: skip
_BOARD: Final = {"R": "ℝ", "N": "ℕ", "Z": "ℤ", "Q": "ℚ", "C": "ℂ", "D": "𝔻"}
_PART = re.compile(r"\\([a-zA-Z]+)|\\(.)|([{}^_~&])|([^\\{}^_~&]+)", re.DOTALL)
_RELATION = re.compile("([=<>≤≥≠≈≡→⇒⇔∈∉])")
_WORDS = ("text", "textbf", "textit", "textrm", "mbox", "mathrm", "mathbf")
_FUNCTIONS = ("cos", "sin", "tan", "ln", "log", "exp", "min", "max")
DEEPEST: Final = 40
"""Nesting from which on a formula is shown as it is written."""


def plain_formula(latex: str) -> str:
    """Return a formula without its commands. Rows of an array are lines."""
    try:
        return re.sub("[ \t]{2,}", " ", _Reader(latex).group()).strip()
    except RecursionError:
        return latex


class _Reader:
    """Reader of a formula, part by part."""

    def __init__(self, latex: str) -> None:
        self._parts = [found.groups() for found in _PART.finditer(latex.replace("\n", " "))]
        self._at = self._depth = 0
        self._is_text = False

    def group(self) -> str:
        """Return what follows to the end of its group."""
        self._depth += 1
        if self._depth > DEEPEST:
            raise RecursionError
        out = ""
        while self._at < len(self._parts):
            if self._parts[self._at][2] == "}":
                self._at += 1
                break
            out = self._joined(out)
        self._depth -= 1
        return out

    def _joined(self, before: str) -> str:
        """Return the letters so far with the next part: an exponent follows what it stands at without a space."""
        mark = self._parts[self._at][2]
        if mark in ("^", "_") and not self._is_text:
            self._at += 1
            inner = self._argument()
            if inner in ("°", "′"):
                return before.rstrip() + inner
            table = SUPERSCRIPTS if mark == "^" else SUBSCRIPTS
            small = inner.translate(table)
            fits = all(ord(letter) in table for letter in inner)
            return before.rstrip() + (small if fits else f"{mark}{_bracketed(inner)}")
        return before + self._next()

    def _next(self) -> str:
        """Return the letters of the next part."""
        name, sign, mark, letters = self._parts[self._at]
        self._at += 1
        if letters is not None:
            return letters if self._is_text else _RELATION.sub(r" \1 ", "".join(letters.split()))
        if mark is not None:
            return self.group() if mark == "{" else " "
        if sign is not None:
            return {"\\": "\n", "{": "{", "}": "}", "%": "%", "$": "$"}.get(sign, " ")
        return self._command(name)

    def _argument(self) -> str:
        """Return the group that follows, or the one letter."""
        while self._at < len(self._parts) and (self._parts[self._at][3] or "x").isspace():
            self._at += 1
        if self._at >= len(self._parts):
            return ""
        letters = (self._parts[self._at][3] or "").lstrip()
        if len(letters) < 2:
            return self._next().strip()
        self._parts[self._at] = (None, None, None, letters[1:])
        return letters[0]

    def _option(self) -> str:
        """Return what follows in square brackets; "" without any."""
        letters = (self._parts[self._at][3] or "").lstrip() if self._at < len(self._parts) else ""
        option, bracket, rest = letters.removeprefix("[").partition("]")
        if not letters.startswith("[") or not bracket:
            return ""
        self._parts[self._at] = (None, None, None, rest)
        return option

    def _worded(self) -> str:
        """Return a group of words, whose spaces count."""
        before, self._is_text = self._is_text, True
        words = self._next() if self._at < len(self._parts) else ""
        self._is_text = before
        return words

    def _command(self, name: str) -> str:
        if name in ("frac", "dfrac", "tfrac"):
            upper, lower = self._argument(), self._argument()
            return f"{_bracketed(upper)}/{_bracketed(lower)}"
        if name == "sqrt":
            return self._option().translate(SUPERSCRIPTS) + "√" + _bracketed(self._argument())
        if name in _WORDS:
            return self._worded()
        if name in _ACCENTS:
            return _accented(self._argument(), name)
        if name == "mathbb":
            inner = self._argument()
            return _BOARD.get(inner, inner)
        if name in ("begin", "end"):
            kind = self._argument()
            if name == "begin" and kind in ("array", "tabular"):
                self._argument()  # its columns
            return ""
        sign = _SIGNS.get(name, name if name in _FUNCTIONS else "")
        return _RELATION.sub(r" \1 ", sign)


def _bracketed(text: str) -> str:
    return text if text.isalnum() or not text or text.replace(",", "").isdigit() else f"({text})"


def _accented(text: str, name: str) -> str:
    if name == "widehat" and len(text) == 3:  # an angle has its hat on the vertex
        return text[0] + normalize("NFC", text[1] + _ACCENTS[name]) + text[2]
    if name in ("overrightarrow", "overline", "bar", "vec") and len(text) > 1:
        return text + (_ACCENTS[name] if name == "overrightarrow" else "")
    return normalize("NFC", text[:1] + _ACCENTS[name]) + text[1:]
