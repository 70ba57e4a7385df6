"""Writer of expressions, as GeoGebra's files hold them: what is written is read as the same tree."""

from __future__ import annotations

from tni.constructions.expression_tree import (
    BinaryExpression,
    Call,
    CoordinatePair,
    Expression,
    FunctionDefinition,
    Listing,
    Literal,
    Name,
    NegatedExpression,
)
from tni.constructions.values import NumberValue, Point, TextValue, Truth, Value, Vector

_BINDING = {"=": 0, "∨": 1, "∧": 2, "<": 3, ">": 3, "<=": 3, ">=": 3, "==": 3, "!=": 3, "+": 4, "-": 4, "*": 5, "/": 5}
_SHOWN = {"<=": "≤", ">=": "≥", "==": "≟", "!=": "≠"}
_NEGATION, _POWER, _ATOM = 6, 7, 8


def written(expression: Expression) -> str:
    """Return the text of an expression."""
    return _text(expression, 0)


def _text(expression: Expression, least: int) -> str:
    """Return the text, in brackets if it binds less than what stands around it."""
    text, binding = _parts(expression)
    return f"({text})" if binding < least else text


def _parts(expression: Expression) -> tuple[str, int]:
    match expression:
        case Literal(value):
            return _literal(value)
        case Name(name):
            return name, _ATOM
        case NegatedExpression(inner):
            return f"-{_text(inner, _NEGATION)}", _NEGATION
        case BinaryExpression("^", left, right):
            return f"{_text(left, _ATOM)}^{_text(right, _ATOM)}", _POWER
        case BinaryExpression(sign, left, right):
            binding = _BINDING[sign]
            middle = _SHOWN.get(sign, sign)
            return f"{_text(left, binding)} {middle} {_text(right, binding + 1)}", binding
        case Call(name, arguments, is_command):
            inside = ", ".join(map(written, arguments))
            return (f"{name}[{inside}]" if is_command else f"{name}({inside})"), _ATOM
        case CoordinatePair(first, second, is_polar):
            return f"({written(first)}{';' if is_polar else ','} {written(second)})", _ATOM
        case Listing(members):
            return "{" + ", ".join(map(written, members)) + "}", _ATOM
        case FunctionDefinition(name, variable, body):
            return f"{name}({variable}) = {written(body)}", 0


def _literal(value: Value | None) -> tuple[str, int]:
    match value:
        case None:
            return "?", _ATOM
        case NumberValue(number) if number != number or number in (float("inf"), -float("inf")):
            return ("-∞" if number < 0 else "∞"), _NEGATION
        case NumberValue(number):
            text = repr(float(number)).removesuffix(".0")
            return text, (_NEGATION if number < 0 else _ATOM)
        case Point(x, y) | Vector(x, y):
            return f"({x!r}, {y!r})", _ATOM
        case TextValue(words):
            return '"' + words.replace('"', "”") + '"', _ATOM
        case Truth(is_true):
            return ("true" if is_true else "false"), _ATOM
        case _:
            return "?", _ATOM
