"""Reader of expressions as GeoGebra's files write them: `(x(A), 2 r)`, `Distance[A, B] / 2`, `y = 2x + 1`.

A product needs no sign. Length and depth are bounded.
"""

from __future__ import annotations

from math import pi

from tni.constructions.errors import ExpressionSyntaxError, ExpressionTooLongError
from tni.constructions.expression_tokens import tokens_of
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
from tni.constructions.values import NumberValue, TextValue

MOST_CHARACTERS = 4000
MOST_DEPTH = 60
_COMPARISONS = ("<", ">", "<=", ">=", "==", "!=", "=")
_OPENING = ("(", "{", "?", "∞", "√")


def read_expression(text: str) -> Expression:
    """Return the tree of an expression. Raises: ExpressionSyntaxError, ExpressionTooLongError."""
    if len(text) > MOST_CHARACTERS:
        raise ExpressionTooLongError
    return _Reader(text).whole()


class _Reader:
    def __init__(self, text: str) -> None:
        self._tokens = tokens_of(text)
        self._index = 0
        self._depth = 0

    def whole(self) -> Expression:
        self._skip_label()
        found = self._comparison_or_definition()
        if self._kind != "end":
            raise self._fault()
        return found

    @property
    def _kind(self) -> str:
        return self._tokens[self._index][0]

    @property
    def _word(self) -> str:
        return self._tokens[self._index][1]

    def _fault(self) -> ExpressionSyntaxError:
        return ExpressionSyntaxError(self._tokens[self._index][2])

    def _is(self, *signs: str) -> bool:
        return self._kind == "sign" and self._word in signs

    def _take(self, *signs: str) -> str | None:
        if not self._is(*signs):
            return None
        self._index += 1
        return self._tokens[self._index - 1][1]

    def _need(self, sign: str) -> None:
        if self._take(sign) is None:
            raise self._fault()

    def _skip_label(self) -> None:
        """Pass over `g:` before an equation."""
        if self._kind == "name" and self._tokens[self._index + 1][:2] == ("sign", ":"):
            self._index += 2

    def _comparison_or_definition(self) -> Expression:
        left = self._either()
        if not self._is("="):
            return left
        self._index += 1
        right = self._either()
        if isinstance(left, Call) and not left.is_command and len(left.arguments) == 1:
            variable = left.arguments[0]
            if isinstance(variable, Name) and left.name not in ("x", "y"):
                return FunctionDefinition(left.name, variable.name, right)
        return BinaryExpression("=", left, right)

    def _either(self) -> Expression:
        found = self._both()
        while self._take("∨"):
            found = BinaryExpression("∨", found, self._both())
        return found

    def _both(self) -> Expression:
        found = self._comparison()
        while self._take("∧"):
            found = BinaryExpression("∧", found, self._comparison())
        return found

    def _comparison(self) -> Expression:
        found = self._sum()
        while (sign := self._take(*_COMPARISONS[:-1])) is not None:
            found = BinaryExpression(sign, found, self._sum())
        return found

    def _sum(self) -> Expression:
        self._depth += 1
        if self._depth > MOST_DEPTH:
            raise ExpressionTooLongError
        found = self._product()
        while (sign := self._take("+", "-")) is not None:
            found = BinaryExpression(sign, found, self._product())
        self._depth -= 1
        return found

    def _product(self) -> Expression:
        found = self._signed()
        while True:
            if (sign := self._take("*", "/")) is not None:
                found = BinaryExpression(sign, found, self._signed())
            elif self._kind in ("number", "name", "text") or self._is(*_OPENING):
                found = BinaryExpression("*", found, self._power())
            else:
                return found

    def _signed(self) -> Expression:
        self._depth += 1
        if self._depth > MOST_DEPTH:
            raise ExpressionTooLongError
        if self._take("-"):
            found: Expression = NegatedExpression(self._signed())
        elif self._take("¬", "!"):
            found = Call("not", (self._signed(),))
        elif self._take("+"):
            found = self._signed()
        else:
            found = self._power()
        self._depth -= 1
        return found

    def _power(self) -> Expression:
        found = self._atom()
        while True:
            if self._kind == "raised":
                found = BinaryExpression("^", found, Literal(NumberValue(float(self._word))))
                self._index += 1
            elif self._take("!"):
                found = Call("factorial", (found,))
            elif self._take("°"):
                found = BinaryExpression("*", found, Literal(NumberValue(pi / 180, is_angle=True)))
            elif self._take("^"):
                return BinaryExpression("^", found, self._signed())
            else:
                return found

    def _atom(self) -> Expression:
        kind, word, _ = self._tokens[self._index]
        if kind == "number":
            self._index += 1
            return Literal(NumberValue(float(word)))
        if kind == "text":
            self._index += 1
            return Literal(TextValue(word))
        if kind == "name":
            self._index += 1
            return self._named(word)
        if self._take("("):
            return self._in_brackets()
        if self._take("{"):
            return Listing(self._arguments("}"))
        if self._take("?"):
            return Literal(None)
        if self._take("∞"):
            return Literal(NumberValue(float("inf")))
        if self._take("√"):
            return Call("sqrt", (self._power(),))
        raise self._fault()

    def _named(self, name: str) -> Expression:
        """Return a name, or the call of it: a bracket must follow at once, as in `f(x)`."""
        _, word, at = self._tokens[self._index]
        is_close = at == self._tokens[self._index - 1][2] + len(name)
        if word == "[" and self._take("["):
            return Call(name, self._arguments("]"), is_command=True)
        if is_close and self._take("("):
            return Call(name, self._arguments(")"))
        return Name(name)

    def _arguments(self, end: str) -> tuple[Expression, ...]:
        if self._take(end):
            return ()
        found = [self._comparison_or_definition()]
        while self._take(","):
            found.append(self._comparison_or_definition())
        self._need(end)
        return tuple(found)

    def _in_brackets(self) -> Expression:
        first = self._either()
        separator = self._take(",", ";")
        if separator is None:
            self._need(")")
            return first
        second = self._either()
        self._need(")")
        return CoordinatePair(first, second, separator == ";")
