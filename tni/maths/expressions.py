"""Expressions as trees of values. Equal texts of one meaning give equal trees."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import islice

OPERATORS = ("+", "-", "*", "/", "^")
RELATIONS = ("=", "!=", "<", ">", "<=", ">=")
CONSTANTS = ("π", "e")


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as it is typed. value: >= 0, a decimal."""

    value: Fraction


@dataclass(frozen=True, slots=True)
class ConstantTerm:
    """One of CONSTANTS."""

    name: str


@dataclass(frozen=True, slots=True)
class Variable:
    name: str


@dataclass(frozen=True, slots=True)
class Negation:
    """The opposite of an expression."""

    of: Expression


@dataclass(frozen=True, slots=True)
class Operation:
    """Two expressions joined by one of OPERATORS."""

    operator: str
    left: Expression
    right: Expression


@dataclass(frozen=True, slots=True)
class Suffixed:
    """An expression with "!", "°" or "%" behind it."""

    suffix: str
    of: Expression


@dataclass(frozen=True, slots=True)
class FunctionCall:
    """A function with its arguments. Those of "if" are conditions and values in turn, and at last the value for all
    other cases if there is one."""

    function: str
    arguments: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Condition, as 0 < x <= 1. rest: pairs of one of RELATIONS and an expression."""

    first: Expression
    rest: tuple[tuple[str, Expression], ...]


@dataclass(frozen=True, slots=True)
class Junction:
    """Two conditions joined by "and" or "or"."""

    word: str
    left: Expression
    right: Expression


@dataclass(frozen=True, slots=True)
class Definition:
    """A name that stands for an expression, as f(x) = x²."""

    name: str
    parameters: tuple[str, ...]
    body: Expression


type Expression = (
    Numeral | ConstantTerm | Variable | Negation | Operation | Suffixed | FunctionCall | Comparison | Junction
)


def parts(of: Expression) -> tuple[Expression, ...]:
    """Return the expressions of which one is made."""
    match of:
        case Numeral() | ConstantTerm() | Variable():
            return ()
        case Negation(of=inner) | Suffixed(of=inner):
            return (inner,)
        case Operation(left=left, right=right) | Junction(left=left, right=right):
            return left, right
        case FunctionCall(arguments=arguments):
            return arguments
        case Comparison(first=first, rest=rest):
            return (first, *(one for _, one in rest))


def walk(root: Expression) -> Iterator[tuple[Expression, int]]:
    """Yield each part of an expression with its depth, from the root down."""
    waiting = [(root, 1)]
    while waiting:
        one, depth = waiting.pop()
        yield one, depth
        waiting.extend((part, depth + 1) for part in reversed(parts(one)))


def replaced(one: Expression, new: Callable[[Expression], Expression | None]) -> Expression:
    """Return an expression with some parts replaced. new: what stands for a part, None to look at its own parts."""
    found = new(one)
    if found is not None:
        return found
    match one:
        case Negation(of=inner):
            return Negation(replaced(inner, new))
        case Suffixed(suffix=suffix, of=inner):
            return Suffixed(suffix, replaced(inner, new))
        case Operation(operator=operator, left=left, right=right):
            return Operation(operator, replaced(left, new), replaced(right, new))
        case FunctionCall(function=name, arguments=arguments):
            return FunctionCall(name, tuple(replaced(argument, new) for argument in arguments))
        case Comparison(first=first, rest=rest):
            return Comparison(replaced(first, new), tuple((sign, replaced(side, new)) for sign, side in rest))
        case Junction(word=word, left=left, right=right):
            return Junction(word, replaced(left, new), replaced(right, new))
        case _:
            return one


def is_condition(one: Expression) -> bool:
    """Return whether it is true or false rather than a number."""
    return isinstance(one, Comparison | Junction)


def free_variables(of: Expression) -> frozenset[str]:
    """Return the names of the variables."""
    return frozenset(one.name for one, _ in walk(of) if isinstance(one, Variable))


def functions_in(of: Expression) -> frozenset[str]:
    """Return the names of the functions."""
    return frozenset(one.function for one, _ in walk(of) if isinstance(one, FunctionCall))


def cost(of: Expression, most: int = 10_000) -> int:
    """Return the number of parts, to which the time of computing is proportional. most: where counting ends."""
    return sum(1 for _ in islice(walk(of), most))


def number(value: int | Fraction) -> Expression:
    """Return a whole number or a decimal, a negative one as an opposite."""
    found = Numeral(abs(Fraction(value)))
    return Negation(found) if value < 0 else found
