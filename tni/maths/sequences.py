"""Sequences: u(n) by its number, or by the terms before it, as u(n+1) = 2u(n) + 1."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import isfinite, nan

from tni.maths.compiled import Compiled, compiled
from tni.maths.expressions import (
    Expression,
    FunctionCall,
    Numeral,
    Operation,
    Variable,
    functions_in,
    replaced,
    walk,
)
from tni.maths.faults import MathsError, MathsFault
from tni.maths.parser import parse, parse_number
from tni.maths.tokens import KnownNames

MOST_TERMS, MOST_ORDER = 200, 3
_INDEXED = re.compile(r"_\{(\s*n[^{}]*)\}")
_ALIASES = ("u_n", "un")


@dataclass(frozen=True, slots=True)
class SequenceRule:
    """Formula of a sequence. order: number of terms before it that a term needs, 0 for one by its number. body: by the
    variables n, of the earliest of these terms, and v1, v2 ..., these terms."""

    order: int
    body: Expression
    parameters: tuple[str, ...] = ()

    def function(self) -> Compiled:
        """Return the term that follows, as a function of n, the terms and the parameters."""
        return compiled(self.body, ("n", *(f"v{k + 1}" for k in range(self.order)), *self.parameters))


def parse_rule(text: str, parameters: Sequence[str] = ()) -> SequenceRule:
    """Return the rule of a text as "u(n+1) = 2u(n) + 1", "u_{n+1} = 2u_n + 1", "2u + 1" or "n²". Raises: MathsError."""
    plain = _INDEXED.sub(lambda found: f" ({found.group(1)})", text)
    head, sign, body = plain.partition("=")
    if not sign or not head.lstrip().startswith("u") or head.count("(") != head.count(")"):
        head, sign, body = "", "", plain
    names = KnownNames(frozenset(("n", *_ALIASES, *parameters)), frozenset({"u"}))
    offset = len(head) + len(sign)
    try:
        tree = _with_calls(parse_number(_called(body), names))
    except MathsError as error:
        raise MathsError(error.fault, min(error.at + offset, len(text)), error.part) from None
    shifts = {_shift(call) for call in _own_calls(tree)}
    shift = _shift(_head(head, names)) if sign else (max(shifts) + 1 if shifts else 0)
    if not shifts:
        return SequenceRule(0, _moved(tree, -shift), tuple(parameters))
    order = shift - min(shifts)
    if max(shifts) >= shift or not 0 < order <= MOST_ORDER:
        raise MathsError(MathsFault.NOT_RECURRENT, 0, "u")
    first = min(shifts)
    return SequenceRule(order, _moved(_with_terms(tree, first), -first), tuple(parameters))


def _called(text: str) -> str:
    """Return a text in which a bare u stands for u_n; of the same length up to it."""
    return re.sub(r"(?<![^\W\d_])u(?!\w|\s*[(\[{])", "u_n", text)


def _head(text: str, names: KnownNames) -> FunctionCall:
    found = _with_calls(parse(_called(text), names))
    if isinstance(found, FunctionCall) and found.function == "u":
        return found
    raise MathsError(MathsFault.NOT_RECURRENT, 0, text.strip()[:20])


def _walk(one: Expression) -> list[Expression]:
    return [part for part, _ in walk(one)]


def _with_calls(tree: Expression) -> Expression:
    call = FunctionCall("u", (Variable("n"),))
    return replaced(tree, lambda one: call if isinstance(one, Variable) and one.name in _ALIASES else None)


def _own_calls(tree: Expression) -> list[FunctionCall]:
    return [one for one in _walk(tree) if isinstance(one, FunctionCall) and one.function == "u"]


def _shift(call: FunctionCall) -> int:
    """Return k of u(n + k)."""
    match call.arguments:
        case (Variable(name="n"),):
            return 0
        case (Operation(operator="+" | "-" as sign, left=Variable(name="n"), right=Numeral(value=value)),):
            if value.denominator == 1 and value <= MOST_ORDER:
                return int(value) if sign == "+" else -int(value)
    raise MathsError(MathsFault.NOT_RECURRENT, 0, "u")


def _with_terms(tree: Expression, first: int) -> Expression:
    calls = _own_calls(tree)
    if any(functions_in(call.arguments[0]) for call in calls):
        raise MathsError(MathsFault.NOT_RECURRENT, 0, "u")
    terms = {call: Variable(f"v{_shift(call) - first + 1}") for call in calls}
    return replaced(tree, lambda one: terms.get(one) if isinstance(one, FunctionCall) else None)


def _moved(tree: Expression, by: int) -> Expression:
    """Return a tree with n + by in place of n."""
    if by == 0:
        return tree
    moved = Operation("+" if by > 0 else "-", Variable("n"), Numeral(Fraction(abs(by))))
    return replaced(tree, lambda one: moved if one == Variable("n") else None)


def terms(
    rule: SequenceRule, first: int, starts: Sequence[float], count: int, values: Sequence[float] = ()
) -> list[tuple[int, float]]:
    """Return terms with their numbers, from number `first`. starts: the first terms, as many as the order. values: of
    the parameters. A term is NaN where there is no value, and so are those that follow by it."""
    function, out = rule.function(), list[float]()
    for place in range(min(count, MOST_TERMS)):
        if rule.order == 0:
            out.append(_finite(function((first + place, *values))))
        elif place < rule.order:
            out.append(starts[place] if place < len(starts) else nan)
        else:
            before = out[place - rule.order : place]
            number = first + place - rule.order
            out.append(_finite(function((number, *before, *values))) if all(map(isfinite, before)) else nan)
    return [(first + place, value) for place, value in enumerate(out)]


def _finite(value: float) -> float:
    return value if isfinite(value) and abs(value) < 1e300 else nan
