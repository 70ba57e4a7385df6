"""Tree of an expression as GeoGebra's files write them: numbers, names, operators, calls, pairs of coordinates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tni.constructions.values import Value


@dataclass(frozen=True, slots=True)
class Literal:
    """Value that stands in the expression itself; None for an undefined one, written `?`."""

    value: Value | None


@dataclass(frozen=True, slots=True)
class Name:
    """Label of an object, a constant or a variable."""

    name: str


@dataclass(frozen=True, slots=True)
class NegatedExpression:
    """Opposite of a value."""

    inner: Expression


@dataclass(frozen=True, slots=True)
class BinaryExpression:
    """Two values and the sign between them: + - * / ^ < <= > >= = != and or."""

    sign: str
    left: Expression
    right: Expression


@dataclass(frozen=True, slots=True)
class Call:
    """Function or command with what stands in its brackets. is_command: square brackets."""

    name: str
    arguments: tuple[Expression, ...]
    is_command: bool = False


@dataclass(frozen=True, slots=True)
class CoordinatePair:
    """Coordinates (x, y), or (r; φ) if is_polar."""

    first: Expression
    second: Expression
    is_polar: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """Values within braces."""

    members: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class FunctionDefinition:
    """Function f(x) = ..."""

    name: str
    variable: str
    body: Expression


type Expression = (
    Literal | Name | NegatedExpression | BinaryExpression | Call | CoordinatePair | Listing | FunctionDefinition
)


def children(expression: Expression) -> tuple[Expression, ...]:
    match expression:
        case NegatedExpression(inner):
            return (inner,)
        case BinaryExpression(_, left, right) | CoordinatePair(left, right):
            return (left, right)
        case Call(_, arguments):
            return arguments
        case Listing(members):
            return members
        case FunctionDefinition(_, _, body):
            return (body,)
        case _:
            return ()


def names_in(expression: Expression) -> Iterator[str]:
    """Yield the names that an expression uses, of functions too."""
    waiting = [expression]
    while waiting:
        found = waiting.pop()
        if isinstance(found, Name | Call):
            yield found.name
        waiting.extend(children(found))
