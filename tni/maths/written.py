"""Expressions as one line of text, which the parser reads back to the same tree."""

from __future__ import annotations

from fractions import Fraction

from tni.maths.expressions import (
    Comparison,
    ConstantTerm,
    Definition,
    Expression,
    FunctionCall,
    Junction,
    Negation,
    Numeral,
    Operation,
    Suffixed,
    Variable,
)

_RAISED = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")
_OR, _AND, _RELATION, _SUM, _PRODUCT, _SIGN, _POWER, _SUFFIX, _PRIMARY = range(9)
_OPERATORS = {"+": (" + ", _SUM), "-": (" − ", _SUM), "*": ("×", _PRODUCT), "/": ("/", _PRODUCT)}
_SIGNS = {"<=": "≤", ">=": "≥", "!=": "≠"}
_SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
LONG_ZEROS = 15


def decimal_text(value: Fraction, french: bool = True) -> str:
    """Return a decimal >= 0 with all its digits."""
    digits = _digits(value.denominator)
    text = str((value * 10**digits).numerator)
    bare = text.rstrip("0")
    zeros = len(text) - len(bare)
    if zeros > LONG_ZEROS or digits - len(text) > LONG_ZEROS:
        return f"{bare}E{zeros - digits}"
    if not digits:
        return text
    text = text.rjust(digits + 1, "0")
    return f"{text[:-digits]}{',' if french else '.'}{text[-digits:]}"


def _digits(denominator: int) -> int:
    """Return the number of digits after the comma: the greater power of 2 and of 5."""
    twos = (denominator & -denominator).bit_length() - 1
    rest, fives = denominator >> twos, 0
    while rest > 1:
        rest, fives = rest // 5, fives + 1
    return max(twos, fives)


def variable_text(name: str) -> str:
    """Return a name with its index below the line where there is a sign for it."""
    letter, line, index = name.partition("_")
    if not line:
        return letter
    if index.isascii() and index.isdigit():
        return letter + index.translate(_SUBSCRIPTS)
    return f"{letter}_{index}" if len(index) == 1 else f"{letter}_{{{index}}}"


def written(one: Expression | Definition, french: bool = True) -> str:
    """Return an expression as text. french: with the decimal comma, else with the point."""
    if isinstance(one, Definition):
        return f"{one.name}({'; '.join(one.parameters)}) = {written(one.body, french)}"
    return _Writer(french).text(one)[0]


class _Writer:
    """Writer of trees. Its methods return a text, and how tightly it holds together."""

    def __init__(self, french: bool) -> None:
        self._french = french

    def _within(self, one: Expression, least: int) -> str:
        text, tight = self.text(one)
        return text if tight >= least else f"({text})"

    def text(self, one: Expression) -> tuple[str, int]:
        match one:
            case Numeral(value=value):
                return decimal_text(value, self._french), _PRIMARY
            case Variable(name=name):
                return variable_text(name), _PRIMARY
            case ConstantTerm(name=name):
                return name, _PRIMARY
            case Negation(of=inner):
                return f"−{self._within(inner, _POWER)}", _SIGN
            case Suffixed(suffix=suffix, of=inner):
                return f"{self._within(inner, _SUFFIX)}{suffix}", _SUFFIX
            case Operation(operator="^", left=left, right=right):
                return self._power(left, right)
            case Operation(operator=operator, left=left, right=right):
                return self._operation(operator, left, right)
            case FunctionCall(function=name, arguments=arguments):
                return self._call(name, arguments), _PRIMARY
            case Comparison(first=first, rest=rest):
                sides = (f" {_SIGNS.get(sign, sign)} {self._within(side, _SUM)}" for sign, side in rest)
                return self._within(first, _SUM) + "".join(sides), _RELATION
            case Junction(word=word, left=left, right=right):
                level = _OR if word == "or" else _AND
                shown = {"or": "ou", "and": "et"}[word] if self._french else word
                return f"{self._within(left, level)} {shown} {self._within(right, level + 1)}", level

    def _power(self, base: Expression, exponent: Expression) -> tuple[str, int]:
        below = self._within(base, _SUFFIX)
        inner = exponent.of if isinstance(exponent, Negation) else exponent
        if isinstance(inner, Numeral) and inner.value.denominator == 1 and inner.value < 10**6:
            raised = f"{'-' if inner is not exponent else ''}{inner.value.numerator}"
            return below + raised.translate(_RAISED), _POWER
        return f"{below}^{self._within(exponent, _POWER)}", _POWER

    def _operation(self, operator: str, left: Expression, right: Expression) -> tuple[str, int]:
        sign, level = _OPERATORS[operator]
        before, (after, tight) = self._within(left, level), self.text(right)
        if operator == "*" and isinstance(left, Numeral) and _may_touch(right):
            return before + (after if tight >= _POWER else f"({after})"), level
        return f"{before}{sign}{after if tight > level else f'({after})'}", level

    def _call(self, name: str, arguments: tuple[Expression, ...]) -> str:
        inner = [self.text(one)[0] for one in arguments]  # each once, or the work would double with each bracket
        if name == "abs" and "|" not in inner[0]:
            return f"|{inner[0]}|"
        if name == "sqrt":
            return f"√{inner[0]}" if isinstance(arguments[0], Numeral) and "E" not in inner[0] else f"√({inner[0]})"
        shown = "si" if name == "if" and self._french else name
        return f"{shown}({'; '.join(inner)})"


def _may_touch(right: Expression) -> bool:
    """Return whether a factor may stand behind a number without a sign between them."""
    match right:
        case Variable() | ConstantTerm():
            return True
        case FunctionCall(function=name):
            return name != "abs"
        case Operation(operator="^", left=base):
            return isinstance(base, Variable | ConstantTerm)
        case Operation(operator="+" | "-"):
            return True
    return False
