"""Formulas of the custom shapes of OpenDocument (`draw:equation`), evaluated under limits."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from math import atan2, cos, isfinite, pi, sin, sqrt, tan

from tni.formats.lessons.office.numbers import FARTHEST, number

_TOKEN = re.compile(
    r"\s*(?:([0-9]*\.?[0-9]+(?:[eE][-+]?[0-9]{1,3})?)|(\?[A-Za-z0-9_]+|\$[0-9]+|[A-Za-z_][A-Za-z0-9_]*)|(.))"
)
_FUNCTIONS: Mapping[str, Callable[[float], float]] = {
    "abs": abs,
    "sqrt": lambda x: sqrt(max(x, 0.0)),
    "sin": sin,
    "cos": cos,
    "tan": tan,
}
DEEPEST, LONGEST = 40, 2000


class _FormulaError(Exception):
    """A formula is malformed, or too deep."""


class OdfFormulas:
    """Values of a shape's equations. names: of what a formula may use: width, left, $0. equations: by their names."""

    def __init__(self, names: Mapping[str, float], equations: Mapping[str, str]) -> None:
        self._names, self._equations = dict(names), equations
        self._known: dict[str, float] = {}
        self._depth = 0

    def value(self, text: str) -> float:
        """Return the value of a formula, of a name, or of a number; 0 for what is none."""
        try:
            found = self._evaluated(text)
        except (_FormulaError, ArithmeticError, ValueError, RecursionError):
            return 0.0
        return found if isfinite(found) and abs(found) <= FARTHEST else 0.0

    def _evaluated(self, text: str) -> float:
        if len(text) > LONGEST:
            raise _FormulaError
        tokens = [(one[1], one[2] or (one[3] or "").strip()) for one in _TOKEN.finditer(text) if one[0].strip()]
        parser = _Parser(tokens, self)
        return parser.whole()

    def named(self, name: str) -> float:
        if name.startswith("?"):
            return self._equation(name[1:])
        if name not in self._names:
            raise _FormulaError
        return self._names[name]

    def _equation(self, name: str) -> float:
        if name not in self._known:
            if self._depth > DEEPEST or name not in self._equations:
                raise _FormulaError
            self._depth += 1
            self._known[name] = 0.0  # of one that needs itself
            try:
                self._known[name] = self.value(self._equations[name])
            finally:
                self._depth -= 1
        return self._known[name]


class _Parser:
    """Recursive descent over the tokens of one formula: (number, name or sign)."""

    def __init__(self, tokens: list[tuple[str, str]], formulas: OdfFormulas) -> None:
        self._tokens, self._formulas, self._place, self._depth = tokens, formulas, 0, 0

    def whole(self) -> float:
        found = self._sum()
        if self._place != len(self._tokens):
            raise _FormulaError
        return found

    def _sign(self) -> str:
        return self._tokens[self._place][1] if self._place < len(self._tokens) else ""

    def _take(self, sign: str) -> None:
        if self._sign() != sign:
            raise _FormulaError
        self._place += 1

    def _sum(self) -> float:
        found = self._product()
        while self._sign() in ("+", "-"):
            sign = self._sign()
            self._place += 1
            other = self._product()
            found = found + other if sign == "+" else found - other
        return found

    def _product(self) -> float:
        found = self._factor()
        while self._sign() in ("*", "/"):
            sign = self._sign()
            self._place += 1
            other = self._factor()
            found = found * other if sign == "*" else found / other
        return found

    def _factor(self) -> float:
        self._depth += 1
        if self._depth > DEEPEST or self._place >= len(self._tokens):
            raise _FormulaError
        value, sign = self._tokens[self._place]
        self._place += 1
        if sign == "-":
            found = -self._factor()
        elif sign == "+":
            found = self._factor()
        elif sign == "(":
            found = self._sum()
            self._take(")")
        elif value:
            found = number(value)
        elif self._sign() == "(":
            found = self._call(sign)
        else:
            found = self._formulas.named(sign)
        self._depth -= 1
        return found

    def _call(self, name: str) -> float:
        self._take("(")
        values = [self._sum()]
        while self._sign() == ",":
            self._place += 1
            values.append(self._sum())
        self._take(")")
        match name, values:
            case "min", [a, b]:
                return min(a, b)
            case "max", [a, b]:
                return max(a, b)
            case "atan2", [a, b]:
                return atan2(a, b)
            case "atan", [a]:
                return atan2(a, 1.0)
            case "if", [a, b, c]:
                return b if a > 0 else c
            case _, [a] if name in _FUNCTIONS:
                return float(_FUNCTIONS[name](a))
        raise _FormulaError


CONSTANTS = {"pi": pi}
